"""Tests for plain text, HTML, and Markdown output."""

import re
from xml.etree import ElementTree as ET

import attrs
import pytest
from html5lib import HTMLParser
from hypothesis import example, given, settings, strategies as st
from markdown_it import MarkdownIt

from rejection_letters import Contact, Profile, Rejection, compose
from rejection_letters.formats import Style, _wrapping as wrapping
from rejection_letters.formats._letterhead import letterhead, signature
from rejection_letters.formats.html import fragment
from rejection_letters.formats.md import markdown
from tests.letters import LETTER, PROFILE, parts_of, without_isolates
from tests.strategies import PRINTABLE_TEXTS, hostile_letters

PRESETS = ("commonmark", "js-default")
"""Plain CommonMark, and the same with tables and strikethrough, which many renderers support."""

OUTER = '<div class="tex2jax_ignore mathjax_ignore">'
"""What MathJax 2 and 3 ignore."""

MATHEMATICS = (
    "software for firms of $5M to $50M",
    "$80,000",
    "A$AP Labs",
    "$$x$$",
    r"\(x\) and \[x\]",
    r"\\(x\\) and \\[x\\]",
    r"\begin{x} and \end{x}",
    "`$x$` and ~~~",
    r"\$5 and &#36;",
    "ends in \\",
)
"""Text that notebooks would typeset as mathematics."""


def parts_of_html(html):
    """Return the parts of an HTML fragment, parsed as XML."""
    article = ET.fromstring(html.replace("<br>", "<br/>"))
    assert article.tag == "article"
    return [
        tuple(text_of(item) for item in part) if part.tag == "ul" else text_of(part)
        for part in article
    ]


def text_of(element):
    """Return the text of a paragraph or item, which may contain only a few other elements."""
    assert {inner.tag for inner in element.iter()} <= {"h1", "p", "li", "br", "strong", "bdi"}
    for line_break in element.iter("br"):
        line_break.text = "\n"
    return "".join(element.itertext())


def parts_of_page(data):
    """Return the title and the parts of an HTML file, parsed the way browsers do."""
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
    """Return the title and the parts of a page, with each name as a separate part."""
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
    """Return the parts of a letter in Markdown, parsed by a renderer."""
    parts, items = [], None
    for token in MarkdownIt(preset).parse(without_isolates(source)):
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


def parts_in_notebook(letter, preset="commonmark"):
    """Return the parts of a letter in the Markdown for notebooks, parsed by a renderer."""
    source = letter._repr_mimebundle_()["text/markdown"]
    start, end = f"{OUTER}\n\n", "\n</div>"
    assert source.startswith(start)
    assert source.endswith(end)
    return parts_of_markdown(source.removeprefix(start).removesuffix(end), preset)


def shown(token):
    """Return the visible text of an inline token."""
    seen = {"hardbreak": "\n", "strong_open": "", "strong_close": "", "text": token.content}
    return seen[token.type]


class TestText:
    @pytest.mark.parametrize(
        ("subject", "line"),
        [
            ("Thank you", "Subject: Thank you"),
            ("Re: Your application", "Re: Your application"),
            ("RE: Your application", "RE: Your application"),
            ("Rest", "Subject: Rest"),
        ],
    )
    def test_subject_has_exactly_one_label(self, subject, line):
        """The prefix "Re:" already serves as a label."""
        letter = attrs.evolve(LETTER, subject=subject)

        assert parts_of(letter)[3] == line
        assert f"<strong>{line}</strong>" in fragment(letter)

    def test_letter_is_in_block_style(self):
        assert str(LETTER) == "\n\n".join(
            [
                "Ana Ruiz\n12 Oak Street\nSpringfield, IL 62704",
                "November 23, 2026",
                "Ms. Dana Lee\nHead of Talent\nAcme, Inc.\n1 Wharf Road\nChicago, IL 60601",
                f"Subject: {LETTER.subject}",
                "Dear Dana Lee,",
                *(
                    block if isinstance(block, str) else "- " + "\n- ".join(block)
                    for block in LETTER.blocks
                ),
                "Sincerely,",
                "Ana Ruiz\nana@example.com\n+1 555 010 0100\nhttps://ana.example.com",
            ]
        )


def wrapped(text, width):
    """Return the lines of a paragraph in a letter that is wrapped."""
    letter = attrs.evolve(LETTER, salutation="Dear Dana,", blocks=[text], closing="Sincerely,")
    shown = letter.render("txt", style=Style(wrap=width)).decode()
    return shown.partition("Dear Dana,\n\n")[2].partition("\n\nSincerely,")[0].split("\n")


class TestWrappedText:
    def test_lines_fit_the_width(self):
        text = LETTER.render("txt", style=Style(wrap=50)).decode()

        assert max(map(len, text.splitlines())) <= 50

    def test_list_items_have_a_hanging_indent(self):
        letter = attrs.evolve(LETTER, blocks=[["word " * 12, "x"]])
        text = letter.render("txt", style=Style(wrap=40)).decode()

        assert "\n- word word word word word word word\n  word word word word word\n- x\n" in text

    def test_long_url_is_not_broken(self):
        address = "https://example.com/" + "a-b" * 30
        letter = attrs.evolve(LETTER, blocks=[f"See {address} for more."])

        assert f"\n{address}\n" in letter.render("txt", style=Style(wrap=40)).decode()

    @settings(deadline=None)
    @given(letter=hostile_letters(), width=st.integers(40, 200))
    def test_wrapping_changes_only_line_breaks(self, letter, width):
        wrapped = without_isolates(letter.render("txt", style=Style(wrap=width)).decode())

        assert "".join(wrapped.split()) == "".join(str(letter).split())

    def test_every_part_is_wrapped(self):
        """The second line of an address or of a list item is indented."""
        words = "word " * 12
        profile = Profile(words, "nurse", phone=words, address=[words])
        rejection = Rejection(words, contact=Contact(words, title=words), address=[words])
        letter = attrs.evolve(compose(profile, rejection), subject=words, salutation=words)
        text = letter.render("txt", style=Style(wrap=40)).decode()

        assert max(map(len, text.splitlines())) <= 40
        assert text.count(f"{'word ' * 7}word\n  word word word word\n") == 8
        assert f"Subject: {'word ' * 5}word\n{'word ' * 5}word\n" in text

    @pytest.mark.parametrize(
        ("word", "times"),
        [("株", 20), ("李小龙 ", 5), ("🙂 ", 13), ("ｗｉｄｅ ", 4), ("Łódź ", 8)],
    )
    def test_wide_characters_take_two_columns(self, word, times):
        first, *_, last = wrapped((word * 60).strip(), 40)

        assert first == (word * times).strip()
        assert last.startswith(word.strip())

    @pytest.mark.parametrize("word", ["x\u0301", "דָּ", "a\u200d\u200c"])
    def test_marks_take_no_columns(self, word):
        assert wrapped(" ".join([word] * 60), 40)[0].count(word) == 20

    def test_east_asian_text_does_not_break_before_closing_or_after_opening_marks(self):
        text = "「株式会社、東京」で（データ）を。" * 20

        for width in range(40, 60):
            lines = wrapped(text, width)

            assert "".join(lines) == text
            assert not [line for line in lines if line[0] in "」、）。ー" or line[-1] in "「（"]

    def test_url_with_wide_characters_is_not_broken(self):
        address = "https://example.com/" + "株式会社" * 20

        assert address in wrapped(f"See {address} for more.", 40)

    def test_thai_text_breaks_between_syllables_or_at_zero_width_spaces(self):
        text = "ขอขอบคุณสำหรับเวลาที่ท่านให้มาน้ำใจ" * 6
        lines = wrapped(text, 40)

        assert "".join(lines) == text
        assert len(lines) == 5
        assert not [line for line in lines if re.match("[ะ-ฺ็-๎]", line) or line[-1] in "เแโใไ"]
        assert next(wrapping.wrapped("สวัสดี\u200b" * 20, 40)) == "สวัสดี\u200b" * 10

    @given(st.text('a株、「\u0301ก\u200b"- ', max_size=200), st.integers(40, 60))
    def test_text_that_can_break_fits_the_width(self, text, width):
        text = " ".join(text.split()) or "x"
        lines = [*wrapping.wrapped(text, width, "  ")]

        assert "".join("".join(lines).split()) == "".join(text.split())
        assert not any(line.endswith(" ") for line in lines)


class TestPage:
    """The HTML file."""

    def test_page_is_valid_html(self):
        page = LETTER.render("html").decode()

        assert HTMLParser(strict=True).parse(page) is not None

    def test_has_the_same_parts_as_plain_text(self):
        assert parts_of_page(LETTER.render("html")) == whole_parts_of(LETTER)

    @settings(deadline=None)
    @given(letter=hostile_letters())
    def test_arbitrary_text_is_escaped(self, letter):
        assert parts_of_page(letter.render("html")) == whole_parts_of(letter)

    def test_metadata_has_title_author_and_language(self):
        page = LETTER.render("html").decode()

        assert f"<title>{LETTER.subject}</title>" in page
        assert '<meta name="author" content="Ana Ruiz">' in page
        assert '<html lang="en-US">' in page

    @pytest.mark.parametrize(
        ("locale", "paper", "size"),
        [("en-US", "auto", "letter"), ("en-GB", "auto", "a4"), ("en-US", "a4", "a4")],
    )
    def test_paper_follows_locale_unless_set(self, locale, paper, size):
        letter = attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, locale=locale))
        page = letter.render("html", style=Style(paper=paper, size=12)).decode()

        assert f"@page {{ size: {size}; margin: 1.0in }}" in page
        assert "font: 12pt/1.4 Georgia" in page

    def test_page_loads_no_resources(self):
        page = LETTER.render("html").decode()

        assert not re.search(
            r"<(script|img|link|iframe|object|embed)|\b(src|href)=|url\(|@import", page
        )


class TestHtml:
    """The HTML fragment for notebooks."""

    def test_has_the_same_parts_as_plain_text(self):
        assert parts_of_html(fragment(LETTER)) == parts_of(LETTER)

    @settings(deadline=None)
    @given(letter=hostile_letters())
    def test_arbitrary_text_is_escaped(self, letter):
        assert parts_of_html(fragment(letter)) == parts_of(letter)

    @pytest.mark.parametrize("text", ["<script>alert(1)</script>", "&lt;", '\'" onload="x'])
    def test_markup_in_values_is_escaped(self, text):
        letter = attrs.evolve(LETTER, blocks=[text, [text]], closing=text)

        assert text not in fragment(letter)

    @pytest.mark.parametrize("locale", ["en-US", "en-GB"])
    def test_language_is_marked_for_screen_readers(self, locale):
        letter = attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, locale=locale))

        assert fragment(letter).startswith(f'<article lang="{locale}" ')

    def test_sets_no_colors(self):
        """This keeps the letter readable in light and dark themes."""
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
    @pytest.mark.parametrize("preset", PRESETS)
    def test_has_the_same_parts_as_plain_text(self, preset):
        assert parts_of_markdown(markdown(LETTER), preset) == parts_of(LETTER)

    def test_ends_with_a_single_newline(self):
        assert re.search(r"[^\n]\n\Z", markdown(LETTER))

    @pytest.mark.parametrize("preset", PRESETS)
    @settings(deadline=None)
    @given(letter=hostile_letters())
    def test_arbitrary_text_is_escaped(self, preset, letter):
        assert parts_of_markdown(markdown(letter), preset) == parts_of(letter)

    @pytest.mark.parametrize("preset", PRESETS)
    def test_markdown_syntax_is_shown_literally(self, preset):
        for text in PRINTABLE_TEXTS:
            letter = attrs.evolve(
                LETTER, subject=text, blocks=[text, [text, text], text], closing=text
            )
            assert parts_of_markdown(markdown(letter), preset) == parts_of(letter)

    @settings(deadline=None)
    @given(st.text("-+=*_~`#>|:1.) \t<", min_size=1, max_size=8).map("x{}".format))
    @example("x")
    def test_block_markers_after_a_word_are_shown_literally(self, text):
        text = " ".join(text.split())
        letter = attrs.evolve(LETTER, blocks=[text])

        assert parts_of_markdown(markdown(letter)) == parts_of(letter)

    @pytest.mark.parametrize("text", ["    x", "\tx", " - x", "  # x", "x\u00a0"])
    def test_surrounding_spaces_do_not_change_a_paragraph(self, text):
        letter = attrs.evolve(LETTER, blocks=[text, "x"])

        assert parts_of_markdown(markdown(letter)) == parts_of(letter)

    @pytest.mark.parametrize("preset", PRESETS)
    @pytest.mark.parametrize(
        "blocks", [[["a"], ["b"]], [["a", "b"], ["c"], ["d", "e"]], [["a"], "b", ["c"], ["d"]]]
    )
    def test_adjacent_lists_stay_separate(self, preset, blocks):
        letter = attrs.evolve(LETTER, blocks=blocks)

        assert parts_of_markdown(markdown(letter), preset) == parts_of(letter)

    def test_adjacent_lists_alternate_bullets(self):
        letter = attrs.evolve(LETTER, blocks=[["a", "b"], ["c"], ["d"]])

        assert "\n\n- a\n- b\n\n* c\n\n- d\n\n" in markdown(letter)


class TestNotebook:
    """What notebooks display: the fragment and the Markdown, without mathematics."""

    def test_mathjax_ignores_the_html(self):
        shown = LETTER._repr_mimebundle_()["text/html"]

        assert shown == f"{OUTER}{fragment(LETTER)}</div>"

    @pytest.mark.parametrize("preset", PRESETS)
    @settings(deadline=None)
    @given(letter=hostile_letters())
    def test_markdown_shows_arbitrary_text_as_typed(self, preset, letter):
        assert parts_in_notebook(letter, preset) == parts_of(letter)

    @settings(deadline=None)
    @given(letter=hostile_letters())
    def test_markdown_contains_no_mathematics(self, letter):
        """Notebooks look for it before they read the Markdown; a backslash only breaks a line."""
        shown = letter._repr_mimebundle_()["text/markdown"]

        assert not re.search(r"[$`~]|\\[^\n]", shown)

    @pytest.mark.parametrize("text", MATHEMATICS)
    def test_mathematics_is_shown_as_typed(self, text):
        letter = attrs.evolve(LETTER, subject=text, blocks=[text, [text, text], text])

        assert parts_in_notebook(letter) == parts_of(letter)
        assert not re.search(r"\$|\\[^\n]", letter._repr_mimebundle_()["text/markdown"])

    @pytest.mark.parametrize(
        "text",
        [
            "https://example.com/ana_r",
            "HTTP://example.com/*x*",
            "ftp://example.com/x~y",
            "www.example.com/a_b and WWW.example.com",
            "ana_r@example.com",
            "@ana",
        ],
    )
    def test_addresses_in_markdown_do_not_become_links(self, text):
        """Many renderers look for links first, so a link would contain the escapes."""
        letter = attrs.evolve(LETTER, blocks=[text])

        assert parts_in_notebook(letter) == parts_of(letter)
        assert not re.search(
            r"://|www\.|@", letter._repr_mimebundle_()["text/markdown"], re.IGNORECASE
        )

    @pytest.mark.parametrize("text", ["@@0@@", "@@@12@@@", "a@b@@0@@c@d"])
    def test_placeholders_of_jupyterlab_are_left_alone(self, text):
        """JupyterLab keeps those in the Markdown, and replaces any that appear afterward."""
        letter = attrs.evolve(LETTER, blocks=[text])

        assert re.findall("@@+[^@]+@@+", text) == re.findall(
            "@@+[^@]+@@+", letter._repr_mimebundle_()["text/markdown"]
        )
        assert parts_in_notebook(letter) == parts_of(letter)

    def test_markdown_file_escapes_dollars_with_backslashes(self):
        letter = attrs.evolve(LETTER, blocks=["$80,000"])

        assert r"\$80,000" in markdown(letter)
        assert OUTER not in markdown(letter)
