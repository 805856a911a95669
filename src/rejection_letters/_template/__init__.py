"""Templates: what a letter is written from.

`Template` is the public class. A template's text comes from a source (`_source`), is checked and
compiled by the dialect (`dialect/`) and then runs on `_runtime`. The names of templates, built in
or from packs, are in `_catalog`.
"""

from __future__ import annotations

from ._details import Field
from ._template import ALL_MOVES, WORDS, Move, Template

__all__ = ["ALL_MOVES", "WORDS", "Field", "Move", "Template"]
