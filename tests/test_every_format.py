"""Tests that apply to every format."""

from __future__ import annotations

import hashlib
import importlib
import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import docx
import pypdf
import pytest

from rejection_letters import _plugins
from rejection_letters.errors import MissingExtraError
from tests.cases import written
from tests.letters import LETTER, NAMES, PROFILE, REJECTION
from tests.packs import FORMATS

EXTRAS = {
    "docx": ("docx", "docx", "docx.oxml", "DOCX output requires python-docx"),
    "pdf": ("pdf", "typst", "typst._typst", "PDF output requires typst"),
    "ics": ("calendar", "icalendar", "icalendar.cal", "Calendar output requires icalendar"),
}
"""For each format that needs an extra: the extra, its module, a submodule, and the error."""

SLOW = {"email", "email.message", "zipfile", "zoneinfo", "icalendar", "docx", "typst", "click"}
"""Modules that are slow to import and that only some formats need."""


def run(program: str, **environment: str) -> str:
    """Run a program in a separate process and return its output."""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout.strip()


def fingerprint() -> str:
    """Return a hash of some letters from every template in every format."""
    promising = [letter for _, letter in written() if letter.call_on]
    letters = promising[:: len(promising) // 8]
    for name in NAMES[:4]:  # The others need fonts that may not be installed.
        letters.append(attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, name=name)))
    files = (letter.render(format) for letter in letters for format in FORMATS)
    return hashlib.sha256(b"".join(files)).hexdigest()


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_output_is_the_same_in_every_process(seed):
    """The other process has a different hash seed, locale, and time zone."""
    program = "from tests.test_every_format import fingerprint; print(fingerprint())"

    printed = run(program, PYTHONHASHSEED=seed, TZ="Pacific/Auckland", LC_ALL="C")

    assert printed == fingerprint()


@pytest.mark.parametrize("format", FORMATS)
def test_rendering_is_thread_safe(format):
    letters = [attrs.evolve(LETTER, subject=f"Letter {number}") for number in range(16)]

    with ThreadPoolExecutor(8) as pool:
        files = [*pool.map(lambda letter: letter.render(format), letters * 2)]

    assert files == [letter.render(format) for letter in letters] * 2


def text_of(letter, format):
    """Return the text of a rendered letter."""
    data = letter.render(format)
    if format == "docx":
        return "\n".join(part.text for part in docx.Document(io.BytesIO(data)).paragraphs)
    if format == "pdf":
        return pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    return data.decode()


@pytest.mark.parametrize("format", ["txt", "md", "html", "docx", "pdf"])
def test_agency_takes_the_place_of_the_company_above_the_letter(format):
    """The address of the rejection is then the address of the agency."""
    rejection = attrs.evolve(REJECTION, company="Globex", agency="Talent Partners")
    letter = attrs.evolve(LETTER, rejection=rejection, blocks=("Thank you.",))

    text = text_of(letter, format)

    assert text.index("Head of Talent") < text.index("Talent Partners") < text.index("1 Wharf Road")
    assert "Globex" not in text


class Missing:
    """A module finder that pretends that one module is not installed."""

    def __init__(self, name: str) -> None:
        self.name = name

    def find_spec(self, name, _path=None, _target=None):
        """Raise the same error as Python does for a missing module."""
        if name == self.name:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


@pytest.fixture
def without(monkeypatch):
    """Return a function that makes a module appear to be missing."""

    def make_missing(format: str, missing: str) -> None:
        whole = (f"{missing.partition('.')[0]}.", f"rejection_letters.formats.{format}.")
        for name in [name for name in sys.modules if f"{name}.".startswith(whole)]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(sys, "meta_path", [Missing(missing), *sys.meta_path])

    _plugins.forget()
    yield make_missing
    _plugins.forget()


class TestExtras:
    @pytest.mark.parametrize(
        ("format", "extra", "module", "problem"),
        [(format, extra, module, what) for format, (extra, module, _, what) in EXTRAS.items()],
    )
    def test_missing_extra_says_how_to_install_it(self, without, format, extra, module, problem):
        without(format, module)

        with pytest.raises(MissingExtraError) as caught:
            LETTER.render(format)

        assert str(caught.value).startswith(problem)
        assert f'pip install "rejection-letters[{extra}]"' in str(caught.value)

    @pytest.mark.parametrize(
        ("format", "part"), [(format, part) for format, (_, _, part, _) in EXTRAS.items()]
    )
    def test_broken_installation_is_not_reported_as_missing(self, without, format, part):
        without(format, part)

        with pytest.raises(ModuleNotFoundError, match=part.replace(".", r"\.")) as caught:
            importlib.import_module(f"rejection_letters.formats.{format}")

        assert not isinstance(caught.value, MissingExtraError)

    @pytest.mark.parametrize(
        ("format", "needs"),
        [
            ("txt", set()),
            ("md", set()),
            ("html", set()),
            ("eml", {"email", "email.message"}),
        ],
    )
    def test_format_imports_only_the_modules_it_needs(self, format, needs):
        program = (
            "import sys\n"
            "from rejection_letters import Profile, Rejection, compose\n"
            "letter = compose(Profile('Ana Ruiz', 'UX designer'), Rejection('Acme'))\n"
            f"letter.render({format!r})\n"
            f"print(*sorted({SLOW!r} & set(sys.modules)))"
        )

        assert {*run(program).split()} == needs
