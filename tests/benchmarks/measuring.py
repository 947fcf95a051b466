"""What benchmarks share: times of acts taken in turns, so that a busy machine slows all of them alike, and memory."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def took(act: Callable[[], object]) -> float:
    """Give the seconds an act takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def best_of(rounds: int, acts: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Run acts in turns and give the shortest time of each in seconds."""
    best = dict.fromkeys(acts, float("inf"))
    for _ in range(rounds):
        for name, act in acts.items():
            best[name] = min(best[name], took(act))
    return best


def memory() -> int:
    """Give the largest memory this process has had, in MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - not there on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def told(title: str, base: str, times: dict[str, float]) -> str:
    """Lay out times as ratios to one of them."""
    lines = [f"\n{title} (memory of the process {memory()} MB)"]
    lines += [
        f"  {name:<34}{seconds:8.2f} s  x {seconds / times[base]:.1f}"
        for name, seconds in times.items()
    ]
    return "\n".join(lines)
