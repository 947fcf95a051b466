"""A list of posts alone, as minutes print who was present: each becomes a seat of the group that is asked for once."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.whole_file import wanting
from app.listing import SqlRows
from app.partnerships.operations import add_partnership
from app.rows import Wish
from app.seats.listings import MEMBERS
from tests.inputs import real

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.importing.preview import Preview

BRENT = "brent_lscb_2014_role_titles.csv"


def look(core: Core, **given: str) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(real("governance", BRENT), given=given)


def test_a_real_list_of_posts_waits_for_its_group_and_gives_a_seat_each(core: Core) -> None:
    with core.work("Add partnership") as work:
        add_partnership(work, {"name": "Brent LSCB"})
    waiting = look(core)
    asked = wanting(waiting)
    assert (waiting.kind.name, asked and asked.name, waiting.storable) == ("members", "group", [])
    seen = look(core, group="Brent LSCB")
    assert (seen.problems, seen.questions) == ([], [])
    with core.work(import_label(seen), about="posts") as work:
        apply(work, seen)
    rows = SqlRows(core, MEMBERS)
    seats: list[Any] = list(rows.rows(rows.ids(Wish())))
    with real("governance", BRENT).open(encoding="utf-8-sig", newline="") as text:
        posts = [row["Designation"] for row in csv.DictReader(text)]
    assert sorted(each.post for each in seats) == sorted(posts)
    assert {(str(each.group), each.holder, each.agency) for each in seats} == {
        ("Brent LSCB", None, None)
    }
    again = look(core, group="Brent LSCB")
    assert {row.outcome for row in again.rows if row.values} == {Outcome.UNCHANGED}
