"""The catalogue of reports: each with its options, what builds it and the formats that suit it; a feature adds a line.

The module is named as text and loaded when the report is asked for; a test loads every one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from inspect import signature
from typing import TYPE_CHECKING, Any, cast

from app.errors import (
    InvalidValues,
    NoSuchWord,
    NotFound,
    Unreadable,
    UserError,
    WrongUsage,
)
from app.fields import Link, by_name
from app.wording import capital

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.bootstrap import Core
    from app.fields import Field, Fields
    from reports.document import Report


@dataclass(frozen=True)
class ReportSpec:
    """One report: its name, its title, the module with its OPTIONS and `build`, and the formats that suit it.

    `about` says in one line what stands in it, `section` under which heading the list of reports shows it.
    """

    name: str
    title: str
    module: str
    formats: tuple[str, ...] = (".pdf", ".docx", ".xlsx")
    about: str = ""
    section: str = "Other"

    @property
    def written_as(self) -> tuple[str, ...]:
        """Give every format it can be written in: those that suit it first, and a calendar only where it is one."""
        return tuple(dict.fromkeys((*self.formats, ".pdf", ".docx", ".xlsx", ".png")))

    @property
    def options(self) -> Fields:
        """Give the Fields of its options."""
        return cast("Fields", import_module(self.module).OPTIONS)

    @property
    def defaults(self) -> dict[str, Any]:
        """Give what `build` takes for each option that is not named."""
        taken = signature(import_module(self.module).build).parameters.values()
        return {each.name: each.default for each in taken if each.default is not each.empty}

    def build(self, core: Core, values: Mapping[str, Any]) -> Report:
        """Build the report from values by option name; links by id."""
        return cast("Report", import_module(self.module).build(core, **values))


REPORTS: tuple[ReportSpec, ...] = (
    ReportSpec(
        "membership",
        "Membership list",
        "reports.seats",
        about="Seats, holders and deputies of one group or of all",
        section="Membership",
    ),
    ReportSpec(
        "structure",
        "Structure chart",
        "reports.groups",
        (".pdf", ".png", ".docx", ".xlsx"),
        "The groups, to whom each reports, drawn from the records",
        section="Membership",
    ),
    ReportSpec(
        "engagement",
        "Relevant agencies and how they take part",
        "reports.engagement",
        about="Agencies by groups, quality assurance, training and events",
        section="Membership",
    ),
    ReportSpec(
        "calendar",
        "Calendar of meetings",
        "reports.diary",
        (".ics", ".pdf", ".docx", ".xlsx"),
        "The meetings to come, for printing or for other people's calendars",
        section="Meetings",
    ),
    ReportSpec(
        "forward-plan",
        "Forward plan",
        "reports.forward_plan",
        about="What is parked for later meetings, and the reports that are due to them",
        section="Meetings",
    ),
    ReportSpec(
        "agenda",
        "Agenda",
        "reports.agenda",
        (".pdf", ".docx"),
        "Items, presenters, papers and the actions that come back",
        section="Meetings",
    ),
    ReportSpec(
        "cover-report",
        "Cover report to fill in",
        "reports.cover_report",
        (".docx", ".pdf"),
        "Purpose, recommendations, options, finance, risk and equality, for a presenter to write",
        section="Meetings",
    ),
    ReportSpec(
        "minutes",
        "Minutes",
        "reports.minutes",
        (".pdf", ".docx"),
        "Attendance, quorum, text, decisions and actions of a meeting",
        section="Meetings",
    ),
    ReportSpec(
        "action-sheet",
        "Action sheet",
        "reports.action_sheet",
        about="What each owner took away from a meeting, and its decisions",
        section="Meetings",
    ),
    ReportSpec(
        "chair-brief",
        "Chair's brief",
        "reports.chair_brief",
        (".docx", ".pdf"),
        "Timing, last decisions, open actions, proposed wording and who is coming; for the chair alone",
        section="Meetings",
    ),
    ReportSpec(
        "key-messages",
        "Key messages",
        "reports.key_messages",
        (".docx", ".pdf"),
        "What a meeting decided and what happens next, in plain sentences, without what is restricted",
        section="Meetings",
    ),
    ReportSpec(
        "attendance",
        "Attendance",
        "reports.attendance",
        about="Seats and agencies by meetings of a group, with both rates and who is below half",
        section="Meetings",
    ),
    ReportSpec(
        "interests",
        "Register of interests",
        "reports.interests",
        about="What was declared at the meetings of a group, in which item, and what was done",
        section="Meetings",
    ),
    ReportSpec(
        "actions",
        "Action log",
        "reports.actions",
        about="Actions by due day, with their owners",
        section="Work",
    ),
    ReportSpec(
        "decisions",
        "Decision log",
        "reports.decisions",
        about="What the groups decided in a period, how, and what became of it",
        section="Work",
    ),
    ReportSpec(
        "training",
        "Training",
        "reports.training",
        about="Places and attendance by agency and by course",
        section="Work",
    ),
    ReportSpec(
        "register",
        "Register of an event",
        "reports.register",
        about="Who has a place, to be signed at the door",
        section="Work",
    ),
    ReportSpec(
        "returns",
        "Returns of a round",
        "reports.returns",
        about="Agencies by standards, who is in, weak answers and the last cycle",
        section="Work",
    ),
    ReportSpec(
        "return-template",
        "Template of a return",
        "reports.return_template",
        about="What a return asks, to be talked over with agencies before its round",
        section="Work",
    ),
    ReportSpec(
        "return-tracker",
        "Return tracker",
        "reports.return_tracker",
        about="Every agency by every round: how far its return has come, and what is late",
        section="Work",
    ),
    ReportSpec(
        "schools-by-phase",
        "Schools by phase",
        "reports.return_phases",
        about="A Section 175/157 round: completion by phase and trust, who has not answered, common weak standards",
        section="Work",
    ),
    ReportSpec(
        "indicators",
        "Indicators",
        "reports.indicators",
        about="Exceptions first, then every indicator drawn small, and a table of the values with their marks",
        section="Work",
    ),
    ReportSpec(
        "contributions",
        "Contributions",
        "reports.contributions",
        about="What each agency agreed, was invoiced and paid",
        section="Budget",
    ),
    ReportSpec(
        "budget",
        "Budget",
        "reports.budget",
        about="Income, spending, forecast, variance and the reserve",
        section="Budget",
    ),
)


_NAMED = 5
"""Most of the records that a name may mean that a refusal names."""


class Several(UserError):
    """A name was given that may mean several records; `whole` are their names in full, which tell them apart."""

    def __init__(self, name: str, whole: Sequence[str]) -> None:
        shown = "; ".join(f"“{each}”" for each in whole[:_NAMED])
        more = "; and others" if len(whole) > _NAMED else ""
        super().__init__(f"“{name}” may mean several: {shown}{more}. Write the whole name of one.")


class WrongOptions(InvalidValues, WrongUsage):
    """Options that no file could answer: unknown, left out, or not written as such a value is."""


def report_named(name: str) -> ReportSpec:
    """Give a report by its name; NoSuchWord names those there are."""
    for each in REPORTS:
        if each.name == name:
            return each
    raise NoSuchWord("report", name, among=(each.name for each in REPORTS))


def read_options(core: Core, spec: ReportSpec, typed: Mapping[str, str]) -> dict[str, Any]:
    """Read options as they were typed: links by name or id; InvalidValues says which cannot be read.

    It is WrongOptions unless all that is wrong is a name of no record, or of several, which another file might have.
    """
    fields = by_name(spec.options)
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    unread = False
    # Whose it is comes first: a group's name is looked for among those of its partnership.
    for name, text in sorted(typed.items(), key=lambda pair: pair[0] != "partnership"):
        field = fields.get(name)
        if field is None:
            problems[name] = (
                f"There is no option “{name}”; there are {', '.join(fields) or 'none'}."
            )
            unread = True
            continue
        try:
            values[name] = (
                _link(core, field, text, values.get("partnership"))
                if isinstance(field, Link)
                else field.parse(text)
            )
        except NotFound as problem:
            how = capital(_how_to_name(core, field, values.get("partnership")))
            problems[name] = f"{field.label}: {problem} {how}"
        except (Unreadable, Several) as problem:
            problems[name] = f"{field.label}: {problem}"
            unread |= isinstance(problem, Unreadable)
    missing = {
        field.name: f"{field.label} is needed: {_how_to_name(core, field, values.get('partnership'))}"
        for field in spec.options
        if field.required and field.name not in typed
    }
    if problems or missing:
        raise (WrongOptions if unread or missing else InvalidValues)(problems | missing)
    return values


def _link(core: Core, field: Link, text: str, own: int | None) -> int:
    """Find the one record of a kind that is meant by an id or by a name, one's own partnership's before another's."""
    from app.called import meant  # noqa: PLC0415 - loads every feature's tables, as late as can be
    from app.catalogue import CHOICES  # noqa: PLC0415 - the same
    from app.owners import is_shared, offered  # noqa: PLC0415 - the same

    if text.strip().isdigit():
        return int(text)
    with core.read() as session:
        found = CHOICES[field.kind](session, text) if own is None else []
        if not found:
            found = offered(session, field.kind, text, own)
        exact = meant(found, text)
        if len(exact) == 1 or (exact and is_shared(field.kind)):
            return exact[0].id
        whole = {ref.id: ref.name for ref in offered(session, field.kind, text, own)}
    if not found:
        raise NotFound(field.label.lower(), text)
    raise Several(text, [whole.get(ref.id, ref.name) for ref in exact or found])


def _how_to_name(core: Core, field: Field, own: int | None) -> str:
    """Say what an option takes: for a record the name of one there is, and what lists them all."""
    if not isinstance(field, Link):
        return f"--option {field.name}=..."
    from app.catalogue import LISTINGS  # noqa: PLC0415 - loads every feature's tables, as late as can be
    from app.owners import offered  # noqa: PLC0415 - the same

    with core.read() as session:
        first = next(iter(offered(session, field.kind, "", own)), None)
    if first is None:
        return f"there is no {field.label.lower()} in this file yet."
    told = f'write --option {field.name}="{first}".'
    is_listed = any(each.kind == field.kind for each in LISTINGS)
    return f"{told} `pdesk list FILE {field.kind}` lists them." if is_listed else told
