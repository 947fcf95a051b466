"""Questions an import asks: once for all alike rows, with what is likely, and with no answer chosen beforehand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    AnswersState = tuple[dict[str, "ImportQuestion"], dict[str, str], dict[str, dict[str, str]]]

LEAVE_OUT = "leave-out"
KEEP = "keep"
STAND_IN = "stand-in:"
"""How the key of the question begins whether another value may stand in for one that rows lack."""
NEW = "new"
DATES = "dates:"
"""How the key of a question about written dates begins; the name of their Field follows."""
LIKELY = 90
"""Least likeness in percent of an answer that may be proposed as the one that is meant."""


@dataclass(frozen=True)
class Candidate:
    """One answer that may be chosen; `percent` is its likeness, 0 where likeness says nothing."""

    key: str
    label: str
    percent: int = 0
    usual: bool = False
    """Whether it is what is mostly meant where nothing is alike."""
    told: str = ""
    """What a person must know before choosing it: "closed 30 Jun 2022"."""

    def __str__(self) -> str:
        """Show the answer with its likeness."""
        behind = ", ".join(filter(None, (self.told, f"{self.percent} %" if self.percent else "")))
        return f"{self.label} ({behind})" if behind else self.label


@dataclass(frozen=True)
class ImportQuestion:
    """One question; `answer` is None until a Candidate's key is chosen."""

    key: str
    text: str
    candidates: tuple[Candidate, ...]
    answer: str | None = None
    rows: int = 0
    kind: str = ""
    """The kind of record a name may mean, "" when the question is about something else."""
    name: str = ""
    """The name as it is written."""

    @property
    def sentence(self) -> str:
        """Give the question with its likest answer, or those equally so: it can be read without the list."""
        most = max(each.percent for each in self.candidates)
        likest = [str(each) for each in self.candidates if each.percent == most]
        return f"{self.text} Perhaps {listed(likest, 'or')}." if most else self.text

    @property
    def may_be_new(self) -> bool:
        """Say whether the name may also be that of a record to be added."""
        return any(each.key == NEW for each in self.candidates)

    @property
    def likely(self) -> Candidate | None:
        """Give the answer that is so likely, and alone so, that it can be taken at a glance; None once answered."""
        usual = next((each for each in self.candidates if each.usual), None)
        if usual is not None:
            return usual if self.answer is None else None
        best, *others = sorted(self.candidates, key=lambda each: -each.percent)
        alone = any(each.percent < best.percent for each in others[:1])
        return best if self.answer is None and alone and best.percent >= LIKELY else None

    @property
    def answered(self) -> Candidate | None:
        """Give the candidate that was chosen, None where none of them was."""
        return next((each for each in self.candidates if each.key == self.answer), None)


@dataclass
class Answers:
    """What has been asked in one preview and what the person chose; remembered answers are given again."""

    remembered: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    """What names mean, said before anything is asked: folded name -> name of the record, or NEW."""
    asked: dict[str, ImportQuestion] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    taken: dict[str, dict[str, str]] = field(default_factory=dict)
    """By kind of record, the written names for which `said` was used, each with what it means."""

    def ask(self, question: ImportQuestion) -> str | None:
        """Put a question unless it was put before, and give the answer there is."""
        if question.key not in self.asked:
            self.asked[question.key] = question
            kept = self.remembered.get(question.key, "")
            if kept in {each.key for each in question.candidates}:
                self.chosen[question.key] = kept
        return self.chosen.get(question.key)

    def state(self) -> AnswersState:
        """Give how everything stands, for `go_back`."""
        taken = {kind: dict(names) for kind, names in self.taken.items()}
        return dict(self.asked), dict(self.chosen), taken

    def go_back(self, state: AnswersState) -> None:
        """Let everything stand as it did."""
        self.asked, self.chosen, self.taken = state
