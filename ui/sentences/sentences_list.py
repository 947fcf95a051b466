"""The ready-made sentences of the file, to be looked through, added, changed and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.listing import SqlRows
from app.sentences.fields import READY_SENTENCE, ReadySentenceValues
from app.sentences.operations import (
    add_sentence,
    add_usual_sentences,
    change_sentence,
    remove_sentence,
)
from app.sentences.queries import READY_SENTENCES, sentences
from ui.asking import ask
from ui.forms import values_of
from ui.list_dialog import ListDialog, show_list
from ui.tables import Acts
from ui.together import editing, removing

if TYPE_CHECKING:
    from ui.page import Desk

_CHANGE, _REMOVE = "Change ready-made sentence", "Remove ready-made sentence"


def open_sentences(desk: Desk) -> ListDialog:
    """Open the list of ready-made sentences."""

    def acts(over: Desk) -> Acts:
        about = "the minutes"
        return Acts(
            open=lambda sentence_id: _open(over, sentence_id),
            edit=editing(over, (_CHANGE, about), change_sentence),
            delete=removing(over, (_REMOVE, about), remove_sentence),
            add=("Add sentence", lambda: _add(over)),
        )

    dialog = show_list(
        desk,
        "Ready-made sentences",
        ("Ready-made sentences", lambda: SqlRows(desk.core, READY_SENTENCES), acts),
        line=lambda: (
            "Ctrl+J in the minutes puts one in. What stands in curly brackets is filled there."
        ),
        empty="No sentence yet: add your own, or the usual ones.",
    )
    dialog.offer_usual("sentence", ("Add the usual sentences", "the minutes"), add_usual_sentences)
    return dialog


def _open(desk: Desk, sentence_id: int) -> None:
    with desk.core.read() as session:
        [record] = sentences(session, [sentence_id])

    def save(values: ReadySentenceValues) -> None:
        with desk.core.work(_CHANGE, record.name) as work:
            change_sentence(work, record.id, values, record.version)

    ask(desk, record.name, READY_SENTENCE, values_of(READY_SENTENCE, record), save=save)


def _add(desk: Desk) -> None:
    def save(values: ReadySentenceValues) -> None:
        with desk.core.work("Add ready-made sentence", values["name"]) as work:
            add_sentence(work, values)

    ask(desk, "Add ready-made sentence", READY_SENTENCE, {}, save=save, new=True)
