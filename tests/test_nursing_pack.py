"""The pack in examples/ is one like any author's: built, installed, listed and composed with."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACK = ROOT / "examples" / "rejection-letters-nursing"

DEPENDENCIES = ("attrs", "importlib-metadata", "jinja2")
"""What the library stands on."""


def run(*command: object, cwd: Path, **variables: str) -> str:
    """Run a command and return what it prints."""
    ran = subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def wheels(tmp_path_factory) -> list[Path]:
    """Build the wheels of the library and of the pack, from copies of their sources."""
    folder = tmp_path_factory.mktemp("wheels")
    left = shutil.ignore_patterns(".*", "docs", "tests", "examples", "__pycache__", "_build")
    for number, source in enumerate((ROOT, PACK)):
        copy = folder / f"source-{number}"
        shutil.copytree(source, copy, ignore=left)
        run(sys.executable, "-m", "build", "-wnx", "--outdir", folder, copy, cwd=folder)
    return sorted(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheels, tmp_path_factory) -> Path:
    """Give the Python of an empty environment with the two wheels, made without a network."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    own = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = run(own, "-c", "import site; print(site.getsitepackages()[-1])", cwd=folder).strip()
    for name in with_what_they_need(DEPENDENCIES):
        copy_distribution(name, Path(site))
    pip = ("-m", "pip", "--python", own, "install", "-q", "--no-index", "--no-deps")
    run(sys.executable, *pip, *wheels, cwd=folder)
    return own


def with_what_they_need(names: Iterable[str]) -> set[str]:
    """Return the names of distributions and of all that they need and that is installed."""
    found: set[str] = set()
    left = [*names]
    while left:
        name = left.pop()
        try:
            needed = importlib.metadata.requires(name) or ()
        except importlib.metadata.PackageNotFoundError:  # only another Python needs it
            continue
        found.add(name)
        required = [re.match(r"[\w.-]+", need)[0] for need in needed if "extra ==" not in need]
        left += {*required} - found
    return found


def copy_distribution(name: str, site: Path) -> None:
    """Copy what an installed distribution consists of."""
    for file in importlib.metadata.files(name):
        if ".." not in file.parts and "__pycache__" not in file.parts:
            target = site / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file.locate(), target)


def test_the_wheels_hold_their_templates(wheels):
    """A wheel carries the .j2 files and the mark that says that it is typed."""
    names = [zipfile.ZipFile(wheel).namelist() for wheel in wheels]

    assert all(any(name.endswith(".j2") for name in wheel) for wheel in names)
    assert all(any(name.endswith("py.typed") for name in wheel) for wheel in names)


def test_it_is_listed(python, tmp_path):
    """Both letters are found with their distribution and version, and nothing is imported."""
    code = (
        "import sys; from rejection_letters import templates\n"
        "for name in ('nursing', 'nurse-leadership'):\n"
        "    entry = templates()[name]\n"
        "    print(entry.full_name, entry.version, entry.status, entry.summary)\n"
        "print('rejection_letters_nursing' in sys.modules)"
    )
    summary = "Letters for nurses and nurse leaders who were turned down"

    assert run(python, "-c", code, cwd=tmp_path).splitlines() == [
        f"rejection-letters-nursing:nursing 1.0.0 not loaded {summary}",
        f"rejection-letters-nursing:nurse-leadership 1.0.0 not loaded {summary}",
        "False",
    ]


@pytest.mark.parametrize("name", ["nursing", "nurse-leadership"])
def test_its_letters_are_composed(python, tmp_path, name):
    """A letter is composed by the name of its template alone."""
    code = (
        "from rejection_letters import Profile, Rejection, compose\n"
        "me, no = Profile('Ana Ruiz', 'nurse'), Rejection('Acme', stage='inquiry')\n"
        f"print(compose(me, no, template={name!r}))"
    )
    printed = run(python, "-c", code, cwd=tmp_path)

    assert "Dear Hiring Team at Acme," in printed
    assert re.search(r"- .*nurse", printed)


def test_the_example_of_its_readme_works(python, tmp_path):
    """What its README shows runs as it stands."""
    readme = (PACK / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)

    printed = run(python, "-c", example, cwd=tmp_path)

    assert "I have spent six years at the bedside, most recently in intensive care" in printed
    assert "- Where in home care are nurses needed most?" in printed


def test_its_own_tests_pass(tmp_path):
    """The tests that it brings pass, and they are of ten lines."""
    tests = shutil.copytree(PACK / "tests", tmp_path / "tests")
    paths = os.pathsep.join([str(PACK / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])

    printed = run(sys.executable, "-m", "pytest", "-q", tests, cwd=tmp_path, PYTHONPATH=paths)

    assert re.search(r"\d+ passed", printed)
    assert len((tests / "test_nursing.py").read_text(encoding="utf-8").splitlines()) <= 10
