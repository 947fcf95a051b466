"""The pages of the program, in the order of the side bar; a feature adds its line here.

The class is named as text, "module:Class", so that a page and the libraries it needs are loaded when it is first
visited; a test loads every one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.page import Page


@dataclass(frozen=True)
class PageSpec:
    """A page in the side bar: its key, title, icon, section, class, and the kinds of records that open on it.

    A page without a section ("-") is reached from others and has no entry of its own; `under` is the key of the page
    whose entry is marked while it is shown, and `needs_record` says that it is nothing without a record of that list.
    """

    key: str
    title: str
    icon: str
    section: str
    loader: str
    kinds: tuple[str, ...] = ()
    under: str = ""
    needs_record: bool = False

    def load(self) -> type[Page]:
        """Load the page's class."""
        module, name = self.loader.split(":")
        return cast("type[Page]", getattr(import_module(module), name))


SECTIONS = ("", "Partnership", "Work", "Publish", "-")
"""The sections of the side bar in their order."""

ORDER = (
    "home",
    "actions",
    "groups",
    "agencies",
    "people",
    "meetings",
    "training",
    "returns",
    "indicators",
    "budget",
    "reviews",
    "risks",
    "plan",
    "reports",
    "annual-report",
    "documents",
)
"""The pages in their order within the sections; one that is not named here comes last."""


def in_order(specs: Sequence[PageSpec]) -> tuple[PageSpec, ...]:
    """Give pages as the side bar shows them, whatever the order they were added in."""
    places = {key: place for place, key in enumerate(ORDER)}
    return tuple(
        sorted(
            specs,
            key=lambda spec: (SECTIONS.index(spec.section), places.get(spec.key, len(places))),
        )
    )


PAGES: tuple[PageSpec, ...] = (
    PageSpec("history", "History", "history", "-", "ui.history.page:HistoryPage"),
    PageSpec("backups", "Backups", "archive", "-", "ui.housekeeping.backups:BackupsPage"),
    PageSpec(
        "restore", "Restore a backup", "archive-restore", "-", "ui.housekeeping.restore:RestorePage"
    ),
    PageSpec("settings", "Settings", "settings", "-", "ui.housekeeping.settings:SettingsPage"),
    PageSpec("welcome", "Welcome", "house", "-", "ui.welcome.page:WelcomePage"),
    PageSpec(
        "setting-up",
        "Finish setting up",
        "clipboard-check",
        "-",
        "ui.home.setting_up:SettingUpPage",
        under="home",
    ),
    PageSpec("home", "Home", "house", "", "ui.home.page:HomePage"),
    PageSpec(
        "import", "Import partner workbook", "file-input", "-", "ui.importing.page:ImportPage"
    ),
    PageSpec(
        "groups",
        "Groups",
        "network",
        "Partnership",
        "ui.groups.page:GroupsPage",
        ("groups", "partnerships", "priorities", "partner-officers"),
    ),
    PageSpec(
        "members",
        "Members",
        "users",
        "-",
        "ui.seats.page:MembersPage",
        ("members", "seats"),
        under="groups",
    ),
    PageSpec(
        "seats-to-see-to",
        "Seats to see to",
        "user-x",
        "-",
        "ui.seats.seeing_to:SeatsToSeeToPage",
        under="groups",
    ),
    PageSpec(
        "standing-items",
        "Standing items",
        "list-ordered",
        "-",
        "ui.agenda.standing:StandingPage",
        under="groups",
    ),
    PageSpec(
        "agencies",
        "Agencies",
        "building-2",
        "Partnership",
        "ui.agencies.page:AgenciesPage",
        ("agencies", "schools", "engagement-routes"),
    ),
    PageSpec("people", "People", "users", "Partnership", "ui.people.page:PeoplePage", ("people",)),
    PageSpec("actions", "Actions", "check-check", "", "ui.actions.page:ActionsPage", ("actions",)),
    PageSpec(
        "decisions", "Decisions", "gavel", "-", "ui.decisions.page:DecisionsPage", (), "actions"
    ),
    PageSpec("chasing", "Chasing", "mail", "-", "ui.letters.chasing:ChasingPage", (), "actions"),
    PageSpec("meetings", "Meetings", "calendar-days", "Work", "ui.meetings.page:MeetingsPage"),
    PageSpec(
        "plan-year",
        "Plan a year",
        "calendar-plus",
        "-",
        "ui.planning.page:PlanYearPage",
        under="meetings",
    ),
    PageSpec(
        "forward-plan",
        "Forward plan",
        "flag",
        "-",
        "ui.forward.page:ForwardPlanPage",
        ("topics",),
        under="meetings",
    ),
    PageSpec(
        "attendance",
        "Attendance",
        "user-check",
        "-",
        "ui.attendance.page:AttendancePage",
        ("attendance",),
        "meetings",
    ),
    PageSpec(
        "meeting",
        "Meeting",
        "calendar-days",
        "-",
        "ui.minutes.page:MeetingPage",
        ("meetings", "agenda-items", "papers", "minutes", "corrections", "decisions"),
        "meetings",
        needs_record=True,
    ),
    PageSpec(
        "returns",
        "Returns",
        "inbox",
        "Work",
        "ui.returns.page:ReturnsPage",
        ("return-rounds", "returns", "return-answers"),
    ),
    PageSpec(
        "return-tracker",
        "Return tracker",
        "table-2",
        "-",
        "ui.returns.tracker:TrackerPage",
        under="returns",
    ),
    PageSpec(
        "return-templates",
        "Return templates",
        "list-ordered",
        "-",
        "ui.returns.template_list:ReturnTemplatesPage",
        under="returns",
    ),
    PageSpec(
        "return-template",
        "Return template",
        "list-ordered",
        "-",
        "ui.returns.outline:OutlinePage",
        ("return-templates",),
        under="returns",
    ),
    PageSpec(
        "indicators",
        "Indicators",
        "chart-line",
        "Work",
        "ui.indicators.page:IndicatorsPage",
        ("indicators", "indicator-values"),
    ),
    PageSpec(
        "indicator-charts",
        "Indicators beside one another",
        "chart-line",
        "-",
        "ui.indicators.small_page:SmallMultiplesPage",
        under="indicators",
    ),
    PageSpec(
        "indicator-exceptions",
        "Exceptions of the indicators",
        "triangle-alert",
        "-",
        "ui.indicators.exceptions:ExceptionsPage",
        under="indicators",
    ),
    PageSpec(
        "training",
        "Training",
        "graduation-cap",
        "Work",
        "ui.training.page:TrainingPage",
        ("courses", "events", "bookings"),
    ),
    PageSpec(
        "budget",
        "Budget",
        "wallet",
        "Work",
        "ui.budget.page:BudgetPage",
        ("financial-years", "contributions", "budget-lines"),
    ),
    PageSpec(
        "spending",
        "Spending",
        "file-spreadsheet",
        "-",
        "ui.spending.page:SpendingPage",
        ("spending-lines", "spending-rules"),
        under="budget",
    ),
    PageSpec("reports", "Reports", "file-text", "Publish", "ui.reports.page:ReportsPage"),
    PageSpec(
        "templates",
        "Word templates",
        "file-text",
        "-",
        "ui.templates.page:TemplatesPage",
        ("word-templates",),
        under="reports",
    ),
)
