"""The text of a letter in the order in which every format shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from . import _direction
from ._letterhead import Letterhead, letterhead, signature

if TYPE_CHECKING:
    from .._letter import Letter
    from .._prose import Block


class Content(NamedTuple):
    """Everything that a letter says, in order.

    Attributes:
        above: Everything above the salutation.
        salutation: The opening line.
        blocks: The body.
        closing: The closing line.
        signature: The lines below the closing.
    """

    above: Letterhead
    salutation: str
    blocks: tuple[Block, ...]
    closing: str
    signature: tuple[str, ...]


def content(letter: Letter) -> Content:
    """Return the content of a letter, as stored."""
    return _content(letter, str)


def isolated(letter: Letter) -> Content:
    """Return the content of a letter with its right-to-left values isolated."""
    return _content(letter, _direction.isolator(letter))


def _content(letter: Letter, change: Callable[[str], str]) -> Content:
    above = letterhead(letter)

    def changed(lines: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(change, lines))

    return Content(
        Letterhead(
            changed(above.sender),
            above.date,
            changed(above.addressee),
            None if above.subject is None else change(above.subject),
        ),
        change(letter.salutation),
        tuple(change(one) if isinstance(one, str) else changed(one) for one in letter.blocks),
        change(letter.closing),
        changed(signature(letter)),
    )
