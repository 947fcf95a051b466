"""Verbs about records: kinds, list, import, history and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.backup_names import Reason
from app.clock import show_moment
from app.days import read_day
from app.errors import EnvironmentProblem, Unreadable, UserError
from ui.commandline.speaking import file_argument, opened, plain, say, table

if TYPE_CHECKING:
    import argparse
    from datetime import date
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.look import Importer
    from app.importing.preview import Preview


class NoSuchDay(UserError):
    """A day on the command line cannot be read."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs to the command line."""
    kinds = verbs.add_parser("kinds", help="name every kind of record")
    kinds.set_defaults(run=_kinds)
    listed = verbs.add_parser("list", help="list the records of a kind")
    listed.add_argument("file", type=file_argument)
    listed.add_argument("kind")
    listed.add_argument("--as-at", metavar="DATE", help="as things stood on a day")
    listed.set_defaults(run=_list)
    taken = verbs.add_parser("import", help="import partner workbooks")
    taken.add_argument("file", type=file_argument)
    taken.add_argument("workbooks", nargs="+", type=file_argument, metavar="WORKBOOK")
    taken.add_argument(
        "--as", dest="kind", default="", metavar="KIND", help="read as this kind of content"
    )
    taken.add_argument("--agency", default="", metavar="NAME", help="the agency that sent them")
    taken.add_argument(
        "--round", default="", metavar="NAME", help="the return round they belong to"
    )
    taken.add_argument(
        "--preview", action="store_true", help="show what would happen and store nothing"
    )
    taken.set_defaults(run=_import)
    told = verbs.add_parser("history", help="show what was done")
    told.add_argument("file", type=file_argument)
    told.add_argument("--limit", type=int, default=200, metavar="N", help="the newest N steps")
    told.set_defaults(run=_history)
    undone = verbs.add_parser("undo", help="take back your newest step")
    undone.add_argument("file", type=file_argument)
    undone.set_defaults(run=_undo)
    for each in (taken, undone):
        each.add_argument(
            "--take-over", action="store_true", help="open it though another computer left it open"
        )
    for each in (kinds, listed, taken, told, undone):
        each.add_argument("--json", action="store_true", help="print JSON for a program")


def _kinds(wished: argparse.Namespace) -> None:
    from app.catalogue import LISTINGS  # noqa: PLC0415 - loads every feature's tables

    say(
        wished,
        table(("Kind", "Title"), [(each.kind, each.title) for each in LISTINGS]),
        [
            {
                "kind": each.kind,
                "title": each.title,
                "fields": [field.name for field in each.fields],
            }
            for each in LISTINGS
        ],
    )


def _list(wished: argparse.Namespace) -> None:
    from app.catalogue import listing  # noqa: PLC0415 - loads every feature's tables
    from app.listing import SqlRows  # noqa: PLC0415 - the same
    from app.rows import Wish  # noqa: PLC0415 - the same

    kind = listing(wished.kind)
    day = _day(wished.as_at)
    with opened(wished.file, read_only=True) as core:
        rows = SqlRows(core, kind, **({"as_at": day} if day else {}))
        records = rows.rows(rows.ids(Wish()))
    shown = [field for field in kind.fields if field.listed]
    say(
        wished,
        table(
            [field.label for field in shown],
            [[field.show(getattr(record, field.name)) for field in shown] for record in records],
        ),
        [
            {
                "id": record.id,
                **{field.name: plain(field, getattr(record, field.name)) for field in kind.fields},
            }
            for record in records
        ],
    )


def _import(wished: argparse.Namespace) -> None:
    from app.importing.file_layouts import FileLayouts  # noqa: PLC0415 - loads every feature's tables
    from app.importing.kinds import KINDS, LOOKUPS  # noqa: PLC0415 - the same
    from app.importing.look import Importer  # noqa: PLC0415 - the same

    given = {
        name: text for name, text in (("agency", wished.agency), ("round", wished.round)) if text
    }
    data: list[object] = []
    lines: list[str] = []
    refused: Exception | None = None
    with opened(wished.file, read_only=wished.preview, take_over=wished.take_over) as core:
        core.backups.attempt(Reason.IMPORT)
        importer = Importer(core.read, KINDS, LOOKUPS, FileLayouts(core))
        for workbook in wished.workbooks:
            try:
                preview = _look(importer, workbook, wished.kind, given)
                step = None if wished.preview else _store(core, preview)
            except (UserError, EnvironmentProblem) as problem:
                # What came before is stored, so it is told before the refusal.
                refused = problem
                break
            data.append(_as_json(preview, step))
            lines += _in_words(preview, step)
    say(wished, lines, data)
    if refused is not None:
        raise refused


def _look(importer: Importer, workbook: Path, kind: str, given: dict[str, str]) -> Preview:
    """Look at a workbook; a likely answer is taken where it is alone so, as the person would do at a glance."""
    preview = importer.look(workbook, as_kind=kind, given=given)
    preview.take_suggestions()
    return preview


def _store(core: Core, preview: Preview) -> int | None:
    from app.importing.storing import store_preview  # noqa: PLC0415 - loaded already, since a file is open

    return store_preview(core, preview).step if preview.storable else None


def _as_json(preview: Preview, step: int | None) -> object:
    from app.importing.report import as_json  # noqa: PLC0415 - loaded already

    return as_json(preview, step)


def _in_words(preview: Preview, step: int | None) -> list[str]:
    counts = ", ".join(f"{count} {word}" for word, count in preview.counts.items() if count)
    done = f"stored as step {step}" if step else "nothing stored"
    found = [f"  {each.sheet} {each.cell}: {each.message}" for each in preview.problems]
    return [f"{preview.workbook.name}: {preview.kind.title}, {counts}; {done}", *found]


def _history(wished: argparse.Namespace) -> None:
    from app import journal  # noqa: PLC0415 - SQLAlchemy is loaded only for verbs that need it

    with opened(wished.file, read_only=True) as core, core.read() as session:
        steps = journal.history(session, limit=max(wished.limit, 0))
    say(
        wished,
        table(
            ("Step", "When", "Who", "What", "About", "Changes"),
            [
                (
                    str(each.id),
                    show_moment(each.at),
                    each.who,
                    each.label,
                    each.about,
                    str(each.changes),
                )
                for each in steps
            ],
        ),
        [
            {
                "id": each.id,
                "at": each.at.isoformat(),
                "who": each.who,
                "label": each.label,
                "about": each.about,
                "changes": each.changes,
                "undoes": each.undoes_id,
            }
            for each in steps
        ],
    )


def _undo(wished: argparse.Namespace) -> None:
    with opened(wished.file, take_over=wished.take_over) as core:
        step = core.undo()
    say(wished, [f"Taken back: {step.label}."], {"undone": step.id, "label": step.label})


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return read_day(text)
    except Unreadable as unreadable:
        raise NoSuchDay(str(unreadable)) from unreadable
