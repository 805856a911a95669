"""Names as people paste them: what is cleaned, and how a letter addresses the person."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, strategies as st

from rejection_letters import Contact, Profile, Rejection, compose
from rejection_letters._names import Parts, addressed, formal, parted
from rejection_letters.errors import InvalidValueError
from tests.strategies import printable_texts

WRITER = Profile("Ana Ruiz", "UX designer")


def letter_to(*args, **fields):
    """Return a letter to a contact with these fields."""
    return compose(WRITER, Rejection("Acme", contact=Contact(*args, **fields)), date="2026-11-23")


def first_line(letter):
    """Return the first line of the addressee."""
    return str(letter).split("\n\n")[2].split("\n")[0]


class TestCleanedNames:
    @pytest.mark.parametrize(
        ("pasted", "name"),
        [
            ("Okafor, Miriam", "Miriam Okafor"),
            ("Okafor, Miriam A.", "Miriam A. Okafor"),
            ("Okafor, Miriam, PhD", "Miriam Okafor, PhD"),
            ("LEE, Dana", "Dana LEE"),
            ("van der Berg, Anna", "Anna van der Berg"),
            ("O'Neil, Pat", "Pat O'Neil"),
            ("Dana Lee,", "Dana Lee"),
            ("Dana Lee.", "Dana Lee"),
            ('"Dana Lee"', "Dana Lee"),
            ("\u201cOkafor, Miriam\u201d", "Miriam Okafor"),
            ("Dana Lee (she/her)", "Dana Lee"),
            ("Dana Lee (they/them),", "Dana Lee"),
            ("Lee, Jr.", "Lee Jr."),
            ("Martin Luther King, Jr.", "Martin Luther King Jr."),
            ("Martin Luther King, Jr., PhD", "Martin Luther King Jr., PhD"),
            ("Miriam Okafor,PhD", "Miriam Okafor, PhD"),
        ],
    )
    def test_certain_marks_and_order_are_mended(self, pasted, name):
        assert Contact(pasted).name == name

    @pytest.mark.parametrize(
        "name",
        [
            *("Dana Lee", "Sammy Davis Jr.", "John Smith III", "Dana L.", "Miriam Okafor, PhD"),
            *("Mar\u00eda Jos\u00e9 Garc\u00eda L\u00f3pez", "Nguy\u1ec5n V\u0103n An"),
            *("van der Berg", "\u7530\u4e2d, \u592a\u90ce", "Tina Roe Esq.", "Acme Inc."),
            *("Garc\u00eda L\u00f3pez, Mar\u00eda", "King, Martin Luther", "Wong, PhD", "Wong, RN"),
            *("LEE, DANA", "Dana, Recruiter", "Acme, Inc", "okafor, miriam", "Talent Team"),
            *("Mr. and Mrs. Lee", "Dr.", "Katherine (Kate) Smith", "Dana Lee <Acme>", '"A" "B"'),
        ],
    )
    def test_anything_else_is_kept_as_typed(self, name):
        contact = Contact(name)

        assert (contact.name, contact.honorific, contact.email) == (name, None, None)

    @pytest.mark.parametrize(
        ("pasted", "parts"),
        [
            ("Dr. Miriam Okafor", ("Miriam Okafor", "Dr.")),
            ("Dr Miriam Okafor", ("Miriam Okafor", "Dr")),
            ("Dr.Okafor", ("Okafor", "Dr.")),
            ("Dr. Okafor, Miriam", ("Miriam Okafor", "Dr.")),
            ("Ms. Karen Whitlow", ("Karen Whitlow", "Ms.")),
            ("Miss Kim", ("Kim", "Miss")),
            ("Prof. Dr. Klaus M\u00fcller", ("Klaus M\u00fcller", "Prof. Dr.")),
            ("Lt. Col. James Ward", ("James Ward", "Lt. Col.")),
        ],
    )
    def test_honorific_before_a_name_becomes_the_honorific(self, pasted, parts):
        contact = Contact(pasted)

        assert (contact.name, contact.honorific) == parts

    @pytest.mark.parametrize("honorific", ["Dr.", "Dr", "Doctor"])
    def test_honorific_that_was_also_given_is_not_doubled(self, honorific):
        contact = Contact("Dr. Miriam Okafor", honorific=honorific)

        assert (contact.name, contact.honorific) == ("Miriam Okafor", honorific)

    @pytest.mark.parametrize(
        ("pasted", "name"),
        [
            ("Dana Lee <dana@acme.example>", "Dana Lee"),
            ('"Lee, Dana" <dana@acme.example>;', "Dana Lee"),
            ("Lee, Dana <mailto:dana@acme.example>", "Dana Lee"),
        ],
    )
    def test_address_after_a_name_becomes_the_email(self, pasted, name):
        contact = Contact(pasted)

        assert (contact.name, contact.email) == (name, "dana@acme.example")

    def test_address_that_was_also_given_is_kept_as_given(self):
        contact = Contact("Dana Lee <dana@acme.example>", email="Dana@acme.example")

        assert contact.email == "Dana@acme.example"

    @given(printable_texts().filter(lambda text: "@" not in text))
    def test_cleaned_name_does_not_change_again(self, text):
        contact = Contact(text)

        assert attrs.evolve(contact) == contact
        assert Contact.from_dict(contact.to_dict()) == contact

    @given(
        st.lists(
            st.sampled_from(
                (
                    *(
                        "Dr.",
                        "Ms",
                        "Miss ",
                        "Okafor",
                        "Miriam",
                        "van ",
                        "der ",
                        "PhD",
                        "Jr.",
                        "and ",
                    ),
                    *(", ", " ", ",", ".", '"', "LEE", "A.", "\u7530", ";"),
                )
            ),
            min_size=1,
            max_size=7,
        ).map("".join)
    )
    def test_parts_of_a_name_have_all_its_letters_and_cannot_be_taken_apart(self, text):
        parts = parted(" ".join(text.split()))

        together = f"{parts.honorific or ''}{parts.name}"
        assert sorted(filter(str.isalnum, together)) == sorted(filter(str.isalnum, text))
        assert parted(parts.name) == Parts(parts.name)


class TestRefusedNames:
    @pytest.mark.parametrize(
        "name", ["dana@acme.example", "<dana@acme.example>", "Dana Lee (dana@acme.example)", "@"]
    )
    def test_email_address_is_not_a_name(self, name):
        with pytest.raises(InvalidValueError) as caught:
            Contact(f"{name} x" if name == "@" else name)

        assert caught.value.field == "Contact.name"
        assert caught.value.remedy == (
            "Pass an email address as Contact.email, and omit the contact if you do not know the "
            "name."
        )

    def test_other_honorific_is_an_error(self):
        with pytest.raises(InvalidValueError) as caught:
            Contact("Dr. Miriam Okafor", honorific="Ms.")

        assert str(caught.value) == (
            "Contact.name contains 'Dr.', but Contact.honorific is 'Ms.'. "
            "Remove the one that is wrong."
        )
        assert caught.value.field == "Contact.honorific"

    def test_other_address_is_an_error(self):
        with pytest.raises(InvalidValueError) as caught:
            Contact("Dana Lee <dana@acme.example>", email="lee@acme.example")

        assert caught.value.field == "Contact.email"

    def test_invalid_address_after_a_name_is_an_error(self):
        with pytest.raises(InvalidValueError) as caught:
            Contact("Dana Lee <dana@.>")

        assert caught.value.field == "Contact.email"


class TestSalutation:
    @pytest.mark.parametrize(
        ("name", "honorific", "salutation"),
        [
            ("Dana Lee", None, "Dear Dana Lee,"),
            ("Wong", "Ms.", "Dear Ms. Wong,"),
            ("van der Berg", "Ms.", "Dear Ms. van der Berg,"),
            ("Van der Berg", "Ms.", "Dear Ms. Van der Berg,"),
            ("Lee Jr.", "Mr.", "Dear Mr. Lee,"),
            ("Karen Whitlow", "Ms.", "Dear Karen Whitlow,"),
            ("Karen Whitlow", "Mrs", "Dear Karen Whitlow,"),
            ("Van Dyke", "Mr", "Dear Van Dyke,"),
            ("Gwen Ashworth", "Mx", "Dear Gwen Ashworth,"),
            ("K. Whitlow", "Ms.", "Dear Ms. K. Whitlow,"),
            ("Miriam Okafor", "Dr.", "Dear Dr. Miriam Okafor,"),
            ("Miriam Okafor", "Prof.", "Dear Prof. Miriam Okafor,"),
            ("Wong, PhD", "Dr.", "Dear Dr. Wong,"),
            ("Miriam Okafor, MD, PhD", None, "Dear Miriam Okafor,"),
            ("Miriam Okafor PhD", None, "Dear Miriam Okafor,"),
            ("ANH DO", None, "Dear ANH DO,"),
        ],
    )
    def test_full_name_needs_no_honorific_unless_it_is_a_rank(self, name, honorific, salutation):
        assert letter_to(name, honorific=honorific).salutation == salutation

    @pytest.mark.parametrize("chosen", ["Dr. Okafor", "Dear Dr. Okafor,", "Dr. Okafor,"])
    def test_addressed_as_decides_the_salutation_only(self, chosen):
        letter = letter_to("Miriam Okafor", honorific="Dr.", addressed_as=chosen)

        assert letter.salutation == "Dear Dr. Okafor,"
        assert first_line(letter) == "Dr. Miriam Okafor"

    def test_blank_addressed_as_counts_as_omitted(self):
        assert Contact("Dana Lee", addressed_as=" ") == Contact("Dana Lee")

    def test_addressed_as_is_never_cleaned_to_nothing(self):
        assert Contact("Dana Lee", addressed_as="Dear !").addressed_as == "Dear !"

    @given(printable_texts(), st.sampled_from((None, "Ms.", "Dr", "Capt.")))
    def test_salutation_invents_no_words(self, name, honorific):
        allowed = f"{honorific or ''} {name}".split()

        assert {*addressed(name, honorific).split()} <= {*allowed, *name.replace(",", " ").split()}


class TestAddress:
    @pytest.mark.parametrize(
        ("name", "honorific", "line"),
        [
            ("Karen Whitlow", "Ms.", "Ms. Karen Whitlow"),
            ("Miriam Okafor, PhD", None, "Miriam Okafor, PhD"),
            ("Miriam Okafor, PhD", "Dr.", "Miriam Okafor, PhD"),
            ("Miriam Okafor, PhD", "Prof.", "Prof. Miriam Okafor, PhD"),
            ("Wong, PhD", "Dr.", "Dr. Wong"),
        ],
    )
    def test_address_keeps_the_full_name_but_no_second_doctor(self, name, honorific, line):
        assert first_line(letter_to(name, honorific=honorific)) == line
        assert formal(name, honorific) == line


class TestCompanies:
    @pytest.mark.parametrize("field", ["company", "agency"])
    @pytest.mark.parametrize(
        ("pasted", "name"),
        [
            ("Acme,", "Acme"),
            ("Acme ,", "Acme"),
            ("Acme, Inc.,", "Acme, Inc."),
            ("Yahoo!", "Yahoo!"),
            ("AT&amp;", "AT&amp;"),
        ],
    )
    def test_comma_after_a_name_is_removed(self, field, pasted, name):
        rejection = Rejection(**{"company": "Globex", field: pasted})

        assert getattr(rejection, field) == name

    def test_article_is_capitalized_in_the_address_only(self):
        letter = compose(WRITER, Rejection("the Acme Group"), date="2026-11-23")

        assert first_line(letter) == "The Acme Group"
        assert letter.salutation == "Dear Hiring Team at the Acme Group,"
