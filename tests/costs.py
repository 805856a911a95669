"""Measure the cost of a template, from its source to a letter, in function calls and peak memory.

Neither depends on how busy the machine is. A watchdog stops anything that a call count cannot see,
such as a regular expression that backtracks forever in C, after five minutes.

Templates are measured in a separate process, because coverage, pytest, and Hypothesis would add
their own memory, and because that process can hang and still be reported with its template.
"""

from __future__ import annotations

import faulthandler
import gc
import itertools
import json
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from rejection_letters import Contact, Profile, Rejection, SourceMessage, Template, compose
from rejection_letters.errors import RejectionLettersError
from tests.hostile_templates import Extras

MOST_CALLS = 1_450_000
"""The maximum number of function calls until a template is a letter or an error."""

MOST_BYTES = 10_500_000
"""The maximum peak memory of a template, in bytes."""

WATCHDOG_SECONDS = 300
"""How long a single template may run before it counts as hanging."""

_ATTEMPTS = 5

_numbers = itertools.count()


class Usage(NamedTuple):
    """The resources that a function call used.

    Attributes:
        calls: The number of calls, both of Python functions and of functions written in C.
        bytes: The peak memory in bytes.
        left: The memory in bytes that is still in use afterward.
    """

    calls: int
    bytes: int
    left: int


class Cost(NamedTuple):
    """The outcome for a template, and its cost.

    Attributes:
        outcome: "letter", or the class of the error.
        message: The message of the error.
        calls: The number of function calls.
        bytes: The peak memory in bytes.
        left: The memory in bytes that is still in use after the template is gone.
    """

    outcome: str
    message: str
    calls: int
    bytes: int
    left: int


def usage(work: Callable[..., object], prepare: Callable[[], Sequence[object]] = tuple) -> Usage:
    """Return the resources that a function uses, not counting the first import of a module.

    Calls and memory are measured in separate runs, because counting calls uses memory.

    Args:
        work: The function, which is called a few times.
        prepare: A function that returns the arguments for each call; it is not measured.
    """
    for _ in range(_ATTEMPTS):
        modules = len(sys.modules)
        calls = _calls(work, prepare())
        if len(sys.modules) == modules:
            break
    arguments = prepare()
    tracemalloc.start()
    try:
        work(*arguments)
        _, most = tracemalloc.get_traced_memory()
        gc.collect()  # A syntax tree contains cycles.
        left, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return Usage(calls, most, left)


def _calls(work: Callable[..., object], arguments: Sequence[object]) -> int:
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        if event == "call" or event == "c_call":  # noqa: PLR1714  a set would be slower
            calls += 1

    previous = sys.getprofile()
    sys.setprofile(count)
    try:
        work(*arguments)
    finally:
        sys.setprofile(previous)
    return calls


def cost(source: str | dict[str, str]) -> Cost:
    """Return the cost of a template.

    Args:
        source: The source of a template, or a folder of templates as a mapping from file name to
            source. The first template in the folder is the one that is used.
    """
    if isinstance(source, str):
        return _cost(lambda: Template.from_string(source, details=Extras))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in source.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        return _cost(lambda: Template.from_file(Path(folder, next(iter(source))), details=Extras))


def _cost(load: Callable[[], Template[Any]]) -> Cost:
    outcome, message = "letter", ""

    def work(profile: Profile, rejection: Rejection, details: Extras) -> None:
        nonlocal outcome, message
        try:
            compose(profile, rejection, template=load(), date="2026-11-23", details=details)
        except RejectionLettersError as error:
            outcome, message = type(error).__name__, str(error)

    # compose() caches some results, so use new values for every run.
    used = usage(work, _longest_values)
    return Cost(outcome, message, *used)


def _longest_values() -> tuple[Profile, Rejection, Extras]:
    """Return new values of the maximum length, with characters that are expensive to handle."""
    line = (f"VP {next(_numbers)}, " + "Women's \U00010428 of child " * 20)[:199] + "x"
    items = tuple(f"{number:02}{line[2:]}" for number in range(20))
    profile = Profile(
        line,
        line,
        industry=line,
        experience="\U00010428" * 200,
        email="a@" + "b" * 252,
        phone=line,
        website=line,
        address=items,
    )
    rejection = Rejection(
        line,
        role=line,
        contact=Contact(line, honorific=line, title=line, email="a@" + "b" * 252, phone=line),
        date="2025-09-30",
        address=items,
        stage="final",
        message=SourceMessage(
            subject=(line * 5)[:997] + "x",
            references=[f"<{number:02}{'x' * 490}@b>" for number in range(20)],
        ),
    )
    return profile, rejection, Extras(items, items[::-1], line, 10**15 - 1, remote=True)


class Meter:
    """A separate process that measures templates; a crash or hang is reported with the template.

    Example:
        >>> with contextlib.closing(Meter()) as meter:
        ...     meter.cost("Hello").outcome
        'TemplateError'
    """

    def __init__(self, program: Sequence[str] = ("-m", "tests.costs")) -> None:
        self._child = subprocess.Popen(
            [sys.executable, *program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[1],
            encoding="utf-8",
        )
        self._failure = ""

    def close(self) -> None:
        """Close the input of the process, and wait for it to exit."""
        self._child.communicate()

    def cost(self, source: str | dict[str, str]) -> Cost:
        """Return the cost of a template, measured in the other process.

        Raises:
            AssertionError: The process exited. Every later call raises the same error, so that
                Hypothesis does not blame a different template.
        """
        if not self._failure:
            try:
                self._child.stdin.write(json.dumps(source) + "\n")
                self._child.stdin.flush()
                return Cost(*json.loads(self._child.stdout.readline()))
            except (OSError, ValueError):
                self._failure = (
                    f"Measuring a template failed or took over {WATCHDOG_SECONDS} seconds. "
                    f"See stderr for the traceback. The template is {source!r}"
                )
        raise AssertionError(self._failure)


def serve(measure: Callable[[str | dict[str, str]], Cost] = cost) -> None:
    """Read templates from stdin as lines of JSON, and write the cost of each to stdout."""
    gc.collect()
    gc.freeze()  # Otherwise, every collection would examine the whole library again.
    for line in sys.stdin:
        faulthandler.dump_traceback_later(WATCHDOG_SECONDS, exit=True)
        found = measure(json.loads(line))
        faulthandler.cancel_dump_traceback_later()
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
