"""Wrap plain text by its width in a monospaced font.

The standard library's `textwrap` counts characters and breaks lines only at spaces, so Chinese and
Japanese text would be twice as wide as it should be, or never break.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WIDE = ("W", "F")
_INVISIBLE = ("Mn", "Me", "Cf")

# Where East Asian text must not break: before closing marks, small kana and modifiers of emoji, and
# after opening marks. A straight quotation mark can be either.
_NEVER_FIRST = ("Pe", "Pf", "Po", "Mn", "Mc", "Me", "Cf", "Sk")
_NEVER_FIRST_EITHER = frozenset("々ー〜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
_NEVER_LAST = ("Ps", "Pi", "Cf")
_NEVER_LAST_EITHER = frozenset("\"'")

_ZERO_WIDTH_SPACE = "\u200b"

_THAI_ETC = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_SYLLABLE = re.compile(
    # A vowel that precedes its consonant, any character, and what combines with it.
    "[\u0e40-\u0e44\u0ec0-\u0ec4]?."
    "(?:[\u1039\u17d2].|[\u0e2f-\u0e3a\u0e45-\u0e4e\u0eaf-\u0ebc\u0ec6-\u0ece\u102b-\u103e"
    "\u1056-\u1059\u17b4-\u17dd\u200b-\u200d\u2066-\u2069])*"
)


def wrapped(text: str, width: int, indent: str = "") -> Iterator[str]:
    """Yield the lines of a text.

    Only words wider than a line are broken, and only in scripts that allow breaks within words: at
    zero-width spaces, between East Asian characters, and between the syllables of Thai, Lao, Khmer,
    and Burmese. URLs stay clickable.

    Args:
        text: The text, with single spaces between words.
        width: The maximum width of a line, in columns.
        indent: The start of every line but the first.
    """
    line, taken = "", 0
    for space, part in _parts(text, width - len(indent)):
        size = columns(part)
        if line and taken + len(space) + size > width:
            yield line
            line, taken = indent + part, len(indent) + size
        else:
            line, taken = line + space + part, taken + len(space) + size
    yield line


def columns(text: str) -> int:
    """Return the width of a text in columns: two for each wide character, none for marks."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def _parts(text: str, room: int) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text that are never broken, each with the space in front of it."""
    for number, word in enumerate(text.split(" ")):
        space = " " if number else ""
        for part in _parts_of_word(word, room):
            yield space, part
            space = ""


def _parts_of_word(word: str, room: int) -> Iterator[str]:
    if columns(word) <= room or "://" in word:
        yield word
        return
    start = 0
    for end in range(1, len(word) + 1):
        if end == len(word) or _may_break(word[end - 1], word[end]):
            part, start = word[start:end], end
            if columns(part) > room and _THAI_ETC.search(part):
                yield from _SYLLABLE.findall(part)
            else:
                yield part


def _may_break(last: str, first: str) -> bool:
    """Return whether a line may break between two characters."""
    if last == _ZERO_WIDTH_SPACE:
        return True
    return (
        (_columns(last) == 2 or _columns(first) == 2)
        and unicodedata.category(last) not in _NEVER_LAST
        and last not in _NEVER_LAST_EITHER
        and unicodedata.category(first) not in _NEVER_FIRST
        and first not in _NEVER_FIRST_EITHER
    )
