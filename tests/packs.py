"""Install packs as an installer would, for tests that find and load them."""

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
"""The names of the built-in templates, sorted."""

FORMATS = ["docx", "eml", "html", "ics", "md", "pdf", "txt"]
"""The names of the built-in formats, sorted."""

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
"""The module of a pack: a template whose closing names the distribution, and a format."""


class Site:
    """A folder that Python imports from, for installing packs."""

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

        `templates` and `formats` are the lines of its two entry-point groups, `metadata` has more
        lines for its METADATA, and `files` are written next to its module. In `code` and `files`,
        MODULE and DISTRIBUTION are replaced by the names of the two.
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
        """Write files to a folder, which is created if necessary."""
        folder = folder or self.folder
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (folder / name).write_bytes(data)


def closing(name: str) -> str:
    """Return the closing of a letter composed with the named template."""
    return compose(PROFILE, REJECTION, template=name).closing


def assert_others_still_work() -> None:
    """Check that everything but the broken pack still works."""
    library = importlib.import_module("rejection_letters")
    listed = library.templates()

    assert {*BUILT_IN, "banking"} <= listed.keys()
    assert listed["banking"].load().name == "text"
    assert closing("banking") == "From sound,"
    assert closing("classic") == "Sincerely,"


def assert_others_still_work_with_a_warning(message: str) -> None:
    """Check the same, expecting every scan of the installed packs to give a warning."""
    _plugins.forget()
    with pytest.warns(RejectionLettersWarning, match=re.escape(message)):
        templates()
    assert_others_still_work()
