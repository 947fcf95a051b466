"""Settings: kept whole, read with forgiveness, and never the reason why the program fails."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from app.errors import EnvironmentProblem
from app.paths import own_paths, paths_under
from app.settings import RECENT_FILES, Settings, SettingsFile

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert SettingsFile(path).now == Settings()
    assert not path.exists()


def test_a_change_is_there_the_next_time(path: Path) -> None:
    SettingsFile(path).change(user_name="Sana Khan", lists={"people": {"sort": "name"}})
    found = SettingsFile(path).now
    assert (found.user_name, found.lists) == ("Sana Khan", {"people": {"sort": "name"}})
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "7", "\ufeff{}", '{"theme": 3, "unknown": 1}']
)
def test_damaged_settings_give_the_defaults(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    assert SettingsFile(path).now == Settings()


def test_an_unknown_setting_of_a_newer_program_is_kept_through_a_change(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": "dark", "newer": [1]}', encoding="utf-8")
    SettingsFile(path).change(user_name="Sana")
    assert json.loads(path.read_text(encoding="utf-8"))["newer"] == [1]


def test_two_programs_change_different_settings_without_losing_either(path: Path) -> None:
    window, script = SettingsFile(path), SettingsFile(path)
    assert window.now == script.now
    script.change(user_name="Sana")
    window.change(theme="dark")
    assert (SettingsFile(path).now.user_name, SettingsFile(path).now.theme) == ("Sana", "dark")


def test_an_unknown_name_is_our_bug(path: Path) -> None:
    with pytest.raises(TypeError):
        SettingsFile(path).change(colour="red")


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(EnvironmentProblem, match="settings could not be saved"):
        SettingsFile(tmp_path / "config" / "settings.json").change(theme="dark")


def test_the_newest_file_is_first_among_the_recent_ones_and_once(
    path: Path, tmp_path: Path
) -> None:
    settings = SettingsFile(path)
    for number in (*range(10), 5):
        settings.remember_file(tmp_path / str(number))
    recent = settings.now.recent_files
    assert (recent[0], len(recent), len(set(recent))) == (
        str(tmp_path / "5"),
        RECENT_FILES,
        RECENT_FILES,
    )


def test_history_shows_initials_before_the_name_and_that_before_the_computers(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = SettingsFile(path)
    monkeypatch.setenv("LOGNAME", "nightly-job")
    assert settings.now.who == "nightly-job"
    assert settings.change(user_name="Sana Khan").who == "Sana Khan"
    assert settings.change(user_initials="SK").who == "SK"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Blackburn with Darwen SCP", "Blackburn with Darwen SCP.pdesk"),
        ("a/b\\c:d*e?", "a b c d e.pdesk"),
        ("  ", "Partnership.pdesk"),
        ("CON", "CON file.pdesk"),
        ("x" * 200, "x" * 60 + ".pdesk"),
        ("Ünïted", "Ünïted.pdesk"),
    ],
)
def test_a_new_file_gets_a_name_that_every_disk_takes(
    tmp_path: Path, name: str, expected: str
) -> None:
    assert paths_under(tmp_path).file_for(name).name == expected


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    paths = paths_under(tmp_path)
    paths.files.mkdir(parents=True)
    for expected in ("Board.pdesk", "Board 2.pdesk", "Board 3.pdesk"):
        path = paths.file_for("Board")
        assert path.name == expected
        path.write_bytes(b"")


def test_the_users_own_folders_lie_in_the_users_home() -> None:
    paths = own_paths()
    assert len({paths.data, paths.config, paths.log}) == 3
    assert paths.backups.is_relative_to(paths.data)
