"""If several distributions claim a name, it must be used with its distribution."""

import itertools
import shutil
import sys

import pytest
from hypothesis import given, strategies as st

from rejection_letters import RejectionLettersWarning, templates
from rejection_letters._plugins._versions import order_of
from rejection_letters._template import _catalog
from rejection_letters.errors import DuplicateNameError
from tests.packs import BUILT_IN, Site, closing


class TestDuplicates:
    def test_a_name_that_two_packs_claim_is_an_error(self, install):
        install("pack-a")
        install("pack-b", version="2.0")
        with pytest.raises(DuplicateNameError) as caught:
            _catalog.find("nursing")

        assert caught.value.name == "nursing"
        assert caught.value.claims == (
            "pack-a 1.0 (pack_a:template)",
            "pack-b 2.0 (pack_b:template)",
        )

    def test_claims_are_sorted(self, install):
        """The message is the same in every process."""
        claims = [f"pack-{letter} 1.0 (pack_{letter}:template)" for letter in "abcdefghij"]
        for claim in reversed(claims):
            install(claim.split()[0])
        with pytest.raises(DuplicateNameError) as caught:
            _catalog.find("nursing")

        assert caught.value.claims == tuple(claims)

    def test_each_claim_is_listed_under_its_full_name(self, install):
        install("Pack-A")
        install("pack-b")

        assert [*templates()] == sorted([*BUILT_IN, "pack-a:nursing", "pack-b:nursing"])

    @pytest.mark.parametrize("name", ["pack-a:nursing", "Pack-A:Nursing", " pack-a:nursing "])
    def test_each_claim_is_loaded_by_its_full_name(self, install, name):
        install("Pack-A")
        install("pack-b")

        assert closing(name) == "From Pack-A,"

    def test_other_names_of_both_packs_still_work(self, install):
        install("pack-a")
        install("pack-b", "nursing = pack_b:template", "banking = pack_b:template")

        assert closing("banking") == "From pack-b,"

    def test_a_pack_cannot_claim_the_full_name_of_another(self, install):
        install("pack-a")
        install("pack-c", "pack-a:nursing = pack_c:template")

        with pytest.warns(RejectionLettersWarning, match="'pack-a:nursing' is not a valid name"):
            assert closing("pack-a:nursing") == "From pack-a,"

    @pytest.mark.parametrize("asked", ["nursing", "pack-a:nursing"])
    def test_one_pack_cannot_claim_a_name_twice(self, install, asked):
        """Names that differ only in case are the same."""
        install("pack-a", "nursing = pack_a:template", "Nursing = pack_a:group")
        with pytest.raises(DuplicateNameError) as caught:
            _catalog.find(asked)

        assert caught.value.claims == ("pack-a 1.0 (pack_a:group)", "pack-a 1.0 (pack_a:template)")

    def test_the_error_suggests_the_full_names(self, install):
        install("pack-a")
        install("pack-b", version="2.0")
        with pytest.raises(DuplicateNameError) as caught:
            _catalog.find("Nursing")

        assert "'pack-a:nursing' or 'pack-b:nursing'" in caught.value.remedy

    def test_the_error_does_not_suggest_the_name_that_was_used(self, install):
        install("pack-a", "nursing = pack_a:template", "Nursing = pack_a:group")
        with pytest.raises(DuplicateNameError) as caught:
            _catalog.find("Pack_A:nursing")

        assert caught.value.name == "pack-a:nursing"
        assert "nursing" not in caught.value.remedy

    def test_a_repeated_line_counts_once(self, install):
        install("pack-a", "nursing = pack_a:template", "nursing = pack_a:template")

        assert closing("nursing") == "From pack-a,"

    def test_the_first_release_on_the_path_counts(
        self, install, site, tmp_path_factory, monkeypatch
    ):
        """Python imports that one."""
        install("pack-a", version="1.0")
        behind = tmp_path_factory.mktemp("behind")
        (site / "pack_a-1.0.dist-info").rename(behind / "pack_a-1.0.dist-info")
        monkeypatch.setattr(sys, "path", [*sys.path, str(behind)])
        install("pack-a", version="2.0")

        assert templates()["nursing"].version == "2.0"
        assert closing("nursing") == "From pack-a,"

    def test_a_folder_that_is_on_the_path_twice_counts_once(self, install, site, monkeypatch):
        install("pack-a")
        monkeypatch.setattr(sys, "path", [*sys.path, str(site)])

        assert closing("nursing") == "From pack-a,"

    def test_distributions_are_compared_by_normalized_name(
        self, install, site, tmp_path_factory, monkeypatch
    ):
        """An older release may have spelled the name differently."""
        install("Pack-A", version="1.0")
        behind = tmp_path_factory.mktemp("behind")
        (site / "pack_a-1.0.dist-info").rename(behind / "pack_a-1.0.dist-info")
        monkeypatch.setattr(sys, "path", [*sys.path, str(behind)])
        install("pack_a", version="2.0")

        assert [*templates()] == sorted([*BUILT_IN, "nursing"])

    def test_the_first_release_on_the_path_counts_even_without_templates(
        self, install, site, tmp_path_factory, monkeypatch
    ):
        """Templates of an older release further down the path stay hidden."""
        install("pack-a", version="1.0")
        behind = tmp_path_factory.mktemp("behind")
        (site / "pack_a-1.0.dist-info").rename(behind / "pack_a-1.0.dist-info")
        monkeypatch.setattr(sys, "path", [*sys.path, str(behind)])
        install("pack-a", version="2.0")
        (site / "pack_a-2.0.dist-info" / "entry_points.txt").unlink()

        assert "nursing" not in templates()

    def test_a_folder_without_metadata_hides_nothing(
        self, install, site, tmp_path_factory, monkeypatch
    ):
        """An incomplete uninstall can leave one behind."""
        install("pack-a")
        behind = tmp_path_factory.mktemp("behind")
        (site / "pack_a-1.0.dist-info").rename(behind / "pack_a-1.0.dist-info")
        monkeypatch.setattr(sys, "path", [*sys.path, str(behind)])
        (site / "pack_a-2.0.dist-info").mkdir()
        (site / "pack_a-2.0.dist-info" / "RECORD").touch()

        assert templates()["nursing"].version == "1.0"

    def test_a_folder_with_a_tilde_does_not_count(self, install, site):
        """Installers such as pip rename folders before they remove them."""
        install("pack-a")
        (site / "pack_a-1.0.dist-info").rename(site / "~ack_a-1.0.dist-info")
        install("pack-a", version="2.0")

        assert templates()["nursing"].version == "2.0"

    @pytest.mark.parametrize("folder", ["pack_a-1.0-py3.11.egg-info", "pack_a.egg-info"])
    def test_an_egg_info_folder_counts(self, install, site, tmp_path_factory, monkeypatch, folder):
        """It also hides releases further down the path."""
        behind = tmp_path_factory.mktemp("behind")
        install("pack-a")
        (site / "pack_a-1.0.dist-info").rename(site / folder)
        (site / folder / "METADATA").rename(site / folder / "PKG-INFO")
        Site(behind).install("pack-a", version="2.0")
        monkeypatch.setattr(sys, "path", [*sys.path, str(behind)])

        assert templates()["nursing"].version == "1.0"

    def test_a_distribution_in_an_egg_counts_once(self, install, site, monkeypatch):
        """The folder of its metadata is named EGG-INFO, so it is compared by path."""
        install("pack-a")
        egg = site / "pack_a-1.0-py3.egg"
        egg.mkdir()
        (site / "pack_a-1.0.dist-info").rename(egg / "EGG-INFO")
        (egg / "EGG-INFO" / "METADATA").rename(egg / "EGG-INFO" / "PKG-INFO")
        monkeypatch.setattr(sys, "path", [*sys.path, str(egg), str(egg)])

        assert templates()["nursing"].distribution == "pack-a"
        assert closing("nursing") == "From pack-a,"


VERSIONS = [
    *("unknown", "0.9", "1.0.dev1", "1.0a1.dev1", "1.0a1", "1.0alpha2", "1.0b1", "1.0c1"),
    *("1.0_preview_2", "1.0.RC3", "1.0", "1.0+linux", "1.0+2", "1.0.post1.dev1", "1.0.post1"),
    *("1.0.rev2", "1.0.1", "v1.9", "1.10", "1.10.1", "20.1", "2026.11.30", "1!0.1", "2!0.dev1"),
]
"""Versions from oldest to newest."""


class TestSeveralReleases:
    """If a failed upgrade left several releases in one folder, the newest counts."""

    @pytest.mark.parametrize(("older", "newer"), [*itertools.pairwise(VERSIONS)])
    def test_the_newest_release_counts(self, install, older, newer):
        for version in (newer, older):
            install("pack-a", version=version)

        assert templates()["nursing"].version == newer
        assert closing("nursing") == "From pack-a,"

    @pytest.mark.parametrize(
        ("one", "other"),
        [("1.0", "1.0.0"), ("1", "v1.0.0.0"), ("1.0-1", "1.0.post1"), ("1.0-rc-2", "1.0preview2")],
    )
    def test_a_version_can_be_written_in_several_ways(self, one, other):
        assert order_of(one) == order_of(other)

    @given(st.text(max_size=30), st.text("0123456789.!-+_abcdevrpost", max_size=30))
    def test_any_two_versions_can_be_compared(self, one, other):
        first, second = order_of(one), order_of(other)

        assert (first < second) + (first == second) + (first > second) == 1

    def test_only_the_entry_points_of_the_newest_release_count(self, install):
        install("pack-a", "nursing = pack_a:template", "old = pack_a:gone", version="1.9")
        install("pack-a", "nursing = pack_a:group.inner", "new = pack_a:template", version="1.10")

        assert [*templates()] == sorted([*BUILT_IN, "nursing", "new"])
        assert templates()["nursing"].value == "pack_a:group.inner"

    def test_names_are_compared_as_installers_do(self, install, site):
        install("pack-a", version="1.0")
        (site / "pack_a-1.0.dist-info").rename(site / "Pack.A-1.0.dist-info")
        install("Pack_A", version="1.1")

        assert templates()["nursing"].version == "1.1"

    def test_an_egg_info_folder_is_a_release_too(self, install, site):
        install("pack-a", version="2.0")
        (site / "pack_a-2.0.dist-info").rename(site / "pack_a-2.0-py3.11.egg-info")
        (site / "pack_a-2.0-py3.11.egg-info" / "METADATA").rename(
            site / "pack_a-2.0-py3.11.egg-info" / "PKG-INFO"
        )
        install("pack-a", version="1.0")

        assert templates()["nursing"].version == "2.0"

    @pytest.mark.filterwarnings("error")
    @pytest.mark.parametrize("metadata", [b"\xff", b"Name: pack-a\n", None])
    def test_a_release_with_unreadable_metadata_does_not_count(self, install, site, metadata):
        install("pack-a", version="1.0")
        for version in ("0.9", "2.0"):
            install("pack-a", version=version)
            file = site / f"pack_a-{version}.dist-info" / "METADATA"
            file.unlink()
            if metadata is not None:
                file.write_bytes(metadata)

        assert templates()["nursing"].version == "1.0"

    def test_a_folder_that_comes_later_on_the_path_does_not_count(
        self, install, tmp_path_factory, monkeypatch
    ):
        install("pack-a", version="1.0")
        install("pack-a", version="1.1")
        behind = tmp_path_factory.mktemp("behind")
        Site(behind).install("pack-a", version="2.0")
        monkeypatch.setattr(sys, "path", [*sys.path, str(behind)])

        assert templates()["nursing"].version == "1.1"

    def test_the_releases_in_a_zip_file_are_compared(self, install, site, tmp_path, monkeypatch):
        """Python can import from zip archives."""
        for version in ("1.10", "1.9"):
            install("pack-a", version=version)
        archive = shutil.make_archive(str(tmp_path / "all"), "zip", site)
        monkeypatch.setattr(sys, "path", [archive, *(one for one in sys.path if one != str(site))])

        assert templates(refresh=True)["nursing"].version == "1.10"
