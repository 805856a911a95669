"""Tests for PDF output: content, tags, and missing glyphs."""

import datetime as dt
import io
import itertools
import os
import re
import struct
import subprocess
import sys
import unicodedata

import attrs
import pypdf
import pytest
import typst
from hypothesis import example, given, settings
from pypdf.generic import ContentStream

from rejection_letters import Profile, compose
from rejection_letters.errors import MissingGlyphError
from rejection_letters.formats import Style, _style, pdf
from tests.letters import LETTER, PROFILE, REJECTION, parts_of
from tests.strategies import PRINTABLE_TEXTS, hostile_letters

# --- Read a PDF the way a screen reader does, along its tags ---


def read(letter, style=None):
    """Render a letter as PDF and open it with pypdf."""
    return pypdf.PdfReader(io.BytesIO(letter.render("pdf", style=style)))


def parts_of_pdf(letter):
    """Return the parts of a letter's PDF and their tags, with each list as a tuple of items."""
    file = read(letter)
    texts = {page.indirect_reference.idnum: marked_texts(file, page) for page in file.pages}
    (document,) = listed(file.root_object["/StructTreeRoot"]["/K"])
    assert document["/S"] == "/Document"
    elements = listed(document["/K"])
    parts = [
        tuple(item_of(item, texts) for item in listed(element["/K"]))
        if element["/S"] == "/L"
        else text_of(element, texts)
        for element in elements
    ]
    return parts, [element["/S"] for element in elements]


def item_of(item, texts):
    """Return the text of a list item, whose label must be a bullet."""
    label, body = listed(item["/K"])
    assert (item["/S"], label["/S"], body["/S"]) == ("/LI", "/Lbl", "/LBody")
    assert text_of(label, texts) == "•"
    return text_of(body, texts)


def text_of(element, texts, page=None):
    """Return the text of an element in the structure tree."""
    page = element.raw_get("/Pg").idnum if "/Pg" in element else page
    return "".join(
        texts[page][kid]
        if isinstance(kid, int)
        else texts[kid.raw_get("/Pg").idnum][kid["/MCID"]]
        if "/MCID" in kid
        else text_of(kid, texts, page)
        for kid in listed(element["/K"])
    )


def listed(value):
    """Return a PDF value as a list, with references resolved."""
    value = value.get_object()
    return [one.get_object() for one in (value if isinstance(value, list) else [value])]


def marked_texts(file, page):
    """Return the text of each piece of marked content on a page, by its ID."""
    fonts = {name: meanings(font) for name, font in page["/Resources"]["/Font"].items()}
    texts, marks, font = {}, [], None

    def add(text):
        for mark in marks:
            if "/MCID" in mark:
                texts[mark["/MCID"]] = texts.get(mark["/MCID"], "") + text

    for operands, operator in ContentStream(page.get_contents(), file).operations:
        if operator in (b"BDC", b"BMC"):
            marks.append(operands[1] if operator == b"BDC" else {})
            add(marks[-1].get("/ActualText", ""))
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and not any("/ActualText" in mark for mark in marks):
            shown = operands[0] if operator == b"TJ" else operands
            add("".join(map(font, shown)))
    return texts


def meanings(font):
    """Return a function that converts what a font is told to show to text."""
    size = 1 if font["/Subtype"] == "/Type3" else 2
    pairs = re.findall(
        rf"<([0-9A-F]{{{2 * size}}})> <((?:[0-9A-F]{{4}})+)>\n",
        font["/ToUnicode"].get_data().decode(),
    )
    texts = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}

    def meaning(shown):
        if not isinstance(shown, (str, bytes)):  # A number moves the next glyph.
            return ""
        codes = shown if isinstance(shown, bytes) else shown.original_bytes
        return "".join(
            texts[code] for (code,) in struct.iter_unpack(">B" if size == 1 else ">H", codes)
        )

    return meaning


INVISIBLE = re.compile(
    "[\\s\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c-\u200f\u2066-\u2069\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufff8\U000e0100-\U000e01ef]"
)


def comparable(part):
    """Return a part of a letter without differences that a PDF does not record.

    A PDF has gaps instead of spaces, and right-to-left glyphs are in visual order. If a character
    and its mark are drawn separately, each one stands for the combination.
    """
    if isinstance(part, tuple):
        return tuple(map(comparable, part))
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", part))
    if any(unicodedata.bidirectional(one) in ("R", "AL", "AN") for one in text):
        return "".join(sorted(set(text)))
    if any(unicodedata.category(one).startswith("M") for one in text):
        return "".join(sorted(set(unicodedata.normalize("NFD", text))))
    return text


def shows_the_letter(letter):
    """Return whether a letter's PDF has the same parts as its text, in the same order."""
    expected = parts_of(letter)
    # In the PDF, both the sender's name and the signed name are separate parts.
    for place in (-1, 0):
        expected[place : place + 1 or None] = filter(None, expected[place].partition("\n")[::2])
    return list(map(comparable, parts_of_pdf(letter)[0])) == list(map(comparable, expected))


def missing_of(letter):
    """Return the characters without a glyph, or an empty string if the letter renders."""
    try:
        letter.render("pdf")
    except MissingGlyphError as error:
        return error.characters
    return ""


# --- Generate fonts, so that the tests do not depend on installed ones ---


def font_of(characters):
    """Return a TrueType font in which each of these characters is a box."""
    count = len(characters) + 1
    corners = ((0, 0), (0, 700), (700, 700), (700, 0))
    box = struct.pack(">hhhhh", 1, 0, 0, 700, 700) + struct.pack(">HH", 3, 0) + b"\1" * 4
    for axis in (0, 1):
        places = [0, *(corner[axis] for corner in corners)]
        box += struct.pack(">4h", *(b - a for a, b in itertools.pairwise(places)))
    groups = b"".join(
        struct.pack(">III", ord(one), ord(one), number + 1)
        for number, one in enumerate(sorted(characters))
    )
    names = [(1, "Boxes"), (2, "Regular"), (4, "Boxes"), (6, "Boxes")]
    texts = [text.encode("utf-16-be") for _, text in names]
    records = b"".join(
        struct.pack(">6H", 3, 1, 0x409, number, len(text), len(b"".join(texts[:place])))
        for place, ((number, _), text) in enumerate(zip(names, texts, strict=True))
    )
    tables = {
        b"cmap": struct.pack(">4HI", 0, 1, 3, 10, 12)
        + struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, count - 1)
        + groups,
        b"glyf": box * count,
        b"head": struct.pack(
            ">IIIIHHQQ4hHHhhh",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, 0, 700, 700, 0, 8, 2, 1, 0),
        ),
        b"hhea": struct.pack(">I3hH11hH", 0x10000, 800, -200, 0, 800, *[0] * 11, count),
        b"hmtx": struct.pack(">Hh", 800, 0) * count,
        b"loca": struct.pack(f">{count + 1}I", *(len(box) * one for one in range(count + 1))),
        b"maxp": struct.pack(">IH13H", 0x10000, count, 4, 1, *[0] * 11),
        b"name": struct.pack(">3H", 0, len(names), 6 + len(records)) + records + b"".join(texts),
        b"post": struct.pack(">I7I", 0x30000, *[0] * 7),
    }
    head, body = struct.pack(">I4H", 0x10000, len(tables), 128, 3, len(tables) * 16 - 128), b""
    for tag, table in tables.items():
        place = 12 + 16 * len(tables) + len(body)
        head += struct.pack(">4sIII", tag, 0, place, len(table))
        body += table + b"\0" * (-len(table) % 4)
    return head + body


@pytest.fixture
def only_fonts(tmp_path, monkeypatch):
    """Return a function that replaces all installed fonts with one that has some characters."""

    def install(characters=""):
        folder = tmp_path / "fonts"
        folder.mkdir(exist_ok=True)
        if characters:
            (folder / "boxes.ttf").write_bytes(font_of(characters))
        monkeypatch.setattr(
            pdf,
            "_installed_fonts",
            lambda module: module.Fonts(include_system_fonts=False, font_paths=[folder]),
        )

    pdf._typst.forget_installed_fonts()
    yield install
    pdf._typst.forget_installed_fonts()


def signed(name, **changes):
    """Return a letter from a writer with this name."""
    return compose(Profile(name, "UX designer"), REJECTION, date="2026-11-23", **changes)


# --- Tests ---


class TestContent:
    def test_has_the_same_parts_as_plain_text(self):
        assert shows_the_letter(LETTER)

    @settings(deadline=None, max_examples=60)
    @given(letter=hostile_letters())
    @example(letter=attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, name="x" * 200)))
    def test_arbitrary_text_is_shown_or_reported_as_missing(self, letter):
        missing = missing_of(letter)

        assert missing or shows_the_letter(letter)
        assert set(missing) <= set(INVISIBLE.sub("", str(letter)))

    @pytest.mark.parametrize(
        "text",
        [
            *PRINTABLE_TEXTS,
            *("#panic()", "$x$", "*x*", "_x_", "\\u{41}", "@x", "<x>", "= x", "/ x: y", "// x"),
            *('#import "x"', "x -- y --- z", '"x"', "~x", "`x`", "https://example.com", "x ... y"),
        ],
    )
    def test_typst_syntax_is_shown_literally(self, text, only_fonts):
        only_fonts("\N{WOMAN}\N{PERSONAL COMPUTER}")

        assert shows_the_letter(
            attrs.evolve(LETTER, subject=text, salutation=text, blocks=[text, [text]], closing=text)
        )

    @pytest.mark.parametrize("name", ["Łukasz", "José", "Nguyễn Thị Minh Khai", "O'Neil & <Co>"])
    def test_names_are_preserved(self, name):
        letter = signed(name)

        assert shows_the_letter(letter)
        assert read(letter).pages[0].extract_text().startswith(f"{name}\n")

    def test_words_are_separated_across_line_breaks(self):
        text = " ".join(["word"] * 100)

        parts, _ = parts_of_pdf(attrs.evolve(LETTER, blocks=[text]))

        assert text in parts

    @pytest.mark.parametrize("text", ["x" * 200, "W" * 100, "https://example.com/" + "x" * 200])
    @pytest.mark.parametrize("size", [9, 14])
    def test_long_words_are_broken_at_the_margin(self, text, size):
        letter = attrs.evolve(LETTER, blocks=[text, [text]])
        ends = []

        def note(shown, _, matrix, *__):
            # Estimate where the text ends, at an average character width of 0.4em.
            ends.append(matrix[4] + 0.4 * size * len(shown.strip()))

        for page in read(letter, Style(size=size)).pages:
            page.extract_text(visitor_text=note)

        assert shows_the_letter(letter)
        assert max(ends) < 8.5 * 72

    @pytest.mark.parametrize("text", ["a\u200db", "a\u200cb", "a\u200eb", "a\u200fb", "a\u034fb"])
    def test_invisible_characters_need_no_glyph(self, text):
        assert shows_the_letter(signed(f"{text} \ufe0f\u180f"))

    def test_hebrew_is_set_from_right_to_left(self):
        parts, _ = parts_of_pdf(attrs.evolve(LETTER, blocks=["To דנה (x) 12"]))

        assert "To הנד (x) 12" in parts  # in visual order, from left to right


class TestAccessibility:
    def test_metadata_claims_pdf_ua(self):
        """Typst checks the document before it adds the claim."""
        metadata = read(LETTER).root_object["/Metadata"].get_data().decode()

        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata

    def test_sender_is_a_heading_and_the_rest_paragraphs_and_lists(self):
        file = read(LETTER)
        kinds = ["/P" if isinstance(block, str) else "/L" for block in LETTER.blocks]

        assert kinds.count("/L") == 1
        assert file.root_object["/MarkInfo"]["/Marked"]
        assert parts_of_pdf(LETTER)[1] == [
            "/H1",
            *["/P"] * 5,  # address, date, addressee, subject, and salutation
            *kinds,
            *["/P"] * 3,  # closing, name, and contact details
        ]

    def test_heading_contains_only_text(self):
        (document,) = listed(read(LETTER).root_object["/StructTreeRoot"]["/K"])
        heading = listed(document["/K"])[0]

        assert heading["/S"] == "/H1"
        assert all(isinstance(kid, int) for kid in listed(heading["/K"]))

    def test_title_is_subject_and_author_is_writer(self):
        file = read(LETTER)

        assert file.metadata.title == LETTER.subject
        assert file.metadata.author == "Ana Ruiz"
        assert file.root_object["/ViewerPreferences"]["/DisplayDocTitle"]

    @pytest.mark.parametrize("locale", ["en-US", "en-GB"])
    def test_language_follows_locale(self, locale):
        letter = attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, locale=locale))

        assert read(letter).root_object["/Lang"] == locale


class TestPages:
    @pytest.mark.parametrize(
        ("locale", "paper", "size"),
        [
            ("en-US", "auto", (612, 792)),
            ("en-GB", "auto", (595, 842)),
            ("en-US", "a4", (595, 842)),
            ("en-GB", "letter", (612, 792)),
        ],
    )
    def test_paper_follows_locale_unless_set(self, locale, paper, size):
        letter = attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, locale=locale))
        (page,) = read(letter, Style(paper=paper)).pages

        assert (round(page.mediabox.width), round(page.mediabox.height)) == size

    def test_single_page_has_no_page_number(self):
        (page,) = read(LETTER).pages

        assert "Page" not in page.extract_text()

    def test_several_pages_have_page_numbers(self):
        pages = read(attrs.evolve(LETTER, blocks=["One paragraph."] * 60)).pages

        assert [re.search("Page . of .", page.extract_text()).group() for page in pages] == [
            "Page 1 of 3",
            "Page 2 of 3",
            "Page 3 of 3",
        ]

    @pytest.mark.parametrize("count", range(14, 26))
    def test_signature_shares_a_page_with_the_last_paragraph(self, count):
        blocks = [f"Paragraph {number}." for number in range(count)]
        *_, last = read(attrs.evolve(LETTER, blocks=blocks)).pages
        text = last.extract_text()

        assert f"Paragraph {count - 1}." in text
        assert text.index("Sincerely,") < text.rindex("Ana Ruiz") < text.index("ana@example.com")

    @pytest.mark.parametrize("count", range(8, 20))
    def test_subject_and_salutation_share_a_page_with_the_first_paragraph(self, count):
        address = [f"Line {number}" for number in range(count)]
        letter = attrs.evolve(
            LETTER,
            profile=attrs.evolve(PROFILE, address=address),
            rejection=attrs.evolve(REJECTION, address=address),
        )
        shown = {
            tuple(part in page.extract_text() for part in ("Subject:", "Dear Dana", "As you know"))
            for page in read(attrs.evolve(letter, blocks=["As you know, I wrote."])).pages
        }

        assert shown <= {(True, True, True), (False, False, False)}

    def test_larger_type_takes_more_room(self):
        letter = attrs.evolve(LETTER, blocks=["One paragraph."] * 40)

        assert len(read(letter, Style(size=9)).pages) < len(read(letter, Style(size=14)).pages)

    def test_paper_letter_has_no_subject(self):
        letter = attrs.evolve(LETTER, rejection=attrs.evolve(REJECTION, medium="letter"))

        assert shows_the_letter(letter)
        assert "Subject" not in read(letter).pages[0].extract_text()

    def test_text_that_can_break_anywhere_renders_quickly(self):
        letter = attrs.evolve(LETTER, blocks=["a-" * 30_000, "a \u0627 b " * 5_000])

        assert len(read(letter).pages) > 3

    def test_sender_name_has_the_size_shared_by_all_formats(self):
        sizes = {}

        def note(text, _cm, matrix, _font, size):
            sizes.setdefault(text.strip(), abs(size * matrix[0]))  # The name occurs twice.

        read(LETTER).pages[0].extract_text(visitor_text=note)

        assert sizes["November 23, 2026"] == pytest.approx(11 * 1.06, abs=0.1)
        assert max(sizes.values()) == pytest.approx(11 * 1.06 * _style.NAME_SCALE, abs=0.1)


class TestStability:
    @pytest.mark.parametrize("day", [dt.date(1900, 1, 1), dt.date(2026, 11, 23)])
    def test_creation_date_is_the_date_of_the_letter(self, day):
        made = read(attrs.evolve(LETTER, date=day, call_on=None)).metadata.creation_date

        assert made == dt.datetime.combine(day, dt.time(), dt.timezone.utc)

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
    def test_forked_process_can_render(self):
        program = (
            "import os; from tests.letters import LETTER; pdf = LETTER.render('pdf')\n"
            "child = os.fork()\n"
            "if not child: os._exit(0 if LETTER.render('pdf') == pdf else 1)\n"
            "raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))"
        )

        subprocess.run([sys.executable, "-c", program], check=True, timeout=300)

    def test_reloaded_typst_gives_the_same_bytes_and_errors(self, monkeypatch):
        """A forked process loads Typst a second time."""
        expected = LETTER.render("pdf")
        monkeypatch.setattr(pdf, "_typst", pdf._Typst())
        pdf._typst.reset()
        monkeypatch.setattr(pdf, "_installed_fonts", pdf._own_fonts)

        assert LETTER.render("pdf") == expected
        with pytest.raises(MissingGlyphError, match="李"):
            signed("李小龙").render("pdf")


class TestMissingGlyphs:
    @pytest.mark.parametrize("name", ["李小龙", "علي", "\N{WOMAN}\u200d\N{PERSONAL COMPUTER}"])
    def test_installed_fonts_supply_missing_glyphs(self, name, only_fonts):
        only_fonts(name)

        assert shows_the_letter(signed(name))

    def test_real_fonts_have_the_glyphs_or_the_error_names_them(self):
        letter = signed("李小龙 Lee")
        missing = missing_of(letter)

        assert missing == "李小龙" or (not missing and shows_the_letter(letter))

    def test_error_names_exactly_the_missing_characters(self, only_fonts):
        only_fonts("小")

        with pytest.raises(MissingGlyphError) as caught:
            attrs.evolve(signed("Lee 李小龙"), blocks=["é 李 \N{WOMAN}\u200d\N{WOMAN}"]).render(
                "pdf"
            )

        assert sorted(caught.value.characters) == ["李", "龙", "\N{WOMAN}"]

    def test_error_says_what_to_install(self, only_fonts):
        only_fonts()

        with pytest.raises(MissingGlyphError) as caught:
            signed("李").render("pdf")

        assert "李 (U+674E)" in caught.value.what
        assert caught.value.remedy == (
            "Install Noto Serif CJK (from fonts.google.com/noto; on Debian and Ubuntu, "
            "fonts-noto-cjk), or use Latin letters instead."
        )

    @pytest.mark.parametrize(
        ("name", "remedy"),
        [
            (
                "한",
                "Noto Serif CJK (from fonts.google.com/noto; on Debian and Ubuntu, fonts-noto-cjk)",
            ),
            ("ﷲ", "Noto Naskh Arabic (from fonts.google.com/noto; on Debian"),
            ("ส", "the Noto font for this script (from fonts.google.com/noto; on Debian and "),
            (
                "李 ส",
                "Noto Serif CJK and the Noto font for this script (from fonts.google.com/noto; ",
            ),
            ("A \N{WOMAN}", "fonts-noto-color-emoji), or remove it from the letter."),
            ("A \u0378", "Remove it from the letter."),
        ],
    )
    def test_remedy_depends_on_the_characters(self, name, remedy, only_fonts):
        only_fonts()

        with pytest.raises(MissingGlyphError) as caught:
            signed(name).render("pdf")

        assert remedy in caught.value.remedy

    def test_mark_that_no_font_combines_is_reported_by_itself(self, only_fonts):
        only_fonts("\u1ab0")

        with pytest.raises(MissingGlyphError) as caught:
            signed("a\u1ab0").render("pdf")

        assert caught.value.characters == "\u1ab0"

    def test_newly_installed_font_is_found_on_the_next_try(self, only_fonts):
        letter = signed("李小龙")
        only_fonts()
        with pytest.raises(MissingGlyphError):
            letter.render("pdf")

        only_fonts("李小龙")

        assert shows_the_letter(letter)

    def test_installed_fonts_are_scanned_once_and_only_when_needed(self, only_fonts, monkeypatch):
        only_fonts("李小龙")
        search, searches = pdf._installed_fonts, []
        monkeypatch.setattr(
            pdf, "_installed_fonts", lambda module: searches.append(1) or search(module)
        )

        LETTER.render("pdf")
        assert searches == []
        signed("李小龙").render("pdf")
        signed("小龙").render("pdf")
        assert searches == [1]

    def test_other_typst_errors_are_raised_unchanged(self, monkeypatch):
        monkeypatch.setattr(pdf, "_TEMPLATE", b"#panic()")

        with pytest.raises(typst.TypstError, match="panicked"):
            LETTER.render("pdf")
