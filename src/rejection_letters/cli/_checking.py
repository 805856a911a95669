"""What `check` is asked for: a file, a template, or all templates of a distribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from .._template import Template
from .._template._catalog import TEMPLATES, TemplateEntry
from ..errors import BrokenPackError, NotFoundError, TemplateError
from ..testing import check

Result = tuple[str, Sequence[object]]
"""What was checked, and what is wrong with it."""


def results(asked: str) -> Iterator[Result]:
    """Check what is asked for, one template after another.

    Args:
        asked: The path of a file, the name of a template, or the name of a distribution.

    Raises:
        NotFoundError: There is no such template.
        DuplicateNameError: Several distributions bring a template of that name.
    """
    path = Path(asked)
    if path.suffix.lower() == ".j2":
        yield _of_file(path)
        return
    entries = TEMPLATES.provided_by(asked)
    conflicts = [*TEMPLATES.conflicts(asked)] if entries else []
    if conflicts:
        yield asked, conflicts
    for entry in entries or [_entry(asked)]:
        yield _of_entry(entry)


def _entry(asked: str) -> TemplateEntry:
    try:
        return TEMPLATES.entry(asked)
    except NotFoundError:
        # A folder may well be named like the distribution that lies in it: names come first.
        if Path(asked).exists():
            raise _no_file(Path(asked)) from None
        raise


def _of_file(path: Path) -> Result:
    if not path.is_file():
        raise _no_file(path)
    try:
        return str(path), check(Template.from_file(path))
    except TemplateError as error:
        return str(path), [error]


def _no_file(path: Path) -> click.UsageError:
    found = "is no template" if path.exists() else "is no file that there is"
    if path.is_dir():
        found = "is a folder"
    return click.UsageError(
        f"{path} {found}. Give a file that ends in .j2, or the name of a template or of a "
        "distribution."
    )


def _of_entry(entry: TemplateEntry) -> Result:
    problems: list[object] = []
    if entry.status != "built in" and TEMPLATES.is_built_in(entry.name):
        problems.append(
            f"A built-in letter is named {entry.name!r}. Who asks for that name gets the built-in "
            "one. Give the entry point another name."
        )
    try:
        problems += check(entry.load())
    except BrokenPackError as error:
        problems.append(error)
    return entry.full_name, problems
