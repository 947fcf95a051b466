"""Prove a built bundle: one import in its reading process, and its start beside that from source.

Run by `make bundle` inside the virtual environment: `python -m installer.bundle_proof FOLDER`.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook

from installer.virtual_env import ROOT

ROUNDS = 7
AIM = 1.2
AGENCIES = (
    ("Lancashire Constabulary", "LanCon"),
    ("East Lancashire Hospitals NHS Trust", "ELHT"),
    ("Child Action North West", "CANW"),
)


def main(bundle: Path) -> int:
    """Print what was proved; 0 when the import gave what the workbook holds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "Proof.pdesk"
        surroundings = _surroundings(folder)
        imported = import_once(bundle, file, surroundings)
        print(f"The bundle imported {imported} of {len(AGENCIES)} agencies in its reading process.")
        bundled = [str(_executable(bundle, "partnership-desk")), str(file)]
        source = [sys.executable, "-m", "ui.start", str(file)]
        moments = measure({"bundle": bundled, "source": source}, folder, surroundings)
    for stage in ("window", "home"):
        ours, theirs = moments["bundle", stage], moments["source", stage]
        print(
            f"Start to painted {stage}: bundle {ours:.2f} s, source {theirs:.2f} s, "
            f"ratio {ours / theirs:.2f} (aim {AIM})"
        )
    return 0 if imported == len(AGENCIES) else 1


def import_once(bundle: Path, file: Path, surroundings: dict[str, str]) -> int:
    """Create a file and import one workbook with the bundled command line; gives the new records."""
    workbook, path = Workbook(), file.with_name("agencies.xlsx")
    sheet = workbook.active
    assert sheet is not None  # noqa: S101 - a new workbook has one
    for row in (("Agency", "Short name"), *AGENCIES):
        sheet.append(row)
    workbook.save(path)
    _pdesk(bundle, surroundings, "new", str(file))
    answer = _pdesk(
        bundle, surroundings, "import", str(file), str(path), "--as", "agencies", "--json"
    )
    return int(json.loads(answer)[0]["counts"]["new"])


def measure(
    commands: dict[str, list[str]], folder: Path, surroundings: dict[str, str]
) -> dict[tuple[str, str], float]:
    """Start each program in turn, without a screen; median seconds per program and stage.

    The first round only warms the disk and is not counted.
    """
    taken: dict[tuple[str, str], list[float]] = {}
    for round_ in range(ROUNDS + 1):
        for name, command in commands.items():
            out = folder / "moments.json"
            begun = time.time()
            _run([*command, "--moments", str(out)], surroundings)
            for stage, moment in json.loads(out.read_text(encoding="utf-8")).items():
                if round_:
                    taken.setdefault((name, stage), []).append(moment - begun)
    return {key: statistics.median(seconds) for key, seconds in taken.items()}


def _pdesk(bundle: Path, surroundings: dict[str, str], *words: str) -> str:
    return _run([str(_executable(bundle, "pdesk")), *words], surroundings)


def _run(command: list[str], surroundings: dict[str, str]) -> str:
    done = subprocess.run(
        command, cwd=ROOT, env=surroundings, check=False, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def _surroundings(folder: Path) -> dict[str, str]:
    # A home of its own: the person's settings and recent files stay untouched.
    home = {name: str(folder) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return {**kept, **home, "QT_QPA_PLATFORM": "offscreen"}


def _executable(bundle: Path, name: str) -> Path:
    return bundle / (f"{name}.exe" if sys.platform == "win32" else name)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
