"""Lets only what is seen on its pages come from a paper into a pack: no script, no file, no layer that it hides.

No way leads out of the pack but to an address on the web.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pikepdf

_KEPT_ANNOTATIONS = frozenset(
    {
        "/Link", "/Widget", "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine",
        "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup",
    }
)  # fmt: skip
Layers: TypeAlias = "tuple[list[pikepdf.Object], list[pikepdf.Object]]"
"""The layers of a paper: all of them, and those that are not shown."""
_WEB = ("http://", "https://", "mailto:")


def tidy(page: pikepdf.Page, *, is_own: bool) -> None:
    """Keep what is seen of a page: without the tags of the document it came from, its scripts and its files."""
    import pikepdf  # noqa: PLC0415 - loaded when a pack is written

    for key in ("/AA", "/StructParents", "/Tabs", "/Thumb", "/Metadata", "/PieceInfo"):
        if key in page.obj:
            del page.obj[key]
    if "/Annots" not in page.obj:
        return
    kept: list[Any] = []
    with _passing_over_nonsense():
        kept = [each for each in page.obj.Annots if is_own or _is_harmless(each)]
        for each in kept:
            for key in ("/AA", "/StructParent", "/Parent"):
                if key in each:
                    del each[key]
    page.obj.Annots = pikepdf.Array(kept)


def flatten(source: pikepdf.Pdf) -> None:
    """Draw the answers of a form on its pages, also those left to the reader to draw: the form itself stays behind."""
    form: Any = source.Root.get("/AcroForm")
    if form is None:
        return
    with _passing_over_nonsense():
        if form.get("/NeedAppearances", False):
            source.generate_appearance_streams()
        source.flatten_annotations("all")
    if "/AcroForm" in source.Root:
        del source.Root["/AcroForm"]


def layers_of(pack: pikepdf.Pdf, source: pikepdf.Pdf) -> list[Layers]:
    """Give the layers of a paper, all and those switched off, as they are called in the pack."""
    found: list[Layers] = []
    known: Any = source.Root.get("/OCProperties")
    with _passing_over_nonsense():
        if known is not None and "/OCGs" in known:
            usual: Any = known.get("/D", {})
            every = [pack.copy_foreign(each) for each in known.OCGs if each.is_indirect]
            off = [pack.copy_foreign(each) for each in usual.get("/OFF", ()) if each.is_indirect]
            is_off = str(usual.get("/BaseState", "")) == "/OFF"
            found.append((every, every if is_off else off))
    return found


def keep_layers(pack: pikepdf.Pdf, layers: Sequence[Layers]) -> None:
    """Keep what a paper hides hidden: without this list every layer would be seen."""
    import pikepdf  # noqa: PLC0415 - as above

    if layers:
        every = pikepdf.Array([each for known, _ in layers for each in known])
        hidden = pikepdf.Array([each for _, off in layers for each in off])
        usual = pikepdf.Dictionary(OFF=hidden, Order=pikepdf.Array([]))
        pack.Root.OCProperties = pikepdf.Dictionary(OCGs=every, D=usual)


@contextmanager
def _passing_over_nonsense() -> Iterator[None]:
    """Pass over what a paper says of itself that no reader understands: a number for a list, a loop, nothing."""
    import pikepdf  # noqa: PLC0415 - as above

    with suppress(
        pikepdf.PdfError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError
    ):
        yield


def _is_harmless(annotation: Any) -> bool:  # noqa: ANN401 - an object of pikepdf
    """Say whether a mark on a page does nothing but be seen, or leads to an address on the web."""
    if str(annotation.get("/Subtype", "")) not in _KEPT_ANNOTATIONS:
        return False
    action = annotation.get("/A")
    if action is None:
        # A way to another page of its own document would lead to a wrong one of the pack.
        return "/Dest" not in annotation
    is_way = str(action.get("/S", "")) == "/URI" and "/Next" not in action
    return is_way and str(action.get("/URI", "")).casefold().startswith(_WEB)
