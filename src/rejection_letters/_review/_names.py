"""Remarks on the names of the contact and the company, as far as they could not be cleaned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import _english, _names
from .._english import _words
from .._letter import Letter
from .._model import Contact
from .._remark import Remark
from . import _facts

_GROUP = re.compile(
    r"(?i)\b(?:team|department|dept|recruiting|recruitment|recruiters|hiring|careers|hr|support"
    r"|human resources|people operations|talent (?:acquisition|partners?|management)"
    r"|(?:no|do)[- ]?(?:not[- ]?)?reply|notifications?|inc|llc|ltd|limited|gmbh)\b"
    r"|\A(?:info|jobs|talent|admin|office|people)\Z"
)
"""Words that do not occur in the name of a person."""

_HONORIFIC = re.compile(r"(?i)(?:mr|mrs|ms|mx|miss|dr|prof|doctor|professor)\.?")
_MORE = re.compile(r"[()\[\]<>/|&\d]|\s[-\u2013\u2014]\s|\b(?:at|from|via)\b")
"""Signs that a name is followed by a nickname, a company, or a second person."""

_STYLED_PERIOD = re.compile(r"[^\W\d_]{3}\.\Z")
_KEEPS_PERIOD = re.compile(r"(?i)\b(?:assn|assoc|bros|corp|cos|dept|inc|intl|llc|llp|ltd|plc)\.\Z")

_LEGAL_FORMS = {"INC": "Inc", "CORP": "Corp", "LTD": "Ltd", "CO": "Co", "BROS": "Bros"}
_SMALL_WORDS = frozenset(("AND", "AT", "FOR", "IN", "OF", "ON", "THE"))
_ACRONYMS = _words.SPELLED_OUT | _words.SAID_AS_WORDS


def contact(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if the contact's name does not look like a name in a letter."""
    person = letter.rejection.contact
    if person is None:
        return
    remark = _on_name(person, {letter.rejection.company, letter.rejection.agency})
    if remark is not None:
        yield Remark("contact", *remark)
    wanted = person.addressed_as
    if wanted is not None and not _facts.is_in(wanted, _facts.comparable(letter.salutation)):
        yield Remark(
            "fact",
            f"The salutation does not say {wanted!r} (Contact.addressed_as).",
            "Edit the salutation, or omit Contact.addressed_as.",
        )


def _on_name(person: Contact, companies: set[str | None]) -> tuple[str, str] | None:
    """Return what is wrong with a name and what to do, or None if it looks right."""
    name = person.name
    bare = name.removesuffix(_names.degrees_of(name))
    if _HONORIFIC.fullmatch(name):
        return (
            f"The contact's name is only {name!r}.",
            "Add the rest of the name to Contact.name, or omit the contact.",
        )
    if _GROUP.search(bare) or name in companies:
        return (
            f"The contact {name!r} does not look like a person.",
            "Correct Contact.name, or omit the contact so that the letter greets the team.",
        )
    case = "lowercase" if bare.islower() else "capitals" if _has_shouted_word(bare) else None
    if case is not None:
        return (
            f"The contact's name {name!r} is all in {case}.",
            f"Write Contact.name as in a signature, such as {bare.title()!r}.",
        )
    if "," in bare:
        return (
            f"The contact's name {name!r} contains a comma.",
            "Write the first name first in Contact.name, and put a job title in Contact.title.",
        )
    if person.addressed_as is None:
        if _MORE.search(bare):
            return (
                f"The contact's name {name!r} seems to contain more than a name.",
                "Shorten Contact.name, or set Contact.addressed_as for the salutation.",
            )
        if bare != name and " " not in bare and person.honorific is None:
            return (
                f"{bare!r} seems to be only a family name.",
                "Add the first name to Contact.name, or set Contact.honorific.",
            )
    return None


def _has_shouted_word(name: str) -> bool:
    # "JD" and "J. K. Lee" are not shouted.
    return name.isupper() and re.search(r"[^\W\d_]{4}|[^\W\d_]{2} [^\W\d_]{2}", name) is not None


def same_person(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if the letter mentions its reader as if they were someone else."""
    person, rejection = letter.rejection.contact, letter.rejection
    if person is None:
        return
    body = _facts.body_of(letter)
    for text in rejection.thanks_to:
        if _is_person(text, person) and _facts.is_in(text, body):
            yield Remark(
                "contact",
                f"The letter is addressed to {text!r} and also passes on thanks to them.",
                "Remove the contact's name from Rejection.thanks_to.",
            )
    text = rejection.referred_by or ""
    if _is_person(text, person) and _facts.is_in(text, body):
        yield Remark(
            "contact",
            f"The letter tells {person.name} what {text!r} suggested.",
            "Omit Rejection.referred_by, or correct Rejection.contact.",
        )


def _is_person(text: str, person: Contact) -> bool:
    name = person.name.removesuffix(_names.degrees_of(person.name))
    # "Dana" may be someone other than "Dana Kim".
    one, other = _facts.comparable(name), _facts.comparable(text)
    return one == other or (" " in one and _facts.is_in(name, other))


def companies(letter: Letter) -> Iterator[Remark]:
    """Yield a remark for each company whose name seems to be in capitals or to end a sentence."""
    rejection = letter.rejection
    for field, name in (("company", rejection.company), ("agency", rejection.agency)):
        if name is None or (field == "agency" and name == rejection.company):
            continue
        if _is_shouted(name):
            yield Remark(
                "name",
                f"{name!r} is all in capitals.",
                "Write it as the company does in a sentence, such as "
                f"{_spoken(name)!r} (Rejection.{field}).",
            )
        elif _STYLED_PERIOD.search(name) and not _KEEPS_PERIOD.search(name):
            yield Remark(
                "name",
                f"{name!r} ends with a period.",
                f"Remove it from Rejection.{field} unless it is part of the name.",
            )


def _is_shouted(name: str) -> bool:
    words = re.findall(r"[^\W\d_]+", name)
    # A single word, such as "IKEA", is likely to be written that way; so is "IKEA US".
    is_long = any(_is_word(word) and len(word) > 4 for word in words)
    has_small_word = not _SMALL_WORDS.isdisjoint(name.split())
    return name.isupper() and len(words) > 1 and (is_long or has_small_word)


def _is_word(capitals: str) -> bool:
    """Return whether a word in capitals is probably not an acronym."""
    return len(capitals) > 3 and capitals.lower() not in _ACRONYMS


def _spoken(name: str) -> str:
    """Return a name as a sentence would probably have it."""
    spoken = re.sub(r"[^\W\d_]+", lambda word: _lowered(word[0]), name)
    return _english.capitalize(spoken)


def _lowered(word: str) -> str:
    if word in _SMALL_WORDS:
        return word.lower()
    return _LEGAL_FORMS.get(word, word.capitalize() if _is_word(word) else word)
