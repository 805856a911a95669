"""Templates, which define the wording of a letter.

`Template` is the public class. It reads its text from a source (`_source`), has the dialect
(`dialect/`) check and compile it, and runs the result (`_runtime`). `_catalog` finds templates by
name, both the built-in ones and those from packs.
"""

from __future__ import annotations

from ._details import CleanDetails, Field, to_details
from ._template import ALL_MOVES, WORDS, Move, Template

__all__ = ["ALL_MOVES", "WORDS", "CleanDetails", "Field", "Move", "Template", "to_details"]
