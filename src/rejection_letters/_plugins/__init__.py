"""Plugins: what installed distributions offer under a name, found first and loaded later.

Listing reads the metadata of distributions and imports nothing; only `Entry.load()` imports a
pack. A `Registry` holds everything of one kind. What kinds exist is decided elsewhere: each
subclasses `Entry` and makes a registry of its own.
"""

from __future__ import annotations

from ._entry import OWN_DISTRIBUTION, Entry, release
from ._listing import Listing
from ._registry import Registry, forget

__all__ = ["OWN_DISTRIBUTION", "Entry", "Listing", "Registry", "forget", "release"]
