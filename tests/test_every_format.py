"""What holds for a letter in every format."""

from __future__ import annotations

import hashlib
import importlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import pytest

from rejection_letters import _plugins
from rejection_letters.errors import MissingExtraError
from tests.cases import written
from tests.letters import LETTER, NAMES, PROFILE
from tests.packs import FORMATS

EXTRAS = {
    "docx": (
        "docx",
        "docx.oxml",
        (
            "A letter as DOCX requires python-docx, which is not installed. "
            'Install it with: python -m pip install "rejection-letters[docx]"'
        ),
    ),
    "pdf": (
        "typst",
        "typst._typst",
        (
            "A letter as PDF requires typst, which is not installed. "
            'Install it with: python -m pip install "rejection-letters[pdf]"'
        ),
    ),
    "ics": (
        "icalendar",
        "icalendar.cal",
        (
            "A reminder requires icalendar, which is not installed. "
            'Install it with: python -m pip install "rejection-letters[calendar]"'
        ),
    ),
}
"""The formats that need an extra: its module, a part of it, and the error if it is missing."""

STANDARD = {"email", "email.message", "zipfile", "zoneinfo", "icalendar", "docx", "typst", "click"}
"""What costs time to import, and only some formats need."""


def run(program: str, **environment: str) -> str:
    """Return what a program prints that runs in a process of its own."""
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
    """Return a hash of some letters of every template in every format."""
    promising = [letter for _, letter in written() if letter.call_on]
    letters = promising[:: len(promising) // 8]
    for name in NAMES[:4]:  # the others need fonts that a machine may not have
        letters.append(attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, name=name)))
    files = (letter.render(format) for letter in letters for format in FORMATS)
    return hashlib.sha256(b"".join(files)).hexdigest()


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_the_same_letter_gives_the_same_bytes_in_every_process(seed):
    """Another process, with other hashes, locale and time zone, writes the same files."""
    program = "from tests.test_every_format import fingerprint; print(fingerprint())"

    printed = run(program, PYTHONHASHSEED=seed, TZ="Pacific/Auckland", LC_ALL="C")

    assert printed == fingerprint()


@pytest.mark.parametrize("format", FORMATS)
def test_letters_in_threads_do_not_get_into_each_other(format):
    """Letters that are rendered at the same time come out as one after the other."""
    letters = [attrs.evolve(LETTER, subject=f"Letter {number}") for number in range(16)]

    with ThreadPoolExecutor(8) as pool:
        files = [*pool.map(lambda letter: letter.render(format), letters * 2)]

    assert files == [letter.render(format) for letter in letters] * 2


class Missing:
    """A finder of modules for which one of them is not installed."""

    def __init__(self, name: str) -> None:
        self.name = name

    def find_spec(self, name, _path=None, _target=None):
        """Fail as Python does for what it does not find."""
        if name == self.name:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


@pytest.fixture
def without(monkeypatch):
    """Return a function that makes a module one that is not installed."""

    def make_missing(format: str, missing: str) -> None:
        whole = (f"{missing.partition('.')[0]}.", f"rejection_letters.formats.{format}.")
        for name in [name for name in sys.modules if f"{name}.".startswith(whole)]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(sys, "meta_path", [Missing(missing), *sys.meta_path])

    _plugins.forget()
    yield make_missing
    _plugins.forget()


class TestExtras:
    """What only one format needs is needed for nothing else."""

    @pytest.mark.parametrize(
        ("format", "module", "message"), [(f, m, e) for f, (m, _, e) in EXTRAS.items()]
    )
    def test_without_it(self, without, format, module, message):
        """Where it is missing, the error says how to get it."""
        without(format, module)

        with pytest.raises(MissingExtraError) as caught:
            LETTER.render(format)

        assert str(caught.value) == message

    @pytest.mark.parametrize(("format", "part"), [(f, part) for f, (_, part, _) in EXTRAS.items()])
    def test_what_it_lacks_itself_is_another_matter(self, without, format, part):
        """An installation that is broken is not taken for none."""
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
    def test_it_is_imported_when_it_is_needed(self, format, needs):
        """A letter that goes out in a format that needs nothing imports nothing for the others."""
        program = (
            "import sys\n"
            "from rejection_letters import Profile, Rejection, compose\n"
            "letter = compose(Profile('Ana Ruiz', 'UX designer'), Rejection('Acme'))\n"
            f"letter.render({format!r})\n"
            f"print(*sorted({STANDARD!r} & set(sys.modules)))"
        )

        assert {*run(program).split()} == needs
