"""What is found: where a template or a format lies, and what happened when it was loaded."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Protocol, TypeVar

import attrs

from .. import _strangers
from .._strangers import StrangerError
from .._template import Template
from .._values import shown
from ..errors import BrokenPackError, Kind, MissingExtraError, RejectionLettersError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._letter import Letter
    from ..formats import Style

OWN_DISTRIBUTION = "rejection-letters"

Status = Literal["built in", "not loaded", "loaded", "broken"]

T = TypeVar("T")


@attrs.frozen
class Entry(ABC, Generic[T]):
    """Something that was found; nothing of it has been imported yet.

    Attributes:
        name: What it is called.
        distribution: The distribution that brings it.
        version: The version of that distribution; None for what is the library's own.
        summary: What the distribution, or the library for its own, says of it in one line.
        value: Where it lies: `"module:object"`.
    """

    kind: ClassVar[Kind]
    group: ClassVar[str]  # the entry-point group in which packs name it

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
        if self not in _TRIED:
            return "not loaded"
        return "loaded" if self.error is None else "broken"

    @property
    def error(self) -> str | None:
        """Why it is broken; None where it is not, or has not been loaded."""
        return _TRIED.get(self)

    @property
    def full_name(self) -> str:
        """The name that is unique among all packs: `"distribution:name"`."""
        return f"{normalized(self.distribution)}:{self.name}"

    def load(self) -> T:
        """Import the pack and return what it brings under this name.

        Raises:
            BrokenPackError: The pack cannot be imported, or has nothing of the kind there.
        """
        try:
            found = _strangers.run(lambda: self._checked(_imported(self.value)))
        except StrangerError as failed:
            error = failed.__cause__
            if isinstance(error, MissingExtraError):
                raise error from None  # a form of the library's own, which says what to install
            cause = str(failed)
            _TRIED[self] = cause
            raise BrokenPackError(
                self.name, self.distribution, self.version, self.value, cause, kind=self.kind
            ) from error
        _TRIED[self] = None
        return found

    @abstractmethod
    def _checked(self, found: object) -> T:
        """Return what was imported; a TypeError if it is of another kind."""


@attrs.frozen
class TemplateEntry(Entry[Template[Any]]):
    """A template that was found; nothing of it has been imported yet.

    Attributes:
        name: What it is called.
        distribution: The distribution that brings it.
        version: The version of that distribution; None for the library's own letters.
        summary: What the distribution, or the library for its own, says of it in one line.
        value: Where it lies: `"module:object"`.

    Example:
        >>> from rejection_letters import templates
        >>> entry = templates()["classic"]
        >>> entry.distribution, entry.status
        ('rejection-letters', 'built in')
    """

    kind: ClassVar[Kind] = "template"
    group: ClassVar[str] = "rejection_letters.templates"

    def _checked(self, found: object) -> Template[Any]:
        if isinstance(found, Template):
            return found
        raise TypeError(f"{self.value} is {shown(found)}, not a Template")


class Format(Protocol):
    """What a pack of formats brings: a function that makes a file of a letter."""

    def __call__(self, letter: Letter, *, style: Style) -> bytes: ...


@attrs.frozen
class FormatEntry(Entry[Format]):
    """A format that was found; nothing of it has been imported yet.

    Attributes:
        name: What it is called, and how the names of its files end.
        distribution: The distribution that brings it.
        version: The version of that distribution; None for the library's own formats.
        summary: What the distribution, or the library for its own, says of it in one line.
        value: Where it lies: `"module:object"`.
    """

    kind: ClassVar[Kind] = "format"
    group: ClassVar[str] = "rejection_letters.formats"

    def _checked(self, found: object) -> Format:
        if not callable(found):
            raise TypeError(f"{self.value} is {shown(found)}, not a function of a letter")
        return found if self.distribution == OWN_DISTRIBUTION else self._guarded(found)

    def _guarded(self, form: Callable[..., object]) -> Format:
        """Return a stranger's function so that whatever it does is an error that names the pack."""

        def render(letter: Letter, *, style: Style) -> bytes:
            def data() -> bytes:
                made = form(letter, style=style)
                if not isinstance(made, bytes):
                    raise TypeError(f"it gave {shown(made)}, and a file is bytes")
                return made

            try:
                return _strangers.run(data)
            except StrangerError as failed:
                error = failed.__cause__
                if isinstance(error, RejectionLettersError):
                    raise error from None  # what the letter lacks for this form
                raise BrokenPackError(
                    self.name,
                    self.distribution,
                    self.version,
                    self.value,
                    str(failed),
                    kind=self.kind,
                    deed="write this letter",
                ) from error

        return render


AnyEntry = TemplateEntry | FormatEntry

KINDS: dict[str, type[AnyEntry]] = {kind.group: kind for kind in (TemplateEntry, FormatEntry)}
"""What an entry point is, by its group."""

_TRIED: dict[Entry[Any], str | None] = {}
"""The entries that were loaded, each with the cause where that failed."""


def forget_tries() -> None:
    """Let no entry count as loaded, nor as broken."""
    _TRIED.clear()


def release(entry: Entry[Any]) -> str:
    """Return the distribution of an entry with its version, where it has one."""
    return f"{entry.distribution} {entry.version or ''}".rstrip()


def normalized(distribution: str) -> str:
    """Return the name of a distribution as installers compare it."""
    return re.sub("[-_.]+", "-", distribution).casefold()


def _imported(value: str) -> object:
    module, _, path = value.partition("[")[0].partition(":")
    if not (module.strip() and path.strip()):
        raise ValueError("it has not the form module:object")
    found: object = import_module(module.strip())
    for attribute in path.strip().split("."):
        found = getattr(found, attribute)
    return found
