"""A refusal names the template and the line, and says what is wrong, why, and what to do."""

import datetime as dt
import re
from typing import ClassVar, Literal

import attrs
import pytest

from rejection_letters import Contact, Profile, Rejection, Template, compose
from rejection_letters.errors import DetailsError, MissingValueError, TemplateError, WrongTypeError
from tests.costs import usage
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
"""What a letter does not need, and what a refusal calls it."""

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
"""Fragments that stand in line 3 of a template, and with what words they are refused."""

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


class TestFiles:
    """What is wrong with a file is said with its name."""

    @pytest.fixture
    def refused(self, tmp_path):
        """Return a function that writes a file and returns how it is refused."""

        def loading(content, *, file="a.j2"):
            (tmp_path / "a.j2").write_bytes(content)
            with pytest.raises(TemplateError) as caught:
                Template.from_file(tmp_path / file)
            return str(caught.value).replace(str(tmp_path), "FOLDER")

        return loading

    def test_a_chain_of_templates_that_is_too_long(self, refused):
        """The template that begins it is named."""
        assert refused(b'{% extends "a.j2" %}') == (
            "a.j2, line 1: The template stands on more than 3 others of its pack. They may go "
            'round in a circle. Extend "letter" sooner.'
        )

    def test_a_mistake_in_what_is_extended_is_said_of_that_file(self, tmp_path):
        """The line is one of the file that has to be corrected."""
        (tmp_path / "a.j2").write_text('{% extends "b.j2" %}', encoding="utf-8")
        (tmp_path / "b.j2").write_text(closing("\n{{ nobody }}"), encoding="utf-8")

        with pytest.raises(TemplateError) as caught:
            Template.from_file(tmp_path / "a.j2")

        assert (caught.value.template, caught.value.line) == ("b.j2", 4)

    def test_a_file_that_is_not_there(self, refused):
        """The line that names it is told, and where it was looked for."""
        assert refused(b'\n{% extends "b.j2" %}') == (
            "a.j2, line 2: It extends 'b.j2'. The template cannot be read. "
            "No such file or directory (FOLDER). "
            "Put a template in its place, in UTF-8."
        )

    def test_a_file_that_is_no_text(self, refused):
        """The first byte that is no UTF-8 is counted."""
        assert refused(b"ab\xff") == (
            "a.j2, line 1: The template cannot be read. It is not in UTF-8 (byte 2). "
            "Put a template in its place, in UTF-8."
        )

    def test_a_file_that_is_far_too_large(self, refused):
        """It is not read to its end."""
        assert refused(b"x" * 1_000_001) == (
            "a.j2, line 1: The template cannot be read. It has 1,000,000 bytes or more. "
            "Put a template in its place, in UTF-8."
        )

    @pytest.mark.parametrize("file", ["a.txt", "-a.j2", ".j2", "a b.j2", "é.j2"])
    def test_a_name_that_no_pack_could_use(self, refused, file):
        """The rule for names is given with the refusal."""
        assert refused(b"", file=file) == (
            f"{file}, line 1: {file!r} is no name of a template file. Names are letters, digits, "
            "- and _, end in .j2, and have no folder. Rename the file, or extend the library's "
            'base: "letter".'
        )

    def test_a_mistake_in_a_file_of_a_package_is_said_of_that_file(self, tmp_path, monkeypatch):
        """A pack is checked like a template of one's own."""
        (tmp_path / "pack_of_letters").mkdir()
        (tmp_path / "pack_of_letters" / "__init__.py").touch()
        (tmp_path / "pack_of_letters" / "a.j2").write_text(closing("{{ nobody }}"))
        monkeypatch.syspath_prepend(tmp_path)
        template = Template.from_package("pack_of_letters", "a.j2", summary="A letter")

        with pytest.raises(TemplateError) as caught:
            template.checked()

        assert (caught.value.template, caught.value.line) == ("a.j2", 3)

    @pytest.mark.parametrize(
        ("package", "why"),
        [
            ("rejection_letters.letters", "Package rejection_letters.letters has no such file"),
            ("no_such_package", "Package no_such_package cannot be read from."),
            ("no_such_package.inner", "Package no_such_package.inner has no such file"),
        ],
    )
    def test_a_file_that_a_package_does_not_have(self, package, why):
        """A pack that was built without its templates is told what is missing."""
        template = Template.from_package(package, "absent.j2", summary="Absent")

        with pytest.raises(TemplateError, match=re.escape(why)) as caught:
            template.checked()

        assert caught.value.template == "absent.j2"


class TestLetters:
    """What only a letter can show is said when it is written."""

    @pytest.mark.parametrize(
        ("inside", "path"),
        [
            ("{{ profile.industry }}", "profile.industry"),
            ("{{ rejection.contact.name }}", "rejection.contact.name"),
            ("{{ profile.phone|a }}", "profile.phone"),
            ("{{ profile.industry or profile.phone }}", "profile.phone"),
            ("{{ 'x' if rejection.contact else profile.phone }}", "profile.phone"),
            ("{% set p = profile.phone %}{{ p }}", "profile.phone"),
            ("{{ profile.address|and_list }}", "profile.address"),
            ("{{ profile.address|first }}", "profile.address|first"),
            ("{{ profile.address|join(', ') }}", "profile.address"),
            ("{% if letter.call_on > letter.date %}x{% endif %}", "letter.call_on"),
            ("{% if profile.phone in profile.name %}x{% endif %}", "profile.phone"),
        ],
    )
    def test_a_value_that_was_not_given_is_named_by_its_path(self, inside, path):
        """Neither None nor a blank is printed, and the line that would is known."""
        template = Template.from_string(closing(inside), name="mine")

        with pytest.raises(MissingValueError) as caught:
            compose(ANA, NO, template=template, date="2026-11-23")

        assert str(caught.value) == (
            f"mine, line 3: {path} is missing. Set it, or guard this line with "
            f"{{% if {path} %}} or the default filter."
        )

    @pytest.mark.parametrize(
        ("condition", "path"),
        [
            ("not profile.phone", "profile.phone"),
            ("profile.phone or profile.name", "profile.phone"),
            ("profile.name", "profile.phone"),
            ("(profile.phone or profile.name) == profile.name", "profile.phone"),
            ("rejection.company and profile.name", "profile.phone"),
        ],
    )
    def test_a_condition_that_proves_nothing_about_a_value_does_not_let_it_pass(
        self, condition, path
    ):
        """Only what an if has found to be given may be printed without a look."""
        source = closing(f"{{% if {condition} %}}x{{{{ {path} }}}}{{% endif %}}")
        template = Template.from_string(source, name="mine")

        with pytest.raises(MissingValueError, match=f"{path} is missing"):
            compose(ANA, NO, template=template, date="2026-11-23")

    def test_what_is_one_of_two_objects_proves_nothing_about_either(self):
        """A name set to one or the other may be true through the other."""
        source = closing(
            "{% set who = rejection.contact or rejection.contact %}"
            "{% if who.name %}x{{ rejection.contact.title }}{% else %}none{% endif %}"
        )
        template = Template.from_string(source, name="mine")
        known = attrs.evolve(NO, contact="Dana Lee")

        assert compose(ANA, NO, template=template, date="2026-11-23").closing == "none"
        with pytest.raises(MissingValueError, match=r"rejection\.contact\.title is missing"):
            compose(ANA, known, template=template, date="2026-11-23")

    def test_an_if_proves_all_that_it_joins_with_and(self):
        """What stands on both sides of an and is given inside."""
        source = closing(
            "{% if rejection.contact.title and profile.address %}"
            "{{ rejection.contact.name }}, {{ profile.address|and_list }}"
            "{% else %}none{% endif %}"
        )
        template = Template.from_string(source, name="mine")
        contact = Contact("Dana Lee", title="Head of Talent")
        letter = compose(
            attrs.evolve(ANA, address=("1 Elm Street", "Dover")),
            attrs.evolve(NO, contact=contact),
            template=template,
            date="2026-11-23",
        )

        assert letter.closing == "Dana Lee, 1 Elm Street and Dover"
        assert compose(ANA, NO, template=template, date="2026-11-23").closing == "none"

    def test_a_value_that_an_inherited_block_lacks_is_looked_for_in_its_file(self, tmp_path):
        """The template that prints it is named, not the one that was asked for."""
        (tmp_path / "a.j2").write_text('{% extends "b.j2" %}', encoding="utf-8")
        (tmp_path / "b.j2").write_text(closing("{{ profile.phone }}"), encoding="utf-8")

        with pytest.raises(MissingValueError) as caught:
            compose(ANA, NO, template=Template.from_file(tmp_path / "a.j2"), date="2026-11-23")

        assert (caught.value.template, caught.value.line) == ("b.j2", 3)

    @pytest.mark.parametrize(
        ("inside", "shown"),
        [("", ""), ("a\n\nb", "a\\nb"), ("{% if profile.phone %}x{% endif %}", "")],
    )
    @pytest.mark.parametrize("part", ["subject", "salutation", "closing"])
    def test_a_part_of_one_line_is_one_line(self, part, inside, shown):
        """A letter without a greeting, or with two, is not sent."""
        template = Template.from_string(closing(inside).replace("block closing", f"block {part}"))

        with pytest.raises(TemplateError) as caught:
            compose(ANA, NO, template=template, date="2026-11-23")

        assert str(caught.value) == (
            f"text, line 2: The {part} came out as '{shown}'. It is one line of a letter. Write "
            "one paragraph, with a text for every case."
        )

    def test_a_body_says_something(self):
        """A letter whose blocks all come out empty is not sent."""
        body = (
            "acknowledgement",
            "thanks",
            "regard",
            "background",
            "request",
            "questions",
            "opinion",
            "follow_up",
        )
        blocks = "\n".join(f"{{% block {name} %}}{{% endblock %}}" for name in body)
        template = Template.from_string(f'{{% extends "letter" %}}\n{blocks}')

        with pytest.raises(TemplateError) as caught:
            compose(ANA, NO, template=template, date="2026-11-23")

        assert str(caught.value).endswith(
            ": The body came out empty. A letter says something. Write a paragraph for every case."
        )

    def test_text_is_composed(self):
        """What a template says is brought to the form NFC, as values are."""
        template = Template.from_string(closing("A\u0300 bientot, Jose\u0301,"))
        letter = compose(ANA, NO, template=template, date="2026-11-23")

        assert letter.closing == "\u00c0 bientot, Jos\u00e9,"

    def test_long_names_cost_few_calls(self):
        """What comes near is looked for by the beginning of a name, among short names only."""
        fields = {f"{'x' * 5_000}{number}": attrs.field(type=str) for number in range(50)}
        details = attrs.make_class("Long", {**fields, "motto": attrs.field(type=str)})
        messages = {}

        def be_refused():
            for name in ("mottto", "x" * 100):
                with pytest.raises(TemplateError) as caught:
                    Template.from_string(closing(f"{{{{ details.{name} }}}}"), details=details)
                messages[name] = str(caught.value)

        assert usage(be_refused).calls < 10_000
        assert messages["mottto"].endswith("Did you mean motto?")
        assert messages["x" * 100].endswith("There are motto.")


class Plain:
    """No attrs class."""


@attrs.frozen
class Listed:
    """An attrs class with a field of a type that templates cannot use."""

    sites: list[str]


@attrs.frozen
class Hidden:
    """An attrs class with a field that templates cannot name."""

    _motto: str = "x"


@attrs.frozen
class Either:
    """An attrs class with a field of two types."""

    motto: str | int | None = None


Late = attrs.make_class("Late", {"motto": attrs.field(type="NotImported")})
Failing = attrs.make_class("Failing", {"motto": attrs.field(type="1 / 0")})
Untyped = attrs.make_class("Untyped", {"motto": attrs.field()})
Made = attrs.make_class("Made", {"motto": attrs.field(type=str, default="x", init=False)})
Unhashable = attrs.make_class("Unhashable", {"motto": attrs.field(type=Literal[["x"]])})


@attrs.frozen
class Needed:
    """Details that have to be given."""

    motto: str
    day: dt.date
    years: int | None = None


Count = type("Count", (int,), {"__str__": lambda _: "many"})
Liar = type("Liar", (str,), {"__str__": lambda _: "b", "__len__": lambda _: 1_000})


class TestDetails:
    """What is wrong with the details a template declares, or is given."""

    @pytest.mark.parametrize(
        ("declared", "message"),
        [
            *(
                (
                    declared,
                    (
                        f"Template 'mine' declares {declared!r} for its details. That is no attrs "
                        "class. Declare a class with @attrs.frozen."
                    ),
                )
                for declared in (Plain, "Needed", 3, tuple[str, ...], Hidden())
            ),
            *(
                (
                    declared,
                    (
                        f"The types of {declared.__name__} cannot be found ({cause}). A template "
                        "is checked against them. Import what they name at run time, not only "
                        "under TYPE_CHECKING."
                    ),
                )
                for declared, cause in (
                    (Late, "NameError: name 'NotImported' is not defined"),
                    (Failing, "ZeroDivisionError: division by zero"),
                )
            ),
            *(
                (
                    declared,
                    (
                        f"Field {field!r} of {declared.__name__} cannot be used in a template. "
                        "Details are str, int, bool, datetime.date or tuple[str, ...], or one of "
                        "them or None. Change its type, begin its name with a letter, and leave "
                        "out init=False."
                    ),
                )
                for declared, field in (
                    *((Listed, "sites"), (Hidden, "_motto"), (Either, "motto"), (Untyped, "motto")),
                    *((Unhashable, "motto"), (Made, "motto")),
                )
            ),
        ],
    )
    def test_a_class_that_no_template_can_use(self, declared, message):
        """It is refused when the template is loaded, before any letter."""
        with pytest.raises(DetailsError) as caught:
            Template.from_string(closing("x"), name="mine", details=declared)

        assert (str(caught.value), caught.value.template) == (message, "mine")

    @pytest.mark.parametrize("details", [None, {}])
    def test_such_a_class_in_a_package(self, details):
        """It is refused like that where the template is checked no earlier than it is used."""
        template = Template.from_package("tests", "mine.j2", summary="", details=dict)
        with pytest.raises(DetailsError, match="declares <class 'dict'> for its details"):
            template.clean_details(details)

    @pytest.mark.parametrize("declared", [[], {}, Listed([]), Unhashable])
    def test_what_cannot_be_hashed_is_refused_like_any_other(self, declared):
        """The error is the library's own."""
        with pytest.raises(DetailsError):
            Template.from_string(closing("x"), name="mine", details=declared)

    @pytest.mark.parametrize(
        ("declared", "details", "message"),
        [
            (
                None,
                "a motto",
                (
                    "Template 'mine' takes no details, but was given 'a motto'. They would not be "
                    "printed. Leave details out, or choose the template they are meant for."
                ),
            ),
            (
                Needed,
                "a motto",
                (
                    "Template 'mine' was given 'a motto' as details. It declares Needed. Give "
                    "details=Needed(...)."
                ),
            ),
            (
                Needed,
                None,
                (
                    "Template 'mine' was given no details. It needs motto, day. Give "
                    "details=Needed(...)."
                ),
            ),
        ],
    )
    def test_details_that_are_not_those_declared(self, declared, details, message):
        """What was given and what is needed are both named."""
        template = Template.from_string(closing("x"), name="mine", details=declared)

        with pytest.raises(DetailsError) as caught:
            compose(ANA, NO, template=template, date="2026-11-23", details=details)

        assert str(caught.value) == message

    def test_details_that_can_all_be_left_out_are_made(self):
        """A template of which nothing must be said needs no details."""
        template = Template.from_string(closing("{{ details.sites|and_list }}"), details=Extras)

        letter = compose(ANA, NO, template=template, date="2026-11-23")

        assert letter.closing == "Leeds and York"

    def test_details_are_cleaned_in_a_copy(self):
        """What the caller made stays as it was."""
        template = Template.from_string(
            closing("{{ details.motto }} {{ details.day|long_date }}"), details=Needed
        )
        details = Needed("  a   motto ", "2026-11-23")

        letter = compose(ANA, NO, template=template, date="2026-11-23", details=details)

        assert (letter.closing, details.motto) == ("a motto November 23, 2026", "  a   motto ")

    def test_a_converter_of_the_details_runs_once(self):
        """What it has made of a value it might not take, or make something else of."""

        @attrs.frozen
        class Converted:
            """Details of which one is converted and another is cleaned."""

            years: int = attrs.field(converter=lambda text: int(text.split()[0]))
            motto: str = attrs.field(converter=lambda text: f"{text}!")

        template = Template.from_string(
            closing("{{ details.years }} {{ details.motto }}"), details=Converted
        )

        letter = compose(ANA, NO, template=template, details=Converted("3 years", "a  b"))

        assert letter.closing == "3 a b!"

    def test_a_field_of_the_details_may_be_given_under_another_name(self):
        """The template knows it by its own."""

        @attrs.frozen
        class Renamed:
            """Details whose argument and field differ."""

            motto: str = attrs.field(alias="slogan")

        template = Template.from_string(closing("{{ details.motto }}"), details=Renamed)

        assert compose(ANA, NO, template=template, details=Renamed(slogan="a  b")).closing == "a b"

    def test_a_field_of_the_details_is_read_once(self):
        """What was looked at is what is printed."""

        @attrs.frozen
        class Changing:
            """Details that give another value each time they are asked."""

            motto: str = "first"
            asked: ClassVar[list[str]] = ["first", "\x1e", "\x1e"]

            def __getattribute__(self, name):
                return Changing.asked.pop(0) if name == "motto" else super().__getattribute__(name)

        template = Template.from_string(closing("{{ details.motto }}"), details=Changing)

        assert compose(ANA, NO, template=template, details=Changing()).closing == "first"

    @pytest.mark.parametrize("number", [True, Count(3)])
    def test_a_number_in_details_is_an_int_and_nothing_derived_from_it(self, number):
        """What prints itself otherwise than it counts would not come out as typed."""
        template = Template.from_string(closing("{{ details.years }}"), details=Extras)

        with pytest.raises(WrongTypeError, match=r"^Extras\.years must be an int; got "):
            compose(ANA, NO, template=template, details=Extras(years=number))

    def test_text_in_details_is_printed_by_its_own_characters(self):
        """A class derived from str may print itself otherwise."""
        template = Template.from_string(closing("{{ details.motto }}"), details=Extras)

        assert compose(ANA, NO, template=template, details=Extras(motto=Liar("a"))).closing == "a"

    def test_blank_details_that_may_be_left_out_count_as_left_out(self):
        """A form that was not filled in prints no blank."""
        template = Template.from_string(
            closing("{{ details.motto or 'no motto' }}"), details=Extras
        )

        letter = compose(ANA, NO, template=template, details=Extras(motto=" "), date="2026-11-23")

        assert letter.closing == "no motto"
