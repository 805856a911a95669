"""Spaces and breaks that are settled at compile time give the same letter as at run time."""

import functools
import itertools
import re
from unittest import mock

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from rejection_letters import Contact, _compose
from rejection_letters._template import _runtime
from rejection_letters._template.dialect import (
    BLOCKS,
    _compiler,
    _parsing,
    _program,
    _statements,
)
from rejection_letters._template.dialect._output import Arm, Branches, Piece
from rejection_letters._template.dialect._spacing import ended, settled
from rejection_letters.testing._cases import matrix
from rejection_letters.testing._examples import examples
from rejection_letters.testing._variants import variants_of
from tests import strategies
from tests.cases import BUILT_IN
from tests.dialect import ANA, DAY, REJECTION, loaded, written
from tests.hostile_templates import Extras

BREAK, ITEM = _runtime.BREAK, _runtime.ITEM
EMPTY = ("acknowledgement", "thanks", "team", "regard", "request", "questions", "opinion")


def template_of(**blocks):
    """Return a template with these blocks, in which all other blocks of the body are empty."""
    empty = dict.fromkeys(set(BLOCKS) - {"subject", "salutation", "closing"}, "")
    written_blocks = "".join(
        f"{{% block {name} %}}{inside}{{% endblock %}}"
        for name, inside in {**empty, **blocks}.items()
    )
    return f'{{% extends "letter" %}}{written_blocks}'


def body(details=None, rejection=REJECTION, profile=ANA, **blocks):
    """Return the paragraphs and lists of a letter with these blocks."""
    letter = written(template_of(**blocks), details=details, rejection=rejection, profile=profile)
    return list(letter.blocks)


# --- The letter that the unsettled output gives ---


def unsettled(source, *, is_base=False):
    """Return the checked blocks of a template, with their output as in the source."""
    roots = {**_compiler._ROOTS, "details": None if is_base else Extras}
    with mock.patch.multiple(_statements, ended=list, settled=list):
        check = _statements.Statements("text", roots, BLOCKS)
        return (check.base if is_base else check.child)(_parsing.parse(source, "text")).blocks


@functools.cache
def unsettled_base():
    return unsettled(_compiler._BASE_SOURCE.read(), is_base=True)


def pieces_of(block, context):
    """Return the pieces that a block prints."""
    lines = ["out = []", *_program._statements(block.output, _program._traced), "return out"]
    head = "def write(profile, rejection, letter, details):\n    "
    write = _program.program("text", head + "\n    ".join(lines))
    return [text for _, _, text in write(*context)]


def blank(text):
    """Return the spaces and breaks at the beginning of a text."""
    return text[: len(text) - len(text.lstrip(" " + BREAK))]


def expected_text(source, context):
    """Return what the blocks of a template print, joined at run time.

    Spaces and breaks at the ends of a block are removed, except that a blank line or a list at the
    beginning begins a paragraph, and a list at the end ends with a break.
    """
    own = unsettled(source)
    text = ""
    for name in BLOCKS:
        pieces = pieces_of(own.get(name) or unsettled_base()[name], context)
        inside = "".join(pieces).strip(" " + BREAK)
        first = next((n for n, piece in enumerate(pieces) if piece != blank(piece)), 0)
        is_separate = any(BREAK * 2 in blank(piece) for piece in pieces[: first + 1])
        text += _compiler._MARKS.get(name, " ")
        if inside and (is_separate or inside.startswith(ITEM)):
            text += BREAK
        text += inside
        if inside.rpartition(BREAK)[2].startswith(ITEM):
            text += BREAK
    return text


def parts_of(text):
    """Return the parts of a letter, with the body as paragraphs and list items."""
    subject, salutation, inside, closing = _runtime.parts(text)
    blocks = [[block] if isinstance(block, str) else ("-", *block) for block in _flat(inside)]
    return subject.strip(), salutation.strip(), blocks, closing.strip()


def _flat(inside):
    return _runtime.blocks(inside)


CONTEXTS = st.sampled_from(
    [
        (ANA, REJECTION, Extras()),
        (ANA, attrs.evolve(REJECTION, role=None, stage="final"), Extras(places=(), years=0)),
        (
            attrs.evolve(ANA, industry="retail", address=("1 High Street", "Leeds")),
            attrs.evolve(REJECTION, stage="inquiry", reason="freeze", contact=None),
            Extras(places=(), motto="Onwards, Inc.", remote=True),
        ),
        (
            attrs.evolve(ANA, industry="retail"),
            attrs.evolve(REJECTION, stage="screen", contact=Contact("Dana Lee", honorific="Dr.")),
            Extras(motto="On!", years=7, remote=True),
        ),
    ]
)


def context_of(template, values, variant):
    profile, rejection, details = values
    return _compose.context_of(
        profile, rejection, template, DAY, None, None, details=details, variant=variant
    )


class TestSettledLetters:
    @settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(strategies.dialect_templates(), CONTEXTS, st.integers(0, 99))
    def test_words(self, source, values, variant):
        template = loaded(source)
        context = context_of(template, values, variant)

        actual = parts_of(template._program.write(*context))

        assert actual == parts_of(expected_text(source, context))
