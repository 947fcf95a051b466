"""The forms of groups, their terms of reference and their chairs, each with its act."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from app.chairs.fields import CHAIR, ChairRole
from app.chairs.operations import change_chair, plan_rotation, remove_chair, replace_chair
from app.chairs.queries import chair_terms
from app.days import show_day
from app.fields import Day, Fields, Links, Number, Ref
from app.groups.fields import GROUP, TERMS, Frequency, GroupStatus, Tier
from app.groups.operations import (
    add_group,
    add_terms,
    cease_group,
    change_group,
    change_terms,
    move_group,
    remove_group,
    remove_terms,
    replace_terms,
)
from app.groups.terms import terms_on
from app.partnerships.queries import all_partnerships
from app.seats.queries import members_of
from ui.asking import ask, some, without
from ui.dialogs import ChooseOne
from ui.forms import values_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.chairs.queries import ChairRecord
    from app.groups.queries import GroupRecord
    from app.groups.terms import TermsRecord
    from ui.link_editors import Choices
    from ui.page import Desk
    from ui.widgets.menus import Entry

_QUORUM = some(TERMS, "frequency", "quorum_needed", "quorum_least", "quorum_basis", "quorum_named")
_QUORUM_NAMES = frozenset(field.name for field in _QUORUM)
_NEW: Fields = (*without(GROUP, "last_day", "notes", "priority", "area"), *_QUORUM)
_MOVING: Fields = (
    *some(GROUP, "reports_to"),
    Day("first_day", "From", required=True),
)
_ENDING: Fields = (Day("last_day", "Last day", required=True),)
_ROTATION: Fields = (
    Links(
        "seats",
        "Seats in turn",
        kind="seats",
        required=True,
        help="In the order they chair, a year each.",
    ),
    Day("first_day", "From", required=True),
    Number("years", "For so many years", required=True, least=1, most=12),
)


class GroupForms:
    """Opens the forms for groups."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self) -> None:
        """Ask for a new group with how often it meets and its quorum."""
        with self._desk.core.read() as session:
            bodies = all_partnerships(session)

        single = bodies[0].id if len(bodies) == 1 else None
        fields = without(_NEW, "partnership") if single else _NEW

        def save(values: dict[str, Any]) -> None:
            values = {"partnership": single, **values}
            terms = {name: values.pop(name) for name in list(values) if name in _QUORUM_NAMES}
            with self._desk.core.work("Add group", values["name"]) as work:
                add_group(work, values, terms)  # type: ignore[arg-type]

        given = {
            "partnership": Ref(bodies[0].id, bodies[0].name) if bodies else None,
            "tier": Tier.SUBGROUP,
            "status": GroupStatus.ACTIVE,
            "attended_only": False,
            "first_day": self._desk.core.clock.today(),
            "frequency": Frequency.QUARTERLY,
        }
        ask(self._desk, "Add group", fields, given, save=save, new=True)

    def entries(self, group: GroupRecord) -> Sequence[Entry]:
        """Give what can be done with a group."""
        return [
            ("Change group", lambda: self.change(group)),
            ("Report to others from a day", lambda: self.move(group)),
            None,
            ("Terms of reference and quorum", lambda: self.terms(group)),
            (
                "Standing agenda items",
                partial(self._desk.go, "standing-items", {"group": group.id}),
            ),
            ("New chair from a day", lambda: self.chair(group)),
            ("Plan the chair's rotation", lambda: self.rotate(group)),
            *self._chair_entries(group),
            None,
            ("Group has ceased", lambda: self.cease(group)),
            ("Remove group added by mistake", lambda: self.remove(group)),
        ]

    def change(self, group: GroupRecord) -> None:
        """Ask for corrections of a group."""
        fields = without(GROUP, "partnership")

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Change group", group.name) as work:
                change_group(work, group.id, values, shown=group.version)  # type: ignore[arg-type]

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

    def terms(self, group: GroupRecord) -> None:
        """Ask whether the terms in force are corrected or follow others, then for them."""
        with self._desk.core.read() as session:
            found = terms_on(session, [group.id], self._desk.core.clock.today()).get(group.id)
        if found is None:
            self._add_terms(group)
            return
        ChooseOne(
            "Terms of reference",
            "Is this a correction of what was recorded, or are there new terms from a day on?",
            (
                ("New terms from a day", lambda: self._replace_terms(group, found)),
                ("Correct these terms", lambda: self._correct_terms(group, found)),
            ),
            self._desk.window,
        ).show_fitted()

    def chair(self, group: GroupRecord) -> None:
        """Ask who chairs from a day on."""
        fields = without(CHAIR, "group")

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Change chair", group.name) as work:
                replace_chair(work, {**values, "group": group.id})  # type: ignore[typeddict-item]

        given = {"role": ChairRole.CHAIR, "first_day": self._desk.core.clock.today()}
        ask(
            self._desk,
            f"Chair of {group.name}",
            fields,
            given,
            save=save,
            new=True,
            verb="Save",
            choices=self._own_seats(group),
        )

    def rotate(self, group: GroupRecord) -> None:
        """Ask which seats chair in turn."""

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Plan rotation of the chair", group.name) as work:
                plan_rotation(
                    work, group.id, values["seats"], values["first_day"], years=values["years"]
                )

        given = {"first_day": self._desk.core.clock.today(), "years": 3}
        ask(
            self._desk,
            f"Rotation of the chair of {group.name}",
            _ROTATION,
            given,
            save=save,
            new=True,
            verb="Plan",
            choices=self._own_seats(group),
        )

    def _chair_entries(self, group: GroupRecord) -> list[Entry]:
        today = self._desk.core.clock.today()
        with self._desk.core.read() as session:
            found = chair_terms(session, group.id, today)
        return [
            (_correction(each, today), self._correcting(group, each))
            for each in found
            if each.last_day is None or each.last_day >= today
        ]

    def _correcting(self, group: GroupRecord, term: ChairRecord) -> Any:  # noqa: ANN401 - an act
        fields = without(CHAIR, "group")

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Correct chair", group.name) as work:
                change_chair(work, term.id, values, shown=term.version)  # type: ignore[arg-type]

        def remove() -> None:
            with self._desk.core.work("Remove chair", group.name) as work:
                remove_chair(work, term.id)

        def act() -> None:
            choices = self._own_seats(group)
            ask(
                self._desk,
                "Correct chair",
                fields,
                values_of(fields, term),
                save=save,
                choices=choices,
                remove=remove,
            )

        return act

    def _add_terms(self, group: GroupRecord) -> None:
        fields = without(TERMS, "group")

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Add terms of reference", group.name) as work:
                add_terms(work, {**values, "group": group.id})  # type: ignore[typeddict-item]

        given = {"frequency": Frequency.QUARTERLY, "first_day": self._desk.core.clock.today()}
        ask(self._desk, f"Terms of {group.name}", fields, given, save=save, new=True)

    def _replace_terms(self, group: GroupRecord, old: TermsRecord) -> None:
        fields = without(TERMS, "group", "last_day")

        def save(values: dict[str, Any]) -> None:
            first_day = values.pop("first_day") or self._desk.core.clock.today()
            with self._desk.core.work("New terms of reference", group.name) as work:
                replace_terms(work, old.id, values, first_day)  # type: ignore[arg-type]

        given = {**values_of(fields, old), "first_day": self._desk.core.clock.today(), "name": None}
        ask(
            self._desk,
            f"New terms of {group.name}",
            fields,
            given,
            save=save,
            new=True,
            verb="Save",
        )

    def _correct_terms(self, group: GroupRecord, old: TermsRecord) -> None:
        fields = without(TERMS, "group")

        def save(values: dict[str, Any]) -> None:
            with self._desk.core.work("Correct terms of reference", group.name) as work:
                change_terms(work, old.id, values, shown=old.version)  # type: ignore[arg-type]

        def remove() -> None:
            with self._desk.core.work("Remove terms of reference", group.name) as work:
                remove_terms(work, old.id)

        given = values_of(fields, old)
        ask(self._desk, f"Terms of {group.name}", fields, given, save=save, remove=remove)

    def _own_seats(self, group: GroupRecord) -> Choices:
        return OwnSeats(self._desk, group.id)


def _correction(term: ChairRecord, today: date) -> str:
    """Name the correction of a chair's term, with its first day where that is still to come."""
    begins = term.first_day
    when = f" from {show_day(begins)}" if begins and begins > today else ""
    return f"Correct {term.role.title_text.lower()}{when}: {term.told}"


class OwnSeats:
    """Choices in which seats are those of one group; everything else is chosen as everywhere."""

    def __init__(self, desk: Desk, group_id: int) -> None:
        self._desk = desk
        self._group_id = group_id

    def find(self, kind: str, text: str) -> Sequence[Ref]:
        """Give the group's seats that hold a text, or other records that fit."""
        if kind != "seats":
            return self._desk.lists.choices.find(kind, text)
        with self._desk.core.read() as session:
            found = members_of(session, self._group_id, self._desk.core.clock.today())
        named = [
            Ref(each.id, ", ".join(filter(None, (each.post, each.agency_short)))) for each in found
        ]
        return [ref for ref in named if text.casefold() in ref.name.casefold()]

    def add(self, kind: str, text: str) -> Ref | None:
        """Make a record as everywhere."""
        return self._desk.lists.choices.add(kind, text)

    def can_add(self, kind: str) -> bool:
        """Say whether one can be made."""
        return self._desk.lists.choices.can_add(kind)
