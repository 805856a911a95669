"""Packs of templates are found without being imported, and a broken one disturbs nobody."""

import pickle
import subprocess
import sys
import textwrap
from types import SimpleNamespace

import attrs
import importlib_metadata
import pytest

from rejection_letters import (
    Profile,
    Rejection,
    RejectionLettersWarning,
    Template,
    TemplateEntry,
    _plugins,
    compose,
    letters,
    templates,
)
from rejection_letters.errors import (
    BrokenPackError,
    DuplicateTemplateError,
    TemplateNotFoundError,
    WrongTypeError,
)

PROFILE, REJECTION = Profile("Ana Ruiz", "UX designer"), Rejection("Acme")

PACK = """
from rejection_letters import Template

template = Template.from_string(
    '''{% extends "letter" %}
    {% block closing %}From DISTRIBUTION,{% endblock %}'''
)

class group:
    inner = template
"""
"""The module of a pack: a template whose closing tells where it comes from."""


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Give a folder that Python imports from and in which distributions can be installed."""
    monkeypatch.syspath_prepend(str(tmp_path))
    _plugins.forget()
    yield tmp_path
    _plugins.forget()
    for path in tmp_path.glob("*.py"):
        sys.modules.pop(path.stem, None)


@pytest.fixture
def install(site):
    """Return a function that installs a pack as an installer would leave it on disk.

    The pack `pack-a` is the module `pack_a`; `points` are the lines of its entry-point group and
    `metadata` more lines of its METADATA.
    """

    def installed(distribution, *points, code=PACK, version="1.0", metadata=(), other_points=""):
        module = distribution.lower().replace("-", "_")
        folder = site / f"{module}-{version}.dist-info"
        folder.mkdir()
        headers = (
            "Metadata-Version: 2.1",
            f"Name: {distribution}",
            f"Version: {version}",
            *metadata,
        )
        (folder / "METADATA").write_text("\n".join(headers) + "\n", encoding="utf-8")
        lines = "\n".join(points or (f"nursing = {module}:template",))
        (folder / "entry_points.txt").write_text(
            f"[rejection_letters.templates]\n{lines}\n{other_points}", encoding="utf-8"
        )
        source = textwrap.dedent(code).replace("DISTRIBUTION", distribution)
        (site / f"{module}.py").write_text(source, encoding="utf-8")
        return module

    return installed


def closing(name):
    """Return how a letter closes that is composed with the template of a name."""
    return compose(PROFILE, REJECTION, template=name).closing


class TestBuiltIn:
    """The library's own templates are always there."""

    @pytest.mark.parametrize("name", ["classic", "brief"])
    def test_they_are_the_public_objects(self, name):
        """The name of a built-in template gives the object of that name in `letters`."""
        assert _plugins.find(name) is getattr(letters, name)

    @pytest.mark.usefixtures("site")
    def test_every_built_in_template_is_listed(self):
        """Where nothing else is installed, the list holds what `letters` holds."""
        assert [*templates()] == sorted(letters.__all__)

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
        assert _plugins.find(name) is letters.classic

    def test_they_need_no_look_at_what_is_installed(self):
        """A built-in name is found in programs that carry no metadata and no importlib_metadata."""
        code = (
            "import sys; sys.modules['importlib_metadata'] = None\n"
            "from rejection_letters import Profile, Rejection, compose\n"
            "print(compose(Profile('Ana', 'nurse'), Rejection('Acme')).template.name)"
        )
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False
        )

        assert (run.stdout, run.stderr) == ("classic\n", "")

    @pytest.mark.parametrize("name", ["classic", "Brief"])
    def test_their_names_cannot_be_taken_over(self, install, name):
        """A pack that claims a built-in name is listed under its own, and the name stays ours."""
        install("pack-a", f"{name} = pack_a:template")

        assert _plugins.find(name) is getattr(letters, name.lower())
        assert templates()[name.lower()].distribution == "rejection-letters"
        assert closing(f"pack-a:{name}") == "From pack-a,"

    @pytest.mark.parametrize(
        "name",
        ["rejection-letters:classic", "rejection_letters:classic", "Rejection.Letters:Classic"],
    )
    def test_they_are_found_with_their_distribution(self, name):
        """A built-in template can be asked for as the library's, too."""
        assert _plugins.find(name) is letters.classic

    def test_their_full_name_is_the_librarys(self):
        """The full name of a built-in template is that of the library and its own."""
        assert templates()["classic"].full_name == "rejection-letters:classic"

    def test_their_distribution_cannot_be_taken_over(self, install):
        """A pack cannot pass its template off as one of the library's."""
        install("pack-a", "rejection-letters:classic = pack_a:template")
        with pytest.warns(RejectionLettersWarning, match="'rejection-letters:classic' is no name"):
            assert "rejection-letters:classic" not in templates()

        assert _plugins.find("rejection-letters:classic") is letters.classic

    def test_the_librarys_own_entry_points_are_left_alone(self, install):
        """What calls itself the library brings nothing: its templates come from a table."""
        install("Rejection.Letters", "classic = pack_a:template", "nursing = pack_a:template")

        assert [*templates()] == ["brief", "classic"]


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

        assert [*templates()] == ["academia", "brief", "classic", "zoology"]

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
        install("pack-a", other_points="[console_scripts]\nbanking = pack_a:main\n")

        assert [*templates()] == ["brief", "classic", "nursing"]

    def test_no_group_stands_for_all(self, install):
        """A group that is called DEFAULT is another group like any."""
        install("pack-a", other_points="[DEFAULT]\nbanking = pack_a:main\n")

        assert [*templates()] == ["brief", "classic", "nursing"]

    def test_the_group_may_be_named_elsewhere(self, install, site):
        """A distribution that has the group's name in another place brings no template."""
        install("pack-a")
        (site / "pack_a-1.0.dist-info" / "entry_points.txt").write_text(
            "[other]\nx = rejection_letters.templates:y\n", encoding="utf-8"
        )

        assert [*templates()] == ["brief", "classic"]

    @pytest.mark.parametrize("line", ["# For nurses.", "; For nurses.", ""])
    def test_comments_and_blank_lines_are_left_alone(self, install, line):
        """A line that says nothing changes nothing."""
        install("pack-a", line, "nursing = pack_a:template", line)

        assert [*templates()] == ["brief", "classic", "nursing"]

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

    def test_a_name_that_is_missed_is_a_reason_to_look_again(self, install):
        """After a name was not found, the list shows what was installed since."""
        templates()
        install("pack-a")
        with pytest.raises(TemplateNotFoundError):
            _plugins.find("banking")

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
        assert template is _plugins.find("nursing")

    def test_case_does_not_matter(self, install):
        """A pack may write a name with capitals; it is found without."""
        install("pack-a", "Nursing = pack_a:template")

        assert [*templates()] == ["brief", "classic", "nursing"]
        assert closing("NURSING") == "From pack-a,"

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

        assert _plugins.find(entry.full_name) is entry.load()

    def test_a_pack_installed_since_is_found(self, install):
        """A pack that is installed in a running process is found when it is asked for."""
        with pytest.raises(TemplateNotFoundError):
            _plugins.find("nursing")
        install("pack-a")

        assert closing("nursing") == "From pack-a,"

    def test_a_template_is_loaded_once(self, install):
        """Asking again gives the same object, without a look at what is installed."""
        install("pack-a")

        assert _plugins.find("nursing") is _plugins.find("Nursing ")

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
        assert str(caught.value).endswith(
            "That is neither the name of a template nor a Template. Give it one of them."
        )


class TestNotFound:
    """A name that nothing has gets those that come close."""

    def test_near_names_are_suggested(self, install):
        """A slip of the keyboard gets the name that was meant, and all that are installed."""
        install("pack-a")
        with pytest.raises(TemplateNotFoundError) as caught:
            _plugins.find("Nursin")

        assert caught.value.name == "nursin"
        assert caught.value.near == ("nursing",)
        assert str(caught.value) == (
            "There is no template named 'nursin'. Installed are: brief, classic, nursing. "
            "Did you mean nursing? Correct the name, or install the pack that brings it."
        )

    @pytest.mark.usefixtures("site")
    @pytest.mark.parametrize("name", ["", "  ", "x:y", "../..", "\ud800"])
    def test_nothing_comes_close(self, name):
        """A name unlike all others gets no suggestion."""
        with pytest.raises(TemplateNotFoundError) as caught:
            _plugins.find(name)

        assert caught.value.near == ()

    @pytest.mark.usefixtures("site")
    @pytest.mark.parametrize("length", [101, 1_000_000])
    def test_a_long_name_is_shown_in_part(self, length):
        """A name of a megabyte does not make a message of a megabyte."""
        with pytest.raises(TemplateNotFoundError) as caught:
            _plugins.find("x" * length)

        assert caught.value.name == "x" * 97 + "..."
        assert len(str(caught.value)) < 1000

    @pytest.mark.usefixtures("site")
    def test_a_name_of_a_hundred_characters_is_shown_whole(self):
        """A name that could be one is shown as it is."""
        with pytest.raises(TemplateNotFoundError) as caught:
            _plugins.find("x" * 100)

        assert caught.value.name == "x" * 100


class TestDuplicates:
    """A name that several distributions claim is nobody's, until one is chosen."""

    def test_the_bare_name_is_an_error(self, install):
        """The error names both distributions with their versions and entry points."""
        install("pack-a")
        install("pack-b", version="2.0")
        with pytest.raises(DuplicateTemplateError) as caught:
            _plugins.find("nursing")

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
        with pytest.raises(DuplicateTemplateError) as caught:
            _plugins.find("nursing")

        assert caught.value.claims == tuple(claims)

    def test_each_is_listed_with_its_distribution(self, install):
        """The list shows the name once for each distribution."""
        install("Pack-A")
        install("pack-b")

        assert [*templates()] == ["brief", "classic", "pack-a:nursing", "pack-b:nursing"]

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

        with pytest.warns(RejectionLettersWarning, match="'pack-a:nursing' is no name"):
            assert closing("pack-a:nursing") == "From pack-a,"

    @pytest.mark.parametrize("asked", ["nursing", "pack-a:nursing"])
    def test_one_pack_may_not_claim_a_name_twice(self, install, asked):
        """A pack that gives one name to two objects is told so, and which objects they are."""
        install("pack-a", "nursing = pack_a:template", "Nursing = pack_a:group")
        with pytest.raises(DuplicateTemplateError) as caught:
            _plugins.find(asked)

        assert caught.value.claims == ("pack-a 1.0 (pack_a:group)", "pack-a 1.0 (pack_a:template)")

    @pytest.mark.parametrize("value", ["pack_a:template", "pack_a:group"])
    def test_one_pack_may_not_say_a_name_twice(self, install, value):
        """A pack in which two lines have one name is told of in a warning, and brings nothing."""
        install("pack-a", "nursing = pack_a:template", f"nursing = {value}")

        with pytest.warns(RejectionLettersWarning, match="DuplicateOptionError: .* 'nursing'"):
            assert [*templates()] == ["brief", "classic"]

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

        assert [*templates()] == ["brief", "classic", "nursing"]

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


BROKEN = {
    "import error": (
        "import no_such_module",
        "ModuleNotFoundError: No module named 'no_such_module'",
    ),
    "its own error": ("raise RuntimeError('out of order')", "RuntimeError: out of order"),
    "error without text": ("raise RuntimeError", "RuntimeError"),
    "end of the program": ("raise SystemExit(3)", "SystemExit: 3"),
    "syntax error": ("import", "SyntaxError: "),
    "nothing there": ("", "AttributeError: module 'pack_a' has no attribute 'template'"),
    "no template": ("template = 7", "TypeError: pack_a:template is 7, not a Template"),
    "a class": ("class template: ...", "TypeError: pack_a:template is <class 'pack_a.template'>"),
    "endless": ("def f(): return f()\nf()", "RecursionError: "),
    "bad template": (
        "from rejection_letters import Template\ntemplate = Template.from_string('{{ x }}')",
        "TemplateError: text, line 1: ",
    ),
}
"""Ways in which packs are broken, and the cause that the error names."""


class TestBrokenPacks:
    """A broken pack fails only when it is asked for, and says why."""

    @pytest.fixture(params=BROKEN, ids=str)
    def broken(self, request, install):
        """Install a broken pack, and return the cause of its failure."""
        code, cause = BROKEN[request.param]
        install("pack-a", code=code, version="3.1")
        return cause

    def test_it_names_distribution_version_entry_point_and_cause(self, broken):
        """The error says which pack is broken, and how."""
        with pytest.raises(BrokenPackError) as caught:
            closing("nursing")
        error = caught.value

        assert (error.template, error.distribution) == ("nursing", "pack-a")
        assert (error.version, error.value) == ("3.1", "pack_a:template")
        assert str(error).startswith(
            "Template 'nursing' of pack-a 3.1 cannot be loaded. "
            f"Its entry point 'pack_a:template' failed: {broken}"
        )

    @pytest.mark.usefixtures("broken")
    def test_it_disturbs_nobody(self, install):
        """Other names are found while a broken pack is installed."""
        install("pack-b", "banking = pack_b:template")

        assert {"nursing", "banking", "classic"} <= templates().keys()
        assert closing("banking") == "From pack-b,"
        assert closing("classic") == "Sincerely,"

    def test_its_status_says_why(self, broken):
        """After it failed, the list says that it is broken, and why."""
        entry = templates()["nursing"]
        assert (entry.status, entry.error) == ("not loaded", None)
        with pytest.raises(BrokenPackError):
            entry.load()

        assert templates()["nursing"].status == "broken"
        assert templates()["nursing"].error.startswith(broken)

    def test_what_was_raised_is_its_cause(self, install):
        """The traceback of the pack can be had from the error."""
        install("pack-a", code="raise RuntimeError('out of order')")
        with pytest.raises(BrokenPackError) as caught:
            closing("nursing")

        assert repr(caught.value.__cause__) == "RuntimeError('out of order')"

    def test_interrupting_is_not_a_fault(self, install):
        """Ctrl+C while a pack is loaded stops the program, and the pack is not called broken."""
        install("pack-a", code="raise KeyboardInterrupt")
        with pytest.raises(KeyboardInterrupt):
            closing("nursing")

        assert templates()["nursing"].status == "not loaded"

    def test_a_repaired_pack_is_loaded(self, install, site):
        """A pack that was repaired in the meantime is loaded when it is asked for again."""
        install("pack-a", code="raise RuntimeError('out of order, and long')")
        with pytest.raises(BrokenPackError):
            closing("nursing")
        (site / "pack_a.py").write_text(PACK, encoding="utf-8")

        assert closing("nursing") == "From DISTRIBUTION,"
        assert templates()["nursing"].status == "loaded"
        assert templates()["nursing"].error is None

    @pytest.mark.parametrize(
        "value",
        [
            *("pack_a", "no_such_module:template", ".pack_a:template", "", "!!:!!", "pack_a:"),
            *(":template", "[pdf]", "pack_a:group.", "pack_a:group.no_such_object"),
        ],
    )
    def test_an_entry_point_that_leads_nowhere(self, install, value):
        """An entry point that is no module and object fails like any broken pack."""
        install("pack-a", f"nursing = {value}")
        with pytest.raises(BrokenPackError) as caught:
            closing("nursing")

        assert caught.value.value == value

    def test_an_error_that_cannot_be_shown(self, install):
        """A pack whose exception fails when it is printed is broken like any other."""
        install(
            "pack-a",
            code="""
            class Nasty(Exception):
                def __str__(self):
                    raise RuntimeError
            raise Nasty
            """,
        )
        with pytest.raises(BrokenPackError) as caught:
            closing("nursing")

        assert caught.value.why == "Its entry point 'pack_a:template' failed: Nasty."

    def test_a_pack_without_a_version(self):
        """An entry without a version names none when it fails."""
        entry = TemplateEntry("nursing", "pack-a", None, "", "no_such_module:template")
        with pytest.raises(BrokenPackError) as caught:
            entry.load()

        assert caught.value.version is None
        assert caught.value.what == "Template 'nursing' of pack-a cannot be loaded."


UNREADABLE = {
    "no metadata": ("METADATA", None, ""),
    "no name": ("METADATA", b"Metadata-Version: 2.1\nVersion: 1.0\n", ""),
    "no version": ("METADATA", b"Metadata-Version: 2.1\nName: pack-a\n", ""),
    "metadata no text": ("METADATA", b"Name: pack-a\nVersion: 1.0\xff\n", "UnicodeDecodeError: "),
    "entry points no text": ("entry_points.txt", b"[x]\ny\xff = z\n", "UnicodeDecodeError: "),
    "no equals sign": (
        "entry_points.txt",
        b"[rejection_letters.templates]\nnursing\n",
        "ParsingError: ",
    ),
    "no equals sign in another group": (
        "entry_points.txt",
        b"[x]\ny\n[rejection_letters.templates]\nnursing = pack_a:template\n",
        "ParsingError: ",
    ),
    "no name before the sign": (
        "entry_points.txt",
        b"[rejection_letters.templates]\n = pack_a:template\n",
        "ParsingError: ",
    ),
    "no group": (
        "entry_points.txt",
        b"nursing = pack_a:template\n[rejection_letters.templates]\n",
        "MissingSectionHeaderError: ",
    ),
}
"""Files of a distribution that cannot be read, and how the cause begins that the warning names."""


class Nowhere(importlib_metadata.Distribution):
    """A distribution that lies in no folder and cannot be read."""

    locate_file = None

    def read_text(self, filename):
        """Fail."""
        raise OSError(f"no tape with {filename}")


class TestUnreadableDistributions:
    """A distribution that cannot be read is told of in a warning, and disturbs nobody."""

    @pytest.fixture(params=UNREADABLE, ids=str)
    def unreadable(self, request, install, site):
        """Install an unreadable distribution; return its folder, and how the cause begins."""
        file, data, cause = UNREADABLE[request.param]
        install("pack-a")
        folder = site / "pack_a-1.0.dist-info"
        (folder / file).unlink()
        if data is not None:
            (folder / file).write_bytes(data)
        return folder, cause

    @pytest.mark.usefixtures("unreadable")
    def test_it_disturbs_nobody(self, install):
        """Names of other distributions are found."""
        install("pack-b", "banking = pack_b:template")

        with pytest.warns(RejectionLettersWarning):
            assert closing("banking") == "From pack-b,"

    @pytest.mark.usefixtures("unreadable")
    def test_it_brings_nothing(self):
        """What it may bring is not listed."""
        with pytest.warns(RejectionLettersWarning):
            assert [*templates()] == ["brief", "classic"]

    def test_a_warning_says_which_why_and_what_to_do(self, unreadable):
        """The warning names the folder, the cause, and what to do."""
        folder, cause = unreadable
        with pytest.warns(RejectionLettersWarning) as caught:
            templates()
        (message,) = {str(warning.message) for warning in caught}

        assert message.startswith(f"A template in {folder} cannot be found. {cause}")
        assert message.endswith(". Reinstall it, or tell its authors.")

    @pytest.mark.usefixtures("unreadable")
    def test_built_in_templates_need_no_look_at_it(self):
        """Who asks for a built-in template is not told of it."""
        assert closing("classic") == "Sincerely,"

    @pytest.mark.usefixtures("site")
    def test_a_distribution_that_lies_nowhere(self, monkeypatch):
        """A distribution of which no folder is known is told of without one."""
        finder = SimpleNamespace(
            find_spec=lambda *_: None, find_distributions=lambda _: [Nowhere()]
        )
        monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, finder])
        with pytest.warns(RejectionLettersWarning) as caught:
            templates()

        assert str(caught[0].message) == (
            "A template in an installed distribution cannot be found. OSError: no tape with "
            "entry_points.txt. "
            "Reinstall it, or tell its authors."
        )


class TestUnusableNames:
    """A name that nobody could ask for is told of in a warning, and the others stay."""

    NAMES = (
        *(
            "night nurse",
            "pack-b:nursing",
            "n\u00e4chte",
            "a/b",
            "a+b",
            "a,b",
            "[nursing",
            "x" * 101,
        ),
        *("\x1b[31m", "\u202enursing"),
    )

    @pytest.mark.parametrize("name", NAMES, ids=ascii)
    def test_it_is_left_out(self, install, name):
        """A name of other characters, or of too many, is not listed; others of the pack are."""
        install("pack-a", f"{name} = pack_a:template", "nursing = pack_a:template")

        with pytest.warns(RejectionLettersWarning):
            assert [*templates()] == ["brief", "classic", "nursing"]

    @pytest.mark.parametrize("name", NAMES, ids=ascii)
    def test_a_warning_says_which_and_why(self, install, site, name):
        """The warning names the folder and shows the name, harmless to a terminal."""
        install("pack-a", f"{name} = pack_a:template")
        with pytest.warns(RejectionLettersWarning) as caught:
            templates()

        assert str(caught[0].message) == (
            f"A template in {site / 'pack_a-1.0.dist-info'} cannot be found. "
            f"{name[:60]!a} is no name: names are letters, digits, '.', '_', '-'. "
            "Reinstall it, or tell its authors."
        )

    @pytest.mark.parametrize("name", ["x" * 100, "7", "a.b_c-d", "NIGHT-NURSE"])
    def test_what_is_a_name(self, install, name):
        """Letters, digits, periods, underscores and hyphens make a name, up to a hundred."""
        install("pack-a", f"{name} = pack_a:template")

        assert closing(name) == "From pack-a,"


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
