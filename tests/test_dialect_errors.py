"""Errors about a template name the line, the mistake, and the fix."""

import re

import pytest

from rejection_letters import Profile, Rejection, Template
from rejection_letters.errors import TemplateError, WrongTypeError
from tests.hostile_templates import Extras, closing

ANA = Profile("Ana Ruiz", "UX designer")
REJECTION = Rejection("Acme", role="Sales Manager", date="2026-11-20")


def refusal(source, *, name="text", details=Extras):
    """Return the error that loading a template raises."""
    with pytest.raises(TemplateError) as caught:
        Template.from_string(source, name=name, details=details)
    return caught.value


UNSUPPORTED = {
    "{% include 'x' %}": "an include",
    "{% import 'x' as y %}": "an import",
    "{% from 'x' import y %}": "an import",
    "{% macro f() %}{% endmacro %}": "a macro",
    "{% call f() %}{% endcall %}": "a call block",
    "{% filter lower %}x{% endfilter %}": "a filter block",
    "{% with x = 1 %}{% endwith %}": "a with block",
    "{{ profile() }}": "a call",
    "{{ 'a' ~ 'b' }}": "the operator ~",
    "{{ {} }}": "a dict literal",
    "{{ [] }}": "a list literal",
    "{{ (1, 2) }}": "a tuple literal",
    "{{ profile['name'] }}": "a subscript",
    "{{ profile[1:2] }}": "a subscript",
    "{{ 1 + 1 }}": "arithmetic",
    "{{ -1 }}": "arithmetic",
    "{{ 9**9**9 }}": "arithmetic",
    "{% block thanks %}x{% endblock %}": "a nested block",
    "{% autoescape true %}x{% endautoescape %}": "an autoescape block",
}
"""Unsupported Jinja2 syntax, and what the error calls it."""


INSIDE = [
    ("{% set x.y = 1 %}", "{% set %} and {% for %} can only assign a single name."),
    (
        "{% if true %}x{% endif %}",
        ("The condition is a constant, so it is the same for every letter. Remove the condition."),
    ),
    (
        "{% for x, y in details.sites %}x{% endfor %}",
        "{% set %} and {% for %} can only assign a single name.",
    ),
    (
        "{% set Name = profile.name %}",
        (
            "'Name' is not a valid name. Use lowercase letters, digits, and underscores, "
            "starting with a letter."
        ),
    ),
    ("{% set letter = profile.name %}", "'letter' is already defined. Choose another name."),
    (
        "{{ 1.5 }}",
        (
            "1.5 is not a valid constant. Use a whole number of up to 15 digits, or "
            "printable text of 1 to 200 characters."
        ),
    ),
    (
        "{{ '' }}",
        (
            "'' is not a valid constant. Use a whole number of up to 15 digits, or printable "
            "text of 1 to 200 characters."
        ),
    ),
    ("{{ nme }}", "'nme' is undefined. Choose from profile, rejection, letter, details."),
    ("{{ profil }}", "'profil' is undefined. Did you mean 'profile'?"),
    (
        "{{ details.sites.first }}",
        "details.sites is a list and has no field 'first'. Use a filter instead.",
    ),
    ("{{ (1).real }}", "This is a number and has no field 'real'. Use a filter instead."),
    ("{{ profile.nme }}", "profile has no field 'nme'. Did you mean 'name'?"),
    (
        "{{ rejection.zzz }}",
        (
            "rejection has no field 'zzz'. Choose from company, role, role_plural, role_in_text, "
            "date, contact, address, stage, reason, medium, message, agency, discussed, thanks_to, "
            "referred_by, on_file, reapply, reapply_after."
        ),
    ),
    ("{{ 'a' if profile.name }}", "An inline if needs an else. Add one, or use {% if %}."),
    (
        "{{ profile.name or 1 }}",
        (
            "One alternative is text, the other is a number. Give both the same type, or use "
            "{% if %}."
        ),
    ),
    (
        "{{ 'x' or profile.name }}",
        (
            "The value here is a constant, so the result is the same for every letter. Write "
            "the result instead."
        ),
    ),
    (
        "{% if 1 < 2 < 3 %}x{% endif %}",
        "Comparisons cannot be chained. Join two comparisons with 'and'.",
    ),
    (
        "{% if 1 == 1 %}x{% endif %}",
        (
            "The value here is a constant, so the result is the same for every letter. Write "
            "the result instead."
        ),
    ),
    (
        "{% if profile.name < rejection.company %}x{% endif %}",
        (
            "'<' cannot compare text with text. Compare numbers, dates, or (with ==, !=, and "
            "in) text."
        ),
    ),
    (
        "{% if rejection.stage == 'finl' %}x{% endif %}",
        "rejection.stage is never 'finl'. Did you mean 'final'?",
    ),
    (
        "{% if rejection.stage == profile.name %}x{% endif %}",
        (
            "rejection.stage must be compared with a constant. Choose from inquiry, "
            "application, assessment, screen, interview, final."
        ),
    ),
    (
        "{% if profile.name is gven %}x{% endif %}",
        "There is no test named 'gven'. Did you mean 'given'?",
    ),
    (
        "{% if rejection.stage is one_of %}x{% endif %}",
        (
            "The test 'one_of' takes one or more strings. For example: rejection.stage is "
            'one_of("screen", "final").'
        ),
    ),
    (
        "{% if profile.name is one_of('x', 1) %}x{% endif %}",
        (
            "The test 'one_of' takes one or more strings. For example: rejection.stage is "
            'one_of("screen", "final").'
        ),
    ),
    ("{% if profile.name is given('x') %}x{% endif %}", "The test 'given' takes no arguments."),
    (
        "{% if details.sites is one_of('a') %}x{% endif %}",
        "The test 'one_of' works on text, not on a list.",
    ),
    ("{{ profile.name|lowr }}", "There is no filter named 'lowr'. Did you mean 'lower'?"),
    ("{{ profile|a }}", "The filter 'a' works on text, not on an object."),
    (
        "{{ profile.name|a|a }}",
        (
            "The filter 'a' is out of order. Apply each filter once, in this order: generic "
            "or lower, plural, a or possessive, capitalize."
        ),
    ),
    (
        "{{ (profile.industry or profile.name)|plural }}",
        (
            "The filter 'plural' needs a single value, because each alternative may have its "
            "own plural. Use letter.jobs, or {% if %} with one plural in each branch."
        ),
    ),
    (
        "{{ profile.industry|default }}",
        (
            "The filter 'default' takes one constant. For example: "
            'profile.industry|default("the field").'
        ),
    ),
    (
        "{{ details.sites|join('1234567') }}",
        "The filter 'join' takes one string of up to 6 characters.",
    ),
    ("{{ profile.name|a('x') }}", "The filter 'a' takes no arguments."),
    ("{{ profile.name|a(x='y') }}", "The arguments of 'a' must be positional constants."),
    (
        "{{ 'x'|a }}",
        (
            "The value here is a constant, so the result is the same for every letter. Write "
            "the result instead."
        ),
    ),
    (
        "{{ rejection.date }}",
        (
            "rejection.date is a date and cannot be printed. Use the filter long_date, "
            "short_date, or when."
        ),
    ),
    ("{{ not profile.name }}", "This is true or false and cannot be printed. Use {% if %}."),
    (
        "{% for x in details.sites %}{% for y in details.sites %}{% endfor %}{% endfor %}",
        "{% for %} loops cannot be nested.",
    ),
    (
        "{% for x in details.sites if x %}{% endfor %}",
        (
            "{% for %} cannot have an if, an else, or recursive. Use {% if %} inside or "
            "around the loop."
        ),
    ),
    (
        "{% for x in profile.name %}{% endfor %}",
        "{% for %} can loop only over a list field, such as details.questions.",
    ),
    (
        "{% vary %}x{% endvary %}",
        "{% vary %} must have 2 to 4 alternatives, got 1. Separate them with {% or %}.",
    ),
    (
        "{% vary %}a{% or %}b{% or %}c{% or %}d{% or %}e{% endvary %}",
        "{% vary %} must have 2 to 4 alternatives, got 5. Separate them with {% or %}.",
    ),
    (
        "{% vary %}a{% or %}{% vary %}b{% or %}c{% endvary %}{% endvary %}",
        "{% vary %} cannot be inside another {% vary %}.",
    ),
    (
        "{% for x in details.sites %}{% vary %}a{% or %}b{% endvary %}{% endfor %}",
        (
            "{% vary %} cannot be inside {% for %}, which would repeat its choice. Put the loop "
            "inside {% vary %}."
        ),
    ),
    ("{% vary 3 %}a{% or %}b{% endvary %}", "{% vary %} takes no arguments."),
    ("{% vary %}a{% or 3 %}b{% endvary %}", "{% or %} takes no arguments."),
    (
        "a{% or %}b",
        (
            "{% or %} must be directly inside {% vary %}. Put it between two alternatives, after "
            "closing the tags inside the first."
        ),
    ),
    (
        "{% vary %}{% if profile.name %}a{% or %}b{% endif %}{% endvary %}",
        (
            "{% or %} must be directly inside {% vary %}. Put it between two alternatives, after "
            "closing the tags inside the first."
        ),
    ),
    (
        "{% vary %}a{% else %}b{% endvary %}",
        (
            "Syntax error: Encountered unknown tag 'else'. Jinja was looking for the following "
            "tags: 'or' or 'endvary'. The innermost block that needs to be closed is 'vary'."
        ),
    ),
    (
        "a\u202eb",
        (
            "The text contains an unprintable character (U+202E). Remove it, or use an "
            "ordinary space."
        ),
    ),
    (
        "{%- if x %}{% endif %}",
        (
            "Whitespace control is not supported: {%-. Remove the - or +, and separate "
            "paragraphs with blank lines."
        ),
    ),
    ("{% raw %}x{% endraw %}", "{% raw %} is not supported."),
    (
        "{{ x" + " x" * 60 + " }}",
        "The tag is too long; the limit is 60 tokens of up to 300 characters.",
    ),
    (
        "{{ " + "x" * 301 + " }}",
        "The tag is too long; the limit is 60 tokens of up to 300 characters.",
    ),
    ("{{ ((((((((( x ))))))))) }}", "Tags or brackets are nested more than 8 deep."),
    ("{% if x %}" * 8, "Tags or brackets are nested more than 8 deep."),
    ("{{ }}", "Syntax error: Expected an expression, got 'end of print statement'."),
    ("{% if %}", "Syntax error: Expected an expression, got 'end of statement block'."),
    (
        "{% nope %}",
        (
            "Syntax error: Encountered unknown tag 'nope'. Jinja was looking for the "
            "following tags: 'endblock'. The innermost block that needs to be closed is "
            "'block'."
        ),
    ),
    ("{{ '\\x' }}", "Strings cannot contain backslashes."),
    ("{% set x %}y{% endset %}", "{% set %} needs a value. Write {% set name = value %}."),
    ("{% set x | lower %}y{% endset %}", "{% set %} needs a value. Write {% set name = value %}."),
    ("{% set %}", "{% set %} needs a value. Write {% set name = value %}."),
    ("{% print profile.name %}", "{% print %} is not supported. Use {{ }}."),
    ("{{ 'x' }}" * 799, "The template, with any that extend it, has more than 800 tags."),
    (
        ("{{ " + "1 " * 50 + "}}") * 80,
        "The template, with any that extend it, has more than 3,000 tokens.",
    ),
    (
        "{{ rejection.stage }}",
        (
            "rejection.stage is a fixed choice and cannot be printed. Use {% if %} to choose "
            "the words for it."
        ),
    ),
    (
        "{{ details.sites }}",
        (
            "details.sites is a list and cannot be printed. Use the filter and_list or join, "
            "or {% for %}."
        ),
    ),
    ("{{ profile }}", "profile is an object and cannot be printed. Print one of its fields."),
]
"""Fragments on line 3 of a template, and their errors."""


WHOLE = [
    ("", 'text, line 1: The template must begin with {% extends "letter" %}.'),
    ("x", 'text, line 1: The template must begin with {% extends "letter" %}.'),
    (
        "\n\n{% if x %}{% endif %}",
        'text, line 3: The template must begin with {% extends "letter" %}.',
    ),
    (
        "{% extends profile.name %}",
        (
            'text, line 1: {% extends %} needs a constant name. Write {% extends "letter" '
            "%}, or the name of a file in quotes."
        ),
    ),
    (
        "{% extends 'letter' %}\n{% extends 'letter' %}",
        "text, line 2: A template can have only one {% extends %}.",
    ),
    (
        "{% extends 'letter' %}\n{% include 'x' %}",
        (
            "text, line 2: Templates cannot contain an include. Use text, values, filters, "
            "{% if %}, {% for %}, {% set %}, and {% vary %}."
        ),
    ),
    (
        "{% extends 'letter' %}\n{% block closng %}{% endblock %}",
        "text, line 2: There is no block named 'closng'. Did you mean 'closing'?",
    ),
    (
        "{% extends 'letter' %}\n{% block closing scoped %}{% endblock %}",
        "text, line 2: Block 'closing' cannot be scoped or required.",
    ),
    (
        "{% extends 'letter' %}\n{% block zz %}{% endblock %}",
        (
            "text, line 2: There is no block named 'zz'. Choose from subject, salutation, "
            "acknowledgement, thanks, introduction, attraction, conversation, own_words, team, "
            "offer, regard, background, request, questions, opinion, follow_up, farewell, "
            "closing."
        ),
    ),
    (
        "{% extends 'letter' %}\n\n\nSincerely,",
        (
            "text, line 4: This is outside every block, so it would not be printed. Move it "
            "into one of these blocks: subject, salutation, acknowledgement, thanks, "
            "introduction, attraction, conversation, own_words, team, offer, regard, "
            "background, request, questions, opinion, follow_up, farewell, closing."
        ),
    ),
    (
        closing("a") + "\n{% block closing %}b{% endblock %}",
        "text, line 5: Block 'closing' is defined twice. Merge the two blocks.",
    ),
    (
        "x" * 32_769,
        (
            "text, line 1: The template, with any that extend it, has 32,769 characters; the "
            "limit is 32,768."
        ),
    ),
    ("{##}" * 801, "text, line 1: The template, with any that extend it, has more than 800 tags."),
    (
        "{% extends 'other.j2' %}",
        (
            "text, line 1: Cannot extend 'other.j2'. A template from a string has no folder. "
            'Extend "letter", or use Template.from_file().'
        ),
    ),
    (
        "{% extends '' %}",
        (
            "text, line 1: Cannot extend ''. '' is not a valid name for a template file. The "
            'name must consist of letters, digits, - and _, and end in .j2. Extend "letter" '
            "or a file next to this one."
        ),
    ),
    (
        "{% extends '../x' %}",
        (
            "text, line 1: Cannot extend '../x'. '../x' is not a valid name for a template "
            "file. The name must consist of letters, digits, - and _, and end in .j2. Extend "
            '"letter" or a file next to this one.'
        ),
    ),
]
"""Whole templates, and their errors."""


STRAIGHT = "Use straight quotation marks (\" or ') in tags."
EQUAL = "Use == for equal, or != for not equal."
BRACES = "Put values between {{ and }}, and tags between {% and %}."

HINTS = [
    ('{% if rejection.stage = "final" %}x{% endif %}', EQUAL),
    ('{% if rejection.stage="final" %}x{% endif %}', EQUAL),
    ("Don't {% if rejection.stage = 'final' %}say it's so.{% endif %}", EQUAL),
    ('{% if rejection.stage === "final" %}x{% endif %}', EQUAL),
    ('{% if rejection.stage is "final" %}x{% endif %}', EQUAL),
    ("{% if rejection.stage is not 'final' %}x{% endif %}", EQUAL),
    ('a = b {% if rejection.role %}x{% elif rejection.stage = "final" %}y{% endif %}', EQUAL),
    ('{{ "x" if rejection.stage = "final" else "y" }}', EQUAL),
    ('{% if rejection.stage <> "final" %}x{% endif %}', "Use != to compare."),
    ('{% if rejection.stage !== "final" %}x{% endif %}', "Use != to compare."),
    ("{% if letter.minutes =< 5 %}x{% endif %}", "Use <= to compare."),
    ("{% if letter.minutes => 5 %}x{% endif %}", "Use >= to compare."),
    ("{% if rejection.stage == \u201cfinal\u201d %}x{% endif %}", STRAIGHT),
    ("{% if rejection.stage == \u2018final\u2019 %}x{% endif %}", STRAIGHT),
    ("{% if rejection.stage == \u201efinal\u201c %}x{% endif %}", STRAIGHT),
    ("{{ rejection.role|default(\u201cx\u201d) }}", STRAIGHT),
    ("{% if rejection.role %}a{% elseif rejection.date %}b{% endif %}", "Write {% elif %}."),
    ("{% if rejection.role %}a{% else if rejection.date %}b{% endif %}", "Write {% elif %}."),
    ("{% if rejection.role %}a{% elsif rejection.date %}b{% endif %}", "Write {% elif %}."),
    ("{% if rejection.role %}a{% end if %}", "Write {% endif %} as one word."),
    ("{% for x in letter.questions %}a{% end_for %}", "Write {% endfor %} as one word."),
    (
        "{% if rejection.role %}a{% end %}",
        "Write {% endif %}, {% endfor %}, {% endblock %}, or {% endvary %}.",
    ),
    ("{% if rejection.role && rejection.date %}x{% endif %}", "Use lowercase 'and' to join "),
    ("{% if rejection.role AND rejection.date %}x{% endif %}", "Use lowercase 'and' to join "),
    ("{% if rejection.role || rejection.date %}x{% endif %}", "Use lowercase 'or' to join "),
    ("{% if !rejection.role %}x{% endif %}", "Use lowercase 'not' before a condition."),
    ("{% if NOT rejection.role %}x{% endif %}", "Use lowercase 'not' before a condition."),
    ('{{ rejection.role ? "x" : "y" }}', "Write {{ a if condition else b }}."),
    ("{{ rejection.role }", BRACES),
    ("{{ rejection.role %}", BRACES),
    ("{% if rejection.role }}x{% endif %}", BRACES),
    ("{{ rejection.role }, {{ rejection.company }}", BRACES),
]
"""Fragments that are common in other languages, and the hints."""


class TestHints:
    """A syntax error that is common in other languages comes with a hint."""

    @pytest.mark.parametrize(("inside", "hint"), HINTS, ids=[ascii(case[0]) for case in HINTS])
    def test_hint_says_what_to_write_instead(self, inside, hint):
        error = refusal(closing(inside))

        assert error.what.startswith("Syntax error: ")
        assert error.remedy.startswith(hint)
        assert error.line == 3

    @pytest.mark.parametrize("tag", ["if rejection.role", "for x in letter.questions", "vary"])
    def test_missing_end_is_named(self, tag):
        assert refusal(closing(f"{{% {tag} %}}x")).remedy == (
            f"Close it with {{% end{tag.split()[0]} %}}."
        )

    def test_missing_endblock_is_named(self):
        error = refusal('{% extends "letter" %}\n{% block thanks %}\nx')

        assert error.remedy == "Close it with {% endblock %}."

    def test_name_of_another_block_at_the_end_gets_a_hint(self):
        error = refusal('{% extends "letter" %}\n{% block thanks %}x{% endblock closing %}')

        assert (error.line, error.remedy) == (2, "Write {% endblock %} without a name.")

    @pytest.mark.parametrize("name", ["extends \u201cletter\u201d", "block \u201cthanks\u201d"])
    def test_smart_quotes_in_any_tag_get_a_hint(self, name):
        assert refusal(f"{{% {name} %}}").remedy == STRAIGHT

    def test_hint_is_about_the_line_of_the_error(self):
        """A tag may continue on other lines."""
        error = refusal(closing("{% if rejection.stage\n = 'final'\n%}x{% endif %}"))

        assert (error.line, error.remedy) == (4, EQUAL)

    def test_text_outside_of_tags_gets_no_hint(self):
        error = refusal(closing("a = b \u201cc\u201d && d? {% nope %} e = f?"))

        assert error.remedy == ""

    def test_strings_get_no_hint(self):
        error = refusal(closing("{% nope rejection.role|default('a = b \u201cc\u201d?') %}"))

        assert error.remedy == ""

    def test_message_has_no_position_that_editors_do_not_show(self):
        assert refusal(closing("{{ ? }}")).what == "Syntax error: unexpected char '?'."


class TestMessages:
    @pytest.mark.parametrize(("inside", "called"), UNSUPPORTED.items())
    def test_unsupported_syntax_is_named(self, inside, called):
        assert str(refusal(closing(inside))) == (
            f"text, line 3: Templates cannot contain {called}. "
            "Use text, values, filters, {% if %}, {% for %}, {% set %}, and {% vary %}."
        )

    @pytest.mark.parametrize(("inside", "message"), INSIDE, ids=[ascii(c[0])[:50] for c in INSIDE])
    def test_every_rule_has_its_own_message(self, inside, message):
        assert str(refusal(closing(inside))) == f"text, line 3: {message}"

    @pytest.mark.parametrize(("source", "message"), WHOLE, ids=[ascii(c[0])[:50] for c in WHOLE])
    def test_errors_about_the_template_as_a_whole(self, source, message):
        assert str(refusal(source)) == message

    def test_a_template_that_could_print_too_much_is_told_how_much(self):
        assert re.fullmatch(
            r"text, line 1: The template could print 10\d,\d{3} characters; the limit is 100,000\. "
            r"Print less, especially inside {% for %}\.",
            str(refusal(closing("{{ letter.jobs }}" * 225))),
        )

    def test_the_parts_of_a_message_are_attributes(self):
        """Programs that display the error do not have to parse its text."""
        error = refusal(closing("{{ profile.nme }}"), name="mine")

        assert (error.template, error.line, error.what, error.why, error.remedy) == (
            "mine",
            3,
            "profile has no field 'nme'.",
            "",
            "Did you mean 'name'?",
        )

    def test_undeclared_details_are_an_error(self):
        assert str(refusal(closing("{{ details.motto }}"), details=None)) == (
            "text, line 3: The template uses details but does not declare them. "
            "Pass an attrs class as details= when you create the Template."
        )

    @pytest.mark.parametrize(
        ("before", "line"),
        [
            ("", 3),
            ("a\n\nb\n", 6),
            ("a\r\nb\r", 5),
            ("{# a\n\nb #}", 5),
            ("{{ profile.name\n\n }}", 5),
            ("{% if profile.name\n%}{% endif %}", 4),
            ("{{ 'a' }}\n\n- b\n- c\n", 7),
        ],
        ids=ascii,
    )
    @pytest.mark.parametrize("wrong", ["{{ nothing }}", "{% include 'x' %}", "\u202e", "{{ ? }}"])
    def test_lines_are_counted_as_editors_count_them(self, before, line, wrong):
        """Paragraphs, comments, and multi-line tags before the error do not shift the line."""
        assert refusal(closing(before + wrong)).line == line

    def test_a_number_that_python_cannot_parse_is_a_syntax_error(self):
        """Jinja2 accepts digits of every script in a float. The wording is that of Python."""
        error = refusal(closing("{{ 1.\u0663 }}"))

        assert str(error).startswith("text, line 3: Syntax error: invalid ")

    @pytest.mark.parametrize(
        ("source", "shown"),
        [(None, "None"), (b"x", "b'x' (bytes)"), (3, "3 (int)"), (["x"], "['x'] (list)")],
    )
    def test_a_source_that_is_not_a_string_is_the_wrong_type(self, source, shown):
        """This catches a file that was opened in binary mode."""
        with pytest.raises(WrongTypeError) as caught:
            Template.from_string(source)

        assert str(caught.value) == f"Template.source must be a str; got {shown}."

    def test_the_traceback_does_not_show_errors_of_jinja2(self):
        assert refusal(closing("{{ ? }}")).__suppress_context__
