"""The outline of a template while it is changed: its standards with their questions in order, and their numbers.

Numbers are printed and stand in answers, so they are kept as typed; only where all of them count 1, 2, 2.1 in turn do
they follow what is added, moved or removed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.returns import Question, Standard

if TYPE_CHECKING:
    from app.work import Work


@dataclass
class Section:
    """A standard with its questions, while they are put in order."""

    standard: Standard
    questions: list[Question]


class OutlineOrder:
    """A template's outline being changed: read, change `sections`, then `settle`."""

    def __init__(self, work: Work, template_id: int) -> None:
        """Read the outline in two queries."""
        self._work = work
        standards = select(Standard).where(Standard.template_id == template_id)
        self.sections = [
            Section(each, [])
            for each in work.session.scalars(standards.order_by(Standard.position, Standard.id))
        ]
        by_id = {each.standard.id: each for each in self.sections}
        questions = select(Question).where(Question.standard_id.in_(by_id))
        for each in work.session.scalars(questions.order_by(Question.position, Question.id)):
            by_id[each.standard_id].questions.append(each)
        self._counts = self._is_counted()

    def section_of(self, standard_id: int) -> Section:
        """Give the section of a standard."""
        return next(each for each in self.sections if each.standard.id == standard_id)

    def numbers(self) -> set[str]:
        """Give the numbers that questions have."""
        return {each.number for section in self.sections for each in section.questions}

    def next_standard(self) -> str:
        """Give the number of a standard that comes last."""
        taken = {section.standard.number for section in self.sections}
        return next(str(n) for n in range(len(taken) + 1, len(taken) + 100) if str(n) not in taken)

    def next_question(self, section: Section) -> str:
        """Give the number of a question that comes last in a section."""
        first, taken = len(section.questions) + 1, self.numbers()
        numbers = (f"{section.standard.number}.{n}" for n in range(first, first + 1000))
        return next(each for each in numbers if each not in taken)

    def insert_standard(self, row: Standard, after: int | None) -> None:
        """Put a new standard after another one, or at the end."""
        places = [each.standard.id for each in self.sections]
        place = places.index(after) + 1 if after in places else len(places)
        self.sections.insert(place, Section(row, []))

    def insert_question(self, section: Section, row: Question, after: int | None) -> None:
        """Put a new question after another one, or at the end of its section."""
        places = [each.id for each in section.questions]
        place = places.index(after) + 1 if after in places else len(places)
        section.questions.insert(place, row)

    def move_standard(self, standard_id: int, by: int) -> None:
        """Move a section up (-1) or down (1); the first and last one stay where they are."""
        section = self.section_of(standard_id)
        place = self.sections.index(section) + by
        if 0 <= place < len(self.sections):
            self.sections.remove(section)
            self.sections.insert(place, section)

    def move_question(self, row: Question, by: int) -> None:
        """Move a question up (-1) or down (1), over the edge of its section into the one beside it."""
        section = self.section_of(row.standard_id)
        inner = section.questions.index(row) + by
        place = self.sections.index(section) + by
        if 0 <= inner < len(section.questions):
            section.questions.remove(row)
            section.questions.insert(inner, row)
        elif 0 <= place < len(self.sections):
            beside = self.sections[place].questions
            section.questions.remove(row)
            beside.insert(len(beside) if by < 0 else 0, row)

    def settle(self) -> None:
        """Store places and owners, and count anew where the numbers counted before."""
        for place, section in enumerate(self.sections):
            section.standard.position = place
            if self._counts:
                section.standard.number = str(place + 1)
            for inner, question in enumerate(section.questions):
                question.position, question.standard_id = inner, section.standard.id
                if self._counts:
                    question.number = f"{place + 1}.{inner + 1}"
        self._work.session.flush()

    def _is_counted(self) -> bool:
        return all(
            section.standard.number == str(place)
            and all(
                question.number == f"{place}.{inner}"
                for inner, question in enumerate(section.questions, 1)
            )
            for place, section in enumerate(self.sections, 1)
        )
