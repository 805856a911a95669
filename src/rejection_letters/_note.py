"""Notes: letters with a limit in characters, for the message form of a website.

Such a letter is only its salutation, its body, and the writer's name. It has no letterhead, no
subject, and no closing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from . import _english, _names
from .errors import InvalidValueError

if TYPE_CHECKING:
    from ._letter import Letter
    from ._prose import Block

_VALUES_NAMED = 3
"""How many of the longest values an error names."""


def is_note(letter: Letter) -> bool:
    """Return whether a letter is a note."""
    return letter.template.max_characters is not None


def text(letter: Letter) -> str:
    """Return the text to paste, one paragraph or list item per line."""
    # An empty line between paragraphs would cost characters.
    lines = (line for block in letter.blocks for line in _lines(block))
    return "\n".join((letter.salutation, *lines, letter.profile.name))


def _lines(block: Block) -> Sequence[str]:
    return (block,) if isinstance(block, str) else [f"- {item}" for item in block]


def excess(letter: Letter) -> tuple[int, int] | None:
    """Return the length of a note and its limit if it is too long, else None."""
    limit = letter.template.most_characters(letter.details)
    length = len(text(letter))
    return None if limit is None or length <= limit else (length, limit)


def check(letter: Letter) -> None:
    """Check that a note stays within its limit.

    Raises:
        InvalidValueError: It is too long; the error names the longest values in it.
    """
    over = excess(letter)
    if over is None:
        return
    length, limit = over
    longest = sorted(_values_in(letter), key=lambda value: -value[1])[:_VALUES_NAMED]
    values = _english.and_list(tuple(f"{field} ({size})" for field, size in longest))
    remedy = "Shorten or omit one of them"
    most = letter.template.max_characters
    if most is not None and limit < most:
        remedy += f", or set details.max_characters to up to {most}"
    raise InvalidValueError(
        "compose.template",
        f"The note has {length} characters, {length - limit} more than its limit of {limit}.",
        f"Its longest values are {values}.",
        f"{remedy}.",
    )


def _values_in(letter: Letter) -> Iterator[tuple[str, int]]:
    """Yield the field and the number of characters of each value that a note prints."""
    printed = text(letter).casefold()
    for field, values in _values_of(letter):
        size = sum(len(value) for value in values if value.casefold() in printed)
        if size:
            yield field, size


def _values_of(letter: Letter) -> Iterator[tuple[str, Sequence[str]]]:
    profile, rejection = letter.profile, letter.rejection
    contact, message = rejection.contact, rejection.message
    yield "Profile.name", (profile.name,)
    for name in ("occupation", "occupation_plural", "industry", "experience"):
        yield f"Profile.{name}", _listed(getattr(profile, name))
    for name in ("email", "phone", "website"):
        yield f"Profile.{name}", _listed(getattr(profile, name))
    if contact is not None:
        # A salutation leaves out degrees, and may add an honorific.
        greeted = _names.addressed(contact.name, contact.honorific)
        yield "Contact.addressed_as", _listed(contact.addressed_as)
        yield "Contact.name", (contact.name if contact.name in text(letter) else greeted,)
        yield "Contact.title", _listed(contact.title)
    yield "Rejection.company", (_english.in_sentence(rejection.company),)
    if rejection.agency is not None and not rejection.hides_employer:
        yield "Rejection.agency", (_english.in_sentence(rejection.agency),)
    if rejection.role is not None:
        _, title = _english.job_in(rejection.role)
        yield "Rejection.role", _listed(title)
    for name in ("role_in_text", "role_plural", "discussed", "referred_by"):
        yield f"Rejection.{name}", _listed(getattr(rejection, name))
    yield "Rejection.thanks_to", rejection.thanks_to
    yield "SourceMessage.subject", () if message is None else _listed(message.subject)
    yield "Letter.drawn_by", _listed(letter.drawn_by)
    yield "Letter.own_words", _listed(letter.own_words)
    yield "Letter.questions", letter.questions
    for name in letter.template.fields():
        value = getattr(letter.details, name, None)
        if isinstance(value, str):
            yield f"details.{name}", (value,)
        elif isinstance(value, tuple):
            yield f"details.{name}", value


def _listed(value: str | None) -> Sequence[str]:
    return () if value is None else (value,)


def refuse(letter: Letter, what: str) -> None:
    """Raise an error if a letter is a note, which cannot become an email or a letter on paper.

    Args:
        letter: The letter.
        what: What it cannot become, with an article.

    Raises:
        InvalidValueError: The letter is a note.
    """
    if is_note(letter):
        raise InvalidValueError(
            "Letter.template",
            f"A note such as {letter.template.name!r} cannot become {what}, because it has no "
            "address, subject, or closing.",
            remedy="Render it as 'txt' and paste it, or use another template.",
        )
