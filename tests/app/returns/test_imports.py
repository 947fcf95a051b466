"""Section 11 workbooks as partners send them: every score, and undo takes each away whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from app.agencies.operations import add_agency
from app.fields import Ref
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.storing import store_preview
from app.listing import SqlRows
from app.partnerships.operations import add_partnership
from app.returns.built_in import take_built_in
from app.returns.defining import (
    SCALE_0_3,
    QuestionOutline,
    StandardOutline,
    TemplateOutline,
    add_template,
)
from app.returns.heat import heat_map
from app.returns.listings import RETURN_ANSWERS
from app.returns.operations import NO_REASON, add_round
from app.returns.queries import newest_round
from app.returns.rules import AlreadyIn
from app.returns.tracking import moderate
from app.rows import Wish
from models.returns import ReturnAnswer, ReturnKind, ReturnRequest, ReturnRound, ReturnTemplate
from tests.app.importing.files import write_workbook
from tests.app.returns.partners import BY_COLOUR, BY_SCORE, expected, know_agencies, number
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview
    from tests.pair import Pair

HEAD = ("Standards", "Self-assessment", "Moderated", "Comments")


def bring_in(core: Core, name: str) -> None:
    """Import one workbook as the person does who accepts the preview."""
    take(core, look(core, real("partner_returns", name)))


def look(core: Core, path: Path) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(path)


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about=preview.workbook.name) as work:
        apply(work, preview)


def form(folder: Path, *answers: tuple[object, ...], contact: str = "Robin Shaw") -> Path:
    """Write a return of Probation that answers one question a line."""
    lines = (("Section 11 return",), ("Organisation", "Probation"), ("Completed by", contact))
    return write_workbook(folder / "return.xlsx", {"Standards": [*lines, (), HEAD, *answers]})


def stored(core: Core) -> list[Any]:
    rows = SqlRows(core, RETURN_ANSWERS)
    return list(rows.rows(rows.ids(Wish())))


@pytest.mark.parametrize("name", [*BY_SCORE, BY_COLOUR])
def test_a_workbook_gives_exactly_the_scores_it_holds(core: Core, name: str) -> None:
    know_agencies(core)
    bring_in(core, name)
    found = {
        (row.agency.name, row.standard): (
            number(row.self_score),
            number(row.moderated_score),
            row.cell,
        )
        for row in stored(core)
    }
    assert found == expected(name)


@pytest.mark.parametrize("written", ["1-2", "0,5", "2 or 3"])
def test_two_numbers_in_one_cell_are_no_score(core: Core, tmp_path: Path, written: str) -> None:
    answers = (("1.1 Led", written, "", ""), ("1.2 Known", 2, "", ""))
    problems = look(core, form(tmp_path, *answers)).problems
    assert written in next(each.message for each in problems if each.cell == "B6")


def test_a_score_that_is_on_no_level_is_told_at_its_cell_and_the_other_rows_are_stored(
    core: Core, tmp_path: Path
) -> None:
    with core.work("Begin") as work:
        add_agency(work, {"name": "Probation"})
        add_partnership(work, {"name": "Borough SCP"})
    found = look(core, form(tmp_path, ("1.1 Led", 2, 7, ""), ("1.2 Known", 3, 2, "")))
    [problem] = found.problems
    assert (problem.cell, problem.message) == (
        "C6",
        "“7” is not on the scale of the round, which has 0 Not met, 1 Partly, 2 Mostly, 3 Met or N/A.",
    )
    take(core, found)
    assert [each.standard for each in stored(core)] == ["1.2"]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (("Self-assessment under the Children Act 2004",), "a new one"),
        (("For services to those aged 16-17",), "a new one"),
        (("Date of return", "11/12/2024"), "a new one"),
        (("Audit for ages 16-17, 2024/25",), "2024-25, a new one"),
        (("Audit year", "2024-25"), "2024-25, a new one"),
        (("Scores of 2023/24", "Scores of 2024/25"), "a new one"),
    ],
)
def test_a_law_an_age_or_a_day_above_the_scores_is_no_year(
    core: Core, tmp_path: Path, line: tuple[str, ...], place: str
) -> None:
    lines = (("Section 11 return",), line, ("Organisation", "Probation"), (), HEAD)
    answers = (("1.1 Led", 2, 2, ""), ("1.2 Known", 3, 2, ""))
    path = write_workbook(tmp_path / "return.xlsx", {"Standards": [*lines, *answers]})
    assert look(core, path).goes_to == ("Round", place)


def test_the_year_in_the_name_of_a_file_says_which_round_it_goes_to(
    core: Core, tmp_path: Path
) -> None:
    with core.work("Begin") as work:
        add_agency(work, {"name": "Probation"})
        add_partnership(work, {"name": "Borough SCP"})
    answers = (("1.1 Led", 2, 2, ""), ("1.2 Known", 3, 2, ""))
    older = form(tmp_path, *answers).rename(tmp_path / "section 11 2023-24.xlsx")
    first = look(core, older)
    assert first.goes_to == ("Round", "2023-24, a new one")
    told = [row.understood for row in first.rows if row.outcome is Outcome.NOTE]
    assert any("2023-24 was taken from the name of the file" in text for text in told)
    take(core, first)
    newer = form(tmp_path, *answers).rename(tmp_path / "section 11 2024-25.xlsx")
    take(core, look(core, newer))
    assert look(core, older).goes_to == ("Round", "Section 11 2023-24")
    assert look(core, newer).goes_to == ("Round", "Section 11 2024-25")
    assert look(core, older).counts["unchanged"] == 2
    with core.read() as session:
        periods = [each.period for each in session.query(ReturnRound)]
    assert sorted(periods) == ["2023-24", "2024-25"]


def test_a_year_above_the_answers_comes_before_that_of_the_name(core: Core, tmp_path: Path) -> None:
    with core.work("Begin") as work:
        add_agency(work, {"name": "Probation"})
        add_partnership(work, {"name": "Borough SCP"})
    lines = [("Section 11 return 2022/23",), ("Organisation", "Probation"), (), HEAD]
    path = write_workbook(
        tmp_path / "return 2024-25.xlsx", {"Standards": [*lines, ("1.1 Led", 2, 2, "")]}
    )
    assert look(core, path).goes_to == ("Round", "2022-23, a new one")


def test_traffic_lights_are_shown_by_their_words(core: Core) -> None:
    know_agencies(core)
    preview = look(core, real("partner_returns", BY_COLOUR))
    shown = {preview.text_of(row.id, "self_score") for row in preview.rows if row.values}
    assert shown <= {"Red", "Amber", "Green", ""}
    assert "Amber" in shown


def test_all_six_fall_into_one_round_of_one_template(core: Core) -> None:
    know_agencies(core)
    for path in sorted(real("partner_returns").glob("section11_0*.xlsx")):
        bring_in(core, path.name)
    with core.read() as session:
        newest = newest_round(session)
        assert newest is not None
        heat = heat_map(session, newest.id)
        assert session.query(ReturnTemplate).count() == 1
    assert heat is not None
    assert (newest.progress, heat.questions, len(heat.standards)) == ("6 of 6", 18, 6)


def test_a_workbook_with_the_numbers_of_another_template_opens_a_round_of_its_own(
    core: Core,
) -> None:
    know_agencies(core)
    with core.work("Open round") as work:
        template = take_built_in(work, "section-11")
        add_round(work, {"name": "Ours", "template": template, "period": "2024-25"})
    found = look(core, real("partner_returns", "section11_01_bwd.xlsx"))
    assert found.goes_to == ("Round", "a new one")


def test_what_can_be_stored_of_a_workbook_goes_to_the_round_that_all_of_it_went_to(
    core: Core, tmp_path: Path
) -> None:
    take(core, look(core, form(tmp_path, ("1.1 Led", 2), ("1.2 Known", 3))))
    asked = (StandardOutline("1", "Led", (QuestionOutline("1.1", "Led"),)),)
    short = TemplateOutline("Short", ReturnKind.SECTION_11, "", SCALE_0_3, 2, asked)
    with core.work("Open round") as work:
        add_agency(work, {"name": "Police"})
        template = add_template(work, short)
        add_round(work, {"name": "Short", "template": template, "period": "2024-25"})
    lines = (("Section 11 return",), ("Organisation", "Police"), (), HEAD)
    answers = (("1.1 Led", 2, 2, ""), ("1.2 Known", 7, 2, ""))
    path = write_workbook(tmp_path / "police.xlsx", {"Standards": [*lines, *answers]})
    found = look(core, path)
    assert found.goes_to == ("Round", "Section 11 2024-25")
    take(core, found)
    came = [(each.agency.name, each.standard, each.round.name) for each in stored(core)]
    assert ("Police", "1.1", "Section 11 2024-25") in came


def test_a_workbook_says_which_round_it_goes_to_before_and_after(core: Core) -> None:
    know_agencies(core)
    first = look(core, real("partner_returns", "section11_01_bwd.xlsx"))
    assert first.goes_to == ("Round", "a new one")
    about = dict(store_preview(core, first).about)
    assert about["Round"].startswith("Section 11 20")
    assert about["Agency"].startswith("Blackburn with Darwen Borough Council")
    assert look(core, real("partner_returns", "section11_02_lancs.xlsx")).goes_to == (
        "Round",
        about["Round"],
    )


def test_undo_takes_an_import_away_with_the_round_it_opened(core: Core) -> None:
    know_agencies(core)
    bring_in(core, "section11_01_bwd.xlsx")
    core.undo()
    with core.read() as session:
        left = [
            session.query(each).count()
            for each in (ReturnAnswer, ReturnRequest, ReturnRound, ReturnTemplate)
        ]
    assert left == [0, 0, 0, 0]


def test_a_workbook_that_comes_again_changes_nothing(core: Core) -> None:
    bring_in(core, "section11_02_lancs.xlsx")
    preview = Importer(core.read, KINDS, LOOKUPS).look(
        real("partner_returns", "section11_02_lancs.xlsx")
    )
    assert (preview.counts["unchanged"], preview.counts["new"], preview.counts["changed"]) == (
        18,
        0,
        0,
    )


def test_a_moderated_return_is_not_changed_by_another_workbook(core: Core) -> None:
    bring_in(core, "section11_02_lancs.xlsx")
    with core.work("Moderate") as work:
        [row] = work.session.query(ReturnRequest)
        moderate(work, row.id, core.clock.today())
        answer = work.session.query(ReturnAnswer).first()
        assert answer is not None
        answer.self_value = Decimal(0)
        work.session.flush()
    with pytest.raises(AlreadyIn):
        bring_in(core, "section11_02_lancs.xlsx")


def test_a_blank_score_keeps_the_stored_one(core: Core, tmp_path: Path) -> None:
    take(core, look(core, form(tmp_path, ("1.1 A lead is named", 2, 1, ""))))
    take(core, look(core, form(tmp_path, ("1.1 A lead is named", "", "", "Agreed on the day"))))
    [row] = stored(core)
    assert (row.self_score, row.moderated_score, row.comment) == (2, 1, "Agreed on the day")


def test_a_workbook_without_a_contact_keeps_the_one_that_was_named(
    core: Core, tmp_path: Path
) -> None:
    take(core, look(core, form(tmp_path, ("1.1 A lead is named", 2))))
    take(core, look(core, form(tmp_path, ("1.1 A lead is named", 3), contact="")))
    with core.read() as session:
        assert session.query(ReturnRequest.completed_by).all() == [("Robin Shaw",)]


def test_a_round_opened_for_a_return_is_of_the_partnerships_own_year(
    paired: Core, pair: Pair, tmp_path: Path
) -> None:
    path = form(tmp_path, ("9.9 A question nobody asked yet", 2))
    for side in pair.sides:
        of = Ref(side.id, side.mark)
        take(paired, Importer(paired.read, KINDS, LOOKUPS, partnership=of).look(path))
    with paired.read() as session:
        opened = session.query(ReturnRound.period).order_by(ReturnRound.id.desc()).limit(2)
        assert [row.period for row in opened] == ["2024-25", "2025"]


def test_a_score_that_does_not_apply_any_more_is_seen_and_stored(
    core: Core, tmp_path: Path
) -> None:
    take(core, look(core, form(tmp_path, ("1.1 A lead is named", 2))))
    preview = look(core, form(tmp_path, ("1.1 A lead is named", "N/A (no such service)")))
    assert preview.counts["changed"] == 1
    take(core, preview)
    [row] = stored(core)
    assert (row.self_score.sign, row.reason) == ("N/A", "no such service")


def test_an_answer_that_does_not_apply_for_no_reason_comes_in_and_says_so(
    core: Core, tmp_path: Path
) -> None:
    path = form(tmp_path, ("1.1 A lead is named", "N/A"), ("1.2 A group", "n/a - no such service"))
    preview = look(core, path)
    said = [row.understood for row in preview.rows if row.outcome == Outcome.NEW]
    assert ["does not say why" in each for each in said] == [True, False]
    take(core, preview)
    assert [row.reason for row in stored(core)] == [NO_REASON, "no such service"]
    assert look(core, path).counts["unchanged"] == 2


def test_a_reason_that_was_given_stays_when_the_workbook_comes_again_without_it(
    core: Core, tmp_path: Path
) -> None:
    take(core, look(core, form(tmp_path, ("1.1 A lead is named", "N/A (no such service)"))))
    take(core, look(core, form(tmp_path, ("1.1 A lead is named", "N/A", "", "As last year"))))
    [row] = stored(core)
    assert (row.reason, row.comment) == ("no such service", "As last year")
