"""Helpers for the text of a letter's body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Union

Block = Union[str, tuple[str, ...]]  # noqa: UP007  Python 3.10 needs Union at run time
"""One part of a letter's body: a paragraph, or the items of a list."""


def paragraphs(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the paragraphs of a body, including each item of its lists."""
    for block in blocks:
        yield from (block,) if isinstance(block, str) else block


def count_words(blocks: Iterable[Block]) -> int:
    """Return the number of words in a body, not counting dashes between spaces."""
    words = (word for text in paragraphs(blocks) for word in text.split())
    return sum(word[0].isalnum() or any(map(str.isalnum, word)) for word in words)


def phrase_pattern(phrases: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that matches any of the phrases as whole words."""
    # Try longer phrases first, so that "AB C" is not matched as "AB".
    known = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(known) or '(?!)'})(?!\w)", flags)
