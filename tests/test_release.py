"""`make release` prepares a release in the local repository, or leaves the repository unchanged."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.release import PAGES, ReleaseError, date_changelog, main
from tests.environments import ROOT

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")

TODAY = dt.date(2026, 12, 1)
CHANGES = "### Added\n\n- `compose()` writes letters.\n"
CHANGELOG = f"# Changelog\n\n## [Unreleased]\n\n{CHANGES}"


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """Return a clean Git repository with a copy of the library as version 0.1.0."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Ana Ruiz")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "ana@example.com")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = tmp_path / "repository"
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("LICENSE", "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    set_version(root, "0.1.0")
    (root / "docs").mkdir()
    for page in PAGES:
        (root / page).write_text("This is version 0.1.0.\n", encoding="utf-8", newline="\n")
    (root / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8", newline="\n")
    git(root, "init", "--quiet")
    commit(root)
    return root


def git(root: Path, *arguments: str) -> str:
    """Run Git and return its output."""
    return subprocess.run(
        ["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=True
    ).stdout.strip()


def commit(root: Path) -> None:
    """Commit every file."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Change something")


def set_version(root: Path, version: str) -> None:
    """Replace the version in pyproject.toml."""
    file = root / "pyproject.toml"
    lines = [
        f'version = "{version}"' if line.startswith("version = ") else line
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def test_release_commits_and_tags_the_new_version(repository):
    """One commit sets the version and dates the changelog; nothing else changes."""
    publish = main("0.2.0", root=repository, today=TODAY)

    assert publish == "git push --atomic origin HEAD v0.2.0"
    assert git(repository, "log", "-1", "--format=%s") == "Release 0.2.0"
    assert git(repository, "cat-file", "-t", "v0.2.0") == "tag"
    assert git(repository, "rev-parse", "v0.2.0^{commit}") == git(repository, "rev-parse", "HEAD")
    assert git(repository, "status", "--porcelain") == ""
    changed = git(repository, "diff", "--name-only", "HEAD~1").split()
    assert changed == ["CHANGELOG.md", *PAGES, "pyproject.toml"]
    assert 'version = "0.2.0"' in (repository / "pyproject.toml").read_text(encoding="utf-8")
    for page in PAGES:
        assert (repository / page).read_text(encoding="utf-8") == "This is version 0.2.0.\n"
    assert (repository / "CHANGELOG.md").read_text(encoding="utf-8") == (
        f"# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n{CHANGES}"
    )


def test_failed_build_leaves_the_repository_unchanged(repository):
    """The build runs before the commit."""
    file = repository / "pyproject.toml"
    text = file.read_text(encoding="utf-8").replace('license = "MIT"', 'license = "None at all"')
    file.write_text(text, encoding="utf-8")
    commit(repository)
    before = git(repository, "rev-parse", "HEAD")

    with pytest.raises(ReleaseError, match="-m build failed"):
        main("0.2.0", root=repository, today=TODAY)

    assert git(repository, "rev-parse", "HEAD") == before
    assert git(repository, "status", "--porcelain") == ""
    assert git(repository, "tag") == ""


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("0.0.9", "must be greater than 0.1.0; got 0.0.9"),
        ("0.1.0rc1", "must be greater than 0.1.0; got 0.1.0rc1"),
        ("v0.2.0", "Write the version as 0.2.0"),
        ("0.2.0+local", "Write the version as 0.2.0"),
        ("next", "'next' is not a version"),
    ],
)
def test_invalid_version_is_refused(repository, version, message):
    """A version must be greater than the current one and in PyPI's normalized form."""
    with pytest.raises(ReleaseError) as raised:
        main(version, root=repository, today=TODAY)

    assert message in str(raised.value)


def test_released_version_cannot_be_released_again(repository):
    text = CHANGELOG + "\n## [0.1.0] - 2026-11-01\n"
    (repository / "CHANGELOG.md").write_text(text, encoding="utf-8")
    commit(repository)

    with pytest.raises(ReleaseError, match=r"must be greater than 0\.1\.0; got 0\.1\.0"):
        main("0.1.0", root=repository, today=TODAY)


def test_uncommitted_changes_are_refused(repository):
    """A new file counts, because the build could pick it up."""
    (repository / "src" / "notes.txt").touch()

    with pytest.raises(ReleaseError, match="uncommitted changes"):
        main("0.2.0", root=repository, today=TODAY)


def test_existing_tag_is_refused(repository):
    """A tag is never moved."""
    git(repository, "tag", "v0.2.0")

    with pytest.raises(ReleaseError, match=r"The tag v0\.2\.0 already exists"):
        main("0.2.0", root=repository, today=TODAY)


def test_changelog_without_releases_gets_its_first_heading():
    assert date_changelog(CHANGELOG, "0.1.0", TODAY).splitlines()[2:5] == [
        "## [Unreleased]",
        "",
        "## [0.1.0] - 2026-12-01",
    ]


def test_release_without_changes_is_refused():
    """Changes in an earlier release do not count."""
    released = CHANGELOG.replace("## [Unreleased]", "## [Unreleased]\n\n## [0.1.0] - 2026-11-01")

    with pytest.raises(ReleaseError, match="no changes"):
        date_changelog(released, "0.2.0", TODAY)


def test_changelog_of_the_library_has_the_heading_that_make_release_needs():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert "\n## [Unreleased]\n" in changelog
