"""The programs that the tests in this folder run.

`python -m tests.field.programs` prints the Debian packages of those that are not installed.
"""

from __future__ import annotations

import shutil
import subprocess

COMMANDS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "libreoffice-writer-nogui": ("soffice",),
    "qpdf": ("qpdf",),
    "spamassassin": ("spamassassin",),
}
"""The names that each program may have, by Debian package."""


def path_of(package: str) -> str:
    """Return the path of the program in a Debian package, which must be installed."""
    found = _found(package)
    names = " or ".join(COMMANDS[package])
    assert found, f"{names} is not installed. On Debian, run: apt-get install {package}"
    return found


def run(package: str, *arguments: object, given: bytes = b"") -> str:
    """Run the program in a Debian package, and return its output and its error messages.

    Args:
        package: The Debian package.
        arguments: The arguments of the program.
        given: The input of the program.
    """
    ran = subprocess.run(
        [path_of(package), *map(str, arguments)],
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
    )
    output = ran.stdout.decode()
    assert ran.returncode == 0, output
    return output


def _found(package: str) -> str | None:
    return next(filter(None, map(shutil.which, COMMANDS[package])), None)


if __name__ == "__main__":
    for package in COMMANDS:
        if _found(package) is None:
            print(package)
