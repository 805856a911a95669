"""DOCX letters in LibreOffice."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from tests.field.letters import FULL_LETTERS, HOSTILE_LETTERS
from tests.field.programs import run
from tests.letters import parts_of, without_isolates

LETTERS = [*FULL_LETTERS, *HOSTILE_LETTERS]


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Return a folder with every letter as DOCX, as text, and as PDF.

    The files are named after the letters' places in `LETTERS`. LibreOffice takes seconds to start,
    so it converts them all at once.
    """
    folder = tmp_path_factory.mktemp("libreoffice")
    for number, letter in enumerate(LETTERS):
        letter.save(folder / f"{number}.docx")
    for kind in ("txt:Text (encoded):UTF8", "pdf"):
        run(
            "libreoffice-writer-nogui",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--infilter=MS Word 2007 XML",  # A file that is not DOCX would be opened as text.
            *("--convert-to", kind, "--outdir", folder),
            *sorted(folder.glob("*.docx")),
        )
    return folder


@pytest.mark.parametrize("number", range(len(LETTERS)))
def test_text_is_that_of_the_letter(converted, number):
    text = (converted / f"{number}.txt").read_text(encoding="utf-8-sig")

    assert without_isolates(text).splitlines() == [*lines_of(LETTERS[number])]


def lines_of(letter):
    """Yield the lines that LibreOffice writes for a letter: one per line, and one per list item."""
    for part in parts_of(letter):
        if isinstance(part, str):
            yield from part.split("\n")
        else:
            yield from (f"    • {item}" for item in part)


@pytest.mark.parametrize("number", range(len(FULL_LETTERS)))
def test_letter_has_one_page(converted, number):
    assert len(PdfReader(converted / f"{number}.pdf").pages) == 1
