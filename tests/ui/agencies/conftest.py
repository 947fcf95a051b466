"""The window and the small board of the tests of groups."""

from __future__ import annotations

from tests.ui.groups.conftest import board, core, window

__all__ = ["board", "core", "window"]
