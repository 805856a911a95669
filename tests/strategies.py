"""Strategies: the open-ended inputs that properties are tested with."""

import unicodedata

from hypothesis import strategies as st

# --- Text that people, or those who wish them ill, type into one field of a letter ---

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
    "x" * 200,
    "x" * 201,
    "None",
    "=?UTF-8?Q?=0A?=Bcc: eve@example.com",
)
"""Texts that have broken other programs: as templates, markup, headers or in a terminal."""

PRINTABLE_TEXTS = tuple(
    text
    for text in NASTY_TEXTS
    if text.isprintable() and " ".join(text.split()) == text and any(map(str.isalnum, text))
)
"""Those among them that an edited letter prints as they stand."""

_PIECES = (*"{}%#<>&*_`~[]()!|\\$-+=:;.,'\"@ ab1\t", "\u0301", "\u200d", "\u05d0", "\u00a0", "  ")


def nasty_texts() -> st.SearchStrategy[str]:
    """Give any text at all, and more often than chance such as means something to a program."""
    return st.one_of(
        st.sampled_from(NASTY_TEXTS),
        st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
        st.text(max_size=30),
        st.text(st.characters(), max_size=30),
    )


def printable_texts() -> st.SearchStrategy[str]:
    """Give text that a letter prints as it stands: no control characters, no blanks at its ends."""
    return nasty_texts().map(_tidied)


_FILLERS = "\u115f\u1160\u3164\uffa0"
"""What Unicode calls letters, though they show nothing."""


def _tidied(text: str) -> str:
    """Return what is left of text when all is gone that a letter does not print as it stands."""
    printable = (part for part in text if part.isprintable() or part in "\u200c\u200d\u200e\u200f")
    tidy = " ".join(unicodedata.normalize("NFC", "".join(printable)).split())[:199].rstrip()
    seen = (part for part in tidy if part not in _FILLERS)
    begun = tidy and not unicodedata.combining(tidy[0])
    # A digit takes no mark that follows it into itself, as a letter would.
    return tidy if begun and any(map(str.isalnum, seen)) else f"7{tidy}"


# --- Templates: anything that could be taken for one, and such as the dialect takes ---

_TEMPLATE_PIECES = (
    *("{{ ", " }}", "{% ", " %}", "{#", "#}", "{%- ", " -%}", "{%", "%}", "\n", "\n\n", "- "),
    *("if ", "elif ", "else ", "endif ", "for ", "in ", "endfor ", "set ", "endset ", "block "),
    *("endblock ", "extends ", "include ", "import ", "from ", "macro ", "endmacro ", "call "),
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
    """Give the tokens and tags of Jinja2 in any order; half of them where a letter would print."""
    soup = st.lists(st.sampled_from(_TEMPLATE_PIECES), max_size=25).map("".join)
    return soup | soup.map(lambda text: _letter({"closing": text}))


def _letter(blocks: dict[str, str]) -> str:
    written = "\n\n".join(
        f"{{% block {name} %}}\n{text}\n{{% endblock %}}" for name, text in blocks.items()
    )
    return f'{{% extends "letter" %}}\n\n{written}'


def _joined(form: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda drawn: form.format(*drawn))


_SOME_NAMES = st.sampled_from(
    ("profile", "rejection", "letter", "details", "x", "y", "loop", "self", "range", "namespace")
)
_SOME_FIELDS = st.sampled_from(
    ("name", "contact", "company", "stage", "date", "sites", "years", "title", "__class__")
)
_SOME_FILTERS = st.sampled_from(
    ("a", "plural", "default('x')", "and_list", "join(', ')", "first", "list", "join(x)", "e")
)
_SOME_TESTS = st.sampled_from(("given", "one_of('final')", "one_of(x)", "even", "defined"))
_SOME_ATOMS = st.one_of(
    _SOME_NAMES,
    _joined("{}.{}", _SOME_NAMES, _SOME_FIELDS),
    st.sampled_from(
        ("1", "1.5", "'x'", "''", '"\\\\"', "true", "none", "'a' 'b'", "[]", "()", "{}")
    ),
)


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    operators = st.sampled_from(
        ("and", "or", "+", "-", "*", "**", "/", "//", "%", "~", "==", "<", "in", "not in")
    )
    return st.one_of(
        _joined("({} {} {})", inner, operators, inner),
        _joined("({} if {} else {})", inner, inner, inner),
        _joined("({} if {})", inner, inner),
        _joined("not {}", inner),
        _joined("-{}", inner),
        _joined("{}|{}", inner, _SOME_FILTERS),
        _joined("{} is {}", inner, _SOME_TESTS),
        _joined("({}).{}", inner, _SOME_FIELDS),
        _joined("({})[{}]", inner, inner),
        _joined("({})[{}:]", inner, inner),
        _joined("({})({})", inner, inner),
        _joined("({})(*{}, **{})", inner, inner, inner),
        _joined("[{}, {}]", inner, inner),
        _joined("({}, {})", inner, inner),
        _joined("{{{{{}: {}}}}}", inner, inner),
        _joined("{} < {} < {}", inner, inner, inner),
    )


_EXPRESSIONS = st.recursive(_SOME_ATOMS, _larger, max_leaves=6)


def _statement(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    value = _EXPRESSIONS
    return st.one_of(
        _joined("{}{}", inner, inner),
        _joined("{}\n\n- {}", inner, inner),
        _joined(
            "{{% if {} %}}{}{{% elif {} %}}{}{{% else %}}{}{{% endif %}}",
            *[value, inner] * 2,
            inner,
        ),
        _joined("{{% for x in {} %}}{}{{% endfor %}}", value, inner),
        _joined(
            "{{% for x in {} if {} %}}{}{{% else %}}{}{{% endfor %}}", value, value, inner, inner
        ),
        _joined("{{% for x, y in {} recursive %}}{}{{% endfor %}}", value, inner),
        _joined("{{% set y = {} %}}{}", value, inner),
        _joined("{{% set x, y = {} %}}{}", value, inner),
        _joined("{{% set x.y = {} %}}{}", value, inner),
        _joined("{{% set y %}}{}{{% endset %}}", inner),
        _joined("{{% block thanks %}}{}{{% endblock %}}", inner),
        _joined("{{% block x scoped required %}}{}{{% endblock %}}", st.sampled_from(("", " "))),
        _joined("{{% macro f(x, y={}) %}}{}{{% endmacro %}}{{{{ f() }}}}", value, inner),
        _joined("{{% call(x) f({}) %}}{}{{% endcall %}}", value, inner),
        _joined("{{% filter {} %}}{}{{% endfilter %}}", _SOME_FILTERS, inner),
        _joined("{{% with x = {} %}}{}{{% endwith %}}", value, inner),
        _joined("{{% autoescape {} %}}{}{{% endautoescape %}}", value, inner),
        _joined("{{% include {} ignore missing %}}", value),
        _joined("{{% import {} as x with context %}}", value),
        _joined("{{% from {} import x as y %}}", value),
        _joined("{{% extends {} %}}", value),
        _joined("{{% print {}, {} %}}", value, value),
        _joined("{{% raw %}}{}{{% endraw %}}", inner),
    )


def jinja_templates() -> st.SearchStrategy[str]:
    """Give templates in the grammar of Jinja2, with all that the dialect does not have."""
    leaves = st.one_of(
        st.sampled_from(("Yours,", "a.\n\nb", "- x\n", "", " ", ".", "{# x #}")),
        _joined("{{{{ {} }}}}", _EXPRESSIONS),
        _joined("{{{{ {} }}}}.", _EXPRESSIONS),
    )
    body = st.recursive(leaves, _statement, max_leaves=5)
    return st.one_of(
        body.map(lambda text: _letter({"closing": text})),
        body.map(lambda text: _letter({"thanks": text})),
        _joined('{{% extends "letter" %}}{}', body),
        body,
    )


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


@st.composite
def _texts(draw: st.DrawFn, own: tuple[str, ...]) -> str:
    """Draw an expression that gives text and is never missing."""
    path = st.one_of(
        _PLAIN_PATHS,
        _OPTIONAL_PATHS.map(lambda missing: f"({missing} or 'it')"),
        *map(st.just, own),
    )
    text = draw(path)
    rank = 0
    for name in draw(st.lists(st.sampled_from(_TEXT_FILTERS), max_size=3, unique=True)):
        # A plural may be the caller's own, which only a plain path can say.
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
_LITERALS = ("I thank you", " ", ". ", ".", ", and ", "? ", "...", "e.g. ", "\\n'\"", "{ % } #")
_BREAKS = ("\n", "\n\n", "\n- ", "\n\n- ", "- ")
_DEPTH = 2


@st.composite
def _bodies(
    draw: st.DrawFn, literals: tuple[str, ...], own: tuple[str, ...], depth: int, in_for: bool
) -> str:
    """Draw what stands in a block, with the names in force there."""
    pieces = []
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(("text", "print", "print", "if", "for", "set")))
        if kind == "print":
            lists = st.nothing() if in_for else _LISTS_PRINTED
            printed = draw(_texts(own) | _OTHERS_PRINTED | lists)
            pieces.append(f"{{{{ {printed} }}}}")
        elif kind == "set" and depth == _DEPTH and not own:
            pieces.append(f"{{% set own = {draw(_PLAIN_PATHS)} %}}")
            own = ("own",)
        elif kind == "if" and depth:
            inner = _bodies(literals, own, depth - 1, in_for)
            test, other = draw(_CONDITIONS), draw(_CONDITIONS)
            pieces.append(
                f"{{% if {test} %}}{draw(inner)}{{% elif {other} %}}{draw(inner)}"
                f"{{% else %}}{draw(inner)}{{% endif %}}"
            )
        elif kind == "for" and depth and not in_for:
            items = draw(st.sampled_from(("details.sites", "details.places", "profile.address")))
            inner = _bodies(literals, (*own, "item"), depth - 1, True)
            pieces.append(f"{{% for item in {items} %}}{draw(inner)}{{% endfor %}}")
        else:
            pieces.append(draw(st.sampled_from(literals)))
    return "".join(pieces)


@st.composite
def dialect_templates(draw: st.DrawFn) -> str:
    """Draw a template that the dialect takes; its details are those of the hostile templates."""
    lines = ("subject", "salutation", "closing")
    chosen = draw(
        st.lists(
            st.sampled_from((*lines, "acknowledgement", "thanks", "regard", "questions")),
            min_size=1,
            max_size=3,
            unique=True,
        )
    )
    return _letter(
        {
            name: "So " + draw(_bodies(_LITERALS, (), _DEPTH, False))
            if name in lines
            else draw(_bodies((*_LITERALS, *_BREAKS), (), _DEPTH, False))
            for name in chosen
        }
    )


_GROWING = ("x", "S", "İ", "ŉ", "ﬃ", "ΐ", "child ", "a b ", "VP, ", "- ", "X.", "Women's ", "US ")


def long_values() -> st.SearchStrategy[str]:
    """Give values as long as a field takes, of characters that grow when their case changes."""
    unit = st.sampled_from(_GROWING)
    return st.tuples(unit, unit, unit).map(lambda units: ("A" + "".join(units) * 80)[:199] + "x")
