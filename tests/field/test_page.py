"""HTML letters in Chromium."""

from __future__ import annotations

import io

import attrs
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pypdf import PdfReader

from rejection_letters import Contact, Letter, Profile, Rejection, compose
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


BACK_TO_FRONT = """element => {
    const range = document.createRange(), text = element.firstChild, places = [];
    for (let place = 0; place < text.length; place++) {
        range.setStart(text, place);
        range.setEnd(text, place + 1);
        places.push(range.getBoundingClientRect());
    }
    return places.every((one, place) => place == 0 || one.right <= places[place - 1].left + 0.5);
}"""
"""Whether each character of an element is to the left of the one before it."""


def test_marks_stay_with_right_to_left_values(page):
    company, name = '"אלון" בע"מ', "שלום!"
    letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection(company, contact=Contact(name)))
    show(page, letter)
    values = page.locator("bdi").all()

    assert {value.text_content() for value in values} == {company, name}
    assert all(value.evaluate(BACK_TO_FRONT) for value in values)
    assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "ltr"


def test_page_makes_no_requests(page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    show(page, LETTERS[0])

    assert asked == []
