"""The public function, and the remarks of a template's reviewer."""

from __future__ import annotations

import warnings
from collections.abc import Iterable

from .. import _values
from .._letter import Letter
from .._remark import Remark, remarks_by
from .._untrusted import UntrustedCodeError
from ..errors import RejectionLettersWarning
from . import _facts, _names, _own_words, _situation, _text, _titles


def review(letter: Letter, *, names: Iterable[str] = ()) -> tuple[Remark, ...]:
    """Return remarks on possible problems in a letter.

    The review looks for unfilled placeholders, Markdown, names from other letters, names of
    companies and people that do not look right, a contact mentioned in the third person, excessive
    length, promised calls, late replies, early reminders, an invitation for a day in the past, a
    missing contact, an address that does not accept replies, a letter that could come from anyone,
    facts that the letter does not use, a role that is not a job title, a capitalized occupation,
    and words to avoid. Remarks from the template's reviewer come last. The letter is not changed.

    Args:
        letter: The letter, as composed or edited.
        names: Names of people and companies that should not appear in the letter, such as those of
            your other applications. Names among the facts of this letter are ignored.

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
    looked_for = _names_argument(names)
    return (
        *_text.placeholders(letter),
        *_text.foreign_names(letter, looked_for),
        *_names.companies(letter),
        *_names.contact(letter),
        *_names.same_person(letter),
        *_text.length(letter),
        *_text.characters(letter),
        *_situation.call(letter),
        *_situation.lateness(letter),
        *_situation.past_invitation(letter),
        *_situation.missing_caller(letter),
        *_situation.unread_address(letter),
        *_facts.impersonal(letter),
        *_facts.unused(letter),
        *_titles.missing_job(letter),
        *_titles.capitalized_occupation(letter),
        *_own_words.manners(letter),
        *_own_words.repetition(letter),
        *_text.words_to_avoid(letter),
        *_of_template(letter),
    )


def _names_argument(names: Iterable[str]) -> tuple[str, ...]:
    if isinstance(names, str):
        raise _values.unexpected("review.names", names, "a list of names")
    return tuple(map(_name, names))


_name = _values.named(_values.line, "review.names")


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
