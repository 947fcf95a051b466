"""The lock pins everything that pyproject.toml asks for, by hash, for both systems."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = dict(re.findall(r"^([\w.-]+)==([\w.+-]+)", LOCK, re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED = [*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())]


@pytest.mark.parametrize("line", ASKED)
def test_a_dependency_is_pinned_inside_its_range(line: str) -> None:
    wanted = Requirement(line)
    assert wanted.specifier.contains(PINS[canonicalize_name(wanted.name)])


def test_every_pin_has_a_hash() -> None:
    blocks = re.split(r"^(?=\S+==)", LOCK, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_no_address_stands_in_the_lock() -> None:
    assert "://" not in LOCK


def test_the_lock_serves_windows_too() -> None:
    assert "sys_platform == 'win32'" in LOCK


def test_qt_is_not_the_release_that_loses_references() -> None:
    assert PINS["pyside6-essentials"].startswith("6.11.")
