"""The settings of one user on one computer: who they are, where second backups go, recent files, how lists look."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

RECENT_FILES = 8

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """Every setting with its default; an unknown one in the file is dropped, one of the wrong type too."""

    user_name: str = ""
    user_initials: str = ""
    second_backup_folder: str = ""
    theme: str = "light"
    recent_files: list[str] = field(default_factory=list)
    lists: dict[str, Any] = field(default_factory=dict)
    """Columns, widths, sort and filter of each list, by its name."""
    window: dict[str, Any] = field(default_factory=dict)

    @property
    def who(self) -> str:
        """Give the name that history shows."""
        return self.user_initials or self.user_name or "Unnamed user"


class SettingsFile:
    """The settings on disk, read once and written whole by replacing the file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._now: Settings | None = None

    @property
    def now(self) -> Settings:
        """Give the settings as they stand; a damaged file gives the defaults and a line in the log."""
        if self._now is None:
            self._now = self._read()
        return self._now

    def change(self, **values: Any) -> Settings:  # noqa: ANN401 - each setting has its own type
        """Change some settings and write the file; an unknown name is our bug."""
        self._now = replace(self.now, **values)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_suffix(".part")
        part.write_text(json.dumps(asdict(self._now), indent=1), encoding="utf-8")
        part.replace(self._path)
        return self._now

    def remember_file(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        others = [each for each in self.now.recent_files if each != str(path)]
        self.change(recent_files=[str(path), *others][:RECENT_FILES])

    def _read(self) -> Settings:
        if not self._path.exists():
            return Settings()
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            _log.info("settings were unreadable; defaults are used")
            return Settings()
        defaults = asdict(Settings())
        known = {each.name for each in fields(Settings)}
        fits = {
            name: value
            for name, value in stored.items()
            if name in known and isinstance(value, type(defaults[name]))
        }
        return Settings(**fits)
