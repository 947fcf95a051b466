"""Kills the real window at random moments while somebody types, and looks what is left.

`python -m tests.journeys.kill_nine` does it a thousand times. No edit that was saved may be lost, and of what was being
typed at most one second. Each round has a seed, so that one that lost something can be done again:
`python -m tests.journeys.kill_nine 1 --first 17`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap import build_core
from app.clock import FixedClock
from app.minutes.queries import minuted
from app.minutes.recovery import recoverable
from app.minutes.side_files import side_files_of
from app.paths import paths_under
from tests.conftest import ROOT
from tests.files import TODAY, make_template, open_core
from tests.journeys.restless import chance
from tests.journeys.typist import words
from tests.ui.meetings.board import begin_meeting, make_sample

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.bootstrap import Core

MOST_LOST = 1.0
"""Seconds of typing that a kill may cost, as the product promises."""
LONGEST = 3.0
"""Seconds of typing after which a window is killed at the latest."""


@dataclass
class Typed:
    """What a window said before it was killed: the moment of each sign of each item, and what was stored."""

    moments: dict[int, list[float]] = field(default_factory=dict)
    stored: dict[int, int] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        """Take one line; one that the kill cut short says nothing."""
        match line.split():
            case ["key", moment, item, _signs]:
                self.moments.setdefault(int(item), []).append(float(moment))
            case ["stored", item, signs]:
                self.stored[int(item)] = int(signs)

    @property
    def last(self) -> float:
        """The moment of the last key."""
        return max(each[-1] for each in self.moments.values())


@dataclass(frozen=True)
class Round:
    """How a round ended: what is wrong, in words, the seconds of typing that were lost, and the edits looked at."""

    seed: int
    wrong: tuple[str, ...]
    lost: float
    edits: int


def make_file(folder: Path) -> tuple[bytes, int]:
    """Make a file with a meeting under way; gives its content and the meeting's id."""
    core = open_core(folder, make_template(folder))
    sample = make_sample(core)
    begin_meeting(core, sample)
    path = core.open_path()
    core.close()
    return Path(str(path)).read_bytes(), sample.march


def kill_once(content: bytes, meeting_id: int, seed: int) -> Round:
    """Let a window type into a copy, kill it at a moment of the seed, open the file again and compare."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "board.pdesk"
        path.write_bytes(content)
        typed = _type_until_killed(path, meeting_id, seed)
        core = build_core(paths_under(path.parent), FixedClock(TODAY))
        core.open(path)
        try:
            return compare(core, meeting_id, typed, seed)
        finally:
            core.close()


def _type_until_killed(path: Path, meeting_id: int, seed: int) -> Typed:
    typed, wait = Typed(), LONGEST * chance(seed, 0)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.restless", str(path), str(meeting_id), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        begun = 0.0
        for line in window.stdout or ():
            # What stood in the pipe when the window died was said before, and counts.
            typed.hear(line)
            begun = begun or time.monotonic()
            if time.monotonic() - begun > wait:
                window.kill()
    return typed


def compare(core: Core, meeting_id: int, typed: Typed, seed: int) -> Round:
    """Look what a file holds of what was typed and stored before the kill."""
    path = str(core.open_path())
    with core.read() as session:
        saved = {each.item.id: each.text for each in minuted(session, meeting_id, TODAY.date())}
        left = {
            each.item_id: each.text
            for each in recoverable(session, side_files_of(core.paths), path)
        }
    wrong = [
        f"item {item}: {signs} signs were stored, {len(saved[item])} are there"
        for item, signs in typed.stored.items()
        if not saved[item].startswith(words(signs).rstrip())
    ]
    lost = 0.0
    for item, moments in typed.moments.items():
        kept = left.get(item, saved[item])
        if kept.rstrip() != words(len(kept)).rstrip():
            wrong.append(f"item {item}: other words than those typed")
        if len(kept.rstrip()) < len(words(len(moments)).rstrip()):
            lost = max(lost, typed.last - moments[min(len(kept), len(moments) - 1)])
    if lost > MOST_LOST:
        wrong.append(f"{lost:.2f} seconds of typing were lost")
    return Round(seed, tuple(wrong), lost, len(typed.stored))


def rounds(
    seeds: Sequence[int], told: Callable[[Round], object] = lambda _round: None
) -> list[Round]:
    """Kill one window per seed and give how each round ended."""
    with tempfile.TemporaryDirectory() as name:
        content, meeting_id = make_file(Path(name))
    found = []
    for seed in seeds:
        found.append(kill_once(content, meeting_id, seed))
        told(found[-1])
    return found


def main() -> int:
    """Print each round that lost something, and how all ended; 0 when none did."""
    asked = argparse.ArgumentParser(description="Kill the window while somebody types.")
    asked.add_argument("rounds", type=int, nargs="?", default=1000)
    asked.add_argument("--first", type=int, default=1, help="the seed of the first round")
    given = asked.parse_args()

    def tell(one: Round) -> None:
        for sentence in one.wrong:
            sys.stdout.write(f"round {one.seed}: {sentence}\n")
        if one.seed % 50 == 0:
            sys.stdout.write(f"{one.seed} done\n")
        sys.stdout.flush()

    found = rounds(range(given.first, given.first + given.rounds), tell)
    lost = sorted(each.lost for each in found)
    failed = sum(bool(each.wrong) for each in found)
    sys.stdout.write(
        f"{len(found)} kills, {sum(each.edits for each in found)} saved edits looked at, {failed} rounds lost "
        f"something; typing lost: median {lost[len(lost) // 2]:.2f} s, most {lost[-1]:.2f} s\n"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
