"""The verb that takes the chair's Word file back: what it changes is told, and stored in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commandline.packs import meeting_meant
from ui.commandline.speaking import file_argument, opened, say

if TYPE_CHECKING:
    import argparse

    from app.minutes.passages import Returned

DOUBT = " (no track of this in the file, so it is not taken here; look at it in the window)"


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    taken = verbs.add_parser("chair", help="take the changes of minutes that came back as Word")
    taken.add_argument("file", type=file_argument)
    taken.add_argument("meeting", help="its number, or the name of its group for the latest")
    taken.add_argument("returned", type=file_argument, metavar="FILE.docx")
    taken.add_argument(
        "--preview", action="store_true", help="show what it changes and store nothing"
    )
    taken.add_argument("--json", action="store_true", help="print JSON for a program")
    taken.set_defaults(run=_take)


def _take(wished: argparse.Namespace) -> None:
    from app.minutes.returned import TAKE_CHANGES, take_changes  # noqa: PLC0415 - loads every feature's tables
    from reports.returned_minutes import read_returned  # noqa: PLC0415 - loads what only a document needs

    with opened(wished.file, read_only=wished.preview) as core:
        meeting_id = meeting_meant(core, wished.meeting)
        found = read_returned(core, meeting_id, wished.returned)
        stores = bool(found.sure) and not wished.preview
        if stores:
            answers = {place: found.passages[place].new for place in found.sure}
            with core.work(TAKE_CHANGES, found.meeting.name) as work:
                take_changes(work, found, answers)
    say(wished, _in_words(found, stores=stores), _as_json(found, stores=stores))


def _in_words(found: Returned, *, stores: bool) -> list[str]:
    from app.minutes.outside import comment_line  # noqa: PLC0415 - loaded already

    done = f"{found.count(found.sure)} stored" if stores else "nothing stored"
    lines = [f"{found.name}: {found.sentence or 'nothing changed'}; {done}"]
    for place in found.told:
        doubt = place in found.changes and place not in found.sure
        lines.append(f"  {found.line(place)}{DOUBT if doubt else ''}")
        lines += [f"    comment of {comment_line(each)}" for each in found.passages[place].comments]
    return [*lines, *(f"  outside the minutes: {each}" for each in found.outside)]


def _as_json(found: Returned, *, stores: bool) -> object:
    return {
        "file": found.name,
        "meeting": found.meeting.name,
        "stored": stores,
        "passages": [
            {
                "item": found.heading(place),
                "kind": each.title.casefold(),
                "old": list(each.old),
                "new": list(each.new),
                "by": [hand.author for hand in each.by],
                "comments": [
                    {"author": one.author, "text": one.text, "words": one.words}
                    for one in each.comments
                ],
                "note": each.note,
                "in_doubt": each.is_change and each.untracked,
            }
            for place, each in ((place, found.passages[place]) for place in found.told)
        ],
        "outside": list(found.outside),
    }
