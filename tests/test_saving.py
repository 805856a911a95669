"""Letter.render(), Letter.save(), Letter.filename(), and Style."""

from __future__ import annotations

import os
import re
import stat
import sys
import unicodedata
from pathlib import Path

import attrs
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
"""Device names on Windows, with or without a suffix."""


OBSTACLES = {
    "a folder": Path.mkdir,
    "a named pipe": getattr(os, "mkfifo", None),  # Windows has none
    "a device or a socket": lambda path: path.symlink_to(os.devnull),
    "a circular link": lambda path: path.symlink_to(path),
}
"""What can be in the way of a file, and a function that creates it."""


class TestRender:
    def test_format_names_ignore_case(self):
        assert LETTER.render("TXT") == LETTER.render("txt") == f"{LETTER}\n".encode()

    def test_style_is_applied(self):
        wrapped = LETTER.render("txt", style=Style(wrap=40)).decode()

        assert max(map(len, wrapped.splitlines())) <= 40
        assert wrapped.split() == str(LETTER).split()

    def test_unknown_format_suggests_a_similar_one(self):
        with pytest.raises(NotFoundError) as caught:
            LETTER.render("dcox")

        assert str(caught.value) == (
            "Unknown format 'dcox'. Installed formats: docx, eml, html, ics, md, pdf, txt. "
            "Did you mean 'docx'?"
        )

    @pytest.mark.parametrize(
        ("format", "shown"), [(None, "None"), (7, "7 (int)"), (b"txt", "b'txt' (bytes)")]
    )
    def test_format_must_be_text(self, format, shown):
        with pytest.raises(WrongTypeError) as caught:
            LETTER.render(format)

        assert caught.value.field == "render.format"
        assert str(caught.value) == f"render() expected the name of a format, got {shown}."

    def test_style_must_be_a_style(self):
        with pytest.raises(WrongTypeError) as caught:
            LETTER.render("txt", style={"wrap": 40})

        assert str(caught.value) == (
            "render() expected a rejection_letters.formats.Style, got {'wrap': 40} (dict)."
        )

    def test_format_from_a_pack(self, install):
        install("pack-a", formats=["fax = pack_a:shout"])

        sent = LETTER.render("fax", style=Style(wrap=60)).decode()

        assert sent.startswith("PACK-A: ANA RUIZ\n")
        assert "WRAP=60" in sent

    def test_broken_format_names_its_pack(self, install):
        install("pack-a", formats=["fax = pack_a:gone"])

        with pytest.raises(BrokenPackError, match=r"Format 'fax' from pack-a 1\.0"):
            LETTER.render("fax")

    @pytest.mark.parametrize(
        ("body", "cause"),
        [
            ("return str(letter)[:8]", "TypeError: it must return bytes, got 'Ana Ruiz'"),
            ("raise SystemExit(0)", "SystemExit: 0"),
            ("raise OSError('out of paper')", "OSError: out of paper"),
        ],
    )
    def test_failing_format_names_its_pack_and_writes_no_file(self, install, tmp_path, body, cause):
        code = f"def shout(letter, *, style):\n    {body}"
        install("pack-a", formats=["fax = pack_a:shout"], code=code)

        with pytest.raises(BrokenPackError) as caught:
            LETTER.save(tmp_path / "acme.fax")

        assert str(caught.value) == (
            "Format 'fax' from pack-a 1.0 cannot render this letter. "
            f"Its entry point 'pack_a:shout' failed: {cause}. "
            "Update or uninstall pack-a, or report this to its authors."
        )
        assert not (tmp_path / "acme.fax").exists()

    def test_format_with_the_wrong_signature_names_its_pack(self, install):
        install("pack-a", formats=["fax = pack_a:shout"], code="def shout(letter): return b''")

        with pytest.raises(BrokenPackError, match=r"TypeError: shout\(\) got an unexpected"):
            LETTER.render("fax")

    def test_format_from_a_pack_may_raise_library_errors(self, install):
        code = (
            "from rejection_letters.errors import InvalidValueError\n"
            "def shout(letter, *, style):\n"
            "    raise InvalidValueError('Profile.phone', 'A fax needs a phone number.')"
        )
        install("pack-a", formats=["fax = pack_a:shout"], code=code)

        with pytest.raises(InvalidValueError, match="A fax needs a phone number"):
            LETTER.render("fax")

    def test_pack_cannot_replace_a_built_in_format(self, install):
        install("pack-a", formats=["txt = pack_a:shout"])

        assert LETTER.render("txt") == f"{LETTER}\n".encode()
        assert LETTER.render("pack-a:txt").startswith(b"PACK-A: ")


class TestStyle:
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
        assert Style(paper=paper).paper_for(locale) == printed

    @pytest.mark.parametrize("omitted", [None, "", " "])
    @pytest.mark.parametrize("option", ["paper", "size", "wrap"])
    def test_omitted_values_have_defaults(self, option, omitted):
        assert Style(**{option: omitted}) == Style()

    @pytest.mark.parametrize(
        ("wrong", "error"),
        [
            ({"paper": "A5"}, "Style.paper must be 'auto', 'a4', or 'letter'; got 'A5'."),
            ({"size": 24}, "Style.size must be between 9 and 14 points; got 24."),
            (
                {"wrap": 7},
                (
                    "Style.wrap must be between 40 and 200 characters, or None to leave lines "
                    "unwrapped; got 7."
                ),
            ),
        ],
    )
    def test_invalid_values_are_rejected(self, wrong, error):
        with pytest.raises(InvalidValueError) as caught:
            Style(**wrong)

        assert str(caught.value) == error


class TestSave:
    def test_suffix_sets_the_format(self, tmp_path):
        path = LETTER.save(tmp_path / "acme.md")

        assert path == tmp_path / "acme.md"
        assert path.read_bytes() == LETTER.render("md")

    def test_path_may_be_a_str(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)

        LETTER.save("acme.TXT")

        assert (tmp_path / "acme.TXT").read_bytes() == LETTER.render("txt")

    def test_format_may_be_given(self, tmp_path):
        path = LETTER.save(tmp_path / "acme", format="txt", style=Style(wrap=40))

        assert path.read_bytes() == LETTER.render("txt", style=Style(wrap=40))

    @pytest.mark.parametrize("name", ["acme", "acme.", ".txt", "acme.txt ", "acme.a:txt"])
    def test_path_without_a_suffix_is_rejected(self, tmp_path, name):
        with pytest.raises(InvalidValueError) as caught:
            LETTER.save(tmp_path / name)

        assert caught.value.what == f"Cannot tell the format from {str(tmp_path / name)[:60]!r}."
        assert (caught.value.why, caught.value.remedy) == (
            "",
            "Use a name such as 'acme.docx', or pass format='docx'.",
        )

    def test_existing_file_is_not_replaced(self, tmp_path):
        path = tmp_path / "acme.txt"
        path.write_text("Old")

        with pytest.raises(LetterExistsError):
            LETTER.save(path)

        assert path.read_text() == "Old"
        assert [*tmp_path.iterdir()] == [path]

    def test_dangling_link_is_not_replaced(self, tmp_path):
        path = tmp_path / "acme.txt"
        path.symlink_to(tmp_path / "gone.txt")

        with pytest.raises(LetterExistsError):
            LETTER.save(path)

        assert [*tmp_path.iterdir()] == [path]

    def test_file_created_meanwhile_is_not_replaced(self, tmp_path, monkeypatch):
        path = tmp_path / "acme.txt"
        fsync = os.fsync

        def slow(file):
            path.write_text("Other")
            fsync(file)

        monkeypatch.setattr(os, "fsync", slow)

        with pytest.raises(LetterExistsError):
            LETTER.save(path)

        assert path.read_text() == "Other"
        assert [*tmp_path.iterdir()] == [path]

    @pytest.mark.parametrize("is_taken", [False, True])
    def test_file_system_without_hard_links(self, tmp_path, monkeypatch, is_taken):
        path = tmp_path / "acme.txt"

        def link(*_):
            if is_taken:
                path.write_text("Other")
            raise PermissionError

        monkeypatch.setattr(os, "link", link)

        if is_taken:
            with pytest.raises(LetterExistsError):
                LETTER.save(path)
        else:
            LETTER.save(path)

        assert path.read_text("utf-8") == ("Other" if is_taken else f"{LETTER}\n")
        assert [*tmp_path.iterdir()] == [path]

    def test_overwrite_replaces_the_file_and_keeps_its_permissions(self, tmp_path):
        path = tmp_path / "acme.txt"
        path.write_text("Old")
        path.chmod(0o640)

        LETTER.save(path, overwrite=True)

        assert path.read_bytes() == LETTER.render("txt")
        assert sys.platform == "win32" or stat.S_IMODE(path.stat().st_mode) == 0o640

    def test_overwrite_without_an_existing_file(self, tmp_path):
        path = LETTER.save(tmp_path / "acme.txt", overwrite=True)

        assert path.read_bytes() == LETTER.render("txt")

    @pytest.mark.parametrize("is_link", [False, True])
    @pytest.mark.parametrize("overwrite", [False, True])
    @pytest.mark.parametrize("obstacle", OBSTACLES)
    def test_anything_but_a_file_is_named_and_not_replaced(
        self, tmp_path, obstacle, overwrite, is_link
    ):
        path = there = tmp_path / "acme.txt"
        if is_link:
            there = tmp_path / "there"
            path.symlink_to(there)
        OBSTACLES[obstacle](there)

        with pytest.raises(LetterExistsError) as caught:
            LETTER.save(path, overwrite=overwrite)

        assert str(caught.value) == f"{path} is {obstacle}, not a file. Choose another name."
        assert caught.value.obstacle == obstacle
        assert {*tmp_path.iterdir()} == {path, there}

    @pytest.mark.parametrize("overwrite", [False, True])
    @pytest.mark.parametrize(
        ("obstacle", "found"),
        [
            (lambda path: path.touch(), "a file"),
            *((make, name) for name, make in OBSTACLES.items() if name != "a folder"),
        ],
    )
    @pytest.mark.parametrize("below", ["acme.txt", "new/folder/acme.txt"])
    def test_anything_but_a_folder_on_the_way_is_named(
        self, tmp_path, obstacle, found, below, overwrite
    ):
        place = tmp_path / "letters"
        obstacle(place)

        with pytest.raises(FolderNotFoundError) as caught:
            LETTER.save(place / below, overwrite=overwrite)

        assert str(caught.value) == f"{place} is {found}, not a folder. Correct the path."
        assert (caught.value.path, caught.value.obstacle) == (str(place), found)

    def test_link_into_a_missing_folder_is_not_followed(self, tmp_path):
        path = tmp_path / "acme.txt"
        path.symlink_to(tmp_path / "gone" / "acme.txt")

        with pytest.raises(FolderNotFoundError) as caught:
            LETTER.save(path, overwrite=True)

        assert caught.value.path == str(tmp_path / "gone")

    @pytest.mark.parametrize("overwrite", [False, True])
    @pytest.mark.parametrize("name", ["a", "A", "ß", "ab.txt", "李.txt", "x" * 251 + ".txt"])
    def test_longest_path_that_the_system_allows(self, tmp_path, monkeypatch, name, overwrite):
        """The temporary file has a name that is no longer."""
        monkeypatch.chdir(tmp_path)
        length = os.pathconf("/", "PC_PATH_MAX") - 1
        folder = tmp_path
        room = length - len(os.fsencode(f"/{name}"))
        while (left := room - len(os.fsencode(folder))) > 1:
            part = min(left - 1, 200) - (left - 1 == 201)
            folder /= "d" * part
            folder.mkdir()
        path = folder / name

        for _ in range(1 + overwrite):
            LETTER.save(path, format="txt", overwrite=overwrite)

        assert len(os.fsencode(path)) == length
        assert path.read_bytes() == LETTER.render("txt")
        assert [one.name for one in folder.iterdir()] == [name]

    def test_longer_path_is_reported_as_given(self, tmp_path):
        path = tmp_path / f"{'x' * 300}.txt"

        with pytest.raises(OSError, match="File name too long") as caught:
            LETTER.save(path)

        assert caught.value.filename in (path, str(path))

    def test_temporary_file_replaces_no_other_file(self, tmp_path):
        """A name of one character leaves only 15 names for it, because some systems ignore case."""
        path = tmp_path / "A"
        others = [tmp_path / name for name in "0123456789bcdef"]
        for other in others:
            other.write_text("Other")

        with pytest.raises(OSError, match="Found no unused name for a temporary file") as caught:
            LETTER.save(path, format="txt")

        assert caught.value.filename == str(path)
        assert {other.read_text() for other in others} == {"Other"}
        others[7].unlink()
        LETTER.save(path, format="txt")
        assert not others[7].exists()

    def test_relative_path_in_a_deep_folder(self, tmp_path, monkeypatch):
        """Its absolute path is longer than the system allows."""
        monkeypatch.chdir(tmp_path)
        for _ in range(25):
            folder = Path("d" * 200)
            folder.mkdir()
            monkeypatch.chdir(folder)

        for _ in range(2):
            LETTER.save("acme.txt", overwrite=True)

        assert Path("acme.txt").read_bytes() == LETTER.render("txt")

    def test_overwrite_follows_links(self, tmp_path):
        target = tmp_path / "there" / "acme.txt"
        target.parent.mkdir()
        target.write_text("Old")
        path = tmp_path / "acme.txt"
        path.symlink_to(target)

        LETTER.save(path, overwrite=True)

        assert path.is_symlink()
        assert target.read_bytes() == LETTER.render("txt")

    @pytest.mark.parametrize("overwrite", [False, True])
    def test_missing_folder_is_not_created(self, tmp_path, overwrite):
        with pytest.raises(FolderNotFoundError) as caught:
            LETTER.save(tmp_path / "letters" / "acme.txt", overwrite=overwrite)

        assert caught.value.path == str(tmp_path / "letters")
        assert [*tmp_path.iterdir()] == []

    def test_full_disk_leaves_the_old_file_intact(self, tmp_path, monkeypatch):
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

    def test_rendering_errors_leave_no_file(self, tmp_path):
        with pytest.raises(NotFoundError):
            LETTER.save(tmp_path / "acme.dcox")

        assert [*tmp_path.iterdir()] == []


class TestFilename:
    def test_name_includes_the_company(self):
        assert LETTER.filename("docx") == "Letter to Acme.docx"

    @pytest.mark.parametrize(
        ("rejection", "name"),
        [
            (
                Rejection("Acme", agency="Talent Partners", role="UX Lead"),
                "Letter to Talent Partners about Acme.docx",
            ),
            (
                Rejection("Talent Partners", agency="Talent Partners", role="UX Lead"),
                "Letter to Talent Partners about UX Lead.docx",
            ),
            (
                Rejection("Talent Partners", agency="Talent Partners"),
                "Letter to Talent Partners.docx",
            ),
        ],
        ids=["employer known", "only the role known", "neither known"],
    )
    def test_name_of_a_letter_to_an_agency_includes_the_employer(self, rejection, name):
        """An agency may turn you down for several employers, and letters must not collide."""
        assert attrs.evolve(LETTER, rejection=rejection).filename("docx") == name

    def test_long_names_leave_room_for_the_employer(self):
        agency, employers = "Talent Partners " * 12, ("Acme", "Globe")
        for employer in employers:
            letter = attrs.evolve(LETTER, rejection=Rejection(employer, agency=agency))

            assert letter.filename("docx").endswith(f" about {employer}.docx")

    @pytest.mark.parametrize("format", [None, 7])
    def test_format_must_be_text(self, format):
        with pytest.raises(WrongTypeError, match="expected the name of a format, got"):
            LETTER.filename(format)

    def test_unknown_format_is_rejected(self):
        with pytest.raises(NotFoundError):
            LETTER.filename("dcox")

    def test_format_from_a_pack_becomes_the_suffix(self, install):
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
            ("\u0645\u06cc\u200c\u0631", "Letter to \u0645\u06cc\u200c\u0631.txt"),
            ("\u0d28\u0d4d\u200d", "Letter to \u0d28\u0d4d\u200d.txt"),
            ("\U0001f469\u200d\U0001f4bb Co", "Letter to \U0001f469\u200d\U0001f4bb Co.txt"),
            ("\u1780\u200b\u1781\u200f\u200e", "Letter to \u1780\u1781.txt"),
            ("A\ue000\U000e0fffB", "Letter to AB.txt"),
        ],
    )
    def test_unsafe_characters_are_replaced(self, company, name):
        assert _files.file_name(company, "txt") == name

    @given(
        printable_texts(),
        st.none() | printable_texts(),
        st.sampled_from([*formats_catalog.FORMATS.built_in]),
    )
    def test_names_are_valid_on_every_system(self, recipient, subject, format):
        name = _files.file_name(recipient, format, subject)

        assert name.endswith(f".{format}")
        assert len(name.encode()) <= 120
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
        assert not name.startswith((".", " "))
        assert not RESERVED.match(name)
        assert not name[: -len(format) - 1].endswith((".", " "))
        assert unicodedata.normalize("NFC", name) == name
