"""The pack: one PDF with cover, agenda and papers, continuous pages, ways and bookmarks; supplements; the public's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf
import pytest

from app.agenda.operations import change_item
from app.errors import Cancelled, EnvironmentProblem
from app.journal import history
from app.papers.looking import look_at
from app.papers.operations import (
    change_paper,
    place_paper,
    remove_paper,
    replace_paper,
    withdraw_paper,
)
from app.papers.packing import Extent, NoPackYet, NothingNew, packs_of
from app.papers.queries import papers_of
from app.papers.rules import InAPack
from reports import agenda
from reports.pack import PapersRefused, Wish, write_pack
from reports.pdf import write_pdf
from tests.app.papers.makers import attach, damaged_pdf, locked_pdf, pdf, picture
from tests.reports.pack.makers import bookmarks, make, texts, ways, write

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core

SUPPLEMENT = Extent.SUPPLEMENT


def paper(core: Core, label: str) -> int:
    with core.read() as session:
        return next(each.id for each in papers_of(session, 1) if each.label == label)


def test_a_pack_is_cover_agenda_and_papers_in_their_order(core: Core, tmp_path: Path) -> None:
    make(core)
    assert write(core, tmp_path / "pack.pdf").pages == 6
    cover, agenda, *papers = texts(tmp_path / "pack.pdf")
    assert "Meeting pack" in cover
    assert "working document" in " ".join(cover.split())
    assert re.search(r"1a\s+Strategy\s+3\s+1b\s+Annex\s+5\s+2\s+Dataset", agenda)
    assert [text.split("\n")[0] for text in papers] == [
        "Strategy one",
        "Strategy two",
        "Annex one",
        "Dataset one",
    ]


def test_every_page_bears_its_number_its_label_and_the_meeting(core: Core, tmp_path: Path) -> None:
    make(core)
    write(core, tmp_path / "pack.pdf")
    pages = texts(tmp_path / "pack.pdf")
    assert [f"Page {number}" in text for number, text in enumerate(pages, 1)] == [True] * 6
    assert ["SCP Board, 27 March 2025" in text for text in pages] == [True] * 6
    labels = [found[0] if (found := re.findall(r"Paper \d\w", text)) else "" for text in pages]
    assert labels == ["", "", "Paper 1a", "Paper 1a", "Paper 1b", "Paper 2a"]


def test_the_agenda_leads_to_the_papers_and_the_bookmarks_name_them(
    core: Core, tmp_path: Path
) -> None:
    make(core)
    write(core, tmp_path / "pack.pdf")
    assert set(ways(tmp_path / "pack.pdf", 1)) == {2, 4, 5}
    assert bookmarks(tmp_path / "pack.pdf") == [
        ("Agenda", 1),
        ("1 Neglect strategy", 2),
        ("  1a Strategy", 2),
        ("  1b Annex", 4),
        ("2 Dataset", 5),
        ("  2a Dataset", 5),
        ("3 Any other business", 1),
    ]


def test_the_properties_say_what_it_is(core: Core, tmp_path: Path) -> None:
    make(core)
    write(core, tmp_path / "pack.pdf")
    with pikepdf.open(tmp_path / "pack.pdf") as pack:
        assert str(pack.docinfo.Title) == "SCP Board, 27 March 2025: meeting pack"
        assert str(pack.Root.Lang) == "en-GB"
        assert pack.Root.PageMode == "/UseOutlines"
        assert "/StructTreeRoot" not in pack.Root


def test_a_supplement_holds_what_came_since_and_goes_on_counting(
    core: Core, tmp_path: Path
) -> None:
    _, items = make(core)
    write(core, tmp_path / "pack.pdf")
    attach(core, items[0], "Costs.pdf", pdf("Costs one"))
    dataset = paper(core, "2a")
    with core.work("Replace paper") as work:
        replace_paper(work, dataset, look_at("Dataset v2.pdf", pdf("Dataset again")))
    assert write(core, tmp_path / "more.pdf", extent=SUPPLEMENT).pages == 4
    pages = texts(tmp_path / "more.pdf")
    assert "Supplement 1" in pages[0]
    assert re.search(r"1c\s+Costs\s+9", pages[1])
    assert "replaces the one in the pack" in " ".join(pages[1].split())
    assert [re.findall(r"Page (\d+)", text)[-1] for text in pages] == ["7", "8", "9", "10"]
    with pikepdf.open(tmp_path / "more.pdf") as pack:
        assert int(pack.Root.PageLabels.Nums[1].St) == 7


def test_supplements_follow_each_other_until_nothing_is_new(core: Core, tmp_path: Path) -> None:
    _, items = make(core)
    with pytest.raises(NoPackYet):
        write(core, tmp_path / "more.pdf", extent=SUPPLEMENT)
    write(core, tmp_path / "pack.pdf")
    for name in ("One", "Two"):
        attach(core, items[1], f"{name}.pdf", pdf(name))
        write(core, tmp_path / f"{name}.pdf", extent=SUPPLEMENT)
    with pytest.raises(NothingNew, match="11 Mar 2025"):
        write(core, tmp_path / "more.pdf", extent=SUPPLEMENT)
    with core.read() as session:
        found = packs_of(session, 1)
    assert [(each.number, each.first_page, each.last_page) for each in found] == [
        (0, 1, 6),
        (1, 7, 9),
        (2, 10, 12),
    ]


def test_a_pack_is_on_record_and_its_papers_stay_there(core: Core, tmp_path: Path) -> None:
    make(core)
    write(core, tmp_path / "pack.pdf")
    with core.read() as session:
        assert history(session)[0].label == "Write pack"
        assert not history(session)[0].can_undo
    strategy = paper(core, "1a")
    with pytest.raises(InAPack, match="can be withdrawn"), core.work("Remove paper") as work:
        remove_paper(work, strategy)


def test_no_label_changes_that_has_gone_out(core: Core, tmp_path: Path) -> None:
    _, items = make(core)
    write(core, tmp_path / "pack.pdf")
    late = attach(core, items[0], "Late.pdf", pdf("Late"))
    with pytest.raises(InAPack, match="Paper 1a"), core.work("Move paper") as work:
        place_paper(work, late, 1)
    later = attach(core, items[0], "Later.pdf", pdf("Later"))
    with core.work("Move paper") as work:
        place_paper(work, later, 3)
    with core.work("Remove paper") as work:
        remove_paper(work, late)
    assert paper(core, "1c") == later


def test_what_is_restricted_or_withdrawn_is_left_out_of_the_public_pack_without_a_trace(
    core: Core, tmp_path: Path
) -> None:
    _, items = make(core)
    annex, tabled = paper(core, "1b"), attach(core, items[2], "Tabled.pdf", pdf("Tabled"))
    with core.work("Change paper") as work:
        change_paper(work, annex, {"restricted": True})
        change_item(work, items[1], {"restricted": True})
        withdraw_paper(work, tabled)
    assert write(core, tmp_path / "public.pdf", public=True).pages == 4
    whole = " ".join(" ".join(texts(tmp_path / "public.pdf")).split())
    assert "for the public" in whole
    for hidden in ("Annex", "Dataset", "1b", "Tabled", "restricted"):
        assert hidden not in whole
    told = " ".join(title for title, _ in bookmarks(tmp_path / "public.pdf"))
    assert told == "Agenda 1 Neglect strategy   1a Strategy 3 Any other business"


def test_papers_that_cannot_be_opened_are_named_and_left_out_only_when_told(
    core: Core, tmp_path: Path
) -> None:
    _, items = make(core)
    attach(core, items[1], "Broken.pdf", damaged_pdf())
    attach(core, items[1], "Secret.pdf", locked_pdf())
    attach(core, items[1], "Torn.png", picture()[:30])
    with pytest.raises(PapersRefused) as refused:
        write(core, tmp_path / "pack.pdf")
    assert refused.value.sentences == (
        "Paper 2b, “Broken”, is damaged and cannot be read. Ask for it again and replace it.",
        "Paper 2c, “Secret”, asks for a password. Ask for it without one and replace it.",
        "Paper 2d, “Torn”, is damaged and cannot be read. Ask for it again and replace it.",
    )
    assert not (tmp_path / "pack.pdf").exists()
    written = write(core, tmp_path / "pack.pdf", leave_out=True)
    assert (written.pages, written.left_out) == (6, refused.value.sentences)
    assert "Broken (not in this pack)" in " ".join(texts(tmp_path / "pack.pdf")[1].split())


def test_a_paper_whose_content_is_missing_is_named(core: Core, tmp_path: Path) -> None:
    make(core)
    with core.unjournaled() as connection:
        connection.exec_driver_sql("DELETE FROM paper_chunk WHERE file_id = 2")
    with pytest.raises(PapersRefused, match="Paper 1b, “Annex”, is not in this file"):
        write(core, tmp_path / "pack.pdf")


def test_a_pack_that_is_stopped_or_cannot_be_written_leaves_nothing(
    core: Core, tmp_path: Path
) -> None:
    make(core)

    class Stopping:
        def report(self, label: str, done: int, total: int) -> None:
            """Hear nothing."""

        def stop_wished(self) -> bool:
            return True

    with pytest.raises(Cancelled):
        write_pack(core, Wish(1), tmp_path / "pack.pdf", Stopping())
    with pytest.raises(EnvironmentProblem, match="no folder"):
        write(core, tmp_path / "nowhere" / "pack.pdf")
    with core.read() as session:
        assert packs_of(session, 1) == []
    assert not list(tmp_path.glob("*.pdf"))


def test_a_pack_of_a_file_open_for_reading_is_written_and_not_recorded(
    core: Core, tmp_path: Path
) -> None:
    make(core)
    core.open(core.open_path(), read_only=True)
    assert write(core, tmp_path / "pack.pdf").pages == 6
    with core.read() as session:
        assert packs_of(session, 1) == []


def test_the_public_agenda_names_no_restricted_paper(core: Core, tmp_path: Path) -> None:
    _, items = make(core)
    annex = paper(core, "1b")
    with core.work("Change paper") as work:
        change_paper(work, annex, {"restricted": True})
        change_item(work, items[0], {"paper": "Strategy and costs"})
    for public, told in ((False, "1a, 1b"), (True, "1a")):
        write_pdf(agenda.build(core, 1, public=public), tmp_path / "agenda.pdf")
        [text] = texts(tmp_path / "agenda.pdf")
        assert re.search(rf"Discussion\s+{told}\s", text)
        assert "Strategy and costs" not in text
