"""What a letter says, as running text: its paragraphs, sentences and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Union

Block = Union[str, tuple[str, ...]]  # noqa: UP007  evaluated at run time, on Python 3.10 too
"""A part of a letter's body: a paragraph, or the items of a list."""


def paragraphs(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the paragraphs of a body; each item of a list is one."""
    for block in blocks:
        yield from (block,) if isinstance(block, str) else block


def count_words(blocks: Iterable[Block]) -> int:
    """Count the words of a body, as a person would: a dash alone is none."""
    return sum(any(map(str.isalnum, word)) for text in paragraphs(blocks) for word in text.split())


def phrase_pattern(phrases: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that finds any of some phrases where they stand as whole words."""
    # The longest first, so that of "AB" and "AB C" the second is found where it stands.
    known = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(known) or '(?!)'})(?!\w)", flags)
