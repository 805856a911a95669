"""An entry: where something is that can be loaded, and what happened when it was."""

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
"""What the name of every entry-point group of this library begins with."""

Status = Literal["built in", "not loaded", "loaded", "broken"]

T = TypeVar("T")


@attrs.frozen
class Entry(ABC, Generic[T]):
    """Something that was found under a name. Nothing of it has been imported yet.

    Attributes:
        name: Its name.
        distribution: The distribution that provides it.
        version: The version of that distribution; None for a built-in.
        summary: One line about it: the summary of the distribution, or of the built-in itself.
        value: Where it is: `"module:object"`.
    """

    kind: ClassVar[str]  # what messages call it
    group: ClassVar[str]  # the entry-point group in which packs declare it

    name: str
    distribution: str
    version: str | None
    summary: str
    value: str

    @property
    def status(self) -> Status:
        """Whether it is `"built in"`, `"not loaded"`, `"loaded"` or `"broken"`."""
        if self.distribution == OWN_DISTRIBUTION:
            return "built in"
        if self not in _LOADED:
            return "not loaded"
        return "loaded" if self.error is None else "broken"

    @property
    def error(self) -> str | None:
        """Why it is broken; None if it works or has not been loaded."""
        return _LOADED.get(self)

    @property
    def full_name(self) -> str:
        """The name that is unique among all packs: `"distribution:name"`."""
        return f"{normalized(self.distribution)}:{self.name}"

    def load(self) -> T:
        """Import the pack and return what it provides under this name.

        Raises:
            BrokenPackError: The pack cannot be imported, or provides something else.
        """
        try:
            found = _untrusted.run(lambda: self._accept(_imported(self.value)))
        except UntrustedCodeError as failed:
            error = failed.__cause__
            if isinstance(error, MissingExtraError):
                raise error from None  # a built-in that says what to install
            _LOADED[self] = str(failed)
            raise self.broken(str(failed)) from error
        _LOADED[self] = None
        return found

    def broken(self, cause: str, *, verb: str = "be loaded") -> BrokenPackError:
        """Return the error that blames the pack, for what it cannot do and why."""
        return BrokenPackError(
            self.kind, self.name, self.distribution, self.version, self.value, cause, verb=verb
        )

    @abstractmethod
    def _accept(self, found: object) -> T:
        """Return what was imported; raise TypeError if it is of another kind."""


_LOADED: dict[Entry[Any], str | None] = {}
"""The entries that were loaded, each with the cause if that failed."""


def forget_loaded() -> None:
    """Let no entry count as loaded or broken."""
    _LOADED.clear()


def release(entry: Entry[Any]) -> str:
    """Return the distribution of an entry, with its version if it has one."""
    return f"{entry.distribution} {entry.version or ''}".rstrip()


def normalized(distribution: str) -> str:
    """Return the name of a distribution in the form in which installers compare it."""
    return re.sub("[-_.]+", "-", distribution).casefold()


def _imported(value: str) -> object:
    module, _, path = value.partition("[")[0].partition(":")
    if not (module.strip() and path.strip()):
        raise ValueError("it is not of the form module:object")
    found: object = import_module(module.strip())
    for attribute in path.strip().split("."):
        found = getattr(found, attribute)
    return found
