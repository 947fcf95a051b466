"""The words of a Word document as it reads once all tracked changes are taken, with who made them and all comments."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.importing.cleaning import clean_text
from app.minutes.text import Piece
from app.minutes.word_file import attribute, local
from app.minutes.word_hands import WordComment, comments_of, hand_of
from app.minutes.word_styles import WordStyles, child

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from app.minutes.text import LineKind
    from app.minutes.word_file import WordParts
    from app.minutes.word_hands import Hand

_DEEPEST = 60
_LONGEST = 200
"""Letters of the words that a comment stands at."""
_GONE, _COME = {"del", "moveFrom"}, {"ins", "moveTo"}
_LEFT_ASIDE = {
    *("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr"),
    *("instrText", "drawing", "pict", "object", "AlternateContent", "footnoteReference"),
}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True)
class WordParagraph:
    """A paragraph as it reads, or the row of a table; `style` is the style's name, `level` that of a heading."""

    pieces: tuple[Piece, ...]
    style: str = ""
    level: int | None = None
    kind: LineKind = "paragraph"
    number: int | None = None
    by: tuple[Hand, ...] = ()
    comments: tuple[WordComment, ...] = ()
    is_row: bool = False
    depth: int = 0
    """How deep it stands in its list, from 0."""
    cell: tuple[int, int] | None = None
    """Where tables are read cell by cell: which row of the document it stands in, and which cell of that row."""

    @property
    def words(self) -> str:
        """Give its words, blanks as one."""
        return " ".join("".join(piece.text for piece in self.pieces).split())


@dataclass(frozen=True)
class WordText:
    """What a document says: its paragraphs in order, and the words that were struck out in it, with by whom."""

    name: str
    subject: str
    paragraphs: tuple[WordParagraph, ...]
    struck: dict[str, Hand]

    @property
    def is_tracked(self) -> bool:
        """Whether somebody let Word track changes."""
        return bool(self.struck) or any(each.by for each in self.paragraphs)


def read_text(parts: WordParts, *, by_cell: bool = False) -> WordText:
    """Read a document, a row of a table as one line, or paragraph by paragraph `by_cell`.

    What is nested deeper than any person writes is left aside.
    """
    reading = _Reading(parts, by_cell=by_cell)
    body = child(parts.document, "body")
    reading.walk(body if body is not None else parts.document)
    reading.end_document()
    return WordText(parts.name, parts.subject, tuple(reading.paragraphs), reading.struck)


@dataclass
class _Open:
    """A paragraph that is being read; it may go on in the next one where its mark was struck out."""

    pieces: list[Piece] = field(default_factory=list)
    by: list[Hand] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    properties: Element | None = None


class _Reading:
    """Walks through a document once and collects what it reads."""

    def __init__(self, parts: WordParts, *, by_cell: bool = False) -> None:
        self.paragraphs: list[WordParagraph] = []
        self.struck: dict[str, Hand] = {}
        self._styles = WordStyles(parts)
        self._said = comments_of(parts.related.get("comments", ()))
        self._at: dict[str, list[str]] = {}
        self._under: set[str] = set()
        self._now = _Open()
        self._waiting: list[tuple[int, list[str]]] = []
        self._in_row = 0
        self._by_cell = by_cell
        self._rows = 0
        self._cell: tuple[int, int] | None = None

    def walk(self, element: Element, depth: int = 0) -> None:
        """Read what stands in an element."""
        if depth > _DEEPEST:
            return
        for each in element:
            name = local(each.tag)
            if name in _LEFT_ASIDE:
                continue
            if name in _GONE:
                self._strike(each)
            elif name in _COME:
                self._now.by.append(hand_of(each))
                self.walk(each, depth + 1)
            elif name == "p":
                self._paragraph(each, depth)
            elif name == "tr":
                self._row(each, depth)
            elif name == "r":
                self._run(each)
            elif name.startswith("comment"):
                self._comment(name, attribute(each, "id") or "")
            else:
                self.walk(each, depth + 1)

    def end_document(self) -> None:
        """End the last paragraph, and give the comments the words they stand at."""
        if self._now.pieces:
            self._end(self._now)
        for place, ids in self._waiting:
            paragraph = self.paragraphs[place]
            made = tuple(self._made(key, paragraph) for key in dict.fromkeys(ids))
            self.paragraphs[place] = replace(paragraph, comments=made)

    def _made(self, key: str, paragraph: WordParagraph) -> WordComment:
        said = self._said[key]
        words = " ".join("".join(self._at.get(key, ())).split()) or paragraph.words
        short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
        return WordComment(said.author, said.text, short, said.day)

    def _paragraph(self, element: Element, depth: int) -> None:
        properties = child(element, "pPr")
        now = self._now
        if not now.pieces:
            now.properties = properties
        self.walk(element, depth + 1)
        mark = child(properties, "rPr")
        kinds = {local(each.tag): each for each in (mark if mark is not None else ())}
        now.by += [hand_of(each) for name, each in kinds.items() if name in _COME]
        self._note_look(properties, "pPrChange")
        gone = next((each for name, each in kinds.items() if name in _GONE), None)
        if gone is None:
            self._now = _Open()
            self._end(now)
            return
        # Its mark is struck out, so what is left of it goes on in the paragraph below.
        now.by.append(hand_of(gone))
        self._tell_struck(now)
        if not now.pieces:
            self._now = _Open(comments=now.comments)

    def _end(self, now: _Open) -> None:
        self._tell_struck(now)
        if self._in_row:
            # A row of a table is told as one line; its cells are parted by the reading of the row.
            self._now = now
            now.pieces.append(Piece("\n"))
            return
        style = self._styles.style_of(now.properties)
        level = self._styles.level(style, now.properties)
        kind, number = self._styles.kind(style, now.properties)
        if now.comments:
            self._waiting.append((len(self.paragraphs), now.comments))
        self.paragraphs.append(
            WordParagraph(
                tuple(now.pieces),
                self._styles.name(style),
                level,
                "paragraph" if level else kind,
                None if level else number,
                tuple(dict.fromkeys(now.by)),
                depth=self._styles.depth(style, now.properties),
                cell=self._cell,
            )
        )

    def _row(self, row: Element, depth: int) -> None:
        if child(row, "trPr", "del") is not None:
            return
        if self._by_cell:
            self._cells(row, depth)
            return
        outer, self._now = self._now, _Open()
        self._in_row += 1
        cells: list[str] = []
        for cell in row:
            if local(cell.tag) in {"tc", "sdt"}:
                before = len(self._now.pieces)
                self.walk(cell, depth + 1)
                text = "".join(piece.text for piece in self._now.pieces[before:])
                cells.append(" ".join(text.split()))
        self._in_row -= 1
        now, self._now = self._now, outer
        if self._in_row:
            self._now.pieces.append(Piece(" ".join(cells)))
            return
        if now.comments:
            self._waiting.append((len(self.paragraphs), now.comments))
        by = tuple(dict.fromkeys(now.by))
        self.paragraphs.append(WordParagraph((Piece(" | ".join(cells)),), by=by, is_row=True))

    def _cells(self, row: Element, depth: int) -> None:
        """Read the paragraphs of a row by themselves; those of a table within a cell belong to that cell."""
        outer = self._cell
        self._rows += outer is None
        inside = [each for each in row if local(each.tag) in {"tc", "sdt"}]
        for number, cell in enumerate(inside):
            self._cell = outer or (self._rows, number)
            self.walk(cell, depth + 1)
        self._cell = outer

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        if child(properties, "vanish") is not None:
            return
        self._note_look(properties, "rPrChange")
        bold = self._styles.is_bold(properties)
        for each in run:
            name = local(each.tag)
            if name == "t":
                self._write(each.text or "", bold=bold)
            elif name == "commentReference":
                self._comment(name, attribute(each, "id") or "")
            elif name in _SIGNS and attribute(each, "type") in {None, "textWrapping"}:
                self._write(_SIGNS[name], bold=bold)

    def _write(self, text: str, *, bold: bool) -> None:
        self._now.pieces.append(Piece(clean_text(text), bold))
        for key in self._under:
            self._at[key].append(text)

    def _note_look(self, properties: Element | None, name: str) -> None:
        """Remember who changed the look of words, or made a paragraph a point of a list."""
        changed = child(properties, name)
        if changed is not None:
            self._now.by.append(hand_of(changed))

    def _strike(self, element: Element) -> None:
        """Remember what was struck out, and by whom; nothing of it is read."""
        made = hand_of(element)
        self._now.by.append(made)
        words = (each.text or "" for each in element.iter() if local(each.tag) in {"delText", "t"})
        self._now.struck.append("".join(words))

    def _tell_struck(self, now: _Open) -> None:
        words = " ".join("".join(now.struck).split())
        if words:
            self.struck.setdefault(words, now.by[-1])
        now.struck = []

    def _comment(self, name: str, key: str) -> None:
        if key not in self._said:
            return
        if name == "commentRangeStart":
            self._under.add(key)
            self._at[key] = []
        elif name == "commentRangeEnd":
            self._under.discard(key)
        # Word names a comment three times; it is told once, where it begins.
        if key not in self._at or name == "commentRangeStart":
            self._at.setdefault(key, [])
            self._now.comments.append(key)
