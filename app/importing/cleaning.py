"""Text from outside made safe once, on the way in: no control characters, no invisible marks, real bullets."""

from __future__ import annotations

import re
import unicodedata

_UNWANTED = (
    "\x00-\x08\x0b\x0c\x0e-\x1f"  # controls other than tab, line feed and carriage return
    "\x7f-\x84\x86-\x9f"  # further controls; U+0085 is a line end and is made one below
    "\ufeff\ufff9-\ufffb"  # byte order mark inside the text, interlinear marks
    "\u202a-\u202e\u2066-\u2069"  # they turn the reading order round: "exe.txt" shown for "txt.exe"
    "\ud800-\udfff"  # halves of characters, which no file or database takes
    "\ufdd0-\ufdef"
    + "".join(
        chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
    )
)
_REMOVED = re.compile(f"[{_UNWANTED}]")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
# Word and Excel keep the bullets of Symbol and Wingdings in the private area, where no other font has a shape.
_BULLETS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "▸", "\uf0fc": "✓", "\uf02d": "–", "\uf0a8": "▫"}
)
_BULLET = "[\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf0a8]"
_SUSPECT = re.compile(f"[{_UNWANTED}\r\x85\u2028\u2029]|{_BULLET}")


def clean_text(text: str) -> str:
    """Give the text without what may not be stored, its line ends as one kind, composed as NFC."""
    if _SUSPECT.search(text):
        text = _REMOVED.sub("", _LINE_ENDS.sub("\n", text)).translate(_BULLETS)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_clean(text: str) -> bool:
    """Say whether `clean_text` would give the same text."""
    return not _SUSPECT.search(text) and (text.isascii() or unicodedata.is_normalized("NFC", text))
