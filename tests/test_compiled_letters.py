"""The compiled letters are what the templates say: `make letters` writes them."""

from __future__ import annotations

import pickle

import pytest

from rejection_letters import letters
from rejection_letters._template._catalog import BUILT_IN, variable
from rejection_letters.letters import _compiled
from scripts.compile_letters import FILE, compiled_letters


def test_they_are_what_the_templates_say():
    """A template that was edited shows here until `make letters` was run."""
    assert FILE.read_text(encoding="utf-8") == compiled_letters()


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_built_in_letter_carries_its_function(name):
    """A built-in letter needs no compilation in a new process."""
    template = getattr(letters, variable(name))

    assert template._program is _compiled.LETTERS[name]


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_pickled_letter_still_carries_it(name):
    """A template that was sent to another process is not compiled again there."""
    template = getattr(letters, variable(name))
    copy = pickle.loads(pickle.dumps(template))

    assert copy == template
    assert copy._program.write is template._program.write
