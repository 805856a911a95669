"""Plurals of job titles."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from . import _words
from ._acronyms import LONGEST_UNKNOWN_ACRONYM, is_acronym, is_shouted, without_accents
from ._heads import (
    FRENCH_OF,
    PUNCTUATION,
    head_of,
    is_person,
    key_of,
    names_person,
    without_complement,
)

# Let `re` compile and cache patterns on first use: compiling them here would double the
# import time. No pattern nests repetitions, so each runs in linear time.
_LETTERS = r"[^\W\d_]+"
_HYPHENS = r"([-/])"
_JOINING = frozenset({"and", "or"})
_JOINTS = r"(\s(?:and|And|AND|or|Or|&|and/or)\s|/)"
_ENDS_OF_PHRASES = r"([,:;|(){}\[\]]|[\u2013\u2014]|\s[-@]\s)"
_VOWELS = frozenset("aeiou")
_SIBILANTS = ("ch", "s", "sh", "x", "z")
_SINGULAR_ENDINGS_IN_S = ("ss", "us")
_CACHED_WORDS = 2048  # Most titles share the same few words.
_PLURAL_ENDINGS = ("is", "children", "men", "people", "wives")


def plural(title: str) -> str:
    """Return the plural of a job title.

    The head noun takes the plural, wherever it is in the title: "Heads of Design", "VPs, Sales",
    "Attorneys General", "Editors-in-Chief" (The Chicago Manual of Style, "Plurals of compound
    nouns"). Levels, terms, and credentials after it do not change.

    Args:
        title: The title, singular or plural.

    Returns:
        The plural, in the same case and at most four characters longer per head noun. A title that
        is already plural, uncountable ("Faculty"), or in another script is returned unchanged.

    Example:
        >>> [plural(role) for role in ("VP, Sales", "Software Engineer II", "Driver/Loader")]
        ['VPs, Sales', 'Software Engineers II', 'Drivers/Loaders']
    """
    if "(s)" in title:
        return title
    shouted = is_shouted(title)
    if _is_one_compound(title):
        return _plural_compound(title, shouted)
    phrases = re.split(_ENDS_OF_PHRASES, title)
    place = _main_phrase(phrases)
    compounds = _compounds(phrases[place])
    compounds[::2] = [_plural_compound(compound, shouted) for compound in compounds[::2]]
    phrases[place] = "".join(compounds)
    return "".join(phrases)


def _is_one_compound(title: str) -> bool:
    """Return whether a title is a plain sequence of words without punctuation, "and", or "or"."""
    words = title.lower().split(" ")
    return all(map(str.isalpha, words)) and _JOINING.isdisjoint(words)


def _main_phrase(phrases: Sequence[str]) -> int:
    """Return the index of the first phrase that names a person, else of the first with letters."""
    if len(phrases) == 1:
        return 0
    places = [place for place in range(0, len(phrases), 2) if re.search(_LETTERS, phrases[place])]
    for place in places:
        words = phrases[place].split()
        head = head_of(words)
        if head is not None and is_person(words[head]):
            return place
    return places[0] if places else 0


def _compounds(phrase: str) -> list[str]:
    """Split a phrase between its head nouns; the separators are at odd indexes.

    "Writer/Editor" has two heads; "Sales and Marketing Manager" and "Head of Art/Design" have one.
    """
    pieces = re.split(_JOINTS, phrase)
    compounds = [pieces[0]]
    has_complement = False
    for before, joint, after in zip(pieces[:-1:2], pieces[1::2], pieces[2::2], strict=True):
        words = before.split()
        has_complement = has_complement or without_complement(words) < len(words)
        if not has_complement and _is_separate_head(words, after.split()):
            compounds += [joint, after]
        else:
            compounds[-1] += joint + after
    return compounds


def _is_separate_head(words: Sequence[str], others: Sequence[str]) -> bool:
    """Return True for "Writer" in "Writer/Editor", False for "Lead" in "Lead/Senior Engineer"."""
    if not names_person(words):
        return False
    key = key_of(words[0])
    if len(words) > 1 or (len(others) == 1 and key_of(others[0]) not in _words.RANKS):
        return True
    return key not in _words.RANKS and key not in _words.AUDIENCES


def _plural_compound(compound: str, shouted: bool) -> str:
    words = compound.split(" ")
    head = head_of(words)
    if head is None:
        return compound
    for place in range(max(head - 1, 0), min(head + 2, len(words))):
        if place == head or key_of(words[place]) in _words.AGREEING:
            words[place] = _plural_word(words[place], shouted)
    return " ".join(words)


def _plural_word(word: str, shouted: bool) -> str:
    if "-" not in word and "/" not in word:
        return _plural_noun(word, shouted)
    parts = re.split(_HYPHENS, word)
    head = head_of(parts[::2])
    if head is None:
        return word
    parts[2 * head] = _plural_noun(parts[2 * head], shouted)
    return "".join(parts)


# The spelling of plurals


@functools.lru_cache(maxsize=_CACHED_WORDS)
def _plural_noun(word: str, shouted: bool) -> str:
    if word.lower() in FRENCH_OF:
        return word + "s"
    noun = word.rstrip(PUNCTUATION)
    if "." in noun and word.startswith(noun + "."):  # "Ph.D.s"
        noun += "."
    following = word[len(noun) :]
    singular = noun.lstrip(PUNCTUATION).lower()
    if _is_without_plural(noun, singular):
        return word
    if noun.isupper() and is_acronym(noun, shouted=shouted):
        return f"{noun}s{following}"
    plural_spelling = _plural_spelling(singular)
    kept = _length_in_common(singular, plural_spelling)
    stem = noun[: len(noun) - len(singular) + kept]
    ending = plural_spelling[kept:]
    in_capitals = noun.isupper() and (shouted or len(noun) > LONGEST_UNKNOWN_ACRONYM)
    return stem + (ending.upper() if in_capitals else ending) + following


def _is_without_plural(noun: str, singular: str) -> bool:
    if singular in _words.UNCOUNTABLE or singular.endswith(_PLURAL_ENDINGS):
        return True
    if singular.endswith("s") and not singular.endswith(_SINGULAR_ENDINGS_IN_S):
        return True
    if noun.isupper() and (singular in _words.SPELLED_OUT or singular in _words.SAID_AS_WORDS):
        return singular not in _words.PERSON_ACRONYMS
    last = singular.rstrip(".")[-1:]
    if not last.isascii():
        last = without_accents(last)[:1]
    return not (last.isascii() and last.isalpha())


def _plural_spelling(noun: str) -> str:
    if noun in _words.IRREGULAR_PLURALS:
        return _words.IRREGULAR_PLURALS[noun]
    if noun not in _words.REGULAR_MAN:
        for ending, plural_ending in _words.IRREGULAR_ENDINGS.items():
            if noun.endswith(ending):
                return noun.removesuffix(ending) + plural_ending
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun.removesuffix("y") + "ies"
    has_hard_ch = noun in _words.HARD_CH or noun.endswith("tech")
    return noun + ("es" if noun.endswith(_SIBILANTS) and not has_hard_ch else "s")


def _length_in_common(one: str, other: str) -> int:
    if other.startswith(one):
        return len(one)
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
