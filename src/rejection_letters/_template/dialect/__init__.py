"""The restricted Jinja2 dialect that templates are written in.

The source of a template is laid out as paragraphs and parsed (`_layout`, `_parsing`). One walk over
the syntax tree then checks it against an allowlist and the declared types, and translates it to
Python (`_statements`, `_expressions`). A template and the templates it extends become one function
(`_program`), which can reach only the runtime's `NAMES`.
"""

from __future__ import annotations

from ._compiler import BASE, BLOCKS, compile_letter, compiled_letter, trace_letter

__all__ = ["BASE", "BLOCKS", "compile_letter", "compiled_letter", "trace_letter"]
