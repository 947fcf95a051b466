"""Action logs read from workbooks: the real one, words in place of days, and what a second reading changes."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.actions.fields import ActionStatus
from app.actions.listings import ACTIONS
from app.actions.operations import add_update
from app.actions.queries import updates
from app.agencies.operations import add_agency, add_alias
from app.agencies.queries import known_agencies
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.listing import SqlRows
from app.people.operations import add_person
from app.rows import Wish
from models.actions import Action, ActionUpdate
from tests.app.groups.makers import make_board
from tests.app.importing.files import write_workbook
from tests.inputs import real

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
    found: list[Any] = list(rows.rows(rows.ids(Wish())))
    return sorted(found, key=lambda each: each.id)


def outcomes(preview: Preview) -> list[Outcome]:
    return [row.outcome for row in preview.rows if row.values]


@pytest.fixture(autouse=True)
def board(core: Core) -> None:
    make_board(core)


@pytest.fixture
def preview(core: Core) -> Preview:
    with core.read() as session:
        force = next(each.id for each in known_agencies(session) if "Constabulary" in each.name)
    with core.work("Add agencies") as work:
        add_alias(work, force, "Lancs Police")
        add_agency(work, {"name": "Lancashire Fire and Rescue Service", "short_name": "LFRS"})
        add_person(work, {"name": "Nia Valli", "post": "Named Nurse"})
    found = look(core, real("partner_returns", "action_log.xlsx"))
    for question in found.questions:
        found.answer(question.key, question.candidates[0].key)
    return found


def answers() -> list[dict[str, Any]]:
    text = real("partner_returns", "answers.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["action_log.xlsx"]["rows"]
    return found


def test_the_real_log_gives_every_action_with_its_days_and_status(
    core: Core, preview: Preview
) -> None:
    assert {each.name for each in preview.questions} == {"L&SC ICB", "ELHT"}
    assert preview.problems == []
    take(core, preview)
    told = [
        {
            "text": each.text,
            "raised": each.raised_on.isoformat(),
            "due_cell": each.due.isoformat() if each.due else each.due_words,
        }
        for each in stored(core)
    ]
    assert told == [{name: row[name] for name in told[0]} for row in answers()]
    # That one is overdue is no status of ours: it follows from the due day, whatever the log calls it.
    assert [each.status.title_text for each in stored(core)] == [
        "Open" if row["status"] == "Overdue" else row["status"] for row in answers()
    ]


def test_owners_are_tied_to_people_and_agencies_else_kept_in_words(
    core: Core, preview: Preview
) -> None:
    take(core, preview)
    owners = {row["owner"]: each for each, row in zip(stored(core), answers(), strict=True)}
    nurse, force, brigade = (owners[name] for name in ("Nia Valli", "Lancs Police", "LFRS"))
    assert (str(nurse.owner), nurse.owner_name) == ("Nia Valli", "Nia Valli, Named Nurse")
    assert (str(brigade.owner_agency), brigade.owner_name) == ("LFRS", "LFRS")
    assert str(owners["ELHT"].owner_agency) == owners["ELHT"].owner_name
    assert force.owner_agency is not None
    linked = {"Nia Valli", "Lancs Police", "LFRS", "L&SC ICB", "ELHT"}
    assert {name: each.owner_name for name, each in owners.items() if name not in linked} == {
        name: name for name in owners if name not in linked
    }


def test_each_action_keeps_its_reference_and_gets_a_number_of_ours(
    core: Core, preview: Preview
) -> None:
    take(core, preview)
    found = stored(core)
    assert (found[0].log_reference, found[-1].log_reference) == ("09/24 A1", "10/24 A40")
    by_day = sorted(found, key=lambda each: each.raised_on)
    assert [each.reference for each in by_day] == [f"2024/{place}" for place in range(1, 41)]


def test_a_log_comes_and_goes_as_one_step(core: Core, preview: Preview) -> None:
    take(core, preview)
    core.undo()
    with core.read() as session:
        assert (session.query(Action).count(), session.query(ActionUpdate).count()) == (0, 0)


def test_the_same_log_again_changes_nothing(core: Core, preview: Preview) -> None:
    take(core, preview)
    again = look(core, real("partner_returns", "action_log.xlsx"))
    assert set(outcomes(again)) == {Outcome.UNCHANGED}
    assert len(outcomes(again)) == 40


@pytest.mark.parametrize("words", ["ASAP", "Ongoing", "next mtg", "12/6", "end of June"])
def test_words_in_place_of_a_day_are_kept_and_told(core: Core, tmp_path: Path, words: str) -> None:
    row = ("A1", RAISED, "Draft the briefing", "Ann Abel", words, "", "Open")
    seen = log(core, tmp_path / "a.xlsx", row)
    [line] = [each for each in seen.rows if each.values]
    assert line.understood == f"“{words}” names no day: kept in words, no due day read from it"
    take(core, seen)
    [action] = stored(core)
    assert (action.due, action.due_words, action.overdue) == (None, words, False)
    assert f"due “{words}”" in action.line
    assert outcomes(log(core, tmp_path / "b.xlsx", row)) == [Outcome.UNCHANGED]


@pytest.mark.parametrize("written", ["12/06/2025", "12.06.25", "12 June 2025", "2025-06-12"])
def test_days_are_read_in_every_way_they_are_written(
    core: Core, tmp_path: Path, written: str
) -> None:
    row = ("A1", RAISED, "Draft the briefing", "Ann Abel", written, "", "Open")
    seen = log(core, tmp_path / "a.xlsx", row)
    for question in seen.questions:  # day or month first: figures alone do not say
        seen.answer(question.key, "day")
    take(core, seen)
    assert [(each.due, each.due_words) for each in stored(core)] == [(date(2025, 6, 12), None)]


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        ("31/02/2025", "“31/02/2025” is not a date in the calendar."),
        ("31 Feb 2025", "“31 Feb 2025” is not a date in the calendar."),
        (date(2025, 3, 1), "It would be due on 1 Mar 2025, before it was raised on 3 Mar 2025."),
    ],
)
def test_a_day_that_cannot_be_is_named_by_its_cell(
    core: Core, tmp_path: Path, due: object, sentence: str
) -> None:
    row = ("A1", RAISED, "Draft the briefing", "Ann Abel", due, "", "Open")
    [problem] = log(core, tmp_path / "a.xlsx", row).problems
    assert (problem.cell, problem.message) == ("E2", sentence)


def test_a_second_log_tells_what_moved(core: Core, tmp_path: Path) -> None:
    first = ("A1", RAISED, "Draft the briefing", "Ann Abel", "ASAP", "", "Open")
    take(core, log(core, tmp_path / "a.xlsx", first))
    due = date(2025, 5, 1)
    now = ("A1", RAISED, "Draft the briefing", "Ben Bell", due, "Sent to all", "Complete")
    take(core, log(core, tmp_path / "b.xlsx", now))
    [action] = stored(core)
    assert (action.owner_name, action.first_owner) == ("Ben Bell", "Ann Abel")
    assert (action.due, action.due_words, action.status) == (due, None, ActionStatus.DONE)
    with core.read() as session:
        kinds = [each.kind.title_text for each in updates(session, action.id)]
    assert kinds == ["Closed", "Update", "Due day moved", "Owner changed"]
    assert outcomes(log(core, tmp_path / "c.xlsx", now)) == [Outcome.UNCHANGED]


def test_a_day_of_closing_alone_closes_an_action(core: Core, tmp_path: Path) -> None:
    take(core, log(core, tmp_path / "a.xlsx", ("A1", RAISED, "Draft it", "", "", "", "Open")))
    head = (*HEAD[:3], "Date closed")
    row = ("A1", RAISED, "Draft it", date(2025, 3, 7))
    path = write_workbook(tmp_path / "b.xlsx", {"Action log": [head, row]})
    again = look(core, path)
    assert "Status: Open → Complete" in again.rows[0].understood
    take(core, again)
    [action] = stored(core)
    assert (action.status, action.closed_on) == (ActionStatus.DONE, date(2025, 3, 7))
    assert outcomes(look(core, path)) == [Outcome.UNCHANGED]


def test_one_text_for_two_owners_on_one_day_is_two_actions(core: Core, tmp_path: Path) -> None:
    head = ("Date raised", "Action", "By whom")
    rows = [head, *((RAISED, "Nominate a deputy", name) for name in ("Ann Abel", "Ben Bell"))]
    path = write_workbook(tmp_path / "a.xlsx", {"Action log": rows})
    take(core, look(core, path))
    assert [each.owner_name for each in stored(core)] == ["Ann Abel", "Ben Bell"]
    assert outcomes(look(core, path)) == [Outcome.UNCHANGED, Outcome.UNCHANGED]


def test_an_update_that_was_overtaken_here_is_not_new_again(core: Core, tmp_path: Path) -> None:
    row = ("A1", RAISED, "Draft the briefing", "Ann Abel", "", "Begun", "In progress")
    take(core, log(core, tmp_path / "a.xlsx", row))
    [action] = stored(core)
    with core.work("Add update") as work:
        add_update(work, action.id, "Half done")
    assert outcomes(log(core, tmp_path / "b.xlsx", row)) == [Outcome.UNCHANGED]


def test_an_owner_whom_somebody_ties_is_known_by_that_name_from_then_on(
    core: Core, tmp_path: Path
) -> None:
    row = ("A1", RAISED, "Draft the briefing", "Lancs Police", "", "", "Open")
    seen = log(core, tmp_path / "a.xlsx", row)
    [question] = seen.questions
    seen.answer(question.key, question.candidates[0].key)
    take(core, seen)
    [action] = stored(core)
    assert action.owner_agency is not None
    again = log(core, tmp_path / "b.xlsx", row)
    assert (again.questions, outcomes(again)) == ([], [Outcome.UNCHANGED])


def test_a_log_without_a_group_waits_until_somebody_says_which(core: Core, tmp_path: Path) -> None:
    rows = [HEAD, ("A1", RAISED, "Draft the briefing", "Ann Abel", "", "", "Open")]
    importer = Importer(core.read, KINDS, LOOKUPS)
    seen = importer.look(write_workbook(tmp_path / "a.xlsx", {"Action log": rows}))
    wanted = "Group is needed. Said in one row, it counts for all that lack it."
    assert [each.message for each in seen.problems] == [wanted]
    assert outcomes(importer.give(seen, {"group": BOARD})) == [Outcome.NEW]
