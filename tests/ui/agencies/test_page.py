"""The agencies: names, succession and how they take part."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from app.agencies.fields import Phase, Sector, Standing
from app.agencies.operations import add_agency, change_agency
from app.agencies.queries import agencies, names_of, names_on
from app.engagement.queries import MatrixLine, RouteMatrix, routes_of
from app.fields import Ref
from tests.app.groups.makers import TODAY, Board
from tests.ui.acting import CONTROL, SHIFT, Key, press, type_text
from tests.ui.checker import SIZES, check, check_page, settle, show_at
from tests.ui.opened import page_of
from ui.agencies.commands import MATRIX, OF_SCHOOLS
from ui.agencies.page import AgenciesPage
from ui.agencies.route_rows import matrix_rows
from ui.dialogs import FormDialog
from ui.importing.page import ImportPage
from ui.list_dialog import ListDialog
from ui.table_delegate import CellDelegate
from ui.table_model import usual_look
from ui.table_widths import is_rigid
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.window import Window


@pytest.fixture
def page(window: Window, board: Board) -> AgenciesPage:
    shown = page_of(window, "agencies", AgenciesPage)
    shown.table.select(board.agencies["ICB"])
    shown.table.view.setFocus()
    settle()
    return shown


def fill(window: Window, **texts: str) -> None:
    """Type into the fields of the open form and store it."""
    dialog = window.findChildren(FormDialog)[-1]
    for name, text in texts.items():
        control = dialog.form.editors[name].control
        control.setFocus()
        press(Key.Key_A, CONTROL, control)
        type_text(text, control)
        settle()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            press(Key.Key_Down, on=popup)
            press(Key.Key_Return, on=popup)
        press(Key.Key_Tab)
    press(Key.Key_Return, CONTROL, dialog)
    settle()


def test_the_panel_tells_the_seats_of_an_agency(page: AgenciesPage) -> None:
    assert page.detail.name.text().startswith("NHS Lancashire")
    [row] = page.detail.seats.rows()
    assert row.line.spoken() == "Nurse. SCP Board, Nurse Holder. Statutory"


def test_a_row_of_the_panel_opens_the_seat(window: Window, page: AgenciesPage) -> None:
    press(Key.Key_Return, on=page.detail.seats.rows()[0])
    assert window.pages.key == "members"


def test_a_new_name_begins_on_a_day(
    window: Window, page: AgenciesPage, core: Core, board: Board
) -> None:
    page.detail.edit.choose("New name from a day")
    settle()
    fill(window, name="NHS North ICB", first_day="01/04/2025")
    icb = board.agencies["ICB"]
    with core.read() as session:
        [now] = agencies(session, [icb])
        before = names_on(session, [icb], TODAY)
    assert now.name == "NHS North ICB"
    assert before[icb].startswith("NHS Lancashire")


def test_a_nickname_is_added_and_forgotten(
    window: Window, page: AgenciesPage, core: Core, board: Board
) -> None:
    page.detail.edit.choose("Add nickname")
    settle()
    fill(window, name="L&SC ICB")
    page.detail.edit.choose("Forget the name L&SC ICB")
    with core.read() as session:
        assert names_of(session, board.agencies["ICB"]) == []


def test_an_agency_is_taken_over(
    window: Window, page: AgenciesPage, core: Core, board: Board
) -> None:
    page.detail.edit.choose("Taken over by another agency")
    settle()
    fill(window, succeeded_by="East Lancs NHS Trust", first_day="01/04/2025")
    with core.read() as session:
        [found] = agencies(session, [board.agencies["ICB"]])
    assert (found.closed_on, str(found.succeeded_by)) == (date(2025, 3, 31), "East Lancs NHS Trust")


def test_a_way_of_taking_part_is_added_and_ended(
    window: Window, page: AgenciesPage, core: Core, board: Board
) -> None:
    page.detail.edit.choose("Add a way of taking part")
    settle()
    fill(window)
    with core.read() as session:
        [route] = routes_of(session, board.agencies["ICB"], TODAY)
    assert route.told == "Wider partnership events"
    settle()
    page.detail.edit.choose("No longer: Wider partnership events")
    settle()
    fill(window, last_day="10/03/2025")
    with core.read() as session:
        assert routes_of(session, board.agencies["ICB"], TODAY) == []
        assert routes_of(session, board.agencies["ICB"], date(2025, 3, 10))


def test_a_way_of_taking_part_is_corrected_and_removed_in_the_list_of_all(
    window: Window, page: AgenciesPage, core: Core, board: Board
) -> None:
    page.detail.edit.choose("Add a way of taking part")
    settle()
    fill(window)
    page.detail.edit.choose("All ways of taking part")
    [opened] = window.findChildren(ListDialog)
    settle()
    assert check(opened) == []
    opened.table.select(opened.table.model.ids[0])
    press(Key.Key_Return, on=opened.table.view)
    settle()
    fill(window, via="Named Doctors")
    with core.read() as session:
        [route] = routes_of(session, board.agencies["ICB"], TODAY)
    assert route.via == "Named Doctors"
    press(Key.Key_Delete, on=opened.table.view)
    with core.read() as session:
        assert routes_of(session, board.agencies["ICB"], TODAY) == []
    opened.accept()


def test_the_matrix_cuts_no_cell_of_one_word_and_has_the_short_names_of_agencies() -> None:
    council = Ref(1, "Blackburn with Darwen Borough Council", "BwD")
    cells = ("Member", "Via the Pan-Lancashire Alliance")
    lines = (MatrixLine(council, Standing.SAFEGUARDING_PARTNER, cells),)
    fields, [record] = matrix_rows(RouteMatrix(TODAY, ("Panel", "Board"), lines))
    assert usual_look(record, fields[0]).brief == "BwD"
    assert [is_rigid(field) for field in fields[2:]] == [True, False]


def test_the_menu_of_an_agency_opens_only_where_the_agency_is_shown(page: AgenciesPage) -> None:
    """Reproduces: Ctrl+E in the matrix opened a menu out of nowhere, of an agency that was not in sight."""
    [edit] = [each for each in page.commands() if each.id == "agencies.edit"]
    page.table.select(page.table.model.ids[0])
    settle()
    assert edit.enabled()
    page.show_as(MATRIX)
    settle()
    assert not edit.enabled()


def test_the_matrix_shows_each_standing_whole_and_return_goes_to_the_list(
    window: Window, page: AgenciesPage, board: Board, core: Core
) -> None:
    """Reproduces: beside the detail every standing was cut to "Safeguar..." and the last groups were out of sight."""
    with core.work("Change agency") as work:
        for name in ("LA", "Police", "ICB"):
            change_agency(work, board.agencies[name], {"standing": Standing.SAFEGUARDING_PARTNER})
    show_at(window, SIZES[1])
    page.show_as(MATRIX)
    page.refresh()
    settle()
    matrix = page.matrix
    column = [field.name for field in matrix.model.columns].index("standing")
    delegate = matrix.view.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    for row in range(matrix.model.rowCount()):
        index = matrix.model.index(row, column)
        assert not delegate.is_cut(index, matrix.view.columnWidth(column))
    assert not page.detail.isVisible()
    matrix.select(board.agencies["Trust"])
    press(Key.Key_Return, on=matrix.view)
    assert (page.look.value(), page.table.current_id()) == ("list", board.agencies["Trust"])
    assert page.detail.isVisible()


def test_the_matrix_shows_who_is_a_member_of_what(page: AgenciesPage, board: Board) -> None:
    page.show_as(MATRIX)
    settle()
    labels = [field.label for field in page.matrix.model.columns]
    assert labels == ["Relevant agency", "Standing", "SCP Board"]
    page.matrix.select(board.agencies["Trust"])
    assert getattr(page.matrix.current_record(), "route_0", "") == "Member"


def test_a_value_is_changed_for_several_agencies_in_one_step(
    page: AgenciesPage, core: Core, board: Board
) -> None:
    ids = [board.agencies["LA"], board.agencies["Police"]]
    page.edit_cells(ids, "phone", "01254 1")
    with core.read() as session:
        assert {each.phone for each in agencies(session, ids)} == {"01254 1"}
    core.undo()
    with core.read() as session:
        assert {each.phone for each in agencies(session, ids)} == {None}


@pytest.mark.parametrize("look", ["list", MATRIX])
def test_the_screen_stands_up_to_a_persons_eye(
    window: Window, page: AgenciesPage, look: str
) -> None:
    assert check_page(window, "agencies", lambda: page.show_as(look)) == []


def add_schools(core: Core) -> list[int]:
    """Add two schools of one name, in two authorities."""
    with core.work("Add schools") as work:
        return [
            add_agency(
                work,
                {
                    "name": "St Mary's Primary School",
                    "sector": Sector.SCHOOL,
                    "urn": urn,
                    "phase": Phase.PRIMARY,
                    "local_authority": place,
                },
            )
            for urn, place in (("119345", "Blackpool"), ("119346", "Lancashire"))
        ]


def test_schools_have_a_list_of_their_own(window: Window, page: AgenciesPage, core: Core) -> None:
    ids = add_schools(core)
    settle()
    press(Key.Key_S, CONTROL | SHIFT, window)
    settle()
    assert (page.look.value(), page.schools.model.ids) == (OF_SCHOOLS, ids)
    assert not set(ids) & set(page.table.model.ids)
    assert page.subtitle == "2 schools"
    assert page.detail.known_as.text() == "Primary, Blackpool"
    told = [label.text() for label in page.detail.facts.findChildren(Label)]
    assert dict(pairwise(told)).items() >= {"URN": "119345", "Phase": "Primary"}.items()


def test_a_school_is_found_in_its_own_list(window: Window, page: AgenciesPage, core: Core) -> None:
    first, second = add_schools(core)
    settle()
    window.pages.open_at("agencies", {"id": second})
    settle()
    assert (page.look.value(), page.schools.current_id()) == (OF_SCHOOLS, second)
    window.pages.open_at("agencies", {"id": first})
    assert page.place() == {"as": OF_SCHOOLS, "id": first}


def test_a_school_is_added_with_its_urn(window: Window, page: AgenciesPage, core: Core) -> None:
    page.show_as(OF_SCHOOLS)
    press(Key.Key_N, CONTROL, window)
    settle()
    fill(window, name="Beacon School", urn="URN 119347", local_authority="Blackpool")
    [school] = page.schools.model.ids
    with core.read() as session:
        [record] = agencies(session, [school])
    assert (record.urn, record.sector, record.local_authority) == (
        "119347",
        Sector.SCHOOL,
        "Blackpool",
    )


def test_a_school_is_changed_by_what_tells_it_apart(
    window: Window, page: AgenciesPage, core: Core
) -> None:
    first, _ = add_schools(core)
    settle()
    window.pages.open_at("agencies", {"id": first})
    settle()
    page.change()
    settle()
    dialog = window.findChildren(FormDialog)[-1]
    assert list(dialog.form.editors)[:4] == ["name", "urn", "phase", "local_authority"]
    fill(window, urn="119399")
    with core.read() as session:
        assert agencies(session, [first])[0].urn == "119399"


def test_the_list_of_schools_holds_in_a_low_window(
    window: Window, page: AgenciesPage, core: Core
) -> None:
    add_schools(core)
    show_at(window, SIZES[1])
    page.show_as(OF_SCHOOLS)
    settle()
    assert check(window) == []


def test_schools_lead_to_the_import_of_schools(window: Window, page: AgenciesPage) -> None:
    page.show_as(OF_SCHOOLS)
    press(Key.Key_I, CONTROL, window)
    settle()
    shown = window.pages.page
    assert isinstance(shown, ImportPage)
    assert shown.sitting.expected == "schools"
