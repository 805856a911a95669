"""What is installed is listed without importing any of it."""

import pickle
import sys

import attrs
import pytest

from rejection_letters import TemplateEntry, templates
from rejection_letters._template import _catalog
from rejection_letters.errors import NotFoundError
from tests.packs import BUILT_IN, closing


class TestListing:
    """What is installed is listed without importing any of it."""

    def test_no_pack_is_imported(self, install):
        """Listing does not import a pack, not even a broken one."""
        module = install("pack-a", code="raise SystemExit")

        assert "nursing" in templates()
        assert module not in sys.modules

    def test_entries_say_what_their_distribution_says(self, install):
        """An entry carries the name, version and summary of the distribution."""
        install("Pack-A", version="2.1", metadata=["Summary: For nurses"])

        assert templates()["nursing"] == TemplateEntry(
            "nursing", "Pack-A", "2.1", "For nurses", "pack_a:template"
        )

    def test_a_distribution_may_have_no_summary(self, install):
        """Where a distribution says nothing of itself, the summary is blank."""
        install("pack-a")

        assert templates()["nursing"].summary == ""

    def test_a_summary_is_one_line(self, install):
        """A summary that the distribution's metadata folds is one line in the list."""
        install("pack-a", metadata=["Summary: For", "        nurses"])

        assert templates()["nursing"].summary == "For nurses"

    def test_names_are_sorted(self, install):
        """Templates are listed by name, built in or not."""
        install("pack-a", "zoology = pack_a:template", "academia = pack_a:template")

        assert [*templates()] == sorted([*BUILT_IN, "academia", "zoology"])

    def test_the_list_cannot_be_changed(self):
        """The list is a view for reading."""
        with pytest.raises(TypeError):
            templates()["classic"] = None

    def test_entries_are_values(self, install):
        """Entries compare, hash, pickle, and cannot be changed."""
        install("pack-a")
        entry = templates()["nursing"]

        assert pickle.loads(pickle.dumps(entry)) == entry
        assert {entry: 1}[attrs.evolve(entry)] == 1
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            entry.name = "classic"

    def test_other_entry_points_are_left_alone(self, install):
        """Entry points of other groups are no templates."""
        install("pack-a", more_points="[console_scripts]\nbanking = pack_a:main\n")

        assert [*templates()] == sorted([*BUILT_IN, "nursing"])

    def test_no_group_stands_for_all(self, install):
        """A group that is called DEFAULT is another group like any."""
        install("pack-a", more_points="[DEFAULT]\nbanking = pack_a:main\n")

        assert [*templates()] == sorted([*BUILT_IN, "nursing"])

    def test_the_group_may_be_named_elsewhere(self, install, site):
        """A distribution that has the group's name in another place brings no template."""
        install("pack-a")
        (site / "pack_a-1.0.dist-info" / "entry_points.txt").write_text(
            "[other]\nx = rejection_letters.templates:y\n", encoding="utf-8"
        )

        assert [*templates()] == BUILT_IN

    @pytest.mark.parametrize("line", ["# For nurses.", "; For nurses.", ""])
    def test_comments_and_blank_lines_are_left_alone(self, install, line):
        """A line that says nothing changes nothing."""
        install("pack-a", line, "nursing = pack_a:template", line)

        assert [*templates()] == sorted([*BUILT_IN, "nursing"])

    def test_signs_of_other_formats_mean_nothing(self, install):
        """A value is taken as it stands, whatever it looks like to a reader of settings."""
        install("pack-a", "nursing = pack_a:%(x)s${y}=z ; w")

        assert templates()["nursing"].value == "pack_a:%(x)s${y}=z ; w"

    def test_full_names_are_normalized(self, install):
        """A full name has the distribution's name as installers compare it."""
        install("Pack_A", "Nursing = pack_a:template")

        assert templates()["nursing"].full_name == "pack-a:nursing"

    def test_the_list_is_kept(self, install):
        """What was found once is the list, until somebody has a reason to look again."""
        templates()
        install("pack-a")

        assert "nursing" not in templates()

    def test_the_list_is_the_same_until_then(self, install):
        """Asking twice gives one list, without a look at what is installed."""
        install("pack-a")

        assert templates() is templates()

    def test_refreshing_looks_again(self, install):
        """`refresh=True` shows what was installed since."""
        templates()
        install("pack-a")

        assert "nursing" in templates(refresh=True)
        assert "nursing" in templates()

    def test_refreshing_misses_what_is_gone(self, install, site):
        """`refresh=True` no longer shows what was uninstalled, nor is it found."""
        install("pack-a")
        closing("nursing")
        (site / "pack_a-1.0.dist-info" / "entry_points.txt").unlink()

        assert "nursing" not in templates(refresh=True)
        with pytest.raises(NotFoundError):
            closing("nursing")

    def test_an_earlier_list_stays_as_it_was(self, install):
        """Looking again makes another list."""
        earlier = templates()
        install("pack-a")

        assert "nursing" in templates(refresh=True)
        assert "nursing" not in earlier

    def test_refreshing_forgets_what_was_loaded(self, install):
        """After `refresh=True`, nothing counts as loaded, and asking gives the same template."""
        install("pack-a")
        template = _catalog.find("nursing")

        assert templates(refresh=True)["nursing"].status == "not loaded"
        assert _catalog.find("nursing") is template

    def test_a_name_that_is_missed_is_a_reason_to_look_again(self, install):
        """After a name was not found, the list shows what was installed since."""
        templates()
        install("pack-a")
        with pytest.raises(NotFoundError):
            _catalog.find("banking")

        assert "nursing" in templates()
