"""Sentences made of parts: a beginning in capitals, names in a row."""

from __future__ import annotations


def capital(words: str) -> str:
    """Begin a sentence with a capital letter; the rest stays as it is, unlike with str.capitalize."""
    return f"{words[:1].upper()}{words[1:]}"
