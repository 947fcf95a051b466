"""The catalogue of reports: each with its options, what builds it and the formats that suit it; a feature adds a line.

The module is named as text and loaded when the report is asked for; a test loads every one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from app.errors import InvalidValues, NotFound
from app.fields import Link, Unreadable, by_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.bootstrap import Core
    from app.fields import Fields
    from reports.document import Report


@dataclass(frozen=True)
class ReportSpec:
    """One report: its name, its title, the module with its OPTIONS and `build`, and the formats that suit it."""

    name: str
    title: str
    module: str
    formats: tuple[str, ...] = (".pdf", ".docx", ".xlsx")

    @property
    def options(self) -> Fields:
        """Give the Fields of its options."""
        return cast("Fields", import_module(self.module).OPTIONS)

    def build(self, core: Core, values: Mapping[str, Any]) -> Report:
        """Build the report from values by option name; links by id."""
        return cast("Report", import_module(self.module).build(core, **values))


REPORTS: tuple[ReportSpec, ...] = (
    ReportSpec("membership", "Membership list", "reports.seats"),
    ReportSpec(
        "structure", "Structure chart", "reports.groups", (".pdf", ".png", ".docx", ".xlsx")
    ),
    ReportSpec("engagement", "Relevant agencies and how they take part", "reports.engagement"),
    ReportSpec("agenda", "Agenda", "reports.agenda", (".pdf", ".docx")),
    ReportSpec("minutes", "Minutes", "reports.minutes", (".pdf", ".docx")),
    ReportSpec("attendance", "Attendance", "reports.attendance"),
    ReportSpec("actions", "Action log", "reports.actions"),
    ReportSpec("training", "Training", "reports.training"),
    ReportSpec("register", "Register of an event", "reports.register"),
    ReportSpec("contributions", "Contributions", "reports.contributions"),
    ReportSpec("budget", "Budget", "reports.budget"),
)


def report_named(name: str) -> ReportSpec:
    """Give a report by its name; NotFound names those there are."""
    for each in REPORTS:
        if each.name == name:
            return each
    raise NotFound(f"report (there are: {', '.join(each.name for each in REPORTS)})", name)


def read_options(core: Core, spec: ReportSpec, typed: Mapping[str, str]) -> dict[str, Any]:
    """Read options as they were typed: links by name or id; InvalidValues says which cannot be read."""
    fields, values, problems = by_name(spec.options), {}, {}
    for name, text in typed.items():
        field = fields.get(name)
        if field is None:
            problems[name] = (
                f"There is no option “{name}”; there are {', '.join(fields) or 'none'}."
            )
            continue
        try:
            values[name] = (
                _link(core, field, text) if isinstance(field, Link) else field.parse(text)
            )
        except (Unreadable, NotFound) as problem:
            problems[name] = f"{field.label}: {problem}"
    missing = {
        field.name: f"{field.label} is needed: --option {field.name}=..."
        for field in spec.options
        if field.required and field.name not in typed
    }
    if problems or missing:
        raise InvalidValues(problems | missing)
    return values


def _link(core: Core, field: Link, text: str) -> int:
    """Find the one record of a kind that is meant by an id or by a name."""
    from app.catalogue import CHOICES  # noqa: PLC0415 - loads every feature's tables, as late as can be

    if text.strip().isdigit():
        return int(text)
    with core.read() as session:
        found = CHOICES[field.kind](session, text)
    exact = [ref for ref in found if ref.name.casefold() == text.strip().casefold()]
    if not found:
        raise NotFound(field.label.lower(), text)
    return (exact or found)[0].id
