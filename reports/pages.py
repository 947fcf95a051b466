"""Turns a report into the data that the page template draws: every text measured, shown and made breakable."""

from __future__ import annotations

from dataclasses import asdict
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from app.days import show_day
from reports import metrics
from reports.charts import drawn_bars
from reports.document import (
    Bars,
    Bullets,
    Callout,
    Facts,
    Numbered,
    PageBreak,
    Paragraph,
    Section,
    Signatures,
    fact,
    runs,
    walk,
)
from reports.drawing import Box, Drawing, Line, Words
from reports.keeping import LONGEST_KEPT_WHOLE, kept
from reports.page_tables import table_data
from reports.page_texts import count_lines, line, page_text, pieces
from reports.paper import for_paper, paper_tables
from reports.plain import one_line
from reports.style import BODY_SIZE, COLOURS, TONES, paper
from reports.table import Table
from reports.values import shown

if TYPE_CHECKING:
    from reports.document import Block, Fact, Report, Text
    from reports.style import Paper

Data = dict[str, Any]

_CALLOUT_PADDING = 24
_MARGIN_SIZE = 8
_HEADING_SIZE = 13.5


def page_of(report: Report, *, only_drawing: bool = False) -> Data:
    """Give the template's data; with `only_drawing` just the first drawing, where there is one."""
    sheet = paper(landscape=report.landscape)
    drawing = _first_drawing(report, sheet) if only_drawing else None
    blocks = _blocks(for_paper(report).blocks, sheet)
    return {
        **_margins(report, sheet.text_width),
        "title": line(report.title, sheet.text_width, 21),
        "subtitle": line(report.subtitle, sheet.text_width, 11.5),
        "basis": line(report.basis, sheet.text_width, 9),
        "subject": one_line(report.subject),
        "author": one_line(report.author),
        "printed": [report.printed.year, report.printed.month, report.printed.day],
        "language": report.language.split("-"),
        "size": BODY_SIZE,
        "colours": COLOURS,
        "tones": TONES,
        "page": asdict(sheet),
        "only-drawing": drawing is not None,
        "bare": report.bare,
        "cover": _cover(report, sheet.text_width),
        "blocks": blocks if drawing is None else [drawing],
    }


def _blocks(blocks: tuple[Block, ...], sheet: Paper) -> list[Data]:
    tables = paper_tables(blocks, sheet.text_width)
    return [
        (
            table_data(each.block, tables.layout(each.block), sheet.text_width)
            if isinstance(each.block, Table)
            else _data(each.block, sheet)
        )
        | {"level": min(len(each.above) + 1, 6), "stays": each.stays}
        for each in kept(blocks)
    ]


def _margins(report: Report, room: float) -> Data:
    """Give what stands above and below each page, each cut to its part of one line."""
    return {
        "partnership": _cut(report.partnership, room * 0.36),
        "marking": _cut(report.marking, room * 0.22),
        "draft": _cut(report.draft, room * 0.36),
        "footer": _cut(report.title, room * 0.36),
        "printed-on": f"Printed {show_day(report.printed)}",
    }


def _cover(report: Report, room: float) -> Data | None:
    if report.cover is None:
        return None
    facts = [
        {"label": line(label, room / 3), "value": line(value, room * 2 / 3)}
        for label, value in report.cover.facts
    ]
    return {
        "partnership": line(report.partnership, room, 15),
        "title": line(report.title, room, 32),
        "what": line(report.cover.what, room, 15),
        "marking": one_line(report.marking),
        "facts": facts,
        "remark": one_line(report.cover.remark),
    }


def _cut(text: str, room: float) -> str:
    return metrics.cut(one_line(text), room, _MARGIN_SIZE, bold=True)


def _first_drawing(report: Report, sheet: Paper) -> Data | None:
    for _, block in walk(report.blocks):
        if isinstance(block, Drawing | Bars):
            return _data(block, sheet) | {"scale": 1}
    return None


@singledispatch
def _data(block: Block, _sheet: Paper) -> Data:
    raise TypeError(f"No page knows how to draw {type(block).__name__}.")


@_data.register(Section)
def _(block: Section, sheet: Paper) -> Data:
    return {
        "kind": "heading",
        "number": line(block.number, sheet.text_width, _HEADING_SIZE),
        "text": line(block.title, sheet.text_width, _HEADING_SIZE),
        "new-page": block.new_page,
    }


@_data.register(Paragraph)
def _(block: Paragraph, sheet: Paper) -> Data:
    size = BODY_SIZE * 1.12
    return {
        "kind": "paragraph",
        "look": block.look,
        "runs": pieces(block.text, sheet.text_width, size),
    }


@_data.register(Bullets)
def _(block: Bullets, sheet: Paper) -> Data:
    room = sheet.text_width - 24
    return {"kind": "bullets", "items": [pieces(item, room) for item in block.items]}


@_data.register(Numbered)
def _(block: Numbered, sheet: Paper) -> Data:
    room = sheet.text_width - 36
    items = [pieces(item, room) for item in block.items]
    return {"kind": "numbered", "start": block.start, "items": items}


@_data.register(Facts)
def _(block: Facts, sheet: Paper) -> Data:
    facts = [fact(each) for each in block.facts]
    longest = metrics.widest((each.label for each in facts), BODY_SIZE)
    labels = min(max(longest + 16, 90), sheet.text_width * 0.35)
    return {
        "kind": "facts",
        "label-width": labels,
        "breakable": sum(_height(each, labels, sheet) for each in facts) > LONGEST_KEPT_WHOLE,
        "facts": [_fact(each, labels - 8, sheet.text_width - labels - 8) for each in facts],
    }


def _height(given: Fact, labels: float, sheet: Paper) -> int:
    room = sheet.text_width - labels - 8
    text = "".join(run.text for run in runs(_fact_text(given)))
    return max(count_lines(given.label, labels - 8, BODY_SIZE), count_lines(text, room, BODY_SIZE))


def _fact(given: Fact, label_room: float, room: float) -> Data:
    text = _fact_text(given)
    label = one_line(given.label)
    if count_lines(label, label_room, BODY_SIZE) > LONGEST_KEPT_WHOLE:
        # A label of a page's length has no column of its own: it opens its value instead.
        text, label = (f"{label}: ", *runs(text)), ""
    return {
        "label": metrics.breakable(label, label_room, BODY_SIZE),
        "runs": pieces(text, room),
        "tone": given.tone,
    }


def _fact_text(given: Fact) -> Text:
    if isinstance(given.value, tuple):
        return given.value
    return shown(given.value, given.kind, given.places)


@_data.register(Callout)
def _(block: Callout, sheet: Paper) -> Data:
    room = sheet.text_width - _CALLOUT_PADDING
    text = pieces(block.text, room)
    return {
        "kind": "callout",
        "label": line(block.label, room),
        "runs": text,
        "facts": [_fact(fact(each), room, room) for each in block.facts],
        "tone": block.tone,
        "breakable": sum(count_lines(run["t"], room, BODY_SIZE) for run in text)
        > LONGEST_KEPT_WHOLE,
    }


@_data.register(Signatures)
def _(block: Signatures, sheet: Paper) -> Data:
    return {
        "kind": "signatures",
        "lines": [line(each, sheet.text_width / 2) for each in block.lines],
    }


@_data.register(PageBreak)
def _(_block: PageBreak, _sheet: Paper) -> Data:
    return {"kind": "page-break"}


@_data.register(Bars)
def _(block: Bars, sheet: Paper) -> Data:
    return _data(drawn_bars(block, sheet.text_width), sheet)


@_data.register(Drawing)
def _(block: Drawing, sheet: Paper) -> Data:
    scale = min(1, (sheet.text_width - 2) / block.width, (sheet.text_height - 70) / block.height)
    return {
        "kind": "drawing",
        "width": block.width,
        "height": block.height,
        "scale": scale,
        "alt": one_line(block.alt),
        "caption": line(block.caption, sheet.text_width),
        "shapes": [_shape(each) for each in block.shapes],
    }


def _shape(shape: Box | Line | Words) -> Data:
    if isinstance(shape, Words):
        text = metrics.breakable(page_text(shape.text), shape.width, shape.size, bold=shape.bold)
        return {**asdict(shape), "kind": "words", "text": text}
    return {**asdict(shape), "kind": "box" if isinstance(shape, Box) else "line"}
