"""The sample's unit: a business manager and a business support officer, both invented, and what each looks after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.actions.escalation_rules import set_escalation_rule
from app.budget.operations import change_year
from app.groups.operations import change_group
from app.indicators.operations import change_indicator
from app.returns.operations import change_round
from app.sample.boards import BEGAN
from app.sentences.operations import add_usual_sentences
from app.spelling.operations import add_word
from app.training.operations import change_course
from app.unit.operations import add_member
from models.budget import FinancialYear
from models.indicators import Indicator
from models.returns import ReturnRound
from models.training import Course
from models.unit import UnitRole

if TYPE_CHECKING:
    from app.sample.facts import SampleIds
    from app.work import Work

MANAGER, OFFICER = "Sana Khan", "Tom Hale"
SIGN_MANAGER, SIGN_OFFICER = "SK", "TH"
OF_OFFICER = frozenset({"neglect", "contextual", "abuse", "cads"})
"""The keys of the groups that the officer looks after; the manager has the others."""
WORDS = ("Liquidlogic", "SystmOne")
"""Words that they have added to the dictionary: the case systems of councils and of surgeries."""


def minute_taker(group: str) -> str:
    """Give who minutes a group, by its key."""
    return OFFICER if group in OF_OFFICER else MANAGER


def sign_of(group: str) -> str:
    """Give the initials of who works for a group, by its key."""
    return SIGN_OFFICER if group in OF_OFFICER else SIGN_MANAGER


def build_unit(work: Work, known: SampleIds) -> None:
    """Add both with words and sentences, and share out what there is: the officer has subgroups and training."""
    manager = add_member(
        work,
        {"name": MANAGER, "initials": SIGN_MANAGER, "role": UnitRole.MANAGER, "first_day": BEGAN},
    )
    officer = add_member(
        work,
        {"name": OFFICER, "initials": SIGN_OFFICER, "role": UnitRole.OFFICER, "first_day": BEGAN},
    )
    add_usual_sentences(work)
    # The subgroup on domestic abuse meets seldom, so that one meeting after the due day is late enough.
    set_escalation_rule(work, known.groups["abuse"], {"after_late": 1})
    for word in WORDS:
        add_word(work, {"word": word})
    for key, group_id in known.groups.items():
        change_group(work, group_id, {"looked_after": officer if key in OF_OFFICER else manager})
    for course_id in work.session.scalars(select(Course.id)).all():
        change_course(work, course_id, {"looked_after": officer})
    for round_id in work.session.scalars(select(ReturnRound.id)).all():
        change_round(work, round_id, {"looked_after": manager})
    for year_id in work.session.scalars(select(FinancialYear.id)).all():
        change_year(work, year_id, {"looked_after": manager})
    for indicator_id in work.session.scalars(select(Indicator.id)).all():
        change_indicator(work, indicator_id, {"looked_after": manager})
