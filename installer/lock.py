"""Write requirements.lock: one file for Linux and Windows, every version with its hashes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from installer.problem import StepFailed
from installer.virtual_env import LOCK, ROOT

UV = "uv==0.13.9"
# uv leaves the address of the index out: each machine knows its own.
COMPILE = (
    "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--all-extras",
    "--python-version", "3.11", "--custom-compile-command", "make lock",
    "--output-file", LOCK.name, "pyproject.toml",
)  # fmt: skip


def write(arguments: list[str]) -> int:
    """Compile the lock with a uv of its own, which no other act needs."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        for command in (
            [str(programs / "python"), "-m", "pip", "install", "-q", UV],
            [str(programs / "uv"), *COMPILE, *arguments],
        ):
            if subprocess.run(command, cwd=ROOT, check=False).returncode:
                raise StepFailed("Writing requirements.lock")
    return 0
