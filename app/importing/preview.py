"""The preview of an import: every row with its outcome, every question, every problem, before anything is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from app.fields import by_name
from app.importing.all_or_nothing import AllOrNothing
from app.importing.form_kind import FormKind
from app.importing.hidden import hidden_parts
from app.importing.judged_rows import JudgedRows
from app.importing.natives import as_text
from app.importing.notes import notes_of
from app.importing.outcomes import Outcome, PreviewRow, Problem, RowEdits, Spot
from app.importing.workbook import Cell, CellValue
from app.progress import UNWATCHED, Progress

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from app.importing.checking import RowChecker
    from app.importing.headers import ColumnMatch
    from app.importing.hidden import HiddenPart
    from app.importing.judged_rows import Read
    from app.importing.matching import Key
    from app.importing.questions import Answers, ImportQuestion
    from app.importing.row_batches import RawRow
    from app.importing.subject import Subject


class Preview:
    """What an import would do; answers, corrections and rows left out are checked again at once."""

    def __init__(self, read: Read, subject: Subject, checker: RowChecker, answers: Answers) -> None:
        self.subject = subject
        self.workbook = subject.workbook
        self.kind = subject.kind
        self.source = subject.source
        self._read = read
        self._checker = checker
        self._answers = answers
        self._rows = JudgedRows(read, subject, checker, answers)
        self._acts = AllOrNothing(self._rows, answers, checker)
        self._labels = by_name(subject.kind.fields)

    @property
    def agency(self) -> str:
        """The agency that the whole file is about, "" when its rows name several, some only, or none."""
        names = [each.name for each in self.kind.fields if getattr(each, "kind", "") == "agencies"]
        if self.subject.form is not None:
            by_row = {name for raw in self.source.rows for name in raw.cells}
            names = [name for name in names if name not in by_row]
        for name in names:
            said = {
                str(row.values[name]) for row in self._rows.judged.values() if name in row.values
            }
            if len(said) == 1:
                return said.pop()
        return ""

    @property
    def goes_to(self) -> tuple[str, str] | None:
        """What the whole file goes to, by what it is and its name, such as a round; None where rows say so."""
        values = [row.values for row in self._rows.judged.values() if row.values]
        if not values:
            return None
        with self._read() as session:
            return self.kind.goes_to(session, values)

    @property
    def rows(self) -> Sequence[PreviewRow]:
        """Every record in the order of the sheets, then the notes: lines and totals that are no records."""
        records = list(self._rows.judged.values())
        return [*records, *notes_of(self.subject, self.hidden, records, self._checker.inferred)]

    @property
    def columns(self) -> Mapping[str, Sequence[ColumnMatch]]:
        """How the columns of each sheet's table were taken; a form has none."""
        return self.source.columns

    @property
    def questions(self) -> Sequence[ImportQuestion]:
        """Every question that some row asks or asked, with its answer and the number of its rows."""
        waiting = Counter(key for row in self._rows.judged.values() for key in row.questions)
        return [
            replace(each, answer=self._answers.chosen.get(key), rows=waiting[key])
            for key, each in self._answers.asked.items()
        ]

    @property
    def problems(self) -> Sequence[Problem]:
        """Every complaint by sheet and cell, those of open questions among them."""
        # What stands above the table is wrong once, not in every row.
        found: dict[Problem, None] = {}
        for row in self._rows.judged.values():
            if row.complaints:
                raw = self._rows.raw(row.id)
                for name, text in row.complaints.items():
                    found[Problem(row.sheet, self.source.address(raw, name), text)] = None
        return list(found)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each outcome."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome.value: found[outcome] for outcome in Outcome}

    @property
    def storable(self) -> list[PreviewRow]:
        """The rows that `apply` stores: new and changed ones."""
        wanted = (Outcome.NEW, Outcome.CHANGED)
        return [row for row in self._rows.judged.values() if row.outcome in wanted]

    @property
    def chosen(self) -> Mapping[str, str]:
        """Every answer given, by question key."""
        return dict(self._answers.chosen)

    def said(self, kind: str) -> Mapping[str, str]:
        """Give the written names of a kind of record that were tied as was said beforehand, with what they mean."""
        return self._answers.taken.get(kind, {})

    @property
    def overruled(self) -> list[tuple[str, Cell, str]]:
        """What heads of sheets name otherwise than what was given for the whole file: (sheet, cell, given)."""
        return list(self._checker.overruled(self.source, self.subject.given))

    @property
    def once(self) -> list[tuple[str, str, str]]:
        """What was understood of names that stand above the rows: (sheet, Field name, sentence)."""
        noted = self._checker.once.items()
        return [(sheet, name, text) for (sheet, name), texts in noted for text in texts]

    def shown(self, row_id: int) -> dict[str, str]:
        """Give a row's values as a person reads them, by Field name; what could not be read as it was written."""
        row, raw = self._rows.judged[row_id], self._rows.raw(row_id)
        written = {name: _text(value) for name, value in raw.cells.items()}
        written.update(self._rows.corrections.get(row_id, {}))
        read = {name: self._labels[name].show(value) for name, value in row.values.items()}
        return {**written, **read}

    def text_of(self, row_id: int, name: str) -> str:
        """Give one of these texts; a value that was understood needs no look at the sheet."""
        value = self._rows.judged[row_id].values.get(name)
        return self.shown(row_id).get(name, "") if value is None else self._labels[name].show(value)

    def complaints_of(self, row_id: int) -> list[tuple[str, str]]:
        """Give (cell or "Row 2", sentence) for everything that a row is complained of or asked about."""
        row, raw = self._rows.judged[row_id], self._rows.raw(row_id)
        return [
            (self.source.place(raw, name), sentence) for name, sentence in row.complaints.items()
        ]

    def complained(self) -> Iterator[tuple[PreviewRow, RawRow, Collection[str]]]:
        """Give every row that waits, as it is judged and as it stands, with the Fields that were corrected by hand."""
        for row in self._rows.judged.values():
            if row.complaints:
                corrected = self._rows.corrections.get(row.id, {})
                yield row, self._rows.raw(row.id), corrected.keys()

    def key_of(self, row_id: int) -> Key:
        """Give the key by which a row that is new or changed is told from others."""
        return self._rows.key(row_id)

    def label_of(self, name: str) -> str:
        """Give what a Field is called, by its name."""
        return self._labels[name].label

    def whole(self) -> AbstractContextManager[None]:
        """Leave the preview as it was if a block is not ended, such as one in which the person stops an act."""
        return self._acts.act()

    def answer(self, question: str, choice: str, progress: Progress = UNWATCHED) -> None:
        """Answer a question for all rows that ask it; other rows are left as they are."""
        offered = {each.key for each in self._answers.asked[question].candidates}
        if choice not in offered and not choice.startswith("id:"):
            raise KeyError(choice)
        self._answer({question: choice}, progress)

    def take_suggestions(self, progress: Progress = UNWATCHED) -> int:
        """Answer every open question that has a likely answer; give how many."""
        likely = {each.key: each.likely for each in self.questions}
        taken = {key: found.key for key, found in likely.items() if found is not None}
        self._answer(taken, progress)
        return len(taken)

    def correct(
        self, row_ids: Collection[int], name: str, text: str, progress: Progress = UNWATCHED
    ) -> None:
        """Put another text in place of one cell of rows; an empty one makes it blank.

        What is given for a whole file, such as the group of an action log, goes to every row that lacks it.
        """
        touched = {*row_ids, *(self._lacking(name) if name in self.kind.given_later else ())}
        with self.whole():
            corrections = self._rows.corrections
            corrections |= {n: {**corrections.get(n, {}), name: text} for n in touched}
            self._rows.settle(touched, progress)

    def leave_out(self, row_ids: Collection[int], progress: Progress = UNWATCHED) -> None:
        """Do not store rows."""
        with self.whole():
            self._rows.put_aside(row_ids, progress)

    def take_in(self, row_id: int, progress: Progress = UNWATCHED) -> None:
        """Take back that a row is left out, also one that is hidden in the sheet."""
        with self.whole():
            self._rows.left_out.discard(row_id)
            self._rows.settle([row_id], progress)

    def repeat(self, earlier: Preview, progress: Progress = UNWATCHED) -> None:
        """Correct and leave out here what was in an earlier preview of the same workbook, row by row."""
        mine, touched = self._rows, earlier.touched
        ids = {self._spot_of(row_id): row_id for row_id in mine.judged}
        # What was done to a row that is hidden in one of the two only says nothing now.
        hidden = earlier.hidden_rows ^ self.hidden_rows
        changed = {ids[place] for place in touched.left_out - hidden if place in ids}
        left_out = mine.by_itself ^ changed
        corrections = {
            ids[place]: dict(texts) for place, texts in touched.corrections.items() if place in ids
        }
        again = (left_out ^ mine.left_out) | corrections.keys()
        with self.whole():
            mine.left_out, mine.corrections = left_out, corrections
            self._rows.settle(again, progress)
            # An answer that nobody offers, a record looked for by name, is not taken from what is remembered.
            open_still = self._answers.asked.keys() - self._answers.chosen.keys()
            answers = {key: text for key, text in earlier.chosen.items() if key in open_still}
            self._answer(answers, progress)

    def _answer(self, answers: Mapping[str, str], progress: Progress) -> None:
        """Answer questions by their keys, and check the rows again that they are about."""
        judged = self._rows.judged
        waiting = [n for n, row in judged.items() if not answers.keys().isdisjoint(row.questions)]
        # An answer that is changed touches rows that no longer wait, and these are not marked: all are read again.
        is_changed = not answers.keys().isdisjoint(self._answers.chosen)
        with self.whole():
            self._answers.chosen |= answers
            self._rows.forget()
            self._rows.settle(judged if is_changed else waiting, progress)

    @cached_property
    def hidden(self) -> list[HiddenPart]:
        """What is hidden in the file, whether it is read in or not; in a workbook of our own nothing to speak of."""
        if isinstance(self.kind, FormKind) and self.kind.is_own:
            return []
        read: dict[str, int] = dict.fromkeys(self.source.given, 0)
        # Of several tables in a sheet the first is the one that all rows stand below.
        tables = reversed(self.subject.tables)
        read.update({each.sheet.name: each.last_heading for each in tables})
        return hidden_parts(self.workbook, read, self.subject.taken)

    @property
    def hidden_rows(self) -> frozenset[Spot]:
        """Where records stand in hidden rows that were not taken."""
        return frozenset(
            (sheet, row, "") for sheet, rows in self.source.hidden.items() for row in rows
        )

    @property
    def touched(self) -> RowEdits:
        """What the person has corrected, and left out or taken in, by where it stands."""
        mine = self._rows
        return RowEdits(
            frozenset(self._spot_of(row_id) for row_id in mine.left_out ^ mine.by_itself),
            {self._spot_of(row_id): texts for row_id, texts in mine.corrections.items()},
        )

    def build(self, progress: Progress = UNWATCHED) -> None:
        """Check every row for the first time, a batch at a time."""
        self._rows.check_all(progress)

    def _lacking(self, name: str) -> list[int]:
        """Give the rows that complain of a Field of which nothing was said."""
        return [
            row.id
            for row in self._rows.judged.values()
            if name in row.complaints and not self.shown(row.id).get(name)
        ]

    def _spot_of(self, row_id: int) -> Spot:
        row = self._rows.judged[row_id]
        if self.subject.tables:
            return row.sheet, row.row, ""
        raw = self._rows.raw(row_id)
        # What the file of the program calls for and the form does not stands in no cell of its own.
        own = raw.address("") if raw.row else _text(next(iter(raw.cells.values()), ""))
        return row.sheet, row.row, own


def _text(value: CellValue | Cell) -> str:
    return as_text(value.value if isinstance(value, Cell) else value)
