"""About: every library that ships has its notice and the text of its licence, and details name nobody."""

from __future__ import annotations

import getpass
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from app.about import NOTICES, PROGRAM, Notice, details, licence_text, version_of
from tests.conftest import ROOT


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def test_every_library_that_the_program_asks_for_has_a_notice() -> None:
    asked = {
        plain(found[0])
        for each in project()["dependencies"]
        if (found := re.match(r"[\w.-]+", each))
    }
    assert asked - {plain(each.distribution) for each in NOTICES} == set()


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.name)
def test_a_notice_has_the_text_of_its_licence_where_that_must_come_along(notice: Notice) -> None:
    text = licence_text(notice)
    assert text.strip()
    if notice.texts:
        assert len(text) > 500


def test_the_fonts_the_icons_and_qt_are_told_with_their_licences() -> None:
    told = {each.name: each.licence for each in NOTICES}
    assert told["Inter"].startswith("SIL Open Font")
    assert told["Lucide"] == "ISC"
    qt = licence_text(next(each for each in NOTICES if each.name == "Qt and PySide6"))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt
    assert "GNU GENERAL PUBLIC LICENSE" in qt


def test_the_dictionary_is_told_with_who_made_it_and_under_which_licence() -> None:
    notice = next(each for each in NOTICES if each.name == "British English dictionary")
    text = licence_text(notice)
    assert notice.licence == "LGPL"
    for words in ("Kevin Atkinson", "GNU GENERAL PUBLIC LICENSE", "GNU LESSER GENERAL PUBLIC"):
        assert words in text


def test_a_library_that_is_not_installed_has_no_version_and_only_its_licences_name() -> None:
    assert version_of("no-such-library") == ""
    unknown = Notice("No such library", "nothing", "MIT", distribution="no-such-library")
    assert licence_text(unknown) == "No such library: MIT."


def test_details_hold_versions_and_no_name_of_a_person_or_a_place() -> None:
    told = details([("Qt", "6.11.3")], has_file=True)
    names = [name for name, _ in told]
    assert {"Partnership Desk", "Python", "Qt", "SQLite", "System", "File version"} <= set(names)
    assert dict(told)["Partnership Desk"] == version_of(PROGRAM) == project()["version"]
    text = "\n".join(value for _, value in told)
    assert str(Path.home()) not in text
    assert not re.search(rf"\b{re.escape(getpass.getuser())}\b", text)
