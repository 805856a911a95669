"""A letter is read as text, edited by making changed copies, kept, and shown in a notebook."""

import copy
import datetime as dt
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
DANA = Contact("Dana Lee", honorific="Ms.", title="Vice President of Sales")
REJECTION = Rejection(
    "Northfield Automation",
    contact=DANA,
    address="600 Wharf Road\nChicago, IL 60601",
    stage="inquiry",
    reason="no-opening",
)
BRIEF = '{% extends "letter" %}{% block closing %}Best regards,{% endblock %}'


def letter_of(profile=ANA, rejection=REJECTION, **options):
    """Return a letter of one fixed day."""
    return compose(profile, rejection, **{"date": "2026-11-18", **options})


def paragraphs(letter):
    """Return the paragraphs of the text of a letter."""
    return str(letter).split("\n\n")


def kinds(letter):
    """Return the types of what a letter holds; a member that is a text equals a plain one."""
    return [type(getattr(letter, name)) for name in attrs.fields_dict(Letter)]


def refusal(kind, **changes):
    """Return the text of the error with which a change of a letter is refused."""
    with pytest.raises(RejectionLettersError) as caught:
        attrs.evolve(letter_of(), **changes)
    assert type(caught.value) is kind
    return str(caught.value)


def described(value):
    """Return what an error about a value of the wrong type shows of it."""
    return "None" if value is None else f"{value!r} ({type(value).__name__})"


@pytest.fixture
def letter():
    """Give a letter with everything in it."""
    return letter_of(PROFILE)


class TestFields:
    """A letter carries its words and all they were made from."""

    def test_it_keeps_what_it_was_made_from(self, letter):
        """Profile, rejection, day, call, minutes and template can be read from a letter."""
        assert letter.profile is PROFILE
        assert letter.rejection is REJECTION
        assert letter.date == dt.date(2026, 11, 18)
        assert letter.call_on == dt.date(2026, 11, 23)
        assert letter.minutes == 20
        assert letter.template is letters.classic

    def test_blocks_are_paragraphs_and_lists(self, letter):
        """Each block of the body is a text, or a tuple of texts where the letter has a list."""
        kinds = [type(block) for block in letter.blocks]

        assert kinds == [str, str, str, str, tuple, str, str]
        assert all(type(item) is str for item in letter.blocks[4])

    def test_it_cannot_be_changed_in_place(self, letter):
        """Assigning to a field is an error; changed copies are made with evolve()."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            letter.closing = "Best,"

    def test_it_has_slots(self, letter):
        """A misspelt attribute is not silently kept."""
        assert not hasattr(letter, "__dict__")

    def test_equal_letters(self):
        """The same words about the same facts make equal letters of one hash."""
        assert letter_of() == letter_of()
        assert hash(letter_of()) == hash(letter_of())

    def test_unequal_letters(self, letter):
        """A word that differs makes letters unequal."""
        assert letter != attrs.evolve(letter, closing="Best regards,")

    def test_the_repr_names_the_template_only(self, letter):
        """The repr shows the fields; of the template it shows the name."""
        assert repr(letter).startswith(f"Letter(subject={letter.subject!r}, salutation=")
        assert repr(letter).endswith("minutes=20, template='classic')")

    def test_the_repr_is_short(self, letter):
        """The repr fits where it is mostly seen: into a list, a log or a traceback."""
        assert len(repr(letter)) < 500

    @pytest.mark.parametrize("field", ["blocks", "closing", "profile", "rejection"])
    def test_the_repr_leaves_out_what_is_long(self, letter, field):
        """The body and the people are no part of the repr."""
        assert f"{field}=" not in repr(letter)


class TestText:
    """`str(letter)` is the letter in block style."""

    def test_the_head(self, letter):
        """Sender, date, addressee and subject stand above the salutation."""
        assert paragraphs(letter)[:5] == [
            "Teresa Okonkwo\n1840 Linden Street\nCleveland, OH 44113",
            "November 18, 2026",
            "\n".join(("Ms. Dana Lee", DANA.title, REJECTION.company, *REJECTION.address)),
            "Subject: Thank you, and a request for advice",
            "Dear Ms. Dana Lee,",
        ]

    def test_the_signature(self, letter):
        """Below the closing stand the name and the ways to reach who signs."""
        assert paragraphs(letter)[-2:] == [
            "Sincerely,",
            "Teresa Okonkwo\nteresa@example.com\n(216) 555-0142\nhttps://teresa.example.com",
        ]

    def test_lists_have_hyphens(self, letter):
        """Each item of a list is a line that begins with a hyphen."""
        assert paragraphs(letter)[9].split("\n") == [f"- {item}" for item in letter.blocks[4]]

    def test_little_is_enough(self):
        """What was not given leaves no gap."""
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
    def test_the_addressee(self, contact, lines):
        """The addressee has the honorific and the title that are known."""
        letter = letter_of(rejection=Rejection("Acme", contact=contact))

        assert paragraphs(letter)[2] == f"{lines}\nAcme"

    @pytest.mark.parametrize(
        ("medium", "shown"), [("email", True), ("phone", True), ("letter", False)]
    )
    def test_only_a_mail_has_a_subject_line(self, medium, shown):
        """A call is answered by mail, which has a subject; on paper the salutation follows."""
        text = paragraphs(letter_of(rejection=Rejection("Acme", medium=medium)))

        assert text[3].startswith("Subject: ") is shown
        assert text[3 + shown] == "Dear Hiring Team at Acme,"

    def test_british_dates(self):
        """The order of the date is that of the profile's locale."""
        letter = letter_of(attrs.evolve(ANA, locale="en-GB"))

        assert paragraphs(letter)[1] == "18 November 2026"

    def test_it_has_no_blank_at_the_ends_of_lines(self, letter):
        """No line begins or ends with a blank, and the text does not end in a line break."""
        assert all(line == line.strip() for line in str(letter).split("\n"))
        assert str(letter).endswith("com")


class TestEditing:
    """A changed copy is checked like a letter made from scratch."""

    @pytest.mark.parametrize("field", ["subject", "salutation", "closing"])
    def test_a_line_is_replaced(self, letter, field):
        """One line is replaced, and all else stays."""
        edited = attrs.evolve(letter, **{field: "Hello again,"})

        assert getattr(edited, field) == "Hello again,"
        assert attrs.evolve(edited, **{field: getattr(letter, field)}) == letter

    def test_the_body_is_replaced(self, letter):
        """The body is a sequence of paragraphs and lists; lists of Python do as well."""
        edited = attrs.evolve(letter, blocks=["Thank you.", ["One?", "Two?"], ("Three?",)])

        assert edited.blocks == ("Thank you.", ("One?", "Two?"), ("Three?",))

    def test_a_paragraph_is_added(self, letter):
        """The blocks of a letter can be put together with others."""
        edited = attrs.evolve(letter, blocks=(*letter.blocks, "PS: Greetings."))

        assert paragraphs(edited)[-3] == "PS: Greetings."

    def test_the_letter_can_be_made_by_hand(self, letter):
        """The constructor takes the fields by name, and checks them."""
        fields = {field.name: getattr(letter, field.name) for field in attrs.fields(Letter)}

        assert Letter(**fields) == letter

    def test_what_is_composed_is_what_the_constructor_takes(self):
        """No letter that a template writes holds what the constructor would clean or refuse."""
        composed = [letter for _, letter in written()]
        made = [
            Letter(**{name: getattr(letter, name) for name in attrs.fields_dict(Letter)})
            for letter in composed
        ]

        assert made == composed
        assert [*map(kinds, made)] == [*map(kinds, composed)]

    @pytest.mark.parametrize("field", ["subject", "salutation", "closing", "blocks"])
    def test_line_breaks_are_refused(self, field):
        """A text of several lines is refused: paragraphs are blocks of their own."""
        text = "One.\n\nTwo."

        assert refusal(InvalidValueError, **{field: [text] if field == "blocks" else text}) == (
            f"Letter.{field} holds a line break (U+000A): "
            f"{[text] if field == 'blocks' else text!r}. "
            "It would part the text where it stands. "
            "Put it on one line; several paragraphs are several blocks."
        )

    def test_control_characters_are_refused(self):
        """A character that cannot be printed is refused in a list, too."""
        assert refusal(InvalidValueError, blocks=[["x\x00"]]) == (
            "Letter.blocks holds a character that cannot be printed (U+0000): [['x\\x00']]. "
            "It would hide, reorder or break the text around it. Remove that character."
        )

    @pytest.mark.parametrize("field", ["subject", "salutation", "closing"])
    @pytest.mark.parametrize("value", [None, 7, b"x", ["x"]])
    def test_a_line_that_is_no_text(self, field, value):
        """What is no text is refused with its type."""
        assert refusal(WrongTypeError, **{field: value}) == (
            f"Letter.{field} must be a str; got {described(value)}."
        )

    @pytest.mark.parametrize("value", ["Thank you.", None, 7, {"a": 1}])
    def test_a_body_that_is_no_sequence(self, value):
        """A text alone is no body, nor is anything but a list or tuple."""
        assert refusal(WrongTypeError, blocks=value) == (
            "Letter.blocks must be a tuple of paragraphs (str) and lists (tuples of str); "
            f"got {described(value)}."
        )

    @pytest.mark.parametrize("value", [7, None, (), [], b"x", {"a": 1}])
    def test_a_block_that_is_neither_paragraph_nor_list(self, value):
        """A block is a text, or a list of at least one text."""
        assert refusal(WrongTypeError, blocks=["Thank you.", value]) == (
            "Letter.blocks must be a tuple of paragraphs (str) and lists (tuples of str); "
            f"got ['Thank you.', {value!r}] (list)."
        )

    def test_lists_have_no_lists_in_them(self):
        """An item of a list is a text."""
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
    def test_blanks_are_refused(self, changes):
        """A letter must not show a blank, also when it was edited."""
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
    def test_other_fields_are_checked_too(self, changes):
        """A profile, a day or a template that is none is refused, with the field that it is."""
        with pytest.raises(RejectionLettersError) as caught:
            attrs.evolve(letter_of(), **changes)

        assert caught.value.field == f"Letter.{next(iter(changes))}"

    @pytest.mark.parametrize("field", ["profile", "rejection", "template"])
    def test_an_object_of_another_class(self, letter, field):
        """Where an object belongs, the error names its class."""
        kind = type(getattr(letter, field)).__name__

        assert refusal(WrongTypeError, **{field: None}) == (
            f"Letter.{field} must be a {kind}; got None."
        )

    @pytest.mark.parametrize("field", ["date", "call_on"])
    def test_a_day_may_be_text(self, letter, field):
        """A day is given as a date or as text, as everywhere."""
        edited = attrs.evolve(letter, **{field: "2026-12-01"})

        assert getattr(edited, field) == dt.date(2026, 12, 1)

    def test_a_letter_may_promise_no_call(self, letter):
        """A letter whose promise was taken out names no day for it."""
        assert attrs.evolve(letter, call_on=None).call_on is None

    @pytest.mark.parametrize("value", [True, 20.0, None])
    def test_minutes_that_are_no_whole_number(self, value):
        """Minutes are a whole number."""
        assert refusal(WrongTypeError, minutes=value) == (
            f"Letter.minutes must be an int; got {described(value)}."
        )

    def test_a_body_without_a_block(self):
        """A body of nothing is refused."""
        assert refusal(InvalidValueError, blocks=()) == (
            "Letter.blocks is empty: (). A letter says something. Give a paragraph."
        )

    @pytest.mark.parametrize("field", ["subject", "salutation", "closing", "blocks"])
    @pytest.mark.parametrize("text", ["...", "* * *", "\u2014", "\u0301x"])
    def test_what_can_be_seen_is_enough(self, letter, field, text):
        """A text that is edited needs no letter: three stars may part two paragraphs."""
        edited = attrs.evolve(letter, **{field: [text] if field == "blocks" else text})

        assert getattr(edited, field) == ((text,) if field == "blocks" else text)

    @pytest.mark.parametrize("field", ["subject", "salutation", "closing", "blocks"])
    @pytest.mark.parametrize("text", ["\u200d", "\u3164", "\u2800 \u2800"], ids=ascii)
    def test_what_shows_nothing_is_refused(self, field, text):
        """A text of characters that show nothing is refused as a blank is."""
        message = refusal(InvalidValueError, **{field: [text] if field == "blocks" else text})

        assert message.startswith(f"Letter.{field} is empty: ")

    def test_white_space_is_collapsed(self, letter):
        """A text is made tidy as everywhere."""
        edited = attrs.evolve(letter, subject="  Thank\tyou ", blocks=["\u00a0One.  Two. "])

        assert (edited.subject, edited.blocks) == ("Thank you", ("One. Two.",))


class TestKeeping:
    """Letters are stored and sent to other processes."""

    def test_pickling_gives_an_equal_letter(self, letter):
        """A pickled letter is equal, says the same and has the same hash."""
        kept = pickle.loads(pickle.dumps(letter))

        assert kept == letter
        assert str(kept) == str(letter)
        assert hash(kept) == hash(letter)

    @pytest.mark.parametrize(
        "template",
        [letters.brief, Template.from_string(BRIEF), "classic"],
        ids=["built in", "text", "name"],
    )
    def test_its_template_composes_again(self, template):
        """The template of a pickled letter writes the same letter anew."""
        letter = letter_of(template=template)
        kept = pickle.loads(pickle.dumps(letter))

        assert letter_of(template=kept.template) == letter

    def test_a_template_from_a_file_travels_by_its_place(self, tmp_path):
        """A letter whose template lies in a file composes again where that file is."""
        file = tmp_path / "mine.j2"
        file.write_text(BRIEF, encoding="utf-8")
        letter = letter_of(template=Template.from_file(file))
        kept = pickle.loads(pickle.dumps(letter))

        assert letter_of(template=kept.template) == letter

    def test_compiled_code_stays_behind(self, letter):
        """A pickle holds no code of the template, so that it can be read by a later version."""
        assert b"_write" not in pickle.dumps(letter)

    @pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
    def test_copies_are_equal(self, letter, copied):
        """Copies are equal, deep ones too."""
        assert copied(letter) == letter


class TestNotebook:
    """In a notebook a letter shows itself as one."""

    FORMATS = frozenset({"text/plain", "text/html", "text/markdown"})

    def test_all_formats(self, letter):
        """Without a wish, every format is given; each holds the letter."""
        bundle = letter._repr_mimebundle_()

        assert bundle.keys() == self.FORMATS
        assert bundle["text/plain"] == str(letter)
        assert all("Dear Ms. Dana Lee," in format for format in bundle.values())
        assert all(type(format) is str for format in bundle.values())

    @pytest.mark.parametrize(
        ("wish", "formats"),
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
        # The text of a set has no fixed order, and all workers must use the same IDs.
        ids=[
            *("no wish", "empty wish", "include one", "include one and an image"),
            *("include an image", "exclude one", "exclude all"),
            *("include and exclude one", "include all and exclude one"),
        ],
    )
    def test_formats_that_are_wished_for(self, letter, wish, formats):
        """Only formats that are included, and none that are excluded, are given."""
        assert letter._repr_mimebundle_(**wish).keys() == set(formats)


SILENT = """{% extends "letter" %}
{% block request %}May I ask for a word of advice?{% endblock %}
{% block follow_up %}Please write to me.{% endblock %}"""
"""A template that names no day of a call."""


class TestCalls:
    """A letter has the day of a call only where its text names it."""

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
    def test_a_template_promises_what_its_blocks_name(self, template, promises):
        """The blocks that write the letter decide, whether the template's own or inherited."""
        assert template.promises_call is promises
        assert (letter_of(template=template).call_on is not None) is promises

    def test_a_template_that_names_no_day_is_asked_for_none(self):
        """A call that the text would not promise is refused."""
        with pytest.raises(InvalidValueError) as caught:
            letter_of(template=Template.from_string(SILENT, name="mine"), call_on="2026-11-20")

        assert str(caught.value) == (
            "The letter cannot promise a call on 2026-11-20. Template 'mine' promises no call. "
            "Choose another template, or leave call_on out."
        )

    def test_a_day_that_is_only_asked_for_is_not_named(self):
        """Who replaces the sentence about the call has taken the promise out."""
        template = Template.from_string(
            '{% extends "letter" %}{% block follow_up %}Please write to me.{% endblock %}'
        )

        assert letter_of(template=template).call_on is None

    @pytest.mark.parametrize(
        ("date", "call_on"), [("2199-12-20", dt.date(2199, 12, 24)), ("2199-12-31", None)]
    )
    def test_no_call_beyond_the_last_year(self, date, call_on):
        """At the end of the years that letters speak of, no call is promised."""
        assert letter_of(date=date).call_on == call_on


class TestThreading:
    """A letter that answers a mail keeps the thread."""

    def test_the_subject_is_that_of_the_mail(self):
        """Where the mail's subject is known, the letter answers under it."""
        message = SourceMessage(subject="Your application")
        letter = letter_of(rejection=Rejection("Acme", message=message))

        assert letter.subject == "Re: Your application"
