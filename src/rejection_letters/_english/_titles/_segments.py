"""The segments of an advertised title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .. import _words
from .._heads import is_level, is_person, is_preposition, key_of
from . import _lists
from ._notes import is_job_after, is_plain_word, length_of_note, parts_with_note
from ._nouns import head_of, modifies, names_person
from ._spelling import spelled

_SIGNS = r"\u00a1\u00b7\u00bf\u2012-\u2015\u2020-\u2023\u2026\u2190-\u2bff\U0001f000-\U0001faff"
_MARK = rf"""(?x)
    (?= [^a-zA-Z] )                                # most characters are letters
    (?: (?<!401) [(\[] (?P<note> [^()\[\]]* ) [)\]]?
    | (?P<either> \s / (?!/) \s? | / \s )
    | (?:^|\s) [-@]+ (?=\s|$|\w)                   # " - ", " -Nights"
    | -+ (?=\s|$) (?! \s (?:and|or|&) \s )         # "Nurse- Nights", not "pre- and post-sales"
    | (?: (?<=[Tt]ime) | (?<=[Ss]hift) ) - (?=[A-Z])
    | [*:_/] in (?:nen)? \b                        # "Manager:in", a German feminine
    | \s w/o? \s?                                 # "with"
    | , (?!\d{{3}}) | : (?!\d) | -- | // | \s [+] \s
    | (?<!\d) \d+ \s? \u2013 \s? \d+ (?!\w)        # a range with an en dash
    | (?<!1\(k) [)\]|;@~*!?_^{_SIGNS}] \ufe0f? \u200d?  # an emoji may have several characters
    )
"""


class Segment(NamedTuple):
    words: list[str]
    is_note: bool


def segments_of(title: str) -> list[Segment]:
    """Return the segments of a title, some of which may be empty, including text in brackets.

    A job that a note interrupts is one segment: "Senior Remote Engineer". Only a few segments after
    a job are returned, because the others do not matter.
    """
    current: list[str] = []
    segments = [Segment(current, is_note=False)]
    after_job = 0
    for words, before in _pieces(title):
        if before == "note":
            segments.append(Segment(words, is_note=True))
        elif before == "either" and (head_of(current) is None or head_of(words) is not None):
            _add_alternative(current, words)
        elif before == "gap" and (head_of(current) is None or names_person(words)):
            current += words
        else:
            after_job += 1 if after_job or names_person(current) else 0
            current = words
            segments.append(Segment(words, is_note=False))
            if after_job > 1:
                break
    return [Segment(_trimmed(_without_opening(words)), is_note) for words, is_note in segments]


def _without_opening(words: Sequence[str]) -> Sequence[str]:
    """Return words without an opening for the job: "Faculty Position in Chemistry"."""
    for at in range(1, len(words) - 1):
        if is_plain_word(words[at]):
            continue
        is_opening = key_of(words[at]) in _lists.OPENINGS and is_preposition(words[at + 1])
        if is_opening and head_of(words[:at]) is not None:
            return [*words[:at], *words[at + 1 :]]
    return words


def _trimmed(words: Sequence[str]) -> list[str]:
    """Return words without those that are never the first or last of a job's name."""
    if all(map(is_plain_word, words)):
        return list(words)
    start, end = int(_starts_with_part_time(words)), len(words)
    while start < end and _is_among(_lists.OPENERS, words[start]):
        start += 1
    while end > start + 1 and (
        _is_among(_lists.ENDERS, words[end - 1]) or _is_term(words[end - 1], words[start : end - 1])
    ):
        end -= 1
    return list(words[start:end])


def _starts_with_part_time(words: Sequence[str]) -> bool:
    """Return True for "PT" in "PT Infusion RN", False for the one in "PT Assistant"."""
    if len(words) == 1 or words[0] != "PT" or head_of(words[1:]) is None:
        return False
    return not is_job_after("pt", words[1:])


def _is_among(words: frozenset[str], word: str) -> bool:
    """Return whether a word is in a list or only punctuation: "or", but not "OR" or "Class A"."""
    is_initialism = word.isupper() and len(word) <= len("OR")
    return (key_of(word) or "&") in words and not is_initialism


def _is_term(word: str, before: Sequence[str]) -> bool:
    """Return True for the "PT" in "Library Assistant PT", False for the one in "Lead PT"."""
    is_rank = len(before) == 1 and modifies(before, 0)
    return key_of(word) in _lists.TERMS and head_of(before) is not None and not is_rank


def _pieces(title: str) -> Iterator[tuple[list[str], str]]:
    """Yield the words between separators, and the kind of the separator before them.

    The kinds are "mark", "either" (a slash with spaces), "gap" (after a note), and "note" for
    words in brackets.
    """
    if "s)" in title:
        title = re.sub(r"\(e?s\)", "", title)
    if "r." in title:
        title = re.sub(r"\b([JS]r\.)(?=\w)", r"\1 ", title)
    before, end = "mark", 0
    for found in re.finditer(_MARK, title):
        yield from _runs(title[end : found.start()], before)
        end = found.end()
        before = found.lastgroup or "mark"
        if before == "note":
            yield from _runs(found["note"], "note")
            before = "gap"
    yield from _runs(title[end:], before)


def _runs(text: str, before: str) -> Iterator[tuple[list[str], str]]:
    """Yield the words of a piece without marks, divided where there is a note or a place."""
    words = text.split()
    if not words:
        return
    run: list[str] = []
    at = 0
    while at < len(words):
        if is_plain_word(words[at]):
            run.append(words[at])
            at += 1
            continue
        length = length_of_note(words, at)
        if length:
            yield run, before
            run, before = [], "note" if before == "note" else "gap"
            at += length
            continue
        job, dash, team = words[at].partition("-")
        if dash and _ends_job(job, team, follows=bool(run)):
            yield [*run, job], before
            run, before = [], "note" if before == "note" else "mark"
            words[at] = team
            continue
        parts = parts_with_note(words, at)
        if parts:
            words[at : at + 1] = parts
            continue
        run.append(spelled(words[at].rstrip(".") if is_person(words[at]) else words[at]))
        at += 1
    yield run, before


def _ends_job(job: str, team: str, *, follows: bool) -> bool:
    """Return True for "Manager-Austin", False for "Editor-in-Chief" or "Nurse-Midwife"."""
    first = team.partition("-")[0]
    is_team = (team[:1].isupper() or team[:1].isdecimal()) and not (
        is_person(team)
        or is_preposition(first)
        or is_level(team)
        or key_of(first) in _words.POSTPOSITIVES
        or key_of(first) in _words.SENIORS
    )
    return is_team and is_person(job) and (follows or not modifies([job], 0))


def _add_alternative(current: list[str], words: list[str]) -> None:
    if current and words:
        current[-1] += f"/{words[0]}"
        words = words[1:]
    current += words
