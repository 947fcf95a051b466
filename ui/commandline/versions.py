"""The verb that shows which versions of a meeting's minutes were kept, and what changed from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commandline.packs import meeting_meant
from ui.commandline.speaking import file_argument, opened, say, table

if TYPE_CHECKING:
    import argparse

    from app.minutes.version_comparing import MinutesComparison
    from app.minutes.versions import KeptMinutes


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    kept = verbs.add_parser("versions", help="list the versions of minutes, or compare two of them")
    kept.add_argument("file", type=file_argument)
    kept.add_argument("meeting", help="its number, or the name of its group for the latest")
    kept.add_argument(
        "--compare",
        nargs="+",
        type=int,
        metavar="VERSION",
        help="one version with the minutes now, or two with each other",
    )
    kept.add_argument("--json", action="store_true", help="print JSON for a program")
    kept.set_defaults(run=_versions)


def _versions(wished: argparse.Namespace) -> None:
    from app.minutes.version_comparing import compare_versions  # noqa: PLC0415 - loads every feature's tables
    from app.minutes.versions import versions_of, words_now, words_of  # noqa: PLC0415 - the same

    with opened(wished.file, read_only=True) as core:
        meeting_id = meeting_meant(core, wished.meeting)
        with core.read() as session:
            if not wished.compare:
                kept = versions_of(session, meeting_id)
                say(wished, _listed(kept), [_of_version(each) for each in kept])
                return
            old, new = wished.compare[0], wished.compare[1:2]
            before = words_of(session, old, meeting_id)
            after = (
                words_of(session, new[0], meeting_id)
                if new
                else words_now(session, meeting_id, core.clock.today())
            )
    found = compare_versions(before, after)
    say(wished, _compared(found), _changes(found))


def _listed(kept: list[KeptMinutes]) -> list[str]:
    rows = [
        (str(each.id), each.when, each.occasion.title_text, each.name or "", each.who)
        for each in kept
    ]
    return list(table(("Version", "Kept", "When", "Name", "By"), rows))


def _of_version(each: KeptMinutes) -> dict[str, object]:
    return {
        "version": each.id,
        "at": each.at.isoformat() if each.at else None,
        "occasion": each.occasion.value,
        "state": each.state.value,
        "name": each.name,
        "who": each.who,
    }


def _compared(found: MinutesComparison) -> list[str]:
    lines = [f"{found.sentence}."]
    for place in found.changes:
        each = found.differences[place]
        sides = " -> ".join("“" + " / ".join(side) + "”" for side in (each.old, each.new) if side)
        lines.append(f"  {each.heading}, {each.title.casefold()}: {sides}")
    return lines


def _changes(found: MinutesComparison) -> list[dict[str, object]]:
    return [
        {"item": each.heading, "what": each.title, "old": list(each.old), "new": list(each.new)}
        for each in (found.differences[place] for place in found.changes)
    ]
