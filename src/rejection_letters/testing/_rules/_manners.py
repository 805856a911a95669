"""What a letter asks for, promises, and never says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ... import _advice, _prose
from ..._writing import in_words
from .._letters import BODY, Letters, Written
from ._finding import Finding, found

_THANKS = re.compile(r"(?i)\b(?:thank|grateful|gratitude|(?<!would )appreciat)\w*")
_ASKS = re.compile(
    r"\?|(?i:\bmay I ask\b|\b(?:could|would) you\b|\bminutes of your time\b"
    r"|\b(?:like|love) to (?:ask|hear|learn)\b|\bask (?:you )?for (?:your|some|a little) advice\b)"
)

_NUMBERS = {**{in_words(n): n for n in range(100)}, **{str(n): n for n in range(100)}}
_MINUTES = re.compile(r"(?i)\b(\w+(?:-\w+)?)[ -]minutes?\b")

_JOB_AGAIN = re.compile(
    r"(?i)\bkeep (?:me|my \w+) (?:in mind|on file)\b"
    r"|\bfuture (?:opening|position|opportunit|vacanc)\w*"
    r"|\breconsider|\banother chance\b|\b(?:apply again|reapply|re-apply)\b|\brecommend me\b"
    r"|\bfalls? through\b"
)
_ARGUES = re.compile(
    r"(?i)\bchange your mind\b|\bunfair|\bI (?:strongly )?disagree\b|\bI deserve"
    r"|\b(?:wrong|mistaken|bad) (?:decision|choice)\b"
    r"|\bI (?:still )?(?:believe|think|feel|know) (?:that )?I (?:am|was|would|could)\b"
)
_WHY = re.compile(
    r"(?i)\breasons? (?:for|behind) (?:your|the|this)\b"
    r"|\bwhy (?:I was|was I|my|you (?:chose|did|decided)|did you)\b"
    r"|\b(?:know|share|tell me|what (?:was|were)) (?:your|the) (?:\w+ )?reasons?\b"
)
_CLICHES = _prose.phrase_pattern(
    (
        "pick your brain",
        "touch base",
        "circle back",
        "think outside the box",
        "thinking outside the box",
        "hit the ground running",
        "go-getter",
        "synergy",
        "game changer",
        "game-changer",
        "everything happens for a reason",
        "one door closes",
        "to whom it may concern",
        "finds you well",
        "thank you in advance",
        "thanks in advance",
        "at your earliest convenience",
        "do not hesitate",
        "don't hesitate",
        "dream job",
        "perfect fit",
        "results-driven",
        "track record of success",
        "valuable asset",
    ),
    re.IGNORECASE,
)


def it_thanks_if_declared(letters: Letters) -> Iterator[Finding]:
    """Every letter thanks, if the template declares "thanks", and none if it does not."""
    if "thanks" in letters.template.moves:
        for body in letters.bodies:
            if not _THANKS.search(body.words):
                yield Finding('It declares "thanks", and this letter has none.', body.written)
    else:
        what = '{} is a thank-you, and the template does not declare "thanks".'
        yield from found(letters, _THANKS, what, BODY)


def it_asks_if_declared(letters: Letters) -> Iterator[Finding]:
    """Some letters ask for something, if the template declares "ask", and none if it does not."""
    if "ask" not in letters.template.moves:
        what = '{} reads as if it asked for something, and the template does not declare "ask".'
        yield from found(letters, _ASKS, what, BODY)
    elif letters.written and not any(_ASKS.search(body.words) for body in letters.bodies):
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
        letters, _advice.PROMISES, what, BODY, where=lambda one: one.letter.call_on is None
    )
    for body in letters.bodies:
        if not _advice.CALLS.search(body.words):
            wrong = [one for one in body.written if one.letter.call_on is not None]
            if wrong:
                what = "A day is set for a call (letter.call_on), and this letter promises none."
                yield Finding(what, wrong)


def the_minutes_named_are_those_of_the_letter(letters: Letters) -> Iterator[Finding]:
    """Where a letter names minutes, they are as many as it was told to ask for."""
    for text, match in letters.matches(_MINUTES, BODY):
        number = _NUMBERS.get(match[1].lower())
        if number is None:
            continue
        if wrong := [one for one in text.written if one.letter.minutes != number]:
            what = f"{match[0]!r} are not the minutes that this letter asks for (letter.minutes)."
            yield Finding(what, wrong, text, match.start())


def no_letter_asks_for_the_job_again(letters: Letters) -> Iterator[Finding]:
    """No letter asks for another look, or for the next position."""
    yield from found(letters, _JOB_AGAIN, "{} reads as if it asked for the job again.", BODY)


def no_letter_argues(letters: Letters) -> Iterator[Finding]:
    """No letter contests the decision."""
    yield from found(letters, _ARGUES, "{} reads as if it contested the decision.", BODY)


def no_letter_asks_for_reasons(letters: Letters) -> Iterator[Finding]:
    """No letter asks why: many may not say it, and none likes to."""
    yield from found(
        letters, _WHY, "{} reads as if it asked for the reasons of the decision.", BODY
    )


def no_cliche_is_used(letters: Letters) -> Iterator[Finding]:
    """No letter says what its reader has read a hundred times."""
    yield from found(letters, _CLICHES, "{} has been read a hundred times.")


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
            if words > (most := _prose.most_words(written.letter)):
                too_long.setdefault(most, []).append((words, written))
    for most, found_in in too_long.items():
        found_in.sort(key=lambda one: -one[0])
        what = (
            f"The body has {found_in[0][0]} words; the most are {most} "
            "(Template.words, or words_on_paper)."
        )
        yield Finding(what, [written for _, written in found_in])
