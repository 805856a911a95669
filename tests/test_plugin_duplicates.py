"""A name that several distributions claim needs its distribution."""

import sys

import pytest

from rejection_letters import RejectionLettersWarning, templates
from rejection_letters._template import _catalog
from rejection_letters.errors import DuplicateNameError
from tests.packs import BUILT_IN, Site, closing


class TestDuplicates:
    """A name that several distributions claim is nobody's, until one is chosen."""

    def test_the_bare_name_is_an_error(self, install):
        """The error names both distributions with their versions and entry points."""
        install("pack-a")
        install("pack-b", version="2.0")
        with pytest.raises(DuplicateNameError) as caught:
            _catalog.find("nursing")

        assert caught.value.name == "nursing"
        assert caught.value.claims == (
            "pack-a 1.0 (pack_a:template)",
            "pack-b 2.0 (pack_b:template)",
        )

    def test_claims_come_in_one_order(self, install):
        """The error says the same in every process."""
        claims = [f"pack-{letter} 1.0 (pack_{letter}:template)" for letter in "abcdefghij"]
        for claim in reversed(claims):
            install(claim.split()[0])
        with pytest.raises(DuplicateNameError) as caught:
            _catalog.find("nursing")

        assert caught.value.claims == tuple(claims)

    def test_each_is_listed_with_its_distribution(self, install):
        """The list shows the name once for each distribution."""
        install("Pack-A")
        install("pack-b")

        assert [*templates()] == sorted([*BUILT_IN, "pack-a:nursing", "pack-b:nursing"])

    @pytest.mark.parametrize("name", ["pack-a:nursing", "Pack-A:Nursing", " pack-a:nursing "])
    def test_each_can_be_asked_for(self, install, name):
        """Distribution and name together are found, without case."""
        install("Pack-A")
        install("pack-b")

        assert closing(name) == "From Pack-A,"

    def test_other_names_of_both_stay(self, install):
        """Only the name that both claim needs its distribution."""
        install("pack-a")
        install("pack-b", "nursing = pack_b:template", "banking = pack_b:template")

        assert closing("banking") == "From pack-b,"

    def test_a_third_cannot_take_a_place(self, install):
        """A pack cannot claim what belongs to another by naming its template like it."""
        install("pack-a")
        install("pack-c", "pack-a:nursing = pack_c:template")

        with pytest.warns(RejectionLettersWarning, match="'pack-a:nursing' is not a valid name"):
            assert closing("pack-a:nursing") == "From pack-a,"

    @pytest.mark.parametrize("asked", ["nursing", "pack-a:nursing"])
    def test_one_pack_may_not_claim_a_name_twice(self, install, asked):
        """A pack that gives one name to two objects is told so, and which objects they are."""
        install("pack-a", "nursing = pack_a:template", "Nursing = pack_a:group")
        with pytest.raises(DuplicateNameError) as caught:
            _catalog.find(asked)

        assert caught.value.claims == ("pack-a 1.0 (pack_a:group)", "pack-a 1.0 (pack_a:template)")

    def test_the_error_says_which_why_and_what_to_do(self, install):
        """The error reads as three sentences."""
        install("pack-a")
        install("pack-b", version="2.0")
        with pytest.raises(DuplicateNameError) as caught:
            _catalog.find("Nursing")

        assert str(caught.value) == (
            "Template 'nursing' is claimed more than once: by pack-a 1.0 (pack_a:template) and by "
            "pack-b 2.0 (pack_b:template). Which one is meant cannot be guessed. "
            "Ask for 'pack-a:nursing' or 'pack-b:nursing', or uninstall one of them."
        )

    def test_the_error_does_not_advise_what_was_done(self, install):
        """Who has named the distribution already is not told to do so."""
        install("pack-a", "nursing = pack_a:template", "Nursing = pack_a:group")
        with pytest.raises(DuplicateNameError) as caught:
            _catalog.find("Pack_A:nursing")

        assert caught.value.what.startswith("Template 'pack-a:nursing' is claimed more than once")
        assert caught.value.remedy == "Update or uninstall it, or tell its authors."

    def test_one_pack_may_say_the_same_twice(self, install):
        """A line that stands in a pack's entry points twice counts once."""
        install("pack-a", "nursing = pack_a:template", "nursing = pack_a:template")

        assert closing("nursing") == "From pack-a,"

    def test_the_first_on_the_path_counts(self, install, site, tmp_path_factory, monkeypatch):
        """A distribution that is on the path twice counts once: as Python imports it."""
        install("pack-a", version="1.0")
        behind = tmp_path_factory.mktemp("behind")
        (site / "pack_a-1.0.dist-info").rename(behind / "pack_a-1.0.dist-info")
        monkeypatch.setattr(sys, "path", [*sys.path, str(behind)])
        install("pack-a", version="2.0")

        assert templates()["nursing"].version == "2.0"
        assert closing("nursing") == "From pack-a,"

    def test_a_folder_that_is_on_the_path_twice(self, install, site, monkeypatch):
        """A distribution that is found twice in one place counts once."""
        install("pack-a")
        monkeypatch.setattr(sys, "path", [*sys.path, str(site)])

        assert closing("nursing") == "From pack-a,"

    def test_spelling_does_not_make_two(self, install, site, tmp_path_factory, monkeypatch):
        """A distribution whose name was spelt otherwise in another release is still the same."""
        install("Pack-A", version="1.0")
        behind = tmp_path_factory.mktemp("behind")
        (site / "pack_a-1.0.dist-info").rename(behind / "pack_a-1.0.dist-info")
        monkeypatch.setattr(sys, "path", [*sys.path, str(behind)])
        install("pack_a", version="2.0")

        assert [*templates()] == sorted([*BUILT_IN, "nursing"])

    def test_the_first_on_the_path_counts_even_without_templates(
        self, install, site, tmp_path_factory, monkeypatch
    ):
        """Templates are not taken from a release that is hidden by one that dropped them."""
        install("pack-a", version="1.0")
        behind = tmp_path_factory.mktemp("behind")
        (site / "pack_a-1.0.dist-info").rename(behind / "pack_a-1.0.dist-info")
        monkeypatch.setattr(sys, "path", [*sys.path, str(behind)])
        install("pack-a", version="2.0")
        (site / "pack_a-2.0.dist-info" / "entry_points.txt").unlink()

        assert "nursing" not in templates()

    def test_what_an_uninstallation_left_behind_hides_nothing(
        self, install, site, tmp_path_factory, monkeypatch
    ):
        """A folder without metadata, earlier on the path, is no distribution any more."""
        install("pack-a")
        behind = tmp_path_factory.mktemp("behind")
        (site / "pack_a-1.0.dist-info").rename(behind / "pack_a-1.0.dist-info")
        monkeypatch.setattr(sys, "path", [*sys.path, str(behind)])
        (site / "pack_a-2.0.dist-info").mkdir()
        (site / "pack_a-2.0.dist-info" / "RECORD").touch()

        assert templates()["nursing"].version == "1.0"

    def test_what_an_update_left_behind_does_not_count(self, install, site):
        """A folder that an installer renamed in order to remove it is no distribution."""
        install("pack-a")
        (site / "pack_a-1.0.dist-info").rename(site / "~ack_a-1.0.dist-info")
        install("pack-a", version="2.0")

        assert templates()["nursing"].version == "2.0"

    @pytest.mark.parametrize("folder", ["pack_a-1.0-py3.11.egg-info", "pack_a.egg-info"])
    def test_a_folder_of_an_older_tool(self, install, site, tmp_path_factory, monkeypatch, folder):
        """An egg-info folder is metadata too, and comes before one that lies further on."""
        behind = tmp_path_factory.mktemp("behind")
        install("pack-a")
        (site / "pack_a-1.0.dist-info").rename(site / folder)
        (site / folder / "METADATA").rename(site / folder / "PKG-INFO")
        Site(behind).install("pack-a", version="2.0")
        monkeypatch.setattr(sys, "path", [*sys.path, str(behind)])

        assert templates()["nursing"].version == "1.0"

    def test_a_distribution_in_an_egg_counts_once(self, install, site, monkeypatch):
        """A folder whose name tells no distribution is told by where it lies."""
        install("pack-a")
        egg = site / "pack_a-1.0-py3.egg"
        egg.mkdir()
        (site / "pack_a-1.0.dist-info").rename(egg / "EGG-INFO")
        (egg / "EGG-INFO" / "METADATA").rename(egg / "EGG-INFO" / "PKG-INFO")
        monkeypatch.setattr(sys, "path", [*sys.path, str(egg), str(egg)])

        assert templates()["nursing"].distribution == "pack-a"
        assert closing("nursing") == "From pack-a,"
