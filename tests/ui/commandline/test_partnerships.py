"""pdesk on a file with two partnerships: lists of one, imports for one, and a sentence where it must be said which."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.app.importing.files import write_workbook
from tests.ui.commandline.test_cli import answer, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pair import Pair

LIST = (("Group", "Post", "Agency", "Name"), ("Executive", "Nurse", "Anytown Police", "Kim Lowe"))


@pytest.fixture
def file(tmp_path: Path, pair_file: tuple[Path, Pair]) -> Path:
    path = tmp_path / "both.pdesk"
    shutil.copyfile(pair_file[0], path)
    return path


def test_a_list_is_of_all_and_says_whose_or_of_the_one_named(file: Path) -> None:
    every = answer("list", file, "actions")
    assert sorted(row["partnership"] for row in every) == ["Alder Partnership", "Birch Partnership"]
    own = answer("list", file, "actions", "--partnership", "birch p")
    assert [row["text"] for row in own] == ["Bring Birch cases."]


def test_for_people_a_list_of_all_begins_with_whose_each_line_is(file: Path) -> None:
    assert run("list", file, "groups").stdout.startswith("Partnership")
    assert run("list", file, "groups", "--partnership", "Birch P").stdout.startswith("Name")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (
            ("list", "FILE", "actions", "--partnership", "Cedar"),
            1,
            "it holds Alder Partnership and",
        ),
        (("list", "FILE", "agencies", "--partnership", "Birch P"), 2, "shared by all partnerships"),
        (("import", "FILE", "LIST"), 1, "Say which one this is for with --partnership"),
        (
            ("report", "FILE", "attendance", "a.pdf", "--option", "group=Executive"),
            1,
            "may mean several",
        ),
        (("report", "FILE", "minutes", "a.pdf"), 2, "`pdesk list FILE meetings` lists them."),
    ],
)
def test_what_is_not_clear_is_refused_in_one_sentence(
    tmp_path: Path, file: Path, *, words: tuple[str, ...], code: int, sentence: str
) -> None:
    book = write_workbook(tmp_path / "members.xlsx", {"Members": LIST})
    done = run(*({"FILE": file, "LIST": book}.get(word, word) for word in words))
    assert done.returncode == code
    assert sentence in done.stderr


def test_an_import_goes_to_the_partnership_named(tmp_path: Path, file: Path) -> None:
    book = write_workbook(tmp_path / "members.xlsx", {"Members": LIST})
    [done] = answer("import", file, book, "--partnership", "Birch P")
    assert done["counts"]["new"] == 1
    added = [row for row in answer("list", file, "seats") if row["post"] == "Nurse"]
    assert [row["partnership"] for row in added] == ["Birch Partnership"]


def test_a_report_names_the_partnership_it_was_asked_for(tmp_path: Path, file: Path) -> None:
    out = tmp_path / "members.xlsx"
    words = ("partnership=Birch P", "group=Executive")
    assert answer("report", file, "membership", out, "--option", *words)["report"] == "membership"
