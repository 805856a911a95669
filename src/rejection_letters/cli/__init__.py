"""The command-line interface, which requires the extra `cli`.

`rejection-letters --help` lists the commands.
"""

from __future__ import annotations

import shutil
import sys
import warnings
from pathlib import Path
from typing import Any

import click

from .._locales import LOCALES
from .._model import Medium, Reason, Stage
from ..errors import LetterExistsError, RejectionLettersError, RejectionLettersWarning
from ._option_types import OneOf, number

__all__ = ["commands"]

FOUND_PROBLEMS, FAILED = 1, 2
"""Exit codes for a command that found problems and for one that could not run."""


class _Failure(click.ClickException):
    exit_code = FAILED


class _Commands(click.Group):
    """Prints each of the library's errors and warnings without a traceback."""

    def invoke(self, context: click.Context) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("always", RejectionLettersWarning)
            warnings.showwarning = lambda message, *_, **__: _show_warning(message)
            try:
                return super().invoke(context)
            except RejectionLettersError as error:
                raise _Failure(str(error)) from error
            except OSError as error:
                if error.filename is None:  # the reader of a pipe has closed it
                    raise
                what = f"Cannot read or write {error.filename}: {error.strerror}."
                raise _Failure(what) from error
            except UnicodeEncodeError as error:
                raise _Failure(
                    f"The terminal cannot show this text: {error}. "
                    "Set PYTHONIOENCODING=utf-8, or save the letter to a file with --output."
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
    """List the installed templates, or describe one.

    With NAME, show who the template is for, how long its letters are, and which details you can
    add. The list itself does not run any code from the templates.
    """
    from ._listing import about, listing

    click.echo(listing(_columns()) if name is None else about(name))


def _columns() -> int | None:
    """Return the width of the terminal; None for a file or a pipe, which gets full lines."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


@commands.command()
@click.argument("pack_or_file")
def check(pack_or_file: str) -> None:
    """Check that a template writes letters that are fit to send.

    PACK_OR_FILE is a .j2 file, the name of a template, or the name of a pack with several
    templates. The command writes thousands of letters with each template and exits with status 1
    if it finds a problem.
    """
    from ._checking import results

    found = 0
    for name, problems in results(pack_or_file):
        for problem in problems:
            click.echo(f"{problem}\n")
        click.echo(f"{name}: {_counted(len(problems))} found.")
        found += len(problems)
    sys.exit(FOUND_PROBLEMS if found else 0)


def _counted(problems: int) -> str:
    return "1 problem" if problems == 1 else f"{problems or 'no'} problems"


@commands.command("new-pack")
@click.argument("name")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The folder to create the pack in.  [default: current folder]",
)
@click.option("--summary", help="One line that describes the pack.")
def new_pack(name: str, folder: Path, summary: str | None) -> None:
    """Create a pack of templates to start from.

    The pack has a letter, its details, and tests that pass.

    NAME is the name of the template, such as nursing. The package will be called
    rejection-letters-nursing.
    """
    from ._new_pack import write_pack

    made = write_pack(name, folder, summary)
    click.echo(f"Created {made} with a letter, its details and its tests. Try them:\n")
    for line in (f"cd {made}", 'python -m pip install -e ".[test]"', "python -m pytest"):
        click.echo(f"    {line}")
    click.echo("\nThen edit the .j2 file and add questions from your field.")


@commands.command()
def doctor() -> None:
    """Show what is installed, what is broken, and how to fix it.

    This loads every installed pack and runs its code. The command exits with status 1 if anything
    is broken.
    """
    from ._doctor import examine

    report = examine()
    click.echo(str(report))
    sys.exit(FOUND_PROBLEMS if report.wrong else 0)


@commands.command()
@click.argument("profile", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--rejection",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A JSON file with the facts of the rejection. Options override it.",
)
@click.option("--company", help="The company that turned you down. Required without --rejection.")
@click.option("--agency", help="The recruiting agency, if its recruiter turned you down.")
@click.option("--role", help="The job title, as advertised.")
@click.option("--role-plural", help="The plural of the job title, if the automatic one is wrong.")
@click.option("--role-in-text", help="The job in a sentence, if the automatic wording is wrong.")
@click.option("--contact", help="The name of the person who turned you down.")
@click.option("--honorific", help="The title before that person's name, such as Ms. or Dr.")
@click.option("--addressed-as", help='How to greet that person, such as "Dr. Okafor" or Dana.')
@click.option("--contact-title", help="That person's job title.")
@click.option("--contact-email", help="That person's email address.")
@click.option("--contact-phone", help="That person's phone number.")
@click.option("--address", multiple=True, help="One line of their postal address. Can be repeated.")
@click.option("--rejected-on", help="The date of the rejection, such as 2026-11-16.")
@click.option("--stage", type=OneOf(map(str, Stage)), help="How far you got.")
@click.option("--reason", type=OneOf(map(str, Reason)), help="The reason they gave.")
@click.option("--medium", type=OneOf(map(str, Medium)), help="How they told you.")
@click.option("--subject", help="The subject of their email.")
@click.option("--sender", help="The sender of their email, as in its From line.")
@click.option("--reply-to", help="The Reply-To line of their email, if it has one.")
@click.option("--no-reply", is_flag=True, help="Their email says that no one reads replies.")
@click.option(
    "--discussed", help='What you talked about, such as "your move to usage-based pricing".'
)
@click.option(
    "--thanks-to",
    multiple=True,
    help="Someone else to thank for the conversation. Can be repeated.",
)
@click.option("--referred-by", help="The person who suggested that you write.")
@click.option("--on-file", is_flag=True, help="They offered to keep your résumé on file.")
@click.option("--reapply", is_flag=True, help="They invited you to apply again.")
@click.option("--reapply-after", help="When you may apply again, such as 2027-05-01.")
@click.option(
    "--drawn-by", help='What drew you to the company, such as "your work on low-cost sensors".'
)
@click.option("--own-words", help="One or two sentences in your own words.")
@click.option(
    "--question",
    multiple=True,
    help="A question to ask instead of the template's. Can be repeated.",
)
@click.option("--occupation", help="Your occupation, instead of the one in the profile.")
@click.option("--industry", help="Your field of work.")
@click.option(
    "--experience", help='An adjective to put before your occupation, such as "experienced".'
)
@click.option(
    "--locale", type=OneOf(LOCALES), help="American or British English.  [default: en-US]"
)
@click.option(
    "--template",
    default="classic",
    show_default=True,
    help="The name of a template, or a .j2 file.",
)
@click.option(
    "--detail",
    multiple=True,
    metavar="NAME=VALUE",
    help="A detail that the template can print. Repeat it for other details and for lists.",
)
@click.option(
    "--variant",
    type=number,
    metavar="INTEGER",
    help="The number of a wording, from 0 to 99.  [default: depends on the names]",
)
@click.option("--date", help="The date of the letter.  [default: today]")
@click.option(
    "--call-on", default="auto", show_default=True, help="When you will call: a date, auto or none."
)
@click.option(
    "--minutes", type=number, metavar="INTEGER", help="How many minutes of advice to ask for."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Save the letter to a file. Its suffix sets the format, as in acme.docx.",
)
@click.option("--overwrite", is_flag=True, help="Replace the file if it exists.")
def compose(profile: Path, output: Path | None, overwrite: bool, **facts: Any) -> None:
    """Write a letter that answers a rejection.

    PROFILE is your résumé as a JSON Resume file (jsonresume.org). Lines that start with "Note:"
    suggest what to check before you send the letter; they go to standard error.
    """
    from .. import review
    from ._composing import letter_of
    from ._option_names import in_options

    letter = letter_of(profile, facts)
    if output is None:
        click.echo(str(letter))
    else:
        try:
            letter.save(output, overwrite=overwrite)
        except LetterExistsError as error:
            if error.obstacle is not None:
                raise
            raise click.UsageError(
                f"{error.what} Choose another name or add --overwrite."
            ) from error
        click.echo(f"Saved {output}.", err=True)
    for remark in review(letter):
        click.echo(f"Note: {in_options(str(remark))}", err=True)
