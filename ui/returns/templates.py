"""The forms of templates: one of the program's own taken over, one typed as text, its particulars changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.amounts import counted
from app.fields import Ref
from app.returns.built_in import built_in_templates, take_built_in
from app.returns.editing import change_template
from app.returns.editions import new_edition
from app.returns.fields import ReturnKind
from app.returns.outlines import STATUTORY, TEMPLATE, TemplateValues, define_template
from app.returns.scales import KnownScale
from app.returns.template_fields import RETURN_TEMPLATE
from ui.asking import ask, without
from ui.forms import values_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.returns.built_in import BuiltIn
    from app.returns.template_fields import ReturnTemplateValues
    from app.returns.template_queries import TemplateLine
    from app.returns.templates import ReturnTemplateRecord
    from app.work import Work
    from ui.page import Desk
    from ui.widgets.menus import Entry

FORM = without(RETURN_TEMPLATE)


class TemplateForms:
    """Opens the forms of templates; `show` is told the id of one that was made."""

    def __init__(self, desk: Desk, show: Callable[[int], object]) -> None:
        self._desk = desk
        self._show = show

    def entries(self) -> Sequence[Entry]:
        """Offer the templates of the program, and one of one's own."""
        return [
            *(
                (
                    f"{each.name} ({counted(each.questions, 'question')})",
                    partial(self.take_over, each),
                )
                for each in built_in_templates()
            ),
            None,
            ("Type or paste an outline", self.type_outline),
        ]

    def take_over(self, chosen: BuiltIn) -> None:
        """Make a template of the program one of the file's own, and show it."""
        self._make("Take over template", chosen.name, lambda work: take_built_in(work, chosen.key))

    def type_outline(self) -> None:
        """Ask for a template as text, and show it."""
        open_new_template(self._desk, lambda ref: self._show(ref.id))

    def new_edition(self, shown: ReturnTemplateRecord | TemplateLine) -> None:
        """Copy a template with everything as its next edition, and show that."""
        self._make("New edition", shown.title, lambda work: new_edition(work, shown.id))

    def change(self, shown: ReturnTemplateRecord | TemplateLine) -> None:
        """Ask for corrections of the name, kind and guidance."""

        def save(values: ReturnTemplateValues) -> None:
            with self._desk.core.work("Change return template", shown.title) as work:
                change_template(work, shown.id, values, shown.version)

        ask(self._desk, shown.title, FORM, values_of(FORM, shown), save=save)

    def _make(self, label: str, about: str, act: Callable[[Work], int]) -> None:
        made: list[int] = []

        def do() -> None:
            with self._desk.core.work(label, about) as work:
                made.append(act(work))

        if self._desk.attempt(do):
            self._show(made[-1])


def open_new_template(desk: Desk, then: Callable[[Ref], object]) -> None:
    """Ask for a template, the statutory standards suggested; `then` is given it when the form has closed."""
    made: list[Ref] = []

    def save(values: TemplateValues) -> None:
        with desk.core.work("Define return template", values["name"] or "") as work:
            made.append(Ref(define_template(work, values), values["name"]))

    given = {
        "kind": ReturnKind.SECTION_11,
        "scale": KnownScale.ZERO_TO_THREE,
        "standards": "\n".join(STATUTORY),
    }
    dialog = ask(desk, "New template", TEMPLATE, given, save=save, new=True)
    dialog.accepted.connect(lambda: then(made[-1]))
