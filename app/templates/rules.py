"""What is said of files that cannot be a Word template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

MEGABYTE = 1_000_000
LARGEST = 10 * MEGABYTE
"""Bytes of a template: a letterhead with a logo has a twentieth of that."""


class NoTemplate(UserError):
    """The built-in layout, or the template of the partnership, was wished where it is used already."""

    def __init__(self) -> None:
        super().__init__("There is no template of that kind; the built-in layout is used already.")


class TemplateTooLarge(UserError):
    """A template was to be taken that is larger than any letterhead."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is larger than {LARGEST // MEGABYTE} MB, packed or unpacked too large for a template. "
            "Make its pictures smaller in Word and save it again."
        )


class HasMacros(UserError):
    """A template was to be taken that holds a program."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” holds macros, which are not taken. Save it in Word as a document without macros (.docx)."
        )


class IsWordsTemplate(UserError):
    """A file was to be taken that Word saved as a template of its own kind, which opens as no document."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is saved as a template of Word (.dotx). Save it in Word as an ordinary document (.docx)."
        )


class IsStrict(UserError):
    """A template was to be taken that was saved in the strict form of the format."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is saved as Strict Open XML. Save it in Word as “Word Document (.docx)”."
        )


class HoldsForeignParts(UserError):
    """A template was to be taken that fetches or embeds what is not its own."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(
            f"“{name}” holds {what}, which documents that go out must not. Take it out in Word and save it again."
        )


class WrongPlaceholders(UserError):
    """A template has placeholders that nothing fills; `sentences` name each with where it stands."""

    def __init__(self, name: str, sentences: Sequence[str]) -> None:
        self.sentences = tuple(sentences)
        super().__init__(" ".join((f"“{name}” was not taken.", *sentences)))


class TemplateMissing(UserError):
    """A document was to be written with a template whose content is not in the file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The Word template “{name}” is not in this file: it was restored from a backup without its papers. "
            "Choose the template again, or go back to the built-in layout."
        )


class OfAnotherPartnership(UserError):
    """A template was to be given to a group of another partnership."""

    def __init__(self) -> None:
        super().__init__(
            "That group belongs to another partnership. Choose a group of this one, or change the partnership first."
        )


class NoMeetingToShow(UserError):
    """A template was to be shown on a meeting where there is none with an agenda."""

    def __init__(self) -> None:
        super().__init__(
            "There is no meeting with an agenda yet on which the template could be shown. Plan one first."
        )
