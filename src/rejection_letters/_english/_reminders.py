"""What a calendar reminder says: words to begin a call with, or to follow up once in writing.

The arguments are plain values, so that all the English of a reminder is here.
"""

from __future__ import annotations

from collections.abc import Sequence

from ._numbers import in_words

_IF_ANSWERED = "If an answer has come already, go by that instead."


def about_call(sent: str, date: str, *, has_number: bool) -> str:
    """Return what the reminder of a call is about.

    Args:
        sent: How the letter was sent: "letter" or "email".
        date: The date of the letter.
        has_number: Whether a number to call is known.
    """
    about = f"Your {sent} of {date.rstrip(',')} promised this call. {_IF_ANSWERED}"
    return about if has_number else f"{about} No number is noted here: find it before you call."


def call_script(caller: str, date: str, purpose: str) -> str:
    """Return words to begin a call with.

    Args:
        caller: The name of who calls.
        date: The date of the letter, with a comma if it ends in a year.
        purpose: One of the purposes below.
    """
    return (
        f"You could begin:\nHello, this is {caller} calling. "
        f"I wrote to you on {date} and said that I would call. {purpose}"
    )


TO_THANK = "I am not calling about a position, only to thank you for your time."
"""The purpose of a call that a letter promised without asking for anything."""


def to_ask(minutes: int | None) -> str:
    """Return the purpose of a call that asks for advice.

    Args:
        minutes: How many minutes the letter named; None if it named none.
    """
    question = (
        "Is now a good time, or would another suit you better?"
        if minutes is None
        else f"Would you have {in_words(minutes)} minutes, now or at a time that suits you better?"
    )
    return f"I am not calling about a position, only to ask for your advice. {question}"


def about_follow_up(sent: str, date: str) -> str:
    """Return what the reminder to follow up is about.

    Args:
        sent: How the letter was sent: "letter" or "email".
        date: The date of the letter.
    """
    return (
        f"If nothing has come back since your {sent} of {date.rstrip(',')}, "
        f"send one short reminder, and then let it rest. {_IF_ANSWERED}"
    )


def follow_up_note(salutation: str, date: str, questions: int, *, to_person: bool) -> str:
    """Return words to follow up with.

    Args:
        salutation: That of the letter.
        date: The date of the letter, with a comma if it ends in a year.
        questions: How many questions the letter asked.
        to_person: Whether the letter went to a person rather than to a team.
    """
    who = "you have" if to_person else "someone on your team has"
    asked, them = _asked(questions)
    return (
        f"You could write:\n{salutation}\nOn {date} I wrote to you {asked}. "
        f"If {who} a moment{them}, a line or two would help me. "
        "If not, I understand, and thank you all the same."
    )


def _asked(questions: int) -> tuple[str, str]:
    """Return what a letter with a number of questions did, and what to have a moment for."""
    if questions == 0:
        return "and asked for your advice", ""
    if questions == 1:
        return "with a question", " for it"
    return f"with {in_words(questions)} questions", " for them"


def question_list(questions: Sequence[str]) -> str:
    """Return the questions of a letter as a list with a label."""
    label = "Your question:" if len(questions) == 1 else "Your questions:"
    return "\n- ".join((label, *questions))
