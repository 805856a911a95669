"""Remarks on the writer's own words and questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from .._english import _patterns
from .._letter import Letter
from .._model import Rejection
from .._remark import Remark
from . import _facts

_REPEATED = 0.75
"""The similarity, from 0 to 1, from which two sentences say the same thing."""

_MANNERS = (
    (
        _patterns.ASKS_FOR_JOB,
        "seems to ask for the job",
        "Ask for advice instead; the decision is made.",
    ),
    (
        _patterns.ARGUES,
        "seems to argue with the decision",
        "Remove it; a reply that accepts the decision is more likely to be answered.",
    ),
    (
        _patterns.ASKS_FOR_REASONS,
        "asks for the reasons",
        "Ask for advice instead; many people are not allowed to give their reasons.",
    ),
)
"""What own words should not do: the pattern, the problem, and the suggestion."""

_HARMLESS = re.compile(
    r"(?i)reconsider(?:ed|ing)? (?:how|what|my)\b"
    # Not "why you chose someone else" or "why did you not hire me".
    r"|why (?:did you|you (?:chose|did|decided))\b(?! (?:so|that|this)\b)"
    r"(?=\s+\w)(?![^.?!]*\b(?:me|my|not|someone|somebody|another|candidates?|against|reject)\b)"
    r"|(?:what (?:was|were) (?:your|the) )?reasons? (?:for|behind) (?:your|the|this)"
    r"(?! (?:\w+ )?(?:answer|choice|decision|no|rejection)\b)"
)
"""Phrases that match one of the patterns but are about the company's work."""


def manners(letter: Letter) -> Iterator[Remark]:
    """Yield a remark where own words or questions ask for the job, argue, or ask for reasons."""
    for text in _facts.own_sentences(letter):
        for pattern, problem, suggestion in _MANNERS:
            found = next(
                (one for one in pattern.finditer(text) if not _HARMLESS.match(text, one.start())),
                None,
            )
            if found is not None and not _is_invited(found[0], letter.rejection):
                yield Remark("wording", f"Your own {found[0]!r} {problem}.", suggestion)


def _is_invited(phrase: str, rejection: Rejection) -> bool:
    """Return whether a phrase accepts what the rejection offers, or asks an agency for its help."""
    invites = rejection.reapply or rejection.reapply_after is not None
    return bool(
        (rejection.on_file and _patterns.ON_FILE.search(phrase))
        or (invites and _patterns.APPLIES_AGAIN.search(phrase))
        or (rejection.agency and _patterns.IN_MIND.search(phrase))
    )


def repetition(letter: Letter) -> Iterator[Remark]:
    """Yield a remark for each sentence of own words that repeats the letter."""
    body, own = _facts.body_of(letter), letter.own_words
    if own is None or not _facts.is_in(own, body):
        return
    rest = body.replace(_facts.comparable(own), " ", 1)  # the letter may say the same again
    others = [_words(sentence) for sentence in _sentences(rest)]
    for sentence in _sentences(own):
        words = _words(_facts.comparable(sentence))
        if any(_similarity(words, other) >= _REPEATED for other in others):
            what = f"Your own sentence {sentence!r} repeats the letter."
            yield Remark("wording", what, "Say something that only you could say.")
        elif _patterns.THANKS_FOR_TIME.search(sentence) and _patterns.THANKS.search(rest):
            what = f"Your own sentence {sentence!r} says thank you again."
            yield Remark("wording", what, "Say what you are grateful for, or remove it.")


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.!?])\s+", text) if sentence]


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text)


def _similarity(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
