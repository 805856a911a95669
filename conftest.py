"""Collect the examples in README.md, docs/ and the docstrings, so that they run as tests."""

import doctest
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from sybil import Sybil
from sybil.parsers import myst, rest
from sybil.sybil import SybilCollection

HERE = Path(__file__).parent
folders: list[tempfile.TemporaryDirectory[str]] = []


def pytest_configure(config: pytest.Config) -> None:
    """Make every RejectionLettersWarning an error.

    pyproject.toml cannot name the class, because pytest would import the library to find it before
    coverage is measured.
    """
    config.addinivalue_line(
        "filterwarnings", "error::rejection_letters.errors.RejectionLettersWarning"
    )


def enter_folder(_namespace: dict[str, Any]) -> None:
    """Let the examples of one document write where they disturb nothing."""
    folders.append(tempfile.TemporaryDirectory())
    os.chdir(folders[-1].name)


def leave_folder(_namespace: dict[str, Any]) -> None:
    """Go back and forget what the examples wrote."""
    os.chdir(HERE)
    folders.pop().cleanup()


def markdown(path: str, pattern: str, *excludes: str) -> Sybil:
    """The ```python and ```pycon blocks, and {code-cell} python, of Markdown files."""
    python, pycon = (myst.PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS) for _ in "12")
    pycon.codeblock_parser.language = "pycon"
    return Sybil(
        [python, pycon, myst.SkipParser()],
        path=path,
        pattern=pattern,
        excludes=excludes,
        setup=enter_folder,
        teardown=leave_folder,
    )


docstrings = Sybil(
    [rest.DocTestParser(optionflags=doctest.ELLIPSIS), rest.PythonCodeBlockParser()],
    path="src",
    pattern="*.py",
    setup=enter_folder,
    teardown=leave_folder,
)

pytest_collect_file = SybilCollection(
    # The gallery needs programs that only the build of the docs looks for.
    [markdown("docs", "*.md", "gallery.md"), markdown(".", "README.md", "*/README.md"), docstrings]
).pytest()
