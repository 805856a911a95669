"""Acronyms, and titles typed in all caps."""

from __future__ import annotations

import re
import unicodedata

from . import _words

_LETTERS = r"[^\W\d_]+"
VOWELS_AND_Y = frozenset("aeiouy")
_APOSTROPHES = ("'", "\u2019")
_LATIN_WITHOUT_ACCENT = str.maketrans("æðđıłøœþß", "addiloots")
_ROMAN_DIGITS = frozenset("IVXivx")

LONGEST_UNKNOWN_ACRONYM = 4
"""Longer words in all caps are not treated as acronyms unless a word list includes them."""


def is_acronym(word: str, *, shouted: bool) -> bool:
    """Return whether a word is always written in capitals: true for "SRE", false for "HEAD"."""
    key = word.lower()
    if key in _words.SPELLED_OUT or key in _words.SAID_AS_WORDS:
        return True
    if key in _words.ORDINARY_WORDS or key in _words.ABBREVIATIONS:
        return False
    if VOWELS_AND_Y.isdisjoint(key):
        return True
    if not word.isupper():  # "MSc", "RNs"
        return word[:2].isupper()
    return not shouted and len(word) <= LONGEST_UNKNOWN_ACRONYM


def is_shouted(title: str) -> bool:
    """Return whether a title is typed in all caps: true for "SALES MANAGER", false for "SRE II"."""
    if title.islower() or re.search("[a-z]{2}", title):
        return False
    words = [word for word in re.findall(_LETTERS, title) if len(word) > 1 and not _is_roman(word)]
    if not all(map(str.isupper, words)):
        return False
    ordinary = [word for word in words if not is_acronym(word, shouted=True)]
    if len(words) > 1:
        # Words of two letters are initialisms ("MD/DO") unless they are prepositions.
        short = len("DO")
        return any(len(word) > short or word.lower() in _words.PREPOSITIONS for word in ordinary)
    return any(
        len(word) > LONGEST_UNKNOWN_ACRONYM + 1 or word.lower() in _words.ORDINARY_WORDS
        for word in ordinary
    )


def _is_roman(word: str) -> bool:
    return _ROMAN_DIGITS.issuperset(word)


def unshouted(title: str) -> str:
    if not is_shouted(title):
        return title
    return re.sub(_LETTERS, _unshouted_word, title)


def _unshouted_word(found: re.Match[str]) -> str:
    word = found[0]
    if word == "S" and found.string[: found.start()].endswith(_APOSTROPHES):  # "CHILDREN'S"
        return "s"
    if _is_roman(word) or is_acronym(word, shouted=True):
        return word
    capitalized = word.capitalize()
    # Changing the case of some letters, such as Turkish İ, makes a word longer; leave those alone.
    return capitalized if len(capitalized) == len(word) else word


def without_accents(text: str) -> str:
    """Return text in lowercase with accented letters replaced by their closest ASCII letters."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return decomposed.translate(_LATIN_WITHOUT_ACCENT)
