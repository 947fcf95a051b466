"""Files looked at, and looked at again: with other columns, with what is hidden, with what counts for all of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.importing.first_look import FirstLook
from app.importing.hidden import as_seen
from app.importing.sources import source_of_tables
from app.importing.subject import subject_of_tables
from app.importing.tables import remap
from app.progress import UNWATCHED, Progress

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from app.importing.hidden import Key
    from app.importing.preview import Preview
    from app.importing.subject import Subject


class Importer(FirstLook):
    """Looks at files; what was answered, corrected and left out in a preview is kept when it looks again."""

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
            sender=subject.sender,
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
        made.repeat(preview, progress)
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
        made.repeat(preview, progress)
        return made
