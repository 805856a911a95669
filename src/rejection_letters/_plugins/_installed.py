"""Read the metadata of installed distributions for the library's entry points.

No pack is imported. This module is imported only for a scan, because importlib_metadata is slow to
import and the built-in letters do not need it.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from importlib_metadata import distributions

from .._untrusted import UntrustedCodeError, run
from .._values import shown
from ..errors import RejectionLettersWarning, sentence
from ._entry import GROUPS, OWN_DISTRIBUTION, normalized
from ._versions import order_of

_PACKAGE = __name__.partition(".")[0]

_NAME = "[a-z0-9._-]{1,100}"

_FIELD = r"(?mi)^(Name|Version|Summary):(.*(?:\n[ \t].*)*)"


class Found(NamedTuple):
    """An entry point in one of the library's groups."""

    group: str
    name: str
    distribution: str
    version: str
    summary: str
    value: str


class Together(NamedTuple):
    """Several releases of one distribution in one folder.

    Attributes:
        folder: The folder.
        releases: Their names and versions. The last one, which is the newest, is used.
    """

    folder: str
    releases: tuple[str, ...]


class _Point(NamedTuple):
    """A line of an `entry_points.txt`."""

    group: str
    line: str


class _About(NamedTuple):
    """The name, version and summary in a distribution's metadata."""

    name: str
    version: str
    summary: str


def scan() -> tuple[Found, ...]:
    """Return all entry points in the library's groups, and warn about unreadable metadata."""
    found = (one for distribution in _importable() for one in _found_in(distribution))
    return tuple(dict.fromkeys(found))


def providing_nothing(groups: Collection[str]) -> Iterator[str]:
    """Yield distributions that are named like packs but declare nothing in these groups."""
    for distribution in _importable():
        if _name(distribution).startswith(f"{OWN_DISTRIBUTION}-"):
            try:
                points = run(lambda: _points(distribution))  # noqa: B023  called immediately
                declares = any(point.group in groups for point in points)
                about = None if declares else run(lambda: _about(distribution))  # noqa: B023
            except UntrustedCodeError:  # the scan warns about it
                continue
            if about is not None:
                yield f"{about.name} {about.version}"


def several_releases() -> Iterator[Together]:
    """Yield the releases of each pack, or of this library, that are installed over one another."""
    for releases in _releases():
        if len(releases) > 1 and any(map(_provides_something, releases)):
            ordered = sorted(releases, key=_age)
            yield Together(str(_folder(ordered[0]).parent), tuple(map(_release, ordered)))


def _importable() -> Iterator[Any]:
    """Yield the distributions that Python can import: for each name, the newest release."""
    for releases in _releases():
        # Only read the versions if there is a choice, because each is in a file.
        yield releases[0] if len(releases) == 1 else max(releases, key=_age)


def _releases() -> Iterable[Sequence[Any]]:
    """Return the releases of each distribution in the first folder on the path that has any.

    That folder is the one that Python imports from. It has several releases if an upgrade failed.

    Leftovers of uninstalled distributions are skipped: folders without metadata, and folders whose
    name begins with a tilde, which pip uses for files that it is about to remove.
    """
    found: dict[str, list[Any]] = {}
    for distribution in distributions():
        name = _name(distribution)
        if name.startswith("~"):
            continue
        first = found.get(name)
        if first is None or not _has_metadata(first[0]):
            found[name] = [distribution]
        elif _is_beside(distribution, first) and _has_metadata(distribution):
            first.append(distribution)
    return found.values()


def _is_beside(distribution: Any, others: Sequence[Any]) -> bool:
    """Return whether a distribution is in the same folder as some others but is not one of them."""
    # Paths inside a zip file do not compare equal, so compare them as strings.
    known = {str(_folder(other)) for other in others}
    folder = _folder(distribution)
    return str(folder) not in known and str(folder.parent) == str(_folder(others[0]).parent)


def _age(distribution: Any) -> tuple[object, ...]:
    """Return a key that sorts the releases of a distribution from oldest to newest."""
    try:
        version = run(lambda: _about(distribution)).version
    except UntrustedCodeError:
        version = ""
    return order_of(version), _folder(distribution).name


def _release(distribution: Any) -> str:
    """Return the name and version of a distribution, or its folder if they cannot be read."""
    try:
        about = run(lambda: _about(distribution))
    except UntrustedCodeError:
        return str(_folder(distribution).name)
    return f"{about.name} {about.version}"


def _provides_something(distribution: Any) -> bool:
    try:
        return bool(run(lambda: _points(distribution)))
    except UntrustedCodeError:
        return False


def _folder(distribution: Any) -> Any:
    """Return the folder of a distribution's metadata; None if it is not on disk.

    importlib_metadata has no public API for this. Without the folder, every name would have to be
    read from a METADATA file, and unreadable files would be skipped silently.
    """
    return getattr(distribution, "_path", None)


def _name(distribution: Any) -> str:
    """Return a name to compare distributions by, such as the one in `pack_a-1.0.dist-info`."""
    folder = _folder(distribution)
    if folder is None:
        return str(id(distribution))
    release, _, suffix = folder.name.rpartition(".")
    if suffix == "dist-info":
        return normalized(release.rpartition("-")[0])
    if suffix == "egg-info":  # the release may include a Python version
        return normalized(release.partition("-")[0])
    return str(folder)


def _has_metadata(distribution: Any) -> bool:
    try:
        return any(
            _folder(distribution).joinpath(file).exists() for file in ("METADATA", "PKG-INFO")
        )
    except OSError:  # for example, a folder that only another user may read
        return False


def _read(distribution: Any, file: str) -> str:
    """Return the text of a metadata file, or an empty string if there is no such file.

    `Distribution.read_text()` would hide permission errors.
    """
    folder = _folder(distribution)
    if folder is None:
        return distribution.read_text(file) or ""
    try:
        return str(folder.joinpath(file).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, KeyError):
        return ""


def _found_in(distribution: Any) -> Iterator[Found]:
    try:
        points = run(lambda: _points(distribution))
        about = run(lambda: _about(distribution)) if points else None
    except UntrustedCodeError as failed:  # one broken distribution must not hide the others
        _warn(distribution, str(failed))
        return
    if about is None or normalized(about.name) == OWN_DISTRIBUTION:
        return
    for point in points:
        name, equals, value = (part.strip() for part in point.line.partition("="))
        if not equals:
            _warn(distribution, f"expected name = module:object, got {shown(point.line)}")
        elif re.fullmatch(_NAME, name.casefold()):
            yield Found(point.group, name.casefold(), *about, value)
        else:
            _warn(
                distribution,
                f"{shown(name)} is not a valid name; use letters, digits, '.', '_', and '-'",
            )


def _points(distribution: Any) -> list[_Point]:
    """Return the lines of a distribution's `entry_points.txt` that are in the library's groups."""
    text = _read(distribution, "entry_points.txt")
    return [*_parsed(text)] if GROUPS in text else []


def _parsed(text: str) -> Iterator[_Point]:
    group = ""
    for line in map(str.strip, text.split("\n")):
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1].strip()
        elif not line or line.startswith(("#", ";")):
            continue
        elif not group:
            raise ValueError(f"entry_points.txt begins with {shown(line)}, outside any group")
        elif group.startswith(GROUPS):
            yield _Point(group, line)


def _about(distribution: Any) -> _About:
    # The standard library's email parser would also read the whole description.
    text = _read(distribution, "METADATA") or _read(distribution, "PKG-INFO")
    fields = {
        field.capitalize(): " ".join(words.split())
        for field, words in re.findall(_FIELD, text.partition("\n\n")[0])
    }
    for field in ("Name", "Version"):
        if not fields.get(field):
            raise ValueError(f"its METADATA has no {field}")
    return _About(fields["Name"], fields["Version"], fields.get("Summary", ""))


def _warn(distribution: Any, why: str) -> None:
    place = _folder(distribution) or "an installed distribution"
    warnings.warn(
        f"An entry point of {place} was skipped: {sentence(' '.join(why.split()))} "
        "Reinstall the pack, or tell its authors.",
        RejectionLettersWarning,
        stacklevel=_level_of_user(),
    )


def _level_of_user() -> int:
    """Return the stack level of the user's code, which the warning points to."""
    frame, level = sys._getframe(), 0  # noqa: SLF001  inspect has it too, but is slow to import
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] == _PACKAGE:
        frame, level = frame.f_back, level + 1
    return level
