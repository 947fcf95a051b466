"""Verbs about files: new, info, check, backup and restore."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.clock import show_moment
from app.errors import UserError
from ui.commandline.speaking import file_argument, opened, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from app.backup_names import BackupLine
    from app.bootstrap import Core
    from app.checkup import Findings
    from app.file_info import FileInfo


class FileFaulty(UserError):
    """A check found something; what it found stands on standard output."""

    def __init__(self, name: str, count: int) -> None:
        found = "One fault was" if count == 1 else f"{count} faults were"
        super().__init__(f"{found} found in {name}.")


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs to the command line."""
    new = verbs.add_parser("new", help="make a new file")
    new.add_argument("file", type=file_argument)
    filled = new.add_mutually_exclusive_group()
    filled.add_argument("--sample", action="store_true", help="fill it with the sample partnership")
    filled.add_argument(
        "--name",
        default="",
        help="the name of the partnership, which stands at the head of every document",
    )
    new.set_defaults(run=_new)
    info = verbs.add_parser(
        "info",
        help="say what a file holds",
        description="Say what a file holds. Each count is the number of lines that `pdesk list FILE KIND` gives: "
        "members, seats, groups and the like as at today, other records whatever their age.",
    )
    info.add_argument("file", type=file_argument)
    info.set_defaults(run=_info)
    check = verbs.add_parser(
        "check", help="check a file for damage and for changes made outside the program"
    )
    check.add_argument("file", type=file_argument)
    check.set_defaults(run=_check)
    backup = verbs.add_parser("backup", help="make a verified backup of a file in a folder")
    backup.add_argument("file", type=file_argument)
    backup.add_argument("folder", type=file_argument)
    backup.set_defaults(run=_backup)
    restore = verbs.add_parser("restore", help="put a backup in the place of a file, which is kept")
    restore.add_argument("backup", type=file_argument)
    restore.add_argument("file", type=file_argument)
    restore.add_argument(
        "--take-over", action="store_true", help="replace it though another computer left it open"
    )
    restore.set_defaults(run=_restore)
    for each in (new, info, check, backup, restore):
        each.add_argument("--json", action="store_true", help="print JSON for a program")


def _new(wished: argparse.Namespace) -> None:
    from app.bootstrap import build_core  # noqa: PLC0415 - the library of the database is loaded here

    core = build_core()
    if wished.sample:
        from app.sample.build import make_sample  # noqa: PLC0415 - only the sample needs it

        make_sample(core, wished.file)
    else:
        _make(core, wished.file, wished.name.strip())
    what = "the sample partnership" if wished.sample else "an empty partnership file"
    say(
        wished, [f"Made {what}: {wished.file}"], {"file": str(wished.file), "sample": wished.sample}
    )


def _make(core: Core, path: Path, name: str) -> None:
    """Make a file without records, or with a partnership of this name; a name that cannot be leaves no file."""
    from app.errors import refuse  # noqa: PLC0415 - loaded already
    from app.fields import by_name  # noqa: PLC0415 - loads more than a file without a name needs
    from app.partnerships.fields import PARTNERSHIP  # noqa: PLC0415 - the same
    from app.partnerships.operations import add_partnership  # noqa: PLC0415 - the same

    wrong = by_name(PARTNERSHIP)["name"].problem(name) if name else None
    refuse({"name": wrong} if wrong else {})
    core.create(path)
    try:
        if name:
            with core.work("Start partnership", name, can_undo=False) as work:
                add_partnership(work, {"name": name})
    finally:
        core.close()


def _info(wished: argparse.Namespace) -> None:
    from app.file_info import describe  # noqa: PLC0415 - loads every feature's tables

    with opened(wished.file, read_only=True) as core:
        with core.read() as session:
            found = describe(session, core.clock.today())
        backups, is_sample = core.backups.lines(), core.sample_day() is not None
    data: dict[str, Any] = {
        "file": str(wished.file),
        "sample": is_sample,
        "schema": found.schema,
        "counts": dict(found.counts),
        "steps": found.steps,
        "changed_at": found.changed_at.isoformat() if found.changed_at else None,
        "head": found.head,
        "last_backup": backups[0].made.isoformat() if backups else None,
        "backups": len(backups),
    }
    lines = _in_words(wished.file, found, backups, is_sample=is_sample)
    say(wished, [*lines, *(f"  {kind}: {count:,}" for kind, count in found.counts.items())], data)


def _in_words(
    path: Path, found: FileInfo, backups: Sequence[BackupLine], *, is_sample: bool
) -> list[str]:
    """Say what a file is to a person, who has no use for the digests that a program compares."""
    changed = (
        f"{show_moment(found.changed_at)}, step {found.steps:,}" if found.changed_at else "never"
    )
    kept = f"{show_moment(backups[0].made)}, the newest of {len(backups):,}" if backups else "none"
    return [
        f"File: {path}",
        f"What it is: {'the sample partnership' if is_sample else 'a partnership file'}, format {found.schema}",
        f"Last changed: {changed}",
        f"Last backup: {kept}",
        "It holds:",
    ]


def _check(wished: argparse.Namespace) -> None:
    from app.checkup import check_file  # noqa: PLC0415 - loads every feature's tables

    with opened(wished.file, read_only=True) as core:
        found = check_file(core)
    told = found.all or ("No fault was found.",)
    say(wished, (*told, *found.notes), _as_json(found))
    if found.all:
        raise FileFaulty(wished.file.name, len(found.all))


def _as_json(found: Findings) -> dict[str, Any]:
    return {
        "faults": list(found.all),
        "damage": list(found.damage),
        "tampering": list(found.tampering),
        "search": list(found.unfound),
        "papers": list(found.papers),
        "copies": list(found.copies),
        "backups_compared": found.anchors,
    }


def _backup(wished: argparse.Namespace) -> None:
    from app.backup_names import Reason  # noqa: PLC0415 - only this verb needs it

    with opened(wished.file, read_only=True) as core:
        line = core.backups.make_in(wished.folder, Reason.ASKED, whole=True)
    data = {
        "backup": str(line.path),
        "made": line.made.isoformat(),
        "schema": line.schema,
        "steps": line.step_id,
        "head": line.head,
        "bytes": line.size,
    }
    say(wished, [f"Backed up: {line.path}"], data)


def _restore(wished: argparse.Namespace) -> None:
    from app.bootstrap import build_core  # noqa: PLC0415 - the library of the database is loaded here

    core = build_core()
    kept = core.restore(wished.backup, wished.file, take_over=wished.take_over)
    missing = _missing_papers(core)
    core.close()
    lines = [f"Restored: {wished.file}"]
    if kept:
        lines.append(f"The file that stood there is kept as {kept}")
    lines += [f"Missing, as no pool beside a backup has it: paper {each}" for each in missing]
    say(
        wished,
        lines,
        {"file": str(wished.file), "kept": str(kept) if kept else None, "missing": missing},
    )


def _missing_papers(core: Core) -> list[str]:
    from app.papers.missing import missing_papers  # noqa: PLC0415 - loads every feature's tables

    with core.read() as session:
        return missing_papers(session)
