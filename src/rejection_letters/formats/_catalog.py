"""The catalog of formats, both built-in and from installed packs."""

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
    "html": "A web page that prints well",
    "eml": "A draft for a mail program",
    "docx": "A letter to edit in a word processor",
    "pdf": "A letter to print",
    "ics": "A calendar reminder of the call or the follow-up",
}
"""The built-in formats and their summaries."""


class Format(Protocol):
    """A function that turns a letter into the bytes of a file; packs can provide their own."""

    def __call__(self, letter: Letter, *, style: Style) -> bytes: ...


@attrs.frozen
class FormatEntry(Entry[Format]):
    """An available format. Its code is imported only when the format is used.

    Attributes:
        name: The name, which is also the file suffix.
        distribution: The distribution that provides the format.
        version: The version of that distribution; None for a built-in format.
        summary: A one-line description. For a format from a pack, the distribution's summary.
        value: The entry point, as `"module:object"`.
    """

    kind: ClassVar[str] = "format"
    group: ClassVar[str] = "rejection_letters.formats"

    def _accept(self, found: object) -> Format:
        if not callable(found):
            raise TypeError(f"{self.value} must be a function, got {_values.shown(found)}")
        return found if self.distribution == OWN_DISTRIBUTION else self._guarded(found)

    def _guarded(self, function: Callable[..., object]) -> Format:
        """Wrap a pack's function so that any failure becomes an error that names the pack."""

        def render(letter: Letter, *, style: Style) -> bytes:
            def data() -> bytes:
                made = function(letter, style=style)
                if not isinstance(made, bytes):
                    raise TypeError(f"it must return bytes, got {_values.shown(made)}")
                if not made:
                    raise ValueError("it returned an empty file")
                return made

            try:
                return _untrusted.run(data)
            except UntrustedCodeError as failed:
                error = failed.__cause__
                if isinstance(error, RejectionLettersError):
                    raise error from None  # The letter lacks something this format needs.
                raise self.broken(str(failed), verb="render this letter") from error

        return render


FORMATS: Registry[FormatEntry, Format] = Registry(
    FormatEntry,
    {
        name: (f"rejection_letters.formats.{name}:render", summary)
        for name, summary in BUILT_IN.items()
    },
)


def formats() -> Mapping[str, FormatEntry]:
    """Return the available formats, keyed by name."""
    return FORMATS.listing()


def find(name: str) -> Format:
    """Load a format and return it.

    Args:
        name: The format's name, or `"distribution:name"`. Case does not matter.

    Raises:
        NotFoundError: No installed format has this name.
        DuplicateNameError: Several distributions provide a format with this name.
        BrokenPackError: The pack that provides the format cannot be loaded.
        MissingExtraError: A built-in format needs a library that is not installed.
        WrongTypeError: The name is not a string.
    """
    return FORMATS.load(_checked(name))


def find_suffix(name: str) -> str:
    """Return a format's file suffix without loading the format.

    Takes the same argument as `find`, and raises the same errors for an unknown name.
    """
    return FORMATS.entry(_checked(name)).name


def _checked(name: str) -> str:
    return _values.argument("render.format", name, str, "the name of a format")
