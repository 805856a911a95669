"""read_profile(): from a JSON Resume to a profile.

JSON Resume is an open format for résumés; its schema, version 1.0.0, is at <https://jsonresume.org>.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import attrs

from .. import _english, _values
from .._locales import Locale
from .._model import Profile
from .._values import RefusedError
from ..errors import ResumeError
from ._json import read_object

__all__ = ["read_profile"]

T = TypeVar("T")


def read_profile(
    source: str | os.PathLike[str] | Mapping[str, Any],
    *,
    name: str | None = None,
    occupation: str | None = None,
    industry: str | None = None,
    experience: str | None = None,
    occupation_plural: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    website: str | None = None,
    address: Sequence[str] | None = None,
    locale: Locale | None = None,
    timezone: str | None = None,
) -> Profile:
    """Read who writes the letter from a JSON Resume.

    Name, email, phone, website and address come from `basics`. The occupation is `basics.label`
    or, without one, the most recent position in `work`; titles are put as they read in a sentence:
    "UX Designer" becomes "UX designer". A field may be missing, null or empty. What the file does
    not say is not guessed: an industry, for example, has to be given here.

    Args:
        source: The path of the file, or its content as a mapping.
        name: Like all that follow, a field of `Profile` that is used as given, instead of what the
            file says there; that part of the file is then not looked at. An empty text leaves an
            optional field out.
        occupation: What the person is, in the singular.
        industry: The field of work.
        experience: An adjective that stands before the occupation.
        occupation_plural: The plural of the occupation.
        email: An address.
        phone: A number as it should be printed.
        website: An address as it should be printed.
        address: The lines of the postal address.
        locale: `"en-US"` or `"en-GB"`.
        timezone: An IANA name.

    Returns:
        The profile.

    Raises:
        ResumeError: The file is no JSON Resume, lacks a name or an occupation, or holds a value
            that no letter can carry; the error names the place inside the file.
        InvalidValueError: A value given here is one that no letter can carry.
        WrongTypeError: A value given here is of the wrong type.
        OSError: The file cannot be opened or read.

    Example:
        >>> from rejection_letters import read_profile
        >>> resume = {"basics": {"name": "Ana Ruiz", "label": "UX Designer"}}
        >>> ana = read_profile(resume, industry="healthcare software")
        >>> ana.occupation, ana.industry
        ('UX designer', 'healthcare software')
    """
    arguments = {
        "name": name,
        "occupation": occupation,
        "industry": industry,
        "experience": experience,
        "occupation_plural": occupation_plural,
        "email": email,
        "phone": phone,
        "website": website,
        "address": address,
        "locale": locale,
        "timezone": timezone,
    }
    given = {field: value for field, value in arguments.items() if value is not None}
    resume = _Place("", _content(source))
    found = {field: read(resume) for field, read in _READERS.items() if field not in given}
    fields: dict[str, Any] = {**found, **given}
    return Profile(**fields)


@attrs.frozen
class _Place:
    """A place inside the file: the path that leads there, and the value found; None for nothing."""

    path: str
    value: object

    def member(self, name: str) -> _Place:
        """Return the place that a member of this object has."""
        path = f"{self.path}.{name}" if self.path else name
        if self.value is None:
            return _Place(path, None)
        if not isinstance(self.value, Mapping):
            raise self._wrong_type("an object")
        return _Place(path, self.value.get(name))

    def items(self) -> list[_Place]:
        """Return the places that the items of this array have."""
        if self.value is None:
            return []
        if not isinstance(self.value, (list, tuple)):
            raise self._wrong_type("an array")
        return [_Place(f"{self.path}[{at}]", value) for at, value in enumerate(self.value)]

    def text(self) -> str | None:
        """Return the text that stands here, or None where it is missing or blank."""
        if self.value is None:
            return None
        if not isinstance(self.value, str):
            raise self._wrong_type("a string")
        return self.value if self.value.strip() else None

    def clean(self, convert: Callable[[str], T]) -> T | None:
        """Return what `convert` makes of the text; what it refuses is an error naming the path."""
        text = self.text()
        return None if text is None else self.accepted(convert, text)

    def accepted(self, convert: Callable[[Any], T], value: object) -> T:
        """Return what `convert` makes of a value from this place."""
        try:
            return convert(value)
        except RefusedError as refusal:
            what = f"{self.path} {refusal.describe(value)}."
            raise ResumeError(self.path, what, refusal.why, refusal.remedy) from refusal

    def _wrong_type(self, wanted: str) -> ResumeError:
        return ResumeError(
            self.path,
            f"{self.path} is of type {type(self.value).__name__}: {_values.shown(self.value)}.",
            f"A JSON Resume has {wanted} there.",
            "Correct it or leave it out.",
        )


def _name(resume: _Place) -> str:
    place = resume.member("basics").member("name")
    name = place.clean(_values.line)
    if name is None:
        raise ResumeError(
            place.path,
            f"{place.path} is missing or empty.",
            "A letter is signed with a name.",
            "Add it to the file, or give read_profile() a name.",
        )
    return name


def _occupation(resume: _Place) -> str:
    label = resume.member("basics").member("label")
    occupation = label.clean(_in_a_sentence)
    if occupation is not None:
        return occupation
    positions = [job for job in resume.member("work").items() if job.member("position").text()]
    if not positions:
        raise ResumeError(
            label.path,
            f"{label.path} is missing or empty, and so is every work[].position.",
            "A letter says what the person who writes it is.",
            "Add one of them to the file, or give read_profile() an occupation.",
        )
    latest = max(positions, key=_recency).member("position")
    return latest.accepted(_in_a_sentence, latest.value)


def _in_a_sentence(title: str) -> str:
    return _values.line(_english.generic(_values.line(title)))


def _recency(job: _Place) -> tuple[bool, str, str]:
    start, end = (job.member(name).clean(_date) for name in ("startDate", "endDate"))
    return end is None, end or "", start or ""


def _date(text: str) -> str:
    """Return a date of the form that sorts as text: a day, a month or a year."""
    date = text.strip()
    if not re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", date):
        raise RefusedError(
            "is not a date",
            "Which position is the most recent cannot be told.",
            "Write it as YYYY-MM-DD, YYYY-MM or YYYY; a position still held has no endDate.",
        )
    return date


def _email(resume: _Place) -> str | None:
    return resume.member("basics").member("email").clean(_values.email)


def _phone(resume: _Place) -> str | None:
    return resume.member("basics").member("phone").clean(_values.line)


def _website(resume: _Place) -> str | None:
    return resume.member("basics").member("url").clean(_values.line)


def _address(resume: _Place) -> tuple[str, ...]:
    """Return the lines of the address, without a country: the file has but its code."""
    location = resume.member("basics").member("location")
    street = location.member("address").clean(_values.lines) or ()
    city, region, postal_code = (
        location.member(name).clean(_values.line) for name in ("city", "region", "postalCode")
    )
    town = _joined(" ", _joined(", ", city, region), postal_code)
    return location.accepted(_values.lines, (*street, town) if town else street)


def _joined(separator: str, *parts: str | None) -> str:
    return separator.join(part for part in parts if part)


_READERS: Mapping[str, Callable[[_Place], object]] = {
    "name": _name,
    "occupation": _occupation,
    "email": _email,
    "phone": _phone,
    "website": _website,
    "address": _address,
}
"""Where the fields of a profile come from; a field not named here is never in the file."""


def _content(source: object) -> Mapping[str, Any]:
    if isinstance(source, Mapping):
        return source
    if not isinstance(source, (str, os.PathLike)):
        raise _values.unexpected("read_profile.source", source, "the path of a file or a mapping")
    path = Path(source)
    try:
        return read_object(path)
    except RefusedError as refusal:
        what = f"{path.name} {refusal.problem}."
        raise ResumeError(path.name, what, refusal.why, refusal.remedy) from refusal
