"""The settings of one user on one computer: who they are, where second backups go, recent files, how lists look."""

from __future__ import annotations

import getpass
import json
import logging
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from app.errors import EnvironmentProblem
from app.files import part_of, put

if TYPE_CHECKING:
    from pathlib import Path

RECENT_FILES = 8

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """Every setting with its default; one of the wrong type in the file is dropped."""

    user_name: str = ""
    user_initials: str = ""
    second_backup_folder: str = ""
    theme: str = "light"
    spelling: bool = True
    """Whether unknown words are underlined in minutes."""
    recent_files: list[str] = field(default_factory=list)
    lists: dict[str, Any] = field(default_factory=dict)
    """Columns, widths, sort and filter of each list, by its name."""
    window: dict[str, Any] = field(default_factory=dict)
    partnerships: dict[str, Any] = field(default_factory=dict)
    """The partnership chosen last in each file that holds several, by the file's identity."""

    @property
    def who(self) -> str:
        """Give the name that history shows: as the person gave it, else as the computer knows them."""
        return self.user_initials or self.user_name or _signed_in() or "Unnamed user"


def _signed_in() -> str:
    """Give the name under which somebody, or a scheduled job, is signed in at this computer; "" for none."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""


class SettingsFile:
    """The settings on disk, read once and written whole by replacing the file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._now: Settings | None = None

    @property
    def now(self) -> Settings:
        """Give the settings as they stand; a damaged file gives the defaults and a line in the log."""
        if self._now is None:
            self._now = _settings(self._read())
        return self._now

    def change(self, **values: Any) -> Settings:  # noqa: ANN401 - each setting has its own type
        """Change some settings and write the file; an unknown name is our bug.

        The file is read again first, for another program of the same user may have changed other settings; what a
        newer program put there stays.
        """
        stored = self._read()
        self._now = replace(_settings(stored), **values)
        try:
            self._write({**stored, **asdict(self._now)})
        except OSError as error:
            raise EnvironmentProblem(
                f"Your settings could not be saved in {self._path} ({error.strerror}). They hold until you close "
                "the program.",
                self._path,
            ) from error
        return self._now

    def remember_file(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        others = [each for each in self.now.recent_files if each != str(path)]
        self.change(recent_files=[str(path), *others][:RECENT_FILES])

    def forget_file(self, path: Path) -> None:
        """Take a file off the recent ones; the file itself stays where it is."""
        self.change(recent_files=[each for each in self.now.recent_files if each != str(path)])

    def _read(self) -> dict[str, Any]:
        if not self._path.exists():
            return {}
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            stored = None
        if not isinstance(stored, dict):
            _log.info("settings were unreadable; defaults are used")
            return {}
        return stored

    def _write(self, stored: dict[str, Any]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with part_of(self._path) as part:
            part.write_text(json.dumps(stored, indent=1), encoding="utf-8")
            put(part, self._path)


def _settings(stored: dict[str, Any]) -> Settings:
    """Take from what was stored the settings that are known and of the right type."""
    defaults = asdict(Settings())
    return Settings(
        **{
            name: value
            for name, value in stored.items()
            if name in defaults and isinstance(value, type(defaults[name]))
        }
    )
