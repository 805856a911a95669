"""Render a letter as plain text, in block style."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from .. import _note
from ._letterhead import letterhead, signature

if TYPE_CHECKING:
    from .._letter import Letter
    from .._prose import Block
    from ._style import Style


def render(letter: Letter, *, style: Style) -> bytes:
    """Return the content of a text file, encoded in UTF-8 and ending in a line break."""
    return f"{text(letter, style.wrap)}\n".encode()


def text(letter: Letter, width: int | None = None) -> str:
    """Return the letter as text, with blank lines between its parts.

    Args:
        letter: The letter.
        width: The maximum line length in characters; None puts each paragraph on a single line, as
            in every note.
    """
    if _note.is_note(letter):
        return _note.text(letter)  # a line break in the middle of a paragraph would be pasted
    above = letterhead(letter)
    parts = ["\n".join(above.sender), above.date, "\n".join(above.addressee)]
    if above.subject is not None:
        parts.append(_wrapped(above.subject, width))
    return "\n\n".join([*parts, message(letter, width)])


def message(letter: Letter, width: int | None = None) -> str:
    """Return the text of an email: the letter without its letterhead.

    Args:
        letter: The letter.
        width: The maximum line length in characters; None puts each paragraph on a single line.
    """
    written = [letter.salutation, *letter.blocks, letter.closing]
    return "\n\n".join([*[_block(block, width) for block in written], "\n".join(signature(letter))])


def _block(block: Block, width: int | None) -> str:
    if isinstance(block, str):
        return _wrapped(block, width)
    return "\n".join([_wrapped(f"- {item}", width, "  ") for item in block])


def _wrapped(line: str, width: int | None, indent: str = "") -> str:
    if width is None:
        return line
    # Never break long words, so that URLs stay clickable.
    return textwrap.fill(
        line,
        width,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
