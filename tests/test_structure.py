"""The modules of the library: what each may import, so that a reader can start at the bottom."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import rejection_letters

PACKAGE = Path(rejection_letters.__file__).parent


def module_name(file: Path) -> str:
    """Return the dotted name of a module inside the package; empty for the package itself."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(file): file for file in PACKAGE.rglob("*.py")}


def imports_of(module: str, files: Mapping[str, Path], *, annotations: bool) -> set[str]:
    """Return the modules that a module imports, also inside its functions.

    Args:
        module: The module.
        files: The file of every module that counts.
        annotations: Whether imports that only type checkers see count as well.
    """
    tree = ast.parse(files[module].read_text(encoding="utf-8"))
    hidden = set() if annotations else {id(node) for node in only_for_type_checkers(tree)}
    is_package = files[module].name == "__init__.py"
    package = module.split(".") if is_package else module.split(".")[:-1]
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level and id(node) not in hidden:
            base = [*package[: len(package) - node.level + 1], *(node.module or "").split(".")]
            name = ".".join(filter(None, base))
            submodules = {f"{name}.{alias.name}".lstrip(".") for alias in node.names} & {*files}
            found |= submodules
            # What is not a module comes from the package's __init__.
            if len(submodules) < len(node.names):
                found.add(name)
    return found - {module}


def only_for_type_checkers(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield everything inside `if TYPE_CHECKING:`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            for statement in node.body:
                yield from ast.walk(statement)


def circles(files: Mapping[str, Path], *, annotations: bool) -> list[set[str]]:
    """Return the sets of modules that import each other, directly or through others."""
    imports = {module: imports_of(module, files, annotations=annotations) for module in files}

    @functools.cache
    def reached(module: str) -> frozenset[str]:
        seen: set[str] = set()
        ahead = {module}
        while ahead:
            ahead = set().union(*(imports[one] for one in ahead)) - seen
            seen |= ahead
        return frozenset(seen)

    found = {
        frozenset(other for other in reached(module) if module in reached(other))
        for module in files
        if module in reached(module)
    }
    return [set(circle) for circle in found]


def test_no_modules_import_each_other():
    """There is no import circle at run time, counting imports inside functions."""
    assert circles(FILES, annotations=False) == []


def test_only_letters_templates_and_formats_annotate_each_other():
    """A letter has a template, whose reviewer reads letters, and a format renders letters."""
    allowed = {"_letter", "_remarks", "_template", "_template._template", "_template._catalog"}
    for circle in circles(FILES, annotations=True):
        assert {one for one in circle if not one.startswith("formats")} <= allowed


def test_circles_are_found(tmp_path):
    """The checks above can fail: one circle runs through a function, one through annotations."""
    for name, code in {
        "a": "from . import b",
        "b": "def function():\n    from .a import thing",
        "c": "from .d import Thing",
        "d": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .c import Other",
    }.items():
        (tmp_path / f"{name}.py").write_text(code)
    files = {file.stem: file for file in tmp_path.glob("*.py")}

    assert circles(files, annotations=False) == [{"a", "b"}]
    assert sorted(map(sorted, circles(files, annotations=True))) == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize("module", sorted(name for name in FILES if name.startswith("_plugins")))
def test_plugins_know_neither_templates_nor_formats(module):
    """The registry is generic: a third kind of plugin needs no change to it."""
    known = {"errors", "_untrusted", "_values", "_notebook"}
    others = {one for one in imports_of(module, FILES, annotations=True) if "_plugins" not in one}

    assert others <= known
