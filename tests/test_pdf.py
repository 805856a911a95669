"""The PDF: what it shows, how it is tagged, and what it does where glyphs are missing."""

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

# --- Reading a PDF as a screen reader does: along its tags ---


def read(letter, style=None):
    """Return a letter's PDF as pypdf reads it."""
    return pypdf.PdfReader(io.BytesIO(letter.render("pdf", style=style)))


def parts_of_pdf(letter):
    """Return the parts of a letter's PDF, a list as a tuple of items, and which tags they have."""
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
    """Return the text of an item of a list, which has a bullet as its label."""
    label, body = listed(item["/K"])
    assert (item["/S"], label["/S"], body["/S"]) == ("/LI", "/Lbl", "/LBody")
    assert text_of(label, texts) == "•"
    return text_of(body, texts)


def text_of(element, texts, page=None):
    """Return the text of an element of the tree of tags."""
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
    """Return what a PDF gives alone or in an array, with references followed."""
    value = value.get_object()
    return [one.get_object() for one in (value if isinstance(value, list) else [value])]


def marked_texts(file, page):
    """Return the text of each piece of marked content on a page."""
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
    """Return a function from what a font is told to show to the text that this means."""
    size = 1 if font["/Subtype"] == "/Type3" else 2
    pairs = re.findall(
        rf"<([0-9A-F]{{{2 * size}}})> <((?:[0-9A-F]{{4}})+)>\n",
        font["/ToUnicode"].get_data().decode(),
    )
    texts = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}

    def meaning(shown):
        if not isinstance(shown, (str, bytes)):  # a number moves the next glyph
            return ""
        codes = shown if isinstance(shown, bytes) else shown.original_bytes
        return "".join(
            texts[code] for (code,) in struct.iter_unpack(">B" if size == 1 else ">H", codes)
        )

    return meaning


INVISIBLE = re.compile(
    "[\\s\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c-\u200f\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufff8\U000e0100-\U000e01ef]"
)


def comparable(part):
    """Return a part of a letter without what the pieces of a PDF do not say.

    Blanks are gaps there. From right to left, glyphs come as they stand on the paper. A letter and
    its mark that are drawn apart both say what they are together.
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
    """Tell whether a PDF has the parts of the text, in this order."""
    expected = parts_of(letter)
    # On paper the sender's name is a heading, and the name below stands apart.
    for place in (-1, 0):
        expected[place : place + 1 or None] = filter(None, expected[place].partition("\n")[::2])
    return list(map(comparable, parts_of_pdf(letter)[0])) == list(map(comparable, expected))


def missing_of(letter):
    """Return the characters for want of which a letter is refused."""
    try:
        letter.render("pdf")
    except MissingGlyphError as error:
        return error.characters
    return ""


# --- Fonts that the tests make, so that they need none ---


def font_of(characters):
    """Return a TrueType font that has a box for each of these characters, and nothing else."""
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
    """Return a function after which no fonts are installed but one with these characters."""

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
    """Return a letter from someone of this name."""
    return compose(Profile(name, "UX designer"), REJECTION, date="2026-11-23", **changes)


# --- What holds ---


class TestContent:
    """The PDF shows what the text shows."""

    def test_its_parts_are_those_of_the_text(self):
        """Every paragraph and list comes in order, and nothing else."""
        assert shows_the_letter(LETTER)

    @settings(deadline=None, max_examples=60)
    @given(letter=hostile_letters())
    @example(letter=attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, name="x" * 200)))
    def test_any_text_is_shown_or_refused(self, letter):
        """Whatever a letter says, the PDF says it too, or an error says what cannot be shown."""
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
    def test_values_are_never_markup(self, text, only_fonts):
        """Characters that mean something to Typst are shown as typed, wherever they stand."""
        only_fonts("\N{WOMAN}\N{PERSONAL COMPUTER}")

        assert shows_the_letter(
            attrs.evolve(LETTER, subject=text, salutation=text, blocks=[text, [text]], closing=text)
        )

    @pytest.mark.parametrize("name", ["Łukasz", "José", "Nguyễn Thị Minh Khai", "O'Neil & <Co>"])
    def test_names(self, name):
        """Names of many languages are right as they are."""
        letter = signed(name)

        assert shows_the_letter(letter)
        assert read(letter).pages[0].extract_text().startswith(f"{name}\n")

    def test_words_stand_apart(self):
        """Words have gaps between them, also where a line ends."""
        text = " ".join(["word"] * 100)

        parts, _ = parts_of_pdf(attrs.evolve(LETTER, blocks=[text]))

        assert text in parts

    @pytest.mark.parametrize("text", ["x" * 200, "W" * 100, "https://example.com/" + "x" * 200])
    @pytest.mark.parametrize("size", [9, 14])
    def test_nothing_runs_off_the_page(self, text, size):
        """A word that is wider than the page is broken, and loses nothing."""
        letter = attrs.evolve(LETTER, blocks=[text, [text]])
        ends = []

        def note(shown, _, matrix, *__):
            # No letter is wider than its size.
            ends.append(matrix[4] + 0.4 * size * len(shown.strip()))

        for page in read(letter, Style(size=size)).pages:
            page.extract_text(visitor_text=note)

        assert shows_the_letter(letter)
        assert max(ends) < 8.5 * 72

    @pytest.mark.parametrize("text", ["a\u200db", "a\u200cb", "a\u200eb", "a\u200fb", "a\u034fb"])
    def test_characters_that_show_nothing(self, text):
        """What shows nothing by itself needs no glyph."""
        assert shows_the_letter(signed(f"{text} \ufe0f\u180f"))

    def test_right_to_left(self):
        """Hebrew is set from right to left, and the words around it from left to right."""
        parts, _ = parts_of_pdf(attrs.evolve(LETTER, blocks=["To דנה (x) 12"]))

        assert "To הנד (x) 12" in parts  # as it stands on paper, from the left


class TestAccessibility:
    """A screen reader can read the PDF."""

    def test_it_says_that_it_conforms(self):
        """Its metadata claim PDF/UA-1, which Typst has checked."""
        metadata = read(LETTER).root_object["/Metadata"].get_data().decode()

        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata

    def test_it_is_tagged(self):
        """The sender is a heading, and the rest are paragraphs and lists."""
        file = read(LETTER)

        assert file.root_object["/MarkInfo"]["/Marked"]
        assert parts_of_pdf(LETTER)[1] == [
            "/H1",
            *["/P"] * 9,
            "/L",
            *["/P"] * 5,
        ]

    def test_the_tags_of_the_sender(self):
        """The heading holds nothing but its text."""
        (document,) = listed(read(LETTER).root_object["/StructTreeRoot"]["/K"])
        heading = listed(document["/K"])[0]

        assert heading["/S"] == "/H1"
        assert all(isinstance(kid, int) for kid in listed(heading["/K"]))

    def test_what_it_is_about(self):
        """Its title is the subject, which viewers show, and its author is who signs."""
        file = read(LETTER)

        assert file.metadata.title == LETTER.subject
        assert file.metadata.author == "Ana Ruiz"
        assert file.root_object["/ViewerPreferences"]["/DisplayDocTitle"]

    @pytest.mark.parametrize("locale", ["en-US", "en-GB"])
    def test_its_language(self, locale):
        """The language is marked, so that a screen reader pronounces it well."""
        letter = attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, locale=locale))

        assert read(letter).root_object["/Lang"] == locale


class TestPages:
    """The letter is set on paper."""

    @pytest.mark.parametrize(
        ("locale", "paper", "size"),
        [
            ("en-US", "auto", (612, 792)),
            ("en-GB", "auto", (595, 842)),
            ("en-US", "a4", (595, 842)),
            ("en-GB", "letter", (612, 792)),
        ],
    )
    def test_paper(self, locale, paper, size):
        """The paper is that of the locale, or of the style."""
        letter = attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, locale=locale))
        (page,) = read(letter, Style(paper=paper)).pages

        assert (round(page.mediabox.width), round(page.mediabox.height)) == size

    def test_a_letter_of_one_page_has_no_number(self):
        """An ordinary letter fills one page, which nobody needs to number."""
        (page,) = read(LETTER).pages

        assert "Page" not in page.extract_text()

    def test_a_longer_letter_has_numbers(self):
        """The pages of a longer letter say which they are."""
        pages = read(attrs.evolve(LETTER, blocks=["One paragraph."] * 60)).pages

        assert [re.search("Page . of .", page.extract_text()).group() for page in pages] == [
            "Page 1 of 3",
            "Page 2 of 3",
            "Page 3 of 3",
        ]

    @pytest.mark.parametrize("count", range(14, 26))
    def test_no_signature_stands_alone(self, count):
        """Wherever the page ends, the closing and the signature follow some of the body."""
        blocks = [f"Paragraph {number}." for number in range(count)]
        *_, last = read(attrs.evolve(LETTER, blocks=blocks)).pages
        text = last.extract_text()

        assert f"Paragraph {count - 1}." in text
        assert text.index("Sincerely,") < text.rindex("Ana Ruiz") < text.index("ana@example.com")

    def test_the_size_of_type(self):
        """A larger size takes more room."""
        letter = attrs.evolve(LETTER, blocks=["One paragraph."] * 40)

        assert len(read(letter, Style(size=9)).pages) < len(read(letter, Style(size=14)).pages)

    def test_a_letter_on_paper_has_no_subject(self):
        """Where the answer goes by post, the salutation follows the address at once."""
        letter = attrs.evolve(LETTER, rejection=attrs.evolve(REJECTION, medium="letter"))

        assert shows_the_letter(letter)
        assert "Subject" not in read(letter).pages[0].extract_text()

    def test_a_place_to_break_at_every_letter(self):
        """Text that could be broken anywhere is set like other text, in no time to speak of."""
        letter = attrs.evolve(LETTER, blocks=["a-" * 30_000, "a \u0627 b " * 5_000])

        assert len(read(letter).pages) > 3

    def test_the_name_is_as_large_as_the_style_says(self):
        """At the top stands the name, larger than the text by the measure of every format."""
        sizes = {}

        def note(text, _cm, matrix, _font, size):
            sizes.setdefault(text.strip(), abs(size * matrix[0]))  # the name stands below, too

        read(LETTER).pages[0].extract_text(visitor_text=note)

        assert sizes["November 23, 2026"] == pytest.approx(11 * 1.06, abs=0.1)
        assert max(sizes.values()) == pytest.approx(11 * 1.06 * _style.NAME_SCALE, abs=0.1)


class TestStability:
    """The same letter gives the same bytes."""

    @pytest.mark.parametrize("day", [dt.date(1900, 1, 1), dt.date(2026, 11, 23)])
    def test_its_date_is_that_of_the_letter(self, day):
        """The file says that it was made on the day of the letter."""
        made = read(attrs.evolve(LETTER, date=day, call_on=None)).metadata.creation_date

        assert made == dt.datetime.combine(day, dt.time(), dt.timezone.utc)

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
    def test_in_a_forked_process(self):
        """A process that was forked after a letter writes the next one."""
        program = (
            "import os; from tests.letters import LETTER; pdf = LETTER.render('pdf')\n"
            "child = os.fork()\n"
            "if not child: os._exit(0 if LETTER.render('pdf') == pdf else 1)\n"
            "raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))"
        )

        subprocess.run([sys.executable, "-c", program], check=True, timeout=300)

    def test_with_a_second_typst(self, monkeypatch):
        """What a forked process loads is Typst again, and its errors are understood."""
        expected = LETTER.render("pdf")
        monkeypatch.setattr(pdf, "_typst", pdf._Typst())
        pdf._typst.start_anew()
        monkeypatch.setattr(pdf, "_installed_fonts", pdf._own_fonts)

        assert LETTER.render("pdf") == expected
        with pytest.raises(MissingGlyphError, match="李"):
            signed("李小龙").render("pdf")


class TestMissingGlyphs:
    """What no font has is never left out in silence."""

    @pytest.mark.parametrize("name", ["李小龙", "علي", "\N{WOMAN}\u200d\N{PERSONAL COMPUTER}"])
    def test_an_installed_font_is_used(self, name, only_fonts):
        """Where a font has the characters, the letter is right."""
        only_fonts(name)

        assert shows_the_letter(signed(name))

    def test_with_the_fonts_of_this_machine(self):
        """Either some font here has a name's characters, or the error names just these."""
        letter = signed("李小龙 Lee")
        missing = missing_of(letter)

        assert missing == "李小龙" or (not missing and shows_the_letter(letter))

    def test_just_the_missing_ones_are_named(self, only_fonts):
        """The error says which characters there is no glyph for, each once, and no others."""
        only_fonts("小")

        with pytest.raises(MissingGlyphError) as caught:
            attrs.evolve(signed("Lee 李小龙"), blocks=["é 李 \N{WOMAN}\u200d\N{WOMAN}"]).render(
                "pdf"
            )

        assert sorted(caught.value.characters) == ["李", "龙", "\N{WOMAN}"]

    def test_how_it_reads(self, only_fonts):
        """The error says what is missing, why that matters and what to install."""
        only_fonts()

        with pytest.raises(MissingGlyphError) as caught:
            signed("李").render("pdf")

        assert str(caught.value) == (
            "No available font can display 李 (U+674E). "
            "Neither the letter's own font nor one installed here shows it, "
            "and a letter must not have gaps or boxes. "
            "Install Noto Serif CJK (from fonts.google.com/noto; on Debian and Ubuntu "
            "fonts-noto-cjk), or write it in Latin letters."
        )

    @pytest.mark.parametrize(
        ("name", "remedy"),
        [
            (
                "한",
                "Noto Serif CJK (from fonts.google.com/noto; on Debian and Ubuntu fonts-noto-cjk)",
            ),
            ("ﷲ", "Noto Naskh Arabic (from fonts.google.com/noto; on Debian"),
            ("ส", "the Noto font of the script (from fonts.google.com/noto; on Debian and Ubuntu "),
            (
                "李 ส",
                "Noto Serif CJK and the Noto font of the script (from fonts.google.com/noto; ",
            ),
            ("A \N{WOMAN}", "fonts-noto-color-emoji), or leave it out."),
            ("A \u0378", "Leave it out: it belongs to no script."),
        ],
    )
    def test_what_helps(self, name, remedy, only_fonts):
        """What to install depends on what is missing."""
        only_fonts()

        with pytest.raises(MissingGlyphError) as caught:
            signed(name).render("pdf")

        assert remedy in caught.value.remedy

    def test_a_mark_that_no_font_sets_on_its_letter(self, only_fonts):
        """Where no font has both a letter and its mark, the mark is what is missing."""
        only_fonts("\u1ab0")

        with pytest.raises(MissingGlyphError) as caught:
            signed("a\u1ab0").render("pdf")

        assert caught.value.characters == "\u1ab0"

    def test_a_font_that_was_installed_since(self, only_fonts):
        """Who installs what the error named and tries again in the same process has the letter."""
        letter = signed("李小龙")
        only_fonts()
        with pytest.raises(MissingGlyphError):
            letter.render("pdf")

        only_fonts("李小龙")

        assert shows_the_letter(letter)

    def test_installed_fonts_are_read_once_and_only_when_needed(self, only_fonts, monkeypatch):
        """Letters that need no other font do not wait for a search, and others wait once."""
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

    def test_other_errors_are_not_taken_for_it(self, monkeypatch):
        """An error that is not about glyphs comes out as it is."""
        monkeypatch.setattr(pdf, "_TEMPLATE", b"#panic()")

        with pytest.raises(typst.TypstError, match="panicked"):
            LETTER.render("pdf")
