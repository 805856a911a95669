"""A value is cleaned when an object is made, or refused with an error that names its field."""

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
    """A str that prints itself otherwise than it is, as those of HTML libraries do."""

    __slots__ = ()

    def __str__(self):
        return "<b>printed</b>"

    def __format__(self, spec):
        return str(self)


class Text(str, enum.Enum):
    """Members of enumerations that are texts as well."""

    NAME = "Dana Lee"
    EMAIL = "dana@example.com"
    LOCALE = "en-GB"
    TIMEZONE = "Europe/London"
    STAGE = "final"


class NaT(dt.datetime):
    """What pandas uses for a time that is missing: an instance of datetime without being one."""

    def __repr__(self):
        return "NaT"


NAT = NaT(2026, 11, 23)


class Unshowable:
    """A value whose picture cannot be had."""

    def __repr__(self):
        raise RuntimeError


def cleaned(value):
    """Return what becomes of a value in a field of one line."""
    return Contact(value).name


def refusal(kind, make):
    """Return the text of the error with which a value is refused."""
    with pytest.raises(RejectionLettersError) as caught:
        make()
    assert type(caught.value) is kind
    return str(caught.value)


class TestCleaning:
    """What is only untidy is made tidy."""

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
        """Every run of blanks, tabs or no-break spaces becomes one space, and none at the ends."""
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
    def test_characters_are_composed(self, text, composed):
        """Text is brought to the form NFC, in which a letter with an accent is one character."""
        assert cleaned(text) == composed

    def test_compatibility_characters_are_kept(self):
        """Only NFC is applied: ligatures and full-width letters come out as typed."""
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
    def test_joiners_and_marks_are_kept(self, name):
        """Names in Persian, Malayalam or Hebrew keep the invisible characters they need."""
        assert cleaned(name) == name

    @pytest.mark.parametrize("mark", ["\u0301", "\u0327", "\u064e"])
    def test_a_letter_carries_no_more_marks_than_any_language_has(self, mark):
        """A heap of marks would take other programs minutes to put in order."""
        assert cleaned("a" + mark * 30)
        letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))

        with pytest.raises(InvalidValueError, match=r"more than 30 marks on one letter.*Remove"):
            attrs.evolve(letter, closing="a" + mark * 5_000)

    @pytest.mark.parametrize("text", ["7", "x", "\u7530", "\u00ab", "\u2026", "\U0001f44d", "C++"])
    def test_one_character_that_can_be_seen_is_enough(self, text):
        """A value needs a letter, a digit, or a character beyond ASCII's punctuation."""
        assert cleaned(text) == text

    @given(printable_texts())
    def test_tidy_text_is_kept_as_it_is(self, text):
        """Text that is printable, tidy and composed comes out as it was typed."""
        assert cleaned(text) == text

    @given(nasty_texts())
    def test_what_is_accepted_is_composed_and_collapsed(self, text):
        """Whatever is accepted equals the text in form NFC with its white space collapsed."""
        try:
            value = cleaned(text)
        except InvalidValueError:
            return
        assert value == " ".join(unicodedata.normalize("NFC", text).split())

    @given(nasty_texts())
    def test_cleaning_again_changes_nothing(self, text):
        """A cleaned value can be handed on to another object, and stays what it is."""
        try:
            once = cleaned(text)
        except InvalidValueError:
            return
        assert cleaned(once) == once


class TestStrSubclasses:
    """A subclass of str counts as the characters it holds."""

    def test_markup_becomes_plain_text(self):
        """A text that prints itself as markup is stored as its own characters."""
        text = Markup("Dana Lee")
        value = cleaned(text)

        assert f"{text}" == "<b>printed</b>"
        assert (type(value), value) == (str, "Dana Lee")

    def test_a_member_of_an_enumeration_becomes_its_text(self):
        """A member that is a text as well is stored as that text, not as the member's name."""
        value = cleaned(Text.NAME)

        assert (type(value), value) == (str, "Dana Lee")

    def test_an_address_becomes_plain_text(self):
        """Every line of an address is plain text, whatever kind of text it came from."""
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
    def test_fields_with_a_form_become_plain_text(self, field, value):
        """An address, a time zone and a locale are stored as plain text too."""
        kept = getattr(Profile("Ana Ruiz", "UX designer", **{field: value}), field)

        assert (type(kept), kept) == (str, value.value)

    def test_a_blank_one_counts_as_left_out(self):
        """Blank text is left out in an optional field, whatever kind of text it is."""
        assert Profile("Ana Ruiz", "UX designer", industry=Markup(" ")).industry is None


class TestRefusals:
    """What no letter can carry is refused: what happened, why, and what to do."""

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
    def test_line_breaks(self, text, code):
        """A line break of any kind is refused where one line is asked for."""
        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Contact.name holds a line break ({code}): {text!a}. "
            "It would part the text where it stands. "
            "Put it on one line; several paragraphs are several blocks."
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
    def test_characters_that_cannot_be_printed(self, character, code):
        """Control characters, soft hyphens, lone surrogates and what reorders text are refused."""
        text = f"Dana{character}Lee"

        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Contact.name holds a character that cannot be printed ({code}): {text!a}. "
            "It would hide, reorder or break the text around it. Remove that character."
        )

    @pytest.mark.parametrize("text", ["", " ", "\t", "\u00a0", "   \u2003"])
    def test_blank_text(self, text):
        """Text that holds nothing but white space is refused where a value must be given."""
        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Contact.name is empty: {text!a}. A letter must not show a blank. Give some text."
        )

    @pytest.mark.parametrize("text", [".", "-", "___", "?!", "- - -"])
    def test_punctuation_alone(self, text):
        """Text without a letter or a digit is refused, since it would say nothing."""
        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Contact.name has no letter and no digit: {text!a}. "
            "A letter would show nothing there. Give some text."
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
    def test_characters_that_show_nothing(self, text):
        """A filler, a Braille blank or a lone selector is refused, since it shows nothing."""
        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Contact.name is empty: {text!a}. A letter must not show a blank. Give some text."
        )

    @pytest.mark.parametrize("text", ["-\u2800-", "_\u3164", "-\ufe0f", "-\u200d-"], ids=ascii)
    def test_punctuation_beside_what_shows_nothing(self, text):
        """Characters that show nothing make no text of punctuation."""
        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Contact.name has no letter and no digit: {text!a}. "
            "A letter would show nothing there. Give some text."
        )

    @pytest.mark.parametrize(
        ("text", "code"), [("\u0301x", "U+0301"), (" \u0301x", "U+0301"), ("\u05b0x", "U+05B0")]
    )
    def test_a_mark_without_its_letter(self, text, code):
        """A value must not begin with a mark that would change the letter before it."""
        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Contact.name begins with a mark that belongs to another letter ({code}): {text!a}. "
            "It would change the letter before it. Remove that character."
        )

    @pytest.mark.parametrize(
        ("text", "code"),
        [("\u20e3 7", "U+20E3"), ("\u0903x", "U+0903"), ("\u093ex", "U+093E")],
        ids=ascii,
    )
    def test_a_mark_of_no_class_without_its_letter(self, text, code):
        """Marks that enclose a letter or stand beside it belong to it as well."""
        assert refusal(InvalidValueError, lambda: cleaned(text)) == (
            f"Contact.name begins with a mark that belongs to another letter ({code}): {text!a}. "
            "It would change the letter before it. Remove that character."
        )

    def test_all_of_unicode(self):
        """Of the characters that Unicode calls Cf, only the four that names need are accepted."""
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
    def test_they_are_kept_beside_others(self, text):
        """A selector belongs to the character before it, and is kept with it."""
        assert cleaned(text) == text

    def test_two_hundred_characters_are_accepted(self):
        """A value may have as many as 200 characters."""
        assert cleaned("x" * 200) == "x" * 200

    def test_longer_text(self):
        """Text longer than 200 characters is refused, with the beginning of it shown."""
        assert refusal(InvalidValueError, lambda: cleaned("x" * 201)) == (
            f"Contact.name has 201 characters: '{'x' * 60}'. At most 200 fit there. Shorten it."
        )

    def test_only_what_is_left_after_cleaning_counts(self):
        """White space that is collapsed does not make a value too long."""
        assert cleaned("x" + " " * 500 + "x") == "x x"

    @pytest.mark.parametrize("text", ["x" * 1_000_000, " " * 1_000_000, "\n" * 1_000_000])
    def test_a_megabyte_is_refused_at_once(self, text):
        """A megabyte of anything is refused without a look at every character."""
        used = usage(lambda: refusal(InvalidValueError, lambda: cleaned(text)))
        message = refusal(InvalidValueError, lambda: cleaned(text))

        assert used.calls < 200
        assert used.bytes < 20_000
        assert message.startswith("Contact.name has 1,000,000 characters: '")
        assert len(message) < 300

    @pytest.mark.parametrize(
        ("value", "picture"),
        [
            (None, "None"),
            (7, "7 (int)"),
            (float("nan"), "nan (float)"),
            (b"Dana", "b'Dana' (bytes)"),
            (True, "True (bool)"),
            (["Dana"], "['Dana'] (list)"),
            (dt.datetime(2026, 11, 23), "datetime.datetime(2026, 11, 23, 0, 0) (datetime)"),
            (NAT, f"{NAT!r} (NaT)"),
            (Unshowable(), "<Unshowable> (Unshowable)"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_wrong_types(self, value, picture):
        """A value that is not text is shown with its type, even if it could become text."""
        assert refusal(WrongTypeError, lambda: cleaned(value)) == (
            f"Contact.name must be a str; got {picture}."
        )

    def test_long_values_are_shown_in_part(self):
        """A value whose picture is long is cut off in the message."""
        message = refusal(WrongTypeError, lambda: cleaned(list(range(1000))))

        assert message == (
            f"Contact.name must be a str; got {str(list(range(1000)))[:77]}... (list)."
        )

    @pytest.mark.parametrize("text", NASTY_TEXTS, ids=ascii)
    def test_messages_are_harmless(self, text):
        """A refused value is shown in ASCII on one line, so that no terminal or log obeys it."""
        message = refusal(InvalidValueError, lambda: Rejection("Acme", stage=text))

        assert message.isascii()
        assert message.isprintable()


class TestLines:
    """Several lines are given as one text or as a sequence."""

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
        """Each line is cleaned, and blank lines are left out."""
        profile = Profile("Ana Ruiz", "UX designer", address=address)

        assert profile.address == ("12 Oak Street", "Springfield")

    @pytest.mark.parametrize("address", ["", " \n ", (), [], ["", " "]])
    def test_nothing_gives_no_lines(self, address):
        """Blank text and empty sequences give an empty tuple."""
        assert Profile("Ana Ruiz", "UX designer", address=address).address == ()

    def test_twenty_lines_are_accepted(self):
        """A value of several lines may have as many as 20."""
        address = tuple(f"Line {number}" for number in range(20))

        assert Profile("Ana Ruiz", "UX designer", address=address).address == address

    @pytest.mark.parametrize(
        ("address", "problem"),
        [
            (["x"] * 21, f"has 21 lines: {str(['x'] * 21)[:77]}.... At most 20 fit there."),
            ("x\n" * 1000, "has 1,000 lines: 'x\\nx\\nx\\n"),
            (["x"] * 201, "has 201 lines: ['x', 'x', "),
            (
                ["a\nb"],
                (
                    "has a line, number 1, that holds a line break (U+000A): ['a\\nb']. "
                    "It would part the text where it stands."
                ),
            ),
            (
                "a\n\n...",
                "has a line, number 3, that has no letter and no digit: 'a\\n\\n...'. A letter ",
            ),
        ],
    )
    def test_lines_that_no_letter_can_carry(self, address, problem):
        """Too many lines, or a line that is none, are refused."""
        message = refusal(
            InvalidValueError, lambda: Profile("Ana Ruiz", "UX designer", address=address)
        )

        assert message.startswith(f"Profile.address {problem}")

    @pytest.mark.parametrize(
        ("address", "picture"),
        [
            (None, "None"),
            (b"12 Oak Street", "b'12 Oak Street' (bytes)"),
            ({"street": 1}, "{'street': 1} (dict)"),
            (7, "7 (int)"),
        ],
    )
    def test_neither_text_nor_a_sequence(self, address, picture):
        """What is neither a text nor a list or tuple is refused."""
        message = refusal(
            WrongTypeError, lambda: Profile("Ana Ruiz", "UX designer", address=address)
        )

        assert message == (
            f"Profile.address must be a str, or a list or tuple of str; got {picture}."
        )

    def test_a_line_that_is_no_text(self):
        """A line of another type is refused, and the whole value is shown."""
        message = refusal(
            WrongTypeError, lambda: Profile("Ana Ruiz", "UX designer", address=("x", "", 7))
        )

        assert message == (
            "Profile.address must be a str, or a list or tuple of str; got ('x', '', 7) (tuple)."
        )


class TestEmail:
    """An address has one @ between a name and a host."""

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
    def test_addresses_are_kept(self, address):
        """An ordinary address is printed as typed."""
        assert Profile("Ana Ruiz", "UX designer", email=address).email == address

    def test_white_space_around_is_removed(self):
        """Blanks around an address are slips of the keyboard."""
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
    def test_what_is_no_address(self, address):
        """A name without a host, several addresses, and blanks inside are refused."""
        assert refusal(InvalidValueError, lambda: Contact("Dana Lee", email=address)) == (
            f"Contact.email is not an e-mail address: {address!a}. "
            "It has the form name@example.com. Correct it or leave it out."
        )

    @pytest.mark.parametrize("address", ["", "  ", None])
    def test_blank_is_left_out(self, address):
        """Blank text is no address, and no mistake."""
        assert SourceMessage(sender=address).sender is None


class TestTimezone:
    """A time zone is the name of one."""

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
    def test_names_are_kept(self, name):
        """Names as the IANA database spells them are kept."""
        assert Profile("Ana Ruiz", "UX designer", timezone=name).timezone == name

    @pytest.mark.parametrize("name", ["", " ", None])
    def test_blank_is_left_out(self, name):
        """Blank text is no time zone, and no mistake."""
        assert Profile("Ana Ruiz", "UX designer", timezone=name).timezone is None

    @pytest.mark.parametrize(
        "name",
        [
            *("../../etc/passwd", "/etc/localtime", "America/", "US Eastern", "UTC;x", "\u00c5/B"),
            *("America/Chicagoo", "Mars/Olympus", "America", "EST4EDT"),
        ],
    )
    def test_what_is_no_name(self, name):
        """A path, a blank, a typing error or a sign that no name has is refused."""
        message = refusal(
            InvalidValueError, lambda: Profile("Ana Ruiz", "UX designer", timezone=name)
        )

        assert message == (
            f"Profile.timezone is not the name of a time zone: {name!a}. "
            "Time zones have names such as 'America/Chicago' or 'UTC'. Correct it or leave it out."
        )

    def test_a_machine_without_a_database_takes_any(self, monkeypatch):
        """Where no time zone is known, none is refused, and today is the machine's."""
        monkeypatch.setattr(zoneinfo, "available_timezones", set)
        profile = Profile("Ana Ruiz", "UX designer", timezone="Mars/Olympus")

        assert profile.timezone == "Mars/Olympus"
        before = dt.date.today()
        assert before <= compose(profile, Rejection("Acme")).date <= dt.date.today()

    def test_today_is_that_of_the_writer(self):
        """A letter without a date is of the day where its writer is."""
        for zone in ("Etc/GMT+12", "Etc/GMT-14"):
            profile = Profile("Ana Ruiz", "UX designer", timezone=zone)
            before = dt.datetime.now(zoneinfo.ZoneInfo(zone)).date()
            date = compose(profile, Rejection("Acme")).date

            assert before <= date <= dt.datetime.now(zoneinfo.ZoneInfo(zone)).date()


class TestDates:
    """A day is a date, or text in one form."""

    def test_a_date_is_kept(self):
        """A date is kept as it is."""
        assert Rejection("Acme", date=dt.date(2026, 11, 16)).date == dt.date(2026, 11, 16)

    def test_text_is_read(self):
        """Text of the form YYYY-MM-DD becomes a date."""
        assert Rejection("Acme", date="2026-11-16").date == dt.date(2026, 11, 16)

    @pytest.mark.parametrize("text", [" 2026-11-16", "2026-11-16\n", "\t2026-11-16\u00a0"])
    def test_white_space_around_is_removed(self, text):
        """Blanks around a date are slips of the keyboard."""
        assert Rejection("Acme", date=text).date == dt.date(2026, 11, 16)

    def test_no_date_is_none(self):
        """A date may be left out."""
        assert Rejection("Acme").date is None

    @pytest.mark.parametrize("text", ["", "  ", "\n", None])
    def test_blank_is_left_out(self, text):
        """Blank text is no date, and no mistake."""
        assert Rejection("Acme", date=text).date is None

    @pytest.mark.parametrize("text", ["", "  "])
    def test_blank_is_refused_where_a_day_is_needed(self, text):
        """An edited letter has a date."""
        letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))

        assert refusal(InvalidValueError, lambda: attrs.evolve(letter, date=text)) == (
            f"Letter.date is not a date: {text!a}. Text must have the form YYYY-MM-DD. Correct it."
        )

    @pytest.mark.parametrize("year", [1900, 2199])
    def test_the_first_and_the_last_year(self, year):
        """Letters speak of the years 1900 to 2199."""
        assert Rejection("Acme", date=dt.date(year, 1, 1)).date == dt.date(year, 1, 1)

    @pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
    def test_years_beyond(self, year):
        """A year no letter speaks of is refused as a slip of the keyboard."""
        day = dt.date(year, 1, 1)

        assert refusal(InvalidValueError, lambda: Rejection("Acme", date=day)) == (
            f"Rejection.date lies in the year {year}: {day!r}. "
            "Letters speak of the years 1900 to 2199. Correct it."
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
            "2026-11-16 x",
            "\u0662\u0660\u0662\u0666-11-16",
            "today",
        ],
    )
    def test_other_text(self, text):
        """Any other form, and a day that does not exist, are refused."""
        assert refusal(InvalidValueError, lambda: Rejection("Acme", date=text)) == (
            f"Rejection.date is not a date: {text!a}. "
            "Text must have the form YYYY-MM-DD. Correct it."
        )

    @pytest.mark.parametrize(
        ("value", "kind"),
        [
            (dt.datetime(2026, 11, 16), "datetime"),
            (NAT, "NaT"),
            (float("nan"), "float"),
            (20261116, "int"),
            (b"2026-11-16", "bytes"),
            (dt.time(10), "time"),
        ],
    )
    def test_wrong_types(self, value, kind):
        """A datetime, a missing time and a number are refused: each could be another day."""
        assert refusal(WrongTypeError, lambda: Rejection("Acme", date=value)) == (
            "Rejection.date must be a datetime.date or text such as '2026-11-23'; "
            f"got {value!a} ({kind}). Of a datetime, pass its .date()."
        )


class TestNumbersAndSwitches:
    """Numbers and yes or no are taken as they are, or not at all."""

    @pytest.mark.parametrize("value", [True, False])
    def test_true_and_false_are_kept(self, value):
        """Yes or no is given as a bool."""
        assert SourceMessage(no_reply=value).no_reply is value

    @pytest.mark.parametrize(
        ("value", "picture"),
        [(1, "1 (int)"), ("yes", "'yes' (str)"), (None, "None"), (0.0, "0.0 (float)")],
    )
    def test_what_could_pass_for_yes_or_no(self, value, picture):
        """A number or a word that could pass for yes or no is refused."""
        assert refusal(WrongTypeError, lambda: SourceMessage(no_reply=value)) == (
            f"SourceMessage.no_reply must be True or False; got {picture}."
        )

    def test_a_whole_number_is_kept(self):
        """A number is given as an int."""
        letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"), minutes=25)

        assert letter.minutes == 25

    @pytest.mark.parametrize(
        ("value", "kind"), [(True, "bool"), (20.0, "float"), ("20", "str"), (NAT, "NaT")]
    )
    def test_what_is_no_whole_number(self, value, kind):
        """A bool, a fraction and a text are no numbers of minutes."""
        message = refusal(
            WrongTypeError,
            lambda: compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"), minutes=value),
        )

        assert message == f"compose.minutes must be an int; got {value!r} ({kind})."

    @pytest.mark.parametrize("number", [10**15, -(10**15), 10**400])
    def test_numbers_of_too_many_digits(self, number):
        """A number that no letter would name is refused, and shown in part."""

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

        assert message.startswith(f"Years.years has too many digits: {str(number)[:16]}")
        assert message.endswith("A letter names numbers below 10 to the 15th. Round it.")
        assert len(message) < 200


class TestParagraphs:
    """An edited letter takes whole paragraphs."""

    @pytest.fixture
    def letter(self):
        """Return a letter to edit."""
        return compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"), date="2026-11-23")

    def test_a_hundred_thousand_characters_are_accepted(self, letter):
        """A paragraph may be much longer than a line."""
        assert attrs.evolve(letter, blocks=["x" * 100_000]).blocks == ("x" * 100_000,)

    def test_more_are_not(self, letter):
        """A paragraph of more than 100,000 characters is refused."""
        message = refusal(InvalidValueError, lambda: attrs.evolve(letter, closing="x" * 100_001))

        assert message == (
            f"Letter.closing has 100,001 characters: '{'x' * 60}'. "
            "At most 100,000 fit there. Shorten it."
        )

    def test_paragraphs_are_composed(self, letter):
        """A paragraph is brought to the form NFC like every value."""
        assert attrs.evolve(letter, blocks=["Jose\u0301"]).blocks == ("Jos\u00e9",)

    def test_subclasses_of_str_become_plain(self, letter):
        """A paragraph that prints itself as markup is stored as its own characters."""
        (block,) = attrs.evolve(letter, blocks=[Markup("Hello.")]).blocks

        assert (type(block), block) == (str, "Hello.")

    @settings(max_examples=200)
    @given(text=nasty_texts())
    def test_what_is_accepted_has_no_line_break(self, text):
        """Whatever is accepted as a paragraph is one line."""
        letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"), date="2026-11-23")
        try:
            (block,) = attrs.evolve(letter, blocks=[text]).blocks
        except InvalidValueError:
            return
        assert len(block.splitlines()) <= 1


class TestTemplates:
    """What a template says of itself is cleaned like any value."""

    @pytest.mark.parametrize(
        ("declared", "message"),
        [
            (
                {"name": "a\nb"},
                (
                    "Template.name holds a line break (U+000A): 'a\\nb'. It would part the text "
                    "where it stands. Put it on one line; several paragraphs are several blocks."
                ),
            ),
            (
                {"name": ""},
                "Template.name is empty: ''. A letter must not show a blank. Give some text.",
            ),
            (
                {"summary": "..."},
                (
                    "Template.summary has no letter and no digit: '...'. "
                    "A letter would show nothing there. Give some text."
                ),
            ),
            (
                {"audience": "\x00"},
                (
                    "Template.audience holds a character that cannot be printed (U+0000): '\\x00'. "
                    "It would hide, reorder or break the text around it. Remove that character."
                ),
            ),
            *(
                (
                    {field: number},
                    f"Template.{field} must be between 10 and 1000: {number}.",
                )
                for field in ("words", "words_on_paper")
                for number in (9, 1001, -1)
            ),
            (
                {"words": 960, "words_on_paper": None},
                "Template.words_on_paper must be between 10 and 1000: 1010.",
            ),
            *(
                (
                    {"moves": moves},
                    (
                        "Template.moves must be a tuple that contains only 'thanks', 'ask', and "
                        f"'call': {moves!r}."
                    ),
                )
                for moves in (("thank",), "thanks", None, ("thanks", 7))
            ),
        ],
        ids=str,
    )
    def test_what_no_template_can_say(self, declared, message):
        """A name, a summary, a length or a move that is none is refused."""
        assert message == refusal(
            InvalidValueError, lambda: Template.from_string(PLAIN, **declared)
        )

    @pytest.mark.parametrize("words", ["150", 150.0, True])
    @pytest.mark.parametrize("field", ["words", "words_on_paper"])
    def test_a_length_is_a_whole_number(self, field, words):
        """A length of another type is refused."""
        assert refusal(WrongTypeError, lambda: Template.from_string(PLAIN, **{field: words})) == (
            f"Template.{field} must be an int; got {words!r} ({type(words).__name__})."
        )

    @pytest.mark.parametrize("source", [None, 7, b"x"])
    def test_a_source_is_text(self, source):
        """A source of another type is refused."""
        message = refusal(WrongTypeError, lambda: Template.from_string(source))

        assert message.startswith("Template.source must be a str; got ")

    def test_what_is_untidy_is_made_tidy(self):
        """White space is collapsed, blank text left out, and a list of moves becomes a tuple."""
        template = Template.from_string(
            PLAIN, name=" my  text", summary=" ", audience="", moves=["thanks"], words=10
        )

        assert (template.name, template.summary, template.audience) == ("my text", "", None)
        assert (template.words, template.words_on_paper) == (10, 60)
        assert template.moves == ("thanks",)
