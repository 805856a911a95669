"""Templates of packs are found by name and imported only when they are loaded."""

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
    @pytest.mark.parametrize("name", ["classic", "brief"])
    def test_built_in_names_give_the_public_objects(self, name):
        assert _catalog.find(name) is getattr(letters, name)

    @pytest.mark.usefixtures("site")
    def test_built_in_templates_are_listed(self):
        assert [*templates()] == BUILT_IN

    def test_built_in_entries_describe_themselves(self):
        entry = templates()["brief"]

        assert entry == TemplateEntry(
            "brief",
            "rejection-letters",
            None,
            "A courtesy note that asks for nothing",
            "rejection_letters.letters:brief",
        )
        assert entry.status == "built in"
        assert entry.error is None

    @pytest.mark.parametrize("name", ["classic", "brief"])
    def test_summaries_match_the_templates(self, name):
        assert templates()[name].summary == getattr(letters, name).summary

    def test_loading_a_built_in_template_does_not_change_its_status(self):
        entry = templates()["classic"]

        assert entry.load() is letters.classic
        assert entry.status == "built in"
        assert entry.error is None

    @pytest.mark.parametrize("name", ["Classic", "CLASSIC", " classic ", "classic\n"])
    def test_case_and_surrounding_whitespace_are_ignored(self, name):
        assert _catalog.find(name) is letters.classic

    @pytest.mark.parametrize("name", ["classic", "Classic", "rejection_letters:classic"])
    def test_built_in_names_need_no_scan(self, name):
        """They work in frozen programs, which have no metadata and no importlib_metadata."""
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
    def test_packs_cannot_take_over_a_built_in_name(self, install, name):
        """The pack's template is available under its full name."""
        install("pack-a", f"{name} = pack_a:template")

        assert _catalog.find(name) is getattr(letters, name.lower())
        assert templates()[name.lower()].distribution == "rejection-letters"
        assert closing(f"pack-a:{name}") == "From pack-a,"

    @pytest.mark.parametrize(
        "name",
        ["rejection-letters:classic", "rejection_letters:classic", "Rejection.Letters:Classic"],
    )
    def test_built_in_templates_have_a_full_name_too(self, name):
        assert _catalog.find(name) is letters.classic

    def test_the_full_name_of_a_built_in_entry(self):
        assert templates()["classic"].full_name == "rejection-letters:classic"

    def test_packs_cannot_take_over_the_full_name_of_a_built_in_template(self, install):
        install("pack-a", "rejection-letters:classic = pack_a:template")
        with pytest.warns(
            RejectionLettersWarning, match="'rejection-letters:classic' is not a valid"
        ):
            assert "rejection-letters:classic" not in templates()

        assert _catalog.find("rejection-letters:classic") is letters.classic

    def test_entry_points_of_the_library_itself_are_ignored(self, install):
        """Its templates and formats come from a table instead."""
        install("Rejection.Letters", "classic = pack_a:template", "nursing = pack_a:template")

        assert [*templates()] == BUILT_IN


class TestLoading:
    def test_a_template_is_loaded_by_name(self, install):
        install("pack-a")

        assert closing("nursing") == "From pack-a,"

    def test_a_template_is_loaded_from_its_entry(self, install):
        install("pack-a")
        template = templates()["nursing"].load()

        assert isinstance(template, Template)
        assert template is _catalog.find("nursing")

    def test_names_of_packs_ignore_case(self, install):
        install("pack-a", "Nursing = pack_a:template")

        assert [*templates()] == sorted([*BUILT_IN, "nursing"])
        assert closing("NURSING") == "From pack-a,"

    def test_a_pack_may_print_and_warn_while_it_is_imported(self, install, capsys):
        install("pack-a", code=f"import warnings; print('Hi'); warnings.warn('Old')\n{PACK}")
        with pytest.warns(UserWarning, match="Old"):
            assert closing("nursing") == "From pack-a,"

        assert capsys.readouterr().out == "Hi\n"

    def test_an_entry_point_may_contain_spaces(self, install):
        install("pack-a", "nursing = pack_a : template")

        assert closing("nursing") == "From pack-a,"

    def test_an_entry_point_may_name_an_attribute_of_an_attribute(self, install):
        install("pack-a", "nursing = pack_a:group.inner")

        assert closing("nursing") == "From pack-a,"

    @pytest.mark.parametrize(
        "value", ["pack_a:template [pdf]", "pack_a:template[pdf, docx]", "pack_a:group.inner []"]
    )
    def test_an_entry_point_may_name_extras(self, install, value):
        """Python's own loader of entry points accepts extras."""
        install("pack-a", f"nursing = {value}")

        assert closing("nursing") == "From pack-a,"

    @pytest.mark.parametrize("name", ["pack-a:nursing", "Pack_A:Nursing", " pack.a:nursing "])
    def test_a_template_is_loaded_by_distribution_and_name(self, install, name):
        install("pack-a")

        assert closing(name) == "From pack-a,"

    def test_a_template_is_loaded_by_its_full_name(self, install):
        install("Pack_A")
        entry = templates()["nursing"]

        assert _catalog.find(entry.full_name) is entry.load()

    def test_a_pack_that_was_just_installed_is_found(self, install):
        with pytest.raises(NotFoundError):
            _catalog.find("nursing")
        install("pack-a")

        assert closing("nursing") == "From pack-a,"

    def test_a_template_is_loaded_once(self, install):
        install("pack-a")

        assert _catalog.find("nursing") is _catalog.find("Nursing ")

    def test_forgetting_rescans_and_resets_the_status(self, install, site):
        install("pack-a")
        entry = templates()["nursing"]
        entry.load()
        _plugins.forget()
        (site / "pack_a-1.0.dist-info" / "entry_points.txt").unlink()

        assert entry.status == "not loaded"
        assert "nursing" not in templates()

    @pytest.mark.parametrize("name", [None, 7, b"classic", ["classic"], letters])
    def test_a_name_that_is_not_a_string_is_refused(self, name):
        with pytest.raises(WrongTypeError) as caught:
            compose(PROFILE, REJECTION, template=name)

        assert caught.value.field == "compose.template"
        assert str(caught.value).startswith(
            "compose() expected a Template or the name of one, got "
        )


class TestNotFound:
    def test_similar_names_are_suggested(self, install):
        install("pack-a")
        with pytest.raises(NotFoundError) as caught:
            _catalog.find("Nursin")

        assert caught.value.name == "nursin"
        assert caught.value.near == ("nursing",)
        assert ", ".join(sorted([*BUILT_IN, "nursing"])) in str(caught.value)

    @pytest.mark.usefixtures("site")
    @pytest.mark.parametrize("name", ["", "  ", "x:y", "../..", "\ud800"])
    def test_a_name_unlike_all_others_gets_no_suggestion(self, name):
        with pytest.raises(NotFoundError) as caught:
            _catalog.find(name)

        assert caught.value.near == ()

    @pytest.mark.usefixtures("site")
    @pytest.mark.parametrize("length", [101, 1_000_000])
    def test_a_long_name_is_truncated_in_the_error(self, length):
        with pytest.raises(NotFoundError) as caught:
            _catalog.find("x" * length)

        assert caught.value.name == "x" * 97 + "..."
        assert len(str(caught.value)) < 1000

    @pytest.mark.usefixtures("site")
    def test_a_name_of_a_hundred_characters_is_not_truncated(self):
        """A valid name can be that long."""
        with pytest.raises(NotFoundError) as caught:
            _catalog.find("x" * 100)

        assert caught.value.name == "x" * 100


class TestInstalledSince:
    def test_a_new_pack_is_found_even_if_the_folder_keeps_its_mtime(self, site, install):
        """Python caches the contents of a folder until its mtime changes."""
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module("pack_a")
        templates()
        before = site.stat()
        install("pack-a")
        os.utime(site, ns=(before.st_atime_ns, before.st_mtime_ns))

        assert closing("nursing") == "From pack-a,"


class TestStatus:
    def test_loading_by_name_changes_the_status_of_the_entry(self, install):
        install("pack-a")
        entry = templates()["nursing"]

        assert entry.status == "not loaded"
        closing("nursing")
        assert entry.status == "loaded"

    def test_the_error_of_an_exception_without_a_message_is_its_class(self, install):
        install("pack-a", code="raise RuntimeError")
        with pytest.raises(BrokenPackError):
            templates()["nursing"].load()

        assert templates()["nursing"].error == "RuntimeError"
