"""The interests declared at a meeting, to be looked through, added and corrected; those that stand are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.amounts import counted
from app.attendance.register import register
from app.fields import Ref
from app.interests.fields import INTEREST, InterestValues
from app.interests.operations import (
    change_interest,
    declare_interest,
    declare_standing,
    remove_interest,
)
from app.interests.queries import INTERESTS, interests, standing_interests
from app.listing import SqlRows
from ui.agenda.choices import MeetingChoices
from ui.asking import ask, some
from ui.choices import fitting
from ui.forms import values_of
from ui.list_dialog import ListDialog
from ui.tables import Acts
from ui.together import editing, removing
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.agenda.queries import ItemRecord
    from app.interests.queries import InterestRecord
    from app.meetings.queries import MeetingRecord
    from ui.link_editors import Choices
    from ui.page import Desk

DECLARE, CHANGE, REMOVE = (
    "Declare interest",
    "Change declaration of interest",
    "Remove declaration of interest",
)
FORM = some(INTEREST, "seat", "name", "item", "kind", "text", "handling", "standing", "restricted")
_SHOWN = ("name", "item", "kind", "text", "handling", "standing")


class InterestsDialog(ListDialog):
    """Lists what was declared at a meeting; the standing ones of earlier meetings are declared again by one button."""

    help_text = (
        "Who declared which interest at this meeting, in which item, and what was done: stayed, took no part or left. "
        "Add declares one; Return opens a line. An interest that is standing is offered again at the next meetings of "
        "the group, until a declaration of it says that it does not stand any more. The minutes print what is "
        "declared; what is restricted is left out of those for the public. Reports has the register of a group."
    )

    def __init__(
        self, desk: Desk, record: MeetingRecord, items: Sequence[ItemRecord], item: int | None
    ) -> None:
        self._record, self._items, self._item = record, items, item
        self._waiting: list[InterestRecord] = []
        name = "Declarations of interest"
        rows = SqlRows(desk.core, INTERESTS, meeting=record.id)
        super().__init__(
            desk,
            f"{name}: {record.name}",
            (name, lambda: rows, self._acts),
            shown=_SHOWN,
            line=self._standing,
            empty="Nothing was declared yet.",
        )
        self.again = Button("", "refresh-cw", on_click=self._declare_again, parent=self)
        self.buttons.insertWidget(1, self.again)
        self._show_again()

    def refresh(self) -> None:
        """Read the declarations, and what stands besides them, again."""
        super().refresh()
        self._show_again()

    def add(self) -> None:
        """Ask for a declaration, in the item in hand unless said otherwise."""

        def save(values: InterestValues) -> None:
            with self.over.core.work(DECLARE, self._record.name) as work:
                declare_interest(work, {**values, "meeting": self._record.id})

        item = next((each for each in self._items if each.id == self._item), None)
        values: dict[str, Any] = {"item": Ref(item.id, item.heading) if item else None}
        values |= {"standing": False, "restricted": False}
        ask(self.over, DECLARE, FORM, values, save=save, new=True, choices=self._choices())

    def _acts(self, over: Desk) -> Acts:
        about = self._record.name
        return Acts(
            open=self._open,
            edit=editing(over, (CHANGE, about), change_interest),
            delete=removing(over, (REMOVE, about), remove_interest),
            add=("Declare an interest", self.add),
        )

    def _open(self, interest_id: int) -> None:
        with self.over.core.read() as session:
            [record] = interests(session, [interest_id])

        def save(values: InterestValues) -> None:
            with self.over.core.work(CHANGE, self._record.name) as work:
                change_interest(work, record.id, values, record.version)

        values = values_of(FORM, record)
        ask(self.over, record.name, FORM, values, save=save, choices=self._choices())

    def _standing(self) -> str:
        """Read and say what stands from earlier meetings and is not declared yet."""
        with self.over.core.read() as session:
            self._waiting = standing_interests(session, self._record.id)
        told = "; ".join(each.line for each in self._waiting)
        nothing = "The minutes print what is declared here."
        return f"Standing from earlier meetings: {told}." if told else nothing

    def _show_again(self) -> None:
        count = len(self._waiting)
        many = "the standing one" if count == 1 else counted(count, "standing one")
        self.again.set_caption(f"Declare {many} again")
        self.again.setVisible(bool(count))

    def _declare_again(self) -> None:
        def act() -> None:
            with self.over.core.work("Declare standing interests", self._record.name) as work:
                declare_standing(work, self._record.id)

        self.over.attempt(act)
        # The button is gone once nothing waits any more.
        self.table.view.setFocus()

    def _choices(self) -> MemberChoices:
        with self.over.core.read() as session:
            rows = register(session, self._record.id).rows
        members = [
            Ref(each.seat_id, f"{each.name}, {each.post}") for each in rows if not each.is_vacant
        ]
        return MemberChoices(self.over.lists.choices, self._items, members)


class MemberChoices(MeetingChoices):
    """Gives the seats of the meeting by who is in them."""

    def __init__(
        self, choices: Choices, items: Sequence[ItemRecord], members: Sequence[Ref]
    ) -> None:
        super().__init__(choices, items)
        self._members = members

    def find(self, kind: str, text: str) -> Sequence[Ref]:
        """Give records of a kind that fit a text."""
        return fitting(self._members, text) if kind == "seats" else super().find(kind, text)

    def can_add(self, kind: str) -> bool:
        """Say whether a record of the kind can be made by its name."""
        return kind != "seats" and super().can_add(kind)


def open_interests(
    desk: Desk, record: MeetingRecord, items: Sequence[ItemRecord], item: int | None
) -> InterestsDialog:
    """Open the interests declared at a meeting; the item in hand is proposed for a new one."""
    dialog = InterestsDialog(desk, record, items, item)
    dialog.show_fitted()
    return dialog
