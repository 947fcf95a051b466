"""Papers of agenda items: attached, replaced, ordered, withdrawn and removed, with every step undone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from app.agenda.attached import MOST
from app.agenda.carrying import carry_over
from app.agenda.fields import PaperState
from app.agenda.operations import add_item, change_item, remove_item
from app.agenda.queries import agenda, agenda_item
from app.agenda.rules import ItemHoldsPapers
from app.finding import search
from app.meetings.moves import CANCEL
from app.meetings.operations import move_meeting
from app.meetings.rules import MeetingEnded
from app.minutes.removing import remove_meeting
from app.papers.fields import PaperStanding
from app.papers.looking import look_at
from app.papers.operations import (
    change_paper,
    place_paper,
    reinstate_paper,
    remove_paper,
    replace_paper,
    withdraw_paper,
)
from app.papers.queries import paper_record, papers_of, versions_of
from app.papers.rules import AttachedAlready, SameContent, TooManyPapers
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import JUNE, MARCH, plan
from tests.app.papers.makers import attach, damaged_pdf, pdf

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.clock import FixedClock


def make(core: Core) -> tuple[int, int]:
    """Plan a meeting with two items, the first of which awaits a paper; give their ids."""
    meeting_id = plan(core, make_board(core))
    with core.work("Add items") as work:
        first = add_item(
            work,
            {
                "meeting": meeting_id,
                "title": "Neglect strategy",
                "paper": "Paper 1",
                "paper_state": PaperState.AWAITED,
            },
        )
        return first, add_item(work, {"meeting": meeting_id, "title": "Dataset"})


def labels(core: Core, meeting_id: int = 1) -> list[str]:
    with core.read() as session:
        return [each.name for each in papers_of(session, meeting_id)]


def standing(core: Core, paper_id: int) -> PaperStanding:
    with core.read() as session:
        return paper_record(session, paper_id).standing


def state(core: Core, item_id: int) -> PaperState:
    with core.read() as session:
        return agenda_item(session, item_id).paper_state


def on(core: Core, day: date) -> None:
    clock: FixedClock = core.clock  # type: ignore[assignment]  # tests have a fixed one
    clock.moment += day - clock.today()


def test_papers_are_labelled_by_their_item_and_counted_as_received(core: Core) -> None:
    first, second = make(core)
    attach(core, second, "Dataset.pdf", pdf("One", "Two"))
    attach(core, first, "Progress.pdf", pdf("A"))
    attach(core, first, "Appendix.pdf", pdf("B"))
    assert labels(core) == ["1a Progress", "1b Appendix", "2a Dataset"]
    with core.read() as session:
        items = agenda(session, 1)
        assert papers_of(session, 1)[2].pages == 2
    assert [item.paper_shown for item in items] == ["1a, 1b", "2a"]
    assert [item.paper_state for item in items] == [PaperState.RECEIVED] * 2


def test_undo_of_attaching_takes_the_paper_away_and_redo_brings_it_back_whole(core: Core) -> None:
    first, _ = make(core)
    attach(core, first, "Progress.pdf", pdf("A"))
    core.undo()
    assert labels(core) == []
    assert state(core, first) is PaperState.AWAITED
    core.redo()
    assert labels(core) == ["1a Progress"]
    assert state(core, first) is PaperState.RECEIVED


def test_a_paper_that_comes_after_the_day_it_was_due_is_late(core: Core) -> None:
    first, _ = make(core)
    on(core, date(2025, 3, 18))
    early = attach(core, first, "Early.pdf", pdf("A"))
    on(core, date(2025, 3, 19))
    late = attach(core, first, "Late.pdf", pdf("B"))
    assert [standing(core, each) for each in (early, late)] == [
        PaperStanding.RECEIVED,
        PaperStanding.LATE,
    ]
    with core.work("Change paper") as work:
        change_paper(work, late, {"received_on": date(2025, 3, 17)})
    assert standing(core, late) is PaperStanding.RECEIVED


def test_a_new_version_takes_the_place_of_the_one_before_which_is_kept(core: Core) -> None:
    first, _ = make(core)
    paper = attach(core, first, "Progress.pdf", pdf("A"))
    with core.work("Replace paper") as work:
        assert replace_paper(work, paper, look_at("Progress v2.pdf", pdf("A", "B"))) == 2
    with core.read() as session:
        found = paper_record(session, paper)
        assert (found.title, found.file_name, found.pages) == ("Progress", "Progress v2.pdf", 2)
        assert [each.number for each in versions_of(session, paper)] == [2, 1]
    with pytest.raises(SameContent), core.work("Replace paper") as work:
        replace_paper(work, paper, look_at("again.pdf", pdf("A", "B")))


def test_a_withdrawn_paper_keeps_its_label_and_is_awaited_again(core: Core) -> None:
    first, _ = make(core)
    ids = [attach(core, first, f"{text}.pdf", pdf(text)) for text in "ABC"]
    with core.work("Withdraw paper") as work:
        withdraw_paper(work, ids[1])
    with core.read() as session:
        assert agenda_item(session, first).labels == ("1a", "1c")
    with core.work("Withdraw paper") as work:
        withdraw_paper(work, ids[0])
        withdraw_paper(work, ids[2])
    assert state(core, first) is PaperState.AWAITED
    with core.work("Put paper back") as work:
        reinstate_paper(work, ids[0])
    assert state(core, first) is PaperState.RECEIVED


def test_papers_change_places_and_close_up(core: Core) -> None:
    first, _ = make(core)
    ids = [attach(core, first, f"{text}.pdf", pdf(text)) for text in "ABC"]
    with core.work("Move paper") as work:
        place_paper(work, ids[2], 1)
    assert labels(core) == ["1a C", "1b A", "1c B"]
    with core.work("Remove paper") as work:
        remove_paper(work, ids[0])
    assert labels(core) == ["1a C", "1b B"]
    core.undo()
    assert labels(core) == ["1a C", "1b A", "1c B"]


def test_a_paper_goes_to_another_item(core: Core) -> None:
    first, second = make(core)
    paper = attach(core, first, "A.pdf", pdf("A"))
    attach(core, second, "B.pdf", pdf("B"))
    with core.work("Change paper") as work:
        change_paper(work, paper, {"item": second, "title": "Annex"})
    assert labels(core) == ["2a B", "2b Annex"]
    assert state(core, first) is PaperState.AWAITED


def test_the_same_file_is_not_attached_to_an_item_twice_but_to_another(core: Core) -> None:
    first, second = make(core)
    attach(core, first, "A.pdf", pdf("A"))
    with pytest.raises(AttachedAlready, match="it is paper 1a, “A”"):
        attach(core, first, "copy of A.pdf", pdf("A"))
    attach(core, second, "A.pdf", pdf("A"))
    assert labels(core) == ["1a A", "2a A"]


def test_an_item_has_no_more_papers_than_letters(core: Core) -> None:
    first, _ = make(core)
    for number in range(MOST):
        attach(core, first, f"{number}.pdf", pdf(str(number)))
    with pytest.raises(TooManyPapers):
        attach(core, first, "27.pdf", pdf("27"))


def test_a_paper_of_a_restricted_item_is_restricted(core: Core) -> None:
    first, second = make(core)
    own, other = attach(core, first, "A.pdf", pdf("A")), attach(core, second, "B.pdf", pdf("B"))
    with core.work("Change agenda item") as work:
        change_item(work, first, {"restricted": True})
    with core.read() as session:
        found = {each.id: each for each in papers_of(session, 1)}
    assert (found[own].restricted, found[own].own_restricted) == (True, False)
    assert not found[other].restricted


def test_an_item_with_papers_is_not_removed_but_carried_over_with_them(core: Core) -> None:
    first, _ = make(core)
    attach(core, first, "A.pdf", pdf("A"))
    with pytest.raises(ItemHoldsPapers, match="1 paper attached"), core.work("Remove") as work:
        remove_item(work, first)
    with core.work("Plan meeting") as work:
        from app.meetings.operations import add_meeting  # noqa: PLC0415 - only here
        from app.meetings.queries import meeting  # noqa: PLC0415 - the same

        group = meeting(work.session, 1).group.id
        june = add_meeting(work, {"group": group, "day": JUNE})
        carry_over(work, first, june)
    assert labels(core, 1) == []
    assert [each.partition(" ")[2] for each in labels(core, june)] == ["A"]


def test_a_meeting_that_is_removed_takes_its_papers_along_and_undo_brings_them_back(
    core: Core,
) -> None:
    first, _ = make(core)
    attach(core, first, "A.pdf", pdf("A"))
    with core.work("Remove meeting") as work:
        remove_meeting(work, 1)
    core.undo()
    assert labels(core) == ["1a A"]


def test_nothing_is_attached_to_a_meeting_that_does_not_take_place(core: Core) -> None:
    first, _ = make(core)
    with core.work(CANCEL.label) as work:
        move_meeting(work, 1, CANCEL, reason="Snow")
    with pytest.raises(MeetingEnded):
        attach(core, first, "A.pdf", pdf("A"))


def test_a_paper_is_found_by_its_title_and_its_file(core: Core) -> None:
    first, _ = make(core)
    paper = attach(core, first, "Progress.pdf", pdf("A"))
    with core.work("Replace paper") as work:
        replace_paper(work, paper, look_at("Cleared by chief officer.pdf", pdf("B")))
    with core.read() as session:
        [found] = search(session, "progress")
        assert (found.kind, found.record_id) == ("papers", paper)
        assert found.title == "Progress (SCP Board, 27 Mar 2025, paper 1a)"
        assert [each.record_id for each in search(session, "cleared chief")] == [paper]


def test_a_damaged_paper_is_received_and_says_so(core: Core) -> None:
    first, _ = make(core)
    assert standing(core, attach(core, first, "A.pdf", damaged_pdf())) is PaperStanding.DAMAGED


def test_days_until_papers_are_due_are_those_of_the_meeting() -> None:
    assert MARCH - timedelta(days=9) == date(2025, 3, 18)
