"""A process for the tests of `app/apart.py` that does what it is asked: answer, spin, die, eat memory, chatter."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from app.apart import serve

if TYPE_CHECKING:
    from collections.abc import Iterator


def answer(question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Answer with the number of the process, then do what is asked."""
    yield {"process": os.getpid()}
    while question["do"] == "spin":
        pass
    if question["do"] == "chatter":
        print("warning: xref table damaged", flush=True)  # noqa: T201 - as a library does that it uses
    if question["do"] == "die":
        os._exit(3)
    if question["do"] == "eat":
        yield {"eaten": len(bytearray(2_000_000_000))}
    if question["do"] == "write":
        with open(question["path"], "wb") as file:  # noqa: PTH123 - the wall is asked for by the system's own call
            file.write(b"x" * 2_000_000)
        yield {"written": True}


if __name__ == "__main__":
    sys.exit(serve(answer))
