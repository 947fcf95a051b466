"""One agency's answers to one standard: corrected in their cells or in a form, filled in where there are none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from app.errors import Unreadable
from app.fields import by_name
from app.returns.asked import LAST, AskedRecord, asked, asked_fields, request_in
from app.returns.fields import RETURN_ANSWER, AnswerKind, AnswerValues
from app.returns.kinds import answer_field, answer_fields
from app.returns.operations import answer_question
from app.returns.rules import is_moderated_otherwise
from app.returns.scores import is_not_applicable
from app.rows import MemoryRows
from ui.asking import ask
from ui.dialogs import Dialog
from ui.forms import values_of
from ui.tables import Acts, Table
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.returns.heat import HeatMap, HeatRow
    from app.returns.queries import RoundRecord
    from app.returns.templates import StandardRecord
    from ui.page import Desk

_SHOWN = (
    *("standard", "wording", "self_score", "moderated_score", "answer", "moderated_answer"),
    *(LAST, "moderation", "cell"),
)

_READ = ("answer", "moderated_answer")
"""Columns that are typed as the kind of their question asks."""
_WHY = {"reason": "Why does it not apply?", "moderation": "Why is it moderated?"}


class AnswersDialog(Dialog):
    """The questions of a standard with one agency's answers, beside them those of an earlier round."""

    def __init__(  # noqa: PLR0917 - what a cell of the heat map is
        self,
        desk: Desk,
        heat: HeatMap,
        line: HeatRow,
        standard: StandardRecord,
        earlier: RoundRecord | None = None,
    ) -> None:
        title = f"{line.request.agency}: {standard.number} {standard.title}"
        super().__init__(title, desk.window, width=1000)
        self._desk = replace(desk, window=self)
        self._scale = heat.scale
        self._request, self._standard = line.request, standard
        self._earlier = earlier
        found = self._read()
        kinds = {each.asks for each in found}
        self._fields = asked_fields(heat.scale, kinds, earlier.period if earlier else "")
        acts = Acts(open=self._open, edit=self._edit)
        name = "Answers" if kinds <= {AnswerKind.SCORE} else "Answers of all kinds"
        self.table = Table(MemoryRows(self._fields, found), name, acts, desk.lists)
        self.table.setMinimumHeight(260)
        if not desk.lists.state.load(name):
            shown = _SHOWN if AnswerKind.SCORE in kinds else (*_SHOWN[:-1], "reason")
            self.table.model.set_columns([each for each in self._fields if each.name in shown])
        scale = heat.scale.in_words().capitalize() if AnswerKind.SCORE in kinds else ""
        told = f"{scale}. " if scale else "N/A needs a reason. "
        keys = f"{told}F2 changes a cell, Return opens an answer with all its words."
        self.page.add(Label(keys, "small", wrap=True))
        self.page.add(self.table, 1)
        self._refusal = Label("", "problem", self, wrap=True)
        self._refusal.hide()
        self.add_above_buttons(self._refusal)
        self.add_button("Close", self.accept, "primary")
        self.table.begin()
        self.table.view.go_to(0, 0)
        self.table.view.setFocus()

    def refresh(self) -> None:
        """Read the answers again."""
        self.table.set_rows(MemoryRows(self._fields, self._read()))

    def _read(self) -> list[AskedRecord]:
        request, earlier = self._request, self._earlier
        with self._desk.core.read() as session:
            before = request_in(session, earlier.id, request.agency.id) if earlier else None
            return asked(session, request.id, self._standard.id, before)

    def _edit(self, ids: Sequence[int], name: str, value: object) -> None:
        self._refusal.hide()
        if name in _READ:
            try:
                value = self._read_answer(ids, str(value or ""))
            except Unreadable as unreadable:
                # The window's own messages stand behind this dialog.
                self._refusal.setText(f"{unreadable} Nothing was changed.")
                self._refusal.show()
                return
        why = self._reason_lacking(ids, name, value)
        if why:
            self._ask_reason(ids, {name: value}, why)
        else:
            self._store(ids, {name: value})

    def _store(self, ids: Sequence[int], values: dict[str, Any]) -> None:
        with self._desk.core.work("Correct answer", self._about()) as work:
            for each in ids:
                answer_question(work, self._request.id, each, cast("AnswerValues", values))
        self.refresh()

    def _open(self, question_id: int) -> None:
        record = self.table.current_record()
        if not isinstance(record, AskedRecord):
            return
        fields = answer_fields(record.asks, self._scale, record.wants_evidence)

        def save(values: AnswerValues) -> None:
            with self._desk.core.work("Correct answer", self._about()) as work:
                answer_question(
                    work,
                    self._request.id,
                    question_id,
                    values,
                    shown=record.version,
                )
            self.refresh()

        title = f"{record.standard} {record.wording}"
        values = values_of(fields, record)
        if "answer" in values:
            values |= {"answer": record.given, "moderated_answer": record.moderated}
        dialog = ask(self._desk, title, fields, values, save=save)
        if record.guidance:
            dialog.page.body.insertWidget(0, Label(record.guidance, "muted", wrap=True))

    def _read_answer(self, ids: Sequence[int], text: str) -> Any:  # noqa: ANN401 - of the question's kind
        """Read what was typed in a cell as the kind of its question asks; several rows are of one kind."""
        records = cast("Sequence[AskedRecord]", self.table.model.records(ids))
        kinds = {each.asks for each in records}
        if len(kinds) > 1 or AnswerKind.SCORE in kinds:
            raise Unreadable("These questions ask for answers of different kinds.")
        return answer_field(kinds.pop()).parse(text)

    def _reason_lacking(self, ids: Sequence[int], name: str, value: object) -> str:
        """Name the Field of the reason that a value needs and its answers do not have; empty where none is needed."""
        records = cast("Sequence[AskedRecord]", self.table.model.records(ids))
        if name == "moderated_answer":
            moved = [each for each in records if is_moderated_otherwise(each.given, value)]
            return "moderation" if any(not each.moderation for each in moved) else ""
        if is_not_applicable(value):
            return "reason" if any(not each.reason for each in records) else ""
        return ""

    def _ask_reason(self, ids: Sequence[int], given: dict[str, Any], why: str) -> None:
        """Ask why a question does not apply or is moderated; without a reason nothing is stored."""

        def save(values: dict[str, Any]) -> None:
            self._store(ids, given | values)

        needed = (replace(by_name(RETURN_ANSWER)[why], required=True),)
        ask(self._desk, _WHY[why], needed, {}, save=save, new=True, verb="Save")

    def _about(self) -> str:
        return f"{self._request.agency}, {self._standard.number} {self._standard.title}"
