"""Draw resources/fonts/LastResort.ttf: one framed box that stands for any character at all.

Typst refuses a tagged PDF with a character that no font has. This font comes last and has them all,
so a document never fails because of one. Run by hand: `.venv/bin/python -m
installer.last_resort_font`.
"""

from __future__ import annotations

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from installer.virtual_env import ROOT

PATH = ROOT / "resources" / "fonts" / "LastResort.ttf"
UNITS, WIDTH, LINE = 1000, 700, 50
BOX = (80, 0, 620, 700)
# Code points of UTF-16 halves are no characters.
NOT_CHARACTERS = range(0xD800, 0xE000)
LAST_CHARACTER = 0x10FFFF


def main() -> None:
    """Write the font."""
    font = FontBuilder(UNITS, isTTF=True)
    font.setupGlyphOrder([".notdef", "box"])
    font.setupCharacterMap({})
    font.setupGlyf({".notdef": _box(), "box": _box()})
    font.setupHorizontalMetrics({".notdef": (WIDTH, BOX[0]), "box": (WIDTH, BOX[0])})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    # Typst passes over a font without a PostScript name.
    names = {"familyName": "Last Resort", "styleName": "Regular", "psName": "LastResort-Regular"}
    font.setupNameTable(names)
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = 0
    font.font.recalcTimestamp = False
    font.font["cmap"].tables = [_every_character()]
    font.save(PATH)


def _box() -> object:
    pen = TTGlyphPen(None)
    left, bottom, right, top = BOX
    for inset, turn in ((0, 1), (LINE, -1)):
        corners = [
            (left + inset, bottom + inset),
            (left + inset, top - inset),
            (right - inset, top - inset),
            (right - inset, bottom + inset),
        ]
        first, *others = corners[::turn]
        pen.moveTo(first)
        for corner in others:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def _every_character() -> CmapSubtable:
    # Format 13 holds a range of characters per glyph: a few bytes for all of Unicode.
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length, table.nGroups = 13, 0, 0, 0
    characters = set(range(LAST_CHARACTER + 1)) - set(NOT_CHARACTERS)
    table.cmap = dict.fromkeys(sorted(characters), "box")
    return table


if __name__ == "__main__":
    main()
