"""Run the examples in README.md, docs/, and docstrings as tests."""

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
    """Turn every RejectionLettersWarning into an error.

    If pyproject.toml named the class, pytest would import the library before coverage starts.
    """
    config.addinivalue_line(
        "filterwarnings", "error::rejection_letters.errors.RejectionLettersWarning"
    )


def enter_folder(_namespace: dict[str, Any]) -> None:
    """Run the examples of a document in a temporary folder."""
    folders.append(tempfile.TemporaryDirectory())
    os.chdir(folders[-1].name)


def leave_folder(_namespace: dict[str, Any]) -> None:
    """Leave the temporary folder and delete it."""
    os.chdir(HERE)
    folders.pop().cleanup()


def markdown(path: str, pattern: str, *excludes: str) -> Sybil:
    """Collect the `python`, `pycon`, and `{code-cell} python` blocks of Markdown files."""
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
    # The gallery needs programs that are only installed to build the docs.
    [markdown("docs", "*.md", "gallery.md"), markdown(".", "README.md", "*/README.md"), docstrings]
).pytest()
