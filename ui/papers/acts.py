"""What is done with papers, before the meeting and in it: attached, opened, replaced, ordered, withdrawn, removed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from app.errors import EnvironmentProblem, UserError
from app.minutes.cover_reports import recommendations_of_file
from app.papers.fields import PAPER
from app.papers.looking import look, look_at
from app.papers.opened import open_copy
from app.papers.operations import (
    change_paper,
    place_paper,
    reinstate_paper,
    remove_paper,
    withdraw_paper,
)
from app.progress import track
from app.recommendations.covers import form_of_item
from app.recommendations.receiving import IncomingReport, receive_newer, receive_paper
from ui.agenda.choices import MeetingChoices
from ui.asking import ask, some
from ui.dialogs import Sentences
from ui.documents import open_file
from ui.forms import values_of
from ui.papers.versions import show_versions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.agenda.queries import ItemRecord
    from app.papers.queries import PaperRecord
    from app.progress import Progress
    from app.recommendations.reading import PaperRead
    from app.work import Work
    from ui.page import Desk
    from ui.widgets.menus import Entry

FORM = some(PAPER, "title", "item", "received_on", "restricted")
_FOLDER = "papers"
_KINDS = (
    "Papers (*.pdf *.doc *.docx *.docm *.odt *.rtf *.xls *.xlsx *.xlsm *.xlsb *.ods *.ppt *.pptx *.odp "
    "*.png *.jpg *.jpeg *.tif *.tiff *.gif *.bmp *.webp);;All files (*)"
)


class PaperActs:
    """Acts on the papers of the meeting that is shown; each is a step of its own.

    `attached` is called with the ids of the papers that were added last.
    """

    def __init__(self, desk: Desk, attached: Callable[[list[int]], object]) -> None:
        self._desk = desk
        self._attached = attached
        self._items: Sequence[ItemRecord] = ()

    def know(self, items: Sequence[ItemRecord]) -> None:
        """Take the agenda that papers can be put under."""
        self._items = items

    def ask_files(self, item: ItemRecord) -> None:
        """Ask for files to attach to an item."""
        self._choose(f"Attach to {item.heading}", lambda paths: self.attach(item, paths), many=True)

    def attach(self, item: ItemRecord, paths: Sequence[Path]) -> None:
        """Look at files on the worker thread and attach those that can be papers, in one step."""
        self._look(paths, item.id, lambda found: self._store(item, found))

    def attach_picture(self, item: ItemRecord, png: bytes) -> None:
        """Attach a picture that was pasted."""
        name = f"Picture for item {item.number}.png"
        self._desk.attempt(lambda: self._store(item, [IncomingReport(look_at(name, png))]))

    def ask_newer(self, paper: PaperRecord) -> None:
        """Ask for the file that replaces a paper."""
        self._choose(f"Replace paper {paper.label}", lambda paths: self.replace(paper, paths[0]))

    def replace(self, paper: PaperRecord, path: Path) -> None:
        """Take a file as the newest version of a paper."""

        def store(found: Sequence[IncomingReport]) -> None:
            with self._desk.core.work("Replace paper", _about(paper)) as work:
                _tell(work, [receive_newer(work, paper.id, each) for each in found])

        self._look([path], paper.item.id, store)

    def open(self, paper: PaperRecord) -> None:
        """Show a paper in whatever program the person uses for it."""
        self._desk.attempt(lambda: open_file(open_copy(self._desk.core, paper)))

    def change(self, paper: PaperRecord) -> None:
        """Open the form of a paper."""

        def save(given: dict[str, Any]) -> None:
            with self._desk.core.work("Change paper", _about(paper)) as work:
                change_paper(work, paper.id, given, paper.version)  # type: ignore[arg-type]  # the form's Fields are the TypedDict's

        values = values_of(FORM, paper) | {"restricted": paper.own_restricted}
        choices = MeetingChoices(self._desk.lists.choices, self._items)
        ask(self._desk, f"Paper {paper.label}", FORM, values, save=save, choices=choices)

    def move(self, paper: PaperRecord, by: int) -> None:
        """Move a paper up (-1) or down (1) among those of its item."""
        if paper.place + by >= 1:
            self._do(
                "Move paper", paper, lambda work: place_paper(work, paper.id, paper.place + by)
            )

    def withdraw(self, paper: PaperRecord) -> None:
        """Leave a paper out of further packs."""
        self._do("Withdraw paper", paper, lambda work: withdraw_paper(work, paper.id))

    def reinstate(self, paper: PaperRecord) -> None:
        """Put a withdrawn paper back."""
        self._do("Put paper back", paper, lambda work: reinstate_paper(work, paper.id))

    def restrict(self, paper: PaperRecord) -> None:
        """Keep a paper from the public, or let it be public again."""
        wished = not paper.own_restricted
        self._do(
            "Change paper",
            paper,
            lambda work: change_paper(work, paper.id, {"restricted": wished}),
        )

    def remove(self, papers: Sequence[PaperRecord]) -> None:
        """Remove papers that were attached by mistake; raises what refuses."""
        with self._desk.core.work("Remove paper", ", ".join(map(_about, papers))) as work:
            for paper in papers:
                remove_paper(work, paper.id)

    def entries(self, paper: PaperRecord) -> list[Entry]:
        """Give what can be done with a paper while its meeting is open."""
        restrict = "Let the public have it" if paper.own_restricted else "Keep it from the public"
        found: list[Entry] = [
            (f"Open paper {paper.label}", lambda: self.open(paper)),
            ("Change paper", lambda: self.change(paper)),
            ("Replace with a newer file", lambda: self.ask_newer(paper)),
            ("Versions", lambda: show_versions(self._desk, paper)),
            None,
            (restrict, lambda: self.restrict(paper)),
            ("Put it back", lambda: self.reinstate(paper))
            if paper.withdrawn
            else ("Withdraw it", lambda: self.withdraw(paper)),
            ("Move up", lambda: self.move(paper, -1)),
            ("Move down", lambda: self.move(paper, 1)),
            ("Remove", lambda: self._desk.attempt(lambda: self.remove([paper]))),
        ]
        return found

    def _do(self, label: str, paper: PaperRecord, act: Callable[[Work], object]) -> None:
        def do() -> None:
            with self._desk.core.work(label, _about(paper)) as work:
                act(work)

        self._desk.attempt(do)

    def _store(self, item: ItemRecord, found: Sequence[IncomingReport]) -> None:
        if not found:
            return
        names = ", ".join(each.paper.name for each in found)
        with self._desk.core.work("Attach paper", f"{names}, item {item.heading}"[:200]) as work:
            added = [receive_paper(work, item.id, each) for each in found]
            _tell(work, [read for _, read in added])
        self._attached([paper_id for paper_id, _ in added])

    def _look(
        self,
        paths: Sequence[Path],
        item_id: int,
        store: Callable[[Sequence[IncomingReport]], object],
    ) -> None:
        refused: list[str] = []
        core = self._desk.core

        def read(progress: Progress) -> list[IncomingReport]:
            with core.read() as session:
                form = form_of_item(session, item_id)
            found = []
            for path in track(list(paths), progress, "Reading papers", every=1):
                try:
                    paper = look(path)
                except (UserError, EnvironmentProblem) as sentence:
                    refused.append(str(sentence))
                else:
                    found.append(IncomingReport(paper, tuple(recommendations_of_file(paper, form))))
            return found

        def done(found: list[IncomingReport]) -> None:
            self._desk.attempt(lambda: store(found))
            if refused:
                # What is said of the files that were attached would replace a message.
                Sentences("Not attached", refused, self._desk.window).show_fitted()

        self._desk.tasks.run("Reading papers", read, done)

    def _choose(
        self, title: str, chosen: Callable[[list[Path]], object], *, many: bool = False
    ) -> None:
        dialog = QFileDialog(self._desk.window, title, self._folder(), _KINDS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mode = QFileDialog.FileMode
        dialog.setFileMode(mode.ExistingFiles if many else mode.ExistingFile)

        def take(names: list[str]) -> None:
            paths = list(map(Path, names))
            settings = self._desk.core.settings
            settings.change(window={**settings.now.window, _FOLDER: str(paths[0].parent)})
            chosen(paths)

        dialog.filesSelected.connect(lambda names: self._desk.attempt(lambda: take(names)))
        dialog.open()

    def _folder(self) -> str:
        kept = self._desk.core.settings.now.window.get(_FOLDER)
        if isinstance(kept, str) and Path(kept).is_dir():
            return kept
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)


def _tell(work: Work, read: Sequence[PaperRead]) -> None:
    """Let the message of the step say what the papers recommend, where any does."""
    told = "; ".join(filter(None, (each.sentence for each in read)))
    if told:
        work.about = told[:200]


def _about(paper: PaperRecord) -> str:
    return f"paper {paper.name}, {paper.meeting}"
