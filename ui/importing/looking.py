"""Looking at files and storing them, as the worker does it: what can go wrong with a file comes back as a sentence."""

from __future__ import annotations

import logging
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.amounts import counted
from app.backup_names import Reason
from app.errors import Cancelled, EnvironmentProblem, UserError
from app.fields import Ref
from app.importing.apply import ChangedSincePreview, remember_layout
from app.importing.file_layouts import FileLayouts
from app.importing.form_kind import FormKind
from app.importing.kinds import KINDS, lookups_of
from app.importing.look import Importer
from app.importing.notes import disagreeing_totals
from app.importing.outcomes import Outcome
from app.importing.pasted import NothingPasted
from app.importing.reading import ReaderAhead
from app.importing.storing import store_preview
from app.importing.unrecognised import Unrecognised
from app.rubbish import unswept

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from app.bootstrap import Core
    from app.importing.guessing import NamedColumns
    from app.importing.hidden import Key
    from app.importing.preview import Preview
    from app.importing.storing import Stored
    from app.importing.workbook import Workbook
    from app.progress import Progress
    from ui.importing.queue import Item
    from ui.partnership import ChosenPartnership


_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Refusal:
    """Why a file was not read in; with a guess the person can still say what its columns are."""

    sentence: str
    guess: NamedColumns | None = None


@dataclass(frozen=True)
class Tried:
    """What came of one file of many: what it says or why it was refused, and what was stored of it, if it was."""

    item: Item
    found: Preview | Refusal
    stored: Stored | None = None
    told: str = ""


def doubts(preview: Preview, *, was_seen: bool) -> str:
    """Say what of a file needs a person before it is stored, "" for nothing.

    Rows that are left out need one too unless the file `was_seen`, as then the person left them out.
    """
    counts = preview.counts
    asked, wrong = counts[Outcome.QUESTION.value], counts[Outcome.PROBLEM.value]
    left_out = 0 if was_seen else counts[Outcome.LEFT_OUT.value]
    unread = [] if was_seen else [part for part in preview.hidden if part.what != "rows"]
    records = [row for row in preview.rows if row.outcome is not Outcome.NOTE]
    totals = len(disagreeing_totals(preview.source, preview.kind, records))
    ways = Counter(each.how for columns in preview.columns.values() for each in columns)
    told = (
        (asked, "question"),
        (wrong, "problem"),
        (left_out, "row left out"),
        (len(unread), "hidden sheet or column"),
        (totals, "total that does not agree"),
        (0 if was_seen else ways["content"], "column taken by its content"),
        (0 if was_seen else ways["elsewhere"], "column taken as another sender’s"),
    )
    many = {
        "row left out": "rows left out",
        "column taken by its content": "columns taken by their content",
        "column taken as another sender’s": "columns taken as another sender’s",
        "hidden sheet or column": "hidden sheets or columns",
        "total that does not agree": "totals that do not agree",
    }
    return ", ".join(counted(number, one, many.get(one, "")) for number, one in told if number)


class Looking:
    """Everything that runs beside the screen; none of it touches a widget."""

    def __init__(self, core: Core, chosen: ChosenPartnership) -> None:
        self._core = core
        self._chosen = chosen
        self.ahead = ReaderAhead()

    def look(self, item: Item, expected: str, progress: Progress) -> Preview | Refusal:
        """Read a file, or take what was read, and compare it with the records.

        `expected` is the kind of content that is meant where nothing speaks for another.
        """
        try:
            with unswept():
                return self._look(item, expected, progress)
        except Unrecognised as unknown:
            guess = self._importer().guess(item.workbook, expected) if item.workbook else None
            return Refusal(str(unknown), guess)
        except (UserError, EnvironmentProblem) as problem:
            return Refusal(str(problem))

    def guess(self, workbook: Workbook, kind: str) -> NamedColumns:
        """Guess the columns of a list of one kind."""
        return self._importer().guess(workbook, as_kind=kind)

    def match(
        self, preview: Preview, chosen: Mapping[str, Mapping[int, str]], progress: Progress
    ) -> Preview:
        """Look again with columns taken for other fields."""
        with unswept():
            return self._importer().take_columns(preview, chosen, progress)

    def give(self, preview: Preview, given: Mapping[str, str], progress: Progress) -> Preview:
        """Look again with what the person says for the whole file."""
        with unswept():
            return self._importer().give(preview, given, progress)

    def take_hidden(
        self, preview: Preview, taken: Collection[Key], progress: Progress
    ) -> Preview | Refusal:
        """Look again with other parts of what is hidden in a file."""
        try:
            return self._importer().take_hidden(preview, taken, progress)
        except UserError as problem:
            return Refusal(str(problem))

    def store(self, preview: Preview, progress: Progress) -> Stored:
        """Store a preview as one step, after a backup, and remember how its columns went."""
        core = self._core
        core.backups.attempt(Reason.IMPORT, progress)
        stored = store_preview(core, preview, progress)
        try:
            remember_layout(FileLayouts(core), preview, core.clock.today())
        except EnvironmentProblem:
            # What is stored is stored: the next file is asked for its columns once more.
            _log.warning("a layout could not be kept")
        return stored

    def store_clean(self, items: Sequence[Item], progress: Progress) -> list[Tried]:
        """Store one file after another, each as its own step, where nothing in it needs a person.

        Stopping ends after the last one stored; what follows is not told of and waits as it was.
        """
        tried: list[Tried] = []
        for item in items:
            try:
                one = self._store_clean(item, progress)
            except Cancelled:
                break
            tried.append(one)
        return tried

    def _store_clean(self, item: Item, progress: Progress) -> Tried:
        was_seen = item.preview is not None
        found = self.look(item, "", progress)
        if isinstance(found, Refusal) or not found.storable or doubts(found, was_seen=was_seen):
            return Tried(item, found)
        try:
            return Tried(item, found, self.store(found, progress))
        except ChangedSincePreview as changed:
            return Tried(item, found, told=str(changed))

    def _look(self, item: Item, expected: str, progress: Progress) -> Preview:
        importer = self._importer()
        if item.workbook is None and item.path is not None:
            item.workbook = self.ahead.read(item.path, progress)
        if item.workbook is None:
            raise NothingPasted
        if item.preview is not None:
            return importer.look_again(item.preview, progress)
        if item.named is not None:
            return importer.look_at_named(item.workbook, item.named, progress)
        kind = item.as_kind or _form_said(item.workbook, item.given)
        found = None
        if not kind and any(each.name == expected and each.only_asked for each in KINDS):
            with suppress(Unrecognised):
                found = importer.look_at(item.workbook, as_kind=expected, progress=progress)
        found = found or importer.look_at(item.workbook, as_kind=kind, progress=progress)
        has = {each.name for each in found.kind.fields}
        given = {name: text for name, text in item.given.items() if name in has}
        return importer.give(found, given, progress) if given else found

    def _importer(self) -> Importer:
        core, chosen = self._core, self._chosen
        body = chosen.current if chosen.several else None
        whose = Ref(body.id, body.name) if body else None
        lookups = lookups_of(chosen.id)
        return Importer(
            core.read,
            KINDS,
            lookups,
            FileLayouts(core),
            partnership=whose,
            today=core.clock.today(),
        )


def _form_said(workbook: Workbook, given: Mapping[str, str]) -> str:
    """Give the kind of a form that another kind reads alike, where what it is of was said; "" for any other."""
    return next(
        (
            kind.name
            for kind in KINDS
            if isinstance(kind, FormKind)
            and kind.fits is not None
            and kind.said_first & given.keys()
            and kind.read_form(workbook)
        ),
        "",
    )
