"""The generated code prints the same words as Jinja2 would.

The library does not use Jinja2 to write letters. These tests do: they render the built-in letters
and small templates in an ordinary Jinja2 environment with the same filters, and compare the words
block by block. Layout is the library's own, so spaces and paragraphs are not compared.

Jinja2 does not have `{% vary %}`, so it gets a template in which each is replaced by the
alternative that the seed of the letter chooses.
"""

import datetime as dt
import functools
import itertools
import pkgutil
import re
import zlib

import jinja2
import pytest

from rejection_letters import Contact, Medium, Profile, Reason, Rejection, SourceMessage, Stage
from rejection_letters._model import LetterFacts
from rejection_letters._template import _filters, _runtime, dialect
from rejection_letters._template.dialect import _compiler, _program
from rejection_letters.errors import MissingValueError
from tests.hostile_templates import Extras, closing

SOURCES = {
    "letter": pkgutil.get_data("rejection_letters.letters", "base.j2").decode(),
    "classic": pkgutil.get_data("rejection_letters.letters", "classic.j2").decode(),
    "brief": pkgutil.get_data("rejection_letters.letters", "brief.j2").decode(),
}

FULL = Extras(("Leeds", "York", "Hull, East Yorkshire"), ("Hull",), "Onwards", 7, True)
BARE = Extras((), (), None, None, False)

PROFILES = (
    Profile("Ana Ruiz", "UX designer"),
    Profile(
        "Ben O'Hara",
        "engineer",
        industry="the <b>oil & gas</b> trade",
        experience="experienced",
        locale="en-GB",
        address=("1 High Street", "Leeds"),
    ),
)
CONTACTS = (None, Contact("Dana Lee"), Contact("Miriam Okafor", honorific="Dr."))


class MissingError(Exception):
    """A missing value is printed or passed to a filter."""


def given(value):
    """Return a value, or raise MissingError if it is missing."""
    if value is None or value == () or isinstance(value, jinja2.Undefined):
        raise MissingError
    return value


def filter_of(rule):
    """Return a filter as a Jinja2 filter, which reads other values from the context."""

    @jinja2.pass_context
    def filtered(context, value, *arguments):
        also = [
            functools.reduce(getattr, path.split(".")[1:], context[path.split(".")[0]])
            for path in rule.also
        ]
        if isinstance(value, jinja2.Undefined):
            value = None
        return rule.function(value if rule.takes_missing else given(value), *arguments, *also)

    return filtered


def expanded(source, seed):
    """Return a template with each `{% vary %}` replaced by the alternative that a seed chooses."""

    def in_block(block):
        places = itertools.count()

        def alternative(vary):
            alternatives = vary[1].split("{% or %}")
            multiplier = zlib.crc32(f"{block[1]} {next(places)}".encode()) | 1
            mixed = seed * multiplier % 2**32
            return alternatives[mixed * len(alternatives) // 2**32]

        return re.sub(r"{% vary %}(.*?){% endvary %}", alternative, block[0], flags=re.DOTALL)

    return re.sub(r"{% block (\w+) %}.*?{% endblock %}", in_block, source, flags=re.DOTALL)


@functools.lru_cache(maxsize=64)
def template_of(source, seed):
    """Return a template in a Jinja2 environment with the library's filters and tests."""
    # Put a marker in front of each block, so that the blocks can be told apart in the output.
    marked = re.sub(r"{% block (\w+) %}", r"[[\1]]{% block \1 %}", SOURCES["letter"])
    sources = {**SOURCES, "letter": marked, "tested": source}
    made = jinja2.Environment(
        loader=jinja2.DictLoader({name: expanded(text, seed) for name, text in sources.items()}),
        undefined=jinja2.ChainableUndefined,
        finalize=given,
        autoescape=False,
    )
    made.filters = {name: filter_of(rule) for name, rule in _filters.FILTERS.items()}
    made.filters["default"] = lambda value, otherwise: value or otherwise
    made.tests = {
        "given": lambda value: value not in (None, ()) and not jinja2.is_undefined(value),
        "one_of": lambda value, *words: value in words,
    }
    return made.get_template("tested")


def words(text):
    """Return the words of a block, ignoring layout.

    The markers of list items are dropped, punctuation is joined to the word before it, and a period
    after a value that ends in one is dropped too.
    """
    spaced = " ".join(word for word in text.split() if word != "-")
    closed = re.sub(r" (?=[.,;:?!])", "", spaced)
    return re.sub(r"(?<=[.!?])\.", "", closed).split()


def by_jinja2(source, context):
    """Return the words of each block as Jinja2 prints them."""
    names = ("profile", "rejection", "letter", "details")
    template = template_of(source, context[2]._seed)
    text = template.render(dict(zip(names, context, strict=True)))
    _, *parted = re.split(r"\[\[(\w+)\]\]", text)
    return {name: words(block) for name, block in zip(parted[::2], parted[1::2], strict=True)}


def programs(source):
    """Return each block of a template as a function from a context to its words."""
    chain = _compiler._chain(source, "text", Extras, pytest.fail)

    def one(part):
        block = next(link.blocks[part] for link in chain if part in link.blocks)
        write = _program.program("text", _program.code_of([(_runtime.PART, block)]))

        def in_words(context):
            (text,) = _runtime.parts(write(*context))
            parted = _runtime.blocks(text)
            return words(" ".join(" ".join((b,) if isinstance(b, str) else b) for b in parted))

        return in_words

    return {part: one(part) for part in dialect.BLOCKS}


def contexts(stage):
    """Yield a context for every reason and medium, varying what else is known."""
    roles = (None, "Sales Manager", "VP of Sales, EMEA")
    dates = (None, dt.date(2026, 11, 16))
    subjects = (None, "Your application", "RE: Your application")
    for count, (reason, medium, contact, profile) in enumerate(
        itertools.product(Reason, Medium, CONTACTS, PROFILES)
    ):
        role, date, subject = roles[count % 3], dates[count // 2 % 2], subjects[count // 3 % 3]
        rejection = Rejection(
            ("Acme", "Acme, Inc.", "Yahoo!")[count // 5 % 3],
            role=role,
            date=date,
            contact=contact,
            stage=stage,
            reason=reason,
            medium=medium,
            message=None if count % 4 else SourceMessage(subject=subject),
        )
        yield profile, rejection, facts(rejection, count), (FULL, BARE)[count % 2]


SEEDS = (0, 2654435769, 4294967295)


def facts(rejection, count):
    """Return the facts of a letter, including a call if there is a person to call."""
    call_on = (dt.date(2026, 11, 30), dt.date(2026, 12, 9), dt.date(2027, 1, 4))[count % 3]
    return LetterFacts(
        date=dt.date(2026, 11, 23),
        call_on=call_on if rejection.contact and count % 2 else None,
        minutes=(5, 20, 45)[count % 3],
        job="sales manager",
        title=rejection.role,
        position=f"the {rejection.role or 'open'} position",
        employer=rejection.company,
        organization=rejection.company,
        addressed_as=rejection.contact.name if rejection.contact else None,
        drawn_by=(None, "your work on low-cost sensors")[count % 2],
        own_words=(None, "I have read your report twice.")[count // 2 % 2],
        questions=((), ("What would you look for?",))[count // 3 % 2],
        seed=SEEDS[count // 4 % 3],
        plural=(None, "managers of sales")[count // 5 % 2],
    )


class TestLetters:
    @pytest.mark.parametrize("stage", Stage)
    @pytest.mark.parametrize("name", ["letter", "classic", "brief"])
    def test_every_block_of_a_built_in_letter_has_the_same_words_as_with_jinja2(self, name, stage):
        source = '{% extends "letter" %}' if name == "letter" else SOURCES[name]
        written = programs(source)

        for context in contexts(stage):
            expected = by_jinja2(source, context)
            assert {part: write(context) for part, write in written.items()} == expected


def outcome(write, missing):
    """Return the words, or the fact that a value is missing."""
    try:
        return write()
    except missing:
        return "a value is missing"


SMALL = (
    "{{ profile.name }}, {{ profile.occupation|a }}.",
    "{{ profile.industry or 'the field' }} {{ profile.industry|default('the field') }}",
    "{{ profile.experience|default('able')|a|capitalize }} {{ profile.occupation|plural }}",
    "{{ rejection.company|possessive }} {{ rejection.company }}.",
    "{{ rejection.company }}. {{ rejection.company }}, {{ rejection.company }}...",
    "{{ 'yes' if rejection.contact else 'no' }}",
    "{{ rejection.contact.name if rejection.contact else profile.name }}",
    "{{ rejection.contact.name or profile.name }}",
    "{{ (rejection.contact or rejection.contact).honorific or 'none' }}",
    "{{ letter.date|long_date }}; {{ letter.date|short_date }}; {{ letter.date|when }}",
    "{{ letter.minutes }} {{ letter.minutes|in_words }} {{ details.sites|length }}",
    "{{ details.sites|first or 'nowhere' }} {{ details.sites|first|default('nowhere') }}",
    "{{ rejection.message.references|first or 'none' }} {{ rejection.message.references|length }}",
    "{% if details.sites %}{{ details.sites|and_list }}{% else %}none{% endif %}.",
    "{% if details.sites %}{{ details.sites|join('; ') }}{% endif %} x",
    "x {% for s in details.sites %}{{ s }} {{ s|lower }}, {% endfor %}",
    "x {% for s in details.sites %}{% set t = s|possessive %}{{ t }} {% endfor %}",
    "x {% for s in details.sites %}{% if s == 'York' %}y{% else %}{{ s }}{% endif %} {% endfor %}",
    "{% set s = details.sites %}x {% for t in s %}{{ t }} {% endfor %}",
    "{% if details.years is given %}{{ details.years }}{% else %}?{% endif %}",
    "{% if details.years is not given %}new{% elif details.years > 5 %}old{% endif %} x",
    "{% if details.motto is one_of('Onwards', 'Upwards') %}up{% endif %} x",
    "{% if not details.remote and profile.industry %}a{% elif details.remote %}b{% endif %} x",
    "{% if not (details.remote or profile.industry) %}a{% endif %} x",
    "{% if details.remote or profile.industry and rejection.role %}a{% endif %} x",
    "{% if (details.remote or profile.industry) and rejection.role %}a{% endif %} x",
    "{% if rejection.stage == 'final' %}a{% elif rejection.stage != 'screen' %}b{% endif %} x",
    "{% if rejection.reason is not one_of('freeze', 'filled') %}a{% endif %} x",
    "{% if 'York' in details.sites %}a{% endif %}{% if 'z' not in profile.name %}b{% endif %} x",
    "{% if profile.industry == rejection.role %}a{% endif %} x",
    "{% if letter.date >= letter.date %}a{% endif %}{% if letter.minutes < 20 %}b{% endif %} x",
    "{% set a = profile.industry %}{% set b = a or 'b' %}{{ b }} {{ b|reply }}",
    "{% set a = rejection.contact %}{% if a %}{{ a.name }}{% endif %} x",
    "{% set a = details.remote and profile.industry %}{% if a %}y{% endif %} x",
    "{% if profile.industry %}{% set a = profile.industry %}{{ a }}{% endif %} x",
    "{{ profile.occupation|generic }} {{ rejection.company|lower|plural|a|capitalize }}",
    "{{ 'con' 'stant' }} {{ 12 }} {{ \"it's\" }} <b>{ }</b> {# no #}",
    "{% vary %}a{% or %}b{% endvary %} {% vary %}c{% or %}d{% or %}e{% or %}f{% endvary %}",
    "{% vary %}{{ profile.name }}{% or %}{{ profile.industry or 'x' }}{% or %}{% endvary %}. x",
    "{% vary %}{% if profile.industry %}a{% else %}b{% endif %}{% or %}c{% endvary %} x",
    "{% if profile.industry %}{% vary %}a{% or %}b{% endvary %}{% endif %}",
    "{% if details.remote %}{% vary %}a{% or %}b{% endvary %}{% endif %} x",
    "{% vary %}{% set a = profile.name %}{{ a }}{% or %}{% set a = 'b' %}{{ a }}{% endvary %} x",
    "{% vary %}{% for s in details.sites %}{{ s }} {% endfor %}{% or %}none{% endvary %} x",
    "{% vary %}{{ profile.industry }}{% or %}{{ details.motto }}{% or %}x{% endvary %}",
    "{{ profile.industry }}",
    "{{ rejection.contact.name }}",
    "{{ details.sites|and_list }}",
    "{{ details.motto|a }}",
    "{{ profile.industry or details.motto }}",
)


class TestSmallTemplates:
    @pytest.mark.parametrize("inside", SMALL)
    def test_the_words_are_the_same_as_with_jinja2(self, inside):
        """If a value is missing in one, it is missing in the other too."""
        source = closing(inside)
        write = programs(source)["closing"]

        for context in itertools.islice(contexts(Stage.FINAL), 0, None, 2):
            expected = outcome(lambda at=context: by_jinja2(source, at)["closing"], MissingError)
            assert outcome(lambda at=context: write(at), MissingValueError) == expected

    def test_some_templates_print_words_and_some_miss_a_value(self):
        source = closing("{{ details.motto }}")
        found = list(itertools.islice(contexts(Stage.FINAL), 2))

        assert by_jinja2(source, found[0])["closing"] == ["Onwards"]
        with pytest.raises(MissingError):
            by_jinja2(source, found[1])
