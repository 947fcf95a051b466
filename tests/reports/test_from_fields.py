"""Tests that columns and cells follow the Fields they come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from app.fields import Choice, Day, Figure, Flag, Link, Links, Mark, Money, Percent, Ref, Text, Time
from models.words import Word
from reports.from_fields import cells_of, columns_of, table_of
from reports.table import Cell, Kind


class Status(Word):
    RECEIVED = "received", "Received", "good"


@dataclass(frozen=True)
class Contribution:
    agency: Ref
    groups: tuple[Ref, ...]
    status: Status
    share: Decimal
    agreed: int
    paid: date | None
    at: time
    confirmed: bool
    figure: Mark
    note: str


FIELDS = (
    Link("agency", "Agency"),
    Links("groups", "Groups"),
    Choice("status", "Status", words=Status),
    Percent("share", "Share", places=2),
    Money("agreed", "Agreed"),
    Day("paid", "Paid"),
    Time("at", "At"),
    Flag("confirmed", "Confirmed"),
    Figure("figure", "Figure"),
    Text("note", "Note"),
)
RECORD = Contribution(
    agency=Ref(1, "Police"),
    groups=(Ref(1, "Board"), Ref(2, "Executive")),
    status=Status.RECEIVED,
    share=Decimal("15.25"),
    agreed=3_600_000,
    paid=None,
    at=time(9, 30),
    confirmed=True,
    figure=Mark("suppressed", "c"),
    note="=1+1",
)


def test_a_column_has_the_label_and_kind_of_its_field() -> None:
    columns = columns_of(FIELDS)
    assert [column.label for column in columns][:3] == ["Agency", "Groups", "Status"]
    kinds = [Kind.TEXT] * 3 + [Kind.PERCENT, Kind.MONEY, Kind.DAY, Kind.TIME, Kind.TEXT]
    assert [column.kind for column in columns] == [*kinds, Kind.NUMBER, Kind.TEXT]
    assert columns[3].places == 2


def test_a_record_becomes_cells_by_its_fields() -> None:
    assert cells_of(FIELDS, RECORD) == (
        "Police",
        "Board; Executive",
        Cell("Received", tone="good"),
        Decimal("15.25"),
        3_600_000,
        None,
        time(9, 30),
        "Yes",
        Mark("suppressed", "c"),
        "=1+1",
    )


def test_a_table_has_a_row_per_record() -> None:
    table = table_of(FIELDS, [RECORD, RECORD], "Contributions")
    assert len(table.rows) == 2
    assert table.caption == "Contributions"
