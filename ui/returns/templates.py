"""The form that defines a template: its scale, and its standards and questions line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.fields import Ref
from app.returns.fields import ReturnKind
from app.returns.outlines import STATUTORY, TEMPLATE, Scale, TemplateValues, define_template
from ui.asking import ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.page import Desk


def open_new_template(desk: Desk, then: Callable[[Ref], object]) -> None:
    """Ask for a template, the statutory standards suggested; `then` is given it when the form has closed."""
    made: list[Ref] = []

    def save(values: TemplateValues) -> None:
        with desk.core.work("Define return template", values["name"] or "") as work:
            made.append(Ref(define_template(work, values), values["name"]))

    given = {
        "kind": ReturnKind.SECTION_11,
        "scale": Scale.ZERO_TO_THREE,
        "standards": "\n".join(STATUTORY),
    }
    dialog = ask(desk, "New template", TEMPLATE, given, save=save, new=True)
    dialog.accepted.connect(lambda: then(made[-1]))
