"""What is done to all chosen rows of a list in one step: a value given, records removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.work import Work
    from ui.page import Desk

    About = str | Callable[[Sequence[int]], str]


def editing(
    desk: Desk,
    words: tuple[str, About],
    change: Callable[..., object],
    *,
    of: Callable[[Sequence[int]], Sequence[int]] = list,
) -> Callable[[Sequence[int], str, Any], None]:
    """Give the act that stores one value in the chosen rows.

    `words` are the label of its step and what it is about, which may follow from the rows; `of` leaves out rows that
    are no records, such as totals, or puts them in order. `change` is the operation: it gets the unit of work, an id
    and the value by its name.
    """

    def edit(ids: Sequence[int], name: str, value: Any) -> None:  # noqa: ANN401 - of the Field
        chosen = of(ids)
        with desk.core.work(words[0], _about(words[1], chosen)) as work:
            for each in chosen:
                change(work, each, {name: value})

    return edit


def removing(
    desk: Desk,
    words: tuple[str, About],
    remove: Callable[[Work, int], object],
    *,
    of: Callable[[Sequence[int]], Sequence[int]] = list,
) -> Callable[[Sequence[int]], None]:
    """Give the act that removes the chosen rows; `words` and `of` as above."""

    def delete(ids: Sequence[int]) -> None:
        chosen = of(ids)
        with desk.core.work(words[0], _about(words[1], chosen)) as work:
            for each in chosen:
                remove(work, each)

    return delete


def _about(about: About, ids: Sequence[int]) -> str:
    return about if isinstance(about, str) else about(ids)
