"""The window of the tests of spending, on an empty file."""

from __future__ import annotations

from tests.ui.begun import window

__all__ = ["window"]
