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
BLANK = " " + BREAK


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


# --- What a template prints before and after its spaces are settled ---


def checked_blocks(source, *, is_settled):
    """Return the blocks of a template by name, with or without settling their spaces."""
    if is_settled:
        return _checked(source, Extras)
    with mock.patch.multiple(_statements, ended=list, settled=list):
        return _checked(source, Extras)


def _checked(source, details):
    roots = {**_compiler._ROOTS, "details": details}
    return (
        _statements.Statements("text", roots, BLOCKS).child(_parsing.parse(source, "text")).blocks
    )


def pieces_of(output, context):
    """Return the pieces that some output prints."""
    lines = ["out = []", *_program._statements(output, _program._traced), "return out"]
    head = "def write(profile, rejection, letter, details):\n    "
    write = _program.program("text", head + "\n    ".join(lines))
    return [text for _, _, text in write(*context)]


def blank(text):
    """Return the spaces and breaks at the beginning of a text."""
    return text[: len(text) - len(text.lstrip(BLANK))]


def inside(pieces):
    """Return the text of some pieces without the spaces and breaks at both ends."""
    return "".join(pieces).strip(BLANK)


def is_separate(pieces):
    """Return whether a block that prints these pieces begins a paragraph."""
    first = next((n for n, piece in enumerate(pieces) if piece != blank(piece)), 0)
    has_blank_line = any(BREAK * 2 in blank(piece) for piece in pieces[: first + 1])
    return has_blank_line or inside(pieces).startswith(ITEM)


def ends_with_item(text):
    """Return whether the last paragraph of a text is a list item."""
    return text.rpartition(BREAK)[2].startswith(ITEM)


def paragraphs(text):
    """Return the paragraphs and lists in a text with marks."""
    return _runtime.blocks(_runtime._tidied(text))


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
    """Return the values that the template can use."""
    profile, rejection, details = values
    return _compose.context_of(
        profile, rejection, template, DAY, None, None, details=details, variant=variant
    )
