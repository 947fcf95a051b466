"""Places of a live file: network shares and synchronised folders are known by their signs."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from models.errors import EnvironmentProblem
from models.places import check_place, on_network, synchronised_by

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
//server/share /mnt/council\\040share cifs rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/zvalli ext4 rw 0 0
broken
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    path = tmp_path / "mounts"
    path.write_text(MOUNTS, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/mnt/council share/board.pdesk", True),
        ("/home/other/board.pdesk", True),
        ("/home/zvalli/board.pdesk", False),
        ("/homeless/board.pdesk", False),
        ("/var/board.pdesk", False),
    ],
)
def test_the_deepest_mount_decides(mounts: Path, path: str, *, expected: bool) -> None:
    assert on_network(Path(path), mounts) is expected


def test_a_share_is_refused_with_reason_and_advice(mounts: Path) -> None:
    with pytest.raises(
        EnvironmentProblem, match=r"network drive.*own data folder; backups may stay"
    ):
        check_place(Path("/mnt/council share/board.pdesk"), mounts)


def test_a_system_without_a_list_of_mounts_has_no_shares(tmp_path: Path) -> None:
    assert not on_network(tmp_path / "board.pdesk", tmp_path / "none")


@pytest.mark.parametrize(
    "path", ["//server/share/board.pdesk", r"\\server\share\b", r"\\?\UNC\server\b"]
)
def test_an_address_of_a_server_is_a_share(path: str) -> None:
    assert on_network(Path(path))


def test_a_long_windows_path_is_no_share(mounts: Path) -> None:
    assert not on_network(Path(r"\\?\C:\Users\zvalli\board.pdesk"), mounts)


@pytest.mark.parametrize(
    "path",
    [
        PureWindowsPath(r"C:\Users\zvalli\OneDrive\board.pdesk"),
        PureWindowsPath(r"C:\Users\zvalli\OneDrive - Borough Council\SCP\board.pdesk"),
        PureWindowsPath(r"G:\My Drive\board.pdesk"),
        PurePosixPath("/home/z/Dropbox (Council)/board.pdesk"),
        PurePosixPath("/Users/z/Library/Mobile Documents/board.pdesk"),
        PurePosixPath("/home/z/Nextcloud/a/b/board.pdesk"),
    ],
)
def test_folders_of_known_services_are_found(path: PureWindowsPath | PurePosixPath) -> None:
    assert synchronised_by(path) == next(
        part for part in path.parts if synchronised_by(PurePosixPath(part, "x"))
    )


@pytest.mark.parametrize(
    "path", ["/home/z/OneDriver/b", "/home/z/dropbox.pdesk", "/home/z/Boxing/b"]
)
def test_like_names_are_no_services(path: str) -> None:
    assert synchronised_by(PurePosixPath(path)) is None


def test_the_folder_that_windows_names_is_known(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))
    assert synchronised_by(tmp_path / "deep" / "board.pdesk") == "OneDrive"
