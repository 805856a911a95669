"""Create a starter pack for `new-pack` from the files in `_pack`."""

from __future__ import annotations

import builtins
import json
import keyword
import re
import shutil
import string
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import importlib_metadata

from .. import _values
from .._plugins import OWN_DISTRIBUTION
from .._template._catalog import TEMPLATES
from ..errors import InvalidValueError

PREFIX = f"{OWN_DISTRIBUTION}-"
"""The prefix of every pack's distribution, so that a search on PyPI finds packs."""

_FILES = {
    "pyproject.toml": "pyproject.toml.in",
    "README.md": "README.md.in",
    "src/$module/__init__.py": "module.py.in",
    "src/$module/$template.j2": "letter.j2.in",
    "src/$module/py.typed": "py.typed.in",
    "tests/test_$module.py": "tests.py.in",
}
"""The files in a pack, each with the file in `_pack` that it is made from."""

_NAME = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_LONGEST_NAME = 40
_USED = ("attrs", "conformance")


def write_pack(name: str, parent: Path, summary: str | None = None) -> Path:
    """Write a pack and return its folder; if that fails, leave nothing behind.

    Args:
        name: The name of its template: lowercase letters, digits and hyphens. A leading
            `rejection-letters-` is removed.
        parent: The folder to create the pack in.
        summary: One line that describes the pack; defaults to a line with its name.

    Raises:
        InvalidValueError: The name is invalid or taken by a built-in letter, the summary is
            invalid, or the pack's folder already exists.
        OSError: The folder cannot be written to.
    """
    template = _template_name(name)
    values = _values_of(template, summary)
    folder = parent / f"{PREFIX}{template}"
    try:
        folder.mkdir()
    except FileExistsError:
        raise InvalidValueError(
            "new-pack.folder",
            f"{folder} already exists.",
            remedy="Choose another name or another --folder.",
        ) from None
    try:
        _fill(folder, values)
    except BaseException:
        shutil.rmtree(folder)
        raise
    return folder


def _fill(folder: Path, values: Mapping[str, str]) -> None:
    sources = files(__package__).joinpath("_pack")
    for target, source in _FILES.items():
        path = folder / string.Template(target).substitute(values)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = string.Template(sources.joinpath(source).read_text(encoding="utf-8"))
        path.write_text(text.substitute(values), encoding="utf-8", newline="\n")


def _template_name(name: str) -> str:
    template = name.removeprefix(PREFIX)
    if not re.fullmatch(_NAME, template) or len(template) > _LONGEST_NAME:
        raise _refused(
            name,
            "must start with a letter and have at most "
            f"{_LONGEST_NAME} lowercase letters, digits and single hyphens",
        )
    if template == "letter":
        raise _refused(name, "must not be 'letter', which is the name of the base letter")
    variable = template.replace("-", "_")
    if keyword.iskeyword(variable) or hasattr(builtins, variable) or variable in _USED:
        raise _refused(name, "must not be a name that Python or the pack's code uses")
    if TEMPLATES.is_built_in(template):
        raise _refused(name, "must not be the name of a built-in letter")
    return template


def _refused(name: str, problem: str) -> InvalidValueError:
    what = f"The name of a pack {problem}; got {_values.shown(name)}."
    return InvalidValueError("new-pack.name", what, remedy="Choose one such as nursing.")


def _values_of(template: str, summary: str | None) -> Mapping[str, str]:
    """Return the value for each `$name` in the files."""
    words = template.replace("-", " ")
    given = _values.named(_values.optional_line, "new-pack.summary")(summary)
    about = given or f"A letter for people who work in {words}"
    return {
        "distribution": f"{PREFIX}{template}",
        "module": f"{PREFIX}{template}".replace("-", "_"),
        "template": template,
        "variable": template.replace("-", "_"),
        "Class": "".join(map(str.capitalize, template.split("-"))),
        "summary": about,
        # A JSON string is also a valid string in Python and TOML.
        "quoted_summary": json.dumps(about, ensure_ascii=False),
        "version": importlib_metadata.version(OWN_DISTRIBUTION),
    }
