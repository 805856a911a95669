"""The size of a template is limited before anything parses it."""

import functools
import sys

import pytest

from rejection_letters._template.dialect import _parsing
from rejection_letters._values import MARKS_LIMIT
from rejection_letters.errors import TemplateError
from tests.dialect import EVERYTHING, loaded, written
from tests.hostile_templates import closing


def filled(*, tokens):
    """Return a template whose tags have so many tokens together."""
    begin = '{% extends "letter" %}{% block closing %}'
    # What extends, begins and ends the block has five; a sum of constants is one text.
    full, rest = divmod(tokens - 5, _parsing.TAG_LIMIT)
    sizes = [*[_parsing.TAG_LIMIT] * full, *([rest] if rest else [])]
    printed = "".join("{{ " + "'x' " * size + "}}" for size in sizes)
    return f"{begin}{printed}{{% endblock %}}"


class TestLimits:
    """How large a template may be is known before anything reads it as a whole."""

    def test_a_template_may_have_as_many_tokens_as_the_limit_says(self):
        """The limit is the last number that is taken."""
        assert loaded(filled(tokens=_parsing.TOKENS_LIMIT)).name == "text"

    def test_a_template_may_not_have_a_token_more(self):
        """All tags count together, however short each is."""
        with pytest.raises(TemplateError, match=r"more than 3,000 tokens"):
            loaded(filled(tokens=_parsing.TOKENS_LIMIT + 1))

    def test_a_template_may_have_as_many_tags_as_the_limit_says(self):
        """Comments count, for each is read."""
        tags = _parsing.TAGS_LIMIT - 3

        assert loaded(closing("{# x #}" * tags + "Yours,")).name == "text"

    def test_a_template_may_not_have_a_tag_more(self):
        """The three tags around them count too."""
        tags = _parsing.TAGS_LIMIT - 2

        with pytest.raises(TemplateError, match="more than 400 tags"):
            loaded(closing("{# x #}" * tags + "Yours,"))

    def test_a_template_may_have_as_many_characters_as_the_limit_says(self):
        """Text counts like tags."""
        source = closing("x")

        assert loaded(source.replace("x\n", "x" * (16_385 - len(source)) + "\n")).name == "text"

    def test_a_letter_may_carry_as_many_marks_as_the_limit_says(self):
        """No language has so many."""
        assert loaded(closing("a" + "\u0301" * MARKS_LIMIT)).name == "text"

    @pytest.mark.parametrize("mark", ["\u0301", "\u0301\u0316", "\u0f73"])
    def test_a_letter_may_not_carry_a_mark_more(self, mark):
        """Of whatever kind they are, and also of those that are two in one."""
        marks = mark * (MARKS_LIMIT + 1)

        with pytest.raises(TemplateError, match="More than 30 marks stand on one letter"):
            loaded(closing("a" + marks[: MARKS_LIMIT + 1]))

    def test_marks_are_counted_on_one_letter(self):
        """However many letters with marks there are."""
        assert loaded(closing(("a" + "\u0301" * 20) * 100)).name == "text"

    def test_a_set_is_closed_where_it_stands(self):
        """Only what encloses something is nested."""
        names = "{% set p = profile.name %}{% set q = p %}"
        source = closing(names + "{% if q %}" * 7 + "x" + "{% endif %}" * 7)

        assert loaded(source).name == "text"

    def test_a_set_may_stand_where_text_may(self):
        """In the innermost tag that is allowed, it is not one more."""
        inside = "{% if profile.name %}" * 7 + "{% set p = profile.name %}x" + "{% endif %}" * 7

        assert loaded(closing(inside)).name == "text"

    @pytest.mark.parametrize("number", [0, 1, 9])
    def test_a_set_does_not_make_room_for_deeper_nesting(self, number):
        """It closes no more than it opened."""
        names = "".join(f"{{% set p{n} = profile.name %}}" for n in range(number))

        with pytest.raises(TemplateError, match="tags nested too deeply"):
            loaded(closing(names + "{% if profile.name %}" * 8 + "x" + "{% endif %}" * 8))


def frames():
    """Return how many calls stand on the stack."""
    frame, number = sys._getframe(), 0
    while frame:
        frame, number = frame.f_back, number + 1
    return number


def deep(calls, function):
    """Call a function from inside so many calls."""
    return function() if calls == 0 else deep(calls - 1, function)


class TestStack:
    """Who has nearly used up the stack gets an error of the library."""

    ROOMS = (*range(30, 70, 2), *range(70, 400, 30))

    @staticmethod
    def tried(source, room):
        """Return what comes of loading a template where so many calls have room on the stack."""
        try:
            deep(sys.getrecursionlimit() - frames() - room, lambda: loaded(source))
        except TemplateError as error:
            return error.what
        return "loaded"

    @classmethod
    @functools.cache
    def outcomes(cls, source):
        """Return what comes of loading a template, from little room to much."""
        loaded(source)
        return [cls.tried(source, room) for room in cls.ROOMS]

    SOURCES = (
        closing("x"),
        EVERYTHING,
        closing("{% if profile.name %}" * 7 + "x" + "{% endif %}" * 7),
        closing("{% if profile.name == 'a' %}a" + "{% elif profile.name %}b" * 380 + "{% endif %}"),
        closing("{% if " + "not " * 54 + "profile.name %}x{% endif %}"),
    )

    @pytest.mark.parametrize("source", SOURCES, ids=["text", "everything", "ifs", "elifs", "nots"])
    def test_a_template_is_loaded_or_refused_from_any_depth(self, source):
        """An error of the stack would be taken for one of the caller's own."""
        outcomes = self.outcomes(source)

        assert outcomes[0] != outcomes[-1] == "loaded"

    @pytest.mark.parametrize("source", SOURCES[3:], ids=["elifs", "nots"])
    def test_what_python_has_no_room_to_compile_is_said_not_to_be_wrong(self, source):
        """The author has nothing to correct."""
        assert "The template cannot be loaded here." in self.outcomes(source)

    def test_what_jinja2_has_no_room_to_parse_is_said_not_to_be_wrong(self):
        """The author has nothing to correct here either."""
        assert set(self.outcomes(closing("x"))) == {"The template cannot be loaded here.", "loaded"}

    def test_a_failure_for_want_of_room_is_not_remembered(self):
        """The same template loads where there is room."""
        source = closing("{{ profile.name }}")
        with pytest.raises(TemplateError):
            deep(sys.getrecursionlimit() - frames() - 30, lambda: loaded(source))

        assert written(source).closing == "Ana Ruiz"
