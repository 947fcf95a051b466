"""Opening a file: what is refused with which sentence, and that a refused file stays as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from models.database import close_file, create_file, open_file
from models.errors import EnvironmentProblem, FileInUse, FileTooNew, FileTooOld, LeftLocked
from models.header import SCHEMA
from models.lock import FileHolder, lock_path, myself, read_holder
from tests.processes import holding, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from models.database import OpenFile


@pytest.fixture
def path(tmp_path: Path, template: Path) -> Path:
    """Give a closed file of the program."""
    made = tmp_path / "board.pdesk"
    shutil.copyfile(template, made)
    return made


@contextmanager
def opened(path: Path, **options: object) -> Iterator[OpenFile]:
    file = open_file(path, **options)  # type: ignore[arg-type]  # options of open_file
    yield file
    close_file(file)


def leave_note(path: Path, host: str, pid: int = 1) -> None:
    note = f'{{"user": "z.valli", "host": "{host}", "pid": {pid}, "since": "2025-03-10T16:40:00+00:00"}}'
    lock_path(path).write_text(note, encoding="utf-8")


def write_word(path: Path, offset: int, number: int) -> None:
    with path.open("rb+") as file:
        file.seek(offset)
        file.write(struct.pack(">I", number))


def make_empty(path: Path) -> None:
    path.write_bytes(b"")


def make_picture(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(5000))


def make_one_byte(path: Path) -> None:
    path.write_bytes(b"S")


def make_foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE agency (id INTEGER)")
    other.close()


def make_newer(path: Path) -> None:
    write_word(path, 60, SCHEMA + 7)


def make_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def make_shorter_by_a_byte(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


def make_first_page_zero(path: Path) -> None:
    with path.open("rb+") as file:
        file.write(bytes(4096))


def make_later_pages_noise(path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(100)
        file.write(os.urandom(3900))


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (make_empty, r"is empty \(0 bytes\). Restore it from a backup"),
        (make_one_byte, "is not a Partnership Desk file"),
        (make_picture, "is not a Partnership Desk file"),
        (make_foreign, "is a database of another program"),
        (make_newer, f"written by a newer Partnership Desk .file version {SCHEMA + 7}"),
        (make_short, "is cut short"),
        (make_shorter_by_a_byte, "is cut short"),
        (make_first_page_zero, "is not a Partnership Desk file"),
        (make_later_pages_noise, "is damaged"),
    ],
)
def test_a_file_that_is_not_sound_is_refused_and_stays_as_it_was(
    path: Path, damage: Callable[[Path], None], sentence: str
) -> None:
    damage(path)
    before = path.read_bytes()
    with pytest.raises(EnvironmentProblem, match=sentence):
        open_file(path)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_missing_path_is_refused_and_no_file_is_made(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="There is no file at"):
        open_file(tmp_path / "nowhere" / "board.pdesk")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="is a folder"):
        open_file(tmp_path)


def test_a_name_too_long_for_the_disk_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="could not be read"):
        open_file(tmp_path / ("x" * 300))


def test_a_newer_file_is_known_as_such(path: Path) -> None:
    make_newer(path)
    with pytest.raises(FileTooNew):
        open_file(path)


def test_an_older_file_is_known_as_such(path: Path) -> None:
    write_word(path, 60, SCHEMA - 1)
    with pytest.raises(FileTooOld, match="brought up to date"):
        open_file(path)


@pytest.mark.parametrize(
    "part", ["VIEW spy AS SELECT 1", "TRIGGER spy AFTER INSERT ON step BEGIN SELECT 1; END"]
)
def test_a_file_with_a_part_that_would_run_unseen_is_refused(path: Path, part: str) -> None:
    with sqlite3.connect(path) as other:
        other.execute(f"CREATE {part}")
    other.close()
    with pytest.raises(EnvironmentProblem, match="“spy”, which Partnership Desk never makes"):
        open_file(path)


def test_a_file_without_one_of_its_tables_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("DROP TABLE change")
    other.close()
    with pytest.raises(EnvironmentProblem, match="its table “change” is missing"):
        open_file(path)


def test_a_file_marked_read_only_opens_for_reading_and_stays_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    path.chmod(0o444)
    with opened(path) as file:
        assert file.read_only
    assert path.read_bytes() == before
    assert not lock_path(path).exists()


def test_a_file_in_a_read_only_folder_opens_for_reading(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        with opened(path) as file:
            assert file.read_only
        assert [each.name for each in path.parent.iterdir()] == [path.name]
    finally:
        path.parent.chmod(0o755)


def test_a_file_in_a_synchronised_folder_is_refused(path: Path) -> None:
    folder = path.parent / "OneDrive - Borough Council"
    folder.mkdir()
    moved = path.rename(folder / path.name)
    with pytest.raises(EnvironmentProblem, match="OneDrive - Borough Council synchronises"):
        open_file(moved)


def test_a_file_in_a_synchronised_folder_may_be_read(path: Path) -> None:
    folder = path.parent / "Dropbox"
    folder.mkdir()
    with opened(path.rename(folder / path.name), mode="ro") as file:
        assert file.read_only


def test_a_link_into_a_synchronised_folder_is_refused(path: Path) -> None:
    folder = path.parent / "Dropbox"
    folder.mkdir()
    moved = path.rename(folder / path.name)
    path.symlink_to(moved)
    with pytest.raises(EnvironmentProblem, match="synchronises"):
        open_file(path)


def test_a_file_that_another_process_holds_names_the_holder(path: Path) -> None:
    with holding(path) as process, pytest.raises(FileInUse) as refused:
        open_file(path)
    assert f"{myself().user} on {myself().host} since" in str(refused.value)
    assert f"process {process.pid}" in str(refused.value)


def test_a_file_that_another_process_holds_is_not_read_either(path: Path) -> None:
    with holding(path), pytest.raises(FileInUse):
        open_file(path, mode="ro")


def test_a_second_opening_in_this_program_is_refused_and_the_first_keeps_its_lock(
    path: Path,
) -> None:
    with opened(path):
        with pytest.raises(FileInUse, match="open in this program already"):
            open_file(path)
        assert _try_from_outside(path) == "locked"
    assert _try_from_outside(path) == "free"


def test_a_file_that_was_removed_while_open_leaves_no_trace_in_the_list_of_open_ones(
    path: Path, template: Path
) -> None:
    file = open_file(path)
    kept = path.rename(path.with_name("kept.pdesk"))
    shutil.copyfile(template, path)
    close_file(file)
    for each in (kept, path):
        with opened(each) as again:
            assert not again.read_only


def test_the_note_of_a_process_that_died_does_not_hinder_and_tells_of_the_unclean_end(
    path: Path,
) -> None:
    with holding(path) as process:
        process.kill()
        process.wait()
        with opened(path) as file:
            assert file.left_unclean
    with opened(path) as file:
        assert not file.left_unclean


def test_a_note_with_the_number_of_this_process_from_an_earlier_day_does_not_hinder(
    path: Path,
) -> None:
    leave_note(path, myself().host, os.getpid())
    with opened(path) as file:
        assert file.left_unclean


@pytest.mark.parametrize(
    "note", ["", "{", "[]", '{"user": "x", "host": "y", "pid": 1, "since": "soon"}']
)
def test_an_empty_or_damaged_note_does_not_hinder(path: Path, note: str) -> None:
    lock_path(path).write_text(note, encoding="utf-8")
    with opened(path) as file:
        assert file.left_unclean
    assert not lock_path(path).exists()


def test_a_note_of_another_computer_asks_before_it_is_taken_over(path: Path) -> None:
    leave_note(path, "laptop-7")
    with pytest.raises(LeftLocked, match=r"left open by z\.valli on laptop-7 since"):
        open_file(path)
    with opened(path, take_over=True) as file:
        holder = read_holder(path)
        assert file.left_unclean
        assert isinstance(holder, FileHolder)
        assert holder.pid == os.getpid()


def test_a_note_that_somebody_else_wrote_meanwhile_stays_when_the_file_is_closed(
    path: Path,
) -> None:
    file = open_file(path)
    leave_note(path, "laptop-7")
    close_file(file)
    assert lock_path(path).exists()


@pytest.mark.parametrize(
    "name", ["a #1?x=%41&mode=rw.pdesk", "Überprüfung 'x' \"y\".pdesk", "-.pdesk", "ñ" * 100]
)
def test_odd_names_open_the_file_they_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    create_file(path)
    with opened(path) as file:
        assert file.path == path.resolve()
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_new_file_never_takes_the_place_of_another(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(EnvironmentProblem, match="exists already"):
        create_file(path)
    assert path.read_bytes() == before


def test_a_new_file_in_a_folder_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="could not be saved"):
        create_file(tmp_path / "nowhere" / "board.pdesk")


def test_two_new_files_have_identities_of_their_own(tmp_path: Path) -> None:
    found = set()
    for name in ("a", "b"):
        create_file(tmp_path / name)
        with sqlite3.connect(tmp_path / name) as other:
            found |= set(other.execute("SELECT value FROM remembered WHERE name = 'identity'"))
        other.close()
    assert len(found) == 2


def _try_from_outside(path: Path) -> str:
    program = (
        "import sqlite3, sys\n"
        "try:\n"
        "    sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT * FROM step')\n"
        "except sqlite3.OperationalError:\n"
        "    print('locked')\n"
        "else:\n"
        "    print('free')"
    )
    with running(program, str(path)) as process:
        return process.communicate()[0].strip()
