"""The letters that other programs read: ordinary ones of every template, and hostile ones."""

from __future__ import annotations

import itertools

import attrs

from rejection_letters import Contact, Letter, compose
from tests.cases import written
from tests.letters import PROFILE, REJECTION
from tests.strategies import NASTY_NAMES


def _sampled() -> tuple[Letter, ...]:
    """Return the plainest, a middling, and the oddest letter of each template."""
    letters = (letter for _, letter in written())
    groups = itertools.groupby(letters, lambda letter: letter.template.name)
    each = ([*group] for _, group in groups)
    return tuple(group[place] for group in each for place in (0, len(group) // 2, -1))


def _hostile(text: str) -> Letter:
    """Return a letter that consists of a text, as far as possible."""
    contact = Contact(text.replace("@", "at"), title=text)  # A name is not an email address.
    letter = compose(
        attrs.evolve(PROFILE, name=text, address=(text,)),
        attrs.evolve(REJECTION, company=text, contact=contact, address=(text,)),
        date="2026-11-23",
    )
    return attrs.evolve(letter, subject=text, salutation=text, blocks=[text, [text, text], text])


LETTERS = _sampled()
"""Three letters of every template, both long and short."""

FULL_LETTERS = tuple(letter for letter in LETTERS if letter.template.max_characters is None)
"""The same without notes, which can be neither printed nor sent by email."""

HOSTILE_LETTERS = tuple(map(_hostile, NASTY_NAMES))
"""Letters with text that means something in markup, email headers, or templates."""
