"""The preview of an import: every row with its outcome, every question, every problem, before anything is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from app.fields import by_name
from app.importing.checking import Checked, RowChecker
from app.importing.matching import Key, differences, index_existing, key_of, may_exist, same_row
from app.importing.natives import as_text
from app.importing.notes import notes_of
from app.importing.outcomes import Outcome, PreviewRow, Problem
from app.importing.sources import RawRow, required_names
from app.importing.workbook import Cell, CellValue
from app.progress import UNWATCHED, Progress, step, track

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from app.importing.headers import ColumnMatch
    from app.importing.kind import Existing, Values
    from app.importing.questions import Answers, Question
    from app.importing.subject import Subject

Read = Callable[[], "AbstractContextManager[Session]"]
"""Gives a reading session: `core.read`."""


@dataclass
class _State:
    """What the person has done and what came of it; row ids count from 1 in the order of the sheets."""

    rows: dict[int, PreviewRow] = field(default_factory=dict)
    keys: dict[int, Key] = field(default_factory=dict)
    by_key: dict[Key, list[int]] = field(default_factory=dict)
    corrections: dict[int, dict[str, str]] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)


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
        self._state = _State()
        self._required = required_names(subject.kind)
        self._labels = by_name(subject.kind.fields)

    @property
    def agency(self) -> str:
        """The agency that the whole file is about, "" when its rows name several or none."""
        names = [each.name for each in self.kind.fields if getattr(each, "kind", "") == "agencies"]
        for name in names:
            said = {
                str(row.values[name]) for row in self._state.rows.values() if name in row.values
            }
            if len(said) == 1:
                return said.pop()
        return ""

    @property
    def rows(self) -> Sequence[PreviewRow]:
        """Every record in the order of the sheets, then the notes: lines and totals that are no records."""
        records = list(self._state.rows.values())
        return [*records, *notes_of(self.source, self.workbook, self.kind, records)]

    @property
    def columns(self) -> Mapping[str, Sequence[ColumnMatch]]:
        """How the columns of each sheet's table were taken; a form has none."""
        return self.source.columns

    @property
    def questions(self) -> Sequence[Question]:
        """Every question that some row asks or asked, with its answer and the number of its rows."""
        waiting = Counter(key for row in self._state.rows.values() for key in row.questions)
        return [
            replace(each, answer=self._answers.chosen.get(key), rows=waiting[key])
            for key, each in self._answers.asked.items()
        ]

    @property
    def problems(self) -> Sequence[Problem]:
        """Every complaint by sheet and cell, those of open questions among them."""
        found = []
        for row in self._state.rows.values():
            if row.outcome in {Outcome.PROBLEM, Outcome.QUESTION}:
                raw = self._raw(row.id)
                found += [
                    Problem(row.sheet, raw.address(name), text)
                    for name, text in row.complaints.items()
                ]
        return found

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each outcome."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome.value: found[outcome] for outcome in Outcome}

    @property
    def storable(self) -> list[PreviewRow]:
        """The rows that `apply` stores: new and changed ones."""
        return [
            row
            for row in self._state.rows.values()
            if row.outcome in {Outcome.NEW, Outcome.CHANGED}
        ]

    @property
    def chosen(self) -> Mapping[str, str]:
        """Every answer given, by question key."""
        return dict(self._answers.chosen)

    def shown(self, row_id: int) -> dict[str, str]:
        """Give a row's values as a person reads them, by Field name; what could not be read as it was written."""
        row, raw = self._state.rows[row_id], self._raw(row_id)
        written = {name: _text(value) for name, value in raw.cells.items()}
        written.update(self._state.corrections.get(row_id, {}))
        read = {name: self._labels[name].show(value) for name, value in row.values.items()}
        return {**written, **read}

    def answer(self, question: str, choice: str) -> None:
        """Answer a question for all rows that ask it; other rows are left as they are."""
        if choice not in {
            each.key for each in self._answers.asked[question].candidates
        } and not choice.startswith("id:"):
            raise KeyError(choice)
        waiting = [row.id for row in self._state.rows.values() if question in row.questions]
        before = self._answers.chosen.get(question)
        self._answers.chosen[question] = choice
        self._checker.forget()
        # An answer that is changed touches rows that no longer wait, and these are not marked: all are read again.
        self._settle(waiting if before is None else list(self._state.rows))

    def take_suggestions(self, least: int = 90) -> int:
        """Answer every open question whose likest candidate is at least so like, and alone so; give how many."""
        taken = 0
        for question in self.questions:
            likest = sorted(question.candidates, key=lambda each: -each.percent)[:2]
            if (
                question.answer is None
                and likest[0].percent >= least
                and likest[0].percent > likest[-1].percent
            ):
                self.answer(question.key, likest[0].key)
                taken += 1
        return taken

    def correct(self, row_id: int, name: str, text: str) -> None:
        """Put another text in place of a row's cell; an empty one makes it blank."""
        self._state.corrections.setdefault(row_id, {})[name] = text
        self._settle([row_id])

    def leave_out(self, row_id: int) -> None:
        """Do not store a row."""
        self._state.left_out.add(row_id)
        self._settle([row_id])

    def take_in(self, row_id: int) -> None:
        """Take back that a row is left out, also one that is hidden in the sheet."""
        self._state.left_out.discard(row_id)
        self._settle([row_id])

    def build(self, progress: Progress = UNWATCHED) -> None:
        """Check every row for the first time."""
        checked = {
            row_id: (raw, self._checker.check(raw))
            for row_id, raw in enumerate(track(self.source.rows, progress, "Checking rows"), 1)
        }
        hidden = self.source.hidden
        self._state.left_out = {
            row_id for row_id, (raw, _) in checked.items() if raw.row in hidden.get(raw.sheet, ())
        }
        step(progress, "Comparing with the file", 0, 0)
        self._place(checked)

    def _raw(self, row_id: int) -> RawRow:
        return self.source.rows[row_id - 1]

    def _settle(self, row_ids: Iterable[int]) -> None:
        """Check rows again, and with them those that share a key with them before or after."""
        touched = set(row_ids)
        state = self._state
        for key in {state.keys[row_id] for row_id in touched & state.keys.keys()}:
            touched.update(state.by_key.get(key, ()))
        checked = {}
        for row_id in sorted(touched):
            raw = self._raw(row_id)
            checked[row_id] = (raw, self._checker.check(raw, state.corrections.get(row_id)))
            if row_id in state.keys:
                state.by_key[state.keys.pop(row_id)].remove(row_id)
        self._place(checked)

    def _place(self, checked: Mapping[int, tuple[RawRow, Checked]]) -> None:
        """Give each checked row its outcome, beside the file's records and the rows of the same key."""
        existing = self._find_existing(
            [each for row_id, (_, each) in checked.items() if self._is_whole(row_id, each)]
        )
        state = self._state
        for row_id, (raw, each) in checked.items():
            state.rows[row_id] = self._row(row_id, raw, each, existing)

    def _is_whole(self, row_id: int, checked: Checked) -> bool:
        return not (
            checked.complaints
            or checked.questions
            or checked.left_out
            or row_id in self._state.left_out
        )

    def _find_existing(self, checked: Sequence[Checked]) -> dict[Key, Existing]:
        values = [each.values for each in checked if may_exist(self.kind, each.values)]
        if not values:
            return {}
        with self._read() as session:
            return index_existing(self.kind, self.kind.existing(session, values))

    def _row(
        self, row_id: int, raw: RawRow, checked: Checked, existing: Mapping[Key, Existing]
    ) -> PreviewRow:
        cell = raw.address(next(iter(raw.letters), ""))
        plain = PreviewRow(row_id, raw.sheet, raw.row, cell, Outcome.NEW, checked.values)
        if row_id in self._state.left_out or checked.left_out:
            return replace(
                plain, outcome=Outcome.LEFT_OUT, understood=self._why_left_out(raw, checked)
            )
        if checked.complaints or checked.questions:
            return self._unsettled(plain, raw, checked)
        key = key_of(self.kind, checked.values)
        same = self._state.by_key.setdefault(key, [])
        same.append(row_id)
        self._state.keys[row_id] = key
        if len(same) > 1:
            return self._repeated(plain, raw, self._state.rows[same[0]])
        return self._compared(plain, raw, checked, existing.get(key))

    def _why_left_out(self, raw: RawRow, checked: Checked) -> str:
        if raw.row in self.source.hidden.get(raw.sheet, ()):
            return "This row is hidden in the sheet"
        return "; ".join(checked.notes) or "Left out"

    def _unsettled(self, plain: PreviewRow, raw: RawRow, checked: Checked) -> PreviewRow:
        asked = {name: self._answers.asked[key].text for name, key in checked.questions.items()}
        complaints = {**checked.complaints, **asked}
        first = next(iter(complaints))
        return replace(
            plain,
            outcome=Outcome.PROBLEM if checked.complaints else Outcome.QUESTION,
            cell=raw.address(first),
            understood=complaints[first],
            complaints=complaints,
            questions=tuple(dict.fromkeys(checked.questions.values())),
        )

    def _repeated(self, plain: PreviewRow, raw: RawRow, first: PreviewRow) -> PreviewRow:
        where = f"row {first.row}" + (
            f" of sheet “{first.sheet}”" if first.sheet != raw.sheet else ""
        )
        if same_row(plain.values, first.values):
            return replace(plain, outcome=Outcome.UNCHANGED, understood=f"The same as {where}")
        sentence = f"This is the same record as {where}, which says otherwise; correct one or leave it out."
        return self._unsettled(plain, raw, Checked(complaints={self.kind.key[0]: sentence}))

    def _compared(
        self, plain: PreviewRow, raw: RawRow, checked: Checked, existing: Existing | None
    ) -> PreviewRow:
        broken = {**self._missing(checked.values, existing), **self.kind.rules(checked.values)}
        if broken:
            return self._unsettled(plain, raw, replace(checked, complaints=broken))
        notes = "; ".join(checked.notes)
        if existing is None:
            return replace(plain, understood=notes)
        changes = differences(checked.values, existing)
        if not changes:
            return replace(plain, outcome=Outcome.UNCHANGED, existing=existing, understood=notes)
        told = "; ".join(self._told(name, *pair) for name, pair in changes.items())
        return replace(
            plain,
            outcome=Outcome.CHANGED,
            existing=existing,
            changes=changes,
            understood=f"{told}; {notes}" if notes else told,
        )

    def _missing(self, values: Values, existing: Existing | None) -> dict[str, str]:
        """Complain of what a new record cannot be without."""
        if existing is not None:
            return {}
        wanted = [name for name in self._required if name not in values]
        return {name: self._labels[name].problem(None) or "" for name in wanted}

    def _told(self, name: str, old: Any, new: Any) -> str:  # noqa: ANN401 - whatever a cell or Field holds
        each = self._labels[name]
        return f"{each.label}: {each.show(old) or 'nothing'} → {each.show(new)}"


def _text(value: CellValue | Cell) -> str:
    return as_text(value.value if isinstance(value, Cell) else value)
