"""HTML letters in Chromium."""

from __future__ import annotations

import io

import attrs
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pypdf import PdfReader

from rejection_letters import Letter
from rejection_letters.formats import Style
from tests.field.letters import LETTERS

POINTS = {"letter": (612, 792), "a4": (595, 842)}


def show(page: Page, letter: Letter, **style: object) -> None:
    """Display a letter on a page."""
    page.set_content(letter.render("html", style=Style(**style)).decode())


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.template.name)
def test_page_has_no_accessibility_violations(page, letter):
    # A note has no heading, because people copy all of it.
    rules = {"page-has-heading-one": {"enabled": letter.template.max_characters is None}}
    show(page, letter)

    found = Axe().run(page, options={"rules": rules})

    assert found.violations_count == 0, found.generate_report()
    assert len(found.response["passes"]) > 10


@pytest.mark.parametrize("width", [320, 1280])
def test_page_never_scrolls_sideways(page, width):
    """Not even with a long URL."""
    page.set_viewport_size({"width": width, "height": 800})
    show(page, attrs.evolve(LETTERS[0], blocks=["https://example.com/" + "a" * 150]))

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("paper", POINTS)
@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.template.name)
def test_letter_prints_on_one_sheet(page, letter, paper):
    show(page, letter, paper=paper)

    (sheet,) = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages

    assert tuple(map(round, sheet.mediabox[2:])) == POINTS[paper]


def test_page_makes_no_requests(page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    show(page, LETTERS[0])

    assert asked == []
