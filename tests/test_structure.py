"""Import rules between the modules of the library."""

from __future__ import annotations

import ast
import functools
import re
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


def imports_of(module: str, files: Mapping[str, Path], *, when: str) -> set[str]:
    """Return the modules that a module imports.

    Args:
        module: The module.
        files: The files of all modules to consider.
        when: `"at once"`, `"later"` (inside functions), or `"never"` (for type checkers only).
    """
    found = set()
    for node, moment in imports(ast.parse(files[module].read_text(encoding="utf-8")).body):
        if moment == when:
            found |= targets(node, module, files)
    return found - {module}


def imports(body: list[ast.stmt], when: str = "at once") -> Iterator[tuple[ast.ImportFrom, str]]:
    """Yield the imports among some statements, and when each is executed."""
    for node in body:
        if isinstance(node, ast.Import):
            assert not any(alias.name.startswith("rejection_letters") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, when
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield from imports(node.body, "never")
        else:
            is_function = isinstance(node, ast.FunctionDef)
            for part in ("body", "orelse", "finalbody", "handlers"):
                inner = getattr(node, part, [])
                yield from imports(inner, "later" if is_function else when)


def targets(node: ast.ImportFrom, module: str, files: Mapping[str, Path]) -> set[str]:
    """Return the modules of the library that an import statement names."""
    assert node.level or not (node.module or "").startswith("rejection_letters")
    if not node.level:
        return set()
    is_package = files[module].name == "__init__.py"
    package = module.split(".") if is_package else module.split(".")[:-1]
    above = [part for part in package if part][: len(package) - node.level + 1]
    base = ".".join([*above, *([node.module] if node.module else [])])
    names = {f"{base}.{alias.name}".lstrip(".") for alias in node.names}
    return {name if name in files else base for name in names}


def cycles(files: Mapping[str, Path], *, annotations: bool) -> list[set[str]]:
    """Return the sets of modules that import each other, directly or indirectly."""
    moments = ("at once", "later", "never") if annotations else ("at once", "later")
    imported = {
        module: set().union(*(imports_of(module, files, when=when) for when in moments))
        for module in files
    }

    @functools.cache
    def reached(module: str) -> frozenset[str]:
        seen: set[str] = set()
        ahead = {module}
        while ahead:
            ahead = set().union(*(imported[one] for one in ahead)) - seen
            seen |= ahead
        return frozenset(seen)

    found = {
        frozenset(other for other in reached(module) if module in reached(other))
        for module in files
        if module in reached(module)
    }
    return [set(cycle) for cycle in found]


def test_there_are_no_circular_imports():
    """Imports inside functions count, too."""
    assert cycles(FILES, annotations=False) == []


def test_only_letters_templates_and_formats_have_circular_annotations():
    """Letters have templates, whose reviewers read letters, and formats render letters."""
    allowed = {
        *("_letter", "_note", "_remark"),
        *("_template", "_template._template", "_template._catalog"),
    }
    for cycle in cycles(FILES, annotations=True):
        assert {one for one in cycle if not one.startswith("formats")} <= allowed


def test_circular_imports_are_detected(tmp_path):
    for name, code in {
        "a": "from . import b",
        "b": "def function():\n    from .a import thing",
        "c": "from .d import Thing",
        "d": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .c import Other",
    }.items():
        (tmp_path / f"{name}.py").write_text(code)
    files = {file.stem: file for file in tmp_path.glob("*.py")}

    assert cycles(files, annotations=False) == [{"a", "b"}]
    assert sorted(map(sorted, cycles(files, annotations=True))) == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize("module", sorted(name for name in FILES if name.startswith("_plugins")))
def test_plugins_import_neither_templates_nor_formats(module):
    """The registry is generic, so a third kind of plugin would not need changes to it."""
    known = {"errors", "_untrusted", "_values", "_notebook"}
    for when in ("at once", "later", "never"):
        others = imports_of(module, FILES, when=when)
        assert {one for one in others if not one.startswith("_plugins")} <= known


LAYERS = [
    *("errors", "_locales", "_untrusted", "_prose", "_notebook", "_extras", "_saving"),
    *("_values", "_mail", "_names", "_records", "_model", "_english", "_plugins", "_remark"),
    "_template",
    *("_note", "formats", "_letter", "letters", "_compose", "_review", "reading", "testing", "cli"),
    "__main__",
]
"""The parts of the package, bottom layer first; each may import only parts before it."""

LATER = {
    ("__main__", "cli"),
    ("_letter", "_saving"),
    ("_letter", "_template._catalog"),
    ("_letter", "formats"),
    ("_letter", "formats._catalog"),
    ("_letter", "formats.eml"),
    ("_letter", "formats.html"),
    ("_letter", "formats.md"),
    ("_letter", "formats.txt"),
    ("_model", "_english"),
    ("_model", "_english._phrases"),
    ("_plugins._listing", "_plugins._tables"),
    ("_plugins._registry", "_plugins._installed"),
    ("_template._template", "_template.dialect"),
    ("letters._detail_classes", "_english._phrases"),
    ("cli", ""),
    ("cli", "cli._checking"),
    ("cli", "cli._composing"),
    ("cli", "cli._doctor"),
    ("cli", "cli._listing"),
    ("cli", "cli._new_pack"),
    ("cli", "cli._option_names"),
}
"""Imports that are deferred until a function is called, to keep the package fast to import."""


def part_of(module: str) -> str:
    """Return the top-level module or package that a module belongs to."""
    return module.partition(".")[0]


def test_layers_are_complete():
    assert {part_of(name) for name in FILES} - {""} == set(LAYERS)


@pytest.mark.parametrize("module", sorted(set(FILES) - {""}))
def test_modules_import_only_from_lower_layers(module):
    higher = set(LAYERS[LAYERS.index(part_of(module)) + 1 :])

    assert not {part_of(name) for name in imports_of(module, FILES, when="at once")} & higher


def test_deferred_imports_are_listed():
    later = {(module, name) for module in FILES for name in imports_of(module, FILES, when="later")}

    assert {pair for pair in later if pair[0]} == LATER


def test_package_imports_only_the_model_and_errors():
    assert imports_of("", FILES, when="at once") == {"_model", "errors"}


def test_every_display_in_notebooks_is_protected_from_mathematics():
    """Notebooks would typeset the dollars in a display that does not come from `bundle()`."""
    displays = [
        node
        for file in FILES.values()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and re.fullmatch(r"_repr_\w+_|_ipython_display_", node.name)
    ]
    returned = [
        ast.unparse(node).partition("(")[0]
        for display in displays
        for node in ast.walk(display)
        if isinstance(node, ast.Return)
    ]

    assert {display.name for display in displays} == {"_repr_mimebundle_"}
    assert returned == ["return bundle"] * len(displays)
