"""Every format of a letter shows the same words, whatever they are, in the same structure."""

import re
from xml.etree import ElementTree as ET

import attrs
import pytest
from html5lib import HTMLParser
from hypothesis import example, given, settings, strategies as st
from markdown_it import MarkdownIt

from rejection_letters.formats import Style
from rejection_letters.formats._letterhead import letterhead, signature
from rejection_letters.formats.html import fragment
from rejection_letters.formats.md import markdown
from tests.letters import LETTER, PROFILE, parts_of
from tests.strategies import PRINTABLE_TEXTS, hostile_letters

PRESETS = ("commonmark", "js-default")
"""Plain CommonMark, and with tables and strike-through as many renderers have them."""


def parts_of_html(html):
    """Return the parts of an HTML fragment, read as XML."""
    article = ET.fromstring(html.replace("<br>", "<br/>"))
    assert article.tag == "article"
    return [
        tuple(text_of(item) for item in part) if part.tag == "ul" else text_of(part)
        for part in article
    ]


def text_of(element):
    """Return the text of a paragraph or item, in which nothing but `br` and `strong` may be."""
    assert {inner.tag for inner in element.iter()} <= {"h1", "p", "li", "br", "strong"}
    for line_break in element.iter("br"):
        line_break.text = "\n"
    return "".join(element.itertext())


def parts_of_page(data):
    """Return the parts of an HTML file, read by the rules of browsers."""
    page = HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        data, transport_encoding="utf-8"
    )
    main = page.find("body/main")
    (title,) = page.iter("title")
    shown = [title.text]
    for element in main.iter():
        if element.tag in ("h1", "p"):
            shown.append(text_of(element))
        elif element.tag == "ul":
            shown.append(tuple(text_of(item) for item in element))
    return shown


def whole_parts_of(letter):
    """Return the title of a page and the parts of its letter, with names in parts of their own."""
    above, below = letterhead(letter), signature(letter)
    name, *address = above.sender
    subject = [] if above.subject is None else [above.subject]
    groups = (address, [above.date], above.addressee)
    return [
        letter.subject,
        name,
        *("\n".join(lines) for lines in groups if lines),
        *subject,
        letter.salutation,
        *letter.blocks,
        letter.closing,
        below[0],
        *(["\n".join(below[1:])] if below[1:] else []),
    ]


def parts_of_markdown(source, preset="commonmark"):
    """Return the parts of a Markdown text, as a renderer understands it."""
    parts, items = [], None
    for token in MarkdownIt(preset).parse(source):
        if token.type == "bullet_list_open":
            items = []
        elif token.type == "bullet_list_close":
            parts.append(tuple(items))
            items = None
        elif token.type == "inline":
            (parts if items is None else items).append("".join(map(shown, token.children)))
        else:
            assert token.type in {
                "paragraph_open",
                "paragraph_close",
                "list_item_open",
                "list_item_close",
            }
    return parts


def shown(token):
    """Return what a reader sees of a piece of a paragraph."""
    seen = {"hardbreak": "\n", "strong_open": "", "strong_close": "", "text": token.content}
    return seen[token.type]


class TestText:
    """Plain text is in block style."""

    @pytest.mark.parametrize(
        ("subject", "line"),
        [
            ("Thank you", "Subject: Thank you"),
            ("Re: Your application", "Re: Your application"),
            ("RE: Your application", "RE: Your application"),
            ("Rest", "Subject: Rest"),
        ],
    )
    def test_a_subject_has_one_label(self, subject, line):
        """What answers a mail begins with a label of its own, in every format."""
        letter = attrs.evolve(LETTER, subject=subject)

        assert parts_of(letter)[3] == line
        assert f"<strong>{line}</strong>" in fragment(letter)

    def test_the_whole_letter(self):
        """Sender, date, addressee, subject, salutation, body, closing and signature, in order."""
        assert str(LETTER) == "\n\n".join(
            [
                "Ana Ruiz\n12 Oak Street\nSpringfield, IL 62704",
                "November 23, 2026",
                "Ms. Dana Lee\nHead of Talent\nAcme, Inc.\n1 Wharf Road\nChicago, IL 60601",
                f"Subject: {LETTER.subject}",
                "Dear Ms. Dana Lee,",
                *(
                    block if isinstance(block, str) else "- " + "\n- ".join(block)
                    for block in LETTER.blocks
                ),
                "Sincerely,",
                "Ana Ruiz\nana@example.com\n+1 555 010 0100\nhttps://ana.example.com",
            ]
        )


class TestWrappedText:
    """Plain text can be wrapped for those whose programs do not."""

    def test_lines_are_no_longer_than_asked_for(self):
        """No line is longer, unless one word is."""
        text = LETTER.render("txt", style=Style(wrap=50)).decode()

        assert max(map(len, text.splitlines())) <= 50

    def test_items_hang(self):
        """The lines of an item begin below its words."""
        letter = attrs.evolve(LETTER, blocks=[["word " * 12, "x"]])
        text = letter.render("txt", style=Style(wrap=40)).decode()

        assert "\n- word word word word word word word\n  word word word word word\n- x\n" in text

    def test_an_address_stays_whole(self):
        """What is longer than a line is not broken, so that it can be clicked on."""
        address = "https://example.com/" + "a-b" * 30
        letter = attrs.evolve(LETTER, blocks=[f"See {address} for more."])

        assert f"\n{address}\n" in letter.render("txt", style=Style(wrap=40)).decode()

    @settings(deadline=None)
    @given(letter=hostile_letters(), width=st.integers(40, 200))
    def test_no_word_is_lost(self, letter, width):
        """Wrapping moves line breaks and nothing else."""
        wrapped = letter.render("txt", style=Style(wrap=width)).decode()

        assert wrapped.split() == str(letter).split()


class TestPage:
    """The HTML file is a page of its own, which shows the letter and prints well."""

    def test_it_is_valid(self):
        """A strict parser, by the rules of browsers, finds no mistake in it."""
        page = LETTER.render("html").decode()

        assert HTMLParser(strict=True).parse(page) is not None

    def test_it_shows_what_the_text_shows(self):
        """Its paragraphs and lists are those of the text."""
        assert parts_of_page(LETTER.render("html")) == whole_parts_of(LETTER)

    @settings(deadline=None)
    @given(letter=hostile_letters())
    def test_any_text_is_escaped(self, letter):
        """Whatever a letter says, the page is valid and shows just that."""
        assert parts_of_page(letter.render("html")) == whole_parts_of(letter)

    def test_it_says_what_it_is(self):
        """Title, author and language are those of the letter."""
        page = LETTER.render("html").decode()

        assert f"<title>{LETTER.subject}</title>" in page
        assert '<meta name="author" content="Ana Ruiz">' in page
        assert '<html lang="en-US">' in page

    @pytest.mark.parametrize(
        ("locale", "paper", "size"),
        [("en-US", "auto", "letter"), ("en-GB", "auto", "a4"), ("en-US", "a4", "a4")],
    )
    def test_it_prints_on_the_paper_of_its_locale(self, locale, paper, size):
        """Americans print on Letter and others on A4, unless something else is said."""
        letter = attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, locale=locale))
        page = letter.render("html", style=Style(paper=paper, size=12)).decode()

        assert f"@page {{ size: {size}; margin: 1.0in }}" in page
        assert "font: 12pt/1.4 Georgia" in page

    def test_nothing_is_fetched(self):
        """It names no other file, and has no script."""
        page = LETTER.render("html").decode()

        assert not re.search(
            r"<(script|img|link|iframe|object|embed)|\b(src|href)=|url\(|@import", page
        )


class TestHtml:
    """The HTML shows the letter in any theme, and is nothing but the letter."""

    def test_it_shows_what_the_text_shows(self):
        """The paragraphs and lists of the HTML are those of the text."""
        assert parts_of_html(fragment(LETTER)) == parts_of(LETTER)

    @settings(deadline=None)
    @given(letter=hostile_letters())
    def test_any_text_is_escaped(self, letter):
        """Whatever a letter says, the HTML is well formed and shows just that."""
        assert parts_of_html(fragment(letter)) == parts_of(letter)

    @pytest.mark.parametrize("text", ["<script>alert(1)</script>", "&lt;", '\'" onload="x'])
    def test_no_markup_comes_from_values(self, text):
        """Characters that mean something in HTML are written as references."""
        letter = attrs.evolve(LETTER, blocks=[text, [text]], closing=text)

        assert text not in fragment(letter)

    @pytest.mark.parametrize("locale", ["en-US", "en-GB"])
    def test_it_says_its_language(self, locale):
        """The language is marked, so that a screen reader pronounces it well."""
        letter = attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, locale=locale))

        assert fragment(letter).startswith(f'<article lang="{locale}" ')

    def test_it_has_no_colors_of_its_own(self):
        """Neither foreground nor background is set: it can be read in light and dark themes."""
        html = fragment(LETTER)
        (style,) = re.findall(r'style="([^"]*)"', html)
        declarations = dict(
            re.split(r":\s*", declaration, maxsplit=1) for declaration in style.split("; ")
        )

        assert not [name for name in declarations if "color" in name or "background" in name]
        assert not re.search(r"#[0-9a-f]{3,8}\b|\b(rgba?|hsla?)\(|\b(black|white|gr[ae]y)\b", style)
        assert declarations["border"] == "1px solid currentColor"
        assert "<style" not in html
        assert "class=" not in html


class TestMarkdown:
    """The Markdown reads back as the letter, in every renderer."""

    @pytest.mark.parametrize("preset", PRESETS)
    def test_it_shows_what_the_text_shows(self, preset):
        """The paragraphs and lists of the Markdown are those of the text."""
        assert parts_of_markdown(markdown(LETTER), preset) == parts_of(LETTER)

    def test_it_ends_in_one_line_break(self):
        """The Markdown is a text file as editors like it."""
        assert re.search(r"[^\n]\n\Z", markdown(LETTER))

    @pytest.mark.parametrize("preset", PRESETS)
    @settings(deadline=None)
    @given(letter=hostile_letters())
    def test_any_text_is_escaped(self, preset, letter):
        """Whatever a letter says, a renderer reads its paragraphs and lists back unchanged."""
        assert parts_of_markdown(markdown(letter), preset) == parts_of(letter)

    @pytest.mark.parametrize("preset", PRESETS)
    def test_texts_that_broke_other_programs(self, preset):
        """Texts that mean something in Markdown are shown as typed, wherever they stand."""
        for text in PRINTABLE_TEXTS:
            letter = attrs.evolve(
                LETTER, subject=text, blocks=[text, [text, text], text], closing=text
            )
            assert parts_of_markdown(markdown(letter), preset) == parts_of(letter)

    @settings(deadline=None)
    @given(st.text("-+=*_~`#>|:1.) \t<", min_size=1, max_size=8).map("x{}".format))
    @example("x")
    def test_marks_are_shown_after_a_word(self, text):
        """Marks that mean something at the start of a line are shown after a word too."""
        text = " ".join(text.split())
        letter = attrs.evolve(LETTER, blocks=[text])

        assert parts_of_markdown(markdown(letter)) == parts_of(letter)

    @pytest.mark.parametrize("text", ["    x", "\tx", " - x", "  # x", "x\u00a0"])
    def test_edited_paragraphs_with_blanks_at_their_ends(self, text):
        """A paragraph that was typed with blanks before or after it is a paragraph all the same."""
        letter = attrs.evolve(LETTER, blocks=[text, "x"])

        assert parts_of_markdown(markdown(letter)) == parts_of(letter)

    @pytest.mark.parametrize("preset", PRESETS)
    @pytest.mark.parametrize(
        "blocks", [[["a"], ["b"]], [["a", "b"], ["c"], ["d", "e"]], [["a"], "b", ["c"], ["d"]]]
    )
    def test_lists_in_a_row(self, preset, blocks):
        """Lists that follow each other stay as many as they are."""
        letter = attrs.evolve(LETTER, blocks=blocks)

        assert parts_of_markdown(markdown(letter), preset) == parts_of(letter)

    def test_a_list_has_one_bullet(self):
        """The items of a list have the same bullet, and the next list has the other."""
        letter = attrs.evolve(LETTER, blocks=[["a", "b"], ["c"], ["d"]])

        assert "\n\n- a\n- b\n\n* c\n\n- d\n\n" in markdown(letter)
