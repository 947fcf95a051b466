"""The letters of attendance matrices: what each means by the sheet's own key, else by what boards usually mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_USUAL = {
    "y": "Y",
    "yes": "Y",
    "p": "Y",
    "present": "Y",
    "attended": "Y",
    "✓": "Y",
    "✔": "Y",
    "d": "D",
    "dep": "D",
    "deputy": "D",
    "sub": "D",
    "substitute": "D",
    "a": "A",
    "ap": "A",
    "apol": "A",
    "apologies": "A",
    "apology": "A",
    "n": "N",
    "no": "N",
    "dna": "N",
    "did not attend": "N",
    "no show": "N",
    "-": "-",
    "–": "-",
    "—": "-",
    "n/a": "-",
    "na": "-",
}
_WORDS = (
    ("deput", "D"),
    ("substitut", "D"),
    ("in place", "D"),
    ("apolog", "A"),
    ("not a member", "-"),
    ("not applicable", "-"),
    ("not yet", "-"),
    ("not attend", "N"),
    ("no show", "N"),
    ("absent", "N"),
    ("attend", "Y"),
    ("present", "Y"),
)
"""What the words of a key say, the more particular first: "Did not attend" holds "attend" too."""
_ENTRY = re.compile(
    r"(?:^|[;,:|.\n])\s*([^\s=;,:]{1,4})\s*=\s*([^=;|\n]*?)(?=\s*(?:[;|\n]|,\s*\S{1,4}\s*=|$))"
)


def read_legend(texts: Iterable[str]) -> dict[str, str]:
    """Read keys such as "Key: Y = Attend; N = Did Not Attend": letter -> code; "" for one whose words say nothing."""
    found: dict[str, str] = {}
    for text in texts:
        for letter, words in _ENTRY.findall(text):
            said = words.casefold()
            found[letter.casefold()] = next((code for part, code in _WORDS if part in said), "")
    return found


def code_meant(text: str, legend: Mapping[str, str]) -> str:
    """Give the code that a cell's text means: Y, D, A, N or "-"; "" where nobody can say."""
    folded = " ".join(text.casefold().split())
    return legend[folded] if folded in legend else _USUAL.get(folded, "")
