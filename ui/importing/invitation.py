"""What the screen of imports says before a file is chosen: what may come, and what is meant to come now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.importing.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

HELP = (
    "Choose the workbooks that partners sent, drop them here, or paste a list copied from Excel. Each is read and "
    "shown before anything is stored: new rows, changed ones (old → new), unchanged ones, questions and "
    "problems. What a person has to know first stands above the rows, such as figures that a workbook takes away, "
    "questions that are not answered and totals that do not agree; “Go to it” shows the rows.\n\n"
    "A name with a question mark in a row is a proposal and no answer; “Take likely answers” takes those that are "
    "very likely. What every row needs and no column says is asked once, above the rows.\n\n"
    "Return or F2 on a question opens its answers, once for all alike rows; on a problem it opens the cell that is "
    "wrong. Of several problems in a row the bar below tells all, first the one in the column with the focus. Delete "
    "leaves rows out, Return takes one in again. Rows with an open question or a problem are not "
    "stored. “Columns matched” shows what each column is taken for and lets it be changed. It is kept "
    "for the sender’s next file; another sender’s file with the same headings gets it as unsure.\n\n"
    "Hidden sheets, rows and columns are named above the rows and not read in unless you choose it there.\n\n"
    "“Marked copy for sender” saves a copy of the file with every problem as a comment and a list of what to put "
    "right on its first sheet; all else in it stays as it came. Sent back and corrected, it is read in again.\n\n"
    "Several files wait in a list and are looked at one after another. Back goes one file and drops none. "
    "“Store all without questions” stores those that ask nothing, each as a step of its own; others wait."
)

_FOR_ALL = (
    "membership lists, attendance, Section 11 and 175 returns, dataset returns, published indicator tables, training "
    "registers, attendance reports of Teams and Zoom, contributions, spending, action logs, decisions, people, "
    "agencies, schools"
)

_OF_KIND = {"section-11": "Choose the returns that agencies sent"}
"""How a kind is invited that stands for others too: whoever brings returns has those of any template."""


def invitation(expected: str, given: Mapping[str, str]) -> str:
    """Invite to choose files: of the kind `expected`, "" for any, and of what is `given`, such as an agency."""
    titles = {each.name: each.title.lower() for each in KINDS}
    what = titles.get(expected, "")
    told = (
        f"Choose the workbooks to read as {what}"
        if what
        else "Choose the workbooks that partners sent"
    )
    if given:
        told = f"Choose the {what} of {' and '.join(given.values())}"
    kinds = "" if what else f": {_FOR_ALL}"
    return f"{told}, or drop them here{kinds}. A list copied from Excel is pasted with Ctrl+V."
