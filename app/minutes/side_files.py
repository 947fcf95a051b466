"""Side files: where words go that the file itself could not take, flushed to the disk."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.paths import Paths


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
        path = self._path(partnership_file, draft.item_id)
        part = path.with_suffix(".part")
        content = {
            "file": partnership_file,
            "item": draft.item_id,
            "text": draft.text,
            "at": draft.at.isoformat(),
            "shown": draft.shown,
        }
        with part.open("w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        self._flush_folder()

    def read(self, partnership_file: str) -> list[DraftText]:
        """Give the drafts put aside for one partnership's file, oldest first; an unreadable one is left where it is."""
        found = []
        for path in sorted(self._folder.glob("*.json")) if self._folder.is_dir() else ():
            try:
                content = json.loads(path.read_text(encoding="utf-8"))
                at = datetime.fromisoformat(content["at"])
                draft = DraftText(content["item"], content["text"], at, content["shown"])
            except (OSError, ValueError, KeyError):
                continue
            if content["file"] == partnership_file:
                found.append(draft)
        return sorted(found, key=lambda draft: draft.at)

    def remove(self, partnership_file: str, item_id: int) -> None:
        """Take away the side file of an item whose words are in the partnership's file now, or are not wanted."""
        self._path(partnership_file, item_id).unlink(missing_ok=True)

    def _path(self, partnership_file: str, item_id: int) -> Path:
        which = hashlib.sha256(partnership_file.encode()).hexdigest()[:12]
        return self._folder / f"{which}-{item_id}.json"

    def _flush_folder(self) -> None:
        """Make the new name itself durable; Windows has no such act for folders."""
        if os.name == "nt":
            return
        handle = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def side_files_of(paths: Paths) -> SideFiles:
    """Give the side files of the present user."""
    return SideFiles(paths.data / "drafts")
