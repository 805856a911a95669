"""From checked blocks to a function that writes the letter's text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from ..errors import MissingValueError
from ._filters import FILTERS, is_given
from ._layout import CLOSE_UP
from ._statements import Block

T = TypeVar("T")
Program = Callable[..., str]


def program(name: str, blocks: list[tuple[str, Block]]) -> Program:
    """Compile blocks into one function from the parts of the context to text.

    All blocks become one function, so that inheritance costs nothing when a letter is written.

    Args:
        name: The name of the template.
        blocks: The blocks in their order, each with the mark that goes before it.
    """
    lines = ["def write(profile, rejection, letter, details):", "    out = []"]
    for mark, block in blocks:
        lines += [f"    out += ({mark!r},)", *block.code]
    lines.append("    return ''.join(out)")
    namespace: dict[str, Any] = {**_NAMES}
    # Every piece of this code was put together by the check; nothing of a template is in it but
    # constants, written by repr().
    exec(compile("\n".join(lines), f"<template {name!r}>", "exec"), namespace)  # noqa: S102
    write: Program = namespace["write"]
    return write


def _given(value: T, template: str, line: int, path: str) -> T:
    if value is None or value == ():
        raise MissingValueError(template, line, path)
    return value


def _before_period(value: str) -> str:
    """Return a value that a period follows, so that "Acme, Inc." and "Yahoo!" do not get two."""
    return value + CLOSE_UP if value[-1] in ".!?" else value


_NAMES: dict[str, Any] = {
    "__builtins__": {},
    "given": _given,
    "is_given": is_given,
    "str": str,
    "before_period": _before_period,
    **{f"{name}_": rule.function for name, rule in FILTERS.items()},
}
"""All that the code of a letter can reach besides the values it is given."""
