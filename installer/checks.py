"""The checks and the tests, in the order in which they fail fastest."""

from __future__ import annotations

import os
import subprocess
import sys

from installer.virtual_env import ROOT, program

STATIC = {
    "ruff check": ("ruff", "check", "--quiet"),
    "ruff format": ("ruff", "format", "--check", "--quiet"),
    "mypy": ("mypy",),
    "import contracts": ("lint-imports", "--no-logo"),
}


def static() -> int:
    """Run every static check, even after a failure, and name those that failed."""
    failed = [what for what, command in STATIC.items() if _run(what, *command)]
    if failed:
        print(f"Failed: {', '.join(failed)}. The tests were not run.", file=sys.stderr)
    return 1 if failed else 0


def tests(arguments: list[str]) -> int:
    """Run pytest with no screen; its exit code."""
    return _run("tests", "pytest", *arguments)


def benchmarks(words: list[str]) -> int:
    """Run the benchmarks whose file has one of the words in its name, or all, with their figures shown.

    Each file gets a process of its own: memory is told as the largest until then, and what one has used is no figure
    of the next. Gives the worst exit code; 2 where no file has such a name.
    """
    files = sorted((ROOT / "tests" / "benchmarks").glob("test_*.py"))
    chosen = [file for file in files if not words or any(word in file.stem for word in words)]
    return max(
        (
            _run(file.stem, "pytest", "-m", "benchmark", "-q", "-s", str(file.relative_to(ROOT)))
            for file in chosen
        ),
        default=2,
    )


def pictures() -> int:
    """Draw the README's pictures with no screen; the exit code."""
    return _run("pictures", "python", "-m", "tests.pictures")


def _run(what: str, name: str, *arguments: str) -> int:
    print(f"== {what}", flush=True)
    without_screen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [str(program(name)), *arguments]
    return subprocess.run(command, cwd=ROOT, env=without_screen, check=False).returncode
