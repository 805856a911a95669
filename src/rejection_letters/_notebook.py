"""Display values in Jupyter notebooks, with all text exactly as typed.

Notebooks render text between two dollar signs as math, in both HTML and Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

# MathJax 2 ignores elements of the first class, MathJax 3 those of the second.
_OUTER = '<div class="tex2jax_ignore mathjax_ignore">{}</div>'

# Notebooks look for mathematics before they parse Markdown, and many renderers turn addresses into
# links before they read escapes. Neither recognizes an entity. JupyterLab replaces every "@@0@@"
# that appears only after parsing, so an @ next to another one stays as it is.
_LITERAL = re.compile(r"\\[!-/:-@[-`{-~]|(?<=:)/(?=/)|(?<=www)\.|(?<!@)@(?!@)", re.IGNORECASE)


def bundle(
    value: T,
    formats: Mapping[str, Callable[[T], str]],
    include: Sequence[str] | None,
    exclude: Sequence[str] | None,
) -> dict[str, str]:
    """Return a value in the requested formats, keyed by media type.

    Notebooks render no part of the HTML or the Markdown as math. The Markdown must escape special
    characters with backslashes, and contain no links or code.
    """
    return {
        kind: _PROTECTED.get(kind, str)(render(value))
        for kind, render in formats.items()
        if (not include or kind in include) and (not exclude or kind not in exclude)
    }


def _html(content: str) -> str:
    return _OUTER.format(content)


def _markdown(content: str) -> str:
    # Without the blank line, the renderer would take the content for HTML.
    return _OUTER.format(f"\n\n{_LITERAL.sub(_entity, content)}\n")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0][-1])};"


_PROTECTED: Mapping[str, Callable[[str], str]] = {"text/html": _html, "text/markdown": _markdown}
