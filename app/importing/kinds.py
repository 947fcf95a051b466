"""Every kind of content that is read from workbooks, and every list of names that its Link columns may mean.

A feature adds its line here; of two kinds that fit a workbook equally well the earlier one counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.importing.kind import ImportKind
    from app.importing.lookup import Lookups

KINDS: tuple[ImportKind, ...] = ()

LOOKUPS: Lookups = {}
