"""RAG words: the unit's own, in its order, each meant by one word and one letter alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.errors import InvalidValues
from app.rag.fields import RagTone
from app.rag.operations import add_rag_word, add_usual_rag_words, change_rag_word
from app.rag.queries import all_rag_words, known_rag_words

if TYPE_CHECKING:
    from app.bootstrap import Core


@pytest.fixture
def usual(core: Core) -> None:
    with core.work("Add the usual RAG words") as work:
        assert add_usual_rag_words(work) == 4


def order(core: Core) -> list[str]:
    with core.read() as session:
        return [each.word for each in all_rag_words(session)]


@pytest.mark.usefixtures("usual")
def test_a_word_takes_its_place_and_the_others_move_along(core: Core) -> None:
    with core.work("Add RAG word") as work:
        added = add_rag_word(work, {"word": "Not started", "tone": RagTone.NONE, "place": 1})
    assert order(core) == ["Not started", "On track", "Some delay", "Off track", "Embedded"]
    with core.work("Change RAG word") as work:
        change_rag_word(work, added, {"place": 3})
    assert order(core) == ["On track", "Some delay", "Not started", "Off track", "Embedded"]
    with core.read() as session:
        assert [each.place for each in all_rag_words(session)] == [1, 2, 3, 4, 5]
    core.undo()
    assert order(core)[0] == "Not started"


@pytest.mark.usefixtures("usual")
@pytest.mark.parametrize(
    ("values", "name"),
    [({"word": "on  TRACK"}, "word"), ({"word": "Good", "letter": "g"}, "letter")],
)
def test_a_word_and_a_letter_mean_one_thing(core: Core, values: dict[str, str], name: str) -> None:
    with pytest.raises(InvalidValues) as refused, core.work("Add RAG word") as work:
        add_rag_word(work, {**values, "tone": RagTone.GOOD})  # type: ignore[typeddict-item]  # a test's own few values
    assert "On track" in refused.value.problems[name]


@pytest.mark.usefixtures("usual")
def test_a_word_whose_order_is_emptied_stays_where_it_is(core: Core) -> None:
    with core.read() as session:
        second = all_rag_words(session)[1]
    with core.work("Change") as work:
        change_rag_word(work, second.id, {"place": None})
    assert order(core)[1] == second.word


@pytest.mark.usefixtures("usual")
def test_the_usual_words_are_added_once(core: Core) -> None:
    with core.work("Add the usual RAG words") as work:
        assert add_usual_rag_words(work) == 0


@pytest.mark.usefixtures("usual")
def test_a_colour_means_the_only_word_that_has_it(core: Core) -> None:
    with core.read() as session:
        before = {each.name: [text for text, _ in each.others] for each in known_rag_words(session)}
    assert {"A", "amber", "yellow"} <= set(before["Some delay"])
    with core.work("Add RAG word") as work:
        add_rag_word(work, {"word": "Risk of delay", "tone": RagTone.CAUTION})
    with core.read() as session:
        after = {each.name: [text for text, _ in each.others] for each in known_rag_words(session)}
    assert (after["Some delay"], after["Risk of delay"]) == (["A"], [])
