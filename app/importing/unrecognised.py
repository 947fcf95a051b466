"""What an Importer says to a file it cannot take in: nothing known is in it, or something was asked that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import UserError, WrongUsage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.kind import ImportKind
    from app.importing.subject import Subject


class Unrecognised(UserError):
    """No table or form of a known kind is in the file."""

    def __init__(self, name: str, titles: Sequence[str], hidden: str = "") -> None:
        """`hidden` names columns that were not looked at."""
        unseen = f" What is hidden was not looked at: {hidden}." if hidden else ""
        super().__init__(
            f"{name}: no sheet has a row of headings that fits {_any_of(titles)}. "
            f"Check the headings, or say which kind of content it is.{unseen}"
        )


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


def _any_of(titles: Sequence[str]) -> str:
    lowered = [title[:1].lower() + title[1:] for title in titles]
    return lowered[0] if len(lowered) == 1 else f"{', '.join(lowered[:-1])} or {lowered[-1]}"
