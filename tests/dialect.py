"""Load, check and write templates, for tests of the dialect."""

import ast
import datetime as dt

import pytest
from jinja2 import nodes

from rejection_letters import Contact, Profile, Rejection, SourceMessage, Template, compose
from rejection_letters._template import dialect
from rejection_letters._template.dialect import _compiler, _program, _statements
from tests.hostile_templates import Extras, closing

ANA = Profile("Ana Ruiz", "UX designer", email="ana@example.com")
NO = Rejection("Acme", role="Sales Manager", contact="Dana Lee", date="2026-11-20")
DAY = dt.date(2026, 11, 23)

EVERYTHING = closing(
    "{% set reason = rejection.reason %}"
    "{% if not details.remote and reason == 'freeze' or details.years is given %}"
    "{{ profile.industry or profile.name|a }}"
    "{% elif reason is one_of('filled') %}{{ 'x' if details.motto else 'y' }}{% endif %}"
    "{% for site in details.sites %}{{ site }}{% endfor %}Yours,"
)
"""A template with every kind of node that the dialect has."""


def loaded(source, **declared):
    """Return a template from its source, which may use the details declared for all of these."""
    return Template.from_string(source, **{"details": Extras, **declared})


def written(source, *, details=None, rejection=NO, profile=ANA):
    """Return the letter that a template writes."""
    template = loaded(source, details=type(details or Extras()))
    return compose(profile, rejection, template=template, details=details, date=DAY)


def effective_blocks(source):
    """Return the blocks that a template writes a letter with, as they were checked."""
    return _compiler._blocks_of_letter(source, "text", Extras, pytest.fail)


def longest_letter(source):
    """Return how many characters a template could print, even if that is too many."""
    chain = _compiler._chain(source, "text", Extras, pytest.fail)
    return sum(
        next(link.blocks[part] for link in chain if part in link.blocks).longest
        for part in dialect.BLOCKS
    )


def generated(source):
    """Return the syntax tree of the Python code that a template becomes, and its function."""
    code = _program.code_of(_compiler._marked(effective_blocks(source)))
    (function,) = ast.parse(code).body
    return ast.Module(function.body, []), _program.program("text", code)


def checked(tree):
    """Check a tree as that of a template that extends another."""
    roots = {**_compiler._ROOTS, "details": Extras}
    return _statements.Statements("text", roots, dialect.BLOCKS).child(tree)


def length(letter):
    """Return how many characters of a letter its template wrote."""
    blocks = [block if isinstance(block, str) else "".join(block) for block in letter.blocks]
    return sum(map(len, (letter.subject, letter.salutation, *blocks, letter.closing)))


STATEMENTS = {nodes.Assign, nodes.For, nodes.If, nodes.Output}
VALUES = {
    *(nodes.And, nodes.Compare, nodes.CondExpr, nodes.Const, nodes.Filter, nodes.Getattr),
    *(nodes.Name, nodes.Not, nodes.Or, nodes.Test),
}


CLASSES = [Profile, Contact, SourceMessage, Rejection]
