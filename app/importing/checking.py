"""Rows checked field by field: values read, names tied to records, complaints and questions where that fails."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from app.fields import Choice, Day, Link, Links, by_name
from app.importing.cell_meanings import DOUBT, Noted
from app.importing.cell_texts import split_names, text_of
from app.importing.checked import Checked
from app.importing.date_orders import written_day
from app.importing.date_questions import DateQuestions
from app.importing.kind import PARTNERSHIP
from app.importing.links import LinkReader, Tie
from app.importing.names import ALIKE, ALIKE_OF, NameIndex
from app.importing.natives import (
    LIGHTS,
    CellReading,
    FieldReader,
    as_text,
    shade,
    told_by_fill,
    told_otherwise,
)
from app.importing.word_questions import ask_word
from app.importing.workbook import Cell, CellValue
from app.progress import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from app.importing.date_orders import DateOrder
    from app.importing.kind import ImportKind
    from app.importing.links import Unknown
    from app.importing.questions import Answers
    from app.importing.row_batches import RawRow
    from app.importing.sources import ImportSource
    from app.importing.subject import Subject
    from app.progress import Progress


class RowChecker:
    """Checks the rows of one import; it is asked again for a row after an answer or a correction."""

    def __init__(
        self,
        subject: Subject,
        names: Mapping[str, NameIndex],
        answers: Answers,
        progress: Progress = UNWATCHED,
    ) -> None:
        kind = self._kind = subject.kind
        self._fields = by_name([each for each in kind.fields if not each.computed])
        self._answers = answers
        self._links = {
            name: LinkReader(
                each,
                names.get(each.kind, NameIndex(())),
                answers,
                creates=name in kind.creates,
                unknown=_unknown(kind, name),
                least=kind.alike.get(name, ALIKE_OF.get(each.kind, ALIKE)),
            )
            for name, each in self._fields.items()
            if isinstance(each, Link | Links)
        }
        self._orders: dict[str, str] = {}
        self.inferred: list[str] = []
        """What was understood of whole columns of dates from other ones."""
        self.once: dict[tuple[str, str], list[str]] = {}
        """What is noted of names that count for all rows of a sheet: (sheet, Field name) -> notes."""
        self._readers = {
            name: FieldReader(each)
            for name, each in self._fields.items()
            if name not in self._links
        }
        self._alone: dict[str, Callable[[CellValue | Cell], CellReading]] = {}
        """What reads a cell without a look at other cells or answers."""
        self._given = _given_cells(subject.source, subject.given)
        said = {**subject.fallback, **kind.constant}
        self._constant = {name: text for name, text in said.items() if name in self._fields}
        self._partnership = subject.partnership if PARTNERSHIP in by_name(kind.fields) else None
        self._prepare(subject.source, progress)
        for name, reader in self._readers.items():
            if name not in self._orders:
                self._alone[name] = reader.read

    def check(self, raw: RawRow, corrections: Mapping[str, str] | None = None) -> Checked:
        """Read every field of a row; corrections replace what the sheet says."""
        found = Checked()
        cells: Mapping[str, CellValue | Cell] = raw.cells
        given = self._given.get(raw.sheet) or self._given[""]
        if given or self._constant or corrections:
            cells = {**self._constant, **given, **cells, **(corrections or {})}
        values, alone = found.values, self._alone
        for name, value in cells.items():
            read = alone.get(name)
            if read is not None:
                reading = read(value)
                meant, complaint, note = reading
                if complaint or note or meant is None:
                    self._take(name, value, reading, found)
                else:
                    values[name] = meant
            elif name in self._links:
                before = len(found.notes)
                self._read_link(name, value, cells, found)
                if name not in raw.cells and name not in (corrections or {}):
                    self._note_once(raw.sheet, name, found, before)
            elif corrections and name in corrections:
                self._take(name, value, self._readers[name].read(value), found)
            else:
                self._read_written_day(name, value, found)
        if self._partnership is not None and PARTNERSHIP not in {
            *values,
            *found.complaints,
            *found.questions,
        }:
            values[PARTNERSHIP] = self._partnership
        if raw.notes:
            found.notes.extend(raw.notes.values())
        return found

    def given(self, sheet: str) -> Collection[str]:
        """Give the Fields that are said for all rows of a sheet."""
        return {*self._constant, *(self._given.get(sheet) or self._given[""])}

    def lone(self, name: str) -> Callable[[Any], Any] | None:
        """Give what reads a plain cell of a Field by itself; where a name has a surer one, the pair of both cells.

        It gives a value, Noted where something is told of it, None for a blank, or DOUBT where there is more to be
        said. None where no cell of the Field can be read so.
        """
        if name in self._alone:
            return self._readers[name].value
        link = self._links.get(name)
        if link is None or isinstance(self._fields[name], Links):
            return None
        if name in self._kind.surer:
            return lambda pair: _tied(link, *map(text_of, pair))
        return lambda cell: _tied(link, text_of(cell))

    def _note_once(self, sheet: str, name: str, found: Checked, before: int) -> None:
        """Keep what is noted of a name that stands above the rows from being told in every one of them."""
        if not found.left_out:
            self.once[sheet, name] = found.notes[before:]
            del found.notes[before:]

    def forget(self) -> None:
        """Read anew after an answer."""
        for each in self._links.values():
            each.forget()

    def overruled(
        self, source: ImportSource, given: Mapping[str, str]
    ) -> Iterator[tuple[str, Cell, str]]:
        """Give what heads of sheets name otherwise than what was given for the whole file: (sheet, cell, given)."""
        for sheet, cells in source.given.items():
            for name, text in given.items():
                cell, link = cells.get(name), self._links.get(name)
                if cell and link and not link.means_same(text_of(cell), text):
                    yield sheet, cell, text

    def _prepare(self, source: ImportSource, progress: Progress) -> None:
        """Look through the columns whose cells must be seen together: names alike, and the order of written dates."""
        links = {name for name in self._links if name not in self._kind.surer}
        days = {name for name, each in self._fields.items() if isinstance(each, Day)}
        texts = source.texts(links | days, progress)
        for name in sorted(links):
            self._links[name].prepare(self._single_names(name, texts[name]), progress)
        orders = DateQuestions(self._fields, self._readers, self._answers)
        self._orders, self.inferred = orders.ask({name: list(texts[name]) for name in sorted(days)})

    def _single_names(self, name: str, texts: Counter[str]) -> Counter[str]:
        """Count the names in cells that may hold several."""
        if not isinstance(self._fields[name], Links):
            return texts
        found = Counter[str]()
        for text, times in texts.items():
            for part in split_names(text):
                found[part] += times
        return found

    def _read_written_day(self, name: str, value: CellValue | Cell, found: Checked) -> None:
        """Read a day of a column whose order had to be asked; without an answer nothing is guessed."""
        answer = self._answers.chosen.get(self._orders[name])
        if answer is None and isinstance(value, str) and written_day(value):
            found.questions[name] = self._orders[name]
        else:
            order: DateOrder = "month" if answer == "month" else "day"
            self._take(name, value, self._readers[name].read(value, order), found)

    def _take(
        self, name: str, value: CellValue | Cell, reading: CellReading, found: Checked
    ) -> None:
        if reading.complaint:
            self._complain(name, value, reading, found)
        elif reading.value is not None:
            found.values[name] = reading.value
        if reading.note:
            found.notes.append(reading.note)

    def _complain(
        self, name: str, value: CellValue | Cell, reading: CellReading, found: Checked
    ) -> None:
        each = self._fields[name]
        if isinstance(each, Choice):
            text = as_text(value.value if isinstance(value, Cell) else value).strip()
            if ask_word(self._answers, each, text, found):
                return
        found.complaints[name] = reading.complaint

    def _read_link(
        self,
        name: str,
        value: CellValue | Cell,
        cells: Mapping[str, CellValue | Cell],
        found: Checked,
    ) -> None:
        if isinstance(value, Cell) and value.kind == "error":
            found.complaints[name] = FieldReader(self._fields[name]).read(value).complaint
            return
        text = self._coloured(name, value, found) or text_of(value)
        if not text:
            return
        if isinstance(self._fields[name], Links):
            ties = [self._links[name].read(part) for part in split_names(text)]
            found.values[name] = tuple(tie.value for tie in ties if tie.value)
            for tie in ties:
                self._take_tie(name, tie, found)
            return
        surer = text_of(cells.get(self._kind.surer.get(name, ""), ""))
        tie = self._links[name].read(text, surer)
        if tie.value:
            found.values[name] = tie.value
        self._take_tie(name, tie, found)

    def _coloured(self, name: str, value: CellValue | Cell, found: Checked) -> str:
        """Give the colour of a cell that says a word by its fill alone, "" for any other."""
        if not isinstance(value, Cell) or not value.fill or not self._fields[name].by_fill:
            return ""
        colour, links = shade(value.fill), self._links[name]
        if value.value == "" and (colour in LIGHTS or links.knows(colour)):
            found.notes.append(told_by_fill(colour))
            return colour
        if value.value != "" and links.knows(colour):
            text = text_of(value)
            if links.knows(text) and not links.means_same(text, colour):
                found.notes.append(told_otherwise(value, colour))
        return ""

    def _take_tie(self, name: str, tie: Tie, found: Checked) -> None:
        if tie.complaint:
            found.complaints[name] = tie.complaint
        if tie.question:
            found.questions[name] = tie.question
        if tie.note:
            found.notes.append(tie.note)
        found.left_out = found.left_out or tie.left_out


def _tied(link: LinkReader, text: str, surer: str = "") -> Any:  # noqa: ANN401 - the same
    """Give what a name is tied to, with what is told of it, where that is all there is to say."""
    if not text:
        return None
    tie = link.read(text, surer)
    if not tie.value or tie != Tie(tie.value, note=tie.note):
        return DOUBT
    return Noted(tie.value, tie.note) if tie.note else tie.value


def _unknown(kind: ImportKind, name: str) -> Unknown:
    if name in kind.asks:
        return "ask"
    return "add" if name in kind.apart else "compare"


def _given_cells(
    source: ImportSource, given: Mapping[str, str]
) -> dict[str, Mapping[str, CellValue | Cell]]:
    """Join what the sheet's head says with what the person gave, which comes first; "" stands for any other sheet."""
    filled = {name: text for name, text in given.items() if text}
    joined: dict[str, Mapping[str, CellValue | Cell]] = {"": filled}
    for sheet, cells in source.given.items():
        joined[sheet] = {**cells, **filled}
    return joined
