"""Where Section 11 returns belong: the round and template that ask their standards in their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.importing.section_eleven import COLOURS
from app.returns.arriving import RoundsFromFiles, free_name
from app.returns.defining import (
    SCALE_0_3,
    SCALE_RAG,
    QuestionOutline,
    StandardOutline,
    TemplateOutline,
)
from models.returns import Question, ReturnKind, ReturnTemplate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.importing.kind import Values


def is_by_colour(rows: Sequence[Values]) -> bool:
    """Say whether rows answer in colours."""
    return all(row.get("scale") == COLOURS for row in rows)


def _asks_all(known: Sequence[Question], rows: Sequence[Values]) -> bool:
    """Say whether questions are those of rows: every number, and most of them in the same words.

    Numbers alone prove nothing: every template begins with 1.1.
    """
    asked = {each.number: _plain(each.wording) for each in known}
    wanted = {row["standard"]: _plain(row.get("wording")) for row in rows if "standard" in row}
    same = sum(asked.get(number) == words for number, words in wanted.items())
    return wanted.keys() <= asked.keys() and 2 * same >= len(wanted)


def _plain(wording: object) -> str:
    """Give the letters and figures of a wording, which stay when a partner types it anew."""
    return "".join(filter(str.isalnum, str(wording or "").casefold()))


def _outline(session: Session, rows: Sequence[Values]) -> TemplateOutline:
    """Make a template of what a workbook asks: its key standards, or each area for itself."""
    by_colour = is_by_colour(rows)
    sections: dict[str, list[QuestionOutline]] = {}
    for row in rows:
        heading = str(row.get("section") or row["wording"])
        sections.setdefault(heading, []).append(QuestionOutline(row["standard"], row["wording"]))
    standards = tuple(
        StandardOutline(str(place), _title(heading), tuple(questions))
        for place, (heading, questions) in enumerate(sections.items(), 1)
    )
    name = "Section 11, areas by colour" if by_colour else "Section 11, scores 0 to 3"
    return TemplateOutline(
        free_name(session, select(ReturnTemplate.name), name),
        ReturnKind.SECTION_11,
        COLOURS if by_colour else "",
        SCALE_RAG if by_colour else SCALE_0_3,
        2,
        standards,
    )


def _title(heading: str) -> str:
    """Take the words of a heading: "Key Standard 1 Leadership and Accountability" -> the last three."""
    words = heading.split()
    numbered = next(
        (place for place, word in enumerate(words[:3]) if word.rstrip(".:").isdigit()), None
    )
    return heading if numbered is None else " ".join(words[numbered + 1 :])


SECTION_11_ROUNDS = RoundsFromFiles(ReturnKind.SECTION_11, "Section 11", _asks_all, _outline)
