"""Side files: where words go that the file itself could not take, flushed to the disk."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.files import part_of, put

if TYPE_CHECKING:
    from pathlib import Path

    from app.paths import Paths

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class DraftText:
    """The whole text of an agenda item as it was typed, when, and the version of the saved text it began from."""

    item_id: int
    text: str
    at: datetime
    shown: int | None = None


class SideFiles:
    """A folder with one small file for each item whose words could not be saved in the partnership's file."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made with the first file."""
        self._folder = folder

    def write(self, partnership_file: str, draft: DraftText) -> None:
        """Put a draft into its side file, whole and on the disk; OSError where that is not possible either."""
        self._folder.mkdir(parents=True, exist_ok=True)
        content = {
            "file": partnership_file,
            "item": draft.item_id,
            "text": draft.text,
            "at": draft.at.isoformat(),
            "shown": draft.shown,
        }
        path = self._path(partnership_file, draft.item_id)
        with part_of(path) as part:
            part.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            put(part, path)

    def read(self, partnership_file: str) -> list[DraftText]:
        """Give the drafts put aside for one partnership's file, oldest first; `unreadable` gives the others."""
        drafts = (_draft_in(path) for path in self._paths(partnership_file))
        return sorted((each for each in drafts if each is not None), key=lambda draft: draft.at)

    def unreadable(self, partnership_file: str) -> list[Path]:
        """Give the side files of one partnership's file that hold no draft any more; they stay where they are."""
        found = [path for path in self._paths(partnership_file) if _draft_in(path) is None]
        if found:
            _log.warning("side files of minutes that cannot be read: %d", len(found))
        return found

    def remove(self, partnership_file: str, item_id: int) -> None:
        """Take away the side file of an item whose words are in the partnership's file now, or are not wanted."""
        self._path(partnership_file, item_id).unlink(missing_ok=True)

    def _path(self, partnership_file: str, item_id: int) -> Path:
        return self._folder / f"{_start(partnership_file)}{item_id}.json"

    def _paths(self, partnership_file: str) -> list[Path]:
        return sorted(self._folder.glob(f"{_start(partnership_file)}*.json"))


def _start(partnership_file: str) -> str:
    """Give how the names of one partnership's side files begin."""
    return f"{hashlib.sha256(partnership_file.encode()).hexdigest()[:12]}-"


def _draft_in(path: Path) -> DraftText | None:
    """Read a side file; None where a crash, a disk or a hand left something in it that is no draft."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        match content:
            case {
                "item": int(item),
                "text": str(text),
                "at": str(at),
                "shown": int() | None as shown,
            }:
                moment = datetime.fromisoformat(at)
                return DraftText(item, text, moment, shown) if moment.tzinfo else None
    except (OSError, ValueError, RecursionError):
        return None
    return None


def side_files_of(paths: Paths) -> SideFiles:
    """Give the side files of the present user."""
    return SideFiles(paths.data / "drafts")
