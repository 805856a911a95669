"""Templates by name: find first, load later.

What is found is a `TemplateEntry`; only loading it imports the pack that brings it. The built-in
letters come from a table, so that they are there without any look at what is installed.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from ._template import Template
from ._values import shown
from .errors import BrokenPackError, DuplicateTemplateError, TemplateNotFoundError, WrongTypeError

if TYPE_CHECKING:
    from importlib_metadata import EntryPoint

GROUP = "rejection_letters.templates"
"""The entry-point group in which packs name their templates."""

OWN_DISTRIBUTION = "rejection-letters"

_PLACE_OF_BUILT_IN = "rejection_letters.letters"
_SUMMARIES_OF_BUILT_IN = {
    "brief": "A courtesy note: thanks, and asks for nothing",
    "classic": "Thanks the person who said no, and asks for their advice",
}


@attrs.frozen
class TemplateEntry:
    """A template that was found; nothing of it has been imported yet.

    Attributes:
        name: What it is called.
        distribution: The distribution that brings it.
        version: The version of that distribution; None for the library's own.
        summary: What the distribution, or the library for its own, says of it in one line.
        value: Where it lies: `"module:object"`.
    """

    name: str
    distribution: str
    version: str | None
    summary: str
    value: str

    @property
    def status(self) -> str:
        """Whether it is `"built in"`, `"not loaded"`, `"loaded"`, or `"broken: "` and why."""
        if self.distribution == OWN_DISTRIBUTION:
            return "built in"
        return _STATUS.get(self, "not loaded")

    def load(self) -> Template[Any]:
        """Import the pack and return the template.

        Raises:
            BrokenPackError: The pack cannot be imported, or has no template there.
        """
        try:
            template = self._imported()
        except (Exception, SystemExit) as error:
            _STATUS[self] = f"broken: {type(error).__name__}: {error}"
            raise BrokenPackError(
                self.name, self.distribution, self.version, self.value, _cause(error)
            ) from error
        _STATUS[self] = "loaded"
        return template

    def _imported(self) -> Template[Any]:
        module, _, attribute = self.value.partition(":")
        template = getattr(import_module(module.strip()), attribute.strip())
        if not isinstance(template, Template):
            raise TypeError(f"{self.value} is {shown(template)}, not a Template")
        return template


_STATUS: dict[TemplateEntry, str] = {}


def templates() -> Mapping[str, TemplateEntry]:
    """List the installed templates, without importing any pack.

    Returns:
        What was found, by name. A name that several distributions claim is listed once for each, as
        `"distribution:name"`.

    Example:
        >>> from rejection_letters import templates
        >>> templates()["brief"].summary
        'A courtesy note: thanks, and asks for nothing'
    """
    return MappingProxyType(dict(sorted({**_installed(), **_BUILT_IN}.items())))


def find(name: str) -> Template[Any]:
    """Return the template of a name, loaded.

    Args:
        name: Its name, or `"distribution:name"`.

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
    _STATUS.clear()


@functools.lru_cache(maxsize=256)
def _loaded(name: str) -> Template[Any]:
    return _entry(name.strip().casefold()).load()


def _entry(name: str) -> TemplateEntry:
    if name in _BUILT_IN:
        return _BUILT_IN[name]
    if name not in _installed():
        # It may have been installed since, in a running notebook.
        _installed.cache_clear()
    found = _installed()
    if name in found:
        return found[name]
    claims = [entry for entry in found.values() if entry.name == name]
    if claims:
        raise DuplicateTemplateError(
            name, tuple(f"{entry.distribution} {entry.version}" for entry in claims)
        )
    # Only who has made a mistake pays for it.
    import difflib

    known = tuple(sorted({*found, *_BUILT_IN}))
    raise TemplateNotFoundError(name, tuple(difflib.get_close_matches(name, known)), known)


@functools.cache
def _installed() -> dict[str, TemplateEntry]:
    """Return what packs bring, by name or, where several claim it, by distribution and name."""
    # Only who asks for a name that is not built in pays for the look.
    from importlib_metadata import entry_points

    entries = {_found(point) for point in entry_points(group=GROUP)}
    claimed = Counter(entry.name for entry in entries)
    return {
        entry.name
        if claimed[entry.name] == 1 and entry.name not in _BUILT_IN
        else f"{entry.distribution.casefold()}:{entry.name}": entry
        for entry in entries
        if entry.distribution != OWN_DISTRIBUTION
    }


def _found(point: EntryPoint) -> TemplateEntry:
    def said(header: str) -> str | None:
        return None if point.dist is None else point.dist.metadata.get(header)

    return TemplateEntry(
        point.name.casefold(),
        said("Name") or "unknown",
        said("Version"),
        said("Summary") or "",
        point.value,
    )


def _cause(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


_BUILT_IN = {
    name: TemplateEntry(name, OWN_DISTRIBUTION, None, summary, f"{_PLACE_OF_BUILT_IN}:{name}")
    for name, summary in _SUMMARIES_OF_BUILT_IN.items()
}
