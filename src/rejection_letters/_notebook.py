"""Display values in Jupyter notebooks."""

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
    """Return a value in the requested formats, keyed by media type."""
    return {
        kind: render(value)
        for kind, render in formats.items()
        if (not include or kind in include) and (not exclude or kind not in exclude)
    }
