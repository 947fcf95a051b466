"""The verb about Word templates: setting one, going back to the built-in layout, and writing one to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import UserError, WrongUsage
from ui.commandline.speaking import file_argument, opened, say

if TYPE_CHECKING:
    import argparse

    from app.bootstrap import Core
    from app.templates.fields import TemplateKind, TemplatePlace

_KINDS = ("minutes", "agenda", "action-sheet", "cover-report")


class OneThing(WrongUsage):
    """It was not said which one thing is to be done with a template."""

    def __init__(self) -> None:
        super().__init__(
            "Say one thing: a Word file to write with, --built-in to go back, or --start OUT.docx to begin with one."
        )


class WhichPartnership(UserError):
    """A file holds several partnerships, and none was named."""

    def __init__(self) -> None:
        super().__init__(
            "This file holds several partnerships; write --partnership NAME, or --group NAME."
        )


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("template", help="write documents in a Word template of your own")
    verb.add_argument("file", type=file_argument)
    verb.add_argument("kind", choices=_KINDS)
    verb.add_argument("word", type=file_argument, nargs="?", metavar="WORD.docx")
    verb.add_argument("--group", help="for this group alone")
    verb.add_argument("--partnership", help="whose, where the file holds several")
    verb.add_argument("--built-in", action="store_true", help="go back to the built-in layout")
    verb.add_argument(
        "--start", type=file_argument, metavar="OUT.docx", help="write one to begin with"
    )
    verb.add_argument("--json", action="store_true", help="print JSON for a program")
    verb.set_defaults(run=_template)


def _template(wished: argparse.Namespace) -> None:
    from app.templates.fields import TemplateKind  # noqa: PLC0415 - loads every feature's tables

    if sum((wished.word is not None, wished.built_in, wished.start is not None)) != 1:
        raise OneThing
    kind = TemplateKind(wished.kind)
    with opened(wished.file, read_only=wished.start is not None) as core:
        if wished.start is not None:
            from reports.starting_template import write_starting_template  # noqa: PLC0415 - loads what only Word needs

            write_starting_template(kind, wished.start, core.clock.today())
            say(wished, [f"Written: {wished.start}"], {"written": str(wished.start)})
        elif wished.built_in:
            _go_back(core, wished, _meant(core, wished, kind))
        else:
            _set(core, wished, _meant(core, wished, kind))


def _set(core: Core, wished: argparse.Namespace, place: TemplatePlace) -> None:
    from app.templates.checking import look_at_template  # noqa: PLC0415 - loaded already
    from app.templates.operations import set_template  # noqa: PLC0415 - the same

    found = look_at_template(wished.word, place.kind)
    about = f"{place.kind.title_text.casefold()}, {found.name}"
    with core.work("Set Word template", about) as work:
        set_template(work, place, found)
    lines = [f"{place.kind.title_text} are written with {found.name}", *found.warnings]
    say(wished, lines, {"template": found.name, "warnings": list(found.warnings)})


def _go_back(core: Core, wished: argparse.Namespace, place: TemplatePlace) -> None:
    from app.templates.operations import remove_template  # noqa: PLC0415 - loaded already
    from app.templates.queries import own_template  # noqa: PLC0415 - the same
    from app.templates.rules import NoTemplate  # noqa: PLC0415 - the same

    with core.read() as session:
        found = own_template(session, place)
    if found is None:
        raise NoTemplate
    about = f"{place.kind.title_text.casefold()}, {found.whose}"
    with core.work("Back to the built-in layout", about) as work:
        remove_template(work, found.id)
    say(wished, [f"Taken away: {found.file_name}"], {"removed": found.file_name})


def _meant(core: Core, wished: argparse.Namespace, kind: TemplateKind) -> TemplatePlace:
    """Find the partnership and the group that are named, as reports do."""
    from app.groups.queries import group  # noqa: PLC0415 - loaded already
    from app.partnerships.queries import all_partnerships  # noqa: PLC0415 - the same
    from app.templates.fields import TemplatePlace  # noqa: PLC0415 - the same
    from reports.catalogue import read_options, report_named  # noqa: PLC0415 - the same

    typed = {name: getattr(wished, name) for name in ("partnership", "group")}
    given = {name: text for name, text in typed.items() if text}
    values = read_options(core, report_named("membership"), given)
    with core.read() as session:
        if values.get("group"):
            own = group(session, values["group"], core.clock.today()).partnership.id
            return TemplatePlace(kind, own, values["group"])
        bodies = [each.id for each in all_partnerships(session)]
    partnership = values.get("partnership")
    if partnership is None and len(bodies) != 1:
        raise WhichPartnership
    return TemplatePlace(kind, partnership or bodies[0])
