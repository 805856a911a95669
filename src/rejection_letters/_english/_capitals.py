"""Capitalization of job titles in running text."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Literal

from . import _words
from ._acronyms import LONGEST_UNKNOWN_ACRONYM, unshouted

# Let `re` compile and cache patterns on first use: compiling them here would double the
# import time. No pattern nests repetitions, so each runs in linear time.
_WORDS = r"(\.?[^\W_][\w.&'+#\u2019]*)"
_CACHED_WORDS = 2048  # Most titles share the same few words.
_FRENCH_OF = ("d'", "d\u2019")


def generic(title: str) -> str:
    """Return a job title as it appears in running text.

    Titles used generically are lowercase (The Chicago Manual of Style, "Titles and offices—the
    general rule"). Names, acronyms, and words with internal capitals keep their capitals. Titles
    typed in all caps are converted first.

    Args:
        title: The title as advertised.

    Returns:
        The title, with only its case changed.

    Example:
        >>> generic("Senior UX Designer, North America")
        'senior UX designer, North America'
        >>> generic("HR DIRECTOR")
        'HR director'
    """
    words = [*map(_ordinary, title.split(" "))]
    if all(words) and not title.isupper():  # Most titles have no names.
        return " ".join(words)
    role, at, firm = title.partition(" @ ")
    tokens = re.split(_WORDS, unshouted(role))
    running = list(tokens)
    for place in range(1, len(tokens), 2):  # Every other token is a word.
        ordinary = _ordinary(tokens[place])
        if ordinary and (place == 1 or _name_key(tokens[place - 2]) != "saint"):
            running[place] = ordinary
        elif not ordinary and not _keeps_capitals(tokens, place):
            running[place] = _in_lower_case(tokens[place])
    return "".join([*running, at, firm])


def _in_lower_case(word: str) -> str:
    lowered = word.lower() if word.startswith(_FRENCH_OF) else word[0].lower() + word[1:]
    # Changing the case of some letters, such as Turkish İ, makes a word longer; leave those alone.
    return lowered if len(lowered) == len(word) else word


def _keeps_capitals(tokens: Sequence[str], place: int) -> bool:
    word = tokens[place]
    if word.islower():
        return True
    return _has_own_capitals(word, followed_by=tokens[place + 1]) or _is_name(tokens, place)


@functools.lru_cache(maxsize=_CACHED_WORDS)
def _ordinary(word: str) -> str:
    """Return a word as in running text, or "" if that depends on the words around it."""
    if not word.isalpha() or len(word) == 1 or _name_key(word) in _words.PARTS_OF_NAMES:
        return ""
    if word.istitle():
        return _in_lower_case(word)
    return word if word.isupper() and len(word) <= LONGEST_UNKNOWN_ACRONYM else ""


def _has_own_capitals(word: str, followed_by: str) -> bool:
    if word.startswith(_FRENCH_OF):  # "chargé d'affaires"
        return False
    if sum(map(str.isalpha, word)) == 1:  # "C++", "X-ray", "K-12", but "e-commerce"
        return word != "E" or followed_by != "-"
    if "." in word.rstrip("."):  # "Node.js"
        return True
    return any(character.isupper() or character.isdecimal() for character in word[1:])


def _is_name(tokens: Sequence[str], place: int) -> bool:
    word = _name_key(tokens[place])
    if word in _words.NAMES or word in _words.PLACES or word == "saint":
        return True
    before, after = _neighbor(tokens, place, -1), _neighbor(tokens, place, +1)
    return (
        before == "saint"
        or (word in _words.PLACE_OPENERS and after in _words.PLACES)
        or (word in _words.DIRECTIONS and place > 1 and not after)
        or (word in _words.NAMES_BEFORE_DEVELOPERS and _is_technology(tokens, place))
        or f"{word} {after}" in _words.NAMES_OF_TWO
        or f"{before} {word}" in _words.NAMES_OF_TWO
    )


def _is_technology(tokens: Sequence[str], place: int) -> bool:
    """Return whether a word names a technology: "Go" in "Go Developer" or "Go/C++ Engineer"."""
    if tokens[place + 1] == "/" and place + 2 < len(tokens):
        other = tokens[place + 2]
        return _name_key(other) in _words.NAMES or _has_own_capitals(other, followed_by="")
    return _neighbor(tokens, place, +1) in _words.DEVELOPERS


def _neighbor(tokens: Sequence[str], place: int, step: Literal[-1, 1]) -> str:
    """Return the adjacent word, or "" if more than a space or hyphen separates them."""
    there = place + 2 * step
    if not 0 <= there < len(tokens) or tokens[place + step] not in (" ", "-"):
        return ""
    return _name_key(tokens[there])


@functools.lru_cache(maxsize=_CACHED_WORDS)
def _name_key(word: str) -> str:
    key = word.lower().rstrip(".").replace("\u2019", "'").removesuffix("'s")
    return "saint" if key == "st" else key
