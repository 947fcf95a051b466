"""What is done to proposed decisions on the screen, before the meeting and in it; each is a step of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.fields import Note
from app.recommendations.answering import agree, amend, not_agree, take_back_answer
from app.recommendations.fields import RECOMMENDATION, Verdict
from app.recommendations.lines import LONGEST
from app.recommendations.operations import (
    add_recommendations,
    change_recommendation,
    keep_older,
    place_recommendation,
    remove_recommendation,
    take_newer,
)
from app.wording import shortened
from ui.asking import ask, some
from ui.forms import values_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.agenda.queries import ItemRecord
    from app.recommendations.queries import RecommendationRecord
    from app.work import Work
    from ui.dialogs import FormDialog
    from ui.page import Desk

ANSWER = "Answer recommendation"
"""The label of the step in which the meeting answers what is proposed."""
PROPOSE = "Add proposed decision"
_FORM = some(RECOMMENDATION, "text")
_NEW = (Note("text", "Proposed decisions", required=True, help="One a line, or a list pasted."),)
_AMENDED = (Note("text", "Agreed as", required=True, longest=LONGEST),)


class RecommendationActs:
    """Acts on what is proposed under agenda items."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, item: ItemRecord, text: str) -> bool:
        """Propose what was typed or pasted; says whether it went well."""
        return self._do(
            PROPOSE, item.heading, lambda work: add_recommendations(work, item.id, text)
        )

    def ask_new(self, item: ItemRecord) -> FormDialog:
        """Ask for what is proposed under an item."""

        def save(given: dict[str, str]) -> None:
            with self._desk.core.work(PROPOSE, item.heading) as work:
                add_recommendations(work, item.id, given["text"])

        return ask(self._desk, f"Propose under {item.heading}", _NEW, {}, save=save, new=True)

    def change(self, record: RecommendationRecord) -> FormDialog:
        """Open the wording of one; what its paper says stands above it where that is something else."""

        def save(given: dict[str, str]) -> None:
            if given:
                with self._desk.core.work("Change proposed decision", about(record)) as work:
                    change_recommendation(work, record.id, given["text"], record.version)

        title = f"Recommendation {record.number}"
        values = values_of(_FORM, record)
        read = record.as_read if record.as_read and record.as_read != record.text else ""
        told = record.offer or (f"The paper says: {read}" if read else "")
        if told:
            return ask(self._desk, title, _FORM, values, save=save, told=told)
        return ask(self._desk, title, _FORM, values, save=save)

    def move(self, record: RecommendationRecord, by: int) -> None:
        """Move one up (-1) or down (1) among those of its item."""
        place = record.place + by
        if place >= 1:
            self._do(
                "Move proposed decision",
                about(record),
                lambda work: place_recommendation(work, record.id, place),
            )

    def remove(self, records: Sequence[RecommendationRecord]) -> None:
        """Take some away; raises what refuses."""
        label = "Remove proposed decision"
        with self._desk.core.work(label, ", ".join(map(about, records))) as work:
            for each in records:
                remove_recommendation(work, each.id)

    def take(self, records: Sequence[RecommendationRecord]) -> None:
        """Take what the newer version of their paper says, in one step."""
        self._newer("Take newer recommendations", records, take_newer)

    def keep(self, records: Sequence[RecommendationRecord]) -> None:
        """Leave them as they are, whatever the newer version says."""
        self._newer("Keep recommendations as they are", records, keep_older)

    def agree(self, record: RecommendationRecord) -> bool:
        """Record that the meeting agreed it; says whether it went well."""
        return self._answer(record, lambda work: agree(work, record.id))

    def not_agree(self, record: RecommendationRecord) -> bool:
        """Record that the meeting did not agree it; says whether it went well."""
        return self._answer(record, lambda work: not_agree(work, record.id))

    def amend(self, record: RecommendationRecord) -> FormDialog:
        """Open its wording to be put as the meeting agreed it."""

        def save(given: dict[str, str]) -> None:
            with self._desk.core.work(ANSWER, about(record)) as work:
                amend(work, record.id, given["text"])

        is_amended = record.verdict is Verdict.AMENDED and record.decision is not None
        text = record.decision.text if is_amended and record.decision else record.text
        return ask(
            self._desk,
            f"Recommendation {record.number}, as amended",
            _AMENDED,
            {"text": text},
            save=save,
            new=True,
            verb="Agreed as amended",
            told=f"Proposed: {record.text}",
        )

    def take_back(self, record: RecommendationRecord) -> None:
        """Let it wait for an answer again."""
        self._do("Take back answer", about(record), lambda work: take_back_answer(work, record.id))

    def _newer(
        self,
        label: str,
        records: Sequence[RecommendationRecord],
        act: Callable[[Work, Sequence[int]], object],
    ) -> None:
        told = about(records[0]) if len(records) == 1 else counted(len(records), "recommendation")
        self._do(label, told, lambda work: act(work, [each.id for each in records]))

    def _answer(self, record: RecommendationRecord, act: Callable[[Work], object]) -> bool:
        return self._do(ANSWER, about(record), act)

    def _do(self, label: str, told: str, act: Callable[[Work], object]) -> bool:
        def do() -> None:
            with self._desk.core.work(label, told) as work:
                act(work)

        return self._desk.attempt(do)


def about(record: RecommendationRecord) -> str:
    """Name one in the message of a step: "recommendation 2, Adopt the plan"."""
    return f"recommendation {record.number}, {shortened(record.text, 60)}"
