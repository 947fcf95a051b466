"""What is told after storing: the step, what the rows went into, the record to show; and what is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agencies.operations import add_agency
from app.importing.apply import remember_layout
from app.importing.file_layouts import FileLayouts
from app.importing.guessing import NamedColumns
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.pasted import pasted_workbook
from app.importing.storing import store_preview
from app.journal import history, step_line
from app.returns.queries import newest_round
from app.seats.queries import seats
from tests.inputs import real

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.importing.preview import Preview

HEAD = "Group\tPost\tAgency\tName"
NAME = "Pasted on 11 Mar 2025"


def importer(core: Core) -> Importer:
    return Importer(core.read, KINDS, LOOKUPS, FileLayouts(core))


def members(core: Core, *lines: str) -> Preview:
    return importer(core).look_at(pasted_workbook("\n".join([HEAD, *lines]), NAME))


def test_an_import_tells_its_step_and_what_it_went_into(core: Core) -> None:
    stored = store_preview(
        core, members(core, "Board\tHead\tELHT\tZoe Valli", "Board\tNurse\tELHT\tJo Derby")
    )
    assert stored.step is not None
    with core.read() as session:
        step = step_line(session, stored.step)
        assert step is not None
        assert (step.label, step.about) == ("Import members", NAME)
        assert len(history(session)) == 1
    assert stored.counts["new"] == 2
    assert stored.about == (("Group", "Board"), ("Post", "Head; Nurse"), ("Agency", "ELHT"))


def test_days_are_told_in_their_order_and_names_in_that_of_the_alphabet(core: Core) -> None:
    head = "Course\tDate\tDelegate name\tOrganisation"
    days = ("2/4/2025", "14/3/2025", "1/12/2024")
    lines = [f"{name}\t{day}\tJo Derby\tELHT" for name in ("Neglect", "Early Help") for day in days]
    register = importer(core).look_at(pasted_workbook("\n".join([head, *lines]), "Register"))
    stored = store_preview(core, register)
    assert dict(stored.about)["Date"] == "1 Dec 2024; 14 Mar 2025; 2 Apr 2025"
    assert dict(stored.about)["Course"] == "Early Help; Neglect"


def test_the_first_record_stored_is_the_one_to_show(core: Core) -> None:
    stored = store_preview(core, members(core, "Board\tHead\tELHT\tZoe Valli"))
    assert stored.record is not None
    kind, seat_id = stored.record
    with core.read() as session:
        assert (kind, seats(session, [seat_id])[0].post) == ("seats", "Head")


def test_a_seat_whose_holder_alone_changed_is_the_one_to_show(core: Core) -> None:
    first = store_preview(core, members(core, "Board\tHead\tELHT\tZoe Valli"))
    again = store_preview(core, members(core, "Board\tHead\tELHT\tJo Derby"))
    assert again.record == first.record
    assert again.counts["changed"] == 1


def test_a_return_is_shown_by_its_round(core: Core) -> None:
    preview = importer(core).look(real("partner_returns", "section11_02_lancs.xlsx"))
    stored = store_preview(core, preview)
    with core.read() as session:
        newest = newest_round(session)
    assert newest is not None
    assert stored.record == ("return-rounds", newest.id)


def test_what_was_left_out_is_told_by_its_cells(core: Core) -> None:
    with core.work("Add agency") as work:
        add_agency(work, {"name": "Blackburn College"})
    preview = members(core, "Board\tHead\tBlackburn Collage\tA B", "Board\tNurse\tELHT\tC D")
    (told,) = store_preview(core, preview).left_out
    assert told.startswith("C2: Agency “Blackburn Collage” is not known by this name.")


def test_the_columns_of_a_list_without_headings_are_remembered(core: Core) -> None:
    def a_list(text: str) -> NamedColumns:
        return importer(core).guess(pasted_workbook(text, NAME), as_kind="members")

    named = NamedColumns("members", ("group", "", "post"))
    book = pasted_workbook("Board, x, Head\nBoard, y, Nurse", NAME)
    preview = importer(core).look_at_named(book, named)
    store_preview(core, preview)
    remember_layout(FileLayouts(core), preview, core.clock.today())
    assert a_list("Panel, z, Chair") == named
    assert a_list("Panel, Chair").fields == ("", "")


def test_headings_that_were_named_once_are_recognised_from_then_on(core: Core) -> None:
    text = "wer\twas\nBoard\tHead"
    named = NamedColumns("members", ("group", "post"), heading=1)
    preview = importer(core).look_at_named(pasted_workbook(text, NAME), named)
    store_preview(core, preview)
    remember_layout(FileLayouts(core), preview, core.clock.today())
    again = importer(core).look_at(pasted_workbook(text, NAME))
    assert (again.kind.name, again.counts["unchanged"]) == ("members", 1)
