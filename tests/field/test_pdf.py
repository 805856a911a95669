"""PDF letters in qpdf and pypdf."""

from __future__ import annotations

import re

import pytest
from pypdf import PdfReader

from tests.field.letters import FULL_LETTERS, HOSTILE_LETTERS
from tests.field.programs import run
from tests.letters import parts_of

LETTERS = [
    *FULL_LETTERS,
    # The built-in fonts lack Hebrew, Arabic, and emoji.
    *(letter for letter in HOSTILE_LETTERS if max(letter.profile.name) < "\u0590"),
]


@pytest.fixture(scope="module", params=LETTERS, ids=lambda letter: letter.template.name)
def saved(request, tmp_path_factory):
    """Return a letter and the path of its PDF."""
    return request.param, request.param.save(tmp_path_factory.mktemp("pdf") / "letter.pdf")


def test_qpdf_finds_no_errors(saved):
    """It exits with 3 if there are only warnings."""
    _, path = saved

    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", path)


def test_extracted_text_is_that_of_the_letter(saved):
    letter, path = saved
    pages = PdfReader(path).pages
    extracted = squeezed("".join(page.extract_text() for page in pages))

    assert re.sub(r"•|Page\d+of\d+", "", extracted) == squeezed(text_of(letter))


def text_of(letter):
    """Return the text of a letter, without bullets."""
    return "".join(part if isinstance(part, str) else "".join(part) for part in parts_of(letter))


def squeezed(text):
    """Return text without white space, because where lines break is up to the reader."""
    return re.sub(r"\s+", "", text)


def test_document_is_described(saved):
    """As PDF/UA-1 requires of documents for screen readers."""
    letter, path = saved
    reader = PdfReader(path)

    assert reader.metadata.title == reader.xmp_metadata.dc_title["x-default"] == letter.subject
    assert reader.metadata.author == letter.profile.name
    assert reader.root_object["/Lang"] == letter.profile.locale
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.xmp_metadata.stream.get_data()
