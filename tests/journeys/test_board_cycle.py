"""One full cycle of the Board by keyboard alone: planned, invited, papered, held, minuted, corrected, approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys import cycle_after, cycle_before, cycle_held
from tests.journeys.cycle import Cycle, make_file

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from tests.journeys.conftest import Begin

pytestmark = pytest.mark.journey


@pytest.fixture
def cycle(core: Core, fresh: Core, begin: Begin, tmp_path: Path) -> Cycle:
    """Give the window on the Board's file, on 11 March 2025."""
    make_file(core)
    path = core.open_path()
    core.close()
    return Cycle(begin(fresh, path), fresh, tmp_path)


def test_a_full_cycle_of_the_board_is_done_by_keyboard(cycle: Cycle) -> None:
    cycle_before.prepare(cycle)
    cycle_before.invite(cycle)
    cycle_before.take_replies(cycle)
    cycle_before.attach_papers(cycle)
    cycle_before.write_packs(cycle)
    cycle_before.send_and_supplement(cycle)
    cycle_before.brief_the_chair(cycle)
    cycle_held.begin(cycle)
    cycle_held.write_down(cycle)
    cycle_held.close(cycle)
    cycle_after.take_chair_file(cycle)
    cycle_after.issue(cycle)
    cycle_after.write_documents(cycle)
    cycle_after.write_to_owners(cycle)
    cycle_after.correct_and_approve(cycle)
    cycle_after.read_matrix(cycle)
