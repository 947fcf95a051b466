"""What is cleared away when a file closes: copies of papers that were looked at, and content that nothing needs."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from app.errors import EnvironmentProblem
from app.papers.contents import superfluous, sweep
from app.papers.opened import remove_copies

if TYPE_CHECKING:
    from app.bootstrap import Core

_log = logging.getLogger(__name__)


def clear_away(core: Core) -> None:
    """Clear away what the open file needs no more; what cannot go now goes the next time it closes."""
    remove_copies(core)
    if core.file is None or core.file.read_only:
        return
    now = core.clock.now()
    try:
        with core.read() as session:
            has_any = bool(superfluous(session.connection(), now))
        if has_any:
            with core.unjournaled() as connection:
                sweep(connection, now)
    except EnvironmentProblem as problem:
        _log.info("the content of papers was not swept: %s", type(problem).__name__)
    except Exception:  # noqa: BLE001 - whatever is wrong with it, the file is closed
        _log.exception("the content of papers was not swept")
