"""Try random templates, and fail if one crashes the library or exceeds the limits in tests.costs.

`make fuzz` tries 20,000 templates, which are different each time and take an hour. `make fuzz
ARGS=500` is short enough for CI. The test suite always tries the same 250.
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
    """The results for a number of random templates.

    Attributes:
        outcomes: The number of templates by outcome: "letter", or the class of an error.
        calls: The maximum number of function calls for a template.
        bytes: The maximum peak memory for a template, in bytes.
    """

    outcomes: Counter[str]
    calls: int
    bytes: int


def fuzz(examples: int, *, steady: bool) -> Summary:
    """Try random templates, and return a summary of the results.

    Hypothesis shows a template that exceeds a limit. If a template crashes or hangs the measuring
    process, the AssertionError from `Meter.cost()` contains it.

    Args:
        examples: The number of templates to try.
        steady: Whether to try the same templates in every run.
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
        print(f"{outcome}: {number:,} templates")
    print(f"At most {found.calls:,} calls and {found.bytes / 1e6:.1f} MB")
