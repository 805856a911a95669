"""Try random templates: does one bring the library down, or cost more than a template may?

`make fuzz` tries 20,000, other ones each time; the tests try some hundreds.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings

from tests import strategies
from tests.costs import MOST_BYTES, MOST_SECONDS, cost


class Summary(NamedTuple):
    """What became of random templates.

    Attributes:
        outcomes: How many became a letter, and how many ended in which error.
        seconds: The most time of the processor that one took.
        bytes: The most memory that one filled.
    """

    outcomes: Counter[str]
    seconds: float
    bytes: int


def fuzz(examples: int, *, steady: bool) -> Summary:
    """Try random templates, and return what became of them.

    An error that is not the library's own comes through; Hypothesis tells the template.

    Args:
        examples: How many to try.
        steady: Whether to try the same in every run.
    """
    costs = []

    @settings(
        max_examples=examples,
        derandomize=steady,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategies.any_templates())
    def try_one(source: str) -> None:
        costs.append(cost(source))
        assert costs[-1].seconds < MOST_SECONDS
        assert costs[-1].bytes < MOST_BYTES
        assert costs[-1].message.isprintable()

    try_one()
    return Summary(
        Counter(cost.outcome for cost in costs),
        max(cost.seconds for cost in costs),
        max(cost.bytes for cost in costs),
    )


if __name__ == "__main__":  # pragma: no cover
    found = fuzz(int(sys.argv[1]), steady=False)
    for outcome, number in found.outcomes.most_common():
        print(f"{number:,} times: {outcome}")
    print(f"At most {found.seconds * 1e3:.0f} ms and {found.bytes / 1e6:.1f} MB")
