"""The fonts that ship hold every character that documents and screens use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from app import resources

if TYPE_CHECKING:
    from pathlib import Path

WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
TYPST = """#set document(title: "Minutes")
#set text(font: ("Inter", "DejaVu Sans", "Last Resort"), lang: "en", region: "GB")
= Minutes
#json(bytes(sys.inputs.text))
"""


@pytest.mark.parametrize("weight", WEIGHTS)
def test_inter_holds_what_british_documents_use(weight: str) -> None:
    with TTFont(resources.path("fonts", f"Inter-{weight}.ttf")) as font:
        assert set(map(ord, "£€–—‘’“”…≥≤×·•½éŵŷ→✓")) <= set(font.getBestCmap())


@pytest.mark.parametrize("weight", WEIGHTS)
def test_inter_can_set_figures_in_columns(weight: str) -> None:
    with TTFont(resources.path("fonts", f"Inter-{weight}.ttf")) as font:
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert "tnum" in features


def test_the_weights_are_one_family() -> None:
    for weight in WEIGHTS:
        with TTFont(resources.path("fonts", f"Inter-{weight}.ttf")) as font:
            names = font["name"]
            assert str(names.getBestFamilyName()) == "Inter"
            assert str(names.getBestSubFamilyName()) == weight


def test_the_last_resort_holds_any_character() -> None:
    with TTFont(resources.path("fonts", "LastResort.ttf")) as font:
        held = font.getBestCmap()
    assert {0, ord("中"), ord("ह"), 0xE000, 0x1F468, 0x10FFFF} <= set(held)


@pytest.mark.parametrize("text", ["naïve ≥ “q” £", "Zażółć", "عربي", "中文", "👩‍👩‍👧 ✅", "\ue000"])
def test_a_tagged_pdf_never_fails_because_of_a_character(text: str, tmp_path: Path) -> None:
    import typst  # noqa: PLC0415 - heavy, and only this test needs it

    source = tmp_path / "minutes.typ"
    source.write_text(TYPST, encoding="utf-8")
    _pdf, warnings = typst.compile_with_warnings(
        str(source),
        font_paths=[str(resources.path("fonts"))],
        ignore_system_fonts=True,
        sys_inputs={"text": json.dumps(text)},
        pdf_standards=["ua-1"],
    )
    assert warnings == []
