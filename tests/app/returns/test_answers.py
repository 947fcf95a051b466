"""Answers are corrected and filled in on their own scale, and what does not apply says why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.errors import ChangedMeanwhile, InvalidValues
from app.fields import Mark, by_name
from app.returns.answered import answers
from app.returns.asked import asked, request_in
from app.returns.defining import SCALE_0_3
from app.returns.fields import AnswerKind, AnswerValues
from app.returns.heat import heat_map
from app.returns.kinds import AnswerValue, answer_fields
from app.returns.operations import answer_question, change_round
from app.returns.scores import Scale
from app.returns.templates import standards_of
from app.returns.tracking import record_arrival
from models.returns import Question, ReturnRound
from tests.app.returns.sample import bring_in, open_last_cycle, open_round

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.returns.asked import AskedRecord

NOT_APPLICABLE = Mark("not-applicable", "N/A")


def questions(core: Core, request_id: int, place: int = 0) -> list[AskedRecord]:
    with core.read() as session:
        template = session.get_one(ReturnRound, 1).template_id
        standard = standards_of(session, template)[place]
        return asked(session, request_id, standard.id)


def test_a_score_is_corrected_and_its_comment_with_it(core: Core) -> None:
    _, first, _ = open_round(core)
    bring_in(core, first)
    one = questions(core, first)[1]
    with core.work("Correct answer") as work:
        answer_question(
            work,
            first,
            one.id,
            {"moderated_score": Decimal(2), "comment": "Seen."},
            shown=one.version,
        )
    found = questions(core, first)[1]
    assert (found.self_score, found.moderated_score, found.comment) == (
        Decimal(1),
        Decimal(2),
        "Seen.",
    )


def test_a_question_without_an_answer_is_filled_in_once_the_return_is_in(core: Core) -> None:
    _, _, second = open_round(core)
    one = questions(core, second)[0]
    with pytest.raises(InvalidValues, match="not come in"), core.work("Answer") as work:
        answer_question(work, second, one.id, {"self_score": Decimal(2)})
    with core.work("Answer") as work:
        record_arrival(work, second, date(2025, 3, 4))
        answer_question(work, second, one.id, {"self_score": Decimal(2)})
    assert questions(core, second)[0].counts == 2


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"self_score": Decimal(4)}, "self_score", "0 not met, 1 partly, 2 mostly, 3 met"),
        ({"self_score": NOT_APPLICABLE}, "reason", "why the question does not apply"),
    ],
)
def test_a_score_off_the_scale_or_without_a_reason_is_refused(
    core: Core, values: dict[str, object], field: str, sentence: str
) -> None:
    _, first, _ = open_round(core)
    bring_in(core, first)
    one = questions(core, first)[0]
    with pytest.raises(InvalidValues) as refused, core.work("Correct answer") as work:
        answer_question(work, first, one.id, values)  # type: ignore[arg-type]  # as a form gives them
    assert sentence in refused.value.problems[field]


def test_what_does_not_apply_is_kept_with_its_reason(core: Core) -> None:
    _, first, _ = open_round(core)
    bring_in(core, first)
    one = questions(core, first)[0]
    with core.work("Correct answer") as work:
        answer_question(
            work, first, one.id, {"self_score": NOT_APPLICABLE, "reason": "No staff on site."}
        )
    assert questions(core, first)[0].self_score == NOT_APPLICABLE


@pytest.mark.parametrize(
    ("asks", "both", "shown"),
    [
        (AnswerKind.TEXT, ("All staff", "Case managers only"), "Case managers only"),
        (AnswerKind.NUMBER, (Decimal(41), Decimal(0)), "0"),
        (AnswerKind.NUMBER, (Mark("suppressed", "<5"), Decimal(3)), "3"),
        (AnswerKind.YES_NO, (True, False), "No"),
        (AnswerKind.DAY, (date(2025, 1, 1), date(2024, 11, 1)), "1 Nov 2024"),
        (AnswerKind.MONEY, (120_050, NOT_APPLICABLE), "N/A"),
    ],
)
def test_an_answer_of_any_kind_is_moderated_with_a_reason_and_counts_so(
    core: Core, asks: AnswerKind, both: tuple[AnswerValue, AnswerValue], shown: str
) -> None:
    own, moderated = both
    _, first, _ = open_round(core)
    bring_in(core, first)
    one = questions(core, first)[0]
    with core.work("Ask for another kind") as work:
        work.get(Question, one.id).asks = asks
        answer_question(work, first, one.id, {"answer": own})
    with pytest.raises(InvalidValues) as refused, core.work("Moderate") as work:
        answer_question(work, first, one.id, {"moderated_answer": moderated})
    assert refused.value.problems == {"moderation": "Say why the answer is moderated."}
    with core.work("Moderate") as work:
        values: AnswerValues = {"moderated_answer": moderated, "moderation": "Seen on the visit."}
        answer_question(work, first, one.id, values)
    found = questions(core, first)[0]
    assert (found.given, found.moderated, found.moderation) == (
        own,
        moderated,
        "Seen on the visit.",
    )
    assert found.moderated_answer == shown
    with core.read() as session:
        heat = heat_map(session, 1)
        [listed, *_] = answers(session, [1])
    assert heat is not None
    cell = heat.rows[0].cells[1]
    assert (cell.changed, cell.given, cell.asked) == (
        (1, 0, 0) if moderated == NOT_APPLICABLE else (1, 1, 1)
    )
    assert (listed.given, listed.moderated_answer) == (own, shown)


def test_what_moderation_leaves_as_it_was_given_needs_no_reason_and_is_no_change(
    core: Core,
) -> None:
    _, first, _ = open_round(core)
    bring_in(core, first)
    one = questions(core, first)[0]
    with core.work("Moderate") as work:
        work.get(Question, one.id).asks = AnswerKind.YES_NO
        answer_question(work, first, one.id, {"answer": True})
        answer_question(work, first, one.id, {"moderated_answer": True})
    with core.read() as session:
        heat = heat_map(session, 1)
    assert heat is not None
    assert heat.rows[0].cells[1].changed == 0


def test_a_score_that_was_changed_meanwhile_is_not_overwritten(core: Core) -> None:
    _, first, _ = open_round(core)
    bring_in(core, first)
    one = questions(core, first)[0]
    with core.work("Correct answer") as work:
        answer_question(work, first, one.id, {"moderated_score": Decimal(2)}, shown=one.version)
    with pytest.raises(ChangedMeanwhile), core.work("Correct answer") as work:
        answer_question(work, first, one.id, {"moderated_score": Decimal(1)}, shown=one.version)
    assert questions(core, first)[0].moderated_score == 2


@pytest.mark.parametrize("typed", ["2", "Mostly", "mostly"])
def test_a_score_is_typed_as_its_number_or_its_word(typed: str) -> None:
    assert (
        by_name(answer_fields(AnswerKind.SCORE, Scale(SCALE_0_3, 2)))["self_score"].parse(typed)
        == 2
    )


def test_the_last_cycles_score_stands_beside_each_question(core: Core) -> None:
    round_id, first, _ = open_round(core)
    before, earlier = open_last_cycle(core, round_id)
    bring_in(core, first)
    bring_in(core, earlier, [Decimal(2), Decimal(2), Decimal(0)])
    with core.read() as session:
        agency = 1
        assert request_in(session, before, agency) == earlier
        standard = standards_of(session, session.get_one(ReturnRound, round_id).template_id)[0]
        found = asked(session, first, standard.id, earlier)
    assert [(each.counts, each.last) for each in found] == [
        (Decimal(3), Decimal(2)),
        (Decimal(1), Decimal(2)),
    ]


def test_a_round_keeps_its_template_once_answers_are_in_and_its_due_day_follows_its_issue(
    core: Core,
) -> None:
    round_id, first, _ = open_round(core)
    bring_in(core, first)
    with pytest.raises(InvalidValues, match="questions of its template"), core.work("Change") as w:
        change_round(w, round_id, {"template": 99})
    with pytest.raises(InvalidValues, match="before it was issued"), core.work("Change") as w:
        change_round(w, round_id, {"issued_on": date(2025, 3, 2), "due_on": date(2025, 3, 1)})
