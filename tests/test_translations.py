"""The built-in letters as functions, held to the templates they were translated from."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejection_letters import Template, letters
from rejection_letters._template import dialect as _dialect
from rejection_letters.errors import TemplateError
from rejection_letters.letters import _compiled

FILE = Path(_compiled.__file__)

HEAD = '''"""The built-in letters as Python functions: what the dialect makes of their templates.

They spare a process that writes one letter the import of Jinja2 and the translation. This file is
written by `pytest tests/test_translations.py --update-golden`; edit the templates instead. The
names its functions use are those of `_writing.NAMES`.
"""
'''


TEMPLATES = [
    value for value in map(vars(letters).get, letters.__all__) if isinstance(value, Template)
]


def identifier(template: Template) -> str:
    """Return the name of a template as Python can say it."""
    return template.name.replace("-", "_")


def translation() -> str:
    """Return what the file should hold."""
    functions, table = [], []
    for template in TEMPLATES:
        blocks = _dialect.blocks_of_letter(*template._text())
        code = _dialect.code_of_letter(blocks)
        functions.append(code.replace("def write(", f"def {identifier(template)}(", 1))
        table.append(f"    {template.name!r}: {_dialect.about(blocks)!r},")
    about = "\n".join(["ABOUT = {", *table, "}"])
    return "\n\n\n".join([f"{HEAD}\n{about}", *functions]) + "\n"


def test_they_are_what_the_dialect_makes_of_their_templates(request):
    """What was translated is what the templates say today."""
    if request.config.getoption("--update-golden"):  # pragma: no cover  only to write the file
        FILE.write_text(translation(), encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == translation()


@pytest.mark.parametrize("template", TEMPLATES, ids=identifier)
def test_every_built_in_letter_has_one(template):
    """No built-in letter is translated anew in every process."""
    function = getattr(_translated, identifier(template))

    assert template._program.write.__code__ is function.__code__


@pytest.mark.parametrize("file", ["ABOUT.j2", "absent.j2"])
def test_what_is_no_built_in_letter_is_none(file):
    """A file that the package of the built-in letters does not have cannot be read."""
    template = Template.from_package("rejection_letters.letters", file, summary="None")

    with pytest.raises(TemplateError, match="has no such file"):
        template.checked()
