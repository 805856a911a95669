"""Read a profile from a file that you already have.

Example:
    >>> from rejection_letters.reading import read_profile
    >>> read_profile({"basics": {"name": "Ana Ruiz", "label": "UX Designer"}}).occupation
    'UX designer'
"""

from __future__ import annotations

from .resume import read_profile

__all__ = ["read_profile"]
