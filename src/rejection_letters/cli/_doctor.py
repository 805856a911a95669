"""What `doctor` says: what is installed, what is broken, why, and what to do."""

from __future__ import annotations

import platform
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import attrs
import importlib_metadata

from .. import _plugins, _strangers
from .._extras import EXTRAS
from .._plugins._entries import KINDS, OWN_DISTRIBUTION, Entry, TemplateEntry, release
from .._plugins._groups import Group
from .._plugins._installed import bringing_nothing
from .._strangers import StrangerError, printable
from ..errors import RejectionLettersError, RejectionLettersWarning, install_command

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
        _plugins.forget()
        packs: list[str] = []
        wrong: list[str] = []
        for group in (_plugins.TEMPLATES, _plugins.FORMATS):
            wrong += map(str, group.conflicts())
            for name, entry in _installed(group):
                error = _failure(entry)
                packs.append(_line(group, name, entry, "works" if error is None else "broken"))
                wrong += [] if error is None else [str(error)]
    unreadable = [str(one.message) for one in caught]
    wrong = [*unreadable, *_bringing_nothing(), *wrong]
    return Report([*_libraries()], packs, [*map(printable, wrong)])


def _bringing_nothing() -> Iterator[str]:
    for pack in bringing_nothing():
        yield (
            f"{pack} is called a pack and brings nothing. "
            f"It has no entry points in the groups {' or '.join(KINDS)}. "
            "Correct them in its pyproject.toml, and install it again."
        )


def _installed(group: Group[Any]) -> Iterator[tuple[str, Entry[Any]]]:
    """Give what packs bring, under the names by which it can be asked for."""
    for name, entry in group.listing().items():
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


def _line(group: Group[Any], name: str, entry: Entry[Any], state: str) -> str:
    own = f" ({entry.name} alone is the library's)" if group.is_reserved(entry.name) else ""
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
        return _strangers.run(lambda: importlib_metadata.version(distribution))
    except StrangerError:  # not there, or what an installation that was cut short has left
        return None
