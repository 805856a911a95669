"""The head of a job title: the noun that names a person, such as "Engineer" in "Engineer II"."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from . import _words
from ._acronyms import is_acronym

FRENCH_OF = ("d'", "d\u2019")
PUNCTUATION = (
    "!\"#$%&'()*+,./:;<=>?@[]^_`{|}~-\u2013\u2014\u201c\u201d\u2018\u2019\u00ab\u00bb\u2026"
)
_PERSONAL_ENDINGS = (
    *("ee", "er", "eur", "ian", "ist", "man", "naut", "or", "path"),
    *("person", "smith", "wife", "woman", "wright", "yst"),
)
_CACHED_WORDS = 2048  # Most titles share the same few words.


def head_of(words: Sequence[str]) -> int | None:
    """Return the index of the word that takes the plural, or None if there are only levels."""
    end = without_levels(words[: without_complement(words)])
    last = end - 1
    if last <= 0:
        return last if end else None
    if _follows_its_noun(words[last - 1], words[last]) or is_credential(words, last):
        return last - 1
    if _is_field(words[last]):
        return _last_person(words[:last], default=last)
    return last


def without_complement(words: Sequence[str]) -> int:
    """Return the number of words before a complement: 1 in "Head of Design".

    The "of House" in "Front of House Manager" is not a complement.
    """
    place = next((at for at in range(1, len(words)) if is_preposition(words[at])), len(words))
    if names_person(words[:place]):
        return place
    is_complement = place < len(words) - 1 and not names_person(words)
    return place if is_complement else len(words)


def without_levels(words: Sequence[str]) -> int:
    """Return the number of words before a level such as "II", "Grade 7", or "First Class"."""
    end = len(words)
    while end and is_level(words[end - 1]):
        end -= 1
        if end and key_of(words[end - 1]) in _words.LEVEL_NAMES:
            end -= 1
    if end > 1 and key_of(words[end - 1]) in _words.LEVEL_NAMES and is_ordinal(words[end - 2]):
        end -= 2
    return end


def _follows_its_noun(noun: str, adjective: str) -> bool:
    key = key_of(adjective)
    if key == "general":
        return is_person(noun) and key_of(noun) not in _words.GENERALS
    return key in _words.POSTPOSITIVES or (key_of(noun), key) == ("sergeant", "major")


def is_credential(words: Sequence[str], last: int) -> bool:
    """Return True for the "RN" in "Registered Nurse RN", False for the one in "Lead RN"."""
    return (
        key_of(words[last]) in _words.CREDENTIALS
        and key_of(words[last - 1]) not in _words.RANKS
        and is_person(words[last - 1])
    )


def _last_person(words: Sequence[str], default: int) -> int:
    for place in reversed(range(len(words))):
        if is_person(words[place]) and key_of(words[place]) not in _words.AUDIENCES:
            return place
    return default


def names_person(words: Sequence[str]) -> bool:
    end = without_levels(words)
    return end > 0 and is_person(words[end - 1])


@functools.lru_cache(maxsize=_CACHED_WORDS)
def is_person(word: str) -> bool:
    key = key_of(word)
    first, *others = key.split("-")
    if others:
        key = first if others[0] in _words.PREPOSITIONS else others[-1]
    if key in _words.PEOPLE or key in _words.AUDIENCES or key in _words.PERSON_ACRONYMS:
        return True
    if key in _words.NOT_PEOPLE or key in _words.UNCOUNTABLE or key in _words.PLACES:
        return False
    return len(key) > len("ian") and key.endswith(_PERSONAL_ENDINGS)


def _is_field(word: str) -> bool:
    if is_person(word):
        return False
    key = key_of(word)
    is_known = key in _words.UNCOUNTABLE or key in _words.NOT_PEOPLE
    if key in _words.GROUPS:
        return False
    return is_known or (word.isupper() and is_acronym(word, shouted=False))


@functools.lru_cache(maxsize=_CACHED_WORDS)
def is_level(word: str) -> bool:
    key = key_of(word)
    if len(key) < len("II"):
        return word.lower() not in FRENCH_OF
    return key in _words.LEVELS or (len(key) <= len("2026") and any(map(str.isdecimal, key)))


def is_ordinal(word: str) -> bool:
    return key_of(word) in _words.ORDINALS or word[:1].isdecimal()


@functools.lru_cache(maxsize=_CACHED_WORDS)
def is_preposition(word: str) -> bool:
    return key_of(word) in _words.PREPOSITIONS or (
        word.lower().startswith(FRENCH_OF) and word.lower() not in FRENCH_OF
    )


@functools.lru_cache(maxsize=_CACHED_WORDS)
def key_of(word: str) -> str:
    return word.strip(PUNCTUATION).lower()
