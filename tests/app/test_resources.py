"""Resources are found by relative name, and only inside their folder."""

from __future__ import annotations

import pytest

from app import resources


def test_an_icon_is_read_as_text() -> None:
    assert "<svg" in resources.read_text("icons", "house.svg")


def test_a_font_is_read_as_bytes() -> None:
    assert resources.read_bytes("fonts", "Inter-Regular.ttf").startswith(b"\x00\x01\x00\x00")


def test_a_name_may_hold_slashes() -> None:
    assert resources.path("icons/house.svg") == resources.path("icons", "house.svg")


@pytest.mark.parametrize(
    "names", [("..", "app"), ("icons/../../app",), ("/etc",), ("C:\\x",), ("C:x",), ("",)]
)
def test_a_name_outside_the_folder_is_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="Not a name inside"):
        resources.path(*names)


def test_what_does_not_ship_is_not_found() -> None:
    with pytest.raises(FileNotFoundError):
        resources.read_text("icons", "unicorn.svg")
