"""A round of Section 11 in the real window, from its workbooks to its report: issued, imported, moderated, acted on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import select

from app.returns.cycles import compare, earlier_rounds
from app.returns.gaps import gaps, raise_actions
from app.returns.heat import heat_map
from app.returns.issuing import issue_of
from app.returns.operations import answer_question
from app.returns.queries import requests
from app.returns.tracking import accept, moderate, query
from models.groups import Group
from models.returns import Question, RequestState, ReturnAnswer
from reports import returns
from reports.writers import write
from tests.app.returns.issued import fill
from tests.journeys.issued_round import answers_of, lowest, open_section_11, shown
from tests.journeys.window import start_window
from tests.ui.acting import CONTROL, SHIFT, Key, click, press, show
from tests.ui.checker import check, settle
from tests.ui.importing.screen import come_to_rest
from tests.ui.opened import page_of
from ui.chasing import ChaseDialog
from ui.importing.page import ImportPage
from ui.letters.chaser import ChaserDialog
from ui.returns.making import MadeDialog, MakingDialog
from ui.returns.page import ReturnsPage
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.bootstrap import Core
    from app.returns.heat import HeatMap
    from app.returns.issuing import Issue
    from tests.journeys.issued_round import Said
    from ui.window import Window

pytestmark = pytest.mark.journey
LATE = 11
"""The place of the agency that does not answer."""
DUE = date(2025, 6, 30)


class Round:
    """The round as it stands, with the window it is worked in."""

    def __init__(self, qtbot: QtBot, core: Core, folder: Path) -> None:
        """Open the next cycle of the sample's round, and the window on it."""
        self.qtbot, self.core, self.folder = qtbot, core, folder
        self.issue: Issue = open_section_11(core)
        self.window: Window = start_window(core, None)
        show(qtbot, self.window)
        self.page = page_of(self.window, "returns", ReturnsPage, {"id": self.issue.round.id})
        self.said: dict[str, Said] = {}

    @property
    def heat(self) -> HeatMap:
        """Read its heat map."""
        with self.core.read() as session:
            found = heat_map(session, self.issue.round.id)
        assert found is not None
        return found

    def choose(self, target: Path) -> None:
        """Point to a folder or file in the window's dialog, and wait until it is written."""
        chooser = self.window.findChildren(QFileDialog)[-1]
        chooser.fileSelected.emit(str(target))
        chooser.close()
        tasks = self.window.tasks
        assert tasks is not None
        self.qtbot.waitUntil(lambda: not tasks.busy, timeout=60_000)
        settle()


@pytest.fixture
def opened(qtbot: QtBot, sample: Core, tmp_path: Path) -> Round:
    """Give the round that is open and asked of twelve agencies."""
    return Round(qtbot, sample, tmp_path)


def test_a_round_goes_out_comes_back_and_is_reported(opened: Round) -> None:
    issue(opened)
    bring_in_all(opened)
    chase_by_mail(opened)
    settle_returns(opened)
    compare_cycles(opened)
    raise_from_gaps(opened)
    report(opened)


def issue(opened: Round) -> None:
    """Make twelve workbooks by the keys of the window, and count them as sent."""
    opened.page.heat.setFocus()
    settle()
    press(Key.Key_W, CONTROL | SHIFT)
    dialog = opened.window.findChildren(MakingDialog)[-1]
    assert dialog.make_button.caption() == "Make 12 workbooks"
    assert check(dialog) == []
    press(Key.Key_Return, CONTROL, dialog)
    opened.choose(opened.folder)
    opened.window.findChildren(MadeDialog)[-1].close()
    assert len(list(opened.folder.glob("Section 11 2025-26 - *.xlsx"))) == 12
    assert {row.request.state for row in opened.heat.rows} == {RequestState.SENT}


def bring_in_all(opened: Round) -> None:
    """Fill eleven of them under other names, and store all in one act."""
    with opened.core.read() as session:
        agencies = issue_of(session, opened.issue.round.id).agencies
    back: list[Path] = []
    for place, each in enumerate(agencies[:LATE]):
        name = each.agency.name
        opened.said[name] = answers_of(opened.issue, place)
        [made] = opened.folder.glob(f"*- {name}.xlsx")
        kept = opened.folder / f"return {place:02}.xlsx"
        back.append(fill(made, opened.said[name].written, kept))
    page = page_of(opened.window, "import", ImportPage)
    page.incoming.take_files(back)
    come_to_rest(opened.qtbot, page)
    click(page.check.foot.all)
    come_to_rest(opened.qtbot, page)
    assert page.sitting.queue.summary().startswith("11 files: 11 stored")
    found = shown(opened.core, opened.issue)
    assert {name: found[name] for name in opened.said} == {
        name: lowest(opened.issue, said) for name, said in opened.said.items()
    }
    assert opened.heat.round.progress == "11 of 12"


def chase_by_mail(opened: Round) -> None:
    """Write the reminder of the twelfth as a draft from the panel of its return, which counts as chased then."""
    late = next(row.request for row in opened.heat.rows if row.request.received_on is None)
    page = page_of(opened.window, "returns", ReturnsPage, {"kind": "returns", "id": late.id})
    page.heat.setFocus()
    settle()
    press(Key.Key_J, CONTROL, opened.window)
    letter = opened.window.findChildren(ChaseDialog)[-1]
    drafts = next(each for each in letter.findChildren(Button) if each.caption() == "E-mail drafts")
    click(drafts)
    settle()
    press(Key.Key_Return, CONTROL, opened.window.findChildren(ChaserDialog)[-1])
    path = opened.folder / "reminder.eml"
    opened.choose(path)
    draft = message_from_bytes(path.read_bytes(), policy=default)
    assert draft["X-Unsent"] == "1"
    body = draft.get_body()
    assert body is not None
    assert "Section 11 2025-26" in body.get_content()
    with opened.core.read() as session:
        [now] = requests(session, [late.id])
    assert (now.state, now.chased_on) == (RequestState.CHASED, opened.core.clock.today())


def settle_returns(opened: Round) -> None:
    """Ask back about one, moderate one answer of another down and its whole, accept a third."""
    core, today = opened.core, opened.core.clock.today()
    asked, moderated, accepted, *_ = (
        row.request.id for row in opened.heat.rows if row.request.received_on is not None
    )
    with core.work("Settle returns") as work:
        query(work, asked, today)
        best = select(ReturnAnswer).where(
            ReturnAnswer.request_id == moderated, ReturnAnswer.self_value == 3
        )
        answer = work.session.scalars(best.order_by(ReturnAnswer.id)).first()
        assert answer is not None
        values = {"moderated_score": Decimal(0), "moderation": "Not found on the visit."}
        answer_question(work, moderated, answer.question_id, values)  # type: ignore[arg-type]  # as a form gives them
        standard = work.get(Question, answer.question_id).standard_id
        moderate(work, moderated, today)
        accept(work, accepted, today)
    rows = {row.request.id: row for row in opened.heat.rows}
    assert [rows[each].request.state for each in (asked, moderated, accepted)] == [
        *(RequestState.QUERIED, RequestState.MODERATED, RequestState.ACCEPTED),
    ]
    cell = rows[moderated].cells[standard]
    assert (cell.word, cell.changed) == ("Not met", 1)


def compare_cycles(opened: Round) -> None:
    """Put the last cycle beside this one; its figures are those of the map."""
    with opened.core.read() as session:
        before = earlier_rounds(session, opened.issue.round.id)[0]
        found = compare(session, opened.issue.round.id, before.id)
    assert found is not None
    assert (before.name, found.changes) == ("Section 11 2024-25", "")
    for line in found.lines:
        cells = [row.cells[line.id] for row in opened.heat.rows]
        assert line.below_now == f"{sum(each.below for each in cells)} of " + str(
            sum(each.answered for each in cells)
        )


def raise_from_gaps(opened: Round) -> None:
    """Raise an action from every weak cell in one act; none is left then."""
    heat = opened.heat
    weak = sum(cell.below > 0 for row in heat.rows for cell in row.cells.values())
    with opened.core.work("Raise actions from gaps") as work:
        board = work.session.scalars(select(Group.id).order_by(Group.id)).first()
        assert board is not None
        found = gaps(work.session, heat, work.today)
        assert len(raise_actions(work, found, group=board, due=DUE, evidence_wanted=True)) == weak
    with opened.core.read() as session:
        assert gaps(session, heat, opened.core.clock.today()) == []


def report(opened: Round) -> None:
    """Write the overview in three formats; all of them hold the same heat map, and the reason of moderation."""
    built = returns.build(opened.core, opened.issue.round.id)
    for ending in ("docx", "pdf", "xlsx"):
        write(built, opened.folder / f"overview.{ending}")
    words = Document(str(opened.folder / "overview.docx"))
    book = openpyxl.load_workbook(opened.folder / "overview.xlsx")
    rows = book["Agencies by standards"].iter_rows(min_row=2, max_row=13, values_only=True)
    for row, line, heat in zip(words.tables[0].rows[1:13], rows, opened.heat.rows, strict=True):
        told = [cell.text for cell in row.cells]
        came = heat.request.received_on is not None
        cells = [each.word if came else "Not in" for each in heat.cells.values()]
        assert told == [heat.request.agency.name, *cells, heat.request.state.title_text]
        assert list(line)[:10] == told
    pages = PdfReader(opened.folder / "overview.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "11 of 12 returns are in." in text
    assert "Not found on the visit." in text
    assert "2024-25 beside 2025-26" in text
