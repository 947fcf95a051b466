"""Verbs about files: new, info, check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import UserError
from ui.commandline.speaking import file_argument, opened, say

if TYPE_CHECKING:
    import argparse


class FileFaulty(UserError):
    """A check found something; every fault is one sentence."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs to the command line."""
    new = verbs.add_parser("new", help="make a new file")
    new.add_argument("file", type=file_argument)
    new.add_argument("--sample", action="store_true", help="fill it with the sample partnership")
    new.set_defaults(run=_new)
    info = verbs.add_parser("info", help="say what a file holds")
    info.add_argument("file", type=file_argument)
    info.set_defaults(run=_info)
    check = verbs.add_parser(
        "check", help="check a file for damage and for changes made outside the program"
    )
    check.add_argument("file", type=file_argument)
    check.set_defaults(run=_check)
    for each in (new, info, check):
        each.add_argument("--json", action="store_true", help="print JSON for a program")


def _new(wished: argparse.Namespace) -> None:
    from app.bootstrap import build_core  # noqa: PLC0415 - the library of the database is loaded here

    core = build_core()
    core.create(wished.file)
    try:
        if wished.sample:
            from app.sample.build import build_sample  # noqa: PLC0415 - only the sample needs it

            build_sample(core)
    finally:
        core.close()
    what = "the sample partnership" if wished.sample else "an empty partnership file"
    say(
        wished, [f"Made {what}: {wished.file}"], {"file": str(wished.file), "sample": wished.sample}
    )


def _info(wished: argparse.Namespace) -> None:
    from app.file_info import describe  # noqa: PLC0415 - loads every feature's tables

    with opened(wished.file, read_only=True) as core, core.read() as session:
        found = describe(session, core.clock.today())
    data = {
        "file": str(wished.file),
        "schema": found.schema,
        "counts": dict(found.counts),
        "steps": found.steps,
        "changed_at": found.changed_at.isoformat() if found.changed_at else None,
        "head": found.head,
        "last_backup": None,
    }
    lines = [f"{name}: {value}" for name, value in data.items() if name != "counts"]
    say(wished, [*lines, *(f"  {kind}: {count:,}" for kind, count in found.counts.items())], data)


def _check(wished: argparse.Namespace) -> None:
    from app.checkup import find_faults  # noqa: PLC0415 - loads every feature's tables

    with opened(wished.file, read_only=True) as core, core.read() as session:
        faults = find_faults(session)
    if faults:
        raise FileFaulty(faults)
    say(wished, ["No fault was found."], {"faults": []})
