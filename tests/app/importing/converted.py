"""Partners' workbooks as LibreOffice saves them: .xls, .ods and .csv (`python -m tests.app.importing.converted`).

Prints one line per file and kind; what a kind of file cannot carry, such as fills in .csv, is said beside it. Exits
with 1 where a value that it can carry differs. No part of the suite, which needs no LibreOffice.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from app.bootstrap import build_core
from app.errors import UserError
from app.paths import paths_under
from tests.app.importing.partner_answers import FILES, begin, bring_in, compare
from tests.inputs import FOLDER

KINDS = {"xls": "xls:MS Excel 97", "ods": "ods", "csv": "csv:Text - txt - csv (StarCalc):44,34,76"}
_COLOURED = "section11_rag_by_colour.xlsx"
LOST = {
    (_COLOURED, "xls"): "fills are not read from .xls",
    (_COLOURED, "ods"): "fills are not read from .ods",
    (_COLOURED, "csv"): "a .csv has no fills",
}
"""What another kind of file cannot carry."""


def main() -> int:
    """Convert, import and compare every file; gives the exit code."""
    office = shutil.which("soffice")
    if office is None:
        sys.stderr.write("LibreOffice is not installed here.\n")
        return 1
    differing = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for suffix, target in KINDS.items():
            convert(office, target, folder)
            for each in FILES:
                told = outcome(folder / Path(each).with_suffix(f".{suffix}").name, each)
                lost = LOST.get((each, suffix), "")
                differing += bool(told) and not lost
                said = f"{told or 'the same'}{f' ({lost})' if lost else ''}"
                sys.stdout.write(f"{each:32} .{suffix}  {said}\n")
    return 1 if differing else 0


def convert(office: str, target: str, folder: Path) -> None:
    """Let LibreOffice save every file as another kind, with a profile of its own."""
    sources = [str(FOLDER / "partner_returns" / each) for each in FILES]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", target, "--outdir", str(folder), *sources],
        check=True,
        capture_output=True,
        timeout=300,
    )


def outcome(path: Path, name: str) -> str:
    """Import a file into a new one of the program; gives how it differs from the answers, "" if it does not."""
    with tempfile.TemporaryDirectory() as place:
        core = build_core(paths_under(Path(place)))
        core.create(core.paths.file_for("Converted"))
        try:
            begin(core)
            found, wanted = compare(core, name, bring_in(core, path))
        except (AssertionError, UserError) as problem:
            return f"not stored: {problem}"
        finally:
            core.close()
    return "" if found == wanted else f"differs: {_first(found, wanted)}"


def _first(found: object, wanted: object) -> str:
    """Give the first value that differs, as it was found."""
    if isinstance(found, list) and isinstance(wanted, list):
        pairs = zip(found, wanted, strict=False)
        differing = next((pair for pair in pairs if pair[0] != pair[1]), None)
        return str(differing or f"{len(found)} rows, not {len(wanted)}")
    return f"{found}, not {wanted}"


if __name__ == "__main__":
    sys.exit(main())
