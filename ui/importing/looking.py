"""Looking at files and storing them, as the worker does it: what can go wrong with a file comes back as a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.backup_names import Reason
from app.errors import EnvironmentProblem, UserError
from app.fields import Ref
from app.importing.apply import remember_layout
from app.importing.file_layouts import FileLayouts
from app.importing.kinds import KINDS, lookups_of
from app.importing.look import Importer, Unrecognised
from app.importing.pasted import NothingPasted
from app.importing.reading import read_workbook
from app.importing.storing import store_preview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.bootstrap import Core
    from app.importing.guessing import NamedColumns
    from app.importing.preview import Preview
    from app.importing.storing import Stored
    from app.importing.workbook import Workbook
    from app.progress import Progress
    from ui.importing.queue import Item
    from ui.partnership import ChosenPartnership


@dataclass(frozen=True)
class Refusal:
    """Why a file was not read in; with a guess the person can still say what its columns are."""

    sentence: str
    guess: NamedColumns | None = None


class Looking:
    """Everything that runs beside the screen; none of it touches a widget."""

    def __init__(self, core: Core, chosen: ChosenPartnership) -> None:
        self._core = core
        self._chosen = chosen

    def look(self, item: Item, expected: str, progress: Progress) -> Preview | Refusal:
        """Read a file, or take what was read, and compare it with the records.

        `expected` is the kind of content that is meant where nothing speaks for another.
        """
        try:
            return self._look(item, progress)
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
        return self._importer().take_columns(preview, chosen, progress)

    def give(self, preview: Preview, given: Mapping[str, str], progress: Progress) -> Preview:
        """Look again with what the person says for the whole file."""
        return self._importer().give(preview, given, progress)

    def store(self, preview: Preview, progress: Progress) -> Stored:
        """Store a preview as one step, after a backup, and remember how its columns went."""
        core = self._core
        core.backups.attempt(Reason.IMPORT, progress)
        stored = store_preview(core, preview, progress)
        remember_layout(FileLayouts(core), preview, core.clock.today())
        return stored

    def _look(self, item: Item, progress: Progress) -> Preview:
        importer = self._importer()
        if item.workbook is None and item.path is not None:
            item.workbook = read_workbook(item.path, progress)
        if item.workbook is None:
            raise NothingPasted
        if item.preview is not None:
            return importer.look_again(item.preview, progress)
        if item.named is not None:
            return importer.look_at_named(item.workbook, item.named, progress)
        return importer.look_at(item.workbook, as_kind=item.as_kind, progress=progress)

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
