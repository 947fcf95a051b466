"""The project's own source as syntax trees, for the tests of house rules."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("app", "ui", "models", "reports")


@dataclass(frozen=True)
class Module:
    """One file: its path below the project, with slashes, and its tree."""

    name: str
    tree: ast.Module

    @property
    def dotted(self) -> str:
        """Give the name it is imported by."""
        return self.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def places(self, *kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
        """Give each node of these kinds with its place, `ui/window.py:12`."""
        for node in ast.walk(self.tree):
            if isinstance(node, kinds):
                yield f"{self.name}:{getattr(node, 'lineno', 1)}", node

    @cached_property
    def identifiers(self) -> tuple[tuple[str, str], ...]:
        """Each place with a name, an attribute or an imported name that stands there."""
        return tuple(
            (place, word.rsplit(".", 1)[-1])
            for place, node in self.places(ast.Name, ast.Attribute, ast.alias)
            if (word := _word(node))
        )

    @cached_property
    def loaded(self) -> tuple[tuple[int, str], ...]:
        """Line and name of every import that runs when the module is loaded."""
        return tuple(_imported_at_start(self.tree))


def modules(*folders: str) -> tuple[Module, ...]:
    """Give every module below these folders."""
    return tuple(module for folder in folders for module in _modules_of(folder))


@cache
def _modules_of(folder: str) -> tuple[Module, ...]:
    return tuple(
        Module(path.relative_to(ROOT).as_posix(), ast.parse(path.read_bytes(), path.name))
        for path in sorted((ROOT / folder).rglob("*.py"))
    )


def _imported_at_start(tree: ast.Module) -> Iterator[tuple[int, str]]:
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                continue
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                waiting += node.orelse
                continue
            case ast.Import():
                yield from ((node.lineno, alias.name) for alias in node.names)
            case ast.ImportFrom(module=str(name)):
                # `from a import b` may load the module a.b.
                yield node.lineno, name
                yield from ((node.lineno, f"{name}.{alias.name}") for alias in node.names)
        waiting += ast.iter_child_nodes(node)


def _word(node: ast.AST) -> str:
    match node:
        case ast.Name(id=word) | ast.Attribute(attr=word) | ast.alias(name=word):
            return word
    return ""
