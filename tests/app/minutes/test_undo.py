"""Every act of meetings is taken back whole by undo and done again by redo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, text

from app.actions import operations as actions
from app.actions.bringing_back import bring_back
from app.actions.owners import EVERYONE
from app.agenda import operations as agenda
from app.agenda import standing
from app.attendance import guests, replying
from app.attendance import operations as attendance
from app.attendance.fields import Answer, Code
from app.decisions import operations as decisions
from app.meetings import moves
from app.meetings import operations as meetings
from app.minutes.carrying import carry_item_over
from app.minutes.closing import carry_out
from app.minutes.operations import save_minutes
from app.minutes.removing import remove_meeting
from models.tables import Base, journaled
from tests.app.meetings.makers import JUNE, begin, plan
from tests.files import open_core

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.bootstrap import Core
    from app.work import Work
    from tests.app.groups.makers import Board


@dataclass(frozen=True)
class World:
    """Ids of a meeting that goes on, with something of each kind, and of one that is planned."""

    board: Board
    meeting: int
    planned: int
    item: int
    standing: int
    guest: int
    decision: int
    action: int
    closed: int


ACTS: dict[str, Callable[[Work, World], object]] = {
    "plan a meeting": lambda work, it: meetings.add_meeting(
        work, {"group": it.board.subgroup, "day": JUNE}
    ),
    "change a meeting": lambda work, it: meetings.change_meeting(
        work, it.meeting, {"venue": "Hall"}
    ),
    "issue the agenda": lambda work, it: carry_out(work, it.planned, moves.ISSUE_AGENDA),
    "cancel a meeting": lambda work, it: carry_out(work, it.planned, moves.CANCEL, reason="Snow"),
    "postpone a meeting": lambda work, it: meetings.postpone_meeting(
        work, it.planned, reason="Snow", new_day=date(2025, 7, 10)
    ),
    "remove a meeting": lambda work, it: remove_meeting(work, it.planned),
    "prepare an agenda": lambda work, it: agenda.prepare_agenda(work, it.planned),
    "add an item": lambda work, it: agenda.add_item(work, {"meeting": it.meeting, "title": "New"}),
    "change an item": lambda work, it: agenda.change_item(work, it.item, {"title": "Other"}),
    "move an item": lambda work, it: agenda.place_item(work, it.item, 1),
    "carry an item over": lambda work, it: carry_item_over(work, it.item, it.planned),
    "add the usual items": lambda work, it: standing.add_usual_standing_items(
        work, it.board.subgroup
    ),
    "change a standing item": lambda work, it: standing.change_standing_item(
        work, it.standing, {"minutes": 9}
    ),
    "move a standing item": lambda work, it: standing.place_standing_item(work, it.standing, 1),
    "remove a standing item": lambda work, it: standing.remove_standing_item(work, it.standing),
    "record a reply": lambda work, it: replying.record_reply(
        work, it.planned, it.board.seats["DCS"], {"answer": Answer.APOLOGIES}
    ),
    "take a reply back": lambda work, it: replying.remove_reply(
        work, it.closed, it.board.seats["Nurse"]
    ),
    "mark a seat": lambda work, it: attendance.record_attendance(
        work, it.meeting, it.board.seats["DCS"], {"code": Code.APOLOGIES}
    ),
    "mark the rest": lambda work, it: attendance.mark_all_present(work, it.meeting),
    "add a guest": lambda work, it: guests.add_guest(
        work, {"meeting": it.meeting, "name": "T. Noor", "item": it.item}
    ),
    "change a guest": lambda work, it: guests.change_guest(work, it.guest, {"role": "Analyst"}),
    "remove a guest": lambda work, it: guests.remove_guest(work, it.guest),
    "decide": lambda work, it: decisions.add_decision(work, {"meeting": it.meeting, "text": "Yes"}),
    "change a decision": lambda work, it: decisions.change_decision(
        work, it.decision, {"dissent": "Police"}
    ),
    "remove a decision": lambda work, it: decisions.remove_decision(work, it.decision),
    "give an action": lambda work, it: actions.add_action(
        work, {"meeting": it.meeting, "text": "Do it", "due": JUNE}
    ),
    "change an action": lambda work, it: actions.change_action(work, it.action, {"text": "Other"}),
    "update an action": lambda work, it: actions.add_update(work, it.action, "News"),
    "move a due day": lambda work, it: actions.move_due(work, it.action, JUNE, "Data come late"),
    "hand an action on": lambda work, it: actions.hand_action_on(work, it.action, EVERYONE),
    "bring an action back": lambda work, it: bring_back(work, it.action, it.planned),
    "close an action": lambda work, it: actions.close_action(work, it.action, "Three cases heard"),
    "drop an action": lambda work, it: actions.drop_action(work, it.action, "Overtaken"),
    "remove an action": lambda work, it: actions.remove_action(work, it.action),
    "write minutes": lambda work, it: save_minutes(work, it.item, "Other words"),
    "send to the chair": lambda work, it: carry_out(work, it.closed, moves.TO_CHAIR),
    "resume": lambda work, it: carry_out(work, it.closed, moves.RESUME),
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Iterator[tuple[Core, World]]:
    """Make the world once: every act here is undone before the next."""
    core = open_core(tmp_path_factory.mktemp("undo"), template)
    board, meeting_id, [item] = begin(core, "Neglect")
    planned, closed = plan(core, board, JUNE), plan(core, board, date(2025, 1, 16))
    with core.work("World") as work:
        save_minutes(work, item, "Words")
        standing.add_standing_item(work, {"group": board.board, "title": "Voice of children"})
        world = World(
            board,
            meeting_id,
            planned,
            item,
            standing.add_standing_item(work, {"group": board.board, "title": "Dataset"}),
            guests.add_guest(work, {"meeting": meeting_id, "name": "B. Reid"}),
            decisions.add_decision(work, {"meeting": meeting_id, "item": item, "text": "Extend"}),
            actions.add_action(work, {"meeting": meeting_id, "item": item, "text": "Bring"}),
            closed,
        )
        nurse = board.seats["Nurse"]
        replying.record_reply(work, closed, nurse, {"answer": Answer.COMING})
        carry_out(work, closed, moves.START)
        attendance.mark_rest(work, closed, Code.ATTENDED)
        carry_out(work, closed, moves.CLOSE)
    yield core, world
    core.close()


def content(core: Core) -> dict[str, list[tuple[Any, ...]]]:
    """Give every journaled row without its version, and the search index."""
    with core.read() as session:
        found = {}
        for name in journaled():
            table = Base.metadata.tables[name]
            columns = [column for column in table.columns if column.name != "version"]
            found[name] = [
                tuple(row) for row in session.execute(select(*columns).order_by(table.c.id))
            ]
        words = text("SELECT rowid, title, body FROM search_index ORDER BY rowid")
        found["search_index"] = [tuple(row) for row in session.execute(words)]
    return found


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_undone_whole_and_done_again(file: tuple[Core, World], name: str) -> None:
    core, world = file
    before = content(core)
    with core.work("Act", name) as work:
        ACTS[name](work, world)
    after = content(core)
    assert after != before
    core.undo()
    assert content(core) == before
    core.redo()
    assert content(core) == after
    core.undo()
