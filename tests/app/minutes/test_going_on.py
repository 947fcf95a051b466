"""What a meeting did not come to goes on: to the next agenda, or the forward plan, in one step that is undone whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.operations import add_action
from app.agenda.operations import add_item, begin_agenda, bring_topics, put_topic_on_agenda
from app.agenda.queries import agenda
from app.attendance.fields import Code
from app.attendance.operations import mark_rest, record_attendance
from app.forward.landing import topics_for
from app.forward.operations import add_topic
from app.interests.fields import InterestKind
from app.interests.operations import declare_interest
from app.interests.queries import interests_of
from app.meetings.moves import CALL_OFF, CANCEL, CLOSE
from app.meetings.operations import add_meeting
from app.meetings.queries import meeting
from app.minutes.closing import carry_out, closing_check
from app.minutes.going_on import own_items, send_on
from app.minutes.operations import save_minutes
from app.minutes.queries import minuted
from app.papers.queries import papers_of
from app.recommendations.operations import add_recommendations
from tests.app.groups.makers import TODAY, make_board
from tests.app.meetings.makers import JUNE, MARCH, begin, plan
from tests.app.papers.makers import attach, pdf

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.minutes.going_on import GoingOn


def proposed(core: Core, meeting_id: int) -> GoingOn:
    with core.read() as session:
        return closing_check(session, meeting_id).going_on


def close(core: Core, meeting_id: int, found: GoingOn) -> None:
    with core.work(CLOSE.label) as work:
        mark_rest(work, meeting_id, Code.ATTENDED)
        send_on(work, [each.id for each in found.items], found.to.id if found.to else None)
        carry_out(work, meeting_id, CLOSE)


def titles(core: Core, meeting_id: int) -> list[str]:
    """Give what stands on an agenda besides standing items."""
    with core.read() as session:
        return [each.title for each in agenda(session, meeting_id) if not each.is_standing]


def parked(core: Core, meeting_id: int) -> list[str]:
    with core.read() as session:
        return [each.title for each in topics_for(session, meeting_id)]


def words(core: Core, meeting_id: int) -> dict[str, str]:
    with core.read() as session:
        return {each.item.title: each.text for each in minuted(session, meeting_id, TODAY)}


def test_what_was_not_reached_is_proposed_and_carried_in_the_step_that_closes(core: Core) -> None:
    board, first, [said, acted, left] = begin(core, "Said", "Acted", "Left")
    second = plan(core, board, JUNE)
    with core.work("Write") as work:
        save_minutes(work, said, "Heard.")
        add_action(work, {"meeting": first, "item": acted, "text": "Write"})
        add_item(work, {"meeting": first, "title": "Part", "parent": left})
    found = proposed(core, first)
    assert [each.title for each in found.items] == ["Left"]
    assert found.where == "SCP Board, 26 June 2025"
    assert found.told([left]) == "; 1 item carried over to 26 Jun 2025: “Left”"
    assert found.told([]) == ""
    close(core, first, found)
    assert titles(core, second) == ["Left", "Part"]
    assert words(core, first)["Left"] == "Carried over to the meeting of 26 June 2025."
    assert proposed(core, first).items == ()
    core.undo()
    assert titles(core, second) == []
    assert "Left" not in {title for title, text in words(core, first).items() if text}


def test_of_an_item_dealt_with_in_part_the_other_part_goes(core: Core) -> None:
    _, first, [whole] = begin(core, "Whole")
    with core.work("Write") as work:
        parts = [add_item(work, {"meeting": first, "title": t, "parent": whole}) for t in "AB"]
        save_minutes(work, parts[0], "Heard.")
    assert [each.title for each in proposed(core, first).items] == ["B"]


def test_with_no_next_meeting_it_waits_in_the_forward_plan(core: Core) -> None:
    board, first, [_left] = begin(core, "Left")
    found = proposed(core, first)
    assert found.where == "the forward plan"
    close(core, first, found)
    assert "waits in the forward plan" in words(core, first)["Left"]
    second = plan(core, board, JUNE)
    assert parked(core, second) == ["Left"]
    with core.work("Bring") as work:
        bring_topics(work, second)
    assert titles(core, second) == ["Left"]
    assert titles(core, first) == ["Left"]


def test_items_and_papers_of_a_cancelled_meeting_go_to_the_next(core: Core) -> None:
    board = make_board(core)
    first, second = plan(core, board, MARCH), plan(core, board, JUNE)
    with core.work("Prepare") as work:
        begin_agenda(work, first)
        item = add_item(work, {"meeting": first, "title": "Strategy"})
    attach(core, item, "strategy.pdf", pdf("Strategy"))
    with core.read() as session:
        found = own_items(session, first, TODAY)
    assert [each.title for each in found.items] == ["Strategy"]
    with core.work(CANCEL.label) as work:
        carry_out(work, first, CANCEL, reason="Snow")
        send_on(work, [item], second)
    with core.read() as session:
        assert len(papers_of(session, second)) == 1
        assert len(agenda(session, first)) == 3, "standing items stay"
    assert (titles(core, first), titles(core, second)) == ([], ["Strategy"])
    core.undo()
    assert (titles(core, first), titles(core, second)) == (["Strategy"], [])


def test_topics_of_a_cancelled_meeting_wait_again_and_papers_come_when_they_are_taken(
    core: Core,
) -> None:
    board = make_board(core)
    first = plan(core, board, MARCH)
    with core.work("Prepare") as work:
        begin_agenda(work, first)
        topic = add_topic(work, {"group": board.board, "title": "Topic", "due": MARCH})
        item = put_topic_on_agenda(work, topic, first)
        other = add_item(work, {"meeting": first, "title": "Other"})
    attach(core, other, "other.pdf", pdf("Other"))
    with core.work(CANCEL.label) as work:
        carry_out(work, first, CANCEL, reason="Snow")
        send_on(work, [item, other], None)
    assert titles(core, first) == ["Other"]
    second = plan(core, board, JUNE)
    assert parked(core, second) == ["Topic", "Other"]
    with core.work("Bring") as work:
        bring_topics(work, second)
    assert (titles(core, first), titles(core, second)) == ([], ["Topic", "Other"])
    with core.read() as session:
        assert [each.item.id for each in papers_of(session, second)] != [other]
        assert len(papers_of(session, second)) == 1


def test_what_was_proposed_and_declared_waits_with_a_cancelled_item(core: Core) -> None:
    """Reproduces: what was typed as proposed went with the item, and a declaration kept the meeting from ending."""
    first = plan(core, make_board(core), MARCH)
    with core.work("Prepare") as work:
        begin_agenda(work, first)
        item = add_item(work, {"meeting": first, "title": "Strategy"})
        add_recommendations(work, item, "Adopt the strategy")
        kind, text = InterestKind.PERSONAL, "Governor of Beech School"
        declare_interest(
            work, {"meeting": first, "item": item, "name": "X. Y", "kind": kind, "text": text}
        )
    with core.work(CANCEL.label) as work:
        carry_out(work, first, CANCEL, reason="Snow")
        send_on(work, [item], None)
    with core.read() as session:
        group = meeting(session, first).group.id
    with core.work("Plan and bring") as work:
        second = add_meeting(work, {"group": group, "day": JUNE})
        bring_topics(work, second)
    with core.read() as session:
        told = minuted(session, second, TODAY)
        [found] = [each for each in told if each.item.title == "Strategy"]
        assert [each.text for each in found.proposed] == ["Adopt the strategy"]
        assert [each.name for each in interests_of(session, second)] == ["X. Y"]


def test_what_was_talked_about_without_a_quorum_stays_on_record_and_waits(core: Core) -> None:
    board, first, [item] = begin(core, "Talked")
    with core.work("Close") as work:
        record_attendance(work, first, board.seats["DCS"], {"code": Code.ATTENDED})
        save_minutes(work, item, "Talked about.")
        mark_rest(work, first, Code.APOLOGIES)
        carry_out(work, first, CALL_OFF, reason="Two came")
        send_on(work, [item], None)
    second = plan(core, board, JUNE)
    assert parked(core, second) == ["Talked"]
    assert (titles(core, first), words(core, first)["Talked"]) == (["Talked"], "Talked about.")
