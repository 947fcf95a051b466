"""Names as meeting programs show them: "Shaw, Xanthe (BwD)", "Priya Livesey (Guest)", "Phone (Ann Lee)"."""

from __future__ import annotations

import re

_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_SPACES = re.compile(r"[\s_]+")
_MOST_WORDS = 3


def plain_names(shown: str) -> tuple[str, ...]:
    """Give the names that a shown one may mean, the likeliest first, each as forename and surname.

    What stands in brackets is mostly an agency or "Guest"; where it may be a name, as beside a name that was changed in
    Zoom, it comes last.
    """
    inside = [_turned(each) for each in _BRACKETS.findall(shown)]
    outside = _turned(_BRACKETS.sub(" ", shown))
    names = [outside, *(each for each in inside if len(each.split()) > 1)]
    return tuple(dict.fromkeys(filter(None, names))) or (shown.strip(),)


def _turned(text: str) -> str:
    """Turn "Surname, Forename" round; anything else stays."""
    plain = _SPACES.sub(" ", text).strip(" ,;-")
    surname, comma, forename = (part.strip() for part in plain.partition(","))
    few = all(0 < len(part.split()) <= _MOST_WORDS for part in (surname, forename))
    return f"{forename} {surname}" if comma and few and "," not in forename else plain
