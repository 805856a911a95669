"""From the lines of a template to the paragraphs and items of a letter.

A template's source reads like a letter. Its paragraphs are parted by blank lines and may be wrapped
at will; a line that begins with `- ` is an item of a list; a line that holds only tags counts as
blank. All of that is settled here, once, when a template is loaded: the literal text gets marks
that no value can contain, so that no value can change a letter's structure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from .._runtime import BREAK, CLOSE_UP, ITEM

_CLOSING = frozenset(".,;:?!")
_BLANKS = re.compile(r"  +")

Tokens = list[tuple[int, str, str]]
"""The tokens of a source: each with its line, its kind and its text."""

_TAGS = frozenset({"variable_begin", "block_begin", "comment_begin"})


def laid_out(tokens: Tokens) -> Tokens:
    """Return the tokens of a template, with the line breaks of its text turned into marks.

    A literal text becomes a token for each of its lines, so that whatever a letter shows can be
    traced to the line it was written on.

    Args:
        tokens: What `jinja2.Environment.lex` gives.
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
        has_content: Whether anything on it can be seen in a letter.
        after_tag: Whether a tag stands before what is read next.
    """

    __slots__ = ("after_tag", "has_content")

    def __init__(self) -> None:
        self.has_content = False
        self.after_tag = False


class _Segment(NamedTuple):
    """The part of a literal text that lies on one line."""

    text: str
    line: int
    begins_item: bool
    after_tag: bool


def _segments(kind: str, value: str, lines: list[_Line]) -> list[_Segment]:
    """Read a token, and return the segments of a literal text."""
    if kind == "data":
        return list(_read(value, lines))
    if kind in _TAGS:
        lines[-1].after_tag = kind != "variable_begin"
        lines[-1].has_content |= kind == "variable_begin"
    return []


def _read(value: str, lines: list[_Line]) -> Iterator[_Segment]:
    for number, text in enumerate(value.split("\n")):
        if number:
            lines.append(_Line())
        line = lines[-1]
        begins_item = not line.has_content and text.lstrip().startswith("- ")
        yield _Segment(text, len(lines) - 1, begins_item, line.after_tag)
        line.has_content |= bool(text.strip())
        line.after_tag = False


def _marked(number: int, segments: list[_Segment], lines: list[_Line]) -> Tokens:
    """Return a literal text, which begins on line `number`, as a token for each of its lines."""
    marked: Tokens = []
    mark, last = "", len(segments) - 1
    for position, segment in enumerate(segments):
        text = _BLANKS.sub(" ", unicodedata.normalize("NFC", segment.text).replace("\t", " "))
        if position:
            mark = " " if _is_wrapped(segment, lines) else BREAK
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
    """Tell a line that goes on with the paragraph of the line before."""
    return lines[segment.line - 1].has_content and lines[segment.line].has_content
