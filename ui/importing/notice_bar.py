"""What has to be known before anything of a file is stored, said above its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.amounts import counted
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, IconLabel, row
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.importing.standing import Notice

GO = "Go to what is noticed"
_TOLD = 3
"""Notices that are told above the rows; the rest is counted and stands among the notes."""


class NoticeBar(Card):
    """Tells each notice in a line of its own; `row_wished` asks for the next row that one of them is about."""

    row_wished = Signal(int)

    def __init__(self) -> None:
        super().__init__(padding=8)
        self._rows: list[int] = []
        self._shown = -1
        self._icon = IconLabel("triangle-alert", colour="caution_ink")
        self.words = Label("", most=_TOLD + 1)
        self.go = Button("Go to it", "arrow-down", on_click=self.go_on)
        named(self.go, GO, "The next row that a line here is about")
        self.add(row(self._icon, self.words, self.go, stretch=1))

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Tell notices, and hide where there is none."""
        self._rows = [each for notice in notices for each in notice.rows]
        self._shown = -1
        tone = "bad_ink" if any(each.tone == "bad" for each in notices) else "caution_ink"
        self._icon.set("triangle-alert", tone)
        lines = [_sentence(each.text) for each in notices[:_TOLD]]
        if len(notices) > _TOLD:
            more = counted(len(notices) - _TOLD, "more notice")
            lines.append(f"And {more} at the end of the list.")
        self.words.setText("\n".join(lines))
        self.go.setVisible(bool(self._rows))
        self.setVisible(bool(notices))

    def go_on(self) -> None:
        """Wish the next row, and after the last the first again."""
        if self._rows:
            self._shown = (self._shown + 1) % len(self._rows)
            self.row_wished.emit(self._rows[self._shown])

    def tells(self) -> bool:
        """Say whether a row can be gone to."""
        return bool(self._rows)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
