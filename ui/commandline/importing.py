"""The verb that imports partner workbooks: every one is tried, and each that is not stored is told."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app.backup_names import Reason
from app.errors import EnvironmentProblem, UserError
from app.importing.questions import DATES
from ui.commandline.marked import Copies
from ui.commandline.speaking import file_argument, opened, say

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.look import Importer
    from app.importing.outcomes import Problem
    from app.importing.preview import Preview
    from reports.marked_wish import MarkedCopy


class QuestionOpen(UserError):
    """Nothing of a workbook could be stored before somebody answers or corrects something."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: nothing was stored, because rows wait for an answer or a correction, as told above. Answer "
            "with --name, --agency, --group, --event, --raised, --year or --dates, correct the workbook, or import it "
            "in the window, which asks."
        )


class _Unrecognised(UserError):
    """A workbook fits no kind; the sentence says how this is told here."""

    def __init__(self, caught: UserError) -> None:
        super().__init__(f"{caught} Say it with --as KIND; pdesk kinds names them.")


class NotAllStored(UserError):
    """Several workbooks of one import were refused; each was told by itself."""

    def __init__(self, refused: int, every: int) -> None:
        super().__init__(
            f"{refused} of {every} workbooks were not stored; why is told for each of them above."
        )


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
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
        "--group",
        default="",
        metavar="NAME",
        help="the group whose actions or attendance they hold",
    )
    taken.add_argument(
        "--event",
        default="",
        metavar="NAME",
        help="the event of training that an attendance report is of: course and day",
    )
    taken.add_argument(
        "--raised", default="", metavar="DAY", help="the day on which actions were raised"
    )
    taken.add_argument(
        "--year", default="", metavar="YEAR", help="the year that contributions or figures are of"
    )
    taken.add_argument(
        "--authority", default="", metavar="NAME", help="the authority of a list of schools"
    )
    taken.add_argument(
        "--keep-nameless",
        action="store_true",
        help="keep schools that have a URN and no name, under their URN",
    )
    taken.add_argument(
        "--name",
        dest="names",
        action="append",
        default=[],
        type=_said,
        metavar="WRITTEN=MEANT",
        help="what a name in the workbooks means: a known name, or new",
    )
    taken.add_argument(
        "--partnership",
        default="",
        metavar="NAME",
        help="whose they are, where the file holds several",
    )
    taken.add_argument(
        "--dates",
        choices=("day", "month"),
        help="what comes first in dates such as 03/04/2025 that may be read both ways",
    )
    taken.add_argument(
        "--with-hidden",
        action="store_true",
        help="read in hidden sheets, rows and columns too",
    )
    taken.add_argument(
        "--preview", action="store_true", help="show what would happen and store nothing"
    )
    taken.add_argument(
        "--marked-copy",
        type=file_argument,
        metavar="PATH",
        help="write a copy with its problems marked, to send back; a folder where there are several workbooks",
    )
    taken.set_defaults(run=_import)
    taken.add_argument(
        "--take-over", action="store_true", help="open it though another computer left it open"
    )
    taken.add_argument("--json", action="store_true", help="print JSON for a program")


def _import(wished: argparse.Namespace) -> None:
    from app.importing.file_layouts import FileLayouts  # noqa: PLC0415 - loads every feature's tables
    from app.importing.kinds import KINDS, lookups_of  # noqa: PLC0415 - the same
    from app.importing.look import Importer  # noqa: PLC0415 - the same
    from app.importing.unrecognised import NoSuchKind, Unrecognised  # noqa: PLC0415 - the same
    from app.partnerships.naming import partnership_wanted  # noqa: PLC0415 - the same

    if wished.kind and wished.kind not in {each.name for each in KINDS}:
        raise NoSuchKind(wished.kind, KINDS)
    said = {name: getattr(wished, name) for name in ("agency", "round", "group", "event")}
    said |= {
        "local_authority": wished.authority,
        "raised_on": wished.raised,
        "year": wished.year,
    }
    given = {name: text for name, text in said.items() if text}
    data: list[object] = []
    lines: list[str] = []
    refused: list[UserError | EnvironmentProblem] = []
    copies = Copies(wished.marked_copy, len(wished.workbooks))
    with opened(wished.file, read_only=wished.preview, take_over=wished.take_over) as core:
        core.backups.attempt(Reason.IMPORT)
        with core.read() as session:
            whose = partnership_wanted(session, wished.partnership)
        lookups = lookups_of(whose.id if whose else None)
        importer = Importer(
            core.read,
            KINDS,
            lookups,
            FileLayouts(core),
            partnership=whose,
            said=dict(wished.names),
            today=core.clock.today(),
        )
        for workbook in wished.workbooks:
            try:
                preview = _look(importer, workbook, wished, given)
                copy = copies.write(core, preview, workbook)
                step = None if wished.preview else _store(core, preview)
            except (UserError, EnvironmentProblem) as caught:
                problem = caught
                if isinstance(caught, Unrecognised) and not wished.kind:
                    problem = _Unrecognised(caught)
                refused.append(problem)
                data.append(_refused_as_json(workbook, problem))
                lines.append(str(problem))
                continue
            data.append(_as_json(preview, step, copy))
            lines += [*_in_words(preview, step), *([f"  {copy.sentence}"] if copy else [])]
            if step is None and not wished.preview and _is_open(preview):
                refused.append(QuestionOpen(workbook.name))
    # What was stored is told before what was refused; a lone refusal is told once, at the end.
    alone = str(refused[0]) if len(refused) == 1 else None
    say(wished, [line for line in lines if line != alone], data)
    if len(refused) == 1:
        raise refused[0]
    if refused:
        raise NotAllStored(len(refused), len(wished.workbooks))


def _is_open(preview: Preview) -> bool:
    """Say whether rows wait for an answer or a correction."""
    from app.importing.outcomes import Outcome  # noqa: PLC0415 - loaded already

    counts = preview.counts
    return bool(counts[Outcome.QUESTION.value] or counts[Outcome.PROBLEM.value])


def _refused_as_json(workbook: Path, problem: Exception) -> object:
    return {
        "workbook": workbook.name,
        "kind": None,
        "agency": None,
        "layout": None,
        "rows": [],
        "problems": [{"sheet": None, "cell": None, "message": str(problem)}],
        "notes": [],
        "counts": {},
        "step": None,
        "marked_copy": None,
    }


def _look(
    importer: Importer, workbook: Path, wished: argparse.Namespace, given: dict[str, str]
) -> Preview:
    """Look at a workbook; a likely answer is taken where it is alone so, as the person would do at a glance."""
    from app.importing.questions import KEEP, STAND_IN  # noqa: PLC0415 - loaded already

    preview = importer.look(workbook, as_kind=wished.kind, given=given)
    if wished.with_hidden and preview.hidden:
        preview = importer.take_hidden(preview, {part.key for part in preview.hidden})
    for question in preview.questions if wished.dates else ():
        if question.key.startswith(DATES):
            preview.answer(question.key, wished.dates)
    preview.take_suggestions()
    for question in preview.questions:
        if wished.keep_nameless and question.key.startswith(STAND_IN):
            preview.answer(question.key, KEEP)
    return preview


def _store(core: Core, preview: Preview) -> int | None:
    from app.importing.storing import store_preview  # noqa: PLC0415 - loaded already, since a file is open

    return store_preview(core, preview).step if preview.storable else None


def _said(text: str) -> tuple[str, str]:
    """Read WRITTEN=MEANT."""
    written, _, meant = (part.strip() for part in text.partition("="))
    if not written or not meant:
        raise argparse.ArgumentTypeError(f"“{text}” is not WRITTEN=MEANT")
    return written, meant


def _as_json(preview: Preview, step: int | None, copy: MarkedCopy | None) -> object:
    from app.importing.report import as_json  # noqa: PLC0415 - loaded already

    return {**as_json(preview, step), "marked_copy": str(copy.path) if copy else None}


def _in_words(preview: Preview, step: int | None) -> list[str]:
    from app.importing.report import counts_in_words, tell  # noqa: PLC0415 - loaded already
    from app.importing.told_once import told_once  # noqa: PLC0415 - the same

    told = tell(preview)
    counts = counts_in_words(preview)
    done = f"stored as step {step}" if step else "nothing stored"
    return [
        f"{preview.workbook.name}: {preview.kind.title}, {counts}; {done}",
        *(
            f"  {each}"
            for each in told_once((_where(each), each.message) for each in told.problems)
        ),
        *(
            f"  note, {each}"
            for each in told_once((_where(each), each.message) for each in told.notes)
        ),
    ]


def _where(said: Problem) -> str:
    return f"{said.sheet} {said.cell}".strip()
