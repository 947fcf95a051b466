"""Verbs about letters: the drafts of a meeting's letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.errors import UserError
from ui.commandline.packs import meeting_meant
from ui.commandline.speaking import file_argument, opened, say

if TYPE_CHECKING:
    import argparse

    from app.letters.kinds import LetterKind
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
    letters.add_argument("--json", action="store_true", help="print JSON for a program")
    letters.set_defaults(run=_letters)


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
