"""What a template costs: its time and its memory, from its source to a letter.

Of each template that `python -m tests.costs` is given, as a list in JSON, it writes what it costs.
It is a program of its own because whoever follows each line of a program, such as coverage, makes
it three times slower.
"""

from __future__ import annotations

import itertools
import json
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from rejection_letters import Contact, Profile, Rejection, SourceMessage, Template, compose
from rejection_letters.errors import RejectionLettersError
from tests.hostile_templates import Extras

MOST_SECONDS = 0.1
"""The most time of the processor that a template may take, to be refused or to become a letter."""

MOST_BYTES = 16_000_000
"""The most memory it may fill."""

_ATTEMPTS = 5

_numbers = itertools.count()


class Cost(NamedTuple):
    """What became of a template, and what that took.

    Attributes:
        outcome: "letter", or the class of the error.
        message: The message of the error.
        seconds: The time of the processor.
        bytes: The most memory that was filled at once.
        left: The memory that is still filled when the template is gone.
    """

    outcome: str
    message: str
    seconds: float
    bytes: int
    left: int

    @property
    def is_bounded(self) -> bool:
        """Whether it is no more than a template may cost."""
        return self.seconds < MOST_SECONDS and self.bytes < MOST_BYTES


def cost(source: str | dict[str, str]) -> Cost:
    """Return what a template costs.

    Args:
        source: The template, or a folder of templates: the source of each by its name, the first of
            them being the one that is used.
    """
    if isinstance(source, str):
        return _cost(lambda: Template.from_string(source, details=Extras))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in source.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        return _cost(lambda: Template.from_file(Path(folder, next(iter(source))), details=Extras))


def _cost(load: Callable[[], Template[Any]]) -> Cost:
    values = _longest_values()
    tracemalloc.start()
    seconds, outcome, message = _timed(load, values)
    left, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # Keeping account of memory takes time, and so may other programs: the least is nearest.
    for _ in range(_ATTEMPTS):
        if seconds < MOST_SECONDS / 10:
            break
        seconds = min(seconds, _timed(load, _longest_values())[0])
    return Cost(outcome, message, seconds, most, left)


def _timed(
    load: Callable[[], Template[Any]], values: tuple[Profile, Rejection, Extras]
) -> tuple[float, str, str]:
    profile, rejection, details = values
    begin = time.process_time()
    try:
        compose(profile, rejection, template=load(), date="2026-11-23", details=details)
    except RejectionLettersError as error:
        return time.process_time() - begin, type(error).__name__, str(error)
    return time.process_time() - begin, "letter", ""


def _longest_values() -> tuple[Profile, Rejection, Extras]:
    """Return values as long as can be, of wide and difficult characters, none of them seen before.

    What has been seen before may be remembered, and cost nothing.
    """
    line = (f"VP {next(_numbers)}, " + "Women's \U00010428 of child " * 20)[:199] + "x"
    items = tuple(f"{number:02}{line[2:]}" for number in range(20))
    profile = Profile(
        line,
        line,
        industry=line,
        experience="\U00010428" * 200,
        email="a@" + "b" * 198,
        phone=line,
        website=line,
        address=items,
    )
    rejection = Rejection(
        line,
        role=line,
        contact=Contact(line, honorific=line, title=line, email="a@" + "b" * 198, phone=line),
        date="2025-09-30",
        address=items,
        stage="final",
        message=SourceMessage(subject=line, references=items),
    )
    return profile, rejection, Extras(items, items[::-1], line, 10**15 - 1, remote=True)


if __name__ == "__main__":
    json.dump([cost(source) for source in json.load(sys.stdin)], sys.stdout)
