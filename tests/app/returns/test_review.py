"""A round summed up and compared: denominators are honest, and a weak cell leads to an action."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.actions.queries import actions
from app.groups.fields import Tier
from app.groups.operations import add_group
from app.returns.asked import asked
from app.returns.cycles import compare, earlier_rounds
from app.returns.heat import heat_map
from app.returns.improving import (
    actions_about,
    actions_from,
    raise_action,
    suggest,
    usual_group,
)
from app.returns.operations import answer_question, remove_round
from app.returns.summary import review, weak_answers
from models.actions import ActionSource
from models.returns import Standard
from tests.app.budget.sample import add_body
from tests.app.returns.sample import bring_in, open_last_cycle, open_round

if TYPE_CHECKING:
    from app.actions.fields import ActionValues
    from app.bootstrap import Core
    from app.returns.summary import RoundReport
    from tests.pair import Pair


def reviewed(core: Core, round_id: int) -> RoundReport:
    with core.read() as session:
        found = review(session, round_id)
    assert found is not None
    return found


def test_answers_below_are_counted_of_those_that_count(core: Core) -> None:
    round_id, first, second = open_round(core)
    bring_in(core, first)
    bring_in(core, second, [Decimal(2), Decimal(0), Decimal(3)])
    found = reviewed(core, round_id)
    assert [
        (each.tally.below, each.tally.answered, each.tally.left_out, each.weak, each.of)
        for _, each in found.standards
    ] == [(2, 4, 0, 2, 2), (0, 1, 1, 0, 1)]
    assert found.total.rate.words() == "2 of 5, 40.0 %"
    with core.read() as session:
        weak = weak_answers(session, found.heat)
    assert [(each.agency.name, each.question) for each in weak] == [
        ("Probation", "1.2"),
        ("ELHT", "1.2"),
    ]


def test_self_and_moderated_are_compared_over_answers_that_have_both(core: Core) -> None:
    round_id, first, _ = open_round(core)
    bring_in(core, first)
    heat = reviewed(core, round_id).heat
    with core.read() as session:
        one, two = asked(session, first, heat.standards[0].id)
    with core.work("Moderate") as work:
        answer_question(work, first, one.id, {"moderated_score": Decimal(2)})
    total = reviewed(core, round_id).total
    assert (total.tally.both, total.tally.lowered, total.tally.raised) == (1, 1, 0)
    assert (total.own, total.moderated) == (Decimal(3), Decimal(2))
    assert two.moderated_score is None


def test_the_last_cycle_stands_beside_this_one_by_standard(core: Core) -> None:
    round_id, first, _ = open_round(core)
    before, earlier = open_last_cycle(core, round_id)
    bring_in(core, first)
    bring_in(core, earlier, [Decimal(1), Decimal(1), Decimal(3)])
    with core.read() as session:
        assert [each.id for each in earlier_rounds(session, round_id)] == [before]
        assert earlier_rounds(session, before) == []
        found = compare(session, round_id, before)
    assert found is not None
    lines = [(each.below_before, each.below_now, each.change) for each in found.lines]
    assert lines == [
        ("2 of 2", "1 of 2", "Better"),
        ("0 of 1", "0 of 0", "Not comparable"),
    ]


def test_an_action_is_raised_from_a_cell_numbered_and_linked(core: Core) -> None:
    with core.work("Start") as work:
        body = add_body(work)
        board = add_group(work, {"partnership": body, "name": "SCP Board", "tier": Tier.BOARD})
    round_id, first, _ = open_round(core)
    bring_in(core, first)
    today = core.clock.today()
    with core.read() as session:
        heat = heat_map(session, round_id)
        assert heat is not None
        standard = heat.standards[0].id
        idea = suggest(session, heat, asked(session, first, standard))
    assert idea.text == "Bring “A group” (1.2) up to mostly"
    assert idea.group is not None
    with core.work("Raise action") as work:
        raise_action(work, first, standard, {"text": idea.text, "group": idea.group.id})
    with core.read() as session:
        [found] = actions_about(session, first, standard, today)
        assert actions_from(session, round_id, today) == {(first, standard): [found]}
    assert (found.reference, found.group.id, found.source) == (
        "2025/1",
        board,
        ActionSource.SECTION_11,
    )
    assert (found.source_note, found.owner_name) == ("S11 2024-25, standard 1", "ELHT")


def test_an_action_stays_in_the_log_when_its_round_is_removed(core: Core) -> None:
    round_id, first, _ = open_round(core)
    bring_in(core, first)
    with core.work("Start") as work:
        board = add_group(work, {"partnership": add_body(work), "name": "Board"})
    standard = reviewed(core, round_id).standards[0][0].id
    with core.work("Raise action") as work:
        action = raise_action(work, first, standard, {"text": "Mend it", "group": board})
    with core.work("Remove round") as work:
        remove_round(work, round_id)
    with core.read() as session:
        assert actions(session, [action], {"as_at": core.clock.today()})[0].text == "Mend it"


def test_the_usual_group_is_one_of_the_rounds_own_partnership(paired: Core, pair: Pair) -> None:
    with paired.read() as session:
        boards = [usual_group(session, side.id) for side in pair.sides]
        standard = session.query(Standard.id).limit(1).scalar()
    assert [board.id for board in boards if board] == [side.ids["groups"] for side in pair.sides]
    with paired.work("Raise action") as work:
        for name, side in (("groups", pair.birch), ("executive", pair.alder)):
            values: ActionValues = {"text": "Mend it", "group": side.ids[name]}
            raise_action(work, side.ids["returns"], standard, values)
    with paired.read() as session:
        birch = usual_group(session, pair.birch.id)
    assert birch is not None
    assert birch.id == pair.birch.ids["groups"]
