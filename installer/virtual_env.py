"""The virtual environment `.venv`: made once, filled with exactly the locked versions."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

from installer.problem import StepFailed

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "set-up-stamp"


def program(name: str) -> Path:
    """Give the path of a program inside the virtual environment."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def is_ready() -> bool:
    """Tell whether the environment was filled from this very lock, by this very Python."""
    return STAMP.is_file() and STAMP.read_text() == stamp() and program("python").exists()


def make_ready() -> None:
    """Create and fill the environment; a second call with the same lock does nothing."""
    if is_ready():
        return
    STAMP.unlink(missing_ok=True)
    if not _usable():
        print("Making the virtual environment .venv ...", flush=True)
        _run("Making the virtual environment", sys.executable, "-m", "venv", "--clear", str(VENV))
    print("Installing the locked dependencies (some 250 MB, the first time only) ...", flush=True)
    _pip("Installing the dependencies", "--require-hashes", "--only-binary=:all:", "-r", str(LOCK))
    # The lock holds the build tool, so nothing is fetched for this.
    own = ("--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT))
    _pip("Installing the commands", *own)
    STAMP.write_text(stamp())


def stamp() -> str:
    """Sum up what the environment depends on: Python, place, lock, and what pyproject installs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed = [project["build-system"], project["project"], project["tool"]["setuptools"]]
    parts = (sys.version, str(ROOT), json.dumps(installed), LOCK.read_text(encoding="utf-8"))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _usable() -> bool:
    if not program("python").exists():
        return False
    question = [str(program("python")), "-c", "import sys, pip; print(sys.version)"]
    answer = subprocess.run(question, capture_output=True, text=True, check=False)
    return answer.returncode == 0 and answer.stdout.strip() == sys.version.strip()


def _pip(what: str, *arguments: str) -> None:
    pip = (str(program("python")), "-m", "pip", "--disable-pip-version-check", "-q", "install")
    _run(what, *pip, *arguments)


def _run(what: str, *command: str) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise StepFailed(what)
