"""The colours keep the contrast that product.md asks for, in light and in dark."""

from __future__ import annotations

import pytest

from ui.tokens import DARK, LIGHT, TONES, Tokens, contrast

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


@BOTH
@pytest.mark.parametrize("ground", ["ground", "surface", "header", "hover", "accent_weak"])
@pytest.mark.parametrize("words", ["ink", "muted", "accent_ink"])
def test_words_can_be_read_on_every_ground(tokens: Tokens, words: str, ground: str) -> None:
    assert contrast(getattr(tokens, words), getattr(tokens, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("tone", TONES)
def test_a_chip_can_be_read(tokens: Tokens, tone: str) -> None:
    tint = getattr(tokens, tone)
    assert contrast(tint.ink, tint.ground) >= 4.5


@BOTH
def test_a_problem_can_be_read_beside_its_field(tokens: Tokens) -> None:
    assert contrast(tokens.bad.ink, tokens.surface) >= 4.5
    assert contrast(tokens.bad.ink, tokens.ground) >= 4.5


@BOTH
def test_the_primary_button_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_deep) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["ground", "surface", "accent_weak"])
def test_control_borders_and_the_focus_ring_stand_out(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.border, getattr(tokens, ground)) >= 3
    assert contrast(tokens.accent, getattr(tokens, ground)) >= 3
