"""Import the libraries that only one format or the command line needs.

If such a library is missing, the error names the extra to install.
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
"""The distribution that each extra installs; keep this in sync with pyproject.toml."""


@contextmanager
def extra(name: str, module: str, purpose: str) -> Iterator[None]:
    """Turn the failed import of an optional library into an error that names its extra.

    Args:
        name: The name of the extra.
        module: The module that the extra provides.
        purpose: The feature that needs it, as the subject of a sentence.

    Raises:
        MissingExtraError: The module is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        # The module is installed, but something that it imports is missing.
        if error.name != module:
            raise
        raise MissingExtraError(name, EXTRAS[name], purpose) from error
