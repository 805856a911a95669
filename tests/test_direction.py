"""Right-to-left values in a letter, which each format isolates from the text around them."""

from __future__ import annotations

import io
import re
from email import message_from_bytes, policy

import attrs
import docx
import icalendar
import pytest
from html5lib import HTMLParser
from hypothesis import given, strategies as st

from rejection_letters import (
    Contact,
    Profile,
    Rejection,
    SourceMessage,
    Template,
    compose,
    letters,
)
from rejection_letters.formats import Style, _direction, html, pdf
from tests.letters import LETTER, without_isolates
from tests.packs import FORMATS

COMPANY = '"אלון" בע"מ'
NAME = "שלום!"
LETTER_TO_HAIFA = compose(
    Profile("אנה (PhD)", "UX designer", email="ana@example.com", address=["רחוב הרצל 12!"]),
    Rejection(
        COMPANY,
        role="מהנדס",
        contact=Contact(NAME, honorific="Dr.", title="Acme ישראל"),
        stage="interview",
        discussed=f"the roadmap of {COMPANY}",
        thanks_to=["דנה", "Tom"],
    ),
    date="2026-11-23",
)

NAMED = {"\u2066": "<L ", "\u2067": "<R ", "\u2069": ">"}
"""How the tests show isolates."""

TEXTS = st.text('אב1"!(). aA-\u05b0', max_size=8).map(lambda text: f"א{text.rstrip(' ')}")


def shown(text):
    """Return text with visible isolates."""
    return re.sub("[\u2066\u2067\u2069]", lambda found: NAMED[found[0]], text)


def isolated(text, letter=LETTER_TO_HAIFA):
    """Return text as formats isolate it, with visible isolates."""
    return shown(_direction.isolator(letter)(text))


def letter_about(**facts):
    """Return a letter about a rejection with some facts."""
    return compose(
        Profile("Ana Ruiz", "UX designer"),
        Rejection(**{"company": "Acme", **facts}),
        date="2026-11-23",
    )


def body_of(mail, kind):
    """Return the plain text or the HTML of a message."""
    return mail.get_body((kind,)).get_content().replace("\r\n", "\n")


def elements_in(source, tag):
    """Return the direction and the text of each element with a tag in HTML."""
    page = HTMLParser(strict=True, namespaceHTMLElements=False).parse(source)
    return [(one.get("dir"), "".join(one.itertext())) for one in page.iter(tag)]


class TestIsolates:
    def test_each_value_is_isolated_in_its_own_direction(self):
        assert isolated(f"Dear Dr. {NAME}, 12") == f"Dear <L Dr. <R {NAME}>>, 12"
        assert isolated(f"at {COMPANY}.") == f"at <R {COMPANY}>."
        assert isolated("Acme ישראל, 12") == "<L Acme ישראל>, 12"
        assert isolated("to דנה and Tom") == "to <R דנה> and Tom"

    def test_value_in_another_value_is_isolated_in_it(self):
        text = f"I came away thinking about the roadmap of {COMPANY}."

        assert isolated(text) == (f"I came away thinking about <L the roadmap of <R {COMPANY}>>.")

    @pytest.mark.parametrize("company", ["\u200fAcme!", "Acme\u200f!", "\u200f(Acme) Inc."])
    def test_invisible_mark_does_not_make_a_value_run_from_right_to_left(self, company):
        assert isolated(f"at {company}", letter_about(company=company)) == f"at {company}"

    def test_invisible_mark_does_not_count_as_the_first_letter(self):
        company = "\u200fAcme אלון"

        assert isolated(company, letter_about(company=company)) == f"<L {company}>"

    @pytest.mark.parametrize("word", ["דנהל", "לדנה", "דנהָ", "דנה\u200dל"])
    def test_part_of_a_word_is_not_isolated(self, word):
        assert isolated(f"to {word}!") == f"to {word}!"

    @pytest.mark.parametrize(
        ("facts", "text", "expected"),
        [
            ({"company": "the אלון Group"}, "The אלון Group", "<L The אלון Group>"),
            ({"company": "אלון, Inc."}, "at אלון Inc.,", "at <R אלון Inc.>,"),
            ({"agency": "אלון, Ltd."}, "at אלון Ltd.,", "at <R אלון Ltd.>,"),
            ({"contact": Contact("דנה לוי, PhD")}, "Dear דנה לוי,", "Dear <R דנה לוי>,"),
            (
                {"contact": Contact("דנה", honorific='ד"ר')},
                'Dear ד"ר דנה,',
                'Dear <R <R ד"ר> <R דנה>>,',
            ),
            ({"role": "אלון Manager (Remote)"}, "an אלון manager", "an <R אלון manager>"),
            ({"role": "אלון Manager"}, "for אלון managers", "for <R אלון managers>"),
            ({"role_in_text": "אלון manager"}, "for אלון managers", "for <R אלון managers>"),
            ({"message": SourceMessage(subject="RE: משרה!")}, "RE: משרה!", "RE: <R משרה!>"),
            ({"address": ["רחוב הרצל 12"]}, "רחוב הרצל 12", "<R רחוב הרצל 12>"),
            ({"referred_by": "דנה"}, "from דנה.", "from <R דנה>."),
        ],
    )
    def test_values_are_found_in_the_forms_that_letters_print(self, facts, text, expected):
        assert isolated(text, letter_about(**facts)) == expected

    def test_arguments_of_compose_are_values_too(self):
        details = attrs.make_class("Details", {"city": attrs.field(type=str)})
        source = '{% extends "letter" %}{% block regard %}I like {{ details.city }}.{% endblock %}'
        template = Template.from_string(source, details=details)
        letter = compose(
            Profile("Ana Ruiz", "UX designer"),
            Rejection("Acme"),
            template=template,
            details=details("חיפה!"),
            drawn_by="your work on שלום!",
            own_words="תודה רבה!",
            questions="מה שלומך?",
            date="2026-11-23",
        )

        for value in ("חיפה!", "תודה רבה!", "מה שלומך?"):
            assert f"<R {value}>" in isolated(f"x {value} x", letter)

    def test_letter_without_right_to_left_values_stays_as_it_is(self):
        assert isolated("Dear Łukasz, 李小龙 and דנה!", LETTER) == "Dear Łukasz, 李小龙 and דנה!"

    @given(st.lists(TEXTS, min_size=1, max_size=5), TEXTS)
    def test_isolates_are_balanced_and_change_nothing_else(self, values, company):
        letter = letter_about(company=f"x{company}", address=values)
        text = ", ".join([*values, company])
        marked = _direction.isolator(letter)(text)

        assert without_isolates(marked) == text
        assert re.sub("[^\u2066\u2067\u2069]", "", marked).count("\u2069") * 2 == len(
            re.findall("[\u2066\u2067\u2069]", marked)
        )
        assert "".join(piece for piece, _ in _direction.pieces(marked)) == marked

    def test_many_long_values_take_little_time(self):
        lines = [("א!" * 99)[: 170 + number] + "א" for number in range(20)]
        letter = letter_about(address=lines, contact=Contact("א!" * 90))

        for text in (*lines, " ".join(lines)):
            assert without_isolates(_direction.isolator(letter)(text)) == text


class TestFormats:
    def test_stored_text_has_no_isolates(self):
        letter = LETTER_TO_HAIFA

        assert str(letter) == without_isolates(str(letter))
        assert letter.render("txt").decode() != f"{letter}\n"
        assert without_isolates(letter.render("txt").decode()) == f"{letter}\n"

    @pytest.mark.parametrize("format", FORMATS)
    def test_other_letters_have_no_isolates(self, format):
        data = LETTER.render(format)

        assert not [mark for mark in NAMED if mark.encode() in data]
        assert b"dir=" not in data

    def test_every_line_of_plain_text_is_isolated(self):
        above, _, text = shown(LETTER_TO_HAIFA.render("txt").decode()).partition("\n\nSubject")

        assert above.split("\n") == [
            "<R אנה (PhD)>",
            "<R רחוב הרצל 12!>",
            "",
            "November 23, 2026",
            "",
            f"<L Dr. <R {NAME}>>",
            "<L Acme ישראל>",
            f"<R {COMPANY}>",
        ]
        assert f"\nDear <L Dr. <R {NAME}>>,\n" in text
        assert text.endswith("\n\n<R אנה (PhD)>\nana@example.com\n")

    def test_isolates_do_not_extend_beyond_a_line(self):
        street = "רחוב " * 20
        letter = letter_about(address=[f"1 {street}"], company=street)
        text = letter.render("txt", style=Style(wrap=40)).decode()
        lines = [line for line in text.split("\n") if "רחוב" in line]

        assert len(lines) > 5
        for line in lines:
            before = line.partition("רחוב")[0]
            assert re.search("[\u2066\u2067]", before)
            assert line.count("\u2069") == len(re.findall("[\u2066\u2067]", line))

    def test_markdown_has_isolates(self):
        text = shown(LETTER_TO_HAIFA.render("md").decode())

        assert f"\\\n<R {COMPANY}>\n" in text
        assert text.startswith("<R אנה (PhD)>\\\n")

    def test_web_page_has_elements_that_isolate(self):
        page = LETTER_TO_HAIFA.render("html").decode()
        values = elements_in(page, "bdi")

        assert values.count(("rtl", "אנה (PhD)")) == 2
        assert ("ltr", f"Dr. {NAME}") in values
        assert values.count(("rtl", NAME)) == 2
        assert values.count(("rtl", COMPANY)) == 2
        assert page == without_isolates(page)
        assert f"<title>{LETTER_TO_HAIFA.subject}</title>" in page

    def test_notebook_has_elements_that_isolate(self):
        fragment = f"<!doctype html><title>x</title>{html.fragment(LETTER_TO_HAIFA)}"

        assert ("rtl", COMPANY) in elements_in(fragment, "bdi")

    def test_mail_isolates_both_bodies_but_not_the_subject(self):
        """Mail programs compare subjects to find threads."""
        mail = message_from_bytes(LETTER_TO_HAIFA.render("eml"), policy=policy.default)
        plain, page = body_of(mail, "plain"), body_of(mail, "html")

        assert shown(plain).startswith(f"Dear <L Dr. <R {NAME}>>,\n")
        assert ("rtl", NAME) in elements_in(page, "span")
        assert ("ltr", f"Dr. {NAME}") in elements_in(page, "span")
        assert without_isolates(page) == page
        assert mail["Subject"] == LETTER_TO_HAIFA.subject

    def test_docx_has_isolates_and_runs_in_their_direction(self):
        document = docx.Document(io.BytesIO(LETTER_TO_HAIFA.render("docx")))
        runs = [(run.text, run.font.rtl) for part in document.paragraphs for run in part.runs]

        assert (f"\u2067{COMPANY}\u2069", True) in [(text.strip(), rtl) for text, rtl in runs]
        assert ("\u2066Dr. ", None) in runs
        assert (f"\u2067{NAME}\u2069\u2069", True) in [(text.strip(), rtl) for text, rtl in runs]
        assert document.core_properties.title == LETTER_TO_HAIFA.subject

    def test_pdf_is_made_from_isolated_text(self):
        """Typst applies Unicode's algorithm to it, so the text of the PDF is in visual order."""
        content = pdf._content(LETTER_TO_HAIFA, Style())

        assert content["author"] == "אנה (PhD)"
        assert content["title"] == LETTER_TO_HAIFA.subject
        assert shown(content["name"]) == "<R אנה (PhD)>"
        assert shown(content["addressee"][-1]) == f"<R {COMPANY}>"
        assert shown(content["salutation"]) == f"Dear <L Dr. <R {NAME}>>,"
        assert any(f"<R {COMPANY}>" in shown(block["text"]) for block in content["blocks"])
        assert LETTER_TO_HAIFA.render("pdf").startswith(b"%PDF-")

    def test_calendar_has_isolates(self):
        event = icalendar.Calendar.from_ical(LETTER_TO_HAIFA.render("ics")).walk("VEVENT")[0]

        who = f"<L Dr. <R {NAME}>> at <R {COMPANY}>"
        assert shown(event["summary"]) == f"Follow up with {who}, once"
        assert f"\n<R {COMPANY}>\n" in shown(event["description"])

    def test_note_as_text_has_no_isolates(self):
        """They would count toward its limit in characters."""
        letter = compose(
            Profile("אנה", "UX designer"), Rejection(COMPANY), template=letters.short_note
        )

        assert letter.render("txt").decode() == f"{letter}\n"
        assert ("rtl", "אנה") in elements_in(letter.render("html").decode(), "bdi")

    def test_file_names_have_no_isolates(self):
        name = LETTER_TO_HAIFA.filename("txt")

        assert name == without_isolates(name)
