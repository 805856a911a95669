"""The facts behind a letter: its writer and the rejection it answers.

The classes are frozen attrs classes that clean and check their values on creation: whitespace is
collapsed, Unicode is normalized to NFC, and errors name the field. Values are never interpreted, so
`{{ 7*7 }}` and `<b>` are printed as typed.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar, cast

import attrs

from . import _mail, _names, _values
from ._locales import LOCALES, Locale
from ._mail import HEADER_LIMIT
from ._records import Record
from ._values import ADDRESS_LIMIT, LINE_LIMIT, RefusedError, named_fields
from .errors import InvalidValueError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from typing_extensions import Self

StageName = Literal["inquiry", "application", "assessment", "screen", "interview", "final"]
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
    """A str enum that formats as its value on every Python version."""

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return _values.named(functools.partial(_values.word_of, cls), cls.__name__)(value)

    def __str__(self) -> str:
        return str.__str__(self)

    def __format__(self, spec: str) -> str:
        return str.__format__(self, spec)


class Stage(_Word):
    """How far the application got.

    Each member compares equal to its string value.

    Raises:
        InvalidValueError: No member has this value.

    Example:
        >>> from rejection_letters import Stage
        >>> Stage("final") is Stage.FINAL, Stage.FINAL == "final"
        (True, True)
    """

    INQUIRY = "inquiry"
    """An unsolicited inquiry, not an application for an advertised position."""
    APPLICATION = "application"
    """An application that did not lead to a conversation."""
    ASSESSMENT = "assessment"
    """A test or a sample task, without a conversation."""
    SCREEN = "screen"
    """A screening call, usually with a recruiter."""
    INTERVIEW = "interview"
    """An interview with the team."""
    FINAL = "final"
    """The final round of interviews."""


class Reason(_Word):
    """The reason given for the rejection.

    Each member compares equal to its string value.

    Raises:
        InvalidValueError: No member has this value.

    Example:
        >>> from rejection_letters import Reason
        >>> Reason("freeze") is Reason.FREEZE, Reason.FREEZE == "freeze"
        (True, True)
    """

    NO_OPENING = "no-opening"
    """There is no opening, or the position will not be filled."""
    FILLED = "filled"
    """The position has been filled."""
    OTHER_CANDIDATE = "other-candidate"
    """Another candidate was chosen."""
    NOT_A_FIT = "not-a-fit"
    """The skills or experience do not match."""
    OVERQUALIFIED = "overqualified"
    """The applicant has more experience than the position requires."""
    FREEZE = "freeze"
    """The company has paused hiring."""
    LOCATION = "location"
    """The applicant is in the wrong location or lacks work authorization."""
    UNSTATED = "unstated"
    """No reason was given."""


class Medium(_Word):
    """How the rejection arrived. A phone call is answered by email.

    Each member compares equal to its string value.

    Raises:
        InvalidValueError: No member has this value.

    Example:
        >>> from rejection_letters import Medium
        >>> Medium("letter") is Medium.LETTER, Medium.LETTER == "letter"
        (True, True)
    """

    EMAIL = "email"
    LETTER = "letter"
    PHONE = "phone"


Word = TypeVar("Word", bound=_Word)


def _member(default: Word, value: object) -> Word:
    """Return the member that a value names, or the default if the value is omitted."""
    if isinstance(value, type(default)):
        return value
    if value is None or _values.is_blank(value):
        return default
    return _values.word_of(type(default).__members__.values(), value)


def _to_stage(value: Stage | StageName | None) -> Stage:
    return _member(Stage.APPLICATION, value)


def _to_reason(value: Reason | ReasonName | None) -> Reason:
    return _member(Reason.UNSTATED, value)


def _to_medium(value: Medium | MediumName | None) -> Medium:
    return _member(Medium.EMAIL, value)


def _to_locale(value: Locale | None) -> Locale:
    if value is None or _values.is_blank(value):
        return "en-US"
    return _values.word_of(LOCALES, value)


def _to_company(value: str) -> str:
    # A comma belongs to the address or the sentence that the name was copied from.
    return _values.line(_values.line(value).rstrip(" ,"))


def _to_agency(value: str | None) -> str | None:
    return None if value is None or _values.is_blank(value) else _to_company(value)


def _to_occupation(value: str) -> str:
    occupation = _values.line(value)
    if occupation.partition(" ")[0].lower() in ("a", "an", "the"):
        raise RefusedError("must not start with an article")
    return occupation


def _to_role_in_text(value: str | None) -> str | None:
    role = _values.optional_line(value)
    return None if role is None else _to_occupation(role)


def _to_experience(value: str | None) -> str | None:
    experience = _values.optional_line(value)
    if experience is not None and re.search(r"\d|\b(of|years?|experience)\b", experience.lower()):
        raise RefusedError(
            "must be an adjective that can precede the occupation, such as 'experienced'"
        )
    return experience


def _to_timezone(value: str | None) -> str | None:
    name = _values.optional_line(value)
    if name is not None and not is_timezone(name):
        raise RefusedError("must be an IANA time zone such as 'America/Chicago'")
    return name


_NO_PLACE = re.compile(r"(?i)(?:Factory|localtime|posixrules)\Z|(?:right|posix)/")
"""Entries of the time zone database that are not zones, differ between machines, or count leap
seconds, as "right/UTC" does."""


def is_timezone(name: str) -> bool:
    """Return whether a time zone exists; always True if the machine has no time zone database."""
    if _NO_PLACE.match(name):
        return False
    if zone_named(name) is not None:
        return True
    import zoneinfo

    return not zoneinfo.available_timezones()


def zone_named(name: str | None) -> ZoneInfo | None:
    """Return a time zone by name, or None if this machine does not have it."""
    if name is None:
        return None
    # zoneinfo is slow to import, so import it only when a time zone is given.
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(name)
    except (OSError, ValueError, zoneinfo.ZoneInfoNotFoundError):
        return None


@attrs.frozen(field_transformer=named_fields)
class Profile(Record):
    """The person who writes the letter.

    Args:
        name: Full name, as in a signature: `"Ana Ruiz"`.
        occupation: Occupation in the singular, without an article: `"sales manager"`. It is printed
            as typed, in the middle of a sentence.
        industry: Field of work: `"industrial automation"`.
        experience: Adjective that precedes the occupation: `"experienced"`.
        occupation_plural: Plural of the occupation, in case the library gets it wrong. The built-in
            letters do not print it, but other templates can.
        email: Email address: `"ana@example.com"`.
        phone: Phone number, printed as typed: `"+1 555 010 0100"`.
        website: Web address, printed as typed.
        address: Lines of the postal address, starting with the street, as a list or as one
            multi-line string.
        locale: `"en-US"` or `"en-GB"`; sets the date format and the paper size.
        timezone: IANA time zone that determines today's date: `"America/Chicago"`.

    Raises:
        InvalidValueError: A value is empty, is longer than 200 characters, spans several lines,
            contains unprintable characters, or is not valid for its field.
        WrongTypeError: A value has the wrong type.

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
    email: str | None = attrs.field(
        default=None, converter=_values.email, kw_only=True, metadata={"longest": ADDRESS_LIMIT}
    )
    phone: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)
    website: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)
    address: tuple[str, ...] = attrs.field(default=(), converter=_values.lines, kw_only=True)
    locale: Locale = attrs.field(default="en-US", converter=_to_locale, kw_only=True)
    timezone: str | None = attrs.field(default=None, converter=_to_timezone, kw_only=True)


def _to_addressed_as(value: str | None) -> str | None:
    addressed = _values.optional_line(value)
    if addressed is None:
        return None
    bare = addressed.removeprefix("Dear ").rstrip(" ,")
    return bare if any(map(str.isalnum, bare)) else addressed


@attrs.frozen(field_transformer=named_fields)
class Contact(Record):
    """The person at the company who sent the rejection.

    Args:
        name: Full name: `"Dana Lee"`. What can be pasted with it is taken apart where that is
            certain: an honorific in front, an email address in angle brackets, pronouns, the order
            in `"Lee, Dana"`, and marks at the end. The address shows a degree after the name; the
            salutation does not.
        honorific: Title that precedes the name in the address: `"Ms."`, `"Dr."`. The salutation
            has it before a name of one word, and before a full name unless it is Mr., Ms., Mrs.,
            Mx., or Miss.
        addressed_as: What follows "Dear" in the salutation, if it should be something else:
            `"Dr. Okafor"`, `"Dana"`.
        title: Job title, printed in the address: `"Head of Talent"`.
        email: Email address: `"dana@example.com"`.
        phone: Phone number, printed as typed.

    Raises:
        InvalidValueError: A value cannot be used in a letter; the name is an email address; or the
            name begins with another honorific than `honorific`, or ends with another address than
            `email`.
        WrongTypeError: A value has the wrong type.

    Example:
        >>> from rejection_letters import Contact
        >>> contact = Contact("Dr. Miriam Okafor <miriam@acme.example>", addressed_as="Dr. Okafor")
        >>> contact.name, contact.honorific, contact.email
        ('Miriam Okafor', 'Dr.', 'miriam@acme.example')
    """

    name: str = attrs.field(converter=_values.line)
    honorific: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)
    addressed_as: str | None = attrs.field(default=None, converter=_to_addressed_as, kw_only=True)
    title: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)
    email: str | None = attrs.field(
        default=None, converter=_values.email, kw_only=True, metadata={"longest": ADDRESS_LIMIT}
    )
    phone: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)

    def __attrs_post_init__(self) -> None:
        name, honorific, email = _names.parted(self.name)
        if "@" in name:
            raise InvalidValueError(
                "Contact.name",
                f"Contact.name must be the name of a person; got {_values.shown(self.name)}.",
                remedy="Pass an email address as Contact.email, and omit the contact if you do "
                "not know the name.",
            )
        if honorific is not None:
            self._complete("honorific", honorific, _names.is_same_honorific)
        if email is not None:
            self._complete("email", _email_in_name(email), _is_same_address)
        object.__setattr__(self, "name", name)

    def _complete(self, field: str, found: str, is_same: Callable[[str, str], bool]) -> None:
        """Set a field to what was found in the name, unless it was given."""
        given = getattr(self, field)
        if given is None:
            object.__setattr__(self, field, found)
        elif not is_same(found, given):
            raise InvalidValueError(
                f"Contact.{field}",
                f"Contact.name contains {_values.shown(found)}, but Contact.{field} is "
                f"{_values.shown(given)}.",
                remedy="Remove the one that is wrong.",
            )


_email_in_name = cast("Callable[[str], str]", _values.named(_values.email, "Contact.email"))


def _is_same_address(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


@attrs.frozen(field_transformer=named_fields)
class SourceMessage(Record):
    """The parts of a rejection email that are needed to reply to it.

    You can pass each header exactly as you received it. Characters that a letter cannot print, such
    as soft hyphens and byte-order marks, are removed from the subject and the message ID, and so
    are folds.

    Args:
        message_id: Value of the Message-ID header, up to 998 characters.
        references: Value of the References header, or a list of message IDs, oldest first; up to
            10,000 characters. If there are more than 20 IDs, the first and the last 19 are kept.
        subject: Value of the Subject header, up to 998 characters.
        sender: Value of the From header. Only the address is kept.
        reply_to: Value of the Reply-To header. Only the addresses are kept, separated by commas.
            Replies go there instead of to the sender.
        no_reply: Whether the email says that no one reads replies to its sender.

    Raises:
        InvalidValueError: A value is too long, or contains no address where one is needed.
        WrongTypeError: A value has the wrong type.

    Example:
        >>> from rejection_letters import SourceMessage
        >>> message = SourceMessage(
        ...     subject="Your application",
        ...     sender="Acme Careers <no-reply@acme.example>",
        ...     reply_to="Acme Careers <careers@acme.example>",
        ... )
        >>> message.sender, message.reply_to
        ('no-reply@acme.example', 'careers@acme.example')
    """

    message_id: str | None = attrs.field(
        default=None,
        converter=_mail.message_id,
        kw_only=True,
        metadata={"longest": HEADER_LIMIT},
    )
    references: tuple[str, ...] = attrs.field(
        default=(),
        converter=_mail.references,
        kw_only=True,
        metadata={"longest": HEADER_LIMIT},
    )
    subject: str | None = attrs.field(
        default=None,
        converter=_mail.received_text,
        kw_only=True,
        metadata={"longest": HEADER_LIMIT},
    )
    sender: str | None = attrs.field(
        default=None,
        converter=_mail.sender,
        kw_only=True,
        metadata={"longest": ADDRESS_LIMIT},
    )
    reply_to: str | None = attrs.field(
        default=None,
        converter=_mail.reply_to,
        kw_only=True,
        metadata={"longest": HEADER_LIMIT},
    )
    no_reply: bool = attrs.field(default=False, converter=_values.optional_boolean, kw_only=True)


def _to_contact(value: Contact | str | None) -> Contact | None:
    if isinstance(value, str):
        return Contact(value) if value.strip() else None
    return None if value is None else _values.instance(Contact, value)


def _to_message(value: SourceMessage | None) -> SourceMessage | None:
    if value is None or _values.is_blank(value):
        return None
    return _values.instance(SourceMessage, value)


# The English tables are slow to import, so import them only when there is a phrase to check.


def _to_discussed(value: str | None) -> str | None:
    if value is None or _values.is_blank(value):
        return None
    from ._english import _phrases

    return _phrases.noun_phrase(value)


def to_drawn_by(value: str | None) -> str | None:
    """Return what drew the writer to the company, as a noun phrase."""
    if value is None or _values.is_blank(value):
        return None
    from ._english import _phrases

    return _phrases.noun_phrase(
        value, frame="I applied because of", example="your work on low-cost sensors"
    )


def to_own_words(value: str | None) -> str | None:
    """Return one or two sentences."""
    if value is None or _values.is_blank(value):
        return None
    from ._english import _phrases

    return _phrases.own_words(value, OWN_WORDS_LIMIT)


def _is_empty(value: object) -> bool:
    return _values.is_blank(value) or (isinstance(value, tuple) and not value)


def to_questions(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return up to three questions."""
    if value is None or _is_empty(value):
        return ()
    from ._english import _phrases

    return _phrases.questions(value)


def _to_names(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    if value is None or _is_empty(value):
        return ()
    from ._english import _phrases

    return _phrases.names(value)


def _to_name(value: str | None) -> str | None:
    if value is None or _values.is_blank(value):
        return None
    from ._english import _phrases

    return _phrases.name(value)


_BEFORE_ANY_CONVERSATION = (Stage.INQUIRY, Stage.APPLICATION, Stage.ASSESSMENT)


@attrs.frozen(field_transformer=named_fields)
class Rejection(Record):
    """A rejection: which company sent it, when, how, and why.

    Args:
        company: Name of the company, printed as typed, without a comma at the end.
        role: Job title from the advertisement: `"Sales Manager"`. Letters leave out what ads add to
            it, such as the place, the hours, the pay, and requisition numbers.
        role_plural: Plural of the role in running text, in case the library gets it wrong. The
            built-in letters do not print it, but other templates can.
        role_in_text: What running text calls the job, in the singular and without an article, in
            case the library gets it wrong: `"VP of sales"`.
        date: Date of the rejection, as a date or a string such as `"2026-11-16"`.
        contact: The person who wrote or called, as a `Contact` or just a name.
        address: Lines of the company's postal address, as a list or as one multi-line string.
        stage: How far the application got, as a `Stage` or its string value.
        reason: The reason given, as a `Reason` or its string value.
        medium: How the rejection arrived, as a `Medium` or its string value.
        message: The rejection email, used to put the reply in the same thread.
        agency: Name of the recruiting agency, if its recruiter sent the rejection. `company` is
            still the employer; repeat the agency's name if you do not know the employer.
        discussed: What you talked about, as a phrase that can follow "the part about":
            `"your move to usage-based pricing"`, `"how you price support"`. It must not be a
            sentence. The stage must be screen, interview, or final.
        thanks_to: Names of other people to thank, as a list or as text: `"Priya Raman and Tom
            Okafor"`. Text with a part that is clearly not a name, such as `"Raman & Sons"`, is one
            name; each item of a list is one name. The stage must be screen, interview, or final.
        referred_by: Name of the person who suggested writing.
        on_file: Whether the rejection offers to keep your résumé on file.
        reapply: Whether the rejection invites you to apply again; always true if `reapply_after`
            is given.
        reapply_after: The date after which you may apply again, as for `date`.

    None and blank text count as omitted in every optional field, including `stage`, `reason`, and
    `medium`. Bullets, surrounding quotation marks, and final marks are removed from `discussed`,
    `thanks_to`, and `referred_by`; lead-ins such as "about" are removed from `discussed`. A letter
    may leave out a fact that does not suit it.

    Raises:
        InvalidValueError: A value cannot be used in a letter; a stage, reason, or medium is not
            valid; or `discussed` or `thanks_to` is given for a stage before any conversation.
        WrongTypeError: A value has the wrong type, such as a datetime for `date` that is not
            midnight.

    Example:
        >>> from rejection_letters import Rejection
        >>> rejection = Rejection("Acme", contact="Dana Lee", stage="inquiry")
        >>> rejection.contact.name
        'Dana Lee'
        >>> rejection.stage == "inquiry"
        True

        After a conversation, say what it was about and whom to thank:

        >>> rejection = Rejection(
        ...     "Acme",
        ...     stage="interview",
        ...     discussed="- How you price support?",
        ...     thanks_to="Priya Raman and Tom Okafor",
        ... )
        >>> rejection.discussed
        'how you price support'
        >>> rejection.thanks_to
        ('Priya Raman', 'Tom Okafor')
    """

    _parts: ClassVar[Mapping[str, type[Record]]] = {"contact": Contact, "message": SourceMessage}

    company: str = attrs.field(converter=_to_company)
    role: str | None = attrs.field(default=None, converter=_values.optional_line, kw_only=True)
    role_plural: str | None = attrs.field(
        default=None, converter=_values.optional_line, kw_only=True
    )
    role_in_text: str | None = attrs.field(default=None, converter=_to_role_in_text, kw_only=True)
    date: dt.date | None = attrs.field(default=None, converter=_values.day, kw_only=True)
    contact: Contact | None = attrs.field(default=None, converter=_to_contact, kw_only=True)
    address: tuple[str, ...] = attrs.field(default=(), converter=_values.lines, kw_only=True)
    stage: Stage = attrs.field(default=Stage.APPLICATION, converter=_to_stage, kw_only=True)
    reason: Reason = attrs.field(default=Reason.UNSTATED, converter=_to_reason, kw_only=True)
    medium: Medium = attrs.field(default=Medium.EMAIL, converter=_to_medium, kw_only=True)
    message: SourceMessage | None = attrs.field(default=None, converter=_to_message, kw_only=True)
    agency: str | None = attrs.field(default=None, converter=_to_agency, kw_only=True)
    discussed: str | None = attrs.field(default=None, converter=_to_discussed, kw_only=True)
    thanks_to: tuple[str, ...] = attrs.field(default=(), converter=_to_names, kw_only=True)
    referred_by: str | None = attrs.field(default=None, converter=_to_name, kw_only=True)
    on_file: bool = attrs.field(default=False, converter=_values.optional_boolean, kw_only=True)
    reapply: bool = attrs.field(default=False, converter=_values.optional_boolean, kw_only=True)
    reapply_after: dt.date | None = attrs.field(default=None, converter=_values.day, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.discussed is not None or self.thanks_to:
            self._check_conversation()
        if self.reapply_after is not None:
            # A letter should not have to check both fields.
            object.__setattr__(self, "reapply", True)

    def _check_conversation(self) -> None:
        if self.stage in _BEFORE_ANY_CONVERSATION:
            field = "thanks_to" if self.discussed is None else "discussed"
            raise InvalidValueError(
                f"Rejection.{field}",
                f"Rejection.{field} requires a conversation, but Rejection.stage is "
                f"'{self.stage}'.",
                remedy="Set Rejection.stage to 'screen', 'interview', or 'final', "
                f"or omit {field}.",
            )

    @property
    def hides_employer(self) -> bool:
        """Whether only the agency is known, because it is also given as the company."""
        agency = self.agency
        return agency is not None and agency.casefold() == self.company.casefold()


MINUTES = range(5, 61)
"""Valid lengths of the requested conversation, in minutes."""


OWN_WORDS_LIMIT = 400
"""Maximum length of the writer's own words, in characters."""


class DerivedText(property):
    """A property that templates can use like a field.

    Args:
        text: Returns its text.
        longest: The maximum number of characters in it.
    """

    def __init__(self, text: Callable[[Any], str], longest: int) -> None:
        super().__init__(text)
        self.longest = longest


@attrs.define
class LetterFacts:
    """The facts a template can use besides the profile and the rejection.

    Args:
        date: Date on the letter.
        call_on: Day of the promised call; None if the letter promises no call.
        minutes: Length of the requested conversation, in minutes.
        job: The role in running text ("sales manager"), or the occupation if the role is unknown or
            names no job.
        title: The role as advertised, but without the place, the hours, and the like ("Sales
            Manager"); None if the role is unknown or names no job.
        position: The position in running text: "the Sales Manager position", "the position of VP,
            Sales", or "the position" if there is no title.
        employer: The company in running text ("Acme Inc." for "Acme, Inc."), or "your client" if
            only the agency is known.
        organization: The agency or the company that sent the rejection, in running text.
        addressed_as: The contact in a salutation: "Dana Lee", "Dr. Miriam Okafor", or what the
            caller chose; None without a contact.
        drawn_by: What drew the writer to this company, as a noun phrase.
        own_words: One or two sentences in the writer's own words.
        questions: The writer's own questions, which replace those of the template.
        seed: A number that determines which wording of `{% vary %}` is used.
        plural: Plural of the job, if the caller gave one.

    Attributes:
        jobs: Plural of the job, given by the caller or derived by the library.
    """

    date: dt.date
    call_on: dt.date | None
    minutes: int
    job: str
    title: str | None
    position: str = attrs.field(metadata={"longest": LINE_LIMIT + len("the position of ")})
    employer: str
    organization: str
    # An honorific, a space, and a name.
    addressed_as: str | None = attrs.field(metadata={"longest": 2 * LINE_LIMIT + 1})
    drawn_by: str | None
    own_words: str | None = attrs.field(metadata={"longest": OWN_WORDS_LIMIT})
    questions: tuple[str, ...]
    _seed: int
    _plural: str | None

    # Each noun gets a plural ending; in the worst case, the nouns are one character long.
    @functools.partial(DerivedText, longest=2 * LINE_LIMIT + 4)
    def jobs(self) -> str:
        # Few letters print the plural, and deriving it takes as long as the other words for a job.
        from . import _english

        return self._plural or _english.plural(self.job)
