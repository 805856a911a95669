"""Fixtures shared by the tests that need a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.field.programs import path_of


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start an installed Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path_of("chromium"), args=["--no-sandbox"]
        )
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page."""
    opened = browser.new_page()
    yield opened
    opened.close()
