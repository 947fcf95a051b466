"""Training on paper: the published quarter, the basis of each rate, and the register to sign."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from pypdf import PdfReader

from app.errors import NotFound
from app.rates import NOTHING
from app.training.bookings import cancel_booking
from app.training.operations import change_event
from app.training.tally import TrainingSummary
from reports import register, training
from reports.document import Paragraph, walk
from reports.table import Table, cell
from reports.writers import write
from tests.app.budget.sample import add_body
from tests.app.groups.makers import make_board
from tests.app.returns.confirming import confirm
from tests.app.training.sample import add_small_event, book, fill_quarter

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from reports.document import Report

QUARTER = (date(2016, 4, 1), date(2016, 6, 30))
NOTHING_HELD = TrainingSummary(*QUARTER, (), ())


def quarter(core: Core) -> Report:
    with core.work("Start") as work:
        add_body(work)
    fill_quarter(core)
    return training.build(core, *QUARTER)


def table(report: Report, heading: str) -> Table:
    found = [
        block
        for above, block in walk(report.blocks)
        if isinstance(block, Table) and above[-1:] == (heading,)
    ]
    return found[0]


def test_the_quarter_is_printed_as_it_was_published(core: Core, tmp_path: Path) -> None:
    path = tmp_path / "training.pdf"
    write(quarter(core), path)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert "take-up of places was 304 of 393, 77.4 %" in text
    assert "318 registered − 20 no-shows − 29 cancelled + 35 unscheduled = 304 attended" in text
    assert "LSCB Learning Event 1 280 205 5 0 4 35 231 82.5 %" in text


def test_a_period_without_events_says_which_days_it_is_and_where_the_events_are(core: Core) -> None:
    quarter(core)
    report = training.build(core, date(2024, 4, 1), date(2024, 9, 30))
    lead = next(block for block in report.blocks if isinstance(block, Paragraph))
    assert str(lead.text).startswith(
        "No event was held from 1 April 2024 to 30 September 2024. The file holds "
    )
    assert "held from " in str(lead.text)
    assert "2016: choose days among these." in str(lead.text)


def test_every_rate_names_its_parts_and_what_it_counts(core: Core) -> None:
    rows = table(quarter(core), "Rates").rows
    shown = {row[0]: row[1:3] for row in rows}
    assert shown["Take-up"] == (304, 393)
    assert shown["No-show"] == (20, 318)
    assert all(row[4] for row in rows)


def test_paper_has_the_digits_and_the_word_for_nothing_that_the_screen_has(
    core: Core, tmp_path: Path
) -> None:
    """Reproduces: the screen said 84.6 % and "none", the paper 85 % and "0 of 0"."""
    found = quarter(core)
    path = tmp_path / "training.pdf"
    write(found, path)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert "Show rate 269 289 93.1 %" in text
    rows = {row[0]: row[1:4] for row in training.rates_table(NOTHING_HELD).rows}
    assert rows["Take-up"] == (NOTHING, None, None)


def test_the_shares_of_agencies_come_to_a_hundred(core: Core) -> None:
    agencies = table(quarter(core), "By agency")
    assert agencies.total is not None
    assert agencies.total[-1] == 100
    assert sum(int(str(cell(row[6]).value)) for row in agencies.rows) == 304


def test_excel_gets_courses_and_agencies_as_sheets_of_figures(core: Core, tmp_path: Path) -> None:
    path = tmp_path / "training.xlsx"
    write(quarter(core), path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:3] == ["Rates", "By course", "By agency"]
    assert [each.value for each in book["By course"][8]][:3] == ["Total", 6, 393]


def test_a_period_without_events_says_so(core: Core) -> None:
    with core.work("Start") as work:
        add_body(work)
    report = training.build(core)
    assert report.subtitle == "1 April 2024 to 11 March 2025"
    assert table(report, "By course").rows == ()


def test_the_register_lists_who_has_a_place_with_room_for_others(core: Core) -> None:
    event = add_small_event(core, 2)
    _, second, _ = book(core, event, "Zoe Abel", "Bob Bell", "Ann Cole")
    with core.work("Cancel booking") as work:
        cancel_booking(work, second, date(2025, 3, 11))
    [listed] = [
        each for _, each in walk(register.build(core, event).blocks) if isinstance(each, Table)
    ]
    assert [row[1] for row in listed.rows] == ["Zoe Abel", "Ann Cole", *[None] * 5]


def test_a_register_is_headed_by_the_day_and_the_hours_of_its_event(core: Core) -> None:
    event = add_small_event(core, 2)
    with core.work("Change event") as work:
        change_event(work, event, {"starts": time(9, 30), "ends": time(16)})
    assert register.build(core, event).subtitle == "Thursday 27 March 2025, 09:30 to 16:00"


def test_a_register_of_no_event_is_refused(core: Core) -> None:
    with pytest.raises(NotFound):
        register.build(core, 7)


def test_what_agencies_return_of_their_own_training_stands_behind_the_rest(
    core: Core, tmp_path: Path
) -> None:
    board = make_board(core)
    counts = {"2.1": Decimal(40), "2.2": Decimal(30)}
    confirm(core, "training", {}, {board.agencies["ICB"]: counts})
    report = training.build(core, *QUARTER)
    own = table(report, "Agencies' own training")
    assert [column.label for column in own.columns] == [
        *("Agency", "In post", "Level 1", "Level 2", "Level 3", "Missing"),
    ]
    assert own.rows[0][2] == "30 of 40, 75.0 %"
    assert own.note == (
        "Level 1: 30 of 40, 75.0 % (1 agency) · Level 2: no figures · Level 3: no figures."
    )
    path = tmp_path / "training.pdf"
    write(report, path)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert "Level 2: need and up to date not answered" in text


def test_a_file_without_such_a_round_prints_nothing_of_it(core: Core) -> None:
    assert "Agencies' own training" not in [
        above[-1] for above, _ in walk(quarter(core).blocks) if above
    ]
