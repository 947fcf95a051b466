"""Which cell styles of a workbook fill the cell with a colour or show a percentage."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.importing.package import Contents, parse_part

if TYPE_CHECKING:
    import zipfile
    from xml.etree.ElementTree import Element

BUILT_IN_PERCENT = frozenset({9, 10})
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
# The theme lists dark before light, but theme numbers count light first (ECMA-376 18.8.3 and every Excel file).
_THEME_ORDER = (1, 0, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11)
# The palette of Excel 97, numbers 8 to 63; 0 to 7 repeat 8 to 15 (ECMA-376 18.8.27).
PALETTE = [
    "000000",
    "FFFFFF",
    "FF0000",
    "00FF00",
    "0000FF",
    "FFFF00",
    "FF00FF",
    "00FFFF",
    "800000",
    "008000",
    "000080",
    "808000",
    "800080",
    "008080",
    "C0C0C0",
    "808080",
    "9999FF",
    "993366",
    "FFFFCC",
    "CCFFFF",
    "660066",
    "FF8080",
    "0066CC",
    "CCCCFF",
    "000080",
    "FF00FF",
    "FFFF00",
    "00FFFF",
    "800080",
    "800000",
    "008080",
    "0000FF",
    "00CCFF",
    "CCFFFF",
    "CCFFCC",
    "FFFF99",
    "99CCFF",
    "FF99CC",
    "CC99FF",
    "FFCC99",
    "3366FF",
    "33CCCC",
    "99CC00",
    "FFCC00",
    "FF9900",
    "FF6600",
    "666699",
    "969696",
    "003366",
    "339966",
    "003300",
    "333300",
    "993300",
    "993366",
    "333399",
    "333333",
]


@dataclass
class Styles:
    """Style numbers that matter to a reader: `fills` to a colour as RRGGBB, and those that show a percentage."""

    fills: dict[int, str] = field(default_factory=dict)
    percents: set[int] = field(default_factory=set)


def read_styles(archive: zipfile.ZipFile, contents: Contents) -> Styles:
    """Read the styles part; a workbook without one has plain cells only."""
    if not contents.styles:
        return Styles()
    root = parse_part(archive, contents.styles)
    theme = theme_colours(parse_part(archive, contents.theme)) if contents.theme else []
    colours = [_fill(fill, theme) for fill in _children(root, "fills")]
    percent_formats = BUILT_IN_PERCENT | {
        _number(each, "numFmtId")
        for each in _children(root, "numFmts")
        if shows_percent(each.get("formatCode", ""))
    }
    found = Styles()
    for number, style in enumerate(_children(root, "cellXfs")):
        fill = _number(style, "fillId")
        if fill < len(colours) and colours[fill]:
            found.fills[number] = colours[fill]
        if _number(style, "numFmtId") in percent_formats:
            found.percents.add(number)
    return found


def _children(root: Element, name: str) -> list[Element]:
    group = next((each for each in root if each.tag.rpartition("}")[2] == name), None)
    return [] if group is None else list(group)


def _number(element: Element, name: str) -> int:
    text = element.get(name, "0")
    return int(text) if text.isdigit() else 0


def shows_percent(number_format: str) -> bool:
    """Say whether a number format shows a percentage, not only the sign as a quoted text."""
    return "%" in _QUOTED.sub("", number_format)


def theme_colours(root: Element) -> list[str]:
    """Give the theme's colours by theme number."""
    scheme = next((each for each in root.iter() if each.tag.endswith("}clrScheme")), None)
    listed = [] if scheme is None else [_theme_colour(each) for each in scheme]
    return [listed[place] for place in _THEME_ORDER if place < len(listed)]


def _theme_colour(entry: Element) -> str:
    for each in entry:
        value = each.get("lastClr") or each.get("val") or ""
        if re.fullmatch(r"[0-9A-Fa-f]{6}", value):
            return value.upper()
    return ""


def _fill(fill: Element, theme: list[str]) -> str:
    """Give the colour of a solid fill, else an empty text."""
    pattern = next((each for each in fill if each.tag.endswith("patternFill")), None)
    if pattern is None or pattern.get("patternType") != "solid":
        return ""
    front = next((each for each in pattern if each.tag.endswith("fgColor")), None)
    return "" if front is None else _colour(front, theme)


def _colour(element: Element, theme: list[str]) -> str:
    plain = element.get("rgb", "")
    if re.fullmatch(r"[0-9A-Fa-f]{6,8}", plain):
        base = plain[-6:].upper()
    elif element.get("theme", "").isdigit():
        number = _number(element, "theme")
        base = theme[number] if number < len(theme) else ""
    elif element.get("indexed", "").isdigit():
        number = _number(element, "indexed")
        place = number if number < 8 else number - 8
        base = PALETTE[place] if place < len(PALETTE) else ""
    else:
        base = ""
    return tinted(base, _tint(element)) if base else ""


def _tint(element: Element) -> float:
    try:
        return float(element.get("tint") or 0)
    except ValueError:
        return 0.0


def tinted(colour: str, tint: float) -> str:
    """Make a colour lighter (tint above 0, at most 1) or darker, as ECMA-376 18.8.19 says."""
    share = max(-1.0, min(1.0, tint))
    if not share:
        return colour
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, strength))
