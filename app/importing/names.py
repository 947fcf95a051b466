"""Names as written tied to names as known: exactly, by another name, or by likeness for a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from app.importing.headers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from app.importing.lookup import Known

ALIKE = 85
"""Least likeness in per cent at which a known name is offered for an unknown one."""
ALIKE_OF = {"people": 92}
"""The same where it differs by kind: two people often have names that are nearly the same."""
_MOST_OFFERED = 4
_COMPARED_CLOSELY = 12
_SHORT = re.compile(r"[a-z]{2,7}")
_PLURAL = re.compile(r"\b(\w{4,})s\b")
_SMALL_WORDS = frozenset({"and", "of", "the", "for", "with", "in", "nhs", "s"})
_PERHAPS = 87
"""Most that a name is like another of which it has all words and one that says more."""
_UNLIKE = 80
_INITIALS = 4
"""Least number of first letters by which a name in several parts is known."""
_COMMON_WORDS = _SMALL_WORDS | frozenset(
    [
        "borough",
        "city",
        "council",
        "county",
        "district",
        "england",
        "foundation",
        "group",
        "limited",
        "ltd",
        "metropolitan",
        "national",
        "service",
        "team",
        "trust",
        "uk",
    ]
)
"""Words that bodies add to their name or leave out; what has only these beside another name is the same."""
_CONTRARY = frozenset(
    [
        "adult",
        "child",
        "children",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "upper",
        "lower",
        "inner",
        "outer",
        "infant",
        "junior",
        "primary",
        "secondary",
    ]
)
"""Words that tell two services or places of one name apart."""
_WORDS_MEANT = {
    "beds": "bedfordshire",
    "berks": "berkshire",
    "bucks": "buckinghamshire",
    "cambs": "cambridgeshire",
    "derbys": "derbyshire",
    "glos": "gloucestershire",
    "gtr": "greater",
    "hants": "hampshire",
    "herts": "hertfordshire",
    "lancs": "lancashire",
    "leics": "leicestershire",
    "lincs": "lincolnshire",
    "northants": "northamptonshire",
    "notts": "nottinghamshire",
    "oxon": "oxfordshire",
    "staffs": "staffordshire",
    "warks": "warwickshire",
    "wilts": "wiltshire",
    "worcs": "worcestershire",
    "yorks": "yorkshire",
}
"""The usual short forms of the counties."""
_POLICE = re.compile(r"\bconstabulary\b")


@dataclass(frozen=True)
class Meant:
    """A record that a text means, and by what: "" for its own name, else "alias", "e-mail", "name until 2021"."""

    known: Known
    how: str = ""


class NameIndex:
    """All names of one kind of record, asked by exact text first, then by likeness."""

    def __init__(self, known: Iterable[Known]) -> None:
        """Index names and other names; a present name beats another record's old one."""
        self.known = list(known)
        self._exact: dict[str, list[Meant]] = {}
        for each in self.known:
            self._exact.setdefault(fold_name(each.name), []).append(Meant(each))
        for each in self.known:
            for text, how in each.others:
                self._exact.setdefault(fold_name(text), []).append(Meant(each, how))

    def exactly(self, text: str) -> list[Meant]:
        """Give every record a text names, each once, its own name before others; mostly one or none."""
        found: dict[int, Meant] = {}
        meant = self._exact.get(fold_name(text), [])
        own = [each for each in meant if not each.how]
        for each in own or meant:
            found.setdefault(each.known.id, each)
        return list(found.values())

    def alike(self, text: str, least: int = ALIKE) -> list[tuple[int, Known]]:
        """Give (percent, record) for names like a text, likest first, at most four."""
        spoken = _in_words(fold(text))
        best: dict[int, tuple[int, Known]] = {}
        for other in self._comparable(spoken):
            percent = likeness(spoken, other)
            for each in self._spoken[other]:
                if percent >= least and percent > best.get(each.id, (0, each))[0]:
                    best[each.id] = (percent, each)
        return sorted(best.values(), key=lambda pair: (-pair[0], pair[1].name))[:_MOST_OFFERED]

    def _comparable(self, spoken: str) -> set[str]:
        """Give the names worth comparing closely, so that thousands of names cost little."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only needed where a name is not known exactly

        words = [self._glossary.get(word, word) for word in spoken.split()]
        found = {each for each in self._short if _abbreviates(each, spoken)}
        if _SHORT.fullmatch(spoken):
            found |= {each for each in self._spoken if _abbreviates(spoken, each)}
        for text in {spoken, " ".join(words), _POLICE.sub("police", spoken)}:
            for scorer in (fuzz.ratio, fuzz.token_set_ratio):
                near = process.extract(
                    text, self._spoken.keys(), scorer=scorer, limit=_COMPARED_CLOSELY
                )
                found |= {name for name, _, _ in near}
        return found

    @cached_property
    def _spoken(self) -> dict[str, list[Known]]:
        """Every name as it is compared for likeness; not asked for where all names are known exactly."""
        spoken: dict[str, list[Known]] = {}
        for each in self.known:
            texts = (each.name, *(other for other, _ in each.others))
            for text in dict.fromkeys(_in_words(fold(text)) for text in texts):
                spoken.setdefault(text, []).append(each)
        return spoken

    @cached_property
    def _short(self) -> list[str]:
        """Names that may be initials of another."""
        return [each for each in self._spoken if _SHORT.fullmatch(each)]

    @cached_property
    def _glossary(self) -> dict[str, str]:
        """Initials of neighbouring words of the names, with what they stand for: bwd, icb."""
        found: dict[str, str] = {}
        for name in self._spoken:
            words = name.split()
            for length in (2, 3, 4):
                for start in range(len(words) - length + 1):
                    run = words[start : start + length]
                    found.setdefault("".join(word[0] for word in run), " ".join(run))
        return found


@lru_cache(maxsize=5_000)
def fold_name(text: str) -> str:
    """Bring a name to the form in which two are the same: no case, no punctuation, no leading "the".

    A per cent sign is no punctuation: it tells an indicator from the number that it is a share of.
    """
    if "@" in text:
        return text.strip().casefold()
    plain = text.replace("'", "").replace("’", "").replace("%", " per cent ")
    return fold(plain).removeprefix("the ")


def likeness(one: str, other: str) -> int:
    """Give how alike two folded names are in per cent, abbreviations read out; never 100 for two that differ.

    90 and more means that nothing in the names speaks against it; what tells two services of one council, two
    places or two years apart keeps them below what is asked about.
    """
    one, other = _in_words(one), _in_words(other)
    percent = _likeness(one, other)
    if _POLICE.search(one) or _POLICE.search(other):
        # A force calls itself one or the other, and is called police by everybody else.
        same = _likeness(_POLICE.sub("police", one), _POLICE.sub("police", other))
        percent = max(percent, same)
    return percent


def _likeness(one: str, other: str) -> int:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only needed where a name is not known exactly

    if _abbreviates(one, other) or _abbreviates(other, one):
        return 92
    first, second = (
        _PLURAL.sub(r"\1", text) for text in (_read_out(one, other), _read_out(other, one))
    )
    words, others = set(first.split()), set(second.split())
    percent = max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second))
    if len(words & others - _SMALL_WORDS) > 1:
        percent = max(percent, 0.9 * fuzz.token_set_ratio(first, second))
        if (words <= others or others <= words) and not (words ^ others) <= _COMMON_WORDS:
            percent = min(percent, _PERHAPS)
    if _contradict(words & _CONTRARY, others & _CONTRARY) or _contradict(
        {word for word in words if word.isdecimal()},
        {word for word in others if word.isdecimal()},
    ):
        percent = min(percent, _UNLIKE)
    return min(int(percent), 99)


def _contradict(words: AbstractSet[str], others: AbstractSet[str]) -> bool:
    return bool(words and others and words != others)


def _in_words(folded: str) -> str:
    """Write the short words of a name in full: "lancs police" -> "lancashire police"."""
    return " ".join(_WORDS_MEANT.get(word, word) for word in folded.split())


def _abbreviates(short: str, full: str) -> bool:
    """Say whether a name is made of the first letters of the other: ELHT, LSCFT, LFRS, YJS, L&SC ICB."""
    words = full.split()
    every = "".join(word[0] for word in words)
    weighty = "".join(word[0] for word in words if word not in _SMALL_WORDS)
    if " " in short:
        parts = [part for part in short.split() if part not in _SMALL_WORDS]
        return len(weighty) >= _INITIALS and "".join(parts) == weighty and len(parts) < len(words)
    if len(words) < 2 or not _SHORT.fullmatch(short):
        return False
    return _within(short, every) and _within(weighty, short) and len(short) > 1


def _within(letters: str, text: str) -> bool:
    """Say whether the letters come in this order in the text, others between them allowed."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _read_out(name: str, other: str) -> str:
    """Write out a word of the name that stands for neighbouring words of the other: "bwd adults" in full."""
    words = other.split()
    return " ".join(_full_words(word, words) for word in name.split())


def _full_words(word: str, words: Sequence[str]) -> str:
    if _SHORT.fullmatch(word) and word not in words:
        for start in range(len(words) - len(word) + 1):
            run = words[start : start + len(word)]
            if "".join(each[0] for each in run) == word:
                return " ".join(run)
    return word
