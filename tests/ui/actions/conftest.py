"""The window of the tests of actions, on the board of the pictures."""

from __future__ import annotations

from tests.ui.actions.log import made, page
from tests.ui.begun import core, sample, window

__all__ = ["core", "made", "page", "sample", "window"]
