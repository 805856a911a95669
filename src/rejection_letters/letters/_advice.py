"""Remarks on a letter that thanks for advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .._remark import Remark

if TYPE_CHECKING:
    from .._letter import Letter

SPOKEN = ("call", "meeting")
"""The ways in which advice comes from a person whose name the writer knows."""


def named_adviser(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if the letter does not name the person whom the writer talked to."""
    way = getattr(letter.details, "way", None)
    if way in SPOKEN and letter.rejection.contact is None:
        yield Remark(
            "contact",
            f"The advice came in a {way}, but the letter does not name the person who gave it.",
            "Set Rejection.contact.",
        )
