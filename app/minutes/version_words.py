"""The words of minutes as a version keeps them: every item with its text, decisions and actions, small on disk."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.days import show_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.actions.queries import ActionRecord
    from app.decisions.queries import DecisionRecord
    from app.minutes.queries import MinutedItem


@dataclass(frozen=True)
class KeptBox:
    """A decision or an action as it stood under its item: its label, and all else in one line."""

    label: str
    line: str
    restricted: bool = False

    @property
    def told(self) -> str:
        """Give label and line as one text."""
        secret = "Restricted. " if self.restricted else ""
        return f"{self.label}: {secret}{self.line}"


@dataclass(frozen=True)
class KeptItem:
    """An item of the agenda with what stood under it."""

    id: int
    number: str
    title: str
    restricted: bool
    text: str
    boxes: tuple[KeptBox, ...] = ()

    @property
    def heading(self) -> str:
        """Give number and title."""
        return f"{self.number} {self.title}".strip()


def kept_items(items: Iterable[MinutedItem]) -> tuple[KeptItem, ...]:
    """Give the items of a meeting as a version keeps them."""
    return tuple(
        KeptItem(
            each.item.id,
            each.item.number,
            each.item.title,
            each.item.restricted,
            each.text,
            (*map(_decision, each.decisions), *map(_action, each.actions)),
        )
        for each in items
    )


def pack(items: Sequence[KeptItem]) -> bytes:
    """Write items as few bytes; the same items give the same bytes."""
    rows = [
        [
            each.id,
            each.number,
            each.title,
            each.restricted,
            each.text,
            [[box.label, box.line, box.restricted] for box in each.boxes],
        ]
        for each in items
    ]
    return zlib.compress(json.dumps(rows, ensure_ascii=False).encode(), 9)


def unpack(words: bytes) -> tuple[KeptItem, ...]:
    """Read what `pack` wrote."""
    return tuple(
        KeptItem(item_id, number, title, restricted, text, tuple(KeptBox(*box) for box in boxes))
        for item_id, number, title, restricted, text, boxes in json.loads(zlib.decompress(words))
    )


def _decision(each: DecisionRecord) -> KeptBox:
    told = [each.text, each.how, each.present or ""]
    told += [f"dissent: {each.dissent}"] if each.dissent else []
    told += [f"by {show_day(each.by_when)}"] if each.by_when else []
    return KeptBox(each.label, "; ".join(filter(None, told)), each.restricted)


def _action(each: ActionRecord) -> KeptBox:
    due = f"due {show_day(each.first_due)}" if each.first_due else "no due day"
    told = [each.text, f"owner: {each.first_owner or 'none'}", due]
    return KeptBox(each.label, "; ".join(told), each.restricted)
