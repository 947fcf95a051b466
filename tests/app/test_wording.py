"""Sentences made of parts: what is cut ends at a word and says that it was cut."""

from __future__ import annotations

import pytest

from app.wording import shortened, with_the

SENTENCE = "The Board agreed to extend the neglect strategy to March 2026"


@pytest.mark.parametrize(
    ("most", "shown"),
    [
        (61, SENTENCE),
        (60, "The Board agreed to extend the neglect strategy to March…"),
        (30, "The Board agreed to extend…"),
        (10, "The Board…"),
    ],
)
def test_a_text_is_cut_at_a_word_with_an_ellipsis(most: int, shown: str) -> None:
    """Reproduces: the history told of a strategy extended "to March 202"."""
    assert shortened(SENTENCE, most) == shown
    assert len(shown) <= most


def test_one_long_word_is_cut_within_and_lines_become_one() -> None:
    assert shortened("Safeguarding", 6) == "Safeg…"
    assert shortened("Write to\n  the trust", 40) == "Write to the trust"


def test_a_group_is_named_with_its_article_once() -> None:
    assert with_the("SCP Board") == "the SCP Board"
    assert with_the("The Alliance") == "the Alliance"
