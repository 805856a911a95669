"""Some errors appear only when a letter is written: missing values, and parts that are empty."""

import attrs
import pytest

from rejection_letters import Contact, Profile, Rejection, Template, compose
from rejection_letters._template.dialect import BLOCKS
from rejection_letters.errors import MissingValueError, TemplateError
from tests.costs import usage
from tests.hostile_templates import closing

ANA = Profile("Ana Ruiz", "UX designer")
REJECTION = Rejection("Acme", role="Sales Manager", date="2026-11-20")


class TestMissingValues:
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
    def test_a_missing_value_is_named_by_its_path(self, inside, path):
        """The line is the one that would print the value."""
        template = Template.from_string(closing(inside), name="mine")

        with pytest.raises(MissingValueError) as caught:
            compose(ANA, REJECTION, template=template, date="2026-11-23")

        assert (caught.value.template, caught.value.line) == ("mine", 3)
        assert caught.value.path == path

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
    def test_a_condition_does_not_vouch_for_a_value_it_does_not_test(self, condition, path):
        """Only a value that an enclosing if tests is printed without another check."""
        source = closing(f"{{% if {condition} %}}x{{{{ {path} }}}}{{% endif %}}")
        template = Template.from_string(source, name="mine")

        with pytest.raises(MissingValueError) as caught:
            compose(ANA, REJECTION, template=template, date="2026-11-23")
        assert caught.value.path == path

    def test_a_condition_on_one_of_two_objects_vouches_for_neither(self):
        """The condition may be true because of the other object."""
        source = closing(
            "{% set who = rejection.contact or rejection.contact %}"
            "{% if who.name %}x{{ rejection.contact.title }}{% else %}none{% endif %}"
        )
        template = Template.from_string(source, name="mine")
        known = attrs.evolve(REJECTION, contact="Dana Lee")

        assert compose(ANA, REJECTION, template=template, date="2026-11-23").closing == "none"
        with pytest.raises(MissingValueError) as caught:
            compose(ANA, known, template=template, date="2026-11-23")
        assert caught.value.path == "rejection.contact.title"

    def test_an_if_vouches_for_both_sides_of_an_and(self):
        source = closing(
            "{% if rejection.contact.title and profile.address %}"
            "{{ rejection.contact.name }}, {{ profile.address|and_list }}"
            "{% else %}none{% endif %}"
        )
        template = Template.from_string(source, name="mine")
        contact = Contact("Dana Lee", title="Head of Talent")
        letter = compose(
            attrs.evolve(ANA, address=("1 Elm Street", "Dover")),
            attrs.evolve(REJECTION, contact=contact),
            template=template,
            date="2026-11-23",
        )

        assert letter.closing == "Dana Lee, 1 Elm Street and Dover"
        assert compose(ANA, REJECTION, template=template, date="2026-11-23").closing == "none"

    def test_a_missing_value_in_an_inherited_block_names_the_file_of_the_block(self, tmp_path):
        (tmp_path / "a.j2").write_text('{% extends "b.j2" %}', encoding="utf-8")
        (tmp_path / "b.j2").write_text(closing("{{ profile.phone }}"), encoding="utf-8")

        with pytest.raises(MissingValueError) as caught:
            compose(
                ANA, REJECTION, template=Template.from_file(tmp_path / "a.j2"), date="2026-11-23"
            )

        assert (caught.value.template, caught.value.line) == ("b.j2", 3)

    @pytest.mark.parametrize(
        ("inside", "shown"),
        [("", ""), ("a\n\nb", "a\\nb"), ("{% if profile.phone %}x{% endif %}", "")],
    )
    @pytest.mark.parametrize("part", ["subject", "salutation", "closing"])
    def test_the_subject_the_salutation_and_the_closing_are_one_line(self, part, inside, shown):
        template = Template.from_string(closing(inside).replace("block closing", f"block {part}"))

        with pytest.raises(TemplateError) as caught:
            compose(ANA, REJECTION, template=template, date="2026-11-23")

        assert str(caught.value) == (
            f"text, line 2: The {part} must be one line of text, got '{shown}'."
        )

    def test_an_empty_body_is_an_error(self):
        body = [name for name in BLOCKS if name not in ("subject", "salutation", "closing")]
        blocks = "\n".join(f"{{% block {name} %}}{{% endblock %}}" for name in body)
        template = Template.from_string(f'{{% extends "letter" %}}\n{blocks}')

        with pytest.raises(TemplateError) as caught:
            compose(ANA, REJECTION, template=template, date="2026-11-23")

        assert str(caught.value).endswith(
            ": The body is empty. Write at least one paragraph in every case."
        )

    def test_text_is_normalized_to_nfc(self):
        """Values are normalized too."""
        template = Template.from_string(closing("A\u0300 bientot, Jose\u0301,"))
        letter = compose(ANA, REJECTION, template=template, date="2026-11-23")

        assert letter.closing == "\u00c0 bientot, Jos\u00e9,"

    def test_suggestions_for_long_names_cost_few_calls(self):
        """Only short names are compared, because comparing long ones is slow."""
        fields = {f"{'x' * 5_000}{number}": attrs.field(type=str) for number in range(50)}
        details = attrs.make_class("Long", {**fields, "motto": attrs.field(type=str)})
        messages = {}

        def be_refused():
            for name in ("mottto", "x" * 100):
                with pytest.raises(TemplateError) as caught:
                    Template.from_string(closing(f"{{{{ details.{name} }}}}"), details=details)
                messages[name] = str(caught.value)

        assert usage(be_refused).calls < 10_000
        assert messages["mottto"].endswith("Did you mean 'motto'?")
        assert messages["x" * 100].endswith("Choose from motto.")
