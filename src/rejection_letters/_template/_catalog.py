"""The catalog of templates: the built-in letters, and those of installed packs."""

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
    "classic": "Thanks for the reply, and asks for advice",
    "brief": "A courtesy note: thanks, and asks for nothing",
    "sales": "Asks about top performers, numbers and growth",
    "military-transition": "Asks how military experience reads to a civilian",
    "design": "Asks two questions about one case study",
}
"""The built-in letters, each with its summary."""


@attrs.frozen
class TemplateEntry(Entry[Template[Any]]):
    """A template that was found under a name. Nothing of it has been imported yet.

    Attributes:
        name: Its name.
        distribution: The distribution that provides it.
        version: The version of that distribution; None for a built-in letter.
        summary: One line about it: the summary of the distribution, or of the built-in letter.
        value: Where it is: `"module:object"`.

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
            return found
        raise TypeError(f"{self.value} is {_values.shown(found)}, not a Template")


def variable(name: str) -> str:
    """Return the name of a built-in letter as Python writes it."""
    return name.replace("-", "_")


TEMPLATES: Registry[TemplateEntry, Template[Any]] = Registry(
    TemplateEntry,
    {
        name: (f"rejection_letters.letters:{variable(name)}", summary)
        for name, summary in BUILT_IN.items()
    },
)


def templates(*, refresh: bool = False) -> Mapping[str, TemplateEntry]:
    """List the installed templates, without importing any pack.

    The list displays as a table, in a terminal and in a notebook.

    Args:
        refresh: Scan again what is installed, and forget which templates were loaded and which
            were broken. Otherwise the first scan is the list, until a name is not found in it.

    Returns:
        What was found, by name, read-only. A name that several distributions claim, or that is the
        name of a built-in letter, is listed as `"distribution:name"`.

    Example:
        >>> from rejection_letters import templates
        >>> templates()["brief"].summary
        'A courtesy note: thanks, and asks for nothing'

        After a pack was installed or updated while the program runs:

        >>> "brief" in templates(refresh=True)
        True
    """
    if refresh:
        forget()
    return TEMPLATES.listing()


def full_name(template: Template[Any]) -> str:
    """Return the name by which `find()` returns a template; its own name if it is not installed."""
    for entry in TEMPLATES.entries():
        if _provides(entry, template):
            return entry.full_name
    return template.name


def _provides(entry: TemplateEntry, template: Template[Any]) -> bool:
    # A pack that made a template from text has been imported; any other could only run its code.
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
    """Return the template of a name, loaded.

    Args:
        name: Its name, or `"distribution:name"`, in any case.

    Raises:
        NotFoundError: Nothing installed has that name.
        DuplicateNameError: Several distributions claim it.
        BrokenPackError: The pack that provides it cannot be loaded.
        WrongTypeError: The name is not text.
    """
    if not isinstance(name, str):
        raise _values.unexpected("compose.template", name, "a Template or the name of one")
    return TEMPLATES.load(name)
