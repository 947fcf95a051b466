"""The forms of groups, each with its act; those of terms and chairs stand beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from app.fields import Day, Fields
from app.groups.fields import GROUP, TERMS, Frequency, GroupStatus, GroupValues, TermsValues, Tier
from app.groups.operations import (
    add_group,
    cease_group,
    change_group,
    move_group,
    remove_group,
)
from ui.asking import ask, some, without
from ui.forms import values_of
from ui.groups.chairs import ChairForms
from ui.groups.covers import open_cover_form
from ui.groups.terms import TermsForms
from ui.partnerships.forms import PartnershipForms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.groups.queries import GroupRecord
    from ui.page import Desk
    from ui.widgets.menus import Entry

_QUORUM = some(TERMS, "frequency", "quorum_needed", "quorum_least", "quorum_basis", "quorum_named")
_QUORUM_NAMES = frozenset(field.name for field in _QUORUM)
_NEW: Fields = (
    *without(GROUP, "partnership", "last_day", "notes", "priority", "area", "looked_after"),
    *_QUORUM,
)
_MOVING: Fields = (
    *some(GROUP, "reports_to"),
    Day("first_day", "From", required=True),
)
_ENDING: Fields = (Day("last_day", "Last day", required=True),)


class GroupForms:
    """Opens the forms for groups."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._terms, self._chairs = TermsForms(desk), ChairForms(desk)

    def add(self) -> None:
        """Ask for a new group with how often it meets and its quorum; in a file without one, for the partnership."""
        own = self._desk.partnership.id
        if own is None:
            PartnershipForms(self._desk).add()
            return

        def save(values: dict[str, Any]) -> None:
            terms = {name: values.pop(name) for name in list(values) if name in _QUORUM_NAMES}
            plain = cast("GroupValues", {**values, "partnership": own})
            with self._desk.core.work("Add group", plain["name"]) as work:
                add_group(work, plain, cast("TermsValues", terms))

        given = {
            "tier": Tier.SUBGROUP,
            "status": GroupStatus.ACTIVE,
            "attended_only": False,
            "first_day": self._desk.core.clock.today(),
            "frequency": Frequency.QUARTERLY,
        }
        ask(self._desk, "Add group", _NEW, given, save=save, new=True)

    def entries(self, group: GroupRecord) -> Sequence[Entry]:
        """Give what can be done with a group."""
        return [
            ("Change group", lambda: self.change(group)),
            ("Report to others from a day", lambda: self.move(group)),
            None,
            *self._terms.entries(group),
            (
                "Standing agenda items",
                partial(self._desk.go, "standing-items", {"group": group.id}),
            ),
            ("Headings of cover reports", partial(open_cover_form, self._desk, group)),
            None,
            *self._chairs.entries(group),
            None,
            ("Group has ceased", lambda: self.cease(group)),
            ("Remove group added by mistake", lambda: self.remove(group)),
        ]

    def change(self, group: GroupRecord) -> None:
        """Ask for corrections of a group."""
        fields = without(GROUP, "partnership")

        def save(values: GroupValues) -> None:
            with self._desk.core.work("Change group", group.name) as work:
                change_group(work, group.id, values, shown=group.version)

        ask(self._desk, "Change group", fields, values_of(fields, group), save=save)

    def move(self, group: GroupRecord) -> None:
        """Ask whom a group reports to from a day on."""

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Move group", group.name) as work:
                move_group(work, group.id, values["reports_to"], values["first_day"])

        given = {"reports_to": group.reports_to, "first_day": self._desk.core.clock.today()}
        ask(
            self._desk, f"{group.name} reports to", _MOVING, given, save=save, new=True, verb="Save"
        )

    def cease(self, group: GroupRecord) -> None:
        """Ask for the last day of a group."""

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("End group", group.name) as work:
                cease_group(work, group.id, values["last_day"])

        given = {"last_day": self._desk.core.clock.today()}
        ask(
            self._desk, f"{group.name} has ceased", _ENDING, given, save=save, new=True, verb="Save"
        )

    def remove(self, group: GroupRecord) -> None:
        """Remove a group that nothing refers to; Undo brings it back."""

        def act() -> None:
            with self._desk.core.work("Remove group", group.name) as work:
                remove_group(work, group.id)

        self._desk.attempt(act)
