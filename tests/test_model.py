"""Profile, Contact, SourceMessage, and Rejection: arguments, defaults, and immutability."""

import copy
import enum
import pickle
import unicodedata

import attrs
import pytest
from hypothesis import assume, given, settings, strategies as st

from rejection_letters import (
    Contact,
    Letter,
    Medium,
    Profile,
    Reason,
    Rejection,
    SourceMessage,
    Stage,
    Template,
    compose,
)
from rejection_letters.errors import InvalidValueError, RejectionLettersError, WrongTypeError
from tests.costs import usage
from tests.strategies import NASTY_TEXTS, nasty_texts

PROFILE = Profile(
    "Ana Ruiz",
    "UX designer",
    industry="healthcare software",
    experience="experienced",
    occupation_plural="UX designers",
    email="ana@example.com",
    phone="+1 555 010 0100",
    website="https://ana.example.com",
    address=("12 Oak Street", "Springfield, IL 62704"),
    locale="en-GB",
    timezone="America/Chicago",
)
CONTACT = Contact(
    "Dana Lee",
    honorific="Ms.",
    title="Head of Talent",
    email="dana@example.com",
    phone="+1 555 010 0200",
)
MESSAGE = SourceMessage(
    message_id="<1@example.com>",
    references=("<0@example.com>",),
    subject="Your application",
    sender="jobs@example.com",
    no_reply=True,
)
REJECTION = Rejection(
    "Acme",
    role="Sales Manager",
    role_plural="sales managers",
    role_in_text="manager of sales",
    date="2026-11-16",
    contact=CONTACT,
    address=("1 Wharf Road", "Chicago, IL 60601"),
    stage="inquiry",
    reason="no-opening",
    medium="letter",
    message=MESSAGE,
    agency="Hays",
    referred_by="Tom Okafor",
    on_file=True,
    reapply=True,
    reapply_after="2027-03-01",
)
MODELS = [PROFILE, CONTACT, MESSAGE, REJECTION]
EACH_MODEL = pytest.mark.parametrize("model", MODELS, ids=lambda model: type(model).__name__)


def refusal(kind, make):
    """Return the message of the error that rejects a value."""
    with pytest.raises(RejectionLettersError) as caught:
        make()
    assert type(caught.value) is kind
    return str(caught.value)


REASONS = (
    "no-opening",
    "filled",
    "other-candidate",
    "not-a-fit",
    "overqualified",
    "freeze",
    "location",
    "unstated",
)


class TestValueSemantics:
    @EACH_MODEL
    def test_fields_cannot_be_assigned(self, model):
        for field in attrs.fields(type(model)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(model, field.name, None)

    @EACH_MODEL
    def test_attributes_cannot_be_added(self, model):
        assert not hasattr(model, "__dict__")
        with pytest.raises(AttributeError):
            model.nam = "Ana"

    @EACH_MODEL
    def test_equal_values_make_equal_objects(self, model):
        twin = attrs.evolve(model)

        assert twin is not model
        assert twin == model
        assert hash(twin) == hash(model)

    @pytest.mark.parametrize(
        ("model", "other"),
        [
            (PROFILE, attrs.evolve(PROFILE, name="Ana Ruis")),
            (CONTACT, attrs.evolve(CONTACT, honorific="Dr.")),
            (MESSAGE, attrs.evolve(MESSAGE, no_reply=False)),
            (REJECTION, attrs.evolve(REJECTION, stage="final")),
            (CONTACT, "Dana Lee"),
        ],
    )
    def test_different_values_make_unequal_objects(self, model, other):
        assert model != other

    @EACH_MODEL
    def test_pickling_returns_an_equal_object(self, model):
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(model, protocol)) == model

    @EACH_MODEL
    def test_copying_returns_an_equal_object(self, model):
        assert copy.copy(model) == copy.deepcopy(model) == model

    @EACH_MODEL
    def test_repr_is_code_that_recreates_the_object(self, model):
        source = repr(model)
        for member in (Stage.INQUIRY, Reason.NO_OPENING, Medium.LETTER):
            source = source.replace(repr(member), repr(member.value))
        names = {kind.__name__: kind for kind in (Profile, Contact, SourceMessage, Rejection)}

        assert eval(source, {**names, "datetime": __import__("datetime")}) == model

    @EACH_MODEL
    def test_evolve_validates_values(self, model):
        field = attrs.fields(type(model))[0].name
        with pytest.raises(InvalidValueError, match=f"{field} must not contain a line"):
            attrs.evolve(model, **{field: "a\nb"})

    @EACH_MODEL
    def test_only_required_fields_are_positional(self, model):
        positional = [field.name for field in attrs.fields(type(model)) if not field.kw_only]

        assert (
            positional
            == {
                Profile: ["name", "occupation"],
                Contact: ["name"],
                SourceMessage: [],
                Rejection: ["company"],
            }[type(model)]
        )


class TestDefaults:
    def test_profile_requires_name_and_occupation(self):
        assert attrs.asdict(Profile("Ana Ruiz", "UX designer")) == {
            "name": "Ana Ruiz",
            "occupation": "UX designer",
            "industry": None,
            "experience": None,
            "occupation_plural": None,
            "email": None,
            "phone": None,
            "website": None,
            "address": (),
            "locale": "en-US",
            "timezone": None,
        }

    def test_contact_requires_a_name(self):
        assert attrs.asdict(Contact("Dana Lee")) == {
            "name": "Dana Lee",
            "honorific": None,
            "addressed_as": None,
            "title": None,
            "email": None,
            "phone": None,
        }

    def test_message_requires_nothing(self):
        assert attrs.asdict(SourceMessage()) == {
            "message_id": None,
            "references": (),
            "subject": None,
            "sender": None,
            "reply_to": None,
            "no_reply": False,
        }

    def test_rejection_requires_a_company(self):
        assert attrs.asdict(Rejection("Acme")) == {
            "company": "Acme",
            "role": None,
            "role_plural": None,
            "role_in_text": None,
            "date": None,
            "contact": None,
            "address": (),
            "stage": Stage.APPLICATION,
            "reason": Reason.UNSTATED,
            "medium": Medium.EMAIL,
            "message": None,
            "agency": None,
            "discussed": None,
            "thanks_to": (),
            "referred_by": None,
            "on_file": False,
            "reapply": False,
            "reapply_after": None,
        }

    def required(self, model):
        """Return the required fields of a model."""
        fields = attrs.fields(type(model))
        return {
            one.name: getattr(model, one.name) for one in fields if one.default is attrs.NOTHING
        }

    @EACH_MODEL
    def test_none_and_blank_text_count_as_omitted(self, model):
        """Web forms and spreadsheets often produce blank text for missing values."""
        for field in attrs.fields(type(model)):
            if field.default is not attrs.NOTHING:
                for blank in (None, "", "  ", "\t", "\u00a0", "\n"):
                    evolved = type(model)(**{**self.required(model), field.name: blank})
                    assert getattr(evolved, field.name) == field.default


class TestEnums:
    @pytest.mark.parametrize("member", [*Stage, *Reason, *Medium])
    def test_members_equal_their_text(self, member):
        """Because hashes are equal, too, a dict can be indexed with either."""
        assert member == member.value
        assert {member: 1}[member.value] == 1

    @pytest.mark.parametrize(
        ("field", "member"),
        [
            *(("stage", member) for member in Stage),
            *(("reason", member) for member in Reason),
            *(("medium", member) for member in Medium),
        ],
    )
    def test_text_becomes_a_member(self, field, member):
        by_text = Rejection("Acme", **{field: member.value})
        by_member = Rejection("Acme", **{field: member})

        assert getattr(by_text, field) is getattr(by_member, field) is member

    @pytest.mark.parametrize(
        ("field", "value", "words", "remedy"),
        [
            (
                "stage",
                "finals",
                "'inquiry', 'application', 'assessment', 'screen', 'interview', 'final'",
                " Did you mean 'final'?",
            ),
            (
                "reason",
                "No opening",
                ", ".join(repr(word) for word in REASONS),
                " Did you mean 'no-opening'?",
            ),
            ("medium", "fax", "'email', 'letter', 'phone'", ""),
            ("medium", 7, "'email', 'letter', 'phone'", ""),
        ],
    )
    def test_unknown_word_lists_valid_words(self, field, value, words, remedy):
        assert refusal(InvalidValueError, lambda: Rejection("Acme", **{field: value})) == (
            f"Rejection.{field} must be one of {words}; got {value!r}.{remedy}"
        )

    @pytest.mark.parametrize(
        ("kind", "value", "word"),
        [
            (Stage, "finale", "final"),
            (Stage, "final interview", "final"),
            (Stage, "Final-round interviews", "final"),
            (Stage, "second interview", "interview"),
            (Stage, "on-site interview", "interview"),
            (Stage, "phone screening", "screen"),
            (Stage, "Take-home assessment", "assessment"),
            (Reason, "no openings", "no-opening"),
            (Reason, "hiring freeze", "freeze"),
            (Reason, "went with another candidate", "other-candidate"),
            (Reason, "not a good fit", "not-a-fit"),
            (Reason, "position was filled", "filled"),
            (Medium, "e-mail", "email"),
            (Medium, "phone call", "phone"),
        ],
    )
    def test_phrase_with_a_valid_word_suggests_it(self, kind, value, word):
        message = refusal(InvalidValueError, lambda: kind(value))

        assert message.startswith(f"{kind.__name__} must be one of '")
        assert message.endswith(f"; got {value!r}. Did you mean {word!r}?")

    @pytest.mark.parametrize(
        ("kind", "value"),
        [(Stage, "onsite"), (Stage, "take-home"), (Medium, "LinkedIn message"), (Reason, "noway")],
    )
    def test_other_phrase_suggests_nothing(self, kind, value):
        assert refusal(InvalidValueError, lambda: kind(value)).endswith(f"; got {value!r}.")

    @pytest.mark.parametrize("value", [None, "", " ", 7, []])
    def test_enumeration_rejects_other_values(self, value):
        """It has no default, unlike a field."""
        message = refusal(InvalidValueError, lambda: Stage(value))

        assert message.startswith("Stage must be one of 'inquiry', ")

    def test_spaces_around_a_word_do_not_matter(self):
        assert Stage(" final ") is Rejection("Acme", stage="final\n").stage is Stage.FINAL

    def test_very_long_word_is_rejected_quickly(self):
        """Only the start of a word is compared to suggest a similar one."""
        word = "x" * 1_000_000
        used = usage(lambda: refusal(InvalidValueError, lambda: Rejection("Acme", stage=word)))
        message = refusal(InvalidValueError, lambda: Rejection("Acme", stage=word))

        assert used.calls < 500
        assert message.endswith(f"; got '{'x' * 60}'.")

    @pytest.mark.parametrize("member", [*Stage, *Reason, *Medium])
    def test_members_format_as_their_text(self, member):
        assert str(member) == f"{member}" == format(member) == member.value
        assert f"{member:>20}" == f"{member.value:>20}"

    @pytest.mark.parametrize("member", [Medium.EMAIL, Reason.FILLED])
    def test_members_of_other_enums_are_rejected(self, member):
        message = refusal(InvalidValueError, lambda: Rejection("Acme", stage=member))

        assert message.startswith("Rejection.stage must be one of 'inquiry', ")

    @pytest.mark.parametrize("value", [1, "Final", "FINAL", [], {}, b"final", "email"])
    def test_other_values_are_not_a_stage(self, value):
        message = refusal(InvalidValueError, lambda: Rejection("Acme", stage=value))

        assert f"; got {value!r}." in message

    def test_unknown_locale_lists_valid_locales(self):
        message = refusal(
            InvalidValueError, lambda: Profile("Ana Ruiz", "UX designer", locale="en_US")
        )

        assert message == (
            "Profile.locale must be one of 'en-US', 'en-GB'; got 'en_US'. Did you mean 'en-US'?"
        )

    @pytest.mark.parametrize("locale", ["en-US", "en-GB"])
    def test_valid_locales_are_accepted(self, locale):
        assert Profile("Ana Ruiz", "UX designer", locale=locale).locale == locale


class TestProfile:
    @pytest.mark.parametrize("occupation", ["a nurse", "An  engineer", "THE boss", "the"])
    def test_occupation_must_not_start_with_an_article(self, occupation):
        """The letter adds articles itself."""
        assert refusal(InvalidValueError, lambda: Profile("Ana Ruiz", occupation)) == (
            f"Profile.occupation must not start with an article; got {occupation!r}."
        )

    @pytest.mark.parametrize("occupation", ["anesthetist", "A-level teacher", "theologian"])
    def test_occupation_may_start_with_the_letters_of_an_article(self, occupation):
        assert Profile("Ana Ruiz", occupation).occupation == occupation

    @pytest.mark.parametrize(
        "experience",
        ["five years of experience", "10+", "Experience in sales", "many years", "one Year"],
    )
    def test_experience_must_be_an_adjective(self, experience):
        message = refusal(
            InvalidValueError, lambda: Profile("Ana Ruiz", "UX designer", experience=experience)
        )

        assert message == (
            "Profile.experience must be an adjective that can precede the occupation, "
            f"such as 'experienced'; got {experience!r}."
        )

    @pytest.mark.parametrize("experience", ["experienced", "hands-on", "Yearling", "soft-spoken"])
    def test_adjectives_are_accepted(self, experience):
        profile = Profile("Ana Ruiz", "UX designer", experience=experience)

        assert profile.experience == experience


class TestContact:
    def test_name_becomes_a_contact(self):
        assert Rejection("Acme", contact="  Dana  Lee ").contact == Contact("Dana Lee")

    def test_contact_object_is_unchanged(self):
        assert Rejection("Acme", contact=CONTACT).contact is CONTACT

    @pytest.mark.parametrize("name", [None, "", "  ", "\t\n"])
    def test_blank_name_counts_as_omitted(self, name):
        assert Rejection("Acme", contact=name).contact is None

    def test_str_enum_member_is_a_name(self):
        name = enum.Enum("Names", {"DANA": "Dana Lee"}, type=str).DANA

        assert Rejection("Acme", contact=name).contact == Contact("Dana Lee")

    def test_invalid_name_is_reported_as_the_name_of_the_contact(self):
        assert refusal(InvalidValueError, lambda: Rejection("Acme", contact="Dana\nLee")) == (
            "Contact.name must not contain a line break (U+000A); got 'Dana\\nLee'."
        )

    @pytest.mark.parametrize("value", [7, b"Dana Lee", {"name": "Dana Lee"}, PROFILE, Contact])
    def test_wrong_types_are_rejected(self, value):
        message = refusal(WrongTypeError, lambda: Rejection("Acme", contact=value))

        assert message.startswith("Rejection.contact must be a Contact; got ")
        assert message.endswith(f" ({type(value).__name__}).")


class TestMessage:
    def test_message_object_is_unchanged(self):
        assert Rejection("Acme", message=MESSAGE).message is MESSAGE

    @pytest.mark.parametrize("value", ["Your application", 7, {"subject": "x"}])
    def test_wrong_types_are_rejected(self, value):
        assert refusal(WrongTypeError, lambda: Rejection("Acme", message=value)) == (
            f"Rejection.message must be a SourceMessage; got {value!r} ({type(value).__name__})."
        )


PRINTED = [
    "Profile.name",
    "Profile.occupation",
    "Profile.industry",
    "Profile.experience",
    "Profile.occupation_plural",
    "Profile.email",
    "Profile.phone",
    "Profile.website",
    "Profile.address",
    "Contact.name",
    "Contact.honorific",
    "Contact.addressed_as",
    "Contact.title",
    "Rejection.company",
    "Rejection.role_plural",
    "Rejection.role_in_text",
    "Rejection.contact",
    "Rejection.address",
    "Rejection.agency",
    "SourceMessage.subject",
]
"""Text fields that the letters of these tests print."""

CLEANED = {
    "Contact.name": lambda rejection: rejection.contact.name,
    "Contact.addressed_as": lambda rejection: rejection.contact.addressed_as,
    "Rejection.company": lambda rejection: rejection.company,
    "Rejection.contact": lambda rejection: rejection.contact.name,
    "Rejection.agency": lambda rejection: rejection.agency,
    "SourceMessage.subject": lambda rejection: rejection.message.subject or "",
}
"""Fields that lose what is not part of a name or cannot be printed, and what is left.

`test_names.py` and `test_received.py` test them.
"""

UNPRINTED = [
    "Profile.timezone",
    "Contact.email",
    "Contact.phone",
    "SourceMessage.message_id",
    "SourceMessage.references",
    "SourceMessage.sender",
    "SourceMessage.reply_to",
]
"""Text fields that no letter prints."""

SHORTENED = ["Rejection.role"]
"""Text fields of which letters print only a part."""

EXPERIENCED = Template.from_string(
    """{% extends "letter" %}

{% block opinion %}
I would like to meet {{ profile.experience|a }} member of your team of {{ letter.jobs }}.
{% endblock %}""",
    name="experienced",
)
"""A letter that always prints the experience and the plural of the job."""

HARMLESS = {
    **dict.fromkeys(("email", "sender", "reply_to"), "x@example.com"),
    "timezone": "UTC",
}


def letter_with(field, value):
    """Return a letter that prints a value in one field, if any letter prints that field.

    Args:
        field: Class and field, such as `"Profile.name"`.
        value: The value of the field.
    """
    kind, _, name = field.partition(".")
    given = {name: (value,) if name in ("address", "references") else value}

    def fields(of, **others):
        return {**others, **given} if of == kind else others

    profile = Profile(
        **fields(
            "Profile",
            name="Ana Ruiz",
            occupation="UX designer",
            experience="experienced",
        )
    )
    contact = Contact(**fields("Contact", name="Dana Lee"))
    message = SourceMessage(**fields("SourceMessage"))
    about = {"stage": "application", "role": "Sales Manager"} if name == "role" else {}
    rejection = Rejection(
        **fields(
            "Rejection",
            company="Acme",
            contact=contact,
            stage="inquiry",
            reason="no-opening",
            message=message if name == "subject" else None,
            **({"role": "Sales Manager"} if name == "role_plural" else {}),
        )
    )
    rejection = attrs.evolve(rejection, **{**about, "role": rejection.role})
    return compose(profile, rejection, template=EXPERIENCED, date="2026-11-23", variant=0)


def layout(letter):
    """Return the structure of a letter: the number of lines in each paragraph, and its blocks."""
    text = str(letter)
    return (
        [len(paragraph.split("\n")) for paragraph in text.split("\n\n")],
        len(text.splitlines()),
        [isinstance(block, str) or len(block) for block in letter.blocks],
    )


def outcome(field, value):
    """Return a letter that prints a value, or the error that rejects the value."""
    try:
        return letter_with(field, value)
    except RejectionLettersError as error:
        return error


def check_value(field, value):
    """Check that a value is rejected, or printed verbatim without changing the structure.

    A letter with an accepted value must also be valid for the constructor of `Letter`.
    """
    result = outcome(field, value)
    if isinstance(result, RejectionLettersError):
        named = "Contact.name" if field == "Rejection.contact" else field
        assert type(result) is InvalidValueError
        assert result.field == named
        assert str(result).startswith(f"{named} ")
        return
    assert Letter(**attrs.asdict(result, recurse=False)) == result
    harmless = HARMLESS.get(field.partition(".")[2], "Harmless")
    assert layout(result) == layout(letter_with(field, harmless))
    if field in PRINTED:
        kept = CLEANED[field](result.rejection) if field in CLEANED else value
        assert " ".join(unicodedata.normalize("NFC", kept).split()) in str(result)


class TestHostileValues:
    def test_every_text_field_is_covered(self):
        fields = {
            f"{kind.__name__}.{field.name}"
            for kind in (Profile, Contact, SourceMessage, Rejection)
            for field in attrs.fields(kind)
        }
        words = {"Profile.locale", "Rejection.stage", "Rejection.reason", "Rejection.medium"}
        no_text = {"Rejection.date", "Rejection.message", "SourceMessage.no_reply"}
        no_text |= {"Rejection.on_file", "Rejection.reapply", "Rejection.reapply_after"}
        # tests/test_phrases.py tests these, because they are cleaned.
        facts = {"Rejection.discussed", "Rejection.thanks_to", "Rejection.referred_by"}

        assert {*PRINTED, *UNPRINTED, *SHORTENED} == fields - words - no_text - facts

    @pytest.mark.parametrize("field", [*PRINTED, *UNPRINTED, *SHORTENED])
    def test_harmless_values_are_printed(self, field):
        """Otherwise, the tests below would pass without printing the value."""
        value = HARMLESS.get(field.partition(".")[2], "Harmless")

        assert (value in str(letter_with(field, value))) == (field not in UNPRINTED)

    @pytest.mark.parametrize("field", [*PRINTED, *UNPRINTED, *SHORTENED])
    def test_hostile_values_are_printed_verbatim_or_rejected(self, field):
        for value in NASTY_TEXTS:
            check_value(field, value)

    @pytest.mark.parametrize("field", [*PRINTED, *UNPRINTED, *SHORTENED])
    @settings(max_examples=60, deadline=None)
    @given(value=nasty_texts())
    def test_arbitrary_text_is_printed_verbatim_or_rejected(self, field, value):
        assume(value.strip())  # blank text counts as omitted
        check_value(field, value)

    @pytest.mark.parametrize("field", [*PRINTED, *UNPRINTED, *SHORTENED])
    @given(
        value=st.one_of(
            st.integers(),
            st.floats(),
            st.binary(),
            st.booleans(),
            st.dates(),
            st.lists(st.integers(), min_size=1, max_size=2),
            st.dictionaries(st.text(max_size=2), st.integers(), max_size=1),
        )
    )
    @settings(max_examples=20, deadline=None)
    def test_other_types_are_rejected(self, field, value):
        with pytest.raises(WrongTypeError) as caught:
            letter_with(field, value)

        assert caught.value.field == field
