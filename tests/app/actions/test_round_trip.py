"""The action log out to Excel and in again: what comes back as it went out changes nothing, what was typed in does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.actions.fields import ACTION
from app.actions.imports import with_keys
from app.actions.listings import ACTIONS
from app.actions.operations import add_action, add_update, close_action, number_action
from app.actions.rag import set_rag
from app.fields import by_name
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.listing import SqlRows
from app.rag.operations import add_usual_rag_words
from app.rag.queries import all_rag_words
from app.rows import Wish
from reports.document import Report
from reports.from_fields import table_of
from reports.writers import write
from tests.app.groups.makers import TODAY, make_board
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.actions.queries import ActionRecord
    from app.bootstrap import Core
    from app.fields import Fields
    from app.importing.preview import Preview
    from tests.app.groups.makers import Board

_ALSO = by_name(ACTION)
SHOWN: Fields = (*(each for each in ACTION if each.listed), _ALSO["last_update"], _ALSO["outcome"])


@pytest.fixture
def board(core: Core) -> Board:
    return make_board(core)


@pytest.fixture
def log(core: Core, board: Board) -> None:
    """Make actions of a person, of an agency, of all members and of nobody, with updates, RAG and an outcome."""
    owners: tuple[dict[str, Any], ...] = (
        {"owner": board.people["Named Nurse"]},
        {"owner_agency": next(iter(board.agencies.values()))},
        {"owner_name": "All members"},
        {},
    )
    with core.work("Add actions") as work:
        add_usual_rag_words(work)
        ids = [
            add_action(
                work,
                {
                    "group": board.subgroup,
                    "raised_on": date(2025, 1, 6),
                    "due": date(2025, 2, 28) if place else None,
                    "text": f"Task {place}",
                    **owner,  # type: ignore[typeddict-item]  # each of the four ways to name one
                },
            )
            for place, owner in enumerate(owners)
        ]
        for each in ids:
            number_action(work, each)
        add_update(work, ids[0], "Four of six are in.")
        set_rag(work, ids[1], all_rag_words(work.session)[1].id, "The analyst has left.")
        close_action(work, ids[2], "All were told.")


def records(core: Core) -> list[ActionRecord]:
    rows = SqlRows(core, ACTIONS)
    found: list[Any] = list(rows.rows(rows.ids(Wish())))
    return found


def written(core: Core, path: Path, **changed: str) -> Path:
    """Write the log as the list does; `changed` puts another text into a column of the first row."""
    table = table_of(with_keys(SHOWN), records(core), "Actions")
    if changed:
        labels = [column.label for column in table.columns]
        first = list(table.rows[0])
        for name, text in changed.items():
            first[labels.index(_ALSO[name].label)] = text
        table = type(table)(table.columns, (tuple(first), *table.rows[1:]), caption="Actions")
    write(Report("Actions", (table,), TODAY), path)
    return path


def look(core: Core, path: Path) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(path)


def outcomes(preview: Preview) -> list[Outcome]:
    return [row.outcome for row in preview.rows if row.values]


@pytest.mark.usefixtures("log")
def test_what_comes_back_as_it_went_out_changes_nothing(core: Core, tmp_path: Path) -> None:
    preview = look(core, written(core, tmp_path / "log.xlsx"))
    assert (preview.questions, preview.problems) == ([], [])
    assert outcomes(preview) == [Outcome.UNCHANGED] * 4


@pytest.mark.usefixtures("log")
def test_what_was_typed_into_it_is_taken_over_by_our_number(core: Core, tmp_path: Path) -> None:
    first = records(core)[0]
    path = written(core, tmp_path / "log.xlsx", rag="R", text="Task that was reworded")
    preview = look(core, path)
    assert outcomes(preview).count(Outcome.CHANGED) == 1
    with core.work(import_label(preview), about="log") as work:
        apply(work, preview)
    [now] = [each for each in records(core) if each.id == first.id]
    assert (now.text, now.progress, now.reference) == (
        "Task that was reworded",
        "Off track",
        first.reference,
    )
    assert now.log_reference is None


@pytest.mark.usefixtures("board")
def test_the_real_log_goes_out_and_comes_back_unchanged(core: Core, tmp_path: Path) -> None:
    importer = Importer(core.read, KINDS, LOOKUPS)
    preview = importer.look(
        real("partner_returns", "action_log.xlsx"), given={"group": "SCP Board"}
    )
    for question in preview.questions:
        preview.answer(question.key, question.candidates[0].key)
    with core.work(import_label(preview), about="log") as work:
        apply(work, preview)
    again = look(core, written(core, tmp_path / "log.xlsx"))
    assert again.problems == []
    assert outcomes(again) == [Outcome.UNCHANGED] * 40
