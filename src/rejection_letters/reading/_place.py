"""A place in a JSON Resume, so that an error can say where an invalid value is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import attrs

from .. import _values
from ..errors import InvalidValueError, ResumeError
from ._json import Repeated

T = TypeVar("T")


@attrs.frozen
class Place:
    """A path in the file, and the value there; None if it is missing."""

    path: str
    value: object

    def member(self, name: str) -> Place:
        """Return the place of a member of this object."""
        path = f"{self.path}.{name}" if self.path else name
        if self.value is None:
            return Place(path, None)
        if not isinstance(self.value, Mapping):
            raise self._wrong_type("an object")
        value = self.value.get(name)
        if isinstance(value, Repeated):
            raise ResumeError(path, f"{path} is a duplicate key.", remedy="Keep only one.")
        return Place(path, value)

    def items(self) -> list[Place]:
        """Return the places of the items of this array."""
        if self.value is None:
            return []
        if not isinstance(self.value, (list, tuple)):
            raise self._wrong_type("an array")
        return [Place(f"{self.path}[{at}]", value) for at, value in enumerate(self.value)]

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
