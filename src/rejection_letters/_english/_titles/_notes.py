"""Notes in advertised titles: phrases and codes that never belong to the name of a job."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from .._heads import key_of
from . import _lists
from ._nouns import is_place
from ._spelling import is_shouted_word, own_spelling

_CACHED_WORDS = 2048  # Most titles share the same few words.

_CODE = r"""(?xi)
      [#]? (?!iso|iatf|as\d) [a-z]{0,4} [-_.#]* \d{4,} (?: [-_/] \w+)*   # "R-20441", "2026-1187"
    | [#] \w*
    | \W? [$\u00a3\u20ac] .* | .* \d [$\u00a3\u20ac%] | \d+k        # "$30-$38", "100%", "45k"
    | \d{1,2} (?: : \d\d)? [ap] m? (?: - .*)? | 24/7                # "7p-7a"
    | \d+ [-\u2011]? (?: months? | weeks? | hours | hrs? | h ) (?: /.*)?
    | 0? [.] \d+ | \d+x (?: \d+s? )? | x\d+
    | [mwfdxh] (?: / (?: [mwfdxhn] | div[.]? | gn | all ))+         # "m/w/d"
    | m-f | (?: mon|tue|tues|wed|thu|fri|sat|sun) - (?: thu|thurs|fri|sat|sun)
    | [a-z]{2} - \d{1,2} (?: /\d+)* | gs -? \d+ .* | aps -? \d    # "GS-12", "NF-04"
    | ts/sci .*
"""
_NUMBER = r"\d+(?:[.,]\d+)?(?:-\d+(?:[.]\d+)?)?\+?"


def _by_first_word(phrases: Sequence[str]) -> Mapping[str, Sequence[Sequence[str]]]:
    """Return the words of phrases by their first words, longest phrases first."""
    found: dict[str, list[list[str]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        words = phrase.split()
        found.setdefault(words[0], []).append(words)
    return found


NOTES = _by_first_word(_lists.NOTES)
"""The words of each phrase, by its first word."""

_NOT_PLAIN = _lists.OPENERS.union(
    *(_lists.ENDERS, _lists.TERMS, _lists.NUMBERED, _lists.LEVELS_BEFORE_JOBS),
    _lists.SPELLED_IN_FULL,
)


@functools.lru_cache(maxsize=_CACHED_WORDS)
def is_plain_word(word: str) -> bool:
    """Return whether a word is certain to be an ordinary word of a title. Most words are."""
    key = word.lower()
    return (
        word.isalpha()
        and key not in NOTES
        and key not in _NOT_PLAIN
        and not is_shouted_word(word)
        and own_spelling(word) == word
    )


def length_of_note(words: Sequence[str], at: int) -> int:
    """Return the number of words in the note that starts here; 0 if none does."""
    return _length_of_phrase(words, at) or _length_of_code(words, at)


def parts_with_note(words: Sequence[str], at: int) -> Sequence[str]:
    """Return the parts of a word with a slash if one of them is a note: "Cashier/Remote"."""
    parts = words[at].split("/")
    ends = ([parts[0]], [parts[-1], *words[at + 1 :]])
    return parts if len(parts) > 1 and any(_length_of_phrase(end, 0) for end in ends) else ()


def _length_of_phrase(words: Sequence[str], at: int) -> int:
    phrases = NOTES.get(key_of(words[at]).partition("-")[0])
    if phrases is None:
        return 0
    for phrase in phrases:
        length = _length_if_at(words, at, phrase)
        if length and not is_job_after(" ".join(phrase), words[at + length :]):
            return length
    return 0


def _length_if_at(words: Sequence[str], at: int, phrase: Sequence[str]) -> int:
    """Return the number of words that spell a phrase, with spaces or hyphens between its words."""
    found: list[str] = []
    for length, word in enumerate(words[at : at + len(phrase) + 1], start=1):
        found += filter(None, key_of(word).split("-"))
        if len(found) >= len(phrase):
            return length if found == phrase else 0
    return 0


def is_job_after(note: str, others: Sequence[str]) -> bool:
    """Return whether words that look like a note start the name of a job: "Urgent Care Nurse"."""
    if not others:
        return False
    following = key_of(others[0])
    if note.endswith("shift"):
        return following in _lists.LEADERS
    return following in _lists.JOBS_AFTER_NOTES.get(note, ())


def _length_of_code(words: Sequence[str], at: int) -> int:
    word, following = words[at], key_of(words[at + 1]) if at + 1 < len(words) else ""
    if word.isalpha():
        is_numbered = word.lower().rstrip(".") in _lists.NUMBERED
        return 2 if is_numbered and any(map(str.isdecimal, following)) else 0
    if re.fullmatch(_NUMBER, word) and following.partition("/")[0] in _lists.UNITS:
        return 2
    if _is_place_of_work(word):
        return 1
    if at and key_of(words[at - 1]) in _lists.STANDARDS:
        return 0
    return 1 if re.fullmatch(_CODE, word.rstrip(".")) else 0


def _is_place_of_work(word: str) -> bool:
    """Return whether a word says where the work is done: "Remote-US", "London-Based"."""
    first, _, last = word.partition("-")
    if last.lower() == "based":
        return is_place([first])
    return last != "" and [first.lower()] in NOTES.get(first.lower(), ()) and is_place([last])
