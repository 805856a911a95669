"""The job in an advertised title, and what to call it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..._values import LINE_LIMIT
from .._heads import is_credential, is_person, is_preposition, key_of, without_levels
from . import _lists
from ._notes import is_plain_word
from ._nouns import (
    head_of,
    is_about_job,
    is_field,
    is_level_at,
    is_place,
    is_state,
    length_of_level,
    may_be_adjective,
    may_name_job,
    mentions_person,
    names_person,
    singular,
)
from ._segments import Segment, segments_of
from ._spelling import calm, in_case_of

_ROMAN_DIGITS = frozenset("IVX")


class Job(NamedTuple):
    """The job in an advertised title. Both names are empty if the title names no job."""

    name: str
    """What anyone who does this work is called: "Software Engineer"."""

    position: str
    """What this opening is called, including its level: "Software Engineer II"."""


def job_in(title: str) -> Job:
    """Return the job in an advertised title.

    Args:
        title: The title as advertised.

    Returns:
        The job, capitalized as a title. Ranks such as "Sr." are spelled out, and titles in the
        plural or in all caps are converted.

    Example:
        >>> job_in("Sr. Claims Adjusters II - Remote (Tulsa, OK)")
        Job(name='Senior Claims Adjuster', position='Senior Claims Adjuster II')
        >>> job_in("NOW HIRING!").position
        ''
    """
    if _is_plain(title):
        return Job(title, title)
    segments = segments_of(title)
    chosen = _chosen(segments)
    if chosen is None:
        return Job("", "")
    job = _named(segments, chosen)
    # Spelling out ranks makes a title longer.
    return job if max(map(len, job)) <= max(LINE_LIMIT, len(title)) else Job(title, title)


# Titles without decoration


def _is_plain(title: str) -> bool:
    """Return whether a title is certain to be the name of a job. Most titles are."""
    job, of, field = title.partition(" of ")
    words = job.split(" ")
    may_abbreviate = words[0].isupper() and len(words) > len(words[0])  # "RN Registered Nurse"
    if may_abbreviate or (len(words) > 1 and words[-1].isupper()):
        return False
    if not is_person(words[-1]) or not all(map(is_plain_word, words)):
        return False
    return not of or all(map(is_plain_word, field.split(" ")))


# The segment with the job


def _chosen(segments: Sequence[Segment]) -> int | None:
    """Return the index of the segment that names the job, or None if no segment does."""
    for names_job in (names_person, mentions_person, may_name_job):
        for note in (False, True):
            for index, segment in enumerate(segments):
                if segment.is_note is note and names_job(segment.words):
                    return index
    return None


# The names of the job


def _named(segments: Sequence[Segment], chosen: int) -> Job:
    words = segments[chosen].words
    if not all(map(is_plain_word, words)):
        words = calm(words)
    head = head_of(words)
    if head is None:
        return _job_without_person(words)
    before, after = (
        [segment.words for segment in part if segment.words]
        for part in (segments[:chosen], segments[chosen + 1 :])
    )
    if words[0].isdecimal() and singular(words[head]):  # "2 Carpenters"
        words, head = words[1:], head - 1
    is_before_state = bool(after) and is_state(after[0][0])
    words = _without_place(_in_singular(words, head), head, is_before_state=is_before_state)
    stage = _stage_in(after) or _stage_in(before)
    name = " ".join([*_as_person(_without_additions(words, head)), *stage])
    position = " ".join([*words, *stage])
    if not stage:
        position += _level_in(after, words)
    field = " ".join(_field_of(words, segments, chosen))
    return Job(f"{name} of {field}", f"{position}, {field}") if field else Job(name, position)


def _job_without_person(words: Sequence[str]) -> Job:
    end = without_levels(words)
    if not may_name_job(words[:end]):  # "Audit Senior"
        end = len(words)
    return Job(" ".join(_as_person(words[:end])), " ".join(words))


def _as_person(words: Sequence[str]) -> list[str]:
    """Return words for who does a job instead of what it is: "Marketing Internship"."""
    *others, last = words
    holder = _lists.HOLDERS.get(key_of(last))
    return [*others, last if holder is None else in_case_of(last, holder)]


def _in_singular(words: Sequence[str], head: int) -> list[str]:
    """Return words with their head in the singular, and any other head before "and" or "or"."""
    return [
        _singular_of_each(word)
        if at == head or (at < head and key_of(words[at + 1]) in ("", "and", "or"))
        else word
        for at, word in enumerate(words)
    ]


def _singular_of_each(word: str) -> str:
    return "/".join(singular(part) or part for part in word.split("/"))


def _without_place(words: list[str], head: int, *, is_before_state: bool) -> list[str]:
    start = head + 1
    while start < len(words) and is_level_at(words, start):
        start += length_of_level(words, start)
    rest = words[start:]
    if not rest:
        return words
    is_dropped = is_before_state or is_place(rest) or _names_place(words[head], rest)
    return words[:start] if is_dropped and not _is_part_of_job(rest) else words


def _is_part_of_job(rest: Sequence[str]) -> bool:
    """Return whether the words after a job belong to it even if they look like a place."""
    opener, following = key_of(rest[0]), key_of(rest[1]) if len(rest) > 1 else ""
    if opener in _lists.COMPLEMENTS:
        return following in _lists.COMPLEMENTS[opener]
    return is_preposition(rest[0])


def _names_place(head: str, rest: Sequence[str]) -> bool:
    """Return whether the words after a job name a place or a team."""
    opener = key_of(rest[0])
    if opener == "in":
        return key_of(head) not in _lists.SCHOLARS and not is_field(rest[-1])
    if opener in _lists.COMPLEMENTS:
        return True
    is_known = is_about_job([head, *rest], 1) or key_of(rest[-1]) in _lists.HOLDERS
    return not is_known and not may_be_adjective(head, rest[0])


def _without_additions(words: list[str], head: int) -> list[str]:
    """Return the words without levels, credentials, and the department."""
    entry = _length_of_first_level(words)
    if entry:
        return _without_additions(words[entry:], head - entry)
    if head and _abbreviates(words[0], words[1:]):  # "RN Registered Nurse"
        return _without_additions(words[1:], head - 1)
    following = words[head + 1 :]
    if not following:
        return _without_credential(words)
    if key_of(words[-1]) in _lists.HOLDERS or key_of(words[-1]) == "class":
        return words  # "Electrician Apprenticeship", "Sergeant First Class"
    if is_preposition(following[0]):
        end = without_levels(words)
        return words if is_preposition(words[end - 1]) else words[:end]
    if not is_about_job(words, head + 1) and may_be_adjective(words[head], following[0]):
        return words
    leads_field = _is_rank(words[: head + 1]) and _names_field(following)
    if leads_field:
        return [*words[: head + 1], "of", *following]
    return _without_credential(words[: head + 1])


def _without_credential(words: list[str]) -> list[str]:
    """Return words without a final credential or initialism: "Physical Therapist PT"."""
    *others, last = words
    if not others:
        return words
    is_repeated = is_credential(words, len(others)) or _abbreviates(last, others[-len(last) :])
    return others if is_repeated else words


def _abbreviates(initialism: str, words: Sequence[str]) -> bool:
    initials = "".join(word[0] for word in words[: len(initialism)])
    return initialism.isupper() and len(initialism) > 1 and initials.upper() == initialism


def _length_of_first_level(words: Sequence[str]) -> int:
    """Return the number of words in a level before a job: "Entry Level", "Tier 1"."""
    first, second = key_of(words[0]), key_of(words[1]) if len(words) > 1 else ""
    if first == "entry-level":
        return 1
    is_level = first in _lists.LEVELS_BEFORE_JOBS and is_level_at([second], 0)
    return 2 if is_level or (first, second) == ("entry", "level") else 0


def _stage_in(others: Sequence[list[str]]) -> list[str]:
    """Return the first of other segments if it is a word such as "Intern" or "Trainee"."""
    words = others[0] if others else []
    is_stage = len(words) == 1 and key_of(words[0]) in _lists.LEARNERS
    return _as_person(calm(words)) if is_stage else []


def _level_in(others: Sequence[list[str]], named: Sequence[str]) -> str:
    """Return the level of a position without one if the next segment is one: "Engineer - II"."""
    words = others[0] if others else []
    if not words or without_levels(words) or is_level_at(named, len(named) - 1):
        return ""
    if _ROMAN_DIGITS.issuperset(words[0]):
        return f" {words[0]}"
    return f", {' '.join(words)}" if key_of(words[0]) == "level" else ""


def _field_of(words: Sequence[str], segments: Sequence[Segment], chosen: int) -> list[str]:
    """Return the field of a rank if the title says nothing else: "VP, Sales"."""
    if not _is_rank(words):
        return []
    stated = [segment for segment in segments if segment.words and not segment.is_note]
    if len(stated) != len(("VP", "Sales")) or stated[0] is not segments[chosen]:
        return []
    return stated[1].words if _names_field(stated[1].words) else []


def _is_rank(words: Sequence[str]) -> bool:
    """Return whether the words need a field to say what someone does: "Senior Director"."""
    *modifiers, head = map(key_of, words)
    return head in _lists.LEADERS_OF_FIELDS and _lists.RANKED.issuperset(modifiers)


def _names_field(words: Sequence[str]) -> bool:
    is_plain = all(word.isalpha() or word == "&" for word in words)
    is_name = is_place(words) or any(map(is_preposition, words))
    is_workplace = key_of(words[-1]) in _lists.WORKPLACES_OF_LEADERS
    return is_field(words[-1]) and is_plain and not is_name and not is_workplace
