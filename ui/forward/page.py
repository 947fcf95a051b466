"""The forward plan: topics parked for later meetings and reports that other bodies owe, of one group or of all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from app.days import show_day
from app.fields import Ref
from app.forward.listings import TOPICS
from app.forward.operations import change_topic, remove_topic
from app.forward.queries import TopicRecord
from app.groups.queries import all_groups
from app.listing import SqlRows
from ui.commands import Command
from ui.documents import save_list
from ui.forward.detail import TopicDetail
from ui.forward.form import open_new_topic, open_topic
from ui.forward.verbs import VERBS
from ui.page import Page, Place, Reach
from ui.table_model import Look
from ui.table_roomy import RoomyTable
from ui.tables import Acts
from ui.together import editing, removing
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.menus import MenuButton
from ui.widgets.panes import Panes
from ui.widgets.segments import Segment, SegmentedChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.fields import Field
    from ui.page import Desk
    from ui.verbs import RecordVerb
    from ui.widgets.menus import Entry

_STATES = (
    Segment("parked", "Parked", meaning="Topics that wait for a meeting"),
    Segment("taken", "On an agenda", meaning="Topics that a meeting took"),
    Segment("dropped", "Dropped", meaning="Topics that wait no longer"),
)
_NONE = {
    "parked": "Nothing is parked. Park what a later meeting should talk about, and the reports that are due to it.",
    "taken": "No parked topic came to an agenda yet.",
    "dropped": "No topic was dropped.",
}


class ForwardPlanPage(Page):
    """What later meetings are to talk about; Return opens one."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"forward_topic", "agenda_item", "meeting", "partnership_group"}
    )
    reach = Reach.ALL
    record_kind = "topics"
    help_text = (
        "What a group is to talk about later, and the reports that other bodies owe it. A topic waits for the meeting "
        "it was parked for, or for the group's first meeting from its day on, and comes to that agenda by itself when "
        "the agenda is prepared. One that comes back, such as a yearly report, is due again from then on.\n\n"
        "Skip once lets the next meeting do without it. Chase writes to whoever owes a report; Home shows it four "
        "weeks before papers are due. In a meeting, an item is parked from the menu beside the agenda."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.group: Ref | None = None
        self.set_title("Forward plan")
        self._of_group = MenuButton("All groups", "network", self._groups)
        self.head_buttons = [
            Button("Meetings", "calendar-days", on_click=lambda: desk.go("meetings", {})),
            Button("New topic", "plus", "primary", on_click=self.add),
        ]
        acts = Acts(
            open=lambda _id: self.change(),
            edit=editing(desk, ("Change topic", ""), change_topic),
            delete=removing(desk, ("Remove topic", ""), remove_topic),
            export=self.export,
            add=("New topic", self.add),
        )
        self.span = SegmentedChoice(_STATES, "Which topics")
        self.span.set_value("parked")
        self.span.chosen.connect(lambda _state: self.refresh())
        self.table = RoomyTable(
            self._rows(), "Forward plan", acts, desk.lists, empty=_NONE["parked"]
        )
        self.table.ask(sort="lands_on")
        self.table.set_look(_look)
        self.detail = TopicDetail(lambda verb: partial(self.do, verb))
        self.table.chosen.connect(lambda _id: self._show_detail())
        self.table.shown.connect(self._tell_count)
        self._build()

    def refresh(self) -> None:
        """Read list and detail again."""
        self.table.columns.lead_with("partnership" if self.is_across else "")
        self._of_group.set_caption(str(self.group) if self.group else "All groups")
        state = self.span.value()
        self.table.say_empty(_NONE[state], can_add=state == "parked")
        self.table.refresh(self._rows())
        self._show_detail()

    def go(self, place: Place) -> None:
        """Show a topic by its id, or the topics of a group: {"id": 3}, {"group": Ref}."""
        if "group" in place:
            self._choose_group(place["group"])
        if "id" in place:
            self._reveal(place["id"])

    def place(self) -> Place:
        """Say which topic is chosen, and of which group they are shown."""
        chosen = self.table.current_id()
        shown = {"group": self.group} if self.group else {}
        return {**shown, "id": chosen} if chosen else shown

    def panes(self) -> Sequence[QWidget]:
        """Give the list and the detail."""
        return [self.table, self.detail]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with topics."""
        return [
            Command("topics.new", "New topic", self.add, "Ctrl+N", menu="Edit", icon="plus"),
            *(verb.command("topics", self.record, partial(self.do, verb)) for verb in VERBS),
        ]

    def add(self) -> None:
        """Park a topic."""
        dialog = open_new_topic(self.desk, self.group)
        dialog.saved.connect(lambda topic_id: self.desk.attempt(lambda: self._added(topic_id)))

    def change(self) -> None:
        """Change the chosen topic."""
        record = self.record()
        if record is not None:
            open_topic(self.desk, record)

    def do(self, verb: RecordVerb[TopicRecord]) -> None:
        """Do one of the verbs with the chosen topic."""
        record = self.record()
        if record is not None and verb.can(record):
            self.desk.attempt(lambda: verb.do(self.desk, record))

    def export(self, fields: Sequence[Field], ids: Sequence[int]) -> None:
        """Write the plan as it is shown to Excel."""
        save_list(self.desk, "Forward plan", self._rows(), fields=fields, ids=ids)

    def record(self) -> TopicRecord | None:
        """Give the chosen topic."""
        found = self.table.current_record()
        return found if isinstance(found, TopicRecord) else None

    def _rows(self) -> SqlRows:
        scope = {"group": self.group.id} if self.group else {}
        return SqlRows(
            self.desk.core, TOPICS, partnership=self.own, state=self.span.value(), **scope
        )

    def _build(self) -> None:
        table = self.table
        self.body.addLayout(
            row(
                self.span,
                self._of_group,
                table.filter_box,
                table.count,
                None,
                table.columns_button,
                table.excel_button,
            )
        )
        self.body.addWidget(Panes((table, self.detail), (8, 3)), 1)

    def _show_detail(self) -> None:
        self.detail.show_topic(self.record())

    def _reveal(self, topic_id: int) -> None:
        """Show a topic, in whichever state it is."""
        for state in (self.span.value(), *(each.value for each in _STATES)):
            self.span.set_value(state)
            self.refresh()
            if self.table.reveal(topic_id):
                return

    def _added(self, topic_id: int) -> None:
        self.span.set_value("parked")
        self.refresh()
        self.table.select(topic_id)
        self.table.view.setFocus()

    def _choose_group(self, group: Ref | None) -> None:
        self.group = group
        self.refresh()

    def _groups(self) -> Sequence[Entry]:
        with self.desk.core.read() as session:
            found = all_groups(session, self.desk.core.clock.today())
        every: list[Entry] = [("All groups", partial(self._choose_group, None)), None]
        return every + [
            (each.name, partial(self._choose_group, Ref(each.id, each.short_name or each.name)))
            for each in found
            if not each.attended_only and self.own in {None, each.partnership.id}
        ]

    def _tell_count(self, _count: int) -> None:
        what = {"parked": "parked", "taken": "on an agenda", "dropped": "dropped"}
        of = f" for {self.group}" if self.group else ""
        self.set_title("Forward plan", f"{self.table.told('topic')} {what[self.span.value()]}{of}")


def _look(record: TopicRecord, field: Field, usual: Look) -> Look:
    """Tell the meeting by its day, since the group stands beside it, or that none is planned."""
    if field.name != "lands_on" or not record.is_parked:
        return usual
    if record.lands_day is None:
        return Look("Not planned", "caution", chip=True)
    return Look(show_day(record.lands_day))
