"""Prepare a release: `make release VERSION=0.2.0`.

Set the version, date the changelog, check the distributions, commit, and tag. Nothing leaves this
machine: the script ends by printing the command that pushes the tag.
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from packaging.metadata import Metadata
from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).parent.parent

PAGES = ("README.md", "docs/index.md")
"""The pages that may say which version they describe."""


class ReleaseError(Exception):
    """A reason not to release."""


def main(version: str, *, root: Path = ROOT, today: dt.date | None = None) -> str:
    """Prepare a release in a git repository, and return the command that publishes it.

    Args:
        version: The version to release, such as "0.2.0".
        root: The root of the repository.
        today: The date of the release; defaults to today in UTC.

    Raises:
        ReleaseError: The release cannot be made. The repository is unchanged.
    """
    today = today or dt.datetime.now(dt.timezone.utc).date()
    tag = f"v{version}"
    (old,) = re.findall(r'(?m)^version = "(.+)"$', _read(root / "pyproject.toml"))
    changelog = _read(root / "CHANGELOG.md")
    _check_version(version, old, changelog)
    if _git(root, "status", "--porcelain"):
        raise ReleaseError("The working tree has uncommitted changes. Commit or stash them first.")
    if _git(root, "tag", "--list", tag):
        raise ReleaseError(f"The tag {tag} already exists.")
    dated = date_changelog(changelog, version, today)
    try:
        (root / "CHANGELOG.md").write_text(dated, encoding="utf-8", newline="\n")
        _replace(root / "pyproject.toml", f'\nversion = "{old}"\n', f'\nversion = "{version}"\n')
        for page in PAGES:
            _replace(root / page, f"This is version {old}.", f"This is version {version}.")
        check_distributions(root, version)
        _git(root, "commit", "--quiet", "--all", "--message", f"Release {version}")
    except BaseException:
        _git(root, "checkout", "--quiet", "HEAD", "--", ".")
        raise
    _git(root, "tag", "--annotate", tag, "--message", f"rejection-letters {version}")
    return f"git push --atomic origin HEAD {tag}"


def _check_version(version: str, old: str, changelog: str) -> None:
    """Refuse a version that is misspelled, or not greater than the last one."""
    try:
        new = Version(version)
    except InvalidVersion:
        raise ReleaseError(f"{version!r} is not a version. Use one such as 0.2.0.") from None
    if str(new) != version or new.local:
        raise ReleaseError(f"Write the version as {new.public}, not {version!r}.")
    # The first version is in pyproject.toml before it is released.
    is_released = f"\n## [{old}] - " in changelog
    if new < Version(old) or (new == Version(old) and is_released):
        raise ReleaseError(f"The version must be greater than {old}; got {version}.")


def date_changelog(changelog: str, version: str, today: dt.date) -> str:
    """Return a changelog whose unreleased changes are those of a version.

    Args:
        changelog: The changelog, in the format of Keep a Changelog.
        version: The version.
        today: The date of its release.

    Raises:
        ReleaseError: There are no unreleased changes.
    """
    before, heading, after = changelog.partition("\n## [Unreleased]\n")
    changes = after.partition("\n## [")[0]
    if not re.search(r"(?m)^- ", changes):
        raise ReleaseError("CHANGELOG.md lists no changes under [Unreleased].")
    return f"{before}{heading}\n## [{version}] - {today.isoformat()}\n{after}"


def check_distributions(root: Path, version: str) -> None:
    """Build the source distribution, then the wheel from it, and check the wheel's metadata.

    Args:
        root: The root of the repository.
        version: The version that the wheel must have.

    Raises:
        ReleaseError: The build fails, or a package index would refuse the metadata.
    """
    with tempfile.TemporaryDirectory() as folder:
        # The environment of `make release` has the build backend, so nothing is downloaded.
        _run(root, sys.executable, "-m", "build", "--no-isolation", "--outdir", folder)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as files:
            (name,) = (name for name in files.namelist() if name.endswith(".dist-info/METADATA"))
            data = files.read(name)
    try:
        metadata = Metadata.from_email(data)
    except Exception as error:  # noqa: BLE001  Python 3.10 has no ExceptionGroup to name here
        reasons = "\n".join(map(str, getattr(error, "exceptions", (error,))))
        raise ReleaseError(f"The metadata of {wheel.name} is invalid:\n{reasons}") from None
    if metadata.version != Version(version):
        raise ReleaseError(f"{wheel.name} must have version {version}.")


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _replace(file: Path, old: str, new: str) -> None:
    file.write_text(_read(file).replace(old, new), encoding="utf-8", newline="\n")


def _git(root: Path, *arguments: str) -> str:
    return _run(root, "git", *arguments)


def _run(root: Path, *command: str) -> str:
    """Run a command in the repository and return its output.

    Raises:
        ReleaseError: The command fails.
    """
    ran = subprocess.run(
        command,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode:
        raise ReleaseError(f"{' '.join(command[:3])} failed:\n{ran.stdout.strip()}")
    return ran.stdout.strip()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the version to release: make release VERSION=0.2.0")
    try:
        publish = main(sys.argv[1])
    except ReleaseError as error:
        sys.exit(str(error))
    print(f"Committed and tagged. Check `git show`, then publish:\n\n    {publish}")
