"""Verbs about records: kinds, list, history and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.clock import show_moment
from app.days import read_day
from app.errors import NotFound, Unreadable, UserError, WrongUsage
from app.plain import plain_record
from ui.commandline.speaking import file_argument, opened, say, table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import date

    from app.bootstrap import Core
    from app.fields import Field
    from app.journal import StepLine
    from app.listing import Listing


class NoSuchDay(WrongUsage):
    """A day on the command line cannot be read."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


class IsForGood(UserError):
    """The step that would be taken back is one that nothing takes back; `before` is the newest own one that can be."""

    def __init__(self, step: StepLine, before: StepLine | None = None) -> None:
        earlier = (
            f" Your step before it that can be is {before.id}, “{before.label}”: --step {before.id}."
            if before
            else ""
        )
        super().__init__(
            f"Step {step.id}, “{step.label}”, is for good and cannot be taken back; nothing was changed.{earlier}"
        )


class NothingOfYours(UserError):
    """The one who asks has no step that stands, and others have; `newest` is the newest that can be taken back."""

    def __init__(self, who: str, newest: StepLine) -> None:
        what = ", ".join(filter(None, (newest.label, newest.about)))
        super().__init__(
            f"You ({who}) have no step here that can be taken back. The newest that can be is {newest.id}, “{what}”, "
            f"of {newest.who}: take it back with --step {newest.id}."
        )


class StandsUndone(UserError):
    """A step that was taken back already is to be taken back."""

    def __init__(self, step: StepLine) -> None:
        super().__init__(f"Step {step.id}, “{step.label}”, has been taken back already.")


class Shared(WrongUsage):
    """Records of one partnership were asked for, of a kind that all share."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"{title} are shared by all partnerships of a file; leave --partnership out."
        )


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs to the command line."""
    kinds = verbs.add_parser(
        "kinds", help="name every kind of record, and what workbooks are imported as"
    )
    kinds.set_defaults(run=_kinds)
    listed = verbs.add_parser(
        "list",
        help="list the records of a kind",
        description="List the records of a kind. Without --as-at what is dated (members, seats, groups and the like) "
        "is listed as at today, and other records whatever their age, closed agencies among them. In JSON money is in "
        "pence, and a figure that is not there for a reason, such as N/A, is null with its sign under NAME_mark.",
    )
    listed.add_argument("file", type=file_argument)
    listed.add_argument("kind")
    listed.add_argument("--as-at", metavar="DATE", help="as things stood on a day")
    listed.add_argument("--partnership", default="", metavar="NAME", help="only those of this one")
    listed.set_defaults(run=_list)
    told = verbs.add_parser("history", help="show what was done")
    told.add_argument("file", type=file_argument)
    told.add_argument("--limit", type=int, default=200, metavar="N", help="the newest N steps")
    told.set_defaults(run=_history)
    undone = verbs.add_parser(
        "undo",
        help="take back your newest step, or any step",
        description="Take back your newest step. One that is for good, such as the start of a partnership, is not "
        "passed over: name the step before it with --step, by its number in pdesk history.",
    )
    undone.add_argument("file", type=file_argument)
    undone.add_argument("--step", type=int, metavar="N", help="take back this step, whosever it is")
    undone.set_defaults(run=_undo)
    undone.add_argument(
        "--take-over", action="store_true", help="open it though another computer left it open"
    )
    for each in (kinds, listed, told, undone):
        each.add_argument("--json", action="store_true", help="print JSON for a program")


def _kinds(wished: argparse.Namespace) -> None:
    from app.catalogue import LISTINGS  # noqa: PLC0415 - loads every feature's tables

    say(
        wished,
        table(
            ("Kind", "Title", "Imported with --as"),
            [(each.kind, each.title, " ".join(_imports(each))) for each in LISTINGS],
        ),
        [
            {
                "kind": each.kind,
                "title": each.title,
                "fields": [field.name for field in each.fields],
                "imported_as": _imports(each),
            }
            for each in LISTINGS
        ],
    )


def _imports(kind: Listing) -> list[str]:
    """Give the kinds of workbook from which records of a kind are imported."""
    from app.importing.kinds import KINDS  # noqa: PLC0415 - loads every feature's tables

    return [each.name for each in KINDS if each.shown and each.shown.table == kind.table]


def _list(wished: argparse.Namespace) -> None:
    from app.catalogue import listing  # noqa: PLC0415 - loads every feature's tables
    from app.listing import SqlRows  # noqa: PLC0415 - the same
    from app.rows import Wish  # noqa: PLC0415 - the same

    kind = listing(wished.kind)
    day = _day(wished.as_at)
    with opened(wished.file, read_only=True) as core:
        scope = {"as_at": day} if day else {}
        rows = SqlRows(core, kind, **scope, partnership=_own(core, kind, wished.partnership))
        records = rows.rows(rows.ids(Wish()))
        whose = _whose(core, kind, [record.id for record in records])
    shown = [field for field in kind.fields if field.listed]
    first = ["Partnership"] if len(set(whose.values())) > 1 else []
    say(
        wished,
        table(
            [*first, *(field.label for field in shown)],
            [[*(whose[record.id] for _ in first), *_shown(shown, record)] for record in records],
        ),
        [
            {
                "id": record.id,
                **plain_record(kind.fields, _values(kind.fields, record)),
                **({"partnership": whose[record.id]} if record.id in whose else {}),
            }
            for record in records
        ],
    )


def _values(fields: Sequence[Field], record: Any) -> dict[str, Any]:  # noqa: ANN401 - a record of any kind
    return {field.name: getattr(record, field.name) for field in fields}


def _shown(fields: Sequence[Field], record: Any) -> list[str]:  # noqa: ANN401 - a record of any kind
    return [field.show(getattr(record, field.name)) for field in fields]


def _own(core: Core, kind: Listing, name: str) -> int | None:
    """Give the partnership that is asked for; a kind that all partnerships share cannot be so asked."""
    from app.partnerships.naming import partnership_named  # noqa: PLC0415 - loads the feature's tables

    if not name:
        return None
    if kind.belongs is None:
        raise Shared(kind.title)
    with core.read() as session:
        return partnership_named(session, name).id


def _whose(core: Core, kind: Listing, ids: Sequence[int]) -> dict[int, str]:
    """Give the name of the partnership of each record, nothing for a kind that all share."""
    from app.partnerships.queries import known_partnerships  # noqa: PLC0415 - loads the feature's tables

    with core.read() as session:
        names = {each.id: each.name for each in known_partnerships(session)}
        return {each: names[ref.id] for each, ref in kind.owners(session, ids).items()}


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
        step = _undo_newest(core) if wished.step is None else _take_back(core, wished.step)
    what = ", ".join(filter(None, (step.label, step.about)))
    told = {"undone": step.id, "label": step.label, "about": step.about}
    say(wished, [f"Taken back: {what}."], told)


def _undo_newest(core: Core) -> StepLine:
    """Take back the newest own step; one that is for good is told, not passed over, for a script sees no menu."""
    from app import journal  # noqa: PLC0415 - SQLAlchemy is loaded only for verbs that need it

    with core.read() as session:
        now = journal.standing(session, core.who)
        newest = journal.newest_standing(session)
    if now.for_good is not None:
        raise IsForGood(now.for_good, now.undo)
    if now.undo is None and newest is not None:
        raise NothingOfYours(core.who, newest)
    return core.undo()


def _take_back(core: Core, step_id: int) -> StepLine:
    from app import journal  # noqa: PLC0415 - SQLAlchemy is loaded only for verbs that need it

    with core.read() as session:
        step = journal.step_line(session, step_id)
    if step is None:
        raise NotFound("step", step_id)
    if step.is_undone:
        raise StandsUndone(step)
    if not step.can_undo:
        raise IsForGood(step)
    return core.take_back(step)


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return read_day(text)
    except Unreadable as unreadable:
        raise NoSuchDay(str(unreadable)) from unreadable
