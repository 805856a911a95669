"""A letter as plain text, in block style."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from ._letterhead import letterhead, signature

if TYPE_CHECKING:
    from .._letter import Letter
    from .._prose import Block
    from ._style import Style


def render(letter: Letter, *, style: Style) -> bytes:
    """Return the content of a text file: UTF-8, with a line break at the end."""
    return f"{text(letter, style.wrap)}\n".encode()


def text(letter: Letter, width: int | None = None) -> str:
    """Return the whole letter as text, its parts separated by blank lines.

    Args:
        letter: The letter.
        width: The most characters of a line; None for one paragraph a line.
    """
    above = letterhead(letter)
    subject = () if above.subject is None else (_wrapped(above.subject, width),)
    parts = (above.sender, [above.date], above.addressee, subject)
    written = (*("\n".join(lines) for lines in parts if lines), message(letter, width))
    return "\n\n".join(written)


def message(letter: Letter, width: int | None = None) -> str:
    """Return what a mail says: the letter from its salutation on.

    Args:
        letter: The letter.
        width: The most characters of a line; None for one paragraph a line.
    """
    return "\n\n".join(
        (
            _wrapped(letter.salutation, width),
            *(_block(block, width) for block in letter.blocks),
            _wrapped(letter.closing, width),
            "\n".join(signature(letter)),
        )
    )


def _block(block: Block, width: int | None) -> str:
    if isinstance(block, str):
        return _wrapped(block, width)
    return "\n".join(_wrapped(f"- {item}", width, indent="  ") for item in block)


def _wrapped(line: str, width: int | None, indent: str = "") -> str:
    if width is None:
        return line
    # What is longer than a line, such as an address, stays in one piece.
    return textwrap.fill(
        line,
        width,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
