"""What the installed distributions bring, as their metadata says it: nothing is imported.

This module is itself imported with the first look, because it brings importlib_metadata along.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from importlib_metadata import distributions

from .._strangers import StrangerError, run
from .._values import shown
from ..errors import RejectionLettersWarning
from ._entries import KINDS, OWN_DISTRIBUTION, AnyEntry, normalized

_PACKAGE = __name__.partition(".")[0]

_NAME = "[a-z0-9._-]{1,100}"

_FIELD = r"(?mi)^(Name|Version|Summary):(.*(?:\n[ \t].*)*)"


def look() -> tuple[AnyEntry, ...]:
    """Return all templates and formats that are installed, and warn of what cannot be read."""
    found = (entry for distribution in _importable() for entry in _entries(distribution))
    return tuple(dict.fromkeys(found))


def _importable() -> Iterable[Any]:
    """Return the distributions; of several with one name, only the first on the path.

    That is the one that Python imports. One without metadata is the rest of an uninstallation, and
    hides no other; nor does one whose name begins with a tilde, as pip renames what it removes.
    """
    first: dict[str, Any] = {}
    for distribution in distributions():
        name = _name(distribution)
        if name.startswith("~"):
            continue
        if name not in first or not _has_metadata(first[name]):
            first[name] = distribution
    return first.values()


def _name(distribution: Any) -> str:
    """Return a name that tells distributions apart.

    The folder tells it, `pack_a-1.0.dist-info`: to read it in hundreds of files would take long.
    """
    folder = getattr(distribution, "_path", None)
    if folder is None:
        return str(id(distribution))
    release, _, ending = folder.name.rpartition(".")
    if ending == "dist-info":
        return normalized(release.rpartition("-")[0])
    if ending == "egg-info":  # after the version it may have that of Python
        return normalized(release.partition("-")[0])
    return str(folder)


def _has_metadata(distribution: Any) -> bool:
    folder = distribution._path  # noqa: SLF001
    try:
        return any(folder.joinpath(file).exists() for file in ("METADATA", "PKG-INFO"))
    except OSError:  # a folder that only somebody else may read
        return False


def _read(distribution: Any, file: str) -> str:
    """Return what a file of a distribution says; nothing where there is no such file.

    importlib_metadata would say nothing of a file that must not be read, either.
    """
    folder = getattr(distribution, "_path", None)
    if folder is None:
        return distribution.read_text(file) or ""
    try:
        return str(folder.joinpath(file).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, KeyError):
        return ""


def _entries(distribution: Any) -> Iterator[AnyEntry]:
    """Yield what a distribution brings."""
    try:
        about, points = run(lambda: _said_by(distribution))
    except StrangerError as failed:  # one broken distribution must not hide the others
        _warn("template or format", distribution, str(failed))
        return
    if about is None or normalized(about.name) == OWN_DISTRIBUTION:
        return
    for group, point in points:
        entry = KINDS[group]
        name, equals, value = (part.strip() for part in point.partition("="))
        if not equals:
            _warn(entry.kind, distribution, f"{shown(point)} has not the form name = module:object")
        elif re.fullmatch(_NAME, name.casefold()):
            yield entry(name.casefold(), about.name, about.version, about.summary, value)
        else:
            why = f"{shown(name)} is no name: names are letters, digits, '.', '_', '-'"
            _warn(entry.kind, distribution, why)


def _said_by(distribution: Any) -> tuple[_About | None, list[tuple[str, str]]]:
    """Return what a distribution says of itself, and the lines in our groups; None without any."""
    text = _read(distribution, "entry_points.txt")
    if not any(group in text for group in KINDS):
        return None, []
    return _about(distribution), [*_points(text)]


def bringing_nothing() -> Iterator[str]:
    """Give the distributions that are called packs and name nothing in our groups."""
    for distribution in _importable():
        if _name(distribution).startswith(f"{OWN_DISTRIBUTION}-"):
            try:
                about, _ = run(lambda: _said_by(distribution))  # noqa: B023  it is run at once
                release = None if about else run(lambda: _about(distribution))  # noqa: B023
            except StrangerError:  # who looks for templates is warned of it
                continue
            if release is not None:
                yield f"{release.name} {release.version}"


def _points(text: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of our groups in the text of an `entry_points.txt`, each with its group."""
    group = ""
    for line in map(str.strip, text.split("\n")):
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1].strip()
        elif not line or line.startswith(("#", ";")):
            continue
        elif not group:
            raise ValueError(f"entry_points.txt begins with {shown(line)}, in no group")
        elif group in KINDS:
            yield group, line


class _About(NamedTuple):
    """What a distribution says of itself."""

    name: str
    version: str
    summary: str


def _about(distribution: Any) -> _About:
    # The standard library's parser of mails would read the whole description as well.
    text = _read(distribution, "METADATA") or _read(distribution, "PKG-INFO")
    fields = {
        field.capitalize(): " ".join(words.split())
        for field, words in re.findall(_FIELD, text.partition("\n\n")[0])
    }
    for field in ("Name", "Version"):
        if not fields.get(field):
            raise ValueError(f"its METADATA has no {field}")
    return _About(fields["Name"], fields["Version"], fields.get("Summary", ""))


def _warn(kind: str, distribution: Any, why: str) -> None:
    place = getattr(distribution, "_path", "an installed distribution")
    warnings.warn(
        f"A {kind} in {place} cannot be found. {' '.join(why.split())}. "
        "Reinstall it, or tell its authors.",
        RejectionLettersWarning,
        stacklevel=_level_of_user(),
    )


def _level_of_user() -> int:
    """Return how far up the stack the code lies that asked the library, for a warning to name."""
    frame, level = sys._getframe(), 0  # noqa: SLF001  inspect has it too, but is slow to import
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] == _PACKAGE:
        frame, level = frame.f_back, level + 1
    return level
