"""Turns: threads get the connection in the order they asked, and a long holder lets the others go first."""

from __future__ import annotations

import threading

import pytest

from app.turns import Nested, Turns


def start(turns: Turns, name: str, order: list[str]) -> threading.Thread:
    """Start a thread that asks for a turn, and wait until it stands in the queue."""

    def take() -> None:
        with turns.turn():
            order.append(name)

    before = turns.waiting
    thread = threading.Thread(target=take)
    thread.start()
    while turns.waiting == before:
        threading.Event().wait(0.001)
    return thread


def test_turns_come_in_the_order_they_were_asked_for() -> None:
    turns = Turns()
    order: list[str] = []
    with turns.turn():
        threads = [start(turns, name, order) for name in "abc"]
        order.append("holder")
    for thread in threads:
        thread.join()
    assert order == ["holder", "a", "b", "c"]


def test_a_pause_lets_all_who_wait_go_first() -> None:
    turns = Turns()
    order: list[str] = []
    with turns.turn():
        threads = [start(turns, name, order) for name in "ab"]
        turns.pause()
        order.append("holder")
    for thread in threads:
        thread.join()
    assert order == ["a", "b", "holder"]


def test_a_pause_with_nobody_waiting_keeps_the_turn() -> None:
    turns = Turns()
    with turns.turn():
        turns.pause()
        with pytest.raises(Nested), turns.turn():
            pass
    with turns.turn():
        pass
