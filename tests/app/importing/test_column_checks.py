"""Rows checked by column say what they say by themselves, and more is left to be said one by one."""

from __future__ import annotations

import random
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from app.fields import Link, Ref
from app.importing.checking import RowChecker
from app.importing.column_checks import ColumnChecker
from app.importing.look import Importer
from app.importing.lookup import Known
from app.importing.names import NameIndex
from app.importing.questions import Answers
from app.importing.row_batches import PlainBatch
from app.importing.same_keys import SameKeys
from app.importing.workbook import Sheet, Workbook
from tests.app.importing.kinds import CONTRIBUTIONS, LOOKUPS, MEMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.importing.kind import ImportKind
    from app.importing.preview import Preview
    from app.importing.workbook import Row

NINE = datetime.fromisoformat("2025-03-31T09:00")
CELLS: dict[str, Sequence[Any]] = {
    "Organisation": (
        "East Lancashire Hospitals NHS Trust",
        "ELHT",
        "LANCASHIRE  constabulary",
        "Blackburn Colege",
        "Nowhere Trust",
        "",
    ),
    "Category": ("Core", "core", "C", "Statuary", 3.0, ""),
    "Post": ("Chair", " Head  of service ", "x" * 300, 12.0, True, ""),
    "Name": ("Zoe Valli", "Z Valli", "Anna Bell", "Zoe  valli", ""),
    "Email": ("zoe.valli@example.org", "anna@example.org", "no address", ""),
    "Term ends": (date(2025, 3, 31), NINE, "31/03/2025", "soon", 45747.0, ""),
    "Agency": ("ELHT", "East Lancashire Hospitals NHS Trust", ""),
    "Financial year": ("2024-25", ""),
    "Agreed": (100.0, "£1,200.50", "(50)", "c", "n/a", 0.005, ""),
    "Share": (17.5, "17.5%", 1.0, True, "all", ""),
    "Places": (1.0, True, False, 0.0, "12", -3.0, ""),
    "Confirmed": (True, False, "Yes", 1.0, "perhaps", ""),
    "RAG": ("Red", "A", "pink", ""),
    "Note": ("All is well", "", "x"),
}


@contextmanager
def no_session() -> Iterator[Any]:
    yield None


def workbook(headings: Sequence[str], rows: int, seed: int) -> Workbook:
    """Make a workbook of one plain sheet, its cells drawn from what each column may hold."""
    drawn = random.Random(seed)  # noqa: S311 - cells for a test, the same each time
    # The first cells of each are those of which nothing but a value is to be said.
    cells = [
        tuple(
            CELLS[name][0] if drawn.random() < 0.6 else drawn.choice(CELLS[name])
            for name in headings
        )
        for _ in range(rows)
    ]
    sheet = Sheet("Rows", visible=True, rows=[tuple(headings), *cells], columns=len(headings))
    return Workbook("rows.xlsx", "0" * 64, (sheet,))


def look(kind: ImportKind, book: Workbook, **given: str) -> Preview:
    return Importer(no_session, [kind], LOOKUPS).look_at(book, as_kind=kind.name, given=given)


SAID: Sequence[tuple[ImportKind, dict[str, str], Sequence[str]]] = (
    (
        MEMBERS,
        {"group": "SCP Board"},
        ("Organisation", "Category", "Post", "Name", "Email", "Term ends"),
    ),
    (MEMBERS, {"group": "SCP Board", "agency": "ELHT"}, ("Post", "Name", "Email", "Term ends")),
    (
        CONTRIBUTIONS,
        {},
        ("Agency", "Financial year", "Agreed", "Share", "Places", "Confirmed", "RAG", "Note"),
    ),
)


@pytest.mark.parametrize(
    ("kind", "given", "headings"), SAID, ids=["members", "agency given", "contributions"]
)
@pytest.mark.parametrize("seed", range(6))
def test_a_column_says_of_a_row_what_the_row_says_by_itself(
    kind: ImportKind, given: dict[str, str], headings: Sequence[str], seed: int
) -> None:
    preview = look(kind, workbook(headings, 60, seed), **given)
    names = {name: NameIndex(known(None)) for name, known in LOOKUPS.items()}  # type: ignore[no-untyped-call]  # they ask no session
    by_row = RowChecker(preview.subject, names, Answers({}, {}))
    by_column = ColumnChecker(kind, RowChecker(preview.subject, names, Answers({}, {})))
    [batch] = preview.source.rows.batches(1000)
    assert isinstance(batch, PlainBatch)
    read = by_column.read(batch)
    plain = noted = 0
    for place, values in enumerate(read.values):
        checked = by_row.check(batch.raw(place))
        says_more = bool(checked.complaints or checked.questions or checked.left_out)
        # What is told of a cell in which nothing is said stays with its row.
        assert (values is None) >= says_more
        assert (values is None) <= (says_more or bool(checked.notes))
        if values is not None:
            assert list(read.notes.get(place, ())) == checked.notes
            noted += bool(checked.notes)
            assert (values, list(map(type, values.values()))) == (
                checked.values,
                list(map(type, checked.values.values())),
            )
            plain += 1
    assert plain < 60
    assert 0 < noted < plain or "agency" in given


def test_flags_and_numbers_of_one_column_are_not_taken_for_each_other() -> None:
    head = ("Agency", "Financial year", "Places")
    rows: list[Row] = [("ELHT", "2023-24", 1.0), ("ELHT", "2024-25", True)]
    sheet = Sheet("Rows", visible=True, rows=[head, *rows], columns=3)
    preview = look(CONTRIBUTIONS, Workbook("rows.xlsx", "0" * 64, (sheet,)))
    assert [row.values.get("places") for row in preview.rows[:2]] == [1, None]
    assert [each.cell for each in preview.problems] == ["C3"]


def test_the_first_row_of_a_key_counts_whichever_way_it_was_read() -> None:
    head = ("Agency", "Financial year", "Agreed")
    rows: list[Row] = [
        ("ELHT", "2024-25", "(nickname first)"),
        ("East Lancashire Hospitals NHS Trust", "2024-25", 100.0),
        ("East Lancashire Hospitals NHS Trust", "2024-25", 100.0),
        ("East Lancashire Hospitals NHS Trust", "2024-25", 200.0),
    ]
    sheet = Sheet("Rows", visible=True, rows=[head, *rows], columns=3)
    preview = look(CONTRIBUTIONS, Workbook("rows.xlsx", "0" * 64, (sheet,)))
    assert [row.outcome.value for row in preview.rows[:4]] == [
        "problem",
        "new",
        "unchanged",
        "problem",
    ]
    preview.correct([1], "agreed", "100")
    assert [row.outcome.value for row in preview.rows[:4]] == [
        "new",
        "unchanged",
        "unchanged",
        "problem",
    ]
    assert preview.rows[0].values["agency"] == Ref(2, "East Lancashire Hospitals NHS Trust")


def test_a_blank_cell_of_a_key_means_in_a_column_what_is_said_for_all_rows() -> None:
    partnership = Link("partnership", "Partnership", kind="partnerships")
    kind = replace(
        CONTRIBUTIONS,
        fields=(partnership, *CONTRIBUTIONS.fields),
        key=("partnership", *CONTRIBUTIONS.key),
    )
    own = Ref(1, "Safeguarding Partnership")
    head = ("Partnership", "Agency", "Financial year", "Agreed")
    trust = "East Lancashire Hospitals NHS Trust"
    rows: list[Row] = [(own.name, trust, "2024-25", 1.0), ("", trust, "2024-25", 1.0)]
    sheet = Sheet("Rows", visible=True, rows=[head, *rows], columns=4)
    lookups = {**LOOKUPS, "partnerships": lambda _session: [Known(own.id, own.name)]}
    preview = Importer(no_session, [kind], lookups, partnership=own).look_at(
        Workbook("rows.xlsx", "0" * 64, (sheet,))
    )
    assert [row.outcome.value for row in preview.rows[:2]] == ["new", "unchanged"]


def test_rows_that_share_a_key_are_known_in_their_order() -> None:
    keys = SameKeys()
    assert [keys.add(row, ("a",)) for row in (1, 2, 3)] == [1, 1, 1]
    assert keys.add(4, ("b",)) == 4
    assert (keys.rows(("a",)), keys.rows(("c",))) == ((1, 2, 3), ())
    keys.drop([1])
    keys.drop([1, 9])
    assert (keys.rows(("a",)), keys.of(2), ("b",) in keys) == ((2, 3), ("a",), True)
    assert keys.beside([3, 9]) == {2, 3}
    keys.drop([4])
    assert (("b",) in keys) is False
