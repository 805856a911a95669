"""All templates, or all formats: which names there are, and what each stands for."""

from __future__ import annotations

import functools
import importlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import attrs

from ..errors import DuplicateNameError, NotFoundError
from ._entries import AnyEntry, Entry, normalized, release
from ._listing import Listing

E = TypeVar("E", bound=Entry[Any])

LONGEST_NAME = 100
"""How many characters of a name an error shows; no name has more."""


@functools.cache
def _installed() -> tuple[AnyEntry, ...]:
    # Only who asks for a name that is not built in pays for the look.
    from ._installed import look

    return look()


def look_again() -> None:
    """Let the next question look again at what is installed; one look serves all groups."""
    importlib.invalidate_caches()  # of the folders that packages are imported from
    _installed.cache_clear()


@attrs.frozen(eq=False)
class _Names(Generic[E]):
    """What the names of a group stand for, after one look at what is installed."""

    seen: tuple[AnyEntry, ...]
    mine: Sequence[E]
    claims: dict[str, list[E]]
    listing: Listing[E]


class Group(Generic[E]):
    """Everything of one kind that can be asked for by name.

    Args:
        kind: The class of its entries.
        not_found: The error for a name that nothing has.
        duplicate: The error for a name that several have.
        built_in: The library's own, which need no look at what is installed.
        reserved: More names that no pack can have.
    """

    def __init__(
        self,
        kind: type[E],
        not_found: Callable[[str, tuple[str, ...], tuple[str, ...]], NotFoundError],
        duplicate: Callable[[str, tuple[str, ...], tuple[str, ...]], DuplicateNameError],
        *,
        built_in: Iterable[E] = (),
        reserved: Iterable[str] = (),
    ) -> None:
        self._kind = kind
        self._not_found = not_found
        self._duplicate = duplicate
        self.built_in = {entry.name: entry for entry in built_in}
        self._built_in_by_full_name = {entry.full_name: entry for entry in self.built_in.values()}
        self._reserved = {*self.built_in, *reserved}
        self._names: _Names[E] | None = None

    def listing(self) -> Listing[E]:
        """Return what there is by name, built in or installed; nothing is imported."""
        return self._known().listing

    def entry(self, name: str) -> E:
        """Return what a name stands for.

        Args:
            name: A name, or `"distribution:name"`; case does not count, nor do blanks around it.

        Raises:
            NotFoundError: Nothing has that name.
            DuplicateNameError: Several have it.
        """
        name = _comparable(name)
        own = self.built_in.get(name) or self._built_in_by_full_name.get(name)
        if own is not None:
            return own
        claims = self._claims(name)
        if not claims:
            # It may have been installed since, in a running notebook.
            look_again()
            claims = self._claims(name)
        if not claims:
            raise self._missed(name)
        if len(claims) > 1:
            raise self._contested(name, claims)
        return claims[0]

    def brought_by(self, distribution: str) -> list[E]:
        """Return everything that a distribution brings, also where its names are contested."""
        name = normalized(distribution)
        everything = (*self.built_in.values(), *self._known().mine)
        return [entry for entry in everything if normalized(entry.distribution) == name]

    def conflicts(self, distribution: str | None = None) -> Iterator[DuplicateNameError]:
        """Give the error of every name that several claim, although nobody has asked for one.

        Args:
            distribution: Only those that this distribution claims; None for all.
        """
        claims = self._known().claims
        contested = {name: entries for name, entries in claims.items() if len(entries) > 1}
        for name, entries in contested.items():
            # "distribution:name" is told only where the name alone is not contested.
            is_told = ":" in name and name.rpartition(":")[2] in contested
            owners = {normalized(entry.distribution) for entry in entries}
            if not is_told and (distribution is None or normalized(distribution) in owners):
                yield self._contested(name, entries)

    def is_reserved(self, name: str) -> bool:
        """Tell whether a name is the library's own, so that no pack can have it."""
        return name in self._reserved

    def _contested(self, name: str, claims: Iterable[E]) -> DuplicateNameError:
        claims = sorted(claims, key=_claim)
        everyone = (entry.full_name for entry in claims)
        full_names = tuple(name for name in everyone if len(self._claims(name)) == 1)
        return self._duplicate(name, tuple(map(_claim, claims)), full_names)

    def _claims(self, name: str) -> list[E]:
        return self._known().claims.get(name, [])

    def _known(self) -> _Names[E]:
        installed = _installed()
        if self._names is None or self._names.seen is not installed:
            self._names = self._sorted_out(installed)
        return self._names

    def _sorted_out(self, installed: tuple[AnyEntry, ...]) -> _Names[E]:
        mine = [entry for entry in installed if isinstance(entry, self._kind)]
        claims: defaultdict[str, list[E]] = defaultdict(list)
        for entry in mine:
            claims[entry.full_name].append(entry)
            if entry.name not in self._reserved:
                claims[entry.name].append(entry)
        listed = dict(self.built_in)
        for entry in mine:
            is_clear = len(claims.get(entry.name, ())) == 1
            listed[entry.name if is_clear else entry.full_name] = entry
        return _Names(installed, mine, dict(claims), Listing(dict(sorted(listed.items()))))

    def _missed(self, name: str) -> NotFoundError:
        # Only who has made a mistake pays for it.
        import difflib

        known = tuple(self.listing())
        near = difflib.get_close_matches(name[:LONGEST_NAME], known)
        shown = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 3]}..."
        return self._not_found(shown, tuple(near), known)


def _comparable(name: str) -> str:
    distribution, colon, name = name.strip().casefold().rpartition(":")
    return f"{normalized(distribution)}{colon}{name}"


def _claim(entry: Entry[Any]) -> str:
    return f"{release(entry)} ({entry.value})"
