"""What the tests share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the golden letters anew."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the letters in tests/golden anew; read what changed before you commit it",
    )
