"""The window of the tests of Word templates, on the board of the pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.begun import core, sample, window
from tests.ui.opened import page_of
from ui.templates.page import TemplatesPage

if TYPE_CHECKING:
    from tests.ui.meetings.board import Sample
    from ui.window import Window

__all__ = ["core", "sample", "window"]


@pytest.fixture
def page(window: Window, sample: Sample) -> TemplatesPage:
    """Give the page of templates; the board is there."""
    assert sample.march
    return page_of(window, "templates", TemplatesPage)
