"""What is done to the lines of an outline: added, changed in place or in a form, moved and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from app.amounts import counted
from app.errors import InvalidValues
from app.returns.editing import (
    add_question,
    add_standard,
    change_question,
    change_standard,
    move_question,
    move_standard,
    remove_question,
    remove_standard,
)
from app.returns.outlines import read_question
from app.returns.template_fields import QUESTION, STANDARD
from ui.asking import ask, without
from ui.forms import values_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.returns.template_fields import QuestionValues, StandardValues
    from app.returns.template_queries import OutlineLine
    from app.returns.templates import ReturnTemplateRecord, TemplateQuestion, TemplateStandard
    from app.work import Work
    from ui.page import Desk

ADD_QUESTION, ADD_STANDARD, MOVE = "Add question", "Add standard", "Move in the outline"
_OF_STANDARDS = {"number": "number", "wording": "title"}
_NEW_QUESTION = without(QUESTION, "number")
_NEW_STANDARD = without(STANDARD, "number")


class OutlineActs:
    """The acts on the outline of one template; `choose` is told the line that was added, by its id in the list."""

    def __init__(self, desk: Desk, choose: Callable[[int], object]) -> None:
        self._desk = desk
        self._choose = choose
        self._shown: ReturnTemplateRecord | None = None

    def show(self, shown: ReturnTemplateRecord | None) -> None:
        """Work on another template, or on the same as it is now."""
        self._shown = shown

    def add(self, typed: str, line: OutlineLine | None) -> bool:
        """Add a question below a line; the first line of an outline is a standard. Say whether it was stored."""
        shown = self._shown
        if shown is None:
            return False
        if not shown.standards:
            return self._do(ADD_STANDARD, lambda work: -add_standard(work, shown.id, typed, None))
        found = read_question("", typed)
        values: QuestionValues = {"wording": found.wording, "asks": found.asks}
        return self._do(ADD_QUESTION, lambda work: self._added(work, values, line))

    def ask_question(self, typed: str, line: OutlineLine | None) -> None:
        """Ask for everything about a new question below a line."""
        if self._shown is None:
            return
        found = read_question("", typed)
        given = {
            "wording": found.wording,
            "asks": found.asks,
            "required": True,
            "evidence": found.evidence,
        }

        def save(values: QuestionValues) -> int:
            with self._desk.core.work(ADD_QUESTION, self._about()) as work:
                return self._added(work, values, line)

        dialog = ask(self._desk, "New question", _NEW_QUESTION, given, save=save, new=True)
        dialog.saved.connect(self._choose)

    def ask_standard(self, line: OutlineLine | None) -> None:
        """Ask for the title of a new standard after the one that a line belongs to."""
        shown = self._shown
        if shown is None:
            return
        after = self._standard_of(line)

        def save(values: dict[str, Any]) -> int:
            with self._desk.core.work(ADD_STANDARD, self._about()) as work:
                return -add_standard(work, shown.id, values["title"], after.id if after else None)

        dialog = ask(self._desk, "New standard", _NEW_STANDARD, {}, save=save, new=True)
        dialog.saved.connect(self._choose)

    def edit(self, lines: Sequence[OutlineLine], name: str, value: Any) -> None:  # noqa: ANN401 - of the Field
        """Store one value in every line given; what a question alone has passes standards over."""
        questions = [each for each in lines if not each.is_standard]
        if not questions and name not in _OF_STANDARDS:
            told = "A standard asks nothing by itself. Choose one of its questions."
            raise InvalidValues({name: told})
        with self._desk.core.work("Change outline", self._about()) as work:
            for each in lines:
                if not each.is_standard:
                    change_question(work, each.record_id, cast("QuestionValues", {name: value}))
                elif name in _OF_STANDARDS:
                    values = {_OF_STANDARDS[name]: value}
                    change_standard(work, each.record_id, cast("StandardValues", values))

    def open(self, line: OutlineLine) -> None:
        """Change a line in its form."""
        shown: TemplateStandard | TemplateQuestion | None
        change: Callable[..., int]
        if line.is_standard:
            fields, change, shown = STANDARD, change_standard, self._standard_of(line)
        else:
            fields, change, shown = QUESTION, change_question, self._question(line)

        def save(values: Any) -> None:  # noqa: ANN401 - of a standard or of a question
            with self._desk.core.work("Change outline", self._about()) as work:
                change(work, line.record_id, values)

        if shown is not None:
            title = f"{line.number} {line.wording}"
            ask(self._desk, title, fields, values_of(fields, shown), save=save)

    def move(self, lines: Sequence[OutlineLine], by: int) -> None:
        """Move lines up (-1) or down (1): a standard with its questions, a question into the next standard too."""

        def act(work: Work) -> None:
            for each in lines if by < 0 else reversed(lines):
                (move_standard if each.is_standard else move_question)(work, each.record_id, by)

        if lines:
            self._do(MOVE, act)

    def remove(self, lines: Sequence[OutlineLine]) -> None:
        """Remove lines; a standard goes with its questions."""
        standards = [each.record_id for each in lines if each.is_standard]
        gone = {
            asked.id
            for standard in (self._shown.standards if self._shown else ())
            if standard.id in standards
            for asked in standard.questions
        }
        with self._desk.core.work("Remove from outline", self._told(lines)) as work:
            for each in standards:
                remove_standard(work, each)
            for line in lines:
                if not line.is_standard and line.id not in gone:
                    remove_question(work, line.id)

    def _added(self, work: Work, values: QuestionValues, line: OutlineLine | None) -> int:
        standard = self._standard_of(line)
        assert standard is not None  # noqa: S101 - an outline without a standard gets one first
        after = line.record_id if line is not None and not line.is_standard else None
        return add_question(work, standard.id, values, after)

    def _do(self, label: str, act: Callable[[Work], int | None]) -> bool:
        made: list[int | None] = []

        def do() -> None:
            with self._desk.core.work(label, self._about()) as work:
                made.append(act(work))

        stored = self._desk.attempt(do)
        if stored and made[-1] is not None:
            self._choose(made[-1])
        return stored

    def _standard_of(self, line: OutlineLine | None) -> TemplateStandard | None:
        """Give the standard that a line is or belongs to, the last one where there is no line."""
        standards = self._shown.standards if self._shown else ()
        if line is None:
            return standards[-1] if standards else None
        return next(
            (
                each
                for each in standards
                if line.id in {-each.id, *(asked.id for asked in each.questions)}
            ),
            None,
        )

    def _question(self, line: OutlineLine) -> TemplateQuestion | None:
        standard = self._standard_of(line)
        asked = standard.questions if standard else ()
        return next((each for each in asked if each.id == line.id), None)

    def _about(self) -> str:
        return self._shown.title if self._shown else ""

    def _told(self, lines: Sequence[OutlineLine]) -> str:
        what = f"{lines[0].number}" if len(lines) == 1 else counted(len(lines), "line")
        return f"{what} of {self._about()}"
