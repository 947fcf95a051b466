"""The five stages of an import in words, for whatever state its file is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from ui.importing.queue import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.importing.queue import Item
    from ui.importing.standing import Standing
    from ui.widgets.stepper import Stepper

_AHEAD = ("1 Choose", "2 Recognise", "3 Match columns", "4 Check rows", "5 Store")
_COLUMNS = 2
_CHECK = 3


def show_stages(stepper: Stepper, item: Item | None, match: Callable[[], object]) -> None:
    """Show how far a file has come; while it is checked the stage of the columns is a button that opens them."""
    state = item.state if item else State.WAITING
    if item is not None and item.standing is not None and state is State.CHECKING:
        item.stages = _read(item, item.standing)
        acts = {_COLUMNS: match} if item.standing.preview.columns else None
        stepper.set((*item.stages, "5 Store"), _CHECK, acts)
    elif item is not None and item.stages and state is State.STORED:
        checked = item.stages[_CHECK].replace("Check", "Checked")
        stepper.set((*item.stages[:_CHECK], checked, "5 Stored"), len(_AHEAD))
    elif state is State.READING:
        stepper.set(("1 Reading the file", *_AHEAD[1:]), 0)
    else:
        stepper.set(_AHEAD, 0)


def _read(item: Item, standing: Standing) -> tuple[str, ...]:
    preview = standing.preview
    matched = [each for columns in preview.columns.values() for each in columns]
    taken = sum(bool(each.field) for each in matched)
    return (
        "1 File read" if item.path else "1 List read",
        f"2 Recognised: {preview.kind.title.lower()}",
        f"3 Columns matched {taken} of {len(matched)}" if matched else "3 Form read",
        f"4 Check {counted(standing.records, 'row')}",
    )
