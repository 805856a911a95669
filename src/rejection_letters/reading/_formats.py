"""Recognize files that are not a JSON Resume, so that the error can say what they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_PACKAGE = (
    *("version", "license", "type", "private", "main", "exports", "scripts", "engines"),
    *("dependencies", "devDependencies", "peerDependencies", "workspaces", "repository"),
)
"""Members of a package.json, which has at least one of them besides the name."""


def other_resume(content: Mapping[str, Any]) -> str | None:
    """Return the format of a résumé, with an article, or None if it is unknown.

    Example:
        >>> other_resume({"cv": {"name": "Ana Ruiz"}})
        'a RenderCV'
    """
    # Reactive Resume has `basics`, too, but with other members.
    if "sections" in content and "metadata" in content:
        return "a Reactive Resume"
    if "basics" in content:
        return None
    if "cv" in content:
        return "a RenderCV"
    if _is_fresh(content):
        return "a FRESH"
    return None


def _is_fresh(content: Mapping[str, Any]) -> bool:
    meta = content.get("meta")
    # The format is also called FRESCA.
    named = isinstance(meta, Mapping) and str(meta.get("format")).upper().startswith("FRES")
    return named or "employment" in content or ("info" in content and "contact" in content)


def unrelated_format(content: Mapping[str, Any]) -> str | None:
    """Return the format of a file that is not a résumé, with an article, or None if it is unknown.

    Example:
        >>> unrelated_format({"name": "site", "version": "1.0.0"})
        'a package.json'
    """
    if "basics" in content:
        return None
    if "lockfileVersion" in content:
        return "a package-lock.json"
    if "name" in content and any(key in content for key in _PACKAGE):
        return "a package.json"
    return None
