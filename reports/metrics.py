"""Measures texts in the bundled fonts: how wide they are and where they wrap.

Kerning is allowed for by one per cent and every digit counts as the widest, because documents set
tabular figures; so a measured width is a little more than the drawn one, never less.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app import resources
from reports.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

# Tells the line breaker that it may break here; it draws nothing.
BREAK = "\u200b"
_DRAWS_NOTHING = "\n\t\u200b\u200c\u200d\u2060\u00ad\u200e\u200f"
_KERNING = 1.01
# What Inter makes wider where figures are tabular, in ems.
_TABULAR_BLANK = 0.27
_TABULAR_DIGIT = {"Regular": 0.655, "Bold": 0.68}
_BREAK_AFTER = "@._-/\\&=?,;:+_"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of one line of text in points at a type size in points."""
    widths = _widths("Bold" if bold else "Regular")
    return sum(widths.get(ord(char), 1.0) for char in text) * size * _KERNING


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Wrap a text into lines at most `room` points wide, breaking a word only when it alone is wider."""
    lines: list[str] = []
    for paragraph in plain(text).split("\n"):
        line = ""
        for word in _pieces_of(paragraph.split(), room, size, bold=bold):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size, bold=bold) > room:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def breakable(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Put an invisible place to break into each word that is wider than `room` points, and nowhere else."""
    return "\n".join(
        " ".join(
            BREAK.join(_split(word, room, size, bold=bold)) if word else ""
            for word in line.split(" ")
        )
        for line in text.split("\n")
    )


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Shorten one line to `room` points, the cut shown by an ellipsis; for headers that must stay one line.

    It ends at a word unless that would take half of what there is room for.
    """
    if width(text, size, bold=bold) <= room:
        return text
    most = _fitting(text, room - size, size, bold=bold, at_signs=False)
    words = text[: most + 1].rpartition(" ")[0]
    return (words if len(words) > most / 2 else text[:most]).rstrip(" ,;:.-–") + "…"


def widest(texts: Iterable[str], size: float, *, bold: bool = False) -> float:
    """Give the width of the widest text in points, 0 for none."""
    return max((width(text, size, bold=bold) for text in texts), default=0.0)


def _pieces_of(words: list[str], room: float, size: float, *, bold: bool) -> list[str]:
    return [piece for word in words for piece in _split(word, room, size, bold=bold)]


def _split(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Cut a word into pieces that fit, after a sign such as @ or / where one is near."""
    if width(word, size, bold=bold) <= room:
        return [word]
    pieces: list[str] = []
    while word:
        cut = _fitting(word, room, size, bold=bold)
        pieces.append(word[:cut])
        word = word[cut:]
    return pieces


def _fitting(word: str, room: float, size: float, *, bold: bool, at_signs: bool = True) -> int:
    widths = _widths("Bold" if bold else "Regular")
    used = 0.0
    for place, char in enumerate(word):
        used += widths.get(ord(char), 1.0) * size * _KERNING
        if used > room:
            fits = max(place, 1)
            if not at_signs:
                return fits
            signs = [at + 1 for at in range(fits // 2, fits) if word[at] in _BREAK_AFTER]
            return signs[-1] if signs else fits
    return len(word)


@cache
def _widths(weight: str) -> dict[int, float]:
    """Map each code point to its width in ems; what is not there draws as a box of one em."""
    known = {
        **_read(f"DejaVuSans{'-Bold' if weight == 'Bold' else ''}"),
        **_read(f"Inter-{weight}"),
    }
    known.update(dict.fromkeys(map(ord, "0123456789-+"), _TABULAR_DIGIT[weight]))
    known[ord(" ")] = _TABULAR_BLANK
    known.update(dict.fromkeys(map(ord, _DRAWS_NOTHING), 0.0))
    return known


@cache
def _read(font: str) -> dict[int, float]:
    # ReportLab is loaded only when a document is written; its reader of TrueType tables is all we need.
    from reportlab.pdfbase.ttfonts import TTFontFile  # noqa: PLC0415

    read = TTFontFile(str(resources.path("fonts", f"{font}.ttf")))
    return {int(code): float(each) / 1000 for code, each in read.charWidths.items()}
