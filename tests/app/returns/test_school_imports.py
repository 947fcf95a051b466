"""Section 175/157: a form per school and a list of many land in one round, and are told by phase and trust."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.agencies.fields import Phase, Sector
from app.agencies.operations import add_agency
from app.agencies.queries import known_agencies
from app.agencies.schools import SCHOOLS
from app.errors import UserError
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.school_list import MANY_SCHOOLS
from app.importing.section_175 import ONE_SCHOOL
from app.listing import SqlRows
from app.partnerships.operations import add_partnership
from app.returns.asking_schools import NoSuchSchools, SchoolsAsked, ask_schools
from app.returns.defining import (
    SCALE_RAG,
    QuestionOutline,
    StandardOutline,
    TemplateOutline,
    add_template,
)
from app.returns.listings import RETURN_ANSWERS
from app.returns.operations import add_round, ask_agencies, change_round
from app.returns.phases import (
    common_weaknesses,
    completion,
    completion_by_phase,
    completion_by_trust,
    newest_school_round,
    waiting_schools,
)
from app.returns.queries import newest_round
from app.rows import Wish
from models.returns import AnswerKind, ReturnKind, ReturnRequest, ReturnTemplate
from tests.app.importing.files import write_workbook
from tests.app.returns.school_files import QUESTIONS, forms_export, school_form

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview

TODAY = date(2025, 3, 11)
ST_MARYS = "St Mary's Catholic Primary School"
SCHOOLS_KNOWN = (
    ("119345", ST_MARYS, Phase.PRIMARY, "Blackpool", "Aquinas Trust"),
    ("119346", ST_MARYS, Phase.PRIMARY, "Lancashire", None),
    ("119347", "Beacon Academy", Phase.SECONDARY, "Blackpool", "Aquinas Trust"),
    ("119348", "Meadow View", Phase.SPECIAL, "Blackpool", None),
)
LISTED = (
    (119345, "St Marys RC Primary", "Primary", "Aquinas Trust", "Green", "Amber", "Red", "Green"),
    (119347, "Beacon Academy", "Secondary", "Aquinas Trust", "G", "Red", "R", "N/A - no pupils"),
)


@pytest.fixture
def schools(core: Core) -> dict[str, int]:
    """Add a partnership and four schools, two of them of one name; their ids by URN."""
    with core.work("Begin") as work:
        add_partnership(work, {"name": "Borough SCP"})
        return {
            urn: add_agency(
                work,
                {
                    "name": name,
                    "sector": Sector.SCHOOL,
                    "urn": urn,
                    "phase": phase,
                    "local_authority": place,
                    "trust": trust,
                },
            )
            for urn, name, phase, place, trust in SCHOOLS_KNOWN
        }


def look(core: Core, path: Path, **given: str) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(path, given=given)


def take(core: Core, preview: Preview) -> None:
    assert preview.problems == []
    with core.work(import_label(preview), about="return") as work:
        apply(work, preview)


def stored(core: Core) -> list[Any]:
    rows = SqlRows(core, RETURN_ANSWERS)
    return sorted(rows.rows(rows.ids(Wish())), key=lambda each: each.id)


def scores(core: Core) -> dict[tuple[int, str], str]:
    return {
        (each.agency.id, each.standard): getattr(each.self_score, "sign", str(each.self_score))
        for each in stored(core)
    }


def test_a_form_of_one_school_is_read_with_its_fills(
    core: Core, schools: dict[str, int], tmp_path: Path
) -> None:
    about = {
        "Name of school": "St Mary's",
        "URN": 119346,
        "Designated Safeguarding Lead": "Ann Abel",
        "Completed by": "Ben Bell",
        "Date completed": date(2025, 2, 13),
    }
    path = school_form(
        tmp_path / "s.xlsx", about, ["Green", "", "A", "N/A (no such pupils)"], fills=" R "
    )
    seen = look(core, path)
    assert (seen.kind.name, seen.source.layout) == ("section-175", ONE_SCHOOL)
    assert [row.understood for row in seen.rows if row.values][1:3] == [
        "Read from the cell's red fill",
        "“A” read as Amber",
    ]
    assert "Please return this form" in next(
        row.understood for row in seen.rows if row.outcome is Outcome.NOTE
    )
    take(core, seen)
    school = schools["119346"]
    assert scores(core) == {
        (school, "1.1"): "3",
        (school, "1.2"): "1",
        (school, "2.1"): "2",
        (school, "2.2"): "N/A",
    }
    assert [each.cell for each in stored(core)] == ["C10", "C11", "C13", "C14"]
    with core.read() as session:
        [request] = session.query(ReturnRequest)
        [template] = session.query(ReturnTemplate)
        newest = newest_round(session)
    assert (request.received_on, request.completed_by, request.contact) == (
        date(2025, 2, 13),
        "Ben Bell",
        "Ann Abel",
    )
    assert template.kind.title_text == "Section 175/157"
    assert newest is not None
    assert (newest.name, newest.progress) == ("Section 175/157 2024-25", "1 of 1")


def test_a_list_of_many_schools_gives_each_its_return(
    core: Core, schools: dict[str, int], tmp_path: Path
) -> None:
    seen = look(core, forms_export(tmp_path / "export.xlsx", *LISTED))
    assert (seen.kind.name, seen.source.layout) == ("section-175", MANY_SCHOOLS)
    assert len([row for row in seen.rows if row.values]) == 8
    take(core, seen)
    first, second = schools["119345"], schools["119347"]
    assert scores(core) == {
        (first, "1.1"): "3",
        (first, "1.2"): "2",
        (first, "2.1"): "1",
        (first, "2.2"): "3",
        (second, "1.1"): "3",
        (second, "1.2"): "1",
        (second, "2.1"): "1",
        (second, "2.2"): "N/A",
    }
    assert {each.evidence for each in stored(core)} == {"Seen by the governors"}
    with core.read() as session:
        came = {row.agency_id: row.received_on for row in session.query(ReturnRequest)}
    assert came == {first: date(2025, 2, 4), second: date(2025, 2, 5)}


def test_both_forms_land_in_one_round(core: Core, schools: dict[str, int], tmp_path: Path) -> None:
    take(core, look(core, forms_export(tmp_path / "export.xlsx", *LISTED)))
    about = {"School": "Meadow View", "Completed by": "Cara Cole"}
    seen = look(core, school_form(tmp_path / "one.xlsx", about, ["Red", "Red", "Green", "Green"]))
    assert seen.goes_to == ("Round", "Section 175/157 2024-25")
    take(core, seen)
    with core.read() as session:
        assert session.query(ReturnTemplate).count() == 1
        newest = newest_round(session)
    assert newest is not None
    assert newest.progress == "3 of 3"
    assert (schools["119348"], "1.1") in scores(core)


def test_the_same_list_again_changes_nothing_and_another_answer_is_told(
    core: Core, schools: dict[str, int], tmp_path: Path
) -> None:
    del schools
    take(core, look(core, forms_export(tmp_path / "a.xlsx", *LISTED)))
    again = look(core, tmp_path / "a.xlsx")
    assert {row.outcome for row in again.rows if row.values} == {Outcome.UNCHANGED}
    changed = ((*LISTED[0][:6], "Amber", "Green"), LISTED[1])
    later = look(core, forms_export(tmp_path / "b.xlsx", *changed))
    told = [row.understood for row in later.rows if row.outcome is Outcome.CHANGED]
    assert [text.split(";")[0] for text in told] == ["Answer: Red → Amber"]


def test_a_list_comes_and_goes_as_one_step(
    core: Core, schools: dict[str, int], tmp_path: Path
) -> None:
    del schools
    take(core, look(core, forms_export(tmp_path / "a.xlsx", *LISTED)))
    core.undo()
    assert stored(core) == []
    with core.read() as session:
        assert newest_round(session) is None


def test_a_name_that_two_schools_have_is_asked_about_where_no_urn_is_given(
    core: Core, schools: dict[str, int], tmp_path: Path
) -> None:
    path = forms_export(tmp_path / "a.xlsx", ("", ST_MARYS, "Primary", "", "G", "G", "G", "G"))
    seen = look(core, path)
    [question] = seen.questions
    offered = [each.label for each in question.candidates][:2]
    assert offered == [
        f"{ST_MARYS} (Blackpool, URN 119345)",
        f"{ST_MARYS} (Lancashire, URN 119346)",
    ]
    seen.answer(question.key, f"id:{schools['119346']}")
    take(core, seen)
    assert {each.agency.id for each in stored(core)} == {schools["119346"]}


def test_a_school_that_is_not_known_is_added_with_what_the_list_says(
    core: Core, schools: dict[str, int], tmp_path: Path
) -> None:
    del schools
    row = (119400, "Harbour Nursery", "Nursery", "Tide Trust", "G", "G", "G", "G")
    take(core, look(core, forms_export(tmp_path / "a.xlsx", row)))
    rows = SqlRows(core, SCHOOLS)
    [added] = rows.rows(rows.ids(Wish(filters={"urn": "119400"})))
    assert (added.name, added.phase, added.trust) == (  # type: ignore[attr-defined]
        "Harbour Nursery",
        Phase.NURSERY,
        "Tide Trust",
    )


def test_a_known_name_with_another_urn_is_asked_about(
    core: Core, schools: dict[str, int], tmp_path: Path
) -> None:
    del schools
    row = (119499, "Meadow View", "Special", "", "G", "G", "G", "G")
    seen = look(core, forms_export(tmp_path / "a.xlsx", row))
    assert [each.name for each in seen.questions] == ["Meadow View"]


@pytest.mark.parametrize(
    ("answers", "levels"),
    [
        (("Met", "Partially met", "Not met", "Met"), {"2", "1", "0"}),
        (("Yes", "No", "Partly", "Y"), {"2", "1", "0"}),
        ((4, 3, "2.0", "1 (not met)"), {"4", "3", "2", "1"}),
        (("3", 2, 1, 0), {"3", "2", "1", "0"}),
    ],
)
@pytest.mark.usefixtures("schools")
def test_every_scale_that_schools_answer_on_is_read(
    core: Core, tmp_path: Path, answers: tuple[object, ...], levels: set[str]
) -> None:
    row = (119345, ST_MARYS, "Primary", "", *answers)
    take(core, look(core, forms_export(tmp_path / "a.xlsx", row)))
    assert {str(each.self_score) for each in stored(core)} == levels


def test_what_is_no_answer_is_named_by_its_cell(
    core: Core, schools: dict[str, int], tmp_path: Path
) -> None:
    del schools
    about = {"School": "Meadow View", "URN": "119348"}
    path = school_form(tmp_path / "a.xlsx", about, ["Green", "Maybe", "Green", "Amber"])
    [problem] = look(core, path).problems
    assert (problem.cell, problem.message) == (
        "C8",
        "“Maybe” is no answer on the scale of this file; put the right one in, or N/A with its reason.",
    )


@pytest.mark.parametrize("written", ["1-2", "0,5", "2.5"])
@pytest.mark.usefixtures("schools")
def test_two_numbers_in_one_cell_are_no_answer(core: Core, tmp_path: Path, written: str) -> None:
    path = forms_export(
        tmp_path / "a.xlsx",
        (119345, ST_MARYS, "Primary", "", 3, 3, 2, 1),
        (119347, "Beacon Academy", "Secondary", "", written, 3, 2, 1),
    )
    [problem] = look(core, path).problems
    assert (problem.cell, problem.message.split(";")[0]) == (
        "J3",
        f"“{written}” is no answer on the scale of this file",
    )


@pytest.mark.usefixtures("schools")
def test_a_column_of_no_answers_is_named(core: Core, tmp_path: Path) -> None:
    path = forms_export(
        tmp_path / "a.xlsx", (119345, ST_MARYS, "Primary", "", "Green", "Maybe", "Red", "Green")
    )
    told = [row for row in look(core, path).rows if row.outcome is Outcome.NOTE]
    assert [(row.cell, row.understood.split(":")[0]) for row in told] == [
        ("L1", f"“1.2 {QUESTIONS[1][1]}” is not read"),
        ("M1", "“Evidence for 1.2” is not read"),
    ]


@pytest.mark.usefixtures("schools")
def test_numbers_again_change_nothing_and_those_off_the_scale_of_the_round_are_refused(
    core: Core, tmp_path: Path
) -> None:
    row = (119345, ST_MARYS, "Primary", "", 3, 2, 1, 0)
    take(core, look(core, forms_export(tmp_path / "a.xlsx", row)))
    assert look(core, forms_export(tmp_path / "b.xlsx", row)).counts["unchanged"] == 4
    strange = look(core, forms_export(tmp_path / "c.xlsx", (119347, "Beacon", "", "", 9, 80, 2, 1)))
    assert [(each.cell, each.message.partition(" (")[0]) for each in strange.problems] == [
        ("J2", "“9” is not on the scale of the round"),
        ("L2", "“80” is not on the scale of the round"),
    ]
    assert strange.counts["new"] == 2


@pytest.mark.usefixtures("schools")
def test_numbers_say_nothing_on_a_scale_of_colours(core: Core, tmp_path: Path) -> None:
    row = (119345, ST_MARYS, "Primary", "", "Green", "Amber", "Red", "Green")
    take(core, look(core, forms_export(tmp_path / "a.xlsx", row)))
    numbers = look(core, forms_export(tmp_path / "b.xlsx", (119347, "Beacon", "", "", 1, 2, 3, 3)))
    assert numbers.counts["problem"] == 4
    assert "not on the scale of the round (Red, Amber, Green)" in numbers.problems[0].message


@pytest.mark.usefixtures("schools")
def test_each_answer_is_judged_by_what_its_question_asks(core: Core, tmp_path: Path) -> None:
    asks = (AnswerKind.SCORE, AnswerKind.YES_NO, AnswerKind.NUMBER, AnswerKind.PERCENT)
    asked = tuple(
        QuestionOutline(number, wording, kind)
        for (number, wording), kind in zip(QUESTIONS, asks, strict=True)
    )
    with core.work("Template") as work:
        outline = TemplateOutline(
            "Audit",
            ReturnKind.SECTION_175,
            "",
            SCALE_RAG,
            2,
            (StandardOutline("1", "All", asked),),
        )
        template = add_template(work, outline)
        add_round(work, {"name": "Audit 2025", "template": template, "period": "2024-25"})
    about = {"Name of school": ST_MARYS, "URN": 119346}
    path = school_form(tmp_path / "good.xlsx", about, ("Amber", "Y", 1204, "91.5%"))
    preview = look(core, path)
    assert preview.goes_to == ("Round", "Audit 2025")
    take(core, preview)
    assert {each.standard: str(each.given) for each in stored(core)} == {
        "1.1": "2",
        "1.2": "True",
        "2.1": "1204",
        "2.2": "91.5",
    }
    assert look(core, path).counts["unchanged"] == 4
    wrong = look(
        core, school_form(tmp_path / "bad.xlsx", about, ("Amber", "Maybe", "many", "Green"))
    )
    told = [each.message for each in wrong.problems]
    assert told[0] == "“Maybe” is neither Yes, No nor N/A."
    assert len(told) == 3


def test_numbers_that_mean_nothing_known_are_refused_and_nothing_is_stored(
    core: Core, schools: dict[str, int], tmp_path: Path
) -> None:
    del schools
    seen = look(core, forms_export(tmp_path / "a.xlsx", (119345, ST_MARYS, "", "", 80, 95, 60, 70)))
    with pytest.raises(UserError, match="numbers up to 95, and nothing says what they mean"):
        take(core, seen)
    assert stored(core) == []


def test_completion_is_told_by_phase_and_trust_with_what_it_is_of(
    core: Core, schools: dict[str, int], tmp_path: Path
) -> None:
    take(core, look(core, forms_export(tmp_path / "a.xlsx", *LISTED)))
    with core.work("Ask the others") as work:
        round_id = newest_school_round(work.session)
        assert round_id is not None
        ask_agencies(work, round_id, list(schools.values()), date(2025, 1, 6))
        change_round(work, round_id, {"due_on": date(2025, 2, 28)})
    with core.read() as session:
        phases = completion_by_phase(session, round_id, TODAY)
        trusts = completion_by_trust(session, round_id, TODAY)
        whole = completion(session, round_id, TODAY)
        waiting = waiting_schools(session, round_id)
    assert [(each.name, each.rate.told, each.late) for each in phases] == [
        ("Primary", "1 of 2 schools, 50.0 %", 1),
        ("Secondary", "1 of 1 schools, 100.0 %", 0),
        ("Special", "0 of 1 schools, 0.0 %", 1),
    ]
    assert [(each.name, each.rate.words()) for each in trusts] == [
        ("Aquinas Trust", "2 of 2, 100.0 %"),
        ("No trust", "0 of 2, 0.0 %"),
    ]
    assert whole.rate.words() == "2 of 4, 50.0 %"
    assert [(each.school.name, each.urn, each.phase, each.trust) for each in waiting] == [
        (ST_MARYS, "119346", "Primary", "No trust"),
        ("Meadow View", "119348", "Special", "No trust"),
    ]


def test_common_weak_standards_leave_out_what_does_not_apply(
    core: Core, schools: dict[str, int], tmp_path: Path
) -> None:
    del schools
    take(core, look(core, forms_export(tmp_path / "a.xlsx", *LISTED)))
    with core.read() as session:
        round_id = newest_school_round(session)
        assert round_id is not None
        found = common_weaknesses(session, round_id)
    assert [(each.number, each.rate.words()) for each in found] == [
        ("2.1", "2 of 2, 100.0 %"),
        ("1.2", "1 of 2, 50.0 %"),
    ]
    told = [(phase, rate.words()) for phase, rate in found[1].by_phase]
    assert told == [("Primary", "0 of 1, 0.0 %"), ("Secondary", "1 of 1, 100.0 %")]
    assert found[0].wording == QUESTIONS[2][1]


def test_a_section_11_return_is_none_of_schools(
    core: Core, schools: dict[str, int], tmp_path: Path
) -> None:
    del schools
    rows = [
        ("Section 11 return",),
        ("Organisation", "Probation"),
        ("Standard", "Self assessment score", "Evidence"),
        ("1.1 Leaders know", 2, "Minutes"),
    ]
    seen = look(core, write_workbook(tmp_path / "s11.xlsx", {"Standards": rows}))
    assert seen.kind.name == "section-11"


def test_known_agencies_are_found_by_their_urn(core: Core, schools: dict[str, int]) -> None:
    with core.read() as session:
        found = next(each for each in known_agencies(session) if each.id == schools["119348"])
    assert ("119348", "URN") in found.others


@pytest.mark.parametrize(
    ("wanted", "urns"),
    [
        ({}, {"119345", "119346", "119347", "119348"}),
        ({"phase": Phase.PRIMARY}, {"119345", "119346"}),
        ({"local_authority": "blackpool"}, {"119345", "119347", "119348"}),
        ({"trust": "Aquinas Trust", "phase": Phase.SECONDARY}, {"119347"}),
    ],
)
def test_schools_are_asked_by_phase_authority_and_trust(
    core: Core, schools: dict[str, int], wanted: SchoolsAsked, urns: set[str]
) -> None:
    round_id = open_round_of_schools(core)
    with core.work("Close one") as work:
        closed = add_agency(
            work, {"name": "Old School", "sector": Sector.SCHOOL, "closed_on": date(2020, 8, 31)}
        )
        ask_schools(work, round_id, wanted)
    with core.read() as session:
        asked = {row.agency_id for row in session.query(ReturnRequest)}
    assert asked == {schools[urn] for urn in urns}
    assert closed not in asked


def test_a_phase_that_no_school_has_is_refused(core: Core, schools: dict[str, int]) -> None:
    del schools
    round_id = open_round_of_schools(core)
    with pytest.raises(NoSuchSchools), core.work("Ask schools") as work:
        ask_schools(work, round_id, {"phase": Phase.NURSERY})


def open_round_of_schools(core: Core) -> int:
    with core.work("Open round") as work:
        standard = StandardOutline("1", "Leadership", (QuestionOutline("1.1", QUESTIONS[0][1]),))
        template = add_template(
            work,
            TemplateOutline("S175", ReturnKind.SECTION_175, "", SCALE_RAG, 2, (standard,)),
        )
        return add_round(work, {"name": "S175", "template": template, "period": "2024-25"})
