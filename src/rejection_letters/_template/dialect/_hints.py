"""Hints for syntax errors that are common among people who know other template languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINES = re.compile(r"\r\n|\r|\n")
_DELIMITERS = re.compile(r"(\{\{|\{%|\}\}|%\})")
_STRINGS = re.compile(r"\"[^\"]*\"|'[^']*'")
_UNCLOSED = re.compile(
    r"(?:Unexpected end of template|probably made a nesting mistake).*needs to be closed is '(\w+)'"
)

_QUOTES = "\u2018\u2019\u201a\u201c\u201d\u201e\u2032\u2033\u00ab\u00bb\u00b4`"

_HINTS = (
    (rf"[{_QUOTES}]", "Use straight quotation marks (\" or ') in tags."),
    (r"\A\s*(?:elseif|elsif|else\s+if)\b", "Write {% elif %}."),
    (r"\A\s*end[\s_-]+(if|for|block|vary)\b", r"Write {% end\1 %} as one word."),
    (r"\A\s*endblock\s+\w", "Write {% endblock %} without a name."),
    (r"\A\s*(?:end|fi)\s*\Z", "Write {% endif %}, {% endfor %}, {% endblock %}, or {% endvary %}."),
    (r"!==|<>", "Use != to compare."),
    (r"=<", "Use <= to compare."),
    (r"=>", "Use >= to compare."),
    (r"(?<![=!<>])=(?!=)|===|\bis\s+(?:not\s+)?\"", "Use == for equal, or != for not equal."),
    (r"&|\bAND\b", "Use lowercase 'and' to join conditions."),
    (r"\|\||\bOR\b", "Use lowercase 'or' to join conditions."),
    (r"!(?!=)|\bNOT\b", "Use lowercase 'not' before a condition."),
    (r"\?", "Write {{ a if condition else b }}."),
    (r"[{}]", "Put values between {{ and }}, and tags between {% and %}."),
)
"""What a tag with a syntax error may contain, and what to write instead."""


def hint(source: str, line: int, message: str) -> str:
    """Return what to do about a syntax error, or an empty string if that is not known.

    Args:
        source: The source of the template.
        line: The line of the error, starting at 1.
        message: The message of Jinja2.
    """
    unclosed = _UNCLOSED.search(message)
    if unclosed is not None:
        return f"Close it with {{% end{unclosed[1]} %}}."
    text = "".join(_LINES.split(source)[line - 1 : line])
    for tag in _tags(text):
        code = _STRINGS.sub('""', tag)
        for pattern, remedy in _HINTS:
            found = re.search(pattern, code)
            if found is not None:
                return found.expand(remedy)
    return ""


def _tags(text: str) -> Iterator[str]:
    """Yield the parts of a line that are inside tags, some of which may continue on others."""
    parts = ["", *_DELIMITERS.split(text), ""]
    for opening, tag, closing in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        is_first = opening == "" and closing not in ("{{", "{%")
        if is_first or opening in ("{{", "{%"):
            is_mixed = (opening, closing) in (("{{", "%}"), ("{%", "}}"))
            yield tag + closing if is_mixed else tag
