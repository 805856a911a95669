"""How field values are cleaned and rejected."""

import datetime as dt
import enum
import sys
import unicodedata
import zoneinfo

import attrs
import pytest
from hypothesis import given, settings

from rejection_letters import Contact, Profile, Rejection, SourceMessage, Template, compose
from rejection_letters.errors import InvalidValueError, RejectionLettersError, WrongTypeError
from tests.costs import usage
from tests.strategies import NASTY_TEXTS, nasty_texts, printable_texts

PLAIN = '{% extends "letter" %}'


class Markup(str):
    """A str that formats as something else, like markupsafe.Markup."""

    __slots__ = ()

    def __str__(self):
        return "<b>printed</b>"

    def __format__(self, spec):
        return str(self)


class Text(str, enum.Enum):
    """Enum members that are also str."""

    NAME = "Dana Lee"
    EMAIL = "dana@example.com"
    LOCALE = "en-GB"
    TIMEZONE = "Europe/London"
    STAGE = "final"


class Unshowable:
    """A value whose repr() fails."""

    def __repr__(self):
        raise RuntimeError


class Lines:
    """A value whose repr has two lines, like that of a column in a table."""

    def __repr__(self):
        return "two\nlines"


def cleaned(value):
    """Return the cleaned value of a one-line field."""
    return Profile(value, "nurse").name


def refusal(kind, make):
    """Return the message of the error that rejects a value."""
    with pytest.raises(RejectionLettersError) as caught:
        make()
    assert type(caught.value) is kind
    return str(caught.value)


class TestCleaning:
    @pytest.mark.parametrize(
        "text",
        [
            "Dana  Lee",
            " Dana Lee",
            "Dana Lee ",
            "Dana\tLee",
            "\tDana Lee\t",
            "Dana\u00a0Lee",
            "\u00a0Dana Lee\u00a0",
            "Dana\u3000Lee",
            "Dana\u2009\u2009Lee",
            "Dana \t\u00a0\u202f Lee",
        ],
    )
    def test_white_space_is_collapsed(self, text):
        assert cleaned(text) == "Dana Lee"

    @pytest.mark.parametrize(
        ("text", "composed"),
        [
            ("Jose\u0301", "Jos\u00e9"),
            ("\u1112\u1161\u11ab", "\ud55c"),
            ("A\u030angstro\u0308m", "\u00c5ngstr\u00f6m"),
            ("\u212b", "\u00c5"),
        ],
    )
    def test_text_is_normalized_to_nfc(self, text, composed):
        assert cleaned(text) == composed

    def test_compatibility_characters_are_kept(self):
        """NFC, unlike NFKC, keeps ligatures and full-width letters."""
        assert cleaned("\ufb01ne \uff21\uff22") == "\ufb01ne \uff21\uff22"

    @pytest.mark.parametrize(
        "name",
        [
            "\u0645\u06cc\u200c\u0631\u0648\u0645",
            "\u0d28\u0d4d\u200d",
            "\u05d3\u05e0\u05d4\u200f",
            "Lee\u200e",
            "\u0915\u094d\u200d\u0937",
            "\U0001f469\u200d\U0001f4bb",
        ],
    )
    def test_joiners_and_direction_marks_are_kept(self, name):
        """Persian, Malayalam, and Hebrew names need them."""
        assert cleaned(name) == name

    @pytest.mark.parametrize("mark", ["\u0301", "\u0327", "\u064e"])
    def test_too_many_combining_marks_are_rejected(self, mark):
        """Normalizing thousands of marks would take minutes."""
        assert cleaned("a" + mark * 30)
        letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))

        with pytest.raises(InvalidValueError, match="more than 30 combining marks"):
            attrs.evolve(letter, closing="a" + mark * 5_000)

    @pytest.mark.parametrize("text", ["7", "x", "\u7530", "\u00ab", "\u2026", "\U0001f44d", "C++"])
    def test_one_visible_character_is_enough(self, text):
        assert cleaned(text) == text

    @given(printable_texts())
    def test_clean_text_is_unchanged(self, text):
        assert cleaned(text) == text

    @given(nasty_texts())
    def test_accepted_text_is_normalized_and_collapsed(self, text):
        try:
            value = cleaned(text)
        except InvalidValueError:
            return
        assert value == " ".join(unicodedata.normalize("NFC", text).split())

    @given(nasty_texts())
    def test_cleaning_is_idempotent(self, text):
        try:
            once = cleaned(text)
        except InvalidValueError:
            return
        assert cleaned(once) == once


class TestStrSubclasses:
    def test_markup_becomes_plain_text(self):
        text = Markup("Dana Lee")
        value = cleaned(text)

        assert f"{text}" == "<b>printed</b>"
        assert (type(value), value) == (str, "Dana Lee")

    def test_str_enum_member_becomes_its_value(self):
        value = cleaned(Text.NAME)

        assert (type(value), value) == (str, "Dana Lee")

    def test_address_lines_become_plain_text(self):
        address = Profile("Ana Ruiz", "UX designer", address=Markup("1 Oak St\nTown")).address

        assert [(type(line), line) for line in address] == [(str, "1 Oak St"), (str, "Town")]

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("email", Text.EMAIL),
            ("timezone", Text.TIMEZONE),
            ("locale", Text.LOCALE),
        ],
    )
    def test_fields_with_a_required_format_become_plain_text(self, field, value):
        """The email address, time zone, and locale are checked by their own converters."""
        kept = getattr(Profile("Ana Ruiz", "UX designer", **{field: value}), field)

        assert (type(kept), kept) == (str, value.value)

    def test_blank_subclass_counts_as_omitted(self):
        assert Profile("Ana Ruiz", "UX designer", industry=Markup(" ")).industry is None


class TestInvalidText:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Dana\nLee", "U+000A"),
            ("Dana Lee\n", "U+000A"),
            ("Dana\r\nLee", "U+000D"),
            ("Dana\vLee", "U+000B"),
            ("Dana\fLee", "U+000C"),
            ("Dana\x85Lee", "U+0085"),
            ("Dana\u2028Lee", "U+2028"),
            ("Dana\u2029Lee", "U+2029"),
        ],
    )
    def test_line_breaks_are_rejected(self, text, code):
        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Profile.name must not contain a line break ({code}); got {text!a}."
        )

    @pytest.mark.parametrize(
        ("character", "code"),
        [
            ("\x00", "U+0000"),
            ("\x07", "U+0007"),
            ("\x08", "U+0008"),
            ("\x1b", "U+001B"),
            ("\x1c", "U+001C"),
            ("\x1e", "U+001E"),
            ("\x7f", "U+007F"),
            ("\x9f", "U+009F"),
            ("\u00ad", "U+00AD"),
            ("\u061c", "U+061C"),
            ("\u200b", "U+200B"),
            ("\u202a", "U+202A"),
            ("\u202d", "U+202D"),
            ("\u202e", "U+202E"),
            ("\u2060", "U+2060"),
            ("\u2066", "U+2066"),
            ("\u2069", "U+2069"),
            ("\ud800", "U+D800"),
            ("\udfff", "U+DFFF"),
            ("\ufeff", "U+FEFF"),
            ("\ufffe", "U+FFFE"),
            ("\U000e0041", "U+E0041"),
            ("\U0001bca0", "U+1BCA0"),
            ("\U0001d173", "U+1D173"),
            ("\u06dd", "U+06DD"),
        ],
    )
    def test_unprintable_characters_are_rejected(self, character, code):
        text = f"Dana{character}Lee"

        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Profile.name must not contain unprintable characters ({code}); got {text!a}."
        )

    @pytest.mark.parametrize("text", ["", " ", "\t", "\u00a0", "   \u2003"])
    def test_blank_text_is_rejected(self, text):
        got = f"; got {text!a}" if text else ""

        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Profile.name must not be empty{got}."
        )

    @pytest.mark.parametrize("text", [".", "-", "___", "?!", "- - -"])
    def test_text_of_only_punctuation_is_rejected(self, text):
        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Profile.name must contain a letter or a digit; got {text!a}."
        )

    @pytest.mark.parametrize(
        "text",
        [
            *("\u3164", "\u115f", "\u1160", "\uffa0", "\u2800", "\u034f", "\u17b4", "\ufe0f"),
            *("\u3164 \u3164", "\u180b", "\u180f", "\ufff0", "\U000e0100"),
            *("\u200d", "\u200c\u200e", "\u200f \u2800"),
        ],
        ids=ascii,
    )
    def test_text_of_only_invisible_characters_is_rejected(self, text):
        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Profile.name must not be empty; got {text!a}."
        )

    @pytest.mark.parametrize("text", ["-\u2800-", "_\u3164", "-\ufe0f", "-\u200d-"], ids=ascii)
    def test_punctuation_with_invisible_characters_is_rejected(self, text):
        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Profile.name must contain a letter or a digit; got {text!a}."
        )

    @pytest.mark.parametrize(
        ("text", "code"), [("\u0301x", "U+0301"), (" \u0301x", "U+0301"), ("\u05b0x", "U+05B0")]
    )
    def test_leading_combining_mark_is_rejected(self, text, code):
        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Profile.name must not start with a combining mark ({code}); got {text!a}."
        )

    @pytest.mark.parametrize(
        ("text", "code"),
        [("\u20e3 7", "U+20E3"), ("\u0903x", "U+0903"), ("\u093ex", "U+093E")],
        ids=ascii,
    )
    def test_leading_enclosing_or_spacing_mark_is_rejected(self, text, code):
        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Profile.name must not start with a combining mark ({code}); got {text!a}."
        )

    @pytest.mark.parametrize(
        "text",
        [
            *("\u179f\u17bd\u200b\u179f", "\u0e81\u200b\u0e82", "\u0e01\u200b\u0e02"),
            *(
                "\u1000\u200b\u1001",
                "\u0e01\u200bABC",
                "ABC\u200b\u0e01",
                "\u1780\u200b\u200b\u1781",
                "\u1780\u200b\u200b\u200b\u200b\u1781",
            ),
            *("\uaa60\u200b\u0e01", "\u0e40\u0e31\u200b \u0e01"),
        ],
        ids=ascii,
    )
    def test_word_breaks_of_scripts_without_spaces_are_kept(self, text):
        """Thai, Lao, Khmer, and Myanmar do not write spaces between words."""
        assert cleaned(text) == text

    @pytest.mark.parametrize(
        "text",
        ["a\u200b\u0e01\u200bb\u200bc", "\u0e01 \u200bx", "\u4e2d\u200b\u6587", "\u0e01a\u200bb"],
        ids=ascii,
    )
    def test_word_breaks_elsewhere_are_rejected(self, text):
        """They would hide in a name, or split it."""
        assert refusal(InvalidValueError, lambda: cleaned(text)).startswith(
            "Profile.name must not contain unprintable characters (U+200B); got "
        )

    def test_only_four_format_characters_in_unicode_are_accepted(self):
        kept = set()
        for character in map(chr, range(sys.maxunicode + 1)):
            if unicodedata.category(character) in ("Cc", "Cf", "Cs") and not character.isspace():
                try:
                    cleaned(f"x{character}x")
                except InvalidValueError:
                    continue
                kept.add(character)

        assert kept == set("\u200c\u200d\u200e\u200f")

    @pytest.mark.parametrize(
        "text", ["\u2764\ufe0f", "\u1820\u180b", "\u845b\U000e0100", "x\u3164"]
    )
    def test_invisible_characters_are_kept_in_visible_text(self, text):
        assert cleaned(text) == text

    def test_two_hundred_characters_are_accepted(self):
        assert cleaned("x" * 200) == "x" * 200

    def test_more_than_two_hundred_characters_are_rejected(self):
        assert refusal(InvalidValueError, lambda: cleaned("x" * 201)) == (
            "Profile.name must have at most 200 characters; got 201."
        )

    def test_collapsed_white_space_does_not_count_toward_the_limit(self):
        assert cleaned("x" + " " * 500 + "x") == "x x"

    @pytest.mark.parametrize("text", ["x" * 1_000_000, " " * 1_000_000, "\n" * 1_000_000])
    def test_a_megabyte_is_rejected_without_scanning_it(self, text):
        used = usage(lambda: refusal(InvalidValueError, lambda: cleaned(text)))
        message = refusal(InvalidValueError, lambda: cleaned(text))

        assert used.calls < 200
        assert used.bytes < 20_000
        assert message == "Profile.name must have at most 200 characters; got 1,000,000."

    @pytest.mark.parametrize(
        ("value", "picture"),
        [
            (None, "None"),
            (7, "7 (int)"),
            (7.5, "7.5 (float)"),
            (b"Dana", "b'Dana' (bytes)"),
            (True, "True (bool)"),
            (["Dana"], "['Dana'] (list)"),
            (dt.datetime(2026, 11, 23), "datetime.datetime(2026, 11, 23, 0, 0) (datetime)"),
            (Lines(), "two lines (Lines)"),
            (Unshowable(), "<Unshowable> (Unshowable)"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_wrong_types_are_rejected(self, value, picture):
        assert refusal(WrongTypeError, lambda: cleaned(value)) == (
            f"Profile.name must be a str; got {picture}."
        )

    def test_long_values_are_truncated_in_messages(self):
        message = refusal(WrongTypeError, lambda: cleaned(list(range(1000))))

        assert message == (
            f"Profile.name must be a str; got {str(list(range(1000)))[:77]}... (list)."
        )

    @pytest.mark.parametrize("text", NASTY_TEXTS, ids=ascii)
    def test_messages_are_printable_ascii(self, text):
        """A value cannot inject control characters into a terminal or a log."""
        message = refusal(InvalidValueError, lambda: Rejection("Acme", stage=text))

        assert message.isascii()
        assert message.isprintable()


class TestLines:
    @pytest.mark.parametrize(
        "address",
        [
            "12 Oak Street\nSpringfield",
            "12 Oak Street\r\nSpringfield\r\n",
            "\n12  Oak Street \n\n \nSpringfield\n",
            ("12 Oak Street", "Springfield"),
            ["12 Oak Street", " Springfield "],
            ["", "12 Oak Street", " \t", "Springfield", "\u00a0"],
        ],
    )
    def test_text_and_sequences_give_the_same_lines(self, address):
        profile = Profile("Ana Ruiz", "UX designer", address=address)

        assert profile.address == ("12 Oak Street", "Springfield")

    @pytest.mark.parametrize("address", [None, "", " \n ", (), [], ["", " "], ("", None)])
    def test_blank_values_give_no_lines(self, address):
        assert Profile("Ana Ruiz", "UX designer", address=address).address == ()

    def test_twenty_lines_are_accepted(self):
        address = tuple(f"Line {number}" for number in range(20))

        assert Profile("Ana Ruiz", "UX designer", address=address).address == address

    @pytest.mark.parametrize(
        ("address", "problem"),
        [
            (["x"] * 21, "must have at most 20 lines; got 21."),
            ("x\n" * 1000, "must have at most 20 lines; got 1,000."),
            (["x"] * 201, "must have at most 20 lines; got 201."),
            (["a\nb"], "line 1 must not contain a line break (U+000A); got 'a\\nb'."),
            ("a\n\n...", "line 3 must contain a letter or a digit; got '...'."),
        ],
    )
    def test_invalid_lines_are_rejected(self, address, problem):
        message = refusal(
            InvalidValueError, lambda: Profile("Ana Ruiz", "UX designer", address=address)
        )

        assert message == f"Profile.address {problem}"

    @pytest.mark.parametrize(
        ("address", "picture"),
        [
            (b"12 Oak Street", "b'12 Oak Street' (bytes)"),
            ({"street": 1}, "{'street': 1} (dict)"),
            (7, "7 (int)"),
        ],
    )
    def test_wrong_types_are_rejected(self, address, picture):
        message = refusal(
            WrongTypeError, lambda: Profile("Ana Ruiz", "UX designer", address=address)
        )

        assert message == (
            f"Profile.address must be a str, or a list or tuple of str; got {picture}."
        )

    def test_line_of_wrong_type_is_rejected(self):
        """The message shows the whole value, because the type of the field matters."""
        message = refusal(
            WrongTypeError, lambda: Profile("Ana Ruiz", "UX designer", address=("x", "", 7))
        )

        assert message == (
            "Profile.address must be a str, or a list or tuple of str; got ('x', '', 7) (tuple)."
        )


class TestEmail:
    @pytest.mark.parametrize(
        "address",
        [
            "ana@example.com",
            "a@b",
            "ana.ruiz+jobs@mail.example.com",
            "ana@b\u00fccher.example",
            '"ana ruiz"@example.com'.replace(" ", "."),
        ],
    )
    def test_valid_addresses_are_unchanged(self, address):
        assert Profile("Ana Ruiz", "UX designer", email=address).email == address

    def test_surrounding_white_space_is_removed(self):
        assert Contact("Dana Lee", email=" dana@example.com ").email == "dana@example.com"

    @pytest.mark.parametrize(
        "address",
        [
            "ana",
            "ana@",
            "@example.com",
            "ana@example.com, bob@example.com",
            "ana@example.com,bob@example.com",
            "Ana <ana@example.com>",
            "ana @example.com",
            "ana@@example.com",
            "ana example.com",
        ],
    )
    def test_invalid_addresses_are_rejected(self, address):
        assert refusal(InvalidValueError, lambda: Contact("Dana Lee", email=address)) == (
            f"Contact.email must be an email address such as 'name@example.com'; got {address!a}."
        )

    @pytest.mark.parametrize("address", ["", "  ", None])
    def test_blank_address_counts_as_omitted(self, address):
        assert SourceMessage(sender=address).sender is None


class TestTimezone:
    @pytest.mark.parametrize(
        "name",
        [
            "UTC",
            "America/Chicago",
            "America/Argentina/Buenos_Aires",
            "Etc/GMT+5",
            "GMT-0",
            "EST5EDT",
        ],
    )
    def test_valid_names_are_unchanged(self, name):
        assert Profile("Ana Ruiz", "UX designer", timezone=name).timezone == name

    @pytest.mark.parametrize("name", ["", " ", None])
    def test_blank_name_counts_as_omitted(self, name):
        assert Profile("Ana Ruiz", "UX designer", timezone=name).timezone is None

    @pytest.mark.parametrize(
        "name",
        [
            *("../../etc/passwd", "/etc/localtime", "America/", "US Eastern", "UTC;x", "\u00c5/B"),
            *("America/Chicagoo", "Mars/Olympus", "America", "EST4EDT"),
        ],
    )
    def test_unknown_names_are_rejected(self, name):
        message = refusal(
            InvalidValueError, lambda: Profile("Ana Ruiz", "UX designer", timezone=name)
        )

        assert message == (
            f"Profile.timezone must be an IANA time zone such as 'America/Chicago'; got {name!a}."
        )

    def test_any_name_is_accepted_without_a_time_zone_database(self, monkeypatch):
        """Today's date then falls back to the machine's time zone."""
        monkeypatch.setattr(zoneinfo, "available_timezones", set)
        profile = Profile("Ana Ruiz", "UX designer", timezone="Mars/Olympus")

        assert profile.timezone == "Mars/Olympus"
        before = dt.date.today()
        assert before <= compose(profile, Rejection("Acme")).date <= dt.date.today()

    def test_default_date_is_today_in_the_time_zone(self):
        for zone in ("Etc/GMT+12", "Etc/GMT-14"):
            profile = Profile("Ana Ruiz", "UX designer", timezone=zone)
            before = dt.datetime.now(zoneinfo.ZoneInfo(zone)).date()
            date = compose(profile, Rejection("Acme")).date

            assert before <= date <= dt.datetime.now(zoneinfo.ZoneInfo(zone)).date()


class TestDates:
    def test_date_is_unchanged(self):
        assert Rejection("Acme", date=dt.date(2026, 11, 16)).date == dt.date(2026, 11, 16)

    def test_iso_text_becomes_a_date(self):
        assert Rejection("Acme", date="2026-11-16").date == dt.date(2026, 11, 16)

    @pytest.mark.parametrize(
        "midnight",
        [
            dt.datetime(2026, 11, 16),
            *("2026-11-16 00:00", "2026-11-16T00:00:00", "2026-11-16 00:00:00.000"),
        ],
    )
    def test_midnight_is_a_date(self, midnight):
        """Tables have it in columns of dates."""
        day = Rejection("Acme", date=midnight).date

        assert (type(day), day) == (dt.date, dt.date(2026, 11, 16))

    @pytest.mark.parametrize("text", [" 2026-11-16", "2026-11-16\n", "\t2026-11-16\u00a0"])
    def test_surrounding_white_space_is_removed(self, text):
        assert Rejection("Acme", date=text).date == dt.date(2026, 11, 16)

    def test_date_is_optional(self):
        assert Rejection("Acme").date is None

    @pytest.mark.parametrize("text", ["", "  ", "\n", None])
    def test_blank_date_counts_as_omitted(self, text):
        assert Rejection("Acme", date=text).date is None

    @pytest.mark.parametrize("text", ["", "  "])
    def test_blank_date_is_rejected_if_required(self, text):
        letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))

        assert refusal(InvalidValueError, lambda: attrs.evolve(letter, date=text)) == (
            f"Letter.date must be a valid date in the form YYYY-MM-DD; got {text!a}."
        )

    @pytest.mark.parametrize("year", [1900, 2199])
    def test_first_and_last_valid_year(self, year):
        assert Rejection("Acme", date=dt.date(year, 1, 1)).date == dt.date(year, 1, 1)

    @pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
    def test_other_years_are_rejected(self, year):
        day = dt.date(year, 1, 1)

        assert refusal(InvalidValueError, lambda: Rejection("Acme", date=day)) == (
            f"Rejection.date must have a year between 1900 and 2199; got {day!r}."
        )

    @pytest.mark.parametrize(
        "text",
        [
            "11/16/2026",
            "16.11.2026",
            "2026-11",
            "20261116",
            "2026-W47-1",
            "2026-11-31",
            "2026-13-01",
            "2026-11-16T10:00",
            "2026-11-16T00:00:00Z",
            "2026-11-16 00:00:00.001",
            "2026-11-16 x",
            "\u0662\u0660\u0662\u0666-11-16",
            "today",
        ],
    )
    def test_invalid_text_is_rejected(self, text):
        assert refusal(InvalidValueError, lambda: Rejection("Acme", date=text)) == (
            f"Rejection.date must be a valid date in the form YYYY-MM-DD; got {text!a}."
        )

    @pytest.mark.parametrize(
        ("value", "kind", "remedy"),
        [
            (dt.datetime(2026, 11, 16, 10), "datetime", " Pass its .date()."),
            (dt.datetime(2026, 11, 16, 0, 0, 0, 1), "datetime", " Pass its .date()."),
            (dt.datetime(2026, 11, 16, tzinfo=dt.timezone.utc), "datetime", " Pass its .date()."),
            (46342.0, "float", ""),
            (20261116, "int", ""),
            (b"2026-11-16", "bytes", ""),
            (dt.time(10), "time", ""),
        ],
    )
    def test_wrong_types_are_rejected(self, value, kind, remedy):
        """A time of day, a time zone, or a number may stand for a different day than intended."""
        assert refusal(WrongTypeError, lambda: Rejection("Acme", date=value)) == (
            "Rejection.date must be a datetime.date or text such as '2026-11-23'; "
            f"got {value!a} ({kind}).{remedy}"
        )


class TestNumbersAndBooleans:
    @pytest.mark.parametrize("value", [True, False])
    def test_booleans_are_unchanged(self, value):
        assert SourceMessage(no_reply=value).no_reply is value

    @pytest.mark.parametrize(
        ("value", "picture"),
        [(1, "1 (int)"), ("yes", "'yes' (str)"), ([], "[] (list)"), (0.0, "0.0 (float)")],
    )
    def test_truthy_and_falsy_values_are_rejected(self, value, picture):
        assert refusal(WrongTypeError, lambda: SourceMessage(no_reply=value)) == (
            f"SourceMessage.no_reply must be True or False; got {picture}."
        )

    @pytest.mark.parametrize("value", [25, 25.0])
    def test_whole_number_becomes_an_int(self, value):
        letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"), minutes=value)

        assert (type(letter.minutes), letter.minutes) == (int, 25)

    @pytest.mark.parametrize(
        ("value", "kind"),
        [(True, "bool"), (20.5, "float"), (float("inf"), "float"), ("20", "str"), ([20], "list")],
    )
    def test_other_values_are_rejected(self, value, kind):
        message = refusal(
            WrongTypeError,
            lambda: compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"), minutes=value),
        )

        assert message == f"compose.minutes must be an int; got {value!r} ({kind})."

    @pytest.mark.parametrize("number", [10**15, -(10**15), 10**400, 1e300])
    def test_numbers_with_too_many_digits_are_rejected(self, number):
        @attrs.frozen
        class Years:
            years: int

        template = Template.from_string('{% extends "letter" %}', details=Years)
        message = refusal(
            InvalidValueError,
            lambda: compose(
                Profile("Ana Ruiz", "UX designer"),
                Rejection("Acme"),
                template=template,
                details=Years(number),
            ),
        )

        assert message.startswith(
            f"Years.years must have at most 15 digits; got {str(number)[:16]}"
        )
        assert len(message) < 200


class TestParagraphs:
    @pytest.fixture
    def letter(self):
        """Return a letter to edit."""
        return compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"), date="2026-11-23")

    def test_a_hundred_thousand_characters_are_accepted(self, letter):
        assert attrs.evolve(letter, blocks=["x" * 100_000]).blocks == ("x" * 100_000,)

    def test_longer_paragraphs_are_rejected(self, letter):
        message = refusal(InvalidValueError, lambda: attrs.evolve(letter, closing="x" * 100_001))

        assert message == ("Letter.closing must have at most 100,000 characters; got 100,001.")

    def test_paragraphs_are_normalized_to_nfc(self, letter):
        assert attrs.evolve(letter, blocks=["Jose\u0301"]).blocks == ("Jos\u00e9",)

    def test_str_subclass_becomes_plain_text(self, letter):
        (block,) = attrs.evolve(letter, blocks=[Markup("Hello.")]).blocks

        assert (type(block), block) == (str, "Hello.")

    @settings(max_examples=200)
    @given(text=nasty_texts())
    def test_accepted_paragraphs_are_one_line(self, text):
        letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"), date="2026-11-23")
        try:
            (block,) = attrs.evolve(letter, blocks=[text]).blocks
        except InvalidValueError:
            return
        assert len(block.splitlines()) <= 1


class TestTemplateFields:
    @pytest.mark.parametrize(
        ("declared", "message"),
        [
            (
                {"name": "a\nb"},
                "Template.name must not contain a line break (U+000A); got 'a\\nb'.",
            ),
            ({"name": ""}, "Template.name must not be empty."),
            ({"summary": "..."}, "Template.summary must contain a letter or a digit; got '...'."),
            (
                {"audience": "\x00"},
                "Template.audience must not contain unprintable characters (U+0000); got '\\x00'.",
            ),
            *(
                (
                    {field: number},
                    f"Template.{field} must be between 10 and 1000; got {number}.",
                )
                for field in ("words", "words_on_paper")
                for number in (9, 1001, -1)
            ),
            (
                {"words": 960, "words_on_paper": None},
                "Template.words_on_paper must be between 10 and 1000; got 1010.",
            ),
            *(
                (
                    {"moves": moves},
                    (
                        "Template.moves must be a tuple that contains only 'thanks', 'ask', and "
                        f"'call'; got {moves!r}."
                    ),
                )
                for moves in (("thank",), "thanks", None, ("thanks", 7))
            ),
        ],
        ids=str,
    )
    def test_invalid_values_are_rejected(self, declared, message):
        assert message == refusal(
            InvalidValueError, lambda: Template.from_string(PLAIN, **declared)
        )

    @pytest.mark.parametrize("words", ["150", 150.5, True])
    @pytest.mark.parametrize("field", ["words", "words_on_paper"])
    def test_length_must_be_an_int(self, field, words):
        assert refusal(WrongTypeError, lambda: Template.from_string(PLAIN, **{field: words})) == (
            f"Template.{field} must be an int; got {words!r} ({type(words).__name__})."
        )

    @pytest.mark.parametrize("source", [None, 7, b"x"])
    def test_source_must_be_text(self, source):
        message = refusal(WrongTypeError, lambda: Template.from_string(source))

        assert message.startswith("Template.source must be a str; got ")

    def test_values_are_cleaned(self):
        template = Template.from_string(
            PLAIN, name=" my  text", summary=" ", audience="", moves=["thanks"], words=10
        )

        assert (template.name, template.summary, template.audience) == ("my text", "", None)
        assert (template.words, template.words_on_paper) == (10, 60)
        assert template.moves == ("thanks",)
