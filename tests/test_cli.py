"""The command line: the same calls, for a shell."""

import errno
import json
import os
import runpy
import sys
import warnings
from pathlib import Path

import attrs
import click
import importlib_metadata
import pytest
from click.testing import CliRunner

from rejection_letters import (
    Contact,
    Rejection,
    SourceMessage,
    __main__ as entrance,
    compose as write,
    read_profile,
)
from rejection_letters._extras import EXTRAS
from rejection_letters._template import _catalog
from rejection_letters.cli import commands
from tests.packs import BUILT_IN, FORMATS, Site

SOUND = """
from rejection_letters import Template
template = Template.from_string('{% extends "letter" %}')
"""
"""The module of a pack."""

DETAILED = """
import datetime as dt
import attrs
from rejection_letters import Template

@attrs.frozen
class Work:
    unit: str | None = attrs.field(default=None, alias="ward")
    years: int | None = None
    nights: bool = False
    since: dt.date | None = None
    papers: tuple[str, ...] = ()

    def __attrs_post_init__(self):
        if self.years == 99:
            raise ValueError("nobody works so long")
"""


def run(*arguments, code=0):
    """Run a command that ends with a code, and return what it printed."""
    result = CliRunner().invoke(commands, [*map(str, arguments)])
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def profile(tmp_path):
    """Write a JSON Resume and return its path."""
    path = tmp_path / "resume.json"
    basics = {"name": "Ana Ruiz", "label": "UX Designer", "email": "ana@example.com"}
    path.write_text(json.dumps({"basics": basics}), encoding="utf-8")
    return path


class TestGroup:
    """What all commands have in common."""

    def test_help_lists_the_commands(self):
        """Every command is listed with a line on what it does that is not cut off."""
        listed = run("--help").stdout.partition("Commands:\n")[2].splitlines()

        assert [line.split()[0] for line in listed] == sorted(commands.commands)
        assert all(line.endswith(".") and not line.endswith("...") for line in listed)

    @pytest.mark.parametrize("name", sorted(commands.commands))
    def test_every_option_is_explained(self, name):
        """Every option of every command says what it is for."""
        for parameter in commands.commands[name].params:
            assert isinstance(parameter, click.Argument) or parameter.help

    def test_the_version_is_told(self):
        """The version is that of the distribution."""
        version = importlib_metadata.version("rejection-letters")

        assert version in run("--version").stdout

    def test_the_short_way_to_help(self):
        """-h helps as --help does."""
        assert run("-h").stdout == run("--help").stdout

    @pytest.mark.usefixtures("site")
    def test_warnings_are_lines_of_text(self, install):
        """What the library warns of comes without the code that did."""
        install("pack-a", "nur sing = pack_a:template")

        result = run("templates")

        assert result.stderr.startswith("Warning: An entry point of ")
        assert "'nur sing' is not a valid name" in result.stderr
        assert result.stderr.count("\n") == 1

    def test_warnings_elsewhere_are_shown_as_before(self):
        """The command changes nothing for a program that runs it."""
        shown = warnings.showwarning

        run("templates")

        assert warnings.showwarning is shown


class TestEntrance:
    """How the command is started."""

    def test_the_installed_command(self):
        """The project names the entrance as its script."""
        (script,) = importlib_metadata.entry_points(
            group="console_scripts", name="rejection-letters"
        )

        assert script.load() is entrance.main

    def test_as_a_module(self, monkeypatch, capsys):
        """`python -m rejection_letters` is the same command, by the same name."""
        monkeypatch.setattr(sys, "argv", ["__main__.py", "--help"])
        monkeypatch.delitem(sys.modules, "rejection_letters.__main__")

        with pytest.raises(SystemExit):
            runpy.run_module("rejection_letters", run_name="__main__")

        printed = capsys.readouterr().out
        assert printed.startswith("Usage: rejection-letters [OPTIONS] COMMAND")

    def test_it_starts(self, monkeypatch):
        """The entrance hands its arguments on."""
        monkeypatch.setattr(sys, "argv", ["rejection-letters", "--version"])

        with pytest.raises(SystemExit) as caught:
            entrance.main()

        assert caught.value.code == 0

    def test_without_click_it_says_what_to_install(self, monkeypatch, capsys):
        """Where click is missing, a sentence says how to get it."""
        for name in [name for name in sys.modules if name.startswith("rejection_letters.cli")]:
            monkeypatch.delitem(sys.modules, name)
        for name in [name for name in sys.modules if name.partition(".")[0] == "click"]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(sys, "meta_path", [Missing("click"), *sys.meta_path])

        with pytest.raises(SystemExit) as caught:
            entrance.main()

        assert caught.value.code == 2
        assert capsys.readouterr().err == (
            "The command line needs click, which is not installed. "
            "It comes with the extra 'cli'. "
            'Install it: python -m pip install "rejection-letters[cli]"\n'
        )

    def test_what_click_itself_lacks_is_another_matter(self, monkeypatch):
        """An installation of click that is broken is not taken for none."""
        for name in [name for name in sys.modules if name.startswith("rejection_letters.cli")]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(sys, "meta_path", [Missing("rejection_letters.cli"), *sys.meta_path])

        with pytest.raises(ModuleNotFoundError, match=r"rejection_letters\.cli"):
            entrance.main()

    def test_extras_are_those_of_the_project(self):
        """What each extra installs is what the metadata says."""
        needs = importlib_metadata.requires("rejection-letters")
        declared = {
            name: [need for need in needs if f'extra == "{name}"' in need.replace("'", '"')]
            for name in EXTRAS
        }

        assert all(
            len(found) == 1 and found[0].startswith(EXTRAS[name])
            for name, found in declared.items()
        )


class Terminal:
    """The module `sys` of a program that writes to a terminal."""

    def __init__(self):
        self.stdout = self

    def isatty(self):
        """Tell that it is one."""
        return True


class Missing:
    """A finder of modules for which one of them is not installed."""

    def __init__(self, name):
        self.name = name

    def find_spec(self, name, _path=None, _target=None):
        """Fail as Python does for what it does not find."""
        if name == self.name:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


class TestTemplates:
    """`templates` lists."""

    def test_it_is_the_list(self):
        """The table is that of templates()."""
        assert run("templates").stdout == f"{_catalog.templates()!r}\n"

    def test_what_goes_elsewhere_is_whole(self, install):
        """In a file or a pipe no name and no summary is cut."""
        summary = "For everybody who " + "really " * 30 + "needs it"
        install("pack-a", f"{'n' * 60} = pack_a:template", metadata=[f"Summary: {summary}"])

        assert f"{'n' * 60}  not loaded  pack-a 1.0         {summary}\n" in run("templates").stdout

    def test_a_terminal_has_a_width(self, install, monkeypatch):
        """In a terminal the table is as wide as that."""
        install("pack-a", metadata=[f"Summary: {'really ' * 30}"])
        monkeypatch.setenv("COLUMNS", "70")
        monkeypatch.setattr("rejection_letters.cli.sys", Terminal())

        widths = {*map(len, run("templates").stdout.splitlines())}

        assert max(widths) == 70

    def test_one_tells_what_it_declares(self):
        """Of one template it is told for whom it is, how long, and what details it takes."""
        lines = run("templates", "sales").stdout.splitlines()

        assert lines == [
            "sales: Asks about top performers, numbers and growth",
            "For account executives, sales managers and others who carry a quota.",
            "At most 150 words by mail, 200 on paper.",
            "Details (rejection_letters.letters._detail_classes.SalesDetails):",
            "- attainment: text; for example '112% of a $1.4 million quota in 2025'",
            "- deal_size: text; for example '$80,000'",
            "- territory: text; for example 'the Midwest'",
        ]

    def test_one_that_takes_none(self):
        """A template without details and without an audience says just that."""
        assert run("templates", "brief").stdout.splitlines()[1:] == [
            "At most 75 words by mail, 75 on paper.",
            "It takes no details.",
        ]

    def test_details_that_are_needed(self, install):
        """What must be given is told, and how each type is written."""
        code = (
            "import attrs, datetime as dt\nfrom rejection_letters import Template\n"
            "@attrs.frozen\nclass Work:\n    since: dt.date\n    nights: bool = False\n"
            "    years: int = 1\n    papers: tuple[str, ...] = ()\n"
            "template = Template.from_string('{% extends \"letter\" %}', details=Work)\n"
        )
        install("pack-a", code=code)

        assert run("templates", "nursing").stdout.splitlines()[-4:] == [
            "- since: a day such as 2026-11-16, needed",
            "- nights: yes or no",
            "- years: a whole number",
            "- papers: a list, given one by one",
        ]

    def test_it_lists_packs_without_loading_them(self, install):
        """A pack is listed, and its code does not run."""
        install("pack-a", "nursing = pack_a:template", code="raise OSError('Loaded!')")

        assert "nursing" in run("templates").stdout
        assert _catalog.templates()["nursing"].status == "not loaded"


class TestCheck:
    """`check` runs the conformance kit."""

    def test_a_letter_that_keeps_the_rules(self):
        """Where nothing is wrong, a line says so."""
        result = run("check", "brief")

        assert result.stdout == "rejection-letters:brief: every letter keeps the rules.\n"

    def test_all_letters_of_a_distribution(self, install):
        """The name of a distribution stands for all its templates."""
        install("Pack-A", "one = pack_a:template", "two = pack_a:template")

        result = run("check", "pack_a")

        assert result.stdout.splitlines() == [
            "pack-a:one: every letter keeps the rules.",
            "pack-a:two: every letter keeps the rules.",
        ]

    def test_a_file_with_something_wrong(self, tmp_path):
        """What is wrong is shown with its line and sentence, and the command ends with 1."""
        file = tmp_path / "mine.j2"
        file.write_text(
            '{% extends "letter" %}\n'
            "{% block thanks %}Thank you for for your time.{% endblock %}\n"
            "{% block closing %}Yours [Company],{% endblock %}\n"
        )

        printed = run("check", file, code=1).stdout

        assert "mine.j2, line 2: 'for' is said twice in a row.\n" in printed
        assert "    Thank you for for your time.\n" in printed
        assert "mine.j2, line 3: '[Company]' looks like a blank" in printed
        assert printed.endswith(f"{file}: 2 problems.\n")

    def test_a_file_that_is_no_letter(self, tmp_path):
        """A template that cannot be loaded is one problem."""
        file = tmp_path / "mine.j2"
        file.write_text("Hello")

        printed = run("check", file, code=1).stdout

        assert printed.startswith("mine.j2, line 1: The template must begin with")
        assert printed.endswith(f"{file}: 1 problem.\n")

    def test_a_pack_that_is_broken(self, install):
        """A pack that cannot be loaded is a problem, and its other templates are checked."""
        install("pack-a", "one = pack_a:gone", "two = pack_a:template")

        printed = run("check", "pack-a", code=1).stdout

        assert printed.startswith("Template 'one' of pack-a 1.0 cannot be loaded.")
        assert printed.endswith(
            "pack-a:one: 1 problem.\npack-a:two: every letter keeps the rules.\n"
        )

    def test_a_name_that_is_claimed_twice(self, install):
        """What a distribution brings under one name is a problem, and both are checked."""
        code = SOUND.replace("template", "good") + SOUND.replace("template", "bad").replace(
            "%}'", "%}{% block thanks %}Thank you for for it.{% endblock %}'"
        )
        install("pack-a", "one = pack_a:bad", "One = pack_a:good", code=code)

        printed = run("check", "pack-a", code=1).stdout

        assert printed.startswith("Template 'one' is claimed more than once: by pack-a 1.0 ")
        assert "Update or uninstall it, or tell its authors.\n\npack-a: 1 problem.\n" in printed
        assert "'for' is said twice in a row." in printed
        assert printed.endswith("pack-a:one: every letter keeps the rules.\n")

    @pytest.mark.parametrize(
        ("path", "found"),
        [
            ("mine.j2", "is no file that there is"),
            ("mine.J2", "is no file that there is"),
            (".", "is a folder"),
        ],
    )
    def test_a_path_that_is_no_file(self, tmp_path, monkeypatch, path, found):
        """What cannot be checked is no problem of a template: the command ends with 2."""
        monkeypatch.chdir(tmp_path)

        assert run("check", path, code=2).stderr.endswith(
            f"Error: {path} {found}. Give a file that ends in .j2, or the name of a template or "
            "of a distribution.\n"
        )

    def test_a_file_of_another_kind(self, tmp_path, monkeypatch):
        """What is there and ends otherwise is no template."""
        monkeypatch.chdir(tmp_path)
        Path("mine.txt").write_text("Hello")

        assert "Error: mine.txt is no template. " in run("check", "mine.txt", code=2).stderr

    def test_a_folder_of_that_name(self, install, tmp_path, monkeypatch):
        """A distribution is checked although a folder is named like it."""
        monkeypatch.chdir(tmp_path)
        Path("pack-a").mkdir()
        install("pack-a")

        assert run("check", "pack-a").stdout == "pack-a:nursing: every letter keeps the rules.\n"

    def test_a_pack_that_would_end_the_program(self, install):
        """A reviewer and types of details that ask for the end are problems like others."""
        code = (
            "import attrs, sys\nfrom rejection_letters import Template\n"
            "text = '{% extends \"letter\" %}'\n"
            "@attrs.frozen\nclass Work:\n    unit: 'sys.exit()' = None\n"
            "one = Template.from_string(text, reviewer=lambda letter: sys.exit())\n"
            "two = Template.from_package('brief', 'brief.j2', summary='', details=Work)\n"
        )
        install("pack-a", "one = pack_a:one", "two = pack_a:two", code=code)

        printed = run("check", "pack-a", code=1).stdout

        assert "The reviewer failed (SystemExit)." in printed
        assert "Cannot resolve the type hints of Work (SystemExit)." in printed
        assert "pack-a:two: 1 problem.\n" in printed
        assert "broken:\n- " in run("doctor", code=1).stdout

    def test_a_name_that_is_taken(self, install):
        """A template that nobody would get by its name is a problem."""
        install("pack-a", "sales = pack_a:template")

        assert run("check", "pack-a", code=1).stdout == (
            "A built-in letter is named 'sales'. Who asks for that name gets the built-in one. "
            "Give the entry point another name.\n\npack-a:sales: 1 problem.\n"
        )

    def test_a_name_that_nothing_has(self):
        """A name that is unknown is an error that lists near ones, and the command ends with 2."""
        result = run("check", "clasic", code=2)

        assert result.stderr == (
            "Error: There is no template named 'clasic'. "
            f"Installed are: {', '.join(BUILT_IN)}. "
            "Did you mean classic? Correct the name, or install the pack that provides it.\n"
        )


class TestNewPack:
    """`new-pack` writes a pack; what is in it has tests of its own."""

    def test_it_says_what_to_do_next(self, tmp_path):
        """The commands to try it with are printed."""
        printed = run("new-pack", "nursing", "--folder", tmp_path, "--summary", "For nurses").stdout
        folder = tmp_path / "rejection-letters-nursing"

        assert printed == (
            f"Wrote {folder}: a letter, its details and its tests. Try them:\n\n"
            f"    cd {folder}\n"
            '    python -m pip install -e ".[test]"\n'
            "    python -m pytest\n\n"
            "Then put the questions of your trade into its .j2 file.\n"
        )
        assert 'description = "For nurses"' in (folder / "pyproject.toml").read_text("utf-8")

    def test_it_writes_where_one_stands(self, tmp_path, monkeypatch):
        """Without a folder it is the current one."""
        monkeypatch.chdir(tmp_path)

        run("new-pack", "nursing")

        assert Path("rejection-letters-nursing", "pyproject.toml").is_file()

    def test_what_is_refused_is_an_error(self):
        """A name that cannot be is said in a line, and the command ends with 2."""
        result = run("new-pack", "classic", code=2)

        assert result.stderr.startswith("Error: 'classic' cannot be the name of a template.")


class TestDoctor:
    """`doctor` says what is installed and what is broken."""

    @pytest.mark.usefixtures("site")
    def test_an_installation_that_is_well(self):
        """The library, what it stands on and the extras are shown with their versions."""
        lines = run("doctor").stdout.splitlines()
        version = importlib_metadata.version

        assert lines[0].startswith(f"rejection-letters {version('rejection-letters')} on Python ")
        assert f"jinja2 {version('jinja2')}, attrs {version('attrs')}" in lines[1]
        assert f"Extra cli: click {version('click')}" in lines
        assert lines[-3:] == ["No packs are installed.", "", "All is well."]

    @pytest.mark.usefixtures("site")
    def test_an_extra_that_is_missing(self, monkeypatch):
        """What is not installed comes with the command that installs it."""
        monkeypatch.setitem(EXTRAS, "pdf", "no-such-distribution")

        assert (
            'Extra pdf: missing; python -m pip install "rejection-letters[pdf]"\n'
            in run("doctor").stdout
        )

    @pytest.mark.usefixtures("site")
    def test_what_has_no_metadata(self, monkeypatch):
        """What is there without being installed, as in a frozen program, is no failure."""
        monkeypatch.setattr("rejection_letters.cli._doctor.CORE", ("no-such-distribution",))

        assert "It stands on no-such-distribution without metadata." in run("doctor").stdout

    def test_packs_are_loaded(self, install):
        """Every template and format of every pack is tried."""
        install("pack-a", "nursing = pack_a:template", formats=["fax = pack_a:shout"])

        printed = run("doctor").stdout

        assert "pack-a 1.0: template nursing works\npack-a 1.0: format fax works\n" in printed

    def test_what_is_broken_comes_with_why_and_what_to_do(self, install):
        """Each thing that is broken is told once, and the command ends with 1."""
        install("pack-a", "nursing = pack_a:template", code="raise OSError('out\\nof\\x1b order')")
        install("pack-b", "banking = pack_b:template", "mining = pack_b:template")
        install(
            "pack-c",
            "mining = pack_c:template",
            "dancing = pack_c:dancing",
            code="from rejection_letters import Template\n"
            "template = Template.from_string('{% extends \"letter\" %}')\n"
            "dancing = Template.from_package(__name__, 'gone.j2', summary='Gone')",
        )
        install("pack-d", "sing ing = pack_d:template")

        lines = run("doctor", code=1).stdout.partition("\n\n")[2].splitlines()

        assert lines[:7] == [
            "pack-b 1.0: template banking works",
            "pack-c 1.0: template dancing broken",
            "pack-a 1.0: template nursing broken",
            "pack-b 1.0: template pack-b:mining works",
            "pack-c 1.0: template pack-c:mining works",
            "",
            "4 things are broken:",
        ]
        assert lines[7].startswith("- An entry point of ")
        assert "'sing ing' is not a valid name" in lines[7]
        assert lines[8].startswith("- Template 'mining' is claimed more than once: by pack-b 1.0 ")
        assert lines[9].startswith("- gone.j2, line 1: Package ")
        assert lines[10] == (
            "- Template 'nursing' of pack-a 1.0 cannot be loaded. "
            "Its entry point 'pack_a:template' failed: OSError: out of order. "
            "Update or uninstall pack-a, or tell its authors."
        )

    def test_what_other_installations_have_left(self, site):
        """Distributions without a name, and with metadata that is no text, are passed over."""
        for name, content in {
            "click-9.9": None,
            "jinja2-9.9": b"Name: \xff\n",
            "odd-1.0": b"",
        }.items():
            folder = site / f"{name}.dist-info"
            folder.mkdir()
            if content is not None:
                (folder / "METADATA").write_bytes(content)
        for name in ("rejection_letters_odd-1.0", "rejection_letters_worse-1.0"):
            folder = site / f"{name}.dist-info"
            folder.mkdir()
            (folder / "METADATA").write_bytes(b"Name: \xff\n" if "worse" in name else b"")

        assert run("doctor").stdout.endswith("All is well.\n")

    def test_what_a_pack_warns_of_is_not_broken(self, install):
        """Only what the library warns of is a fault."""
        warning = "import warnings\nwarnings.warn('Hi there', stacklevel=1)\n"
        install("pack-a", code=warning + SOUND)

        assert run("doctor").stdout.endswith("All is well.\n")

    def test_it_looks_anew(self, install):
        """What was installed since the last look is found."""
        run("templates")
        install("pack-a", "nursing = pack_a:gone")

        assert "template nursing broken" in run("doctor", code=1).stdout

    def test_one_thing_is_one_thing(self, install):
        """The number is said as people say it."""
        install("pack-a", "nursing = pack_a:gone")

        assert "\n1 thing is broken:\n" in run("doctor", code=1).stdout

    def test_a_pack_that_brings_something(self, install):
        """A distribution that is called a pack, and is one, is no fault."""
        install("rejection-letters-vets")

        assert run("doctor").stdout.endswith("All is well.\n")

    def test_a_pack_that_brings_nothing(self, site):
        """A distribution that is called a pack and names nothing is told where to look."""
        Site(site).write(
            {"METADATA": "Metadata-Version: 2.1\nName: rejection-letters-vets\nVersion: 1.0\n"},
            folder=site / "rejection_letters_vets-1.0.dist-info",
        )

        assert (
            "- rejection-letters-vets 1.0 is named like a pack and provides nothing. It has no "
            "entry points in the groups rejection_letters.templates or rejection_letters.formats. "
            "Correct them in its pyproject.toml, and install it again.\n"
        ) in run("doctor", code=1).stdout

    def test_a_name_of_the_library(self, install):
        """A template that has a built-in letter's name is shown as it can be asked for."""
        install("pack-a", "classic = pack_a:template")

        printed = run("doctor").stdout

        assert (
            "pack-a 1.0: template pack-a:classic works (classic alone is the library's)\n"
            in printed
        )

    def test_a_name_that_one_distribution_claims_twice(self, install):
        """A conflict within one distribution is told once."""
        install("pack-a", "nursing = pack_a:template", "Nursing = pack_a:group.inner")

        printed = run("doctor", code=1).stdout

        assert printed.count("claimed more than once") == 1


class TestCompose:
    """`compose` writes a letter from a file and options."""

    def test_the_least_that_is_needed(self, profile):
        """A profile and a company make a letter."""
        printed = run("compose", profile, "--company", "Acme", "--date", "2026-11-18").stdout

        assert printed.startswith("Ana Ruiz\n\nNovember 18, 2026\n\nAcme\n\nSubject: Thank you")
        assert printed.endswith("Sincerely,\n\nAna Ruiz\nana@example.com\n")

    def test_every_fact_is_taken(self, profile):
        """Whatever Python takes, the options take."""
        printed = run(
            *("compose", profile, "--company", "Acme", "--role", "UX Lead"),
            *("--role-plural", "UX leaders", "--contact", "Dana Lee", "--honorific", "Ms."),
            *("--contact-title", "Head of Design", "--contact-email", "dana@example.com"),
            *("--contact-phone", "555-0100", "--address", "1 Main Street", "--address", "Dover"),
            *("--rejected-on", "2026-11-16", "--stage", "interview", "--reason", "not-a-fit"),
            *("--medium", "email", "--subject", "Your application", "--occupation", "designer"),
            *("--industry", "logistics", "--experience", "seasoned", "--locale", "en-GB"),
            *("--date", "2026-11-18", "--call-on", "2026-11-23", "--minutes", "25"),
        ).stdout

        assert (
            "\n18 November 2026\n\nMs. Dana Lee\nHead of Design\nAcme\n1 Main Street\nDover\n"
            in (printed)
        )
        for words in (
            "\nRe: Your application\n",
            "Dear Ms. Dana Lee,",
            "email of 16 November",
            "the UX Lead position",
            "twenty-five minutes",
            "outstanding UX leaders",
            "I will call early next week.",
            "Yours sincerely,",
        ):
            assert words in printed

    def test_no_call(self, profile):
        """--call-on none promises none."""
        printed = run(
            *("compose", profile, "--company", "Acme", "--contact", "Dana Lee"),
            *("--stage", "inquiry", "--call-on", "none"),
        ).stdout

        assert "call" not in printed

    def test_remarks_are_on_the_error_stream(self, profile):
        """What a careful friend would point out does not get into the letter."""
        result = run(
            *("compose", profile, "--company", "Acme", "--contact", "Dana Lee"),
            *("--stage", "inquiry", "--date", "2026-11-18"),
        )

        assert result.stderr == (
            "Note: The letter promises a call on November 23, 2026, and there is no number of "
            "Dana Lee. Find the number first and put it in Contact.phone, or promise no call.\n"
        )
        assert "Note:" not in result.stdout

    def test_a_contact_needs_a_name(self, profile):
        """What is said of nobody is not lost."""
        result = run("compose", profile, "--company", "Acme", "--honorific", "Ms.", code=2)

        assert result.stderr.endswith(
            "Error: Something is said of a contact who has no name. "
            "Letters are written to people by name. Name them: --contact.\n"
        )

    def test_a_value_that_no_letter_can_carry(self, profile):
        """An error of the library is a line of text."""
        result = run("compose", profile, "--company", "Acme\nInc.", code=2)

        assert result.stderr.startswith("Error: Rejection.company holds a line break")

    def test_a_profile_that_is_none(self, tmp_path):
        """A file that is no JSON Resume says so."""
        file = tmp_path / "resume.json"
        file.write_text("[]")

        assert run("compose", file, "--company", "Acme", code=2).stderr.startswith("Error: ")

    def test_a_template_of_ones_own(self, profile, tmp_path):
        """A template may be a file."""
        file = tmp_path / "mine.j2"
        file.write_text('{% extends "letter" %}{% block closing %}Warmly,{% endblock %}')

        printed = run("compose", profile, "--company", "Acme", "--template", file).stdout

        assert "\nWarmly,\n" in printed

    def test_a_template_by_name(self, profile):
        """A template may be one that is installed."""
        printed = run("compose", profile, "--company", "Acme", "--template", "brief").stdout

        assert "?" not in printed

    def test_a_terminal_that_lacks_a_character(self, profile):
        """A letter that cannot be shown is no traceback, and no letter with gaps."""
        arguments = ["compose", str(profile), "--company", "李"]
        result = CliRunner(charset="latin-1").invoke(commands, arguments)

        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("Error: This cannot be shown here: ")
        assert result.stderr.endswith(
            "The terminal knows only some characters. "
            "Set PYTHONIOENCODING=utf-8, or write a letter to a file (--output).\n"
        )


class TestRejectionFile:
    """`compose --rejection FILE` reads the rejection from a JSON file."""

    @pytest.fixture
    def compose(self, profile, tmp_path):
        """Return a function that composes a letter with a file of some content."""

        def written(content, *options, code=0):
            file = tmp_path / "rejection.json"
            text = content if isinstance(content, str) else json.dumps(content)
            file.write_text(text, encoding="utf-8")
            day = ("--date", "2026-11-18")
            return run("compose", profile, "--rejection", file, *day, *options, code=code)

        return written

    @pytest.fixture
    def letter(self, profile):
        """Return a function that gives the text of the letter that answers a rejection."""

        def text(rejection):
            return f"{write(read_profile(profile), rejection, date='2026-11-18')}\n"

        return text

    def test_a_file_alone_is_enough(self, compose, letter):
        """The file says all that the options could, and the message as well."""
        rejection = Rejection(
            "Acme",
            role="Sales Manager",
            date="2026-11-16",
            contact=Contact("Dana Lee", honorific="Ms.", title="Head of Sales"),
            address=["600 Wharf Road", "Chicago, IL 60601"],
            stage="inquiry",
            reason="no-opening",
            medium="letter",
            message=SourceMessage(subject="Your inquiry"),
        )

        assert compose(rejection.to_dict()).stdout == letter(rejection)

    def test_the_example_of_the_repository(self, profile):
        """The file that the examples read can be given to the command."""
        file = Path(__file__).parents[1] / "examples" / "rejection.json"

        printed = run("compose", profile, "--rejection", file).stdout

        assert "Dear Ms. Dana Lee," in printed

    @pytest.mark.parametrize(
        ("option", "value", "changes"),
        [
            ("--company", "Globex", {"company": "Globex"}),
            ("--role", "Buyer", {"role": "Buyer"}),
            ("--stage", "final", {"stage": "final"}),
            ("--reason", "freeze", {"reason": "freeze"}),
            ("--medium", "phone", {"medium": "phone"}),
            ("--rejected-on", "2026-11-17", {"date": "2026-11-17"}),
            ("--address", "1 New Road", {"address": ["1 New Road"]}),
            ("--contact", "Kim Oh", {"contact": Contact("Kim Oh", honorific="Ms.")}),
            (
                "--contact-title",
                "Head of Sales",
                {"contact": Contact("Dana Lee", honorific="Ms.", title="Head of Sales")},
            ),
            ("--subject", "No", {"message": SourceMessage(subject="No", no_reply=True)}),
        ],
    )
    def test_options_override_the_file(self, compose, letter, option, value, changes):
        """An option replaces one field; what else the file says of a contact or message stays."""
        rejection = Rejection(
            "Acme",
            role="Sales Manager",
            date="2026-11-16",
            contact=Contact("Dana Lee", honorific="Ms."),
            address=["600 Wharf Road"],
            stage="interview",
            reason="filled",
            medium="email",
            message=SourceMessage(subject="Your inquiry", no_reply=True),
        )

        printed = compose(rejection.to_dict(), option, value).stdout

        assert printed == letter(attrs.evolve(rejection, **changes))
        assert printed != letter(rejection)

    def test_the_company_may_be_an_option(self, compose, letter):
        """What the file leaves out can be said beside it."""
        printed = compose({"stage": "final"}, "--company", "Acme").stdout

        assert printed == letter(Rejection("Acme", stage="final"))

    def test_a_contact_may_be_a_name_alone(self, compose, letter):
        """A name is enough in the file, and options add to it."""
        content = {"company": "Acme", "contact": "Dana Lee"}

        assert compose(content).stdout == letter(Rejection("Acme", contact="Dana Lee"))
        assert compose(content, "--honorific", "Dr.").stdout == letter(
            Rejection("Acme", contact=Contact("Dana Lee", honorific="Dr."))
        )

    @pytest.mark.parametrize("contact", [None, 7])
    def test_a_contact_that_is_none_is_replaced(self, compose, letter, contact):
        """An option names the contact where the file names nobody."""
        content = {"company": "Acme", "contact": contact}

        assert compose(content, "--contact", "Kim Oh").stdout == letter(
            Rejection("Acme", contact="Kim Oh")
        )

    @pytest.mark.parametrize("contact", [{"title": "Head of Sales"}, {"name": ""}, {}])
    def test_a_contact_needs_a_name(self, compose, contact):
        """A letter is written to a person by name."""
        result = compose({"company": "Acme", "contact": contact}, code=2)

        assert result.stderr.endswith(
            "Error: Something is said of a contact who has no name. "
            "Letters are written to people by name. Name them: --contact.\n"
        )

    @pytest.mark.parametrize(
        ("content", "error"),
        [
            (
                '{\n  "company": Acme\n}',
                (
                    "rejection.json is not JSON: Expecting value, line 2, column 14. "
                    "Correct the file at that place."
                ),
            ),
            (
                "[]",
                (
                    "rejection.json is not a JSON object, but a list. "
                    "Check whether it is the right file."
                ),
            ),
            (
                '{"company": "Acme", "company": "Globex"}',
                "rejection.json has the key 'company' twice in one object. Remove one of them.",
            ),
            (
                {"compny": "Acme", "company": "Acme"},
                "Rejection has no field 'compny'. Did you mean 'company'?",
            ),
            (
                {"company": "Acme", "contact": {"name": "Dana Lee", "mail": "x"}},
                "Contact has no field 'mail'. Did you mean 'email'?",
            ),
            (
                {"company": "Acme", "contact": 7},
                "Rejection.contact must be a Contact; got 7 (int).",
            ),
            (
                {"company": "Acme", "version": 2},
                ("Rejection.version is 2, but this release reads 1. Update rejection-letters."),
            ),
            (
                {"role": "Sales Manager"},
                "Missing option '--company'. Add it, or a file with --rejection.",
            ),
        ],
        ids=str,
    )
    def test_what_is_wrong_is_said(self, compose, content, error):
        """A file that cannot be read as a rejection is an error, and the command ends with 2."""
        result = compose(content, code=2)

        assert result.stderr.endswith(f"Error: {error}\n")
        assert result.stdout == ""

    def test_a_file_that_is_missing(self, profile, tmp_path):
        """The command says which file it could not find."""
        result = run("compose", profile, "--rejection", tmp_path / "no.json", code=2)

        assert "no.json' does not exist." in result.stderr


class TestOutput:
    """`compose --output` writes a file."""

    def test_a_letter_is_written(self, profile, tmp_path):
        """A text file is in UTF-8, and nothing else is printed."""
        out = tmp_path / "acme.txt"

        result = run("compose", profile, "--company", "Łódź Ltd.", "--output", out)

        assert "Dear Hiring Team at Łódź Ltd.," in out.read_text(encoding="utf-8")
        assert result.stdout == ""
        assert result.stderr == f"Wrote {out}.\n"

    def test_what_is_there_stays(self, profile, tmp_path):
        """A file is overwritten only on request."""
        out = tmp_path / "acme.txt"
        out.write_text("Mine")

        result = run("compose", profile, "--company", "Acme", "--output", out, code=2)

        assert result.stderr.endswith(
            f"Error: {out} is there already. A letter that was saved, and perhaps edited since, "
            "would be lost. Choose another name, or add --overwrite.\n"
        )
        assert out.read_text() == "Mine"
        run("compose", profile, "--company", "Acme", "--output", out, "--overwrite")
        assert out.read_text().startswith("Ana Ruiz")

    def test_the_suffix_names_the_format(self, profile, tmp_path):
        """A letter is written in every format that the library has."""
        for format in FORMATS:
            out = tmp_path / f"acme.{format}"
            run("compose", profile, "--company", "Acme", "--stage", "inquiry", "--output", out)

            assert out.stat().st_size > 300

    def test_another_format(self, profile, tmp_path):
        """A suffix that names no format is an error that suggests a near one."""
        out = tmp_path / "acme.dcox"

        result = run("compose", profile, "--company", "Acme", "--output", out, code=2)

        assert "There is no format named 'dcox'." in result.stderr
        assert "Did you mean docx?" in result.stderr

    def test_a_folder_that_there_is_not(self, profile, tmp_path):
        """A folder that is missing is not made."""
        out = tmp_path / "gone" / "acme.txt"

        result = run("compose", profile, "--company", "Acme", "--output", out, code=2)

        assert result.stderr.startswith(f"Error: There is no folder {out.parent}.")

    def test_a_place_that_cannot_be_written(self, profile, tmp_path, monkeypatch):
        """What the system says is told, with what to do."""
        out = tmp_path / "acme.txt"

        def full(_):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        result = run("compose", profile, "--company", "Acme", "--output", out, code=2)

        assert result.stderr == (
            f"Error: {out} cannot be read or written (No space left on device). "
            "Choose another place.\n"
        )

    def test_a_reader_who_has_gone(self, profile, monkeypatch):
        """Where the other end of a pipe is closed, the command ends without a word."""

        def broken(*_, **__):
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")

        monkeypatch.setattr(click, "echo", broken)

        assert run("compose", profile, "--company", "Acme", code=1).stderr == ""


class TestDetails:
    """`--detail NAME=VALUE` gives what only one template needs."""

    @pytest.fixture
    def template(self, install):
        """Install a template with details of every type, which prints them."""
        body = (
            "{% if details.unit %}Unit {{ details.unit }}.{% endif %}"
            "{% if details.years is given %} Years {{ details.years }}.{% endif %}"
            "{% if details.nights %} Nights.{% endif %}"
            "{% if details.since %} Since {{ details.since|long_date }}.{% endif %}"
            "{% if details.papers %} Papers {{ details.papers|and_list }}.{% endif %}"
        )
        source = f'{{% extends "letter" %}}{{% block thanks %}}{body} Thanks.{{% endblock %}}'
        code = f"{DETAILED}\ntemplate = Template.from_string({source!r}, details=Work)\n"
        install("pack-a", "nursing = pack_a:template", code=code)
        return "nursing"

    def compose(self, profile, template, *details, code=0):
        """Compose with some details."""
        options = [option for detail in details for option in ("--detail", detail)]
        return run(
            *("compose", profile, "--company", "Acme", "--template", template, *options), code=code
        )

    def test_every_type(self, profile, template):
        """Text, numbers, yes and no, days and lists are read as what they are declared to be."""
        printed = self.compose(
            *(profile, template, "unit=ward = 7", "years=6", "nights=yes", "since=2020-01-02"),
            *("papers=A", "papers=B"),
        ).stdout

        assert "Unit ward = 7. Years 6. Nights. Since January 2, 2020. Papers A and B." in printed

    def test_none(self, profile, template):
        """Without any, the letter is written without."""
        assert "\nThanks.\n" in self.compose(profile, template).stdout

    @pytest.mark.parametrize(
        ("details", "error"),
        [
            (["unit"], "'unit' is not of the form NAME=VALUE."),
            (["unt=7"], "Template 'text' has no detail 'unt'. Did you mean unit?"),
            (
                ["xyz=7"],
                (
                    "Template 'text' has no detail 'xyz'. "
                    "There are: unit, years, nights, since, papers."
                ),
            ),
            (["years=six"], "years is a whole number, not 'six'. Correct it."),
            (["nights=maybe"], "nights is yes or no, not 'maybe'. Correct it."),
            (["since=May 2"], "since is a day such as 2026-11-16, not 'May 2'. Correct it."),
            (["years=1", "years=2"], "years is given 2 times. It is no list. Give it once."),
            (
                ["years=99"],
                (
                    "Work does not take these details (ValueError: nobody works so long). "
                    "See 'rejection-letters templates text', and correct them."
                ),
            ),
        ],
    )
    def test_what_is_wrong_is_said(self, profile, template, details, error):
        """A detail that does not fit is an error, and the command ends with 2."""
        result = self.compose(profile, template, *details, code=2)

        assert result.stderr.endswith(f"Error: --detail: {error}\n")

    def test_a_template_that_takes_none(self, profile):
        """What would not be printed is refused."""
        result = self.compose(profile, "classic", "unit=ward 7", code=2)

        assert result.stderr.endswith(
            "Error: --detail: Template 'classic' takes no details. Leave --detail out.\n"
        )
