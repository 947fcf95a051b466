"""Forms in one line: ask for the values of some Fields and store them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, cast

from ui.dialogs import FormDialog
from ui.forms import Form
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Unpack

    from PySide6.QtWidgets import QWidget

    from app.fields import Fields
    from ui.link_editors import Choices
    from ui.page import Desk

V = TypeVar("V")


class Options(TypedDict, total=False):
    """What may be said of a form besides its Fields; see `ask`."""

    verb: str
    new: bool
    choices: Choices | None
    remove: Callable[[], object]
    told: str
    begin: str
    below: QWidget


def ask(
    desk: Desk,
    title: str,
    fields: Fields,
    values: Mapping[str, Any],
    *,
    save: Callable[[Any], object],
    **options: Unpack[Options],
) -> FormDialog:
    """Open a form; `save` gets the changed values, with `new` all of them, as the TypedDict of these Fields.

    Options: `verb` (default Save, for a new record Add), `new`, `choices` where links are not chosen from the whole
    file, `remove`, which removes a record that was a mistake, `told`, which stands above the form, `begin`, the
    name of the Field where typing begins when that is not the first, and `below`, which stands below the form.
    """
    new = options.get("new", False)
    form = Form(fields, values, options.get("choices") or desk.lists.choices, new=new)
    verb = options.get("verb") or ("Add" if new else "Save")
    dialog = FormDialog(title, form, save, desk.window, verb=verb, present=desk.errors.present)
    if "told" in options:
        dialog.page.body.insertWidget(0, Label(options["told"], "muted", wrap=True))
    if "below" in options:
        dialog.page.body.insertWidget(dialog.page.body.indexOf(form) + 1, options["below"])
    if "remove" in options:
        dialog.offer_removal(options["remove"])
    form.focus(options.get("begin", ""))
    dialog.show_fitted()
    return dialog


def typed(values: V) -> V:
    """Leave out what was left empty, so that the operation's own values stand there."""
    given = cast("Mapping[str, Any]", values)
    return cast("V", {name: value for name, value in given.items() if value is not None})


def some(fields: Fields, *names: str) -> Fields:
    """Choose Fields by name, in this order."""
    known = {field.name: field for field in fields}
    return tuple(known[name] for name in names)


def without(fields: Fields, *names: str) -> Fields:
    """Leave Fields out by name, and those that are computed."""
    return tuple(field for field in fields if field.name not in names and not field.computed)
