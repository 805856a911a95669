"""The catalog of formats: the built-in ones, and those of installed packs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, Protocol

import attrs

from .. import _untrusted, _values
from .._plugins import OWN_DISTRIBUTION, Entry, Registry
from .._untrusted import UntrustedCodeError
from ..errors import RejectionLettersError

if TYPE_CHECKING:
    from .._letter import Letter
    from ._style import Style

BUILT_IN = {
    "txt": "Plain text",
    "md": "Markdown",
    "html": "A page that prints well",
    "eml": "A draft for a mail program",
    "docx": "A business letter for a word processor",
    "pdf": "A letter on paper",
    "ics": "A reminder of the call, or of the one follow-up",
}
"""The built-in formats, each with its summary."""


class Format(Protocol):
    """What a pack of formats provides: a function from a letter to the content of a file."""

    def __call__(self, letter: Letter, *, style: Style) -> bytes: ...


@attrs.frozen
class FormatEntry(Entry[Format]):
    """A format that was found under a name. Nothing of it has been imported yet.

    Attributes:
        name: Its name, which is also the suffix of its files.
        distribution: The distribution that provides it.
        version: The version of that distribution; None for a built-in format.
        summary: One line about it: the summary of the distribution, or of the built-in format.
        value: Where it is: `"module:object"`.
    """

    kind: ClassVar[str] = "format"
    group: ClassVar[str] = "rejection_letters.formats"

    def _accept(self, found: object) -> Format:
        if not callable(found):
            raise TypeError(f"{self.value} is {_values.shown(found)}, not a function of a letter")
        return found if self.distribution == OWN_DISTRIBUTION else self._guarded(found)

    def _guarded(self, function: Callable[..., object]) -> Format:
        """Return a pack's function so that whatever it does is an error that names the pack."""

        def render(letter: Letter, *, style: Style) -> bytes:
            def data() -> bytes:
                made = function(letter, style=style)
                if not isinstance(made, bytes):
                    raise TypeError(f"it returned {_values.shown(made)}, not bytes")
                return made

            try:
                return _untrusted.run(data)
            except UntrustedCodeError as failed:
                error = failed.__cause__
                if isinstance(error, RejectionLettersError):
                    raise error from None  # what the letter lacks for this format
                raise self.broken(str(failed), verb="write this letter") from error

        return render


FORMATS: Registry[FormatEntry, Format] = Registry(
    FormatEntry,
    {
        name: (f"rejection_letters.formats.{name}:render", summary)
        for name, summary in BUILT_IN.items()
    },
)


def formats() -> Mapping[str, FormatEntry]:
    """List the installed formats, as `templates()` lists templates."""
    return FORMATS.listing()


def find(name: str) -> Format:
    """Return the format of a name, loaded.

    Args:
        name: Its name, or `"distribution:name"`, in any case.

    Raises:
        NotFoundError: Nothing installed has that name.
        DuplicateNameError: Several distributions claim it.
        BrokenPackError: The pack that provides it cannot be loaded.
        MissingExtraError: It is built in and needs a library that is not installed.
        WrongTypeError: The name is not text.
    """
    return FORMATS.load(_checked(name))


def find_suffix(name: str) -> str:
    """Return the suffix of files of a format; the argument and the errors are those of `find`."""
    return FORMATS.entry(_checked(name)).name


def _checked(name: str) -> str:
    return _values.argument("render.format", name, str, "the name of a format")
