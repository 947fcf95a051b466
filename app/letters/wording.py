"""The texts of letters: templates that ship with the program, their named places, and what fills those.

A place is a name in braces, such as {name}. What is the same in every letter is filled before a person sees the text;
what differs from one letter to the next stays a place until each is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import resources
from app.errors import refuse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Wording:
    """The text of a letter: the line of its subject, and its body."""

    subject: str
    body: str

    def filled(self, values: Mapping[str, str]) -> Wording:
        """Put values into the places that have one; the others stay."""
        return Wording(" ".join(fill(self.subject, values).split()), fill(self.body, values))


def template(name: str) -> Wording:
    """Read the text of a kind of letter: its first line is the subject."""
    subject, _, body = resources.read_text("letters", f"{name}.txt").partition("\n")
    return Wording(subject.strip(), body.strip())


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values into the places of a text; a line all of whose places come to nothing is left out.

    What a value holds is never looked at for places again.
    """
    lines = [_line(line, values) for line in text.split("\n")]
    joined = "\n".join(line for line in lines if line is not None)
    return re.sub(r"\n{3,}", "\n\n", joined).strip()


def check(wording: Wording, known: Collection[str]) -> None:
    """Refuse a text without subject or body, and one with a place that nothing fills."""
    problems = {}
    for name, what, text in (
        ("subject", "subject", wording.subject),
        ("body", "text", wording.body),
    ):
        unknown = [place for place in _PLACE.findall(text) if place not in known]
        if not text.strip():
            problems[name] = f"A letter needs a {what}."
        elif unknown:
            there = ", ".join(f"{{{each}}}" for each in known)
            problems[name] = (
                f"Nothing is known to put in the place of {{{unknown[0]}}}; what can be is {there}."
            )
    refuse(problems)


def _line(line: str, values: Mapping[str, str]) -> str | None:
    places = _PLACE.findall(line)
    if places and not any(values.get(place, "there") for place in places):
        return None
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), line)
