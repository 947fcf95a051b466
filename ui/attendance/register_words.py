"""The words below a name in the register, in one line: what does not fit is shortened where it is missed least."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.seats.short_posts import short_post

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.attendance.records import RegisterRow

LEAST = 8
"""Letters of a post that must be left for it to say anything; of an agency half as many do."""


def in_one_line(seat: RegisterRow, fits: Callable[[str], bool]) -> str:
    """Write post, agency and news of a seat as far as they fit.

    A post goes to its short form first. Beside news, such as a deputy's name, the agency says enough; without, the end
    of the post is given up before the agency.
    """
    short = short_post(seat.post)
    for post in (seat.post, short):
        if fits(whole := _told(post, seat.agency, *seat.news)):
            return whole
    if seat.news:
        place, rest = seat.agency or short, " · ".join(("", *seat.news))
        return _cut(place, rest, fits, least=LEAST // 2) or cut(" · ".join(seat.news), fits)
    after = f", {seat.agency}" if seat.agency else ""
    return _cut(short, after, fits, least=LEAST) or cut(_told(short, seat.agency), fits)


def cut(text: str, fits: Callable[[str], bool]) -> str:
    """Shorten a text at its end until it fits."""
    return text if fits(text) else _cut(text, "", fits, least=0) or "…"


def _told(post: str, agency: str, *news: str) -> str:
    return " · ".join((", ".join(filter(None, (post, agency))), *news))


def _cut(words: str, after: str, fits: Callable[[str], bool], *, least: int) -> str:
    """Give the words, or as many of their letters as fit before what comes after; nothing where too few do."""
    if fits(f"{words}{after}"):
        return f"{words}{after}"
    for kept in range(len(words) - 1, max(least, 1) - 1, -1):
        shortened = f"{words[:kept].rstrip(' ,')}…{after}"
        if fits(shortened):
            return shortened
    return ""
