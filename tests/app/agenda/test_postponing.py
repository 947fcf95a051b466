"""Postponing a meeting with its agenda and papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agenda.operations import add_item, prepare_agenda
from app.agenda.postponing import postpone_with_agenda
from app.agenda.queries import agenda
from app.errors import InvalidValues
from app.meetings.queries import meeting
from app.papers.queries import papers_of
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import JUNE, MARCH, plan
from tests.app.papers.makers import attach, pdf

if TYPE_CHECKING:
    from datetime import date

    from app.bootstrap import Core

OWN = ["4 Neglect strategy", "4.1 Progress report", "5 Dataset"]


def planned(core: Core) -> int:
    first = plan(core, make_board(core))
    with core.work("Prepare agenda") as work:
        prepare_agenda(work, first)
        item_id = add_item(work, {"meeting": first, "title": "Neglect strategy"})
        add_item(work, {"meeting": first, "title": "Progress report", "parent": item_id})
        add_item(work, {"meeting": first, "title": "Dataset"})
    attach(core, item_id, "strategy.pdf", pdf("Strategy"))
    return first


def own(core: Core, meeting_id: int) -> list[str]:
    with core.read() as session:
        return [each.heading for each in agenda(session, meeting_id) if not each.is_standing]


def labels(core: Core, meeting_id: int) -> list[str]:
    with core.read() as session:
        return [each.label for each in papers_of(session, meeting_id)]


def postpone(core: Core, meeting_id: int, new_day: date | None) -> int:
    with core.work("Postpone meeting") as work:
        return postpone_with_agenda(work, meeting_id, reason="Chair ill", new_day=new_day)


def test_a_postponed_meeting_takes_its_agenda_and_papers_to_the_new_day(core: Core) -> None:
    """Reproduces: the new meeting began empty, and each item had to be carried over by hand."""
    first = planned(core)
    own_before = own(core, first)
    second = postpone(core, first, JUNE)
    assert [each.partition(" ")[2] for each in own(core, second)] == [
        each.partition(" ")[2] for each in own_before
    ]
    assert (own(core, first), len(labels(core, second))) == ([], 1)
    with core.read() as session:
        assert meeting(session, first).reason == "Chair ill"
    core.undo()
    assert (own(core, first), len(labels(core, first))) == (own_before, 1)


def test_while_no_day_is_agreed_the_agenda_stays(core: Core) -> None:
    first = planned(core)
    before = own(core, first)
    assert postpone(core, first, None) == first
    assert own(core, first) == before


def test_the_day_from_which_it_is_postponed_is_no_new_day(core: Core) -> None:
    first = plan(core, make_board(core))
    with pytest.raises(InvalidValues) as refused:
        postpone(core, first, MARCH)
    assert set(refused.value.problems) == {"new_day"}
