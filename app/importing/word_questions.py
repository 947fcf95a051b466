"""Words that no list has, asked about: which of those in use is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.importing.questions import LEAVE_OUT, Candidate, ImportQuestion

if TYPE_CHECKING:
    from app.fields import Choice
    from app.importing.checked import Checked
    from app.importing.questions import Answers

_WORDS_ALIKE = 60
"""Least likeness in per cent at which a word is offered."""


def ask_word(answers: Answers, each: Choice, text: str, found: Checked) -> bool:
    """Ask which word is meant where some are like the text; False when none is."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only needed for a word outside the list

    folded = text.casefold()
    scored = [(int(fuzz.WRatio(folded, word.title_text.casefold())), word) for word in each.words]
    offered = [
        Candidate(f"word:{word.value}", word.title_text, min(percent, 99))
        for percent, word in sorted(scored, key=lambda pair: -pair[0])
        if percent >= _WORDS_ALIKE
    ][:4]
    if not offered or not text:
        return False
    key = f"word:{each.name}:{folded}"
    sentence = f"{each.label} “{text}” is not one of the words in use. Which is meant?"
    answer = answers.ask(
        ImportQuestion(key, sentence, (*offered, Candidate(LEAVE_OUT, "Leave out")), name=text)
    )
    if answer is None:
        found.questions[each.name] = key
    elif answer == LEAVE_OUT:
        found.left_out = True
    else:
        found.values[each.name] = each.words(answer.removeprefix("word:"))
        found.notes.append(f"“{text}” taken for {found.values[each.name].title_text}")
    return True
