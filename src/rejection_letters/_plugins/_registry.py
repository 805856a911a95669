"""A registry: all plugins of one kind, by name."""

from __future__ import annotations

import functools
import importlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import attrs

from ..errors import DuplicateNameError, NotFoundError
from ._entry import OWN_DISTRIBUTION, Entry, forget_loaded, normalized, release
from ._listing import Listing

if TYPE_CHECKING:
    from ._installed import Found

E = TypeVar("E", bound=Entry[Any])
T = TypeVar("T")

LONGEST_NAME = 100
"""The maximum length of a name in an error, in characters; no valid name is longer."""

_CACHES: dict[str, dict[str, Any]] = {}
"""The objects that were loaded, by requested name, for each group."""


def forget() -> None:
    """Forget everything that was found and loaded, so that the next request rescans."""
    _rescan()
    forget_loaded()
    for cache in _CACHES.values():
        cache.clear()


@functools.cache
def _installed() -> tuple[Found, ...]:
    # This imports importlib_metadata, which built-in names do not need.
    from ._installed import scan

    return scan()


def _rescan() -> None:
    """Make the next request scan again. One scan serves all registries."""
    importlib.invalidate_caches()  # Python caches the contents of folders on its path
    _installed.cache_clear()


@attrs.frozen(eq=False)
class _Names(Generic[E]):
    """The names in a registry and their entries, from one scan."""

    scanned: tuple[Found, ...]
    packs: list[E]
    claims: dict[str, list[E]]
    listing: Listing[E]


class Registry(Generic[E, T]):
    """All plugins of one kind, by name.

    Args:
        kind: The class of its entries.
        built_in: The built-in plugins, which need no scan: a mapping from names to entry points
            (`"module:object"`) and one-line summaries.

    Attributes:
        group: The entry-point group in which packs declare this kind of plugin.
        built_in: The built-in entries by name.
    """

    def __init__(self, kind: type[E], built_in: Mapping[str, tuple[str, str]]) -> None:
        self.group = kind.group
        self._cache = _CACHES.setdefault(kind.group, {})
        self._kind = kind
        self.built_in = {
            name: kind(name, OWN_DISTRIBUTION, None, summary, value)
            for name, (value, summary) in built_in.items()
        }
        self._by_full_name = {entry.full_name: entry for entry in self.built_in.values()}
        self._names: _Names[E] | None = None

    def load(self, name: str) -> T:
        """Load and return a plugin by name. Later calls return the same object.

        Args:
            name: The name, or `"distribution:name"`, in upper or lower case.

        Raises:
            NotFoundError: No plugin has that name.
            DuplicateNameError: Several distributions claim the name.
            BrokenPackError: The pack that provides the plugin cannot be loaded.
        """
        try:
            found: T = self._cache[name]
        except KeyError:
            found = self._cache[name] = self.entry(name).load()
        return found

    def listing(self) -> Listing[E]:
        """Return all entries by name, built in or installed, without importing anything."""
        return self._known().listing

    def entry(self, name: str) -> E:
        """Return an entry by name.

        Args:
            name: The name, or `"distribution:name"`. Case and surrounding whitespace are ignored.

        Raises:
            NotFoundError: No entry has that name.
            DuplicateNameError: Several distributions claim the name.
        """
        name = _comparable(name)
        own = self.built_in.get(name) or self._by_full_name.get(name)
        if own is not None:
            return own
        claims = self._claims(name)
        if not claims:
            # The pack may have been installed since the last scan, for example from a notebook.
            _rescan()
            claims = self._claims(name)
        if not claims:
            raise self._missed(name)
        if len(claims) > 1:
            raise self._contested(name, claims)
        return claims[0]

    def entries(self) -> Iterator[E]:
        """Yield all entries, including those with contested names. Built-in entries come first."""
        yield from self.built_in.values()
        yield from self._known().packs

    def provided_by(self, distribution: str) -> list[E]:
        """Return all entries of a distribution, including those with contested names."""
        name = normalized(distribution)
        return [entry for entry in self.entries() if normalized(entry.distribution) == name]

    def conflicts(self, distribution: str | None = None) -> Iterator[DuplicateNameError]:
        """Yield an error for every name that several distributions claim.

        Args:
            distribution: If given, yield only the names that this distribution claims.
        """
        claims = self._known().claims
        contested = {name: entries for name, entries in claims.items() if len(entries) > 1}
        for name, entries in contested.items():
            # "distribution:name" is reported only if the name alone is not.
            is_reported = ":" in name and name.rpartition(":")[2] in contested
            owners = {normalized(entry.distribution) for entry in entries}
            if not is_reported and (distribution is None or normalized(distribution) in owners):
                yield self._contested(name, entries)

    def is_built_in(self, name: str) -> bool:
        """Return whether a name is built in, so that packs cannot claim it."""
        return name in self.built_in

    def _contested(self, name: str, claims: Iterable[E]) -> DuplicateNameError:
        claims = sorted(claims, key=_claim)
        everyone = (entry.full_name for entry in claims)
        full_names = tuple(name for name in everyone if len(self._claims(name)) == 1)
        return DuplicateNameError(self._kind.kind, name, tuple(map(_claim, claims)), full_names)

    def _claims(self, name: str) -> list[E]:
        return self._known().claims.get(name, [])

    def _known(self) -> _Names[E]:
        scanned = _installed()
        if self._names is None or self._names.scanned is not scanned:
            self._names = self._sorted_out(scanned)
        return self._names

    def _sorted_out(self, scanned: tuple[Found, ...]) -> _Names[E]:
        packs = [
            self._kind(found.name, found.distribution, found.version, found.summary, found.value)
            for found in scanned
            if found.group == self.group
        ]
        claims: defaultdict[str, list[E]] = defaultdict(list)
        for entry in packs:
            claims[entry.full_name].append(entry)
            if entry.name not in self.built_in:
                claims[entry.name].append(entry)
        listed = dict(self.built_in)
        for entry in packs:
            is_clear = len(claims.get(entry.name, ())) == 1
            listed[entry.name if is_clear else entry.full_name] = entry
        return _Names(scanned, packs, dict(claims), Listing(dict(sorted(listed.items()))))

    def _missed(self, name: str) -> NotFoundError:
        # Imported here because only this error needs it.
        import difflib

        known = tuple(self.listing())
        near = difflib.get_close_matches(name[:LONGEST_NAME], known)
        shown = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 3]}..."
        return NotFoundError(self._kind.kind, shown, tuple(near), known)


def _comparable(name: str) -> str:
    distribution, colon, name = name.strip().casefold().rpartition(":")
    return f"{normalized(distribution)}{colon}{name}"


def _claim(entry: Entry[Any]) -> str:
    return f"{release(entry)} ({entry.value})"
