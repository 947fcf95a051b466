"""What a feature declares so that its records are read from workbooks: an ImportKind or FormKind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.fields import Fields
    from app.importing.workbook import Sheet
    from app.work import Work

Values = Mapping[str, Any]
"""Checked values by Field name, only those the row says; a Link is a Ref, or a NewName that `store` must add."""

Changes = Mapping[str, tuple[Any, Any]]
"""Field name -> (value in the file of the program, value in the workbook)."""

PARTNERSHIP = "partnership"
"""Name of the Field that says which partnership a row is for; the window's own or the command line's fills it."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})


def nothing() -> Mapping[str, Any]:
    """Give the one empty mapping that every record without values shares."""
    return _NOTHING


@dataclass(frozen=True)
class NewName:
    """A name in a Link column that no list knows and the person has not tied to a known one: a record to be added."""

    name: str
    surer: str = ""
    """What else tells two of one name apart, such as the e-mail address in the same row."""

    def __str__(self) -> str:
        """Give the name."""
        return self.name


@dataclass(frozen=True)
class Existing:
    """A record that is in the file already: its id, its version and the values to compare, Links as Ref.

    `known_by` are values of its key that mean it without being its own, such as a nickname; they are not compared.
    """

    id: int
    version: int
    values: Values
    known_by: Values = field(default_factory=nothing)
    doubt: str = ""
    """Why the row may not be stored as it stands, in a sentence, such as that it may mean another record as well."""
    doubted: str = ""
    """The Field that the doubt is about, "" for the first one of the key."""


@dataclass(frozen=True)
class StandIn:
    """What may stand in a field that a new record cannot be without, made of another one, once the person agrees."""

    field: str
    of: str
    text: str
    """With {} for what the other field says: "School with URN {}"."""
    question: str
    """Asked once for all rows that lack it."""


class Accepted(NamedTuple):
    """One row to be stored: new when `existing` is None, else `changes` says what would be stored otherwise."""

    sheet: str
    row: int
    cell: str
    values: Values
    existing: Existing | None
    changes: Changes


def partnership_of(rows: Iterable[Values]) -> int | None:
    """Give the id of the partnership that rows taken together are for, None where nothing says."""
    return next((row[PARTNERSHIP].id for row in rows if row.get(PARTNERSHIP)), None)


def all_it_says(values: Values, _existing: Existing) -> Values:
    """Give everything a row says; a kind that takes it all over leaves nothing aside."""
    return values


def goes_nowhere(_session: Session, _rows: Sequence[Values]) -> tuple[str, str] | None:
    """Name nothing that the rows taken together go to; each says by itself where it belongs."""
    return None


def told_plainly(_values: Values, _changes: Changes) -> Mapping[str, str]:
    """Tell every change as "label: before → after"."""
    return _NOTHING


def its_own(_session: Session, row_id: int) -> int:
    """Give a row's own id; the record to show is the row itself."""
    return row_id


@dataclass(frozen=True)
class Shown:
    """Where the records of a kind are shown: the kind as lists and search know it, and the table of its rows."""

    kind: str
    table: str
    of: Callable[[Session, int], int] = its_own
    """Gives the id of the record that a row belongs to: the round of an answer."""


def as_said(values: Values, _existing: Existing | None) -> Values:
    """Give what a row says; of a kind in which nothing more follows from the record it is."""
    return values


@dataclass(frozen=True)
class ByContent:
    """What the columns of a sheet are by what stands in them: column -> (Field name, how sure in per cent).

    `heading` is the row the records stand below, 0 where the first row is one.
    """

    heading: int
    columns: Mapping[int, tuple[str, int]]


def only_by_headings(_sheet: Sheet) -> ByContent | None:
    """Take no column by its content; most kinds need their headings."""
    return None


def no_rules(_values: Values) -> Mapping[str, str]:
    """Object to nothing; the rule of a kind without rules across fields."""
    return _NOTHING


def no_remarks(_values: Values, _today: date | None) -> Sequence[str]:
    """Remark on nothing; what a kind does whose rows are stored as they are."""
    return ()


@dataclass(frozen=True)
class ImportKind:
    """One kind of content: the Fields its columns may be, its key, and the feature's two functions.

    `existing(session, rows)` gives every record that any of these rows may already be, in a few queries (never one per
    row); more than needed does no harm. `store(work, rows)` adds and changes within the one step of the import.
    """

    name: str
    title: str
    fields: Fields
    key: tuple[str, ...]
    """Field names that together say which record a row is; text is compared without regard to case and spaces."""
    existing: Callable[[Session, Sequence[Values]], Iterable[Existing]]
    store: Callable[[Work, Sequence[Accepted]], None]
    _: KW_ONLY
    creates: frozenset[str] = frozenset()
    """Link fields whose unknown names `store` adds; elsewhere the person is asked which known one is meant."""
    asks: frozenset[str] = frozenset()
    """Those of them whose unknown names are asked about all the same, because a file holds more than is wanted."""
    kept_in_words: frozenset[str] = frozenset()
    """Those of them whose unknown names are kept as they are written, so that a record may have one already."""
    apart: frozenset[str] = frozenset()
    """Those whose unknown names are known to be different ones, so that those alike are not asked about."""
    surest: str = ""
    """A field that by itself says which record a row is, where the row has it; else the key does."""
    stand_in: StandIn | None = None
    """What may stand for a value that a new record cannot be without."""
    surer: Mapping[str, str] = field(default_factory=dict)
    """Link field -> field that identifies the record more surely: {"person": "email"}."""
    rules: Callable[[Values], Mapping[str, str]] = no_rules
    """Rules across fields: {field name: sentence} for what may not be stored; also asked of rows not read in full."""
    remarks: Callable[[Values, date | None], Sequence[str]] = no_remarks
    """Sentences for what is stored though it is not whole, is not stored as the row says it, or is over by today."""
    settled: Callable[[Values, Existing | None], Values] = as_said
    """What a row comes to beside the record it already is, None for a new one: a status that follows from both."""
    would_store: Callable[[Values, Existing], Values] = all_it_says
    """What of a row the record it already is would take over: by this alone it is changed, and `store` gets no more."""
    signs: tuple[str, ...] = ()
    """Words in a title, sheet or file name that tell this kind from another with alike columns."""
    constant: Mapping[str, str] = field(default_factory=dict)
    """Text for fields that neither a column nor the header block gives."""
    given_later: frozenset[str] = frozenset()
    """Key fields that the person or the command line gives for the whole file, such as the agency or the round."""
    said_first: frozenset[str] = frozenset()
    """Fields that are said for the whole file only, because its rows are made by them: the event of a report."""
    alike: Mapping[str, int] = field(default_factory=dict)
    """Link field -> least likeness in per cent at which a known name is offered; 85 unless said, 92 for people."""
    shown: Shown | None = None
    """Where a person sees what was stored."""
    goes_to: Callable[[Session, Sequence[Values]], tuple[str, str] | None] = goes_nowhere
    """Says what the rows taken together go to, by what it is and its name: ("Round", "Section 11 2024-25")."""
    nth: str = ""
    """Field of the key that tells records apart which look the same: the second such row of a file is the second such
    record, and neither is dropped. The import counts them; no column gives it."""
    whole_name: str = ""
    """Field of a person's name that may stand in two columns, the first name in one and the surname in another."""
    only_asked: bool = False
    """Whether it is read as this only when asked to, because its columns are in lists of other kinds too."""
    foreign: frozenset[str] = frozenset()
    """Headings, squeezed, that no list of this kind has: with one of them it is taken for it only when asked to."""
    stray: frozenset[str] = frozenset()
    """Headings, squeezed, that show a list of something else where they are not taken in, an agency beside a name, and
    no column identifies the records by itself."""
    in_title: Callable[[str], Mapping[str, str]] | None = None
    """Reads what a title, or the name of a sheet or file, says for every row below it: {Field name: text}."""
    by_content: Callable[[Sheet], ByContent | None] = only_by_headings
    """Takes the columns of a sheet whose headings say nothing, or that has none, by what stands in them."""
    telling: Callable[[Values, Changes], Mapping[str, str]] = told_plainly
    """Other words for changes that mean more than another value: {field name: sentence}, "" for none at all."""

    @cached_property
    def added_by_key(self) -> tuple[str, ...]:
        """Give the Fields of the key whose unknown names make new records, so that no record has them yet."""
        return tuple(
            name for name in self.key if name in self.creates and name not in self.kept_in_words
        )
