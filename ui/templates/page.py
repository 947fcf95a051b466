"""Word templates: in which layout each kind of document is written, for all groups or for one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from app.days import show_day
from app.errors import UserError
from app.templates.checking import check_template
from app.templates.fields import TemplateKind, TemplatePlace
from app.templates.placeholders import placeholders_of
from app.templates.queries import content_of, templates_of
from app.templates.rules import TemplateMissing
from ui.page import Page, Place, Reach
from ui.templates.acts import TemplateActs
from ui.templates.keys import template_commands
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner, Card
from ui.widgets.facts import Facts
from ui.widgets.flow import FlowRow
from ui.widgets.panes import Panes, ScrollPage
from ui.widgets.text import Hairline, Label, named
from ui.widgets.titled import TitledList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.templates.queries import TemplateRecord
    from ui.commands import Command
    from ui.page import Desk

BUILT_IN = "Built-in layout"
_ALL = "All groups"
_ALL_BUT = "All other groups"
_NO_PARTNERSHIP = (
    "Templates belong to a partnership. Add the partnership first, on the page Groups."
)
_WORD_ONLY = "Word files are written in this layout; PDF keeps the built-in one."


class TemplatesPage(Page):
    """The kinds of document at the left, each with the template it is written with; beside it what that can hold."""

    reach = Reach.ONE
    watches: ClassVar[frozenset[str]] = frozenset({"document_template", "partnership_group"})
    help_text = (
        "Minutes, agendas, action sheets and cover reports are written as Word in the unit's own layout where it gave "
        "one: an ordinary Word file (.docx) with names in double curly brackets where something is put in, such as "
        "{{meeting.date}} or {{items}}. They may stand in the body, tables, text boxes, headers and footers. Styles, "
        "paper, header, footer and logo stay those of the file.\n\nThe quickest way: save a starting template, change "
        "it in Word, choose it here, and look at the preview. A name that is not known is told with its place; a file "
        "with macros, with a password or one that fetches something is not taken. A group may have a template of its "
        "own; all others take that of the partnership.\n\nWhat is restricted is left out of a version for the public "
        "before the template sees it. Marking, draft and public version are put on top where a template has no place "
        "for them.\n\n"
        + "\n\n".join(
            f"{kind.title_text}: "
            + "; ".join(f"{each.shown} {each.about}" for each in placeholders_of(kind))
            for kind in TemplateKind
        )
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Word templates", "The layout in which documents are written as Word")
        self.acts = TemplateActs(desk, self._show_place)
        self._found: dict[str, TemplateRecord] = {}
        self.list = TitledList("Documents", "Return chooses a Word file for the document")
        self._card = Card("Document")
        self.warning = Banner()
        self.facts = Facts(side=Qt.AlignmentFlag.AlignLeft)
        self.names = Facts(side=Qt.AlignmentFlag.AlignLeft)
        self.choose = Button("Choose a Word file", "file-input", "primary", on_click=self.ask_file)
        self.preview = Button("Preview", "eye", on_click=self.show_preview)
        self.open = Button("Open the template", "external-link", on_click=self.open_template)
        self.start = Button("Save a starting template", "file-down", on_click=self.save_start)
        self.back = Button("Back to the built-in layout", "undo-2", on_click=self.go_back)
        self.group = Button("For one group", "plus", on_click=self.ask_group)
        self._lay_out()
        self.list.on_chosen(self._show)
        self.list.itemActivated.connect(lambda _item: self.ask_file())

    def refresh(self) -> None:
        """Read the templates of the partnership again; the chosen document stays chosen."""
        partnership, key = self.own, self.list.key()
        found: list[TemplateRecord] = []
        if partnership is not None:
            with self.desk.core.read() as session:
                found = templates_of(session, partnership)
        self._found = {
            _key(each.kind, each.group.id if each.group else None): each for each in found
        }
        for button in (self.choose, self.preview, self.group):
            button.setEnabled(partnership is not None)
        self.list.clear()
        for kind in TemplateKind:
            groups = [each for each in found if each.kind is kind and each.group]
            self.list.add_section(kind.title_text)
            whole = self._found.get(_key(kind))
            said = whole.file_name if whole else BUILT_IN
            self.list.add_entry(_key(kind), _ALL_BUT if groups else _ALL, said)
            for each in groups:
                self.list.add_entry(_key(kind, _id(each)), each.whose, each.file_name)
        if not (key and self.list.choose(key)):
            self.list.choose(_key(TemplateKind.MINUTES))

    def go(self, place: Place) -> None:
        """Show the template of a report by its name, as {"report": "agenda", "group": 3}, or one by its id."""
        self.settle()
        found = [key for key, each in self._found.items() if each.id == place.get("id")]
        kind = next((each for each in TemplateKind if each.value == place.get("report")), None)
        if kind is not None:
            found += [_key(kind, place.get("group")), _key(kind)]
        for key in found:
            if self.list.choose(key):
                return

    def place(self) -> Place:
        """Say which document is shown, and of which group where that has a template of its own."""
        shown = self._place
        return {"report": shown.kind.value, **({"group": shown.group} if shown.group else {})}

    def subject(self) -> tuple[str, int] | None:
        """Give the template for its history, None for the built-in layout."""
        template = self._template
        return None if template is None else ("document_template", template.id)

    def panes(self) -> Sequence[QWidget]:
        """Give the list of documents and what is said of the chosen one."""
        return [self.list, self._card]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with the chosen document's template."""
        return template_commands(self)

    def ask_file(self) -> None:
        """Ask for the Word file of the chosen document."""
        if self.own is not None:
            self.acts.ask_file(self._place)

    def ask_group(self) -> None:
        """Ask for which group the chosen document has a template of its own."""
        if self.own is not None:
            self.acts.ask_group(self._place.kind, self.own)

    def show_preview(self) -> None:
        """Show the chosen document as it would be written of a real meeting."""
        if self.own is not None:
            self.acts.preview(self._place)

    def open_template(self) -> None:
        """Show the template itself."""
        template = self._template
        if template is not None:
            self.desk.attempt(partial(self.acts.open, template))

    def save_start(self) -> None:
        """Save the built-in layout of the chosen document as a template."""
        self.acts.save_start(self._place.kind)

    def go_back(self) -> None:
        """Take the template of the chosen document away."""
        template = self._template
        if template is not None:
            self.desk.attempt(partial(self.acts.remove, template))
            # The button is gone with the template.
            self.list.setFocus()

    def has_own(self) -> bool:
        """Say whether the chosen document is written in a template of the unit's own."""
        return self._template is not None

    @property
    def _place(self) -> TemplatePlace:
        kind, _, group = (self.list.key() or _key(TemplateKind.MINUTES)).partition(":")
        return TemplatePlace(TemplateKind(kind), self.own or 0, int(group) or None)

    @property
    def _template(self) -> TemplateRecord | None:
        return self._found.get(self.list.key())

    def _show_place(self, place: TemplatePlace) -> None:
        """Choose a place whose template was just set, which the list does not know yet."""
        self.refresh()
        self.list.choose(_key(place.kind, place.group))

    def _show(self) -> None:
        template, kind = self._template, self._place.kind
        whose = self.list.currentItem().text()
        title = f"{kind.title_text}, {whose if template and template.group else whose.lower()}"
        self._card.heading.setText(title)
        named(self._card, title)
        facts = [("Layout", template.file_name if template else BUILT_IN)]
        if template is not None:
            facts.append(("Since", show_day(template.added_on)))
        self.facts.set(facts)
        self.names.set([(each.shown, each.about) for each in placeholders_of(kind)])
        self.warning.say(self._warnings(template), "caution")
        back = (
            "Back to the partnership's"
            if template and template.group
            else "Back to the built-in layout"
        )
        self.back.set_caption(back)
        self.back.setVisible(template is not None)
        self.open.setVisible(template is not None)

    def _warnings(self, template: TemplateRecord | None) -> str:
        """Say what a template lacks, or that the file has lost it; or what is wanted first."""
        if self.own is None:
            return _NO_PARTNERSHIP
        if template is None:
            return ""
        with self.desk.core.read() as session:
            content = content_of(session, template)
        if content is None:
            return str(TemplateMissing(template.file_name))
        try:
            return " ".join(check_template(template.file_name, content, template.kind).warnings)
        except UserError as refused:
            return str(refused)

    def _lay_out(self) -> None:
        self.head_buttons = [self.group]
        buttons = FlowRow([self.choose, self.preview, self.open, self.start, self.back])
        page = ScrollPage()
        for part in (
            self.facts,
            self.warning,
            buttons,
            Label(_WORD_ONLY, "small", wrap=True),
            Hairline(),
            Label("What a template of this document can hold", "strong"),
            self.names,
        ):
            page.add(part)
        page.body.addStretch(1)
        self._card.add(page, 1)
        self.body.addWidget(Panes((self.list, self._card), (4, 8), stack_below=640), 1)


def _id(template: TemplateRecord) -> int | None:
    return template.group.id if template.group else None


def _key(kind: TemplateKind, group: int | None = None) -> str:
    return f"{kind.value}:{group or 0}"
