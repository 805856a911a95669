"""CONTRIBUTING.md matches the repository."""

from __future__ import annotations

import re

from tests.environments import ROOT
from tests.test_structure import LAYERS, PACKAGE

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def table(heading: str) -> list[str]:
    """Return the names in the first column of the table with this heading."""
    rows = PAGE.partition(f"| {heading} |")[2].partition("\n\n")[0]
    return re.findall(r"(?m)^\| `([^`]+)`", rows)


def test_contributing_lists_the_targets_of_make_help():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    helped = set(re.findall(r"@echo '(make \w+)  ?", makefile))

    assert len(helped) > 5
    assert helped <= set(table("Target"))


def test_contributing_lists_the_source_in_import_order():
    """The order is the one that `tests/test_structure.py` enforces."""
    assert table("In `src/rejection_letters/`") == LAYERS


def test_paths_in_contributing_exist():
    """Paths may be relative to the repository or to the package."""
    paths = {
        *re.findall(r"`([\w/-]+/[\w./-]*)`", PAGE),
        *re.findall(r"\]\((?!https:)([\w./-]+)", PAGE),
    }

    assert len(paths) > 20
    assert not {path for path in paths if not ((ROOT / path).exists() or (PACKAGE / path).exists())}


def test_security_page_links_to_files_that_exist():
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")

    for link in re.findall(r"\]\(([^)#]+)", page):
        assert (ROOT / link).exists()
