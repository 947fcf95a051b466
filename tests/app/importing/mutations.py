"""Damages good workbooks of every format at random, and looks that the application still gives a preview or a sentence.

`python -m tests.app.importing.mutations --count 10000` does it ten thousand times over. Each mutation has a number, by
which one that went wrong can be done again: `--first 4711 --count 1`. `--from FOLDER` adds workbooks to damage.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.apart import Apart
from app.errors import UserError
from app.importing import limits
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.reading import READER, UnreadableFile, read_workbook
from app.importing.refused import TOO_COSTLY
from app.process_walls import MEGABYTE
from tests.app.importing.damage import damaged
from tests.app.importing.good_workbooks import write_good_workbooks
from tests.files import make_template, open_core
from tests.inputs import real_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.bootstrap import Core

ONE_READER = 100
"""Files that one reading process reads before there is another: its processor time is counted over its whole life."""
_END = 5
"""Seconds that it may take until a reading process that was silent too long is gone."""
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})


@dataclass
class Findings:
    """What came of the mutations: how often which end, and what must not be."""

    ends: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)
    """Seconds, and the number of the mutation."""


def mutate(
    core: Core, sources: Sequence[Path], folder: Path, *, first: int, count: int
) -> Findings:
    """Look at `count` damaged workbooks; anything but a preview or a sentence in time is wrong."""
    trial = _Trial(Importer(core.read, KINDS, LOOKUPS), sources, folder)
    before = table_sizes(core)
    for start in range(first, first + count, ONE_READER):
        with Apart(READER, limits.WALLS, limits.SECONDS) as reader:
            for number in range(start, min(start + ONE_READER, first + count)):
                trial.look_at(number, reader)
    if table_sizes(core) != before:
        trial.findings.wrong.append("something was written without having been confirmed")
    return trial.findings


def table_sizes(core: Core) -> dict[str, int]:
    """Count the rows of every table."""
    from sqlalchemy import func, select  # noqa: PLC0415 - the command line begins without it

    from models.base import Base  # noqa: PLC0415 - the same

    with core.read() as session:
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
        }


def sources_in(*folders: Path) -> list[Path]:
    """Give every workbook and text table of folders."""
    return sorted(
        path for folder in folders for path in folder.rglob("*") if path.suffix in SUFFIXES
    )


class _Trial:
    """Damages one source after another and looks at what came of it."""

    def __init__(self, importer: Importer, sources: Sequence[Path], folder: Path) -> None:
        self._importer = importer
        self._sources = sources
        self._folder = folder
        self.findings = Findings()

    def look_at(self, number: int, reader: Apart) -> None:
        """Do the mutation of a number."""
        chance = random.Random(number)  # noqa: S311 - nothing secret, the same damage every time
        source = self._sources[number % len(self._sources)]
        path = self._folder / f"damaged{source.suffix}"
        how, content = damaged(source.read_bytes(), source.suffix, chance)
        path.write_bytes(content)
        told, start = f"{number} ({source.name}, {how})", time.monotonic()
        try:
            end = _end(self._importer, path, reader)
        except Exception:  # noqa: BLE001 - any error but a sentence is what is looked for
            last = traceback.format_exc().strip().splitlines()
            self.findings.wrong.append(f"{told}: {' / '.join(last[-3:])}")
            end = "fault"
        took = time.monotonic() - start
        self.findings.slowest = max(self.findings.slowest, (took, number))
        if took > limits.SECONDS + _END:
            self.findings.wrong.append(f"{told}: {took:.0f} s")
        self.findings.ends[end] += 1


def _end(importer: Importer, path: Path, reader: Apart) -> str:
    try:
        workbook = read_workbook(path, reader=reader)
        preview = importer.look_at(workbook)
    except UnreadableFile as refused:
        if not refused.reason.endswith("."):
            raise AssertionError(f"no sentence: {refused.reason}") from refused
        return "died at its walls" if refused.reason == TOO_COSTLY else "not readable"
    except UserError:
        return "not recognised"
    # A screen asks for all of these.
    _ = (preview.counts, preview.problems, preview.questions, preview.agency, preview.goes_to)
    for row in preview.rows[:200]:
        if row.values or row.complaints:
            preview.shown(row.id)
    return "preview"


def _tell(findings: Findings, seconds: float, first: int) -> str:
    ends = ", ".join(f"{count} {end}" for end, count in findings.ends.most_common())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
    slowest, number = findings.slowest
    return (
        f"numbers from {first}: {ends}; {len(findings.wrong)} wrong; slowest {slowest:.1f} s (number {number}); "
        f"{seconds:.0f} s in all; at most {memory:.0f} MB"
    )


def main(arguments: Sequence[str]) -> int:
    """Damage as many workbooks as is said, and print what came of it."""
    parser = argparse.ArgumentParser(description="Damage workbooks at random and look at them.")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--from", dest="folders", type=Path, action="append", default=[])
    given = parser.parse_args(arguments)
    start = time.monotonic()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for name in ("core", "template", "good"):
            (folder / name).mkdir()
        core = open_core(folder / "core", make_template(folder / "template"))
        stack.callback(core.close)
        sources = [
            *write_good_workbooks(folder / "good"),
            *real_files("partner_returns"),
            *real_files("robustness"),
            *sources_in(*given.folders),
        ]
        good = [path for path in sources if path.suffix in SUFFIXES]
        findings = mutate(core, good, folder, first=given.first, count=given.count)
    told = _tell(findings, time.monotonic() - start, given.first)
    sys.stdout.write("\n".join([*findings.wrong, told, ""]))
    return len(findings.wrong) > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
