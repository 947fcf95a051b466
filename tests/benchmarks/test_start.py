"""How long the program takes from the start of its process to a painted Home, as a ratio to an empty window."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from app.bootstrap import build_core
from app.sample.build import build_sample
from tests.benchmarks.measuring import told

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 5
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
    core = build_core()
    core.create(tmp_path / "sample.pdesk")
    build_sample(core)
    core.close()
    return tmp_path / "sample.pdesk"


def seconds_to_last_print(root: Path, *words: str) -> float:
    """Run Python and give the seconds from its start to the moment that it prints last."""
    begun = time.time()
    done = subprocess.run(
        [sys.executable, *words], cwd=root, check=True, capture_output=True, text=True
    )
    return float(done.stdout.split()[-1]) - begun


def seconds_to_home(root: Path, file: Path) -> dict[str, float]:
    """Start the program and give the seconds to each moment that it writes down."""
    out = file.with_suffix(".json")
    begun = time.time()
    command = [sys.executable, "-m", "ui.start", str(file), "--moments", str(out)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    moments: dict[str, float] = json.loads(out.read_text(encoding="utf-8"))
    return {name: moment - begun for name, moment in moments.items()}


@pytest.mark.benchmark
def test_from_the_start_of_the_process_to_a_painted_home(root: Path, sample: Path) -> None:
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        moments = seconds_to_home(root, sample)
        times = {
            "empty PySide6 window": seconds_to_last_print(root, "-c", EMPTY),
            "window painted": moments["window"],
            "Home of the sample painted": moments["home"],
            "pdesk list": seconds_to_last_print(root, "-c", LIST, str(sample)),
        }
        best = {name: min(seconds, best.get(name, seconds)) for name, seconds in times.items()}
    print(told(f"Start, best of {ROUNDS}", "empty PySide6 window", best))
