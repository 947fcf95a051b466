"""Many actions changed in one step: planned first, refused by action with the reason, in queries that do not grow."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.actions.fields import ActionStatus, UpdateKind
from app.actions.joint import JointWish
from app.actions.operations import add_action, close_action
from app.actions.owners import EVERYONE
from app.actions.queries import actions, updates
from app.actions.together import NothingToChange, change_together, plan_together
from app.errors import InvalidValues
from app.rag.operations import add_usual_rag_words
from app.rag.queries import all_rag_words
from models.actions import Action
from tests.app.groups.makers import TODAY, make_board
from tests.queries import asked_of

if TYPE_CHECKING:
    from app.actions.joint import JointPlan
    from app.actions.queries import ActionRecord
    from app.bootstrap import Core
    from tests.app.groups.makers import Board

JUNE = date(2025, 6, 12)


@pytest.fixture
def board(core: Core) -> Board:
    return make_board(core)


@pytest.fixture
def made(core: Core, board: Board) -> list[int]:
    """Make an open action, one of which evidence is asked, and one that is closed."""
    with core.work("Add actions") as work:
        ids = [
            add_action(
                work,
                {
                    "group": board.subgroup,
                    "raised_on": date(2025, 1, 6),
                    "due": date(2025, 2, 28),
                    "text": text,
                    "evidence_wanted": text == "Evidenced",
                },
            )
            for text in ("Open", "Evidenced", "Closed")
        ]
        close_action(work, ids[2], "The map is published.")
    return ids


def read(core: Core, ids: list[int]) -> list[ActionRecord]:
    with core.read() as session:
        return sorted(actions(session, ids, {"as_at": TODAY}), key=lambda each: each.id)


def change(core: Core, ids: list[int], wanted: JointWish) -> JointPlan:
    with core.work("Change actions together") as work:
        return change_together(work, ids, wanted)


def test_everything_wished_is_done_to_each_and_kept_in_its_history(
    core: Core, board: Board, made: list[int]
) -> None:
    with core.work("Add words") as work:
        add_usual_rag_words(work)
    with core.read() as session:
        amber = all_rag_words(session)[1]
    wanted = JointWish(
        due=JUNE,
        owner=EVERYONE,
        rag=amber.id,
        group=board.board,
        why="Two agencies merge in April",
        update="Heard from all.",
        chased=True,
    )
    plan = change(core, made[:2], wanted)
    assert (len(plan.changed), plan.refused) == (2, ())
    for record in read(core, made[:2]):
        assert (record.due, record.first_due, record.owner_name) == (
            JUNE,
            date(2025, 2, 28),
            "All members",
        )
        assert (record.progress, record.group.id) == ("Some delay", board.board)
        assert record.status is ActionStatus.STARTED
    with core.read() as session:
        kinds = [each.kind for each in updates(session, made[0])]
    assert kinds == [
        UpdateKind.CHASED,
        UpdateKind.NOTE,
        UpdateKind.RAG,
        UpdateKind.GROUP,
        UpdateKind.OWNER,
        UpdateKind.DUE,
    ]
    core.undo()
    assert {(each.due, each.owner_name, each.progress) for each in read(core, made[:2])} == {
        (date(2025, 2, 28), None, "")
    }
    with core.read() as session:
        assert updates(session, made[0]) == []


def test_what_cannot_be_closed_is_named_with_the_reason_and_the_others_are(
    core: Core, made: list[int]
) -> None:
    plan = change(core, made, JointWish(outcome="The duty is met and was audited."))
    assert [each.id for each in plan.changed] == [made[0]]
    assert [(each.id, each.refusal) for each in plan.refused] == [
        (made[1], "Evidence was asked for: choose a paper, or say where it can be seen."),
        (made[2], "complete, reopen it first"),
    ]
    assert [each.status for each in read(core, made)] == [
        ActionStatus.DONE,
        ActionStatus.OPEN,
        ActionStatus.DONE,
    ]
    change(core, made[1:2], JointWish(outcome="It is met.", evidence="Audit 4, page 3"))
    assert read(core, made[1:2])[0].evidence == "Audit 4, page 3"


def test_one_that_has_gone_is_refused_and_one_named_twice_is_changed_once(
    core: Core, made: list[int]
) -> None:
    plan = change(core, [made[0], made[0], 9_999], JointWish(update="Heard from all."))
    assert [each.id for each in plan.changed] == made[:1]
    assert plan.refusals == ("one of them: not there any more",)
    with core.read() as session:
        assert [each.text for each in updates(session, made[0])] == ["Heard from all."]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (JointWish(), "due"),
        (JointWish(due=JUNE), "why"),
        (JointWish(due=JUNE, why="Ongoing"), "why"),
        (JointWish(outcome="Done"), "outcome"),
        (JointWish(evidence="Paper 4"), "outcome"),
        (JointWish(update=" "), "update"),
        (JointWish(rag=9_999, why="Two agencies merge"), "rag"),
        (JointWish(group=9_999), "group"),
    ],
)
def test_a_wish_that_lacks_something_is_refused_beside_its_field(
    core: Core, made: list[int], wanted: JointWish, name: str
) -> None:
    with pytest.raises(InvalidValues) as refused:
        change(core, made, wanted)
    assert list(refused.value.problems) == [name]


def test_where_nothing_would_change_that_is_said_and_nothing_done(
    core: Core, made: list[int]
) -> None:
    before = read(core, made)
    with pytest.raises(NothingToChange, match="complete, reopen it first"):
        change(core, made[2:], JointWish(update="Heard."))
    assert read(core, made) == before


def test_the_queries_do_not_grow_with_the_actions(core: Core, board: Board) -> None:
    with core.work("Add actions") as work:
        row = {
            "group_id": board.subgroup,
            "text": "Task",
            "source": "other",
            "scope": "partnership",
            "raised_on": date(2025, 1, 6),
            "status": "open",
            "evidence_wanted": False,
            "restricted": False,
        }
        ids = list(work.insert_many(Action, [row] * 300))
    wanted = JointWish(update="Heard from all.")
    counts = []
    for some in (ids[:3], ids):
        with asked_of(core) as asked, core.read() as session:
            plan = plan_together(session, some, wanted, TODAY)
        assert len(plan.changed) == len(some)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert change(core, ids, wanted).in_short == "300 actions will change"
