"""Conversion of values to JSON-compatible dicts and back."""

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
from rejection_letters._values import shown
from rejection_letters.errors import (
    DuplicateNameError,
    InvalidValueError,
    NotFoundError,
    WrongTypeError,
)
from tests.cases import BUILT_IN, details_of, written
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
TALK = Rejection(
    "Acme",
    stage="final",
    agency="Hays",
    discussed="how you price support",
    thanks_to=["Priya Raman", "Tom Okafor"],
    referred_by="Miriam Okafor",
    on_file=True,
    reapply_after="2027-03-01",
)
LETTER = compose(
    PROFILE,
    REJECTION,
    date="2026-11-18",
    drawn_by="your work on low-cost sensors",
    own_words="I built one at home.",
    questions=["Which skill matters most?"],
    variant=7,
)
RECORDS = (CONTACT, MESSAGE, PROFILE, REJECTION, LETTER)
EACH = pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)

TEXT = '{% extends "letter" %}{% block closing %}With warm regards,{% endblock %}'

FROM_PACKAGE = """
from rejection_letters import Template

template = Template.from_package(__name__, "nursing.j2", summary="For nurses")
"""


def values() -> st.SearchStrategy[Any]:
    """Return a strategy for values of every model class except Letter."""
    return contacts() | messages() | profiles() | rejections()


def stored(record: Any) -> dict[str, Any]:
    """Return the dict of a value after a round trip through JSON."""
    data: dict[str, Any] = json.loads(json.dumps(record.to_dict(), allow_nan=False))
    return data


def refusal(kind: type[RejectionLettersError], of: type, data: object, **options: Any) -> Any:
    """Return the error with which from_dict() rejects a dict."""
    with pytest.raises(kind) as caught:
        of.from_dict(data, **options)  # type: ignore[attr-defined]
    assert type(caught.value) is kind
    return caught.value


def types_in(record: Any) -> list[Any]:
    """Return the types of the field values, which `==` does not compare for str enums."""
    held = (getattr(record, field.name) for field in attrs.fields(type(record)))
    return [types_in(value) if attrs.has(type(value)) else type(value) for value in held]


class TestRoundTrip:
    @given(values())
    def test_values_survive_json(self, record):
        again = type(record).from_dict(stored(record))

        assert again == record
        assert types_in(again) == types_in(record)

    @given(edited_letters())
    def test_edited_letters_survive_json(self, letter):
        again = Letter.from_dict(stored(letter))

        assert again == letter
        assert str(again) == str(letter)
        assert again.template is letter.template

    def test_composed_letters_survive_json(self):
        composed = [letter for _, letter in written()[::50]]

        assert [Letter.from_dict(stored(letter)) for letter in composed] == composed

    @EACH
    def test_dicts_contain_only_json_types(self, record):
        assert stored(record) == record.to_dict()

    @EACH
    def test_dicts_have_every_field_and_the_version(self, record):
        names = [field.name for field in attrs.fields(type(record))]

        assert list(record.to_dict()) == ["version", *names]
        assert record.to_dict()["version"] == 1

    def test_dict_of_a_rejection(self):
        assert REJECTION.to_dict() == {
            "version": 1,
            "company": "Acme",
            "role": None,
            "role_plural": None,
            "role_in_text": None,
            "date": "2026-11-16",
            "contact": {
                "name": "Dana Lee",
                "honorific": "Ms.",
                "addressed_as": None,
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
                "reply_to": None,
                "no_reply": True,
            },
            "agency": None,
            "discussed": None,
            "thanks_to": [],
            "referred_by": None,
            "on_file": False,
            "reapply": False,
            "reapply_after": None,
        }

    def test_dict_of_the_facts(self):
        data = TALK.to_dict()

        assert Rejection.from_dict(stored(TALK)) == TALK
        assert data["discussed"] == "how you price support"
        assert data["thanks_to"] == ["Priya Raman", "Tom Okafor"]
        assert (data["reapply"], data["reapply_after"]) == (True, "2027-03-01")

    @EACH
    def test_changing_a_dict_does_not_change_the_value(self, record):
        before = copy.deepcopy(record.to_dict())
        data = record.to_dict()
        for value in data.values():
            if isinstance(value, (dict, list)):
                value.clear()

        assert record.to_dict() == before

    @EACH
    def test_from_dict_does_not_modify_its_argument(self, record):
        data = record.to_dict()
        before = copy.deepcopy(data)
        type(record).from_dict(data)

        assert data == before

    @EACH
    def test_from_dict_accepts_any_mapping(self, record):
        assert type(record).from_dict(MappingProxyType(record.to_dict())) == record


class TestHandwrittenDicts:
    def test_optional_fields_and_version_may_be_omitted(self):
        assert Rejection.from_dict({"company": "Acme"}) == Rejection("Acme")
        assert Contact.from_dict({"name": "Dana Lee"}) == Contact("Dana Lee")
        assert SourceMessage.from_dict({}) == SourceMessage()

    def test_values_are_cleaned(self):
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
    def test_contact_may_be_a_dict_or_a_constructor_argument(self, contact, expected):
        assert Rejection.from_dict({"company": "Acme", "contact": contact}).contact == expected

    def test_enum_members_are_accepted(self):
        data = {
            "company": "Acme",
            "stage": Stage.FINAL,
            "reason": Reason.FREEZE,
            "medium": Medium.PHONE,
        }

        assert Rejection.from_dict(data) == Rejection(
            "Acme", stage="final", reason="freeze", medium="phone"
        )


class TestInvalidDicts:
    @pytest.mark.parametrize(
        ("data", "shown"), [(None, "None"), ([], "[] (list)"), ("{}", "'{}' (str)"), (7, "7 (int)")]
    )
    @EACH
    def test_data_must_be_a_dict(self, record, data, shown):
        name = type(record).__name__
        error = refusal(WrongTypeError, type(record), data)

        assert error.field == f"{name}.from_dict.data"
        assert str(error) == f"{name}.from_dict() expected a dict, got {shown}."

    @EACH
    def test_unknown_field_suggests_a_similar_one(self, record):
        kind = type(record)
        known = attrs.fields(kind)[0].name
        error = refusal(InvalidValueError, kind, {**record.to_dict(), f"{known}s": "x"})

        assert error.field == f"{kind.__name__}.{known}s"
        assert str(error) == (f"{kind.__name__} has no field '{known}s'. Did you mean '{known}'?")

    @pytest.mark.parametrize(
        ("key", "field"),
        [("xyz", "Contact.xyz"), ("x y", "Contact.x y"), ("x" * 200, "Contact"), (7, "Contact")],
    )
    def test_unknown_field_lists_valid_fields(self, key, field):
        error = refusal(InvalidValueError, Contact, {"name": "Dana Lee", key: 1})

        assert error.field == field
        assert str(error) == (
            f"Contact has no field {shown(key)}. "
            "Valid fields: name, honorific, addressed_as, title, email, phone."
        )

    @EACH
    def test_missing_required_field(self, record):
        kind = type(record)
        required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
        for name in required:
            data = record.to_dict()
            del data[name]
            error = refusal(InvalidValueError, kind, data)

            assert error.field == f"{kind.__name__}.{name}"
            assert str(error) == f"{kind.__name__}.{name} is required."

    @pytest.mark.parametrize("version", [0, 2, 99, True, 1.0, "1", None])
    @EACH
    def test_other_versions_are_rejected(self, record, version):
        """The version is checked first, because a newer dict may have unknown fields."""
        kind = type(record).__name__
        error = refusal(InvalidValueError, type(record), {"version": version, "later": 1})

        assert error.field == f"{kind}.version"
        assert str(error) == (
            f"{kind}.version must be 1; got {version!r}."
            + (" Upgrade rejection-letters to read newer data." if version in (2, 99) else "")
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
    def test_wrong_type_names_the_field(self, kind, name, value):
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
            ("medium", "fax"),
        ],
    )
    def test_invalid_value_names_the_field(self, name, value):
        error = refusal(InvalidValueError, Rejection, {**REJECTION.to_dict(), name: value})

        assert error.field == f"Rejection.{name}"

    @pytest.mark.parametrize(
        ("path", "value", "kind", "field"),
        [
            (("profile", "name"), 7, WrongTypeError, "Profile.name"),
            (("profile", "label"), "x", InvalidValueError, "Profile.label"),
            (("profile", "version"), 2, InvalidValueError, "Profile.version"),
            (("rejection", "company"), " ", InvalidValueError, "Rejection.company"),
            (("rejection", "contact", "email"), "x", InvalidValueError, "Contact.email"),
            (("rejection", "contact", "mail"), "x", InvalidValueError, "Contact.mail"),
            (("rejection", "message", "no_reply"), 1, WrongTypeError, "SourceMessage.no_reply"),
        ],
    )
    def test_nested_errors_name_the_nested_field(self, path, value, kind, field):
        data = stored(LETTER)
        *parents, name = path
        part = data
        for parent in parents:
            part = part[parent]
        part[name] = value

        assert refusal(kind, Letter, data).field == field

    def test_missing_nested_field(self):
        data = {"company": "Acme", "contact": {"title": "Head of Talent"}}

        assert refusal(InvalidValueError, Rejection, data).field == "Contact.name"


class TestTemplates:
    @pytest.mark.parametrize("template", BUILT_IN, ids=lambda template: template.name)
    def test_built_in_template_is_stored_by_its_full_name(self, template):
        details = details_of(template)[0].value
        letter = compose(PROFILE, REJECTION, template=template, details=details, date="2026-11-18")

        assert letter.to_dict()["template"] == f"rejection-letters:{template.name}"
        assert Letter.from_dict(stored(letter)).template is template

    @pytest.mark.parametrize(
        "code", [PACK, FROM_PACKAGE], ids=["made from text", "made from a file of a package"]
    )
    def test_pack_template_is_stored_by_its_full_name(self, install, code):
        """No other pack can claim that name."""
        install("pack-a", code=code, files={"nursing.j2": TEXT})
        letter = compose(PROFILE, REJECTION, template="nursing")
        data = stored(letter)
        install("pack-b")

        assert data["template"] == "pack-a:nursing"
        assert Letter.from_dict(data) == letter

    def test_full_name_resolves_a_duplicate_name(self, install):
        install("pack-a")
        install("pack-b")
        letter = compose(PROFILE, REJECTION, template="pack-b:nursing")

        assert letter.to_dict()["template"] == "pack-b:nursing"
        assert Letter.from_dict(stored(letter)) == letter
        refusal(DuplicateNameError, Letter, {**stored(letter), "template": "nursing"})

    def test_to_dict_does_not_load_other_packs(self, install):
        install("pack-a", code="raise OSError('Loaded!')")
        letter = compose(PROFILE, REJECTION, template=Template.from_string(TEXT))

        assert letter.to_dict()["template"] == ":text"
        assert _catalog.templates()["nursing"].status == "not loaded"

    def test_broken_entry_does_not_hide_others_of_its_pack(self, install):
        install("pack-a", "absent = pack_a:absent", "nursing = pack_a:template")
        letter = compose(PROFILE, REJECTION, template="nursing")

        assert letter.to_dict()["template"] == "pack-a:nursing"
        assert _catalog.templates()["absent"].status == "broken"

    @pytest.mark.parametrize("template", [Template.from_string(TEXT, name="mine"), letters.brief])
    def test_template_argument_overrides_the_dict(self, template):
        data = {**stored(LETTER), "template": "gone"}

        assert Letter.from_dict(data, template=template).template is template

    def test_template_that_is_not_installed_must_be_passed(self):
        mine = Template.from_string(TEXT, name="mine")
        letter = compose(PROFILE, REJECTION, template=mine)
        data = stored(letter)

        assert data["template"] == ":mine"
        assert Letter.from_dict(data, template=mine) == letter
        assert str(refusal(InvalidValueError, Letter, data)) == (
            "Letter.template 'mine' is not an installed template. "
            "Pass the template itself as template=..."
        )

    def test_template_named_like_an_installed_one_is_not_mixed_up(self):
        mine = Template.from_string(TEXT, name="rejection-letters:brief")
        data = stored(compose(PROFILE, REJECTION, template=mine))

        refusal(InvalidValueError, Letter, data)

    def test_template_that_was_uninstalled_is_not_found(self):
        error = refusal(NotFoundError, Letter, {**stored(LETTER), "template": "pack-z:gone"})

        assert (error.kind, error.name) == ("template", "pack-z:gone")

    def test_template_argument_makes_the_stored_name_unnecessary(self):
        data = stored(LETTER)
        del data["template"]

        assert Letter.from_dict(data, template=letters.classic) == LETTER

    def test_template_argument_must_be_a_template(self):
        error = refusal(WrongTypeError, Letter, stored(LETTER), template="classic")

        assert str(error) == "Letter.template must be a Template; got 'classic' (str)."


class TestCattrs:
    @given(values())
    def test_json_converter_round_trips_values(self, record):
        """The model consists of plain attrs classes, so cattrs needs no hooks."""
        converter = make_converter()

        assert converter.loads(converter.dumps(record), type(record)) == record
