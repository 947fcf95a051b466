"""Layouts remembered, per kind and sender: how the columns of one arrangement of headings were taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from app.importing.questions import DATES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True)
class Layout:
    """One arrangement of headings of one kind, and what the person made of it."""

    kind: str
    signature: str
    """The headings, folded, in their order; forms use the name of their layout."""
    sender: str
    """Who sent it last: an agency's name, or the file's name."""
    used_on: date
    columns: Mapping[str, str] = field(default_factory=dict)
    """Folded heading -> Field name, "" for a column that is left out."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Question key -> choice, given again when the same question comes up."""
    of_another: bool = False
    """Whether another sender's: its columns are offered where a heading says nothing, and its answers not at all."""
    same_sender: bool = True
    """Whether it is surely the sender's own; how dates are written is asked again where it is not."""


class LayoutStore(Protocol):
    """Where layouts are kept; the file's own table in the program, nothing in a test."""

    def remembered(self, kind: str, signature: str, sender: str = "") -> Layout | None:
        """Give the sender's own layout of these headings, else the one that was used last.

        That is another's where two agencies are known; a file of which nobody knows whose it is may be from the same.
        """

    def remember(self, layout: Layout) -> None:
        """Keep a layout in place of the one of the same kind, headings and sender."""

    def brought_in(self, sha256: str) -> str:
        """Tell when and by whom a file of these very bytes was brought in, "" where it was not."""


class NoLayouts:
    """A LayoutStore that remembers nothing."""

    def remembered(self, _kind: str, _signature: str, _sender: str = "") -> Layout | None:
        """Remember nothing."""
        return None

    def remember(self, _layout: Layout) -> None:
        """Keep nothing."""

    def brought_in(self, _sha256: str) -> str:
        """Know of no file."""
        return ""


class LayoutsOf:
    """A LayoutStore asked for one sender's layouts."""

    def __init__(self, store: LayoutStore, sender: str) -> None:
        self._store = store
        self._sender = sender
        self.remember = store.remember
        self.brought_in = store.brought_in

    def remembered(self, kind: str, signature: str, sender: str = "") -> Layout | None:
        """Give the sender's own layout of these headings, else that of another."""
        return self._store.remembered(kind, signature, sender or self._sender)


def answers_kept(layout: Layout | None) -> Mapping[str, str]:
    """Give the answers of a layout that are given again: none of another's, on dates only those of the same sender."""
    if layout is None or layout.of_another:
        return {}
    answers = layout.answers.items()
    return {
        key: choice for key, choice in answers if layout.same_sender or not key.startswith(DATES)
    }
