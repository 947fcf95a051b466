"""Python's search for rubbish, put off while very many objects are made that stay."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


MANY = 100_000
"""Objects made in a block and still there, from which to look through them at its end would be felt."""


@contextmanager
def unswept() -> Iterator[None]:
    """Put the search off for a block: it looks through all there is again and again, and finds nothing there.

    It takes a sixth of a start and a fifth of a long import (measured). What nobody refers to is freed at once as ever.
    Where very much was made in the block, it is put with what has been there for long: to look through it once more at
    its end stops every thread, the screen's too, for half a second where 200,000 rows were read. After a short block
    (every form that is saved is one) all goes on as before: what the start set apart would be looked through again
    ever after, and rubbish that is put with what stays is hardly ever looked for.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] > MANY:
                gc.freeze()
                gc.unfreeze()
            gc.enable()
