"""Collect the examples in README.md, docs/ and the docstrings, so that they run as tests."""

import contextlib
import doctest
import io
import os
import re
import tempfile
import textwrap
import traceback
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.evaluators.python import PythonEvaluator
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
    """Run the examples of a document in an empty folder, so that they can write files."""
    folders.append(tempfile.TemporaryDirectory())
    os.chdir(folders[-1].name)


def leave_folder(_namespace: dict[str, Any]) -> None:
    """Return to the project's folder and delete what the examples wrote."""
    os.chdir(HERE)
    folders.pop().cleanup()


class OutputParser:
    """Yield each Python block of a Markdown document that shows its output.

    Its output is in the ```text block right after it, and the test compares the two. Unlike a
    session with prompts, such code can be pasted. Line breaks may differ, because a page wraps
    long lines. If the block raises an exception, its output is the last line of the traceback.
    """

    OUTPUT = re.compile(r"\n *```text\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
    FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

    def __init__(self) -> None:
        self.blocks = myst.PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS)

    def __call__(self, document: Document) -> Iterable[Region]:
        """Yield all Python blocks; those that show no output run as they do in Sybil."""
        for region in self.blocks(document):
            if shown := self.output_after(document, region):
                region.evaluator = partial(self.compare, textwrap.dedent(shown[1]))
            yield region

    def output_after(self, document: Document, region: Region) -> re.Match[str] | None:
        """Return the output that a document shows for a block."""
        fence = document.text.find("\n", region.end - 1)
        return None if fence < 0 else self.OUTPUT.match(document.text, fence + 1)

    def compare(self, want: str, example: Example) -> str | None:
        """Run a block, and return how its output differs from what the page shows."""
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                PythonEvaluator()(example)
        except Exception as error:
            if type(error).__name__ not in want:
                raise
            printed.writelines(traceback.format_exception_only(error))
        got = printed.getvalue()
        checker = doctest.OutputChecker()
        if checker.check_output(want, got, self.FLAGS):
            return None
        return checker.output_difference(doctest.Example("", want), got, self.FLAGS)


def markdown(path: str, pattern: str, *excludes: str) -> Sybil:
    """Collect the ```python and ```pycon blocks, and {code-cell} python, of Markdown files."""
    pycon = myst.PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS)
    pycon.codeblock_parser.language = "pycon"
    return Sybil(
        [OutputParser(), pycon, myst.SkipParser()],
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
