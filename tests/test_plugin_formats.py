"""Formats are found and loaded as templates are."""

import sys

import pytest

from rejection_letters import compose, templates
from rejection_letters.errors import DuplicateNameError, NotFoundError
from rejection_letters.formats import _catalog as formats_catalog
from tests.packs import FORMATS, PROFILE, REJECTION, closing


class Looks:
    """A finder that finds nothing, and counts how often all distributions were asked for."""

    count = 0

    @staticmethod
    def find_spec(*_):
        """Find no module."""

    def find_distributions(self, context):
        """Find no distribution."""
        self.count += context.name is None
        return ()


class TestFormats:
    """Formats are found and loaded as templates are."""

    @pytest.fixture(autouse=True)
    def pack(self, install):
        """Install a pack that brings a format."""
        install("pack-a", formats=["Shout = pack_a:shout"], metadata=["Summary: Loud letters"])

    def test_they_are_listed(self):
        """An entry says what it is, where it lies, and which distribution brings it."""
        entry = formats_catalog.formats()["shout"]

        assert [*formats_catalog.formats()] == sorted([*FORMATS, "shout"])
        assert (entry.name, entry.full_name) == ("shout", "pack-a:shout")
        assert (entry.distribution, entry.version) == ("pack-a", "1.0")
        assert (entry.summary, entry.value) == ("Loud letters", "pack_a:shout")

    def test_listing_imports_nothing(self):
        """A pack is not imported to list its formats."""
        assert formats_catalog.formats()["shout"].status == "not loaded"
        assert "pack_a" not in sys.modules

    @pytest.mark.parametrize("name", ["shout", " SHOUT ", "pack-a:shout", "Pack_A:Shout"])
    def test_they_are_found_by_name(self, name):
        """A name, with or without its distribution and in any case, gives the function."""
        shout = formats_catalog.find(name)

        assert shout(compose(PROFILE, REJECTION), style="!").startswith(b"PACK-A: ANA RUIZ")
        assert formats_catalog.formats()["shout"].status == "loaded"

    def test_they_are_no_templates(self):
        """What is named in one group is not found in the other."""
        assert "shout" not in templates()
        assert "nursing" not in formats_catalog.formats()

    def test_a_name_may_stand_in_both_groups(self, install):
        """A template and a format of one name do not disturb each other."""
        install("pack-b", "memo = pack_b:template", formats=["memo = pack_b:shout"])

        assert closing("memo") == "From pack-b,"
        assert callable(formats_catalog.find("memo"))
        assert templates()["memo"] != formats_catalog.formats()["memo"]

    @pytest.mark.parametrize("name", [*FORMATS, "PDF"])
    def test_the_librarys_names_cannot_be_taken_over(self, install, name):
        """A pack that claims the name of a format of the library's is listed under its own."""
        install("pack-b", formats=[f"{name} = pack_b:shout"])

        assert f"pack-b:{name.lower()}" in formats_catalog.formats()
        letter = compose(PROFILE, REJECTION)
        assert formats_catalog.find(f"pack-b:{name}")(letter, style="").startswith(b"PACK-B: ")
        assert formats_catalog.find(name).__module__ == f"rejection_letters.formats.{name.lower()}"

    def test_a_name_that_nothing_has(self):
        """The error speaks of formats, and suggests what comes close."""
        with pytest.raises(NotFoundError) as caught:
            formats_catalog.find("shuot")

        assert str(caught.value) == (
            "There is no format named 'shuot'. "
            "Installed are: docx, eml, html, ics, md, pdf, shout, txt. Did you mean shout? "
            "Correct the name, or install the pack that provides it."
        )

    def test_a_name_that_several_claim(self, install):
        """The error speaks of formats, and names both distributions."""
        install("pack-b", formats=["shout = pack_b:shout"])
        with pytest.raises(DuplicateNameError) as caught:
            formats_catalog.find("shout")

        assert str(caught.value) == (
            "Format 'shout' is claimed more than once: by pack-a 1.0 (pack_a:shout) and by "
            "pack-b 1.0 (pack_b:shout). Which one is meant cannot be guessed. "
            "Ask for 'pack-a:shout' or 'pack-b:shout', or uninstall one of them."
        )

    def test_one_installed_since_is_found(self, install):
        """A format that is installed in a running process is found when it is asked for."""
        formats_catalog.formats()
        install("pack-b", formats=["odt = pack_b:shout"])

        assert callable(formats_catalog.find("odt"))

    def test_one_look_serves_both_groups(self, monkeypatch):
        """What is installed is looked at once, whichever group is asked for first."""
        looks = Looks()
        monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, looks])
        templates()
        formats_catalog.formats()
        formats_catalog.find("shout")
        closing("classic")

        assert looks.count == 1
