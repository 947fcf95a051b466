"""The window on an empty file, as a person has it before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from tests.ui.begun import core, window

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.window import Window

__all__ = ["core", "window"]


@pytest.fixture
def desk(window: Window) -> Window:
    """Give the window by the name that tests of importing use beside its pages."""
    return window


@pytest.fixture
def file(core: Core) -> Core:
    """Give the application below the window, with two agencies known."""
    with core.work("Add agencies") as work:
        add_agency(work, {"name": "Blackburn College"})
        add_agency(work, {"name": "Lancashire Constabulary"})
    return core
