"""Installed templates are listed without importing any of them."""

import pickle
import sys

import attrs
import pytest

from rejection_letters import TemplateEntry, templates
from rejection_letters._template import _catalog
from rejection_letters.errors import NotFoundError
from tests.packs import BUILT_IN, closing


class TestListing:
    def test_listing_imports_no_pack(self, install):
        module = install("pack-a", code="raise SystemExit")

        assert "nursing" in templates()
        assert module not in sys.modules

    def test_entries_have_the_metadata_of_their_distribution(self, install):
        install("Pack-A", version="2.1", metadata=["Summary: For nurses"])

        assert templates()["nursing"] == TemplateEntry(
            "nursing", "Pack-A", "2.1", "For nurses", "pack_a:template"
        )

    def test_a_missing_summary_is_empty(self, install):
        install("pack-a")

        assert templates()["nursing"].summary == ""

    def test_a_folded_summary_is_joined_into_one_line(self, install):
        install("pack-a", metadata=["Summary: For", "        nurses"])

        assert templates()["nursing"].summary == "For nurses"

    def test_names_are_sorted(self, install):
        install("pack-a", "zoology = pack_a:template", "academia = pack_a:template")

        assert [*templates()] == sorted([*BUILT_IN, "academia", "zoology"])

    def test_the_list_is_read_only(self):
        with pytest.raises(TypeError):
            templates()["classic"] = None

    def test_entries_are_frozen_hashable_and_picklable(self, install):
        install("pack-a")
        entry = templates()["nursing"]

        assert pickle.loads(pickle.dumps(entry)) == entry
        assert {entry: 1}[attrs.evolve(entry)] == 1
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            entry.name = "classic"

    def test_other_groups_are_ignored(self, install):
        install("pack-a", more_points="[console_scripts]\nbanking = pack_a:main\n")

        assert [*templates()] == sorted([*BUILT_IN, "nursing"])

    def test_a_group_named_default_is_ignored(self, install):
        """In an INI file, DEFAULT would apply to every group."""
        install("pack-a", more_points="[DEFAULT]\nbanking = pack_a:main\n")

        assert [*templates()] == sorted([*BUILT_IN, "nursing"])

    def test_the_name_of_the_group_in_a_value_is_ignored(self, install, site):
        install("pack-a")
        (site / "pack_a-1.0.dist-info" / "entry_points.txt").write_text(
            "[other]\nx = rejection_letters.templates:y\n", encoding="utf-8"
        )

        assert [*templates()] == BUILT_IN

    @pytest.mark.parametrize("line", ["# For nurses.", "; For nurses.", ""])
    def test_comments_and_empty_lines_are_ignored(self, install, line):
        install("pack-a", line, "nursing = pack_a:template", line)

        assert [*templates()] == sorted([*BUILT_IN, "nursing"])

    def test_values_are_not_interpolated(self, install):
        """An INI parser would interpolate them."""
        install("pack-a", "nursing = pack_a:%(x)s${y}=z ; w")

        assert templates()["nursing"].value == "pack_a:%(x)s${y}=z ; w"

    def test_full_names_use_the_normalized_distribution_name(self, install):
        install("Pack_A", "Nursing = pack_a:template")

        assert templates()["nursing"].full_name == "pack-a:nursing"

    def test_the_list_is_cached(self, install):
        templates()
        install("pack-a")

        assert "nursing" not in templates()

    def test_calling_twice_returns_the_same_list(self, install):
        install("pack-a")

        assert templates() is templates()

    def test_refreshing_finds_new_packs(self, install):
        templates()
        install("pack-a")

        assert "nursing" in templates(refresh=True)
        assert "nursing" in templates()

    def test_refreshing_drops_packs_that_were_uninstalled(self, install, site):
        install("pack-a")
        closing("nursing")
        (site / "pack_a-1.0.dist-info" / "entry_points.txt").unlink()

        assert "nursing" not in templates(refresh=True)
        with pytest.raises(NotFoundError):
            closing("nursing")

    def test_refreshing_does_not_change_an_earlier_list(self, install):
        earlier = templates()
        install("pack-a")

        assert "nursing" in templates(refresh=True)
        assert "nursing" not in earlier

    def test_refreshing_resets_the_status(self, install):
        install("pack-a")
        template = _catalog.find("nursing")

        assert templates(refresh=True)["nursing"].status == "not loaded"
        assert _catalog.find("nursing") is template

    def test_a_name_that_is_not_found_causes_a_rescan(self, install):
        templates()
        install("pack-a")
        with pytest.raises(NotFoundError):
            _catalog.find("banking")

        assert "nursing" in templates()
