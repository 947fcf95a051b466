"""The search for rubbish put off and taken up again."""

from __future__ import annotations

import gc

import pytest

from app.rubbish import unswept


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


def test_what_was_made_in_a_block_is_put_with_what_has_been_there_for_long() -> None:
    with unswept():
        made: list[object] = []
    assert any(each is made for each in gc.get_objects(generation=2))
    assert not any(each is made for each in gc.get_objects(generation=0))
