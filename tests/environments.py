"""Build wheels and virtual environments without network access."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent

DEPENDENCIES = ("attrs", "importlib-metadata", "jinja2")
"""The library's required dependencies."""


def run(*command: object, cwd: Path, code: int = 0, **variables: str) -> str:
    """Run a command, check its exit code, and return its output."""
    ran = subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert ran.returncode == code, ran.stdout
    return ran.stdout


def build_wheel(source: Path, folder: Path) -> Path:
    """Build a wheel from a copy of a source tree, and return its path.

    Args:
        source: The source tree.
        folder: Where to put the copy and the wheel.
    """
    left = shutil.ignore_patterns(".*", "docs", "tests", "examples", "__pycache__", "_build")
    copy = shutil.copytree(source, folder / f"source-of-{source.name}", ignore=left)
    out = folder / f"wheel-of-{source.name}"
    run(sys.executable, "-m", "build", "-wnx", "--outdir", out, copy, cwd=folder)
    (wheel,) = out.glob("*.whl")
    return wheel


def make_environment(folder: Path, wheels: Iterable[Path], needs: Iterable[str]) -> Path:
    """Create a virtual environment, and return the path of its Python.

    Args:
        folder: The folder of the environment.
        wheels: The wheels to install.
        needs: Distributions to copy from the current environment, along with their dependencies.
    """
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = run(python, "-c", "import site; print(site.getsitepackages()[-1])", cwd=folder).strip()
    for name in _with_dependencies(needs):
        _copy_distribution(name, Path(site))
    pip = ("-m", "pip", "--python", python, "install", "-q", "--no-index", "--no-deps")
    run(sys.executable, *pip, *wheels, cwd=folder)
    return python


def _with_dependencies(names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    left = [*names]
    while left:
        name = left.pop()
        try:
            needed = importlib.metadata.requires(name) or ()
        except importlib.metadata.PackageNotFoundError:  # Other Python versions need it.
            continue
        found.add(name)
        required = [re.match(r"[\w.-]+", need)[0] for need in needed if "extra ==" not in need]
        left += {*required} - found
    return found


def _copy_distribution(name: str, site: Path) -> None:
    for file in importlib.metadata.files(name):
        if ".." not in file.parts and "__pycache__" not in file.parts:
            target = site / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file.locate(), target)
