"""From checked blocks to a function that writes the text of a letter."""

from __future__ import annotations

from typing import Any

from .._writing import Write, confined
from ._statements import Block


def code_of(blocks: list[tuple[str, Block]]) -> str:
    """Return the Python code of a letter: one function `write`.

    All blocks become one function, so that inheritance costs nothing when a letter is written.

    Args:
        blocks: The blocks in their order, each with the mark that goes before it.
    """
    lines = ["def write(profile, rejection, letter, details):", "    out = []"]
    for mark, block in blocks:
        lines += [f"    out += ({mark!r},)", *block.code]
    return "\n".join([*lines, "    return ''.join(out)"])


def program(name: str, code: str) -> Write:
    """Compile the code of a letter into its function.

    Args:
        name: The name of the template.
        code: What `code_of` gives.
    """
    namespace: dict[str, Any] = {"__builtins__": {}}
    # The check has put every piece of this code together. Of a template there is nothing in it but
    # names of declared fields, names of filters, and constants written by repr().
    exec(compile(code, f"<template {name!r}>", "exec"), namespace)  # noqa: S102
    return confined(namespace["write"])
