"""From its source to a letter or an error, a template takes little time and memory."""

import contextlib
import itertools

import pytest

from rejection_letters._template import _runtime
from tests.costs import MOST_BYTES, MOST_CALLS, Meter, cost
from tests.hostile_templates import COSTLY, FOLDERS, HARMLESS, REFUSED, closing

EVERY_TEMPLATE = [
    *itertools.chain(*REFUSED.values()),
    *(source for source, _ in HARMLESS.values()),
    *COSTLY.values(),
    *FOLDERS.values(),
]


@pytest.fixture(scope="module")
def costs():
    """Measure every template of the tables in another process."""
    with contextlib.closing(Meter()) as meter:
        return [meter.cost(source) for source in EVERY_TEMPLATE]


HANGS = """
import re
from tests import costs
costs.WATCHDOG_SECONDS = 1
costs.serve(lambda source: re.match("(a+)+b", "a" * 60))
"""
"""A measuring process that never answers, with a watchdog that waits for one second."""


class TestCosts:
    """Loading any template and writing the longest letter with it is cheap.

    Costs are counted, not timed, so a busy machine does not change them. The limits are about a
    fifth above the most expensive template on any supported Python.
    """

    def test_both_letters_and_errors_are_measured(self, costs):
        outcomes = [cost.outcome for cost in costs]

        assert outcomes.count("letter") >= len(HARMLESS) + len(COSTLY)
        assert "TemplateError" in outcomes

    def test_no_template_exceeds_the_call_limit(self, costs):
        expensive = [
            (cost.calls, source)
            for cost, source in zip(costs, EVERY_TEMPLATE, strict=True)
            if cost.calls >= MOST_CALLS
        ]

        assert expensive == []

    def test_no_template_exceeds_the_memory_limit(self, costs):
        """Peak memory counts, even if it is freed at once."""
        large = [
            (cost.bytes, source)
            for cost, source in zip(costs, EVERY_TEMPLATE, strict=True)
            if cost.bytes >= MOST_BYTES
        ]

        assert large == []

    def test_caches_stay_small(self, costs):
        """Little of a letter stays in memory, however long the letter is."""
        letters = [cost for cost in costs if cost.outcome == "letter"]

        assert max(cost.left for cost in letters) < 450_000

    def test_a_wasteful_filter_exceeds_both_limits(self, monkeypatch):
        """This shows that the tests above can fail."""

        def wasteful(text):
            numbers = bytearray(MOST_BYTES)
            for _ in range(MOST_CALLS):
                numbers.isspace()
            return text

        monkeypatch.setitem(_runtime.NAMES, "capitalize_", wasteful)
        wasted = cost(closing("{{ details.sites|first|capitalize }}"))

        assert wasted.outcome == "letter"
        assert wasted.calls > MOST_CALLS
        assert wasted.bytes > MOST_BYTES

    def test_a_hanging_template_is_named(self, capfd):
        """The watchdog also ends C code that never returns to Python, such as a regex."""
        with contextlib.closing(Meter(["-c", HANGS])) as meter:
            with pytest.raises(AssertionError, match="The template is 'first'"):
                meter.cost("first")
            with pytest.raises(AssertionError, match="The template is 'first'"):
                meter.cost("second")

        assert "Timeout" in capfd.readouterr().err
