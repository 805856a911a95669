"""Render a letter as plain text, in block style."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .. import _note
from . import _direction
from ._content import Content, content, isolated
from ._wrapping import wrapped

if TYPE_CHECKING:
    from .._letter import Letter
    from .._prose import Block
    from ._style import Style

_TURNOVER = "  "
"""The start of a line that continues a list item or a line of an address."""


def render(letter: Letter, *, style: Style) -> bytes:
    """Return the content of a text file, encoded in UTF-8 and ending in a line break.

    A note is the text to paste: its paragraphs are not wrapped, and it has no invisible characters,
    which would count toward its limit.
    """
    note = _note.is_note(letter)
    shown = _note.text(letter) if note else _written(isolated(letter), style.wrap)
    return f"{shown}\n".encode()


def text(letter: Letter) -> str:
    """Return the letter as text, with blank lines between its parts and its values as stored."""
    return _note.text(letter) if _note.is_note(letter) else _written(content(letter), None)


def message(letter: Letter) -> str:
    """Return the text of an email: the letter without its letterhead.

    Each paragraph is one line, which mail programs wrap to the window.
    """
    return _message(isolated(letter), None)


def _written(letter: Content, width: int | None) -> str:
    above = letter.above
    parts = [_lines(above.sender, width), above.date, _lines(above.addressee, width)]
    if above.subject is not None:
        parts.append(_wrapped(above.subject, width))
    return "\n\n".join([*parts, _message(letter, width)])


def _message(letter: Content, width: int | None) -> str:
    written = [letter.salutation, *letter.blocks, letter.closing]
    parts = [_block(block, width) for block in written]
    return "\n\n".join([*parts, _lines(letter.signature, width)])


def _block(block: Block, width: int | None) -> str:
    if isinstance(block, str):
        return _wrapped(block, width)
    return _lines([f"- {item}" for item in block], width)


def _lines(lines: Iterable[str], width: int | None) -> str:
    return "\n".join([_wrapped(line, width, _TURNOVER) for line in lines])


def _wrapped(line: str, width: int | None, indent: str = "") -> str:
    if width is None:
        return line
    return "\n".join(_direction.line_by_line(wrapped(line, width, indent)))
