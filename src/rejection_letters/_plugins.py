"""Templates by name: find first, load later.

What is found is a `TemplateEntry`; only loading it imports the pack that brings it. The built-in
letters come from a table, so that they are there without any look at what is installed.
"""

from __future__ import annotations

import functools
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, Literal

import attrs

from . import letters
from ._template import Template
from ._values import shown
from .errors import (
    BrokenPackError,
    DuplicateTemplateError,
    RejectionLettersWarning,
    TemplateNotFoundError,
    WrongTypeError,
)

GROUP = "rejection_letters.templates"
"""The entry-point group in which packs name their templates."""

OWN_DISTRIBUTION = "rejection-letters"

Status = Literal["built in", "not loaded", "loaded", "broken"]

_NAME = "[a-z0-9._-]{1,100}"


@attrs.frozen
class TemplateEntry:
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

    def load(self) -> Template[Any]:
        """Import the pack and return the template.

        Raises:
            BrokenPackError: The pack cannot be imported, or has no template there.
        """
        try:
            template = self._imported()
        except (Exception, SystemExit) as error:
            cause = _cause(error)
            _TRIED[self] = cause
            raise BrokenPackError(
                self.name, self.distribution, self.version, self.value, cause
            ) from error
        _TRIED[self] = None
        return template

    def _imported(self) -> Template[Any]:
        module, _, path = self.value.partition("[")[0].partition(":")
        found: object = import_module(module.strip())
        for attribute in path.strip().split("."):
            found = getattr(found, attribute)
        if not isinstance(found, Template):
            raise TypeError(f"{self.value} is {shown(found)}, not a Template")
        return found

    @property
    def full_name(self) -> str:
        """The name that is unique among all packs: `"distribution:name"`."""
        return f"{_normalized(self.distribution)}:{self.name}"


_TRIED: dict[TemplateEntry, str | None] = {}
"""The entries that were loaded, each with the cause where that failed."""


def templates() -> Mapping[str, TemplateEntry]:
    """List the installed templates, without importing any pack.

    Returns:
        What was found, by name. A name that several distributions claim, or that is the name of a
        built-in letter, is listed as `"distribution:name"`.

    Example:
        >>> from rejection_letters import templates
        >>> templates()["brief"].summary
        'A courtesy note: thanks, and asks for nothing'
    """
    return MappingProxyType(dict(sorted({**_listed(), **_BUILT_IN}.items())))


def find(name: str) -> Template[Any]:
    """Return the template of a name, loaded.

    Args:
        name: Its name, or `"distribution:name"`; case does not count.

    Raises:
        TemplateNotFoundError: Nothing installed has that name.
        DuplicateTemplateError: Several distributions claim it.
        BrokenPackError: The pack that brings it cannot be loaded.
        WrongTypeError: The name is no text.
    """
    if not isinstance(name, str):
        raise WrongTypeError(
            "compose.template",
            f"compose() was given {shown(name)} as template.",
            "That is neither the name of a template nor a Template.",
            "Give it one of them.",
        )
    return _loaded(name)


def forget() -> None:
    """Forget what was found, so that the next question looks again."""
    _installed.cache_clear()
    _loaded.cache_clear()
    _TRIED.clear()


@functools.lru_cache(maxsize=256)
def _loaded(name: str) -> Template[Any]:
    return _entry(name.strip().casefold()).load()


def _entry(name: str) -> TemplateEntry:
    if name in _BUILT_IN:
        return _BUILT_IN[name]
    claims = _claims(name)
    if not claims:
        # It may have been installed since, in a running notebook.
        _installed.cache_clear()
        claims = _claims(name)
    if len(claims) > 1:
        raise DuplicateTemplateError(name, tuple(sorted(map(_claim, claims))))
    if not claims:
        raise _not_found(name)
    return claims[0]


def _claims(name: str) -> list[TemplateEntry]:
    distribution, colon, rest = name.rpartition(":")
    full_name = f"{_normalized(distribution)}{colon}{rest}"
    known = (*_installed(), *_BUILT_IN.values())
    return [entry for entry in known if full_name in (entry.name, entry.full_name)]


def _not_found(name: str) -> TemplateNotFoundError:
    # Only who has made a mistake pays for it.
    import difflib

    known = tuple(templates())
    near = difflib.get_close_matches(name[:100], known)
    return TemplateNotFoundError(
        name if len(name) <= 100 else f"{name[:97]}...", tuple(near), known
    )


def _listed() -> dict[str, TemplateEntry]:
    claimed = Counter(entry.name for entry in (*_installed(), *_BUILT_IN.values()))
    return {
        entry.name if claimed[entry.name] == 1 else entry.full_name: entry for entry in _installed()
    }


@functools.cache
def _installed() -> tuple[TemplateEntry, ...]:
    """Return what packs bring; the first of a distribution on the path counts."""
    # Only who asks for a name that is not built in pays for the look.
    from importlib_metadata import distributions

    found: dict[str, tuple[TemplateEntry, ...]] = {}
    for distribution in distributions():
        name, entries = _read(distribution)
        found.setdefault(name, entries)
    return tuple(entry for entries in found.values() for entry in entries)


def _read(distribution: Any) -> tuple[str, tuple[TemplateEntry, ...]]:
    """Return the normalized name of a distribution, and what it brings."""
    try:
        text = distribution.read_text("entry_points.txt") or ""
        if GROUP not in text:
            return "", ()
        name = _normalized(distribution.name)
        if name == OWN_DISTRIBUTION or _is_hidden(distribution):
            return "", ()
        return name, tuple(_entries(distribution, text))
    except Exception as error:  # noqa: BLE001  one broken distribution must not hide the others
        _warn(distribution, _cause(error))
        return "", ()


def _is_hidden(distribution: Any) -> bool:
    """Tell a distribution that another release, earlier on the path, keeps from being imported."""
    from importlib_metadata import distribution as first_named

    return str(first_named(distribution.name).locate_file("")) != str(distribution.locate_file(""))


def _entries(distribution: Any, text: str) -> Iterator[TemplateEntry]:
    import configparser

    parser = configparser.ConfigParser(
        delimiters=("=",), interpolation=None, default_section="(there is none)"
    )
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    for name, value in parser.items(GROUP) if parser.has_section(GROUP) else ():
        if re.fullmatch(_NAME, name.casefold()):
            yield TemplateEntry(
                name.casefold(),
                distribution.name,
                distribution.version,
                " ".join((distribution.metadata.get("Summary") or "").split()),
                value,
            )
        else:
            _warn(
                distribution, f"{shown(name)} is no name: names are letters, digits, '.', '_', '-'"
            )


def _warn(distribution: Any, why: str) -> None:
    place = getattr(distribution, "_path", "an installed distribution")
    warnings.warn(
        f"A template in {place} cannot be found. {' '.join(why.split())}. "
        "Reinstall it, or tell its authors.",
        RejectionLettersWarning,
        stacklevel=6,
    )


def _normalized(distribution: str) -> str:
    return re.sub("[-_.]+", "-", distribution).casefold()


def _claim(entry: TemplateEntry) -> str:
    release = (
        entry.distribution if entry.version is None else f"{entry.distribution} {entry.version}"
    )
    return f"{release} ({entry.value})"


def _cause(error: BaseException) -> str:
    try:
        said = str(error)
    except Exception:  # noqa: BLE001  a stranger's exception may do anything
        said = ""
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


_BUILT_IN = {
    template.name: TemplateEntry(
        template.name,
        OWN_DISTRIBUTION,
        None,
        template.summary,
        f"{letters.__name__}:{template.name}",
    )
    for template in (letters.brief, letters.classic)
}
