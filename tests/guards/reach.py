"""What of the application a person can reach: from the window and the command line, through whatever these call."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.guards.source import modules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.guards.source import Module

_SAMPLE = "app/sample/"
"""What only the sample uses, no person can do."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def operations() -> dict[str, str]:
    """Give every public operation with its place: a function of the application whose first argument is the work."""
    return {
        node.name: f"{module.name}:{node.lineno}"
        for module in _application()
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and _is_operation(node)
    }


def reached() -> set[str]:
    """Give every name that screens, command line and documents take from the application, and so on through it.

    What stands outside functions in the application is reached as soon as it is loaded: the catalogue, import kinds.
    """
    found = {word for module in modules("ui", "reports") for word in _taken(module.tree)}
    waiting: dict[str, set[str]] = {}
    for module in _application():
        for node in module.tree.body:
            if isinstance(node, Function):
                waiting.setdefault(node.name, set()).update(_words(node))
            elif not isinstance(node, ast.Import | ast.ImportFrom):
                found |= set(_words(node))
    while following := found & waiting.keys():
        found = found.union(*(waiting.pop(name) for name in following))
    return found


def _application() -> list[Module]:
    return [module for module in modules("app") if not module.name.startswith(_SAMPLE)]


def _is_operation(node: ast.FunctionDef) -> bool:
    first = node.args.args[:1]
    return bool(first) and first[0].annotation is not None and _named(first[0].annotation) == "Work"


def _taken(tree: ast.AST) -> Iterator[str]:
    """Give the names a module imports from the application; ruff sees to it that each is used."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "app":
            yield from (alias.name for alias in node.names)


def _words(tree: ast.AST) -> Iterator[str]:
    """Give the names that are used within; a name that is only imported, or listed in __all__, is not."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            yield _named(node)


def _named(node: ast.AST) -> str:
    match node:
        case ast.Name(id=word) | ast.Attribute(attr=word):
            return word
    return ""
