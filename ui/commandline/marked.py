"""Marked copies on the command line: one file, or one for each of several workbooks in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import UserError, WrongUsage

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview
    from reports.marked_wish import MarkedCopy


class NeedsFolder(WrongUsage):
    """Several copies cannot go into one file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path}” is no folder, and several workbooks have a marked copy each. Name a folder."
        )


class AlreadyThere(UserError):
    """A copy would take the place of a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path}” is there already, so no copy was marked. Give another name.")


class Copies:
    """Writes the marked copy of each workbook of one import where one was wished."""

    def __init__(self, path: Path | None, count: int) -> None:
        """Take the path as it was given; NeedsFolder where it is none for several workbooks."""
        self._path = path
        if path is not None and count > 1 and not path.is_dir():
            raise NeedsFolder(path)

    def write(self, core: Core, preview: Preview, workbook: Path) -> MarkedCopy | None:
        """Write the copy of a workbook; None where none was wished or nothing is to be put right.

        AlreadyThere, and what `write_marked_copy` refuses.
        """
        if self._path is None:
            return None
        from app.importing.put_right import to_put_right  # noqa: PLC0415 - loaded already, as a file is open
        from app.partnerships.queries import all_partnerships  # noqa: PLC0415 - the same
        from reports.marked_copy import write_marked_copy  # noqa: PLC0415 - only where a copy is wished
        from reports.marked_wish import UNNAMED, CopyWish, copy_name  # noqa: PLC0415 - the same

        found = to_put_right(preview)
        if not found.points:
            return None
        target = self._path / copy_name(workbook.name) if self._path.is_dir() else self._path
        if target.exists():
            raise AlreadyThere(target)
        whose = preview.subject.partnership
        with core.read() as session:
            bodies = all_partnerships(session)
        body = next((each for each in bodies if whose is None or each.id == whose.id), None)
        unit, mailbox = (body.name, body.mailbox) if body else (UNNAMED, "")
        return write_marked_copy(CopyWish(found, workbook, unit, mailbox or ""), target)
