"""What a letter is about: who writes it, and what they were told.

What users make are frozen attrs classes. Their values are cleaned when an object is made: white
space is collapsed, Unicode brought to NFC; what no letter can carry is refused with an error that
names the field. Values are never interpreted: `{{ 7*7 }}` and `<b>` come out as typed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, ClassVar, Literal, TypeVar

import attrs

from . import _values
from ._locales import LOCALES, Locale
from ._records import Record
from ._values import LINE_LIMIT, RefusedError, named_fields

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

StageName = Literal["inquiry", "application", "screen", "interview", "final"]
ReasonName = Literal[
    "no-opening",
    "filled",
    "other-candidate",
    "not-a-fit",
    "overqualified",
    "freeze",
    "location",
    "unstated",
]
MediumName = Literal["email", "letter", "phone"]


class _Word(str, Enum):
    """A word among a few; it prints as that word on every Python."""

    def __str__(self) -> str:
        return str.__str__(self)

    def __format__(self, spec: str) -> str:
        return str.__format__(self, spec)


class Stage(_Word):
    """How far the application came before it was turned down.

    Members compare equal to their text.

    Example:
        >>> from rejection_letters import Stage
        >>> Stage("final") is Stage.FINAL, Stage.FINAL == "final"
        (True, True)
    """

    INQUIRY = "inquiry"
    """An unsolicited résumé: there was no advertised position."""
    APPLICATION = "application"
    """An application for a position; nobody has talked with the applicant."""
    SCREEN = "screen"
    """A first talk, by phone or video, usually with a recruiter."""
    INTERVIEW = "interview"
    """An interview with the people who would have been colleagues."""
    FINAL = "final"
    """The last round."""


class Reason(_Word):
    """The reason the rejection gave.

    Members compare equal to their text.

    Example:
        >>> from rejection_letters import Reason
        >>> Reason("freeze") is Reason.FREEZE, Reason.FREEZE == "freeze"
        (True, True)
    """

    NO_OPENING = "no-opening"
    """There is no open position, or it will not be filled after all."""
    FILLED = "filled"
    """The position has been filled."""
    OTHER_CANDIDATE = "other-candidate"
    """Somebody else was chosen."""
    NOT_A_FIT = "not-a-fit"
    """Skills or experience do not match, or there is too little of it."""
    OVERQUALIFIED = "overqualified"
    """There is more experience than the position asks for."""
    FREEZE = "freeze"
    """The company has stopped hiring for now."""
    LOCATION = "location"
    """The place of work, or the right to work there."""
    UNSTATED = "unstated"
    """No reason was given."""


class Medium(_Word):
    """How the rejection arrived; a phone call is answered by e-mail.

    Members compare equal to their text.

    Example:
        >>> from rejection_letters import Medium
        >>> Medium("letter") is Medium.LETTER, Medium.LETTER == "letter"
        (True, True)
    """

    EMAIL = "email"
    LETTER = "letter"
    PHONE = "phone"


Member = TypeVar("Member", bound=Enum)


def _member(kind: type[Member], value: object) -> Member:
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(repr(member.value) for member in kind)
        raise RefusedError(
            f"is no {kind.__name__.lower()} this library knows",
            f"There are {known}.",
            _choice(value, kind),
        ) from None


def _choice(value: object, kind: type[Member]) -> str:
    # Only who has made a mistake pays for it.
    import difflib

    words = [member.value for member in kind]
    near = difflib.get_close_matches(str(value)[:50].lower(), words, n=1)
    return f"Did you mean {near[0]!r}?" if near else "Choose one of them."


def _to_stage(value: Stage | StageName) -> Stage:
    return _member(Stage, value)


def _to_reason(value: Reason | ReasonName) -> Reason:
    return _member(Reason, value)


def _to_medium(value: Medium | MediumName) -> Medium:
    return _member(Medium, value)


def _to_locale(value: Locale) -> Locale:
    return _values.word_of(
        LOCALES,
        value,
        "is no locale this library knows",
        "It sets the order of dates and the size of paper, and letters are written in English.",
        "Choose 'en-US' or 'en-GB'.",
    )


def _to_occupation(value: str) -> str:
    occupation = _values.line(value)
    if occupation.partition(" ")[0].lower() in ("a", "an", "the"):
        raise RefusedError(
            "begins with an article",
            "A letter puts in the articles it needs.",
            "Leave the article out.",
        )
    return occupation


def _to_experience(value: str | None) -> str | None:
    experience = _values.optional_line(value)
    if experience is not None and re.search(r"\d|\b(of|years?|experience)\b", experience.lower()):
        raise RefusedError(
            "is no adjective",
            "It stands before the occupation, as in 'an experienced sales manager'.",
            "Write an adjective such as 'experienced' or 'senior', or leave it out.",
        )
    return experience


def _to_timezone(value: str | None) -> str | None:
    name = _values.optional_line(value)
    if name is not None and not is_timezone(name):
        raise RefusedError(
            "is not the name of a time zone",
            "Time zones have names such as 'America/Chicago' or 'UTC'.",
            "Correct it or leave it out.",
        )
    return name


def is_timezone(name: str) -> bool:
    """Tell whether there is a time zone of a name, as far as this machine can tell."""
    if zone_named(name) is not None:
        return True
    import zoneinfo

    # A machine without a database of time zones knows none.
    return not zoneinfo.available_timezones()


def zone_named(name: str | None) -> ZoneInfo | None:
    """Return the time zone of a name; None where this machine does not know it."""
    if name is None:
        return None
    # Only who gives a time zone pays for it.
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(name)
    except (OSError, ValueError, zoneinfo.ZoneInfoNotFoundError):
        return None


@attrs.frozen(field_transformer=named_fields)
class Profile(Record):
    """The person who writes the letter.

    Args:
        name: The full name, as it is signed: `"Ana Ruiz"`.
        occupation: What the person is, in the singular and as it reads in a sentence:
            `"sales manager"`. It is printed as typed.
        industry: The field of work: `"industrial automation"`.
        experience: An adjective that stands before the occupation: `"experienced"`.
        occupation_plural: The plural of the occupation, where the library's own is wrong.
        email: An address such as `"ana@example.com"`.
        phone: A number as it should be printed: `"+1 555 010 0100"`.
        website: An address as it should be printed.
        address: The lines of the postal address, from the street down; or one text of several
            lines.
        locale: `"en-US"` or `"en-GB"`: the order of dates and the size of paper.
        timezone: An IANA name such as `"America/Chicago"`: where the writer's today is.

    Raises:
        InvalidValueError: A value is one that no letter can carry: empty, longer than 200
            characters, of several lines, or with characters that cannot be printed.
        WrongTypeError: A value is of the wrong type.

    Example:
        >>> from rejection_letters import Profile
        >>> Profile("Ana Ruiz", "UX designer", industry="healthcare software").name
        'Ana Ruiz'
    """

    name: str = attrs.field(converter=_values.line)
    occupation: str = attrs.field(converter=_to_occupation)
    industry: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)
    experience: str | None = attrs.field(default=None, converter=_to_experience, kw_only=True)
    occupation_plural: str | None = attrs.field(
        default=None, converter=_values.optional_line, kw_only=True
    )
    email: str | None = attrs.field(default=None, converter=_values.email, kw_only=True)
    phone: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)
    website: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)
    address: tuple[str, ...] = attrs.field(default=(), converter=_values.lines, kw_only=True)
    locale: Locale = attrs.field(default="en-US", converter=_to_locale, kw_only=True)
    timezone: str | None = attrs.field(default=None, converter=_to_timezone, kw_only=True)


@attrs.frozen(field_transformer=named_fields)
class Contact(Record):
    """The person who said no.

    Args:
        name: The full name: `"Dana Lee"`.
        honorific: What goes before the name in the salutation: `"Ms."`, `"Dr."`.
        title: The job title, for the address: `"Head of Talent"`.
        email: An address such as `"dana@example.com"`.
        phone: A number as it should be printed.

    Raises:
        InvalidValueError: A value is one that no letter can carry.
        WrongTypeError: A value is of the wrong type.

    Example:
        >>> from rejection_letters import Contact
        >>> Contact("Miriam Okafor", honorific="Dr.").honorific
        'Dr.'
    """

    name: str = attrs.field(converter=_values.line)
    honorific: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)
    title: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)
    email: str | None = attrs.field(default=None, converter=_values.email, kw_only=True)
    phone: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)


@attrs.frozen(field_transformer=named_fields)
class SourceMessage(Record):
    """The e-mail that brought the rejection, as far as an answer needs it.

    Args:
        message_id: The content of its Message-ID header.
        references: The message ids of its References header, the oldest first.
        subject: Its subject.
        sender: The address it came from.
        no_reply: Whether it says that nobody reads replies.

    Raises:
        InvalidValueError: A value is one that no letter can carry.
        WrongTypeError: A value is of the wrong type.

    Example:
        >>> from rejection_letters import SourceMessage
        >>> SourceMessage(subject="Your application").no_reply
        False
    """

    message_id: str | None = attrs.field(
        default=None, converter=_values.optional_line, kw_only=True
    )
    references: tuple[str, ...] = attrs.field(default=(), converter=_values.lines, kw_only=True)
    subject: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)
    sender: str | None = attrs.field(default=None, converter=_values.email, kw_only=True)
    no_reply: bool = attrs.field(default=False, converter=_values.boolean, kw_only=True)


def _to_contact(value: Contact | str | None) -> Contact | None:
    if isinstance(value, str):
        return Contact(value) if value.strip() else None
    return None if value is None else _values.instance(Contact, value)


def _to_message(value: SourceMessage | None) -> SourceMessage | None:
    return None if value is None else _values.instance(SourceMessage, value)


@attrs.frozen(field_transformer=named_fields)
class Rejection(Record):
    """The "no": who said it, about what, when, how and why.

    Args:
        company: The name of the company, as the letter should print it.
        role: The position as it was advertised: `"Sales Manager"`.
        role_plural: Its plural in running text, where the library's own is wrong.
        date: The day of the rejection, as a date or as text such as `"2026-11-16"`.
        contact: The person who wrote or called; a name alone is enough.
        address: The lines of the company's postal address, or one text of several lines.
        stage: How far the application came: a `Stage` or its text.
        reason: The reason that was stated: a `Reason` or its text.
        medium: How the rejection arrived: a `Medium` or its text.
        message: The e-mail it came in, so that the answer can join its thread.

    Raises:
        InvalidValueError: A value is one that no letter can carry, or no stage, reason or medium.
        WrongTypeError: A value is of the wrong type, such as a datetime for `date`.

    Example:
        >>> from rejection_letters import Rejection
        >>> no = Rejection("Acme", role="Sales Manager", contact="Dana Lee", stage="inquiry")
        >>> no.contact.name
        'Dana Lee'
        >>> no.stage == "inquiry"
        True
    """

    _parts: ClassVar[Mapping[str, type[Record]]] = {"contact": Contact, "message": SourceMessage}

    company: str = attrs.field(converter=_values.line)
    role: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)
    role_plural: str | None = attrs.field(
        default=None, converter=_values.optional_line, kw_only=True
    )
    date: dt.date | None = attrs.field(default=None, converter=_values.day, kw_only=True)
    contact: Contact | None = attrs.field(default=None, converter=_to_contact, kw_only=True)
    address: tuple[str, ...] = attrs.field(default=(), converter=_values.lines, kw_only=True)
    stage: Stage = attrs.field(default=Stage.APPLICATION, converter=_to_stage, kw_only=True)
    reason: Reason = attrs.field(default=Reason.UNSTATED, converter=_to_reason, kw_only=True)
    medium: Medium = attrs.field(default=Medium.EMAIL, converter=_to_medium, kw_only=True)
    message: SourceMessage | None = attrs.field(default=None, converter=_to_message, kw_only=True)


MINUTES = range(5, 61)
"""How many minutes of advice a letter may ask for."""


@attrs.define
class LetterFacts:
    """What a template may know of the letter it writes, besides the profile and the rejection.

    Args:
        date: The day of the letter.
        call_on: The day of the promised call; None where the letter promises none.
        minutes: How many minutes of advice the letter asks for.
        job: What the letter is about, in running text: the role in generic use ("sales manager"),
            or the occupation where no role is known.
        jobs: Its plural, by the caller's word or the library's rule.
        position: What was applied for: "the Sales Manager position", "the position of VP, Sales",
            or "the position" where no role is known.
    """

    date: dt.date
    call_on: dt.date | None
    minutes: int
    job: str
    # Each head of a title takes an ending, and every other character can be a head.
    jobs: str = attrs.field(metadata={"longest": 2 * LINE_LIMIT + 4})
    position: str = attrs.field(metadata={"longest": LINE_LIMIT + len("the position of ")})
