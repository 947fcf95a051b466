"""What partners' workbooks hold, as `answers.json` states it, set beside what an import stored of them.

The same comparison serves the tests, which read the files as they came, and `python -m tests.app.importing.converted`,
which reads them after LibreOffice has saved them as other kinds of file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app.actions.listings import ACTIONS
from app.agencies.operations import add_agency, add_alias
from app.budget.statement import year_budget
from app.budget.years import years_of
from app.groups.operations import add_group
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.listing import SqlRows
from app.partnerships.operations import add_partnership
from app.returns.listings import RETURN_ANSWERS
from app.rows import Wish
from app.seats.listings import MEMBERS
from app.training.listings import BOOKINGS
from tests.app.returns.partners import LIGHTS, number
from tests.inputs import real

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview
    from app.listing import Listing

Compared = tuple[object, object]
"""What the file of the program holds, and what the answers say."""

NICKNAMES = {
    "Blackburn with Darwen Borough Council, Children's Services": (),
    "Blackburn with Darwen Borough Council, Adult Services": ("BwD Adults",),
    "Blackburn with Darwen Public Health": ("Public Health BwD",),
    "Blackburn College": (),
    "East Lancashire Hospitals NHS Trust": ("ELHT",),
    "Lancashire Constabulary": ("Lancs Police",),
    "Lancashire Fire and Rescue Service": ("LFRS",),
    "Lancashire and South Cumbria NHS Foundation Trust": ("LSCFT",),
    "NHS Lancashire and South Cumbria Integrated Care Board": ("L&SC ICB",),
    "Probation Service": ("National Probation Service",),
    "Together Housing": ("Together Housing Group",),
    "Youth Justice Service": ("YJS",),
}
"""The agencies of the answers, with the nicknames that no reader could guess."""
FILES = (
    "action_log.xlsx",
    "contributions.xlsx",
    "membership_list.xlsx",
    "section11_01_bwd.xlsx",
    "section11_02_lancs.xlsx",
    "section11_03_l&sc.xlsx",
    "section11_04_elht.xlsx",
    "section11_05_lscft.xlsx",
    "section11_06_national.xlsx",
    "section11_rag_by_colour.xlsx",
    "training_register.xlsx",
)
GROUP = "SCP Board"


def begin(core: Core) -> None:
    """Start a partnership with its board and every agency that the answers name, with its nicknames."""
    with core.work("Begin") as work:
        partnership = add_partnership(work, {"name": "Borough SCP"})
        add_group(work, {"partnership": partnership, "name": GROUP})
        for name, nicknames in NICKNAMES.items():
            agency = add_agency(work, {"name": name})
            for nickname in nicknames:
                add_alias(work, agency, nickname)


def bring_in(core: Core, path: Path) -> Preview:
    """Look at a file, take the likest answer to each question, and store it."""
    importer = Importer(core.read, KINDS, LOOKUPS)
    seen = importer.look(path)
    if seen.kind.name == "action-log":
        seen = importer.give(seen, {"group": GROUP})
    for question in seen.questions:
        likest = max(question.candidates, key=lambda each: each.percent)
        seen.answer(question.key, likest.key)
    assert [each.message for each in seen.problems] == []
    with core.work(import_label(seen), about=path.name) as work:
        apply(work, seen)
    return seen


def compare(core: Core, name: str, seen: Preview) -> Compared:
    """Set what is stored of a file, known by its name in the answers, beside what they say."""
    told = json.loads(real("partner_returns", "answers.json").read_text(encoding="utf-8"))[name]
    return _COMPARED[told["kind"]](core, told, seen)


def _listed(core: Core, kind: Listing) -> list[Any]:
    rows = SqlRows(core, kind)
    found: list[Any] = list(rows.rows(rows.ids(Wish())))
    return sorted(found, key=lambda each: each.id)


def _actions(core: Core, told: dict[str, Any], _seen: Preview) -> Compared:
    """Compare texts, days, owners and statuses; that one is overdue is no status of ours, it follows from its day."""
    found = [
        (
            each.text,
            each.raised_on.isoformat(),
            each.due.isoformat() if each.due else each.due_words,
            each.owner_agency.name if each.owner_agency else each.owner_name,
            each.status.title_text,
        )
        for each in _listed(core, ACTIONS)
    ]
    meant = {nickname: name for name, names in NICKNAMES.items() for nickname in names}
    return found, [
        (
            row["text"],
            row["raised"],
            row["due_cell"],
            meant.get(row["owner"], row["owner"]),
            "Open" if row["status"] == "Overdue" else row["status"],
        )
        for row in told["rows"]
    ]


def _answers(core: Core, told: dict[str, Any], _seen: Preview) -> Compared:
    """Compare every score with its cell; a light counts as 1 red, 2 amber, 3 green."""
    found = [
        (
            each.agency.name,
            each.standard,
            number(each.self_score),
            number(each.moderated_score),
            each.cell,
        )
        for each in _listed(core, RETURN_ANSWERS)
    ]
    return found, [
        (
            told["agency"],
            each["standard"],
            LIGHTS.get(each["self"], each["self"]),
            each.get("moderated"),
            each["cell"],
        )
        for each in told["answers"]
    ]


def _contributions(core: Core, told: dict[str, Any], seen: Preview) -> Compared:
    """Compare what each agency agreed and paid, and the total that the file states with the sum of its lines."""
    with core.read() as session:
        [year] = years_of(session, 1)
        lines = year_budget(session, year.id).contributions
    stated = [row.understood for row in seen.rows if "states" in row.understood]
    found = [
        (each.agency.name, (each.agreed or 0) / 100, each.received / 100)
        for each in sorted(lines, key=lambda each: each.id)
    ]
    wanted = [(each["agency"], each["agreed"], each["received"]) for each in told["rows"]]
    total = sum(each["agreed"] for each in told["rows"])
    sentence = f"“Total” states £{total:,.2f} for Agreed; the rows add up to the same"
    return (found, stated), (wanted, [sentence])


def _members(core: Core, told: dict[str, Any], _seen: Preview) -> Compared:
    found = {
        (row.agency, row.holder, str(row.group), str(row.term_ends or ""), row.deputy)
        for row in _listed(core, MEMBERS)
    }
    return found, {
        (row["agency"], row["person"], row["group"], row["term_ends"] or "", row["deputy"])
        for row in told["rows"]
    }


def _bookings(core: Core, told: dict[str, Any], _seen: Preview) -> Compared:
    found = [
        (each.person, str(each.agency), each.status.title_text) for each in _listed(core, BOOKINGS)
    ]
    return found, [(each["person"], each["agency"], each["status"]) for each in told["rows"]]


_COMPARED: dict[str, Callable[[Core, dict[str, Any], Preview], Compared]] = {
    "actions": _actions,
    "contributions": _contributions,
    "membership": _members,
    "section-11": _answers,
    "training-register": _bookings,
}
