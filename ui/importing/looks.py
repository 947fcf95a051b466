"""How the cells of a preview look: what is wrong in a row, what it takes away, what a question proposes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from app.importing.outcomes import Outcome
from ui.importing.lines import TAKES_AWAY, PreviewLine
from ui.importing.row_texts import UNDERSTOOD
from ui.importing.rows import MARK
from ui.table_model import Look
from ui.widgets.text import in_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from app.fields import Field


def proposal(asked: Sequence[str], font: QFont, width: int) -> str:
    """Give what the closed list of answers shows in this width.

    A name that is too long is shortened before its question mark: without the mark a proposal looks like an answer.
    """
    measure = QFontMetrics(font).horizontalAdvance
    fitting = next((each for each in asked if measure(each) <= width), None)
    if fitting is not None:
        return fitting
    name = asked[-1].removesuffix(MARK)
    mark = MARK if name != asked[-1] else ""
    (text,) = in_lines(name, font, width - measure(mark), 1)
    return f"{text}{mark}"


def look_of(record: object, field: Field, usual: Look) -> Look:
    """Mark what is wrong in a row and what it takes away.

    What a row does not say is blank: a sign in every empty cell would hide those that are filled.
    """
    if not isinstance(record, PreviewLine):
        return usual
    if field.name == "outcome":
        return Look(TAKES_AWAY, "bad", chip=True) if record.takes_away else usual
    if field.name == UNDERSTOOD:
        return replace(_filled(usual), tone="bad" if record.takes_away else None, kept=record.more)
    if field.name not in record.wrong:
        return _filled(usual)
    # A name that nobody knows yet is not wrong by that.
    return replace(_filled(usual), tone="bad" if record.outcome is Outcome.PROBLEM else "caution")


def _filled(usual: Look) -> Look:
    return Look("") if usual.text == "-" else usual
