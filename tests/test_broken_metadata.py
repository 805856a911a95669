"""Metadata that cannot be read, and names that cannot be used, disturb no other pack."""

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
    assert_nobody_else_is_disturbed,
    assert_nobody_is_disturbed,
    closing,
)

UNREADABLE = {
    "no metadata": ("METADATA", None, "ValueError: its METADATA has no Name"),
    "no name": ("METADATA", b"Version: 1.0\n", "ValueError: its METADATA has no Name"),
    "a blank name": ("METADATA", b"Name:\nVersion: 1\n", "ValueError: its METADATA has no Name"),
    "no version": ("METADATA", b"Name: broken\n", "ValueError: its METADATA has no Version"),
    "a name in the description": (
        "METADATA",
        b"Version: 1.0\n\nName: broken\n",
        "ValueError: its METADATA has no Name",
    ),
    "metadata that are no text": ("METADATA", b"Name: broken\xff\n", "UnicodeDecodeError: "),
    "entry points that are no text": (
        "entry_points.txt",
        b"[rejection_letters.templates]\nbroken\xff = broken:template\n",
        "UnicodeDecodeError: ",
    ),
    "entry points in no group": (
        "entry_points.txt",
        b"broken = broken:template\n[rejection_letters.templates]\n",
        "ValueError: entry_points.txt begins with 'broken = broken:template', outside any group",
    ),
    "entry points in another form": (
        "entry_points.txt",
        b'{"rejection_letters.templates": {"broken": "broken:template"}}',
        "ValueError: entry_points.txt begins with ",
    ),
    "a mark before the entry points": (
        "entry_points.txt",
        b"\xef\xbb\xbf[rejection_letters.templates]\nbroken = broken:template\n",
        r"ValueError: entry_points.txt begins with '\ufeff[rejection_letters.templates]'",
    ),
}
"""Files of a distribution that cannot be read, and how the cause begins that the warning names."""

LINES = {
    "broken": "'broken' is not of the form name = module:object",
    "broken: broken:template": "'broken: broken:template' is not of the form name = module:object",
    " = broken:template": "'' is not a valid name; use letters, digits, '.', '_' and '-'",
}
"""Lines of a group that name nothing, and what the warning says of them."""


class Nowhere(importlib_metadata.Distribution):
    """A distribution that lies in no folder and cannot be read."""

    locate_file = None

    def read_text(self, filename):
        """Fail."""
        raise OSError(f"no tape with {filename}")


class TestReading:
    """A distribution that cannot be read is told of in a warning, and brings nothing."""

    @pytest.mark.parametrize(("file", "data", "cause"), UNREADABLE.values(), ids=UNREADABLE.keys())
    def test_its_files(self, broken, site, file, data, cause):
        """The warning names the folder, the cause, and what to do."""
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
        assert_nobody_else_is_disturbed(cause)

    @pytest.mark.parametrize(("line", "why"), LINES.items())
    def test_its_lines(self, broken, site, line, why):
        """A line that names nothing is told of, and the other lines count."""
        broken(more_points=f"[rejection_letters.templates]\n{line}")
        folder = site / "broken-3.1.dist-info"
        with pytest.warns(RejectionLettersWarning) as caught:
            assert closing("broken") == "From broken,"

        (warning,) = caught
        assert str(warning.message) == (
            f"An entry point of {folder} was skipped: {why}. "
            "Reinstall the pack, or tell its authors."
        )
        assert_nobody_else_is_disturbed(why)

    def test_what_it_brings_is_not_found(self, broken, site):
        """Who asks for what it may bring gets the warning and the usual error."""
        broken()
        (site / "broken-3.1.dist-info" / "METADATA").unlink()
        with (
            pytest.warns(RejectionLettersWarning, match="has no Name"),
            pytest.raises(NotFoundError, match="There is no template named 'broken'"),
        ):
            closing("broken")

        assert_nobody_else_is_disturbed("has no Name")

    def test_a_file_that_the_system_cannot_read(self, broken, site):
        """A file that cannot be opened is told of with what the system says."""
        broken()
        file = site / "broken-3.1.dist-info" / "entry_points.txt"
        file.unlink()
        file.symlink_to(file)
        with pytest.warns(RejectionLettersWarning, match=r"was skipped: (OS|Runtime)Error: "):
            templates()

        assert_nobody_else_is_disturbed("Error: ")

    def test_a_distribution_that_lies_nowhere(self, broken, monkeypatch):
        """A distribution of which no folder is known is told of without one."""
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
        assert_nobody_else_is_disturbed("no tape")

    @pytest.mark.parametrize("ask", [templates, formats_catalog.formats])
    def test_the_warning_names_who_asked(self, broken, site, ask):
        """A warning points to the line of the program that asked for the list."""
        broken()
        (site / "broken-3.1.dist-info" / "METADATA").unlink()
        with pytest.warns(RejectionLettersWarning) as caught:
            ask()

        assert caught[0].filename == __file__

    def test_a_warning_may_be_an_error(self, broken, site):
        """Who makes errors of warnings gets this one as it is, and still has the built-in ones."""
        broken("template = 7")
        (site / "broken-3.1.dist-info" / "METADATA").unlink()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with pytest.raises(RejectionLettersWarning, match="has no Name"):
                templates()
            assert closing("classic") == "Sincerely,"

    @pytest.mark.parametrize("group", ["console_scripts", "DEFAULT", "rejection_letters"])
    def test_faults_in_other_groups(self, broken, group):
        """What is wrong in a group of others is not this library's business."""
        broken(more_points=f"[{group}]\nno equals sign\n = no name\nx = y\nx = y")

        assert closing("broken") == "From broken,"
        assert_nobody_is_disturbed()


class TestUnusableNames:
    """A name that nobody could ask for is told of in a warning, and the others stay."""

    NAMES = (
        *("night nurse", "pack-b:nursing", "n\u00e4chte", "a/b", "a+b", "a,b", "[nursing"),
        *("x" * 101, "\x1b[31m", "\u202enursing"),
    )

    @pytest.mark.parametrize("name", NAMES, ids=ascii)
    def test_it_is_left_out(self, broken, site, name):
        """The warning names the folder and shows the name, harmless to a terminal."""
        broken(more_points=f"[rejection_letters.templates]\n{name} = broken:template")
        why = f"{name[:60]!a} is not a valid name; use letters, digits, '.', '_' and '-'"
        with pytest.warns(RejectionLettersWarning) as caught:
            assert [*templates()] == sorted([*BUILT_IN, "banking", "broken"])

        assert str(caught[0].message) == (
            f"An entry point of {site / 'broken-3.1.dist-info'} was skipped: {why}. "
            "Reinstall the pack, or tell its authors."
        )
        assert_nobody_else_is_disturbed(why)

    @pytest.mark.parametrize("name", ["x" * 100, "7", "a.b_c-d", "NIGHT-NURSE"])
    def test_what_is_a_name(self, install, name):
        """Letters, digits, periods, underscores and hyphens make a name, up to a hundred."""
        install("pack-a", f"{name} = pack_a:template")

        assert closing(name) == "From pack-a,"


class TestTakenNames:
    """A pack that takes names which are not its own takes them from nobody."""

    @pytest.mark.parametrize("name", ["classic", "BRIEF"])
    def test_a_name_of_the_library(self, broken, install, name):
        """A built-in name stays the library's, even if the pack that claims it is broken."""
        install("taker", f"{name} = taker:template", code="raise SystemExit")
        broken()

        assert templates()[name.lower()].status == "built in"
        assert templates()[f"taker:{name.lower()}"].status == "not loaded"
        assert_nobody_is_disturbed()

    @pytest.mark.usefixtures("broken")
    def test_a_name_of_another_pack(self, install):
        """A name that a broken pack claims too is an error that tells how to get the sound one."""
        install("taker", "banking = taker:template", code="raise SystemExit")
        with pytest.raises(DuplicateNameError) as caught:
            closing("banking")

        assert str(caught.value) == (
            "Template 'banking' is claimed more than once: by sound 1.0 (sound:template) and by "
            "taker 1.0 (taker:template). Which one is meant cannot be guessed. "
            "Ask for 'sound:banking' or 'taker:banking', or uninstall one of them."
        )
        assert closing("sound:banking") == "From sound,"
        assert closing("classic") == "Sincerely,"

    def test_a_name_that_it_gives_twice(self, broken):
        """A pack that gives one name to two objects is told so, and its other names work."""
        broken(
            more_points="[rejection_letters.templates]\n"
            "Broken = broken:group\nother = broken:template"
        )
        with pytest.raises(DuplicateNameError, match=r"claimed more than once: by broken 3\.1"):
            closing("broken")

        assert closing("other") == "From broken,"
        assert_nobody_is_disturbed()

    def test_the_name_of_its_module(self, broken):
        """A pack whose module has the name of another's gets what Python imports there."""
        broken(value="sound:group.inner")

        assert closing("broken") == "From sound,"
        assert_nobody_is_disturbed()


class TestUnreadable:
    """Metadata that cannot be read hides nobody else's."""

    @pytest.fixture
    def forbid(self, monkeypatch):
        """Return a function that lets nobody read what a path ends in."""

        def forbidden(ending):
            for method in ("read_text", "exists"):
                monkeypatch.setattr(Path, method, self.guarded(getattr(Path, method), ending))

        return forbidden

    @staticmethod
    def guarded(method, ending):
        """Return a method of a path that asks first whether it may."""

        def ask(path, *arguments, **named):
            if path.as_posix().endswith(ending):
                raise PermissionError(13, "Permission denied", str(path))
            return method(path, *arguments, **named)

        return ask

    @pytest.mark.parametrize("file", ["entry_points.txt", "METADATA"])
    def test_a_file_that_must_not_be_read(self, install, forbid, file):
        """A warning says which, and the others are found."""
        install("pack-a")
        install("pack-b", "banking = pack_b:template")
        forbid(f"pack_a-1.0.dist-info/{file}")

        with pytest.warns(RejectionLettersWarning, match=r"PermissionError: .*Permission denied"):
            listed = templates()

        assert "banking" in listed
        assert "nursing" not in listed

    def test_a_folder_that_must_not_be_read(self, site, install, forbid):
        """One that lies further on the path takes its place."""
        install("pack-a", "banking = pack_a:template")
        (site / "pack_a-0.9.dist-info").mkdir()
        forbid("pack_a-0.9.dist-info/METADATA")

        assert "banking" in templates()

    def test_names_that_begin_alike(self, site, install):
        """A hyphen in the name of a folder, as old tools left it, ends no name."""
        install("hyph-one", "one = hyph_one:template")
        install("hyph-two", "two = hyph_two:template")
        for name in ("one", "two"):
            folder = site / f"hyph_{name}-1.0.dist-info"
            folder.rename(site / f"hyph-{name}-1.0.dist-info")
        _plugins.forget()

        assert {"one", "two"} <= templates().keys()
