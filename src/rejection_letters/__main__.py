"""Entry point of `python -m rejection_letters` and of the `rejection-letters` command."""

from __future__ import annotations

import sys

from ._extras import extra
from .errors import MissingExtraError


def main() -> None:
    """Run the command-line interface, or explain how to install it."""
    try:
        with extra("cli", "click", "The command line"):
            from .cli import commands
    except MissingExtraError as error:
        print(error, file=sys.stderr)  # noqa: T201  click is not installed
        sys.exit(2)
    commands(prog_name="rejection-letters")


if __name__ == "__main__":
    main()
