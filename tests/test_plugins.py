"""Templates of packs are found by name without being imported, then loaded."""

import importlib
import os
import subprocess
import sys

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
from rejection_letters.errors import BrokenPackError, NotFoundError, WrongTypeError
from tests.packs import BUILT_IN, PACK, PROFILE, REJECTION, closing


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
            "There is no template named 'nursin'. "
            f"Installed are: {', '.join(sorted([*BUILT_IN, 'nursing']))}. "
            "Did you mean nursing? Correct the name, or install the pack that provides it."
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
