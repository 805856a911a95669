"""Templates and formats of packs are found by name without being imported, then loaded."""

import importlib
import os
import pickle
import shutil
import subprocess
import sys
import sysconfig
import venv

import attrs
import pytest

from rejection_letters import (
    RejectionLettersWarning,
    Template,
    TemplateEntry,
    _plugins,
    compose,
    letters,
    templates,
)
from rejection_letters._template import _catalog
from rejection_letters.errors import (
    BrokenPackError,
    DuplicateNameError,
    NotFoundError,
    WrongTypeError,
)
from rejection_letters.formats import _catalog as formats_catalog
from tests.packs import BUILT_IN, FORMATS, PACK, PROFILE, REJECTION, Site, closing


class TestBuiltIn:
    """The library's own templates are always there."""

    @pytest.mark.parametrize("name", ["classic", "brief"])
    def test_they_are_the_public_objects(self, name):
        """The name of a built-in template gives the object of that name in `letters`."""
        assert _catalog.find(name) is getattr(letters, name)

    @pytest.mark.usefixtures("site")
    def test_every_built_in_template_is_listed(self):
        """Where nothing else is installed, the list holds what `letters` holds."""
        assert [*templates()] == BUILT_IN

    def test_entries_say_what_they_are(self):
        """An entry tells its name, its distribution, what it is, where it lies, and its status."""
        entry = templates()["brief"]

        assert entry == TemplateEntry(
            "brief",
            "rejection-letters",
            None,
            "A courtesy note: thanks, and asks for nothing",
            "rejection_letters.letters:brief",
        )
        assert entry.status == "built in"
        assert entry.error is None

    @pytest.mark.parametrize("name", ["classic", "brief"])
    def test_summaries_are_those_of_the_templates(self, name):
        """What the list says of a template, which it has not loaded, is what the template says."""
        assert templates()[name].summary == getattr(letters, name).summary

    def test_loading_leaves_the_status(self):
        """A built-in template stays built in when it is loaded."""
        entry = templates()["classic"]

        assert entry.load() is letters.classic
        assert entry.status == "built in"
        assert entry.error is None

    @pytest.mark.parametrize("name", ["Classic", "CLASSIC", " classic ", "classic\n"])
    def test_case_and_blanks_do_not_matter(self, name):
        """Names are compared without case, and without blanks around them."""
        assert _catalog.find(name) is letters.classic

    @pytest.mark.parametrize("name", ["classic", "Classic", "rejection_letters:classic"])
    def test_they_need_no_look_at_what_is_installed(self, name):
        """A built-in name is found in programs that carry no metadata and no importlib_metadata."""
        code = (
            "import sys; sys.modules['importlib_metadata'] = None\n"
            "from rejection_letters import Profile, Rejection, compose\n"
            f"letter = compose(Profile('Ana', 'nurse'), Rejection('Acme'), template={name!r})\n"
            "print(letter.template.name)"
        )
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False
        )

        assert (run.stdout, run.stderr) == ("classic\n", "")

    @pytest.mark.parametrize("name", ["classic", "Brief"])
    def test_their_names_cannot_be_taken_over(self, install, name):
        """A pack that claims a built-in name is listed under its own, and the name stays ours."""
        install("pack-a", f"{name} = pack_a:template")

        assert _catalog.find(name) is getattr(letters, name.lower())
        assert templates()[name.lower()].distribution == "rejection-letters"
        assert closing(f"pack-a:{name}") == "From pack-a,"

    @pytest.mark.parametrize(
        "name",
        ["rejection-letters:classic", "rejection_letters:classic", "Rejection.Letters:Classic"],
    )
    def test_they_are_found_with_their_distribution(self, name):
        """A built-in template can be asked for as the library's, too."""
        assert _catalog.find(name) is letters.classic

    def test_their_full_name_is_the_librarys(self):
        """The full name of a built-in template is that of the library and its own."""
        assert templates()["classic"].full_name == "rejection-letters:classic"

    def test_their_distribution_cannot_be_taken_over(self, install):
        """A pack cannot pass its template off as one of the library's."""
        install("pack-a", "rejection-letters:classic = pack_a:template")
        with pytest.warns(
            RejectionLettersWarning, match="'rejection-letters:classic' is not a valid"
        ):
            assert "rejection-letters:classic" not in templates()

        assert _catalog.find("rejection-letters:classic") is letters.classic

    def test_the_librarys_own_entry_points_are_left_alone(self, install):
        """What calls itself the library brings nothing: its templates come from a table."""
        install("Rejection.Letters", "classic = pack_a:template", "nursing = pack_a:template")

        assert [*templates()] == BUILT_IN


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


class TestLoading:
    """A name gives the template that a pack brings."""

    def test_by_name(self, install):
        """A letter is composed with a template of a pack by its name."""
        install("pack-a")

        assert closing("nursing") == "From pack-a,"

    def test_by_entry(self, install):
        """An entry of the list gives its template."""
        install("pack-a")
        template = templates()["nursing"].load()

        assert isinstance(template, Template)
        assert template is _catalog.find("nursing")

    def test_case_does_not_matter(self, install):
        """A pack may write a name with capitals; it is found without."""
        install("pack-a", "Nursing = pack_a:template")

        assert [*templates()] == sorted([*BUILT_IN, "nursing"])
        assert closing("NURSING") == "From pack-a,"

    def test_a_pack_may_print_and_warn(self, install, capsys):
        """What a pack says while it is imported goes where it always goes."""
        install("pack-a", code=f"import warnings; print('Hi'); warnings.warn('Old')\n{PACK}")
        with pytest.warns(UserWarning, match="Old"):
            assert closing("nursing") == "From pack-a,"

        assert capsys.readouterr().out == "Hi\n"

    def test_blanks_in_an_entry_point_do_not_matter(self, install):
        """The module and the object may be parted by blanks and a colon."""
        install("pack-a", "nursing = pack_a : template")

        assert closing("nursing") == "From pack-a,"

    def test_an_object_may_lie_inside_another(self, install):
        """An entry point may name an attribute of an attribute, as Python's own loader takes it."""
        install("pack-a", "nursing = pack_a:group.inner")

        assert closing("nursing") == "From pack-a,"

    @pytest.mark.parametrize(
        "value", ["pack_a:template [pdf]", "pack_a:template[pdf, docx]", "pack_a:group.inner []"]
    )
    def test_an_entry_point_may_name_extras(self, install, value):
        """An entry point may name extras, as Python's own loader takes it."""
        install("pack-a", f"nursing = {value}")

        assert closing("nursing") == "From pack-a,"

    @pytest.mark.parametrize("name", ["pack-a:nursing", "Pack_A:Nursing", " pack.a:nursing "])
    def test_by_distribution_and_name(self, install, name):
        """A name can always be asked for with its distribution, so that nothing later breaks it."""
        install("pack-a")

        assert closing(name) == "From pack-a,"

    def test_by_full_name(self, install):
        """The full name of an entry finds its template."""
        install("Pack_A")
        entry = templates()["nursing"]

        assert _catalog.find(entry.full_name) is entry.load()

    def test_a_pack_installed_since_is_found(self, install):
        """A pack that is installed in a running process is found when it is asked for."""
        with pytest.raises(NotFoundError):
            _catalog.find("nursing")
        install("pack-a")

        assert closing("nursing") == "From pack-a,"

    def test_a_template_is_loaded_once(self, install):
        """Asking again gives the same object, without a look at what is installed."""
        install("pack-a")

        assert _catalog.find("nursing") is _catalog.find("Nursing ")

    def test_forgetting_looks_again(self, install, site):
        """After `forget()`, what was uninstalled is gone, and nothing counts as loaded."""
        install("pack-a")
        entry = templates()["nursing"]
        entry.load()
        _plugins.forget()
        (site / "pack_a-1.0.dist-info" / "entry_points.txt").unlink()

        assert entry.status == "not loaded"
        assert "nursing" not in templates()

    @pytest.mark.parametrize("name", [None, 7, b"classic", ["classic"], letters])
    def test_what_is_no_name(self, name):
        """What is neither a name nor a template is refused."""
        with pytest.raises(WrongTypeError) as caught:
            compose(PROFILE, REJECTION, template=name)

        assert caught.value.field == "compose.template"
        assert str(caught.value).startswith(
            "compose() expected a Template or the name of one, got "
        )


class TestNotFound:
    """A name that nothing has gets those that come close."""

    def test_near_names_are_suggested(self, install):
        """A slip of the keyboard gets the name that was meant, and all that are installed."""
        install("pack-a")
        with pytest.raises(NotFoundError) as caught:
            _catalog.find("Nursin")

        assert caught.value.name == "nursin"
        assert caught.value.near == ("nursing",)
        assert str(caught.value) == (
            "Unknown template 'nursin'. "
            f"Installed templates: {', '.join(sorted([*BUILT_IN, 'nursing']))}. "
            "Did you mean 'nursing'?"
        )

    @pytest.mark.usefixtures("site")
    @pytest.mark.parametrize("name", ["", "  ", "x:y", "../..", "\ud800"])
    def test_nothing_comes_close(self, name):
        """A name unlike all others gets no suggestion."""
        with pytest.raises(NotFoundError) as caught:
            _catalog.find(name)

        assert caught.value.near == ()

    @pytest.mark.usefixtures("site")
    @pytest.mark.parametrize("length", [101, 1_000_000])
    def test_a_long_name_is_shown_in_part(self, length):
        """A name of a megabyte does not make a message of a megabyte."""
        with pytest.raises(NotFoundError) as caught:
            _catalog.find("x" * length)

        assert caught.value.name == "x" * 97 + "..."
        assert len(str(caught.value)) < 1000

    @pytest.mark.usefixtures("site")
    def test_a_name_of_a_hundred_characters_is_shown_whole(self):
        """A name that could be one is shown as it is."""
        with pytest.raises(NotFoundError) as caught:
            _catalog.find("x" * 100)

        assert caught.value.name == "x" * 100


class TestInstalledSince:
    """What is installed in a running process can be used at once."""

    def test_in_the_same_moment(self, site, install):
        """Python's own memory of a folder, which goes by its time, hides nothing new."""
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module("pack_a")
        templates()
        before = site.stat()
        install("pack-a")
        os.utime(site, ns=(before.st_atime_ns, before.st_mtime_ns))

        assert closing("nursing") == "From pack-a,"


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
            "Template 'nursing' is claimed by pack-a 1.0 (pack_a:template) and "
            "pack-b 2.0 (pack_b:template). "
            "Use 'pack-a:nursing' or 'pack-b:nursing' instead, or uninstall one of the packs."
        )

    def test_the_error_does_not_advise_what_was_done(self, install):
        """Who has named the distribution already is not told to do so."""
        install("pack-a", "nursing = pack_a:template", "Nursing = pack_a:group")
        with pytest.raises(DuplicateNameError) as caught:
            _catalog.find("Pack_A:nursing")

        assert caught.value.what.startswith("Template 'pack-a:nursing' is claimed by ")
        assert caught.value.remedy == (
            "Update or uninstall the pack, or report this to its authors."
        )

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


class TestStatus:
    """The status of an entry follows what happened to it."""

    def test_not_loaded_then_loaded(self, install):
        """An entry is not loaded until its template was asked for, by whichever way."""
        install("pack-a")
        entry = templates()["nursing"]

        assert entry.status == "not loaded"
        closing("nursing")
        assert entry.status == "loaded"

    def test_an_error_says_no_more_than_there_is(self, install):
        """Where an exception has no text, the error is its name."""
        install("pack-a", code="raise RuntimeError")
        with pytest.raises(BrokenPackError):
            templates()["nursing"].load()

        assert templates()["nursing"].error == "RuntimeError"


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
            "Unknown format 'shuot'. "
            "Installed formats: docx, eml, html, ics, md, pdf, shout, txt. Did you mean 'shout'?"
        )

    def test_a_name_that_several_claim(self, install):
        """The error speaks of formats, and names both distributions."""
        install("pack-b", formats=["shout = pack_b:shout"])
        with pytest.raises(DuplicateNameError) as caught:
            formats_catalog.find("shout")

        assert str(caught.value) == (
            "Format 'shout' is claimed by pack-a 1.0 (pack_a:shout) and "
            "pack-b 1.0 (pack_b:shout). "
            "Use 'pack-a:shout' or 'pack-b:shout' instead, or uninstall one of the packs."
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


@pytest.fixture(scope="module")
def wheels(tmp_path_factory):
    """Build two releases of a pack as its author would; return their wheels by version."""
    folder = tmp_path_factory.mktemp("ward_letters")
    (folder / "ward_letters").mkdir()
    (folder / "ward_letters" / "__init__.py").write_text(
        "from rejection_letters import Template\n\n"
        "ward = Template.from_package(__name__, 'ward.j2', summary='For wards')\n"
        "def shout(letter, *, style): return str(letter).upper().encode()\n",
        encoding="utf-8",
    )
    wheels = {}
    for version in ("1.0", "2.0"):
        (folder / "ward_letters" / "ward.j2").write_text(
            f'{{% extends "letter" %}}{{% block closing %}}From {version},{{% endblock %}}',
            encoding="utf-8",
        )
        (folder / "pyproject.toml").write_text(
            "[build-system]\nrequires = ['hatchling']\nbuild-backend = 'hatchling.build'\n"
            f"[project]\nname = 'Ward.Letters'\nversion = '{version}'\n"
            "description = 'Letters for wards'\n"
            "[project.entry-points.'rejection_letters.templates']\nward = 'ward_letters:ward'\n"
            "[project.entry-points.'rejection_letters.formats']\nshout = 'ward_letters:shout'\n",
            encoding="utf-8",
        )
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        (wheels[version],) = folder.glob(f"dist/*-{version}-*.whl")
    return wheels


def pip(home, *command):
    """Run pip on an environment."""
    bases = {"base": str(home), "platbase": str(home)}
    python = shutil.which("python", path=sysconfig.get_path("scripts", vars=bases))
    start = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    subprocess.run([*start, *command], check=True, capture_output=True)


@pytest.fixture(scope="module")
def installed(wheels, tmp_path_factory):
    """Return an environment with version 1.0, which tests copy before they change it."""
    home = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(home)
    pip(home, "install", "--no-index", "--no-deps", wheels["1.0"])
    return home


class TestWheels:
    """Packs are found as they are really built and installed."""

    @pytest.fixture
    def home(self, installed, tmp_path, monkeypatch):
        """Return an environment with version 1.0, from which this process imports."""
        home = shutil.copytree(installed, tmp_path / "environment", symlinks=True)
        bases = {"base": str(home), "platbase": str(home)}
        monkeypatch.syspath_prepend(sysconfig.get_path("purelib", vars=bases))
        return home

    @pytest.fixture(autouse=True)
    def fresh(self):
        """Let each test look for the pack, and import it, from where it is then."""
        _plugins.forget()
        yield
        _plugins.forget()
        sys.modules.pop("ward_letters", None)

    @pytest.mark.usefixtures("home")
    def test_an_installed_wheel(self):
        """A pack that was built and installed is listed, and gives its template and format."""
        entry = templates()["ward"]
        assert (entry.distribution, entry.version) == ("Ward.Letters", "1.0")
        assert (entry.full_name, entry.summary) == ("ward-letters:ward", "Letters for wards")
        assert closing("ward-letters:ward") == "From 1.0,"
        assert callable(formats_catalog.find("shout"))

    def test_an_installed_wheel_is_updated(self, home, wheels):
        """After an update in a running process, `refresh=True` shows the new release alone."""
        assert templates()["ward"].version == "1.0"
        pip(home, "install", "--no-index", "--no-deps", wheels["2.0"])

        assert templates(refresh=True)["ward"].version == "2.0"
        assert closing("ward") == "From 2.0,"

    def test_an_installed_wheel_is_uninstalled(self, home):
        """After it was uninstalled in a running process, `refresh=True` shows it no more."""
        assert "ward" in templates()
        pip(home, "uninstall", "--yes", "Ward.Letters")

        assert [*templates(refresh=True)] == BUILT_IN

    def test_a_wheel_on_the_path(self, wheels, monkeypatch):
        """A pack in a zip archive that Python imports from is found like any other."""
        monkeypatch.syspath_prepend(str(wheels["2.0"]))

        assert templates(refresh=True)["ward"].version == "2.0"
        assert closing("ward") == "From 2.0,"
