"""How actions come on: a word of the unit with its reason, renamed, replaced, listed, printed and read from logs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.actions.listings import ACTIONS
from app.actions.operations import add_action, close_action, drop_action
from app.actions.queries import actions, updates
from app.actions.rag import WordInUse, remove_rag_word, set_rag
from app.actions.rules import ActionClosed
from app.errors import InvalidValues
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.listing import SqlRows
from app.rag.operations import add_usual_rag_words, change_rag_word
from app.rag.queries import all_rag_words
from app.rows import Wish
from reports import actions as action_log
from reports.table import Cell
from tests.app.groups.makers import TODAY, make_board
from tests.app.importing.files import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from app.actions.queries import ActionRecord
    from app.bootstrap import Core
    from tests.app.groups.makers import Board


@pytest.fixture
def board(core: Core) -> Board:
    return make_board(core)


@pytest.fixture
def words(core: Core) -> dict[str, int]:
    with core.work("Add the usual RAG words") as work:
        add_usual_rag_words(work)
    with core.read() as session:
        return {each.word: each.id for each in all_rag_words(session)}


@pytest.fixture
def made(core: Core, board: Board) -> list[int]:
    with core.work("Add actions") as work:
        return [
            add_action(
                work,
                {
                    "group": board.board,
                    "raised_on": date(2025, 1, 6),
                    "due": date(2025, 6, 12),
                    "text": text,
                },
            )
            for text in ("Bring case examples", "Publish the strategy", "Renew the agreement")
        ]


def say(core: Core, action_id: int, word: int, why: str | None = None) -> None:
    with core.work("Set RAG") as work:
        set_rag(work, action_id, word, why)


def read(core: Core, action_id: int) -> ActionRecord:
    with core.read() as session:
        return actions(session, [action_id], {"as_at": TODAY})[0]


def history(core: Core, action_id: int) -> list[str]:
    with core.read() as session:
        return [each.text for each in updates(session, action_id)]


def test_the_word_and_its_reason_are_kept_and_go_back(
    core: Core, words: dict[str, int], made: list[int]
) -> None:
    say(core, made[0], words["On track"])
    say(core, made[0], words["Off track"], "The analyst has left.")
    record = read(core, made[0])
    assert record.rag is not None
    assert (record.rag.name, record.rag.tone) == ("Off track", "bad")
    assert history(core, made[0]) == ["On track → Off track. The analyst has left.", "On track."]
    core.undo()
    assert read(core, made[0]).progress == "On track"


def test_amber_and_red_want_a_reason_and_the_same_word_wants_news(
    core: Core, words: dict[str, int], made: list[int]
) -> None:
    with pytest.raises(InvalidValues, match="Say why it is “Some delay”"):
        say(core, made[0], words["Some delay"])
    say(core, made[0], words["On track"])
    with pytest.raises(InvalidValues, match="It is “On track” already"):
        say(core, made[0], words["On track"])


def test_what_is_complete_may_be_embedded_and_what_is_not_pursued_has_no_word(
    core: Core, words: dict[str, int], made: list[int]
) -> None:
    with core.work("End actions") as work:
        close_action(work, made[0], "Three examples were discussed.")
        drop_action(work, made[1], "The duty went to the region.")
    say(core, made[0], words["Embedded"])
    assert read(core, made[0]).progress == "Embedded"
    with pytest.raises(ActionClosed):
        say(core, made[1], words["Embedded"])


def test_a_renamed_word_changes_wherever_it_stands_and_no_history(
    core: Core, words: dict[str, int], made: list[int]
) -> None:
    say(core, made[0], words["On track"])
    with core.work("Change RAG word") as work:
        change_rag_word(work, words["On track"], {"word": "As planned"})
    assert read(core, made[0]).progress == "As planned"
    assert history(core, made[0]) == ["On track."]


def test_a_word_in_use_goes_only_when_another_takes_its_place(
    core: Core, words: dict[str, int], made: list[int]
) -> None:
    for each in made[:2]:
        say(core, each, words["On track"])
    with pytest.raises(WordInUse, match="2 actions have “On track”"), core.work("Remove") as work:
        remove_rag_word(work, words["On track"])
    with core.work("Remove RAG word") as work:
        remove_rag_word(work, words["On track"], words["Embedded"])
    assert [read(core, each).progress for each in made] == ["Embedded", "Embedded", ""]
    assert history(core, made[0])[0] == "On track → Embedded. The unit replaced the word."
    core.undo()
    assert read(core, made[0]).progress == "On track"


def test_the_log_is_sorted_by_the_units_order_and_filtered_by_the_word(
    core: Core, words: dict[str, int], made: list[int]
) -> None:
    say(core, made[0], words["Off track"], "The analyst has left.")
    say(core, made[1], words["On track"])
    rows = SqlRows(core, ACTIONS)
    assert rows.ids(Wish(sort="rag")) == [made[1], made[0], made[2]]
    assert rows.ids(Wish(filters={"rag": "off"})) == [made[0]]


def test_documents_print_the_word_in_its_colour_and_count_the_words(
    core: Core, words: dict[str, int], made: list[int]
) -> None:
    say(core, made[0], words["Off track"], "The analyst has left.")
    report = action_log.build(core)
    lead, table = report.blocks
    assert "RAG of the open ones: 1 Off track." in lead.text  # type: ignore[union-attr]  # the paragraph above
    place = [column.label for column in table.columns].index("RAG")  # type: ignore[union-attr]  # the table below
    assert {row[place] for row in table.rows} == {Cell("Off track", tone="bad"), None}  # type: ignore[union-attr]  # the same


def test_a_log_is_read_by_word_letter_and_colour_and_other_words_are_kept(
    core: Core, words: dict[str, int], board: Board, tmp_path: Path
) -> None:
    del words
    head = ("Ref", "Meeting date", "Action", "Owner", "Due date", "RAG")
    said = ("on track", "A", "Red", "BLUE", "Purple", "")
    rows = [
        (f"A{place}", "16/01/2025", f"Task {place}", "All", "12/06/2025", rag)
        for place, rag in enumerate(said, 1)
    ]
    path = write_workbook(tmp_path / "log.xlsx", {"Action log": [head, *rows]})
    importer = Importer(core.read, KINDS, LOOKUPS)
    preview = importer.look(path, given={"group": "SCP Board"})
    assert preview.problems == []
    flagged = [
        row.values["text"] for row in preview.rows if "“Purple” is no RAG word" in row.understood
    ]
    assert flagged == ["Task 5"]
    with core.work(import_label(preview), about="log") as work:
        apply(work, preview)
    listed = SqlRows(core, ACTIONS)
    rows_now: list[Any] = list(listed.rows(listed.ids(Wish())))
    found = {each.text: each for each in rows_now}
    assert [found[f"Task {place}"].progress for place in range(1, 7)] == [
        "On track",
        "Some delay",
        "Off track",
        "Embedded",
        "“Purple”",
        "",
    ]
    again = importer.look(path, given={"group": "SCP Board"})
    assert {row.outcome.name for row in again.rows if row.values} == {"UNCHANGED"}
    assert board.board
