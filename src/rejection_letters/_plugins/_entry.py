"""An entry: a plugin that can be loaded, and whether it loaded successfully."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from importlib import import_module
from typing import Any, ClassVar, Generic, Literal, TypeVar

import attrs

from .. import _untrusted
from .._untrusted import UntrustedCodeError
from ..errors import BrokenPackError, MissingExtraError

OWN_DISTRIBUTION = "rejection-letters"

GROUPS = "rejection_letters."
"""The prefix of this library's entry-point groups."""

Status = Literal["built in", "not loaded", "loaded", "broken"]

T = TypeVar("T")


@attrs.frozen
class Entry(ABC, Generic[T]):
    """An installed plugin, imported only when you load it.

    Attributes:
        name: The name of the plugin.
        distribution: The distribution that provides it.
        version: The version of that distribution; None for a built-in.
        summary: One line about the plugin. For a plugin from a pack, this is the summary of its
            distribution.
        value: Its entry point, as `"module:object"`.
    """

    kind: ClassVar[str]  # the word for it in messages
    group: ClassVar[str]  # the entry-point group that packs declare it in

    name: str
    distribution: str
    version: str | None
    summary: str
    value: str

    @property
    def status(self) -> Status:
        """One of `"built in"`, `"not loaded"`, `"loaded"`, and `"broken"`."""
        if self.distribution == OWN_DISTRIBUTION:
            return "built in"
        if self not in _LOADED:
            return "not loaded"
        return "loaded" if self.error is None else "broken"

    @property
    def error(self) -> str | None:
        """The error message if it is broken; None if it works or has not been loaded."""
        return _LOADED.get(self)

    @property
    def full_name(self) -> str:
        """The name with its distribution: `"distribution:name"`."""
        return f"{normalized(self.distribution)}:{self.name}"

    def load(self) -> T:
        """Import the pack, and return the object at this entry point.

        Raises:
            BrokenPackError: The pack cannot be imported, or the object has the wrong type or is not
                valid.
        """
        try:
            found = _untrusted.run(lambda: self._accept(_imported(self.value)))
        except UntrustedCodeError as failed:
            error = failed.__cause__
            if isinstance(error, MissingExtraError) and self.distribution == OWN_DISTRIBUTION:
                raise error from None  # a built-in format, whose error says what to install
            _LOADED[self] = str(failed)
            raise self.broken(str(failed)) from error
        _LOADED[self] = None
        return found

    def broken(self, cause: str, *, verb: str = "be loaded") -> BrokenPackError:
        """Return an error that blames the pack."""
        return BrokenPackError(
            self.kind, self.name, self.distribution, self.version, self.value, cause, verb=verb
        )

    @abstractmethod
    def _accept(self, found: object) -> T:
        """Return the imported object; raise an error if its type is wrong or it is not valid."""


_LOADED: dict[Entry[Any], str | None] = {}
"""The entries that were loaded, each with its error message; None if it works."""


def forget_loaded() -> None:
    """Reset the status of all entries to `"not loaded"`."""
    _LOADED.clear()


def release(entry: Entry[Any]) -> str:
    """Return the distribution of an entry, with its version if it has one."""
    return f"{entry.distribution} {entry.version or ''}".rstrip()


def normalized(distribution: str) -> str:
    """Return the name of a distribution, normalized the way installers do it."""
    return re.sub("[-_.]+", "-", distribution).casefold()


def _imported(value: str) -> object:
    module, _, path = value.partition("[")[0].partition(":")
    if not (module.strip() and path.strip()):
        raise ValueError("expected module:object")
    found: object = import_module(module.strip())
    for attribute in path.strip().split("."):
        found = getattr(found, attribute)
    return found
