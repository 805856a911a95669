"""A letter as DOCX is the same letter, set with styles, and can be edited."""

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
from tests.letters import LETTER, NAMES, PROFILE, REJECTION, parts_of
from tests.strategies import PRINTABLE_TEXTS, hostile_letters


def opened(letter, **style):
    """Return a letter as DOCX, opened again."""
    return docx.Document(io.BytesIO(letter.render("docx", style=Style(**style))))


def parts_of_docx(document):
    """Return the parts of a document; a list is a tuple of items."""
    parts = []
    for paragraph in document.paragraphs:
        name = paragraph.style.name
        if name == "List Bullet First":
            parts.append((paragraph.text,))
        elif name.startswith("List Bullet"):
            parts[-1] += (paragraph.text,)
        else:
            parts.append(paragraph.text)
    return parts


def styles_of(document):
    """Return the names of the styles of all paragraphs, in order."""
    return [paragraph.style.name for paragraph in document.paragraphs]


def files_of(data):
    """Return the files that a document consists of, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        return {name: files.read(name) for name in files.namelist()}


def one(element, path):
    """Return the one element of a path within another."""
    (found,) = element.xpath(path)
    return found


class TestText:
    """The document says what the letter says."""

    def test_it_shows_what_the_text_shows(self):
        """Its paragraphs, line breaks and lists are those of the text."""
        assert parts_of_docx(opened(LETTER)) == parts_of(LETTER)

    @settings(deadline=None)
    @given(letter=hostile_letters())
    def test_no_text_is_interpreted(self, letter):
        """Whatever a letter says, it reads back unchanged."""
        assert parts_of_docx(opened(letter)) == parts_of(letter)

    def test_texts_that_broke_other_programs(self):
        """Texts that mean something to a program are shown as typed, wherever they stand."""
        blocks = [*PRINTABLE_TEXTS, PRINTABLE_TEXTS]
        letter = attrs.evolve(LETTER, blocks=blocks, closing=PRINTABLE_TEXTS[0])

        assert parts_of_docx(opened(letter)) == parts_of(letter)

    @pytest.mark.parametrize("text", ["\ue000", "\ufffd", "\ufdd0", "\U0001fffe", "\U0010ffff"])
    def test_characters_without_a_meaning(self, text):
        """What an edited letter may hold, a document may hold too."""
        letter = attrs.evolve(LETTER, blocks=[f"x{text}"])

        assert parts_of_docx(opened(letter)) == parts_of(letter)

    @pytest.mark.parametrize("name", NAMES)
    def test_names_of_all_countries(self, name):
        """Names are written as their bearers write them, whoever writes and is written to."""
        letter = compose(
            attrs.evolve(PROFILE, name=name),
            attrs.evolve(REJECTION, company=name, contact=Contact(name)),
            date="2026-11-23",
        )
        document = opened(letter)

        assert parts_of_docx(document) == parts_of(letter)
        assert document.core_properties.author == name

    def test_a_letter_on_paper_has_no_subject(self):
        """Where the no came on paper, the salutation follows the address."""
        letter = attrs.evolve(LETTER, rejection=attrs.evolve(REJECTION, medium="letter"))
        styles = styles_of(opened(letter))

        assert "Letter Subject" not in styles
        assert styles[2:4] == ["Letter Address", "Letter Salutation"]

    @pytest.mark.parametrize("blocks", [[["a"], ["b"]], [["a", "b", "c"], ["d", "e"], "f", ["g"]]])
    def test_lists_in_a_row(self, blocks):
        """Lists that follow each other stay as many as they are."""
        letter = attrs.evolve(LETTER, blocks=blocks)

        assert parts_of_docx(opened(letter)) == parts_of(letter)


class TestStyles:
    """Every look is a style."""

    def test_each_part_has_its_style(self):
        """Sender, date, address, subject, salutation, body, closing and signature, in order."""
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

    def test_paragraphs_have_nothing_but_their_style(self):
        """No paragraph is formatted by hand."""
        properties = opened(LETTER).element.xpath("//w:body/w:p/w:pPr/*")

        assert {found.tag for found in properties} == {qn("w:pStyle")}

    def test_names_have_nothing_but_their_style(self):
        """The name above and the name that signs have a style, and other text has none."""
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
        """Space is a matter of styles, not of empty paragraphs."""
        assert all(paragraph.text.strip() for paragraph in opened(letter).paragraphs)

    def test_there_is_space_for_a_pen(self):
        """Above the name that signs is more space than between any other parts."""
        space = {
            style.name: style.paragraph_format.space_before
            for style in opened(LETTER).styles
            if style.name in styles_of(opened(LETTER))
        }

        assert max(space, key=space.__getitem__) == "Letter Signature"
        assert space["Letter Signature"] >= Pt(28)

    def test_the_name_above_stands_out(self):
        """The sender's name is large and has the accent, and the address is small."""
        styles = opened(LETTER).styles

        assert styles["Letter Sender Name"].font.size == Pt(16)
        assert styles["Letter Sender Name"].font.color.rgb == RGBColor.from_string("1F3A5F")
        assert styles["Letter Sender"].font.size == Pt(9.5)

    @pytest.mark.parametrize("size", [9, 11, 14])
    def test_the_size_of_the_type(self, size):
        """The type has the size that was asked for, in every script."""
        default = one(opened(LETTER, size=size).styles.element, "w:docDefaults//w:rPr")
        sizes = [one(default, path) for path in ("w:sz/@w:val", "w:szCs/@w:val")]

        assert sizes == [str(2 * size)] * 2

    def test_fonts_that_windows_and_macos_have(self):
        """The type is Georgia, and other scripts have a font that has them."""
        fonts = one(opened(LETTER).styles.element, "w:docDefaults//w:rFonts")

        assert {name.partition("}")[2]: font for name, font in fonts.items()} == {
            "ascii": "Georgia",
            "hAnsi": "Georgia",
            "eastAsia": "SimSun",
            "cs": "Times New Roman",
        }

    def test_styles_lead_to_each_other(self):
        """Who types on after a part gets the style of the next part."""
        styles = opened(LETTER).styles

        assert styles["Letter Salutation"].next_paragraph_style.name == "Letter Body"
        assert styles["Letter Closing"].next_paragraph_style.name == "Letter Signature"


class TestLists:
    """Items are items of a list, not paragraphs with a sign before them."""

    @pytest.mark.parametrize("name", ["List Bullet First", "List Bullet", "List Bullet Keep"])
    def test_items_are_numbered_by_their_style(self, name):
        """Every style of items has the bullet and the indent of the list."""
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
    """The letter fits its paper, and its pages end where a reader expects it."""

    @pytest.mark.parametrize(
        ("locale", "paper", "size"),
        [
            ("en-US", "auto", (Inches(8.5), Inches(11))),
            ("en-GB", "auto", (Mm(210), Mm(297))),
            ("en-US", "a4", (Mm(210), Mm(297))),
            ("en-GB", "letter", (Inches(8.5), Inches(11))),
        ],
    )
    def test_the_paper(self, locale, paper, size):
        """The paper is that of the locale, or the one that was asked for."""
        letter = attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, locale=locale))
        (section,) = opened(letter, paper=paper).sections

        assert (section.page_width, section.page_height) == pytest.approx(size, abs=Pt(0.1))

    def test_the_margins(self):
        """There is an inch on each side."""
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
    def test_what_stays_together(self, blocks, kept):
        """The closing has text above it, and a list what introduces it and its second item."""
        paragraphs = opened(attrs.evolve(LETTER, blocks=blocks)).paragraphs[5:-2]
        keeps = [paragraph.style.paragraph_format.keep_with_next for paragraph in paragraphs]

        assert [*map(bool, keeps)] == kept

    def test_the_end_is_not_parted(self):
        """The closing stays with the signature, and the signature with itself."""
        styles = opened(LETTER).styles

        assert styles["Letter Closing"].paragraph_format.keep_with_next
        assert styles["Letter Signature"].paragraph_format.keep_together

    @pytest.mark.parametrize("name", ["Letter Sender", "Letter Date", "Letter Address"])
    def test_the_head_is_not_parted_from_the_letter(self, name):
        """What stands above the salutation stays with what follows."""
        assert opened(LETTER).styles[name].paragraph_format.keep_with_next

    def test_no_line_stands_alone(self):
        """A page begins and ends with at least two lines of a paragraph."""
        one(opened(LETTER).styles.element, "w:docDefaults/w:pPrDefault/w:pPr/w:widowControl")


class TestDirection:
    """Names that are read from the right are shown so."""

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
        ],
    )
    def test_a_line_is_parted_where_its_direction_changes(self, line, pieces):
        """Words from the right keep the digits, blanks, marks and brackets among them."""
        assert [*_pieces(line)] == pieces

    def test_the_document_says_so(self):
        """A run that is read from the right is marked, and no other is."""
        letter = attrs.evolve(LETTER, salutation="Dear علي,")
        runs = opened(letter).paragraphs[4].runs

        assert [(run.text, run.font.rtl) for run in runs] == [
            ("Dear ", None),
            ("علي", True),
            (",", None),
        ]


class TestProperties:
    """The document says what it is."""

    @pytest.mark.parametrize("locale", ["en-US", "en-GB"])
    def test_the_language(self, locale):
        """Text is marked with its language, by which it is spelt and read aloud."""
        document = opened(attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, locale=locale)))

        assert one(document.styles.element, "w:docDefaults//w:lang/@w:val") == locale
        assert document.core_properties.language == locale

    def test_the_title_and_the_author(self):
        """The title is the subject, and the author is who writes."""
        properties = opened(LETTER).core_properties

        assert properties.title == LETTER.subject
        assert properties.author == "Ana Ruiz"

    def test_a_title_has_a_limit(self):
        """Of a subject longer than a title may be, the title is the beginning."""
        letter = attrs.evolve(LETTER, subject="x" * 300)
        document = opened(letter)

        assert document.core_properties.title == "x" * 255
        assert parts_of_docx(document) == parts_of(letter)

    def test_the_time(self):
        """It was made on the day of the letter, whatever the clock says."""
        properties = opened(LETTER).core_properties
        midnight = dt.datetime(2026, 11, 23, tzinfo=dt.timezone.utc)

        assert properties.created == midnight
        assert properties.modified == midnight

    def test_nothing_is_left_of_the_template(self):
        """It holds what a letter needs, and names no program."""
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

    def test_it_is_no_old_document(self):
        """Word opens it without saying that it is compatible with an older Word."""
        mode = "w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val"

        assert one(opened(LETTER).settings.element, mode) == "15"


class TestBytes:
    """The same letter gives the same bytes."""

    def test_no_file_tells_the_time(self):
        """Every file within the document has the same time and no trace of a system."""
        with zipfile.ZipFile(io.BytesIO(LETTER.render("docx"))) as files:
            traces = {(file.date_time, file.create_system) for file in files.infolist()}

        assert traces == {((1980, 1, 1, 0, 0, 0), 0)}
