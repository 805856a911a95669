"""Answer a job rejection with a letter that asks for advice.

Describe yourself with a `Profile` and the rejection with a `Rejection`, then call `compose()`.

Example:
    >>> from rejection_letters import Profile, Rejection, compose
    >>> print(compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme")).salutation)
    Dear Hiring Team at Acme,
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._model import Contact, Medium, Profile, Reason, Rejection, SourceMessage, Stage
from .errors import RejectionLettersError, RejectionLettersWarning

if TYPE_CHECKING:
    from ._compose import compose
    from ._letter import Letter
    from ._remark import Remark
    from ._review import review
    from ._template import Field, Template
    from ._template._catalog import TemplateEntry, templates
    from .reading import read_profile

__all__ = [
    "Contact",
    "Field",
    "Letter",
    "Medium",
    "Profile",
    "Reason",
    "Rejection",
    "RejectionLettersError",
    "RejectionLettersWarning",
    "Remark",
    "SourceMessage",
    "Stage",
    "Template",
    "TemplateEntry",
    "compose",
    "read_profile",
    "review",
    "templates",
]

# Imported on first access, so that importing the package is fast.
_LAZY = {
    "Field": "._template",
    "Letter": "._letter",
    "Remark": "._remark",
    "Template": "._template",
    "TemplateEntry": "._template._catalog",
    "compose": "._compose",
    "read_profile": ".reading",
    "review": "._review",
    "templates": "._template._catalog",
}


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_LAZY[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
