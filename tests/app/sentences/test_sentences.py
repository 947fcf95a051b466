"""Ready-made sentences: kept in the file, found by a few letters, with the usual ones in a new file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.errors import InvalidValues
from app.minutes.blanks import blanks
from app.sentences.fields import USUAL
from app.sentences.operations import (
    add_sentence,
    add_usual_sentences,
    change_sentence,
    remove_sentence,
)
from app.sentences.queries import SentenceRecord, all_sentences, meant

if TYPE_CHECKING:
    from app.bootstrap import Core


def known(core: Core) -> list[SentenceRecord]:
    with core.read() as session:
        return all_sentences(session)


def names(core: Core, typed: str) -> list[str]:
    return [each.name for each in meant(known(core), typed)]


def test_the_usual_ones_are_added_once_and_undone_as_one_step(core: Core) -> None:
    with core.work("Add the usual sentences") as work:
        assert add_usual_sentences(work) == len(USUAL)
    with core.work("Add the usual sentences") as work:
        assert add_usual_sentences(work) == 0
    assert [each.name for each in known(core)] == [name for name, _ in USUAL]
    core.undo()
    assert known(core) == []


def test_a_usual_one_that_was_changed_stays_as_it_was_made(core: Core) -> None:
    with core.work("Add") as work:
        first = add_sentence(work, {"name": USUAL[0][0], "text": "As we say it."})
        add_usual_sentences(work)
    with core.work("Change") as work:
        change_sentence(work, first, {"text": "As we say it now."})
    assert [each.text for each in known(core) if each.name == USUAL[0][0]] == ["As we say it now."]


def test_a_few_letters_find_a_sentence_by_its_name_before_its_words(core: Core) -> None:
    with core.work("Add") as work:
        add_sentence(work, {"name": "Closed", "text": "Apologies for the late end."})
        add_sentence(work, {"name": "Apologies noted", "text": "They were noted."})
    assert names(core, "ap") == ["Apologies noted", "Closed"]
    assert names(core, "no ap") == ["Apologies noted"]
    assert names(core, "lat") == ["Closed"]
    assert names(core, "") == ["Closed", "Apologies noted"]
    assert names(core, "zz") == []


def test_a_sentence_needs_a_name_and_words(core: Core) -> None:
    with core.work("Add") as work, pytest.raises(InvalidValues) as refused:
        add_sentence(work, {"name": "Empty"})
    assert set(refused.value.problems) == {"text"}


def test_a_sentence_is_removed(core: Core) -> None:
    with core.work("Add") as work:
        made = add_sentence(work, {"name": "One", "text": "Words."})
    with core.work("Remove") as work:
        remove_sentence(work, made)
    assert known(core) == []


def test_the_brackets_of_the_usual_ones_are_blanks() -> None:
    for _, text in USUAL:
        assert text.count("{") == text.count("}") == len(blanks(text))
