"""Measure what a template costs, from its source to a letter: function calls and peak memory.

Neither depends on how busy the machine is. What a call count cannot see, such as a regular
expression that backtracks forever in C, is stopped by a watchdog after five minutes.

Templates are measured in a separate process. Coverage, pytest, and Hypothesis would otherwise add
their own memory, and a process that hangs can be ended without losing track of the template.
"""

from __future__ import annotations

import faulthandler
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

MOST_CALLS = 650_000
"""The most function calls that a template may take, to be refused or to become a letter."""

MOST_BYTES = 8_000_000
"""The most memory, in bytes, that a template may occupy at once."""

WATCHDOG_SECONDS = 300
"""How long a single template may run before it counts as hanging."""

_ATTEMPTS = 5

_numbers = itertools.count()


class Usage(NamedTuple):
    """What a piece of work used.

    Attributes:
        calls: The number of calls, both of Python functions and of functions written in C.
        bytes: The peak memory in bytes.
        left: The memory in bytes that is still in use afterward.
    """

    calls: int
    bytes: int
    left: int


class Cost(NamedTuple):
    """What became of a template, and what that took.

    Attributes:
        outcome: "letter", or the class of the error.
        message: The message of the error.
        calls: The number of function calls.
        bytes: The peak memory in bytes.
        left: The memory in bytes that is still in use when the template is gone.
    """

    outcome: str
    message: str
    calls: int
    bytes: int
    left: int


def usage(work: Callable[..., object], prepare: Callable[[], Sequence[object]] = tuple) -> Usage:
    """Return what some work uses, not counting the first import of a module.

    Calls and memory are measured in separate runs, because counting calls uses memory.

    Args:
        work: A function to run a few times.
        prepare: Makes the arguments of each run; what it uses is not counted.
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
        left, most = tracemalloc.get_traced_memory()
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
    """Return what a template costs.

    Args:
        source: The source of a template, or a folder of templates as a mapping from file name to
            source. The first template of a folder is the one that is used.
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

    # Composing caches some of what it has seen, so every run gets new values.
    used = usage(work, _longest_values)
    return Cost(outcome, message, *used)


def _longest_values() -> tuple[Profile, Rejection, Extras]:
    """Return values of the greatest length, in wide and difficult characters, each time new."""
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


class Meter:
    """A process that measures templates, and whose hanging is reported with the template.

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
        """Let the process end, and wait for it."""
        self._child.communicate()

    def cost(self, source: str | dict[str, str]) -> Cost:
        """Return what a template costs, measured in the other process.

        Raises:
            AssertionError: The process ended. Once it has, every call raises the same error, so
                that Hypothesis does not blame a template that came later.
        """
        if not self._failure:
            try:
                self._child.stdin.write(json.dumps(source) + "\n")
                self._child.stdin.flush()
                return Cost(*json.loads(self._child.stdout.readline()))
            except (OSError, ValueError):
                self._failure = (
                    f"Measuring a template failed or took over {WATCHDOG_SECONDS} seconds; "
                    f"the traceback is on stderr. The template is {source!r}"
                )
        raise AssertionError(self._failure)


def serve(measure: Callable[[str | dict[str, str]], Cost] = cost) -> None:
    """Answer each template on stdin, a line of JSON, with its cost on stdout."""
    for line in sys.stdin:
        faulthandler.dump_traceback_later(WATCHDOG_SECONDS, exit=True)
        found = measure(json.loads(line))
        faulthandler.cancel_dump_traceback_later()
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
