"""A Section 11 round to twelve agencies as a script answers it: what each writes, and what the heat map must show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from app.returns.heat import heat_map
from app.returns.issuing import issue_of
from app.returns.operations import add_round, ask_agencies
from app.returns.queries import newest_round

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.returns.issuing import Issue

WORDS = {0: "Not met", 1: "Partly", 2: "Mostly", 3: "Met"}
_WAYS = ("{score} {word}", "{score} {word}", "{score}", "{word}", "{score} - {word}")
"""How the scores are written: from the drop-down, or typed over it."""


@dataclass
class Said:
    """What one agency answers: what it writes by question, and the scores it means, None where it does not apply."""

    written: dict[str, str] = field(default_factory=dict)
    scores: dict[str, int | None] = field(default_factory=dict)


def open_section_11(core: Core) -> Issue:
    """Open the next cycle of the sample's round for the same twelve agencies."""
    with core.work("Open return round") as work:
        now = newest_round(work.session)
        assert now is not None
        asked = issue_of(work.session, now.id)
        round_id = add_round(
            work,
            {
                "partnership": now.partnership.id,
                "name": "Section 11 2025-26",
                "template": now.template.id,
                "period": "2025-26",
                "due_on": date(2026, 3, 31),
            },
        )
        ask_agencies(work, round_id, [each.agency.id for each in asked.agencies], None)
    with core.read() as session:
        return issue_of(session, round_id)


def answers_of(issue: Issue, place: int) -> Said:
    """Let an agency answer: mostly 3 and 2, now and then not at all, in the words people use."""
    chance, said = Random(place), Said()  # noqa: S311 - answers of a test
    for standard in issue.template.standards:
        for question in standard.questions:
            score = chance.choices((3, 2, 1, 0, None), (60, 22, 8, 4, 6))[0]
            way = chance.choice(_WAYS)
            said.scores[question.number] = score
            said.written[question.number] = (
                "N/A because it is not ours"
                if score is None
                else way.format(score=score, word=WORDS[score])
            )
    return said


def lowest(issue: Issue, said: Said) -> list[tuple[str, int, int]]:
    """Reckon what the heat map shows of an agency: per standard the lowest word, how many below 2, and of how many."""
    found = []
    for standard in issue.template.standards:
        scores = [said.scores[each.number] for each in standard.questions]
        counted = [each for each in scores if each is not None]
        word = WORDS[min(counted)] if counted else ""
        found.append((word, sum(each < 2 for each in counted), len(counted)))
    return found


def shown(core: Core, issue: Issue) -> dict[str, list[tuple[str, int, int]]]:
    """Give what the heat map of the round shows, by agency."""
    with core.read() as session:
        heat = heat_map(session, issue.round.id)
    assert heat is not None
    cells = {row.request.agency.name: row.cells.values() for row in heat.rows}
    return {
        name: [
            (each.lowest.word if each.lowest else "", each.below, each.answered) for each in found
        ]
        for name, found in cells.items()
    }
