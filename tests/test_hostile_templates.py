"""What a stranger might write is refused, or is text and nothing else."""

import datetime as dt

import attrs
import pytest

from rejection_letters import compose
from rejection_letters.errors import MissingValueError, TemplateError
from tests.dialect import ANA, DAY, NO, loaded, written
from tests.hostile_templates import COSTLY, HARMLESS, REFUSED, closing


def numbered(table):
    """Return the sources of a table as parameters, each named by its class and number."""
    return [
        pytest.param(source, id=f"{kind}-{number}")
        for kind, sources in table.items()
        for number, source in enumerate(sources)
    ]


class TestHostileTemplates:
    """What a stranger might write is refused, or is text and nothing else."""

    @pytest.mark.parametrize("source", numbered(REFUSED))
    def test_what_could_do_harm_is_refused_when_it_is_loaded(self, source):
        """No letter is needed to find it out, and the error is the library's own."""
        with pytest.raises(TemplateError):
            loaded(source)

    @pytest.mark.parametrize(
        ("source", "printed"), HARMLESS.values(), ids=[ascii(inside)[:50] for inside in HARMLESS]
    )
    def test_what_can_do_no_harm_prints_as_it_is_written(self, source, printed):
        """Text, constants and names of a template's own mean nothing to the code made of it."""
        assert written(source).closing == printed

    @pytest.mark.parametrize("source", COSTLY.values(), ids=COSTLY)
    def test_what_costs_much_is_as_much_as_is_allowed(self, source):
        """What is refused would say nothing of the cost of what is not."""
        assert loaded(source).name == "text"

    @pytest.mark.parametrize("source", numbered(REFUSED))
    def test_a_refusal_is_short_and_can_be_printed(self, source):
        """It repeats little of a template, and nothing that a terminal would obey."""
        with pytest.raises(TemplateError) as caught:
            loaded(source)

        assert str(caught.value).isprintable()
        assert len(str(caught.value)) < 1_000

    @pytest.mark.parametrize(
        "name", ["a'b", 'a"b', "a\\", "'+str(1)+'", "{{ x }}", "', 1, '') or ('", "\u200d{x}"]
    )
    def test_the_name_of_a_template_is_only_a_name(self, name):
        """It stands in the code, for errors, and comes out of it unchanged."""
        template = loaded(closing("{{ profile.industry }}"), name=name)

        with pytest.raises(MissingValueError) as caught:
            compose(ANA, NO, template=template)

        assert caught.value.template == name

    @pytest.mark.parametrize(
        "field",
        [
            *("out", "given", "str", "write", "set_1", "is_given", "before_period", "plural_"),
            *("profile", "details", "match", "template", "print", "exec"),
        ],
    )
    def test_a_field_of_the_details_may_have_any_name(self, field):
        """A field is always reached through `details`, so it hides nothing of the code's own."""
        declared = attrs.make_class("Declared", {field: attrs.field(type=str, default="value")})

        letter = written(closing(f"{{{{ details.{field} }}}}"), details=declared())

        assert letter.closing == "value"

    @pytest.mark.parametrize("kind", [int, dt.date, bool, tuple[str, ...]], ids=str)
    def test_a_field_named_like_a_plural_is_one_only_if_it_is_text(self, kind):
        """A plural of the caller's own is printed, and nothing but text can be."""
        plural = {int: 3, bool: True, dt.date: DAY}.get(kind, ("x",))
        declared = attrs.make_class(
            "Declared",
            {
                "team": attrs.field(type=str, default="lab"),
                "team_plural": attrs.field(type=kind, default=plural),
            },
        )

        letter = written(closing("{{ details.team|plural }}"), details=declared())

        assert letter.closing == "labs"

    def test_the_name_of_the_details_class_is_not_in_the_code(self):
        """A class may be called anything by whoever makes it at run time."""
        declared = attrs.make_class("Declared", {"a": attrs.field(type=str, default="b")})
        declared.__name__ = "x'); import os #\n"

        letter = written(closing("{{ details.a }}"), details=declared())

        assert letter.closing == "b"
