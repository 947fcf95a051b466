"""The sample partnership, built through the same operations as the user's own acts, relative to the day it is."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from app.sample.boards import build_boards
from app.sample.meetings import Diary, build_meetings
from app.sample.money import build_budget
from app.sample.people import Names
from app.sample.returns import build_returns
from app.sample.training import build_training
from app.sample.unit import build_unit

if TYPE_CHECKING:
    from app.bootstrap import Core

SEED = 2024
"""Fixed, so that two samples of one day hold the same."""


def build_sample(core: Core) -> None:
    """Fill the open, empty file with the sample partnership."""
    chance, today = Random(SEED), core.clock.today()  # noqa: S311 - invented figures, no secret
    names = Names(chance)
    with core.work("Set up the sample", can_undo=False) as work:
        known = build_boards(work, names, today)
    build_meetings(Diary(core, known, chance, today))
    with core.work("Add the sample's budget", can_undo=False) as work:
        build_budget(work, known, today)
    with core.work("Add the sample's training", can_undo=False) as work:
        build_training(work, known, names, chance=chance, today=today)
    with core.work("Add the sample's returns", can_undo=False) as work:
        build_returns(work, known, chance, today)
    with core.work("Share out the sample's work", can_undo=False) as work:
        build_unit(work, known)
