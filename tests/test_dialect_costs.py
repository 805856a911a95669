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
    """Measure each template of the tables in another process."""
    with contextlib.closing(Meter()) as meter:
        return [meter.cost(source) for source in EVERY_TEMPLATE]


HANGS = """
import re
from tests import costs
costs.WATCHDOG_SECONDS = 1
costs.serve(lambda source: re.match("(a+)+b", "a" * 60))
"""
"""A measuring process that never answers, and whose watchdog waits for one second."""


class TestCosts:
    """From its source to a letter with the longest values, or to an error, a template costs little.

    Costs are counted, not timed, so a busy machine does not change them. The limits are about a
    fifth above the most expensive template on any supported Python.
    """

    def test_letters_and_refusals_are_measured(self, costs):
        """Whatever loads is measured up to the letter, not only up to an error."""
        outcomes = [cost.outcome for cost in costs]

        assert outcomes.count("letter") >= len(HARMLESS) + len(COSTLY)
        assert "TemplateError" in outcomes

    def test_none_takes_a_tenth_of_a_second(self, costs):
        """The call limit takes less than that on an idle machine, and also holds on a busy one."""
        expensive = [
            (cost.calls, source)
            for cost, source in zip(costs, EVERY_TEMPLATE, strict=True)
            if cost.calls >= MOST_CALLS
        ]

        assert expensive == []

    def test_none_fills_16_megabytes(self, costs):
        """The limit is half of that. Peak memory counts, even if it is freed at once."""
        large = [
            (cost.bytes, source)
            for cost, source in zip(costs, EVERY_TEMPLATE, strict=True)
            if cost.bytes >= MOST_BYTES
        ]

        assert large == []

    def test_none_leaves_much_behind(self, costs):
        """What the library remembers of a letter is short, however long the letter."""
        letters = [cost for cost in costs if cost.outcome == "letter"]

        assert max(cost.left for cost in letters) < 2_000_000

    def test_a_wasteful_library_exceeds_both_limits(self, monkeypatch):
        """The limits above can fail."""

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
