"""The speller over the dictionary that ships: British English, the names of a file, and the words added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app import resources
from app.agencies.operations import add_alias, change_agency
from app.people.operations import add_person
from app.spelling.dictionary import Dictionary
from app.spelling.names import NAMED, names_in_file
from app.spelling.operations import WordIsThere, add_word, change_word, remove_word
from app.spelling.speller import Speller
from models.base import Base
from tests.app.acts import add
from tests.queries import asked_of

if TYPE_CHECKING:
    from app.bootstrap import Core


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary()


@pytest.fixture
def speller() -> Speller:
    made = Speller()
    made.load()
    return made


def unknown(speller: Speller, line: str) -> list[str]:
    return [word.text for word in speller.unknown(line)]


def names(core: Core) -> frozenset[str]:
    with core.read() as session:
        return names_in_file(session)


def test_nothing_is_wrong_before_the_dictionary_is_loaded() -> None:
    assert Speller().unknown("safegaurding") == ()
    assert Speller().suggestions("safegaurding") == []


def test_british_spelling_is_right_and_american_is_not(speller: Speller) -> None:
    line = "The organisation's programme of behaviour, color and centers, recieved in full"
    assert unknown(speller, line) == ["color", "centers", "recieved"]


def test_suggestions_are_at_most_five_with_the_likeliest_first(speller: Speller) -> None:
    assert speller.suggestions("safegaurding")[0] == "safeguarding"
    assert speller.suggestions("color")[0] == "colour"
    assert len(speller.suggestions("lado")) == 5


def test_of_a_compound_only_the_part_that_is_wrong_is_underlined(speller: Speller) -> None:
    assert unknown(speller, "a practioner-led, multi-agency co-ordinated group") == ["practioner"]


def test_capitals_figures_and_references_are_left_alone(speller: Speller) -> None:
    assert unknown(
        speller, "MACE and the LADOs met at 10am (2025/14, a.b@c.gov.uk) SAFEGAURDING"
    ) == ["SAFEGAURDING"]


def test_possessives_are_right_with_either_apostrophe(speller: Speller) -> None:
    assert unknown(speller, "children’s, children's, the Board’s, boys’ and don’t") == []


def test_the_words_of_the_field_are_right_and_the_word_list_lacks_each(
    dictionary: Dictionary,
) -> None:
    listed = resources.read_text("spelling", "field.txt").split()
    assert listed == sorted(listed)
    for word in listed:
        assert dictionary.knows(word)
        assert not dictionary._hunspell.spell(word), word  # noqa: SLF001 - what ships, without our own list


def test_a_very_long_word_is_neither_underlined_nor_suggested_for(dictionary: Dictionary) -> None:
    assert dictionary.knows("x" * 50_000)
    assert dictionary.suggestions("x" * 50_000) == []


def test_names_of_agencies_and_people_are_right_in_a_file(core: Core, speller: Speller) -> None:
    trust = add(core, "Zzyxtown Hospitals")
    with core.work("Name") as work:
        change_agency(work, trust, {"short_name": "Qwandle"})
        add_alias(work, trust, "Brompfield General")
        add_person(work, {"name": "F. Vallinghay"})
    line = "Zzyxtown and Qwandle’s, Brompfield, Vallinghay but vallinghay"
    assert len(unknown(speller, line)) == 5
    speller.know(names(core))
    assert unknown(speller, line) == ["vallinghay"]
    assert speller.suggestions("vallinghay")[0] == "Vallinghay"


def test_the_names_of_a_file_are_read_in_one_query(core: Core) -> None:
    add(core, "Zzyxtown")
    with asked_of(core) as asked, core.read() as session:
        assert "Zzyxtown" in names_in_file(session)
    assert len([each for each in asked if each.lstrip().startswith("SELECT")]) == 1


def test_the_tables_that_names_are_read_from_are_tables() -> None:
    assert Base.metadata.tables.keys() >= NAMED


def test_a_word_that_was_added_is_right_also_at_the_beginning_of_a_sentence(
    core: Core, speller: Speller
) -> None:
    with core.work("Add to dictionary") as work:
        word = add_word(work, {"word": "brunnish"})
    speller.know(names(core))
    assert unknown(speller, "Brunnish brunnish brunnish's BRUNNISHES") == ["BRUNNISHES"]
    with core.work("Take out of the dictionary") as work:
        remove_word(work, word)
    speller.know(names(core))
    assert unknown(speller, "brunnish") == ["brunnish"]


def test_a_word_is_added_once_and_undo_takes_it_out(core: Core) -> None:
    with core.work("Add to dictionary") as work:
        word = add_word(work, {"word": "Liquidlogic"})
    with core.work("Add to dictionary") as work, pytest.raises(WordIsThere):
        add_word(work, {"word": "Liquidlogic"})
    core.undo()
    assert "Liquidlogic" not in names(core)
    assert word


def test_a_word_that_was_added_is_corrected_but_not_to_one_that_is_there(core: Core) -> None:
    with core.work("Add to dictionary") as work:
        first = add_word(work, {"word": "Liquidlogik"})
        add_word(work, {"word": "Mosaik"})
    with core.work("Correct") as work:
        change_word(work, first, {"word": "Liquidlogic"})
        with pytest.raises(WordIsThere):
            change_word(work, first, {"word": "Mosaik"})
    assert "Liquidlogic" in names(core)


def test_what_is_ignored_is_right_until_the_program_ends(speller: Speller) -> None:
    speller.ignore("Qwandle’s")
    assert unknown(speller, "Qwandle and Qwandle’s") == []
    speller.know(frozenset())
    assert unknown(speller, "Qwandle") == []
