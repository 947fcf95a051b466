"""The log: it says where something failed, never whose name was in it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from app.log import DiscreetFormatter, start_log
from app.paths import paths_under

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.bootstrap import Core


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    paths = paths_under(tmp_path)
    start_log(paths)
    yield paths.log_file
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_acts_are_logged_by_their_label_without_the_record(core: Core, log_file: Path) -> None:
    with core.work("Add agency", "Zoë Valli’s agency") as work:
        add_agency(work, {"name": "Zoë Valli’s agency"})
    logged = log_file.read_text(encoding="utf-8")
    assert "Add agency" in logged
    assert "Valli" not in logged


def test_an_error_is_logged_with_its_places_and_kinds_but_not_its_words(
    log_file: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("a fault")
    name = "Zoë Valli"
    try:
        _read({}, name)
    except ValueError:
        logging.getLogger("app").exception("a fault")
    logged = log_file.read_text(encoding="utf-8")
    assert "Valli" not in logged
    assert 0 < logged.index("\nKeyError\n") < logged.rindex("\nValueError\n")


def test_an_error_without_a_traceback_can_be_written() -> None:
    assert DiscreetFormatter().formatException((ValueError, ValueError("x"), None)) == "ValueError"


def test_a_folder_that_cannot_be_written_costs_the_log_not_the_program(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file, no folder", encoding="utf-8")
    before = list(logging.getLogger().handlers)
    start_log(paths_under(tmp_path))
    assert logging.getLogger().handlers == before


def _read(known: dict[str, int], name: str) -> int:
    try:
        return known[name]
    except KeyError:
        return int(name)
