"""Prove a built bundle: an import, the sample, its documents, and its start beside that from source.

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
DOCUMENTS = ("membership.pdf", "membership.docx", "membership.xlsx", "structure.png")
AGENCIES = (
    ("Lancashire Constabulary", "LanCon"),
    ("East Lancashire Hospitals NHS Trust", "ELHT"),
    ("Child Action North West", "CANW"),
)


def main(bundle: Path) -> int:
    """Print what was proved; 0 when the import gave what the workbook holds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        surroundings = _surroundings(folder)
        imported = import_once(bundle, folder, surroundings)
        print(f"The bundle imported {imported} of {len(AGENCIES)} agencies in its reading process.")
        sample = write_documents(bundle, folder, surroundings)
        print(f"It built the sample and wrote documents from it: {', '.join(DOCUMENTS)}.")
        bundled = [str(_executable(bundle, "partnership-desk")), str(sample)]
        source = [sys.executable, "-m", "ui.start", str(sample)]
        moments = measure({"bundle": bundled, "source": source}, folder, surroundings)
    for stage in ("window", "home"):
        ours, theirs = moments["bundle", stage], moments["source", stage]
        print(
            f"Start to painted {stage}: bundle {ours:.2f} s, source {theirs:.2f} s, "
            f"ratio {ours / theirs:.2f} (aim {AIM})"
        )
    return 0 if imported == len(AGENCIES) else 1


def import_once(bundle: Path, folder: Path, surroundings: dict[str, str]) -> int:
    """Create a file and import one workbook with the bundled command line; gives the new records."""
    file, path = folder / "empty.pdesk", folder / "agencies.xlsx"
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None  # noqa: S101 - a new workbook has one
    for row in (("Agency", "Short name"), *AGENCIES):
        sheet.append(row)
    workbook.save(path)
    _pdesk(bundle, surroundings, "new", str(file))
    words = ("import", str(file), str(path), "--as", "agencies", "--json")
    return int(json.loads(_pdesk(bundle, surroundings, *words))[0]["counts"]["new"])


def write_documents(bundle: Path, folder: Path, surroundings: dict[str, str]) -> Path:
    """Build the sample, which uses every feature, and one document per writer; gives the sample."""
    sample = folder / "sample.pdesk"
    _pdesk(bundle, surroundings, "new", str(sample), "--sample")
    for name in DOCUMENTS:
        report = name.partition(".")[0]
        _pdesk(bundle, surroundings, "report", str(sample), report, str(folder / name))
    return sample


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
