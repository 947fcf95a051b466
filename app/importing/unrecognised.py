"""What an Importer says to a file it cannot take in: nothing known is in it, or something was asked that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.errors import UserError, WrongUsage
from app.importing.form_kind import FormKind
from app.importing.header_block import heading_texts
from app.importing.headers import HeaderWords
from app.wording import listed, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.importing.kind import ImportKind
    from app.importing.subject import Subject
    from app.importing.workbook import Sheet, Workbook

_LOOKED_AT = 15
_SHOWN = 4
"""Headings that are told again."""
_LONGEST = 30


class Unrecognised(UserError):
    """No table or form of a known kind is in the file.

    The sentence says what was seen instead, which kinds come nearest by their headings, and what to do.
    """

    def __init__(
        self,
        workbook: Workbook,
        kinds: Sequence[ImportKind],
        hidden: str = "",
        chosen: Sequence[ImportKind] = (),
    ) -> None:
        """`hidden` names columns that were not looked at, `chosen` the kinds that would read it when asked for."""
        wanted = kinds[0].title if len(kinds) == 1 else ""
        told = [f"{workbook.name}: {_what_is_missing(wanted)}.", *_seen(workbook)]
        if chosen:
            titles = listed([f"“Read as {each.title.lower()}”" for each in chosen], "or")
            told.append(f"Choose {titles} (on the command line --as {chosen[0].name}).")
        else:
            told += _lacking(kinds[0]) if wanted else _nearest(workbook, kinds)
            told.append(
                "Check the headings."
                if wanted
                else "Check the headings, or say which kind of content it is."
            )
        if hidden:
            told.append(f"What is hidden was not looked at: {hidden}.")
        super().__init__(" ".join(told))


class NoSuchKind(WrongUsage):
    """A kind of content was asked for that there is not."""

    def __init__(self, name: str, kinds: Sequence[ImportKind]) -> None:
        super().__init__(
            f"There is no kind of content “{name}”; there are {', '.join(each.name for each in kinds)}."
        )


class NotOfThisKind(UserError):
    """Something was given for the whole file that its kind of content does not have."""

    def __init__(self, name: str, title: str, field: str) -> None:
        super().__init__(
            f"{name} was recognised as {title.lower()}, which has no {field.replace('_', ' ')}; leave it out."
        )


def refuse_strange(subject: Subject) -> None:
    """Refuse what was given for a field that this kind does not have."""
    names = {each.name for each in subject.kind.fields}
    for name in subject.given:
        if name not in names:
            raise NotOfThisKind(subject.workbook.name, subject.kind.title, name)


def _what_is_missing(wanted: str) -> str:
    if wanted:
        return f"no sheet has a row of headings that fits {_lowered(wanted)}"
    return "no sheet has headings of anything that can be read in"


def _seen(workbook: Workbook) -> Iterator[str]:
    """Tell the row that looks most like headings, in the first visible sheet that holds something."""
    for sheet in workbook.sheets:
        row = _likely_heading(sheet) if sheet.visible else 0
        if row:
            texts = [text for text in heading_texts(sheet, row).values() if text]
            told = [f"“{shortened(text, _LONGEST)}”" for text in texts[:_SHOWN]]
            if len(texts) > _SHOWN:
                told.append(f"{len(texts) - _SHOWN} more")
            yield f"Row {row} of “{sheet.name}” has {listed(told)}."
            return


def _likely_heading(sheet: Sheet) -> int:
    """Give the row near the top that has the most texts, 0 where no row has any."""
    counts = {
        row: sum(isinstance(value, str) and bool(value.strip()) for value in sheet.rows[row - 1])
        for row in range(1, min(len(sheet.rows), _LOOKED_AT) + 1)
    }
    best = max(counts, key=lambda row: (counts[row], -row), default=0)
    return best if counts.get(best) else 0


def _nearest(workbook: Workbook, kinds: Sequence[ImportKind]) -> Iterator[str]:
    """Name the kinds that know two headings or more, at most three of them and the nearest first."""
    met = [
        (_known_headings(workbook, kind), kind) for kind in kinds if not isinstance(kind, FormKind)
    ]
    near = sorted((each for each in met if len(each[0]) > 1), key=lambda each: -len(each[0]))[:3]
    if near:
        told = [f"{_lowered(kind.title)} ({', '.join(found[:_SHOWN])})" for found, kind in near]
        yield f"It comes nearest to {listed(told, 'or')}."


def _known_headings(workbook: Workbook, kind: ImportKind) -> list[str]:
    """Give the Fields, by label, that the best row of headings names exactly."""
    words = HeaderWords(kind.fields)
    labels = {each.name: each.label for each in kind.fields}
    best: list[str] = []
    for sheet in workbook.sheets:
        for row in range(1, min(len(sheet.rows), _LOOKED_AT) + 1 if sheet.visible else 1):
            found = [words.find(text) for text in heading_texts(sheet, row).values()]
            named = list(dict.fromkeys(labels[each[0]] for each in found if each))
            best = max(best, named, key=len)
    return best


def _lacking(kind: ImportKind) -> Iterator[str]:
    """Say which columns a list of a kind cannot be without; a form has none."""
    needed = [
        each.label
        for each in kind.fields
        if each.required
        and not each.computed
        and each.name not in kind.constant.keys() | kind.given_later
    ]
    if needed and not isinstance(kind, FormKind):
        yield f"It needs {counted(len(needed), 'column').partition(' ')[2]} for {listed(needed)}."


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:]
