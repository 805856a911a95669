"""How a value shows itself in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


def bundle(
    value: T,
    forms: Mapping[str, Callable[[T], str]],
    include: Sequence[str] | None,
    exclude: Sequence[str] | None,
) -> dict[str, str]:
    """Return the forms of a value that a notebook wants, by their media types."""
    return {
        kind: form(value)
        for kind, form in forms.items()
        if (not include or kind in include) and (not exclude or kind not in exclude)
    }
