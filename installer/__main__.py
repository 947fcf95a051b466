"""The acts on the project, one word each: `make WORD`, or `python3 -m installer WORD`."""

from __future__ import annotations

import sys

OLDEST, NEWEST = (3, 11), (3, 14)


def main(words: list[str]) -> int:
    """Do the act named by the first word; exit code 0 done, 1 refused or failed, 2 wrong usage."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(map(str, sys.version_info[:2]))
        print(
            f"Python 3.11, 3.12, 3.13 or 3.14 is needed; this is Python {found}. "
            "Name another one: make setup PYTHON=python3.12",
            file=sys.stderr,
        )
        return 1
    # Only now: the rest may use what an older Python cannot even read.
    from installer.acts import perform  # noqa: PLC0415

    return perform(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
