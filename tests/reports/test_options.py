"""Options of reports as they are typed: every record by every name that the program shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.errors import InvalidValues
from app.fields import Link
from app.owners import offered
from reports.catalogue import REPORTS, read_options, report_named

if TYPE_CHECKING:
    from app.bootstrap import Core
    from reports.catalogue import ReportSpec

ASKED = [(each, field) for each in REPORTS for field in each.options if isinstance(field, Link)]


@pytest.mark.parametrize(
    ("spec", "field"), ASKED, ids=[f"{spec.name}-{field.name}" for spec, field in ASKED]
)
@pytest.mark.parametrize("file", ["sample", "paired"])
def test_every_name_on_offer_is_understood(
    request: pytest.FixtureRequest, file: str, spec: ReportSpec, field: Link
) -> None:
    core: Core = request.getfixturevalue(file)
    with core.read() as session:
        refs = offered(session, field.kind, "")
    needed = {each.name: "1" for each in spec.options if each.required}
    read = [read_options(core, spec, {**needed, field.name: ref.name}) for ref in refs]
    assert [each[field.name] for each in read] == [ref.id for ref in refs]


def test_what_is_needed_says_how_to_name_it(sample: Core) -> None:
    with pytest.raises(InvalidValues) as refused:
        read_options(sample, report_named("agenda"), {})
    with sample.read() as session:
        newest = offered(session, "meetings", "")[0].name
    assert str(refused.value) == (
        f'Meeting is needed: write --option meeting="{newest}". '
        "`pdesk list FILE meetings` lists them."
    )


def test_a_name_that_nothing_fits_says_how_to_name_one(sample: Core) -> None:
    with pytest.raises(InvalidValues) as refused:
        read_options(sample, report_named("attendance"), {"group": "Parish council"})
    told = str(refused.value)
    assert told.startswith("Group: There is no group “Parish council” in this file. Write --option")
    assert told.endswith("`pdesk list FILE groups` lists them.")


def test_a_name_that_several_fit_names_those_there_are(sample: Core) -> None:
    with pytest.raises(
        InvalidValues, match=r"“board” may mean several: “SCP Board, \d.*and others\."
    ):
        read_options(sample, report_named("agenda"), {"meeting": "board"})
