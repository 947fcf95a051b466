"""The checker finds what it is there to find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tests.ui.acting import show
from tests.ui.checker import check, settle
from ui.widgets.buttons import Button
from ui.widgets.text import Label, named
from ui.widgets.titled import TitledDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    """Give an empty window to put wrong things in."""
    ground = QWidget()
    ground.setObjectName("ground")
    ground.resize(400, 300)
    show(qtbot, ground)
    return ground


def found(ground: QWidget) -> str:
    for child in ground.findChildren(QWidget):
        child.show()
    settle()
    return "\n".join(check(ground))


def test_a_well_made_window_has_no_problem(ground: QWidget) -> None:
    inside = QVBoxLayout(ground)
    inside.addWidget(Label("Everything that needs you, soonest first", "muted"))
    inside.addWidget(Button("Open"))
    assert not found(ground)


def test_a_label_too_narrow_for_its_text_is_found(ground: QWidget) -> None:
    Label("Director of Children's Services", parent=ground).setFixedWidth(60)
    assert "Director" in found(ground)


def test_a_shortened_label_without_a_tool_tip_is_found(ground: QWidget) -> None:
    label = Label("Director of Children's Services", parent=ground, elide=True)
    label.setFixedWidth(60)
    label.show()
    assert not found(ground)
    label.setToolTip("")
    assert "tool tip" in found(ground)


def test_a_wrapped_label_too_low_for_its_lines_is_found(ground: QWidget) -> None:
    Label("Nothing is stored until you press Import", parent=ground, wrap=True).setFixedSize(80, 16)
    assert "height" in found(ground)


def test_a_button_cut_by_its_parent_is_found(ground: QWidget) -> None:
    Button("Record receipt", parent=ground).move(350, 10)
    assert "outside its parent" in found(ground)


def test_two_widgets_on_one_place_are_found(ground: QWidget) -> None:
    Button("One", parent=ground)
    Button("Other", parent=ground)
    assert "overlap" in found(ground)


def test_a_control_without_a_name_is_found(ground: QWidget) -> None:
    Button("", "plus", "icon", parent=ground)
    assert "no accessible name" in found(ground)


def test_a_button_that_is_hard_to_hit_is_found(ground: QWidget) -> None:
    button = QPushButton(ground)
    named(button, "More")
    button.setFixedSize(16, 16)
    assert "to hit" in found(ground)


def test_rows_of_a_list_that_are_hard_to_hit_are_found(ground: QWidget) -> None:
    rows = QListWidget(ground)
    named(rows, "Reports")
    rows.addItems(["Agenda", "Minutes"])
    rows.setStyleSheet("QListWidget::item { min-height: 16px; }")
    rows.setItemDelegate(Low(rows))
    assert "has rows of only 16 px" in found(ground)
    rows.setItemDelegate(TitledDelegate(rows))
    assert "has rows" not in found(ground)


class Low(QStyledItemDelegate):
    """Entries as low as a line of text."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        """Give the height of a line."""
        return QSize(80, 16)


def test_words_that_are_hard_to_read_are_found(ground: QWidget) -> None:
    label = QLabel("Barely there", ground)
    label.setStyleSheet("color: #B0B5BD")
    assert "contrast" in found(ground)


class Blind(QPushButton):
    """A button that looks the same with and without the focus."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing."""


def test_a_focus_that_cannot_be_seen_is_found(ground: QWidget) -> None:
    button = Blind("Blind", ground)
    button.resize(100, 30)
    assert "does not show that it has the focus" in found(ground)
