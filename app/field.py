"""What every Field has, whatever its kind, and the record of another feature that a link holds.

A Field knows its name, label and limits and owns three acts: `parse` (text typed or read -> value, or `Unreadable`
with one sentence), `show` (value -> text) and `problem` (a sentence when a value may not be stored, else None).
An empty text is always None, never 0 or "".
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Literal

if TYPE_CHECKING:
    from models.words import Tone

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True)
class Ref:
    """A record of another feature as it appears in a row: its id, its name, and its short name if it has one."""

    id: int
    name: str
    short: str = field(default="", compare=False)
    tone: Tone | None = field(default=None, compare=False)
    """The colour of a word that somebody defined; it is shown as a chip then."""

    def __str__(self) -> str:
        """Give the name."""
        return self.name


@dataclass(frozen=True)
class Field:
    """What every field kind has; `computed` values are shown and sorted but never typed or stored."""

    name: str
    label: str
    _: KW_ONLY
    help: str = ""
    required: bool = False
    computed: bool = False
    aliases: tuple[str, ...] = ()
    width: int = 16
    listed: bool = True
    by_fill: bool = False
    """Whether a workbook may say it by a cell's fill alone, as traffic lights do."""
    align: ClassVar[Align] = "left"

    def parse(self, text: str) -> Any:  # noqa: ANN401 - the value's type is the kind's own
        """Read a text; None when it is empty."""
        cleaned = " ".join(text.split())
        return self._read(cleaned) if cleaned else None

    def show(self, value: Any) -> str:  # noqa: ANN401
        """Write a value as a person reads it; an absent value is an empty text."""
        return "" if value is None else self._write(value)

    def brief(self, value: Any) -> str:  # noqa: ANN401, ARG002
        """Write a value shorter, for where there is no room for the whole; empty where there is no shorter way."""
        return ""

    def problem(self, value: Any) -> str | None:  # noqa: ANN401
        """Say in one sentence why a value may not be stored, or None."""
        if value is None or value in {"", ()}:
            return f"{self.label} is needed." if self.required else None
        return self._limit(value)

    def _read(self, text: str) -> Any:  # noqa: ANN401
        return text

    def _write(self, value: Any) -> str:  # noqa: ANN401
        return str(value)

    def _limit(self, value: Any) -> str | None:  # noqa: ANN401, ARG002
        return None
