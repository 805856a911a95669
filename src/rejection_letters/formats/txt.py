"""A letter as plain text, in block style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._parts import head, signature

if TYPE_CHECKING:
    from .._letter import Letter


def text(letter: Letter) -> str:
    """Return the whole letter as text, one paragraph a line, parted by blank lines.

    Args:
        letter: The letter.
    """
    return "\n\n".join(_parts(letter))


def _parts(letter: Letter) -> Iterator[str]:
    above = head(letter)
    yield "\n".join(above.sender)
    yield above.date
    yield "\n".join(above.addressee)
    if above.subject is not None:
        yield f"Subject: {above.subject}"
    yield letter.salutation
    for block in letter.blocks:
        yield block if isinstance(block, str) else "\n".join(f"- {item}" for item in block)
    yield letter.closing
    yield "\n".join(signature(letter))
