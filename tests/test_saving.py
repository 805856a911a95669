"""A letter becomes a file: in the format its suffix says, whole or not at all, over nothing."""

from __future__ import annotations

import os
import re
import stat
import sys
import unicodedata

import pytest
from hypothesis import given, strategies as st

from rejection_letters import Profile, Rejection, _saving as _files, compose
from rejection_letters.errors import (
    BrokenPackError,
    FolderNotFoundError,
    InvalidValueError,
    LetterExistsError,
    NotFoundError,
    WrongTypeError,
)
from rejection_letters.formats import Style, _catalog as formats_catalog
from tests.strategies import printable_texts

LETTER = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"), date="2026-11-18")

RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)")
"""Names of devices on Windows, with any suffix."""


class TestRender:
    """`render()` gives the content of a file in a format."""

    def test_a_format_is_asked_for_by_name(self):
        """Case does not count, as it does not for templates."""
        assert LETTER.render("TXT") == LETTER.render("txt") == f"{LETTER}\n".encode()

    def test_a_style_may_be_given(self):
        """A format takes of a style what it has a use for."""
        wrapped = LETTER.render("txt", style=Style(wrap=40)).decode()

        assert max(map(len, wrapped.splitlines())) <= 40
        assert wrapped.split() == str(LETTER).split()

    def test_another_format_lists_near_ones(self):
        """A format that there is not is an error that says which there are."""
        with pytest.raises(NotFoundError) as caught:
            LETTER.render("dcox")

        assert str(caught.value) == (
            "There is no format named 'dcox'. "
            "Installed are: docx, eml, html, ics, md, pdf, txt. "
            "Did you mean docx? Correct the name, or install the pack that provides it."
        )

    @pytest.mark.parametrize(
        ("format", "shown"), [(None, "None"), (7, "7 (int)"), (b"txt", "b'txt' (bytes)")]
    )
    def test_a_format_is_text(self, format, shown):
        """A value that cannot be the name of a format is refused."""
        with pytest.raises(WrongTypeError) as caught:
            LETTER.render(format)

        assert caught.value.field == "render.format"
        assert str(caught.value) == f"render() expected the name of a format, got {shown}."

    def test_a_style_is_a_style(self):
        """What is no style is refused."""
        with pytest.raises(WrongTypeError) as caught:
            LETTER.render("txt", style={"wrap": 40})

        assert str(caught.value) == (
            "render() expected a rejection_letters.formats.Style, got {'wrap': 40} (dict)."
        )

    def test_a_format_of_a_pack(self, install):
        """A pack brings a format, which is given the letter and the style."""
        install("pack-a", formats=["fax = pack_a:shout"])

        sent = LETTER.render("fax", style=Style(wrap=60)).decode()

        assert sent.startswith("PACK-A: ANA RUIZ\n")
        assert "WRAP=60" in sent

    def test_a_broken_format_of_a_pack(self, install):
        """A format that cannot be loaded is an error that names the pack."""
        install("pack-a", formats=["fax = pack_a:gone"])

        with pytest.raises(BrokenPackError, match=r"Format 'fax' of pack-a 1\.0"):
            LETTER.render("fax")

    @pytest.mark.parametrize(
        ("body", "cause"),
        [
            ("return str(letter)[:8]", "TypeError: it must return bytes, got 'Ana Ruiz'"),
            ("raise SystemExit(0)", "SystemExit: 0"),
            ("raise OSError('out of paper')", "OSError: out of paper"),
        ],
    )
    def test_a_format_of_a_pack_that_fails(self, install, tmp_path, body, cause):
        """Whatever a format does instead of its work names the pack, and begins no file."""
        code = f"def shout(letter, *, style):\n    {body}"
        install("pack-a", formats=["fax = pack_a:shout"], code=code)

        with pytest.raises(BrokenPackError) as caught:
            LETTER.save(tmp_path / "acme.fax")

        assert str(caught.value) == (
            "Format 'fax' of pack-a 1.0 cannot render this letter. "
            f"Its entry point 'pack_a:shout' failed: {cause}. "
            "Update or uninstall pack-a, or tell its authors."
        )
        assert not (tmp_path / "acme.fax").exists()

    def test_a_format_of_a_pack_that_takes_no_style(self, install):
        """A function of another kind names the pack as well."""
        install("pack-a", formats=["fax = pack_a:shout"], code="def shout(letter): return b''")

        with pytest.raises(BrokenPackError, match=r"TypeError: shout\(\) got an unexpected"):
            LETTER.render("fax")

    def test_a_format_of_a_pack_that_wants_more(self, install):
        """What a format says of the letter, with an error of the library, is said as it is."""
        code = (
            "from rejection_letters.errors import InvalidValueError\n"
            "def shout(letter, *, style):\n"
            "    raise InvalidValueError('Profile.phone', 'None.', 'A fax has one.', 'Give it.')"
        )
        install("pack-a", formats=["fax = pack_a:shout"], code=code)

        with pytest.raises(InvalidValueError, match="A fax has one"):
            LETTER.render("fax")

    def test_no_pack_takes_the_place_of_a_format(self, install):
        """The names of the library's own formats are its own."""
        install("pack-a", formats=["txt = pack_a:shout"])

        assert LETTER.render("txt") == f"{LETTER}\n".encode()
        assert LETTER.render("pack-a:txt").startswith(b"PACK-A: ")


class TestStyle:
    """How a letter looks is checked when it is said."""

    @pytest.mark.parametrize(
        ("locale", "paper", "printed"),
        [
            ("en-US", "auto", "letter"),
            ("en-GB", "auto", "a4"),
            ("en-US", "a4", "a4"),
            ("en-GB", "letter", "letter"),
        ],
    )
    def test_paper_follows_the_locale(self, locale, paper, printed):
        """Americans print on Letter and others on A4, unless something else is said."""
        assert Style(paper=paper).paper_for(locale) == printed

    @pytest.mark.parametrize(
        ("wrong", "error"),
        [
            ({"paper": "A5"}, "Style.paper must be 'auto', 'a4', or 'letter'"),
            ({"size": 24}, "Style.size must be between 9 and 14 points"),
            (
                {"wrap": 7},
                "Style.wrap must be between 40 and 200 characters, or None",
            ),
        ],
    )
    def test_what_no_letter_looks_like(self, wrong, error):
        """A value that makes no readable letter is refused."""
        with pytest.raises(InvalidValueError) as caught:
            Style(**wrong)

        assert str(caught.value).startswith(error)


class TestSave:
    """`save()` writes a file and returns where."""

    def test_the_suffix_says_the_format(self, tmp_path):
        """A letter is saved in the format that its name promises."""
        path = LETTER.save(tmp_path / "acme.md")

        assert path == tmp_path / "acme.md"
        assert path.read_bytes() == LETTER.render("md")

    def test_a_path_may_be_text(self, tmp_path, monkeypatch):
        """A path is a str or a path, from the current folder."""
        monkeypatch.chdir(tmp_path)

        LETTER.save("acme.TXT")

        assert (tmp_path / "acme.TXT").read_bytes() == LETTER.render("txt")

    def test_the_format_may_be_said(self, tmp_path):
        """What the suffix does not say can be said."""
        path = LETTER.save(tmp_path / "acme", format="txt", style=Style(wrap=40))

        assert path.read_bytes() == LETTER.render("txt", style=Style(wrap=40))

    @pytest.mark.parametrize("name", ["acme", "acme.", ".txt", "acme.txt ", "acme.a:txt"])
    def test_a_name_without_a_suffix(self, tmp_path, name):
        """Where nothing says the format, the error says how to."""
        with pytest.raises(InvalidValueError) as caught:
            LETTER.save(tmp_path / name)

        assert caught.value.what == f"Cannot tell the format from {str(tmp_path / name)[:60]!r}."
        assert (caught.value.why, caught.value.remedy) == (
            "",
            "Use a name such as 'acme.docx', or pass format='docx'.",
        )

    def test_what_is_there_stays(self, tmp_path):
        """A file is not replaced unasked, and keeps its content."""
        path = tmp_path / "acme.txt"
        path.write_text("Mine")

        with pytest.raises(LetterExistsError):
            LETTER.save(path)

        assert path.read_text() == "Mine"
        assert [*tmp_path.iterdir()] == [path]

    def test_a_link_that_leads_nowhere_stays(self, tmp_path):
        """A link is something that is there, too."""
        path = tmp_path / "acme.txt"
        path.symlink_to(tmp_path / "gone.txt")

        with pytest.raises(LetterExistsError):
            LETTER.save(path)

        assert [*tmp_path.iterdir()] == [path]

    def test_what_came_in_between_stays(self, tmp_path, monkeypatch):
        """A file that another program writes in the same moment is not replaced."""
        path = tmp_path / "acme.txt"
        fsync = os.fsync

        def slow(file):
            path.write_text("Theirs")
            fsync(file)

        monkeypatch.setattr(os, "fsync", slow)

        with pytest.raises(LetterExistsError):
            LETTER.save(path)

        assert path.read_text() == "Theirs"
        assert [*tmp_path.iterdir()] == [path]

    @pytest.mark.parametrize("is_taken", [False, True])
    def test_a_file_system_without_links(self, tmp_path, monkeypatch, is_taken):
        """Where files cannot be linked, the letter is saved all the same, over nothing."""
        path = tmp_path / "acme.txt"

        def link(*_):
            if is_taken:
                path.write_text("Theirs")
            raise PermissionError

        monkeypatch.setattr(os, "link", link)

        if is_taken:
            with pytest.raises(LetterExistsError):
                LETTER.save(path)
        else:
            LETTER.save(path)

        assert path.read_text("utf-8") == ("Theirs" if is_taken else f"{LETTER}\n")
        assert [*tmp_path.iterdir()] == [path]

    def test_it_replaces_what_it_may(self, tmp_path):
        """With overwrite=True the file is replaced, and who may read it stays as it was."""
        path = tmp_path / "acme.txt"
        path.write_text("Old")
        path.chmod(0o640)

        LETTER.save(path, overwrite=True)

        assert path.read_bytes() == LETTER.render("txt")
        assert sys.platform == "win32" or stat.S_IMODE(path.stat().st_mode) == 0o640

    def test_overwriting_where_nothing_is(self, tmp_path):
        """There need not be anything to replace."""
        path = LETTER.save(tmp_path / "acme.txt", overwrite=True)

        assert path.read_bytes() == LETTER.render("txt")

    def test_what_is_no_file_stays(self, tmp_path):
        """A folder, or what leads to a device, is not replaced."""
        path = tmp_path / "acme.txt"
        path.mkdir()

        with pytest.raises(LetterExistsError):
            LETTER.save(path, overwrite=True)

        assert path.is_dir()

    def test_a_link_is_followed(self, tmp_path):
        """What is replaced is the file that a link leads to, and the link stays."""
        target = tmp_path / "there" / "acme.txt"
        target.parent.mkdir()
        target.write_text("Old")
        path = tmp_path / "acme.txt"
        path.symlink_to(target)

        LETTER.save(path, overwrite=True)

        assert path.is_symlink()
        assert target.read_bytes() == LETTER.render("txt")

    @pytest.mark.parametrize("overwrite", [False, True])
    def test_no_folder_is_made(self, tmp_path, overwrite):
        """A folder that there is not is an error."""
        with pytest.raises(FolderNotFoundError) as caught:
            LETTER.save(tmp_path / "letters" / "acme.txt", overwrite=overwrite)

        assert caught.value.path == str(tmp_path / "letters")
        assert [*tmp_path.iterdir()] == []

    def test_no_half_of_a_file_is_left(self, tmp_path, monkeypatch):
        """Where the disk is full, what was there stays, and nothing is left beside it."""
        path = tmp_path / "acme.txt"
        path.write_text("Old")

        def full(_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)

        with pytest.raises(OSError, match="No space left") as caught:
            LETTER.save(path, overwrite=True)

        assert caught.value.filename == str(path)
        assert path.read_text() == "Old"
        assert [*tmp_path.iterdir()] == [path]

    def test_nothing_is_touched_for_a_letter_that_cannot_be_rendered(self, tmp_path):
        """The letter is there before the file is begun."""
        with pytest.raises(NotFoundError):
            LETTER.save(tmp_path / "acme.dcox")

        assert [*tmp_path.iterdir()] == []


class TestFilename:
    """`filename()` suggests a name that every system takes."""

    def test_it_says_what_the_letter_is(self):
        """The name is for people."""
        assert LETTER.filename("docx") == "Letter to Acme.docx"

    @pytest.mark.parametrize("format", [None, 7])
    def test_the_format_is_text(self, format):
        """A value that cannot be the name of a format is refused."""
        with pytest.raises(WrongTypeError, match="expected the name of a format, got"):
            LETTER.filename(format)

    def test_the_format_must_be_one(self):
        """A suffix that no format has is not suggested."""
        with pytest.raises(NotFoundError):
            LETTER.filename("dcox")

    def test_a_format_of_a_pack_is_its_suffix(self, install):
        """However a format is asked for, its name alone is the suffix."""
        install("pack-a", formats=["fax = pack_a:shout"])

        assert LETTER.filename("pack-a:FAX") == "Letter to Acme.fax"

    @pytest.mark.parametrize(
        ("company", "name"),
        [
            ("Acme, Inc.", "Letter to Acme, Inc.txt"),
            ("A/B: C*?", "Letter to A-B- C--.txt"),
            ("Łódź & 李小龙", "Letter to Łódź & 李小龙.txt"),
            ("../../etc/passwd", "Letter to ..-..-etc-passwd.txt"),
            ("CON", "Letter to CON.txt"),
        ],
    )
    def test_what_systems_do_not_take_is_replaced(self, company, name):
        """What would part a path or name a device does not."""
        assert _files.file_name(company, "txt") == name

    @given(printable_texts(), st.sampled_from([*formats_catalog.FORMATS.built_in]))
    def test_any_name_is_one_that_systems_take(self, company, format):
        """Whatever the company is called, the name is a name, on all three systems."""
        name = _files.file_name(company, format)

        assert name.endswith(f".{format}")
        assert len(name.encode()) <= 120
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
        assert not name.startswith((".", " "))
        assert not RESERVED.match(name)
        assert not name[: -len(format) - 1].endswith((".", " "))
        assert unicodedata.normalize("NFC", name) == name
