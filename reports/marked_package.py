"""A partner's Excel workbook with problems marked in it: copied part by part, and only what must change is changed."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.importing.addresses import column_number, row_of
from app.importing.marks import by_rows
from app.importing.package import check_parts, open_package, read_contents, stream_part
from app.importing.put_right_list import NAME, TITLE
from reports.marked_comments import Comments, drawing
from reports.marked_list import list_sheet
from reports.marked_markup import (
    MACROS,
    OFFICE,
    Relations,
    Unfit,
    attribute,
    before_end,
    escaped,
    free_name,
    prefix_of,
    small_part,
    with_attribute,
)
from reports.marked_sheet import SheetMarker, unselected
from reports.marked_styles import Styles
from reports.sheet_names import sheet_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reports.marked_list import Line

    Told = Callable[[int, int], object]

CONTENT_TYPES = "[Content_Types].xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"


@dataclass(frozen=True)
class Marking:
    """What is put into a workbook: comments by sheet and cell, who says them, and the list with what stands above."""

    author: str
    notes: Mapping[str, Mapping[str, str]]
    told: Sequence[str]
    lines: Sequence[Line]


def mark_package(source: Path, target: Path, marking: Marking, told: Told) -> None:
    """Write the marked copy of a workbook; Refused and Unfit say why it cannot be done."""
    with open_package(source) as archive:
        contents = read_contents(archive)
        check_parts(archive)
        marker = _PackageMarker(archive, contents.main, contents.sheets, contents.styles)
        marker.mark(marking)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
            marker.write(out, told)


class _PackageMarker:
    """The work on one package: what becomes of each part, and parts that are new."""

    def __init__(
        self, archive: zipfile.ZipFile, main: str, sheets: Mapping[str, str], styles: str
    ) -> None:
        self._archive = archive
        self._main = main
        self._sheets = dict(sheets)
        self._styles_part = styles
        self._names = set(archive.namelist())
        self._changed: dict[str, bytes] = {}
        self._marked: dict[str, SheetMarker] = {}
        self._types = small_part(archive, CONTENT_TYPES)
        self._book = small_part(archive, main)
        self._relations = Relations(archive, main)
        if not styles or MAIN_STRICT in self._book:
            raise Unfit("styles" if not styles else "strict")
        self._styles = Styles(small_part(archive, styles))
        self.has_macros = MACROS in self._types

    def mark(self, marking: Marking) -> None:
        """Say what becomes of every part."""
        own = self._own_list()
        for number, (name, part) in enumerate(self._sheets.items(), 1):
            if name != own:
                self._mark_sheet(part, marking.notes.get(name, {}), marking.author, number)
        part = self._sheets[own] if own else self._add_list()
        self._changed[part] = list_sheet(marking.told, marking.lines, self._styles)
        self._open_at_list(own)
        self._changed[self._main] = self._book
        self._changed[self._relations.part] = self._relations.text
        self._changed[CONTENT_TYPES] = self._types

    def write(self, out: zipfile.ZipFile, told: Told) -> None:
        """Write all parts: their content types first, the styles last, because sheets ask them for looks."""
        names = [CONTENT_TYPES, *sorted(self._names - {CONTENT_TYPES, self._styles_part})]
        sizes = {each.filename: each.file_size for each in self._archive.infolist()}
        whole = sum(sizes.values()) or 1
        done = 0
        for name in names:
            told(done, whole)
            if not name.endswith("/"):
                with out.open(name, "w", force_zip64=True) as part:
                    for piece in self._pieces(name):
                        part.write(piece)
            done += sizes.get(name, 0)
        out.writestr(self._styles_part, self._styles.whole())

    def _pieces(self, name: str) -> Iterator[bytes]:
        if name in self._changed:
            yield self._changed[name]
        elif name in self._marked:
            yield from self._marked[name].stream(by_rows(stream_part(self._archive, name)))
        elif "/chartsheets/" in name and name.endswith(".xml"):
            yield unselected(small_part(self._archive, name))
        else:
            with self._archive.open(name) as part:
                while chunk := part.read(1 << 20):
                    yield chunk

    def _mark_sheet(self, part: str, notes: Mapping[str, str], author: str, number: int) -> None:
        relations = Relations(self._archive, part)
        there = relations.find("comments")
        cells: dict[int, list[int]] = {}
        identity = ""
        if notes or there:
            earlier = small_part(self._archive, there[1]) if there else None
            comments = Comments(earlier, author)
            boxes = {cell: notes[cell] for cell in comments.add(notes)}
            if notes or comments.removed:
                text_part = there[1] if there else self._add_comments(relations)
                self._changed[text_part] = comments.text
                identity = self._draw(part, relations, boxes, comments.removed, number=number)
        for cell in notes:
            cells.setdefault(row_of(cell), []).append(column_number(cell.rstrip("0123456789")))
        self._marked[part] = SheetMarker(cells, self._styles.marked, identity)

    def _add_comments(self, relations: Relations) -> str:
        part = free_name(self._names, "xl/commentsToPutRight", ".xml")
        relations.add("comments", part)
        self._add_type(part, _COMMENTS)
        return part

    def _draw(
        self,
        part: str,
        relations: Relations,
        boxes: Mapping[str, str],
        removed: frozenset[str],
        *,
        number: int,
    ) -> str:
        """Draw the boxes of comments; give the relation of a drawing that the sheet does not know yet."""
        known, identity = self._drawing_of(part), ""
        if known:
            box_part = relations.target(known)
            before: bytes | None = small_part(self._archive, box_part)
        else:
            box_part, before = free_name(self._names, "xl/drawings/vmlToPutRight", ".vml"), None
            identity = relations.add("vmlDrawing", box_part)
            self._add_type(box_part, _DRAWING)
        self._changed[box_part] = drawing(before, boxes, removed, number)
        self._changed[relations.part] = relations.text
        self._names.add(relations.part)
        return identity

    def _drawing_of(self, part: str) -> str:
        """Give the relation of the drawing that a sheet's comments and controls have; that of its header is another."""
        for piece in by_rows(stream_part(self._archive, part)):
            found = re.search(rb"<(?:[\w.-]+:)?legacyDrawing\s[^>]*>", piece)
            if found:
                return attribute(found[0], "id") or ""
        return ""

    def _own_list(self) -> str:
        """Give the sheet that an earlier marked copy put first, "" where there is none."""
        for name, part in self._sheets.items():
            if name.startswith(NAME) and self._holds_title(part):
                return name
        return ""

    def _holds_title(self, part: str) -> bool:
        """Say whether a sheet may be a list of ours: a program that saved it again keeps its texts apart."""
        title = TITLE.encode()
        texts = [
            part,
            *(each for each in self._names if each.casefold().endswith("sharedstrings.xml")),
        ]
        return any(title in self._archive.read(each) for each in texts)

    def _add_list(self) -> str:
        """Add the list as the first sheet; what counts sheets by their place counts one further."""
        part = free_name(self._names, "xl/worksheets/sheetToPutRight", ".xml")
        self._add_type(part, _SHEET)
        identity = self._relations.add("worksheet", part)
        prefix = prefix_of(self._book, "workbook").decode()
        tags = re.findall(rb"<(?:[\w.-]+:)?sheet\b[^>]*>", self._book)
        number = max(int(attribute(each, "sheetId") or 0) for each in tags) + 1
        name = sheet_name(NAME, [attribute(each, "name") or "" for each in tags])
        made = f'<{prefix}sheet name="{escaped(name)}" sheetId="{number}" xmlns:pr="{OFFICE}" pr:id="{identity}"/>'
        opening = re.search(rb"<(?:[\w.-]+:)?sheets\b[^>]*>", self._book)
        if opening is None:
            raise Unfit("sheets")
        self._book = self._book[: opening.end()] + made.encode() + self._book[opening.end() :]
        self._book = re.sub(rb"<(?:[\w.-]+:)?definedName\b[^>]*>", _one_further, self._book)
        return part

    def _open_at_list(self, own: str) -> None:
        """Let the workbook open at the list, wherever it stands."""
        place = 0
        if own:
            tags = re.findall(rb"<(?:[\w.-]+:)?sheet\b[^>]*>", self._book)
            place = [attribute(each, "name") for each in tags].index(own)

        def first(found: re.Match[bytes]) -> bytes:
            return with_attribute(
                with_attribute(found[0], "activeTab", str(place)), "firstSheet", "0"
            )

        self._book = re.sub(rb"<(?:[\w.-]+:)?workbookView\b[^>]*>", first, self._book)

    def _add_type(self, part: str, kind: str) -> None:
        prefix = prefix_of(self._types, "Types").decode()
        made = f'<{prefix}Override PartName="/{escaped(part)}" ContentType="{kind}"/>'
        self._types = before_end(self._types, "Types", made.encode())


MAIN_STRICT = b"purl.oclc.org/ooxml/spreadsheetml"


def _one_further(found: re.Match[bytes]) -> bytes:
    place = attribute(found[0], "localSheetId")
    return with_attribute(found[0], "localSheetId", str(int(place) + 1)) if place else found[0]
