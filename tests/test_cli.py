"""The command line: what all commands have in common, and how it is started."""

from __future__ import annotations

import runpy
import sys
import warnings

import click
import importlib_metadata
import pytest

from rejection_letters import __main__ as entrance
from rejection_letters._extras import EXTRAS
from rejection_letters.cli import commands
from tests.cli import run


class Missing:
    """A finder of modules for which one of them is not installed."""

    def __init__(self, name):
        self.name = name

    def find_spec(self, name, _path=None, _target=None):
        """Fail as Python does for what it does not find."""
        if name == self.name:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


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
