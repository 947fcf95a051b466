"""What each word of `make` does."""

from __future__ import annotations

import sys
from collections.abc import Callable

from installer import application, bundle, checks, lock, system_packages, virtual_env
from installer.problem import SetUpProblem


def perform(words: list[str]) -> int:
    """Do one act and give its exit code; a refusal is one sentence on standard error."""
    act = ACTS.get(words[0] if words else "help")
    if act is None:
        print(f"“{words[0]}” is none of: {', '.join(ACTS)}", file=sys.stderr)
        return 2
    try:
        return act(words[1:])
    except SetUpProblem as problem:
        print(problem, file=sys.stderr)
        return 1


def help_(_words: list[str]) -> int:
    """Show this list."""
    for word, act in ACTS.items():
        print(f"  make {word:8} {(act.__doc__ or '').strip()}")
    return 0


def setup(_words: list[str]) -> int:
    """Prepare this folder: system libraries, .venv, locked dependencies, the two commands."""
    if not virtual_env.is_ready():
        system_packages.install_missing()
        virtual_env.make_ready()
        print("Ready.", flush=True)
    return 0


def run(words: list[str]) -> int:
    """Open the application on the sample, or on the file given as ARGS=FILE."""
    setup([])
    return application.start(words or ["--sample"])


def test(words: list[str]) -> int:
    """Run every check and every test; ARGS="tests/app -k word" runs only those tests."""
    setup([])
    return (
        checks.tests(words)
        if words
        else checks.static() or checks.tests(["-n", "auto", "--dist", "worksteal"])
    )


def check(_words: list[str]) -> int:
    """Run the checks without the tests: ruff, its formatter, mypy, import contracts."""
    setup([])
    return checks.static()


def bench(words: list[str]) -> int:
    """Run the benchmarks, which print times and memory; ARGS="start import" runs only those."""
    setup([])
    return checks.benchmarks(words)


def lock_(words: list[str]) -> int:
    """Write requirements.lock from pyproject.toml; ARGS=--upgrade takes newer versions."""
    setup([])
    return lock.write(words)


def bundle_(_words: list[str]) -> int:
    """Build the one-folder application in dist/, start it and try one import."""
    setup([])
    return bundle.build()


def pictures(_words: list[str]) -> int:
    """Draw the README's pictures anew from the application on the sample."""
    setup([])
    return checks.pictures()


ACTS: dict[str, Callable[[list[str]], int]] = {
    "help": help_,
    "setup": setup,
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "lock": lock_,
    "bundle": bundle_,
    "pictures": pictures,
}
