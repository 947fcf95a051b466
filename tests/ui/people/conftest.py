"""The window of the tests of people, on the small board."""

from __future__ import annotations

from tests.ui.begun import board, core, window

__all__ = ["board", "core", "window"]
