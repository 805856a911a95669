"""Small templates, and what the conformance kit finds in them."""

from __future__ import annotations

import datetime as dt
import functools

import attrs

from rejection_letters import Template
from rejection_letters.testing import check

EXTENDS = '{% extends "letter" %}\n'


def block(name, text=""):
    """Return a block of a template; the first line of its text is the second of the block."""
    return f"{{% block {name} %}}\n{text}\n{{% endblock %}}\n"


def blocks(**texts):
    """Return several blocks of a template; the text of the first begins on its line 3."""
    return "".join(block(name, text) for name, text in texts.items())


def template(*parts, **declared):
    """Return a template of the base letter and some blocks."""
    return Template.from_string(EXTENDS + "".join(parts), **declared)


@functools.cache
def problems(*parts, given=(), **declared):
    """Return what is wrong with a template, looked for once in a run."""
    return check(template(*parts, **declared), details=given)


def rules(found):
    """Return the rules by which problems were found."""
    return [problem.rule for problem in found]


@attrs.frozen
class Unit:
    """What a template may need to know."""

    unit: str | None = attrs.field(default=None, metadata={"example": "the cardiac unit"})


@attrs.frozen
class Code:
    """Details that take only what nobody would make up."""

    code: str = attrs.field(validator=attrs.validators.matches_re("[A-Z]{2}-[0-9]+"))


def on_lines(begin, paragraphs):
    """Return a letter with some paragraphs, and on which lines the last lines of each stand."""
    source, lines = begin, []
    for text in paragraphs:
        source += f"{text}\n\n"
        lines.append(source.count("\n") - 1)
    return source + "{% endblock %}\n", lines


@attrs.frozen(kw_only=True)
class Portfolio:
    """Details of every type, required and not, with names and examples of their own."""

    link: str = attrs.field(alias="url", metadata={"example": "ana.example.com/work"})
    sites: tuple[str, ...] = ()
    years: int | None = attrs.field(
        default=None, validator=attrs.validators.optional([attrs.validators.ge(0)])
    )
    free_from: dt.date | None = None
    abroad: bool = False


PORTFOLIO = """
You can see my work at {{ details.link }}
{% if details.years is given %}It took {{ details.years|in_words }} of the years.{% endif %}
{% if details.free_from %}I am free {{ details.free_from|when }}.{% endif %}
{% if details.abroad %}I would move.{% else %}I would stay.{% endif %}
{% if details.sites %}I worked in {{ details.sites|and_list }}.{% endif %}
"""
