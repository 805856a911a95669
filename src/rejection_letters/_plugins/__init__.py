"""Plugins: templates and formats that installed distributions provide as entry points.

Listing them reads the metadata of distributions and imports nothing; only `Entry.load()` imports a
pack. Each kind of plugin has its own subclass of `Entry` and its own `Registry`.
"""

from __future__ import annotations

from ._entry import OWN_DISTRIBUTION, Entry, release
from ._listing import Listing
from ._registry import Registry, forget

__all__ = ["OWN_DISTRIBUTION", "Entry", "Listing", "Registry", "forget", "release"]
