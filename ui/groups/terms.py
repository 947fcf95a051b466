"""The forms of a group's terms of reference: corrected, followed by others, and every version there was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.fields import Text
from app.groups.fields import TERMS, Frequency, TermsValues
from app.groups.operations import add_terms, change_terms, remove_terms, replace_terms
from app.groups.terms import terms_of, terms_on
from app.rows import MemoryRows
from ui.asking import ask, without
from ui.dialogs import ChooseOne
from ui.forms import values_of
from ui.list_dialog import ListDialog, show_list
from ui.tables import Acts
from ui.together import removing

if TYPE_CHECKING:
    from app.groups.queries import GroupRecord
    from app.groups.terms import TermsRecord
    from ui.page import Desk
    from ui.widgets.menus import Entry


class TermsForms:
    """Opens the forms of the terms of one group at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries(self, group: GroupRecord) -> list[Entry]:
        """Give what can be done about a group's terms of reference."""
        return [
            ("Terms of reference and quorum", lambda: self.terms(group)),
            ("All versions of its terms", lambda: open_all_terms(self._desk, group)),
        ]

    def terms(self, group: GroupRecord) -> None:
        """Ask whether the terms in force are corrected or follow others, then for them."""
        with self._desk.core.read() as session:
            found = terms_on(session, [group.id], self._desk.core.clock.today()).get(group.id)
        if found is None:
            self.add_terms(group)
            return
        ChooseOne(
            "Terms of reference",
            "Is this a correction of what was recorded, or are there new terms from a day on?",
            (
                ("New terms from a day", lambda: self._replace_terms(group, found)),
                ("Correct these terms", lambda: self.correct_terms(group, found)),
            ),
            self._desk.window,
        ).show_fitted()

    def add_terms(self, group: GroupRecord) -> None:
        """Ask for a version of terms of reference."""
        fields = without(TERMS, "group")

        def save(values: TermsValues) -> None:
            with self._desk.core.work("Add terms of reference", group.name) as work:
                add_terms(work, {**values, "group": group.id})

        given = {"frequency": Frequency.QUARTERLY, "first_day": self._desk.core.clock.today()}
        ask(self._desk, f"Terms of {group.name}", fields, given, save=save, new=True)

    def _replace_terms(self, group: GroupRecord, old: TermsRecord) -> None:
        fields = without(TERMS, "group", "last_day")

        def save(values: TermsValues) -> None:
            first_day = values.pop("first_day") or self._desk.core.clock.today()
            with self._desk.core.work("New terms of reference", group.name) as work:
                replace_terms(work, old.id, values, first_day)

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

    def correct_terms(self, group: GroupRecord, old: TermsRecord) -> None:
        """Ask for corrections of a version of terms of reference."""
        fields = without(TERMS, "group")

        def save(values: TermsValues) -> None:
            with self._desk.core.work("Correct terms of reference", group.name) as work:
                change_terms(work, old.id, values, shown=old.version)

        ask(self._desk, f"Terms of {group.name}", fields, values_of(fields, old), save=save)


def open_all_terms(desk: Desk, group: GroupRecord) -> ListDialog:
    """Show every version of a group's terms of reference."""
    quorum = Text("quorum", "Quorum", computed=True, width=36)
    fields = (*without(TERMS, "group"), quorum)

    def found() -> list[TermsRecord]:
        with desk.core.read() as session:
            return terms_of(session, group.id)

    def acts(over: Desk) -> Acts:
        forms = TermsForms(over)

        def open_one(terms_id: int) -> None:
            forms.correct_terms(group, next(each for each in found() if each.id == terms_id))

        return Acts(
            open=open_one,
            delete=removing(over, ("Remove terms of reference", group.name), remove_terms),
            add=("Add a version", lambda: forms.add_terms(group)),
        )

    return show_list(
        desk,
        f"Terms of reference of {group.name}",
        ("Terms of reference", lambda: MemoryRows(fields, found()), acts),
        shown=("name", "first_day", "last_day", "frequency", "quorum"),
        line=lambda: "A version that was in force is ended with a day, not removed.",
        empty="No terms of reference are recorded yet.",
    )
