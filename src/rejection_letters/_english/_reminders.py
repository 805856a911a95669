"""The text of a calendar reminder: how to open a call, or how to follow up in writing.

All the wording of a reminder is in this module. The functions take plain values.
"""

from __future__ import annotations

from collections.abc import Sequence

from ._numbers import in_words

_IF_ANSWERED = "If you already have a reply, follow that instead."


def call_summary(name: str | None, company: str) -> str:
    """Return the title of a call reminder, with a generic recipient if `name` is None."""
    return f"Call {_recipient(name, company)}"


def follow_up_summary(name: str | None, company: str) -> str:
    """Return the title of a follow-up reminder, like `call_summary`."""
    return f"Follow up with {_recipient(name, company)}, once"


def _recipient(name: str | None, company: str) -> str:
    return f"{name or 'the hiring team'} at {company}"


def about_call(sent: str, date: str, *, has_number: bool) -> str:
    """Return the explanation at the top of a call reminder.

    Args:
        sent: How the letter was sent: "letter", "email", or "message".
        date: The date of the letter.
        has_number: Whether the contact's phone number is known.
    """
    about = f"Your {sent} of {date.rstrip(',')} promised this call. {_IF_ANSWERED}"
    return about if has_number else f"{about} Look up the phone number before you call."


def call_script(caller: str, date: str, purpose: str) -> str:
    """Return a suggested opening for the call.

    Args:
        caller: The caller's name.
        date: The date of the letter, followed by a comma if it ends in a year.
        purpose: `TO_THANK` or the result of `to_ask`.
    """
    return (
        f"You could begin:\nHello, this is {caller} calling. "
        f"I wrote to you on {date} and said that I would call. {purpose}"
    )


TO_THANK = "I am not calling about a position, only to thank you for your time."
"""The purpose of a call after a letter that asks for nothing."""


def to_ask(minutes: int | None) -> str:
    """Return the purpose of a call to ask for advice.

    Args:
        minutes: The number of minutes the letter asks for; None if it does not say.
    """
    question = (
        "Is now a good time, or would another time work better?"
        if minutes is None
        else f"Would you have {in_words(minutes)} minutes, "
        "now or at a time that works better for you?"
    )
    return f"I am not calling about a position, only to ask for your advice. {question}"


def about_follow_up(sent: str, date: str) -> str:
    """Return the explanation at the top of a follow-up reminder.

    Args:
        sent: How the letter was sent: "letter", "email", or "message".
        date: The date of the letter.
    """
    return (
        f"If you have not heard back since your {sent} of {date.rstrip(',')}, "
        f"send one short reminder, and then let it rest. {_IF_ANSWERED}"
    )


def about_unread(address: str) -> str:
    """Return a note that no one reads email to an address."""
    return f"No one reads email to {address}. Find a person's address before you write."


def follow_up_note(salutation: str, date: str, questions: int, *, to_person: bool) -> str:
    """Return a suggested follow-up note.

    Args:
        salutation: The salutation of the letter.
        date: The date of the letter, followed by a comma if it ends in a year.
        questions: The number of questions in the letter.
        to_person: Whether the letter went to a named person rather than to a team.
    """
    who = "you have" if to_person else "someone on your team has"
    asked, them = _asked(questions)
    return (
        f"You could write:\n{salutation}\nOn {date} I wrote to you {asked}. "
        f"If {who} a moment{them}, a line or two would help me. "
        "If not, I understand, and thank you all the same."
    )


def _asked(questions: int) -> tuple[str, str]:
    """Return the two phrases of a follow-up note that depend on the number of questions."""
    if questions == 0:
        return "and asked for your advice", ""
    if questions == 1:
        return "with a question", " for it"
    return f"with {in_words(questions)} questions", " for them"


def question_list(questions: Sequence[str]) -> str:
    """Return the questions as a labeled list."""
    label = "Your question:" if len(questions) == 1 else "Your questions:"
    return "\n- ".join((label, *questions))
