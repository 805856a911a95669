"""What only a letter can show is an error when it is written."""

import attrs
import pytest

from rejection_letters import Contact, Profile, Rejection, Template, compose
from rejection_letters.errors import MissingValueError, TemplateError
from tests.costs import usage
from tests.hostile_templates import closing

ANA = Profile("Ana Ruiz", "UX designer")
NO = Rejection("Acme", role="Sales Manager", date="2026-11-20")


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
            f"mine, line 3: {path} was not given, and this line prints it. A letter must not show "
            f"a blank. Give {path}, or let the template do without it: {{% if {path} %}} or "
            "default(...)."
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

        with pytest.raises(MissingValueError, match=f"{path} was not given"):
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
        with pytest.raises(MissingValueError, match=r"rejection\.contact\.title was not given"):
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
