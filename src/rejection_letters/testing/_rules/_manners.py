"""Rules about manners: what a letter asks for and promises, and what it never says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ... import _note, _prose
from ..._english import _patterns, in_words
from ..._model import Rejection
from .._letters import BODY, Body, Letters, Written
from ._finding import Finding, found

_NUMBERS = {**{in_words(n): n for n in range(100)}, **{str(n): n for n in range(100)}}


def thanks_match_the_moves(letters: Letters) -> Iterator[Finding]:
    """Every letter says thank you if Template.moves includes "thanks"; otherwise, none does."""
    if "thanks" in letters.template.moves:
        for body in letters.bodies:
            if not _patterns.THANKS.search(body.words):
                what = 'Template.moves includes "thanks", but this letter does not say thank you.'
                yield Finding(what, body.written)
    else:
        what = '{} says thank you, but Template.moves does not include "thanks".'
        yield from found(letters, _patterns.THANKS, what, BODY)


def requests_match_the_moves(letters: Letters) -> Iterator[Finding]:
    """Some letters ask for something if Template.moves includes "ask"; otherwise, none does."""
    if "ask" not in letters.template.moves:
        what = '{} asks for something, but Template.moves does not include "ask".'
        # The writer's own questions are values, but printing them asks for something, too.
        yield from found(letters, _patterns.ASKS, what, BODY, masked=False)
    elif letters.written and not any(_patterns.ASKS.search(body.words) for body in letters.bodies):
        yield Finding('Template.moves includes "ask", but no letter asks for anything.')


def calls_match_the_moves(letters: Letters) -> Iterator[Finding]:
    """The template prints the date of a call if Template.moves includes "call", and only then."""
    template = letters.template
    declared = "call" in template.moves
    if declared and not template.promises_call:
        yield Finding('Template.moves includes "call", but no block prints letter.call_on.')
    if template.promises_call and not declared:
        yield Finding(
            "The template prints letter.call_on (the base letter does in the block follow_up), "
            'but Template.moves does not include "call".'
        )


def calls_match_call_on(letters: Letters) -> Iterator[Finding]:
    """A letter promises a call if letter.call_on is set, and only then."""
    what = "{} promises a call, but letter.call_on is not set."
    yield from found(
        letters, _patterns.PROMISES_CALL, what, BODY, where=lambda one: one.letter.call_on is None
    )
    for body in letters.bodies:
        if not _patterns.MENTIONS_CALL.search(body.words):
            wrong = [one for one in body.written if one.letter.call_on is not None]
            if wrong:
                what = "letter.call_on is set, but this letter does not promise a call."
                yield Finding(what, wrong)


def sequels_know_the_day_of_what_they_answer(letters: Letters) -> Iterator[Finding]:
    """A template that answers silence or advice has a detail with the day of what it answers."""
    template = letters.template
    if template.answers != "rejection" and template.answered_detail is None:
        yield Finding(
            f"Template.answers is {template.answers!r}, but no detail has the type datetime.date. "
            "Add one for the day of what the letter answers, before any other date."
        )


def thanks_for_advice_ask_for_nothing(letters: Letters) -> Iterator[Finding]:
    """A letter that thanks for advice asks for nothing, so that no one has to answer it."""
    if letters.template.answers == "advice" and "ask" in letters.template.moves:
        yield Finding('Template.answers is "advice", but Template.moves includes "ask". Remove it.')


def reminders_reproach_no_one(letters: Letters) -> Iterator[Finding]:
    """A reminder does not say that the first letter got no answer."""
    if letters.template.answers == "silence":
        what = "{} reproaches the reader for not answering."
        yield from found(letters, _patterns.REPROACHES, what, BODY)


def minutes_match_letter_minutes(letters: Letters) -> Iterator[Finding]:
    """If a letter mentions a number of minutes, it is letter.minutes."""
    for text, match in letters.matches(_patterns.MINUTES, BODY):
        number = _NUMBERS.get(match[1].lower())
        if number is None:
            continue
        if wrong := [one for one in text.written if one.letter.minutes != number]:
            what = f"{match[0]!r} does not match letter.minutes."
            yield Finding(what, wrong, text, match.start())


def no_letter_asks_for_the_job_again(letters: Letters) -> Iterator[Finding]:
    """No letter asks for this job or the next, except to accept an offer or to ask an agency."""
    what = "{} seems to ask for the job again."
    for text, match in letters.matches(_patterns.ASKS_FOR_JOB, BODY):
        is_allowed = _ALLOWED.get(match.lastgroup or "", _never)
        if wrong := [one for one in text.written if not is_allowed(one.case.rejection)]:
            words = text.words[match.start() : match.end()]
            yield Finding(what.format(repr(words)), wrong, text, match.start())


def _never(_rejection: Rejection) -> bool:
    return False


_ALLOWED: Mapping[str, Callable[[Rejection], bool]] = {
    "on_file": lambda rejection: rejection.on_file,
    "again": lambda rejection: rejection.reapply or rejection.reapply_after is not None,
    "in_mind": lambda rejection: rejection.agency is not None,
}
"""For each group of `ASKS_FOR_JOB`, whether the letter may say so."""


def no_letter_argues(letters: Letters) -> Iterator[Finding]:
    """No letter contests the decision."""
    yield from found(letters, _patterns.ARGUES, "{} seems to argue with the decision.", BODY)


def no_letter_asks_for_reasons(letters: Letters) -> Iterator[Finding]:
    """No letter asks for the reasons, which many people are not allowed to give."""
    what = "{} asks for the reasons for the decision."
    yield from found(letters, _patterns.ASKS_FOR_REASONS, what, BODY)


def no_cliches_are_used(letters: Letters) -> Iterator[Finding]:
    """No letter uses clichés."""
    yield from found(letters, _patterns.CLICHES, "{} is a cliché.")


def no_avoided_words_are_used(letters: Letters) -> Iterator[Finding]:
    """No letter uses a word that the template lists in Template.avoid."""
    pattern = _prose.phrase_pattern(letters.template.avoid, re.IGNORECASE)
    yield from found(letters, pattern, "{} is listed in Template.avoid.")


def courtesy_notes_print_one_fact(letters: Letters) -> Iterator[Finding]:
    """If Template.moves is only "thanks", a letter prints at most one fact of the writer's own."""
    if letters.template.moves != ("thanks",):
        return
    for body in letters.bodies:
        facts = [*dict.fromkeys(_facts_in(body))]
        if len(facts) > 1:
            yield Finding(
                f"A courtesy note should print at most one fact, but this letter prints {facts[0]} "
                f"and {facts[1]}.",
                body.written,
            )


def _facts_in(body: Body) -> Iterator[str]:
    """Yield the names of the facts that a body prints."""
    case = body.written[0].case
    rejection = case.rejection
    phrases: dict[str, tuple[str | None, ...]] = {
        "rejection.discussed": (rejection.discussed,),
        "rejection.thanks_to": rejection.thanks_to,
        "rejection.referred_by": (rejection.referred_by,),
        "letter.drawn_by": (case.drawn_by,),
        "letter.own_words": (case.own_words,),
        "letter.questions": case.questions,
    }
    for name, texts in phrases.items():
        if any(text is not None and text in body.words for text in texts):
            yield name
    for match in _patterns.ASKS_FOR_JOB.finditer(body.words):
        if match.lastgroup in _OFFERS:
            yield _OFFERS[match.lastgroup]


_OFFERS = {"on_file": "rejection.on_file", "again": "rejection.reapply"}


def letters_stay_within_the_word_limit(letters: Letters) -> Iterator[Finding]:
    """No body has more words than Template.words or words_on_paper, apart from the writer's own."""
    too_long: dict[int, list[tuple[int, Written]]] = {}
    for body in letters.bodies:
        words = sum(letters.text(*text).number_of_words for text in body.texts) - _count_own(body)
        for written in body.written:
            letter = written.letter
            most = letter.template.most_words(letter.rejection.medium)
            if words > most:
                too_long.setdefault(most, []).append((words, written))
    for most, found_in in too_long.items():
        found_in.sort(key=lambda one: -one[0])
        what = (
            f"The body has {found_in[0][0]} words; the limit is {most} "
            "(Template.words or words_on_paper)."
        )
        yield Finding(what, [written for _, written in found_in])


def notes_stay_within_the_character_limit(letters: Letters) -> Iterator[Finding]:
    """No note exceeds Template.max_characters, apart from the writer's own words and questions."""
    longest: dict[int, list[tuple[int, Written]]] = {}
    for written in letters.written:
        letter = written.letter
        limit = letter.template.most_characters(letter.details)
        if limit is not None:
            length = len(_note.text(letter)) - _own_characters(written)
            if length > limit:
                longest.setdefault(limit, []).append((length, written))
    for limit, found_in in longest.items():
        found_in.sort(key=lambda one: -one[0])
        what = (
            f"The note has {found_in[0][0]} characters; the limit is {limit} "
            "(Template.max_characters, or the detail of that name)."
        )
        yield Finding(what, [written for _, written in found_in])


def _own_characters(written: Written) -> int:
    """Return the number of characters in a note that are the writer's own words and questions."""
    case, text = written.case, _note.text(written.letter)
    own = filter(None, (case.own_words, *case.questions))
    return sum(len(one) for one in own if one in text)


def _count_own(body: Body) -> int:
    """Return the number of words in a body that are the writer's own words and questions."""
    case = body.written[0].case
    own = filter(None, (case.own_words, *case.questions))
    return _prose.count_words([text for text in own if text in body.words])
