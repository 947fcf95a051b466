"""The columns of a round taken apart: those that standards, agencies and sectors share, and those of each."""

from __future__ import annotations

from app.fields import Day, Fields, Figure, Link, Note, Percent, Text
from app.returns.cycles import OfText


def standing_fields(threshold: int) -> Fields:
    """Give the columns that standards, agencies and sectors share."""
    return (
        Text("lowest", "Lowest", computed=True, width=10),
        OfText(
            "below",
            f"Below {threshold}",
            computed=True,
            width=11,
            help=f"Answers below {threshold}, of those that count.",
        ),
        Percent("percent", "Below %", computed=True, width=9),
        Figure("own", "Self", computed=True, width=7, help="The mean of answers that have both."),
        Figure("moderated", "Moderated", computed=True, width=11),
    )


def standard_fields(threshold: int) -> Fields:
    """Give the columns of standards."""
    return (
        Text("number", "No.", computed=True, width=5),
        Text("title", "Standard", computed=True, width=32),
        *standing_fields(threshold),
        OfText("weak", "Agencies weak", computed=True, width=14),
    )


def agency_fields(threshold: int, before: str = "") -> Fields:
    """Give the columns of agencies; `before` names what the last cycle covered, where there is one."""
    cycle = (
        Percent("percent_before", f"{before} %", computed=True, width=10),
        Text("change", "Change", computed=True, width=12),
    )
    return (
        Link("agency", "Agency", kind="agencies", computed=True, width=24),
        *standing_fields(threshold),
        Percent("sector_percent", "Sector %", computed=True, width=10),
        *(cycle if before else ()),
        OfText(
            "weak",
            "Weak",
            computed=True,
            width=8,
            help="Standards with an answer below, of those with an answer that counts.",
        ),
        Text("sector", "Sector", computed=True, width=18, listed=False),
        Text("state", "Return", computed=True, width=16),
    )


def sector_fields(threshold: int) -> Fields:
    """Give the columns of sectors."""
    return (
        Text("sector", "Sector", computed=True, width=30),
        OfText("came", "Returns in", computed=True, width=11),
        *standing_fields(threshold),
    )


WEAK: Fields = (
    Link("agency", "Agency", kind="agencies", computed=True, width=24),
    Text("number", "No.", computed=True, width=6),
    Text("wording", "Question", computed=True, width=50),
    Figure("own", "Self", computed=True, width=6),
    Figure("moderated", "Moderated", computed=True, width=11),
    Note("improvement", "Areas for improvement", computed=True, listed=True, width=28),
    Day("deadline", "By", computed=True),
    Text("action", "Action", computed=True, width=10),
    Text("sheet", "Sheet", computed=True, listed=False),
    Text("cell", "Cell", computed=True, width=7),
)
