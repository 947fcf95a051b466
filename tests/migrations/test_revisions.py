"""Revisions: they stand alone, in one line, and the first is what the tables are until 1.0 is released."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
from alembic.script import ScriptDirectory

from models.header import SCHEMA
from models.migrations.rewrite import FIRST, first_revision
from models.migrations.run import OURS, config
from tests.guards.source import FLOORS

if TYPE_CHECKING:
    from pathlib import Path

REVISIONS = sorted(OURS.folder.glob("[0-9]*.py"))


@pytest.mark.parametrize("path", REVISIONS, ids=lambda path: path.stem)
def test_a_revision_imports_nothing_of_the_program(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = [
        name
        for node in ast.walk(tree)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    ]
    assert [name for name in named if name.split(".")[0] in FLOORS] == []


def test_revisions_stand_in_one_line_up_to_the_schema_of_the_program() -> None:
    scripts = ScriptDirectory.from_config(config(OURS))
    numbers = [int(script.revision[:4]) for script in scripts.walk_revisions()]
    assert numbers == list(range(SCHEMA, 0, -1))
    assert len(scripts.get_heads()) == 1


@pytest.mark.parametrize("path", REVISIONS, ids=lambda path: path.stem)
def test_the_name_of_the_file_is_the_revision(path: Path) -> None:
    stem = path.stem
    scripts = ScriptDirectory.from_config(config(OURS))
    assert scripts.get_revision(stem).revision == stem


def test_the_first_revision_is_written_from_the_tables_as_they_stand() -> None:
    assert ast.dump(ast.parse(first_revision())) == ast.dump(
        ast.parse(FIRST.read_text(encoding="utf-8"))
    )
