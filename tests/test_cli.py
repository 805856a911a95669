"""`rejection-letters`: behavior that all commands share, and the entry points."""

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
from rejection_letters.errors import MissingExtraError
from tests.cli import run


class Missing:
    """An import finder that behaves as if a module were not installed."""

    def __init__(self, name):
        self.name = name

    def find_spec(self, name, _path=None, _target=None):
        if name == self.name:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


class TestGroup:
    def test_help_describes_every_command_on_one_line(self):
        listed = run("--help").stdout.partition("Commands:\n")[2].splitlines()

        assert [line.split()[0] for line in listed] == sorted(commands.commands)
        assert all(line.endswith(".") and not line.endswith("...") for line in listed)

    @pytest.mark.parametrize("name", sorted(commands.commands))
    def test_every_option_has_a_help_text(self, name):
        for parameter in commands.commands[name].params:
            assert isinstance(parameter, click.Argument) or parameter.help

    def test_version_is_that_of_the_distribution(self):
        version = importlib_metadata.version("rejection-letters")

        assert version in run("--version").stdout

    def test_h_is_short_for_help(self):
        assert run("-h").stdout == run("--help").stdout

    @pytest.mark.usefixtures("site")
    def test_warning_is_printed_on_one_line(self, install):
        install("pack-a", "nur sing = pack_a:template")

        result = run("templates")

        assert result.stderr.startswith("Warning: ")
        assert "'nur sing'" in result.stderr
        assert result.stderr.count("\n") == 1

    def test_command_restores_the_way_warnings_are_shown(self):
        """A program may run a command in its own process."""
        shown = warnings.showwarning

        run("templates")

        assert warnings.showwarning is shown


class TestEntryPoints:
    def test_installed_command_runs_main(self):
        (script,) = importlib_metadata.entry_points(
            group="console_scripts", name="rejection-letters"
        )

        assert script.load() is entrance.main

    def test_python_m_runs_the_same_command(self, monkeypatch, capsys):
        monkeypatch.setattr(sys, "argv", ["__main__.py", "--help"])
        monkeypatch.delitem(sys.modules, "rejection_letters.__main__")

        with pytest.raises(SystemExit):
            runpy.run_module("rejection_letters", run_name="__main__")

        printed = capsys.readouterr().out
        assert printed.startswith("Usage: rejection-letters [OPTIONS] COMMAND")

    def test_main_passes_its_arguments_on(self, monkeypatch):
        monkeypatch.setattr(sys, "argv", ["rejection-letters", "--version"])

        with pytest.raises(SystemExit) as caught:
            entrance.main()

        assert caught.value.code == 0

    def test_missing_click_is_an_error_with_the_install_command(self, monkeypatch, capsys):
        for name in [name for name in sys.modules if name.startswith("rejection_letters.cli")]:
            monkeypatch.delitem(sys.modules, name)
        for name in [name for name in sys.modules if name.partition(".")[0] == "click"]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(sys, "meta_path", [Missing("click"), *sys.meta_path])

        with pytest.raises(SystemExit) as caught:
            entrance.main()

        assert caught.value.code == 2
        printed = capsys.readouterr().err
        assert printed == f"{MissingExtraError('cli', 'click', 'The command line')}\n"
        assert 'python -m pip install "rejection-letters[cli]"' in printed

    def test_other_missing_modules_are_not_mistaken_for_click(self, monkeypatch):
        for name in [name for name in sys.modules if name.startswith("rejection_letters.cli")]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(sys, "meta_path", [Missing("rejection_letters.cli"), *sys.meta_path])

        with pytest.raises(ModuleNotFoundError, match=r"rejection_letters\.cli"):
            entrance.main()

    def test_extras_match_the_metadata(self):
        needs = importlib_metadata.requires("rejection-letters")
        declared = {
            name: [need for need in needs if f'extra == "{name}"' in need.replace("'", '"')]
            for name in EXTRAS
        }

        assert all(
            len(found) == 1 and found[0].startswith(EXTRAS[name])
            for name, found in declared.items()
        )
