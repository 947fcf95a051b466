"""The command line `pdesk`: the same operations without a screen; it never loads Qt.

Exit codes: 0 done, 1 refused with one sentence on standard error, 2 wrong usage: what no file could answer, such as a
kind, a report, an option or a day that there is not. A name that this file does not hold is refused with 1.
"""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys
from typing import TYPE_CHECKING

from app.errors import Cancelled, EnvironmentProblem, InvalidValues, UserError, WrongUsage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DONE, REFUSED, MISUSED = 0, 1, 2
READ_WORKBOOK = "read-workbook"
READ_PDF, MERGE_PACK, MARK_COPY = "read-pdf", "merge-pack", "mark-copy"
"""The hidden verbs of the processes that work on what others sent, said here again so that nothing is loaded for it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one verb and give the exit code; nothing ever ends in a traceback."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words in ([READ_WORKBOOK], [READ_PDF], [MERGE_PACK], [MARK_COPY]):
        return _be_child(words[0])
    _speak_unicode()
    # Without a listener Python itself would print what is meant for the log.
    logging.getLogger().addHandler(logging.NullHandler())
    wished = _parser().parse_args(words)
    run: Callable[[argparse.Namespace], None] = wished.run
    try:
        run(wished)
        sys.stdout.flush()
    except (UserError, EnvironmentProblem, Cancelled) as refused:
        return _refuse(_sentence(refused), MISUSED if isinstance(refused, WrongUsage) else REFUSED)
    except KeyboardInterrupt:
        return _refuse("Stopped. Nothing was changed.")
    except BrokenPipeError:
        # Who read us has heard enough, as `head` has; nothing more can be written, not even at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as bug:  # noqa: BLE001 - a script gets a sentence; the log gets the rest
        _log_bug(bug)
        return _refuse(
            f"Something in Partnership Desk failed ({type(bug).__name__}); nothing was changed."
        )
    return DONE


def _speak_unicode() -> None:
    """Write UTF-8 on every system; Windows' own habit has no sign for half the names."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    from ui.commandline import (  # noqa: PLC0415 - the child of an import needs none of them
        chair,
        documents,
        files,
        importing,
        letters,
        packs,
        records,
        returns,
        templates,
        versions,
    )

    parser = argparse.ArgumentParser("pdesk", description="Partnership Desk without a screen.")
    verbs = parser.add_subparsers(title="verbs", required=True, metavar="VERB")
    for module in (
        files,
        importing,
        records,
        documents,
        templates,
        packs,
        letters,
        returns,
        chair,
        versions,
    ):
        module.add_verbs(verbs)
    return parser


def _sentence(refused: Exception) -> str:
    if isinstance(refused, InvalidValues):
        return " ".join(refused.problems.values())
    return str(refused)


def _refuse(sentence: str, code: int = REFUSED) -> int:
    print(sentence, file=sys.stderr)
    return code


def _log_bug(bug: Exception) -> None:
    from app.log import start_log  # noqa: PLC0415 - the same
    from app.paths import own_paths  # noqa: PLC0415 - the same

    start_log(own_paths())
    logging.getLogger(__name__).error("the command line failed", exc_info=bug)


def _be_child(verb: str) -> int:
    """Be a process that works on what others sent; the frozen program has no interpreter to start instead."""
    if verb == READ_PDF:
        from app.papers import pdf_child  # noqa: PLC0415 - only the child needs it

        return pdf_child.main()
    if verb == MERGE_PACK:
        from reports import pack_child  # noqa: PLC0415 - the same

        return pack_child.main()
    if verb == MARK_COPY:
        from reports import marked_child  # noqa: PLC0415 - the same

        return marked_child.main()
    from app.importing import child  # noqa: PLC0415 - the same

    return child.main()


if __name__ == "__main__":
    raise SystemExit(main())
