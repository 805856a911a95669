"""Run the conformance kit on every built-in letter.

Each letter is written for every case of the matrix, without details and with every subset of them.
"""

from __future__ import annotations

import itertools

import attrs
import pytest

from rejection_letters import Profile, Rejection, _prose, compose, letters
from rejection_letters.testing import check, conformance
from tests.cases import ADVICE, BUILT_IN, details_of

TestClassic = conformance(letters.classic)
TestBrief = conformance(letters.brief)
TestSales = conformance(letters.sales)
TestMilitaryTransition = conformance(letters.military_transition)
TestDesign = conformance(letters.design)
TestReminder = conformance(letters.reminder)
TestThankYou = conformance(letters.thank_you, details=ADVICE)
TestShortNote = conformance(letters.short_note)


def test_every_built_in_letter_is_tested():
    names = {f"Test{template.name.title().replace('-', '')}" for template in BUILT_IN}

    assert names == {name for name in globals() if name.startswith("Test")}


@pytest.mark.parametrize(
    "template",
    [template for template in BUILT_IN if template.details is not None],
    ids=lambda one: one.name,
)
def test_examples_cover_every_subset_of_the_details(template):
    required = frozenset(name for name, field in template.fields().items() if field.required)
    others = [field.name for field in attrs.fields(template.details) if field.name not in required]
    subsets = {
        required.union(subset)
        for size in range(len(others) + 1)
        for subset in itertools.combinations(others, size)
    }

    assert {frozenset(details.given) for details in details_of(template)} == subsets


def test_thank_you_passes_the_kit_with_the_examples_in_its_metadata():
    """The tests above pass complete examples instead."""
    assert check(letters.thank_you) == ()


VARIANTS = range(12)


def bodies(profile=None, **facts):
    """Return the body of the classic letter in several variants, each as one text."""
    profile = profile or Profile("Ana Ruiz", "UX designer")
    arguments = {name: facts.pop(name) for name in ("questions",) if name in facts}
    return [
        " ".join(
            _prose.paragraphs(
                compose(profile, Rejection("Acme", **facts), **arguments, variant=n).blocks
            )
        )
        for n in VARIANTS
    ]


@pytest.mark.parametrize("template", ["classic", "brief"])
def test_sentence_that_begins_with_who_suggested_writing_has_a_capital(template):
    rejection = Rejection("Acme", referred_by="my former manager")
    profile = Profile("Ana Ruiz", "UX designer")
    letters_ = [compose(profile, rejection, template=template, variant=n) for n in VARIANTS]

    assert not any(". my former manager" in str(letter) for letter in letters_)


def test_one_question_of_your_own_is_one_question():
    found = bodies(stage="inquiry", questions="What next?")

    assert any("my question on" in body for body in found)
    assert not any("my questions" in body for body in found)


def test_inquiry_does_not_say_twice_what_the_writer_would_be_grateful_for():
    found = bodies(stage="inquiry", contact="Dana Lee", referred_by="Kim Oh")

    assert all(body.count("I would be grateful for") <= 1 for body in found)
