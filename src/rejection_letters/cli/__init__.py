"""The command line: the same calls as in Python, for a shell.

`rejection-letters --help` lists the commands. It needs the extra `cli`.
"""

from __future__ import annotations

import shutil
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from .._locales import LOCALES
from .._model import Medium, Reason, Stage
from ..errors import LetterExistsError, RejectionLettersError, RejectionLettersWarning

__all__ = ["commands"]

FOUND_SOMETHING, COULD_NOT_TELL = 1, 2
"""How a command ends that found something wrong, and one that could not do its work."""


class _Failure(click.ClickException):
    exit_code = COULD_NOT_TELL


class _Commands(click.Group):
    """Shows what the library raises and warns of as a line of text."""

    def invoke(self, context: click.Context) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("always", RejectionLettersWarning)
            warnings.showwarning = lambda message, *_, **__: _show_warning(message)
            try:
                return super().invoke(context)
            except RejectionLettersError as error:
                raise _Failure(str(error)) from error
            except OSError as error:
                if error.filename is None:  # the other end of a pipe was closed
                    raise
                raise _Failure(
                    f"{error.filename} cannot be read or written ({error.strerror}). "
                    "Choose another place."
                ) from error
            except UnicodeEncodeError as error:
                raise _Failure(
                    f"This cannot be shown here: {error}. "
                    "The terminal knows only some characters. "
                    "Set PYTHONIOENCODING=utf-8, or write a letter to a file (--output)."
                ) from error


def _show_warning(message: Warning | str) -> None:
    click.echo(f"Warning: {message}", err=True)


@click.group(
    "rejection-letters", cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="rejection-letters")
def commands() -> None:
    """Answer a rejection with a letter that asks for a little advice."""


@commands.command()
@click.argument("name", required=False)
def templates(name: str | None) -> None:
    """List the installed templates, or tell about one.

    The list is made without running any of their code. Of the template NAME it tells what it
    declares: for whom it is, how long its letters are, and the details it takes.
    """
    from ._listing import about, listing

    click.echo(listing(_columns()) if name is None else about(name))


def _columns() -> int | None:
    """Return how wide the terminal is; None where the output goes elsewhere, to be read whole."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


@commands.command()
@click.argument("pack_or_file")
def check(pack_or_file: str) -> None:
    """Hold templates to the rules of every letter.

    PACK_OR_FILE is a file that ends in .j2, the name of a template, or the name of a distribution,
    all of whose templates are checked. Thousands of letters are written with each. The command
    ends with 1 if anything is wrong with them.
    """
    from ._checking import results

    found = 0
    for name, problems in results(pack_or_file):
        for problem in problems:
            click.echo(f"{problem}\n")
        click.echo(f"{name}: {_counted(len(problems))}.")
        found += len(problems)
    sys.exit(FOUND_SOMETHING if found else 0)


def _counted(problems: int) -> str:
    if not problems:
        return "every letter keeps the rules"
    return "1 problem" if problems == 1 else f"{problems} problems"


@commands.command("new-pack")
@click.argument("name")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="Where to put it; the current folder where left out.",
)
@click.option("--summary", help="One line on what it is.")
def new_pack(name: str, folder: Path, summary: str | None) -> None:
    """Write a pack of your own to begin with.

    It has a letter, its details, and tests that pass.

    NAME is what the template will be called, such as nursing; the distribution will be called
    rejection-letters-nursing.
    """
    from ._new_pack import write_pack

    made = write_pack(name, folder, summary)
    click.echo(f"Wrote {made}: a letter, its details and its tests. Try them:\n")
    for line in (f"cd {made}", 'python -m pip install -e ".[test]"', "python -m pytest"):
        click.echo(f"    {line}")
    click.echo("\nThen put the questions of your trade into its .j2 file.")


@commands.command()
def doctor() -> None:
    """Say what is installed, what is broken, and what to do.

    Every pack is loaded, so its code runs. The command ends with 1 if anything is broken.
    """
    from ._doctor import examine

    report = examine()
    click.echo(str(report))
    sys.exit(FOUND_SOMETHING if report.wrong else 0)


def _one_of(words: Sequence[str]) -> click.Choice[str]:
    return click.Choice([str(word) for word in words])


@commands.command()
@click.argument("profile", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--rejection",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A JSON file with the rejection, as Rejection.to_dict() returns it; options override it.",
)
@click.option("--company", help="The company that turned you down; needed without --rejection.")
@click.option("--role", help="The position as advertised.")
@click.option("--role-plural", help="Its plural, where the one made of it would be wrong.")
@click.option("--contact", help="The name of the person who said no.")
@click.option("--honorific", help="How they are addressed: Ms.")
@click.option("--contact-title", help="What they are there.")
@click.option("--contact-email", help="Their address.")
@click.option("--contact-phone", help="Their number.")
@click.option("--address", multiple=True, help="A line of the company's address; may be repeated.")
@click.option("--rejected-on", help="The day of the rejection: 2026-11-16.")
@click.option("--stage", type=_one_of([*Stage]), help="How far the application came.")
@click.option("--reason", type=_one_of([*Reason]), help="Why it ended.")
@click.option("--medium", type=_one_of([*Medium]), help="How the no arrived.")
@click.option("--subject", help="The subject of the mail that said no.")
@click.option("--occupation", help="What you are, where the profile says something else.")
@click.option("--industry", help="Your field of work.")
@click.option("--experience", help="An adjective that stands before the occupation.")
@click.option("--locale", type=_one_of(LOCALES), help="Whose English.")
@click.option("--template", default="classic", show_default=True, help="Its name, or a .j2 file.")
@click.option(
    "--detail",
    multiple=True,
    metavar="NAME=VALUE",
    help="What only the template needs; may be repeated, also for the items of a list.",
)
@click.option("--date", help="The day of the letter; today where left out.")
@click.option("--call-on", default="auto", show_default=True, help="A day to call, auto or none.")
@click.option("--minutes", type=int, help="How many minutes of advice to ask for.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write; its suffix names the format: acme.docx.",
)
@click.option("--overwrite", is_flag=True, help="Write it although there is one.")
def compose(profile: Path, output: Path | None, overwrite: bool, **facts: Any) -> None:
    """Write the letter that answers a rejection.

    PROFILE is a JSON Resume file that says who writes. What a careful friend would point out in
    the letter is said on the error stream.
    """
    from .. import review
    from ._composing import letter_of

    letter = letter_of(profile, facts)
    if output is None:
        click.echo(str(letter))
    else:
        try:
            letter.save(output, overwrite=overwrite)
        except LetterExistsError as error:
            raise click.UsageError(
                f"{error.what} Choose another name, or add --overwrite."
            ) from error
        click.echo(f"Wrote {output}.", err=True)
    for remark in review(letter):
        click.echo(f"Note: {remark}", err=True)
