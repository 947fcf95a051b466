"""The look: fonts, icons and the style sheet follow one set of colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFontMetrics, QIcon

from app import resources
from ui import icons, theme
from ui.tokens import DARK, LIGHT
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_the_interface_is_written_in_inter_at_thirteen_pixels(dressed: QApplication) -> None:
    assert dressed.font().family() == "Inter"
    assert dressed.font().pixelSize() == 13


def test_figures_of_a_column_are_equally_wide() -> None:
    metrics = QFontMetrics(theme.with_equal_figures(theme.body_font()))
    assert metrics.horizontalAdvance("£111,111.11") == metrics.horizontalAdvance("£888,888.88")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_style_sheet_names_only_known_colours(tokens: object) -> None:
    assert "$" not in theme.style_sheet(tokens)  # type: ignore[arg-type]  # both are Tokens


def test_an_unknown_theme_in_the_settings_is_light() -> None:
    assert theme.wanted("purple") == "light"
    assert theme.wanted("dark") == "dark"


def test_a_widget_changes_its_colours_and_icon_with_the_theme(
    qtbot: QtBot, dressed: QApplication
) -> None:
    button = Button("Add", "plus")
    qtbot.addWidget(button)
    button.show()
    light = ink(button.icon())
    theme.apply(dressed, "dark")
    dark = ink(button.icon())
    theme.apply(dressed, "light")
    assert light == LIGHT.muted.lower()
    assert QColor(dark).lightness() > 128


def test_a_look_that_is_worn_is_not_put_on_again(qtbot: QtBot, dressed: QApplication) -> None:
    button = Hearing("Add")
    qtbot.addWidget(button)
    button.show()
    button.heard.clear()
    theme.apply(dressed, "light")
    assert QEvent.Type.StyleChange not in button.heard
    theme.apply(dressed, "dark")
    assert QEvent.Type.StyleChange in button.heard
    theme.apply(dressed, "light")


class Hearing(Button):
    """A button that keeps what it heard of changes."""

    heard: ClassVar[list[QEvent.Type]] = []

    def changeEvent(self, event: QEvent) -> None:
        """Keep it."""
        super().changeEvent(event)
        self.heard.append(event.type())


def ink(icon: QIcon) -> str:
    """Give the strongest colour of an icon."""
    picture = icon.pixmap(16, 16).toImage()
    dots = [
        picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())
    ]
    return max(dots, key=QColor.alpha).name()


def test_an_icon_is_drawn_for_the_sharpest_screen_it_can_meet() -> None:
    assert icons.pixmap("house", 16).size().width() >= 16
    assert icons._pixmap("house", "#000000", 16, 1.25).size().width() == 20  # noqa: SLF001 - a screen at 125 %


def test_every_icon_that_the_screen_names_ships(root: Path) -> None:
    named = set()
    for path in (root / "ui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        named |= set(
            re.findall(
                r'(?:icon=|IconButton\(|IconLabel\(|icons\.(?:icon|pixmap)\()\s*"([a-z0-9-]+)"',
                text,
            )
        )
        named |= set(re.findall(r'PageSpec\(\s*"[^"]+",\s*"[^"]+",\s*"([a-z0-9-]+)"', text))
        named |= set(re.findall(r'\bButton\(\s*"[^"]*",\s*"([a-z0-9-]+)"', text))
    assert len(named) > 10
    assert [
        name for name in sorted(named) if not resources.path("icons", f"{name}.svg").exists()
    ] == []


def test_every_icon_that_ships_is_shown_somewhere(root: Path) -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for floor in ("app", "ui")
        for path in (root / floor).rglob("*.py")
    )
    shipped = sorted(path.stem for path in resources.path("icons").glob("*.svg"))
    assert [name for name in shipped if f'"{name}"' not in code] == []
