"""Names in a Link column tied to records: known ones, new ones where the kind adds them, and questions between."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from app.days import show_day
from app.fields import Field, Ref
from app.importing.kind import NewName
from app.importing.lookup import PERHAPS
from app.importing.names import ALIKE, NameIndex, fold_name, likeness
from app.importing.questions import LEAVE_OUT, LIKELY, NEW, Answers, Candidate, ImportQuestion
from app.progress import UNWATCHED, track

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.progress import Progress

_LONGEST = 200
_FIRST_WORD = re.compile(r"(\w+)(?:\s*[:;,(/.]|\s+[-–—])\s*(\S.*?)\)?")
_SAME = 100
"""Likeness of a name that is the very name of a record."""
_MOST_COMPARED = 400
"""Unknown names of a column that are compared and asked about; likeness is dear."""
_FEW = 12
"""Records of a kind that are all offered where none is alike and none may be added, such as the groups."""
_OFFERED_ANYWAY = 60
"""Least likeness where no name may be added, so that one must be chosen."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What a name is tied to: a value, or a complaint, or an open question's key; `left_out` when so answered."""

    value: Ref | NewName | None = None
    complaint: str = ""
    question: str = ""
    note: str = ""
    left_out: bool = False


Unknown = Literal["compare", "add", "ask"]
"""What is done with an unknown name that may be added: compared with others of the file, added, or asked about."""


class LinkReader:
    """Ties the names of one Link column; names that are alike within the file are asked about too."""

    def __init__(
        self,
        field: Field,
        index: NameIndex,
        answers: Answers,
        *,
        creates: bool,
        unknown: Unknown = "compare",
        least: int = ALIKE,
    ) -> None:
        self._field = field
        self._kind = str(getattr(field, "kind", ""))
        self._index = index
        self._answers = answers
        self._creates = creates
        self._compares = creates and unknown == "compare"
        self._asks = unknown == "ask"
        self._least = least
        self._ended = {
            each.id: f"closed {show_day(each.ended)}"
            for each in index.known
            if each.ended is not None
        }
        self._new: dict[str, NewName] = {}
        self._met: dict[str, str] = {}
        self._ties: dict[tuple[str, str], Tie] = {}

    def prepare(self, texts: Mapping[str, int], progress: Progress = UNWATCHED) -> None:
        """Meet all names of the column first, given with how often each is written.

        The fullest, then the commonest, is what others are compared with.
        """
        counts = Counter[str]()
        for text, times in texts.items():
            if text.strip():
                counts[text.strip()] += times
        ranked = sorted(counts.items(), key=lambda pair: (-len(pair[0]), -pair[1], pair[0]))
        for text, _ in track(ranked, progress, "Comparing names", every=10):
            self.read(text)

    def forget(self) -> None:
        """Tie anew after an answer."""
        self._ties.clear()

    def read(self, text: str, surer: str = "") -> Tie:
        """Tie one name, by the surer text (an e-mail address) first where the row has one."""
        key = (fold_name(text), surer.strip().casefold())
        if key not in self._ties:
            self._ties[key] = self._tie(" ".join(text.split())[:_LONGEST], key[1])
        return self._ties[key]

    def knows(self, text: str) -> bool:
        """Say whether a text names a record, with nothing to ask."""
        return len(self._index.exactly(text)) == 1

    def means_same(self, one: str, other: str) -> bool:
        """Say whether two texts name the same record, or are one name."""
        known = [{each.known.id for each in self._index.exactly(text)} for text in (one, other)]
        return fold_name(one) == fold_name(other) or bool(known[0] & known[1])

    def _tie(self, text: str, surer: str) -> Tie:
        said = self._answers.said.get(fold_name(text))
        return self._tie_as_read(text, surer) if said is None else self._tie_as_said(text, said)

    def _tie_as_said(self, text: str, said: str) -> Tie:
        """Tie a name as was said beforehand: to the record of a name, or to a new one of that name or its own."""
        meant = [] if said == NEW else self._index.exactly(said)
        if len(meant) != 1 and not self._creates:
            label = self._field.label
            return Tie(
                complaint=f"“{text}” was said to be “{said}”, and no {label.lower()} is known so."
            )
        name = text if said == NEW else meant[0].known.name if len(meant) == 1 else said
        if said != NEW:
            self._answers.taken.setdefault(self._kind, {})[text] = name
        value = Ref(meant[0].known.id, name) if len(meant) == 1 else self._add(name, "").value
        return Tie(value, note="" if name == text else f"“{text}” taken for {name}, as you said")

    def _tie_as_read(self, text: str, surer: str) -> Tie:
        by_surer = self._index.exactly(surer) if surer else []
        if len(by_surer) == 1:
            known = by_surer[0].known
            same = fold_name(known.name) == fold_name(text)
            return Tie(Ref(known.id, known.name), note="" if same else f"{surer} is {known.name}")
        meant = self._index.exactly(text)
        if any(each.how == PERHAPS for each in meant):
            return self._ask(text, surer, [(0, each.known.id, each.known.name) for each in meant])
        if (
            surer
            and self._creates
            and any(_known_otherwise(each.known.others, surer) for each in meant)
        ):
            return self._ask(text, surer, [(95, each.known.id, each.known.name) for each in meant])
        if len(meant) == 1:
            known, how = meant[0].known, meant[0].how
            return Tie(
                Ref(known.id, known.name),
                note=f"“{text}” read as {known.name} ({how})" if how else "",
            )
        if meant:
            return self._ask(
                text, surer, [(_SAME, each.known.id, each.known.name) for each in meant]
            )
        return self._tie_unknown(text, surer)

    def _tie_unknown(self, text: str, surer: str) -> Tie:
        by_first = self._tie_by_first_word(text)
        if by_first is not None:
            return by_first
        if surer and self._creates:
            return self._add(text, surer)
        if len(self._met) >= _MOST_COMPARED and fold_name(text) not in self._met:
            return self._unasked(text, surer)
        self._met.setdefault(fold_name(text), text)
        least = self._least if self._creates else min(self._least, _OFFERED_ANYWAY)
        found = self._index.alike(text, least)
        if found and least > ALIKE:
            # Where it is asked at all, those hardly less alike may be meant as well.
            found = self._index.alike(text, ALIKE)
        alike = [(percent, each.id, each.name) for percent, each in found]
        if not alike and not self._creates and len(self._index.known) <= _FEW:
            every = sorted(self._index.known, key=lambda each: each.name)
            alike = [(0, each.id, each.name) for each in every]
        neighbours = self._neighbours(text) if self._compares else []
        if self._creates and not self._asks and not alike and not neighbours:
            return self._add(text, surer)
        return self._ask(text, surer, alike, neighbours)

    def _tie_by_first_word(self, text: str) -> Tie | None:
        """Tie a colour with a remark behind a separator by the colour: "Green - on track"; None for anything else."""
        parts = _FIRST_WORD.fullmatch(text) if self._field.by_fill else None
        meant = self._index.exactly(parts[1]) if parts else []
        if not parts or len(meant) != 1:
            return None
        known = meant[0].known
        note = f"“{text}” read as {known.name}; “{parts[2]}” was not kept"
        return Tie(Ref(known.id, known.name), note=note)

    def _unasked(self, text: str, surer: str) -> Tie:
        """Take a name as it is in a column with more unknown names than anybody would answer for."""
        if self._creates:
            return self._add(text, surer)
        label = self._field.label
        return Tie(
            complaint=f"No {label.lower()} is known as “{text}”; add it first, or correct the name."
        )

    def _neighbours(self, text: str) -> list[tuple[int, str]]:
        """Give unknown names of this file that were met before and are like the text."""
        folded = fold_name(text)
        earlier = list(takewhile(lambda pair: pair[0] != folded, self._met.items()))
        found = [(likeness(folded, other), name) for other, name in earlier]
        return sorted(((p, name) for p, name in found if p >= self._least), reverse=True)[:3]

    def _add(self, text: str, surer: str) -> Tie:
        key = f"{fold_name(text)}|{surer}" if surer else fold_name(text)
        return Tie(self._new.setdefault(key, NewName(text, surer)))

    def _ask(
        self,
        text: str,
        surer: str,
        known: list[tuple[int, int, str]],
        neighbours: Iterable[tuple[int, str]] = (),
    ) -> Tie:
        offered = [
            Candidate(f"id:{known_id}", name, percent, told=self._ended.get(known_id, ""))
            for percent, known_id, name in self._ended_last(known)
        ]
        offered += [
            Candidate(f"name:{name}", f"{name} (in this file)", p) for p, name in neighbours
        ]
        offered.sort(key=lambda each: -each.percent)
        if self._creates:
            offered.append(Candidate(NEW, f"Add “{text}”", usual=self._asks and not offered))
        offered.append(Candidate(LEAVE_OUT, "Leave out"))
        key = ":".join(part for part in (self._kind, fold_name(text), surer) if part)
        told = "is not known by this name. Which is meant?"
        if known and known[0][0] == _SAME:
            told = "is the name of several. Which is meant?"
        elif surer and self._index.exactly(text):
            told = f"is known, but not with {surer}. Which is meant?"
        elif self._asks and not known:
            told = "is not in the file yet. Is it wanted?"
        sentence = f"{self._field.label} “{text}” {told}"
        answer = self._answers.ask(
            ImportQuestion(key, sentence, tuple(offered), kind=self._kind, name=text)
        )
        return self._answered(answer, key, text, surer)

    def _ended_last(self, known: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """Put those that are no more behind the others that are alike; none of them is taken at a glance."""
        there = [percent for percent, known_id, _ in known if known_id not in self._ended]
        most = min(there, default=LIKELY) - 1
        return [
            (
                min(percent, most) if known_id in self._ended and 0 < percent < _SAME else percent,
                known_id,
                name,
            )
            for percent, known_id, name in known
        ]

    def _answered(self, answer: str | None, key: str, text: str, surer: str) -> Tie:
        if answer is None:
            return Tie(question=key)
        if answer == LEAVE_OUT:
            return Tie(left_out=True, note=f"“{text}” left out")
        if answer == NEW:
            return self._add(text, surer)
        if answer.startswith("name:"):
            tie = self.read(answer.removeprefix("name:"))
            return Tie(
                tie.value,
                tie.complaint,
                tie.question,
                f"“{text}” taken for {tie.value}",
                tie.left_out,
            )
        ids = {each.id: each for each in self._index.known}
        known = ids.get(int(answer.removeprefix("id:")))
        if known is None:  # it was removed since the answer was given
            return Tie(question=key)
        return Tie(Ref(known.id, known.name), note=f"“{text}” taken for {known.name}")


def _known_otherwise(others: Iterable[tuple[str, str]], surer: str) -> bool:
    """Say whether a record has surer texts (e-mail addresses, or its URN), and this is none of them."""
    surely = [text.casefold() for text, how in others if "@" in text or how == "URN"]
    return bool(surely) and surer not in surely
