"""The chair's Word file comes back: read, and compared with the minutes as they would be written now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.minutes.returned import compare, has_sheet, has_table, is_public, standing
from app.minutes.word_file import open_word, word_parts
from app.minutes.word_text import read_text
from reports import minutes
from reports.word import word_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.minutes.passages import Returned


def read_returned(core: Core, meeting_id: int, path: Path) -> Returned:
    """Compare a file with the minutes of a meeting; a UserError says why it cannot be read, or may not be taken."""
    with core.read() as session:
        now = standing(session, meeting_id, core.clock.today())
    there = read_text(open_word(path))
    report = minutes.build(
        core,
        meeting_id,
        public=is_public(there),
        with_table=has_table(there),
        with_sheet=has_sheet(there),
    )
    here = read_text(word_parts(path.name, word_bytes(report)))
    return compare(here, there, now)
