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

_SECTION = re.compile(
    r"(?:section\s+)?(?:\(?\d{1,2}(?:\.\d{1,2})*[.):]?|\(?(?:[A-Z]|[IVX]{1,4})[.):])\s+"
)
_ASKS = re.compile(
    r"(?:(?:summary of|officer|proposed|draft|key)\s+)*"
    r"(?:recommend(?:ation)?(?:\(s\)|s)?|recommended(?: decisions?| actions?)?|decisions?"
    r"|(?:action|decision)s? (?:requested|required|sought|needed))"
    r"(?:\s*(?:/|and|or|&)\s*(?:recommendations?|decisions?|proposals?|actions?))*"
    r"(?:\s+(?:sought|requested|required|needed|recommended|proposed|for decision"
    r"|to (?:the )?[\w ]{2,40}|of (?:the|this) report))?"
    r"(?:\s*[(\[][^)\]]{0,40}[)\]])?"
    r"(?:\s*:\s*that)?\s*[:.]?"
    r"|what (?:is|are) .{0,60}\basked\b.{0,30}\?",
    re.IGNORECASE,
)
_RUN_IN = re.compile(
    r"(?:recommendations?|recommendation\(s\)|recommended|resolved|decisions? (?:sought|requested|required))"
    r"\s*[:–-]\s*(?=\S)",
    re.IGNORECASE,
)
"""The heading stands before the words, in their own paragraph."""
_OTHERS = re.compile(
    r"(?:purpose|(?:introduction and )?background|introduction|context|summary|executive summary|key issues|report"
    r"|supporting information|reasons?\b|(?:other |alternative )?options|finan\w+|resources?|legal|risks?|equalit\w+"
    r"|policy|implications?|consultation|engagement|next steps|timescales?|conclusions?|appendi\w+|attachments"
    r"|(?:list of )?background papers|contact|author|difference it makes|voice of|communications?|sign-?off|impact)",
    re.IGNORECASE,
)
_HEADING_WORDS = frozenset(
    words_of(
        """and or of to the for in on with other alternative considered rejected implications implication
        considerations consideration information supporting context background introduction analysis assessment
        assessments papers paper options option issues key diversity inclusion impact legal policy financial finance
        resource resources value money risk risks equality equalities human rights consultation engagement
        communication communications next steps timescale timescales conclusion conclusions summary executive purpose
        report recommendations decision decisions reasons reason appendices appendix attachments list contact officer
        officers author children families voice management workforce environmental sustainability safeguarding"""
    ).split()
)
"""What headings are made of, so that “Report back in June” is none."""
_COLUMNS = re.compile(
    r"(?:no\.?|number|ref(?:erence)?\.?|#|owner|lead|who|by when|when|date|timescales?|deadline|priority|agency|action|"
    r"recommendations?|decisions?|proposals?|status|progress|outcome|responsible|comments?)(?: \w+)?\.?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:recommendation|decision)\s+\d{1,2}\b", re.IGNORECASE)
_LONGEST = 10 * MOST
"""Lines of a section that are looked at."""
_TRIED = 20
"""Headings that may ask for recommendations, of which the first that has some below it counts."""
_DEEPER = re.compile(r"list \w+ ([2-5])", re.IGNORECASE)
_PARTING = 40
"""Signs of a heading within the recommendations that is none itself, such as “For decision”."""
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
    asking = [place for place, each in enumerate(lines) if _asks(each, titles)]
    for place in asking[:_TRIED]:
        found = proposals(_below(lines, place, titles), hints)
        if found:
            return found
    for place, each in enumerate(lines):
        hit = _RUN_IN.match(_title(each))
        if hit:
            within = [RawLine(_title(each)[hit.end() :])]
            rest = [] if each.cell else _section(lines, place, titles)
            return proposals([*within, *_lines(rest)], hints)
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
    if len(title) > _SHORT or title.endswith((".", ";", ",")):
        return False
    words = words_of(title)
    is_called_so = words in titles or (
        bool(_OTHERS.match(title)) and _HEADING_WORDS.issuperset(words.split())
    )
    if line.level is not None:
        return asking.level is None or line.level <= asking.level or is_called_so
    looks = _is_bold(line) or title.isupper()
    is_like_it = looks and (
        bool(_OTHERS.match(title))
        or (line.words != title and title.isupper())
        or (asking.level is None and _is_bold(line) and _is_bold(asking))
    )
    return (is_called_so and line.kind == "paragraph") or is_like_it


def _below(
    lines: Sequence[WordParagraph], place: int, titles: dict[str, bool]
) -> Iterator[RawLine]:
    """Give the lines below a heading, up to the next heading."""
    asking, rest = lines[place], lines[place + 1 : place + 1 + _LONGEST]
    if asking.cell is None:
        yield from _lines(_column(_section(lines, place, titles)))
        return
    row, column = asking.cell
    beside = [each for each in rest if each.cell and each.cell[0] == row]
    if beside and not all(_COLUMNS.fullmatch(each.words) for each in beside):
        yield from _lines(beside)
        return
    is_headed = bool(beside) or column > 0
    section: list[WordParagraph] = []
    for each in rest[len(beside) :]:
        if each.cell is None or (not is_headed and _ends(each, asking, titles)):
            break
        if each.cell[1] in ({column} if is_headed else {0, 1}):
            section.append(each)
    yield from _lines(section)


def _section(
    lines: Sequence[WordParagraph], place: int, titles: dict[str, bool]
) -> list[WordParagraph]:
    """Give what stands below a heading that is in no table, without the short headings that only part it."""
    section: list[WordParagraph] = []
    for each in lines[place + 1 : place + 1 + _LONGEST]:
        if _ends(each, lines[place], titles):
            break
        if each.level is None or len(each.words) > _PARTING or _title(each) != each.words:
            section.append(each)
    return section


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
    for each in section[:_LONGEST]:
        first, *others = "".join(piece.text for piece in each.pieces).split("\n")
        yield RawLine(first, each.kind, is_nested=_is_nested(each, section))
        for line in others:
            yield RawLine(line)


def _is_nested(line: WordParagraph, section: Sequence[WordParagraph]) -> bool:
    """Say whether a point stands below others of its section, not only below the heading's own number."""
    alike = [_depth(each) for each in section if each.kind == line.kind]
    return line.kind != "paragraph" and _depth(line) > min(alike)


def _depth(line: WordParagraph) -> int:
    """Give how deep a point stands, by its list or by the name of its style: List Bullet 2."""
    named = _DEEPER.fullmatch(line.style)
    return max(line.depth, int(named[1]) - 1 if named else 0)


def _title(line: WordParagraph) -> str:
    """Give a line without the number of its section."""
    hit = _SECTION.match(line.words)
    return line.words[hit.end() :] if hit else line.words


def _is_bold(line: WordParagraph) -> bool:
    return all(piece.bold for piece in line.pieces if piece.text.strip())
