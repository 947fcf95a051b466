"""The cycle before the meeting: topic, plan, agenda, invitation, replies, papers, packs and the chair's brief."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from app.meetings.fields import MeetingState
from reports.conversion import can_convert
from tests.app.papers.makers import damaged_pdf, pdf, picture
from tests.journeys.cycle import BOTH, OLD_ACTION, pages_of, sheet, word_report
from tests.ui.acting import CONTROL, Key
from ui.dialogs import ChooseOne
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.journeys.cycle import Cycle

TOPIC = "Neglect strategy: six-month progress"
OTHERS = ("Budget and contributions", "A family known to three agencies")
AGENDA = (
    "Welcome, apologies and declarations of interest",
    "Minutes of 12 December 2024 and matters arising",
    "Action log",
    TOPIC,
    *OTHERS,
    "Any other business",
)
REPLIES = """DCS Holder - accepted
Nurse Holder - accepted
Named Nurse Holder - declined
Lead Member Holder - accepted"""
PAPERS = {
    "Strategy.pdf": pdf("Strategy page one", "Strategy page two"),
    "Report.docx": word_report("Report on progress", "Members are asked to agree it."),
    "Costs.xlsx": sheet(("Post", 1.5), ("Training", 2.5)),
    "Photo.png": picture(900, 600),
    "Torn.pdf": damaged_pdf(),
}
OFFICE = ("Report", "Costs")
LATE = "Late.pdf"
DAMAGED = "is damaged and cannot be read. Ask for it again and replace it."


def prepare(cycle: Cycle) -> None:
    """Park a topic, plan the meetings of March and June, and put the agenda of March together."""
    hands = cycle.hands
    hands.press(Key.Key_6, held=CONTROL)
    hands.press(Key.Key_L, held=BOTH)
    hands.press(Key.Key_N, held=CONTROL)
    hands.type(TOPIC)
    hands.go_to("Group")
    hands.type("SCP Board")
    hands.go_to("From")
    hands.type("1/3/2025")
    hands.press(Key.Key_Return, held=CONTROL)
    hands.wait_told("Park topic")
    for day in ("27/3/2025", "26/6/2025"):
        _plan(cycle, day)
    cycle.open(0)
    hands.press(Key.Key_N, held=CONTROL)
    for title in OTHERS:
        hands.type(f"{title}\n")
    _restrict_last(cycle)
    items = cycle.page.planning.agenda.items()
    assert tuple(each.title for each in items) == AGENDA
    assert [each.title for each in items if each.restricted] == [OTHERS[-1]]


def _plan(cycle: Cycle, day: str) -> None:
    hands = cycle.hands
    hands.press(Key.Key_6, held=CONTROL)
    hands.press(Key.Key_N, held=CONTROL)
    hands.type("SCP Board")
    hands.go_to("Date")
    hands.type(day)
    hands.go_to("Start")
    hands.type("9:30")
    hands.go_to("Finish")
    hands.type("12:00")
    hands.go_to("Venue")
    hands.type("Council Chamber")
    hands.press(Key.Key_Return, held=CONTROL)
    hands.wait_told("Plan meeting")


def _restrict_last(cycle: Cycle) -> None:
    """Open the form of the item that was added last and keep it from the public."""
    hands = cycle.hands
    cycle.choose("Change item", Key.Key_I, CONTROL)
    hands.go_to("Restricted")
    hands.type("Y")
    hands.press(Key.Key_Return, held=CONTROL)
    hands.wait_told("Change agenda item")


def invite(cycle: Cycle) -> None:
    """Write the invitation, which carries the meeting for a calendar to everybody with an address."""
    hands = cycle.hands
    hands.press(Key.Key_J, held=BOTH)
    hands.press(Key.Key_Return, held=CONTROL)
    found = message_from_bytes(cycle.written("invitation.eml").read_bytes(), policy=default)
    assert found["X-Unsent"] == "1"
    assert len(found["Bcc"].addresses) == 5
    [calendar] = found.iter_attachments()
    assert calendar.get_content_type() == "text/calendar"
    assert "DTSTART:20250327T093000Z" in calendar.get_content()


def take_replies(cycle: Cycle) -> None:
    """Paste what came back, and note by a letter that the police send their deputy."""
    hands = cycle.hands
    hands.press(Key.Key_V, held=BOTH)
    hands.type(REPLIES)
    hands.press(Key.Key_Return, held=CONTROL)
    hands.wait_told("Record replies")
    replies = cycle.page.planning.replies
    hands.go_to(replies.view.accessibleName())
    hands.press(Key.Key_Home, Key.Key_Down)
    hands.type("d")
    assert cycle.page.view is not None
    rows = {each.post: each.reply for each in cycle.page.view.register.rows}
    assert {post: reply.answer.value for post, reply in rows.items() if reply} == {
        "DCS": "coming",
        "Superintendent": "deputy",
        "Nurse": "coming",
        "Named Nurse": "apologies",
        "Lead Member": "coming",
    }


def attach_papers(cycle: Cycle) -> None:
    """Attach five papers in one go to the fourth item, and keep the picture from the public."""
    for name, content in {**PAPERS, LATE: pdf("Late figures")}.items():
        (cycle.folder / name).write_bytes(content)
    _go_to_fourth(cycle)
    _attach(cycle, *PAPERS)
    papers = cycle.page.planning.papers
    assert [(each.label, each.title) for each in papers.papers()] == [
        (f"4{letter}", name.partition(".")[0]) for letter, name in zip("abcde", PAPERS, strict=True)
    ]
    hands = cycle.hands
    # To the replies and back, into the list of papers.
    hands.press(Key.Key_T, Key.Key_T, held=BOTH)
    hands.press(Key.Key_Home, *[Key.Key_Down] * 3)
    cycle.choose("Keep it from the public", Key.Key_I, CONTROL)
    assert [each.restricted for each in papers.papers()] == [False, False, False, True, False]


def write_packs(cycle: Cycle) -> None:
    """Write the pack, which refuses by name until told to leave papers out, and the one for the public."""
    hands = cycle.hands
    refused = ["Torn"] if can_convert() else [*OFFICE, "Torn"]
    _ask_pack(cycle)
    hands.name_file(cycle.folder / "pack.pdf")
    told = _refusal(cycle)
    assert [title for title in refused if f"“{title}”" in told] == refused
    assert DAMAGED in told
    hands.press(Key.Key_Escape)
    hands.wait(lambda: QApplication.activeModalWidget() is None)
    assert not (cycle.folder / "pack.pdf").exists()
    _check_pack(_pack_without(cycle, "pack.pdf"), refused)
    _check_public(_pack_without(cycle, "public.pdf", "Y"), refused)


def _pack_without(cycle: Cycle, name: str, public: str = "N") -> Path:
    """Write a pack and answer that it goes without the papers that cannot be put in."""
    _ask_pack(cycle, public)
    path = cycle.folder / name
    cycle.hands.name_file(path)
    _refusal(cycle)
    cycle.hands.go_to("Cancel")
    cycle.hands.go_to("Leave them out")
    cycle.hands.press(Key.Key_Space)
    cycle.hands.wait_told(f"{name} is written")
    return path


def _check_pack(path: Path, refused: list[str]) -> None:
    """Look at the pages of the pack: every one labelled and numbered, and each paper found by its bookmark."""
    pages = pages_of(path)
    reader = PdfReader(path)
    assert [f"Page {number}" in text for number, text in enumerate(pages, 1)] == [True] * len(pages)
    assert reader.page_labels == [str(number) for number, _text in enumerate(pages, 1)]
    agenda = " ".join(pages[1:2])
    assert [title for title in AGENDA if title not in agenda] == []
    assert [title for title in refused if f"{title} (not in this pack)" not in agenda] == []
    assert OLD_ACTION in agenda
    minutes = next(text for text in pages[2:] if "SCP Board: minutes" in text)
    assert "Thursday 12 December 2024" in minutes
    assert [text for text in pages if "Strategy page two" in text and "Paper 4a" in text]
    marks = bookmarks(reader)
    assert marks[0] == "Agenda"
    assert [each for each in marks if each.startswith("4a")]


def _check_public(path: Path, refused: list[str]) -> None:
    """Look for what is restricted in the pack for the public: in no page, bookmark or property."""
    reader = PdfReader(path)
    told = " ".join(
        [*pages_of(path), *bookmarks(reader), *map(str, (reader.metadata or {}).values())]
    )
    assert "Strategy page one" in told
    assert [words for words in ("Photo", OTHERS[-1], "4d") if words in told] == []
    assert len(reader.pages) < len(PdfReader(path.with_name("pack.pdf")).pages)
    assert "Torn" in refused


def bookmarks(reader: PdfReader) -> list[str]:
    """Give the bookmarks of a PDF in their order, whatever they stand under."""
    return _titles(reader.outline)


def _titles(entries: Sequence[Any]) -> list[str]:
    found: list[str] = []
    for each in entries:
        found += _titles(each) if isinstance(each, list) else [str(each.title)]
    return found


def send_and_supplement(cycle: Cycle) -> None:
    """Issue the agenda; what comes after it goes out as a supplement whose pages go on from the pack."""
    hands = cycle.hands
    hands.press(Key.Key_M, held=CONTROL)
    assert cycle.page.record is not None
    assert cycle.page.record.state is MeetingState.AGENDA_ISSUED
    cycle.it_is(date(2025, 3, 24))
    _go_to_fourth(cycle)
    _attach(cycle, LATE)
    assert cycle.page.planning.papers.papers()[-1].late
    pack = len(PdfReader(cycle.folder / "pack.pdf").pages)
    path = _pack_without(cycle, "supplement.pdf")
    last = pages_of(path)[-1]
    assert f"Page {pack + len(pages_of(path))}" in last
    assert "Paper 4f" in last
    assert "Late figures" in last
    assert "Torn (not in this supplement)" in pages_of(path)[1]


def brief_the_chair(cycle: Cycle) -> None:
    """Write the brief, which knows who is coming and what is open, and stands in no pack."""
    cycle.choose("Chair's brief PDF")
    told = " ".join(pages_of(cycle.written("brief.pdf")))
    assert "Chair only" in told
    assert "The minutes of 12 Dec 2024 were agreed as a correct record." in told
    assert OLD_ACTION in told
    assert "Apologies Named Nurse Holder, Named Nurse" in told
    assert "Proposed wording" not in " ".join(pages_of(cycle.folder / "pack.pdf"))


def _go_to_fourth(cycle: Cycle) -> None:
    hands = cycle.hands
    hands.go_to(cycle.page.planning.agenda.table.view.accessibleName())
    hands.press(Key.Key_Home, *[Key.Key_Down] * 3)


def _attach(cycle: Cycle, *names: str) -> None:
    paths = [cycle.folder / name for name in names]
    cycle.hands.press(Key.Key_U, held=BOTH)
    cycle.hands.name_file(Path(" ".join(f'"{path}"' for path in paths)) if paths[1:] else paths[0])
    cycle.hands.wait_told("Attach paper")


def _ask_pack(cycle: Cycle, public: str = "N") -> None:
    cycle.hands.press(Key.Key_D, held=BOTH)
    cycle.hands.go_to("For the public")
    cycle.hands.type(public)
    cycle.hands.press(Key.Key_Return, held=CONTROL)


def _refusal(cycle: Cycle) -> str:
    """Wait for the question about papers that cannot be put in, and give what it says."""
    cycle.hands.wait(lambda: isinstance(QApplication.activeModalWidget(), ChooseOne))
    question = QApplication.activeModalWidget()
    assert question is not None
    return " ".join(each.text() for each in question.findChildren(Label))
