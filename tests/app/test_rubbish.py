"""The search for rubbish put off and taken up again."""

from __future__ import annotations

import gc

import pytest

from app.rubbish import MANY, unswept


def test_the_search_goes_on_after_a_block_even_one_that_fails() -> None:
    with pytest.raises(ZeroDivisionError), unswept():
        assert 1 / gc.isenabled()
    assert gc.isenabled()


def test_a_block_within_another_leaves_the_search_off() -> None:
    with unswept():
        with unswept():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_many_things_made_in_a_block_are_put_with_what_has_been_there_for_long() -> None:
    with unswept():
        made: list[list[object]] = [[] for _ in range(MANY + 1)]
    assert any(each is made for each in gc.get_objects(generation=2))
    assert not any(each is made for each in gc.get_objects(generation=0))


def test_a_short_block_leaves_what_the_start_set_apart_as_it_is() -> None:
    gc.freeze()
    try:
        with unswept():
            made: list[object] = []
        assert gc.get_freeze_count() > 0
        assert any(each is made for each in gc.get_objects(generation=0))
    finally:
        gc.unfreeze()
