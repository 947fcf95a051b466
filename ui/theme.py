"""The look: fonts, palette and style sheet made from the colours of `ui/tokens.py`."""

from __future__ import annotations

from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import ui.qt  # noqa: F401 - gives Python its import function back
from app import resources
from ui.tokens import DARK, LIGHT, Tokens

Wanted = Literal["system", "light", "dark"]

BODY = 13
"""Height of body text in logical pixels."""

FONTS = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Bold.ttf",
    "DejaVuSans.ttf",
)
"""Inter for everything; DejaVu for the signs that Inter lacks."""

GAP = 8
"""The rhythm of the layout in logical pixels."""

_PROPERTY = "tokens"
_WANTED = "wanted"


def current() -> Tokens:
    """Give the colours in force; they travel with the application object, light before any theme is set."""
    running = QApplication.instance()
    kept = running.property(_PROPERTY) if running is not None else None
    return kept if isinstance(kept, Tokens) else LIGHT


def apply(application: QApplication, wanted: Wanted = "system") -> None:
    """Dress the whole application; every widget hears of it as a style change and tints its icons anew.

    Each widget is dressed anew even where nothing changed, a second for a window in use: what is worn is not put on
    again. Qt tells no name of a style below a style sheet, so the sheet says that the style is ours.
    """
    tokens = choose(wanted)
    application.setProperty(_WANTED, wanted)
    sheet = style_sheet(tokens)
    worn = application.styleSheet()
    if worn == sheet:
        return
    if not worn:
        application.setStyle("Fusion")
    application.setProperty(_PROPERTY, tokens)
    application.setFont(body_font())
    application.setPalette(palette(tokens))
    application.setStyleSheet(sheet)


def follow_system(application: QApplication) -> None:
    """Change between light and dark when the system does, as long as that is what is wanted."""

    def follow(_scheme: Qt.ColorScheme) -> None:
        if application.property(_WANTED) == "system":
            apply(application, "system")

    QGuiApplication.styleHints().colorSchemeChanged.connect(follow)


def wanted(text: str) -> Wanted:
    """Read the setting; whatever is not known counts as light."""
    match text:
        case "system" | "light" | "dark":
            return text
    return "light"


def choose(wanted: Wanted) -> Tokens:
    """Give the colours for a wish; "system" asks the system."""
    if wanted == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if wanted == "dark" else LIGHT


def style_sheet(tokens: Tokens) -> str:
    """Fill the style sheet with colours; an unknown name in it is our bug and raises KeyError."""
    return Template(resources.read_text("styles", "desk.qss")).substitute(tokens.flat())


def palette(tokens: Tokens) -> QPalette:
    """Give the Qt palette, for what the style sheet does not draw."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: tokens.ground,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.header,
        role.Text: tokens.ink,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.PlaceholderText: tokens.muted,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.ink,
        role.Link: tokens.accent_ink,
        role.Mid: tokens.border,
        role.Dark: tokens.border,
        role.Light: tokens.surface,
        role.Midlight: tokens.line,
        role.Shadow: tokens.border,
    }
    made = QPalette()
    for each, colour in pairs.items():
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.muted))
    return made


def load_fonts() -> None:
    """Make the bundled fonts known to Qt; one that Qt cannot read is our bug."""
    for name in FONTS:
        if QFontDatabase.addApplicationFont(str(resources.path("fonts", name))) < 0:
            raise RuntimeError(f"the font {name} cannot be read")


def body_font() -> QFont:
    """Give Inter at body size."""
    font = QFont("Inter")
    font.setPixelSize(BODY)
    return font


def with_equal_figures(font: QFont) -> QFont:
    """Give the same font with figures of equal width, so that columns of numbers line up.

    Only for numbers: the feature also widens the hyphen, which looks wrong in words.
    """
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
