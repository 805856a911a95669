"""`rejection-letters doctor` says what is installed and what is broken."""

from __future__ import annotations

import importlib_metadata
import pytest

from rejection_letters._extras import EXTRAS
from tests.cli import SOUND, run
from tests.packs import Site


class TestDoctor:
    """`doctor` says what is installed and what is broken."""

    @pytest.mark.usefixtures("site")
    def test_an_installation_that_is_well(self):
        """The library, what it stands on and the extras are shown with their versions."""
        lines = run("doctor").stdout.splitlines()
        version = importlib_metadata.version

        assert lines[0].startswith(f"rejection-letters {version('rejection-letters')} on Python ")
        assert f"jinja2 {version('jinja2')}, attrs {version('attrs')}" in lines[1]
        assert f"Extra cli: click {version('click')}" in lines
        assert lines[-3:] == ["No packs are installed.", "", "All is well."]

    @pytest.mark.usefixtures("site")
    def test_an_extra_that_is_missing(self, monkeypatch):
        """What is not installed comes with the command that installs it."""
        monkeypatch.setitem(EXTRAS, "pdf", "no-such-distribution")

        assert (
            'Extra pdf: missing; python -m pip install "rejection-letters[pdf]"\n'
            in run("doctor").stdout
        )

    @pytest.mark.usefixtures("site")
    def test_what_has_no_metadata(self, monkeypatch):
        """What is there without being installed, as in a frozen program, is no failure."""
        monkeypatch.setattr("rejection_letters.cli._doctor.CORE", ("no-such-distribution",))

        assert "It stands on no-such-distribution without metadata." in run("doctor").stdout

    def test_packs_are_loaded(self, install):
        """Every template and format of every pack is tried."""
        install("pack-a", "nursing = pack_a:template", formats=["fax = pack_a:shout"])

        printed = run("doctor").stdout

        assert "pack-a 1.0: template nursing works\npack-a 1.0: format fax works\n" in printed

    def test_what_is_broken_comes_with_why_and_what_to_do(self, install):
        """Each thing that is broken is told once, and the command ends with 1."""
        install("pack-a", "nursing = pack_a:template", code="raise OSError('out\\nof\\x1b order')")
        install("pack-b", "banking = pack_b:template", "mining = pack_b:template")
        install(
            "pack-c",
            "mining = pack_c:template",
            "dancing = pack_c:dancing",
            code="from rejection_letters import Template\n"
            "template = Template.from_string('{% extends \"letter\" %}')\n"
            "dancing = Template.from_package(__name__, 'gone.j2', summary='Gone')",
        )
        install("pack-d", "sing ing = pack_d:template")

        lines = run("doctor", code=1).stdout.partition("\n\n")[2].splitlines()

        assert lines[:7] == [
            "pack-b 1.0: template banking works",
            "pack-c 1.0: template dancing broken",
            "pack-a 1.0: template nursing broken",
            "pack-b 1.0: template pack-b:mining works",
            "pack-c 1.0: template pack-c:mining works",
            "",
            "4 things are broken:",
        ]
        assert lines[7].startswith("- An entry point of ")
        assert "'sing ing' is not a valid name" in lines[7]
        assert lines[8].startswith("- Template 'mining' is claimed more than once: by pack-b 1.0 ")
        assert lines[9].startswith("- gone.j2, line 1: The template cannot be read.")
        assert lines[10] == (
            "- Template 'nursing' of pack-a 1.0 cannot be loaded. "
            "Its entry point 'pack_a:template' failed: OSError: out of order. "
            "Update or uninstall pack-a, or tell its authors."
        )

    def test_what_other_installations_have_left(self, site):
        """Distributions without a name, and with metadata that is no text, are passed over."""
        for name, content in {
            "click-9.9": None,
            "jinja2-9.9": b"Name: \xff\n",
            "odd-1.0": b"",
        }.items():
            folder = site / f"{name}.dist-info"
            folder.mkdir()
            if content is not None:
                (folder / "METADATA").write_bytes(content)
        for name in ("rejection_letters_odd-1.0", "rejection_letters_worse-1.0"):
            folder = site / f"{name}.dist-info"
            folder.mkdir()
            (folder / "METADATA").write_bytes(b"Name: \xff\n" if "worse" in name else b"")

        assert run("doctor").stdout.endswith("All is well.\n")

    def test_what_a_pack_warns_of_is_not_broken(self, install):
        """Only what the library warns of is a fault."""
        warning = "import warnings\nwarnings.warn('Hi there', stacklevel=1)\n"
        install("pack-a", code=warning + SOUND)

        assert run("doctor").stdout.endswith("All is well.\n")

    def test_it_looks_anew(self, install):
        """What was installed since the last look is found."""
        run("templates")
        install("pack-a", "nursing = pack_a:gone")

        assert "template nursing broken" in run("doctor", code=1).stdout

    def test_one_thing_is_one_thing(self, install):
        """The number is said as people say it."""
        install("pack-a", "nursing = pack_a:gone")

        assert "\n1 thing is broken:\n" in run("doctor", code=1).stdout

    def test_a_pack_that_brings_something(self, install):
        """A distribution that is called a pack, and is one, is no fault."""
        install("rejection-letters-vets")

        assert run("doctor").stdout.endswith("All is well.\n")

    def test_a_pack_that_brings_nothing(self, site):
        """A distribution that is called a pack and names nothing is told where to look."""
        Site(site).write(
            {"METADATA": "Metadata-Version: 2.1\nName: rejection-letters-vets\nVersion: 1.0\n"},
            folder=site / "rejection_letters_vets-1.0.dist-info",
        )

        assert (
            "- rejection-letters-vets 1.0 is named like a pack and provides nothing. It has no "
            "entry points in the groups rejection_letters.templates or rejection_letters.formats. "
            "Correct them in its pyproject.toml, and install it again.\n"
        ) in run("doctor", code=1).stdout

    def test_a_name_of_the_library(self, install):
        """A template that has a built-in letter's name is shown as it can be asked for."""
        install("pack-a", "classic = pack_a:template")

        printed = run("doctor").stdout

        assert (
            "pack-a 1.0: template pack-a:classic works (classic alone is the library's)\n"
            in printed
        )

    def test_a_name_that_one_distribution_claims_twice(self, install):
        """A conflict within one distribution is told once."""
        install("pack-a", "nursing = pack_a:template", "Nursing = pack_a:group.inner")

        printed = run("doctor", code=1).stdout

        assert printed.count("claimed more than once") == 1
