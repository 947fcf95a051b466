"""Every kind of content that is read from workbooks, and every list of names that its Link columns may mean.

A feature adds its line here; of two kinds that fit a workbook equally well the earlier one counts.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.actions.arriving import known_owners, learn_owner
from app.actions.imports import ACTION_LOG
from app.agencies.imports import AGENCY_LIST
from app.agencies.operations import add_alias
from app.agencies.queries import known_agencies
from app.agencies.school_imports import SCHOOL_LIST
from app.attendance.imports import ATTENDANCE_MATRIX
from app.attendance.report_imports import MEETING_ATTENDANCE
from app.budget.imports import CONTRIBUTION_RETURN
from app.decisions.imports import DECISION_LOG
from app.groups.queries import known_groups
from app.indicators.arriving import learn_column
from app.indicators.imports import DATASET_RETURN
from app.indicators.published_imports import PUBLISHED_TABLE
from app.indicators.records import known_indicators
from app.meetings.naming import known_meetings
from app.partnerships.queries import known_partnerships
from app.people.imports import PEOPLE_LIST
from app.people.queries import known_people
from app.rag.queries import known_rag_words
from app.returns.imports import SECTION_11_RETURN, known_rounds
from app.returns.issued_imports import ISSUED_RETURN
from app.returns.school_imports import SECTION_175_RETURN
from app.seats.imports import MEMBERSHIP_LIST
from app.spending.imports import SPENDING
from app.training.attendance_imports import ATTENDANCE_REPORT
from app.training.finding import known_courses, known_events, nobody_known
from app.training.form_imports import FORM_ANSWERS
from app.training.imports import TRAINING_REGISTER

if TYPE_CHECKING:
    from app.importing.kind import ImportKind
    from app.importing.learning import Learners
    from app.importing.lookup import Lookups

KINDS: tuple[ImportKind, ...] = (
    ISSUED_RETURN,
    SECTION_11_RETURN,
    SECTION_175_RETURN,
    DATASET_RETURN,
    PUBLISHED_TABLE,
    ATTENDANCE_MATRIX,
    MEETING_ATTENDANCE,
    ATTENDANCE_REPORT,
    FORM_ANSWERS,
    MEMBERSHIP_LIST,
    TRAINING_REGISTER,
    CONTRIBUTION_RETURN,
    SPENDING,
    ACTION_LOG,
    DECISION_LOG,
    AGENCY_LIST,
    SCHOOL_LIST,
    PEOPLE_LIST,
)

LOOKUPS: Lookups = {
    "agencies": known_agencies,
    "attenders": nobody_known,
    "courses": known_courses,
    "delegates": nobody_known,
    "events": known_events,
    "groups": known_groups,
    "indicators": known_indicators,
    "meetings": known_meetings,
    "partnerships": known_partnerships,
    "owners": known_owners,
    "people": known_people,
    "rag-words": known_rag_words,
    "return-rounds": known_rounds,
}

LEARNERS: Learners = {
    "agencies": add_alias,
    "indicators": learn_column,
    "owners": learn_owner,
}


def lookups_of(partnership_id: int | None) -> Lookups:
    """Give the names that a workbook for a partnership may mean: its own groups and meetings, courses and rounds.

    Without one all count, which is right for a file with one partnership.
    """
    own = {
        "courses": known_courses,
        "events": known_events,
        "groups": known_groups,
        "indicators": known_indicators,
        "meetings": known_meetings,
        "return-rounds": known_rounds,
    }
    return {
        **LOOKUPS,
        **{kind: partial(known, partnership_id=partnership_id) for kind, known in own.items()},
    }
