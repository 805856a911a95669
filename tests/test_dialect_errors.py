"""A refusal names the template and the line, and says what is wrong, why, and what to do."""

import re

import pytest

from rejection_letters import Profile, Rejection, Template
from rejection_letters.errors import TemplateError, WrongTypeError
from tests.hostile_templates import Extras, closing

ANA = Profile("Ana Ruiz", "UX designer")
NO = Rejection("Acme", role="Sales Manager", date="2026-11-20")


def refusal(source, *, name="text", details=Extras):
    """Return the error with which a template is refused."""
    with pytest.raises(TemplateError) as caught:
        Template.from_string(source, name=name, details=details)
    return caught.value


NOT_NEEDED = {
    "{% include 'x' %}": "an include",
    "{% import 'x' as y %}": "an import",
    "{% from 'x' import y %}": "an import",
    "{% macro f() %}{% endmacro %}": "a macro",
    "{% call f() %}{% endcall %}": "a call block",
    "{% filter lower %}x{% endfilter %}": "a filter block",
    "{% with x = 1 %}{% endwith %}": "a with block",
    "{{ profile() }}": "a call",
    "{{ 'a' ~ 'b' }}": "joining with ~",
    "{{ {} }}": "a dict",
    "{{ [] }}": "a list",
    "{{ (1, 2) }}": "a tuple",
    "{{ profile['name'] }}": "a subscript",
    "{{ profile[1:2] }}": "a subscript",
    "{{ 1 + 1 }}": "arithmetic",
    "{{ -1 }}": "arithmetic",
    "{{ 9**9**9 }}": "arithmetic",
    "{% block thanks %}x{% endblock %}": "a block inside something else",
    "{% autoescape true %}x{% endautoescape %}": "an autoescape block",
}


INSIDE = [
    (
        "{% set x.y = 1 %}",
        (
            "More than a name stands before the value. One name takes one value. Set one "
            "name at a time."
        ),
    ),
    (
        "{% if true %}x{% endif %}",
        (
            "A constant stands where something is decided. It decides the same for every "
            "letter. Write the text without the condition, or leave it out."
        ),
    ),
    (
        "{% for x, y in details.sites %}x{% endfor %}",
        (
            "More than a name stands before the value. One name takes one value. Set one "
            "name at a time."
        ),
    ),
    (
        "{% set Name = profile.name %}",
        (
            "'Name' is no name for a value. Names are made of the letters a to z, digits "
            "and underscores. Choose another, beginning with a letter."
        ),
    ),
    (
        "{% set letter = profile.name %}",
        (
            "'letter' has a meaning here already. A name means one thing in a letter. "
            "Choose another."
        ),
    ),
    (
        "{{ 1.5 }}",
        (
            "This constant has no place in a letter. Constants are whole numbers, or "
            "printable text of 1 to 200 characters. Write it as text."
        ),
    ),
    (
        "{{ '' }}",
        (
            "This constant has no place in a letter. Constants are whole numbers, or "
            "printable text of 1 to 200 characters. Write it as text."
        ),
    ),
    (
        "{{ nme }}",
        (
            "There is no 'nme' here. A template sees what it was given, and names set "
            "before in the same block. There are profile, rejection, letter, details."
        ),
    ),
    (
        "{{ profil }}",
        (
            "There is no 'profil' here. A template sees what it was given, and names set "
            "before in the same block. Did you mean profile?"
        ),
    ),
    (
        "{{ details.sites.first }}",
        (
            "details.sites is a list of texts and has no fields. details.sites.first would "
            "reach into Python. Name a field that was declared, or use a filter."
        ),
    ),
    (
        "{{ (1).real }}",
        (
            "This is a number and has no fields. .real would reach into Python. Name a "
            "field that was declared, or use a filter."
        ),
    ),
    (
        "{{ profile.nme }}",
        "There is no profile.nme. profile is a Profile. Did you mean name?",
    ),
    (
        "{{ rejection.zzz }}",
        (
            "There is no rejection.zzz. rejection is a Rejection. There are company, role, "
            "role_plural, date, contact, address, stage, reason, medium, message."
        ),
    ),
    (
        "{{ 'a' if profile.name }}",
        (
            "The conditional expression has no else. Without one it may print a blank. Add "
            "else, or write {% if %}."
        ),
    ),
    (
        "{{ profile.name or 1 }}",
        (
            "One side is text, the other a number. What comes out must be of one kind. Make"
            " both sides the same kind, or write {% if %}."
        ),
    ),
    (
        "{{ 'x' or profile.name }}",
        (
            "A constant stands where a value belongs. What is done to it would come out the"
            " same for every letter. Write the result as text."
        ),
    ),
    (
        "{% if 1 < 2 < 3 %}x{% endif %}",
        (
            "Several comparisons are chained. A letter compares two things at a time. Join "
            "two comparisons with and."
        ),
    ),
    (
        "{% if 1 == 1 %}x{% endif %}",
        (
            "A constant stands where a value belongs. What is done to it would come out the"
            " same for every letter. Write the result as text."
        ),
    ),
    (
        "{% if profile.name < rejection.company %}x{% endif %}",
        (
            "A comparison sets text against text. It has no meaning here. Compare text with"
            " text, numbers with numbers, dates with dates."
        ),
    ),
    (
        "{% if rejection.stage == 'finl' %}x{% endif %}",
        (
            "rejection.stage is compared with 'finl'. It is one of inquiry, application, "
            "screen, interview, final, so the comparison would never hold. Did you mean "
            "final?"
        ),
    ),
    (
        "{% if rejection.stage == profile.name %}x{% endif %}",
        (
            "rejection.stage is compared with a value. It is one of inquiry, application, "
            "screen, interview, final, so the comparison would never hold. There are "
            "inquiry, application, screen, interview, final."
        ),
    ),
    (
        "{% if profile.name is gven %}x{% endif %}",
        ("There is no test 'gven'. Letters have a fixed set of tests. Did you mean given?"),
    ),
    (
        "{% if rejection.stage is one_of %}x{% endif %}",
        (
            "The test one_of has no words to compare with, or something else. It takes one "
            'text or more. Write it as in: rejection.stage is one_of("screen", "final").'
        ),
    ),
    (
        "{% if profile.name is one_of('x', 1) %}x{% endif %}",
        (
            "The test one_of has no words to compare with, or something else. It takes one "
            'text or more. Write it as in: rejection.stage is one_of("screen", "final").'
        ),
    ),
    (
        "{% if profile.name is given('x') %}x{% endif %}",
        (
            "The test given has something to compare with. It only asks whether there is a "
            "value. Remove what stands in parentheses."
        ),
    ),
    (
        "{% if details.sites is one_of('a') %}x{% endif %}",
        (
            "one_of is given a list of texts. It compares a text with several. Use another "
            "comparison."
        ),
    ),
    (
        "{{ profile.name|lowr }}",
        ("There is no filter 'lowr'. Letters have a fixed set of filters. Did you mean lower?"),
    ),
    (
        "{{ profile|a }}",
        (
            "The filter a is given an object with fields. It works on text. Use another "
            "filter, or another value."
        ),
    ),
    (
        "{{ profile.name|a|a }}",
        (
            "The filter a is given what another filter has finished. Filters go in one "
            "order: generic or lower, plural, a or possessive, capitalize. Put them in that"
            " order, each once."
        ),
    ),
    (
        "{{ (profile.industry or profile.name)|plural }}",
        (
            "The filter plural is given one of several values. Each may have a plural of "
            "its own, given by the caller. Use letter.jobs, or write {% if %} with one "
            "plural in each branch."
        ),
    ),
    (
        "{{ profile.industry|default }}",
        (
            "The filter default has no constant, or several. One stands in for the value. "
            'Write it as in: profile.industry|default("the field").'
        ),
    ),
    (
        "{{ details.sites|join('1234567') }}",
        (
            "The filter join has the wrong arguments. join takes a text of up to 6 "
            "characters, other filters none. Correct what stands in parentheses."
        ),
    ),
    (
        "{{ profile.name|a('x') }}",
        (
            "The filter a has the wrong arguments. join takes a text of up to 6 characters,"
            " other filters none. Correct what stands in parentheses."
        ),
    ),
    (
        "{{ profile.name|a(x='y') }}",
        (
            "a has an argument that is named, unpacked or computed. Arguments of filters "
            "and tests are constants. Write the constant in its place."
        ),
    ),
    (
        "{{ 'x'|a }}",
        (
            "A constant stands where a value belongs. What is done to it would come out the"
            " same for every letter. Write the result as text."
        ),
    ),
    (
        "{{ rejection.date }}",
        (
            "rejection.date is a date, and a letter prints text. It cannot be printed "
            "as it is. Use a filter: long_date, short_date or when for a date, and_list for a "
            "list."
        ),
    ),
    (
        "{{ not profile.name }}",
        (
            "This is a yes or no, and a letter prints text. It cannot be printed as it is."
            " Use a filter: long_date, short_date or when for a date, and_list for a list."
        ),
    ),
    (
        "{% for x in details.sites %}{% for y in details.sites %}{% endfor %}{% endfor %}",
        ("A for stands inside a for. A letter lists one thing at a time. Put one after the other."),
    ),
    (
        "{% for x in details.sites if x %}{% endfor %}",
        (
            "The for has an if, an else, or is recursive. In a letter it goes through a "
            "list, no more. Use {% if %} inside or around it."
        ),
    ),
    (
        "{% for x in profile.name %}{% endfor %}",
        (
            "The for does not go through a list that was given. Only the lists among the "
            "given values are known to be short. Name one, such as details.questions."
        ),
    ),
    (
        "a\u202eb",
        (
            "The text holds a character that cannot be printed (U+202E). It would hide, "
            "reorder or break the text around it. Remove it; a blank is an ordinary space."
        ),
    ),
    (
        "{%- if x %}{% endif %}",
        (
            "The tag is written {%-. White space needs no control here: paragraphs are "
            "parted by blank lines. Leave out the - or +."
        ),
    ),
    (
        "{% raw %}x{% endraw %}",
        (
            "The template contains a raw block. It is refused because its text would look "
            "like a leftover blank. Write it more simply."
        ),
    ),
    (
        "{{ x" + " x" * 60 + " }}",
        (
            "The template contains a very long tag. It is refused because letters decide "
            "simple things. Write it more simply."
        ),
    ),
    (
        "{{ " + "x" * 301 + " }}",
        (
            "The template contains a very long tag. It is refused because letters decide "
            "simple things. Write it more simply."
        ),
    ),
    (
        "{{ ((((((((( x ))))))))) }}",
        (
            "The template contains tags nested too deeply. It is refused because letters "
            "decide simple things. Write it more simply."
        ),
    ),
    (
        "{% if x %}" * 8,
        (
            "The template contains tags nested too deeply. It is refused because letters "
            "decide simple things. Write it more simply."
        ),
    ),
    (
        "{{ }}",
        (
            "The template is not in the syntax of Jinja2: Expected an expression, got 'end "
            "of print statement'. It cannot be read. Correct this line, or the tag it "
            "belongs to."
        ),
    ),
    (
        "{% if %}",
        (
            "The template is not in the syntax of Jinja2: Expected an expression, got 'end "
            "of statement block'. It cannot be read. Correct this line, or the tag it "
            "belongs to."
        ),
    ),
    (
        "{% nope %}",
        (
            "The template is not in the syntax of Jinja2: Encountered unknown tag 'nope'. "
            "Jinja was looking for the following tags: 'endblock'. The innermost block that"
            " needs to be closed is 'block'. It cannot be read. Correct this line, or the "
            "tag it belongs to."
        ),
    ),
    (
        "{{ '\\x' }}",
        (
            "The template contains a backslash in a text. It is refused because it would "
            "stand for another character. Write it more simply."
        ),
    ),
    *(
        (
            inside,
            (
                "The template contains a set block. It is refused because a name takes a value, no "
                "text. Write it more simply."
            ),
        )
        for inside in ("{% set x %}y{% endset %}", "{% set x | lower %}y{% endset %}", "{% set %}")
    ),
    (
        "{% print profile.name %}",
        (
            "The template contains a print tag. It is refused because values are printed by "
            "{{ }}. Write it more simply."
        ),
    ),
    (
        "{{ 'x' }}" * 399,
        (
            "The template contains more than 400 tags, with what builds on it. It is refused "
            "because no letter needs so many. Write it more simply."
        ),
    ),
    (
        ("{{ " + "1 " * 50 + "}}") * 80,
        (
            "The template contains more than 3,000 tokens, with what builds on it. It is "
            "refused because no letter needs so many. Write it more simply."
        ),
    ),
]


WHOLE = [
    (
        "",
        (
            "text, line 1: The template does not begin with {% extends %}. Every letter is "
            "built on a base, which knows the parts of a letter. Begin it with {% extends "
            '"letter" %}.'
        ),
    ),
    (
        "x",
        (
            "text, line 1: The template does not begin with {% extends %}. Every letter is "
            "built on a base, which knows the parts of a letter. Begin it with {% extends "
            '"letter" %}.'
        ),
    ),
    (
        "\n\n{% if x %}{% endif %}",
        (
            "text, line 3: The template does not begin with {% extends %}. Every letter is "
            "built on a base, which knows the parts of a letter. Begin it with {% extends "
            '"letter" %}.'
        ),
    ),
    (
        "{% extends profile.name %}",
        (
            "text, line 1: The name in {% extends %} is not a constant text. What a "
            'template stands on must be known when it is loaded. Write {% extends "letter" '
            "%}, or the name of a file in quotes."
        ),
    ),
    (
        "{% extends 'letter' %}\n{% extends 'letter' %}",
        ("text, line 2: There is a second {% extends %}. A letter has one base. Remove it."),
    ),
    (
        "{% extends 'letter' %}\n{% include 'x' %}",
        (
            "text, line 2: The template contains an include. Letters need little of Jinja2;"
            " what they do not need is left out, to keep them safe. Use text, values, "
            "filters, if, for and set."
        ),
    ),
    (
        "{% extends 'letter' %}\n{% block closng %}{% endblock %}",
        (
            "text, line 2: No part of a letter is named 'closng'. It would not be printed. "
            "Did you mean closing?"
        ),
    ),
    (
        "{% extends 'letter' %}\n{% block closing scoped %}{% endblock %}",
        (
            "text, line 2: Block 'closing' is marked scoped or required. Blocks of letters "
            "stand alone, and the base has them all. Remove that word."
        ),
    ),
    (
        "{% extends 'letter' %}\n{% block zz %}{% endblock %}",
        (
            "text, line 2: No part of a letter is named 'zz'. It would not be printed. "
            "There are subject, salutation, acknowledgement, thanks, regard, background, "
            "request, questions, opinion, follow_up, closing."
        ),
    ),
    (
        "{% extends 'letter' %}\n\n\nSincerely,",
        (
            "text, line 4: Something stands outside the blocks. It would not be printed. Move "
            "it into a block: subject, salutation, acknowledgement, thanks, regard, background, "
            "request, questions, opinion, follow_up, closing."
        ),
    ),
    (
        closing("a") + "\n{% block closing %}b{% endblock %}",
        (
            "text, line 5: Block 'closing' stands here a second time. Only one of them would "
            "be printed. Put their text into one block."
        ),
    ),
    (
        "x" * 16_385,
        (
            "text, line 1: The template, with what builds on it, has 16,385 characters. A "
            "letter needs far fewer than 16,384. Shorten it."
        ),
    ),
    (
        "{##}" * 401,
        (
            "text, line 1: The template contains more than 400 tags, with what builds on it. "
            "It is refused because no letter needs so many. Write it more simply."
        ),
    ),
    (
        "{% extends 'other.j2' %}",
        (
            "text, line 1: It extends 'other.j2'. The template cannot be read. A template given as"
            " text has no files beside it. Put a template in its place, in UTF-8."
        ),
    ),
    (
        "{% extends '' %}",
        (
            "text, line 1: It extends ''. '' is no name of a template file. Names are letters,"
            " digits, - and _, end in .j2, and have no folder. Rename the file, or extend the "
            'library\'s base: "letter".'
        ),
    ),
    (
        "{% extends '../x' %}",
        (
            "text, line 1: It extends '../x'. '../x' is no name of a template file. Names are"
            " letters, digits, - and _, end in .j2, and have no folder. Rename the file, or extend"
            ' the library\'s base: "letter".'
        ),
    ),
]
"""Whole templates, and all that is said about them."""


class TestTemplates:
    """What is wrong in a template is said when it is loaded."""

    @pytest.mark.parametrize(("inside", "called"), NOT_NEEDED.items())
    def test_what_a_letter_does_not_need_is_called_by_its_name(self, inside, called):
        """The author learns what to look for in the line, and what there is instead."""
        assert str(refusal(closing(inside))) == (
            f"text, line 3: The template contains {called}. Letters need little of Jinja2; what "
            "they do not need is left out, to keep them safe. Use text, values, filters, if, for "
            "and set."
        )

    @pytest.mark.parametrize(("inside", "message"), INSIDE, ids=[ascii(c[0])[:50] for c in INSIDE])
    def test_a_refusal_says_what_why_and_what_to_do(self, inside, message):
        """Every rule of the dialect has words of its own."""
        assert str(refusal(closing(inside))) == f"text, line 3: {message}"

    @pytest.mark.parametrize(("source", "message"), WHOLE, ids=[ascii(c[0])[:50] for c in WHOLE])
    def test_what_is_wrong_with_the_whole_is_said_too(self, source, message):
        """A template that is no letter at all is told what makes one."""
        assert str(refusal(source)) == message

    def test_a_template_that_could_print_too_much(self):
        """What it could print is said in characters."""
        assert re.fullmatch(
            r"text, line 1: The template could print 10\d,\d{3} characters\. "
            r"With the longest values a letter stays below 100,000\. "
            r"Print less inside {% for %}, or leave something out\.",
            str(refusal(closing("{{ letter.jobs }}" * 250))),
        )

    def test_what_is_said_can_be_had_in_parts(self):
        """A program that shows the error need not take its text apart."""
        error = refusal(closing("{{ profile.nme }}"), name="mine")

        assert (error.template, error.line, error.what, error.why, error.remedy) == (
            "mine",
            3,
            "There is no profile.nme.",
            "profile is a Profile.",
            "Did you mean name?",
        )

    def test_undeclared_details_are_named(self):
        """A template that uses details must say which."""
        assert str(refusal(closing("{{ details.motto }}"), details=None)) == (
            "text, line 3: The template uses details, but declares none. What a template needs "
            "beyond profile and rejection must have declared types. Give its Template details=, "
            "an attrs class of what it needs."
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
    @pytest.mark.parametrize("wrong", ["{{ nobody }}", "{% include 'x' %}", "\u202e", "{{ ? }}"])
    def test_the_line_is_counted_as_editors_count(self, before, line, wrong):
        """Paragraphs, comments and tags of several lines before it do not shift it."""
        assert refusal(closing(before + wrong)).line == line

    def test_a_number_that_python_cannot_read_is_found_in_its_line(self):
        """Jinja2 takes digits of every script, Python does not."""
        error = refusal(closing("{{ 1.\u0663 }}"))

        assert (error.line, error.why) == (3, "It cannot be read.")

    @pytest.mark.parametrize(
        ("source", "shown"),
        [(None, "None"), (b"x", "b'x' (bytes)"), (3, "3 (int)"), (["x"], "['x'] (list)")],
    )
    def test_a_template_that_is_no_text_is_of_the_wrong_type(self, source, shown):
        """A file opened in the wrong mode is not taken for a template."""
        with pytest.raises(WrongTypeError) as caught:
            Template.from_string(source)

        assert str(caught.value) == f"Template.source must be a str; got {shown}."

    def test_the_cause_is_shown_without_the_errors_of_jinja2(self):
        """A traceback ends where the author can do something."""
        assert refusal(closing("{{ ? }}")).__suppress_context__
