"""The size of a template is limited, and checked before anything parses the template."""

import functools
import sys

import pytest

from rejection_letters._template.dialect import _parsing
from rejection_letters._values import MARKS_LIMIT
from rejection_letters.errors import TemplateError
from tests.dialect import EVERYTHING, loaded, written
from tests.hostile_templates import COSTLY, closing


def filled(*, tokens):
    """Return a template whose tags have this many tokens in total."""
    begin = '{% extends "letter" %}{% block closing %}'
    # The other tags have five tokens. Adjacent strings are joined into one.
    full, rest = divmod(tokens - 5, _parsing.TAG_LIMIT)
    sizes = [*[_parsing.TAG_LIMIT] * full, *([rest] if rest else [])]
    printed = "".join("{{ " + "'x' " * size + "}}" for size in sizes)
    return f"{begin}{printed}{{% endblock %}}"


class TestLimits:
    def test_the_most_tokens_are_accepted(self):
        assert loaded(filled(tokens=_parsing.TOKENS_LIMIT)).name == "text"

    def test_one_more_token_is_refused(self):
        with pytest.raises(TemplateError, match=r"more than 3,000 tokens"):
            loaded(filled(tokens=_parsing.TOKENS_LIMIT + 1))

    def test_the_most_tags_are_accepted(self):
        """Comments count as tags."""
        tags = _parsing.TAGS_LIMIT - 3

        assert loaded(closing("{# x #}" * tags + "Yours,")).name == "text"

    def test_one_more_tag_is_refused(self):
        tags = _parsing.TAGS_LIMIT - 2

        with pytest.raises(TemplateError, match=f"more than {_parsing.TAGS_LIMIT} tags"):
            loaded(closing("{# x #}" * tags + "Yours,"))

    def test_the_most_characters_are_accepted(self):
        source = closing("x" * (_parsing.SOURCE_LIMIT - len(closing(""))))

        assert len(source) == _parsing.SOURCE_LIMIT
        assert loaded(source).name == "text"

    def test_one_more_character_is_refused(self):
        with pytest.raises(TemplateError, match="has 32,769 characters; the limit is 32,768"):
            loaded(closing("x" * (_parsing.SOURCE_LIMIT + 1 - len(closing("")))))

    def test_the_most_combining_marks_are_accepted(self):
        assert loaded(closing("a" + "\u0301" * MARKS_LIMIT)).name == "text"

    @pytest.mark.parametrize("mark", ["\u0301", "\u0301\u0316", "\u0f73"])
    def test_one_more_combining_mark_is_refused(self, mark):
        """This includes characters that decompose into two marks."""
        marks = mark * (MARKS_LIMIT + 1)

        with pytest.raises(TemplateError, match="One character has more than 30 combining marks"):
            loaded(closing("a" + marks[: MARKS_LIMIT + 1]))

    def test_combining_marks_are_counted_per_character(self):
        assert loaded(closing(("a" + "\u0301" * 20) * 100)).name == "text"

    def test_set_tags_do_not_count_as_nesting(self):
        names = "{% set p = profile.name %}{% set q = p %}"
        source = closing(names + "{% if q %}" * 7 + "x" + "{% endif %}" * 7)

        assert loaded(source).name == "text"

    def test_set_is_allowed_in_the_innermost_tag(self):
        inside = "{% if profile.name %}" * 7 + "{% set p = profile.name %}x" + "{% endif %}" * 7

        assert loaded(closing(inside)).name == "text"

    @pytest.mark.parametrize("number", [0, 1, 9])
    def test_set_tags_do_not_allow_deeper_nesting(self, number):
        names = "".join(f"{{% set p{n} = profile.name %}}" for n in range(number))

        with pytest.raises(TemplateError, match="nested more than 8 deep"):
            loaded(closing(names + "{% if profile.name %}" * 8 + "x" + "{% endif %}" * 8))

    def test_vary_counts_as_nesting(self):
        vary = "{% vary %}x{% or %}x{% endvary %}"

        assert loaded(closing("{% if profile.name %}" * 6 + vary + "{% endif %}" * 6)).varies
        with pytest.raises(TemplateError, match="nested more than 8 deep"):
            loaded(closing("{% if profile.name %}" * 7 + vary + "{% endif %}" * 7))

    def test_alternatives_do_not_add_to_the_nesting(self):
        vary = "{% vary %}x" + "{% or %}x" * 3 + "{% endvary %}"

        assert loaded(closing("{% if profile.name %}" * 6 + vary + "{% endif %}" * 6)).varies


TOO_DEEP = "Python's stack is too deep here to load the template."


ALTERNATIVES = "{% or %}x{% or %}y{% endvary %}"


def frames():
    """Return the depth of the call stack."""
    frame, number = sys._getframe(), 0
    while frame:
        frame, number = frame.f_back, number + 1
    return number


def deep(calls, function):
    """Call a function from this many nested calls."""
    return function() if calls == 0 else deep(calls - 1, function)


class TestStack:
    """If little of the stack is left, loading a template raises an error of the library."""

    ROOMS = (*range(30, 70, 2), *range(70, 400, 30))

    @staticmethod
    def tried(source, room):
        """Return the outcome of loading a template with room for this many more calls."""
        try:
            deep(sys.getrecursionlimit() - frames() - room, lambda: loaded(source))
        except TemplateError as error:
            return error.what
        return "loaded"

    @classmethod
    @functools.cache
    def outcomes(cls, source):
        """Return the outcomes of loading a template, from the least room to the most."""
        loaded(source)
        return [cls.tried(source, room) for room in cls.ROOMS]

    SOURCES = (
        closing("x"),
        EVERYTHING,
        closing("{% if profile.name %}" * 7 + "x" + "{% endif %}" * 7),
        closing("{% vary %}" + "{% if profile.name %}" * 6 + "{% endif %}" * 6 + ALTERNATIVES),
        COSTLY["branches"],
        closing("{% if " + "not " * 54 + "profile.name %}x{% endif %}"),
    )

    IDS = ("text", "everything", "ifs", "varies", "elifs", "nots")

    @pytest.mark.parametrize("source", SOURCES, ids=IDS)
    def test_a_template_loads_or_raises_an_error_of_the_library_at_any_depth(self, source):
        """A RecursionError would look like a bug in the caller's own code."""
        outcomes = self.outcomes(source)

        assert outcomes[0] != outcomes[-1] == "loaded"

    @pytest.mark.parametrize("source", SOURCES[-2:], ids=IDS[-2:])
    def test_too_little_stack_to_compile_does_not_blame_the_template(self, source):
        assert TOO_DEEP in self.outcomes(source)

    def test_too_little_stack_to_parse_does_not_blame_the_template(self):
        assert set(self.outcomes(closing("x"))) == {TOO_DEEP, "loaded"}

    def test_running_out_of_stack_is_not_cached(self):
        """The same template loads once there is room."""
        source = closing("{{ profile.name }}")
        with pytest.raises(TemplateError):
            deep(sys.getrecursionlimit() - frames() - 30, lambda: loaded(source))

        assert written(source).closing == "Ana Ruiz"
