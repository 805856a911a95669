"""Build the report for `doctor`: what is installed, what is broken, and how to fix it."""

from __future__ import annotations

import platform
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import attrs
import importlib_metadata

from .. import _untrusted
from .._extras import EXTRAS
from .._plugins import OWN_DISTRIBUTION, Entry, Registry, forget, release
from .._plugins._installed import providing_nothing
from .._template._catalog import TEMPLATES, TemplateEntry
from .._untrusted import UntrustedCodeError, printable
from ..errors import RejectionLettersError, RejectionLettersWarning, install_command
from ..formats._catalog import FORMATS

REGISTRIES: Sequence[Registry[Any, Any]] = (TEMPLATES, FORMATS)
"""The registries that packs add to."""

CORE = ("jinja2", "attrs", "importlib-metadata")
"""The required dependencies."""


@attrs.frozen
class Report:
    """The state of an installation, printed with `str(report)`.

    Attributes:
        libraries: One line for each dependency and extra.
        packs: One line for each template and format from a pack.
        wrong: One line for each problem, with the cause and the fix.
    """

    libraries: Sequence[str]
    packs: Sequence[str]
    wrong: Sequence[str]

    def __str__(self) -> str:
        number = "1 problem" if len(self.wrong) == 1 else f"{len(self.wrong) or 'No'} problems"
        verdict = f"{number} found{':' if self.wrong else '.'}"
        packs = self.packs or ["No packs are installed."]
        problems = (f"- {text}" for text in self.wrong)
        return "\n".join((*self.libraries, "", *packs, "", verdict, *problems))


def examine() -> Report:
    """Load every template and format of every installed pack, and report the result."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")  # warnings from packs do not mean that they are broken
        warnings.simplefilter("always", RejectionLettersWarning)
        forget()
        packs: list[str] = []
        wrong: list[str] = []
        for registry in REGISTRIES:
            wrong += map(str, registry.conflicts())
            for name, entry in _installed(registry):
                error = _failure(entry)
                packs.append(_line(registry, name, entry, "works" if error is None else "broken"))
                wrong += [] if error is None else [str(error)]
    unreadable = [str(one.message) for one in caught]
    wrong = [*unreadable, *_providing_nothing(), *wrong]
    return Report([*_libraries()], packs, [*map(printable, wrong)])


def _providing_nothing() -> Iterator[str]:
    groups = [registry.group for registry in REGISTRIES]
    for pack in providing_nothing(groups):
        yield (
            f"{pack} has no entry point in {' or '.join(groups)}. "
            "Correct its pyproject.toml and install it again."
        )


def _installed(registry: Registry[Any, Any]) -> Iterator[tuple[str, Entry[Any]]]:
    """Yield each template or format from a pack, with the name that you request it by."""
    for name, entry in registry.listing().items():
        if entry.status != "built in":
            yield name, entry


def _failure(entry: Entry[Any]) -> RejectionLettersError | None:
    try:
        found = entry.load()
        if isinstance(entry, TemplateEntry):
            found.checked()
    except RejectionLettersError as error:
        return error
    return None


def _line(registry: Registry[Any, Any], name: str, entry: Entry[Any], state: str) -> str:
    note = ""
    if registry.is_built_in(entry.name):
        note = f" ({entry.name!r} alone is the built-in {entry.kind})"
    return f"{printable(release(entry))}: {entry.kind} {name} {state}{note}"


def _libraries() -> Iterator[str]:
    yield f"{_shown(OWN_DISTRIBUTION)} on Python {platform.python_version()}, {platform.system()}"
    yield f"Dependencies: {', '.join(map(_shown, CORE))}"
    for extra, distribution in EXTRAS.items():
        version = _version(distribution)
        state = f"{distribution} {version}" if version else f"missing; {install_command(extra)}"
        yield f"Extra {extra}: {state}"


def _shown(distribution: str) -> str:
    return f"{distribution} {_version(distribution) or '(version unknown)'}"


def _version(distribution: str) -> str | None:
    try:
        return _untrusted.run(lambda: importlib_metadata.version(distribution))
    except UntrustedCodeError:  # not installed, or left behind by an interrupted installation
        return None
