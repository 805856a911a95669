"""Assemble checked blocks into a function that writes the text of a letter."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from .._runtime import confined
from ._statements import Block, Piece

_INDENT = "    "


def code_of(blocks: list[tuple[str, Block]]) -> str:
    """Return the Python code of a letter, which is one function named `write`.

    All blocks become one function, so inheritance costs nothing when a letter is written.

    Args:
        blocks: The blocks in order, each with the mark before it.
    """
    code = [line for mark, block in blocks for line in (Piece(_INDENT, 0, mark), *block.code)]
    return _function(_statements(code), "''.join(out)")


def traced_code_of(blocks: list[tuple[str, Block]]) -> str:
    """Return the same code, with every piece of output kept separate and tagged with its place."""
    lines = [
        line if isinstance(line, str) else _traced(line, block.template)
        for mark, block in blocks
        for line in (Piece(_INDENT, block.line, mark), *block.code)
    ]
    return _function(lines, "out")


def _function(lines: Iterable[str], result: str) -> str:
    head = "def write(profile, rejection, letter, details):"
    return "\n".join([head, f"{_INDENT}out = []", *lines, f"{_INDENT}return {result}"])


def _statements(code: list[str | Piece]) -> Iterator[str]:
    """Yield the statements, with consecutive output merged into one."""
    for indent, lines in itertools.groupby(code, lambda line: getattr(line, "indent", None)):
        if indent is None:
            yield from cast("Iterator[str]", lines)
        else:
            yield f"{indent}out += ({_printed(cast('Iterator[Piece]', lines))},)"


def _printed(pieces: Iterator[Piece]) -> str:
    """Return the expressions for consecutive output, with adjacent texts joined."""
    return ",".join(
        repr("".join(piece.text for piece in group)) if is_text else ",".join(p.code for p in group)
        for is_text, group in itertools.groupby(pieces, lambda piece: not piece.code)
    )


def _traced(piece: Piece, template: str) -> str:
    what = piece.code or repr(piece.text)
    return f"{piece.indent}out += (({template!r}, {piece.line}, {what}),)"


def program(name: str, code: str) -> Callable[..., Any]:
    """Compile the generated code of a letter into a function.

    Args:
        name: The name of the template.
        code: The result of `code_of` or `traced_code_of`.
    """
    namespace: dict[str, Any] = {"__builtins__": {}}
    # The check assembled this code. All it contains of the template are the names of declared
    # fields, the names of filters, and constants written by repr().
    exec(compile(code, f"<template {name!r}>", "exec"), namespace)  # noqa: S102
    return confined(namespace["write"])
