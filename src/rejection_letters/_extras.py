"""Extras: libraries that only one format or the command line needs.

Each is imported only where it is used. If one is missing, the error says what to install.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .errors import MissingExtraError

EXTRAS = {
    "docx": "python-docx",
    "pdf": "typst",
    "calendar": "icalendar",
    "cli": "click",
}
"""What each extra installs; pyproject.toml says the same, with versions."""


@contextmanager
def extra(name: str, module: str, purpose: str) -> Iterator[None]:
    """Let an import that fails say which extra brings what is missing.

    Args:
        name: The extra.
        module: The module that it brings.
        purpose: What needs it, as the beginning of a sentence.

    Raises:
        MissingExtraError: The module is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        # What the module itself cannot import is another matter.
        if error.name != module:
            raise
        raise MissingExtraError(name, EXTRAS[name], purpose) from error
