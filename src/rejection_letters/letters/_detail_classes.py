"""The details classes of the built-in letters.

A letter does not mention omitted fields. Only the days in `ReminderDetails` and `ThankYouDetails`
are required.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import attrs

from .. import _values
from .._values import named_fields

_MOST_YEARS = 60
_MOST_PEOPLE = 1_000_000
_NOTE = range(200, 301)
_SAID_ABOUT = re.compile(r"(?:what you said about|your advice (?:about|on))\s+(?=\S)")
_WAYS = ("email", "letter", "call", "meeting")


def _text(example: str) -> Any:
    return attrs.field(default=None, converter=_values.optional_line, metadata={"example": example})


def _branch(value: str | None) -> str | None:
    branch = _values.optional_line(value)
    # The letter adds the article.
    return branch[4:] if branch is not None and branch[:4].lower() == "the " else branch


def _clearance(value: str | None) -> str | None:
    clearance = _values.optional_line(value)
    # The letter adds "security clearance".
    return clearance and re.sub(r"(?i)(?: security)? clearance$", "", clearance)


def _number_up_to(most: int, value: int | None) -> int | None:
    if value is None or _values.is_blank(value):
        return None
    problem = f"must be between 1 and {most:,}"
    return _values.integer_in(range(1, most + 1), value, problem, "", "")


def _years(value: int | None) -> int | None:
    return _number_up_to(_MOST_YEARS, value)


def _people(value: int | None) -> int | None:
    return _number_up_to(_MOST_PEOPLE, value)


@attrs.frozen(kw_only=True, field_transformer=named_fields)
class SalesDetails:
    """A few facts about your sales record, for the `sales` letter.

    The letter mentions them only to a reader who does not know you yet, after an inquiry or an
    application. It leaves them out if your record or your location was the reason for the
    rejection, because then they would sound like an argument.

    Args:
        attainment: Your quota attainment, to follow "I reached":
            `"112% of a $1.4 million quota in 2025"`. Include the quota and the year, because a
            percentage alone says little.
        deal_size: Your average deal size, to follow "an average deal of": `"$80,000"`.
        territory: Your territory, to follow "I have sold in": `"the Midwest"`.

    Raises:
        InvalidValueError: A value cannot be used in a letter.
        WrongTypeError: A value is not a string.

    Example:
        >>> from rejection_letters.letters import SalesDetails
        >>> SalesDetails(territory="the Midwest").deal_size is None
        True
    """

    attainment: str | None = _text("112% of a $1.4 million quota in 2025")
    deal_size: str | None = _text("$80,000")
    territory: str | None = _text("the Midwest")


@attrs.frozen(kw_only=True, field_transformer=named_fields)
class MilitaryDetails:
    """Your service record in plain words, for the `military-transition` letter.

    The letter mentions it only to a reader who does not know you yet, after an inquiry or an
    application. It leaves it out if your record or your location was the reason for the rejection,
    because then it would sound like an argument.

    Args:
        branch: Your branch of service, such as `"Navy"` or `"U.S. Army"`. The letter adds "the".
        years: Your years of service, a whole number from 1 to 60.
        specialty: Your field in civilian terms, to follow "I worked in":
            `"supply chain planning"`. Avoid codes and abbreviations.
        people: The number of people you led, a whole number from 1 to 1,000,000.
        budget: The budget you managed, to follow "a budget of": `"$3 million"`.
        clearance: Your clearance level: `"Secret"`. The letter adds "security clearance".

    Raises:
        InvalidValueError: A value cannot be used in a letter, or a number is out of range.
        WrongTypeError: A value has the wrong type.

    Example:
        >>> from rejection_letters.letters import MilitaryDetails
        >>> MilitaryDetails(branch="the Coast Guard", years=12).branch
        'Coast Guard'
    """

    branch: str | None = attrs.field(default=None, converter=_branch, metadata={"example": "Navy"})
    years: int | None = attrs.field(default=None, converter=_years, metadata={"example": 12})
    specialty: str | None = _text("supply chain planning")
    people: int | None = attrs.field(default=None, converter=_people, metadata={"example": 40})
    budget: str | None = _text("$3 million")
    clearance: str | None = attrs.field(
        default=None, converter=_clearance, metadata={"example": "Secret"}
    )


@attrs.frozen(kw_only=True, field_transformer=named_fields)
class DesignDetails:
    """A piece of your work to ask about, for the `design` letter.

    After an application, the letter only says thank you and does not mention your work.

    Args:
        link: The address of the case study or, without one, of your portfolio:
            `"ana.example.com/checkout"`.
        case_study: The title of one case study, such as `"Checkout for returning customers"`.
            Choose one that is not under a non-disclosure agreement. Without a link, the letter
            offers to send it.

    Raises:
        InvalidValueError: A value cannot be used in a letter.
        WrongTypeError: A value is not a string.

    Example:
        >>> from rejection_letters.letters import DesignDetails
        >>> DesignDetails(case_study="Checkout for returning customers").link is None
        True
    """

    link: str | None = _text("ana.example.com/checkout")
    case_study: str | None = _text("Checkout for returning customers")


# The English tables are slow to import, so import them only when there is a phrase to check.


def _question(value: str | None) -> str | None:
    if value is None or _values.is_blank(value):
        return None
    from .._english import _phrases

    question = _phrases.question(value)
    if any(True for _ in _phrases.sentence_starts(question)):
        raise _values.RefusedError(
            "must be a single sentence", remedy="Keep only the question itself."
        )
    return question


def _heard(value: str | None) -> str | None:
    if value is None or _values.is_blank(value):
        return None
    from .._english import _phrases

    frame, example = "what you said about", "how you read an application"
    phrase = _phrases.noun_phrase(value, frame, example)
    lead_in = _SAID_ABOUT.match(phrase)
    return _phrases.noun_phrase(phrase[lead_in.end() :], frame, example) if lead_in else phrase


def _plan(value: str | None) -> str | None:
    if value is None or _values.is_blank(value):
        return None
    from .._english import _phrases

    return _phrases.verb_phrase(value)


def _way(value: str | None) -> str:
    return "email" if value is None or _values.is_blank(value) else _values.word_of(_WAYS, value)


def _characters(value: int | None) -> int:
    return _values.optional_integer_in(_NOTE, value) or _NOTE.start


@attrs.frozen(kw_only=True, field_transformer=named_fields)
class ReminderDetails:
    """The letter that got no answer, for the `reminder` letter.

    Args:
        sent: The day on which you sent that letter, as a date or a string such as `"2026-11-18"`.
        question: The question that matters most to you, in one sentence of at most 25 words.
            A missing question mark is added after a question word or an auxiliary verb. Without it,
            the reminder asks for a line of advice.

    Raises:
        InvalidValueError: A value cannot be used in a letter, or `question` is not one question.
        WrongTypeError: A value has the wrong type.

    Example:
        >>> from rejection_letters.letters import ReminderDetails
        >>> ReminderDetails(sent="2026-11-18", question="what would you learn first").question
        'What would you learn first?'
    """

    sent: dt.date = attrs.field(
        converter=_values.required_day, metadata={"example": dt.date(2026, 11, 17)}
    )
    question: str | None = attrs.field(
        default=None,
        converter=_question,
        metadata={"example": "Which skill would you build first?"},
    )


@attrs.frozen(kw_only=True, field_transformer=named_fields)
class ThankYouDetails:
    """The advice you got, for the `thank-you` letter.

    Args:
        way: How the advice came: `"email"`, `"letter"`, `"call"`, or `"meeting"`.
        day: The day on which it came, as a date or a string such as `"2026-11-30"`.
        heard: What you heard, to follow "what you said about": `"how you read an application"`. It
            must not be a sentence.
        plan: What you will do with it, to follow "I will": `"move my results to the top"`. "I will"
            itself and a final period are removed.

    Raises:
        InvalidValueError: A value cannot be used in a letter; `heard` is a sentence; or `plan`
            cannot follow "I will".
        WrongTypeError: A value has the wrong type.

    Example:
        >>> from rejection_letters.letters import ThankYouDetails
        >>> details = ThankYouDetails(
        ...     day="2026-11-30", way="call", plan="I will move my results to the top."
        ... )
        >>> details.plan
        'move my results to the top'
    """

    way: str = attrs.field(default="email", converter=_way, metadata={"example": "call"})
    day: dt.date = attrs.field(
        converter=_values.required_day, metadata={"example": dt.date(2026, 11, 17)}
    )
    heard: str | None = attrs.field(
        default=None, converter=_heard, metadata={"example": "how you read an application"}
    )
    plan: str | None = attrs.field(
        default=None, converter=_plan, metadata={"example": "move my results to the top"}
    )


@attrs.frozen(kw_only=True, field_transformer=named_fields)
class ShortNoteDetails:
    """How long a message can be on your network, for the `short-note` letter.

    Args:
        max_characters: The maximum number of characters, from 200 to 300. Free accounts usually
            get 200, paying members 300. From 250, the note also mentions what you talked about
            (`Rejection.discussed`).

    Raises:
        InvalidValueError: The number is out of range.
        WrongTypeError: The value is not an int.

    Example:
        >>> from rejection_letters.letters import ShortNoteDetails
        >>> ShortNoteDetails().max_characters
        200
    """

    max_characters: int = attrs.field(default=200, converter=_characters, metadata={"example": 300})
