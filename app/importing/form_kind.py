"""What a feature declares of records that come as a form and not as one plain table: a FormKind, and a Form as read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import TYPE_CHECKING, Any

from app.importing.kind import ImportKind, nothing

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.fields import Ref
    from app.importing.lookup import Known
    from app.importing.names import NameIndex
    from app.importing.workbook import CellValue, Workbook


@dataclass(frozen=True)
class FormCell:
    """A value in a form and where it stands ("F12")."""

    address: str
    value: CellValue
    note: str = ""
    """What was understood where that is not plain ("read from the cell's green fill")."""


@dataclass(frozen=True)
class FormRow:
    """One record of a form: its main cell's row and its values by Field name."""

    sheet: str
    row: int
    cells: Mapping[str, FormCell]
    aside: str = ""
    """Why it is left out unless the person takes it in, "" where it is not."""


@dataclass(frozen=True)
class Form:
    """A form that was recognised: its layout, what its head says by Field name, its rows and notes.

    A row that the file of the program calls for and the form does not has the number 0.
    """

    layout: str
    sheet: str
    header: Mapping[str, FormCell]
    rows: tuple[FormRow, ...]
    notes: tuple[FormCell, ...] = ()
    known: Mapping[str, Sequence[Known]] = field(default_factory=nothing)
    """Names that Links of a kind may mean in this form alone: the delegates of its event."""
    offered: Mapping[str, Sequence[str]] = field(default_factory=nothing)
    """What is offered first for a Field that is said for the whole form, the likeliest first."""
    read: Any = None
    """What was read, for `beside` to make rows of."""
    own_sheets: tuple[str, ...] = ()
    """Other sheets that came with the form and say nothing by themselves."""


@dataclass(frozen=True)
class Surroundings:
    """What a form is set beside: what was said for the whole of it by Field name, and the names of the records.

    It also tells the file it came in, and the partnership and the day it is looked at for, where these are told.
    """

    given: Mapping[str, str]
    names: Mapping[str, NameIndex]
    """Names that may be meant, by the `kind` of Link fields."""
    workbook: Workbook
    partnership: Ref | None = None
    """Whose file it is, where the window or the command line says."""
    today: date | None = None


def stays_as_read(_session: Session, form: Form, _around: Surroundings) -> Form:
    """Give a form as it was read, whose rows need nothing of the file of the program."""
    return form


@dataclass(frozen=True)
class FormKind(ImportKind):
    """A kind that comes as a form, not as one plain table; `read_form` gives None for any other workbook."""

    _: KW_ONLY
    read_form: Callable[[Workbook], Form | None]
    is_own: bool = False
    """Whether the program made the workbook: what is hidden in it are its own keys, which are read."""
    beside: Callable[[Session, Form, Surroundings], Form] = stays_as_read
    """Sets a form beside the records before its rows are checked, and anew when something is said for all of it."""
    fits: Callable[[Session, Form, Surroundings], bool] | None = None
    """Of kinds that read a workbook alike, says by what the file of the program knows whether this one is meant."""
