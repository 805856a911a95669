"""Test HTML letters in a browser.

`make browser` runs these tests; they need Chromium.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator

import attrs
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader

from rejection_letters import Letter
from rejection_letters.formats import Style
from tests.cases import written

LETTERS = [letter for _, letter in written()[:: len(written()) // 12]]
"""A sample of letters from every template, both long and short."""

POINTS = {"letter": (612, 792), "a4": (595, 842)}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start an installed Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, "Chromium is not installed. On Debian, run: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page."""
    opened = browser.new_page()
    yield opened
    opened.close()


def show(page: Page, letter: Letter, **style: object) -> None:
    """Display a letter on a page."""
    page.set_content(letter.render("html", style=Style(**style)).decode())


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.template.name)
def test_page_has_no_accessibility_violations(page, letter):
    show(page, letter)

    found = Axe().run(page)

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
