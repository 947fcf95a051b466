"""How an action comes on: asking for its RAG word, and the list of the words that the unit defines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.fields import ACTION_UPDATE
from app.actions.rag import remove_rag_word, set_rag, uses
from app.amounts import counted
from app.fields import Fields, Link, Note, by_name
from app.listing import SqlRows
from app.rag.fields import RAG_WORD, RagWordValues
from app.rag.operations import add_rag_word, add_usual_rag_words, change_rag_word
from app.rag.queries import RAG_WORDS, all_rag_words, rag_words
from ui.actions.acts import ask_of
from ui.asking import ask, typed
from ui.choices import fitting
from ui.forms import values_of
from ui.link_editors import FoundBy
from ui.list_dialog import ListDialog, show_list
from ui.tables import Acts
from ui.together import editing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.actions.queries import ActionRecord
    from ui.dialogs import FormDialog
    from ui.page import Desk

RAG: Fields = (
    Link("rag", "RAG", kind="rag-words", required=True, help="How it comes on today."),
    Note("why", "Why", help="Needed for amber and red; the history keeps it with the day."),
    by_name(ACTION_UPDATE)["day"],
)
INSTEAD: Fields = (
    Link(
        "instead",
        "In its place",
        kind="rag-words",
        required=True,
        help="The actions that have the word get this one, and their history says so.",
    ),
)
_CHANGE, _REMOVE = "Change RAG word", "Remove RAG word"


def open_rag(desk: Desk, record: ActionRecord) -> FormDialog | None:
    """Ask how an action comes on; where the unit has no words yet they are offered first."""
    with desk.core.read() as session:
        words = all_rag_words(session)
    if not words:
        told = "No RAG word is defined yet: add the usual ones, or your own."
        desk.messages.warn(told, "RAG words", lambda: open_rag_words(desk))
        return None
    return ask_of(
        desk,
        record,
        ("Set RAG", "Set RAG"),
        (RAG, {"rag": record.rag, "day": desk.core.clock.today()}),
        act=lambda work, given: set_rag(
            work, record.id, given["rag"], given["why"], day=given["day"]
        ),
    )


def open_rag_words(desk: Desk) -> ListDialog:
    """Open the list of the unit's RAG words."""

    def acts(over: Desk) -> Acts:
        return Acts(
            open=lambda word_id: _open(over, word_id),
            edit=editing(over, (_CHANGE, "the actions"), change_rag_word),
            delete=lambda ids: _remove(over, ids),
            add=("Add word", lambda: _add(over)),
        )

    dialog = show_list(
        desk,
        "RAG words",
        ("RAG words", lambda: SqlRows(desk.core, RAG_WORDS), acts),
        line=lambda: (
            "The words of your unit for how an action comes on, the best first. A word that is renamed changes "
            "wherever it stands; histories keep what was said at the time."
        ),
        empty="No word yet: add your own, or the usual ones.",
    )
    dialog.offer_usual("word", ("Add the usual RAG words", "the actions"), add_usual_rag_words)
    return dialog


def _open(desk: Desk, word_id: int) -> None:
    with desk.core.read() as session:
        [record] = rag_words(session, [word_id])

    def save(values: RagWordValues) -> None:
        with desk.core.work(_CHANGE, record.word) as work:
            change_rag_word(work, record.id, values, record.version)

    ask(desk, record.word, RAG_WORD, values_of(RAG_WORD, record), save=save)


def _add(desk: Desk) -> None:
    def save(values: RagWordValues) -> None:
        with desk.core.work("Add RAG word", values["word"]) as work:
            add_rag_word(work, typed(values))

    ask(desk, "Add RAG word", RAG_WORD, {}, save=save, new=True, begin="word")


def _remove(desk: Desk, ids: Sequence[int]) -> None:
    """Remove words in one step; where actions have one of them it is asked which stands there instead."""
    with desk.core.read() as session:
        words = rag_words(session, list(ids))
        many = sum(uses(session, each.id) for each in words)
        others = [each.ref for each in all_rag_words(session) if each.id not in ids]
    about = ", ".join(each.word for each in words)

    def remove(instead: int | None) -> None:
        with desk.core.work(_REMOVE, about) as work:
            for each in words:
                remove_rag_word(work, each.id, instead)

    if not many:
        remove(None)
        return
    have = f"{counted(many, 'action')} {'has' if many == 1 else 'have'}"
    ask(
        desk,
        f"Remove “{about}”",
        INSTEAD,
        {},
        save=lambda given: remove(given["instead"]),
        new=True,
        verb="Remove and replace",
        told=f"{have} {'this word' if len(words) == 1 else 'one of these words'}.",
        choices=FoundBy(lambda _kind, text: fitting(others, text)),
    )
