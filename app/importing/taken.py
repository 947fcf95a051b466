"""Names that an import took for a record though they are not its name: said once, with the first cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.fields import Link, Links
from app.importing.cell_texts import split_names, text_of
from app.importing.names import fold_name
from app.importing.outcomes import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.importing.preview import Preview

_Place = tuple[str, str]
"""Kind of record, and the folded name."""


def overruled_names(preview: Preview) -> list[Problem]:
    """Say where the head of a sheet names another than was given for the whole file."""
    return [
        Problem(
            sheet,
            cell.address,
            f"The workbook says “{text_of(cell)}” here; it was taken as that of “{given}”, as you said.",
        )
        for sheet, cell, given in preview.overruled
    ]


def names_above(preview: Preview) -> list[Problem]:
    """Say once how the names above the rows were understood, such as the agency in the head of a return."""
    heads = preview.source.given
    return [
        Problem(sheet, cell.address if cell else "", f"{text}.")
        for sheet, name, text in preview.once
        for cell in [heads.get(sheet, {}).get(name)]
    ]


def taken_names(preview: Preview) -> list[Problem]:
    """Say which names were taken for a record by their likeness, or as was said beforehand, and in how many rows."""
    taken = _taken(preview)
    if not taken:
        return []
    first: dict[_Place, tuple[str, str]] = {}
    rows: dict[_Place, int] = dict.fromkeys(taken, 0)
    for sheet, cell, place in _written(preview):
        if place in taken:
            first.setdefault(place, (sheet, cell))
            rows[place] += 1
    return [
        Problem(*where, f"{taken[place]}, in {counted(rows[place], 'row')}.")
        for place, where in first.items()
    ]


def _taken(preview: Preview) -> dict[_Place, str]:
    found: dict[_Place, str] = {}
    for question in preview.questions:
        chosen = question.answered
        if question.kind and chosen is not None and chosen.percent:
            meant = chosen.label.removesuffix(" (in this file)")
            found[question.kind, fold_name(question.name)] = (
                f"“{question.name}” was taken for {meant} ({chosen.percent} % alike)"
            )
    for kind in {each.kind for each in preview.kind.fields if isinstance(each, Link | Links)}:
        for written, meant in preview.said(kind).items():
            if fold_name(written) != fold_name(meant):
                found[kind, fold_name(written)] = f"“{written}” was taken for {meant}, as you said"
    return found


def _written(preview: Preview) -> Iterator[tuple[str, str, _Place]]:
    """Give every name in the workbook with its place: (sheet, cell, (kind of record, folded name))."""
    links = {each.name: each for each in preview.kind.fields if isinstance(each, Link | Links)}
    kinds: Mapping[str, str] = {name: each.kind for name, each in links.items()}
    for raw in preview.source.rows:
        cells = {**preview.source.given.get(raw.sheet, {}), **raw.cells}
        for name in kinds.keys() & cells.keys():
            text = text_of(cells[name])
            parts: Iterable[str] = split_names(text) if isinstance(links[name], Links) else (text,)
            for part in parts:
                yield raw.sheet, preview.source.address(raw, name), (kinds[name], fold_name(part))
