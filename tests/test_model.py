"""Profiles, contacts, messages and rejections: what they take, and that nothing in them changes."""

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
    date="2026-11-16",
    contact=CONTACT,
    address=("1 Wharf Road", "Chicago, IL 60601"),
    stage="inquiry",
    reason="no-opening",
    medium="letter",
    message=MESSAGE,
)
MODELS = [PROFILE, CONTACT, MESSAGE, REJECTION]
EACH_MODEL = pytest.mark.parametrize("model", MODELS, ids=lambda model: type(model).__name__)


def refusal(kind, make):
    """Return the text of the error with which a value is refused."""
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


class TestObjects:
    """The objects are values: they compare, hash, and cannot be changed."""

    @EACH_MODEL
    def test_nothing_can_be_assigned(self, model):
        """Assigning to a field is an error."""
        for field in attrs.fields(type(model)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(model, field.name, None)

    @EACH_MODEL
    def test_nothing_can_be_added(self, model):
        """Objects have slots, so a misspelt attribute is not silently kept."""
        assert not hasattr(model, "__dict__")
        with pytest.raises(AttributeError):
            model.nam = "Ana"

    @EACH_MODEL
    def test_equal_values_make_equal_objects(self, model):
        """Two objects of the same values are equal and have one hash."""
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
    def test_other_values_make_other_objects(self, model, other):
        """One field that differs makes objects unequal."""
        assert model != other

    @EACH_MODEL
    def test_pickling_gives_an_equal_object(self, model):
        """An object can be sent to another process, in every pickle protocol."""
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(model, protocol)) == model

    @EACH_MODEL
    def test_copying_gives_an_equal_object(self, model):
        """Copies are equal, deep ones too."""
        assert copy.copy(model) == copy.deepcopy(model) == model

    @EACH_MODEL
    def test_the_repr_makes_the_object_again(self, model):
        """The repr names every field, and is code that gives an equal object."""
        source = repr(model)
        for member in (Stage.INQUIRY, Reason.NO_OPENING, Medium.LETTER):
            source = source.replace(repr(member), repr(member.value))
        names = {kind.__name__: kind for kind in (Profile, Contact, SourceMessage, Rejection)}

        assert eval(source, {**names, "datetime": __import__("datetime")}) == model

    @EACH_MODEL
    def test_evolving_cleans_anew(self, model):
        """A changed copy is checked like an object made from scratch."""
        field = attrs.fields(type(model))[0].name
        with pytest.raises(InvalidValueError, match=f"{type(model).__name__}.{field} holds a line"):
            attrs.evolve(model, **{field: "a\nb"})

    @EACH_MODEL
    def test_only_the_first_fields_are_positional(self, model):
        """All that may be left out is given by name."""
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
    """Little has to be given."""

    def test_profile(self):
        """A profile needs a name and an occupation."""
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

    def test_contact(self):
        """A contact needs a name."""
        assert attrs.asdict(Contact("Dana Lee")) == {
            "name": "Dana Lee",
            "honorific": None,
            "title": None,
            "email": None,
            "phone": None,
        }

    def test_message(self):
        """A message needs nothing."""
        assert attrs.asdict(SourceMessage()) == {
            "message_id": None,
            "references": (),
            "subject": None,
            "sender": None,
            "no_reply": False,
        }

    def test_rejection(self):
        """A rejection needs a company."""
        assert attrs.asdict(Rejection("Acme")) == {
            "company": "Acme",
            "role": None,
            "role_plural": None,
            "date": None,
            "contact": None,
            "address": (),
            "stage": Stage.APPLICATION,
            "reason": Reason.UNSTATED,
            "medium": Medium.EMAIL,
            "message": None,
        }

    @EACH_MODEL
    def test_optional_text_may_be_blank(self, model):
        """Blank text counts as left out, as a form or a table gives it."""
        for field in attrs.fields(type(model)):
            if field.default is None and field.name not in ("date", "message"):
                for blank in ("", "  ", "\t", "\u00a0", "\n"):
                    assert getattr(attrs.evolve(model, **{field.name: blank}), field.name) is None


class TestEnumerations:
    """Stages, reasons and media are words."""

    @pytest.mark.parametrize("member", [*Stage, *Reason, *Medium])
    def test_members_equal_their_text(self, member):
        """A member equals its text and has the same hash, so that both find it in a dict."""
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
    def test_texts_become_members(self, field, member):
        """A field takes the text or the member, and holds the member."""
        by_text = Rejection("Acme", **{field: member.value})
        by_member = Rejection("Acme", **{field: member})

        assert getattr(by_text, field) is getattr(by_member, field) is member

    @pytest.mark.parametrize(
        ("field", "value", "words", "remedy"),
        [
            (
                "stage",
                "finals",
                "'inquiry', 'application', 'screen', 'interview', 'final'",
                "Did you mean 'final'?",
            ),
            (
                "reason",
                "No opening",
                ", ".join(repr(word) for word in REASONS),
                "Did you mean 'no-opening'?",
            ),
            ("medium", "fax", "'email', 'letter', 'phone'", "Choose one of them."),
            ("medium", 7, "'email', 'letter', 'phone'", "Choose one of them."),
        ],
    )
    def test_typos_get_a_list_of_the_words(self, field, value, words, remedy):
        """A word that no enumeration has is refused, with those there are and the nearest."""
        assert refusal(InvalidValueError, lambda: Rejection("Acme", **{field: value})) == (
            f"Rejection.{field} is no {field} this library knows: {value!r}. "
            f"There are {words}. {remedy}"
        )

    def test_a_long_word_costs_few_calls(self):
        """Words are compared by their beginning, however long they are."""
        word = "x" * 1_000_000
        used = usage(lambda: refusal(InvalidValueError, lambda: Rejection("Acme", stage=word)))
        message = refusal(InvalidValueError, lambda: Rejection("Acme", stage=word))

        assert used.calls < 500
        assert message.endswith("Choose one of them.")

    @pytest.mark.parametrize("member", [*Stage, *Reason, *Medium])
    def test_members_print_as_their_text(self, member):
        """A member prints as its word, on every Python and in every way to print."""
        assert str(member) == f"{member}" == format(member) == member.value
        assert f"{member:>20}" == f"{member.value:>20}"

    @pytest.mark.parametrize("member", [Medium.EMAIL, Reason.FILLED])
    def test_members_of_another_kind_are_refused(self, member):
        """A medium or a reason is no stage."""
        message = refusal(InvalidValueError, lambda: Rejection("Acme", stage=member))

        assert message.startswith("Rejection.stage is no stage this library knows: ")

    @pytest.mark.parametrize("value", [None, 1, "", "Final", "FINAL", [], {}, b"final", "email"])
    def test_nothing_else_passes_for_a_stage(self, value):
        """A missing value, another type, capitals, and a member of another kind are refused."""
        message = refusal(InvalidValueError, lambda: Rejection("Acme", stage=value))

        assert message.startswith(f"Rejection.stage is no stage this library knows: {value!r}. ")

    def test_a_wrong_locale_gets_a_list_of_the_locales(self):
        """A locale other than the two is refused."""
        message = refusal(
            InvalidValueError, lambda: Profile("Ana Ruiz", "UX designer", locale="en_US")
        )

        assert message == (
            "Profile.locale is no locale this library knows: 'en_US'. It sets the order of dates "
            "and the size of paper, and letters are written in English. Choose 'en-US' or 'en-GB'."
        )

    @pytest.mark.parametrize("locale", ["en-US", "en-GB"])
    def test_both_locales_are_accepted(self, locale):
        """American and British English are known."""
        assert Profile("Ana Ruiz", "UX designer", locale=locale).locale == locale


class TestProfile:
    """What a profile says of its writer reads well where letters put it."""

    @pytest.mark.parametrize("occupation", ["a nurse", "An  engineer", "THE boss", "the"])
    def test_an_occupation_begins_with_no_article(self, occupation):
        """An article is refused, since letters put in their own."""
        assert refusal(InvalidValueError, lambda: Profile("Ana Ruiz", occupation)) == (
            f"Profile.occupation begins with an article: {occupation!r}. "
            "A letter puts in the articles it needs. Leave the article out."
        )

    @pytest.mark.parametrize("occupation", ["anesthetist", "A-level teacher", "theologian"])
    def test_a_word_may_begin_like_an_article(self, occupation):
        """Only the whole word is an article."""
        assert Profile("Ana Ruiz", occupation).occupation == occupation

    @pytest.mark.parametrize(
        "experience",
        ["five years of experience", "10+", "Experience in sales", "many years", "one Year"],
    )
    def test_experience_is_an_adjective(self, experience):
        """What cannot stand before an occupation is refused."""
        message = refusal(
            InvalidValueError, lambda: Profile("Ana Ruiz", "UX designer", experience=experience)
        )

        assert message == (
            f"Profile.experience is no adjective: {experience!r}. It stands before the "
            "occupation, as in 'an experienced sales manager'. "
            "Write an adjective such as 'experienced' or 'senior', or leave it out."
        )

    @pytest.mark.parametrize("experience", ["experienced", "hands-on", "Yearling", "soft-spoken"])
    def test_adjectives_are_kept(self, experience):
        """An adjective is kept, also where it resembles a word that none has."""
        profile = Profile("Ana Ruiz", "UX designer", experience=experience)

        assert profile.experience == experience


class TestContact:
    """Who said no is a contact, a name, or nobody."""

    def test_a_name_is_enough(self):
        """A text becomes a contact of that name."""
        assert Rejection("Acme", contact="  Dana  Lee ").contact == Contact("Dana Lee")

    def test_a_contact_is_kept(self):
        """A contact is kept as it is."""
        assert Rejection("Acme", contact=CONTACT).contact is CONTACT

    @pytest.mark.parametrize("name", [None, "", "  ", "\t\n"])
    def test_a_blank_contact_is_none(self, name):
        """Blank text names nobody."""
        assert Rejection("Acme", contact=name).contact is None

    def test_a_member_that_is_a_text_is_a_name(self):
        """A member of an enumeration that is a text counts as that text."""
        name = enum.Enum("Names", {"DANA": "Dana Lee"}, type=str).DANA

        assert Rejection("Acme", contact=name).contact == Contact("Dana Lee")

    def test_a_bad_name_is_refused_by_the_contact(self):
        """A name that no letter can carry is refused as the contact's name."""
        assert refusal(InvalidValueError, lambda: Rejection("Acme", contact="Dana\nLee")) == (
            "Contact.name holds a line break (U+000A): 'Dana\\nLee'. "
            "It would part the text where it stands. "
            "Put it on one line; several paragraphs are several blocks."
        )

    @pytest.mark.parametrize("value", [7, b"Dana Lee", {"name": "Dana Lee"}, PROFILE, Contact])
    def test_nothing_else_is_a_contact(self, value):
        """What is neither a contact nor a name is refused."""
        message = refusal(WrongTypeError, lambda: Rejection("Acme", contact=value))

        assert message.startswith("Rejection.contact must be a Contact; got ")
        assert message.endswith(f" ({type(value).__name__}).")


class TestMessage:
    """The message that brought the rejection is a SourceMessage."""

    def test_a_message_is_kept(self):
        """A message is kept as it is."""
        assert Rejection("Acme", message=MESSAGE).message is MESSAGE

    @pytest.mark.parametrize("value", ["Your application", 7, {"subject": "x"}])
    def test_nothing_else_is_a_message(self, value):
        """What is no SourceMessage is refused, text included."""
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
    "Contact.title",
    "Rejection.company",
    "Rejection.role",
    "Rejection.role_plural",
    "Rejection.contact",
    "Rejection.address",
    "SourceMessage.subject",
]
"""Every field of text that some built-in letter prints."""

UNPRINTED = [
    "Profile.timezone",
    "Contact.email",
    "Contact.phone",
    "SourceMessage.message_id",
    "SourceMessage.references",
    "SourceMessage.sender",
]
"""Every other field of text."""

HARMLESS = {"email": "x@example.com", "sender": "x@example.com", "timezone": "UTC"}


def letter_with(field, value):
    """Return a letter that prints a value in one field, if any letter prints that field.

    Args:
        field: The class and the field, such as `"Profile.name"`.
        value: What is given for it.
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
    return compose(profile, rejection, date="2026-11-23")


def layout(letter):
    """Return how a letter is built: its paragraphs, the lines of each, and the kinds of blocks."""
    text = str(letter)
    return (
        [len(paragraph.split("\n")) for paragraph in text.split("\n\n")],
        len(text.splitlines()),
        [isinstance(block, str) or len(block) for block in letter.blocks],
    )


def outcome(field, value):
    """Return a letter that prints a value, or the error with which the value is refused."""
    try:
        return letter_with(field, value)
    except RejectionLettersError as error:
        return error


def check_value(field, value):
    """Check that a value is printed as typed and changes no structure, or is refused by name.

    The letter is one that the checking constructor takes as it is, too.
    """
    result = outcome(field, value)
    if isinstance(result, RejectionLettersError):
        named = "Contact.name" if field == "Rejection.contact" else field
        assert type(result) is InvalidValueError
        assert result.field == named
        assert str(result).startswith(f"{named} ")
        return
    assert Letter(*attrs.astuple(result, recurse=False)) == result
    harmless = HARMLESS.get(field.partition(".")[2], "Harmless")
    assert layout(result) == layout(letter_with(field, harmless))
    if field in PRINTED:
        assert " ".join(unicodedata.normalize("NFC", value).split()) in str(result)


class TestHostileValues:
    """Values are never interpreted: they are printed as typed, or refused by name."""

    def test_every_field_of_text_is_tried(self):
        """The fields below are all there are, but for those of a closed set of words."""
        fields = {
            f"{kind.__name__}.{field.name}"
            for kind in (Profile, Contact, SourceMessage, Rejection)
            for field in attrs.fields(kind)
        }
        words = {"Profile.locale", "Rejection.stage", "Rejection.reason", "Rejection.medium"}
        no_text = {"Rejection.date", "Rejection.message", "SourceMessage.no_reply"}

        assert {*PRINTED, *UNPRINTED} == fields - words - no_text

    @pytest.mark.parametrize("field", [*PRINTED, *UNPRINTED])
    def test_a_harmless_value_is_printed(self, field):
        """The letters that the fields are tried with do print what they are said to print."""
        value = HARMLESS.get(field.partition(".")[2], "Harmless")

        assert (value in str(letter_with(field, value))) == (field in PRINTED)

    @pytest.mark.parametrize("field", [*PRINTED, *UNPRINTED])
    def test_texts_that_broke_other_programs(self, field):
        """Templates, markup, headers and list marks are printed as typed, or refused."""
        for value in NASTY_TEXTS:
            check_value(field, value)

    @pytest.mark.parametrize("field", [*PRINTED, *UNPRINTED])
    @settings(max_examples=60, deadline=None)
    @given(value=nasty_texts())
    def test_any_text(self, field, value):
        """Any text at all is printed as typed and changes no structure, or is refused."""
        assume(value.strip())  # blank text is left out
        check_value(field, value)

    @pytest.mark.parametrize("field", [*PRINTED, *UNPRINTED])
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
    def test_anything_but_text(self, field, value):
        """What is no text is refused with an error that names the field."""
        with pytest.raises(WrongTypeError) as caught:
            letter_with(field, value)

        assert caught.value.field == field
