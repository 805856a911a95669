"""Build small templates for the tests of the conformance kit, and check them."""

from __future__ import annotations

import datetime as dt
import functools

import attrs

from rejection_letters import Template
from rejection_letters.testing import check
from rejection_letters.testing._cases import matrix
from rejection_letters.testing._variants import variants_of

EXTENDS = '{% extends "letter" %}\n'


def block(name, text=""):
    """Return a block of a template; its text starts on its second line."""
    return f"{{% block {name} %}}\n{text}\n{{% endblock %}}\n"


def blocks(**texts):
    """Return several blocks of a template; in a template, the first text starts on line 3."""
    return "".join(block(name, text) for name, text in texts.items())


def template(*parts, words=400, **declared):
    """Return a template that replaces some blocks of the base letter, with room for more words."""
    return Template.from_string(EXTENDS + "".join(parts), words=words, **declared)


def cases(*parts, **declared):
    """Return the cases for which the kit writes the letters of a template."""
    return matrix(variants_of(template(*parts, **declared)))


@functools.cache
def problems(*parts, given=(), **declared):
    """Return the problems in a template, which is checked only once in a test run."""
    return check(template(*parts, **declared), details=given)


def rules(found):
    """Return the rules that found the problems."""
    return [problem.rule for problem in found]


@attrs.frozen
class Unit:
    unit: str | None = attrs.field(default=None, metadata={"example": "the cardiac unit"})


@attrs.frozen
class Code:
    """Details that reject the kit's made-up examples."""

    code: str = attrs.field(validator=attrs.validators.matches_re("[A-Z]{2}-[0-9]+"))


def on_lines(begin, paragraphs):
    """Return a template with some paragraphs, and the index of the last line of each."""
    source, lines = begin, []
    for text in paragraphs:
        source += f"{text}\n\n"
        lines.append(source.count("\n") - 1)
    return source + "{% endblock %}\n", lines


@attrs.frozen(kw_only=True)
class Portfolio:
    """Details of every type, one of them required, with an alias and an example."""

    link: str = attrs.field(alias="url", metadata={"example": "ana.example.com/work"})
    sites: tuple[str, ...] = ()
    years: int | None = attrs.field(
        default=None, validator=attrs.validators.optional([attrs.validators.ge(0)])
    )
    free_from: dt.date | None = None
    abroad: bool = False


PORTFOLIO = """
You can see my work at {{ details.link }}
{% if details.years is given %}I spent {{ details.years|in_words }} of my years there.{% endif %}
{% if details.free_from %}I am free {{ details.free_from|when }}.{% endif %}
{% if details.abroad %}I would move.{% else %}I would stay.{% endif %}
{% if details.sites %}I worked in {{ details.sites|and_list }}.{% endif %}
"""


@attrs.frozen
class Shift:
    """Details that must be given together and are validated."""

    hours: int | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(attrs.validators.in_((3, 8))),
    )
    ward: str | None = attrs.field(default=None)

    @ward.validator
    def _check(self, _attribute, value):
        if (value is None) != (self.hours is None):
            raise ValueError("hours and ward go together")
        if value is not None and not value.isascii():
            raise ValueError("ward must be ASCII")


SHIFT = """
{% if details.ward %}I work {{ details.hours|in_words }} hours in {{ details.ward }}.{% endif %}
"""
