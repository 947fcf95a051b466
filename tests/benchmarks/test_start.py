"""How long the program takes from the start of its process to a painted Home, as a ratio to an empty window."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.bootstrap import build_core
from app.sample.build import build_sample
from tests.benchmarks.measuring import Cost, keep_best, run_alone, told

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 3
EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, self.leave)

    def leave(self):
        print(time.time())
        QApplication.quit()

application = QApplication([])
window = Window()
window.show()
application.exec()
"""
LIST = "import sys, time; from ui.cli import main; main(['list', sys.argv[1], 'agencies']); print(time.time())"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Give the sample as of today: Home shows what comes next."""
    core = build_core()
    core.create(tmp_path / "sample.pdesk")
    build_sample(core)
    core.close()
    return tmp_path / "sample.pdesk"


@pytest.mark.benchmark
def test_from_the_start_of_the_process_to_a_painted_home(root: Path, sample: Path) -> None:
    best: dict[str, Cost] = {}
    for _ in range(ROUNDS):
        costs = {
            "empty PySide6 window": until_last_print(root, "-c", EMPTY),
            **until_home(root, sample),
            "pdesk list": until_last_print(root, "-c", LIST, str(sample)),
        }
        for name, cost in costs.items():
            keep_best(best, name, cost)
    print(told(f"Start, best of {ROUNDS}", "empty PySide6 window", best))


def until_last_print(root: Path, *words: str) -> Cost:
    """Run Python and give what it costs until the moment that it prints last."""
    used = run_alone(root, *words)
    return replace(used.cost, clock=float(used.printed[-1]) - used.begun)


def until_home(root: Path, file: Path) -> dict[str, Cost]:
    """Start the program and give what each moment costs that it writes down; the processor's time is of the whole."""
    out = file.with_suffix(".json")
    used = run_alone(root, "-m", "ui.start", str(file), "--moments", str(out))
    moments: dict[str, float] = json.loads(out.read_text(encoding="utf-8"))
    return {
        f"{name} painted": replace(used.cost, clock=moments[name] - used.begun)
        for name in ("window", "home")
    }
