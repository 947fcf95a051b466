"""Rules of papers: what may be attached where, and what is said of what may not."""

from __future__ import annotations

from app.errors import UserError
from app.wording import shortened

MEGABYTE = 1_000_000
LARGEST = 100 * MEGABYTE
"""Bytes of a paper: 300 scanned pages have a third of that."""


CHAIR_ONLY = "Chair only"
"""How the subject of a document begins that never enters a pack; the file keeps it, whatever it is named."""


class IsForTheChair(UserError):
    """A chair's brief was to be attached as a paper."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is a chair's brief, which is for the chair alone, so it cannot be a paper."
        )


class NotAPaper(UserError):
    """A file was to be attached that is none of the kinds a pack can hold."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is no PDF, Word or Excel file, presentation or picture, so a pack cannot hold it. "
            "Save it as PDF and attach that."
        )


class EmptyPaper(UserError):
    """A file without content was to be attached."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is empty. Ask whoever sent it for it again.")


class TooLarge(UserError):
    """A file was to be attached that is larger than papers may be."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is larger than {LARGEST // MEGABYTE} MB. Save it with smaller pictures, or split it."
        )


TOO_COSTLY = (
    "takes more time or memory to read than any paper does, so it was not read. Ask whoever sent it to print it to "
    "PDF anew."
)


class TooCostly(UserError):
    """A PDF hangs the reader, or eats up memory."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” {TOO_COSTLY}")


class PictureTooLarge(UserError):
    """A picture has more points than can be laid on a page: more than A3 scanned at 600 to the inch."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” has more points than a page can show. Save it smaller.")


class AttachedAlready(UserError):
    """The same content was to be attached to the same item twice."""

    def __init__(self, name: str, label: str, title: str) -> None:
        super().__init__(f"“{name}” is attached already: it is paper {label}, “{title}”.")


class SameContent(UserError):
    """A paper was to be replaced by what it is already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is the same as the version there is, so nothing was changed.")


class TooManyPapers(UserError):
    """An item was to have more papers than there are letters."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” has 26 papers, one for each letter. Put the rest under an item of its own."
        )


class InAPack(UserError):
    """A paper was to be removed, moved or labelled anew that has gone out in a pack."""

    def __init__(self, label: str, day: str) -> None:
        super().__init__(
            f"Paper {label} has gone out under that label in the pack of {day}, so it stays where it is. "
            "What is not to be in a further pack can be withdrawn."
        )


class IsEvidence(UserError):
    """A paper was to be removed that shows that an action was carried out."""

    def __init__(self, label: str, action: str) -> None:
        super().__init__(
            f"Paper {label} is the evidence of the action “{shortened(action, 60)}”, so it stays. "
            "Open the action again and close it with another paper first."
        )


class ContentMissing(UserError):
    """A paper's content is not in the file."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"The content of paper {label} is not in this file: it was restored from a backup without its papers. "
            "Replace it with the file you have."
        )
