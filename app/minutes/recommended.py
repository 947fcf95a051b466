"""The recommendations of a cover report that came back filled in, found where officers put them.

Below a heading that asks for them, whatever it is called and whether it is Word's heading, a bold line or a cell of a
table; else wherever lines are called “Recommendation 1:”.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.errors import UserError
from app.minutes.word_file import word_parts
from app.minutes.word_text import read_text
from app.recommendations.lines import MOST, Proposed, RawLine, proposals, words_of
from models.papers import PaperKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.minutes.word_text import WordParagraph
    from app.papers.looking import Incoming
    from app.recommendations.covers import CoverHeading

_SECTION = re.compile(r"(?:section\s+)?\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,4})[.):]?\s+")
_ASKS = re.compile(
    r"(?:(?:summary of|officer|proposed|draft|key)\s+)*"
    r"(?:recommend(?:ation)?s?|recommended(?: decisions?| actions?)?|decisions?"
    r"|(?:action|decision)s? (?:requested|required|sought|needed))"
    r"(?:\s*(?:/|and|or|&)\s*(?:recommendations?|decisions?|proposals?|actions?))*"
    r"(?:\s+(?:sought|requested|required|needed|recommended|proposed|for decision"
    r"|to (?:the )?[\w ]{2,40}|of (?:the|this) report))?"
    r"(?:\s*[(\[][^)\]]{0,40}[)\]])?"
    r"(?:\s*:\s*that)?\s*[:.]?",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:purpose|(?:introduction and )?background|introduction|context|summary|executive summary|key issues|report"
    r"|supporting information|reasons?\b|(?:other |alternative )?options|finan\w+|resources?|legal|risks?|equalit\w+"
    r"|policy|implications?|consultation|engagement|next steps|timescales?|conclusions?|appendi\w+|attachments"
    r"|(?:list of )?background papers|contact|author|difference it makes|voice of|communications?|sign-?off|impact)",
    re.IGNORECASE,
)
_COLUMNS = re.compile(
    r"(?:no\.?|number|ref(?:erence)?\.?|#|owner|lead|who|by when|when|date|timescales?|deadline|priority|agency|action|"
    r"recommendations?|decisions?|proposals?|status|progress|outcome|responsible|comments?)(?: \w+)?\.?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:recommendation|decision)\s+\d{1,2}\b", re.IGNORECASE)
_SHORT = 90
"""Signs of a line that may be a heading."""


def recommendations_of_file(
    incoming: Incoming, form: Sequence[CoverHeading] = ()
) -> list[Proposed]:
    """Give what a paper recommends; none of one that is not today's Word, is damaged, or recommends nothing.

    `form` is what it was written on: its headings end a section and its hints are no recommendations.
    """
    if incoming.kind is not PaperKind.WORD or incoming.fault is not None:
        return []
    try:
        text = read_text(word_parts(incoming.name, incoming.content), by_cell=True)
    except UserError:
        return []
    lines = [each for each in text.paragraphs if each.words]
    hints = [each.hint for each in form if each.hint]
    titles = {words_of(each.title): each.asks for each in form}
    for place, each in enumerate(lines):
        if _asks(each, titles):
            found = proposals(_below(lines, place, titles), hints)
            if found:
                return found
    named = [place for place, each in enumerate(lines) if _NAMED.match(each.words)]
    return proposals(_lines([lines[place] for place in named]), hints)


def _asks(line: WordParagraph, titles: dict[str, bool]) -> bool:
    """Say whether a line is a heading that recommendations stand under."""
    title = _title(line)
    if len(title) > _SHORT or line.style.casefold().startswith("toc"):
        return False
    return titles.get(words_of(title), False) or bool(_ASKS.fullmatch(title))


def _ends(line: WordParagraph, asking: WordParagraph, titles: dict[str, bool]) -> bool:
    """Say whether a line begins another section."""
    title = _title(line)
    if line.level is not None:
        return asking.level is None or line.level <= asking.level or len(title) < _SHORT
    if len(title) > _SHORT or title.endswith((".", ";", ",")):
        return False
    known = words_of(title) in titles or bool(_OTHERS.match(title))
    looks = _is_bold(line) or title.isupper() or line.words != title
    return (
        (known and (looks or line.cell is not None or len(title) < 40))
        or (looks and line.words != title and title.isupper())
        or (_is_bold(line) and asking.level is None and _is_bold(asking))
    )


def _below(
    lines: Sequence[WordParagraph], place: int, titles: dict[str, bool]
) -> Iterator[RawLine]:
    """Give the lines below a heading, up to the next heading."""
    asking, rest = lines[place], lines[place + 1 :]
    if asking.cell is None:
        section: list[WordParagraph] = []
        for each in rest:
            if _ends(each, asking, titles):
                break
            section.append(each)
        yield from _lines(_column(section))
        return
    row, column = asking.cell
    beside = [each for each in rest if each.cell and each.cell[0] == row]
    if beside and not all(_COLUMNS.fullmatch(each.words) for each in beside):
        yield from _lines(beside)
        return
    is_headed = bool(beside) or column > 0
    section = []
    for each in rest[len(beside) :]:
        if each.cell is None or (not is_headed and _ends(each, asking, titles)):
            break
        if each.cell[1] in ({column} if is_headed else {0, 1}):
            section.append(each)
    yield from _lines(section)


def _column(section: Sequence[WordParagraph]) -> list[WordParagraph]:
    """Choose of a table within a section the column that recommends; the lines around it stay."""
    cells = [each for each in section if each.cell is not None]
    first = [
        each for each in cells if each.cell and cells[0].cell and each.cell[0] == cells[0].cell[0]
    ]
    if not first or len(first) < 2:
        return list(section)
    head = all(_COLUMNS.fullmatch(each.words) for each in first)
    wanted = next(
        (each.cell[1] for each in first if each.cell and head and _ASKS.fullmatch(each.words)), None
    )
    if wanted is None:
        numbers = [each for each in cells if each.cell and each.cell[1] == 0]
        is_numbered = all(len(each.words) <= 5 for each in numbers if each not in first or not head)
        wanted = 1 if is_numbered else 0
    kept = {0, wanted} if wanted == 1 else {wanted}
    return [
        each
        for each in section
        if each.cell is None or (each.cell[1] in kept and not (head and each in first))
    ]


def _lines(section: Sequence[WordParagraph]) -> Iterator[RawLine]:
    for each in section[: 10 * MOST]:
        first, *others = "".join(piece.text for piece in each.pieces).split("\n")
        kind = (
            "bullet"
            if each.kind == "number" and each.depth and _is_deeper(each, section)
            else each.kind
        )
        yield RawLine(first, kind)
        for line in others:
            yield RawLine(line)


def _is_deeper(line: WordParagraph, section: Sequence[WordParagraph]) -> bool:
    """Say whether a point stands below others of its section, not only below the heading's own number."""
    return line.depth > min(each.depth for each in section if each.kind == "number")


def _title(line: WordParagraph) -> str:
    """Give a line without the number of its section."""
    return _SECTION.sub("", line.words, count=1).strip()


def _is_bold(line: WordParagraph) -> bool:
    return all(piece.bold for piece in line.pieces if piece.text.strip())
