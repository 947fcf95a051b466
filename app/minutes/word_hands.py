"""Who changed or said something in a Word document, as its tracked changes and comments tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.importing.cleaning import clean_text
from app.minutes.word_file import attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element


@dataclass(frozen=True)
class Hand:
    """Who made a tracked change, and on which day as far as the file says."""

    author: str
    day: date | None = None


@dataclass(frozen=True)
class WordComment:
    """A comment with its author and the words it stands at."""

    author: str
    text: str
    words: str
    day: date | None = None


def comments_of(elements: Iterable[Element]) -> dict[str, WordComment]:
    """Give the comments of a document by their keys, each without the words it stands at."""
    found: dict[str, WordComment] = {}
    for each in elements:
        paragraphs = (part for part in each.iter() if local(part.tag) == "p")
        texts = (
            "".join(word.text or "" for word in part.iter() if local(word.tag) == "t")
            for part in paragraphs
        )
        text = clean_text(" ".join(" ".join(texts).split()))
        hand = hand_of(each)
        found[attribute(each, "id") or ""] = WordComment(hand.author, text, "", hand.day)
    return found


def hand_of(element: Element) -> Hand:
    """Give who made a change or a comment, “Somebody” where the file does not say."""
    try:
        day = date.fromisoformat((attribute(element, "date") or "")[:10])
    except ValueError:
        day = None
    author = " ".join(clean_text(attribute(element, "author") or "").split())
    return Hand(author or "Somebody", day)
