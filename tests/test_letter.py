"""Letter objects: fields, text, editing, pickling, and display in notebooks."""

import copy
import datetime as dt
import json
import pickle

import attrs
import pytest

from rejection_letters import (
    Contact,
    Letter,
    Profile,
    Rejection,
    SourceMessage,
    Template,
    compose,
    letters,
)
from rejection_letters.errors import InvalidValueError, RejectionLettersError, WrongTypeError
from tests.cases import written

ANA = Profile("Ana Ruiz", "UX designer")
PROFILE = Profile(
    "Teresa Okonkwo",
    "sales manager",
    email="teresa@example.com",
    phone="(216) 555-0142",
    website="https://teresa.example.com",
    address="1840 Linden Street\nCleveland, OH 44113",
)
DANA = Contact("Dana Lee", honorific="Ms.", title="Vice President of Sales", phone="(312) 555-0177")
REJECTION = Rejection(
    "Northfield Automation",
    contact=DANA,
    address="600 Wharf Road\nChicago, IL 60601",
    stage="inquiry",
    reason="no-opening",
)
BRIEF = '{% extends "letter" %}{% block closing %}Best regards,{% endblock %}'


def letter_of(profile=ANA, rejection=REJECTION, **options):
    """Compose a letter with a fixed date."""
    return compose(profile, rejection, **{"date": "2026-11-18", **options})


def paragraphs(letter):
    """Return the paragraphs of the text of a letter."""
    return str(letter).split("\n\n")


def kinds(letter):
    """Return the types of the field values, which `==` does not compare for str enums."""
    return [type(getattr(letter, name)) for name in attrs.fields_dict(Letter)]


def refusal(kind, **changes):
    """Return the message of the error that rejects a change to a letter."""
    with pytest.raises(RejectionLettersError) as caught:
        attrs.evolve(letter_of(), **changes)
    assert type(caught.value) is kind
    return str(caught.value)


def described(value):
    """Return a value and its type as error messages show them."""
    return "None" if value is None else f"{value!r} ({type(value).__name__})"


@pytest.fixture
def letter():
    """Return a letter that uses every field."""
    return letter_of(PROFILE)


class TestFields:
    def test_letter_keeps_the_facts_it_was_made_from(self, letter):
        assert letter.profile is PROFILE
        assert letter.rejection is REJECTION
        assert letter.date == dt.date(2026, 11, 18)
        assert letter.call_on == dt.date(2026, 11, 23)
        assert letter.minutes == 20
        assert letter.template is letters.classic

    def test_blocks_are_paragraphs_and_lists(self, letter):
        kinds = [type(block) for block in letter.blocks]
        (questions,) = (block for block in letter.blocks if type(block) is not str)

        assert kinds == [str, str, tuple, str]
        assert len(questions) == 3
        assert all(type(item) is str for item in questions)

    def test_fields_cannot_be_assigned(self, letter):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            letter.closing = "Best,"

    def test_letter_has_slots(self, letter):
        """Assigning to a misspelled attribute is an error."""
        assert not hasattr(letter, "__dict__")

    def test_equal_letters_have_equal_hashes(self):
        assert letter_of() == letter_of()
        assert hash(letter_of()) == hash(letter_of())

    def test_edited_letter_is_unequal(self, letter):
        assert letter != attrs.evolve(letter, closing="Best regards,")

    def test_repr_shows_the_name_of_the_template(self, letter):
        assert repr(letter).startswith(f"Letter(subject={letter.subject!r}, salutation=")
        assert repr(letter).endswith("minutes=20, template='classic')")

    def test_repr_is_short(self, letter):
        assert len(repr(letter)) < 500

    @pytest.mark.parametrize("field", ["blocks", "closing", "profile", "rejection"])
    def test_repr_omits_long_fields(self, letter, field):
        assert f"{field}=" not in repr(letter)


class TestText:
    def test_text_starts_with_sender_date_addressee_and_subject(self, letter):
        assert paragraphs(letter)[:5] == [
            "Teresa Okonkwo\n1840 Linden Street\nCleveland, OH 44113",
            "November 18, 2026",
            "\n".join(("Ms. Dana Lee", DANA.title, REJECTION.company, *REJECTION.address)),
            "Subject: Thank you, and a request for advice",
            "Dear Dana Lee,",
        ]

    def test_text_ends_with_the_signature(self, letter):
        assert paragraphs(letter)[-2:] == [
            "Sincerely,",
            "Teresa Okonkwo\nteresa@example.com\n(216) 555-0142\nhttps://teresa.example.com",
        ]

    def test_list_items_start_with_hyphens(self, letter):
        place = letter.blocks.index(next(b for b in letter.blocks if type(b) is tuple))

        assert paragraphs(letter)[5 + place].split("\n") == [
            f"- {item}" for item in letter.blocks[place]
        ]

    def test_omitted_values_leave_no_gap(self):
        text = paragraphs(letter_of(rejection=Rejection("Acme")))

        assert text[0] == text[-1] == "Ana Ruiz"
        assert text[2] == "Acme"

    @pytest.mark.parametrize(
        ("contact", "lines"),
        [
            ("Dana Lee", "Dana Lee"),
            (Contact("Dana Lee", honorific="Dr."), "Dr. Dana Lee"),
            (Contact("Dana Lee", title="Head of Talent"), "Dana Lee\nHead of Talent"),
        ],
    )
    def test_addressee_has_honorific_and_title_if_known(self, contact, lines):
        letter = letter_of(rejection=Rejection("Acme", contact=contact))

        assert paragraphs(letter)[2] == f"{lines}\nAcme"

    @pytest.mark.parametrize(
        ("medium", "shown"), [("email", True), ("phone", True), ("letter", False)]
    )
    def test_only_emails_have_a_subject_line(self, medium, shown):
        """A phone call is answered by email."""
        text = paragraphs(letter_of(rejection=Rejection("Acme", medium=medium)))

        assert text[3].startswith("Subject: ") is shown
        assert text[3 + shown] == "Dear Hiring Team at Acme,"

    def test_date_format_follows_the_locale(self):
        letter = letter_of(attrs.evolve(ANA, locale="en-GB"))

        assert paragraphs(letter)[1] == "18 November 2026"

    def test_lines_have_no_leading_or_trailing_spaces(self, letter):
        assert all(line == line.strip() for line in str(letter).split("\n"))
        assert str(letter).endswith("com")


class TestEditing:
    @pytest.mark.parametrize("field", ["subject", "salutation", "closing"])
    def test_line_is_replaced(self, letter, field):
        edited = attrs.evolve(letter, **{field: "Hello again,"})

        assert getattr(edited, field) == "Hello again,"
        assert attrs.evolve(edited, **{field: getattr(letter, field)}) == letter

    def test_body_is_replaced(self, letter):
        edited = attrs.evolve(letter, blocks=["Thank you.", ["One?", "Two?"], ("Three?",)])

        assert edited.blocks == ("Thank you.", ("One?", "Two?"), ("Three?",))

    def test_paragraph_is_added(self, letter):
        edited = attrs.evolve(letter, blocks=(*letter.blocks, "PS: Greetings."))

        assert paragraphs(edited)[-3] == "PS: Greetings."

    def test_constructor_accepts_the_fields_of_a_letter(self, letter):
        fields = {field.name: getattr(letter, field.name) for field in attrs.fields(Letter)}

        assert Letter(**fields) == letter

    def test_composed_letters_pass_the_checks_of_the_constructor(self):
        composed = [letter for _, letter in written()]
        made = [
            Letter(**{name: getattr(letter, name) for name in attrs.fields_dict(Letter)})
            for letter in composed
        ]

        assert made == composed
        assert [*map(kinds, made)] == [*map(kinds, composed)]

    @pytest.mark.parametrize("field", ["subject", "salutation", "closing", "blocks"])
    def test_line_breaks_are_rejected(self, field):
        text = "One.\n\nTwo."

        assert refusal(InvalidValueError, **{field: [text] if field == "blocks" else text}) == (
            f"Letter.{field} must not contain a line break (U+000A); "
            f"got {[text] if field == 'blocks' else text!r}."
        )

    def test_unprintable_characters_in_lists_are_rejected(self):
        assert refusal(InvalidValueError, blocks=[["x\x00"]]) == (
            "Letter.blocks must not contain unprintable characters (U+0000); got [['x\\x00']]."
        )

    @pytest.mark.parametrize("field", ["subject", "salutation", "closing"])
    @pytest.mark.parametrize("value", [None, 7, b"x", ["x"]])
    def test_line_of_wrong_type_is_rejected(self, field, value):
        assert refusal(WrongTypeError, **{field: value}) == (
            f"Letter.{field} must be a str; got {described(value)}."
        )

    @pytest.mark.parametrize("value", ["Thank you.", None, 7, {"a": 1}])
    def test_body_must_be_a_list_or_tuple(self, value):
        assert refusal(WrongTypeError, blocks=value) == (
            "Letter.blocks must be a tuple of paragraphs (str) and lists (tuples of str); "
            f"got {described(value)}."
        )

    @pytest.mark.parametrize("value", [7, None, (), [], b"x", {"a": 1}])
    def test_block_must_be_text_or_a_list(self, value):
        assert refusal(WrongTypeError, blocks=["Thank you.", value]) == (
            "Letter.blocks must be a tuple of paragraphs (str) and lists (tuples of str); "
            f"got ['Thank you.', {value!r}] (list)."
        )

    def test_nested_lists_are_rejected(self):
        assert refusal(WrongTypeError, blocks=[["One?", ["Two?"]]]) == (
            "Letter.blocks must be a str; got [['One?', ['Two?']]] (list)."
        )

    @pytest.mark.parametrize(
        "changes",
        [
            {"subject": ""},
            {"salutation": " "},
            {"closing": "\t"},
            {"blocks": [""]},
            {"blocks": [["One?", " "]]},
            {"blocks": []},
        ],
        ids=str,
    )
    def test_empty_text_is_rejected(self, changes):
        refusal(InvalidValueError, **changes)

    @pytest.mark.parametrize(
        "changes",
        [
            {"profile": "Ana Ruiz"},
            {"rejection": "Acme"},
            {"date": "18 November"},
            {"date": None},
            {"call_on": "Monday"},
            {"minutes": "twenty"},
            {"template": "classic"},
        ],
        ids=str,
    )
    def test_errors_name_the_field(self, changes):
        with pytest.raises(RejectionLettersError) as caught:
            attrs.evolve(letter_of(), **changes)

        assert caught.value.field == f"Letter.{next(iter(changes))}"

    @pytest.mark.parametrize("field", ["profile", "rejection", "template"])
    def test_object_of_wrong_class_is_rejected(self, letter, field):
        kind = type(getattr(letter, field)).__name__

        assert refusal(WrongTypeError, **{field: None}) == (
            f"Letter.{field} must be a {kind}; got None."
        )

    @pytest.mark.parametrize("field", ["date", "call_on"])
    def test_dates_may_be_text(self, letter, field):
        edited = attrs.evolve(letter, **{field: "2026-12-01"})

        assert getattr(edited, field) == dt.date(2026, 12, 1)

    def test_promised_call_can_be_removed(self, letter):
        assert attrs.evolve(letter, call_on=None).call_on is None

    @pytest.mark.parametrize("value", [True, 20.5, None])
    def test_minutes_must_be_an_int(self, value):
        assert refusal(WrongTypeError, minutes=value) == (
            f"Letter.minutes must be an int; got {described(value)}."
        )

    def test_body_must_not_be_empty(self):
        assert refusal(InvalidValueError, blocks=()) == ("Letter.blocks must not be empty.")

    @pytest.mark.parametrize("field", ["subject", "salutation", "closing", "blocks"])
    @pytest.mark.parametrize("text", ["...", "* * *", "\u2014", "\u0301x"])
    def test_text_may_consist_of_punctuation(self, letter, field, text):
        """Three asterisks, for example, may separate two paragraphs."""
        edited = attrs.evolve(letter, **{field: [text] if field == "blocks" else text})

        assert getattr(edited, field) == ((text,) if field == "blocks" else text)

    @pytest.mark.parametrize("field", ["subject", "salutation", "closing", "blocks"])
    @pytest.mark.parametrize("text", ["\u200d", "\u3164", "\u2800 \u2800"], ids=ascii)
    def test_invisible_text_is_rejected(self, field, text):
        message = refusal(InvalidValueError, **{field: [text] if field == "blocks" else text})

        assert message.startswith(f"Letter.{field} must not be empty; got ")

    def test_white_space_is_collapsed(self, letter):
        edited = attrs.evolve(letter, subject="  Thank\tyou ", blocks=["\u00a0One.  Two. "])

        assert (edited.subject, edited.blocks) == ("Thank you", ("One. Two.",))


class TestPicklingAndCopying:
    def test_pickling_returns_an_equal_letter(self, letter):
        kept = pickle.loads(pickle.dumps(letter))

        assert kept == letter
        assert str(kept) == str(letter)
        assert hash(kept) == hash(letter)

    @pytest.mark.parametrize(
        "template",
        [letters.brief, Template.from_string(BRIEF), "classic"],
        ids=["built in", "text", "name"],
    )
    def test_template_of_an_unpickled_letter_composes_the_same_letter(self, template):
        letter = letter_of(template=template)
        kept = pickle.loads(pickle.dumps(letter))

        assert letter_of(template=kept.template) == letter

    def test_template_from_a_file_is_pickled_by_path(self, tmp_path):
        file = tmp_path / "mine.j2"
        file.write_text(BRIEF, encoding="utf-8")
        letter = letter_of(template=Template.from_file(file))
        kept = pickle.loads(pickle.dumps(letter))

        assert letter_of(template=kept.template) == letter

    def test_pickle_contains_no_compiled_template(self, letter):
        """Later versions of the library can then read the pickle."""
        assert b"_write" not in pickle.dumps(letter)

    @pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
    def test_copies_are_equal(self, letter, copied):
        assert copied(letter) == letter


class TestNotebook:
    FORMATS = frozenset({"text/plain", "text/html", "text/markdown"})

    def test_every_format_is_returned_by_default(self, letter):
        bundle = letter._repr_mimebundle_()

        assert bundle.keys() == self.FORMATS
        assert bundle["text/plain"] == str(letter)
        assert all("Dear Dana Lee," in format for format in bundle.values())
        assert all(type(format) is str for format in bundle.values())

    @pytest.mark.parametrize(
        ("arguments", "formats"),
        [
            ({"include": None, "exclude": None}, FORMATS),
            ({"include": [], "exclude": []}, FORMATS),
            ({"include": ["text/html"]}, {"text/html"}),
            ({"include": ["text/html", "image/png"]}, {"text/html"}),
            ({"include": ["image/png"]}, set()),
            ({"exclude": ["text/html"]}, {"text/plain", "text/markdown"}),
            ({"exclude": FORMATS}, set()),
            ({"include": ["text/html"], "exclude": ["text/html"]}, set()),
            ({"include": FORMATS, "exclude": ["text/plain"]}, {"text/html", "text/markdown"}),
        ],
        # The repr of a set has no fixed order, but pytest-xdist needs the same IDs in all workers.
        ids=[
            *("no arguments", "empty arguments", "include one", "include one and an image"),
            *("include an image", "exclude one", "exclude all"),
            *("include and exclude one", "include all and exclude one"),
        ],
    )
    def test_formats_can_be_included_and_excluded(self, letter, arguments, formats):
        assert letter._repr_mimebundle_(**arguments).keys() == set(formats)


@attrs.frozen
class Ward:
    """Details with a value of every type."""

    unit: str
    beds: int = 12
    opened: dt.date | None = None
    nights: bool = False
    tools: tuple[str, ...] = ()


WARD = Template.from_string('{% extends "letter" %}', name="ward", details=Ward)
MOVED = Template.from_string('{% extends "letter" %}', name="ward")
"""A later release of the same template, which takes no details."""


class TestDetails:
    DETAILS = Ward(" [ICU]  2 ", opened=dt.date(2020, 5, 1), tools=("Epic", "Cerner"))

    @pytest.fixture
    def letter(self):
        return letter_of(template=WARD, details=self.DETAILS)

    def test_letter_keeps_its_details_cleaned(self, letter):
        details = letter.details

        assert (details.unit, details.beds, details.nights) == ("[ICU] 2", 12, False)
        assert (details.opened, details.tools) == (dt.date(2020, 5, 1), ("Epic", "Cerner"))

    def test_template_without_details_leaves_none(self):
        assert letter_of().details is None

    def test_details_cannot_be_assigned(self, letter):
        with pytest.raises(AttributeError):
            letter.details.unit = "ER"
        with pytest.raises(AttributeError):
            del letter.details.unit
        assert letter.details.unit == "[ICU] 2"

    def test_details_distinguish_letters(self, letter):
        other = letter_of(template=WARD, details=Ward("ER"))

        assert letter == letter_of(template=WARD, details=self.DETAILS)
        assert letter != attrs.evolve(other, blocks=letter.blocks)
        assert len({letter, other, letter_of(template=WARD, details=self.DETAILS)}) == 2

    @pytest.mark.parametrize(
        "again",
        [
            lambda letter: pickle.loads(pickle.dumps(letter)),
            copy.deepcopy,
            lambda letter: attrs.evolve(letter, closing=letter.closing),
            lambda letter: Letter.from_dict(
                json.loads(json.dumps(letter.to_dict())), template=letter.template
            ),
        ],
        ids=["pickled", "copied", "evolved", "stored"],
    )
    def test_copies_keep_the_details(self, letter, again):
        assert again(letter) == letter
        assert type(again(letter).details.opened) is dt.date

    def test_stored_letter_outlives_the_declaration_of_its_details(self, letter):
        """A new release of a pack may declare other details, but the letter is written."""
        kept = Letter.from_dict(letter.to_dict(), template=MOVED)

        assert (kept.details.unit, kept.details.opened) == ("[ICU] 2", "2020-05-01")

    def test_stored_text_that_is_no_longer_valid_stays_text(self, letter):
        stored = letter.to_dict()
        stored["details"]["opened"] = "in spring"

        assert Letter.from_dict(stored, template=WARD).details.opened == "in spring"

    def test_stored_details_must_be_a_dict(self, letter):
        with pytest.raises(WrongTypeError, match=r"^Letter\.details must be a dict of details"):
            Letter.from_dict({**letter.to_dict(), "details": "ICU"}, template=WARD)

    def test_letter_stored_without_details_can_be_read(self, letter):
        stored = letter.to_dict()
        del stored["details"]

        assert Letter.from_dict(stored, template=WARD).details is None

    @pytest.mark.parametrize(
        ("details", "error", "message"),
        [
            ("ICU", WrongTypeError, "must be a dict of details; got 'ICU' (str)."),
            ({"beds": 1.5}, WrongTypeError, "must be a dict of str, int, bool, datetime.date,"),
            ({"a b": 1}, InvalidValueError, "must have the names of fields as keys; got 'a b'"),
            ({"unit": ""}, InvalidValueError, "must not be empty"),
        ],
    )
    def test_unusable_details_are_rejected(self, details, error, message):
        assert refusal(error, details=details).startswith(f"Letter.details {message}")


SILENT = """{% extends "letter" %}
{% block request %}May I ask for a word of advice?{% endblock %}
{% block follow_up %}Please write to me.{% endblock %}"""
"""A template that does not mention a call."""


class TestCalls:
    @pytest.mark.parametrize(
        ("template", "promises"),
        [
            (letters.classic, True),
            (letters.brief, False),
            (Template.from_string(BRIEF), True),
            (Template.from_string(SILENT), False),
            (Template.from_string(SILENT + "{% block thanks %}{% endblock %}"), False),
            (
                Template.from_string(
                    SILENT.replace(
                        "Please",
                        "{% if letter.call_on %}{{ letter.call_on|when }}: {% endif %}Please",
                    )
                ),
                True,
            ),
        ],
    )
    def test_template_promises_a_call_if_a_block_mentions_it(self, template, promises):
        """Inherited blocks count, but overridden ones do not."""
        assert template.promises_call is promises
        assert (letter_of(template=template).call_on is not None) is promises

    def test_call_is_rejected_if_the_template_does_not_mention_it(self):
        with pytest.raises(InvalidValueError) as caught:
            letter_of(template=Template.from_string(SILENT, name="mine"), call_on="2026-11-20")

        assert str(caught.value) == (
            "Cannot promise a call on 2026-11-20: template 'mine' does not mention a call. "
            "Choose another template, or omit call_on."
        )

    def test_overriding_the_follow_up_removes_the_promise(self):
        template = Template.from_string(
            '{% extends "letter" %}{% block follow_up %}Please write to me.{% endblock %}'
        )

        assert letter_of(template=template).call_on is None

    @pytest.mark.parametrize(
        ("date", "call_on"), [("2199-12-20", dt.date(2199, 12, 24)), ("2199-12-31", None)]
    )
    def test_no_call_is_promised_after_the_last_valid_year(self, date, call_on):
        assert letter_of(date=date).call_on == call_on


class TestReplies:
    def test_subject_is_that_of_the_rejection_email(self):
        message = SourceMessage(subject="Your application")
        letter = letter_of(rejection=Rejection("Acme", message=message))

        assert letter.subject == "Re: Your application"
