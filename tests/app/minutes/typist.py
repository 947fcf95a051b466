"""A program of its own that types minutes without end, for a test that kills it."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from app.bootstrap import build_core
from app.minutes.drafts import DraftKeeper, DraftStatus
from app.paths import paths_under


def main(file: Path, item_id: int) -> None:
    """Type one sign after the other; say after each save how many signs were typed before it began."""
    core = build_core(paths_under(file.parent))
    core.open(file)
    typed = begun = 0
    beat = threading.Event()

    def tell(status: DraftStatus) -> None:
        nonlocal begun
        if status.state == "editing":
            begun = typed
        if status.state == "saved":
            sys.stdout.write(f"{begun}\n")
            sys.stdout.flush()

    keeper = DraftKeeper(core, tell, pause=0.05)
    while True:
        typed += 1
        keeper.type(item_id, "x" * typed)
        beat.wait(0.002)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
