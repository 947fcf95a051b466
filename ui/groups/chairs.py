"""The forms of who chairs a group: from a day on, in rotation, corrected, and every term there was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.chairs.fields import CHAIR, ChairRole, ChairValues
from app.chairs.operations import (
    add_chair,
    change_chair,
    plan_rotation,
    remove_chair,
    replace_chair,
)
from app.chairs.queries import chair_terms
from app.fields import Day, Fields, Links, Number, Ref, Text
from app.rows import MemoryRows
from app.seats.queries import members_of
from ui.asking import ask, without
from ui.choices import OwnChoices, fitting
from ui.forms import values_of
from ui.list_dialog import ListDialog, show_list
from ui.tables import Acts
from ui.together import removing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.chairs.queries import ChairRecord
    from app.groups.queries import GroupRecord
    from ui.link_editors import Choices
    from ui.page import Desk
    from ui.widgets.menus import Entry

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


class ChairForms:
    """Opens the forms of the chairs of one group at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries(self, group: GroupRecord) -> list[Entry]:
        """Give what can be done about who chairs a group."""
        today = self._desk.core.clock.today()
        with self._desk.core.read() as session:
            found = chair_terms(session, group.id, today)
        current = [
            each
            for each in found
            if (each.first_day is None or each.first_day <= today)
            and (each.last_day is None or each.last_day >= today)
        ]
        return [
            ("New chair from a day", lambda: self.chair(group)),
            ("Plan the chair's rotation", lambda: self.rotate(group)),
            *(
                (
                    f"Correct {each.role.title_text.lower()}: {each.told}",
                    self.correcting(group, each),
                )
                for each in current
            ),
            ("All chairs of the group", lambda: open_chairs(self._desk, group)),
        ]

    def chair(self, group: GroupRecord) -> None:
        """Ask who chairs from a day on."""
        fields = without(CHAIR, "group")

        def save(values: ChairValues) -> None:
            with self._desk.core.work("Change chair", group.name) as work:
                replace_chair(work, {**values, "group": group.id})

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

    def record_chair(self, group: GroupRecord) -> None:
        """Ask for a further term, such as an earlier chair's; the others stay as they are."""
        fields = without(CHAIR, "group")

        def save(values: ChairValues) -> None:
            with self._desk.core.work("Record chair", group.name) as work:
                add_chair(work, {**values, "group": group.id})

        given = {"role": ChairRole.CHAIR}
        title, choices = f"Another term: {group.name}", self._own_seats(group)
        ask(self._desk, title, fields, given, save=save, new=True, choices=choices)

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

    def correcting(self, group: GroupRecord, term: ChairRecord) -> Callable[[], None]:
        """Give the act that asks for corrections of a chair's term."""
        fields = without(CHAIR, "group")

        def save(values: ChairValues) -> None:
            with self._desk.core.work("Correct chair", group.name) as work:
                change_chair(work, term.id, values, shown=term.version)

        def act() -> None:
            choices = self._own_seats(group)
            ask(
                self._desk,
                "Correct chair",
                fields,
                values_of(fields, term),
                save=save,
                choices=choices,
            )

        return act

    def _own_seats(self, group: GroupRecord) -> Choices:
        return OwnSeats(self._desk, group.id)


def open_chairs(desk: Desk, group: GroupRecord) -> ListDialog:
    """Show everybody who chairs, chaired or will chair a group."""
    fields = (Text("told", "Chair", computed=True, width=30), *without(CHAIR, "group"))

    def found() -> list[ChairRecord]:
        with desk.core.read() as session:
            return chair_terms(session, group.id, desk.core.clock.today())

    def acts(over: Desk) -> Acts:
        forms = ChairForms(over)

        def open_one(term_id: int) -> None:
            forms.correcting(group, next(each for each in found() if each.id == term_id))()

        return Acts(
            open=open_one,
            delete=removing(over, ("Remove chair", group.name), remove_chair),
            add=("Record a term", lambda: forms.record_chair(group)),
        )

    return show_list(
        desk,
        f"Chairs of {group.name}",
        ("Chairs", lambda: MemoryRows(fields, found()), acts),
        shown=("told", "role", "first_day", "last_day"),
        line=lambda: "A term that was true is ended with a day, not removed.",
        empty="Nobody is recorded as chair yet.",
    )


class OwnSeats(OwnChoices):
    """Choices in which seats are those of one group; everything else is chosen as everywhere."""

    def __init__(self, desk: Desk, group_id: int) -> None:
        super().__init__(desk.lists.choices)
        self._desk = desk
        self._group_id = group_id

    def find(self, kind: str, text: str) -> Sequence[Ref]:
        """Give the group's seats that hold a text, or other records that fit."""
        if kind != "seats":
            return super().find(kind, text)
        with self._desk.core.read() as session:
            found = members_of(session, self._group_id, self._desk.core.clock.today())
        named = [
            Ref(each.id, ", ".join(filter(None, (each.post, each.agency_short)))) for each in found
        ]
        return fitting(named, text)
