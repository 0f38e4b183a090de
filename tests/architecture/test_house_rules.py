"""Rules for the code that import contracts can't say."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.source_code import PACKAGE, modules

# Money passes through these; drawing positions in outputs/ and presentation/ are no money.
EXACT = ("domain", "application", "persistence", "regulations")

# The clock is read in one place, and at the edges where a person starts something.
CLOCK_READERS = ("foundation/clock.py", "presentation/", "bootstrap.py")

NOW = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("time", "localtime"),
}


def test_no_float_near_money() -> None:
    found = []
    for path, tree in modules():
        if _name(path).startswith(EXACT):
            for node in ast.walk(tree):
                literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
                call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
                if literal or call:
                    found.append(_place(path, node))
    assert not found


def test_only_the_clock_reads_the_clock() -> None:
    found = [
        _place(path, node)
        for path, tree in modules()
        if not _name(path).startswith(CLOCK_READERS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name | ast.Attribute)
        and (node.value.id if isinstance(node.value, ast.Name) else node.value.attr, node.attr) in NOW
    ]
    assert not found, "take the date from desktop_app.foundation.clock, or as an argument"


def test_amounts_are_stored_as_integers() -> None:
    """SQLAlchemy's Numeric changes large amounts on SQLite."""
    inexact = {"Numeric", "Float", "DECIMAL", "NUMERIC", "REAL", "FLOAT", "Double", "DOUBLE", "DOUBLE_PRECISION"}
    found = [
        _place(path, node)
        for path, tree in modules()
        if _name(path).startswith("persistence")
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id in inexact)
        or (isinstance(node, ast.Attribute) and node.attr in inexact)
        or (isinstance(node, ast.ImportFrom) and any(alias.name in inexact for alias in node.names))
    ]
    assert not found


def test_modules_say_what_they_are() -> None:
    silent = [
        _name(path)
        for path, tree in modules()
        if "migrations/versions" not in _name(path) and not ast.get_docstring(tree)
    ]
    assert not silent


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _place(path: Path, node: ast.AST) -> str:
    return f"{_name(path)}:{getattr(node, 'lineno', '?')}"
