"""A letter as a page, in a browser: anybody can read it, and it fits the paper.

`make browser` runs this; it needs Chromium.
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
"""Letters of every template, long and short, with much and with little known."""

POINTS = {"letter": (612, 792), "a4": (595, 842)}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium that is installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, "There is no Chromium. Install it: apt-get install chromium"
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
    """Show a letter on a page."""
    page.set_content(letter.render("html", style=Style(**style)).decode())


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.template.name)
def test_anybody_can_read_it(page, letter):
    """No barrier is found by axe: language, title, headings, landmarks, contrast."""
    show(page, letter)

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert len(found.response["passes"]) > 10


@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_a_narrow_window(page, width):
    """Nobody has to scroll sideways, not even past a long address."""
    page.set_viewport_size({"width": width, "height": 800})
    show(page, attrs.evolve(LETTERS[0], blocks=["https://example.com/" + "a" * 150]))

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("paper", POINTS)
@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.template.name)
def test_it_prints_on_a_sheet(page, letter, paper):
    """Every letter prints on one sheet of its paper."""
    show(page, letter, paper=paper)

    (sheet,) = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages

    assert tuple(map(round, sheet.mediabox[2:])) == POINTS[paper]


def test_it_asks_for_nothing(page):
    """A page that is opened fetches nothing."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    show(page, LETTERS[0])

    assert asked == []
