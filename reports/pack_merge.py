"""Puts the parts of a pack together: pages, marks, bookmarks, ways from the agenda, page labels and properties.

Pages are read from the parts' files as they are written, so that a pack of any size takes little memory. Papers come
from outside, so this is done by the process of `pack_child.py` and never by the program itself.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.pack_guard import Layers, flatten, keep_layers, layers_of, tidy
from reports.pack_stamps import Marks, Stamp, draw_stamps
from reports.style import PORTRAIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pikepdf

    Tell = Callable[[int, int, int], object]

LINK = "pack:"
"""With which the front's ways begin before they lead anywhere."""


SAVING = -1
"""Stands for all pieces together, while the pack is saved."""


@dataclass(frozen=True)
class Piece:
    """A part of a pack: its PDF, the label stamped on its pages, and the name and the bookmark it has in the pack."""

    path: Path
    name: str
    """By which the front leads to it, such as 4a."""
    stamp: str
    title: str
    item: str = ""
    """The heading of its agenda item, under which its bookmark stands."""


@dataclass(frozen=True)
class About:
    """The properties of a pack, and what is written on its every page."""

    title: str
    author: str
    subject: str
    first_page: int
    marks: Marks
    bookmarks: tuple[str, ...] = ()
    """The headings of the agenda's items in their order; one without a paper leads to the agenda."""


@dataclass(frozen=True)
class Merged:
    """What was put together: the page on which each piece begins by its name, and the number of pages."""

    starts: dict[str, int]
    pages: int


def merge(pieces: Sequence[Piece], about: About, target: Path, tell: Tell) -> Merged:
    """Write a pack from its pieces, the front first.

    `tell(piece, done, of)` is called before each piece and its pages, so that whoever ends this knows the culprit.
    """
    import pikepdf  # noqa: PLC0415 - loaded when a pack is written

    with ExitStack() as open_files:
        pack = open_files.enter_context(pikepdf.new())
        starts: dict[str, int] = {}
        labels: list[str] = []
        owners: list[int] = []
        layers: list[Layers] = []
        for place, piece in enumerate(pieces):
            tell(place, place, len(pieces))
            source = open_files.enter_context(_opened(piece.path))
            flatten(source)
            starts[piece.name] = len(pack.pages)
            pack.pages.extend(source.pages)
            layers += layers_of(pack, source)
            added = len(pack.pages) - len(labels)
            labels += [piece.stamp] * added
            owners += [place] * added
        front = len(pack.pages) if len(pieces) == 1 else starts[pieces[1].name]
        for number, page in enumerate(pack.pages):
            _tell_page(tell, owners, number)
            tidy(page, is_own=number < front)
        _lead(pack, starts, front)
        overlay = target.with_name("stamps.pdf")
        draw_stamps(_stamps(pack, labels, about.first_page), about.marks, overlay)
        marks = open_files.enter_context(pikepdf.open(overlay))
        for number, (page, mark) in enumerate(zip(pack.pages, marks.pages, strict=True)):
            _tell_page(tell, owners, number)
            page.add_overlay(mark, pikepdf.Rectangle(*_seen(page)))
        _bookmark(pack, pieces, starts, about)
        _describe(pack, about)
        keep_layers(pack, layers)
        tell(SAVING, len(owners), len(owners))
        pack.save(
            target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True
        )
    begins = {name: about.first_page + start for name, start in starts.items()}
    return Merged(begins, len(owners))


def fill_up(path: Path, pages: int) -> None:
    """Add empty pages to a PDF of the program's own until it has so many."""
    import pikepdf  # noqa: PLC0415 - as above

    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        if len(pdf.pages) == pages:
            return
        while len(pdf.pages) < pages:
            pdf.add_blank_page(page_size=(PORTRAIT.width, PORTRAIT.height))
        pdf.save(path)


def _tell_page(tell: Tell, owners: Sequence[int], number: int) -> None:
    """Tell of the first page of each piece, and of every twentieth."""
    if not number % 20 or owners[number] != owners[number - 1]:
        tell(owners[number], number, len(owners))


def _opened(path: Path) -> pikepdf.Pdf:
    import pikepdf  # noqa: PLC0415 - as above

    return pikepdf.open(path, suppress_warnings=True)


def _lead(pack: pikepdf.Pdf, starts: Mapping[str, int], front: int) -> None:
    """Make ways of the front's marks that name a piece; one that the pack does not hold is taken off."""
    import pikepdf  # noqa: PLC0415 - as above

    for page in list(pack.pages)[:front]:
        if "/Annots" not in page.obj:
            continue
        kept = []
        for each in page.obj.Annots:
            action = each.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            name = address.removeprefix(LINK)
            if address.startswith(LINK) and name not in starts:
                continue
            if address.startswith(LINK):
                del each["/A"]
                each.Dest = pikepdf.Array([pack.pages[starts[name]].obj, pikepdf.Name.Fit])
            kept.append(each)
        page.obj.Annots = pikepdf.Array(kept)


def _stamps(pack: pikepdf.Pdf, labels: Sequence[str], first: int) -> Iterator[Stamp]:
    for place, page in enumerate(pack.pages):
        left, below, right, above = _seen(page)
        width, height = right - left, above - below
        if _turned(page):
            width, height = height, width
        yield Stamp(width, height, first + place, labels[place])


def _seen(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Give the part of a sheet that a reader shows, its corners in order; A4 where a paper says nothing sensible."""
    try:
        one, two, three, four = (float(each) for each in page.cropbox)
    except (AttributeError, TypeError, ValueError, RuntimeError):
        return (0.0, 0.0, PORTRAIT.width, PORTRAIT.height)
    left, right = sorted((one, three))
    below, above = sorted((two, four))
    if right - left < 1 or above - below < 1:
        return (0.0, 0.0, PORTRAIT.width, PORTRAIT.height)
    return (left, below, right, above)


def _turned(page: pikepdf.Page) -> bool:
    """Say whether a page is shown on its side."""
    try:
        return int(page.rotation) % 180 == 90
    except (AttributeError, TypeError, ValueError):
        return False


def _bookmark(
    pack: pikepdf.Pdf, pieces: Sequence[Piece], starts: Mapping[str, int], about: About
) -> None:
    """Give the pack its bookmarks: the agenda, then each item with its papers under it."""
    import pikepdf  # noqa: PLC0415 - as above

    # The agenda follows the cover.
    agenda = min(1, len(pack.pages) - 1)
    with pack.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Agenda", agenda))
        for heading in about.bookmarks:
            own = [piece for piece in pieces if piece.item == heading]
            first = starts[own[0].name] if own else agenda
            item = pikepdf.OutlineItem(heading, first)
            item.children.extend(
                pikepdf.OutlineItem(piece.title, starts[piece.name]) for piece in own
            )
            outline.root.append(item)


def _describe(pack: pikepdf.Pdf, about: About) -> None:
    import pikepdf  # noqa: PLC0415 - as above

    with pack.open_metadata(set_pikepdf_as_editor=False) as properties:
        properties["dc:title"] = about.title
        properties["dc:creator"] = [about.author] if about.author else []
        properties["dc:description"] = about.subject
        properties["dc:language"] = {"en-GB"}
        properties["xmp:CreatorTool"] = "Partnership Desk"
    root = pack.Root
    root.Lang = "en-GB"
    root.PageMode = pikepdf.Name.UseOutlines
    root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    numbering = pikepdf.Dictionary(S=pikepdf.Name.D, St=about.first_page)
    root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, numbering]))
