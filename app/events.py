"""What changed, told to whoever listens after the change is on disk and the connection is free again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

MANY = 1000
"""Above this number of rows of one table the ids are not listed."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Changes:
    """The tables a step touched with their ids (None: too many to list), its label and subject, and who asked."""

    tables: Mapping[str, frozenset[int] | None]
    label: str
    step_id: int | None = None
    origin: object | None = None
    about: str = ""

    def touches(self, *tables: str) -> bool:
        """Say whether any of these tables changed."""
        return any(table in self.tables for table in tables)


Listener = Callable[[Changes], None]


class Events:
    """The one board where changes are announced; listeners may be on any thread and must not raise."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Add a listener; call what is returned to take it off again."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, changes: Changes) -> None:
        """Tell every listener; one that fails is logged and does not stop the others or undo the change."""
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:  # noqa: BLE001 - the change is on disk; no listener may make it look failed
                _log.exception("a listener failed after “%s”", changes.label)
