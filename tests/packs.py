"""Packs as an installer leaves them on disk, for tests of how they are found and loaded."""

from __future__ import annotations

import importlib
import re
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from rejection_letters import (
    Profile,
    Rejection,
    RejectionLettersWarning,
    _plugins,
    compose,
    letters,
    templates,
)

PROFILE, REJECTION = Profile("Ana Ruiz", "UX designer"), Rejection("Acme")

BUILT_IN = sorted(
    value.name for value in vars(letters).values() if isinstance(value, type(letters.classic))
)
"""The names of the library's own templates, in the order of the list."""

FORMATS = ["docx", "eml", "html", "ics", "md", "pdf", "txt"]
"""The names of the library's own formats, in the order of the list."""

PACK = """
from rejection_letters import Template

template = Template.from_string(
    '''{% extends "letter" %}
    {% block closing %}From DISTRIBUTION,{% endblock %}'''
)

class group:
    inner = template

def shout(letter, *, style):
    return f"DISTRIBUTION: {letter}{style}".upper().encode()
"""
"""The module of a pack: a template whose closing tells where it comes from, and a format."""


class Site:
    """A folder that Python imports from, in which packs are installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def install(
        self,
        distribution: str,
        *templates: str,
        formats: Iterable[str] = (),
        code: str | bytes = PACK,
        files: Mapping[str, str | bytes] | None = None,
        version: str = "1.0",
        metadata: Iterable[str] = (),
        more_points: str = "",
    ) -> str:
        """Install a pack, and return the name of its module: `pack_a` for `pack-a`.

        `templates` and `formats` are the lines of its two entry-point groups, `metadata` more lines
        of its METADATA, `files` what lies beside its module. In code, MODULE and DISTRIBUTION stand
        for the names of the two.
        """
        module = distribution.lower().replace("-", "_")
        if not templates and not formats:
            templates = (f"nursing = {module}:template",)
        headers = (f"Name: {distribution}", f"Version: {version}", *metadata)
        self.write(
            {
                "METADATA": "\n".join(("Metadata-Version: 2.1", *headers, "")),
                "entry_points.txt": "\n".join(
                    (
                        *("[rejection_letters.templates]", *templates),
                        *("[rejection_letters.formats]", *formats),
                        more_points,
                    )
                ),
            },
            folder=self.folder / f"{module}-{version}.dist-info",
        )
        sources = {f"{module}.py": code, **(files or {})}
        for name, source in sources.items():
            if isinstance(source, str):
                named = source.replace("DISTRIBUTION", distribution).replace("MODULE", module)
                sources[name] = textwrap.dedent(named)
        self.write(sources)
        return module

    def write(self, files: Mapping[str, str | bytes], folder: Path | None = None) -> None:
        """Write files into a folder, which is made if it is not there."""
        folder = folder or self.folder
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (folder / name).write_bytes(data)


def closing(name: str) -> str:
    """Return how a letter closes that is composed with the template of a name."""
    return compose(PROFILE, REJECTION, template=name).closing


def assert_nobody_is_disturbed() -> None:
    """Check that everything but the broken pack works as if it were not there."""
    library = importlib.import_module("rejection_letters")
    listed = library.templates()

    assert {*BUILT_IN, "banking"} <= listed.keys()
    assert listed["banking"].load().name == "text"
    assert closing("banking") == "From sound,"
    assert closing("classic") == "Sincerely,"


def assert_nobody_else_is_disturbed(message: str) -> None:
    """Check the same where every look at what is installed gives a warning."""
    _plugins.forget()
    with pytest.warns(RejectionLettersWarning, match=re.escape(message)):
        templates()
    assert_nobody_is_disturbed()
