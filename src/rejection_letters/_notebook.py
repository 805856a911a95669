"""How a value shows itself in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


def bundle(
    value: T,
    formats: Mapping[str, Callable[[T], str]],
    include: Sequence[str] | None,
    exclude: Sequence[str] | None,
) -> dict[str, str]:
    """Return a value in the formats that a notebook wants, by their media types."""
    return {
        kind: render(value)
        for kind, render in formats.items()
        if (not include or kind in include) and (not exclude or kind not in exclude)
    }
