"""Forms in one line: ask for the values of some Fields and store them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from ui.dialogs import FormDialog
from ui.forms import Form
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.fields import Fields
    from ui.link_editors import Choices
    from ui.page import Desk


V = TypeVar("V")


def ask(
    desk: Desk,
    title: str,
    fields: Fields,
    values: Mapping[str, Any],
    *,
    save: Callable[[V], object],
    **options: Any,  # noqa: ANN401 - verb, new, choices, remove and above
) -> FormDialog:
    """Open a form; `save` gets the changed values, with `new=True` all of them, as the TypedDict of these Fields.

    Options: `verb` (default Save, for a new record Add), `new`, `choices` where links are not chosen from the whole
    file, `remove`, which removes a record that was a mistake, and `above`, a sentence above the form.
    """
    new: bool = options.get("new", False)
    choices: Choices = options.get("choices") or desk.lists.choices
    form = Form(fields, values, choices, new=new)
    verb = options.get("verb") or ("Add" if new else "Save")
    store = cast("Callable[[dict[str, Any]], object]", save)
    dialog = FormDialog(title, form, store, desk.window, verb=verb, present=desk.errors.present)
    if options.get("remove"):
        dialog.offer_removal(options["remove"])
    if options.get("above"):
        dialog.page.body.insertWidget(0, Label(options["above"], "muted", wrap=True))
    dialog.show_fitted()
    return dialog


def some(fields: Fields, *names: str) -> Fields:
    """Choose Fields by name, in this order."""
    known = {field.name: field for field in fields}
    return tuple(known[name] for name in names)


def without(fields: Fields, *names: str) -> Fields:
    """Leave Fields out by name, and those that are computed."""
    return tuple(field for field in fields if field.name not in names and not field.computed)
