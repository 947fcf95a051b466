"""Set-up says in one sentence what it cannot do, and does nothing twice."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer import acts, application, system_packages, virtual_env
from installer.problem import LibrariesUnknown, NoDisplay, PackagesMissing

ROOT = Path(__file__).resolve().parents[2]
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Linux packages only")


def test_every_act_is_a_word_of_make() -> None:
    words = re.search(r"^ACTS = (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert words
    assert {"help", *words[1].split()} == set(acts.ACTS)


def test_an_unknown_word_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert acts.perform(["fly"]) == 2
    assert "“fly” is none of: help, setup, run" in capsys.readouterr().err


def test_without_a_display_the_window_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(NoDisplay):
        application.start([])
    monkeypatch.setattr(virtual_env, "is_ready", lambda: True)
    assert acts.perform(["run"]) == 1
    assert capsys.readouterr().err.startswith("There is no display here")


@pytest.mark.parametrize("variable", ["WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM"])
def test_a_display_is_known_by_its_variable(variable: str) -> None:
    assert application.display_name({variable: ":7"}) == ":7"


@ON_LINUX
def test_a_library_that_is_nowhere_does_not_load() -> None:
    assert system_packages.loads("libc.so.6")
    assert not system_packages.loads("libnowhere.so.1")


@ON_LINUX
def test_without_rights_the_one_command_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _only_these_programs(monkeypatch, tmp_path, "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(PackagesMissing, match=r"sudo apt-get install -y .* libgl1 libegl1"):
        system_packages.install(["libgl1", "libegl1"])


@ON_LINUX
def test_without_apt_the_libraries_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _only_these_programs(monkeypatch, tmp_path)
    with pytest.raises(LibrariesUnknown, match=r"libGL\.so\.1"):
        system_packages.install(["libgl1"])


def test_this_environment_is_ready_and_a_second_set_up_does_nothing(
    capfd: pytest.CaptureFixture[str],
) -> None:
    if not virtual_env.is_ready():
        pytest.skip("these tests do not run in the project's own .venv")
    assert acts.perform(["setup"]) == 0
    assert capfd.readouterr().out == ""


def test_the_stamp_changes_with_the_lock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = virtual_env.stamp()
    other = tmp_path / "requirements.lock"
    other.write_text("", encoding="utf-8")
    monkeypatch.setattr(virtual_env, "LOCK", other)
    assert virtual_env.stamp() != before


def test_another_python_is_refused_in_a_sentence() -> None:
    script = (
        "import sys; sys.version_info = (3, 9, 1); from installer.__main__ import main; main([])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr.startswith("Python 3.11, 3.12, 3.13 or 3.14 is needed; this is Python 3.9.")


def _only_these_programs(monkeypatch: pytest.MonkeyPatch, folder: Path, *names: str) -> None:
    for name in names:
        shutil.copy(sys.executable, folder / name)
    monkeypatch.setenv("PATH", str(folder))
