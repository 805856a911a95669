"""Capitals and abbreviations in advertised titles."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from .. import _words
from .._acronyms import (
    LONGEST_UNKNOWN_ACRONYM,
    VOWELS_AND_Y,
    is_acronym,
    is_shouted,
    unshouted,
)
from .._heads import is_person
from . import _lists

_CACHED_WORDS = 2048  # Most titles share the same few words.


def calm(words: Sequence[str]) -> list[str]:
    """Return words without shouting: "DIRECTOR of NURSING" becomes "Director of Nursing"."""
    if is_shouted(" ".join(word for word in words if not word.islower())):
        words = unshouted(" ".join(words).upper()).split(" ")
        words = [_calm_initialism(words[0]), *map(_calm_small_word, words[1:])]
    return [_as_own(word) for word in words]


def _calm_small_word(word: str) -> str:
    is_small = word.lower() in _lists.SMALL_WORDS
    return word.lower() if is_small else _calm_initialism(word)


def _calm_initialism(word: str) -> str:
    """Return a word in a title in all caps; words of two letters are initialisms: "OB TECH"."""
    is_initialism = len(word) == len("OB") and word.lower() not in _words.ABBREVIATIONS
    return word.upper() if is_initialism else word


def _as_own(word: str) -> str:
    """Return a word as it is usually spelled: "iOS" for "Ios"."""
    if is_shouted_word(word):
        return word.capitalize()
    return "".join(map(own_spelling, re.split("([-/])", word)))


def own_spelling(word: str) -> str:
    key = word.lower()
    if key in _words.SPELLED_OUT and key not in _words.ABBREVIATIONS:
        is_person = key in _words.PERSON_ACRONYMS and len(key) > len("pa")
        is_initialism = is_person or VOWELS_AND_Y.isdisjoint(key)
        if is_initialism and (word.istitle() or word.islower()):
            return word.upper()
    return _lists.OWN_SPELLINGS.get(key, word)


@functools.lru_cache(maxsize=_CACHED_WORDS)
def is_shouted_word(word: str) -> bool:
    """Return whether a word is an ordinary word in capitals: true for "NURSE", false for "ICU"."""
    if len(word) < LONGEST_UNKNOWN_ACRONYM or not word.isupper() or not word.isalpha():
        return False
    if is_acronym(word, shouted=True):
        return False
    key = word.lower()
    if key in _words.PERSON_ACRONYMS:
        return False
    is_known = is_person(word) or key in _words.ORDINARY_WORDS or key in _words.UNCOUNTABLE
    return is_known or len(word) > LONGEST_UNKNOWN_ACRONYM + 1


def spelled(word: str) -> str:
    """Return a word with its abbreviated ranks in full: "Senior/Lead" for "Sr./Lead"."""
    return "/".join(map(_spelled_part, word.split("/")))


def _spelled_part(part: str) -> str:
    full = _lists.SPELLED_IN_FULL.get(part.lower().rstrip("."))
    return part if full is None else in_case_of(part, full)


def in_case_of(word: str, other: str) -> str:
    if word.isupper():
        return other.upper()
    return other.capitalize() if word[0].isupper() else other
