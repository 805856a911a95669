"""Run the conformance kit on every built-in letter.

Each letter is written for every case of the matrix, without details and with every subset of them.
"""

from __future__ import annotations

import itertools

import attrs
import pytest

from rejection_letters import letters
from rejection_letters.testing import conformance
from rejection_letters.testing._examples import examples
from tests.cases import BUILT_IN

TestClassic = conformance(letters.classic)
TestBrief = conformance(letters.brief)
TestSales = conformance(letters.sales)
TestMilitaryTransition = conformance(letters.military_transition)
TestDesign = conformance(letters.design)


def test_every_built_in_letter_is_tested():
    names = {f"Test{template.name.title().replace('-', '')}" for template in BUILT_IN}

    assert names == {name for name in globals() if name.startswith("Test")}


@pytest.mark.parametrize(
    "template",
    [letters.sales, letters.military_transition, letters.design],
    ids=lambda one: one.name,
)
def test_examples_cover_every_subset_of_the_details(template):
    names = [field.name for field in attrs.fields(template.details)]
    subsets = {
        frozenset(subset)
        for size in range(len(names) + 1)
        for subset in itertools.combinations(names, size)
    }

    assert {frozenset(details.given) for details in examples(template)} == subsets
