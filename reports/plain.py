"""Plain text: what no document may carry is taken out, whatever was typed or pasted."""

from __future__ import annotations

import re

# Control characters, halves of surrogate pairs, non-characters and the byte order mark: XML refuses
# them, PDF viewers show rubbish for them and nobody ever meant them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff"
    + "".join(
        f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_PERCENT = re.compile(r"(?<=\d) %")
_WORD_BULLET = "\uf0b7"


def plain(text: str) -> str:
    """Remove what no document may carry; every kind of line end becomes a newline, Word's private bullet a real one."""
    if text.isascii() and text.isprintable():
        return text
    return _FORBIDDEN.sub("", _LINE_END.sub("\n", text)).replace(_WORD_BULLET, "•")


def one_line(text: str) -> str:
    """Give the plain text without line ends, tabs and doubled blanks, for titles, labels and names."""
    return " ".join(plain(text).split())


def bound(text: str) -> str:
    """Keep a figure and its % on one line, by a blank at which no line ends."""
    return _PERCENT.sub("\u00a0%", text) if "%" in text else text
