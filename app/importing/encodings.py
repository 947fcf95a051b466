"""Text files of every usual encoding: by their mark, by the zeros of UTF-16, as UTF-8, else as one byte a letter."""

from __future__ import annotations

import codecs
import re

from app.importing.refused import NOT_A_WORKBOOK, Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORD = r"[^\W\d_]"
# What the letters of Poland and its neighbours come to when they are taken for Western ones: signs inside words
# (Paw³owski, ¯aneta), or letters that no one Western language has together (Dvoøák beside Novák with š).
_SIGNS_IN_WORDS = re.compile(
    rf"{_WORD}[³¹¿¥¯ª¾¼]{_WORD}|{_WORD}{{3}}[³¹¿](?!\w)|(?<!\w)¯{_WORD}{{2}}"
)
_CZECH = re.compile(rf"{_WORD}[øìù]{_WORD}|(?<!\w)[ÈØ]{_WORD}")
_CARONS = re.compile("[šžŠŽ]")
# Programs from the days of DOS write the pound sign as byte 0x9C, which Windows takes for the ligature of “cœur”.
_POUND = re.compile(rf"(?<!{_WORD})œ(?!{_WORD}{{2}})")


def decode(content: bytes) -> str:
    """Turn bytes into text; Refused where they are none."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    wide = _utf16_without_mark(content[:4000])
    if wide:
        return _decoded(content, wide)
    if b"\0" in content:
        raise Refused(NOT_A_WORKBOOK)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _one_byte_each(content)


def _one_byte_each(content: bytes) -> str:
    """Read Windows-1252, or Windows-1250 where words only make sense in it."""
    # Five bytes mean nothing in Windows-1252; a stray one must not cost the whole file.
    western = content.decode("cp1252", errors="replace")
    if _SIGNS_IN_WORDS.search(western) or (_CZECH.search(western) and _CARONS.search(western)):
        return content.decode("cp1250", errors="replace")
    return _POUND.sub("£", western)


def _utf16_without_mark(start: bytes) -> str:
    """Tell UTF-16 by its zeros: Western text has one in every second byte."""
    half = len(start) // 2
    if not half:
        return ""
    if start[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    return "utf-16-be" if start[0::2].count(0) > 0.7 * half else ""


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        # A file cut in the middle of a character still says the rest.
        return content.decode(encoding, errors="replace")
