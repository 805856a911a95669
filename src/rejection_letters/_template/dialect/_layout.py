"""Turn the lines of a template into the paragraphs and list items of a letter.

A template's source reads like a letter. Blank lines separate paragraphs, whose lines can be wrapped
anywhere. A line that begins with `- ` is a list item, and a line with only tags counts as blank.
The layout is worked out once, when a template is loaded, and stored as marks in the literal text.
Values cannot contain marks, so no value can change the structure of a letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from .._runtime import BREAK, CLOSE_UP, ITEM

_CLOSING = frozenset(".,;:?!")
_SPACES = re.compile(r"  +")

Tokens = list[tuple[int, str, str]]
"""The tokens of a template, each with its line, kind, and text."""

_TAGS = frozenset({"variable_begin", "block_begin", "comment_begin"})


def laid_out(tokens: Tokens) -> Tokens:
    """Return the tokens of a template, with the line breaks in its text turned into marks.

    Literal text is split into one token per line, so that all output can be traced to its line in
    the template.

    Args:
        tokens: The output of `jinja2.Environment.lex()`.
    """
    lines = [_Line()]
    read = [(token, _segments(*token[1:], lines)) for token in tokens]
    return [
        piece
        for (number, kind, value), segments in read
        for piece in (
            _marked(number, segments, lines) if kind == "data" else [(number, kind, value)]
        )
    ]


class _Line:
    """A line of the source, as far as it has been read.

    Attributes:
        has_content: Whether it has any text or output so far.
        after_tag: Whether the last token on it is a tag without output.
    """

    __slots__ = ("after_tag", "has_content")

    def __init__(self) -> None:
        self.has_content = False
        self.after_tag = False


class _Segment(NamedTuple):
    """The part of a literal text that is on one line."""

    text: str
    line: int
    begins_item: bool
    after_tag: bool


def _segments(kind: str, value: str, lines: list[_Line]) -> list[_Segment]:
    """Read a token, and return its segments if it is literal text."""
    if kind == "data":
        return list(_read(value, lines))
    if kind in _TAGS:
        lines[-1].after_tag = kind != "variable_begin"
        lines[-1].has_content |= kind == "variable_begin"
    return []


def _read(value: str, lines: list[_Line]) -> Iterator[_Segment]:
    tidied = _SPACES.sub(" ", unicodedata.normalize("NFC", value).replace("\t", " ")).split("\n")
    for number, (text, tidy) in enumerate(zip(value.split("\n"), tidied, strict=True)):
        if number:
            lines.append(_Line())
        line = lines[-1]
        content = text.strip()
        begins_item = not line.has_content and content[:1] == "-" and text.lstrip()[1:2] == " "
        yield _Segment(tidy, len(lines) - 1, begins_item, line.after_tag)
        line.has_content |= content != ""
        line.after_tag = False


def _marked(number: int, segments: list[_Segment], lines: list[_Line]) -> Tokens:
    """Return one token for each line of a literal text that begins on line `number`."""
    marked: Tokens = []
    mark, last = "", len(segments) - 1
    for position, segment in enumerate(segments):
        # A blank line is two breaks, because it also separates blocks.
        follows_blank = position > 1 and not segments[position - 1].text.strip()
        text = segment.text
        if position:
            mark = " " if _is_wrapped(segment, lines) else BREAK * (1 + follows_blank)
        if segment.begins_item:
            mark = BREAK + ITEM
            text = text.lstrip()[2:]
        elif segment.after_tag and text.lstrip()[:1] in _CLOSING:
            mark = CLOSE_UP
        text = text.lstrip(" ") if mark else text
        text = text.rstrip(" ") if position < last else text
        if text or ITEM in mark or (mark and position == last):
            marked.append((number + position, "data", mark + text))
            mark = ""
    return marked


def _is_wrapped(segment: _Segment, lines: list[_Line]) -> bool:
    """Return whether a line continues the paragraph of the line before it."""
    return lines[segment.line - 1].has_content and lines[segment.line].has_content
