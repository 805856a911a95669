"""Remarks on the situation.

They are about a promised call, a late reply or an early reminder, an invitation for a day in the
past, an unnamed caller, and an address that does not accept replies.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from .. import _english, _note, _prose
from .._english import _patterns
from .._letter import Letter
from .._model import Medium
from .._remark import Remark
from ..formats._recipient import unread
from . import _facts

LATE = dt.timedelta(days=7)
"""How long after a rejection or advice a reply still seems prompt."""

_PATIENCE = dt.timedelta(days=5)
"""How long to wait at least before reminding someone of a letter."""

_FORGOTTEN = dt.timedelta(days=30)
"""How long after a letter a reminder of it still makes sense."""


def call(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if the letter, its date for a call, and the contact do not match."""
    body = " ".join(_prose.paragraphs(letter.blocks))
    contact = letter.rejection.contact
    if letter.call_on is None:
        if promise := _patterns.PROMISES_CALL.search(body):
            yield Remark(
                "call",
                f"The letter says {promise[0]!r}, but Letter.call_on is not set.",
                "Set it so that you can create a reminder, or remove the promise.",
            )
        return
    day = _english.long_date(letter.call_on, letter.profile.locale)
    if not _patterns.MENTIONS_CALL.search(body):
        yield Remark(
            "call",
            f"Letter.call_on is {day}, but the letter does not mention a call.",
            "Mention the call in the letter, or set Letter.call_on to None.",
        )
    elif contact is None or contact.phone is None:
        gap = "it has no contact" if contact is None else f"{contact.name} has no phone number"
        yield Remark(
            "call",
            f"The letter promises a call on {day}, but {gap}.",
            "Look up the number and set Contact.phone, or remove the promise.",
        )


def lateness(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if the letter is late, or if a reminder is early."""
    if letter.template.answers != "rejection":
        yield from _lateness_of_sequel(letter)
        return
    received = letter.rejection.date
    if received is not None and letter.date - received > LATE:
        yield Remark(
            "late",
            f"The letter is dated {(letter.date - received).days} days after the rejection.",
            "Reply within a week, or add a few words about the delay.",
        )


def _lateness_of_sequel(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if a reminder or a thank-you does not come at the right time."""
    day = letter.template.answered_on(letter.details)
    if day is None:
        return
    passed = letter.date - day
    is_advice = letter.template.answers == "advice"
    answered = "the advice" if is_advice else "the first letter"
    if passed < dt.timedelta(0):
        yield Remark(
            "late",
            f"The letter is dated {letter.date}, before {answered} on {day}.",
            f"Correct Letter.date or details.{letter.template.answered_detail}.",
        )
    elif is_advice:
        if passed > LATE:
            yield Remark(
                "late",
                f"The letter is dated {passed.days} days after the advice.",
                "Say thank you within a day or two, or add a few words about the delay.",
            )
    elif passed < _PATIENCE:
        days = "1 day" if passed.days == 1 else f"{passed.days} days"
        when = f"only {days} after" if passed else "on the same day as"
        yield Remark(
            "late",
            f"The reminder is dated {when} the first letter.",
            "Wait about a week; some people need a few days to answer.",
        )
    elif passed > _FORGOTTEN:
        yield Remark(
            "late",
            f"The reminder is dated {passed.days} days after the first letter.",
            "Send it about a week after the letter, or let it rest.",
        )


def past_invitation(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if the letter says that the writer may apply after a day in the past."""
    day = letter.rejection.reapply_after
    if day is not None and day < letter.date and _facts.mentions(day, _facts.body_of(letter)):
        locale = letter.profile.locale
        yield Remark(
            "fact",
            f"The letter says that you may apply after {_english.long_date(day, locale)}, but it "
            f"is dated {_english.long_date(letter.date, locale)}.",
            "Correct Rejection.reapply_after, or set Rejection.reapply instead.",
        )


def missing_caller(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if the rejection was a phone call from no one in particular."""
    answers_call = letter.rejection.medium is Medium.PHONE and letter.template.answers != "advice"
    if answers_call and letter.rejection.contact is None:
        yield Remark(
            "contact",
            "You were told by phone, but the letter does not name the person who called.",
            "Set Rejection.contact; if you missed the name, ask the company for it.",
        )


def unread_address(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if an email would go to an address that does not accept replies."""
    if _note.is_note(letter) or letter.rejection.medium is Medium.LETTER:
        return
    address = unread(letter)
    if address is not None:
        yield Remark(
            "contact",
            f"No one reads email to {address}.",
            "Find a person's address and set Contact.email.",
        )
