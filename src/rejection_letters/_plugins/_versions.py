"""Compare version numbers, to find the newest of several releases."""

from __future__ import annotations

import re

# As in the specification of version numbers, PEP 440. Longer numbers do not occur.
_VERSION = re.compile(
    r"v?(?:(?P<epoch>\d{1,18})!)?(?P<numbers>\d{1,18}(?:\.\d{1,18})*)"
    r"(?:[-_.]?(?P<stage>alpha|a|beta|b|preview|pre|rc|c)[-_.]?(?P<try>\d{1,18})?)?"
    r"(?:-(?P<fix>\d{1,18})|(?P<post>[-_.]?(?:post|rev|r)[-_.]?(?P<post_number>\d{1,18})?))?"
    r"(?P<dev>[-_.]?dev[-_.]?(?P<dev_number>\d{1,18})?)?"
    r"(?:\+(?P<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?",
    re.ASCII | re.IGNORECASE,
)

_STAGES = {"dev": 0, "a": 1, "b": 2, "p": 3, "r": 3, "c": 3}
"""The order of the stages before a release, by their first letters; "preview" means "rc"."""

_RELEASED = 4

Order = tuple[object, ...]
"""A key to sort versions by."""


def order_of(version: str) -> Order:
    """Return a key that sorts versions from oldest to newest.

    A version that does not follow PEP 440 is older than all others.

    Example:
        >>> sorted(["1.10", "1.9", "1.10rc1", "unknown"], key=order_of)
        ['unknown', '1.9', '1.10rc1', '1.10']
    """
    found = _VERSION.fullmatch(version.strip())
    if found is None:
        return ()
    numbers = [*map(int, found["numbers"].split("."))]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    is_post = found["fix"] is not None or found["post"] is not None
    is_dev = found["dev"] is not None
    # Without another stage, a dev release comes before all stages: 1.0.dev1 is older than 1.0a1.
    stage = _STAGES["dev"] if is_dev and not is_post else _RELEASED
    if found["stage"] is not None:
        stage = _STAGES[found["stage"][0].lower()]
    return (
        int(found["epoch"] or 0),
        numbers,
        (stage, int(found["try"] or 0)),
        (is_post, int(found["fix"] or found["post_number"] or 0)),
        (not is_dev, int(found["dev_number"] or 0)),
        [_part(part) for part in re.split("[-_.]", found["local"] or "") if part],
    )


def _part(text: str) -> Order:
    """Return the order of a part of a local version, in which numbers follow words."""
    return (1, int(text), "") if text.isdigit() and len(text) < 19 else (0, 0, text.lower())
