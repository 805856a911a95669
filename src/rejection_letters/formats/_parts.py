"""What stands around the body of a letter, the same in every form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from .. import _english

if TYPE_CHECKING:
    from .._letter import Letter


@attrs.frozen
class Head:
    """What stands above the salutation.

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


def head(letter: Letter) -> Head:
    """Return what stands above the salutation of a letter."""
    profile, rejection = letter.profile, letter.rejection
    contact = rejection.contact
    person: tuple[str, ...] = ()
    if contact is not None:
        name = f"{contact.honorific} {contact.name}" if contact.honorific else contact.name
        person = (name, contact.title) if contact.title else (name,)
    return Head(
        sender=(profile.name, *profile.address),
        date=_english.long_date(letter.date, profile.locale),
        addressee=(*person, rejection.company, *rejection.address),
        subject=None if rejection.medium == "letter" else _labelled(letter.subject),
    )


def _labelled(subject: str) -> str:
    # "Re:" is a label already.
    return subject if subject[:3].lower() == "re:" else f"Subject: {subject}"


def signature(letter: Letter) -> tuple[str, ...]:
    """Return the lines below the closing: the name, and the ways to reach who signs."""
    profile = letter.profile
    ways = (profile.email, profile.phone, profile.website)
    return (profile.name, *(way for way in ways if way is not None))
