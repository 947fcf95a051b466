"""Every widget of the machinery passes the checker that every screen must pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.checker import check_page
from tests.ui.gallery import GALLERY

if TYPE_CHECKING:
    from ui.window import Window


@pytest.mark.parametrize("key", [spec.key for spec in GALLERY])
def test_every_widget_passes_at_both_sizes_in_both_themes(window: Window, key: str) -> None:
    window.navigation.brand.show_name("BwD SCP", "Blackburn with Darwen", [("Other", lambda: None)])
    window.show_foot([("hard-drive", "Saved on this laptop"), ("archive", "Backed up today 09:02")])
    assert check_page(window, key) == []
