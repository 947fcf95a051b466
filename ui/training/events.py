"""The events of a period with the register of the chosen one beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.training.finding import name_of_event
from app.training.queries import EventRecord, events, register
from ui.documents import file_name, save_report
from ui.training.lists import event_list, events_in
from ui.training.register import RegisterPane
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from datetime import date

    from app.training.periods import Period
    from ui.page import Desk
    from ui.training.forms import TrainingForms
    from ui.widgets.menus import Entry


class EventsView(QWidget):
    """`table` lists events, `register` follows it."""

    def __init__(self, desk: Desk, forms: TrainingForms) -> None:
        super().__init__()
        self._desk = desk
        self._forms = forms
        self._opened = False
        self.register = RegisterPane(desk, forms, self.entries, self.import_attendance)
        self.table = event_list(
            desk,
            on_open=lambda _id: self.register.table.view.setFocus(),
            on_add=forms.add_event,
            on_moved=self.register.tell_moved,
        )
        self.table.chosen.connect(lambda _id: desk.attempt(self.show_register))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Panes((self.table, self.register), (3, 2)))

    def show_period(self, period: Period, today: date, *, anew: bool = False) -> None:
        """Show the events of a period; when it is shown anew the next event is chosen, else the last one."""
        self.table.set_rows(events_in(self._desk, period))
        if (anew or not self._opened) and self.table.model.ids:
            self._opened = True
            self._choose_nearest(today)
        self.show_register()

    def show_register(self) -> None:
        """Read the chosen event and who is on its list."""
        chosen = self.table.current_id()
        today = {"as_at": self._desk.core.clock.today()}
        with self._desk.core.read() as session:
            found = events(session, [chosen], today) if chosen is not None else []
            people = register(session, found[0].id) if found else []
        self.register.setVisible(bool(found))
        if found:
            self.register.show_event(found[0], people)

    def reveal(self, event_id: int) -> bool:
        """Choose an event, though a filter hides it; False when the period does not hold it."""
        self._opened = True
        return self.table.reveal(event_id)

    def shown(self) -> EventRecord | None:
        """Give the event whose register is shown."""
        return self.register.shown if self.table.current_id() is not None else None

    def book(self) -> None:
        """Ask for a delegate of the chosen event."""
        event = self.shown()
        if event is not None:
            self._forms.book(event)

    def change(self) -> None:
        """Ask for the values of the chosen event."""
        event = self.shown()
        if event is not None:
            self._forms.change_event(event)

    def save_register(self) -> None:
        """Write the register of the chosen event, to be signed."""
        event, core = self.shown(), self._desk.core
        if event is None:
            return
        event_id = event.id

        def build() -> Any:  # noqa: ANN401 - a Report
            from reports import register as document  # noqa: PLC0415 - only when one is written

            return document.build(core, event_id)

        name = f"{file_name('Register', event.name)}.pdf"
        save_report(self._desk, "Writing the register", name, build)

    def import_attendance(self) -> None:
        """Go to the import with the chosen event said already."""
        event, desk = self.shown(), self._desk
        if event is None:
            return
        with desk.core.read() as session:
            name = name_of_event(session, event.id, desk.partnership.id)
        desk.go("import", {"kind": "attendance-report", "given": {"event": name}})

    def entries(self) -> list[Entry]:
        """Give what can be done with the chosen event."""
        event, forms = self.shown(), self._forms
        if event is None:
            return []
        return [
            ("Add booking", self.book),
            ("Add who came unscheduled", lambda: forms.walk_in(event)),
            ("Enter all as attended", self.register.all_attended),
            ("Import attendance of Teams or Zoom", self.import_attendance),
            ("Chosen delegate cancelled on a day", self.register.cancel),
            ("Register to sign as PDF", self.save_register),
            None,
            ("Change the event", self.change),
            ("Change the course", lambda: forms.change_course(event.course.id)),
            ("Another event of this course", lambda: forms.add_event(event.course)),
            ("Remove the event", lambda: forms.remove_event(event)),
        ]

    def _choose_nearest(self, today: date) -> None:
        records = self.table.model.records(self.table.model.ids)
        coming = [each for each in records if isinstance(each, EventRecord) and each.day >= today]
        self.table.select((coming[0] if coming else records[-1]).id)
        view = self.table.view
        view.scrollTo(view.currentIndex(), view.ScrollHint.PositionAtCenter)
