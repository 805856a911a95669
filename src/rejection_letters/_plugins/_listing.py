"""A mapping of entries that displays as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from .._notebook import bundle
from ._entry import Entry

E = TypeVar("E", bound=Entry[Any])


class Listing(Mapping[str, E]):
    """A read-only mapping from names to entries, shown as a table in terminals and notebooks."""

    __slots__ = ("_entries",)

    def __init__(self, entries: dict[str, E]) -> None:
        self._entries = entries

    def __getitem__(self, name: str) -> E:
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        from ._tables import text

        return text(self)

    def _repr_mimebundle_(
        self, include: Sequence[str] | None = None, exclude: Sequence[str] | None = None
    ) -> dict[str, str]:
        from ._tables import html, text

        return bundle(self, {"text/plain": text, "text/html": html}, include, exclude)
