"""Templates that a stranger might write either do not load, or print their text and do no harm."""

import datetime as dt

import attrs
import pytest

from rejection_letters import compose
from rejection_letters.errors import MissingValueError, TemplateError
from tests.dialect import ANA, DAY, REJECTION, loaded, written
from tests.hostile_templates import COSTLY, HARMLESS, REFUSED, closing


def numbered(table):
    """Return the sources in a table as parameters, each named after its category and number."""
    return [
        pytest.param(source, id=f"{kind}-{number}")
        for kind, sources in table.items()
        for number, source in enumerate(sources)
    ]


class TestHostileTemplates:
    @pytest.mark.parametrize("source", numbered(REFUSED))
    def test_harmful_templates_do_not_load(self, source):
        with pytest.raises(TemplateError):
            loaded(source)

    @pytest.mark.parametrize(
        ("source", "printed"), HARMLESS.values(), ids=[ascii(inside)[:50] for inside in HARMLESS]
    )
    def test_harmless_templates_print_their_text(self, source, printed):
        """Text, constants, and the template's own names mean nothing to the generated code."""
        assert written(source).closing == printed

    @pytest.mark.parametrize("source", COSTLY.values(), ids=COSTLY)
    def test_costly_templates_load(self, source):
        """A template that is refused says nothing about the cost of writing a letter."""
        assert loaded(source).name == "text"

    @pytest.mark.parametrize("source", numbered(REFUSED))
    def test_messages_are_short_and_printable(self, source):
        """They repeat little of the template, and no escape sequences for a terminal."""
        with pytest.raises(TemplateError) as caught:
            loaded(source)

        assert str(caught.value).isprintable()
        assert len(str(caught.value)) < 1_000

    @pytest.mark.parametrize(
        "name", ["a'b", 'a"b', "a\\", "'+str(1)+'", "{{ x }}", "', 1, '') or ('", "\u200d{x}"]
    )
    def test_the_name_of_a_template_is_never_run_as_code(self, name):
        """The generated code contains the name, for errors."""
        template = loaded(closing("{{ profile.industry }}"), name=name)

        with pytest.raises(MissingValueError) as caught:
            compose(ANA, REJECTION, template=template)

        assert caught.value.template == name

    @pytest.mark.parametrize(
        "field",
        [
            *("out", "given", "str", "write", "set_1", "is_given", "before_period", "plural_"),
            *("profile", "details", "match", "template", "print", "exec"),
        ],
    )
    def test_a_field_of_the_details_may_have_any_name(self, field):
        """Fields are attributes of `details`, so they cannot shadow names in the generated code."""
        declared = attrs.make_class("Declared", {field: attrs.field(type=str, default="value")})

        letter = written(closing(f"{{{{ details.{field} }}}}"), details=declared())

        assert letter.closing == "value"

    @pytest.mark.parametrize("kind", [int, dt.date, bool, tuple[str, ...]], ids=str)
    def test_a_field_named_like_a_plural_is_ignored_unless_it_is_text(self, kind):
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
        declared = attrs.make_class("Declared", {"a": attrs.field(type=str, default="b")})
        declared.__name__ = "x'); import os #\n"

        letter = written(closing("{{ details.a }}"), details=declared())

        assert letter.closing == "b"
