"""Papers beside the agenda: dropped, pasted and chosen, and everything that can be done with them by key."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from app.papers.fields import PaperStanding
from app.papers.looking import look_at
from app.papers.operations import replace_paper
from app.papers.queries import papers_of
from tests.app.papers.makers import attach, damaged_pdf, pdf
from tests.ui.acting import CONTROL, Key, press, type_text
from tests.ui.checker import check_page
from ui.dialogs import Dialog, FormDialog
from ui.list_dialog import ListDialog
from ui.papers import acts
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Core
    from app.papers.queries import PaperRecord
    from tests.ui.meetings.board import Sample
    from ui.minutes.page import MeetingPage
    from ui.window import Window

COPY = Qt.DropAction.CopyAction
LEFT, BARE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(page: MeetingPage, row: int, data: QMimeData) -> bool:
    """Drag over a row of the agenda and let go; say whether it was taken."""
    view = page.planning.agenda.table.view
    place = view.visualRect(view.rows_model.index(row, 2)).center()
    entered = QDragEnterEvent(place, COPY, data, LEFT, BARE)
    entered.setAccepted(False)
    QApplication.sendEvent(view.viewport(), entered)
    if entered.isAccepted():
        QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(place), COPY, data, LEFT, BARE))
    return entered.isAccepted()


def papers(core: Core, sample: Sample) -> list[PaperRecord]:
    with core.read() as session:
        return papers_of(session, sample.march)


def paper(folder: Path, name: str, content: bytes = b"") -> Path:
    path = folder / name
    path.write_bytes(content or pdf(name))
    return path


def names(core: Core, sample: Sample) -> list[str]:
    return [each.name for each in papers(core, sample)]


def test_files_dropped_on_an_item_are_its_papers_in_one_step(
    page: MeetingPage, settle: Callable[[], None], sample: Sample, tmp_path: Path
) -> None:
    core = page.desk.core
    assert drop(page, 4, files(paper(tmp_path, "Dataset.pdf"), paper(tmp_path, "Notes.pdf")))
    settle()
    assert names(core, sample) == ["5a Dataset", "5b Notes"]
    table = page.planning.papers.table
    assert table.current_record() is not None
    core.undo()
    assert names(core, sample) == []


def test_files_belong_to_the_item_they_are_dropped_on_though_a_filter_hides_those_above(
    page: MeetingPage, settle: Callable[[], None], tmp_path: Path
) -> None:
    table = page.planning.agenda.table
    table.ask(filters={"title": "Section 11"})
    [shown] = table.model.ids
    assert shown != page.planning.agenda.items()[0].id
    drop(page, 0, files(paper(tmp_path, "Findings.pdf")))
    settle()
    [found] = page.planning.papers.papers()
    assert found.item.id == shown


def test_what_is_no_file_is_not_taken(page: MeetingPage) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/paper.pdf")])
    assert not drop(page, 4, data)


def test_good_files_are_attached_and_the_others_are_named(
    page: MeetingPage, settle: Callable[[], None], window: Window, tmp_path: Path
) -> None:
    text = paper(tmp_path, "notes.txt", b"words")
    drop(page, 4, files(text, paper(tmp_path, "Dataset.pdf"), tmp_path / "gone.pdf"))
    settle()
    assert [each.name for each in page.planning.papers.papers()] == ["5a Dataset"]
    [dialog] = window.findChildren(Dialog)
    told = [label.text() for label in dialog.page.findChildren(Label)]
    assert told[0].startswith("“notes.txt” is no PDF")
    assert told[1].startswith("“gone.pdf” cannot be read")
    dialog.close()


def test_a_file_that_was_copied_is_pasted_under_the_item_chosen(
    page: MeetingPage, settle: Callable[[], None], sample: Sample, tmp_path: Path
) -> None:
    QGuiApplication.clipboard().setMimeData(files(paper(tmp_path, "Strategy.pdf")))
    page.planning.agenda.table.view.setFocus()
    press(Key.Key_V, CONTROL)
    settle()
    assert names(page.desk.core, sample) == ["4a Strategy"]


def test_a_picture_is_pasted_too(page: MeetingPage, core: Core, sample: Sample) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    page.planning.papers.table.view.setFocus()
    press(Key.Key_V, CONTROL)
    assert names(core, sample) == ["4a Picture for item 4"]


def test_files_are_chosen_by_key(
    page: MeetingPage, settle: Callable[[], None], window: Window, tmp_path: Path
) -> None:
    page.planning.side.set_value("replies")
    window.doing.do("papers.attach")
    [dialog] = window.findChildren(QFileDialog)
    assert dialog.windowTitle().startswith("Attach to 4 Neglect strategy")
    dialog.filesSelected.emit([str(paper(tmp_path, "Strategy.pdf"))])
    settle()
    dialog.close()
    assert [each.name for each in page.planning.papers.papers()] == ["4a Strategy"]


@pytest.fixture
def attached(page: MeetingPage, core: Core, sample: Sample) -> MeetingPage:
    """Give the page with two papers of the fourth item and a damaged one of the fifth."""
    for place, name, content in (
        (3, "Strategy.pdf", pdf("A")),
        (3, "Annex.pdf", pdf("B")),
        (4, "Dataset.pdf", damaged_pdf()),
    ):
        attach(core, sample.items[place], name, content)
    page.refresh()
    page.planning.papers.table.select(papers(core, sample)[1].id)
    return page


def test_the_agenda_shows_the_labels_and_the_list_how_papers_stand(attached: MeetingPage) -> None:
    agenda = attached.planning.agenda
    assert [each.paper_shown for each in agenda.items()[3:5]] == ["4a, 4b", "5a"]
    assert [each.standing for each in attached.planning.papers.papers()] == [
        PaperStanding.RECEIVED,
        PaperStanding.RECEIVED,
        PaperStanding.DAMAGED,
    ]


def test_a_paper_moves_up_is_withdrawn_and_put_back(
    attached: MeetingPage, core: Core, sample: Sample
) -> None:
    more = attached.planning.papers.more
    more.choose("Move up")
    assert names(core, sample) == ["4a Annex", "4b Strategy", "5a Dataset"]
    attached.refresh()
    more.choose("Withdraw it")
    assert papers(core, sample)[0].withdrawn
    attached.refresh()
    more.choose("Put it back")
    assert not papers(core, sample)[0].withdrawn


def test_papers_are_reached_and_moved_by_key(
    attached: MeetingPage, window: Window, core: Core, sample: Sample
) -> None:
    attached.planning.show_side("replies")
    window.doing.do("papers.show")
    assert attached.planning.papers.table.view.hasFocus()
    window.doing.do("agenda.up")
    assert names(core, sample) == ["4a Annex", "4b Strategy", "5a Dataset"]
    assert attached.planning.more() is attached.planning.papers.more
    window.doing.do("papers.show")
    assert attached.planning.replies.view.hasFocus()
    assert attached.planning.more() is attached.planning.agenda.more


def test_the_papers_hold_at_both_sizes_in_both_themes(
    attached: MeetingPage, window: Window
) -> None:
    place = attached.place()

    def prepare() -> None:
        window.pages.open_at("meeting", place)
        attached.planning.show_side("papers")

    assert check_page(window, "meeting", prepare) == []


def test_a_paper_is_kept_from_the_public_and_says_so(
    attached: MeetingPage, core: Core, sample: Sample
) -> None:
    attached.planning.papers.more.choose("Keep it from the public")
    assert papers(core, sample)[1].restricted
    attached.refresh()
    model = attached.planning.papers.table.model
    assert model.index(1, 0).data() == "4b Annex (restricted)"


def test_delete_removes_the_chosen_papers_and_undo_brings_them_back(
    attached: MeetingPage, core: Core, sample: Sample
) -> None:
    attached.planning.papers.table.view.setFocus()
    press(Key.Key_Delete)
    assert names(core, sample) == ["4a Strategy", "5a Dataset"]
    core.undo()
    assert names(core, sample) == ["4a Strategy", "4b Annex", "5a Dataset"]


def test_the_form_changes_title_and_item(
    attached: MeetingPage, window: Window, core: Core, sample: Sample
) -> None:
    attached.planning.papers.more.choose("Change paper")
    [dialog] = window.findChildren(FormDialog)
    title = dialog.form.editors["title"].control
    press(Key.Key_A, CONTROL, title)
    type_text("Costs", title)
    press(Key.Key_Return, CONTROL, dialog)
    assert names(core, sample)[1] == "4b Costs"


def test_a_paper_opens_as_a_copy_that_nobody_writes_into_and_goes_with_the_file(
    attached: MeetingPage, core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(acts, "open_file", opened.append)
    attached.planning.papers.table.view.setFocus()
    press(Key.Key_Return)
    [path] = opened
    assert (path.name, path.read_bytes()) == ("Annex.pdf", pdf("B"))
    assert not path.stat().st_mode & 0o222
    core.close()
    assert not path.exists()


def test_the_versions_of_a_paper_are_listed(
    attached: MeetingPage, window: Window, core: Core
) -> None:
    current = attached.planning.papers.current()
    assert current is not None
    with core.work("Replace paper") as work:
        replace_paper(work, current.id, look_at("Annex v2.pdf", pdf("B", "C")))
    attached.planning.papers.more.choose("Versions")
    [dialog] = window.findChildren(ListDialog)
    assert [dialog.table.model.index(row, 1).data() for row in (0, 1)] == [
        "Annex v2.pdf",
        "Annex.pdf",
    ]
    dialog.close()


def test_a_content_that_is_missing_is_told(
    attached: MeetingPage, window: Window, core: Core
) -> None:
    with core.unjournaled() as connection:
        connection.exec_driver_sql("DELETE FROM paper_chunk")
    current = attached.planning.papers.current()
    assert current is not None
    attached.planning.papers.acts.open(current)
    assert "The content of paper 4b is not in this file" in window.messages.text()


def test_a_newer_file_replaces_a_paper(
    attached: MeetingPage, settle: Callable[[], None], sample: Sample, tmp_path: Path
) -> None:
    current = attached.planning.papers.current()
    assert current is not None
    newer = shutil.copy(paper(tmp_path, "newer.pdf"), tmp_path / "Annex v2.pdf")
    attached.planning.papers.acts.replace(current, Path(newer))
    settle()
    assert papers(attached.desk.core, sample)[1].file_name == "Annex v2.pdf"


def test_a_paper_that_was_found_is_shown_at_its_meeting(
    attached: MeetingPage, window: Window, core: Core, sample: Sample
) -> None:
    wanted = papers(core, sample)[2].id
    attached.planning.show_side("replies")
    window.pages.open_at("meeting", {"kind": "papers", "id": wanted})
    assert attached.planning.papers.isVisible()
    assert attached.planning.papers.table.current_id() == wanted
    item = attached.planning.agenda.current()
    assert item is not None
    assert item.number == "5"


def test_a_meeting_that_is_locked_takes_no_papers(page: MeetingPage) -> None:
    page.planning.papers.set_open(False)
    assert not page.planning.papers.attach_button.isVisible()
    assert not page.planning.papers.drop.is_open
