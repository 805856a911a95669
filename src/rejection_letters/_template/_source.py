"""Read the source of a template from a package, a file, or a string."""

from __future__ import annotations

import pkgutil
import re
from typing import NamedTuple

from .. import _untrusted
from .._untrusted import UntrustedCodeError
from .._values import shown
from ..errors import TemplateError

_MOST_BYTES = 1_000_000
"""Files of this many bytes or more are refused. The dialect's own limit is much lower."""


class PackageFile(NamedTuple):
    """A template in an installed package."""

    package: str
    file: str

    def read(self) -> str:
        return self.read_sibling(self.file)

    def read_sibling(self, file: str) -> str:
        try:
            data = _untrusted.run(lambda: pkgutil.get_data(self.package, file))
        except UntrustedCodeError as failed:
            raise _unreadable(
                file,
                f"Package {self.package} has no file {file!r} ({failed}).",
                "Check the name, and that the file is included when the package is built.",
            ) from None
        if data is None:
            raise _unreadable(file, f"Cannot find or read package {self.package}.")
        return _decoded(data, file)


class LocalFile(NamedTuple):
    """A template in a folder."""

    folder: str
    file: str

    def read(self) -> str:
        return self.read_sibling(self.file)

    def read_sibling(self, file: str) -> str:
        from pathlib import Path

        path = Path(self.folder) / file
        try:
            if path.exists() and not path.is_file():  # opening a pipe could block forever
                raise _unreadable(file, f"Not a regular file ({self.folder}).")
            with path.open("rb") as opened:
                data = opened.read(_MOST_BYTES)
        except OSError as error:
            why = f"Cannot read the file: {error.strerror or error} ({self.folder})."
            raise _unreadable(file, why) from None
        return _decoded(data, file)


class Text(NamedTuple):
    """A template that was passed as a string."""

    source: str

    def read(self) -> str:
        return self.source

    def read_sibling(self, file: str) -> str:
        raise _unreadable(
            file,
            "A template from a string has no folder.",
            'Extend "letter", or use Template.from_file().',
        )


Source = PackageFile | LocalFile | Text


def stem(file: str) -> str:
    """Return the name of a template file without its suffix.

    Raises:
        TemplateError: The name is not a plain file name that ends in `.j2`.
    """
    return file_name(file)[: -len(".j2")]


def file_name(file: str) -> str:
    """Check the name of a template file and return it.

    Raises:
        TemplateError: The name is not a plain file name that ends in `.j2`.
    """
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*\.j2", file):
        return file
    raise TemplateError(
        file if file.isprintable() else shown(file),
        1,
        f"{file!r} is not a valid name for a template file.",
        "The name must consist of letters, digits, - and _, and end in .j2.",
    )


def _decoded(data: bytes, file: str) -> str:
    if len(data) >= _MOST_BYTES:
        raise _unreadable(file, f"The file has {_MOST_BYTES:,} bytes or more.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(file, f"The file is not in UTF-8 (byte {error.start}).") from None


def _unreadable(file: str, what: str, remedy: str = "") -> TemplateError:
    return TemplateError(file, 1, what, remedy=remedy)
