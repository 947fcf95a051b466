"""From the first start to the agenda of an imported Board, by keyboard alone, with at most eight typed answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.inputs import real
from tests.ui.acting import CONTROL, SHIFT, Key
from ui.home.page import HomePage
from ui.importing.page import ImportPage

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from tests.journeys.conftest import Begin
    from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.journey

MOST_ANSWERS = 8
STANDING = ("Welcome, apologies and declarations of interest", "Action log", "Any other business")


def start_partnership(hands: Keyboard) -> None:
    hands.answer("Westshire SCP")
    hands.go_to("Your name")
    hands.answer("Sana Khan")
    hands.press(Key.Key_Return, held=CONTROL)
    assert isinstance(hands.window.pages.page, HomePage)


def import_members(hands: Keyboard, workbook: Path) -> None:
    hands.press(Key.Key_I, held=CONTROL | SHIFT)
    page = hands.window.pages.page
    assert isinstance(page, ImportPage)
    hands.press(Key.Key_I, held=CONTROL)
    hands.name_file(workbook)
    hands.wait(page.check.foot.store.isVisible)
    hands.press(Key.Key_L, held=CONTROL)
    hands.press(Key.Key_Return, held=CONTROL)
    hands.wait_told("Import members")


def plan_meeting(hands: Keyboard, group: str, day: str) -> None:
    hands.press(Key.Key_6, held=CONTROL)
    hands.press(Key.Key_N, held=CONTROL)
    hands.answer(group)
    hands.go_to("Date")
    hands.answer(day)
    hands.go_to("Start")
    hands.answer("9:30")
    hands.go_to("Finish")
    hands.answer("12:00")
    hands.press(Key.Key_Return, held=CONTROL)
    hands.wait_told("Plan meeting")


def write_agenda(hands: Keyboard, out: Path) -> str:
    hands.press(Key.Key_Return, held=CONTROL)
    hands.press(Key.Key_P, held=CONTROL)
    hands.name_file(out)
    hands.wait_told("is written")
    text = " ".join(page.extract_text() for page in PdfReader(out).pages)
    return " ".join(text.split())


def test_eight_answers_lead_from_the_first_start_to_the_agenda_of_the_imported_board(
    fresh: Core, begin: Begin, tmp_path: Path
) -> None:
    workbook = real("partner_returns", "membership_list.xlsx")
    hands = begin(fresh, None)
    start_partnership(hands)
    import_members(hands, workbook)
    plan_meeting(hands, "SCP Board", "27/3/2025")
    text = write_agenda(hands, tmp_path / "agenda.pdf")
    assert "SCP Board: agenda" in text
    assert "Thursday 27 March 2025" in text
    assert "9:30" in text
    assert [title for title in STANDING if title not in text] == []
    assert len(hands.answers) <= MOST_ANSWERS
