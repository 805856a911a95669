"""Plurals of job titles."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from . import _words
from ._acronyms import LONGEST_UNKNOWN_ACRONYM, is_acronym, is_shouted, without_accents

# Let `re` compile and cache patterns on first use: compiling them here would double the
# import time. No pattern nests repetitions, so each runs in linear time.
_LETTERS = r"[^\W\d_]+"
_HYPHENS = r"([-/])"
_JOINING = frozenset({"and", "or"})
_JOINTS = r"(/|\s(?:and|And|AND|or|Or|OR|&)\s)"
_ENDS_OF_PHRASES = r"([,:;|(){}\[\]]|[\u2013\u2014]|\s[-@]\s)"
_VOWELS = frozenset("aeiou")
_FRENCH_OF = ("d'", "d\u2019")
_PUNCTUATION = (
    "!\"#$%&'()*+,./:;<=>?@[]^_`{|}~-\u2013\u2014\u201c\u201d\u2018\u2019\u00ab\u00bb\u2026"
)
_PERSONAL_ENDINGS = (
    *("ee", "er", "eur", "ian", "ist", "man", "naut", "or", "path"),
    *("person", "smith", "wife", "woman", "wright", "yst"),
)
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
        head = _head(words)
        if head is not None and _is_person(words[head]):
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
        has_complement = has_complement or _without_complement(words) < len(words)
        if not has_complement and _is_separate_head(words, after.split()):
            compounds += [joint, after]
        else:
            compounds[-1] += joint + after
    return compounds


def _is_separate_head(words: Sequence[str], others: Sequence[str]) -> bool:
    """Return True for "Writer" in "Writer/Editor", False for "Lead" in "Lead/Senior Engineer"."""
    if not _names_person(words):
        return False
    if len(words) > 1 or len(others) == 1:
        return True
    key = _key(words[0])
    return key not in _words.RANKS and key not in _words.AUDIENCES


def _plural_compound(compound: str, shouted: bool) -> str:
    words = compound.split(" ")
    head = _head(words)
    if head is None:
        return compound
    for place in range(max(head - 1, 0), min(head + 2, len(words))):
        if place == head or _key(words[place]) in _words.AGREEING:
            words[place] = _plural_word(words[place], shouted)
    return " ".join(words)


def _plural_word(word: str, shouted: bool) -> str:
    if "-" not in word and "/" not in word:
        return _plural_noun(word, shouted)
    parts = re.split(_HYPHENS, word)
    head = _head(parts[::2])
    if head is None:
        return word
    parts[2 * head] = _plural_noun(parts[2 * head], shouted)
    return "".join(parts)


# The head of a title


def _head(words: Sequence[str]) -> int | None:
    """Return the index of the word that takes the plural, or None if there are only levels."""
    end = _without_levels(words[: _without_complement(words)])
    last = end - 1
    if last <= 0:
        return last if end else None
    if _follows_its_noun(words[last - 1], words[last]) or _is_credential(words, last):
        return last - 1
    if _is_field(words[last]):
        return _last_person(words[:last], default=last)
    return last


def _without_complement(words: Sequence[str]) -> int:
    """Return the number of words before a complement: 1 in "Head of Design".

    The "of House" in "Front of House Manager" is not a complement.
    """
    place = next((at for at in range(1, len(words)) if _is_preposition(words[at])), len(words))
    if _names_person(words[:place]):
        return place
    is_complement = place < len(words) - 1 and not _names_person(words)
    return place if is_complement else len(words)


def _without_levels(words: Sequence[str]) -> int:
    """Return the number of words before a level such as "II", "Grade 7", or "First Class"."""
    end = len(words)
    while end and _is_level(words[end - 1]):
        end -= 1
        if end and _key(words[end - 1]) in _words.LEVEL_NAMES:
            end -= 1
    if end > 1 and _key(words[end - 1]) in _words.LEVEL_NAMES and _is_ordinal(words[end - 2]):
        end -= 2
    return end


def _follows_its_noun(noun: str, adjective: str) -> bool:
    key = _key(adjective)
    if key == "general":
        return _is_person(noun) and _key(noun) not in _words.GENERALS
    return key in _words.POSTPOSITIVES or (_key(noun), key) == ("sergeant", "major")


def _is_credential(words: Sequence[str], last: int) -> bool:
    """Return True for the "RN" in "Registered Nurse RN", False for the one in "Lead RN"."""
    return (
        _key(words[last]) in _words.CREDENTIALS
        and _key(words[last - 1]) not in _words.RANKS
        and _is_person(words[last - 1])
    )


def _last_person(words: Sequence[str], default: int) -> int:
    for place in reversed(range(len(words))):
        if _is_person(words[place]) and _key(words[place]) not in _words.AUDIENCES:
            return place
    return default


def _names_person(words: Sequence[str]) -> bool:
    end = _without_levels(words)
    return end > 0 and _is_person(words[end - 1])


@functools.lru_cache(maxsize=_CACHED_WORDS)
def _is_person(word: str) -> bool:
    key = _key(word)
    first, *others = key.split("-")
    if others:
        key = first if others[0] in _words.PREPOSITIONS else others[-1]
    if key in _words.PEOPLE or key in _words.AUDIENCES or key in _words.PERSON_ACRONYMS:
        return True
    if key in _words.NOT_PEOPLE or key in _words.UNCOUNTABLE or key in _words.PLACES:
        return False
    return len(key) > len("ian") and key.endswith(_PERSONAL_ENDINGS)


def _is_field(word: str) -> bool:
    if _is_person(word):
        return False
    key = _key(word)
    is_known = key in _words.UNCOUNTABLE or key in _words.NOT_PEOPLE
    return is_known or (word.isupper() and is_acronym(word, shouted=False))


@functools.lru_cache(maxsize=_CACHED_WORDS)
def _is_level(word: str) -> bool:
    key = _key(word)
    if len(key) < len("II"):
        return word.lower() not in _FRENCH_OF
    return key in _words.LEVELS or (len(key) <= len("2026") and any(map(str.isdecimal, key)))


def _is_ordinal(word: str) -> bool:
    return _key(word) in _words.ORDINALS or word[:1].isdecimal()


@functools.lru_cache(maxsize=_CACHED_WORDS)
def _is_preposition(word: str) -> bool:
    return _key(word) in _words.PREPOSITIONS or (
        word.lower().startswith(_FRENCH_OF) and word.lower() not in _FRENCH_OF
    )


@functools.lru_cache(maxsize=_CACHED_WORDS)
def _key(word: str) -> str:
    return word.strip(_PUNCTUATION).lower()


# The spelling of plurals


@functools.lru_cache(maxsize=_CACHED_WORDS)
def _plural_noun(word: str, shouted: bool) -> str:
    if word.lower() in _FRENCH_OF:
        return word + "s"
    noun = word.rstrip(_PUNCTUATION)
    if "." in noun and word.startswith(noun + "."):  # "Ph.D.s"
        noun += "."
    following = word[len(noun) :]
    singular = noun.lstrip(_PUNCTUATION).lower()
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
