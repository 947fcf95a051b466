"""The Section 11 workbooks that partners sent, with every score somebody read out of them by eye."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.agencies.operations import add_agency, add_alias
from app.fields import Mark
from tests.inputs import real

if TYPE_CHECKING:
    from app.bootstrap import Core

BY_SCORE = tuple(
    f"section11_0{place}_{name}.xlsx"
    for place, name in enumerate(("bwd", "lancs", "l&sc", "elht", "lscft", "national"), 1)
)
BY_COLOUR = "section11_rag_by_colour.xlsx"
NICKNAMES = {
    "NHS Lancashire and South Cumbria Integrated Care Board": "L&SC ICB",
    "Lancashire and South Cumbria NHS Foundation Trust": "LSCFT",
}
LIGHTS = {"Red": 1, "Amber": 2, "Green": 3}

Scores = dict[tuple[str, str], tuple[int | None, int | None, str]]
"""Self score, moderated score and source cell by agency and standard."""


def know_agencies(core: Core) -> None:
    """Add the agencies whose workbooks give only a nickname."""
    with core.work("Add agencies") as work:
        for name, nickname in NICKNAMES.items():
            add_alias(work, add_agency(work, {"name": name}), nickname)


def answered(name: str) -> dict[str, Any]:
    """Give what somebody read out of a workbook, or skip the test."""
    found = json.loads(real("partner_returns", "answers.json").read_text(encoding="utf-8"))
    told: dict[str, Any] = found[name]
    return told


def expected(name: str) -> Scores:
    """Give the scores a workbook holds; a light counts as 1 red, 2 amber, 3 green."""
    told = answered(name)
    return {
        (told["agency"], each["standard"]): (
            LIGHTS.get(each["self"], each["self"]),
            each.get("moderated"),
            each["cell"],
        )
        for each in told["answers"]
    }


def number(score: object) -> int | None:
    """Give a score as a whole number; a mark such as N/A is none."""
    return None if score is None or isinstance(score, str | Mark) else int(Decimal(str(score)))
