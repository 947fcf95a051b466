"""The ways in which each step of setting up is taken; each opens exactly where it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from app.preferences import PLACES, change_preferences
from ui.agencies.forms import AgencyForms
from ui.asking import ask
from ui.groups.forms import GroupForms
from ui.home.terms import open_terms
from ui.partnerships.forms import PartnershipForms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.overview.setting_up import Key
    from ui.page import Desk

Way = tuple[str, "Callable[[], object]"]
"""A verb and what it does."""

_TYPING = "import.type"
"""The command of the import page that takes a pasted list."""


class Ways:
    """Gives the ways to take a step, the usual one first; `on_done` hears of what no change of the file tells."""

    def __init__(self, desk: Desk, on_done: Callable[[], object]) -> None:
        self._desk = desk
        self._on_done = on_done

    def of(self, key: Key) -> Sequence[Way]:
        """Give the ways to take a step."""
        read_in: Sequence[Way] = (
            ("From a workbook", partial(self._desk.go, "import", {})),
            ("From a pasted list", self._paste),
        )
        ways: dict[Key, Sequence[Way]] = {
            "partnership": (("Look at it", self._change_partnership),),
            "agencies": (*read_in, ("Type one", AgencyForms(self._desk).add)),
            "groups": (("Add a group", GroupForms(self._desk).add), *read_in[:1]),
            "members": (*read_in, ("Type one", self._type_member)),
            "terms": (("Set", partial(open_terms, self._desk)),),
            "meeting": (("Plan it", partial(self._desk.go, "meetings", {"new": True})),),
            "backups": (("Choose", self._choose_place),),
        }
        return ways[key]

    def _paste(self) -> None:
        self._desk.go("import", {})
        self._desk.do(_TYPING)

    def _change_partnership(self) -> None:
        body = self._desk.partnership.current
        forms = PartnershipForms(self._desk)
        if body is None:
            forms.add()
        else:
            forms.change(body)

    def _type_member(self) -> None:
        self._desk.go("members", {"do": "add"})

    def _choose_place(self) -> None:
        core = self._desk.core
        given = core.settings.now.second_backup_folder or str(core.paths.copies)

        def save(values: dict[str, Any]) -> None:
            change_preferences(core, values)
            self._desk.say("Your settings are stored")
            self._on_done()

        ask(
            self._desk,
            "Second place for backups",
            PLACES,
            {"second_backup_folder": given},
            save=save,
            new=True,
            verb="Save",
        )
