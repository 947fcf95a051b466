"""The cycle in the meeting: started, registered, minuted with decisions, actions and what is restricted, and closed."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from app.meetings.fields import MeetingState
from tests.journeys.cycle import BOTH
from tests.ui.acting import CONTROL, SHIFT, Key

if TYPE_CHECKING:
    from tests.journeys.cycle import Cycle

DAY = date(2025, 3, 27)
AGREED = "The minutes of the meeting of 12 December 2024 were agreed as a true record."
WELCOME = "The Chair welcomed members."
NEGLECT = "The subgroup reported. Wirral has done the same.\n- Referrals rose by a tenth."
PRIVATE_LINE = "The pilot team has lost two posts."
PRIVATE_ITEM = "The family of Child Q was discussed."
PRIVATE_ACTION = "See the family of Child Q"
DECISION = "The Board agreed to extend the neglect strategy to March 2026."
ACTIONS = (
    "Bring data on missed appointments @Named Nurse 12/6",
    "Write to partners about shares @DCS 30/4",
)


def begin(cycle: Cycle) -> None:
    """Start the meeting on its day and fill the register: what was replied stands there, one has not come."""
    hands = cycle.hands
    cycle.it_is(DAY, time(9, 30))
    hands.press(Key.Key_M, held=CONTROL)
    hands.press(Key.Key_A, held=BOTH)
    rows = register(cycle)
    assert {post: code for post, (code, _deputy) in rows.items()} == {
        "DCS": "Y",
        "Superintendent": "D",
        "Nurse": "Y",
        "Named Nurse": "A",
        "Lead Member": "Y",
    }
    assert rows["Superintendent"] == ("D", "Tom Shaw")
    hands.press(Key.Key_End)
    hands.type("n")
    hands.press(Key.Key_F6, held=SHIFT)


def _comes_late(cycle: Cycle) -> None:
    """Note the lead member's coming while an item is minuted: the one in hand is proposed."""
    hands = cycle.hands
    hands.press(Key.Key_F6)
    hands.press(Key.Key_End)
    hands.press(Key.Key_T, held=CONTROL)
    hands.press(Key.Key_Return, held=CONTROL)
    hands.press(Key.Key_F6, held=SHIFT)
    assert register(cycle)["Lead Member"] == ("Y", None)


def register(cycle: Cycle) -> dict[str, tuple[str, str | None]]:
    """Give code and deputy of each seat by its post."""
    assert cycle.page.view is not None
    rows = cycle.page.view.register.rows
    return {each.post: (each.code.value if each.code else "", each.deputy_name) for each in rows}


def write_down(cycle: Cycle) -> None:
    """Type the minutes, item by item."""
    hands = cycle.hands
    hands.type(WELCOME)
    _next(cycle)
    _put_in(cycle, "minutes agreed")
    approve(cycle, "12 Dec 2024")
    _next(cycle)
    hands.type("The log was gone through.")
    _next(cycle)
    _neglect(cycle)
    _next(cycle)
    hands.type("There was no time for it.")
    cycle.choose("Carry over to a later meeting", Key.Key_I, CONTROL)
    hands.press(Key.Key_Return, held=CONTROL)
    _next(cycle)
    hands.type(PRIVATE_ITEM)
    hands.press(Key.Key_Return, held=CONTROL)
    hands.type(f"{PRIVATE_ACTION} @DCS 30/4")
    hands.press(Key.Key_Return, held=CONTROL)
    _next(cycle)
    _put_in(cycle, "no other")


def _neglect(cycle: Cycle) -> None:
    """Type the item that has a restricted line, a decision and two actions."""
    hands = cycle.hands
    _comes_late(cycle)
    hands.type(f"{NEGLECT}\n")
    hands.press(Key.Key_Return)
    hands.type(PRIVATE_LINE)
    hands.press(Key.Key_R, held=BOTH)
    hands.press(Key.Key_Return, held=CONTROL)
    hands.type(DECISION)
    hands.press(Key.Key_D, held=CONTROL)
    for line in ACTIONS:
        hands.type(line)
        hands.press(Key.Key_Return, held=CONTROL)


def close(cycle: Cycle) -> None:
    """Close the meeting; decisions and actions get their numbers."""
    hands = cycle.hands
    hands.press(Key.Key_M, held=CONTROL)
    hands.wait_told("Close meeting")
    assert cycle.page.view is not None
    assert cycle.page.view.record.state is MeetingState.DRAFT
    assert cycle.page.view.record.quorate is True
    made = [
        label
        for item in cycle.page.view.items
        for label in (
            *(each.label for each in item.decisions),
            *(each.label for each in item.actions),
        )
    ]
    assert made == ["Decision 2025/1", "Action 2025/1", "Action 2025/2", "Action 2025/3"]


def _next(cycle: Cycle) -> None:
    cycle.hands.press(Key.Key_Down, held=CONTROL)


def _put_in(cycle: Cycle, letters: str) -> None:
    """Put a ready-made sentence in by a few letters."""
    cycle.hands.press(Key.Key_J, held=CONTROL)
    cycle.hands.type(f"{letters}\n")


def approve(cycle: Cycle, day: str) -> None:
    """Approve the minutes that the item in hand is about, at this meeting."""
    hands = cycle.hands
    hands.go_to(f"Approve the minutes of {day}")
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Return, held=CONTROL)
    hands.wait_told("Approve minutes")
