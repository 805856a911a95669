"""The bounded Jinja2 dialect that letters are written in.

A template's source is laid out and parsed (`_layout`, `_parsing`), checked against a whitelist with
the types of everything it names, and in the same walk translated to Python (`_statements`,
`_expressions`). Together with what it extends it becomes one function (`_program`), which can reach
nothing but `NAMES` of the runtime.
"""

from __future__ import annotations

from ._compiler import BASE, BLOCKS, compile_letter, compiled_letter, trace_letter

__all__ = ["BASE", "BLOCKS", "compile_letter", "compiled_letter", "trace_letter"]
