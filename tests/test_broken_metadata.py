"""Distributions with unreadable metadata or invalid names are skipped with a warning."""

import sys
import warnings
from pathlib import Path
from types import SimpleNamespace

import importlib_metadata
import pytest

from rejection_letters import RejectionLettersWarning, _plugins, templates
from rejection_letters.errors import DuplicateNameError, NotFoundError
from rejection_letters.formats import _catalog as formats_catalog
from tests.packs import (
    BUILT_IN,
    assert_others_still_work,
    assert_others_still_work_with_a_warning,
    closing,
)

UNREADABLE = {
    "no metadata": ("METADATA", None, "ValueError: its METADATA has no Name"),
    "no name": ("METADATA", b"Version: 1.0\n", "ValueError: its METADATA has no Name"),
    "an empty name": ("METADATA", b"Name:\nVersion: 1\n", "ValueError: its METADATA has no Name"),
    "no version": ("METADATA", b"Name: broken\n", "ValueError: its METADATA has no Version"),
    "a name in the description": (
        "METADATA",
        b"Version: 1.0\n\nName: broken\n",
        "ValueError: its METADATA has no Name",
    ),
    "metadata that is not UTF-8": ("METADATA", b"Name: broken\xff\n", "UnicodeDecodeError: "),
    "entry points that are not UTF-8": (
        "entry_points.txt",
        b"[rejection_letters.templates]\nbroken\xff = broken:template\n",
        "UnicodeDecodeError: ",
    ),
    "entry points outside any group": (
        "entry_points.txt",
        b"broken = broken:template\n[rejection_letters.templates]\n",
        "ValueError: entry_points.txt begins with 'broken = broken:template', outside any group",
    ),
    "entry points in JSON": (
        "entry_points.txt",
        b'{"rejection_letters.templates": {"broken": "broken:template"}}',
        "ValueError: entry_points.txt begins with ",
    ),
    "a byte order mark": (
        "entry_points.txt",
        b"\xef\xbb\xbf[rejection_letters.templates]\nbroken = broken:template\n",
        r"ValueError: entry_points.txt begins with '\ufeff[rejection_letters.templates]'",
    ),
}
"""Unreadable files of a distribution, and the beginning of the reason in the warning."""

LINES = {
    "broken": "expected name = module:object, got 'broken'",
    "broken: broken:template": "expected name = module:object, got 'broken: broken:template'",
    " = broken:template": "'' is not a valid name; use letters, digits, '.', '_', and '-'",
}
"""Invalid lines in a group, and the reason in the warning."""


class Nowhere(importlib_metadata.Distribution):
    """A distribution that is not on disk and cannot be read."""

    locate_file = None

    def read_text(self, filename):
        """Raise an error."""
        raise OSError(f"no tape with {filename}")


class TestReading:
    """A distribution that cannot be read causes a warning and provides nothing."""

    @pytest.mark.parametrize(("file", "data", "cause"), UNREADABLE.values(), ids=UNREADABLE.keys())
    def test_an_unreadable_file(self, broken, site, file, data, cause):
        broken()
        folder = site / "broken-3.1.dist-info"
        (folder / file).unlink()
        if data is not None:
            (folder / file).write_bytes(data)
        with pytest.warns(RejectionLettersWarning) as caught:
            listed = templates()

        (message,) = {str(warning.message) for warning in caught}
        assert "broken" not in listed
        assert message.startswith(f"An entry point of {folder} was skipped: {cause}")
        assert message.endswith(". Reinstall the pack, or tell its authors.")
        assert_others_still_work_with_a_warning(cause)

    @pytest.mark.parametrize(("line", "why"), LINES.items())
    def test_an_invalid_line(self, broken, site, line, why):
        """The other lines still count."""
        broken(more_points=f"[rejection_letters.templates]\n{line}")
        folder = site / "broken-3.1.dist-info"
        with pytest.warns(RejectionLettersWarning) as caught:
            assert closing("broken") == "From broken,"

        (warning,) = caught
        assert str(warning.message) == (
            f"An entry point of {folder} was skipped: {why}. "
            "Reinstall the pack, or tell its authors."
        )
        assert_others_still_work_with_a_warning(why)

    def test_using_a_template_from_an_unreadable_pack(self, broken, site):
        """The warning is followed by the usual error."""
        broken()
        (site / "broken-3.1.dist-info" / "METADATA").unlink()
        with (
            pytest.warns(RejectionLettersWarning, match="has no Name"),
            pytest.raises(NotFoundError),
        ):
            closing("broken")

        assert_others_still_work_with_a_warning("has no Name")

    def test_an_os_error(self, broken, site):
        broken()
        file = site / "broken-3.1.dist-info" / "entry_points.txt"
        file.unlink()
        file.symlink_to(file)
        with pytest.warns(RejectionLettersWarning, match=r"was skipped: (OS|Runtime)Error: "):
            templates()

        assert_others_still_work_with_a_warning("Error: ")

    def test_a_distribution_that_is_not_on_disk(self, broken, monkeypatch):
        broken()
        finder = SimpleNamespace(
            find_spec=lambda *_: None, find_distributions=lambda _: [Nowhere(), Nowhere()]
        )
        monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, finder])
        with pytest.warns(RejectionLettersWarning) as caught:
            templates()

        assert len(caught) == 2
        assert str(caught[0].message) == (
            "An entry point of an installed distribution was skipped: "
            "OSError: no tape with entry_points.txt. Reinstall the pack, or tell its authors."
        )
        assert_others_still_work_with_a_warning("no tape")

    @pytest.mark.parametrize("ask", [templates, formats_catalog.formats])
    def test_the_warning_points_to_the_calling_code(self, broken, site, ask):
        broken()
        (site / "broken-3.1.dist-info" / "METADATA").unlink()
        with pytest.warns(RejectionLettersWarning) as caught:
            ask()

        assert caught[0].filename == __file__

    def test_the_warning_may_be_turned_into_an_error(self, broken, site):
        broken("template = 7")
        (site / "broken-3.1.dist-info" / "METADATA").unlink()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with pytest.raises(RejectionLettersWarning, match="has no Name"):
                templates()
            assert closing("classic") == "Sincerely,"

    @pytest.mark.parametrize("group", ["console_scripts", "DEFAULT", "rejection_letters"])
    def test_errors_in_other_groups_are_ignored(self, broken, group):
        broken(more_points=f"[{group}]\nno equals sign\n = no name\nx = y\nx = y")

        assert closing("broken") == "From broken,"
        assert_others_still_work()


class TestInvalidNames:
    """An entry point with an invalid name causes a warning; the others still count."""

    NAMES = (
        *("night nurse", "pack-b:nursing", "n\u00e4chte", "a/b", "a+b", "a,b", "[nursing"),
        *("x" * 101, "\x1b[31m", "\u202enursing"),
    )

    @pytest.mark.parametrize("name", NAMES, ids=ascii)
    def test_an_invalid_name_is_skipped(self, broken, site, name):
        """The warning shows the name with escape sequences made harmless."""
        broken(more_points=f"[rejection_letters.templates]\n{name} = broken:template")
        why = f"{name[:60]!a} is not a valid name; use letters, digits, '.', '_', and '-'"
        with pytest.warns(RejectionLettersWarning) as caught:
            assert [*templates()] == sorted([*BUILT_IN, "banking", "broken"])

        assert str(caught[0].message) == (
            f"An entry point of {site / 'broken-3.1.dist-info'} was skipped: {why}. "
            "Reinstall the pack, or tell its authors."
        )
        assert_others_still_work_with_a_warning(why)

    @pytest.mark.parametrize("name", ["x" * 100, "7", "a.b_c-d", "NIGHT-NURSE"])
    def test_valid_names(self, install, name):
        install("pack-a", f"{name} = pack_a:template")

        assert closing(name) == "From pack-a,"


class TestTakenNames:
    """A broken pack cannot take a name away from another pack."""

    @pytest.mark.parametrize("name", ["classic", "BRIEF"])
    def test_a_built_in_name(self, broken, install, name):
        install("taker", f"{name} = taker:template", code="raise SystemExit")
        broken()

        assert templates()[name.lower()].status == "built in"
        assert templates()[f"taker:{name.lower()}"].status == "not loaded"
        assert_others_still_work()

    @pytest.mark.usefixtures("broken")
    def test_the_name_of_another_pack(self, install):
        install("taker", "banking = taker:template", code="raise SystemExit")
        with pytest.raises(DuplicateNameError) as caught:
            closing("banking")

        assert caught.value.claims == ("sound 1.0 (sound:template)", "taker 1.0 (taker:template)")
        assert closing("sound:banking") == "From sound,"
        assert closing("classic") == "Sincerely,"

    def test_a_name_that_is_used_twice(self, broken):
        broken(
            more_points="[rejection_letters.templates]\n"
            "Broken = broken:group\nother = broken:template"
        )
        with pytest.raises(DuplicateNameError, match=r"broken 3\.1"):
            closing("broken")

        assert closing("other") == "From broken,"
        assert_others_still_work()

    def test_a_module_with_the_name_of_another(self, broken):
        """Python imports the first one on the path."""
        broken(value="sound:group.inner")

        assert closing("broken") == "From sound,"
        assert_others_still_work()


class TestPermissions:
    """Files without read permission do not hide other distributions."""

    @pytest.fixture
    def forbid(self, monkeypatch):
        """Return a function that makes paths with a given ending unreadable."""

        def forbidden(ending):
            for method in ("read_text", "exists"):
                monkeypatch.setattr(Path, method, self.guarded(getattr(Path, method), ending))

        return forbidden

    @staticmethod
    def guarded(method, ending):
        """Return a method of Path that raises PermissionError for such paths."""

        def ask(path, *arguments, **named):
            if path.as_posix().endswith(ending):
                raise PermissionError(13, "Permission denied", str(path))
            return method(path, *arguments, **named)

        return ask

    @pytest.mark.parametrize("file", ["entry_points.txt", "METADATA"])
    def test_a_file_without_read_permission(self, install, forbid, file):
        install("pack-a")
        install("pack-b", "banking = pack_b:template")
        forbid(f"pack_a-1.0.dist-info/{file}")

        with pytest.warns(RejectionLettersWarning, match=r"PermissionError: .*Permission denied"):
            listed = templates()

        assert "banking" in listed
        assert "nursing" not in listed

    def test_a_folder_without_read_permission(self, site, install, forbid):
        """A release further down the path takes its place."""
        install("pack-a", "banking = pack_a:template")
        (site / "pack_a-0.9.dist-info").mkdir()
        forbid("pack_a-0.9.dist-info/METADATA")

        assert "banking" in templates()

    def test_names_with_a_hyphen_in_the_folder(self, site, install):
        """The version comes after the last hyphen, not after the first."""
        install("hyph-one", "one = hyph_one:template")
        install("hyph-two", "two = hyph_two:template")
        for name in ("one", "two"):
            folder = site / f"hyph_{name}-1.0.dist-info"
            folder.rename(site / f"hyph-{name}-1.0.dist-info")
        _plugins.forget()

        assert {"one", "two"} <= templates().keys()
