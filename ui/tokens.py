"""The colours of the program as data, light and dark, and the arithmetic of their contrast."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Tone = Literal["good", "caution", "bad", "note", "none"]
TONES: tuple[Tone, ...] = ("good", "caution", "bad", "note", "none")


@dataclass(frozen=True)
class Tint:
    """The two colours of a tone: words in `ink` on `ground`."""

    ink: str
    ground: str


@dataclass(frozen=True)
class Tokens:
    """Every colour a screen may use, by its meaning."""

    name: Literal["light", "dark"]
    ink: str
    muted: str
    line: str
    ground: str
    surface: str
    header: str
    hover: str
    border: str
    accent: str
    accent_deep: str
    accent_weak: str
    accent_ink: str
    on_accent: str
    good: Tint
    caution: Tint
    bad: Tint
    note: Tint
    none: Tint

    def tint(self, tone: Tone) -> Tint:
        """Give the two colours of a tone."""
        tint: Tint = getattr(self, tone)
        return tint

    def flat(self) -> dict[str, str]:
        """Give all colours by name, a tone's as `good_ink` and `good_ground`, for the style sheet."""
        found: dict[str, str] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, Tint):
                found |= {f"{each.name}_ink": value.ink, f"{each.name}_ground": value.ground}
            else:
                found[each.name] = value
        return found


LIGHT = Tokens(
    name="light",
    ink="#1B2430",
    muted="#5B6675",
    line="#E2E6EB",
    ground="#F5F6F8",
    surface="#FFFFFF",
    header="#FAFBFC",
    hover="#EEF1F4",
    border="#7D8795",
    accent="#0B6E6E",
    accent_deep="#095A5A",
    accent_weak="#E3F1F0",
    accent_ink="#0B6E6E",
    on_accent="#FFFFFF",
    good=Tint("#14693F", "#E3F3EA"),
    caution=Tint("#7A4E00", "#FFF1D2"),
    bad=Tint("#A3211A", "#FCE7E5"),
    note=Tint("#1B5796", "#E5EFFA"),
    none=Tint("#4C5767", "#E9ECF1"),
)

DARK = Tokens(
    name="dark",
    ink="#E7EBF0",
    muted="#A5B0BE",
    line="#323C48",
    ground="#12171D",
    surface="#1B222A",
    header="#212932",
    hover="#29323D",
    border="#7F8C9B",
    accent="#3FB3AC",
    accent_deep="#5CC6C0",
    accent_weak="#173836",
    accent_ink="#62CFC8",
    on_accent="#04211F",
    good=Tint("#7FD8A8", "#173527"),
    caution=Tint("#F2C66D", "#3B2F12"),
    bad=Tint("#F7A8A1", "#45211E"),
    note=Tint("#97C5F7", "#19324E"),
    none=Tint("#C1CAD5", "#2C3540"),
)


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two #RRGGBB colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
