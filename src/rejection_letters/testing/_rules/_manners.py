"""What a letter asks for, promises, and never says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ... import _prose
from ..._english import _phrases, in_words
from .._letters import BODY, Letters, Written
from ._finding import Finding, found

_NUMBERS = {**{in_words(n): n for n in range(100)}, **{str(n): n for n in range(100)}}


def it_thanks_if_declared(letters: Letters) -> Iterator[Finding]:
    """Every letter thanks, if the template declares "thanks", and none if it does not."""
    if "thanks" in letters.template.moves:
        for body in letters.bodies:
            if not _phrases.THANKS.search(body.words):
                yield Finding('It declares "thanks", and this letter has none.', body.written)
    else:
        what = '{} is a thank-you, and the template does not declare "thanks".'
        yield from found(letters, _phrases.THANKS, what, BODY)


def it_asks_if_declared(letters: Letters) -> Iterator[Finding]:
    """Some letters ask for something, if the template declares "ask", and none if it does not."""
    if "ask" not in letters.template.moves:
        what = '{} reads as if it asked for something, and the template does not declare "ask".'
        yield from found(letters, _phrases.ASKS, what, BODY)
    elif letters.written and not any(_phrases.ASKS.search(body.words) for body in letters.bodies):
        yield Finding('It declares "ask", and no letter asks for anything.')


def it_promises_a_call_if_declared(letters: Letters) -> Iterator[Finding]:
    """The template prints the day of a call, if it declares "call", and only then."""
    template = letters.template
    declared = "call" in template.moves
    if declared and not template.promises_call:
        yield Finding('It declares "call", and prints no letter.call_on in any block.')
    if template.promises_call and not declared:
        what = (
            'It does not declare "call", and prints letter.call_on; '
            "the block follow_up does so where it is not replaced."
        )
        yield Finding(what)


def a_call_is_promised_where_there_is_a_day_for_it(letters: Letters) -> Iterator[Finding]:
    """A letter promises a call exactly where it has a day for it."""
    what = "{} promises a call, and no day is set for it (letter.call_on)."
    yield from found(
        letters, _phrases.PROMISES_CALL, what, BODY, where=lambda one: one.letter.call_on is None
    )
    for body in letters.bodies:
        if not _phrases.MENTIONS_CALL.search(body.words):
            wrong = [one for one in body.written if one.letter.call_on is not None]
            if wrong:
                what = "A day is set for a call (letter.call_on), and this letter promises none."
                yield Finding(what, wrong)


def the_minutes_named_are_those_of_the_letter(letters: Letters) -> Iterator[Finding]:
    """Where a letter names minutes, they are as many as it was told to ask for."""
    for text, match in letters.matches(_phrases.MINUTES, BODY):
        number = _NUMBERS.get(match[1].lower())
        if number is None:
            continue
        if wrong := [one for one in text.written if one.letter.minutes != number]:
            what = f"{match[0]!r} are not the minutes that this letter asks for (letter.minutes)."
            yield Finding(what, wrong, text, match.start())


def no_letter_asks_for_the_job_again(letters: Letters) -> Iterator[Finding]:
    """No letter asks for another look, or for the next position."""
    yield from found(
        letters, _phrases.ASKS_FOR_JOB, "{} reads as if it asked for the job again.", BODY
    )


def no_letter_argues(letters: Letters) -> Iterator[Finding]:
    """No letter contests the decision."""
    yield from found(letters, _phrases.ARGUES, "{} reads as if it contested the decision.", BODY)


def no_letter_asks_for_reasons(letters: Letters) -> Iterator[Finding]:
    """No letter asks why: many may not say it, and none likes to."""
    yield from found(
        letters,
        _phrases.ASKS_FOR_REASONS,
        "{} reads as if it asked for the reasons of the decision.",
        BODY,
    )


def no_cliche_is_used(letters: Letters) -> Iterator[Finding]:
    """No letter says what its reader has read a hundred times."""
    yield from found(letters, _phrases.CLICHES, "{} has been read a hundred times.")


def no_word_to_avoid_is_used(letters: Letters) -> Iterator[Finding]:
    """No letter has a word that the template says to avoid."""
    pattern = _prose.phrase_pattern(letters.template.avoid, re.IGNORECASE)
    yield from found(letters, pattern, "{} is one of the words to avoid (Template.avoid).")


def letters_keep_to_their_length(letters: Letters) -> Iterator[Finding]:
    """No body has more words than the template declares, by e-mail and on paper."""
    too_long: dict[int, list[tuple[int, Written]]] = {}
    for body in letters.bodies:
        words = _prose.count_words(body.blocks)
        for written in body.written:
            letter = written.letter
            most = letter.template.most_words(letter.rejection.medium)
            if words > most:
                too_long.setdefault(most, []).append((words, written))
    for most, found_in in too_long.items():
        found_in.sort(key=lambda one: -one[0])
        what = (
            f"The body has {found_in[0][0]} words; the most are {most} "
            "(Template.words, or words_on_paper)."
        )
        yield Finding(what, [written for _, written in found_in])
