"""What is done with Word templates: chosen, shown on a meeting, saved to begin with, taken away again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.papers.opened import place_for_copy
from app.templates.checking import look_at_template
from app.templates.fields import OWN_GROUP, TemplateKind, TemplatePlace
from app.templates.operations import remove_template, set_template
from app.templates.queries import content_of
from app.templates.rules import TemplateMissing, WrongPlaceholders
from app.wording import file_name
from ui.asking import ask
from ui.dialogs import Sentences
from ui.documents import ask_where, last_folder, open_file, remember_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.progress import Progress
    from app.templates.checking import IncomingTemplate
    from app.templates.queries import TemplateRecord
    from ui.page import Desk

SET, BACK = "Set Word template", "Back to the built-in layout"
_KINDS = "Word documents (*.docx);;All files (*)"


class TemplateActs:
    """Acts on the templates of one partnership; `chosen` is given the place whose template was set."""

    def __init__(self, desk: Desk, chosen: Callable[[TemplatePlace], object]) -> None:
        self._desk = desk
        self._chosen = chosen

    def ask_file(self, place: TemplatePlace) -> None:
        """Ask for the Word file that documents of a place are to be written with."""
        title = f"Word template: {place.kind.title_text.casefold()}"
        dialog = QFileDialog(self._desk.window, title, str(last_folder(self._desk)), _KINDS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(
            lambda path: self._desk.attempt(lambda: self.take(place, Path(path)))
        )
        dialog.open()

    def take(self, place: TemplatePlace, path: Path) -> None:
        """Look at a file on the worker thread and take it; what is wrong in it is told in a window of its own."""

        def read(_progress: Progress) -> IncomingTemplate | WrongPlaceholders:
            try:
                return look_at_template(path, place.kind)
            except WrongPlaceholders as wrong:
                return wrong

        def done(found: IncomingTemplate | WrongPlaceholders) -> None:
            if isinstance(found, WrongPlaceholders):
                title = f"“{path.name}” was not taken"
                Sentences(title, found.sentences, self._desk.window).show_fitted()
                return
            remember_folder(self._desk, path)
            self._desk.attempt(lambda: self._store(place, found))

        self._desk.tasks.run("Reading the template", read, done)

    def ask_group(self, kind: TemplateKind, partnership: int) -> None:
        """Ask for which group a template of its own is chosen."""

        def save(values: dict[str, Any]) -> None:
            self.ask_file(TemplatePlace(kind, partnership, values["group"]))

        ask(
            self._desk,
            f"{kind.title_text} of one group",
            OWN_GROUP,
            {},
            save=save,
            new=True,
            verb="Choose a Word file",
        )

    def remove(self, template: TemplateRecord) -> None:
        """Go back to the built-in layout, or of a group to the template of the partnership; Undo brings it back."""
        with self._desk.core.work(BACK, about(template.kind, template.whose)) as work:
            remove_template(work, template.id)

    def open(self, template: TemplateRecord) -> None:
        """Show the template itself in whatever program the person uses for it."""
        core = self._desk.core
        with core.read() as session:
            content = content_of(session, template)
        if content is None:
            raise TemplateMissing(template.file_name)
        path = place_for_copy(core, f"{file_name(Path(template.file_name).stem)}.docx")
        path.write_bytes(content)
        open_file(path)

    def preview(self, place: TemplatePlace) -> None:
        """Write a document of a real meeting on the worker thread and show it."""

        def write(_progress: Progress) -> Path:
            from reports.template_preview import write_preview  # noqa: PLC0415 - loads what only a document needs

            return write_preview(self._desk.core, place)

        def done(path: Path) -> None:
            open_file(path)
            self._desk.say(f"{path.name} is opened", "Open again", lambda: open_file(path))

        self._desk.tasks.run("Writing a preview", write, done)

    def save_start(self, kind: TemplateKind) -> None:
        """Ask where the built-in layout goes as a template to edit in Word, and write it."""
        name = f"{file_name('Word template', kind.title_text.casefold())}.docx"
        ask_where(self._desk, name, partial(self._write_start, kind))

    def _write_start(self, kind: TemplateKind, path: Path) -> None:
        today = self._desk.core.clock.today()

        def write(_progress: Progress) -> None:
            from reports.starting_template import write_starting_template  # noqa: PLC0415 - as above

            write_starting_template(kind, path, today)

        def done(_nothing: object) -> None:
            remember_folder(self._desk, path)
            self._desk.say(f"{path.name} is written", "Open", lambda: open_file(path))

        self._desk.tasks.run("Writing the template", write, done)

    def _store(self, place: TemplatePlace, found: IncomingTemplate) -> None:
        with self._desk.core.work(SET, about(place.kind, found.name)) as work:
            set_template(work, place, found)
        self._chosen(place)


def about(kind: TemplateKind, whose: str) -> str:
    """Name what a step on a template is about."""
    return f"{kind.title_text.casefold()}, {whose}"
