"""What `doctor` says: what is installed, what is broken, why, and what to do."""

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
"""Everything that packs can provide."""

CORE = ("jinja2", "attrs", "importlib-metadata")
"""What the library cannot do without."""


@attrs.frozen
class Report:
    """The state of an installation; `str(report)` shows it.

    Attributes:
        libraries: What the library is made of and may use, a line each.
        packs: The packs, a line for each thing they bring.
        wrong: What is broken, each with why and what to do.
    """

    libraries: Sequence[str]
    packs: Sequence[str]
    wrong: Sequence[str]

    def __str__(self) -> str:
        verdict = ["All is well."]
        if self.wrong:
            number = "1 thing is" if len(self.wrong) == 1 else f"{len(self.wrong)} things are"
            verdict = [f"{number} broken:", *(f"- {text}" for text in self.wrong)]
        packs = self.packs or ["No packs are installed."]
        return "\n".join((*self.libraries, "", *packs, "", *verdict))


def examine() -> Report:
    """Look at what is installed, and load every template and format of every pack."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")  # what packs warn of is no fault of the installation
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
            f"{pack} is named like a pack and provides nothing. "
            f"It has no entry points in the groups {' or '.join(groups)}. "
            "Correct them in its pyproject.toml, and install it again."
        )


def _installed(registry: Registry[Any, Any]) -> Iterator[tuple[str, Entry[Any]]]:
    """Give what packs bring, under the names by which it can be asked for."""
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
    own = f" ({entry.name} alone is the library's)" if registry.is_built_in(entry.name) else ""
    return f"{printable(release(entry))}: {entry.kind} {name} {state}{own}"


def _libraries() -> Iterator[str]:
    yield f"{_shown(OWN_DISTRIBUTION)} on Python {platform.python_version()}, {platform.system()}"
    yield f"It stands on {', '.join(map(_shown, CORE))}."
    for extra, distribution in EXTRAS.items():
        version = _version(distribution)
        state = f"{distribution} {version}" if version else f"missing; {install_command(extra)}"
        yield f"Extra {extra}: {state}"


def _shown(distribution: str) -> str:
    return f"{distribution} {_version(distribution) or 'without metadata'}"


def _version(distribution: str) -> str | None:
    try:
        return _untrusted.run(lambda: importlib_metadata.version(distribution))
    except UntrustedCodeError:  # not there, or what an installation that was cut short has left
        return None
