"""Logs of decisions read from workbooks and pasted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.decisions.queries import DECISIONS
from app.importing.apply import NothingToStore, apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.pasted import pasted_workbook
from app.listing import SqlRows
from app.rows import Wish
from tests.app.groups.makers import make_board

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.importing.preview import Preview

HEAD = "Date\tGroup\tDecision\tBy when"
LATER = "12/02/2025\tSCP Board\tAdopt the neglect strategy\t31/03/2025"
EARLIER = "14/01/2025\tSCP Board\tAgree the budget\t"


def look(core: Core, *lines: str, head: str = HEAD) -> Preview:
    block = pasted_workbook("\n".join((head, *lines)), "Pasted")
    return Importer(core.read, KINDS, LOOKUPS, today=core.clock.today()).look_at(block)


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about="log") as work:
        apply(work, preview)


def log(core: Core) -> list[Any]:
    rows = SqlRows(core, DECISIONS, partnership=None, to_do=False)
    return list(rows.rows(rows.ids(Wish(sort="day"))))


def test_a_log_is_recognised_and_numbered_from_its_earliest_decision(core: Core) -> None:
    make_board(core)
    preview = look(core, LATER, EARLIER)
    assert preview.kind.name == "decisions"
    take(core, preview)
    first, second = log(core)
    assert (first.text, first.day) == ("Agree the budget", date(2025, 1, 14))
    assert (second.text, second.by_when) == ("Adopt the neglect strategy", date(2025, 3, 31))
    assert first.reference.endswith("/1")
    assert second.reference.endswith("/2")


def test_what_stands_in_the_log_is_not_changed_by_a_list(core: Core) -> None:
    make_board(core)
    take(core, look(core, LATER))
    again = look(core, LATER.replace("31/03/2025", "30/04/2025"))
    assert again.rows[0].outcome is Outcome.UNCHANGED
    with pytest.raises(NothingToStore):
        take(core, again)


def test_what_is_to_be_done_before_it_was_decided_is_a_problem(core: Core) -> None:
    make_board(core)
    row = look(core, "12/02/2025\tSCP Board\tAdopt the strategy\t31/01/2025").rows[0]
    assert row.outcome is Outcome.PROBLEM
    assert "before the day on which it was decided" in row.understood


def test_a_group_that_no_column_says_is_said_once(core: Core) -> None:
    make_board(core)
    importer = Importer(core.read, KINDS, LOOKUPS)
    preview = look(core, "14/02/2025\tAdopt the strategy", head="Date\tDecision")
    assert preview.rows[0].outcome is Outcome.PROBLEM
    said = importer.give(preview, {"group": "SCP Board"})
    assert said.rows[0].outcome is Outcome.NEW
