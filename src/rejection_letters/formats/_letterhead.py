"""The letterhead and the signature: what is around the body of a letter, in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from .. import _english

if TYPE_CHECKING:
    from .._letter import Letter


@attrs.frozen
class Letterhead:
    """What is above the salutation.

    Attributes:
        sender: The lines of who writes.
        date: The day of the letter in words.
        addressee: The lines of who is written to.
        subject: The line on what the letter is about; None on paper, where the salutation follows
            at once.
    """

    sender: tuple[str, ...]
    date: str
    addressee: tuple[str, ...]
    subject: str | None


def letterhead(letter: Letter) -> Letterhead:
    """Return what is above the salutation of a letter."""
    profile, rejection = letter.profile, letter.rejection
    contact = rejection.contact
    person: tuple[str, ...] = ()
    if contact is not None:
        name = f"{contact.honorific} {contact.name}" if contact.honorific else contact.name
        person = (name, contact.title) if contact.title else (name,)
    return Letterhead(
        sender=(profile.name, *profile.address),
        date=_english.long_date(letter.date, profile.locale),
        addressee=(*person, rejection.company, *rejection.address),
        subject=None if rejection.medium == "letter" else _labelled(letter.subject),
    )


def _labelled(subject: str) -> str:
    # "Re:" is a label already.
    return subject if _english.is_reply(subject) else f"Subject: {subject}"


def signature(letter: Letter) -> tuple[str, ...]:
    """Return the lines below the closing: the name, and the ways to reach who signs."""
    profile = letter.profile
    ways = (profile.email, profile.phone, profile.website)
    return (profile.name, *(way for way in ways if way is not None))
