"""Verbs about documents: which reports there are, and writing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import WrongUsage
from reports.catalogue import REPORTS, read_options, report_named
from ui.commandline.speaking import file_argument, opened, say, table

if TYPE_CHECKING:
    import argparse

    from reports.catalogue import ReportSpec


class NoOption(WrongUsage):
    """An option of a report was not written as name=value."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"“{typed}” is no option; write it as name=value, such as group=SCP Board."
        )


class NotSoWritten(WrongUsage):
    """The name of a document does not end as one of the formats of its report."""

    def __init__(self, name: str, spec: ReportSpec) -> None:
        *others, last = spec.written_as
        super().__init__(
            f"“{name}” does not say how to write the report. Let the name end in {', '.join(others)} or {last}."
        )


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs to the command line."""
    reports = verbs.add_parser("reports", help="name every report with its options")
    reports.set_defaults(run=_reports)
    report = verbs.add_parser(
        "report", help="write a report as PDF, Word, Excel, picture or calendar"
    )
    report.add_argument("file", type=file_argument)
    report.add_argument("name")
    report.add_argument("out", type=file_argument, metavar="OUT.(pdf|docx|xlsx|png|ics)")
    report.add_argument("--option", action="append", default=[], metavar="KEY=VALUE", nargs="+")
    report.set_defaults(run=_report)
    for each in (reports, report):
        each.add_argument("--json", action="store_true", help="print JSON for a program")


def _reports(wished: argparse.Namespace) -> None:
    say(
        wished,
        table(
            ("Report", "Title", "Formats", "Options"),
            [
                (
                    each.name,
                    each.title,
                    " ".join(each.written_as),
                    " ".join(field.name for field in each.options),
                )
                for each in REPORTS
            ],
        ),
        [
            {
                "report": each.name,
                "title": each.title,
                "formats": list(each.written_as),
                "options": [
                    {"name": field.name, "label": field.label, "required": field.required}
                    for field in each.options
                ],
            }
            for each in REPORTS
        ],
    )


def _report(wished: argparse.Namespace) -> None:
    from reports.writers import write  # noqa: PLC0415 - loads what only a document needs

    spec = report_named(wished.name)
    if wished.out.suffix.casefold() not in spec.written_as:
        raise NotSoWritten(wished.out.name, spec)
    typed: dict[str, str] = {}
    for part in (each for group in wished.option for each in group):
        name, sign, value = part.partition("=")
        if not sign:
            raise NoOption(part)
        typed[name.strip().replace("-", "_")] = value
    with opened(wished.file, read_only=True) as core:
        report = spec.build(core, read_options(core, spec, typed))
        write(report, wished.out)
    say(wished, [f"Written: {wished.out}"], {"report": spec.name, "written": str(wished.out)})
