"""Run `check` on a file, a template, or all templates in a distribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from .._template import Template
from .._template._catalog import TEMPLATES, TemplateEntry
from ..errors import BrokenPackError, NotFoundError, TemplateError
from ..testing import check

Result = tuple[str, Sequence[object]]
"""The name of the checked template, and its problems."""


def results(asked: str) -> Iterator[Result]:
    """Yield the result for each template that the user asked for.

    Args:
        asked: The path of a file, the name of a template, or the name of a distribution.

    Raises:
        NotFoundError: There is no such template.
        DuplicateNameError: More than one distribution provides a template with that name.
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
        # Look for a path last, because a folder often has the same name as its distribution.
        if Path(asked).exists():
            raise _not_a_template(Path(asked)) from None
        raise


def _of_file(path: Path) -> Result:
    if not path.is_file():
        raise _not_a_template(path)
    try:
        return str(path), check(Template.from_file(path))
    except TemplateError as error:
        return str(path), [error]


def _not_a_template(path: Path) -> click.UsageError:
    problem = "is not a .j2 file" if path.exists() else "does not exist"
    return click.UsageError(f"{path} {problem}. Give a .j2 file, a template name or a pack name.")


def _of_entry(entry: TemplateEntry) -> Result:
    problems: list[object] = []
    if entry.status != "built in" and TEMPLATES.is_built_in(entry.name):
        problems.append(
            f"{entry.name!r} is the name of a built-in template, which takes precedence. "
            "Rename the entry point."
        )
    try:
        problems += check(entry.load())
    except BrokenPackError as error:
        problems.append(error)
    return entry.full_name, problems
