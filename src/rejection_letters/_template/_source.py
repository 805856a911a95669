"""Where the text of a template is, and how it is read from there."""

from __future__ import annotations

import pkgutil
import re
from typing import NamedTuple

from .. import _untrusted
from .._untrusted import UntrustedCodeError
from .._values import shown
from ..errors import TemplateError

_MOST_BYTES = 1_000_000
"""How much of a file is read; the dialect takes far less, and says so."""


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
                f"Package {self.package} has no such file ({failed}).",
                "Correct the name; or if the file lies in the sources, build the package with it.",
            ) from None
        if data is None:
            raise _unreadable(file, f"Package {self.package} cannot be read from.")
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
            if path.exists() and not path.is_file():  # a pipe would be waited for without end
                raise _unreadable(file, f"It is no ordinary file ({self.folder}).")
            with path.open("rb") as opened:
                data = opened.read(_MOST_BYTES)
        except OSError as error:
            raise _unreadable(file, f"{error.strerror or error} ({self.folder}).") from None
        return _decoded(data, file)


class Text(NamedTuple):
    """A template that was passed as text."""

    source: str

    def read(self) -> str:
        return self.source

    def read_sibling(self, file: str) -> str:
        raise _unreadable(file, "A template given as text has no files beside it.")


Source = PackageFile | LocalFile | Text


def stem(file: str) -> str:
    """Return the name of a template file without its ending.

    Raises:
        TemplateError: It is no plain name that ends in `.j2`.
    """
    return file_name(file)[: -len(".j2")]


def file_name(file: str) -> str:
    """Return the name of a template file as it is.

    Raises:
        TemplateError: It is no plain name that ends in `.j2`.
    """
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*\.j2", file):
        return file
    raise TemplateError(
        file if file.isprintable() else shown(file),
        1,
        f"{file!r} is no name of a template file.",
        "Names are letters, digits, - and _, end in .j2, and have no folder.",
        'Rename the file, or extend the library\'s base: "letter".',
    )


def _decoded(data: bytes, file: str) -> str:
    if len(data) >= _MOST_BYTES:
        raise _unreadable(file, f"It has {_MOST_BYTES:,} bytes or more.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(file, f"It is not in UTF-8 (byte {error.start}).") from None


def _unreadable(
    file: str, why: str, remedy: str = "Put a template in its place, in UTF-8."
) -> TemplateError:
    return TemplateError(file, 1, "The template cannot be read.", why, remedy)
