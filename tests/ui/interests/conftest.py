"""The window of the tests of interests, on the board of the pictures."""

from __future__ import annotations

from tests.ui.begun import core, sample, window

__all__ = ["core", "sample", "window"]
