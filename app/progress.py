"""Progress of long work: a listener that is told and may ask to stop, without knowing any screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from app.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")


class Progress(Protocol):
    """Somebody who watches long work: a dialog, the command line, a test."""

    def report(self, label: str, done: int, total: int) -> None:
        """Hear that `done` of `total` parts of the stage called `label` are finished; total 0 means unknown."""

    def stop_wished(self) -> bool:
        """Say whether the person wants the work stopped and rolled back."""


class Unwatched:
    """A Progress that nobody looks at."""

    def report(self, label: str, done: int, total: int) -> None:
        """Say nothing."""

    def stop_wished(self) -> bool:
        """Never stop."""
        return False


UNWATCHED = Unwatched()

PART = 4_000
"""Rows written, read or compared between two reports: at most a tenth of a second, so that Stop is obeyed at once."""


def track(items: Sequence[T], progress: Progress, label: str, every: int = 200) -> Iterator[T]:
    """Yield the items, reporting each `every` of them; raise Cancelled when a stop is wished."""
    total = len(items)
    for done, item in enumerate(items):
        if done % every == 0:
            step(progress, label, done, total)
        yield item
    step(progress, label, total, total)


def in_parts(
    items: Sequence[T], progress: Progress, label: str, size: int = PART
) -> Iterator[Sequence[T]]:
    """Yield the items some thousand at a time, reporting before each part; Cancelled when a stop is wished."""
    for start in range(0, len(items), size):
        step(progress, label, start, len(items))
        yield items[start : start + size]


def step(progress: Progress, label: str, done: int, total: int) -> None:
    """Report one point of a stage and raise Cancelled when a stop is wished."""
    progress.report(label, done, total)
    if progress.stop_wished():
        raise Cancelled
