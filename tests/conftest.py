"""Shared fixtures and settings."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from rejection_letters import _plugins
from tests.environments import ROOT, build_wheel
from tests.packs import PACK, Site

# Use the same examples in every run, so that failures are reproducible. To try new examples, set
# the environment variable HYPOTHESIS_PROFILE to "explore".
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add an option that updates the golden letters."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="update the letters in tests/golden; review the diff before you commit it",
    )


def pytest_collection_finish() -> None:
    """Exclude the objects of pytest and of the test modules from garbage collection."""
    gc.set_threshold(20_000, 20, 20)
    _freeze()


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Exclude what the tests of a file have cached from garbage collection."""
    if nextitem is not None and nextitem.path != item.path:
        _freeze()


def _freeze() -> None:
    """Stop scanning objects that are never freed, which takes up to half of the run time."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield an importable folder in which distributions can be installed."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    _plugins.forget()
    yield folder
    _plugins.forget()
    for path in folder.iterdir():
        sys.modules.pop(path.stem, None)


@pytest.fixture
def install(site: Path) -> Callable[..., str]:
    """Return a function that installs a pack in the `site` folder."""
    return Site(site).install


@pytest.fixture
def broken(install: Callable[..., str]) -> Callable[..., None]:
    """Return a function that installs a broken pack next to a working one.

    The pack `broken` provides the template `broken`, whose entry point is `broken:template`.
    """
    install("sound", "banking = sound:template")

    def installed(code: str | bytes = PACK, value: str = "broken:template", **more: Any) -> None:
        install("broken", f"broken = {value}", code=code, version="3.1", **more)

    return installed


@pytest.fixture(scope="session")
def library_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of the library, shared by all pytest-xdist workers.

    If several workers build it at the same time, the first to finish moves it to the shared folder.
    """
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "library-wheel"
    with contextlib.suppress(OSError):
        shared.exists() or build_wheel(ROOT, own).parent.rename(shared)
    (wheel,) = shared.glob("*.whl")
    return wheel
