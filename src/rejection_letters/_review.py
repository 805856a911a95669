"""Review a letter before it is sent."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterable, Iterator

from . import _english, _prose, _values
from ._english import _patterns
from ._letter import Letter
from ._remark import Remark, remarks_by
from ._untrusted import UntrustedCodeError
from .errors import RejectionLettersWarning

LATE = dt.timedelta(days=7)
"""How long after a rejection a reply still seems prompt."""


def review(letter: Letter, *, names: Iterable[str] = ()) -> tuple[Remark, ...]:
    """Return remarks on possible problems in a letter.

    The review looks for unfilled placeholders, names from other letters, excessive length, promised
    calls, late replies, and words to avoid. Remarks from the template's reviewer come last. The
    letter is not changed.

    Args:
        letter: The letter, as composed or edited.
        names: Names of people and companies that should not appear in the letter, such as those of
            your other applications. Names in this letter's profile or rejection are ignored.

    Returns:
        The remarks; an empty tuple if nothing was found.

    Raises:
        WrongTypeError: `letter` is not a `Letter`, or `names` is not an iterable of str.
        InvalidValueError: A name is empty or contains unprintable characters.

    Example:
        >>> import attrs
        >>> from rejection_letters import Profile, Rejection, compose, review
        >>> letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))
        >>> review(letter)
        ()
        >>> edited = attrs.evolve(letter, closing="Greetings to [Company],")
        >>> for remark in review(edited):
        ...     print(remark)
        '[Company]' looks like an unfilled placeholder. Fill it in or remove it.
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
    """Return the text to review: all but the letterhead and signature, which repeat the facts."""
    body = _prose.paragraphs(letter.blocks)
    return (letter.subject, letter.salutation, *body, letter.closing)


def _own_values(letter: Letter) -> Iterator[str]:
    """Yield values from the profile and rejection, which may look like placeholders."""
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
    # Ignore case, because letters lowercase the role in running text.
    meant = tuple(map(str.casefold, _own_values(letter)))
    for text in _texts(letter):
        for found in _patterns.PLACEHOLDER.finditer(text):
            if not any(found[0].casefold() in value for value in meant):
                yield Remark(
                    "placeholder",
                    f"{found[0]!r} looks like an unfilled placeholder.",
                    "Fill it in or remove it.",
                )


def _foreign_names(letter: Letter, names: tuple[str, ...]) -> Iterator[Remark]:
    own = tuple(_own_values(letter))
    for name in dict.fromkeys(names):
        pattern = _prose.phrase_pattern([name])
        if not any(map(pattern.search, own)) and any(map(pattern.search, _texts(letter))):
            yield Remark(
                "name",
                f"{name!r} is neither the sender nor the recipient of this letter.",
                "Check that it is not left over from another one.",
            )


def _length(letter: Letter) -> Iterator[Remark]:
    words = _prose.count_words(letter.blocks)
    most = letter.template.most_words(letter.rejection.medium)
    if words > most:
        yield Remark(
            "length",
            f"The body has {words} words, but this kind of letter should have at most {most}.",
            "Shorten it; short letters are more likely to be read.",
        )


def _call(letter: Letter) -> Iterator[Remark]:
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


def _lateness(letter: Letter) -> Iterator[Remark]:
    received = letter.rejection.date
    if received is not None and letter.date - received > LATE:
        yield Remark(
            "late",
            f"The letter is dated {(letter.date - received).days} days after the rejection.",
            "Reply within a week, or add a few words about the delay.",
        )


def _words_to_avoid(letter: Letter) -> Iterator[Remark]:
    pattern = _prose.phrase_pattern(letter.template.avoid, re.IGNORECASE)
    for phrase in _found(pattern, _texts(letter)):
        yield Remark(
            "wording",
            f"{phrase!r} does not suit this kind of letter.",
            "Use plainer words or remove it.",
        )


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    """Yield each distinct match of a pattern once."""
    yield from dict.fromkeys(found[0] for text in texts for found in pattern.finditer(text))


def _of_template(letter: Letter) -> tuple[Remark, ...]:
    reviewer = letter.template.reviewer
    if reviewer is None:
        return ()
    try:
        return remarks_by(reviewer, letter)
    except UntrustedCodeError as failed:
        # A broken reviewer must not hide the general remarks.
        warnings.warn(
            f"The reviewer of template {letter.template.name!r} failed ({failed}), so only general "
            "remarks are returned. Report this to the template's authors.",
            RejectionLettersWarning,
            stacklevel=3,
        )
        return ()
