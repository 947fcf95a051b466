"""What the first hundred bytes of a file tell, read before SQLite ever opens it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from models.complaints import not_done
from models.errors import EnvironmentProblem, FileDamaged, FileMissing, FileTooNew

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x50445343
"""Ours, in the header of every file: the letters PDSC."""

SCHEMA = 1
"""The number of the newest migration, kept in the file's `user_version`."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


def check_header(path: Path) -> int:
    """Refuse a file that is not ours, from the future or cut short; give its schema number.

    Offsets are those of SQLite's file format, section 1.3: page size at 16, page count at 28, user version at 60,
    application id at 68. A non-empty rollback journal beside the file means that SQLite will still mend its length.
    """
    try:
        if path.is_dir():
            raise EnvironmentProblem(f"{path} is a folder. Choose a file inside it.", path)
        with path.open("rb") as file:
            head = file.read(_HEADER)
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError) as error:
        message = f"There is no file at {path}. Choose another file, or start a new one."
        raise FileMissing(message, path) from error
    except OSError as error:
        raise not_done("read", path, error) from error
    return _check_fields(path, head, size)


def has_journal(path: Path) -> bool:
    """Say whether a write was broken off, so that SQLite will roll it back when it may write."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def _check_fields(path: Path, head: bytes, size: int) -> int:
    if not head:
        raise FileDamaged(f"{path} is empty (0 bytes). Restore it from a backup.", path)
    if len(head) < _HEADER or not head.startswith(_MAGIC):
        raise EnvironmentProblem(
            f"{path} is not a Partnership Desk file. Choose one that ends in .pdesk.", path
        )
    if _word(head, 68, ">I") != APPLICATION_ID:
        message = f"{path} is a database of another program, not a Partnership Desk file."
        raise EnvironmentProblem(message, path)
    schema = _word(head, 60, ">I")
    if schema > SCHEMA:
        message = (
            f"{path.name} was written by a newer Partnership Desk (file version {schema}; this program knows "
            f"{SCHEMA}). Open it with the newer program."
        )
        raise FileTooNew(message, path)
    page_size = _word(head, 16, ">H")
    expected = (65536 if page_size == 1 else page_size) * _word(head, 28, ">I")
    if size < expected and not has_journal(path):
        message = (
            f"{path} is cut short: {size:,} of {expected:,} bytes are there. "
            "Restore it from a backup."
        )
        raise FileDamaged(message, path)
    return schema


def _word(head: bytes, offset: int, form: str) -> int:
    number: int = struct.unpack_from(form, head, offset)[0]
    return number
