"""Python's search for rubbish, put off while very many objects are made that stay."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def unswept() -> Iterator[None]:
    """Put the search off for a block: it looks through all there is again and again, and finds nothing there.

    It takes a sixth of a start and a fifth of a long import (measured). What nobody refers to is freed at once as ever.
    What was made in the block is put with what has been there for long: to look through it once more at its end stops
    every thread, the screen's too, for half a second where 200,000 rows were read.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
