"""Single-agency training figures by agency: reckoned from the counts, with what is missing and what does not add up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.fields import Mark
from app.returns.built_in import built_in
from app.returns.confirmed_words import IN_POST, NEED, REVIEWED, SHARE, TRAINING_LEVELS, UP_TO_DATE
from app.returns.operations import ask_agencies
from app.returns.own_training import OwnTrainingRound, own_training
from tests.app.groups.makers import make_board
from tests.app.returns.confirming import TODAY, confirm

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.returns.kinds import AnswerValue

N_A = Mark("not-applicable", "N/A")


def counts(level: int, need: int, trained: int, share: str) -> dict[str, AnswerValue]:
    figures = (str(need), str(trained), share)
    return {f"{level + 1}.{place}": Decimal(each) for place, each in enumerate(figures, 1)}


def figures(core: Core) -> OwnTrainingRound:
    """Ask four agencies: one whole, one with gaps and a wrong share, one with more trained than need it, one not in."""
    board = make_board(core)
    whole = {
        "1.1": Decimal(450),
        **counts(1, 430, 410, "95.3"),
        **counts(2, 200, 150, "75"),
        **counts(3, 7, 7, "100"),
    }
    gaps: dict[str, AnswerValue] = {
        **counts(1, 100, 90, "99"),
        "3.1": Decimal(40),
        "4.1": N_A,
        "4.2": N_A,
    }
    more = {**counts(1, 50, 60, "100"), **counts(2, 10, 5, "50"), **counts(3, 3, 2, "67")}
    ids = board.agencies
    round_id = confirm(
        core, "training", {}, {ids["LA"]: whole, ids["ICB"]: gaps, ids["Trust"]: more}
    )
    with core.work("Ask") as work:
        ask_agencies(work, round_id, [ids["Police"]], TODAY)
    with core.read() as session:
        found = own_training(session, TODAY, board.partnership)
    assert found is not None
    return found


def test_the_questions_are_those_of_the_template() -> None:
    asked = {
        (standard.title, each.wording)
        for standard in built_in("training").outline.standards
        for each in standard.questions
    }
    assert {
        (title, each) for title in TRAINING_LEVELS for each in (NEED, UP_TO_DATE, SHARE)
    } <= asked
    assert {IN_POST, REVIEWED} <= {wording for _, wording in asked}


def test_shares_are_reckoned_from_the_counts_and_gaps_are_never_0(core: Core) -> None:
    lines = {each.agency.short: each for each in figures(core).lines}
    told = {short: (each.level_1, each.level_2, each.level_3) for short, each in lines.items()}
    assert told == {
        "LA": ("410 of 430, 95.3 %", "150 of 200, 75.0 %", "7 of 7, 100.0 %"),
        "ICB": ("90 of 100, 90.0 %", "", "N/A"),
        "Trust": ("60 of 50", "5 of 10, 50.0 %", "2 of 3, 66.7 %"),
        "Police": ("", "", ""),
    }
    assert (lines["LA"].in_post, lines["ICB"].in_post) == (Decimal(450), None)


def test_what_is_missing_or_does_not_add_up_is_told(core: Core) -> None:
    missing = {each.agency.short: each.missing for each in figures(core).lines}
    assert missing == {
        "LA": "",
        "ICB": (
            "Level 1: states 99 %, counts come to 90.0 %; Level 2: up to date not answered; "
            "Level 3: N/A, Set in May"
        ),
        "Trust": "Level 1: more are up to date than need it",
        "Police": "The return has not come in",
    }


def test_totals_are_of_agencies_whose_counts_are_there_and_fit(core: Core) -> None:
    assert figures(core).totals == (
        "Level 1: 500 of 530, 94.3 % (2 of 4 agencies) · Level 2: 155 of 210, 73.8 % (2 of 4 agencies) · "
        "Level 3: 9 of 10, 90.0 % (2 of 4 agencies)"
    )


def test_a_file_without_such_a_round_has_no_figures(core: Core) -> None:
    board = make_board(core)
    with core.read() as session:
        assert own_training(session, TODAY, board.partnership) is None
