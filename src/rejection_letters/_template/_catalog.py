"""The catalog of templates: the built-in letters and the templates of installed packs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from .. import _values
from .._plugins import Entry, Registry, forget
from ..errors import BrokenPackError
from ._template import Template

BUILT_IN = {
    "classic": "Thanks the reader and asks for advice",
    "brief": "A courtesy note that asks for nothing",
    "sales": "Asks about top performers, numbers and growth",
    "military-transition": "Asks how military experience reads to a civilian",
    "design": "Asks two questions about one case study",
    "reminder": "Reminds once of a letter that got no answer",
    "thank-you": "Thanks for advice you were given",
    "short-note": "A message for a professional network",
}
"""The names of the built-in letters, with their summaries."""


@attrs.frozen
class TemplateEntry(Entry[Template[Any]]):
    """An installed template, imported only when you load it.

    Attributes:
        name: The name of the template.
        distribution: The distribution that provides it.
        version: The version of that distribution; None for a built-in letter.
        summary: One line about the template. For a template from a pack, this is the summary of its
            distribution.
        value: Its entry point, as `"module:object"`.

    Example:
        >>> from rejection_letters import templates
        >>> entry = templates()["classic"]
        >>> entry.distribution, entry.status
        ('rejection-letters', 'built in')
    """

    kind: ClassVar[str] = "template"
    group: ClassVar[str] = "rejection_letters.templates"

    def _accept(self, found: object) -> Template[Any]:
        if isinstance(found, Template):
            # A pack is broken, too, if its wheel lacks a file or if a template is not valid.
            return found.checked()
        raise TypeError(f"{self.value} is {_values.shown(found)}, not a Template")


def variable(name: str) -> str:
    """Return the name of a built-in letter as a Python variable."""
    return name.replace("-", "_")


TEMPLATES: Registry[TemplateEntry, Template[Any]] = Registry(
    TemplateEntry,
    {
        name: (f"rejection_letters.letters:{variable(name)}", summary)
        for name, summary in BUILT_IN.items()
    },
)


def templates(*, refresh: bool = False) -> Mapping[str, TemplateEntry]:
    """Return the installed templates, without importing any pack.

    The result displays as a table in a terminal and in a notebook.

    Args:
        refresh: Whether to rescan the installed distributions and forget which templates were
            loaded or broken. By default, the first scan is reused until a name cannot be found.

    Returns:
        A read-only mapping from names to entries. If several distributions claim a name, or a pack
        claims the name of a built-in letter, the key is `"distribution:name"`.

    Example:
        >>> from rejection_letters import templates
        >>> templates()["brief"].summary
        'A courtesy note that asks for nothing'

        After you install or update a pack in a running program:

        >>> "brief" in templates(refresh=True)
        True
    """
    if refresh:
        forget()
    return TEMPLATES.listing()


def full_name(template: Template[Any]) -> str:
    """Return the name that `find()` accepts for a template; `":name"` if it is not installed."""
    for entry in TEMPLATES.entries():
        if _provides(entry, template):
            return entry.full_name
    return f":{template.name}"


def _provides(entry: TemplateEntry, template: Template[Any]) -> bool:
    # A template from a string came from a module that is already imported, so do not import others.
    module = entry.value.partition(":")[0].strip()
    if template.package is None:
        is_candidate = module in sys.modules
    else:
        is_candidate = module.partition(".")[0] == template.package.partition(".")[0]
    if not is_candidate:
        return False
    try:
        return entry.load() == template
    except BrokenPackError:
        return False


def find(name: str) -> Template[Any]:
    """Load and return a template by name.

    Args:
        name: The name, or `"distribution:name"`, in upper or lower case.

    Raises:
        NotFoundError: No installed template has that name.
        DuplicateNameError: Several distributions claim the name.
        BrokenPackError: The pack that provides the template cannot be loaded.
        WrongTypeError: The name is not a string.
    """
    if not isinstance(name, str):
        raise _values.unexpected("compose.template", name, "a Template or the name of one")
    return TEMPLATES.load(name)
