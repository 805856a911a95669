"""Build the report for `doctor`: what is installed, what is broken, and how to fix it."""

from __future__ import annotations

import platform
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import attrs
import importlib_metadata

from .. import _english, _untrusted
from .._compose import compose
from .._extras import EXTRAS
from .._letter import Letter
from .._model import Contact, Profile, Rejection, SourceMessage
from .._plugins import OWN_DISTRIBUTION, Entry, Registry, forget, release
from .._plugins._installed import providing_nothing, several_releases
from .._template._catalog import TEMPLATES
from .._untrusted import UntrustedCodeError, printable
from ..errors import (
    BrokenPackError,
    MissingExtraError,
    RejectionLettersError,
    RejectionLettersWarning,
    install_command,
)
from ..formats import Style
from ..formats._catalog import FORMATS, Format, FormatEntry

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
    """Load all templates and formats, try each format on a sample letter, and report the result."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")  # warnings from packs do not mean that they are broken
        warnings.simplefilter("always", RejectionLettersWarning)
        forget()
        packs: list[str] = []
        wrong: list[str] = []
        for registry in REGISTRIES:
            wrong += map(str, registry.conflicts())
            for name, entry in registry.listing().items():
                state, problems = _state(entry)
                if entry.status != "built in":
                    packs.append(_line(registry, name, entry, state))
                wrong += problems
    unreadable = [str(one.message) for one in caught]
    wrong = [*unreadable, *_several_releases(), *_providing_nothing(), *wrong]
    return Report([*_libraries()], packs, [*map(printable, wrong)])


def _several_releases() -> Iterator[str]:
    for folder, releases in several_releases():
        together = _english.and_list(releases)
        yield (
            f"{together} are installed together in {folder}; {releases[-1]} is used. "
            "Uninstall the distribution repeatedly until no release is left, then reinstall it."
        )


def _providing_nothing() -> Iterator[str]:
    groups = [registry.group for registry in REGISTRIES]
    for pack in providing_nothing(groups):
        yield (
            f"{pack} has no entry point in {' or '.join(groups)}. "
            "Correct its pyproject.toml and install it again."
        )


def _state(entry: Entry[Any]) -> tuple[str, list[str]]:
    """Return the state of a template or format, and its problems."""
    try:
        found = entry.load()
        if isinstance(entry, FormatEntry):
            _try(entry, found)
    except BrokenPackError as error:
        return "broken", [str(error)]
    except MissingExtraError as error:
        # Extras are optional, and the report shows which are missing.
        is_installed = _version(error.distribution) is not None
        return f"needs an extra: {error}", [str(error)] if is_installed else []
    except RejectionLettersError as error:
        # The format works, but not for a letter like the sample.
        return f"cannot render the sample letter: {_untrusted.message(error)}", []
    return "works", []


def _try(entry: FormatEntry, render: Format) -> None:
    """Render the sample letter, because running a format is the only way to know if it works.

    Raises:
        BrokenPackError: The format failed.
        RejectionLettersError: The format cannot be used for this letter or without an extra.
    """
    letter = _sample()
    try:
        _untrusted.run(lambda: render(letter, style=Style()))
    except UntrustedCodeError as failed:
        error = failed.__cause__
        if isinstance(error, RejectionLettersError):
            raise error from None
        raise entry.broken(str(failed), verb="render a letter") from error


def _sample() -> Letter:
    """Return a letter with everything that a format may need."""
    profile = Profile(
        "Ana Ruiz",
        "sales manager",
        email="ana@example.com",
        phone="(216) 555-0142",
        website="https://ana.example.com",
        address=["1840 Linden Street", "Cleveland, OH 44113"],
        timezone="UTC",
    )
    rejection = Rejection(
        "Acme",
        role="Regional Sales Manager",
        date="2026-11-16",
        contact=Contact(
            "Dana Lee", title="Head of Sales", email="dana@acme.example", phone="(312) 555-0177"
        ),
        address=["600 Wharf Road", "Chicago, IL 60601"],
        stage="interview",
        message=SourceMessage(message_id="<1@acme.example>", subject="Your application"),
    )
    return compose(profile, rejection, date="2026-11-18", call_on="2026-11-24")


def _line(registry: Registry[Any, Any], name: str, entry: Entry[Any], state: str) -> str:
    note = ""
    if registry.is_built_in(entry.name):
        note = f" ({entry.name!r} alone is the built-in {entry.kind})"
    return printable(f"{release(entry)}: {entry.kind} {name} {state}{note}")


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
