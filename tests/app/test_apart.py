"""A process of its own may spin, die and eat without harm: it is ended, and started again by the next question."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from app.apart import Apart, Ended, Kind, Stopped, command
from app.process_walls import Walls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KIND = Kind("tests.app.apart_child", "read-pdf")
WALLS = Walls(memory=400_000_000, seconds=20, written=1_000_000)


class Impatient:
    def report(self, label: str, done: int, total: int) -> None:
        """Hear nothing."""

    def stop_wished(self) -> bool:
        return True


@pytest.fixture
def apart() -> Iterator[Apart]:
    with Apart(KIND, WALLS, silence=10.0) as made:
        yield made


def process_of(apart: Apart) -> int:
    return int(next(iter(list(apart.ask({"do": "answer"}))))["process"])


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


def test_one_process_answers_question_after_question_and_is_gone_at_the_end() -> None:
    with Apart(KIND, WALLS, silence=10.0) as apart:
        first = process_of(apart)
        assert first != os.getpid()
        assert process_of(apart) == first
    assert not is_there(first)


@pytest.mark.parametrize("deed", ["die", "eat", "chatter"])
def test_a_process_that_dies_eats_or_chatters_is_said_to_have_ended_and_the_next_question_starts_another(
    apart: Apart, deed: str
) -> None:
    first = process_of(apart)
    with pytest.raises(Ended):
        list(apart.ask({"do": deed}))
    assert not is_there(first)
    assert process_of(apart) != first


def test_a_process_that_is_silent_is_ended() -> None:
    with Apart(KIND, WALLS, silence=1.5) as apart:
        with pytest.raises(Ended, match="silent"):
            list(apart.ask({"do": "spin"}))
        assert process_of(apart)


def test_a_process_writes_no_more_than_it_may(apart: Apart, tmp_path: Path) -> None:
    with pytest.raises(Ended):
        list(apart.ask({"do": "write", "path": str(tmp_path / "large")}))
    assert (tmp_path / "large").stat().st_size <= WALLS.written


def test_a_person_who_wishes_to_stop_does_not_wait(apart: Apart) -> None:
    first = process_of(apart)
    with pytest.raises(Stopped):
        list(apart.ask({"do": "spin"}, Impatient()))
    assert not is_there(first)


def test_a_frozen_program_starts_its_console_twin_by_the_hidden_verb(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "partnership-desk.exe"))
    assert command(KIND) == [str(tmp_path / "pdesk.exe"), "read-pdf"]
