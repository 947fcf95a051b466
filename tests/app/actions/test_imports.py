"""Action logs read from workbooks: the real one, words in place of days, and what a second reading changes."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.actions.listings import ACTIONS
from app.agencies.operations import add_agency, add_alias
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.listing import SqlRows
from app.rows import Wish
from tests.app.groups.makers import make_board
from tests.app.importing.files import real_file, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from app.actions.queries import ActionRecord
    from app.bootstrap import Core
    from app.importing.preview import Preview

HEAD = ("Ref", "Meeting date", "Action", "Owner", "Due date", "Update", "Status")
BOARD = "SCP Board"
RAISED = date(2025, 3, 3)


def look(core: Core, path: Path) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(path, given={"group": BOARD})


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about="log") as work:
        apply(work, preview)


def log(core: Core, path: Path, *rows: tuple[object, ...]) -> Preview:
    return look(core, write_workbook(path, {"Action log": [HEAD, *rows]}))


def stored(core: Core) -> list[ActionRecord]:
    rows = SqlRows(core, ACTIONS)
    return sorted(rows.rows(rows.ids(Wish())), key=lambda each: each.id)


def outcomes(preview: Preview) -> list[Outcome]:
    return [row.outcome for row in preview.rows if row.values]


@pytest.fixture(autouse=True)
def board(core: Core) -> None:
    make_board(core)


@pytest.fixture
def preview(core: Core) -> Preview:
    with core.work("Add agencies") as work:
        force = add_agency(work, {"name": "Lancashire Constabulary"})
        add_alias(work, force, "Lancs Police")
        add_agency(work, {"name": "Lancashire Fire and Rescue Service", "short_name": "LFRS"})
    return look(core, real_file("partner_returns", "action_log.xlsx"))


def answers() -> list[dict[str, Any]]:
    text = real_file("partner_returns", "answers.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["action_log.xlsx"]["rows"]
    return found


def test_the_real_log_gives_every_action_with_owner_days_and_status(
    core: Core, preview: Preview
) -> None:
    assert (preview.questions, preview.problems) == ([], [])
    take(core, preview)
    late = {True: "Overdue"}
    told = [
        {
            "text": each.text,
            "raised": each.raised_on.isoformat(),
            "due_cell": each.due.isoformat() if each.due else each.due_words,
        }
        for each in stored(core)
    ]
    assert told == [{name: row[name] for name in told[0]} for row in answers()]
    assert [
        late.get(each.overdue and row["status"] == "Overdue", each.status.title_text)
        for each, row in zip(stored(core), answers(), strict=True)
    ] == [row["status"] for row in answers()]
