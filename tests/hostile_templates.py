"""Templates that a stranger might write to do harm, by kind of attack.

Templates in `REFUSED` must not load. Those in `HARMLESS` load, because they contain only text, and
print exactly the text given here. Those in `COSTLY` load, and do as much as the limits allow.
`FOLDERS` has templates that extend others. All of them are loaded with `Extras` as their details,
so that no attack fails only because there are no details.
"""

from __future__ import annotations

import attrs

from rejection_letters._template.dialect import _parsing
from rejection_letters._template.dialect._parsing import SOURCE_LIMIT, TAGS_LIMIT


@attrs.frozen
class Extras:
    """The details that the templates below can use."""

    sites: tuple[str, ...] = ("Leeds", "York")
    places: tuple[str, ...] = ("Hull",)
    motto: str | None = None
    years: int | None = None
    remote: bool = False


def closing(inside: str) -> str:
    """Return a template with this text as its closing."""
    return f'{{% extends "letter" %}}\n{{% block closing %}}\n{inside}\n{{% endblock %}}'


def most(unit: str, *, around: str = "", files: int = 1) -> int:
    """Return how often a text can be repeated within the limits, in one of several files.

    Args:
        unit: The text, such as `"{% elif profile.email %}b"`.
        around: Everything else inside the block.
        files: The number of files of equal size that share the limits.
    """
    used, each = _size(closing(around)), _size(unit)
    limits = SOURCE_LIMIT, TAGS_LIMIT, _parsing.TOKENS_LIMIT
    return min(
        (limit // files - size) // more
        for limit, size, more in zip(limits, used, each, strict=True)
        if more
    )


def _size(source: str) -> tuple[int, int, int]:
    """Return the number of characters, tags, and tokens in part of a template."""
    size = _parsing.Size(len(source))
    _parsing._Limits("text", size).check(list(_parsing._ENVIRONMENT.lex(source)))
    return attrs.astuple(size)


def _in_closing(*inside: str) -> list[str]:
    return [closing(part) for part in inside]


_NAME = "{% set p = profile.name %}"
_LONG_NAME = "{% set " + "n" * 35 + "000 = 1 %}"
_LONG_NAMES = "".join(
    _LONG_NAME.replace("000", f"{n:03}")
    for n in range(most(_LONG_NAME, around="{{ " + "n" * 38 + " }}"))
)


def _branches(share: int = 1) -> str:
    """Return an `if` with as many branches as are allowed, or a share of them."""
    begin, branch, end = "{% if profile.phone %}a", "{% elif profile.email %}b", "{% endif %}"
    return begin + branch * most(branch, around=(begin + end) * share, files=share) + end


REFUSED: dict[str, list[str]] = {
    "reaching Python through attributes": _in_closing(
        "{{ profile.__class__ }}",
        "{{ profile.__class__.__mro__ }}",
        "{{ profile.__init__.__globals__ }}",
        "{{ profile.__attrs_attrs__ }}",
        "{{ profile.__slots__ }}",
        "{{ profile.name.__class__ }}",
        "{{ rejection.stage.__class__ }}",
        "{{ rejection.date.__reduce__ }}",
        "{{ details.sites.__len__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ (1).__class__ }}",
        '{{ profile["__class__"] }}',
        '{{ profile["name"] }}',
        "{{ profile['na' 'me'] }}",
        "{{ profile|attr('__class__') }}",
        "{{ profile|map(attribute='__class__')|list }}",
        "{{ (profile or rejection).__class__ }}",
        "{{ (profile if profile.name else profile).__class__ }}",
        "{% set c = profile.__class__ %}Yours,",
        "{% for x in profile.__slots__ %}{{ x }}{% endfor %}",
        "{% if profile.__class__ %}Yours,{% endif %}",
    ),
    "reaching Python through calls": _in_closing(
        "{{ profile() }}",
        "{{ profile.name() }}",
        "{{ profile.name.upper() }}",
        "{{ '%s'.format(profile) }}",
        "{{ '{0.__class__.__init__.__globals__}'.format(profile) }}",
        "{{ '{a.__class__}'.format_map({'a': profile}) }}",
        "{{ profile.name.format(profile) }}",
        "{{ '%s' % profile }}",
        "{{ '%s'|format(profile) }}",
        "{{ rejection.date.today() }}",
        "{{ rejection.date.strftime('%d') }}",
        "{{ range(3) }}",
        "{{ dict(a=1) }}",
        "{{ lipsum() }}",
        "{{ lipsum.__globals__.os.popen('id').read() }}",
        "{{ cycler('a', 'b').next() }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ joiner(', ')() }}",
        "{{ namespace(a=1).a }}",
        "{% set ns = namespace() %}{% set ns.a = 1 %}Yours,",
        "{{ super() }}",
        "{{ self.closing() }}",
        "{{ self._TemplateReference__context }}",
        "{{ caller() }}",
        "{{ given(profile.name, '', 1, '') }}",
        "{{ open('/etc/passwd').read() }}",
        "{{ __import__('os') }}",
        "{% if profile.name is callable() %}Yours,{% endif %}",
    ),
    "undefined names": _in_closing(
        "{{ self }}",
        "{{ loop }}",
        "{% for x in details.sites %}{{ loop.index }}{% endfor %}",
        "{% for loop in details.sites %}{{ loop }}{% endfor %}",
        "{{ varargs }}",
        "{{ kwargs }}",
        "{{ context }}",
        "{{ environment }}",
        "{{ caller }}",
        "{{ range }}",
        "{{ namespace }}",
        "{{ __builtins__ }}",
        "{{ __name__ }}",
        "{{ _NAMES }}",
        "{{ out }}",
        "{{ given }}",
        "{{ is_given }}",
        "{{ before_period }}",
        "{{ str }}",
        "{{ write }}",
        "{{ set_1 }}",
        "{{ plural_ }}",
        "{% set q = p %}{% set p = profile.name %}Yours,",
        "{% if profile.name %}{% set p = profile.name %}{% endif %}{{ p }}",
        "{% for x in details.sites %}{{ x }}{% endfor %}{{ x }}",
        "{% set set_9 = profile.name %}{{ set_1 }}",
    ),
    "printing values that are not text": _in_closing(
        "{{ profile }}",
        "{{ rejection }}",
        "{{ letter }}",
        "{{ details }}",
        "{{ details.sites }}",
        "{{ details.remote }}",
        "{{ rejection.contact }}",
        "{{ rejection.date }}",
        "{{ rejection.stage }}",
        "{{ rejection.stage.value }}",
        "{{ rejection.stage.name }}",
        "{{ profile.name.title }}",
        "{{ profile.name.join }}",
        "{{ profile._private }}",
        "{{ profile.motto }}",
        "{{ rejection.contact.name.first }}",
        "{{ rejection.date.year }}",
        "{{ details.sites.count }}",
        "{{ profile.name == rejection.company }}",
        "{{ not profile.name }}",
        "{{ profile.name is given }}",
        "{{ profile and rejection }}",
        "{{ profile|pprint }}",
        "{{ profile|string }}",
        "{{ profile|tojson }}",
        "{{ profile|default('x') }}",
        "{{ profile or rejection }}",
        "{{ none }}",
        "{{ true }}",
        "{% debug %}",
    ),
    "exhausting resources with arithmetic": _in_closing(
        "{{ 9**9**9 }}",
        "{{ 9**(9**9) }}",
        "{{ 10**10**8 > 1 }}",
        "{{ 'x' * 1000000000 }}",
        "{{ profile.name * 9 }}",
        "{{ profile.name + profile.name }}",
        "{{ profile.name ~ profile.name }}",
        "{{ 1 // 0 }}",
        "{{ -1 }}",
        "{{ +1 }}",
        "{{ 1e308 }}",
        "{{ 1e999 }}",
        "{{ 1.5 }}",
        "{{ 1000000000000000 }}",
        "{{ 0xffffffffffffffffffffffffffff }}",
        "{{ " + "9" * 5_000 + " }}",
        "{{ " + "1_" * 120 + "1 }}",
        "{% if 9**9**9 %}Yours,{% endif %}",
        "{% set x = 9**9**9 %}Yours,",
    ),
    "exhausting resources with wide output": _in_closing(
        "{{ '%999999999d'|format(1) }}",
        "{{ 'x'|center(999999999) }}",
        "{{ profile.name|indent(999999999) }}",
        "{{ profile.name|wordwrap(1) }}",
        "{{ profile.name|replace('a', 'aaaaaaaaaaaa') }}",
        "{{ profile.name|truncate(999999999) }}",
        "{{ [1]|batch(999999999, 'x')|list }}",
        "{{ [1]|slice(999999999)|list }}",
        "{% if '%2000000000d' is even %}Yours,{% endif %}",
        "{% if '%2000000000d' is divisibleby 3 %}Yours,{% endif %}",
        "{{ details.sites|join('xxxxxxx') }}",
    ),
    "exhausting resources with repetition": _in_closing(
        "{% for i in range(999999999) %}x{% endfor %}",
        "{% for i in 'xxxx' %}x{% endfor %}",
        "{% for i in profile.name %}x{% endfor %}",
        "{% for i in [1, 2] %}x{% endfor %}",
        "{% for i in (1, 2) %}x{% endfor %}",
        "{% for i in profile %}x{% endfor %}",
        "{% for i in details.sites or details.places %}x{% endfor %}",
        "{% for i in details.sites|join('') %}x{% endfor %}",
        "{% for i in details.sites[:1] %}x{% endfor %}",
        "{% for i, j in details.sites %}x{% endfor %}",
        "{% for i in details.sites %}{% for j in details.sites %}x{% endfor %}{% endfor %}",
        "{% for i in details.sites %}{% for j in i %}x{% endfor %}{% endfor %}",
        "{% for i in details.sites %}{% if i %}{% for j in details.places %}x"
        "{% endfor %}{% endif %}{% endfor %}",
        "{% for i in details.sites recursive %}{{ loop(details.sites) }}{% endfor %}",
        "{% for i in details.sites recursive %}x{% endfor %}",
        "{% for i in details.sites if i %}x{% endfor %}",
        "{% for i in details.sites %}x{% else %}y{% endfor %}",
        "{% for i in details.sites %}{% block thanks %}x{% endblock %}{% endfor %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% call profile.name() %}x{% endcall %}",
        "{% for i in details.sites %}{% break %}{% endfor %}",
        "{% for i in details.sites %}" + "{{ i }}" * 30 + "{% endfor %}",
        "{{ letter.jobs }}" * 390,
        "{{ details.sites|and_list }}" * 30,
    ),
    "exhausting resources with growth": _in_closing(
        _NAME + "{% set p = p ~ p %}{{ p }}",
        _NAME + "{% set p = p|a %}{{ p }}",
        "{% set q = [profile.name, profile.name]|and_list %}{{ q }}",
        "{% set q = [1] %}{% set q = q + q %}Yours,",
        "{% set q = (1, 2) %}Yours,",
        "{% set q = {'a': 1} %}Yours,",
        "{% set a, b = profile.name, profile.name %}Yours,",
        "{% if ((1, 1), (1, 1)) == ((1, 1), (1, 1)) %}Yours,{% endif %}",
        "{% set q %}{{ profile.name }}{{ profile.name }}{% endset %}{{ q }}{{ q }}",
        "{{ profile.name|a|a }}",
        "{{ profile.name|plural|plural }}",
        "{{ profile.name|a|lower }}",
        "{{ profile.name|capitalize|possessive }}",
        "{{ details.sites|and_list|and_list }}",
        "{{ details.sites|and_list|join(', ') }}",
        "{{ details.sites|join(', ')|first }}",
        "{{ details.sites|join(', ')|reply }}",
        "{% set q = profile.name|a %}{% set r = q|a %}{{ r }}",
        "{% set q = profile.name|a or profile.name %}{{ q|a }}",
        "{% set q = profile.name if profile.email else profile.name|a %}{{ q|a }}",
        "{% for i in details.sites %}{% set i = i|a %}{% endfor %}x",
        "{% filter lower %}{% filter lower %}x{% endfilter %}{% endfilter %}",
    ),
    "exhausting resources with depth or length": _in_closing(
        "{{ profile.name" + "|lower" * 300 + " }}",
        "{{ profile.name" + "|lower" * 20 + " }}",
        "{{ " + "(" * 9 + "profile.name" + ")" * 9 + " }}",
        "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
        "{{ " + "[" * 3_000 + " }}",
        "{{ " + "not " * 300 + "profile.name }}",
        "{{ " + "-" * 1_000 + "1 }}",
        "{{ " + "profile.name if profile.email else " * 100 + "1 }}",
        "{{ profile" + ".name" * 300 + " }}",
        "{{ profile.name" + " is given" * 100 + " }}",
        "{% if profile.name" + " and profile.name" * 200 + " %}x{% endif %}",
        "{% if profile.name" + " == profile.name" * 30 + " %}x{% endif %}",
        "{% if profile.name == 'a' %}a" + "{% elif profile.name %}b" * TAGS_LIMIT + "{% endif %}",
        "{% if profile.name %}" * 8 + "x" + "{% endif %}" * 8,
        "{% if profile.name %}" * 400 + "x" + "{% endif %}" * 400,
        "{% block thanks %}" * 9 + "x" + "{% endblock %}" * 9,
        "{% for i in details.sites %}" * 100 + "x" + "{% endfor %}" * 100,
        "{% with %}" * 100 + "x" + "{% endwith %}" * 100,
        "{% endif %}" * 100 + "{% if profile.name %}" * 100,
        "{# x #}" * TAGS_LIMIT,
        "x" * (SOURCE_LIMIT + 1),
        "{{ '" + "x" * 201 + "' }}",
        "{{ " + "x" * 5_000 + " }}",
        "{{ " + "'x' " * 300 + "}}",
        ("{{ " + "1 " * 50 + "}}") * 80,
        ("{% if profile.name" + " == profile.name" * 9 + " %}x{% endif %}") * 90,
        "{" * 5_000,
        "{{ " + '"' * 5_000,
        '{{ "' + "\\" * 5_001,
        "{#" * 5_000,
        "{% raw %}" * 1_000,
        "{##}" * (TAGS_LIMIT + 1),
        "{{ letter.minutes }}" * (TAGS_LIMIT - 2),
        "{% set a = 1 %}" * 2 + "{{ '" + "x" * 300 + "' }}",
        "a" + "\u0301" * 31,
        "a" + "\u0301\u0316" * 8_000,
        "a" + "\u0f73" * 8_000,
        "\u0301" * 16_000,
        _LONG_NAMES + f"{{{{ {'n' * 38} }}}}",
        _LONG_NAMES + "{{ z }}",
        "{{ profile." + "x" * 300 + " }}",
        "{% " + "x" * 300 + " %}",
    ),
    "printing escape sequences": [
        *_in_closing(
            "{{ '\x1b[2J' }}",
            "{{ profile.name == '\x1b[2J' }}",
            "{% if rejection.stage == '\x1b[2J' %}x{% endif %}",
            "{{ profile['\x1b[2J'] }}",
            "{{ \x1b[2J }}",
            "{% \x1b[2J %}",
            "{{ profile.name|\x1b[2J }}",
            "{% include '\x1b[2J' %}",
        ),
        "{% extends '\x1b[2J' %}",
        "{% extends '\x1b[2J.j2' %}",
        "{% extends 'a\nb, line 1: All is well.j2' %}",
        "{% extends '\ud800.j2' %}",
        "{% extends '\u202e.j2' %}",
        "{% extends 'letter' %}{% block \x1b[2J %}{% endblock %}",
    ],
    "misusing alternatives": [
        *_in_closing(
            "{% vary %}{% endvary %}",
            "{% vary %}x{% endvary %}",
            "{% vary %}x" + "{% or %}x" * 4 + "{% endvary %}",
            "{% vary %}x" + "{% or %}x" * 390 + "{% endvary %}",
            "{% vary %}x{% or %}{% vary %}x{% or %}x{% endvary %}{% endvary %}",
            "{% vary %}x{% or %}{% if profile.name %}{% vary %}x{% or %}x{% endvary %}{% endif %}"
            "{% endvary %}",
            "{% vary %}" * 100 + "x" + "{% or %}x{% endvary %}" * 100,
            "{% for x in details.sites %}{% vary %}x{% or %}x{% endvary %}{% endfor %}",
            "{% for x in details.sites %}{% if x %}{% vary %}x{% or %}x{% endvary %}{% endif %}"
            "{% endfor %}",
            "{% for x in details.sites %}x{% or %}x{% endfor %}",
            "{% vary %}x{% or %}{% for x in details.sites %}x{% or %}x{% endfor %}{% endvary %}",
            "{% vary %}x{% or %}{% if profile.name %}x{% or %}x{% endif %}{% endvary %}",
            "{% vary profile.name %}x{% or %}x{% endvary %}",
            "{% vary 3 %}x{% or %}x{% endvary %}",
            "{% vary: %}x{% or %}x{% endvary %}",
            "{% vary %}x{% or profile.name %}x{% endvary %}",
            "{% vary %}x{% or %}x{% endvary vary %}",
            "{% vary %}x{% or %}x",
            "{% vary %}x{% or %}x{% endif %}",
            "{% vary %}x{% else %}x{% endvary %}",
            "{% vary %}x{% elif profile.name %}x{% endvary %}",
            "{% or %}x",
            "x{% endvary %}",
            "{%- vary %}x{% or %}x{% endvary %}",
            "{% vary %}x{%- or %}x{% endvary %}",
            "{% vary %}{% set p = profile.name %}x{% or %}{{ p }}{% endvary %}",
            "{% vary %}{% set p = profile.name %}x{% or %}x{% endvary %}{{ p }}",
            "{% vary %}{{ 9**9**9 }}{% or %}x{% endvary %}",
            "{% vary %}x{% or %}{{ profile.__class__ }}{% endvary %}",
            "{% vary %}x{% or %}{% include 'letter' %}{% endvary %}",
            "{% vary %}x{% or %}{% block thanks %}x{% endblock %}{% endvary %}",
            "{% vary %}x{% or %}{% autoescape true %}x{% endautoescape %}{% endvary %}",
            "{% autoescape true %}{% vary %}x{% or %}x{% endvary %}{% endautoescape %}",
            "{% vary %}" + "{{ letter.jobs }}" * 250 + "{% or %}x{% endvary %}",
            "{{ vary }}",
            "{{ chosen }}",
            "{% vary %}{{ chosen }}{% or %}{{ chosen }}{% endvary %}",
            "{{ letter.seed }}",
            "{{ letter._seed }}",
            "{% set letter._seed = 1 %}x",
        ),
        "{% extends 'letter' %}{% vary %}x{% or %}x{% endvary %}",
        "{% extends 'letter' %}{% or %}",
        "{% extends 'letter' %}{% vary %}{% block closing %}x{% endblock %}{% or %}{% endvary %}",
        "{% vary %}{% extends 'letter' %}{% or %}{% extends 'letter' %}{% endvary %}",
    ],
    "running code while loading": _in_closing(
        "{% if profile.name == 'x' %}{{ 9**9**9 }}{% endif %}Yours,",
        "{% if profile.name == 'x' %}{{ 'x' * 10**9 }}{% endif %}Yours,",
        "{% if profile.name == 'x' %}{{ 'x'|a }}{% endif %}Yours,",
        "{% if profile.name == 'x' %}{{ 20|in_words }}{% endif %}Yours,",
        "{% if profile.name == 'x' %}{{ profile.name|nope }}{% endif %}Yours,",
        "{% if profile.name == 'x' and profile.name is nope %}x{% endif %}Yours,",
        "{% if false %}{{ 9**9**9 }}{% endif %}Yours,",
        "{% if 1 == 1 %}Yours,{% endif %}",
        "{% if 'a' in 'abc' %}Yours,{% endif %}",
        "{% if 'a' is one_of('a', 'b') %}Yours,{% endif %}",
        "{% if not true %}Yours,{% endif %}",
        "{{ 'x'|a|a }}",
        "{{ 'x' or 'y' }}",
        "{{ 'x'|default('y') }}",
        "{{ 'x' if true else 'y' }}",
        "{{ profile.name|a if false else 'y' }}",
        "{% set q = 'x'|capitalize %}Yours,",
    ),
    "wrong arguments": _in_closing(
        "{{ profile.name|a(1) }}",
        "{{ profile.name|a(*details.sites) }}",
        "{{ profile.name|a(**details) }}",
        "{{ profile.name|a(x=1) }}",
        "{{ profile.name|default }}",
        "{{ profile.industry|default(profile.name) }}",
        "{{ profile.industry|default('a', true) }}",
        "{{ profile.industry|default(default_value='a') }}",
        "{{ profile.industry|default(1) }}",
        "{{ profile.industry|d('a') }}",
        "{{ details.sites|join }}",
        "{{ details.sites|join(1) }}",
        "{{ details.sites|join(profile.name) }}",
        "{{ details.sites|join(', ', 'name') }}",
        "{{ details.sites|join(d=', ') }}",
        "{{ details.sites|join('\\n') }}",
        "{{ profile.name|join(', ') }}",
        "{{ profile.name|length }}",
        "{{ profile.name|first }}",
        "{{ profile.name|long_date }}",
        "{{ rejection.date|a }}",
        "{{ rejection.date|long_date('%s') }}",
        "{{ profile|a }}",
        "{% if rejection.stage is one_of %}x{% endif %}",
        "{% if rejection.stage is one_of(*details.sites) %}x{% endif %}",
        "{% if rejection.stage is one_of(profile.name) %}x{% endif %}",
        "{% if rejection.stage is one_of('nowhere') %}x{% endif %}",
        "{% if details.sites is one_of('a') %}x{% endif %}",
        "{% if profile.name is given(1) %}x{% endif %}",
        "{% if profile.name is given given %}x{% endif %}",
        "{% if rejection.stage == 'nowhere' %}x{% endif %}",
        "{% if rejection.stage == profile.name %}x{% endif %}",
        "{% if rejection.stage in 'final' %}x{% endif %}",
        "{% if profile.name < rejection.company %}x{% endif %}",
        "{% if details.years in details.sites %}x{% endif %}",
        "{% if profile == rejection %}x{% endif %}",
        "{% if profile.name is one_of(1) %}x{% endif %}",
        "{% if profile.name is one_of('a', 1) %}x{% endif %}",
        "{% if rejection.stage is one_of('') %}x{% endif %}",
    ),
    "printing nothing": _in_closing(
        'Yours{{ "" }}.',
        'Yours{{ "" "" }}.',
        'Yours{{ profile.industry or "" }}.',
        'Yours{{ profile.industry|default("") }}.',
        "Yours{{ profile.industry if profile.industry else '' }}.",
        "Yours{% set p = '' %}{{ p }}.",
        "Yours{% set p = '' %}{{ p|lower }}.",
        "{{ details.sites|join('') }}",
    ),
    "unsupported statements": [
        *_in_closing(
            "{% include 'letter' %}",
            "{% include profile.name %}",
            "{% import 'letter' as l %}x",
            "{% from 'letter' import closing %}x",
            "{% autoescape true %}x{% endautoescape %}",
            "{% autoescape false %}{{ profile.name }}{% endautoescape %}",
            "{% do profile.name %}",
            "{% trans %}x{% endtrans %}",
            "{% continue %}",
            "{% with a = profile.name %}{{ a }}{% endwith %}",
            "{% filter lower %}x{% endfilter %}",
            "{% raw %}{{ profile.name }}{% endraw %}",
            "{% extends 'letter' %}",
            "{% block thanks %}x{% endblock %}",
            "{% print profile.name %}",
            "{% print profile.name, 'x' %}",
            "{% print %}x",
            "{% set profile.name = 'x' %}x",
            "{% set profile = rejection %}x",
            "{% set details.sites[0] = 'x' %}x",
            "{%- if profile.name %}x{% endif %}",
            "{% if profile.name -%}x{% endif %}",
            "{%+ if profile.name %}x{% endif %}",
            "{% if profile.name +%}x{% endif %}",
            "{{- profile.name }}",
            "{{ profile.name -}}",
            "x{#- x #}",
            "x{# x -#}",
            "{%- raw -%}x{%- endraw -%}",
        ),
        "",
        "Sincerely,",
        "{{ profile.name }}",
        "{% extends profile.name %}",
        "{% extends 'let' ~ 'ter' %}",
        "{% extends ['letter'] %}",
        "{% extends 1 %}",
        "{% extends none %}",
        "{% extends '' %}",
        "{% extends '' %}{% block closing %}x{% endblock %}",
        "{% extends 'let' 'ter.j2' %}",
        "{% extends 'text' %}",
        "{% extends 'text.j2' %}",
        "{% extends '../../etc/passwd' %}",
        "{% extends '/etc/passwd' %}",
        "{% extends 'letter\\n' %}",
        "{% extends 'base.j2' %}",
        "{% extends 'letter' %}{% extends 'letter' %}",
        "{% extends 'letter' %}Sincerely,",
        "{% extends 'letter' %}{{ profile.name }}",
        "{% extends 'letter' %}{% set a = profile.name %}",
        "{% extends 'letter' %}{% if profile.name %}{% block closing %}x{% endblock %}{% endif %}",
        "{% if profile.name %}{% extends 'letter' %}{% endif %}",
        "{% block closing %}x{% endblock %}{% extends 'letter' %}",
        "{% extends 'letter' %}{% block closings %}x{% endblock %}",
        "{% extends 'letter' %}{% block __class__ %}x{% endblock %}",
        "{% extends 'letter' %}{% block thanks %}a{% endblock %}{% block thanks %}b{% endblock %}",
        "{% extends 'letter' %}{% block thanks %}{% endblock %}{% block thanks %}{% endblock %}",
        "{% extends 'letter' %}{% block closing scoped %}x{% endblock %}",
        "{% extends 'letter' %}{% block closing required %}{% endblock %}",
        "{% extends 'letter' %}{% macro f() %}x{% endmacro %}",
        "{% extends 'letter' %}{% include 'letter' %}",
        "{% extends 'letter' %}{% import 'x' as y %}",
    ],
    "unprintable and escaped characters": [
        *_in_closing(
            "a\x1eb",
            "a\x1db",
            "a\x00b",
            "a\x1bb",
            "a\x0bb",
            "a\x85b",
            "a\u2028b",
            "a\u202eb",
            "a\u2066b",
            "a\u200bb",
            "a\u00adb",
            "a\u00a0b",
            "a\ufeffb",
            "a\ud800b",
            "a\U000e0041b",
            "{{ 'a\x1eb' }}",
            "{{ 'a\x1db' }}",
            "{{ 'a\tb' }}",
            "{{ 'a\nb' }}",
            "{{ 'a\x00b' }}",
            "{{ 'a\u202eb' }}",
            "{{ 'a\ud800b' }}",
            r"{{ 'a\x1eb' }}",
            r"{{ 'a\x1db' }}",
            r"{{ 'a\tb' }}",
            r"{{ 'a\nb' }}",
            r"{{ 'a\rb' }}",
            r"{{ 'a\0b' }}",
            r"{{ 'a\u202eb' }}",
            r"{{ 'a\ud800b' }}",
            r"{{ 'a\N{NO-BREAK SPACE}b' }}",
            r"{{ 'a\N{NO SUCH NAME}b' }}",
            r"{{ 'a\xzz' }}",
            r"{{ 'a\U00110000' }}",
            r"{{ details.sites|join('\x1e') }}",
            r"{{ profile.industry|default('\x1e') }}",
            r"{{ 'a\'b' }}",
            r"{{ 'a\\' }}",
            r"{{ '\\x1e' }}",
            r"{{ '\x41' }}",
            r"{{ '\N{BULLET}' }}",
            r"{% if profile.name == 'a\\' %}x{% endif %}",
            r"{% if rejection.stage is one_of('\x66inal') %}x{% endif %}",
            "{{ \x00 }}",
            "{{ profile\x00.name }}",
            "{{ profile.name }\x00}",
        ),
        "{% extends 'letter' %}\x00{% block closing %}x{% endblock %}",
    ],
    "invalid and lookalike names": _in_closing(
        "{{ ｐrofile.name }}",
        "{{ profile.ｎame }}",
        "{{ profile.__ｃlass__ }}",
        "{{ profile.＿_class__ }}",
        "{% set ﬁrst = profile.name %}{{ first }}",
        "{% set ｐrofile = rejection.company %}x",
        "{% set été = profile.name %}{{ été }}",
        "{% set ª = profile.name %}{{ a }}",
        "{% set A = profile.name %}{{ A }}",
        "{% set _p = profile.name %}{{ _p }}",
        "{% set __builtins__ = profile.name %}x",
        "{% set profile = profile.name %}x",
        "{% set letter = profile.name %}x",
        "{% set details = profile.name %}x",
        "{% set loop = profile.name %}x",
        "{% set none = profile.name %}x",
        "{% set True = profile.name %}x",
        "{% for profile in details.sites %}x{% endfor %}",
        "{% set p.q = profile.name %}x",
        "{% block ﬁrst %}x{% endblock %}",
        "{{ profile.name|ﬁrst }}",
        "{{ profile.name|__class__ }}",
        "{{ profile.name|a.b }}",
        "{% if profile.name is __class__ %}x{% endif %}",
    ),
    "breaking out into code": [
        *_in_closing(
            "{{ profile.name,) or __import__('os' }}",
            "{{ profile.name'] }}",
            '{{ "a" "\n" }}',
            "{% set a = 1; import os %}x",
            "{% set a\n    = import %}x",
            "{{ profile.\nclass }}",
            "{{ lambda: 1 }}",
            "{{ [x for x in details.sites] }}",
            "{{ (yield) }}",
            "{{ (a := profile.name) }}",
            "{{ f'{profile}' }}",
            "{{ profile.name # }}",
        ),
        "{% extends 'letter' %}{% block 'closing' %}x{% endblock %}",
        "{% extends 'letter' %}{% block closing): import os # %}x{% endblock %}",
        "{% extends 'letter' %}{% block closing-x %}x{% endblock %}",
    ],
}
"""Templates that must not load, by kind of attack."""

HARMLESS: dict[str, tuple[str, str]] = {
    inside: (closing(inside), printed)
    for inside, printed in {
        # Text that would mean something in another language.
        "{profile.name} %s {0.__class__} ${x} #{x} <%= x %>": (
            "{profile.name} %s {0.__class__} ${x} #{x} <%= x %>"
        ),
        "# for i in range(10**9):": "# for i in range(10**9):",
        "'''+str(1)+''' \"\"\" \\ \\n \\x1e',) or (": "'''+str(1)+''' \"\"\" \\ \\n \\x1e',) or (",
        "}} %} #} ) ] }": "}} %} #} ) ] }",
        "{# {% for i in range(9**9) %} {{ 9**9**9 }} #}Yours,": "Yours,",
        "{# \x00\x1e\u202e #}Yours,": "Yours,",
        "Yours,\r\n": "Yours,",
        "Yours,\t\ttruly": "Yours, truly",
        # Constants.
        "{{ '{{ 7*7 }}' }}": "{{ 7*7 }}",
        "{{ '{% for i in x %}' }}": "{% for i in x %}",
        "{{ \"');__import__('os').system('id')#\" }}": "');__import__('os').system('id')#",
        "{{ \"',) or ('\" }}": "',) or ('",
        "{{ '\"' }}": '"',
        '{{ "it\'s" }}': "it's",
        "{{ '•' }}": "•",
        "{{ '' 'x' '' }}": "x",
        "{{ '" + "x" * 200 + "' }}": "x" * 200,
        "{{ 999999999999999 }}": "999999999999999",
        "{{ 0xff }}": "255",
        "{{ 1_000 }}": "1000",
        # Names that the generated code uses too.
        "{% set out = profile.name %}{{ out }}": "Ana Ruiz",
        "{% set given = profile.name %}{{ given }}": "Ana Ruiz",
        "{% set is_given = profile.name %}{% if is_given is given %}{{ is_given }}{% endif %}": (
            "Ana Ruiz"
        ),
        "{% set str = profile.name %}{{ str }} {{ 1 }}": "Ana Ruiz 1",
        "{% set write = profile.name %}{{ write }}": "Ana Ruiz",
        "{% set before_period = profile.name %}{{ before_period }}.": "Ana Ruiz.",
        "{% set plural_ = profile.name %}{{ plural_|plural }}": "Ana Ruizes",
        "{% set set_2 = profile.name %}{% set set_1 = rejection.role or 'x' %}{{ set_2 }}": (
            "Ana Ruiz"
        ),
        "{% set a__class__ = profile.name %}{{ a__class__ }}": "Ana Ruiz",
        "{% for out in details.sites %}{{ out }}{% endfor %}": "LeedsYork",
        "{% set chosen = profile.name %}{% vary %}{{ chosen }}{% or %}{{ chosen }}{% endvary %}": (
            "Ana Ruiz"
        ),
        # Names of tags.
        "{% set vary = profile.name %}{{ vary }}": "Ana Ruiz",
        "{% set or = profile.name %}Yours,": "Yours,",
        "{% set endvary = profile.name %}{{ endvary }}": "Ana Ruiz",
        "{{ '{% vary %}x{% or %}y{% endvary %}' }}": "{% vary %}x{% or %}y{% endvary %}",
        "{# {% vary %} #}Yours,{# {% or %} #}": "Yours,",
        "{% vary %}x{# {% or %} #}{% or %}x{% endvary %}": "x",
        # Python keywords.
        "{% set class = profile.name %}{{ class }}": "Ana Ruiz",
        "{% set lambda = profile.name %}{{ lambda }}": "Ana Ruiz",
        "{% set yield = profile.name %}{{ yield }}": "Ana Ruiz",
        "{% set exec = profile.name %}{{ exec }}": "Ana Ruiz",
        "{% set if = profile.name %}Yours,": "Yours,",
        "{% if profile.name: %}Yours,{% endif %}": "Yours,",
        "{% for return in details.places %}{{ return }}{% endfor %}": "Hull",
        # Templates at the limits.
        "{{ " + "(" * 8 + "profile.name" + ")" * 8 + " }}": "Ana Ruiz",
        "{% if " + "not " * 54 + "profile.name %}x{% endif %}": "x",
        "{% if profile.name %}" * 7 + "x" + "{% endif %}" * 7: "x",
        _branches(): "b",
        "{% if profile.name %}" * 6 + "{% vary %}x{% or %}x{% endvary %}" + "{% endif %}" * 6: "x",
        "{% vary %}" + "x{% or %}" * 3 + "x{% endvary %}": "x",
        "{% vary %}{% or %}{% or %}{% endvary %}x": "x",
        "".join(f"{{% set p{n} = profile.name %}}" for n in range(99)) + "{{ p98 }}": "Ana Ruiz",
        _NAME + "{{ " + "p if p else " * 14 + "p }}": "Ana Ruiz",
        "{% set p = profile.industry %}{{ " + "p or " * 28 + "'x' }}": "x",
        "{{ details.sites|first|lower|plural|a|capitalize }}": "A leeds",
    }.items()
}
"""Templates that load, each with its source and the closing that it prints."""


def _questions(inside: str) -> str:
    return f'{{% extends "letter" %}}{{% block questions %}}x{inside}{{% endblock %}}'


def _as_often_as_allowed(unit: str, *, around: str = "") -> str:
    return unit * most(unit, around=around + "x")


def _sets(expression: str, *, before: str = "", around: str = "") -> str:
    """Return {% set %} tags for an expression, in which {n} is the number of the tag."""
    number = most(_set(999, expression), around=before + around + "x")
    return before + "".join(_set(n, expression) for n in range(number))


def _set(number: int, expression: str) -> str:
    return f"{{% set a{number}={expression.format(n=number)} %}}"


def _in_for(inside: str) -> str:
    return f"{_LIST}{{% for x in s %}}{inside}{{% endfor %}}"


_VARY = "{% vary %}x{% or %}y{% endvary %}"
_LIST = "{% set s = details.sites %}"
_FOR = _in_for("")
_LISTS = ("details.sites", "details.places", "profile.address", "rejection.address")
_CHAINS = [
    f"x{first}{second}{third}|capitalize"
    for first in ("", "|lower", "|generic")
    for second in ("", "|plural")
    for third in ("", "|a", "|possessive", "|reply")
]
_LONGEST_OUTPUT = 20
"""How many values a loop can print 20 times each in a letter of the maximum length."""

COSTLY: dict[str, str] = {
    **{
        what: _questions(_as_often_as_allowed(unit))
        for what, unit in {
            "lines": "\n",
            "short lines": "a\n",
            "items": "\n- a",
            "tabs": "\t",
            "quotation marks": "'\"\\",
            "wide text": "\U00010428",
            "marks": "a" + "\u0301\u0316" * 15,
            "comments": "{##}",
            "outputs": "{{1}}.",
            "ifs": "{% if profile.name %}x{% endif %}",
            "nested ifs": "{% if profile.name %}" * 7 + "x" + "{% endif %}" * 7,
            "spaces after ifs": "{% if profile.name %}x{% endif %} ",
            "spaces after nested ifs": "{% if profile.name %}" * 7 + " {% endif %}x" * 7 + " ",
            "lines after ifs": "{% if profile.name %}\nx\n{% endif %}\n",
            "items in nested ifs": "{% if profile.name %}\n- x" * 7 + "\n{% endif %}" * 7,
            "empty ifs": "{% if profile.name %}{% endif %}",
            "varies": _VARY,
            "alternatives": "{% vary %}x" + "{% or %}y" * 3 + "{% endvary %}",
            "varies in ifs": "{% if profile.name %}" * 6 + _VARY + "{% endif %}" * 6,
            "conditions": "{% if " + "profile.name and " * 13 + "profile.email %}{% endif %}",
            "negations": "{% if " + "not " * 54 + "profile.name %}x{% endif %}",
            "choices": "{{ " + "details.motto or " * 14 + "'x' }}",
            "missing paths": "{{ " + "rejection.contact.title or " * 9 + "'x' }}",
            "brackets": "{{ " + "(" * 8 + "profile.name" + ")" * 8 + " }}",
        }.items()
    },
    **{
        what: _questions(inside)
        for what, inside in {
            "branches": _branches(),
            "short branches": "{% set p = profile.email %}{% if p %}a"
            + _as_often_as_allowed(
                "{% elif p %}b", around="{% set p = profile.email %}{% if p %}{% endif %}"
            )
            + "{% endif %}",
            "ifs in varies": ("{% vary %}" + _branches(3) + "{% or %}x{% endvary %}") * 3,
            "names": _sets("{n}"),
            "long names": _LONG_NAMES,
            "many long texts": _sets("s|and_list", before=_LIST),
            "many different long texts": _sets("s|join('{n}')|capitalize", before=_LIST),
            "many long words": _sets("s|join('x\u00e9{n}x')|capitalize", before=_LIST),
            "long texts in a for": _in_for(_sets("s|and_list", around=_FOR)),
            "long words in a for": _in_for(_sets("s|join('x\u00e9{n}x')|capitalize", around=_FOR)),
            "searches": _in_for(
                _as_often_as_allowed(
                    "{% if " + "x in s|and_list or " * 9 + "x %}{% endif %}", around=_FOR
                )
            ),
            "searches in lists": _in_for(
                _as_often_as_allowed("{% if " + "x in s or " * 13 + "x %}{% endif %}", around=_FOR)
            ),
            "filters": "".join(
                f"{{% for x in {items} %}}"
                + "".join(f"{{% set {name}{n} = {chain} %}}" for n, chain in enumerate(_CHAINS))
                + "{% endfor %}"
                for name, items in zip("abcd", _LISTS, strict=True)
            ),
            "texts": "{% for x in details.sites %}" + "{{ x }}." * _LONGEST_OUTPUT + "{% endfor %}",
            "text after tags": "{% for x in details.sites %}"
            + "{{ x }}{% if x %}.{% endif %}" * _LONGEST_OUTPUT
            + "{% endfor %}",
        }.items()
    },
}
"""Templates that are expensive to load or to write, each with a short description."""


def _family(inside: str) -> dict[str, str]:
    """Return four templates that extend one another, with the same text in a block of each."""
    blocks = ("acknowledgement", "thanks", "regard", "questions")
    parents = ("b.j2", "c.j2", "d.j2", "letter")
    return {
        f"{name}.j2": f'{{% extends "{parent}" %}}{{% block {block} %}}x{inside}{{% endblock %}}'
        for name, parent, block in zip("abcd", parents, blocks, strict=True)
    }


FOLDERS: dict[str, dict[str, str]] = {
    "as much as is allowed": _family(_branches(4)),
    "four times as much": _family(_branches()),
    "four times the lines": _family(_as_often_as_allowed("a\n")),
    "four times the tokens": _family(("{{" + "1 " * 59 + "}}") * 30),
    "a circle": {"a.j2": '{% extends "b.j2" %}', "b.j2": '{% extends "a.j2" %}'},
    "a million characters": {"a.j2": '{% extends "b.j2" %}', "b.j2": "x" * 999_999},
    "more than is read": {"a.j2": '{% extends "b.j2" %}', "b.j2": "\U00010428" * 1_000_000},
}
"""Folders of templates that extend one another; the first template is loaded."""
