"""Training: events with their registers, courses, and what a period comes to by course and by agency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QApplication, QStackedWidget

from app.amounts import counted
from app.partnerships.years import APRIL
from app.training.periods import Period, periods
from app.training.queries import bookings
from app.training.tally import TrainingSummary, summary
from ui.documents import format_entries, save_report
from ui.new_names import offer_new_names
from ui.page import Page, Reach
from ui.training.commands import commands_of
from ui.training.events import EventsView
from ui.training.forms import TrainingForms
from ui.training.lists import course_list, courses_of
from ui.training.own_figures import open_own_figures
from ui.training.summaries import SummaryView
from ui.widgets.buttons import Button, ComboBox
from ui.widgets.cards import row
from ui.widgets.menus import MenuButton
from ui.widgets.segments import Segment, SegmentedChoice
from ui.widgets.text import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.commands import Command
    from ui.page import Desk, Place
    from ui.tables import Table
    from ui.widgets.menus import Entry

EVENTS, COURSES, BY_COURSE, BY_AGENCY = "events", "courses", "by-course", "by-agency"


class TrainingPage(Page):
    """The events of a period with the register of the chosen one, or the period as a whole."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"course", "event", "booking", "agency", "partnership", "person"}
    )
    reach = Reach.ONE
    record_kind = "events"
    help_text = (
        "Events of the chosen period and, beside them, who is on the list of the chosen one. Return goes to the "
        "register. There one letter enters what became of a delegate and the next one follows: A attended, L left "
        "early, N did not attend, C cancelled, B booked again, S substitute, U came unscheduled. Free places go to "
        "the waiting list by themselves.\n\n“Import attendance” reads the attendance report of Teams or Zoom, or an "
        "evaluation of Forms, for the chosen event: who stayed for the share that the course asks for attended, who "
        "stayed for less left early, who is booked and not in it did not attend. Each is a proposal to be "
        "checked.\n\n“By course” and “By agency” add up the events held in the period up to today, with every "
        "rate's numerator and denominator. “Agencies' own figures” shows what agencies returned of the training they "
        "give themselves, and what is missing of it."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        offer_new_names(desk)
        self._periods: list[Period] = []
        self._chosen: str | None = None
        self._anew = False
        self._of = self.own
        self.forms = TrainingForms(desk, self.show_event, self._tell_moved)
        self.report = MenuButton("Training report", "file-down", self._reports)
        self.head_buttons = [
            Button("Agencies' own figures", "table-2", on_click=self.show_own_figures),
            self.report,
            Button("Add event", "plus", "primary", on_click=self.forms.add_event),
        ]
        self.events = EventsView(desk, self.forms)
        self.courses = course_list(
            desk, on_open=self.forms.change_course, on_add=self.forms.add_course
        )
        self.by_course = SummaryView(desk, by_course=True)
        self.by_agency = SummaryView(desk, by_course=False)
        self._build()
        self.set_title("Training")
        for each in (self.events.table, self.courses):
            each.shown.connect(lambda _count: self._tell_count())

    def refresh(self) -> None:
        """Read what is shown of the period; a summary only while it is looked at, for the register is entered fast."""
        today = self.desk.core.clock.today()
        with self.desk.core.read() as session:
            body = self.desk.partnership.current
            begins = body.reporting_year if body else APRIL
            self._periods = periods(session, begins, today, self.own)
            shown = self._period()
            is_summed = self.look.value() in {BY_COURSE, BY_AGENCY}
            last = shown.last_day or today
            found = (
                summary(session, shown.first_day, last, today, partnership_id=self.own)
                if is_summed
                else None
            )
        self._show_periods(shown)
        if found is not None:
            self._show_summary(found, shown)
        elif self.look.value() == COURSES:
            self.courses.refresh(courses_of(self.desk))
            self._tell_count()
        else:
            self.events.show_period(shown, today, anew=self._anew or self._of != self.own)
            self._anew, self._of = False, self.own
            self._tell_count()

    def go(self, place: Place) -> None:
        """Show an event, a booking in its event's register, a course, or one of the four looks.

        {"id": 3, "do": "enter"} goes to the event's register.
        """
        record_id = place.get("id")
        kind = place.get("kind", "events")
        self.show_as(place.get("as") or (COURSES if kind == "courses" else EVENTS))
        if record_id and kind == "courses":
            self.courses.reveal(record_id)
        elif record_id and kind == "bookings":
            with self.desk.core.read() as session:
                found = bookings(session, [record_id])
            if found:
                self.show_event(found[0].event.id)
                self.events.register.table.reveal(record_id)
                self.events.register.table.view.setFocus()
        elif record_id:
            self.show_event(record_id)
        if place.get("do") == "enter":
            self.events.register.table.view.setFocus()

    def place(self) -> Place:
        """Say which look is shown, and which event is chosen."""
        look = self.look.value()
        chosen = self.events.table.current_id() if look == EVENTS else None
        return {"as": look, "kind": "events", **({"id": chosen} if chosen else {})}

    def panes(self) -> Sequence[QWidget]:
        """Give the parts of the look that is shown."""
        view = {BY_COURSE: self.by_course, BY_AGENCY: self.by_agency}.get(self.look.value())
        if view is not None:
            return [self.look, view]
        if self.look.value() == COURSES:
            return [self.look, self.courses]
        return [self.look, self.events.table, self.events.register]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with training."""
        return commands_of(self)

    def show_as(self, look: str) -> None:
        """Show events, courses, or a summary."""
        self._change_look(look)
        self.desk.attempt(self.refresh)

    def show_event(self, event_id: int) -> None:
        """Choose an event, in whatever period it lies and of whichever partnership it is."""
        self.desk.partnership.follow("events", event_id)
        self._change_look(EVENTS)
        self.refresh()
        if not self.events.reveal(event_id):
            self._chosen = self._periods[-1].name if self._periods else None
            self.refresh()
            self.events.reveal(event_id)
        self.events.show_register()

    def go_to_register(self) -> None:
        """Go to the register of the chosen event."""
        self.show_as(EVENTS)
        self.events.register.table.view.setFocus()

    def show_own_figures(self) -> None:
        """Show what agencies say of their own training."""
        self.desk.attempt(lambda: open_own_figures(self.desk))

    def save(self, ending: str) -> None:
        """Write the report of the period that is shown."""
        shown, core, own = self._period(), self.desk.core, self.own
        last = shown.last_day

        def build() -> Any:  # noqa: ANN401 - a Report
            from reports import training  # noqa: PLC0415 - only when a document is written

            return training.build(core, shown.first_day, last, own)

        save_report(self.desk, "Writing the training report", f"Training attendance{ending}", build)

    def _build(self) -> None:
        self.look = SegmentedChoice(
            (
                Segment(EVENTS, "Events"),
                Segment(COURSES, "Courses"),
                Segment(BY_COURSE, "By course"),
                Segment(BY_AGENCY, "By agency"),
            ),
            "Shown as",
        )
        self.look.chosen.connect(self.show_as)
        self.period = ComboBox()
        named(self.period, "Period")
        self.period.activated.connect(self._choose_period)
        tables = self._tables().values()
        tools = [
            *(table.filter_box for table in tables),
            None,
            *(table.columns_button for table in tables),
            *(table.excel_button for table in tables),
        ]
        self.body.addLayout(row(self.look, self.period, *tools))
        self._stack = QStackedWidget()
        for view in (self.events, self.courses, self.by_course, self.by_agency):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack, 1)
        self._change_look(EVENTS)

    def _tables(self) -> dict[str, Table]:
        return {
            EVENTS: self.events.table,
            COURSES: self.courses,
            BY_COURSE: self.by_course.table,
            BY_AGENCY: self.by_agency.table,
        }

    def _reports(self) -> list[Entry]:
        return format_entries("Attendance", self.save)

    def _period(self) -> Period:
        named_so = [each for each in self._periods if each.name == self._chosen]
        return (named_so or self._periods)[0]

    def _choose_period(self, place: int) -> None:
        self._chosen = self.period.itemText(place)
        self._anew = True
        self.desk.attempt(self.refresh)

    def _show_periods(self, shown: Period) -> None:
        self.period.clear()
        self.period.addItems([each.name for each in self._periods])
        self.period.setCurrentText(shown.name)

    def _tell_count(self) -> None:
        """Say how many events or courses the list shows; a summary tells its sums instead."""
        if self.look.value() == COURSES:
            self.set_title("Training", self.courses.told("course"))
        elif self.look.value() == EVENTS and self._periods:
            number = self.events.table.told("event")
            self.set_title("Training", f"{self._period().name}: {number}")

    def _show_summary(self, found: TrainingSummary, shown: Period) -> None:
        self.by_course.show_summary(found)
        self.by_agency.show_summary(found)
        total = found.total
        take_up = f", {total.take_up.words()} of the places taken up" if total.places else ""
        held = f"{counted(found.events, 'event')} held{take_up}"
        told = ", ".join(filter(None, (held, found.open_registers)))
        self.set_title("Training", f"{shown.name.removesuffix(' and coming')}: {told}")

    def _tell_moved(self, moved: tuple[int, ...]) -> None:
        self.events.register.tell_moved(moved)

    def _change_look(self, look: str) -> None:
        focus: QWidget | None = QApplication.focusWidget()
        self.look.set_value(look)
        if focus is not None and self.look.isAncestorOf(focus):
            self.look.setFocus()
        views = (EVENTS, COURSES, BY_COURSE, BY_AGENCY)
        self._stack.setCurrentIndex(views.index(look))
        for each, table in self._tables().items():
            for tool in (table.filter_box, table.columns_button, table.excel_button):
                tool.setVisible(each == look)

    def has_event(self) -> bool:
        """Say whether an event is chosen."""
        return self.events.shown() is not None
