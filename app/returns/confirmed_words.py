"""Which questions of a return confirm what: by their wording, since an edition of a file's own may number them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTRIBUTION: Mapping[str, str] = {
    "amount": "Contribution in this financial year",
    "is_agreed": "Has the amount been agreed within your organisation?",
    "agreed_on": "Day on which it was, or will be, agreed",
    "next_amount": "Contribution expected in the year after",
    "gives": "Do you give venues, trainers' days or staff time?",
    "what": "What it is: venues, days of trainers, posts",
    "value": "Value of what is given in kind",
    "cost_code": "Purchase order or cost code to quote",
}
"""Of `resources/returns/contribution.toml`; whom to invoice and from when has no place in the budget."""

MEMBERSHIP: Mapping[str, str] = {
    "is_right": "Is the member we have named still right?",
    "member": "Name and post of the member",
    "email": "Work e-mail of the member",
    "attends_from": "Day from which a new member attends",
    "has_deputy": "Is a deputy named who can decide for the organisation?",
    "deputy": "Name, post and work e-mail of the deputy",
}
"""Of `resources/returns/membership.toml`; being ready for the work is told, not kept with a seat."""

TRAINING_LEVELS = (
    "Level 1: everyone",
    "Level 2: work with children and families",
    "Level 3: assess, plan and lead",
)
"""Standards of `resources/returns/training.toml`, each with the two questions below; their share is reckoned here."""

NEED, UP_TO_DATE, SHARE = (
    "People who need it",
    "People who are up to date",
    "Share that is up to date",
)
IN_POST = "Staff and volunteers in post"
REVIEWED = "Day on which the contents were last reviewed"
