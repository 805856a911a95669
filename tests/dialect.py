"""Helpers for tests of the dialect: load and check templates, and write letters with them."""

import ast
import datetime as dt

import pytest
from jinja2 import nodes

from rejection_letters import Contact, Profile, Rejection, SourceMessage, Template, compose
from rejection_letters._compose import facts_of
from rejection_letters._template import dialect
from rejection_letters._template.dialect import _compiler, _program, _statements
from rejection_letters._template.dialect._output import Branches, Piece
from tests.hostile_templates import Extras, closing

ANA = Profile("Ana Ruiz", "UX designer", email="ana@example.com")
REJECTION = Rejection("Acme", role="Sales Manager", contact="Dana Lee", date="2026-11-20")
DAY = dt.date(2026, 11, 23)

EVERYTHING = closing(
    "{% set reason = rejection.reason %}"
    "{% if not details.remote and reason == 'freeze' or details.years is given %}"
    "{{ profile.industry or profile.name|a }}"
    "{% elif reason is one_of('filled') %}{{ 'x' if details.motto else 'y' }}{% endif %}"
    "{% for site in details.sites %}{{ site }}{% endfor %}"
    "{% vary %}Kindly, {% or %}{% set name = profile.name %}{{ name }}, {% endvary %}Yours,"
)
"""A template that uses every node of the dialect."""


WITHOUT_CALL = Template.from_string(closing("Kindly,"))


def loaded(source, **declared):
    """Load a template, which may use the fields of `Extras`."""
    return Template.from_string(source, **{"details": Extras, **declared})


def written(source, *, details=None, rejection=REJECTION, profile=ANA, variant=None):
    """Write a letter with a template."""
    template = loaded(source, details=type(details or Extras()))
    return compose(
        profile, rejection, template=template, details=details, date=DAY, variant=variant
    )


def context_of(values, variant):
    """Return the values that a template can use in a letter without a call."""
    profile, rejection, details = values
    facts = facts_of(profile, rejection, WITHOUT_CALL, DAY, None, None, variant=variant)
    return profile, rejection, facts, details


def effective_blocks(source):
    """Return the checked blocks of a template, each from the file that defines it last."""
    return _compiler._blocks_of_letter(source, "text", Extras, pytest.fail)


def pieces_in(output):
    """Yield the pieces in some output, including those in every arm of its statements."""
    for node in output:
        if isinstance(node, Piece):
            yield node
        elif isinstance(node, Branches):
            for arm in node.arms:
                yield from pieces_in(arm.body)


def longest_letter(source):
    """Return the most characters that a template could print, even if that is too many."""
    chain = _compiler._chain(source, "text", Extras, pytest.fail)
    return sum(
        next(link.blocks[part] for link in chain if part in link.blocks).longest
        for part in dialect.BLOCKS
    )


def generated(source):
    """Return the syntax tree of the Python code of a template, and the compiled function."""
    code = _program.code_of(_compiler._marked(effective_blocks(source)))
    (function,) = ast.parse(code).body
    return ast.Module(function.body, []), _program.program("text", code)


def checked(tree):
    """Check a syntax tree as if it were a template that extends another."""
    roots = {**_compiler._ROOTS, "details": Extras}
    return _statements.Statements("text", roots, dialect.BLOCKS).child(tree)


def length(letter):
    """Return how many characters of a letter its template wrote."""
    blocks = [block if isinstance(block, str) else "".join(block) for block in letter.blocks]
    return sum(map(len, (letter.subject, letter.salutation, *blocks, letter.closing)))


STATEMENTS = {nodes.Assign, nodes.For, nodes.If, nodes.Output, nodes.Scope}
VALUES = {
    *(nodes.And, nodes.Compare, nodes.CondExpr, nodes.Const, nodes.Filter, nodes.Getattr),
    *(nodes.Name, nodes.Not, nodes.Or, nodes.Test),
}


CLASSES = [Profile, Contact, SourceMessage, Rejection]
