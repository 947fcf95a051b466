"""Indicators beside one another: every one as a small chart on the same days, narrowed by part, priority and agency."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget

from app.amounts import counted
from app.indicators.together import beside_one_another
from reports.indicator_small import KEY, days_of, small_of
from ui.commands import Command
from ui.indicators.report import report_commands, reports_of
from ui.indicators.small_view import SmallGrid
from ui.page import Page, Reach
from ui.widgets.boxes import SearchBox
from ui.widgets.buttons import ComboBox
from ui.widgets.cards import EmptyState
from ui.widgets.flow import FlowRow
from ui.widgets.menus import MenuButton
from ui.widgets.segments import Segment, SegmentedChoice
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from app.indicators.together import Beside
    from ui.page import Desk, Place

OWN, COMMON = "own", "common"
_NONE = (
    "No indicator yet. Import a dataset return or a published table from the screen of indicators."
)
_NO_FIT = "No indicator of this choice."
_EVERY = (("heading", "All parts"), ("priority", "All priorities"), ("agency", "All agencies"))


class SmallMultiplesPage(Page):
    """The grid; Return opens the indicator with all its years, groups and values."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"indicator", "indicator_value", "area", "agency", "partnership", "priority"}
    )
    reach = Reach.ALL
    record_kind = "indicators"
    help_text = (
        "Every indicator drawn small, all on the same days, so that what moves at the same time is seen. Bold is your "
        "own area, dashed England, thin the region; shaded is what the statistical neighbours reach from and to.\n\n"
        "A value that is suppressed or missing is a gap with its reason below, never 0. Of numbers and money nothing "
        "stands behind: other areas are of another size.\n\n"
        "Arrows move from chart to chart, Return opens the indicator. Ctrl+L draws all indicators of one unit on one "
        "scale, or each on its own. Ctrl+R chooses a part of the dataset, the lists beside it a priority or an agency. "
        "Ctrl+P writes the report; its charts are these."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.set_title("Indicators beside one another")
        self._found: list[Beside] = []
        self.report = MenuButton("Report", "file-down", partial(reports_of, desk, lambda: self.own))
        self.head_buttons = [self.report]
        self.grid = SmallGrid()
        self.grid.opened.connect(lambda chosen: desk.go("indicators", {"id": chosen}))
        self.boxes = {name: ComboBox() for name, _ in _EVERY}
        for name, words in _EVERY:
            named(self.boxes[name], words)
            self.boxes[name].setSizeAdjustPolicy(
                ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            self.boxes[name].setMinimumContentsLength(15)
            self.boxes[name].activated.connect(lambda _at: desk.attempt(self._show))
        self.filter_box = SearchBox("Filter charts", "Filter by words", "list-filter", width=160)
        self.filter_box.textChanged.connect(lambda _text: desk.attempt(self._show))
        self.scale = SegmentedChoice(
            (
                Segment(OWN, "Own scale", meaning="each chart on a scale of its own"),
                Segment(COMMON, "One scale per unit", meaning="charts of one unit share a scale"),
            ),
            "Scale",
        )
        self.scale.set_value(OWN)
        self.scale.chosen.connect(lambda _value: desk.attempt(self._show))
        self._empty = EmptyState("", icon="chart-line")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._empty)
        self.body.addWidget(FlowRow((self.filter_box, *self.boxes.values(), self.scale)))
        self.body.addWidget(Label(KEY, "small", wrap=True))
        self.body.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """Read the indicators again, in one query of their values; the choice stays."""
        with self.desk.core.read() as session:
            self._found = beside_one_another(session, self.own)
        self._fill()
        self._show()

    def go(self, place: Place) -> None:
        """Stand on an indicator, within a part of the dataset where one is named."""
        self.settle()
        self._choose("heading", place.get("heading"))
        self._show()
        self.grid.stand_on(place.get("id"))
        self.grid.setFocus()

    def place(self) -> Place:
        """Say which indicator one stands on, and in which part."""
        heading, chosen = self.boxes["heading"].currentData(), self.grid.current_id()
        return {
            **({"heading": heading} if heading else {}),
            **({"id": chosen} if chosen else {}),
        }

    def panes(self) -> Sequence[QWidget]:
        """Give the grid."""
        return [self.grid]

    def commands(self) -> Sequence[Command]:
        """Give what can be done with the charts."""
        has: Callable[[], bool] = lambda: self.grid.current_id() is not None  # noqa: E731 - said once for many
        return [
            Command("charts.open", "Open the indicator", self.open, menu="Go", enabled=has),
            Command(
                "charts.scale", "Own scale or one per unit", self.change_scale, "Ctrl+L", menu="Go"
            ),
            Command(
                "charts.part",
                "Choose the part of the dataset",
                self.choose_part,
                "Ctrl+R",
                menu="Go",
            ),
            Command(
                "charts.exceptions",
                "Exceptions of the indicators",
                partial(self.desk.go, "indicator-exceptions", {}),
                "Ctrl+B",
                menu="Go",
            ),
            *report_commands(self.report),
        ]

    def open(self) -> None:
        """Open the present indicator."""
        chosen = self.grid.current_id()
        if chosen is not None:
            self.desk.go("indicators", {"id": chosen})

    def change_scale(self) -> None:
        """Draw on one scale per unit instead of own ones, or the other way round."""
        self.scale.choose(OWN if self.scale.value() == COMMON else COMMON)

    def choose_part(self) -> None:
        """Open the list of the parts of the dataset."""
        self.boxes["heading"].unfold()

    def _fill(self) -> None:
        """Offer the parts, priorities and agencies that indicators have."""
        for name, words in _EVERY:
            box, chosen = self.boxes[name], self.boxes[name].currentData()
            offered = dict.fromkeys(filter(None, (_of(one, name) for one in self._found)))
            box.fill(
                [(words, ""), *((each, each) for each in offered)],
                chosen if chosen in offered else "",
            )
            box.setVisible(box.is_choice())

    def _choose(self, name: str, value: str | None) -> None:
        self.boxes[name].setCurrentIndex(max(0, self.boxes[name].findData(value or "")))

    def _show(self) -> None:
        """Draw what is chosen, standing where one stood."""
        stood = self.grid.current_id()
        words = self.filter_box.text().casefold().split()
        wanted = [each for each in self._found if self._is_wanted(each, words)]
        smalls = [small_of(each) for each in wanted]
        charts = [(each.record.id, small) for each, small in zip(wanted, smalls, strict=True)]
        self.grid.charts.show_charts(charts, days_of(smalls), common=self.scale.value() == COMMON)
        self.grid.stand_on(stood)
        self._stack.setCurrentIndex(0 if charts else 1)
        self._empty.say(_NO_FIT if self._found else _NONE)
        self.report.setEnabled(bool(self._found))
        told = counted(len(charts), "indicator")
        whole = len(self._found)
        self.set_title(
            self.title, told if len(charts) == whole else f"{len(charts)} of {whole} indicators"
        )

    def _is_wanted(self, each: Beside, words: Sequence[str]) -> bool:
        title = each.record.title.casefold()
        return all(word in title for word in words) and all(
            not box.currentData() or _of(each, name) == box.currentData()
            for name, box in self.boxes.items()
        )


def _of(each: Beside, name: str) -> str:
    """Give the part, priority or agency of an indicator as its list shows it, "" where it has none."""
    value = getattr(each.record, name)
    return "" if value is None else str(value)
