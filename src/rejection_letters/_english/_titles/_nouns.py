"""What the words of an advertised title mean: people, fields, levels, and places."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from .. import _words
from .._acronyms import is_acronym
from .._heads import is_level, is_ordinal, is_person, is_preposition, key_of, without_levels
from . import _lists

_CACHED_WORDS = 2048  # Most titles share the same few words.
_SINGULAR_ENDINGS = (
    *(("ies", "y"), ("men", "man"), ("people", "person"), ("wives", "wife"), ("s", ""), ("es", "")),
)
_NOT_JOBS = _lists.NOT_JOBS.union(
    *(_lists.DEPARTMENTS, _lists.OPENERS, _lists.ENDERS, _words.UNCOUNTABLE),
    *(_words.NOT_PEOPLE, _words.AUDIENCES, _words.PLACES, _words.LEVELS),
)


def head_of(words: Sequence[str]) -> int | None:
    """Return the index of the last word for a person before a complement, if there is one."""
    end = next((at for at in range(1, len(words)) if is_preposition(words[at])), len(words))
    end = without_levels(words[:end]) or end
    while end > 1 and is_place(words[end - 1 : end]):
        end -= 1
    for at in reversed(range(end)):
        if names_people(words[at]) and (at == end - 1 or not modifies(words, at)):
            return at
    # "Front of House Manager"
    return len(words) - 1 if end < len(words) and names_people(words[-1]) else None


def modifies(words: Sequence[str], at: int) -> bool:
    """Return whether a noun for people describes what follows: "Partner Marketing"."""
    key, before = key_of(words[at]), key_of(words[at - 1]) if at else "senior"
    if key in _words.RANKS and before not in _words.SENIORS:
        return False  # "Account Executive Enterprise", but "Executive Search"
    is_modifier = key in _words.RANKS or key in _words.AUDIENCES or key in _words.GROUPS
    return is_modifier or bool(singular(words[at]))


@functools.lru_cache(maxsize=_CACHED_WORDS)
def names_people(word: str) -> bool:
    return any(
        is_person(part) or key_of(part) in _words.GROUPS or bool(singular(part))
        for part in word.split("/")
    )


def singular(word: str) -> str:
    """Return the singular of a noun for several people, or "" if the word is something else."""
    if is_person(word):
        return ""
    lowered = word.lower()
    for ending, singular_ending in _SINGULAR_ENDINGS:
        singular = word[: len(word) - len(ending)] + singular_ending
        if lowered.endswith(ending) and is_person(singular):
            return singular
    return ""


def names_person(words: Sequence[str]) -> bool:
    """Return whether the words name a person, with or without the department."""
    head = head_of(words)
    if head is None or _is_status(words, head) or key_of(words[head]) in _words.GROUPS:
        return False
    return head == len(words) - 1 or is_about_job(words, head + 1)


def _is_status(words: Sequence[str], head: int) -> bool:
    """Return whether the words name people in any job: "Locum", "University Graduate"."""
    key = key_of(words[head])
    return key in _lists.STATUSES or (len(words) == 1 and key in {"student", *_lists.LEARNERS})


def mentions_person(words: Sequence[str]) -> bool:
    if head_of(words) is not None:
        return True
    last = key_of(words[-1]) if len(words) > 1 else ""
    return last in _lists.HOLDERS or last in _words.SENIORS


def may_name_job(words: Sequence[str]) -> bool:
    """Return whether there is a word that is not known to be about something else than a job."""
    return any(
        any(map(str.isalpha, word))
        and key_of(word) not in _NOT_JOBS
        and not is_field(word)
        and not is_state(word)
        for word in words
    )


def is_about_job(words: Sequence[str], start: int) -> bool:
    """Return whether the words from `start` on complete a job or name its level or department."""
    first, last = words[start], words[-1]
    return (
        is_preposition(first)
        or is_level_at(words, start)
        or is_field(last)
        or (last.isupper() and is_acronym(last.rpartition("/")[2], shouted=False))
        or key_of(last) in _words.CREDENTIALS
        or key_of(last) in _words.NAMES
        or key_of(last) in _words.NAMES_BEFORE_DEVELOPERS
        or is_place(words[start:])
    )


def may_be_adjective(noun: str, following: str) -> bool:
    """Return True for "Attorney General" and French titles such as "Professeur agrégé"."""
    key = key_of(following)
    is_known = key in _words.POSTPOSITIVES or key in _words.SENIORS or key in _words.NOT_PEOPLE
    return is_known or following.islower() or key_of(noun).endswith("eur")


def is_field(word: str) -> bool:
    """Return whether a noun names a field of work or a department: "Radiology", "Warehouse"."""
    word = word.rpartition("/")[2]
    key = key_of(word)
    if key in _words.GROUPS or is_person(word):
        return False
    is_known = key in _words.UNCOUNTABLE or key in _lists.DEPARTMENTS
    return is_known or key.endswith(_lists.ENDINGS_OF_FIELDS)


def is_level_at(words: Sequence[str], at: int) -> bool:
    return length_of_level(words, at) > 0


def length_of_level(words: Sequence[str], at: int) -> int:
    """Return the number of words in the level that starts here: 2 for "Grade 7" or "1st Grade"."""
    pair = [*map(key_of, words[at : at + 2])]
    if pair[-1] in _words.LEVEL_NAMES and len(pair) > 1 and is_ordinal(words[at]):
        return 2
    if pair[0] in _words.LEVEL_NAMES and len(pair) > 1 and _is_level_or_levels(pair[1]):
        return 2
    return 1 if _is_level_or_levels(words[at]) else 0


def _is_level_or_levels(word: str) -> bool:
    """Return whether a word is a level, or levels such as "II/III"."""
    return all(map(is_level, re.split("[-/]", word)))


def is_place(words: Sequence[str]) -> bool:
    first, last = key_of(words[0]), key_of(words[-1])
    return (
        is_state(words[-1])
        or last in _words.DIRECTIONS
        or (first in _lists.SAINTS and len(words) > 1)
        or any(key_of(word) in _words.PLACES for word in words)
    )


def is_state(word: str) -> bool:
    return word.strip(".") in _lists.STATES
