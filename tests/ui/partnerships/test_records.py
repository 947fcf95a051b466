"""Whoever goes to a record is shown its partnership; what is new is of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.catalogue import CHOICES
from app.groups.queries import group
from app.training.queries import courses
from tests.pair import MARKS
from tests.ui.acting import CONTROL, SHIFT, Key, press
from tests.ui.checker import settle
from tests.ui.opened import page_of
from tests.ui.partnerships.filling import fill, form
from tests.ui.partnerships.showing import brand, choose, shown
from ui.choices import find_everything
from ui.reports.page import ReportsPage

if TYPE_CHECKING:
    from app.bootstrap import Core
    from tests.pair import Pair
    from ui.window import Window


@pytest.mark.parametrize(
    "kind",
    [
        "groups",
        "members",
        "meetings",
        "agenda-items",
        "minutes",
        "decisions",
        "actions",
        "courses",
        "events",
        "bookings",
        "contributions",
        "budget-lines",
    ],
)
def test_opening_a_record_of_the_other_changes_the_partnership(
    window: Window, pair: Pair, kind: str
) -> None:
    record_id = pair.birch.ids.get(kind, 1)
    if kind == "minutes":
        hits = find_everything(window.core, "strategy", window.partnership).found  # type: ignore[arg-type]  # begun
        record_id = next(hit.record_id for hit in hits if hit.kind == kind and "Birch" in hit.title)
    window.pages.open_record(kind, record_id)
    settle()
    assert brand(window)[0] == "Birch P"
    assert window.pages.page is not None
    assert MARKS[0] not in shown(window.pages.page)


def test_a_search_finds_both_and_says_whose_the_others_are(window: Window, paired: Core) -> None:
    found = [hit.title for hit in find_everything(paired, "executive", window.partnership).found]
    assert found == ["Executive", "Executive, Birch P"]


def test_a_new_group_and_a_new_course_are_of_the_chosen_one(
    window: Window, paired: Core, pair: Pair
) -> None:
    choose(window, pair.birch)
    window.pages.open_at("groups", {})
    press(Key.Key_N, CONTROL, window)
    assert "partnership" not in form(window).form.editors
    fill(window, name="Fresh panel")
    window.pages.open_at("training", {})
    press(Key.Key_N, CONTROL | SHIFT, window)
    fill(window, title="Fresh course")
    with paired.read() as session:
        found = CHOICES["groups"](session, "Fresh")[0]
        course = CHOICES["courses"](session, "Fresh")[0]
        assert group(session, found.id, paired.clock.today()).partnership.id == pair.birch.id
        assert courses(session, [course.id])[0].partnership.id == pair.birch.id


def test_a_form_offers_the_chosen_partnerships_own_records_first(
    window: Window, pair: Pair
) -> None:
    choose(window, pair.birch)
    assert window.desk is not None
    found = window.desk.lists.choices.find("groups", "executive")
    assert [ref.name for ref in found] == ["Executive", "Executive, Alder P"]
    assert found[0].id == pair.birch.ids["executive"]


def test_a_report_is_asked_for_the_chosen_partnership_first(window: Window, pair: Pair) -> None:
    page = page_of(window, "reports", ReportsPage)
    for side in pair.sides:
        choose(window, side)
        for name in ("structure", "actions", "membership", "training", "budget"):
            page.go({"report": name})
            assert page.form.values()["partnership"] == side.id
