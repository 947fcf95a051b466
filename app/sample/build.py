"""The sample partnership, built through the same operations as the user's own acts, relative to the day it is."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from app.making import make_file
from app.progress import UNWATCHED, step
from app.rag.operations import add_usual_rag_words
from app.sample import facts
from app.sample.boards import build_boards
from app.sample.coming_on import say_how_they_come_on
from app.sample.confirmations import build_confirmations
from app.sample.diary import Diary, it_is
from app.sample.measured import build_indicators
from app.sample.meetings import build_meetings
from app.sample.money import build_budget
from app.sample.people import Names
from app.sample.returns import build_returns
from app.sample.school_round import build_school_round
from app.sample.schools import build_schools
from app.sample.spending import build_spending
from app.sample.template import build_template
from app.sample.training import build_training
from app.sample.unit import SIGN_MANAGER, SIGN_OFFICER, build_unit

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.progress import Progress

SEED = 2024
"""Fixed, so that two samples of one day hold the same."""
SET_UP = 400
"""Days before today on which everything was entered that meetings stand on; the first of them is later."""


def make_sample(core: Core, path: Path, progress: Progress = UNWATCHED) -> None:
    """Make a new file that holds the sample, whole or not at all; what is open stays open."""
    make_file(core, path, lambda maker: build_sample(maker, progress))


def build_sample(core: Core, progress: Progress = UNWATCHED) -> None:
    """Fill the open, empty file with the sample partnership; the file says of itself from then on that it is one.

    Its steps are signed by the people of its unit, so that undo takes back only what a visitor did.
    """
    with core.signed(SIGN_MANAGER):
        _build(core, progress)


def _build(core: Core, progress: Progress) -> None:
    chance, today = Random(SEED), core.clock.today()  # noqa: S311 - invented figures, no secret
    names = Names(chance)
    step(progress, "Inventing agencies, groups and people", 0, 0)
    core.mark_as_sample()
    with (
        it_is(core, today - timedelta(days=SET_UP)),
        core.work("Set up the sample", facts.NAME, can_undo=False) as work,
    ):
        known = build_boards(work, names, today)
        build_schools(work)
        add_usual_rag_words(work)
    build_meetings(Diary(core, known, names, chance, today, progress))
    with (
        core.signed(SIGN_OFFICER),
        core.work("Set RAG", "the open actions", can_undo=False) as work,
    ):
        say_how_they_come_on(work, today)
    step(progress, "Adding the budget", 0, 0)
    with core.work("Add the sample's budget", "every year since 2024-25", can_undo=False) as work:
        build_budget(work, known, today)
        build_spending(work, known, today)
    step(progress, "Adding the training", 0, 0)
    with (
        core.signed(SIGN_OFFICER),
        core.work("Add the sample's training", "a year of events", can_undo=False) as work,
    ):
        build_training(work, known, names, chance=chance, today=today)
    step(progress, "Adding the returns", 0, 0)
    with core.work("Add the sample's returns", "Section 11", can_undo=False) as work:
        build_returns(work, known, chance, today)
        build_confirmations(work, known, today)
        build_school_round(work, today)
    step(progress, "Adding the indicators", 0, 0)
    with core.work("Add the sample's indicators", "a dozen", can_undo=False) as work:
        build_indicators(work, known, chance, today)
    step(progress, "Sharing out the work", 0, 0)
    with core.work("Share out the sample's work", "The unit", can_undo=False) as work:
        build_unit(work, known)
        build_template(work, known.partnership, known.groups["neglect"])
