"""A preview or an import as the plain data that the command line prints."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.amounts import counted
from app.fields import by_name
from app.importing.judging import SAID_TWICE
from app.importing.kind import no_remarks
from app.importing.notes import disagreeing_totals
from app.importing.outcomes import Outcome, PreviewRow, Problem
from app.importing.questions import DATES, STAND_IN
from app.importing.taken import names_above, overruled_names, taken_names
from app.plain import plain_record
from app.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.importing.preview import Preview
    from app.importing.questions import ImportQuestion

_PRINTED = {
    Outcome.NEW: "new",
    Outcome.CHANGED: "changed",
    Outcome.UNCHANGED: "unchanged",
}
_REJECTED = "rejected"
_DATES_ADVICE = "Say it for all such dates of the file with --dates day or --dates month."
_OPTIONS = {"raised_on": "raised", "local_authority": "authority"}
"""How the command line calls Fields that are said for the whole file, where not by their names."""


@dataclass(frozen=True)
class ImportTold:
    """What is said about an import beside its rows: what is wrong or asked, and what is worth knowing."""

    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def tell(preview: Preview) -> ImportTold:
    """Gather what is to be said: a stated total that does not agree is a problem, one that does a note."""
    records = [row for row in preview.rows if row.outcome is not Outcome.NOTE]
    differing = [
        Problem(total.sheet, total.cell.address, f"{sentence}.")
        for total, sentence in disagreeing_totals(preview.source, preview.kind, records)
    ]
    told = {(each.sheet, each.cell) for each in differing}
    notes = [
        Problem(row.sheet, row.cell, row.understood)
        for row in preview.rows
        if row.outcome is Outcome.NOTE and (row.sheet, row.cell) not in told
    ]
    asked = {each.sentence: each for each in preview.questions if each.answer is None}
    problems = [
        Problem(each.sheet, each.cell, _advised(preview, each.message, asked.get(each.message)))
        for each in _once_for_all(preview)
    ]
    return ImportTold(
        (*problems, *differing),
        (
            *overruled_names(preview),
            *names_above(preview),
            *taken_names(preview),
            *_remarks(preview, records),
            *notes,
        ),
    )


def _remarks(preview: Preview, records: Sequence[PreviewRow]) -> Iterator[Problem]:
    """Give what a person sees beside rows that are taken: a row said twice, and what is remarked of a value."""
    kind, today = preview.kind, preview.subject.today
    for row in records:
        if row.outcome is Outcome.UNCHANGED and row.understood.startswith(SAID_TWICE):
            yield Problem(row.sheet, row.cell, f"{row.understood}.")
        elif row.outcome in _PRINTED and kind.remarks is not no_remarks:
            for text in kind.remarks(row.values, today):
                yield Problem(row.sheet, row.cell, f"{text.rstrip('.')}.")


def _once_for_all(preview: Preview) -> Iterator[Problem]:
    """Give the problems, those first that one answer for the whole file settles: each once, and not in every row."""
    fields = by_name(preview.kind.fields)
    once = {*preview.kind.given_later, *preview.kind.said_first}
    lacking: Counter[str] = Counter()
    for row, raw, _ in preview.complained():
        # What no cell says has the place "Row 2".
        unsaid = {
            name
            for name in row.complaints
            if preview.source.place(raw, name)[:4] == "Row " and name not in preview.subject.given
        }
        lacking.update(unsaid & once)
    told = tuple(filter(None, (fields[name].problem(None) for name in lacking)))
    for name, rows in lacking.items():
        if fields[name].required:
            lack = f"{fields[name].label} is needed, and {counted(rows, 'row does', 'rows do')} not say it."
            how = f"Say it for the whole file with --{_OPTIONS.get(name, name)}, or in the window."
            yield Problem("", "", f"{lack} {how}")
    asked = {each.sentence: each for each in preview.questions if _is_of_all(each)}
    seen: set[str] = set()
    for each in preview.problems:
        question = asked.get(each.message)
        if question is None and not (told and each.message.startswith(told)):
            yield each
        elif question is not None and each.message not in seen:
            seen.add(each.message)
            yield each


def _is_of_all(question: ImportQuestion) -> bool:
    """Say whether a question is asked of a whole column, and not of a name in some of its rows."""
    return question.answer is None and question.key.startswith((DATES, STAND_IN))


def as_json(preview: Preview, step: int | None) -> dict[str, Any]:
    """Give one workbook's result; `step` is the id of the import's step, None when nothing was stored.

    Values are plain (days as 2025-03-12, money as pence, records by name), every Field is there; what could not be
    read stands as it was written. A row that is not stored for whatever reason is "rejected"; the counts add up to the
    rows.
    """
    told = tell(preview)
    records = [row for row in preview.rows if row.outcome is not Outcome.NOTE]
    counts = Counter(_printed(row) for row in records)
    return {
        "workbook": preview.workbook.name,
        "kind": preview.kind.name,
        "agency": preview.agency or None,
        "layout": preview.source.layout,
        "rows": [
            {
                "sheet": row.sheet,
                "row": row.row,
                "values": _values(preview, row),
                "outcome": _printed(row),
                "understood": row.understood,
            }
            for row in records
        ],
        "problems": [_plain(each) for each in told.problems],
        "notes": [_plain(each) for each in told.notes],
        "counts": {word: counts[word] for word in (*_PRINTED.values(), _REJECTED)},
        "step": step,
    }


def counts_in_words(preview: Preview) -> str:
    """Say how many rows have each outcome: "20 new, 1 question, 40 problems"; "no rows" for none."""
    found = [
        (outcome, preview.counts[outcome.value])
        for outcome in Outcome
        if outcome is not Outcome.NOTE and preview.counts[outcome.value]
    ]
    return ", ".join(outcome.counted(number) for outcome, number in found) or "no rows"


def _printed(row: PreviewRow) -> str:
    return _PRINTED.get(row.outcome, _REJECTED)


def _plain(said: Problem) -> dict[str, str]:
    return {"sheet": said.sheet, "cell": said.cell, "message": said.message}


def _advised(preview: Preview, message: str, question: ImportQuestion | None) -> str:
    """Add to a question what somebody can do who is not there to answer it."""
    if question is not None and question.key.startswith(DATES):
        return f"{message} {_in_rows(question)} {_DATES_ADVICE}"
    if question is not None and question.key.startswith(STAND_IN):
        return f"{message} {_in_rows(question)} Say --keep-nameless to keep them so, or answer in the window."
    if question is None or not question.kind:
        return message
    said = [name for name, text in preview.subject.given.items() if text == question.name]
    offered = [str(each) for each in question.candidates if each.key.startswith("id:")]
    if said and not question.may_be_new:
        there = f" There are {listed(offered)}." if offered and offered[0] not in message else ""
        how = f"--{_OPTIONS.get(said[0], said[0])}"
        return f"{message}{there} Say one of them with {how}, or answer in the window."
    meant = next((each.label for each in question.candidates if each.percent), "THE NAME")
    return (
        f"{message} Say which with --name “{question.name}={meant.removesuffix(' (in this file)')}”, or with "
        f"“{question.name}=new” for another one, or answer in the window."
    )


def _in_rows(question: ImportQuestion) -> str:
    return f"It is asked of {counted(question.rows, 'row')}."


def _values(preview: Preview, row: PreviewRow) -> dict[str, Any]:
    typed = [each for each in preview.kind.fields if not each.computed or each.name in row.values]
    unread = {
        name: text
        for name, text in preview.shown(row.id).items()
        if name not in row.values and text
    }
    return {**plain_record(typed, row.values), **unread}
