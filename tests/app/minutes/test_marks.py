"""The marks of a line as an editor shows them, always in agreement with how the line is read."""

from __future__ import annotations

from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from app.minutes.text import LineMarks, marks, parse, with_kind, with_restriction

KINDS: tuple[Literal["bullet", "number"], ...] = ("bullet", "number")
WORDS = st.text(alphabet="ab *", min_size=1, max_size=12).map(lambda text: f"a{text}")
TYPED = st.text(alphabet="-!1.) a*\u200b", max_size=24)


def test_a_bullet_a_number_and_a_restricted_line_show_their_marks() -> None:
    assert marks("- milk") == LineMarks(2, "bullet")
    assert marks("12. eggs") == LineMarks(4, "number", number=12)
    assert marks("! secret") == LineMarks(2, restricted=True)
    assert marks("- ! secret") == LineMarks(4, "bullet", restricted=True)


def test_words_without_marks_have_no_lead() -> None:
    assert marks("  plain words") == LineMarks(0)


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


def test_a_line_becomes_a_bullet_or_a_number_and_a_paragraph_again() -> None:
    assert with_kind("milk", "bullet") == "- milk"
    assert with_kind("- milk", "number", 3) == "3. milk"
    assert with_kind("! 3. milk", "number") == "! milk"


@given(st.sampled_from(("", "- ", "3. ", "! ", "! - ", "- ! ")), WORDS, st.sampled_from(KINDS))
def test_changing_the_mark_of_a_line_keeps_its_words(
    lead: str, words: str, kind: Literal["bullet", "number"]
) -> None:
    [before] = parse(f"{lead}{words}")
    [after] = parse(with_kind(f"{lead}{words}", kind))
    assert (after.plain, after.restricted) == (before.plain, before.restricted)
    assert after.kind == ("paragraph" if before.kind == kind else kind)


@given(st.sampled_from(("", "- ", "3. ", "! ", "! - ", "- ! ")), WORDS)
def test_restricting_a_line_changes_nothing_else(lead: str, words: str) -> None:
    [before] = parse(f"{lead}{words}")
    for restricted in (True, False):
        [after] = parse(with_restriction(f"{lead}{words}", restricted=restricted))
        assert (after.plain, after.kind, after.number) == (before.plain, before.kind, before.number)
        assert after.restricted is restricted
