"""Values of the model are stored as dicts that JSON can carry, and come back equal."""

from __future__ import annotations

import copy
import datetime as dt
import json
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from cattrs.preconf.json import make_converter
from hypothesis import given, strategies as st

from rejection_letters import (
    Contact,
    Letter,
    Medium,
    Profile,
    Reason,
    Rejection,
    RejectionLettersError,
    SourceMessage,
    Stage,
    Template,
    compose,
    letters,
)
from rejection_letters._template import _catalog
from rejection_letters.errors import (
    DuplicateNameError,
    InvalidValueError,
    NotFoundError,
    WrongTypeError,
)
from tests.cases import BUILT_IN, written
from tests.packs import PACK
from tests.strategies import contacts, edited_letters, messages, profiles, rejections

CONTACT = Contact("Dana Lee", honorific="Ms.", email="dana@example.com")
MESSAGE = SourceMessage(message_id="<1@example.com>", references=["<0@example.com>"], no_reply=True)
PROFILE = Profile("Ana Ruiz", "UX designer", address=["12 Oak Street", "Springfield, IL 62704"])
REJECTION = Rejection(
    "Acme",
    date="2026-11-16",
    contact=CONTACT,
    stage="inquiry",
    reason="no-opening",
    medium="letter",
    message=MESSAGE,
)
LETTER = compose(PROFILE, REJECTION, date="2026-11-18")
RECORDS = (CONTACT, MESSAGE, PROFILE, REJECTION, LETTER)
EACH = pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)

TEXT = '{% extends "letter" %}{% block closing %}With warm regards,{% endblock %}'

FROM_PACKAGE = """
from rejection_letters import Template

template = Template.from_package(__name__, "nursing.j2", summary="For nurses")
"""


def values() -> st.SearchStrategy[Any]:
    """Give values of every class of the model but the letter."""
    return contacts() | messages() | profiles() | rejections()


def stored(record: Any) -> dict[str, Any]:
    """Return the dict of a value after it was written to a JSON file and read again."""
    data: dict[str, Any] = json.loads(json.dumps(record.to_dict(), allow_nan=False))
    return data


def refusal(kind: type[RejectionLettersError], of: type, data: object, **options: Any) -> Any:
    """Return the error with which a class refuses a dict."""
    with pytest.raises(kind) as caught:
        of.from_dict(data, **options)  # type: ignore[attr-defined]
    assert type(caught.value) is kind
    return caught.value


def types_in(record: Any) -> list[Any]:
    """Return the types of what a value holds; a member of an enumeration equals plain text."""
    held = (getattr(record, field.name) for field in attrs.fields(type(record)))
    return [types_in(value) if attrs.has(type(value)) else type(value) for value in held]


class TestRoundTrip:
    """What to_dict() returns survives JSON, and from_dict() returns an equal value."""

    @given(values())
    def test_values_of_the_model(self, record):
        """Every value comes back equal, with members of enumerations and tuples as before."""
        again = type(record).from_dict(stored(record))

        assert again == record
        assert types_in(again) == types_in(record)

    @given(edited_letters())
    def test_edited_letters(self, letter):
        """A letter comes back with every word that was edited into it."""
        again = Letter.from_dict(stored(letter))

        assert again == letter
        assert str(again) == str(letter)
        assert again.template is letter.template

    def test_composed_letters(self):
        """Every letter that the built-in templates write comes back equal."""
        composed = [letter for _, letter in written()[::50]]

        assert [Letter.from_dict(stored(letter)) for letter in composed] == composed

    @EACH
    def test_dicts_hold_what_json_has(self, record):
        """No value in a dict needs an encoder: JSON gives back the very same dict."""
        assert stored(record) == record.to_dict()

    @EACH
    def test_dicts_have_every_field_and_the_version(self, record):
        """The fields keep their names, also those that were left out."""
        names = [field.name for field in attrs.fields(type(record))]

        assert list(record.to_dict()) == ["version", *names]
        assert record.to_dict()["version"] == 1

    def test_the_dict_of_a_rejection(self):
        """Dates and members of enumerations are text, and only the whole has a version."""
        assert REJECTION.to_dict() == {
            "version": 1,
            "company": "Acme",
            "role": None,
            "role_plural": None,
            "date": "2026-11-16",
            "contact": {
                "name": "Dana Lee",
                "honorific": "Ms.",
                "title": None,
                "email": "dana@example.com",
                "phone": None,
            },
            "address": [],
            "stage": "inquiry",
            "reason": "no-opening",
            "medium": "letter",
            "message": {
                "message_id": "<1@example.com>",
                "references": ["<0@example.com>"],
                "subject": None,
                "sender": None,
                "no_reply": True,
            },
        }

    @EACH
    def test_dicts_belong_to_who_asked(self, record):
        """A change of a dict reaches neither the value nor the next dict."""
        before = copy.deepcopy(record.to_dict())
        data = record.to_dict()
        for value in data.values():
            if isinstance(value, (dict, list)):
                value.clear()

        assert record.to_dict() == before

    @EACH
    def test_data_is_not_modified(self, record):
        """from_dict() leaves the dict, and every dict in it, alone."""
        data = record.to_dict()
        before = copy.deepcopy(data)
        type(record).from_dict(data)

        assert data == before

    @EACH
    def test_any_mapping_is_read(self, record):
        """A read-only mapping does as well as a dict."""
        assert type(record).from_dict(MappingProxyType(record.to_dict())) == record


class TestByHand:
    """A dict may be written by hand."""

    def test_optional_fields_may_be_omitted(self):
        """The required fields are enough, and the version is not one of them."""
        assert Rejection.from_dict({"company": "Acme"}) == Rejection("Acme")
        assert Contact.from_dict({"name": "Dana Lee"}) == Contact("Dana Lee")
        assert SourceMessage.from_dict({}) == SourceMessage()

    def test_values_are_cleaned(self):
        """A dict is no way around the checks: values are cleaned like those given in Python."""
        data = {"company": " Acme  Inc. ", "date": dt.date(2026, 11, 16), "address": "One\nTwo"}

        assert Rejection.from_dict(data) == Rejection(
            "Acme Inc.", date="2026-11-16", address=("One", "Two")
        )

    @pytest.mark.parametrize(
        ("contact", "expected"),
        [
            ("Dana Lee", Contact("Dana Lee")),
            (CONTACT, CONTACT),
            (CONTACT.to_dict(), CONTACT),
            ({"name": "Dana Lee"}, Contact("Dana Lee")),
            (None, None),
            ("", None),
        ],
    )
    def test_contact_may_be_a_dict_or_what_the_constructor_takes(self, contact, expected):
        """A name alone is enough, as it is in Python."""
        assert Rejection.from_dict({"company": "Acme", "contact": contact}).contact == expected

    def test_words_may_be_members(self):
        """The stage, the reason and the medium may be members of their enumerations."""
        data = {
            "company": "Acme",
            "stage": Stage.FINAL,
            "reason": Reason.FREEZE,
            "medium": Medium.PHONE,
        }

        assert Rejection.from_dict(data) == Rejection(
            "Acme", stage="final", reason="freeze", medium="phone"
        )


class TestRefusals:
    """A dict that is wrong is an error that names the field."""

    @pytest.mark.parametrize(
        ("data", "shown"), [(None, "None"), ([], "[] (list)"), ("{}", "'{}' (str)"), (7, "7 (int)")]
    )
    @EACH
    def test_data_that_is_not_a_dict(self, record, data, shown):
        """Anything but a mapping is of the wrong type."""
        name = type(record).__name__
        error = refusal(WrongTypeError, type(record), data)

        assert error.field == f"{name}.from_dict.data"
        assert str(error) == f"{name}.from_dict() expected a dict, got {shown}."

    @EACH
    def test_unknown_field_suggests_a_near_one(self, record):
        """A misspelled field is not lost in silence."""
        kind = type(record)
        known = attrs.fields(kind)[0].name
        error = refusal(InvalidValueError, kind, {**record.to_dict(), f"{known}s": "x"})

        assert error.field == f"{kind.__name__}.{known}s"
        assert str(error) == (f"{kind.__name__} has no field '{known}s'. Did you mean '{known}'?")

    @pytest.mark.parametrize(
        ("key", "field"),
        [("xyz", "Contact.xyz"), ("x y", "Contact"), ("", "Contact"), (7, "Contact")],
    )
    def test_unknown_field_lists_the_fields(self, key, field):
        """If no field is similar, all are listed; a key that cannot be a field is shown, too."""
        error = refusal(InvalidValueError, Contact, {"name": "Dana Lee", key: 1})

        assert error.field == field
        assert str(error) == (
            f"Contact has no field {key!r}. Its fields are name, honorific, title, email, phone."
        )

    @EACH
    def test_missing_required_field(self, record):
        """Every field without a default is required."""
        kind = type(record)
        required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
        for name in required:
            data = record.to_dict()
            del data[name]
            error = refusal(InvalidValueError, kind, data)

            assert error.field == f"{kind.__name__}.{name}"
            assert str(error) == f"{kind.__name__}.{name} is missing."

    @pytest.mark.parametrize("version", [0, 2, 99, True, 1.0, "1", None])
    @EACH
    def test_another_version(self, record, version):
        """A dict of a newer release is refused as a whole, whatever else is in it."""
        kind = type(record).__name__
        error = refusal(InvalidValueError, type(record), {"version": version, "later": 1})

        assert error.field == f"{kind}.version"
        assert str(error) == (
            f"{kind}.version is {version!r}, but this release reads 1. Update rejection-letters."
        )

    @pytest.mark.parametrize(
        ("kind", "name", "value"),
        [
            (Contact, "name", 7),
            (Profile, "address", {"street": "12 Oak Street"}),
            (Profile, "email", ["ana@example.com"]),
            (SourceMessage, "no_reply", "yes"),
            (Rejection, "date", 20261116),
            (Rejection, "contact", 7),
            (Rejection, "message", "Your application"),
            (Letter, "blocks", "Thank you."),
            (Letter, "minutes", "twenty"),
            (Letter, "profile", "Ana Ruiz"),
            (Letter, "rejection", None),
            (Letter, "date", None),
            (Letter, "template", 7),
            (Letter, "template", None),
        ],
    )
    def test_wrong_type(self, kind, name, value):
        """A value of the wrong type is refused by its field, as in Python."""
        (record,) = (record for record in RECORDS if type(record) is kind)
        error = refusal(WrongTypeError, kind, {**record.to_dict(), name: value})

        assert error.field == f"{kind.__name__}.{name}"
        assert " must be " in str(error)

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("company", ""),
            ("date", "16 November"),
            ("stage", "finale"),
            ("reason", 7),
            ("medium", None),
        ],
    )
    def test_value_that_no_letter_can_carry(self, name, value):
        """A value that the constructor refuses is refused here, by its field."""
        error = refusal(InvalidValueError, Rejection, {**REJECTION.to_dict(), name: value})

        assert error.field == f"Rejection.{name}"

    @pytest.mark.parametrize(
        ("path", "value", "kind", "field"),
        [
            (("profile", "name"), 7, WrongTypeError, "Profile.name"),
            (("profile", "nam"), "x", InvalidValueError, "Profile.nam"),
            (("profile", "version"), 2, InvalidValueError, "Profile.version"),
            (("rejection", "company"), " ", InvalidValueError, "Rejection.company"),
            (("rejection", "contact", "email"), "x", InvalidValueError, "Contact.email"),
            (("rejection", "contact", "mail"), "x", InvalidValueError, "Contact.mail"),
            (("rejection", "message", "no_reply"), 1, WrongTypeError, "SourceMessage.no_reply"),
        ],
    )
    def test_nested_errors_name_the_nested_field(self, path, value, kind, field):
        """An error inside a part of a letter names the part's own field."""
        data = stored(LETTER)
        *parents, name = path
        part = data
        for parent in parents:
            part = part[parent]
        part[name] = value

        assert refusal(kind, Letter, data).field == field

    def test_nested_required_field(self):
        """A contact needs a name, wherever it is."""
        data = {"company": "Acme", "contact": {"title": "Head of Talent"}}

        assert refusal(InvalidValueError, Rejection, data).field == "Contact.name"


class TestTemplates:
    """A letter stores the name of its template, and finds it again by that name."""

    @pytest.mark.parametrize("template", BUILT_IN, ids=lambda template: template.name)
    def test_built_in(self, template):
        """A built-in template is stored by its full name."""
        letter = compose(PROFILE, REJECTION, template=template)

        assert letter.to_dict()["template"] == f"rejection-letters:{template.name}"
        assert Letter.from_dict(stored(letter)).template is template

    @pytest.mark.parametrize(
        "code", [PACK, FROM_PACKAGE], ids=["made from text", "made from a file of a package"]
    )
    def test_of_an_installed_pack(self, install, code):
        """The template of a pack is stored by its full name, which no other pack can claim."""
        install("pack-a", code=code, files={"nursing.j2": TEXT})
        letter = compose(PROFILE, REJECTION, template="nursing")
        data = stored(letter)
        install("pack-b")

        assert data["template"] == "pack-a:nursing"
        assert Letter.from_dict(data) == letter

    def test_of_a_pack_whose_name_is_contested(self, install):
        """The full name says which of two packs is meant."""
        install("pack-a")
        install("pack-b")
        letter = compose(PROFILE, REJECTION, template="pack-b:nursing")

        assert letter.to_dict()["template"] == "pack-b:nursing"
        assert Letter.from_dict(stored(letter)) == letter
        refusal(DuplicateNameError, Letter, {**stored(letter), "template": "nursing"})

    def test_packs_that_are_not_imported_stay_so(self, install):
        """To look for the name of a template runs no code of packs it cannot come from."""
        install("pack-a", code="raise OSError('Loaded!')")
        letter = compose(PROFILE, REJECTION, template=Template.from_string(TEXT))

        assert letter.to_dict()["template"] == "text"
        assert _catalog.templates()["nursing"].status == "not loaded"

    def test_a_broken_entry_of_the_same_pack_is_passed_over(self, install):
        """An entry that cannot be loaded hides none of the others."""
        install("pack-a", "absent = pack_a:absent", "nursing = pack_a:template")
        letter = compose(PROFILE, REJECTION, template="nursing")

        assert letter.to_dict()["template"] == "pack-a:nursing"
        assert _catalog.templates()["absent"].status == "broken"

    @pytest.mark.parametrize("template", [Template.from_string(TEXT, name="mine"), letters.brief])
    def test_supplied_template_is_used(self, template):
        """A template that is passed is the letter's, whatever the dict names."""
        data = {**stored(LETTER), "template": "gone"}

        assert Letter.from_dict(data, template=template).template is template

    def test_not_installed(self):
        """A template that is not installed is stored by its own name, and has to be passed."""
        mine = Template.from_string(TEXT, name="mine")
        letter = compose(PROFILE, REJECTION, template=mine)
        data = stored(letter)

        assert data["template"] == "mine"
        assert Letter.from_dict(data, template=mine) == letter
        error = refusal(NotFoundError, Letter, data)
        assert (error.kind, error.name) == ("template", "mine")

    def test_supplied_template_is_a_template(self):
        """A name is not passed: the dict has it already."""
        error = refusal(WrongTypeError, Letter, stored(LETTER), template="classic")

        assert str(error) == "Letter.template must be a Template; got 'classic' (str)."


class TestCattrs:
    """The classes are plain attrs classes, so cattrs can structure them without hooks."""

    @given(values())
    def test_json_converter_round_trips_values(self, record):
        """The JSON converter of cattrs, as it comes, gives back an equal value."""
        converter = make_converter()

        assert converter.loads(converter.dumps(record), type(record)) == record
