"""Where words stand in a line: in any case, with either apostrophe, and no sign of them is a pattern."""

from __future__ import annotations

import pytest

from app.minutes.finding import places


@pytest.mark.parametrize(
    ("line", "wanted", "expected"),
    [
        ("Neglect and neglect", "NEGLECT", [(0, 7), (12, 19)]),
        ("the Board’s view", "board's", [(4, 11)]),
        ("2024–25", "2024-25", [(0, 7)]),
        ("a.b and axb", "a.b", [(0, 3)]),
        ("nothing here", "else", []),
        ("anything", "", []),
    ],
)
def test_words_are_found_where_they_stand(
    line: str, wanted: str, expected: list[tuple[int, int]]
) -> None:
    assert places(line, wanted) == expected
