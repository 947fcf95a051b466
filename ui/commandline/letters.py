"""Verbs about letters: the drafts of a meeting's letters, and one chaser to each who owes something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.days import show_day
from app.errors import UserError
from ui.commandline.packs import meeting_meant
from ui.commandline.speaking import file_argument, opened, say, table

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from app.bootstrap import Core
    from app.letters.kinds import LetterKind
    from app.letters.owed import Debtor, Owed
    from app.meetings.queries import MeetingRecord

_KINDS = ("invitation", "papers", "pack", "minutes", "actions")
_SENDINGS = ("hidden", "shown", "each")


class NotYet(UserError):
    """A letter is asked for that a meeting cannot have as it stands."""

    def __init__(self, one: MeetingRecord, kind: LetterKind, there: tuple[LetterKind, ...]) -> None:
        others = f"there are {', '.join(there)}" if there else "there are no letters about it"
        super().__init__(
            f"{one.name} is {one.state.title_text.casefold()}, so “{kind.title_text}” is no letter of it now; {others}."
        )


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs to the command line."""
    letters = verbs.add_parser(
        "letters",
        help="write the letters of a meeting as e-mail drafts (.eml)",
        description="Write the letters of a meeting as drafts that a mail program opens unsent, into a new folder "
        "within FOLDER. Nothing is sent. Who has no e-mail address is named.",
    )
    letters.add_argument("file", type=file_argument)
    letters.add_argument("meeting", help="its number, or the name of its group for the latest")
    letters.add_argument("kind", choices=_KINDS)
    letters.add_argument("out", type=file_argument, metavar="FOLDER")
    letters.add_argument(
        "--send",
        choices=_SENDINGS,
        help="one letter to all with hidden or shown addresses, or one to each; hidden where nothing is said, and "
        "always one to each where each says something else",
    )
    letters.add_argument(
        "--leave-out", action="store_true", help="write a pack without papers that cannot be put in"
    )
    letters.set_defaults(run=_letters)
    chasing = verbs.add_parser(
        "chasers",
        help="list who owes what, write one chaser to each, mark it as chased",
        description="List who owes actions, papers, reports and replies. With --out one letter to each is written as "
        "a draft into a new folder within FOLDER; with --mark-chased today stands on each record, in one step.",
    )
    chasing.add_argument("file", type=file_argument)
    chasing.add_argument(
        "--person", action="append", default=[], metavar="NAME", help="only this one"
    )
    chasing.add_argument(
        "--partnership", default="", metavar="NAME", help="only what is owed to it"
    )
    chasing.add_argument("--out", type=file_argument, metavar="FOLDER")
    chasing.add_argument("--mark-chased", action="store_true", help="let today count as chased")
    chasing.set_defaults(run=_chasers)
    for each in (letters, chasing):
        each.add_argument("--json", action="store_true", help="print JSON for a program")


def _letters(wished: argparse.Namespace) -> None:
    from app.letters.kinds import LetterKind, kinds_for, stem_of  # noqa: PLC0415 - loads every feature's tables
    from app.letters.letter import Sending  # noqa: PLC0415 - the same
    from app.letters.mailings import mailing  # noqa: PLC0415 - the same
    from app.meetings.queries import meeting  # noqa: PLC0415 - the same
    from reports.drafts import write_folder  # noqa: PLC0415 - loads what only a document needs
    from reports.letters import Wished, drafts_of  # noqa: PLC0415 - the same

    kind = LetterKind(wished.kind)
    with opened(wished.file, read_only=kind is not LetterKind.PACK) as core:
        meeting_id, today = meeting_meant(core, wished.meeting), core.clock.today()
        with core.read() as session:
            one = meeting(session, meeting_id)
            if kind not in kinds_for(one):
                raise NotYet(one, kind, kinds_for(one))
            sender = core.settings.now.user_name
            found = mailing(session, kind, meeting_id, today=today, sender=sender)
        sending = Sending(wished.send) if wished.send else found.sending
        asked = Wished(kind, meeting_id, found, found.wording, sending, leave_out=wished.leave_out)
        drafts = drafts_of(core, asked)
        written = write_folder(drafts, wished.out, stem_of(kind, one), core.clock.now())
    lines = [f"Written: {written.path}, {counted(len(drafts), 'draft')}"]
    lines += [f"No e-mail address: {each.shown}" for each in found.lacking]
    data = {
        "written": str(written.path),
        "drafts": len(drafts),
        "without_address": [each.shown for each in found.lacking],
        "aside": list(found.aside),
    }
    say(wished, [*lines, *found.aside], data)


def _chasers(wished: argparse.Namespace) -> None:
    from app.overview.owed import (  # noqa: PLC0415 - loads every feature's tables
        everything_owed,
        mark_all_chased,
    )
    from app.partnerships.naming import partnership_named  # noqa: PLC0415 - the same

    with opened(wished.file, read_only=not wished.mark_chased) as core:
        with core.read() as session:
            name = wished.partnership
            own = partnership_named(session, name).id if name else None
            found = everything_owed(session, core.clock.today(), partnership_id=own)
        chosen = _named(found.debtors, wished.person)
        written = _write_chasers(core, chosen, own, wished.out) if wished.out and chosen else None
        if wished.mark_chased and chosen:
            with core.work("Mark as chased", counted(len(chosen), "person", "people")) as work:
                for each in chosen:
                    mark_all_chased(work, each)
    lines = [f"Written: {written}, {counted(len(chosen), 'draft')}"] if written else []
    lines += ["Marked as chased."] if wished.mark_chased and chosen else []
    rows = [
        (each.name, each.email or "no e-mail address", owed.line, _chased(owed))
        for each in chosen
        for owed in each.owed
    ]
    data = {
        "written": str(written) if written else None,
        "people": [_plain(each) for each in chosen],
        "aside": list(found.aside),
    }
    listed = table(("Who", "E-mail", "Owes", "Chased"), rows) if rows else ["Nobody owes anything."]
    say(wished, [*listed, *lines, *([] if wished.person else found.aside)], data)


def _named(debtors: tuple[Debtor, ...], names: list[str]) -> list[Debtor]:
    """Choose people by their names; NotFound names those who owe something."""
    from app.errors import NotFound  # noqa: PLC0415 - as above

    known = {each.name.casefold(): each for each in debtors}
    missing = [name for name in names if name.casefold() not in known]
    if missing:
        raise NotFound(
            "person who owes something", missing[0], among=[each.name for each in debtors]
        )
    return [known[name.casefold()] for name in names] or list(debtors)


def _write_chasers(core: Core, chosen: list[Debtor], own: int | None, out: Path) -> Path:
    from app.letters.chasers import chasers  # noqa: PLC0415 - loads every feature's tables
    from app.letters.letter import letters_of  # noqa: PLC0415 - the same
    from reports.drafts import Draft, write_folder  # noqa: PLC0415 - loads what only a document needs

    sender = core.settings.now.user_name
    with core.read() as session:
        found = chasers(session, chosen, partnership_id=own, sender=sender)
    drafts = [Draft(each) for each in letters_of(found, found.wording, found.sending)]
    stem = f"chasers {show_day(core.clock.today())}"
    return write_folder(drafts, out, stem, core.clock.now()).path


def _chased(owed: Owed) -> str:
    return show_day(owed.chased_on) if owed.chased_on else ""


def _plain(one: Debtor) -> dict[str, object]:
    return {
        "name": one.name,
        "email": one.email,
        "owed": [
            {
                "kind": each.kind.value,
                "what": each.line,
                "due": each.due.isoformat() if each.due else None,
                "days_late": each.days_late,
                "chased_on": each.chased_on.isoformat() if each.chased_on else None,
            }
            for each in one.owed
        ],
    }
