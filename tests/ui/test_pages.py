"""Every page of the program can be loaded, and the side bar has its order."""

from __future__ import annotations

import pytest

from ui.page import Page
from ui.pages import ORDER, PAGES, SECTIONS, PageSpec, in_order


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.key)
def test_every_page_loads_and_explains_itself(spec: PageSpec) -> None:
    page = spec.load()
    assert issubclass(page, Page)
    assert page.help_text
    assert spec.section in SECTIONS


def test_pages_stand_in_the_order_of_the_side_bar_however_they_were_added() -> None:
    added = [
        PageSpec("reports", "Reports", "file-text", "Publish", ""),
        PageSpec("meetings", "Meetings", "calendar-days", "Work", ""),
        PageSpec("meeting", "Meeting", "calendar-days", "-", ""),
        PageSpec("groups", "Groups", "network", "Partnership", ""),
        PageSpec("home", "Home", "house", "", ""),
    ]
    assert [spec.key for spec in in_order(added)] == [
        "home",
        "groups",
        "meetings",
        "reports",
        "meeting",
    ]


def test_no_key_and_no_kind_is_taken_twice() -> None:
    keys = [spec.key for spec in PAGES]
    kinds = [kind for spec in PAGES for kind in spec.kinds]
    assert len(keys) == len(set(keys))
    assert len(kinds) == len(set(kinds))
    assert len(ORDER) == len(set(ORDER))
