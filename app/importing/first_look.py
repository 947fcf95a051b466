"""The first look at a file: read, recognised, its columns taken, its rows checked, and nothing stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from app.fields import Link, Links
from app.importing.by_content import tables_by_content
from app.importing.checking import RowChecker
from app.importing.child_data import refuse_child_data
from app.importing.form_kind import FormKind, Surroundings
from app.importing.guessing import NamedColumns, first_filled, guess_columns, likelihood
from app.importing.hidden import as_seen, hidden_columns, without_hidden_rows
from app.importing.layouts import LayoutsOf, LayoutStore, NoLayouts, answers_kept
from app.importing.names import NameIndex, fold_name
from app.importing.preview import Preview
from app.importing.questions import Answers
from app.importing.reading import read_workbook
from app.importing.senders import sender_before
from app.importing.subject import Subject, placed, subject_of_form, subject_of_tables
from app.importing.tables import explains, find_tables, named_table
from app.importing.titles import agency_in_name, group_in_names
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
    from app.importing.form_kind import Form
    from app.importing.hidden import Key
    from app.importing.judged_rows import Read
    from app.importing.kind import ImportKind
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


class _Around(NamedTuple):
    """What is known around a file that is looked at: what was given for it, whom its name and its head mean."""

    given: Mapping[str, str]
    in_name: str
    sender: str
    layouts: LayoutStore
    progress: Progress


class FirstLook:
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
            around = self._around(seen, given or {}, progress)
            subject = self._form(workbook, seen, kinds, around) or self._tables(seen, kinds, around)
            if subject is None:
                asked = () if as_kind else [each for each in self._kinds if each.only_asked]
                chosen = [each for each in asked if any(map(explains, find_tables(seen, [each])))]
                raise Unrecognised(seen, kinds, hidden_columns(workbook), chosen)
            return self._preview(
                replace(
                    subject,
                    workbook=workbook,
                    given=around.given,
                    fallback=in_name_of(subject, around.in_name),
                    sender=around.sender,
                    partnership=self._partnership,
                    taken=frozenset(taken),
                    as_kind=as_kind,
                ),
                progress,
            )

    def _around(self, seen: Workbook, given: Mapping[str, str], progress: Progress) -> _Around:
        agencies = self._agencies()
        sender = sender_before(seen, given.get("agency", ""), agencies)
        layouts = LayoutsOf(self._layouts, sender or seen.name)
        return _Around(given, agency_in_name(agencies, seen.name), sender, layouts, progress)

    def _form(
        self, workbook: Workbook, seen: Workbook, kinds: Sequence[ImportKind], around: _Around
    ) -> Subject | None:
        """Give the subject of a form, None for any other workbook."""
        plain = without_hidden_rows(seen)
        for kind in kinds:
            if not isinstance(kind, FormKind):
                continue
            form = kind.read_form(workbook if kind.is_own else plain)
            if form and (len(kinds) == 1 or self._is_meant(kind, form, workbook)):
                layout = around.layouts.remembered(kind.name, form.layout)
                return subject_of_form(workbook, kind, form, layout)
        return None

    def _is_meant(self, kind: FormKind, form: Form, workbook: Workbook) -> bool:
        """Say whether a form that another kind may read as well is of this one."""
        if kind.fits is None:
            return True
        names = self._names(kind)
        with self._read() as session:
            around = Surroundings({}, names, workbook, self._partnership, self._today)
            return kind.fits(session, form, around)

    def _tables(
        self, workbook: Workbook, kinds: Sequence[ImportKind], around: _Around
    ) -> Subject | None:
        """Give the subject of a workbook with tables of one kind, None for any other."""
        plain = [kind for kind in kinds if not isinstance(kind, FormKind)]
        tables = find_tables(
            workbook,
            plain,
            around.layouts,
            lambda kind: {*around.given, *fields_of_agency(kind, around.in_name)},
        )
        if not tables:
            tables = tables_by_content(workbook, plain, around.layouts)
        if not tables:
            return None
        subject = subject_of_tables(workbook, tables, around.given, around.progress)
        guessed = any(each.how == "content" for each in tables[0].columns)
        if guessed and not subject.source.rows:
            return None  # what was guessed from a few cells is borne out by no record
        return subject

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

    def _wanted(self, as_kind: str) -> Sequence[ImportKind]:
        if not as_kind:
            return [kind for kind in self._kinds if not kind.only_asked]
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
        fallback = {**group_in_names(subject, names), **subject.fallback}
        subject = replace(subject, fallback=fallback)
        names |= {kind: NameIndex(known) for kind, known in subject.known.items()}
        kept = answers_kept(subject.layout)
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

    def _agencies(self) -> NameIndex:
        """Give the agencies that the file of the program knows."""
        if "agencies" not in self._lookups:
            return NameIndex(())
        with self._read() as session:
            return NameIndex(self._lookups["agencies"](session))

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


def fields_of_agency(kind: ImportKind, agency: str) -> dict[str, str]:
    """Give the fields of a kind that the agency in a file's name speaks for when nothing in the file does."""
    return {
        each.name: agency
        for each in kind.fields
        if agency and isinstance(each, Link) and each.kind == "agencies" and each.required
    }


def in_name_of(subject: Subject, agency: str) -> dict[str, str]:
    """Give these fields of a recognised file; a form of our own, or whose rows name their agencies, needs none."""
    kind, form = subject.kind, subject.form
    if isinstance(kind, FormKind) and kind.is_own:
        return {}
    by_row = {name for row in form.rows for name in row.cells} if form else set()
    fields = fields_of_agency(kind, agency)
    return {name: text for name, text in fields.items() if name not in by_row}
