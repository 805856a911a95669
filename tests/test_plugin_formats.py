"""Formats of packs are found by name and imported only when they are loaded."""

import sys

import pytest

from rejection_letters import compose, templates
from rejection_letters.errors import DuplicateNameError, NotFoundError
from rejection_letters.formats import _catalog as formats_catalog
from tests.packs import FORMATS, PROFILE, REJECTION, closing


class Scans:
    """A finder that finds nothing, and counts how often all distributions are listed."""

    count = 0

    @staticmethod
    def find_spec(*_):
        """Find no module."""

    def find_distributions(self, context):
        """Find no distribution."""
        self.count += context.name is None
        return ()


class TestFormats:
    """Formats are found and loaded in the same way as templates."""

    @pytest.fixture(autouse=True)
    def pack(self, install):
        """Install a pack that provides a format."""
        install("pack-a", formats=["Shout = pack_a:shout"], metadata=["Summary: Loud letters"])

    def test_formats_are_listed(self):
        entry = formats_catalog.formats()["shout"]

        assert [*formats_catalog.formats()] == sorted([*FORMATS, "shout"])
        assert (entry.name, entry.full_name) == ("shout", "pack-a:shout")
        assert (entry.distribution, entry.version) == ("pack-a", "1.0")
        assert (entry.summary, entry.value) == ("Loud letters", "pack_a:shout")

    def test_listing_formats_imports_no_pack(self):
        assert formats_catalog.formats()["shout"].status == "not loaded"
        assert "pack_a" not in sys.modules

    @pytest.mark.parametrize("name", ["shout", " SHOUT ", "pack-a:shout", "Pack_A:Shout"])
    def test_formats_are_found_by_name(self, name):
        shout = formats_catalog.find(name)

        assert shout(compose(PROFILE, REJECTION), style="!").startswith(b"PACK-A: ANA RUIZ")
        assert formats_catalog.formats()["shout"].status == "loaded"

    def test_formats_and_templates_are_separate(self):
        assert "shout" not in templates()
        assert "nursing" not in formats_catalog.formats()

    def test_a_template_and_a_format_may_share_a_name(self, install):
        install("pack-b", "memo = pack_b:template", formats=["memo = pack_b:shout"])

        assert closing("memo") == "From pack-b,"
        assert callable(formats_catalog.find("memo"))
        assert templates()["memo"] != formats_catalog.formats()["memo"]

    @pytest.mark.parametrize("name", [*FORMATS, "PDF"])
    def test_packs_cannot_take_over_a_built_in_format(self, install, name):
        install("pack-b", formats=[f"{name} = pack_b:shout"])

        assert f"pack-b:{name.lower()}" in formats_catalog.formats()
        letter = compose(PROFILE, REJECTION)
        assert formats_catalog.find(f"pack-b:{name}")(letter, style="").startswith(b"PACK-B: ")
        assert formats_catalog.find(name).__module__ == f"rejection_letters.formats.{name.lower()}"

    def test_an_unknown_format_suggests_similar_names(self):
        with pytest.raises(NotFoundError) as caught:
            formats_catalog.find("shuot")

        assert (caught.value.kind, caught.value.near) == ("format", ("shout",))
        assert "docx, eml, html, ics, md, pdf, shout, txt" in str(caught.value)

    def test_a_format_that_two_packs_claim_is_an_error(self, install):
        install("pack-b", formats=["shout = pack_b:shout"])
        with pytest.raises(DuplicateNameError) as caught:
            formats_catalog.find("shout")

        assert caught.value.kind == "format"
        assert caught.value.claims == ("pack-a 1.0 (pack_a:shout)", "pack-b 1.0 (pack_b:shout)")

    def test_a_format_that_was_just_installed_is_found(self, install):
        formats_catalog.formats()
        install("pack-b", formats=["odt = pack_b:shout"])

        assert callable(formats_catalog.find("odt"))

    def test_one_scan_serves_templates_and_formats(self, monkeypatch):
        scans = Scans()
        monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, scans])
        templates()
        formats_catalog.formats()
        formats_catalog.find("shout")
        closing("classic")

        assert scans.count == 1
