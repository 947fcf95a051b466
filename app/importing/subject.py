"""What an import is about: the file, what it was recognised as, and what the person said beforehand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.importing.form_source import source_of_form
from app.importing.kind import nothing
from app.importing.left_columns import of_given_group
from app.importing.sources import ImportSource, source_of_tables
from app.progress import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.fields import Ref
    from app.importing.form_kind import Form
    from app.importing.hidden import Key
    from app.importing.kind import ImportKind
    from app.importing.layouts import Layout
    from app.importing.lookup import Known
    from app.importing.tables import Table
    from app.importing.workbook import Workbook
    from app.progress import Progress


@dataclass(frozen=True)
class Subject:
    """A recognised file; `given` are texts by Field name that count for the whole of it."""

    workbook: Workbook
    kind: ImportKind
    source: ImportSource
    tables: tuple[Table, ...] = ()
    layout: Layout | None = None
    """The remembered layout by which the columns were taken."""
    given: Mapping[str, str] = field(default_factory=dict)
    fallback: Mapping[str, str] = field(default_factory=dict)
    """What the file's name says, for when nothing in the file does."""
    sender: str = ""
    """The known agency that sent it, "" where nothing in it says so for sure."""
    partnership: Ref | None = None
    """The partnership that rows are for which name none."""
    form: Form | None = None
    """The form as it was read, before it was set beside the records."""
    known: Mapping[str, Sequence[Known]] = field(default_factory=nothing)
    offered: Mapping[str, Sequence[str]] = field(default_factory=nothing)
    taken: frozenset[Key] = frozenset()
    """What is hidden in the file and read in all the same."""
    as_kind: str = ""
    """The kind of content that was asked for, "" where it was recognised."""
    before: str = ""
    """When this very file was brought in already and by whom, "" where it was not."""
    today: date | None = None
    """The day of the import, by which a row may be out of date; None where that is not told."""

    @property
    def chosen_columns(self) -> dict[str, dict[int, str]]:
        """What the person chose columns for, by sheet: {sheet: {column: field or ""}}."""
        found = {
            table.name: {each.column: each.field for each in table.columns if each.how == "chosen"}
            for table in self.tables
        }
        return {sheet: columns for sheet, columns in found.items() if columns}


def subject_of_tables(
    workbook: Workbook,
    tables: Sequence[Table],
    given: Mapping[str, str],
    progress: Progress = UNWATCHED,
) -> Subject:
    """Make the subject of a file with tables of one kind."""
    layout = next((table.layout for table in tables if table.layout), None)
    own = [of_given_group(table, given) for table in tables]
    source = source_of_tables(own, progress)
    return Subject(workbook, tables[0].kind, source, source.tables, layout, given)


def subject_of_form(
    workbook: Workbook, kind: ImportKind, form: Form, layout: Layout | None
) -> Subject:
    """Make the subject of a file that is a form."""
    return Subject(workbook, kind, source_of_form(form), layout=layout, form=form)


def placed(subject: Subject, form: Form) -> Subject:
    """Give the subject of a form that was set beside the records."""
    source = source_of_form(form)
    return replace(subject, source=source, known=form.known, offered=form.offered)
