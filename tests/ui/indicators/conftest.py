"""The window of the tests of indicators, on an empty file."""

from __future__ import annotations

from tests.ui.begun import window

__all__ = ["window"]
