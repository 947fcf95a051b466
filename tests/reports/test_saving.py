"""Tests that a document replaces another whole or not at all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from app.errors import EnvironmentProblem
from reports.saving import in_place_of

if TYPE_CHECKING:
    from pathlib import Path


def test_the_new_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_text("old")
    with in_place_of(path) as draft:
        draft.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_no_rubbish(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError), in_place_of(path) as draft:
        draft.write_text("half \ud800", encoding="utf-8")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "minutes.pdf"
    with pytest.raises(EnvironmentProblem, match="there is no folder"), in_place_of(path):
        pass


def test_a_folder_of_that_name_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="a folder has that name"), in_place_of(tmp_path):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a thing of POSIX")
def test_a_full_disk_is_said_in_words(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415 - Windows has none

    path = tmp_path / "minutes.pdf"
    path.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with (
            pytest.raises(EnvironmentProblem, match="the disk is full"),
            in_place_of(path) as draft,
        ):
            draft.write_bytes(b"x" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_text() == "old"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the system's owner may write anywhere"
)
def test_a_file_that_may_only_be_read_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_text("old")
    path.chmod(0o444)
    with pytest.raises(EnvironmentProblem, match="may only be read"), in_place_of(path):
        pass


def test_a_place_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    with (
        pytest.raises(EnvironmentProblem, match="was not saved"),
        in_place_of(tmp_path / "minutes.pdf") as draft,
    ):
        raise PermissionError(13, "Permission denied", str(draft))
