"""Lists of schools read from workbooks: the real ones of the North West, and what tells two of one name apart."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from app.agencies.fields import Phase, Sector
from app.agencies.operations import add_agency, change_agency, rename_agency
from app.agencies.queries import agency_choices, known_agencies, names_of
from app.agencies.schools import SCHOOLS
from app.errors import InvalidValues
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.names import NameIndex
from app.importing.outcomes import Outcome
from app.listing import SqlRows
from app.rows import Wish
from tests.app.importing.files import write_workbook
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.agencies.queries import AgencyRecord
    from app.bootstrap import Core
    from app.importing.preview import Preview

HEAD = ("URN", "School", "Phase", "LA", "Trust", "Postcode")
FOUR = "nw_four_la_schools_derived.csv"
PREMISES = "lancashire_cc_education_premises.csv"
ST_MARYS = "St Mary's Catholic Primary School"


def look(core: Core, path: Path, **options: Any) -> Preview:  # noqa: ANN401 - Importer's own
    return Importer(core.read, KINDS, LOOKUPS).look(path, **options)


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about="schools") as work:
        apply(work, preview)


def read(core: Core, path: Path, *rows: tuple[object, ...]) -> Preview:
    seen = look(core, write_workbook(path, {"Schools": [HEAD, *rows]}))
    take(core, seen)
    return seen


def schools(core: Core, **filters: str) -> list[AgencyRecord]:
    rows = SqlRows(core, SCHOOLS)
    found: list[Any] = list(rows.rows(rows.ids(Wish(filters=filters))))
    return found


def outcomes(preview: Preview) -> Counter[Outcome]:
    return Counter(row.outcome for row in preview.rows if row.values)


@pytest.fixture
def four(core: Core) -> Preview:
    seen = look(core, real("schools", FOUR))
    for question in seen.questions:
        seen.answer(question.key, "keep")
    take(core, seen)
    return seen


def test_920_real_schools_come_in_with_urn_phase_and_authority(core: Core, four: Preview) -> None:
    with real("schools", FOUR).open(encoding="utf-8-sig", newline="") as text:
        told = list(csv.DictReader(text))
    assert four.kind.name == "schools"
    phases = {
        "State-funded primary": Phase.PRIMARY,
        "State-funded secondary": Phase.SECONDARY,
        "Special": Phase.SPECIAL,
    }
    found = {(each.urn, each.name, each.phase, each.local_authority) for each in schools(core)}
    assert found == {
        (
            row["urn"],
            row["school_name"].strip() or f"School with URN {row['urn']}",
            phases[row["school_type"]],
            row["la_name"],
        )
        for row in told
    }
    assert {each.sector for each in schools(core)} == {Sector.SCHOOL}


def test_schools_are_filtered_by_phase_and_authority(core: Core, four: Preview) -> None:
    del four
    assert len(schools(core, local_authority="blackpool")) == 58
    assert len(schools(core, phase="special")) == 49
    assert len(schools(core, local_authority="darwen", phase="secondary")) == 16


def test_rows_without_a_name_are_asked_about_once_and_never_given_one(core: Core) -> None:
    seen = look(core, real("schools", FOUR))
    [question] = seen.questions
    assert (question.rows, outcomes(seen)[Outcome.QUESTION]) == (592, 592)
    seen.answer(question.key, "leave-out")
    assert outcomes(seen) == {Outcome.NEW: 328, Outcome.LEFT_OUT: 592}


def test_the_same_list_again_changes_nothing(core: Core, four: Preview) -> None:
    del four
    assert outcomes(look(core, real("schools", FOUR))) == {Outcome.UNCHANGED: 920}


def test_a_list_of_premises_waits_for_its_authority_and_adds_what_it_knows(
    core: Core, four: Preview
) -> None:
    del four
    waiting = look(core, real("schools", PREMISES))
    assert {each.message for each in waiting.problems} == {
        "Authority is needed. Said in one row, it counts for all that lack it."
    }
    seen = look(core, real("schools", PREMISES), given={"local_authority": "Lancashire"})
    assert outcomes(seen) == {Outcome.NEW: 381, Outcome.CHANGED: 31, Outcome.PROBLEM: 1}
    [problem] = seen.problems
    assert problem.message == (
        "It may be Bacup and Rawtenstall Grammar School (Lancashire, URN 119809) or "
        "Bacup and Rawtenstall Grammar School (Lancashire, URN 138835); give its URN."
    )


def test_a_later_list_names_what_had_only_a_number(core: Core, tmp_path: Path) -> None:
    bare = look(
        core,
        write_workbook(tmp_path / "a.xlsx", {"Schools": [HEAD, ("119126", "", "", "Blackpool")]}),
    )
    bare.answer(bare.questions[0].key, "keep")
    take(core, bare)
    seen = read(
        core, tmp_path / "b.xlsx", (119126, "Anchorsholme Academy", "Primary", "", "", "FY5 3RX")
    )
    [school] = schools(core)
    assert (school.name, school.postcode, school.local_authority) == (
        "Anchorsholme Academy",
        "FY5 3RX",
        "Blackpool",
    )
    assert "Name: School with URN 119126 → Anchorsholme Academy" in seen.rows[0].understood
    with core.read() as session:
        assert names_of(session, school.id) == []


def test_a_school_that_a_list_calls_otherwise_keeps_its_old_name_as_a_nickname(
    core: Core, tmp_path: Path
) -> None:
    read(core, tmp_path / "a.xlsx", ("119126", "St Mary's RC Primary", "Primary", "Blackpool"))
    read(core, tmp_path / "b.xlsx", ("119126", ST_MARYS, "Primary", "Blackpool"))
    [school] = schools(core)
    assert (school.name, school.aliases) == (ST_MARYS, "St Mary's RC Primary")
    again = look(core, tmp_path / "a.xlsx")
    assert outcomes(again) == {Outcome.UNCHANGED: 1}


def test_two_schools_of_one_name_stay_two(core: Core, tmp_path: Path) -> None:
    rows = [("", ST_MARYS, "Primary", place) for place in ("Blackpool", "Lancashire")]
    read(core, tmp_path / "a.xlsx", *rows)
    assert outcomes(look(core, tmp_path / "a.xlsx")) == {Outcome.UNCHANGED: 2}
    read(core, tmp_path / "b.xlsx", ("119345", ST_MARYS, "Primary", "Lancashire", "Aquinas Trust"))
    found = {(each.local_authority, each.urn, each.trust) for each in schools(core)}
    assert found == {("Blackpool", None, None), ("Lancashire", "119345", "Aquinas Trust")}


def test_names_that_look_alike_are_not_merged(core: Core, tmp_path: Path) -> None:
    names = ("St Mary's Primary School", "St. Mary's C.E. Primary School", "St Marys RC Primary")
    for place, name in enumerate(names):
        read(core, tmp_path / f"{place}.xlsx", ("", name, "Primary", "Blackpool"))
    assert len(schools(core)) == 3


def test_a_name_that_several_schools_have_is_asked_about_with_what_tells_them_apart(
    core: Core, tmp_path: Path
) -> None:
    rows = [("", ST_MARYS, "Primary", place) for place in ("Blackpool", "Lancashire")]
    read(core, tmp_path / "a.xlsx", *rows)
    with core.read() as session:
        offered = [each.name for each in agency_choices(session, "st mary")]
        meant = NameIndex(known_agencies(session)).exactly(ST_MARYS)
    assert offered == [f"{ST_MARYS} (Blackpool)", f"{ST_MARYS} (Lancashire)"]
    assert [each.known.name for each in meant] == offered
    seen = look(
        core,
        write_workbook(
            tmp_path / "b.xlsx", {"Agencies": [("Agency", "Sector"), (ST_MARYS, "School")]}
        ),
    )
    assert "Several agencies are called" in seen.problems[0].message


def test_a_list_of_schools_comes_and_goes_as_one_step(core: Core, four: Preview) -> None:
    del four
    core.undo()
    assert schools(core) == []


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        (
            {"name": ST_MARYS},
            "name",
            "There is a school St Mary's Catholic Primary School (Blackpool",
        ),
        ({"name": ST_MARYS, "local_authority": "BLACKPOOL"}, "name", "There is a school"),
        ({"name": "Another", "urn": "119345"}, "urn", "URN 119345 is that of St Mary's"),
        ({"name": "Another", "urn": "12"}, "urn", "which has six digits"),
    ],
)
def test_what_would_make_two_schools_one_is_refused(
    core: Core, values: dict[str, Any], field: str, sentence: str
) -> None:
    school = {"name": ST_MARYS, "urn": "119345", "local_authority": "Blackpool"}
    with core.work("Add school") as work:
        add_agency(work, {**school, "sector": Sector.SCHOOL})  # type: ignore[typeddict-item]
    with pytest.raises(InvalidValues) as refused, core.work("Add school") as work:
        add_agency(work, {"sector": Sector.SCHOOL, **values})  # type: ignore[typeddict-item]
    assert sentence in refused.value.problems[field]


def test_a_school_of_another_authority_may_have_the_name(core: Core) -> None:
    with core.work("Add schools") as work:
        first = add_agency(work, {"name": ST_MARYS, "local_authority": "Blackpool"})
        other = add_agency(work, {"name": "St Mary's", "local_authority": "Lancashire"})
        rename_agency(work, other, ST_MARYS, core.clock.today())
        change_agency(work, first, {"phase": Phase.PRIMARY})
