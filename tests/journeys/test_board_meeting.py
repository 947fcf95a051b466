"""A Board meeting from its plan to its minutes by keyboard alone, and a crash while the next one is typed."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import docx
import pytest
from pypdf import PdfReader

from app.bootstrap import build_core
from app.clock import FixedClock
from app.meetings.fields import MeetingState
from app.paths import paths_under
from tests.conftest import ROOT
from tests.files import TODAY
from tests.journeys.typist import SAVED, words
from tests.journeys.window import begin_meeting, open_meeting_below
from tests.ui.acting import CONTROL, SHIFT, Key
from tests.ui.meetings.board import make_sample
from ui.minutes.page import MeetingPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.bootstrap import Core
    from tests.journeys.conftest import Begin
    from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.journey

MINUTES = (
    "The Chair welcomed members.",
    "The dataset was received.\n- Referrals rose by a tenth.",
    "Nothing else was raised.",
)
DECISION = "The Board agreed to extend the neglect strategy to March 2026."
ACTIONS = (
    "Bring data on missed appointments @Named Nurse 12/6",
    "Write to head teachers @Head of Probation 30/4",
)
REGISTER = "ydyyayynyyy"
"""One letter per seat; the police officer's deputy is known."""
PRINTED = (
    "Tuesday 11 March 2025, 09:30 to 12:00",
    "The meeting was quorate (3 of 3): LA, Police and ICB each present.",
    "9 of 11 seats represented",
    "Deputy: T. Shaw",
    "Apologies",
    *(line.removeprefix("- ") for text in MINUTES for line in text.split("\n")),
    "Decision 2025/1",
    DECISION,
    "Action 2025/1",
    "Bring data on missed appointments",
    "Owner: F. Valli, Named Nurse, ELHT",
    "Due: 12 Jun 2025",
    "Action 2025/2",
)
MOST_LOST = 1.0
"""Seconds of typing that a crash may cost, as the product promises."""
LONGEST = 120
"""Seconds that a window which types is listened to."""
HELD, NEXT = 0, 2
"""Rows of the meeting of this journey and of the Board's next one in the list of those to come."""


@pytest.fixture
def file(core: Core) -> Path:
    """Give a closed file with the Board, its members and its meetings to come."""
    make_sample(core)
    assert core.file is not None
    path = core.file.path
    core.close()
    return path


@pytest.fixture
def again(tmp_path: Path) -> Iterator[Core]:
    """Give the application as it is started another time."""
    opened = build_core(paths_under(tmp_path), FixedClock(TODAY))
    yield opened
    opened.close()


def test_a_meeting_goes_from_plan_to_minutes_and_a_crash_in_the_next_costs_at_most_a_second(
    fresh: Core, again: Core, file: Path, begin: Begin
) -> None:
    hands = begin(fresh, file)
    plan(hands)
    hold(hands)
    write_down(hands)
    end(hands)
    assert missing(pdf_of(hands, file.with_suffix(".pdf"))) == []
    assert missing(word_of(hands, file.with_suffix(".docx"))) == []
    hands.press_last(Key.Key_Q, held=CONTROL)
    typed = type_until_killed(file)
    hands = begin(again, file)
    kept = look_for_typed(hands)
    assert kept == words(len(kept))
    assert lost(typed, len(kept)) <= MOST_LOST
    look_at_saved(hands)


def plan(hands: Keyboard) -> None:
    hands.press(Key.Key_6, held=CONTROL)
    hands.press(Key.Key_N, held=CONTROL)
    hands.type("SCP Board")
    hands.go_to("Date")
    hands.type("11/3/2025")
    hands.press(Key.Key_Return, held=CONTROL)
    hands.wait_told("Plan meeting")
    hands.press(Key.Key_Return, held=CONTROL)


def hold(hands: Keyboard) -> None:
    """Begin the meeting and type one letter per seat."""
    begin_meeting()
    hands.press(Key.Key_F6)
    hands.type(REGISTER)
    hands.press(Key.Key_F6, held=SHIFT)


def write_down(hands: Keyboard) -> None:
    """Type the minutes of three items, the second with a decision and two actions."""
    first, second, third = MINUTES
    hands.type(first)
    hands.press(Key.Key_Down, held=CONTROL)
    hands.type(second)
    hands.press(Key.Key_Return, held=CONTROL)
    hands.type(DECISION)
    hands.press(Key.Key_D, held=CONTROL)
    for line in ACTIONS:
        hands.type(line)
        hands.press(Key.Key_Return, held=CONTROL)
    hands.press(Key.Key_Down, held=CONTROL)
    hands.type(third)


def end(hands: Keyboard) -> None:
    """Close the meeting; one item has nothing, which is asked about."""
    hands.press(Key.Key_M, held=CONTROL)
    hands.go_to("Close meeting")
    hands.press(Key.Key_Return)
    hands.wait_told("Close meeting")


def pdf_of(hands: Keyboard, out: Path) -> str:
    hands.press(Key.Key_P, held=CONTROL)
    hands.name_file(out)
    hands.wait_told(f"{out.name} is written")
    return "\n".join(page.extract_text() for page in PdfReader(out).pages)


def word_of(hands: Keyboard, out: Path) -> str:
    hands.press(Key.Key_W, held=CONTROL)
    hands.name_file(out)
    hands.wait_told(f"{out.name} is written")
    found = docx.Document(str(out))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in found.paragraphs), *cells])


def missing(text: str) -> list[str]:
    """Give what should be printed and is not."""
    return [words for words in PRINTED if words not in text]


def type_until_killed(file: Path) -> list[float]:
    """Kill a window that types when its words were saved for the third time; gives the seconds of each key."""
    lines: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typist", str(file), str(NEXT)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as typist:
        # A window that saves nothing would be listened to for ever.
        alarm = threading.Timer(LONGEST, typist.kill)
        alarm.start()
        for line in typist.stdout or ():
            lines.append(line.strip())
            # Some keys after the light, so that the end comes amid what is not saved yet.
            if lines.count(SAVED) >= 3 and SAVED not in lines[-8:]:
                typist.kill()
        alarm.cancel()
    assert SAVED in lines
    return [float(line) for line in lines if line != SAVED]


def look_for_typed(hands: Keyboard) -> str:
    """Open the meeting that was being typed and give the words that its editor offers."""
    open_meeting_below(NEXT)
    page = hands.window.pages.page
    assert isinstance(page, MeetingPage)
    assert page.live.panel.recovered.isVisible()
    return page.live.panel.editor.text()


def lost(typed: list[float], kept: int) -> float:
    """Give the seconds of typing that are gone: from the last key kept to the last one pressed."""
    return typed[-1] - typed[kept - 1]


def look_at_saved(hands: Keyboard) -> None:
    """Open the meeting that was ended: its minutes, decision and actions are there."""
    open_meeting_below(HELD)
    page = hands.window.pages.page
    assert isinstance(page, MeetingPage)
    assert page.view is not None
    assert page.view.record.state is MeetingState.DRAFT
    items = page.view.items
    assert [each.text for each in items[:3]] == list(MINUTES)
    assert [each.text for each in items[1].decisions] == [DECISION]
    assert [each.label for each in items[1].actions] == ["Action 2025/1", "Action 2025/2"]
