"""Recognize files that are not a JSON Resume, so that the error can say what they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_DEPENDENCIES = ("version", "dependencies", "devDependencies", "scripts", "main")


def other_format(content: Mapping[str, Any]) -> str | None:
    """Return the format of a file, with an article, or None if it is unknown.

    Example:
        >>> other_format({"cv": {"name": "Ana Ruiz"}})
        'a RenderCV'
    """
    # Reactive Resume has `basics`, too, but with other members.
    if "sections" in content and "metadata" in content:
        return "a Reactive Resume"
    if "basics" in content:
        return None
    if "cv" in content:
        return "a RenderCV"
    if "employment" in content or _is_fresh(content.get("meta")):
        return "a FRESH"
    if "name" in content and any(key in content for key in _DEPENDENCIES):
        return "a package.json"
    return None


def _is_fresh(meta: object) -> bool:
    return isinstance(meta, Mapping) and str(meta.get("format")).upper().startswith("FRESH")
