"""What benchmarks share: what acts cost on the clock, of the processor and in memory, laid out as ratios.

Times of the processor are those to look at on a machine that others use too: what waits there costs nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

LONGEST = 600
"""Seconds after which a program that a benchmark started is taken for stuck."""


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock and of the processor, and the largest memory of the process until then in MB."""

    clock: float
    processor: float
    memory: int


@dataclass(frozen=True)
class Used:
    """What a program used: when it began (seconds since the epoch), its cost, and the lines it printed."""

    begun: float
    cost: Cost
    printed: list[str]


def processor() -> float:
    """Give the seconds of the processor that this process and its ended children have had.

    Windows does not tell of children; there the clock stands in.
    """
    if sys.platform == "win32":
        return time.perf_counter()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def memory(*, children: bool = False) -> int:
    """Give the largest memory of this process, or of a child that has ended, in MB; 0 where the system does not tell.

    A child counts as no smaller than this process was when it started the child.
    """
    if sys.platform == "win32":
        return 0
    whose = resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF
    return resource.getrusage(whose).ru_maxrss // 1024


def cost_of(act: Callable[[], object]) -> Cost:
    """Give what an act costs."""
    clock, had = time.perf_counter(), processor()
    act()
    return Cost(time.perf_counter() - clock, processor() - had, memory())


def best_of(rounds: int, acts: Mapping[str, Callable[[], object]]) -> dict[str, Cost]:
    """Run acts in turns and give the cheapest time of each."""
    best: dict[str, Cost] = {}
    for _ in range(rounds):
        for name, act in acts.items():
            keep_best(best, name, cost_of(act))
    return best


def keep_best(best: dict[str, Cost], name: str, cost: Cost) -> None:
    """Keep the least of each figure by name."""
    known = best.get(name, cost)
    best[name] = Cost(
        min(cost.clock, known.clock),
        min(cost.processor, known.processor),
        min(cost.memory, known.memory),
    )


def run_alone(root: Path, *words: str) -> Used:
    """Run Python with these words in a process whose figures hold nothing of the tests (see `alone.py`)."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.alone", *words],
        cwd=root,
        env=kept,  # a person's second start finds the modules compiled
        check=False,
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    assert done.returncode == 0, done.stderr
    *printed, last = done.stdout.splitlines()
    used = json.loads(last)
    return Used(used.pop("begun"), Cost(**used), printed)


def told(title: str, base: str, costs: Mapping[str, Cost]) -> str:
    """Lay out costs, times as ratios to one of them too."""
    head = f"{'clock':>10}{'x':>8}{'processor':>12}{'x':>8}{'memory':>10}"
    lines = [f"\n{title}", " " * 36 + head]
    for name, cost in costs.items():
        of_base = costs[base]
        lines.append(
            f"  {name:<34}{cost.clock:8.3f} s{cost.clock / of_base.clock:8.1f}"
            f"{cost.processor:10.3f} s{cost.processor / of_base.processor:8.1f}{cost.memory:7} MB"
        )
    return "\n".join(lines)
