"""The indefinite article."""

from __future__ import annotations

import re
from typing import Literal

from . import _words
from ._acronyms import is_acronym, is_shouted, without_accents

# Let `re` compile and cache patterns on first use: compiling them here would double the
# import time. No pattern nests repetitions, so each runs in linear time.
_SPOKEN_FIRST = r"\.?(?:[0-9][0-9,]*|[^\W\d_]+['\u2019]?)"
_LETTERS_NAMED_WITH_VOWEL = frozenset("aefhilmnorsx")
_VOWELS = frozenset("aeiou")


def indefinite_article(phrase: str) -> Literal["a", "an"]:
    """Return the indefinite article for a phrase, based on how it is pronounced.

    The sound matters, not the letter, even in abbreviations (The Chicago Manual of Style).
    Words that start with "h" are pronounced as in American English.

    Args:
        phrase: The text that follows the article. Opening quotation marks and parentheses are
            ignored.

    Returns:
        "an" before a vowel sound, else "a".

    Example:
        >>> [indefinite_article(role) for role in ("UX designer", "SRE", "hourly clerk")]
        ['a', 'an', 'an']
    """
    word = phrase.partition(" ")[0]
    if _is_ordinary(word):
        return "an" if _word_begins_with_vowel(word) else "a"
    first = re.search(_SPOKEN_FIRST, phrase)
    return "an" if first and _begins_with_vowel(first[0], phrase) else "a"


def with_article(phrase: str) -> str:
    """Return a phrase preceded by its indefinite article.

    Args:
        phrase: The phrase, as for `indefinite_article`.

    Returns:
        "a" or "an", a space, and the unchanged phrase.

    Example:
        >>> with_article("SRE")
        'an SRE'
    """
    return f"{indefinite_article(phrase)} {phrase}"


def _is_ordinary(word: str) -> bool:
    """Return whether a word needs none of the rules for numbers, accents, and abbreviations."""
    is_plain = word.isascii() and word.isalpha() and word.islower() and len(word) > 1
    return is_plain and word not in _words.SPELLED_OUT


def _begins_with_vowel(first: str, phrase: str) -> bool:
    if first.startswith("."):  # "dot NET"
        return False
    if first[0].isdecimal():
        return _number_begins_with_vowel(first)
    letters = without_accents(first)
    if _is_spelled_out(first, phrase):
        return letters[0] in _LETTERS_NAMED_WITH_VOWEL
    return _word_begins_with_vowel(letters)


def _number_begins_with_vowel(number: str) -> bool:
    digits = number.replace(",", "")
    if digits.startswith("8"):
        return True
    # Numbers such as 11,000 and years such as 1800 start with "eleven" or "eighteen".
    is_year = len(digits) == len("1800") and "," not in number
    return digits.startswith(("11", "18")) and (len(digits) % 3 == len("11") or is_year)


def _word_begins_with_vowel(word: str) -> bool:
    initial = word[0]
    if initial == "h":
        return word.startswith(_words.SILENT_H) and not word.startswith(_words.SAID_H)
    if initial == "y":  # "an Yvonne", but "a yacht captain"
        return word[1:2].isalpha() and word[1] not in _VOWELS
    if initial not in _VOWELS or word in _words.SAID_WUN:
        return False
    return not _begins_with_you(word)


def _begins_with_you(word: str) -> bool:
    if word.startswith(_words.SAID_YOU):
        return not word.startswith(_words.NEGATED_I)
    if word[0] != "u" or word.startswith(_words.SAID_UH):
        return False
    return word[1:2] not in _VOWELS and word[2:3] in _VOWELS


def _is_spelled_out(word: str, phrase: str) -> bool:
    key = word.lower()
    if key in _words.SAID_AS_WORDS:
        return False
    if len(word) == 1 or key in _words.SPELLED_OUT:
        return True
    if not word[1].isupper():
        return False
    is_own_letter = word[0].islower()  # "iOS", "mRNA"
    return is_own_letter or is_acronym(word, shouted=is_shouted(phrase))
