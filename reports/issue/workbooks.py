"""Makes the workbooks of a round: all of them into a folder, noted in one step, with drafts of the letters if wished.

Either every workbook and every draft is in its place and the file knows it, or none is and it knows nothing.
"""

from __future__ import annotations

import re
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.amounts import counted
from app.errors import EnvironmentProblem, NotFound, UserError
from app.progress import UNWATCHED, Progress, track
from app.returns.issuing import AskedAgency, Issue, issue_of, note_made
from app.wording import listed
from reports.issue.return_letters import ReturnLetters
from reports.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.bootstrap import Core
    from reports.drafts import DraftsWritten

LABEL = "Make workbooks"
_LONGEST = 110
"""Signs of a file's name, so that its whole path stays within what Windows takes."""
_NAMED = 5


class NamesTaken(UserError):
    """The folder holds files of these names already."""

    def __init__(self, names: Sequence[str], folder: Path) -> None:
        super().__init__(
            f"{counted(len(names), 'file')} of these names {'is' if len(names) == 1 else 'are'} in “{folder.name}” "
            f"already, such as “{names[0]}”. Choose another folder, or say that they are replaced."
        )
        self.names = tuple(names)


class NobodyChosen(UserError):
    """Workbooks are wished for no agency."""

    def __init__(self) -> None:
        super().__init__(
            "No agency is chosen, so no workbook was made. One that has its workbook already is made again only where "
            "it is chosen itself."
        )


class NobodyLeft(UserError):
    """Workbooks are wished for whoever has none yet, and nobody is left."""

    def __init__(self, round_name: str) -> None:
        super().__init__(
            f"Every agency of {round_name} has its workbook or has answered, so none was made. Name one with --agency "
            "to make its workbook again."
        )


@dataclass(frozen=True)
class IssueWish:
    """Which workbooks of a round are wanted, where they go, and what is done besides.

    `sent` lets the returns count as sent today; `drafts` writes a letter to each agency with its workbook attached;
    with `replace` files of the same name are written anew.
    """

    round: int
    requests: tuple[int, ...]
    folder: Path
    sent: bool = True
    drafts: bool = False
    replace: bool = False


@dataclass(frozen=True)
class Made:
    """What was made: the workbooks by agency, the drafts if wished, and agencies without an address."""

    round: str
    paths: Mapping[str, Path]
    drafts: DraftsWritten | None
    lacking: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Say in one line what was made."""
        told = f"{counted(len(self.paths), 'workbook')} made"
        if self.drafts is not None:
            told += f", {counted(self.drafts.count, 'draft')} written"
        return told


def make_workbooks(core: Core, wish: IssueWish, progress: Progress = UNWATCHED) -> Made:
    """Make the workbooks of agencies in one act and one step; whatever stops it leaves none and notes none."""
    if not wish.folder.is_dir():
        raise EnvironmentProblem(
            f"There is no folder “{wish.folder}”, so no workbook was made. Choose another place.",
            wish.folder,
        )
    with core.read() as session:
        issue = issue_of(session, wish.round)
    chosen = _chosen(issue, wish)
    names = names_of(issue)
    taken = [names[each.request] for each in chosen if (wish.folder / names[each.request]).exists()]
    if taken and not wish.replace:
        raise NamesTaken(taken, wish.folder)
    paths = {each.request: wish.folder / names[each.request] for each in chosen}
    letters = ReturnLetters(core, issue, wish.folder)
    with (
        _written(issue, chosen, paths, progress) as made,
        placed(made, wish.folder),
        letters.written(chosen if wish.drafts else (), paths) as drafts,
        core.work(LABEL, issue.round.name) as work,
    ):
        note_made(work, chosen, sent=wish.sent)
    lacking = tuple(each.agency.name for each in chosen if not letters.recipient(each).address)
    return Made(
        issue.round.name,
        {each.agency.name: paths[each.request] for each in chosen},
        drafts,
        lacking,
    )


def names_of(issue: Issue) -> dict[int, str]:
    """Give the file name of every agency's workbook by request: "Section 11 2024-25 - Lancashire Constabulary.xlsx"."""
    found: dict[int, str] = {}
    used: set[str] = set()
    for each in issue.agencies:
        stem = _plain_name(f"{issue.round.name} - {each.agency.name}")[:_LONGEST].rstrip(" -.")
        name, number = stem, 2
        while name.casefold() in used:
            name, number = f"{stem} {number}", number + 1
        used.add(name.casefold())
        found[each.request] = f"{name}.xlsx"
    return found


@contextmanager
def placed(made: Sequence[Path], folder: Path) -> Iterator[None]:
    """Put finished files into a folder while the block runs; should it fail, what was there before is there again."""
    moved: list[tuple[Path, Path | None]] = []
    try:
        for path in made:
            target = folder / path.name
            kept = path.with_suffix(".before") if target.exists() else None
            if kept is not None:
                target.replace(kept)
            moved.append((target, kept))
            path.replace(target)
        yield
    except BaseException as failed:
        for target, kept in reversed(moved):
            target.unlink(missing_ok=True)
            if kept is not None:
                kept.replace(target)
        if isinstance(failed, OSError):
            raise _not_written(folder, failed) from failed
        raise


@contextmanager
def _written(
    issue: Issue, chosen: Sequence[AskedAgency], paths: Mapping[int, Path], progress: Progress
) -> Iterator[list[Path]]:
    """Write the workbooks beside their place, into a folder that is gone when the block ends."""
    from reports.issue.return_book import ReturnBook  # noqa: PLC0415 - openpyxl is loaded only where workbooks are made

    folder = paths[chosen[0].request].parent
    try:
        with tempfile.TemporaryDirectory(prefix=".workbooks-", dir=folder) as name:
            book, made = ReturnBook(issue), []
            for each in track(chosen, progress, "Making workbooks", every=1):
                path = Path(name) / paths[each.request].name
                book.save_for(each, path)
                made.append(path)
            yield made
    except OSError as refused:
        raise _not_written(folder, refused) from refused


def _chosen(issue: Issue, wish: IssueWish) -> list[AskedAgency]:
    known = {each.request: each for each in issue.agencies}
    missing = [each for each in wish.requests if each not in known]
    if missing:
        raise NotFound("return", missing[0])
    wanted = set(wish.requests)
    if not wanted:
        raise NobodyChosen
    return [each for each in issue.agencies if each.request in wanted]


def _plain_name(text: str) -> str:
    """Leave out what Windows takes in no file name; apostrophes and ampersands of agencies stay."""
    return " ".join(re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", one_line(text)).split())


def _not_written(folder: Path, refused: OSError) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"The workbooks were not written in “{folder}”: {refused.strerror or refused}. Close those that are open, or "
        "choose another place.",
        folder,
    )


def lacking_in_words(made: Made) -> str:
    """Name the agencies that have no address on file, at most a few of them."""
    if not made.lacking:
        return ""
    more = len(made.lacking) - _NAMED
    names = (*made.lacking[:_NAMED], *((f"{more} more",) if more > 0 else ()))
    return f"No e-mail address on file: {listed(names)}."
