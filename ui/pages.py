"""The pages of the program, in the order of the side bar; a feature adds its line here.

The class is named as text, "module:Class", so that a page and the libraries it needs are loaded when it is first
visited; a test loads every one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ui.page import Page


@dataclass(frozen=True)
class PageSpec:
    """A page in the side bar: its key, title, icon, section, class, and the kinds of records that open on it.

    A page without a section ("-") is reached from others and has no entry of its own; `under` is the key of the page
    whose entry is marked while it is shown.
    """

    key: str
    title: str
    icon: str
    section: str
    loader: str
    kinds: tuple[str, ...] = ()
    under: str = ""

    def load(self) -> type[Page]:
        """Load the page's class."""
        module, name = self.loader.split(":")
        return cast("type[Page]", getattr(import_module(module), name))


PAGES: tuple[PageSpec, ...] = (
    PageSpec(
        "import", "Import partner workbook", "file-input", "-", "ui.importing.page:ImportPage"
    ),
    PageSpec(
        "returns",
        "Returns",
        "inbox",
        "Work",
        "ui.returns.page:ReturnsPage",
        ("return-rounds", "returns"),
    ),
)
