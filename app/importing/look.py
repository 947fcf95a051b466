"""The first look at a file: read, recognised, its columns taken, its rows checked, and nothing stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from app.fields import Link, Links
from app.importing.by_content import tables_by_content
from app.importing.checking import RowChecker
from app.importing.child_data import refuse_child_data
from app.importing.guessing import NamedColumns, first_filled, guess_columns, likelihood
from app.importing.hidden import as_seen, hidden_columns, without_hidden_rows
from app.importing.kind import FormKind, ImportKind, Surroundings
from app.importing.layouts import LayoutStore, NoLayouts
from app.importing.names import NameIndex, fold_name
from app.importing.preview import Preview
from app.importing.questions import Answers
from app.importing.reading import read_workbook
from app.importing.sources import source_of_tables
from app.importing.subject import Subject, placed, subject_of_form, subject_of_tables
from app.importing.tables import find_tables, named_table, remap
from app.importing.titles import agency_in_name
from app.importing.unrecognised import NoSuchKind, Unrecognised, refuse_strange
from app.importing.workbook import held
from app.progress import UNWATCHED, Progress, step
from app.rubbish import unswept

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from pathlib import Path
    from typing import Unpack

    from app.fields import Ref
    from app.importing.hidden import Key
    from app.importing.judged_rows import Read
    from app.importing.lookup import Lookups
    from app.importing.workbook import Workbook


class Beforehand(TypedDict, total=False):
    """What is known before a file is seen: whose it is, what names mean, and the day.

    The partnership need not be named where the file of the program has one. `said` ties names as they are written to
    names as they are known, or to NEW, before anything is asked. What is over by `today` is told.
    """

    partnership: Ref | None
    said: Mapping[str, str] | None
    today: date | None


class Importer:
    """What is needed to look at files: the reading session, the kinds, the lookups and the remembered layouts."""

    def __init__(
        self,
        read: Read,
        kinds: Sequence[ImportKind],
        lookups: Lookups,
        layouts: LayoutStore | None = None,
        **beforehand: Unpack[Beforehand],
    ) -> None:
        """Look with what is known before a file is seen."""
        said = beforehand.get("said") or {}
        self._said = {fold_name(written): meant for written, meant in said.items()}
        self._partnership = beforehand.get("partnership")
        self._today = beforehand.get("today")
        self._read = read
        self._kinds = kinds
        self._lookups = lookups
        self._layouts = layouts or NoLayouts()

    def look(
        self,
        path: Path,
        *,
        as_kind: str = "",
        given: Mapping[str, str] | None = None,
        progress: Progress = UNWATCHED,
    ) -> Preview:
        """Look at a file; UserError says in one sentence why it cannot be taken in.

        `given` are texts by Field name that count for the whole file: {"agency": "ELHT"}.
        """
        return self.look_at(
            read_workbook(path, progress), as_kind=as_kind, given=given, progress=progress
        )

    def look_at(
        self,
        workbook: Workbook,
        *,
        as_kind: str = "",
        given: Mapping[str, str] | None = None,
        taken: Collection[Key] = (),
        progress: Progress = UNWATCHED,
    ) -> Preview:
        """Look at a workbook that has been read; of what is hidden only what is `taken` is read in."""
        with unswept(), held(workbook):
            step(progress, "Recognising the content", 0, 0)
            refuse_child_data(workbook)
            kinds = self._wanted(as_kind)
            seen = as_seen(workbook, taken)
            subject = self._form(workbook, seen, kinds) or self._tables(
                seen, kinds, given or {}, progress
            )
            if subject is None:
                raise Unrecognised(
                    workbook.name, [kind.title for kind in kinds], hidden_columns(workbook)
                )
            subject = replace(
                subject,
                workbook=workbook,
                given=given or {},
                partnership=self._partnership,
                taken=frozenset(taken),
                as_kind=as_kind,
            )
            return self._preview(subject, progress)

    def _form(
        self, workbook: Workbook, seen: Workbook, kinds: Sequence[ImportKind]
    ) -> Subject | None:
        """Give the subject of a form, None for any other workbook."""
        plain = without_hidden_rows(seen)
        for kind in kinds:
            if not isinstance(kind, FormKind):
                continue
            form = kind.read_form(workbook if kind.is_own else plain)
            if form:
                layout = self._layouts.remembered(kind.name, form.layout)
                return subject_of_form(workbook, kind, form, layout)
        return None

    def _tables(
        self,
        workbook: Workbook,
        kinds: Sequence[ImportKind],
        given: Mapping[str, str],
        progress: Progress,
    ) -> Subject | None:
        """Give the subject of a workbook with tables of one kind, None for any other."""
        plain = [kind for kind in kinds if not isinstance(kind, FormKind)]
        in_name = self._agency_in_name(workbook.name)
        tables = find_tables(
            workbook,
            plain,
            self._layouts,
            lambda kind: {*given, *in_name_of(kind, in_name)},
        )
        if not tables:
            tables = tables_by_content(workbook, plain, self._layouts)
        if not tables:
            return None
        subject = subject_of_tables(workbook, tables, given, progress)
        guessed = any(each.how == "content" for each in tables[0].columns)
        if guessed and not subject.source.rows:
            return None  # what was guessed from a few cells is borne out by no record
        return replace(subject, fallback=in_name_of(subject.kind, in_name))

    def look_at_named(
        self, workbook: Workbook, named: NamedColumns, progress: Progress = UNWATCHED
    ) -> Preview:
        """Look at the first sheet that holds something, its columns taken as the person named them."""
        refuse_child_data(workbook)
        (kind,) = self._wanted(named.kind)
        seen = as_seen(workbook)
        table = named_table(first_filled(seen), kind, named.fields, heading=named.heading)
        return self._preview(subject_of_tables(workbook, [table], {}, progress), progress)

    def guess(self, workbook: Workbook, prefer: str = "", as_kind: str = "") -> NamedColumns:
        """Guess what the columns of a list without known headings are; the person has the last word.

        `as_kind` names the kind it is; `prefer` the one that is meant when nothing speaks for another.
        """
        sheet = first_filled(as_seen(workbook))
        plain = [kind for kind in self._wanted(as_kind) if not isinstance(kind, FormKind)]
        guesses = [
            (kind, guess_columns(sheet, kind, self._layouts, self._names(kind))) for kind in plain
        ]
        return max(guesses, key=lambda pair: likelihood(pair[0], pair[1], prefer))[1]

    def take_columns(
        self,
        preview: Preview,
        chosen: Mapping[str, Mapping[int, str]],
        progress: Progress = UNWATCHED,
    ) -> Preview:
        """Look again with columns taken for other fields: {sheet: {column: field or ""}}.

        Answers are kept, and corrections and what was left out, row by row.
        """
        subject = preview.subject
        tables = [remap(table, chosen.get(table.name, {})) for table in subject.tables]
        again = replace(
            subject_of_tables(subject.workbook, tables, subject.given, progress),
            fallback=subject.fallback,
            partnership=subject.partnership,
            taken=subject.taken,
            as_kind=subject.as_kind,
        )
        return self._again(preview, again, progress)

    def take_hidden(
        self, preview: Preview, taken: Collection[Key], progress: Progress = UNWATCHED
    ) -> Preview:
        """Look again with other parts of what is hidden read in; beside them everything done by hand is kept."""
        before = preview.subject
        if any(not table.header_rows for table in before.tables):
            seen = {sheet.name: sheet for sheet in as_seen(before.workbook, taken).sheets}
            tables = [replace(table, sheet=seen[table.sheet.name]) for table in before.tables]
            subject = replace(
                before,
                source=source_of_tables(tables),
                tables=tuple(tables),
                taken=frozenset(taken),
            )
            return self._again(preview, subject, progress)
        made = self.look_at(
            before.workbook,
            as_kind=before.as_kind,
            given=before.given,
            taken=taken,
            progress=progress,
        )
        chosen = before.chosen_columns
        if chosen:
            made = self.take_columns(made, chosen, progress)
        made.repeat(preview)
        return made

    def give(
        self, preview: Preview, given: Mapping[str, str], progress: Progress = UNWATCHED
    ) -> Preview:
        """Look again with texts by Field name that count for the whole file, beside all that was done by hand."""
        return self._again(preview, replace(preview.subject, given=given), progress)

    def look_again(self, preview: Preview, progress: Progress = UNWATCHED) -> Preview:
        """Compare a workbook with the file anew; everything that was answered, corrected or left out stays so."""
        return self._again(preview, preview.subject, progress)

    def _again(self, preview: Preview, subject: Subject, progress: Progress) -> Preview:
        made = self._preview(subject, progress, preview.chosen)
        made.repeat(preview)
        return made

    def _wanted(self, as_kind: str) -> Sequence[ImportKind]:
        if not as_kind:
            return self._kinds
        wanted = [kind for kind in self._kinds if kind.name == as_kind]
        if not wanted:
            raise NoSuchKind(as_kind, self._kinds)
        return wanted

    def _preview(
        self, subject: Subject, progress: Progress, chosen: Mapping[str, str] | None = None
    ) -> Preview:
        names = self._names(subject.kind)
        refuse_strange(subject)
        subject = replace(
            self._placed(subject, names),
            today=self._today,
            before=self._layouts.brought_in(subject.workbook.sha256),
        )
        names |= {kind: NameIndex(known) for kind, known in subject.known.items()}
        kept = subject.layout.answers if subject.layout else {}
        answers = Answers({**kept, **(chosen or {})}, self._said)
        checker = RowChecker(subject, names, answers, progress)
        preview = Preview(self._read, subject, checker, answers)
        preview.build(progress)
        return preview

    def _placed(self, subject: Subject, names: Mapping[str, NameIndex]) -> Subject:
        """Set a form beside the records, as its kind does; a table stays as it is."""
        if subject.form is None or not isinstance(subject.kind, FormKind):
            return subject
        with self._read() as session:
            around = Surroundings(
                subject.given, names, subject.workbook, subject.partnership, self._today
            )
            form = subject.kind.beside(session, subject.form, around)
        return placed(subject, form)

    def _agency_in_name(self, name: str) -> str:
        """Give the one agency that words of the file's name mean, or ""."""
        if "agencies" not in self._lookups:
            return ""
        with self._read() as session:
            return agency_in_name(NameIndex(self._lookups["agencies"](session)), name)

    def _names(self, kind: ImportKind) -> dict[str, NameIndex]:
        wanted = {
            each.kind
            for each in kind.fields
            if isinstance(each, Link | Links) and not each.computed
        }
        with self._read() as session:
            return {
                name: NameIndex(self._lookups[name](session))
                for name in wanted & self._lookups.keys()
            }


def in_name_of(kind: ImportKind, agency: str) -> dict[str, str]:
    """Give the fields of a kind that the agency in a file's name speaks for when nothing in the file does."""
    return {
        each.name: agency
        for each in kind.fields
        if agency and isinstance(each, Link) and each.kind == "agencies" and each.required
    }
