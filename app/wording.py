"""Sentences made of parts: a beginning in capitals, names in a row, what is too long cut at a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def capital(words: str) -> str:
    """Begin a sentence with a capital letter; the rest stays as it is, unlike with str.capitalize."""
    return f"{words[:1].upper()}{words[1:]}"


def with_the(name: str) -> str:
    """Name a group within a sentence: "the SCP Board"; one whose name begins so keeps its own article."""
    return f"the {name.removeprefix('The ')}"


def listed(names: Sequence[str], word: str = "and") -> str:
    """Write names as a list: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def file_name(*parts: str) -> str:
    """Join words to the name of a file that every system takes: "SCP Board 27 March 2025 minutes"."""
    plain = " ".join(parts)
    return " ".join(
        "".join(sign if sign.isalnum() or sign in "-_" else " " for sign in plain).split()
    )


def shortened(text: str, most: int) -> str:
    """Give a text in one line of at most so many signs; what is cut ends at a word and with an ellipsis, as no fact."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    words, space, _ = line[:most].rpartition(" ")
    return f"{(words if space else line[: most - 1]).rstrip(' ,;:.-–')}…"
