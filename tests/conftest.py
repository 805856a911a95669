"""What the tests share."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# The same examples in every run, so that what fails here fails again. To look further, set the
# variable HYPOTHESIS_PROFILE to "explore".
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the golden letters anew."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the letters in tests/golden anew; read what changed before you commit it",
    )
