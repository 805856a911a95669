"""new-pack: a pack to begin with, made of the files in `_pack`."""

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
"""What the name of a pack's distribution begins with, so that it is found by searching for it."""

_FILES = {
    "pyproject.toml": "pyproject.toml.in",
    "README.md": "README.md.in",
    "src/$module/__init__.py": "module.py.in",
    "src/$module/$template.j2": "letter.j2.in",
    "src/$module/py.typed": "py.typed.in",
    "tests/test_$module.py": "tests.py.in",
}
"""The files of a pack, and what each is made of."""

_NAME = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_LONGEST_NAME = 40
_USED = ("attrs", "conformance")


def write_pack(name: str, parent: Path, summary: str | None = None) -> Path:
    """Write a pack, whole or not at all, and return its folder.

    Args:
        name: What its template is called: small letters, digits and hyphens. `rejection-letters-`
            before it is taken off.
        parent: The folder to put it into.
        summary: One line on what it is; made of the name where left out.

    Raises:
        InvalidValueError: The name is none, or is that of a built-in letter; or something is in the
            pack's place already.
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
            f"{folder} is there already.",
            "Something of yours may lie in it.",
            "Choose another name, or another --folder.",
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
        raise _no_name(
            name,
            "It begins with a small letter; small letters, digits and single hyphens follow, "
            f"at most {_LONGEST_NAME} in all.",
        )
    if template == "letter":
        raise _no_name(name, "It is the name of the base that letters extend.")
    variable = template.replace("-", "_")
    if keyword.iskeyword(variable) or hasattr(builtins, variable) or variable in _USED:
        raise _no_name(name, "It has a meaning in Python already, and the pack's code uses it.")
    if TEMPLATES.is_built_in(template):
        raise _no_name(name, "A built-in letter has it, and no pack can take it over.")
    return template


def _no_name(name: str, why: str) -> InvalidValueError:
    return InvalidValueError(
        "new-pack.name",
        f"{_values.shown(name)} cannot be the name of a template.",
        why,
        "Choose one such as nursing or public-health.",
    )


def _values_of(template: str, summary: str | None) -> Mapping[str, str]:
    """Return what stands for each `$name` in the files."""
    words = template.replace("-", " ")
    given = _values.named(_values.optional_line, "new-pack.summary")(summary)
    about = given or f"A letter for those who work in {words}"
    return {
        "distribution": f"{PREFIX}{template}",
        "module": f"{PREFIX}{template}".replace("-", "_"),
        "template": template,
        "variable": template.replace("-", "_"),
        "Class": "".join(map(str.capitalize, template.split("-"))),
        "summary": about,
        # A string of JSON is one of Python and of TOML as well.
        "quoted_summary": json.dumps(about, ensure_ascii=False),
        "version": importlib_metadata.version(OWN_DISTRIBUTION),
    }
