"""The letterhead and the signature block, which every format shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .. import _english, _names

if TYPE_CHECKING:
    from .._letter import Letter
    from .._model import Rejection


class Letterhead(NamedTuple):
    """Everything above the salutation.

    Attributes:
        sender: The writer's name and address, one line per item.
        date: The date of the letter, such as "November 23, 2026".
        addressee: The recipient's name, title, organization, and address, one line per item.
        subject: The subject line; None for a letter on paper.
    """

    sender: tuple[str, ...]
    date: str
    addressee: tuple[str, ...]
    subject: str | None


def letterhead(letter: Letter) -> Letterhead:
    """Return the letterhead of a letter."""
    profile, rejection = letter.profile, letter.rejection
    contact = rejection.contact
    person: tuple[str, ...] = ()
    if contact is not None:
        name = _names.formal(contact.name, contact.honorific)
        person = (name, contact.title) if contact.title else (name,)
    return Letterhead(
        sender=(profile.name, *profile.address),
        date=_english.long_date(letter.date, profile.locale),
        addressee=(*person, _begun(organization(rejection)), *rejection.address),
        subject=None if rejection.medium == "letter" else _labelled(letter.subject),
    )


def organization(rejection: Rejection) -> str:
    """Return the organization that the letter goes to: the recruiter's agency, or the company."""
    return rejection.agency or rejection.company


def _begun(name: str) -> str:
    """Return a name as the first word of a line: "The Acme Group" for "the Acme Group"."""
    return f"T{name[1:]}" if name.startswith("the ") else name


def _labelled(subject: str) -> str:
    # "Re:" already serves as a label.
    return subject if _english.is_reply(subject) else f"Subject: {subject}"


def signature(letter: Letter) -> tuple[str, ...]:
    """Return the lines below the closing: the writer's name, email, phone, and website."""
    profile = letter.profile
    ways = (profile.email, profile.phone, profile.website)
    return (profile.name, *[way for way in ways if way is not None])
