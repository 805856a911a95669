"""read_profile(): read a profile from a JSON Resume.

JSON Resume is an open format for résumés. Version 1.0.0 of its schema is at
<https://jsonresume.org>.
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
from ..errors import InvalidValueError, ResumeError
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
    """Read the writer's profile from a JSON Resume.

    The name, email, phone, website and address come from `basics`. The occupation is
    `basics.label`, or if that is missing, the most recent position in `work`. Titles are changed to
    fit into a sentence: "UX Designer | Speaker" becomes "UX designer". Fields in the file may be
    missing, null or empty. A JSON Resume has no industry, experience, locale or time zone, so pass
    those here.

    Each argument except `source` sets the `Profile` field of the same name and overrides the file.
    An empty string omits an optional field.

    Args:
        source: The path of the file, or its content as a mapping.
        name: The writer's name.
        occupation: The occupation, in the singular.
        industry: The field of work.
        experience: An adjective that can precede the occupation.
        occupation_plural: The plural of the occupation.
        email: An email address.
        phone: A phone number, as it should be printed.
        website: A web address, as it should be printed.
        address: The lines of the postal address.
        locale: `"en-US"` or `"en-GB"`.
        timezone: An IANA time zone, such as `"America/Chicago"`.

    Returns:
        The profile.

    Raises:
        ResumeError: The file is not a JSON Resume, has no name or no occupation, or contains an
            invalid value. The error says where.
        InvalidValueError: An argument is invalid.
        WrongTypeError: An argument has the wrong type.
        OSError: The file cannot be read.

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
    """A path in the file, and the value there; None if it is missing."""

    path: str
    value: object

    def member(self, name: str) -> _Place:
        """Return the place of a member of this object."""
        path = f"{self.path}.{name}" if self.path else name
        if self.value is None:
            return _Place(path, None)
        if not isinstance(self.value, Mapping):
            raise self._wrong_type("an object")
        return _Place(path, self.value.get(name))

    def items(self) -> list[_Place]:
        """Return the places of the items of this array."""
        if self.value is None:
            return []
        if not isinstance(self.value, (list, tuple)):
            raise self._wrong_type("an array")
        return [_Place(f"{self.path}[{at}]", value) for at, value in enumerate(self.value)]

    def text(self) -> str | None:
        """Return the string here, or None if it is missing or blank."""
        if self.value is None:
            return None
        if not isinstance(self.value, str):
            raise self._wrong_type("a string")
        return self.value if self.value.strip() else None

    def clean(self, convert: Callable[[str], T]) -> T | None:
        """Return the converted string, or None if it is missing or blank."""
        text = self.text()
        return None if text is None else self.accepted(convert, text)

    def accepted(self, convert: Callable[[Any], T], value: object) -> T:
        """Return a converted value; if it is invalid, raise an error with this path."""
        try:
            return _values.named(convert, self.path)(value)
        except InvalidValueError as error:
            raise ResumeError(self.path, error.what, error.why, error.remedy) from error

    def _wrong_type(self, wanted: str) -> ResumeError:
        kind, value = type(self.value).__name__, _values.shown(self.value)
        return ResumeError(self.path, f"{self.path} must be {wanted}; got {value} ({kind}).")


def _name(resume: _Place) -> str:
    place = resume.member("basics").member("name")
    name = place.clean(_values.line)
    if name is None:
        raise ResumeError(
            place.path,
            f"{place.path} is missing or empty.",
            remedy="Add it to the file or pass name= to read_profile().",
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
            f"{label.path} and every work[].position are missing or empty.",
            remedy="Add one of them to the file or pass occupation= to read_profile().",
        )
    latest = max(positions, key=_recency).member("position")
    return latest.accepted(_in_a_sentence, latest.value)


def _in_a_sentence(title: str) -> str:
    title = _values.line(title)
    return _values.line(_english.generic(_english.job_in(title).name or title))


def _recency(job: _Place) -> tuple[bool, str, str]:
    start, end = (job.member(name).clean(_date) for name in ("startDate", "endDate"))
    return end is None, end or "", start or ""


def _date(text: str) -> str:
    """Return an ISO date, month or year, all of which sort correctly as strings."""
    date = text.strip()
    if not re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", date):
        raise RefusedError(
            "is not a date",
            "",
            "Write it as YYYY-MM-DD, YYYY-MM or YYYY. Omit endDate for a current position.",
        )
    return date


def _email(resume: _Place) -> str | None:
    return resume.member("basics").member("email").clean(_values.email)


def _phone(resume: _Place) -> str | None:
    return resume.member("basics").member("phone").clean(_values.line)


def _website(resume: _Place) -> str | None:
    return resume.member("basics").member("url").clean(_values.line)


def _address(resume: _Place) -> tuple[str, ...]:
    """Return the lines of the address, without the country, which is only a code in the file."""
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
"""How to read each field of a profile; JSON Resume does not have the other fields."""


def _content(source: object) -> Mapping[str, Any]:
    if isinstance(source, Mapping):
        return source
    if not isinstance(source, (str, os.PathLike)):
        raise _values.unexpected("read_profile.source", source, "a path or a mapping")
    path = Path(source)
    try:
        return read_object(path)
    except RefusedError as refusal:
        what = f"{path.name} {refusal.problem}."
        raise ResumeError(path.name, what, refusal.why, refusal.remedy) from refusal
