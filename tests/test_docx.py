"""Tests for DOCX output."""

import datetime as dt
import io
import zipfile

import attrs
import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Inches, Mm, Pt, RGBColor
from hypothesis import given, settings

from rejection_letters import Contact, Profile, Rejection, compose
from rejection_letters.formats import Style
from rejection_letters.formats.docx import _pieces
from tests.letters import LETTER, NAMES, PROFILE, REJECTION, parts_of, without_isolates
from tests.strategies import PRINTABLE_TEXTS, hostile_letters


def opened(letter, **style):
    """Render a letter as DOCX and open the result."""
    return docx.Document(io.BytesIO(letter.render("docx", style=Style(**style))))


def parts_of_docx(document):
    """Return the parts of a document, with each list as a tuple of items."""
    parts = []
    for paragraph in document.paragraphs:
        name = paragraph.style.name
        text = without_isolates(paragraph.text)
        if name == "List Bullet First":
            parts.append((text,))
        elif name.startswith("List Bullet"):
            parts[-1] += (text,)
        else:
            parts.append(text)
    return parts


def styles_of(document):
    """Return the style name of every paragraph, in order."""
    return [paragraph.style.name for paragraph in document.paragraphs]


def files_of(data):
    """Return the files in a DOCX archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        return {name: files.read(name) for name in files.namelist()}


def one(element, path):
    """Return the only element that matches an XPath expression."""
    (found,) = element.xpath(path)
    return found


class TestText:
    def test_has_the_same_parts_as_plain_text(self):
        assert parts_of_docx(opened(LETTER)) == parts_of(LETTER)

    @settings(deadline=None)
    @given(letter=hostile_letters())
    def test_arbitrary_text_is_preserved(self, letter):
        assert parts_of_docx(opened(letter)) == parts_of(letter)

    def test_troublesome_text_is_preserved(self):
        blocks = [*PRINTABLE_TEXTS, PRINTABLE_TEXTS]
        letter = attrs.evolve(LETTER, blocks=blocks, closing=PRINTABLE_TEXTS[0])

        assert parts_of_docx(opened(letter)) == parts_of(letter)

    @pytest.mark.parametrize("text", ["\ue000", "\ufffd", "\ufdd0", "\U0001fffe", "\U0010ffff"])
    def test_unassigned_characters_are_preserved(self, text):
        letter = attrs.evolve(LETTER, blocks=[f"x{text}"])

        assert parts_of_docx(opened(letter)) == parts_of(letter)

    @pytest.mark.parametrize("name", NAMES)
    def test_names_in_any_script_are_preserved(self, name):
        letter = compose(
            attrs.evolve(PROFILE, name=name),
            attrs.evolve(REJECTION, company=name, contact=Contact(name)),
            date="2026-11-23",
        )
        document = opened(letter)

        assert parts_of_docx(document) == parts_of(letter)
        assert document.core_properties.author == name

    def test_paper_letter_has_no_subject(self):
        letter = attrs.evolve(LETTER, rejection=attrs.evolve(REJECTION, medium="letter"))
        styles = styles_of(opened(letter))

        assert "Letter Subject" not in styles
        assert styles[2:4] == ["Letter Address", "Letter Salutation"]

    @pytest.mark.parametrize("blocks", [[["a"], ["b"]], [["a", "b", "c"], ["d", "e"], "f", ["g"]]])
    def test_adjacent_lists_stay_separate(self, blocks):
        letter = attrs.evolve(LETTER, blocks=blocks)

        assert parts_of_docx(opened(letter)) == parts_of(letter)


class TestStyles:
    """All formatting comes from named styles."""

    def test_each_part_has_its_own_style(self):
        letter = attrs.evolve(LETTER, blocks=["Thank you.", "I ask:", ["a", "b"], "Thank you."])

        assert styles_of(opened(letter)) == [
            "Letter Sender",
            "Letter Date",
            "Letter Address",
            "Letter Subject",
            "Letter Salutation",
            "Letter Body",
            "Letter Body Keep",
            "List Bullet First",
            "List Bullet",
            "Letter Body Keep",
            "Letter Closing",
            "Letter Signature",
        ]

    def test_paragraphs_have_no_direct_formatting(self):
        properties = opened(LETTER).element.xpath("//w:body/w:p/w:pPr/*")

        assert {found.tag for found in properties} == {qn("w:pStyle")}

    def test_only_names_have_a_character_style(self):
        document = opened(LETTER)
        properties = document.element.xpath("//w:r/w:rPr/*")
        styled = [
            (run.text.strip(), run.style.name)
            for paragraph in document.paragraphs
            for run in paragraph.runs
            if run.style.name != "Default Paragraph Font"
        ]

        assert {found.tag for found in properties} == {qn("w:rStyle")}
        assert styled == [("Ana Ruiz", "Letter Sender Name"), ("Ana Ruiz", "Letter Name")]

    @pytest.mark.parametrize("letter", [LETTER, compose(Profile("A", "nurse"), Rejection("B"))])
    def test_no_paragraph_is_empty(self, letter):
        """Spacing comes from styles, not from empty paragraphs."""
        assert all(paragraph.text.strip() for paragraph in opened(letter).paragraphs)

    def test_signature_has_the_most_space_above(self):
        """It leaves room for a handwritten signature."""
        space = {
            style.name: style.paragraph_format.space_before
            for style in opened(LETTER).styles
            if style.name in styles_of(opened(LETTER))
        }

        assert max(space, key=space.__getitem__) == "Letter Signature"
        assert space["Letter Signature"] >= Pt(28)

    def test_sender_name_is_large_and_accented(self):
        styles = opened(LETTER).styles

        assert styles["Letter Sender Name"].font.size == Pt(16)
        assert styles["Letter Sender Name"].font.color.rgb == RGBColor.from_string("1F3A5F")
        assert styles["Letter Sender"].font.size == Pt(9.5)

    @pytest.mark.parametrize("size", [9, 11, 14])
    def test_type_size_applies_to_all_scripts(self, size):
        """Word stores it in half-points, separately for complex scripts (w:szCs)."""
        default = one(opened(LETTER, size=size).styles.element, "w:docDefaults//w:rPr")
        sizes = [one(default, path) for path in ("w:sz/@w:val", "w:szCs/@w:val")]

        assert sizes == [str(2 * size)] * 2

    def test_fonts_come_with_windows_and_macos(self):
        fonts = one(opened(LETTER).styles.element, "w:docDefaults//w:rFonts")

        assert {name.partition("}")[2]: font for name, font in fonts.items()} == {
            "ascii": "Georgia",
            "hAnsi": "Georgia",
            "eastAsia": "SimSun",
            "cs": "Times New Roman",
        }

    def test_each_style_names_the_next_one(self):
        """Word applies the next style when you press Enter."""
        styles = opened(LETTER).styles

        assert styles["Letter Salutation"].next_paragraph_style.name == "Letter Body"
        assert styles["Letter Closing"].next_paragraph_style.name == "Letter Signature"


class TestLists:
    @pytest.mark.parametrize("name", ["List Bullet First", "List Bullet", "List Bullet Keep"])
    def test_item_styles_have_a_bullet_and_an_indent(self, name):
        document = opened(LETTER)
        style = document.styles[name]
        while not style.element.xpath("w:pPr/w:numPr"):
            style = style.base_style
        number = one(style.element, "w:pPr/w:numPr/w:numId/@w:val")
        numbering = document.part.numbering_part.element
        kind = one(numbering, f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
        level = f"w:abstractNum[@w:abstractNumId='{kind}']/w:lvl"

        assert one(numbering, f"{level}/w:numFmt/@w:val") == "bullet"
        assert one(numbering, f"{level}/w:lvlText/@w:val") == "•"
        assert int(one(numbering, f"{level}/w:pPr/w:ind/@w:left")) > 0


class TestPages:
    @pytest.mark.parametrize(
        ("locale", "paper", "size"),
        [
            ("en-US", "auto", (Inches(8.5), Inches(11))),
            ("en-GB", "auto", (Mm(210), Mm(297))),
            ("en-US", "a4", (Mm(210), Mm(297))),
            ("en-GB", "letter", (Inches(8.5), Inches(11))),
        ],
    )
    def test_paper_follows_locale_unless_set(self, locale, paper, size):
        letter = attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, locale=locale))
        (section,) = opened(letter, paper=paper).sections

        assert (section.page_width, section.page_height) == pytest.approx(size, abs=Pt(0.1))

    def test_margins_are_one_inch(self):
        (section,) = opened(LETTER).sections
        margins = (
            section.left_margin,
            section.right_margin,
            section.top_margin,
            section.bottom_margin,
        )

        assert margins == (Inches(1),) * 4

    @pytest.mark.parametrize(
        ("blocks", "kept"),
        [
            (["a", "b"], [False, True]),
            (["a", ["b", "c", "d"], "e"], [True, True, False, False, True]),
            (["a", ["b", "c", "d"]], [True, True, True, True]),
            (["a", ["b"]], [True, True]),
        ],
    )
    def test_page_breaks_respect_lists_and_the_closing(self, blocks, kept):
        """A list stays with its introduction, and the closing with the last block."""
        paragraphs = opened(attrs.evolve(LETTER, blocks=blocks)).paragraphs[5:-2]
        keeps = [paragraph.style.paragraph_format.keep_with_next for paragraph in paragraphs]

        assert [*map(bool, keeps)] == kept

    def test_closing_and_signature_stay_together(self):
        styles = opened(LETTER).styles

        assert styles["Letter Closing"].paragraph_format.keep_with_next
        assert styles["Letter Signature"].paragraph_format.keep_together

    @pytest.mark.parametrize("name", ["Letter Sender", "Letter Date", "Letter Address"])
    def test_letterhead_stays_with_the_letter(self, name):
        assert opened(LETTER).styles[name].paragraph_format.keep_with_next

    def test_widows_and_orphans_are_prevented(self):
        one(opened(LETTER).styles.element, "w:docDefaults/w:pPrDefault/w:pPr/w:widowControl")


class TestDirection:
    @pytest.mark.parametrize(
        ("line", "pieces"),
        [
            ("Dana Lee", [("Dana Lee", False)]),
            ("علي", [("علي", True)]),
            ("علي حسن", [("علي حسن", True)]),
            ("Dear علي,", [("Dear ", False), ("علي", True), (",", False)]),
            ("علي (حسن), x", [("علي (حسن)", True), (", x", False)]),
            ("(علي)", [("(", False), ("علي", True), (")", False)]),
            ("דנה לוי (x)", [("דנה לוי", True), (" (x)", False)]),
            ("רחוב הרצל 12", [("רחוב הרצל 12", True)]),
            ("می\u200cروم x", [("می\u200cروم", True), (" x", False)]),
            ("علي and דנה", [("علي", True), (" and ", False), ("דנה", True)]),
            ("李小龙 12", [("李小龙 12", False)]),
            (
                "Dear \u2067(דנה)!\u2069, 12",
                [("Dear ", False), ("\u2067(דנה)!\u2069", True), (", 12", False)],
            ),
            (
                "\u2066Dr. \u2067דנה!\u2069\u2069 (x)",
                [("\u2066Dr. ", False), ("\u2067דנה!\u2069\u2069", True), (" (x)", False)],
            ),
        ],
    )
    def test_line_is_split_where_its_direction_changes(self, line, pieces):
        """Digits, spaces, marks, and brackets inside right-to-left text belong to it.

        So does everything in an isolate.
        """
        assert [*_pieces(line)] == pieces

    def test_only_right_to_left_runs_are_marked(self):
        letter = attrs.evolve(LETTER, salutation="Dear علي,")
        runs = opened(letter).paragraphs[4].runs

        assert [(run.text, run.font.rtl) for run in runs] == [
            ("Dear ", None),
            ("علي", True),
            (",", None),
        ]


class TestProperties:
    @pytest.mark.parametrize("locale", ["en-US", "en-GB"])
    def test_language_follows_locale(self, locale):
        document = opened(attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, locale=locale)))

        assert one(document.styles.element, "w:docDefaults//w:lang/@w:val") == locale
        assert document.core_properties.language == locale

    def test_title_is_subject_and_author_is_writer(self):
        properties = opened(LETTER).core_properties

        assert properties.title == LETTER.subject
        assert properties.author == "Ana Ruiz"

    def test_long_title_is_truncated(self):
        letter = attrs.evolve(LETTER, subject="x" * 300)
        document = opened(letter)

        assert document.core_properties.title == "x" * 255
        assert parts_of_docx(document) == parts_of(letter)

    def test_timestamps_are_the_date_of_the_letter(self):
        properties = opened(LETTER).core_properties
        midnight = dt.datetime(2026, 11, 23, tzinfo=dt.timezone.utc)

        assert properties.created == midnight
        assert properties.modified == midnight

    def test_nothing_remains_of_the_python_docx_template(self):
        files = files_of(LETTER.render("docx"))

        assert {*files} == {
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/numbering.xml",
            "word/settings.xml",
            "word/styles.xml",
        }
        assert not [name for name, data in files.items() if b"python-docx" in data]

    def test_word_does_not_use_compatibility_mode(self):
        mode = "w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val"

        assert one(opened(LETTER).settings.element, mode) == "15"


class TestBytes:
    def test_archive_has_no_timestamps_or_system(self):
        with zipfile.ZipFile(io.BytesIO(LETTER.render("docx"))) as files:
            traces = {(file.date_time, file.create_system) for file in files.infolist()}

        assert traces == {((1980, 1, 1, 0, 0, 0), 0)}
