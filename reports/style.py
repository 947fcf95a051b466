"""The look that every document shares: colours, paper and type sizes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.drawing import Colour
    from reports.table import Tone

COLOURS: dict[Colour, str] = {
    "ink": "#1B2430",
    "muted": "#5B6675",
    "line": "#E2E6EB",
    "ground": "#F5F6F8",
    "surface": "#FFFFFF",
    "accent": "#0B6E6E",
    "accent-weak": "#E3F1F0",
    "good": "#14693F",
    "good-weak": "#E3F3EA",
    "caution": "#7A4E00",
    "caution-weak": "#FFF1D2",
    "bad": "#A3211A",
    "bad-weak": "#FCE7E5",
    "note": "#1B5796",
    "note-weak": "#E5EFFA",
}

TONES: dict[Tone, tuple[Colour, Colour]] = {
    "good": ("good", "good-weak"),
    "caution": ("caution", "caution-weak"),
    "bad": ("bad", "bad-weak"),
    "note": ("note", "note-weak"),
    "none": ("accent", "accent-weak"),
}


@dataclass(frozen=True)
class Paper:
    """A sheet of A4 in points: its size, the margin left and right, above and below."""

    width: float
    height: float
    side: float
    top: float
    bottom: float

    @property
    def text_width(self) -> float:
        """What is left between the margins."""
        return self.width - 2 * self.side

    @property
    def text_height(self) -> float:
        """What is left between header and footer."""
        return self.height - self.top - self.bottom


PORTRAIT = Paper(595.28, 841.89, side=56, top=70, bottom=62)
LANDSCAPE = Paper(841.89, 595.28, side=42, top=56, bottom=50)

BODY_SIZE = 10.0
TABLE_SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)


def paper(*, landscape: bool) -> Paper:
    """Give the sheet of a report."""
    return LANDSCAPE if landscape else PORTRAIT
