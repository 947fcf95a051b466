"""The icons that ship can be drawn in any colour."""

from __future__ import annotations

from defusedxml import ElementTree
from PySide6.QtSvg import QSvgRenderer

from app import resources

ICONS = sorted(resources.path("icons").glob("*.svg"))


def test_icons_draw_in_the_current_colour_on_a_24_pixel_grid() -> None:
    for icon in ICONS:
        drawing = ElementTree.fromstring(icon.read_text(encoding="utf-8"))
        assert (drawing.get("stroke"), drawing.get("viewBox")) == ("currentColor", "0 0 24 24")


def test_qt_can_draw_every_icon() -> None:
    assert [icon.name for icon in ICONS if not QSvgRenderer(str(icon)).isValid()] == []


def test_the_licences_ship_with_fonts_and_icons() -> None:
    assert "ISC" in resources.read_text("icons", "LICENSE.txt")
    assert "SIL Open Font License" in resources.read_text("fonts", "Inter-LICENSE.txt")
    assert "Bitstream Vera" in resources.read_text("fonts", "DejaVu-LICENSE.txt")
