"""The entry point of `rejection-letters` and `python -m rejection_letters`."""

from __future__ import annotations

import sys

from ._extras import extra
from .errors import MissingExtraError


def main() -> None:
    """Run the command line, or say how to install what it needs."""
    try:
        with extra("cli", "click", "The command line"):
            from .cli import commands
    except MissingExtraError as error:
        print(error, file=sys.stderr)  # noqa: T201  there is no click to print it
        sys.exit(2)
    commands(prog_name="rejection-letters")


if __name__ == "__main__":
    main()
