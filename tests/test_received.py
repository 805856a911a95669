"""Headers of received emails are understood as a mail program understands them."""

from __future__ import annotations

import unicodedata

import attrs
import pytest
from hypothesis import example, given, strategies as st

from rejection_letters import Letter, Profile, Rejection, SourceMessage, compose
from rejection_letters.errors import InvalidValueError, WrongTypeError
from tests.strategies import NASTY_TEXTS, nasty_texts

PROFILE = Profile("Ana Ruiz", "UX designer", email="ana@example.com")

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


def subject_of(text):
    """Return the subject that a message keeps."""
    return SourceMessage(subject=text).subject


def reply_to_message(**headers):
    """Return the letter that answers a message."""
    return compose(PROFILE, Rejection("Acme", message=SourceMessage(**headers)), date="2026-11-18")


class TestSubject:
    @pytest.mark.parametrize(
        "character",
        [
            *("\u2066", "\u2067", "\u2068", "\u2069", "\u202a", "\u202b", "\u202c", "\u202d"),
            *("\u202e", "\u00ad", "\ufeff", "\u200b", "\u2060", "\u2063", "\u180e", "\u061c"),
            *("\u06dd", "\ufff9", "\U000e0001", "\U000e0067", "\U000e007f", "\U0001d173"),
            *("\ufffe", "\uffff"),
        ],
        ids=ascii,
    )
    def test_unprintable_characters_are_removed(self, character):
        text = f"{character}About your home{character}work{character}"

        assert subject_of(text) == "About your homework"

    @pytest.mark.parametrize(
        "space",
        [
            *("\t", "\n", "\r\n", "\r\n ", "\r\n\t", "\n  ", " \t ", "\u00a0", "\u2028", "\u2029"),
            *("\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x1e", "\x7f", "\x85", "\x9f"),
        ],
        ids=ascii,
    )
    def test_line_breaks_and_control_characters_become_spaces(self, space):
        text = f"Your{space} application{space}"

        assert subject_of(text) == "Your application"

    def test_folds_are_removed(self):
        assert subject_of("Your\r\n application\n\tat Acme") == "Your application at Acme"

    def test_flag_of_a_part_of_a_country_becomes_a_black_flag(self):
        assert subject_of(f"Our {ENGLAND} office") == "Our \U0001f3f4 office"

    @pytest.mark.parametrize(
        "text",
        [
            *("\u0645\u06cc\u200c\u0631\u0648\u0645", "\U0001f469\u200d\U0001f4bb", "\u2764\ufe0f"),
            *("\u05d3\u05e0\u05d4\u200f", "\u1780\u200b\u1781", "...", "?", "\U0001f44d"),
        ],
        ids=ascii,
    )
    def test_everything_else_is_kept(self, text):
        assert subject_of(text) == text

    def test_undecoded_bytes_become_replacement_characters(self):
        assert subject_of("Jos\udce9") == "Jos\ufffd"

    def test_excess_marks_are_removed(self):
        assert subject_of("x" + "\u0327" * 4000 + "y")[-1] == "y"
        assert subject_of("\u0301 \ufeff\u0301x") == "x"
        assert subject_of("\x00\u0301x\u0301") == "x\u0301"

    @pytest.mark.parametrize("text", ["", " \r\n ", "\ufeff", "\x00", "\u2068\u2069", "\u3164"])
    def test_subject_of_invisible_characters_counts_as_omitted(self, text):
        assert subject_of(text) is None

    def test_limit_is_that_of_a_line_in_an_email(self):
        assert subject_of("x" * 998 + "\ufeff") == "x" * 998
        for length in (999, 100_000):
            with pytest.raises(InvalidValueError) as caught:
                subject_of("x" * length)
            assert str(caught.value) == (
                f"SourceMessage.subject must have at most 998 characters; got {length:,}."
            )

    @given(text=nasty_texts() | st.text(max_size=40))
    @example("\u0e01\u200b\u200b\u200bx")
    def test_no_subject_prevents_a_reply(self, text):
        letter = reply_to_message(subject=text)
        kept = letter.rejection.message.subject

        assert Letter(**attrs.asdict(letter, recurse=False)) == letter
        assert kept is None or letter.subject.endswith(kept)
        assert kept is None or subject_of(kept) == kept
        assert {unicodedata.category(one) for one in kept or ""}.isdisjoint({"Cc", "Cs"})
        assert letter.email(to="dana@acme.example")["Subject"] == letter.subject

    def test_subject_must_be_a_string(self):
        with pytest.raises(WrongTypeError, match=r"^SourceMessage\.subject must be a str; got 7"):
            SourceMessage(subject=7)


class TestMessageId:
    def test_header_may_be_folded_and_contain_invisible_characters(self):
        message = SourceMessage(message_id="\r\n <1\u200b@acme.example>\r\n")

        assert message.message_id == "<1@acme.example>"

    def test_another_header_is_an_error(self):
        with pytest.raises(InvalidValueError, match=r"^SourceMessage\.message_id must not contain"):
            SourceMessage(message_id="<1@acme.example>\r\nBcc: eve@example.com")

    @pytest.mark.parametrize("length", [201, 900, 986, 997])
    def test_long_id_is_answered_on_lines_within_the_limit(self, length):
        long_id = f"<{'x' * (length - 4)}@b>"
        letter = reply_to_message(message_id=long_id, references=["<a@b>"])
        mail = letter.email(to="dana@acme.example")

        assert mail["In-Reply-To"] == long_id
        assert mail["References"] == f"<a@b> {long_id}"
        assert max(map(len, mail.as_bytes().split(b"\r\n"))) <= 998

    def test_limit_is_that_of_a_line_in_an_email(self):
        longest = f"<{'x' * 994}@b>"

        assert "In-Reply-To" not in reply_to_message(message_id=longest).email(to="d@acme.example")
        with pytest.raises(InvalidValueError, match="at most 998 characters"):
            SourceMessage(message_id=f"{longest}x")


IDS = tuple(f"<{number}@acme.example>" for number in range(60))


class TestReferences:
    @pytest.mark.parametrize(
        "value",
        [
            *("<a@b> <c@d>", "<a@b><c@d>", "<a@b>\r\n <c@d>", "\r\n\t<a@b>\n\t<c@d>\n"),
            *("a@b\nc@d", "<a@b> (comment) <c@d>", "<a@b> no id <c@d>"),
            *(("<a@b>", "<c@d>"), ["a@b ", "c@d"], ["<a@b> <c@d>"], ["", "<a@b>", "<c@d>", " "]),
            ("<a@b>", "<c@d>", "<a@b>"),
        ],
        ids=ascii,
    )
    def test_header_and_list_give_the_same_ids(self, value):
        assert SourceMessage(references=value).references == ("<a@b>", "<c@d>")

    @pytest.mark.parametrize("number", [20, 21, 60])
    def test_first_id_and_last_19_are_kept(self, number):
        ids = IDS[:number]
        kept = (ids[0], *ids[-19:])

        assert SourceMessage(references=ids).references == kept
        assert SourceMessage(references="\r\n ".join(ids)).references == kept

    @pytest.mark.parametrize("value", ["a@b c@d", " a@b\r\n\tc@d", ["a@b", "c@d"]])
    def test_ids_may_lack_angle_brackets(self, value):
        assert SourceMessage(references=value).references == ("<a@b>", "<c@d>")

    @pytest.mark.parametrize("value", ["", " \n ", (), [], ["", " "], "no id", "\x00"])
    def test_no_ids_are_no_references(self, value):
        assert SourceMessage(references=value).references == ()

    def test_limit_is_ten_thousand_characters(self):
        ids = " ".join(f"<{number:04}@b>" for number in range(2_000))

        assert len(SourceMessage(references=ids[:10_000]).references) == 20
        for value in (ids[:10_001], [ids[:5_000], ids[5_000:10_001]]):
            with pytest.raises(InvalidValueError) as caught:
                SourceMessage(references=value)
            assert str(caught.value) == (
                "SourceMessage.references must have at most 10,000 characters; got 10,001."
            )

    def test_ids_longer_than_a_line_are_an_error(self):
        with pytest.raises(InvalidValueError) as caught:
            SourceMessage(references=f"<a@b> <{'x' * 1000}@b>")

        assert str(caught.value) == (
            "SourceMessage.references must contain only message IDs of at most 998 characters."
        )

    @pytest.mark.parametrize("value", [7, {"<a@b>"}, ["<a@b>", 7]])
    def test_references_must_be_text(self, value):
        with pytest.raises(WrongTypeError, match="must be a str, or a list or tuple of str"):
            SourceMessage(references=value)

    @pytest.mark.parametrize("value", [None, "", [], [None], ["", None]])
    def test_references_may_be_omitted(self, value):
        assert SourceMessage(references=value).references == ()


class TestSender:
    @pytest.mark.parametrize("field", ["sender", "reply_to"])
    @pytest.mark.parametrize(
        "header",
        [
            *("jobs@x.example", "<jobs@x.example>", "Careers <jobs@x.example>"),
            *('"Careers, Acme" <jobs@x.example>', "Careers, Acme <jobs@x.example>"),
            *("Careers @ Acme, Inc. <jobs@x.example>", "jobs@x.example (Careers)"),
            *('"no-reply@x.example" <jobs@x.example>', "old@x.example <jobs@x.example>"),
            *(r'"A \"B\" <c@d.example>" <jobs@x.example>', 'O"Neil <jobs@x.example>'),
            *("Careers\r\n <jobs@x.example>\r\n", "\u2068Careers\u2069 <jobs\u200b@x.example>"),
            *("Careers <mailto:jobs@x.example>", "mailto:jobs@x.example", "<jobs@x.example>;"),
            *("=?utf-8?q?Jos=C3=A9?= <jobs@x.example>", "Team: jobs@x.example;"),
            "Jos\udce9\t<jobs@x.example>",
        ],
        ids=ascii,
    )
    def test_name_is_dropped(self, field, header):
        assert getattr(SourceMessage(**{field: header}), field) == "jobs@x.example"

    def test_first_of_several_senders_is_kept(self):
        assert SourceMessage(sender="A <a@x.example>, b@x.example").sender == "a@x.example"

    def test_all_addresses_of_reply_to_are_kept(self):
        header = '"A, B" <a@x.example>, b@x.example, Lee, Dana <c@x.example>; a@x.example'

        assert SourceMessage(reply_to=header).reply_to == "a@x.example, b@x.example, c@x.example"

    @pytest.mark.parametrize("field", ["sender", "reply_to"])
    @pytest.mark.parametrize("header", ["", " \r\n", None])
    def test_blank_header_counts_as_omitted(self, field, header):
        assert getattr(SourceMessage(**{field: header}), field) is None

    @pytest.mark.parametrize("field", ["sender", "reply_to"])
    @pytest.mark.parametrize(
        "header",
        [
            *("Careers", "jobs@", "@x.example", "undisclosed-recipients:;", "a b@x.example"),
            *("Careers <>", "a@b@c.example", "a@b.example Bcc: eve@example.com", "\x00"),
        ],
        ids=ascii,
    )
    def test_header_without_an_address_is_an_error(self, field, header):
        with pytest.raises(InvalidValueError) as caught:
            SourceMessage(**{field: header})

        assert caught.value.what.startswith(
            f"SourceMessage.{field} must be an email address such as 'name@example.com'; got "
        )

    @pytest.mark.parametrize("field", ["sender", "reply_to"])
    def test_another_header_is_an_error(self, field):
        with pytest.raises(InvalidValueError, match="must not contain a line break"):
            SourceMessage(**{field: "jobs@x.example\r\nBcc: eve@example.com"})

    def test_limits_are_those_of_mail(self):
        longest = f"{'x' * 64}@{'y' * 189}"

        assert SourceMessage(sender=longest).sender == longest
        with pytest.raises(InvalidValueError, match="must have at most 254 characters; got 255"):
            SourceMessage(sender=f"{longest}y")
        with pytest.raises(InvalidValueError, match="must have at most 998 characters; got 1,0"):
            SourceMessage(reply_to=f"{'x' * 1000} <a@b.example>")

    @pytest.mark.parametrize("name", NASTY_TEXTS, ids=ascii)
    def test_name_may_be_anything_in_quotes(self, name):
        quoted = name.translate({ord("\\"): "\\\\", ord('"'): r"\""})
        header = f'"{" ".join(quoted.splitlines())}" <jobs@x.example>'

        assert SourceMessage(sender=header).sender == "jobs@x.example"
