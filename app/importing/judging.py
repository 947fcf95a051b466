"""The outcome of a checked row, beside the record it may already be and the rows that mean the same record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from app.fields import by_name
from app.importing.checked import Checked
from app.importing.kind import as_said, no_remarks, no_rules, nothing
from app.importing.matching import differences, same_row
from app.importing.outcomes import Outcome, PreviewRow
from app.importing.questions import KEEP, LEAVE_OUT, STAND_IN, Candidate, ImportQuestion
from app.importing.sources import required_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.importing.kind import Changes, Existing, Values
    from app.importing.questions import Answers
    from app.importing.row_batches import RawRow
    from app.importing.subject import Subject


class Case(NamedTuple):
    """A row that is judged: its id in the preview, as it stands in the sheet, and what it says."""

    id: int
    raw: RawRow
    checked: Checked


Spot = tuple[int, str, int, str]
"""A row's id in the preview, its sheet and number, and its first cell."""

# Looked up once: Python finds a word of an Enum by a call of its own, for each row that asks.
_NEW, _CHANGED, _UNCHANGED = Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED
_LEFT_OUT = Outcome.LEFT_OUT
_NOTHING: Mapping[str, Any] = nothing()

SAID_TWICE = "The same as "
"""How it is told of a row that says what an earlier one of its own file does."""
SAID_OTHERWISE = "This is the same record as "
"""How the complaint of a row begins that says something else than an earlier one of its own file."""


class Judge:
    """Says what would happen to a row; it knows the kind, not what the person has done."""

    def __init__(self, subject: Subject, answers: Answers) -> None:
        self._kind = subject.kind
        self._today = subject.today
        self._source = subject.source
        self._answers = answers
        self._fields = by_name(subject.kind.fields)
        self._is_plain = subject.kind.stand_in is None and subject.kind.settled is as_said
        self._says_nothing = subject.kind.rules is no_rules and subject.kind.remarks is no_remarks
        self._required = frozenset(required_names(subject.kind))
        self._keyed = self._required & {*subject.kind.key}

    def left_out(self, case: Case) -> PreviewRow:
        """Give a row that is not stored, with the reason."""
        hidden = case.raw.row in self._source.hidden.get(case.raw.sheet, ())
        # Of a row that the person leaves out it says nothing how its names were understood.
        answered = "; ".join(case.checked.notes) if case.checked.left_out else ""
        told = case.raw.aside or answered or "Left out"
        why = "This row is hidden in the sheet" if hidden else told
        return _row(case, _LEFT_OUT, why)

    @staticmethod
    def put_aside(row: PreviewRow, first_cell: str) -> PreviewRow:
        """Give a row that was judged as one that the person leaves out; what it says stays as it was read."""
        return PreviewRow(
            row.id, row.sheet, row.row, first_cell, _LEFT_OUT, row.values, understood="Left out"
        )

    def plain(
        self,
        spot: Spot,
        values: Values,
        existing: Existing | None = None,
        notes: Sequence[str] = (),
    ) -> PreviewRow | None:
        """Give a row with a key of its own that is new, or says what the record says; None where more is to be said."""
        if not self._is_plain or not self._keyed <= values.keys():
            return None
        if not self._says_nothing and self._kind.rules(values):
            return None
        if existing is None:
            if not self._required <= values.keys():
                return None
            outcome = _NEW
        elif existing.doubt or differences(self._kind.would_store(values, existing), existing):
            return None
        else:
            outcome = _UNCHANGED
        more = () if self._says_nothing else self._kind.remarks(values, self._today)
        return PreviewRow(*spot, outcome, values, existing, _NOTHING, "; ".join((*notes, *more)))

    def unsettled(self, case: Case) -> PreviewRow:
        """Give a row with complaints or open questions; its cell is that of the first.

        What rules object to in those values that can be read is told with the rest: a sender is asked once for all.
        """
        asked = {
            name: self._answers.asked[key].sentence for name, key in case.checked.questions.items()
        }
        broken = self._kind.rules(case.checked.values)
        known = {name: told for name, told in broken.items() if name in case.checked.values}
        complaints = {**case.checked.complaints, **asked, **known}
        first = next(iter(complaints))
        return PreviewRow(
            case.id,
            case.raw.sheet,
            case.raw.row,
            self._source.address(case.raw, first),
            Outcome.PROBLEM if case.checked.complaints or known else Outcome.QUESTION,
            case.checked.values,
            understood=complaints[first],
            complaints=complaints,
            questions=tuple(dict.fromkeys(case.checked.questions.values())),
        )

    def repeated(self, case: Case, first: PreviewRow) -> PreviewRow:
        """Give a row that means the same record as an earlier one: said twice, or said otherwise."""
        where = f"row {first.row}"
        if first.sheet != case.raw.sheet:
            where += f" of sheet “{first.sheet}”"
        if not case.raw.row:
            return _row(case, _LEFT_OUT, f"It is {where} after all")
        if same_row(case.checked.values, first.values):
            return _row(case, Outcome.UNCHANGED, f"{SAID_TWICE}{where}")
        sentence = f"{SAID_OTHERWISE}{where}, which says otherwise; correct one or leave it out."
        name = next((each for each in self._kind.key if each in case.raw.cells), self._kind.key[0])
        return self.unsettled(case._replace(checked=Checked(case.checked.values, {name: sentence})))

    def compared(self, case: Case, existing: Existing | None) -> PreviewRow:
        """Give a row that is whole beside the record it already is, if any; a new one must not miss anything."""
        stood_in = self._stand_in(case) if existing is None else None
        if stood_in is not None:
            return stood_in
        values = self._kind.settled(case.checked.values, existing)
        broken = self._kind.rules(values)
        if existing is None:
            broken = {**broken, **self.missing(values)}
        elif existing.doubt:
            broken = {**broken, existing.doubted or self._kind.key[0]: existing.doubt}
        if broken:
            return self.unsettled(case._replace(checked=Checked(dict(values), dict(broken))))
        notes = "; ".join((*case.checked.notes, *self._kind.remarks(values, self._today)))
        if existing is None:
            return _row(case, _NEW, notes, values)
        changes = differences(self._kind.would_store(values, existing), existing)
        told = self._all_told(values, changes) if changes else ""
        return PreviewRow(
            case.id,
            case.raw.sheet,
            case.raw.row,
            _first_cell(case.raw),
            _CHANGED if changes else _UNCHANGED,
            values,
            existing,
            changes,
            "; ".join(part for part in (told, notes) if part),
        )

    def _stand_in(self, case: Case) -> PreviewRow | None:
        """Let another value stand in for one that is lacking, as the person says; the row as it waits, or is left out.

        None where nothing is lacking, or where it stands in already.
        """
        rule, checked = self._kind.stand_in, case.checked
        if rule is None or rule.field in checked.values or not checked.values.get(rule.of):
            return None
        offered = (Candidate(KEEP, "Keep them so"), Candidate(LEAVE_OUT, "Leave them out"))
        key = f"{STAND_IN}{rule.field}"
        answer = self._answers.ask(ImportQuestion(key, rule.question, offered))
        if answer is None:
            waiting = Checked(checked.values, questions={rule.field: key})
            return self.unsettled(case._replace(checked=waiting))
        if answer == LEAVE_OUT:
            return _row(case, _LEFT_OUT, f"{self._fields[rule.field].label} is not given")
        checked.values[rule.field] = rule.text.format(checked.values[rule.of])
        checked.notes.append(f"No {self._fields[rule.field].label.lower()} is given")
        return None

    def missing(self, values: Values) -> Mapping[str, str]:
        """Complain of what a new record cannot be without."""
        if self._required <= values.keys():
            return _NOTHING
        wanted = [name for name in self._fields if name in self._required - values.keys()]
        return {name: self._wanting(name) for name in wanted}

    def _wanting(self, name: str) -> str:
        told = self._fields[name].problem(None) or ""
        once = name in self._kind.given_later
        return f"{told} Said in one row, it counts for all that lack it." if once else told

    def _all_told(self, values: Values, changes: Changes) -> str:
        """Tell changes, in the kind's own words where it has any."""
        own = self._kind.telling(values, changes)
        told = [own.get(name, self._told(name, *pair)) for name, pair in changes.items()]
        return "; ".join(filter(None, told))

    def _told(self, name: str, old: Any, new: Any) -> str:  # noqa: ANN401 - any Field's value
        each = self._fields[name]
        return f"{each.label}: {each.show(old) or 'nothing'} → {each.show(new)}"


def _row(case: Case, outcome: Outcome, understood: str, values: Values | None = None) -> PreviewRow:
    return PreviewRow(
        case.id,
        case.raw.sheet,
        case.raw.row,
        _first_cell(case.raw),
        outcome,
        case.checked.values if values is None else values,
        understood=understood,
    )


def _first_cell(raw: RawRow) -> str:
    return raw.address("")
