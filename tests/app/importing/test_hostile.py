"""Every odd or hostile file gives what it should: its content, or one plain sentence; nothing else happens."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.apart import Apart
from app.errors import UserError
from app.importing import limits
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.reading import READER, read_workbook
from tests.app.importing import attacks
from tests.app.importing.mutations import table_sizes
from tests.guards.source import ROOT
from tests.inputs import real, real_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.bootstrap import Core

UNKNOWN = "no sheet has headings of anything that can be read in"
NO_CONTENT = "This workbook holds no text and no figures."
SAID = {
    "OOM_alloc.xls": UNKNOWN,
    "any_sheets.ods": UNKNOWN,
    "any_sheets.xlsb": UNKNOWN,
    "any_sheets.xlsx": UNKNOWN,
    "date.ods": UNKNOWN,
    "date.xlsb": UNKNOWN,
    "date_1904.xls": UNKNOWN,
    "date_1904.xlsx": UNKNOWN,
    "empty_sheet.xlsx": NO_CONTENT,
    "errors.xlsx": UNKNOWN,
    "excel_pasting.csv": UNKNOWN,
    "has_x000D_.xlsx": UNKNOWN,
    "issue_594_dos.ods": "This workbook is too large once unpacked; delete what is not needed and save it again.",
    "merged_cells.ods": UNKNOWN,
    "merged_range.xlsx": UNKNOWN,
    "minimal_package.xlsx": "sheet “Sheet1” lists single people with dates of birth in R3",
    "mixedGLB.csv": UNKNOWN,
    "null.csv": UNKNOWN,
    "pass_protected.ods": "This workbook is protected with a password; ask for it without one",
    "pass_protected.xlsx": "This workbook is protected with a password; ask for it without one",
    "picture.xlsx": NO_CONTENT,
    "simple.unknown": "This file is empty (0 bytes).",
    "skip_initials.csv": UNKNOWN,
    "spanish_chars.csv": UNKNOWN,
    "sparse_with_column_errors.csv": UNKNOWN,
    "too_small.xls": "This is not a workbook or table that can be read; ask for it as .xlsx, .ods or .csv.",
    "utf-16le_encoded.csv": UNKNOWN,
    "utf8bom.csv": UNKNOWN,
    "vba.xlsm": NO_CONTENT,
    "weird_head_padding.csv": UNKNOWN,
}
READ = {
    "OOM_alloc.xls": (8, 1, "Principal Projects / Deals:"),
    "any_sheets.xlsb": (2, 2, 4.0),
    "errors.xlsx": (4, 1, "#NULL!"),
    "excel_pasting.csv": (
        1,
        1,
        "CO2 emissions by different sub-groups in manufacturing sector, 2000 to 2007",
    ),
    "has_x000D_.xlsx": (1, 1, "ABC\nDEF"),
    "merged_cells.ods": (1, 1, "A"),
    "skip_initials.csv": (1, 1, "field1"),
    "utf8bom.csv": (1, 1, "kitten"),
}
"""What stands in one cell of some of them: row, column, value."""
RENAMED = (".xlsx", ".xls", ".xlsb", ".ods")
"""Suffixes that the reading process gives a file by what is in it."""
ATTACKS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "laughs.xlsx": (attacks.billion_laughs, "document type definition"),
    "quadratic.xlsx": (attacks.quadratic, "document type definition"),
    "entity.xlsx": (attacks.outside_entity, "document type definition"),
    "bomb.xlsx": (attacks.packed_thousandfold, "too large once unpacked"),
    "parts.xlsx": (attacks.thousands_of_parts, "too large once unpacked"),
    "repeated.ods": (attacks.repeated_rows, "too large once unpacked"),
    "far.xlsx": (attacks.far_corner, "cell XFD1048576"),
    "dimension.xlsx": (attacks.boastful_dimension, "good"),
    "dde.xlsx": (attacks.command_formula, "good"),
    "links.xlsx": (attacks.outside_links, "good"),
    "climbing.xlsx": (attacks.climbing_names, "good"),
    "embedded.xlsm": (attacks.embedded_program, "good"),
    "styles.xlsx": (attacks.many_styles, "good"),
    "deep.xlsx": (attacks.deep_nesting, "damaged|more memory or time|good"),
    "locked.xlsx": (attacks.locked_part, "damaged"),
    "nested.xlsx": (attacks.nested_package, "damaged"),
    "odd.xls": (attacks.odd_container, "damaged"),
    "long.xlsx": (attacks.longest_text, "good"),
    "command.csv": (attacks.command_text, "good"),
    "null.csv": (attacks.null_bytes, "not a workbook or table"),
    "turned.csv": (attacks.turned_text, "good"),
    "line.csv": (attacks.one_long_line, "not a workbook or table"),
    "wide.csv": (attacks.million_columns, "too large"),
}


def told(importer: Importer, path: Path, reader: Apart) -> str:
    """Give the sentence of a refusal, or the kind that was recognised."""
    try:
        return importer.look_at(read_workbook(path, reader=reader)).kind.title
    except UserError as refused:
        return str(refused)


def first_text(path: Path) -> str:
    """Give the sentence of a refusal, or what stands in the first cell."""
    try:
        return str(read_workbook(path).sheets[0].cell(1, 1).value)
    except UserError as refused:
        return str(refused)


def test_no_odd_file_is_without_its_sentence() -> None:
    names = {path.name for path in real_files("robustness")}
    assert names <= SAID.keys()


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory, template: Path) -> tuple[dict[str, str], bool]:
    """Look at every odd file once: what is told of each, and whether all is in the file as it was."""
    from tests.files import open_core  # noqa: PLC0415 - SQLAlchemy only where a test wants a file

    core: Core = open_core(tmp_path_factory.mktemp("hostile"), template)
    before = table_sizes(core)
    importer = Importer(core.read, KINDS, LOOKUPS)
    with Apart(READER, limits.WALLS, limits.SECONDS) as reader:
        found = {path.name: told(importer, path, reader) for path in real_files("robustness")}
    same = table_sizes(core) == before
    core.close()
    return found, same


@pytest.mark.parametrize("name", SAID)
def test_each_odd_file_gives_one_plain_sentence(
    looked: tuple[dict[str, str], bool], name: str
) -> None:
    real("robustness", name)
    sentence = looked[0][name]
    assert sentence.startswith(f"{name}: ")
    assert SAID[name] in sentence
    assert sentence.endswith(".")
    assert not {"Traceback", "Error", "None", "<", "\n"} & {*sentence.split(), *sentence}


def test_nothing_is_written_by_looking(looked: tuple[dict[str, str], bool]) -> None:
    assert looked[1]


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_of_an_odd_file_is_read(name: str) -> None:
    row, column, value = READ[name]
    assert read_workbook(real("robustness", name)).sheets[0].cell(row, column).value == value


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_ends_in_plain_content_or_a_sentence(tmp_path: Path, name: str) -> None:
    make, expected = ATTACKS[name]
    folder = tmp_path / "in"
    folder.mkdir()
    path = make(folder / name)
    size = path.stat().st_size
    assert re.search(expected, first_text(path))
    assert size < limits.FILE_BYTES
    assert [each.name for each in tmp_path.rglob("*") if each.is_file()] == [name]


def test_the_reading_process_opens_nothing_but_what_it_was_given(tmp_path: Path) -> None:
    made = [make(tmp_path / name) for name, (make, _) in ATTACKS.items()]
    copies = []
    for number, source in enumerate([*real_files("robustness"), *made]):
        copies.append(tmp_path / f"copy{number}{source.suffix}")
        copies[-1].write_bytes(source.read_bytes())
    given = {str(copy.with_suffix(suffix)) for copy in copies for suffix in (copy.suffix, *RENAMED)}
    own = (sys.prefix, sys.base_prefix, str(ROOT), str(tmp_path / "out"))
    assert not [
        (event, what)
        for event, what in done_while_reading(copies, tmp_path / "out")
        if event != "os.rename" and what not in given and not what.startswith(own)
    ]


def done_while_reading(sources: Sequence[Path], out: Path) -> list[tuple[str, str]]:
    """Let one reading process read files; give what it opened, connected to or started, as Python's audit tells it."""
    program = (
        "import json, sys; from app.importing.child import main;"
        "from app.importing import values, text_tables, marks, colours, open_marks, old_marks, binary_parts;"
        "import python_calamine, defusedxml.ElementTree; seen = set();"
        "sys.addaudithook(lambda event, given: seen.add((event, str(given[0]))) if event == 'open' or "
        "event.split('.')[0] in ('socket', 'subprocess', 'os') else None); main();"
        "sys.stderr.write(json.dumps(sorted(seen)))"
    )
    asked = [asdict(limits.WALLS), *({"read": str(each), "into": str(out)} for each in sources)]
    done = subprocess.run(
        [sys.executable, "-c", program],
        input="".join(f"{json.dumps(each)}\n" for each in asked),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.count("end of answer") == len(sources)
    return [(event, what) for event, what in json.loads(done.stderr.splitlines()[-1])]
