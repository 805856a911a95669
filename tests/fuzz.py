"""Try random templates: does one crash the library, or exceed the limits of tests.costs?

`make fuzz` tries 20,000, different ones each time, which takes an hour; `make fuzz ARGS=500` is
short enough for CI. The tests try 250, always the same.
"""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings

from tests import strategies
from tests.costs import MOST_BYTES, MOST_CALLS, Meter


class Summary(NamedTuple):
    """What became of random templates.

    Attributes:
        outcomes: How many became a letter, and how many ended in which error.
        calls: The most function calls that one took.
        bytes: The highest peak memory of one, in bytes.
    """

    outcomes: Counter[str]
    calls: int
    bytes: int


def fuzz(examples: int, *, steady: bool) -> Summary:
    """Try random templates, and return what became of them.

    Hypothesis shows the template that exceeds a limit. One that crashes or hangs the measuring
    process is named in the AssertionError of `Meter.cost()`.

    Args:
        examples: How many to try.
        steady: Whether to try the same ones in every run.
    """
    costs = []

    with contextlib.closing(Meter()) as meter:

        @settings(
            max_examples=examples,
            derandomize=steady,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(strategies.any_templates())
        def try_one(source: str) -> None:
            costs.append(meter.cost(source))
            assert costs[-1].calls < MOST_CALLS
            assert costs[-1].bytes < MOST_BYTES
            assert costs[-1].message.isprintable()

        try_one()
    return Summary(
        Counter(cost.outcome for cost in costs),
        max(cost.calls for cost in costs),
        max(cost.bytes for cost in costs),
    )


if __name__ == "__main__":  # pragma: no cover
    found = fuzz(int(sys.argv[1]), steady=False)
    for outcome, number in found.outcomes.most_common():
        print(f"{number:,} times: {outcome}")
    print(f"At most {found.calls:,} calls and {found.bytes / 1e6:.1f} MB")
