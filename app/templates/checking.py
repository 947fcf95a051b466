"""Looking at a Word file that is to be a template: its placeholders, what nothing fills, and what it lacks."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import EnvironmentProblem
from app.minutes.word_file import local
from app.plain_files import open_plain
from app.templates.package import open_template
from app.templates.placeholders import (
    EITHER,
    PATTERN,
    PLACEHOLDERS,
    PUT_ON_TOP,
    name_of,
    nearest,
    placeholders_of,
)
from app.templates.rules import LARGEST, WrongPlaceholders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from app.templates.fields import TemplateKind
    from app.templates.package import TemplatePart

_SNIPPET = 60
_LONGEST_NAME = 200
_STRAY = re.compile(r"\{\{.{0,30}|.{0,30}\}\}")
_NOT_FILLED = {"footnote", "endnote"}


@dataclass(frozen=True)
class IncomingTemplate:
    """A file that was looked at and can be taken; `warnings` say what it lacks, a sentence each."""

    name: str
    content: bytes
    found: frozenset[str]
    warnings: tuple[str, ...]

    @cached_property
    def sha256(self) -> str:
        """The hash by which its content is kept."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class _Stand:
    """A paragraph with words, and where it stands."""

    where: str
    words: str

    @property
    def told(self) -> str:
        """Say where it is, with its first words."""
        words = " ".join(self.words.split())
        short = words if len(words) <= _SNIPPET else f"{words[:_SNIPPET].rstrip()}…"
        return f"in the {self.where}, “{short}”"


def look_at_template(path: Path, kind: TemplateKind) -> IncomingTemplate:
    """Read a file that is to be the template of a kind of document; see `check_template`."""
    try:
        with open_plain(path) as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        why = "it is a folder" if path.is_dir() else error.strerror or str(error)
        raise EnvironmentProblem(
            f"“{path.name}” cannot be read: {why}. Choose another file.", path
        ) from error
    return check_template(path.name, content, kind)


def check_template(name: str, content: bytes, kind: TemplateKind) -> IncomingTemplate:
    """Check a template; a UserError says in a sentence why it cannot be taken.

    WrongPlaceholders names each placeholder that nothing fills with where it stands and what may be meant.
    """
    plain = "".join(sign for sign in Path(name).name if sign.isprintable())[:_LONGEST_NAME]
    stands = [each for part in open_template(plain, content) for each in _stands(part)]
    known = {each.name: each for each in placeholders_of(kind)}
    found: set[str] = set()
    wrong: list[str] = []
    for stand in stands:
        for within in PATTERN.findall(stand.words):
            placeholder = known.get(name_of(within))
            if placeholder is None:
                wrong.append(_unknown(within, kind, stand))
            elif stand.where in _NOT_FILLED:
                wrong.append(
                    f"{placeholder.shown} stands {stand.told}, where nothing is filled in."
                )
            elif placeholder.is_block and stand.where in {"header", "footer"}:
                wrong.append(
                    f"{placeholder.shown} stands {stand.told}, but it is whole paragraphs: put it into the body."
                )
            else:
                found.add(placeholder.name)
        wrong += [
            f"“{stray.group().strip()}” {stand.told} is no whole placeholder: two brackets open it and two close it."
            for stray in _STRAY.finditer(PATTERN.sub("", stand.words))
        ]
    if wrong:
        raise WrongPlaceholders(plain, wrong)
    return IncomingTemplate(plain, content, frozenset(found), tuple(_warnings(kind, found)))


def _unknown(within: str, kind: TemplateKind, stand: _Stand) -> str:
    name = name_of(within)
    written = "{{" + within.strip() + "}}"
    elsewhere = [each for each in PLACEHOLDERS if each.name == name]
    if elsewhere:
        kinds = " and ".join(each.title_text.casefold() for each in elsewhere[0].kinds)
        return f"{written} {stand.told} is only known in: {kinds}."
    near = nearest(name, kind)
    meant = f" Perhaps {{{{{near}}}}} is meant." if near else ""
    return f"{written} {stand.told} is not known.{meant}"


def _warnings(kind: TemplateKind, found: set[str]) -> Iterator[str]:
    missing = [
        each.name
        for each in placeholders_of(kind)
        if kind in each.needed and each.name not in found
    ]
    on_top = [_shown(each) for each in missing if each in PUT_ON_TOP]
    others = [_shown(each) for each in missing if each not in PUT_ON_TOP]
    if others:
        yield f"It has no {' and no '.join(others)}."
    for names, kinds, so in EITHER:
        if kind in kinds and not found & names:
            yield f"It has neither {' nor '.join(map(_shown, sorted(names)))}, so {so}."
    if on_top:
        yield f"It has no place for {' and '.join(on_top)}: put on top of what is written."


def _shown(name: str) -> str:
    return "{{" + name + "}}"


def _stands(part: TemplatePart) -> Iterator[_Stand]:
    yield from _under(part.root, part.where)


def _under(element: Element, where: str) -> Iterator[_Stand]:
    """Give the paragraphs under an element, each with its own words alone; walked without recursion."""
    waiting: list[tuple[Element, str]] = [(element, where)]
    while waiting:
        now, place = waiting.pop()
        name = local(now.tag)
        inner = place
        if place == "body" and name == "tc":
            inner = "table"
        elif place in {"body", "table"} and name == "txbxContent":
            inner = "text box"
        if name == "Fallback":
            # The same words again, for programs older than the text box before them.
            continue
        if name == "p":
            words = own_words(now)
            if "{" in words or "}" in words:
                yield _Stand(inner, words)
        waiting += [(each, inner) for each in reversed(list(now))]


def own_words(paragraph: Element) -> str:
    """Give the words of a paragraph without those of text boxes that hang on it."""
    words: list[str] = []
    waiting = list(reversed(list(paragraph)))
    while waiting:
        now = waiting.pop()
        name = local(now.tag)
        if name in {"txbxContent", "p"}:
            continue
        if name == "t":
            words.append(now.text or "")
        elif name in {"tab", "br", "cr"}:
            words.append(" ")
        waiting += reversed(list(now))
    return "".join(words)
