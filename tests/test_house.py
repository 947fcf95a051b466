"""The house rules that no linter knows, each with its reason."""

from __future__ import annotations

import ast
import logging
import re
import subprocess
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from importlinter.cli import lint_imports

from tests.guards.reach import operations, reached
from tests.guards.source import FLOORS, ROOT, modules

if TYPE_CHECKING:
    from tests.guards.source import Module

# Loading one of these costs 30 to 600 ms, so it waits inside a function until it is used.
HEAVY = {
    "PIL",
    "alembic",
    "docx",
    "docxtpl",
    "holidays",
    "hunspell",
    "icalendar",
    "importlib.resources",
    "matplotlib",
    "openpyxl",
    "pikepdf",
    "pypdf",
    "python_calamine",
    "rapidfuzz",
    "reportlab",
    "typst",
    "xlsxwriter",
}
# Folders that are no feature.
MACHINERY = {"commandline", "importing", "widgets"}
# Alembic itself loads these.
MIGRATIONS = "models/migrations/"


@dataclass(frozen=True)
class Ban:
    """Words that may stand in no module of these folders, but for the excepted paths, and why."""

    words: frozenset[str]
    folders: tuple[str, ...]
    reason: str
    excepted: tuple[str, ...] = ()


BANS = (
    Ban(
        frozenset({"QLabel", "QMessageBox", "QErrorMessage", "QTextBrowser"}),
        ("ui",),
        "they take text from data for markup, which opens files it names: use ui/widgets",
        ("ui/widgets/",),
    ),
    Ban(
        frozenset({"setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown"}),
        ("ui",),
        "text from data is plain text",
    ),
    Ban(
        frozenset({"processEvents", "exec_"}),
        ("ui",),
        "a second event loop lets an act start inside another",
    ),
    Ban(
        frozenset({"QtSql", "QtNetwork", "QtWebEngineCore", "QtQml"}),
        ("ui",),
        "the database and the network have one door each, and it is not Qt's",
    ),
    Ban(
        frozenset({"fsync"}),
        ("app", "models", "reports", "ui"),
        "one way to put a file in its place, so that a scanner on Windows and a power cut are thought of once",
        ("models/files.py",),
    ),
    Ban(
        frozenset({"StaticPool"}),
        ("app", "models", "tests"),
        "a second session's return rolls the first one back, whose commit then “succeeds”",
    ),
    Ban(
        frozenset({"Mock", "MagicMock", "patch", "sleep", "qWait"}),
        ("tests",),
        "real parts instead of mocks, signals instead of waiting",
        ("tests/test_house.py",),
    ),
)
# Method -> which argument is the text.
TIPS = {"setToolTip": 0, "setWhatsThis": 0, "showText": 1}
CODE = re.compile(r"[a-z][A-Z]|_")
FIELD_KINDS = {
    *("Choice", "Day", "Email", "Figure", "Flag", "Folder", "Link", "Links"),
    *("Money", "Note", "Number", "Percent", "Text", "Time"),
}
SQLITE = re.compile(r"\bPRAGMA\b|\bsqlite_\w+")
VAGUE_CLASS = re.compile(r"(Manager|Service|Helper|Handler|Controller)$")
VAGUE_MODULE = re.compile(r"(^|/)(utils?|misc|common|helpers?)(/|\.py$)")
MACHINE = re.compile(
    r"(/home/\w|/root/|/Users/\w|(?<![\w.])/work/|\b[C-Z]:\\+Users\\|://[\w.-]*(pypi|npmjs)\.|index-ur[l])"
)

# Operations that no screen and no command reaches, each with its reason.
UNREACHED: dict[str, str] = {}

# These name places on purpose.
EXAMPLES = {"tests/test_house.py", "tests/models/test_places.py"}


def test_imports_keep_the_contracts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    known = [
        logger
        for logger in logging.root.manager.loggerDict.values()
        if isinstance(logger, logging.Logger)
    ]
    assert lint_imports(no_logo=True) == 0
    # The linter sets logging up for itself, which silences every logger that exists by then.
    for logger in known:
        logger.disabled = False


def test_every_feature_has_its_place_in_the_order_of_features() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (order,) = (each["layers"] for each in contracts if each.get("containers"))
    folders = {
        path.parent.name for floor in ("app", "ui") for path in (ROOT / floor).glob("*/__init__.py")
    }
    assert folders - MACHINERY <= {name.strip("()") for name in order}


def test_packages_are_empty() -> None:
    folders = [*FLOORS, "installer", "resources", "tests"]
    inits = [path for name in folders for path in (ROOT / name).rglob("__init__.py")]
    assert [str(path) for path in inits if path.read_text(encoding="utf-8").strip()] == []


def test_nothing_but_a_writer_loads_a_heavy_library_at_start() -> None:
    # A writer in reports/ may be built on one, as long as whoever uses it loads it in a function.
    loading = _modules_loading_heavy_libraries()
    assert [each for each in loading if not each.startswith("reports.")] == []


@pytest.mark.parametrize("ban", BANS, ids=lambda ban: min(ban.words))
def test_no_banned_word_stands_in_the_source(ban: Ban) -> None:
    found = [
        f"{place} {word}: {ban.reason}"
        for module in modules(*ban.folders)
        if not module.name.startswith(ban.excepted or ("-",))
        for place, word in module.identifiers
        if word in ban.words
    ]
    assert found == []


def test_only_models_asks_sqlite_for_its_ways() -> None:
    found = [
        f"{place}: a function of models/pragmas.py"
        for module in modules("app", "reports", "ui")
        for place, node in module.places(ast.Constant)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and SQLITE.search(node.value)
    ]
    assert found == []


def test_the_label_of_a_field_is_made_of_words() -> None:
    # A class that is renamed by its name everywhere takes labels with it.
    found = [
        f"{place}: {call.args[1].value!r}"
        for module in modules("app", "reports")
        for place, call in module.places(ast.Call)
        if isinstance(call, ast.Call)
        and len(call.args) > 1
        and isinstance(call.args[1], ast.Constant)
        and ast.unparse(call.func) in FIELD_KINDS
        and CODE.search(str(call.args[1].value))
    ]
    assert found == []


def test_a_painter_ends_with_its_block() -> None:
    # One that outlives its paintEvent, in a traceback or a circle of references, takes the program down when Python
    # clears it away after its widget.
    found = [
        f"{place}: with QPainter(...) as painter"
        for module in modules("ui")
        for place, node in module.places(ast.Assign)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "QPainter"
    ]
    assert found == []


def test_tool_tips_are_fixed_words_or_escaped() -> None:
    found = [
        f"{place}: wrap it in plain_tip()"
        for module in modules("ui")
        for place, call in module.places(ast.Call)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in TIPS
        and not all(map(_is_safe_tip, call.args[TIPS[call.func.attr] :][:1]))
    ]
    assert found == []


def test_only_the_program_runs_an_event_loop() -> None:
    found = [
        f"{place}: open() a dialog, popup() a menu"
        for module in modules("ui")
        # A drag has no other door than its own loop.
        if module.name not in {"ui/start.py", "ui/widgets/month.py", "ui/widgets/row_drag.py"}
        for place, word in module.identifiers
        if word == "exec"
    ]
    assert found == []


def test_threads_are_not_made_by_subclassing() -> None:
    found = [
        place
        for module in modules("ui")
        for place, node in module.places(ast.ClassDef)
        if isinstance(node, ast.ClassDef) and "QThread" in map(ast.unparse, node.bases)
    ]
    assert found == []


def test_names_say_what_a_thing_is() -> None:
    everything = modules(*FLOORS, "installer", "tests")
    files = [module.name for module in everything if VAGUE_MODULE.search(module.name)]
    classes = [
        f"{place} {node.name}"
        for module in everything
        for place, node in module.places(ast.ClassDef)
        if isinstance(node, ast.ClassDef) and VAGUE_CLASS.search(node.name)
    ]
    assert files + classes == []


def test_a_public_class_of_app_and_models_has_a_name_of_its_own() -> None:
    places: dict[str, list[str]] = {}
    for module in modules("app", "models"):
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(module.name)
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_every_operation_can_be_done_by_a_person() -> None:
    known = reached()
    missing = {name: place for name, place in operations().items() if name not in known}
    assert {name: place for name, place in missing.items() if name not in UNREACHED} == {}
    assert sorted(UNREACHED) == sorted(missing.keys() & UNREACHED.keys()), "a reason that is over"


def test_imports_store_by_the_operations_of_their_feature() -> None:
    """Rows put into tables past the operations would escape their rules."""
    written = {"insert_many", "update_many", "delete_many"}
    found = [
        f"{path.relative_to(ROOT)}: {sorted(names)}"
        for path in (ROOT / "app").glob("*/imports.py")
        if (names := written & set(re.findall(r"\w+", path.read_text(encoding="utf-8"))))
    ]
    assert found == []


def test_no_file_names_a_place_on_one_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git clone, so nothing says which files belong to the project")
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        text = _text(name)
        if name not in EXAMPLES and (hit := MACHINE.search(text)):
            found.append(f"{name}:{text.count(chr(10), 0, hit.start()) + 1} {hit[0]}")
    assert found == []


def _modules_loading_heavy_libraries() -> dict[str, str]:
    """Give each such module, directly or through another module, with what it loads and where."""
    loading: dict[str, str] = {}
    while True:
        heavy = HEAVY | loading.keys()
        fresh = {each.dotted: how for each in modules(*FLOORS) if (how := _loads(each, heavy))}
        if fresh == loading:
            return loading
        loading = fresh


def _loads(module: Module, heavy: set[str]) -> str:
    if module.name.startswith(MIGRATIONS):
        return ""
    for line, name in module.loaded:
        if name in heavy or name.split(".")[0] in heavy:
            return f"{name} in line {line}"
    return ""


def _text(name: str) -> str:
    path = ROOT / name
    content = path.read_bytes() if path.is_file() else b""
    return "" if b"\0" in content else content.decode("utf-8", "replace")


def _is_safe_tip(argument: ast.expr) -> bool:
    match argument:
        case ast.Constant():
            return True
        case ast.IfExp():
            return _is_safe_tip(argument.body) and _is_safe_tip(argument.orelse)
        case ast.Call(func=ast.Name(id="plain_tip")):
            return True
    return False
