"""Tests for the compiled letters, which `make letters` writes."""

from __future__ import annotations

import pickle

import pytest

from rejection_letters import letters
from rejection_letters._template._catalog import BUILT_IN, variable
from rejection_letters.letters import _compiled
from scripts.compile_letters import FILE, compiled_letters


def test_compiled_letters_match_the_templates():
    """If this fails after you edited a template, run `make letters`."""
    assert FILE.read_text(encoding="utf-8") == compiled_letters()


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_letter_has_its_compiled_function(name):
    template = getattr(letters, variable(name))

    assert template._program is _compiled.LETTERS[name]


@pytest.mark.parametrize("name", BUILT_IN)
def test_pickled_letter_keeps_its_compiled_function(name):
    template = getattr(letters, variable(name))
    copy = pickle.loads(pickle.dumps(template))

    assert copy == template
    assert copy._program.write is template._program.write
