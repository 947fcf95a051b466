"""How the sheets of a return are protected and printed, and what stands at the head and the foot of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.worksheet.properties import PageSetupProperties

from app.days import show_full_day
from reports.plain import one_line

if TYPE_CHECKING:
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

    from app.returns.issuing import Issue

_A4 = 9
_PAGES = "Page &P of &N"


def set_up(sheet: Worksheet, issue: Issue, *, across: bool = False) -> None:
    """Lock a sheet without a password, rows and columns still to be made larger, and let it print one page wide."""
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False  # both stay allowed
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    paper, margins = sheet.page_setup, sheet.page_margins
    paper.orientation, paper.paperSize = "landscape" if across else "portrait", _A4
    paper.fitToWidth, paper.fitToHeight = 1, 0
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.75
    margins.header = margins.footer = 0.35
    head_or_foot(sheet.oddHeader, right=footer_text(issue.partnership.marking or ""))
    head_or_foot(sheet.oddFooter, right=_PAGES)


def due_in_words(issue: Issue) -> str:
    """Say by when a return is wanted and where it goes, as far as that is known."""
    due, box = issue.round.due_on, issue.partnership.mailbox
    when = f" by {show_full_day(due)}" if due else ""
    return f"Please return it{when} to {box or issue.partnership.name}."


def head_or_foot(item: HeaderFooterItem | None, *, left: str = "", right: str = "") -> None:
    """Write a header or footer; an ampersand in a name is doubled by the caller, since one begins a code."""
    if item is not None:
        item.left.text, item.right.text = left or item.left.text, right or item.right.text


def footer_text(text: str) -> str:
    """Write a name as a header or footer takes it: an ampersand is a sign only where there are two."""
    return one_line(text).replace("&", "&&")
