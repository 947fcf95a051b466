"""The marks of a line as an editor shows them, always in agreement with how the line is read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.minutes.text import Marks, marks, parse

TYPED = st.text(alphabet="-!1.) a*\u200b", max_size=24)


def test_a_bullet_a_number_and_a_restricted_line_show_their_marks() -> None:
    assert marks("- milk") == Marks(2, "bullet")
    assert marks("12. eggs") == Marks(4, "number", number=12)
    assert marks("! secret") == Marks(2, restricted=True)
    assert marks("- ! secret") == Marks(4, "bullet", restricted=True)


def test_words_without_marks_have_no_lead() -> None:
    assert marks("  plain words") == Marks(0)


def test_bold_words_are_found_with_their_asterisks() -> None:
    assert marks("- a **bold** word").bold == ((4, 12),)


@given(TYPED)
def test_marks_agree_with_how_the_line_is_read(typed: str) -> None:
    found, read = marks(typed), parse(typed)
    if read:
        assert (read[0].kind, read[0].restricted, read[0].number) == (
            found.kind,
            found.restricted,
            found.number,
        )
