"""review(): what a careful friend points out in a letter before it is sent."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterable, Iterator

from . import _english, _prose, _values
from ._english import _phrases
from ._letter import Letter
from ._remarks import Remark, remarks_by
from ._untrusted import UntrustedCodeError
from .errors import RejectionLettersWarning

LATE = dt.timedelta(days=7)
"""An answer that comes later than this no longer reads as one."""


def review(letter: Letter, *, names: Iterable[str] = ()) -> tuple[Remark, ...]:
    """Point out what is worth another look before a letter is sent.

    What the letter's template has to say comes last. Nothing is changed, and nothing is refused.

    Args:
        letter: The letter, as it was composed or edited since.
        names: People and companies to look for, such as those of your other applications; those
            that this letter is about may be among them.

    Returns:
        The remarks; none where nothing was found. They are about what was left blank, a name that
        belongs to neither side, the length, the promise of a call, an answer that comes late, and
        words to avoid.

    Raises:
        WrongTypeError: `letter` is no letter, or `names` are no texts.
        InvalidValueError: A name is empty or cannot be printed.

    Example:
        >>> import attrs
        >>> from rejection_letters import Profile, Rejection, compose, review
        >>> letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))
        >>> review(letter)
        ()
        >>> edited = attrs.evolve(letter, closing="Greetings to [Company],")
        >>> for remark in review(edited):
        ...     print(remark)
        '[Company]' looks like a blank that was not filled in. Fill it in, or take it out.
    """
    _values.argument("review.letter", letter, Letter, "a Letter")
    looked_for = _names(names)
    return (
        *_placeholders(letter),
        *_foreign_names(letter, looked_for),
        *_length(letter),
        *_call(letter),
        *_lateness(letter),
        *_words_to_avoid(letter),
        *_of_template(letter),
    )


def _names(names: Iterable[str]) -> tuple[str, ...]:
    if isinstance(names, str):
        raise _values.unexpected("review.names", names, "a list of names")
    return tuple(map(_name, names))


_name = _values.named(_values.line, "review.names")


def _texts(letter: Letter) -> tuple[str, ...]:
    """Return all that was written or edited; what stands around it is made of known values."""
    body = _prose.paragraphs(letter.blocks)
    return (letter.subject, letter.salutation, *body, letter.closing)


def _own_values(letter: Letter) -> Iterator[str]:
    """Give the values that the letter is about: whatever they look like, they are meant."""
    profile, rejection = letter.profile, letter.rejection
    contact, message = rejection.contact, rejection.message
    yield from (profile.name, profile.occupation, rejection.company, *profile.address)
    yield from filter(None, (profile.industry, profile.experience, profile.occupation_plural))
    yield from filter(None, (profile.email, profile.website, rejection.role, *rejection.address))
    if contact is not None:
        yield from filter(None, (contact.name, contact.honorific, contact.title))
    if message is not None:
        yield from filter(None, (message.subject, message.sender))


def _placeholders(letter: Letter) -> Iterator[Remark]:
    # In running text a role loses its capitals.
    meant = tuple(map(str.casefold, _own_values(letter)))
    for text in _texts(letter):
        for found in _phrases.PLACEHOLDER.finditer(text):
            if not any(found[0].casefold() in value for value in meant):
                yield Remark(
                    "placeholder",
                    f"{found[0]!r} looks like a blank that was not filled in.",
                    "Fill it in, or take it out.",
                )


def _foreign_names(letter: Letter, names: tuple[str, ...]) -> Iterator[Remark]:
    own = tuple(_own_values(letter))
    for name in dict.fromkeys(names):
        pattern = _prose.phrase_pattern([name])
        if not any(map(pattern.search, own)) and any(map(pattern.search, _texts(letter))):
            yield Remark(
                "name",
                f"{name!r} is in the letter, which is neither to nor from them.",
                "Make sure that it is not left over from another letter.",
            )


def _length(letter: Letter) -> Iterator[Remark]:
    words, most = (
        _prose.count_words(letter.blocks),
        letter.template.most_words(letter.rejection.medium),
    )
    if words > most:
        yield Remark(
            "length",
            f"The body has {words} words; such a letter has at most {most}.",
            "Shorten it: the shorter it is, the likelier it is read.",
        )


def _call(letter: Letter) -> Iterator[Remark]:
    body = " ".join(_prose.paragraphs(letter.blocks))
    contact = letter.rejection.contact
    if letter.call_on is None:
        if promise := _phrases.PROMISES_CALL.search(body):
            yield Remark(
                "call",
                f"The letter says {promise[0]!r}, and no day is set for it.",
                "Set Letter.call_on, so that a reminder can say the same, or take it out.",
            )
        return
    day = _english.long_date(letter.call_on, letter.profile.locale)
    if not _phrases.MENTIONS_CALL.search(body):
        yield Remark(
            "call",
            f"A call is set for {day}, and the letter no longer says so.",
            "Promise it in the letter, or set Letter.call_on to None.",
        )
    elif contact is None or contact.phone is None:
        who = "nobody is named" if contact is None else f"there is no number of {contact.name}"
        yield Remark(
            "call",
            f"The letter promises a call on {day}, and {who}.",
            "Find the number first and put it in Contact.phone, or promise no call.",
        )


def _lateness(letter: Letter) -> Iterator[Remark]:
    received = letter.rejection.date
    if received is not None and letter.date - received > LATE:
        yield Remark(
            "late",
            f"The letter comes {(letter.date - received).days} days after the rejection.",
            "Answer within a week; later, say in a few words of your own why you write now.",
        )


def _words_to_avoid(letter: Letter) -> Iterator[Remark]:
    pattern = _prose.phrase_pattern(letter.template.avoid, re.IGNORECASE)
    for phrase in _found(pattern, _texts(letter)):
        yield Remark(
            "wording",
            f"{phrase!r} does not belong in this kind of letter.",
            "Say it in plainer words, or leave it out.",
        )


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    """Give what a pattern finds, each once."""
    yield from dict.fromkeys(found[0] for text in texts for found in pattern.finditer(text))


def _of_template(letter: Letter) -> tuple[Remark, ...]:
    reviewer = letter.template.reviewer
    if reviewer is None:
        return ()
    try:
        return remarks_by(reviewer, letter)
    except UntrustedCodeError as failed:
        # What the library itself found must not be lost.
        warnings.warn(
            f"The reviewer of template {letter.template.name!r} failed ({failed}). "
            "Only the general remarks are given. Tell the authors of the template.",
            RejectionLettersWarning,
            stacklevel=3,
        )
        return ()
