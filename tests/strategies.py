"""Hypothesis strategies for text, templates, and letters.

Functions that are called for every example are cached, because creating a strategy takes longer
than drawing from it.
"""

import datetime as dt
import functools
import re
import unicodedata

import attrs
from hypothesis import strategies as st

from rejection_letters import (
    Contact,
    Letter,
    Medium,
    Profile,
    Reason,
    Rejection,
    SourceMessage,
    Stage,
    Template,
    compose,
    letters,
)

# --- Text in a field of a letter ---

NASTY_TEXTS = (
    "{{ 7*7 }}",
    "{% raw %}",
    "{# note #}",
    "%(name)s {0} {name} %s",
    "$x$ ${x}",
    "<b>bold</b>",
    "<!-- note -->",
    "<br>",
    "</p></article><script>alert(1)</script>",
    "]]>",
    "&amp; &lt; &#39; &nbsp;",
    "\"double\" 'single'",
    "*x* **x** _x_ __x__ ~~x~~ `x`",
    "[x](https://example.com) ![x](y.png) [^1]",
    "https://example.com/?a=1&b=2",
    "\\x \\n \\",
    "x\\",
    "- x",
    "+ x",
    "* x",
    "-x",
    "--- x",
    "=== x",
    "# x",
    "x #",
    "> x",
    "1. x",
    "1) x",
    "12345. x",
    "| a | b |",
    ":- x",
    ": x",
    "~~~ x",
    "``` x",
    "``x` y",
    "x.",
    "x!",
    "x?",
    "x,",
    ". x",
    ", x",
    "a\n\nb",
    "a\r\nBcc: eve@example.com",
    "a\tb",
    "  a   b  ",
    "a\u00a0b",
    "a\u2028b",
    "a\x1eb",
    "a\x00b",
    "a\ud800b",
    "a\u202eb",
    "Jose\u0301 Nu\u0301n\u0303ez",
    "\u0301x",
    "\u05d3\u05e0\u05d4 \u05dc\u05d5\u05d9",
    "\u0645\u06cc\u200c\u0631\u0648\u0645",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 (x) 12",
    "\U0001f469\u200d\U0001f4bb x",
    "\u1780\u17b6\u200b\u1781 x",
    "x" * 200,
    "x" * 201,
    "None",
    "=?UTF-8?Q?=0A?=Bcc: eve@example.com",
)
"""Texts that mean something in templates, markup, email headers, or terminals."""

PRINTABLE_TEXTS = tuple(
    text
    for text in NASTY_TEXTS
    if text.isprintable() and " ".join(text.split()) == text and any(map(str.isalnum, text))
)
"""The nasty texts that a letter prints verbatim."""

NASTY_NAMES = tuple(
    text
    for text in PRINTABLE_TEXTS
    if len(text) <= 200
    and unicodedata.is_normalized("NFC", text)
    and not unicodedata.combining(text[0])
)
"""The nasty texts that are valid as names and that a name does not change."""

_PIECES = (*"{}%#<>&*_`~[]()!|\\$-+=:;.,'\"@ ab1\t", "\u0301", "\u200d", "\u05d0", "\u00a0", "  ")


@functools.cache
def nasty_texts() -> st.SearchStrategy[str]:
    """Return a strategy for arbitrary text that favors nasty texts."""
    return st.one_of(
        st.sampled_from(NASTY_TEXTS),
        st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
        st.text(max_size=30),
        st.text(st.characters(), max_size=30),
    )


@functools.cache
def printable_texts() -> st.SearchStrategy[str]:
    """Return a strategy for text that a letter prints verbatim."""
    return nasty_texts().map(_tidied)


_FILLERS = "\u115f\u1160\u3164\uffa0"
"""Invisible characters that Unicode classifies as letters."""


def _tidied(text: str) -> str:
    """Remove everything from a text that a letter would not print verbatim."""
    printable = (part for part in text if part.isprintable() or part in "\u200c\u200d\u200e\u200f")
    tidy = " ".join(unicodedata.normalize("NFC", "".join(printable)).split())[:199].rstrip()
    seen = (part for part in tidy if part not in _FILLERS)
    begun = tidy and not unicodedata.category(tidy[0]).startswith("M")
    # Unlike a letter, a digit does not combine with a mark that follows it.
    return tidy if begun and any(map(str.isalnum, seen)) else f"7{tidy}"


# --- Templates, valid or not ---

_TEMPLATE_PIECES = (
    *("{{ ", " }}", "{% ", " %}", "{#", "#}", "{%- ", " -%}", "{%", "%}", "\n", "\n\n", "- "),
    *("if ", "elif ", "else ", "endif ", "for ", "in ", "endfor ", "set ", "endset ", "block "),
    *("endblock ", "extends ", "include ", "import ", "from ", "macro ", "endmacro ", "call "),
    *("vary ", "endvary ", "{% vary %}", "{% or %}", "{% endvary %}"),
    *("filter ", "with ", "raw ", "endraw ", "print ", "autoescape ", "scoped ", "required "),
    *("recursive ", "and ", "or ", "not ", "is ", "as ", "true ", "none ", "loop ", "self "),
    *("profile", "rejection", "letter", "details", ".name", ".sites", ".contact", ".stage", "x "),
    *("closing ", "thanks ", "subject ", ".__class__", "|a ", "|default", "|nope ", "one_of "),
    *("given ", "(", ")", "[", "]", "{", "}", ",", ".", ":", "|", "~", "+", "-", "**", "*", "//"),
    *("==", "!=", "<", "= ", "1 ", "0x1f ", "1e999 ", "007 ", "1.5 ", '"', "'", "'x' ", '"final"'),
    *("\\", "\\x1e", "\x00", "\x1d", "\x1e", "\t", "\r\n", "\u2028", "\ud800", "ﬁ", "Sincerely,"),
    *('{% extends "letter" %}', "{% block closing %}", "{% endblock %}", "{{ profile.name }}"),
)


def template_soups() -> st.SearchStrategy[str]:
    """Return a strategy for random Jinja2 tokens and tags, half of them inside a block."""
    soup = st.lists(st.sampled_from(_TEMPLATE_PIECES), max_size=25).map("".join)
    return soup | soup.map(lambda text: _letter({"closing": text}))


def _letter(blocks: dict[str, str]) -> str:
    written = "\n\n".join(
        f"{{% block {name} %}}\n{text}\n{{% endblock %}}" for name, text in blocks.items()
    )
    return f'{{% extends "letter" %}}\n\n{written}'


_GRAMMAR: dict[str, tuple[str, ...]] = {
    "template": (
        *('{% extends "letter" %}<parts>',) * 9,
        *("{% extends <constant> %}<parts>", '<body>{% extends "letter" %}', "<statement>"),
    ),
    "parts": (
        *("", "<part>", "<part>", "<part>", "<part><parts>", "{# <text> #}<part>", "<body>"),
        *("{% set <target> = <expression> %}<part>", "{% import <expression> as x %}<part>"),
        *("{% macro f() %}<body>{% endmacro %}<part>", "{% if <test> %}<part>{% endif %}"),
    ),
    "part": (
        *("{% block <part_name> %}So <body>{% endblock %}",) * 4,
        "{% block <part_name> %}<body>{% endblock <part_name> %}",
        "{% block <name> <scoped> %}<body>{% endblock %}",
    ),
    "part_name": ("thanks", "closing", "regard", "questions", "subject", "follow_up", "request"),
    "scoped": ("scoped", "required", "scoped required", ""),
    # Content of a block
    "body": ("<text>", "<text><piece>", "<piece><body>", "<piece><body>", "<piece>"),
    "piece": ("<text>", "<printed>", "<printed>", "<statement>", "<comment>"),
    "text": (
        *("Yours, ", "", ".", "a.\n\nb", "\n- x\n", "...", "# for x in y\n", "## x\n", "\t", "}}"),
        *("\r\n", "\\", "'", "\u00e9", "e\u0301", "{ % } #", "<odd>"),
    ),
    "odd": ("\x00", "\x1e", "\x1d", "\ufeff", "\u202e", "\u2028", "\xa0", "\ud800", "\x1b[2J"),
    "comment": ("{# <text> #}", "{#<statement>#}", "{# {{ 9**9**9 }} #}", "{#<begin> x <end>#}"),
    # White space control
    "begin": ("", "", "-", "+"),
    "end": ("", "", "-", "+"),
    "printed": (
        *("{{ <plain> }}", "{{ <plain> }}", "{{<plain>}}.", "{{ <expression> }}"),
        *("{{ <expression> }}", "{{<begin> <expression> <end>}}", "{{ <tuple> }}"),
    ),
    "statement": (
        *("{% if <test> %}<body>{% endif %}", "{% if <plain> %}<body>{% else %}<body>{% endif %}"),
        "{% if <test> %}<body>{% elif <test> %}<body>{% else %}<body>{% endif %}",
        *("{% for x in <list> %}<body>{{ x }}{% endfor %}", "{% set x = <plain> %}{{ x }}<body>"),
        "{% vary %}<body>{% or %}<body>{% endvary %}",
        "{% vary %}<body>{% or %}<body>{% or %}{% or %}<body>{% endvary %}",
        "{% for <target> in <tuple> %}<body>{% endfor %}",
        "{% for x in <list> if <test> %}<body>{% else %}<body>{% endfor %}",
        "{% for x in <list> recursive %}<body>{{ loop(x) }}{{ loop.index }}{% endfor %}",
        *("{% set <target> = <tuple> %}<body>", "{% set x %}<body>{% endset %}"),
        "{% set x | <filter> %}<body>{% endset %}",
        *("<part>", "{% print <tuple> %}", "{% raw %}<body>{% endraw %}", "{%<begin> raw <end>%}"),
        "{% macro f(x, y=<expression>) %}<body>{{ caller() }}{% endmacro %}{{ f(<arguments>) }}",
        "{% call(x, y=<expression>) f(<arguments>) %}<body>{% endcall %}",
        *("{% filter <filter>|<filter> %}<body>{% endfilter %}", "{% with %}<body>{% endwith %}"),
        "{% with x = <expression>, y = <expression> %}<body>{% endwith %}",
        "{% autoescape <expression> %}<body>{% endautoescape %}",
        *("{% include <tuple> %}", "{% include <expression> ignore missing without context %}"),
        *("{% import <expression> as x %}", "{% import <expression> as x with context %}"),
        "{% from <expression> import x, y as z without context %}",
        *("{% extends <expression> %}", "{% <name> %}"),
        "{%<begin> if <test> <end>%}<body>{%<begin> endif <end>%}",
        *("{% do <expression> %}", "{% trans %}<text>{% endtrans %}", "{% break %}"),
        *("{% vary <expression> %}<body>{% or <expression> %}<body>{% endvary %}", "{% or %}"),
        *("{% vary %}<body>{% endvary %}", "{% vary %}<body><many:{% or %}x>{% endvary %}"),
        *("{% debug %}", "{% endif %}", "{% <statement> %}", "{% if <test> %}<body>"),
    ),
    "target": ("y", "x, y", "(x, y)", "x.y", "*x", "<name>", "profile", "x[0]", "(x, (y, z))"),
    # Content of a tag
    "plain": (
        *("profile.name", "letter.job", "rejection.company", "letter.minutes", "details.motto"),
        *("rejection.role or 'it'", "details.years or 7", "<plain>|<text_filter>", "<constant>"),
        *("rejection.contact.name", "details.sites|and_list", "letter.date|long_date", "<plain>"),
        "profile.industry|default('the field')",
        "<plain> if <test> else <plain>",
    ),
    "text_filter": ("a", "lower", "generic", "plural", "possessive", "reply", "capitalize"),
    "test": (
        *("profile.industry", "rejection.stage == 'final'", "not <test>", "<test> and <test>"),
        *("details.years is given", "rejection.reason is one_of('freeze', 'filled')", "<plain>"),
        *("<test> or <test>", "<plain> in <list>", "<plain> <comparison> <plain>", "<expression>"),
    ),
    "list": ("details.sites", "profile.address", "details.places", "<expression>"),
    "expression": (
        *("<plain>", "<name>", "<constant>", "<literal>", "(<expression>)", "<name>.<name>"),
        *("<expression> <operator> <expression>", "<expression> if <expression>", "<postfixed>"),
        *("<expression> if <expression> else <expression>", "<sign><expression>", "<pile>"),
        *("not <expression>", "<expression>|<filter>", "<expression> is <is>", "[<tuple>]"),
        *("<expression> is not <is>", "(<tuple>)", "{<expression>: <expression>}", "{}", "[]"),
        *("<expression> <comparison> <expression> <comparison> <expression>", "()"),
    ),
    "postfixed": (
        *("(<expression>).<name>", "<name>[<expression>]", "<name>[<expression>:<expression>]"),
        *("<name>[::<expression>]", "<name>[<tuple>]", "<name>(<arguments>)", "<name>.0"),
        "<name>.<name>(<arguments>)",
    ),
    "tuple": ("<expression>", "<expression>, <expression>", "<expression>,", "<plain>"),
    "arguments": (
        *("", "<expression>", "<expression>, x=<expression>", "*<expression>", "**<expression>"),
        "<expression>, *<expression>, **<expression>",
    ),
    "sign": ("-", "+"),
    "operator": ("and", "or", "+", "-", "*", "/", "//", "%", "**", "~", "in", "not in", "|", "="),
    "comparison": ("==", "!=", "<", "<=", ">", ">=", "in", "not in"),
    "filter": (
        *("<text_filter>", "default(<arguments>)", "join(<constant>)", "and_list", "first"),
        *("length", "in_words", "when", "short_date", "attr(<constant>)", "map(<arguments>)"),
        *("format(<arguments>)", "list", "e", "safe", "center(<constant>)", "<name>", "x.y"),
    ),
    "is": (
        *("given", "one_of(<arguments>)", "one_of 'x'", "even", "divisibleby <constant>"),
        *("defined", "<name>", "sameas <name>", "in [<tuple>]"),
    ),
    "name": (
        *("profile", "rejection", "letter", "details", "name", "contact", "stage", "sites"),
        *("x", "y", "loop", "self", "super", "caller", "varargs", "range", "namespace", "cycler"),
        *("lipsum", "dict", "__class__", "__init__", "_x", "class", "None", "out", "set_1"),
        *("\ufb01rst", "\uff50rofile", "\u00e9t\u00e9", "\u00aa", "\u5b57", "X" * 299, "x" * 301),
    ),
    "constant": (
        *("'x'", '"final"', "1", "0", "12", "''", "'a' 'b'", "true", "none", "False", "1_000"),
        *("1.5", "1e9", "1e999", "0xff", "0b11", "0o17", "9" * 299, "0x" + "f" * 298, "007"),
        *("'" + "x" * 201 + "'", r"'\x1e'", r"'\N{BULLET}'", r"'\ud800'", "'\x1b[2J'", "'\n'"),
        *("'%999999999d'", "'{0.__class__}'", "'{{ 7*7 }}'", '"it\'s"', "'\u202e'"),
    ),
    "literal": ("[1, 2]", "(1, 2)", "{'a': 1}", "[[], {}]", "'x' * 9", "9 ** 9 ** 9"),
    "pile": (
        *("<many:(><expression><many:)>", "<many:not ><plain>", "<plain><many:|lower>"),
        *("<many:-><constant>", "<plain><many: or profile.name>", "<plain><many: ~ 'x'>"),
        *("<plain><many:.name>", "<many:[><constant><many:]>", "<many:'x' >", "<name><many:(1)>"),
        *("<many:x if x else ><plain>", "<plain><many: is given>", "<plain><many: == x>"),
        *("1 }}<many:{% if profile.name %}>x<many:{% endif %}>{{ 1", "1 }}<many:{{ 1 }}>{{ 1"),
        *("1 }}<many:\n>{{ 1", "1 }}<many:\u0301\u0316>{{ 1", "1 }}<many:{# x #}>{{ 1"),
    ),
}
"""A grammar of Jinja2: the expansions of each symbol. `<many:x>` repeats x.

Expansions that are valid in letters come first and are frequent, so that some templates are valid.
"""

_FORMS = {symbol: st.sampled_from(known) for symbol, known in _GRAMMAR.items()}
_SYMBOL = re.compile(r"<(\w+)>|<many:(.+?)>", re.DOTALL)
_MANY = (1, 2, 7, 8, 9, 30, 60, 300)


@st.composite
def jinja_templates(draw: st.DrawFn) -> str:
    """Draw a template from the grammar of Jinja2, including syntax that the dialect rejects.

    After thirty random expansions, each symbol expands to its first form, so that the text ends.
    """
    many = draw(st.sampled_from(_MANY))
    left = iter(range(30))

    def written(found: re.Match[str]) -> str:
        symbol, repeated = found.groups()
        if repeated:
            return repeated * many
        known = _GRAMMAR[symbol]
        form = known[0] if next(left, None) is None else draw(_FORMS[symbol])
        return _SYMBOL.sub(written, form)

    return _SYMBOL.sub(written, "<template>")


_TEXT_FILTERS = ("lower", "generic", "plural", "a", "possessive", "reply", "capitalize")
_FILTER_RANKS = {"lower": 1, "generic": 1, "plural": 2, "a": 3, "possessive": 3, "reply": 3}


_PLAIN_PATHS = st.sampled_from(
    (
        *("profile.name", "profile.occupation", "rejection.company"),
        *("letter.job", "letter.jobs", "letter.position"),
    )
)
_OPTIONAL_PATHS = st.sampled_from(
    (
        *("rejection.role", "profile.industry", "rejection.contact.name", "details.motto"),
        "details.sites|first",
    )
)


_SOME_FILTERS = st.lists(st.sampled_from(_TEXT_FILTERS), max_size=3, unique=True)


@functools.cache
def _paths(own: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.one_of(
        _PLAIN_PATHS,
        _OPTIONAL_PATHS.map(lambda missing: f"({missing} or 'it')"),
        *map(st.just, own),
    )


@functools.cache
@st.composite
def _texts(draw: st.DrawFn, own: tuple[str, ...]) -> str:
    """Draw an expression whose value is text and never missing."""
    text = draw(_paths(own))
    rank = 0
    for name in draw(_SOME_FILTERS):
        # The plural filter requires a plain path, because the caller may override the plural.
        plain = "(" not in text and "|" not in text
        if _FILTER_RANKS.get(name, 4) > rank and (name != "plural" or plain):
            text, rank = f"{text}|{name}", _FILTER_RANKS.get(name, 4)
    return text


_OTHERS_PRINTED = st.sampled_from(
    (
        "letter.minutes",
        "letter.minutes|in_words",
        "letter.date|long_date",
        "letter.date|short_date",
        "letter.date|when",
        "details.years or 7",
        "(details.years or 7)|in_words",
        "details.sites|length",
        "profile.industry|default('the field')",
        "'a constant'",
        "12",
    )
)
_LISTS_PRINTED = st.sampled_from(("details.sites|and_list", "details.sites|join('; ')"))
_CONDITIONS = st.sampled_from(
    (
        "profile.industry",
        "not details.remote",
        "details.sites",
        "details.years is given",
        "rejection.contact.honorific",
        "rejection.stage == 'final'",
        "rejection.stage is one_of('inquiry', 'screen')",
        "rejection.reason != 'freeze' and rejection.role",
        "profile.name == rejection.company",
        "'a' in profile.name or 'Leeds' in details.sites",
        "letter.minutes > 10",
        "letter.date >= letter.date",
    )
)
_LITERALS = (
    "I thank you",
    " ",
    "",
    " (",
    ")",
    ". ",
    ".",
    ", and ",
    "? ",
    "...",
    "e.g. ",
    "\\n'\"",
    "{ % } #",
)
_BREAKS = ("\n", "\n\n", "\n- ", "\n\n- ", "- ")
_DEPTH = 2
_KEPT_ARMS = st.sampled_from([(1, 1, 1), (1, 1, 0), (1, 0, 1), (1, 0, 0)])
"""Which arms an `if` has: the first, an elif, and an else."""


_KINDS = st.sampled_from(("text", "print", "print", "if", "for", "set", "vary"))
_LISTS_REPEATED = st.sampled_from(("details.sites", "details.places", "profile.address"))


@functools.cache
def _printed(own: tuple[str, ...], in_for: bool) -> st.SearchStrategy[str]:
    return _texts(own) | _OTHERS_PRINTED | (st.nothing() if in_for else _LISTS_PRINTED)


@functools.cache
@st.composite
def _bodies(
    draw: st.DrawFn,
    literals: tuple[str, ...],
    own: tuple[str, ...] = (),
    depth: int = _DEPTH,
    inside: frozenset[str] = frozenset(),
) -> str:
    """Draw the content of a block.

    `own` are the local variables in scope, and `inside` are the tags `for` and `vary` around it.
    """
    pieces = []
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(_KINDS)
        if kind == "print":
            pieces.append(f"{{{{ {draw(_printed(own, 'for' in inside))} }}}}")
        elif kind == "set" and depth == _DEPTH and not own:
            pieces.append(f"{{% set own = {draw(_PLAIN_PATHS)} %}}")
            own = ("own",)
        elif kind == "if" and depth:
            inner = _bodies(literals, own, depth - 1, inside)
            test, other = draw(_CONDITIONS), draw(_CONDITIONS)
            arms = [f"{{% if {test} %}}", f"{{% elif {other} %}}", "{% else %}"]
            kept = draw(_KEPT_ARMS)
            pieces += [
                arm + draw(inner) for arm, is_kept in zip(arms, kept, strict=True) if is_kept
            ]
            pieces.append("{% endif %}")
        elif kind == "vary" and depth and not inside:
            inner = _bodies(literals, own, depth - 1, frozenset({"vary"}))
            alternatives = [draw(inner) for _ in range(draw(st.integers(2, 4)))]
            pieces.append(f"{{% vary %}}{'{% or %}'.join(alternatives)}{{% endvary %}}")
        elif kind == "for" and depth and "for" not in inside:
            items = draw(_LISTS_REPEATED)
            inner = _bodies(literals, (*own, "item"), depth - 1, inside | {"for"})
            pieces.append(f"{{% for item in {items} %}}{draw(inner)}{{% endfor %}}")
        else:
            pieces.append(draw(st.sampled_from(literals)))
    return "".join(pieces)


_LINES = ("subject", "salutation", "closing")
_BLOCK_NAMES = st.lists(
    st.sampled_from(
        (*_LINES, "acknowledgement", "thanks", "team", "regard", "questions", "request")
    ),
    min_size=1,
    max_size=4,
    unique=True,
)


@st.composite
def dialect_templates(draw: st.DrawFn) -> str:
    """Draw a template that is valid with the details of the hostile templates."""
    return _letter(
        {
            name: "So " + draw(_bodies(_LITERALS))
            if name in _LINES
            else draw(_bodies((*_LITERALS, *_BREAKS)))
            for name in draw(_BLOCK_NAMES)
        }
    )


@st.composite
def altered_templates(draw: st.DrawFn) -> str:
    """Draw a valid template in which a few tokens were replaced, repeated, or removed."""
    source = draw(dialect_templates())
    for _ in range(draw(st.integers(1, 3))):
        tokens = _TOKENS.split(source)
        place = draw(st.integers(0, len(tokens) - 1))
        tokens[place] = draw(st.sampled_from((*_TEMPLATE_PIECES, "", tokens[place] * 2)))
        source = "".join(tokens)
    return source


_TOKENS = re.compile(r"(\W)")


def any_templates() -> st.SearchStrategy[str]:
    """Return a strategy for templates of any kind, many of them valid."""
    return st.one_of(
        dialect_templates(), altered_templates(), jinja_templates(), template_soups(), st.text()
    )


_GROWING = ("x", "S", "İ", "ŉ", "ﬃ", "ΐ", "child ", "a b ", "VP, ", "- ", "X.", "Women's ", "US ")


def long_values() -> st.SearchStrategy[str]:
    """Return a strategy for values of maximum length that grow when their case changes."""
    unit = st.sampled_from(_GROWING)
    return st.tuples(unit, unit, unit).map(lambda units: ("A" + "".join(units) * 80)[:199] + "x")


# --- Letters ---


@functools.cache
def optional_texts() -> st.SearchStrategy[str | None]:
    """Return a strategy for printable text or None."""
    return st.none() | printable_texts()


@functools.cache
def _lines(least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(printable_texts(), min_size=least, max_size=3)


def _names() -> st.SearchStrategy[str]:
    """Return a strategy for the names of contacts, which must not be email addresses."""
    return printable_texts().map(lambda text: text.replace("@", "at"))


@st.composite
def hostile_letters(draw: st.DrawFn) -> Letter:
    """Draw a letter in which any text may be a nasty one."""
    texts, optional, lines = printable_texts(), optional_texts(), _lines()
    profile = Profile(
        draw(texts),
        "UX designer",
        phone=draw(optional),
        website=draw(optional),
        address=draw(lines),
    )
    contact = Contact(draw(_names()), honorific=draw(optional), title=draw(optional))
    rejection = Rejection(
        draw(texts),
        contact=draw(st.sampled_from((None, contact))),
        address=draw(lines),
        medium=draw(st.sampled_from(["email", "letter", "phone"])),
    )
    return attrs.evolve(
        compose(profile, rejection, date="2026-11-23"),
        subject=draw(texts),
        salutation=draw(texts),
        blocks=[draw(texts), draw(_lines(1)), draw(texts)],
        closing=draw(texts),
    )


# --- Model classes, with all their fields ---

_EMAILS = ("ana@example.com", "o'neil+x@example.co.uk", "josé@büro.example")
_BUILT_IN = [value for value in vars(letters).values() if isinstance(value, Template)]


def days() -> st.SearchStrategy[dt.date]:
    """Return a strategy for valid dates."""
    return st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))


def contacts() -> st.SearchStrategy[Contact]:
    """Return a strategy for contacts."""
    return st.builds(
        Contact,
        _names(),
        honorific=optional_texts(),
        addressed_as=optional_texts(),
        title=optional_texts(),
        email=st.sampled_from((None, *_EMAILS)),
        phone=optional_texts(),
    )


def messages() -> st.SearchStrategy[SourceMessage]:
    """Return a strategy for source messages."""
    return st.builds(
        SourceMessage,
        message_id=optional_texts(),
        references=_lines(),
        subject=optional_texts(),
        sender=st.sampled_from((None, *_EMAILS)),
        no_reply=st.booleans(),
    )


_PHRASES = (None, "pricing", "how you price support", "Dr. Lee's research", "staffing, etc.")
_NAMES = ("Priya Raman", "Tom Lee Jr.", "the design team", "Raman & Sons", "\u7530\u4e2d")
_TALKED = (Stage.SCREEN, Stage.INTERVIEW, Stage.FINAL)


def rejections() -> st.SearchStrategy[Rejection]:
    """Return a strategy for rejections."""
    return _rejections(stage=st.sampled_from(Stage)) | _rejections(
        stage=st.sampled_from(_TALKED),
        discussed=st.sampled_from(_PHRASES),
        thanks_to=st.lists(st.sampled_from(_NAMES), max_size=3),
    )


def _rejections(**facts: st.SearchStrategy[object]) -> st.SearchStrategy[Rejection]:
    return st.builds(
        Rejection,
        printable_texts(),
        role=optional_texts(),
        role_plural=optional_texts(),
        role_in_text=st.sampled_from((None, "nurse", "VP of sales", "{{ 7*7 }}")),
        date=st.none() | days(),
        contact=st.none() | contacts(),
        address=_lines(),
        reason=st.sampled_from(Reason),
        medium=st.sampled_from(Medium),
        message=st.none() | messages(),
        agency=optional_texts(),
        referred_by=st.sampled_from((None, *_NAMES)),
        on_file=st.booleans(),
        reapply=st.booleans(),
        reapply_after=st.none() | days(),
        **facts,
    )


def profiles() -> st.SearchStrategy[Profile]:
    """Return a strategy for profiles."""
    return st.builds(
        Profile,
        printable_texts(),
        st.sampled_from(("nurse", "UX designer", "VP, Sales", "{{ 7*7 }}")),
        industry=optional_texts(),
        experience=st.sampled_from((None, "experienced", "señor")),
        occupation_plural=optional_texts(),
        email=st.sampled_from((None, *_EMAILS)),
        phone=optional_texts(),
        website=optional_texts(),
        address=_lines(),
        locale=st.sampled_from(("en-US", "en-GB")),
        timezone=st.sampled_from((None, "UTC", "America/Chicago")),
    )


def edited_letters() -> st.SearchStrategy[Letter]:
    """Return a strategy for letters in which every field was edited."""
    return st.builds(
        attrs.evolve,
        hostile_letters(),
        profile=profiles(),
        rejection=rejections(),
        date=days(),
        call_on=st.none() | days(),
        minutes=st.integers(5, 60),
        template=st.sampled_from(_BUILT_IN),
        drawn_by=st.sampled_from(_PHRASES),
        own_words=st.sampled_from((None, "I loved the talk.", "iOS is home. What a team!")),
        questions=st.lists(st.sampled_from(("Why?", "What is next?", "iOS?")), max_size=3),
    )
