"""A template is changed while no round asks it; after that its next edition is, and what both ask is compared."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.errors import InvalidValues
from app.returns.asked import asked
from app.returns.built_in import take_built_in
from app.returns.cycles import compare
from app.returns.defining import add_template
from app.returns.editing import (
    add_question,
    add_standard,
    change_question,
    change_scale,
    change_standard,
    change_template,
    move_question,
    move_standard,
    remove_question,
    remove_standard,
    remove_template,
)
from app.returns.editions import compare_questions, new_edition
from app.returns.operations import add_round, ask_agencies, store_answers
from app.returns.scales import SCALES, KnownScale
from app.returns.template_queries import outline_lines, template_lines
from app.returns.templates import template
from app.returns.tracking import record_arrival
from app.returns.using import TemplateAsked, TemplateInUse
from models.agencies import Agency
from models.returns import AnswerKind, ReturnRound, ReturnTemplate
from tests.app.returns.sample import OUTLINE, bring_in, open_round

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Core
    from app.returns.templates import ReturnTemplateRecord
    from app.work import Work


def read(core: Core, template_id: int) -> ReturnTemplateRecord:
    with core.read() as session:
        found = template(session, template_id)
    assert found is not None
    return found


def lines(core: Core, template_id: int) -> list[tuple[str, str]]:
    return [(each.number, each.wording) for each in outline_lines(read(core, template_id))]


def define(core: Core) -> int:
    with core.work("Define") as work:
        return add_template(work, OUTLINE)


def test_numbers_that_count_follow_what_is_added_moved_and_removed(core: Core) -> None:
    one = define(core)
    first, second = read(core, one).standards
    with core.work("Change outline") as work:
        add_question(work, first.id, {"wording": "A budget"}, after=first.questions[0].id)
        added = add_standard(work, one, "Training")
        add_question(work, added, {"wording": "Up to date", "asks": AnswerKind.PERCENT})
        move_standard(work, second.id, -1)
    assert lines(core, one) == [
        ("1", "Policies"),
        ("1.1", "Current"),
        ("2", "Leadership"),
        ("2.1", "A lead"),
        ("2.2", "A budget"),
        ("2.3", "A group"),
        ("3", "Training"),
        ("3.1", "Up to date"),
    ]
    percent = read(core, one).standards[2].questions[0]
    assert (percent.asks, percent.required, percent.evidence) == (AnswerKind.PERCENT, True, False)
    with core.work("Change outline") as work:
        move_question(work, first.questions[0].id, -1)
        remove_question(work, first.questions[1].id)
        remove_standard(work, added)
    assert lines(core, one) == [
        ("1", "Policies"),
        ("1.1", "Current"),
        ("1.2", "A lead"),
        ("2", "Leadership"),
        ("2.1", "A budget"),
    ]
    core.undo()
    core.undo()
    assert [number for number, _ in lines(core, one)] == ["1", "1.1", "1.2", "2", "2.1"]


def test_numbers_of_a_form_that_counts_otherwise_stay_as_typed(core: Core) -> None:
    one = define(core)
    first, second = read(core, one).standards
    with core.work("Change outline") as work:
        change_standard(work, first.id, {"number": "A", "title": "Leading"})
        change_question(work, first.questions[0].id, {"number": "A.1", "wording": "A named lead"})
        move_standard(work, first.id, 1)
        add_question(work, second.id, {"wording": "Known"})
    assert lines(core, one) == [
        ("2", "Policies"),
        ("2.1", "Current"),
        ("2.2", "Known"),
        ("A", "Leading"),
        ("A.1", "A named lead"),
        ("1.2", "A group"),
    ]
    with (
        pytest.raises(InvalidValues, match=r"another one with the number A\.1"),
        core.work("x") as work,
    ):
        change_question(work, first.questions[1].id, {"number": "A.1"})


def test_a_question_moves_over_the_edge_of_its_standard_and_stops_at_the_ends(core: Core) -> None:
    one = define(core)
    first, second = read(core, one).standards
    with core.work("Move") as work:
        move_question(work, first.questions[1].id, 1)
        move_question(work, second.questions[0].id, 1)
        move_standard(work, first.id, -1)
    assert lines(core, one)[2:] == [("2", "Policies"), ("2.1", "A group"), ("2.2", "Current")]


def test_a_template_that_was_sent_stays_as_it_is_and_its_next_edition_has_everything(
    core: Core,
) -> None:
    open_round(core)
    with core.read() as session:
        one = session.query(ReturnTemplate).one().id
        [line] = template_lines(session, [one])
    assert (line.state, line.rounds, line.standards, line.questions) == (
        "In use",
        "S11 2024-25",
        2,
        3,
    )
    before = read(core, one)
    changes: list[Callable[[Work], object]] = [
        lambda work: change_template(work, one, {"name": "Another"}),
        lambda work: change_scale(work, one, SCALES[KnownScale.MET]),
        lambda work: add_standard(work, one, "More"),
        lambda work: remove_question(work, before.standards[0].questions[0].id),
    ]
    for change in changes:
        with (
            pytest.raises(TemplateInUse, match=r"S11 2024-25.*new edition"),
            core.work("x") as work,
        ):
            change(work)
    with pytest.raises(TemplateAsked, match="S11 2024-25"), core.work("x") as work:
        remove_template(work, one)
    with core.work("New edition") as work:
        two = new_edition(work, one)
        change_scale(work, two, SCALES[KnownScale.FIVES])
        change_template(work, two, {"guidance": "Now in fives."})
    after = read(core, two)
    assert (after.title, after.scores[-1], after.guidance) == (
        "Section 11, edition 2",
        100,
        "Now in fives.",
    )
    assert lines(core, two) == lines(core, one)
    assert read(core, one) == before


def test_editions_are_compared_by_the_questions_that_agree_and_the_others_are_told(
    core: Core,
) -> None:
    round_id, first, _ = open_round(core)
    bring_in(core, first)
    with core.read() as session:
        one = session.get_one(ReturnRound, round_id).template_id
    with core.work("New edition") as work:
        two = new_edition(work, one)
    now = read(core, two)
    leading, policies = now.standards
    with core.work("Change outline") as work:
        change_question(work, leading.questions[1].id, {"wording": "A group that meets"})
        add_question(work, policies.id, {"wording": "Reviewed"})
        move_standard(work, policies.id, -1)
    with core.read() as session:
        changes = compare_questions(session, one, two)
    assert [(before.number, after.number) for before, after in changes.same] == [
        ("2.1", "1.1"),
        ("1.1", "2.1"),
    ]
    assert changes.in_words() == "Questions new: 2.2; changed: 1.2"


def test_a_round_of_the_next_edition_stands_beside_the_last_one_by_what_both_ask(
    core: Core,
) -> None:
    round_id, first, _ = open_round(core)
    bring_in(core, first)
    with core.work("Next cycle") as work:
        work.get(ReturnRound, round_id).due_on = date(2024, 3, 31)
        two = new_edition(work, work.get(ReturnRound, round_id).template_id)
    questions = [each for standard in read(core, two).standards for each in standard.questions]
    with core.work("Next cycle") as work:
        change_question(work, questions[1].id, {"wording": "A group that meets"})
        then = add_round(work, {"name": "S11 2025-26", "template": two, "period": "2025-26"})
        work.get(ReturnRound, then).due_on = date(2026, 3, 31)
        agency = work.session.query(Agency).order_by(Agency.id).first()
        assert agency is not None
        [request] = ask_agencies(work, then, [agency.id], date(2025, 2, 3))
        rows = [{"question_id": each.id, "self_value": Decimal(0)} for each in questions]
        store_answers(work, request, rows)
        record_arrival(work, request, date(2025, 3, 5))
    leading = read(core, two).standards[0]
    with core.read() as session:
        found = compare(session, then, round_id)
        cell = asked(session, request, leading.id, first)
    assert found is not None
    assert found.changes == "Questions changed: 1.2"
    assert [(each.below_before, each.below_now) for each in found.lines] == [
        ("0 of 1", "1 of 1"),
        ("0 of 0", "1 of 1"),
    ]
    assert [each.last_shown for each in cell] == ["3", None]


def test_a_template_of_no_round_is_removed_whole_and_comes_back_with_undo(core: Core) -> None:
    with core.work("Take over template") as work:
        one = take_built_in(work, "section-11")
    with core.work("Remove template") as work:
        remove_template(work, one)
    with core.read() as session:
        assert template(session, one) is None
    core.undo()
    assert (read(core, one).questions, len(read(core, one).levels)) == (46, 4)


def test_a_name_is_not_given_to_two_templates(core: Core) -> None:
    define(core)
    with core.work("Take over template") as work:
        other = take_built_in(work, "training")
    with pytest.raises(InvalidValues, match="called “section 11” already"), core.work("x") as work:
        change_template(work, other, {"name": "section 11"})
