"""A broken pack fails only when it is asked for, says why, and disturbs nobody."""

import importlib
import os
import re
import subprocess
import sys
import textwrap
import warnings
from pathlib import Path
from types import SimpleNamespace

import importlib_metadata
import pytest

from rejection_letters import RejectionLettersWarning, TemplateEntry, _plugins, templates
from rejection_letters.errors import (
    BrokenPackError,
    DetailsError,
    DuplicateNameError,
    NotFoundError,
    TemplateError,
)
from rejection_letters.formats import _catalog as formats_catalog
from tests.packs import BUILT_IN, FORMATS as OWN_FORMATS, PACK, closing

IN_PACKAGE = "from rejection_letters import Template\ntemplate = Template.from_package"

CODE = {
    "a module that there is not": (
        "import no_such_module",
        "ModuleNotFoundError: No module named 'no_such_module'",
    ),
    "a name that the library does not have": (
        "from rejection_letters import Templates",
        "ImportError: cannot import name 'Templates' from 'rejection_letters'",
    ),
    "a circle of imports": (
        "from MODULE import template",
        "ImportError: cannot import name 'template' from partially initialized module 'MODULE'",
    ),
    "no Python": ("template = Template(", "SyntaxError: "),
    "no text": (b"template = '\xff'", "SyntaxError: "),
    "an error of its own": ("raise OSError('out of order')", "OSError: out of order"),
    "an error without text": ("raise RuntimeError", "RuntimeError"),
    "an error that cannot be shown": (
        """
        class Nasty(Exception):
            def __str__(self):
                raise RuntimeError
        raise Nasty
        """,
        "Nasty",
    ),
    "the end of the program": ("raise SystemExit(3)", "SystemExit: 3"),
    "sys.exit()": ("import sys\nsys.exit('Buy me first')", "SystemExit: Buy me first"),
    "endless recursion": ("def f(): return f()\nf()", "RecursionError: "),
    "no memory": ("raise MemoryError", "MemoryError"),
    "a warning that is an error": (
        """
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            warnings.warn("Old")
        """,
        "UserWarning: Old",
    ),
    "a module without the template": (
        "templates = 7",
        "AttributeError: module 'MODULE' has no attribute 'template'",
    ),
    "a number": ("template = 7", "TypeError: MODULE:template is 7, not a Template"),
    "a class": (
        "class template: ...",
        "TypeError: MODULE:template is <class 'MODULE.template'>, not a Template",
    ),
    "an object that cannot be shown": (
        """
        class Nasty:
            def __repr__(self):
                raise SystemError
        template = Nasty()
        """,
        "TypeError: MODULE:template is <Nasty>, not a Template",
    ),
    "an attribute that fails": (
        "def __getattr__(name): raise ValueError(f'no {name} today')",
        "ValueError: no template today",
    ),
    "a module that removes itself": (
        "import sys\ndel sys.modules[__name__]",
        "KeyError: 'MODULE'",
    ),
    "a module that puts nothing in its place": (
        "import sys\nsys.modules[__name__] = None",
        "AttributeError: 'NoneType' object has no attribute 'template'",
    ),
    "a module that takes names of the library away": (
        """
        import rejection_letters
        for name in ("templates", "compose"):
            vars(rejection_letters).pop(name, None)
        raise RuntimeError("Gone")
        """,
        "RuntimeError: Gone",
    ),
    "a module that asks for its own template": (
        "from rejection_letters import templates\ntemplates()['MODULE'].load()",
        "BrokenPackError: Template 'MODULE' of MODULE 3.1 cannot be loaded.",
    ),
    "a template that is no letter": (
        "from rejection_letters import Template\ntemplate = Template.from_string('{{ x }}')",
        "TemplateError: text, line 1: ",
    ),
    "details that are no attrs class": (
        """
        from rejection_letters import Template
        template = Template.from_string('{% extends "letter" %}', details=int)
        """,
        "DetailsError: Template 'text' declares ",
    ),
    "a template of a name that none has": (
        f"{IN_PACKAGE}(__name__, '../secrets', summary='')",
        "TemplateError: ../secrets, line 1: '../secrets' is no name of a template file.",
    ),
}
"""Modules of packs that cannot be loaded, and how the cause begins that the error names.

MODULE stands for the name of the module, and of the template and the distribution.
"""

VALUES = {
    "": "ValueError: it is not of the form module:object",
    "broken": "ValueError: it is not of the form module:object",
    "broken:": "ValueError: it is not of the form module:object",
    ":template": "ValueError: it is not of the form module:object",
    "[pdf]": "ValueError: it is not of the form module:object",
    ".broken:template": "TypeError: the 'package' argument is required",
    "!!:!!": "ModuleNotFoundError: No module named '!!'",
    "broken:template = other:template": "AttributeError: module 'broken' has no attribute ",
    "no_such_module:template": "ModuleNotFoundError: No module named 'no_such_module'",
    "broken:group.": "AttributeError: type object 'group' has no attribute ''",
    "broken:group.other": "AttributeError: type object 'group' has no attribute 'other'",
    "broken.inner:template": "ModuleNotFoundError: No module named 'broken.inner'",
}
"""Entry points that lead nowhere, in a module without a fault, and how the cause begins."""


@pytest.fixture
def broken(install):
    """Return a function that installs a broken pack beside a sound one.

    The pack `broken` has the template `broken`, which is the object `broken:template`.
    """
    install("sound", "banking = sound:template")

    def installed(code=PACK, value="broken:template", **more):
        install("broken", f"broken = {value}", code=code, version="3.1", **more)

    return installed


def assert_nobody_is_disturbed():
    """Check that everything but the broken pack works as if it were not there."""
    library = importlib.import_module("rejection_letters")
    listed = library.templates()

    assert {*BUILT_IN, "banking"} <= listed.keys()
    assert listed["banking"].load().name == "text"
    assert closing("banking") == "From sound,"
    assert closing("classic") == "Sincerely,"


class TestLoading:
    """A pack that cannot be loaded fails when its template is asked for."""

    @pytest.mark.parametrize(("code", "cause"), CODE.values(), ids=CODE.keys())
    def test_its_module(self, broken, code, cause):
        """The error names template, release, entry point and cause, and what to do."""
        broken(code)
        assert_nobody_is_disturbed()
        with pytest.raises(BrokenPackError) as caught:
            closing("broken")

        assert re.fullmatch(
            r"Template 'broken' of broken 3\.1 cannot be loaded\. "
            r"Its entry point 'broken:template' failed: "
            rf"{re.escape(cause.replace('MODULE', 'broken'))}(?s:.*)\. "
            r"Update or uninstall broken, or tell its authors\.",
            str(caught.value),
        )
        assert_nobody_is_disturbed()

    @pytest.mark.parametrize(("value", "cause"), VALUES.items(), ids=map(repr, VALUES))
    def test_its_entry_point(self, broken, value, cause):
        """An entry point that is no module and object fails like any broken pack."""
        broken(value=value)
        assert_nobody_is_disturbed()
        with pytest.raises(BrokenPackError) as caught:
            closing("broken")

        assert caught.value.why.startswith(f"Its entry point {value!r} failed: {cause}")
        assert caught.value.remedy == "Update or uninstall broken, or tell its authors."
        assert_nobody_is_disturbed()

    def test_a_circle_of_two_modules(self, broken):
        """Two modules of a pack that need each other first fail like any broken pack."""
        broken(
            "from broken_too import text\ntemplate = text",
            files={"broken_too.py": "from broken import template\ntext = template"},
        )
        with pytest.raises(BrokenPackError, match=r"failed: ImportError: .*partially initialized"):
            closing("broken")

        assert_nobody_is_disturbed()

    def test_a_module_that_is_a_folder_without_code(self, broken, site):
        """A pack of which only the folder is left fails like any broken pack."""
        broken()
        (site / "broken.py").unlink()
        (site / "broken").mkdir()
        with pytest.raises(BrokenPackError, match="'broken' has no attribute 'template'"):
            closing("broken")

        assert_nobody_is_disturbed()

    def test_a_module_that_is_missing(self, broken, site):
        """A pack of which only the metadata is left fails like any broken pack."""
        broken()
        (site / "broken.py").unlink()
        with pytest.raises(BrokenPackError, match="No module named 'broken'"):
            closing("broken")

        assert_nobody_is_disturbed()

    def test_the_error_carries_the_facts(self, broken):
        """What is broken can be read without parsing the text of the error."""
        broken("template = 7")
        with pytest.raises(BrokenPackError) as caught:
            closing("broken")
        error = caught.value

        assert (error.kind, error.name, error.distribution) == ("template", "broken", "broken")
        assert (error.version, error.value) == ("3.1", "broken:template")

    def test_what_was_raised_is_its_cause(self, broken):
        """The traceback of the pack can be had from the error."""
        broken("raise RuntimeError('out of order')")
        with pytest.raises(BrokenPackError) as caught:
            closing("broken")

        assert repr(caught.value.__cause__) == "RuntimeError('out of order')"

    def test_its_status_says_why(self, broken):
        """After it failed, the list says that it is broken, and why."""
        broken("raise RuntimeError('out of order')")
        entry = templates()["broken"]
        assert (entry.status, entry.error) == ("not loaded", None)
        with pytest.raises(BrokenPackError):
            entry.load()

        assert entry.status == "broken"
        assert entry.error == "RuntimeError: out of order"

    def test_interrupting_is_not_a_fault(self, broken):
        """Ctrl+C while a pack is loaded stops the program, and the pack is not called broken."""
        broken("raise KeyboardInterrupt")
        with pytest.raises(KeyboardInterrupt):
            closing("broken")

        assert templates()["broken"].status == "not loaded"
        assert_nobody_is_disturbed()

    def test_a_repaired_pack_is_loaded(self, broken, site):
        """A pack that was repaired in the meantime is loaded when it is asked for again."""
        broken("raise RuntimeError('out of order, and long')")
        with pytest.raises(BrokenPackError):
            closing("broken")
        (site / "broken.py").write_text(PACK, encoding="utf-8")

        assert closing("broken") == "From DISTRIBUTION,"
        assert templates()["broken"].status == "loaded"
        assert templates()["broken"].error is None

    def test_a_pack_without_a_version(self):
        """An entry without a version names none when it fails."""
        entry = TemplateEntry("nursing", "pack-a", None, "", "no_such_module:template")
        with pytest.raises(BrokenPackError) as caught:
            entry.load()

        assert caught.value.version is None
        assert caught.value.what == "Template 'nursing' of pack-a cannot be loaded."


class TestAllAtOnce:
    """Any number of broken packs may be installed."""

    PROGRAM = """
import rejection_letters
from rejection_letters import Profile, Rejection, compose, errors, templates

for name, entry in templates().items():
    assert entry.status in ("built in", "not loaded")
for name, entry in templates().items():
    try:
        entry.load()
    except errors.BrokenPackError as error:
        assert entry.error and entry.error in error.why
print([entry.status for entry in templates().values()].count("broken"))
for name in ("banking", "classic"):
    print(compose(Profile("Ana", "nurse"), Rejection("Acme"), template=name).closing)
"""

    def test_a_program_works_with_all_of_them(self, install, site):
        """A fresh process imports the library, lists and composes with all of them installed."""
        install("sound", "banking = sound:template")
        for number, (code, _) in enumerate(CODE.values()):
            install(f"broken_{number}", f"broken_{number} = broken_{number}:template", code=code)
        run = subprocess.run(
            [sys.executable, "-c", self.PROGRAM],
            env={**os.environ, "PYTHONPATH": str(site)},
            capture_output=True,
            text=True,
            check=False,
        )

        assert run.stderr == ""
        assert run.stdout.splitlines() == [str(len(CODE)), "From sound,", "Sincerely,"]


LETTER = '{% extends "letter" %}'
CALL = "{% block thanks %}{{ profile.name.upper() }}{% endblock %}"

FILES = {
    "no file": ({}, TemplateError, "broken.j2, line 1: The template cannot be read. "),
    "no template": (
        {"broken.j2": "Dear all,"},
        TemplateError,
        "broken.j2, line 1: The template does not begin with {% extends %}. ",
    ),
    "not UTF-8": (
        {"broken.j2": b"\xff\xfe"},
        TemplateError,
        "broken.j2, line 1: The template cannot be read. It is not in UTF-8 (byte 0). ",
    ),
    "a call": (
        {"broken.j2": f"{LETTER}\n{CALL}"},
        TemplateError,
        "broken.j2, line 2: The template contains a call. ",
    ),
    "a file beside it that is missing": (
        {"broken.j2": '{% extends "other.j2" %}'},
        TemplateError,
        "broken.j2, line 1: It extends 'other.j2'. The template cannot be read. ",
    ),
    "a file that extends itself": (
        {"broken.j2": '{% extends "broken.j2" %}'},
        TemplateError,
        "broken.j2, line 1: ",
    ),
}
"""Files beside the module of a pack, and how the error begins that names the fault in them."""


class TestUsing:
    """A pack whose template is broken fails when the template is used."""

    @pytest.mark.parametrize(("files", "kind", "message"), FILES.values(), ids=FILES.keys())
    def test_its_file(self, broken, files, kind, message):
        """The error names the file, the line and the fault."""
        broken(f"{IN_PACKAGE}(__name__, 'broken.j2', summary='')", files=files)
        assert_nobody_is_disturbed()
        with pytest.raises(kind) as caught:
            closing("broken")

        assert str(caught.value).startswith(message)
        assert_nobody_is_disturbed()

    def test_its_details(self, broken):
        """The error names the template and what its details are."""
        broken(
            f"{IN_PACKAGE}(__name__, 'broken.j2', summary='', details=dict)",
            files={"broken.j2": LETTER},
        )
        with pytest.raises(DetailsError) as caught:
            closing("broken")

        assert caught.value.template == "broken"
        assert caught.value.what.startswith("Template 'broken' declares ")
        assert_nobody_is_disturbed()


UNREADABLE = {
    "no metadata": ("METADATA", None, "ValueError: its METADATA has no Name"),
    "no name": ("METADATA", b"Version: 1.0\n", "ValueError: its METADATA has no Name"),
    "a blank name": ("METADATA", b"Name:\nVersion: 1\n", "ValueError: its METADATA has no Name"),
    "no version": ("METADATA", b"Name: broken\n", "ValueError: its METADATA has no Version"),
    "a name in the description": (
        "METADATA",
        b"Version: 1.0\n\nName: broken\n",
        "ValueError: its METADATA has no Name",
    ),
    "metadata that are no text": ("METADATA", b"Name: broken\xff\n", "UnicodeDecodeError: "),
    "entry points that are no text": (
        "entry_points.txt",
        b"[rejection_letters.templates]\nbroken\xff = broken:template\n",
        "UnicodeDecodeError: ",
    ),
    "entry points in no group": (
        "entry_points.txt",
        b"broken = broken:template\n[rejection_letters.templates]\n",
        "ValueError: entry_points.txt begins with 'broken = broken:template', outside any group",
    ),
    "entry points in another form": (
        "entry_points.txt",
        b'{"rejection_letters.templates": {"broken": "broken:template"}}',
        "ValueError: entry_points.txt begins with ",
    ),
    "a mark before the entry points": (
        "entry_points.txt",
        b"\xef\xbb\xbf[rejection_letters.templates]\nbroken = broken:template\n",
        r"ValueError: entry_points.txt begins with '\ufeff[rejection_letters.templates]'",
    ),
}
"""Files of a distribution that cannot be read, and how the cause begins that the warning names."""

LINES = {
    "broken": "'broken' is not of the form name = module:object",
    "broken: broken:template": "'broken: broken:template' is not of the form name = module:object",
    " = broken:template": "'' is not a valid name; use letters, digits, '.', '_' and '-'",
}
"""Lines of a group that name nothing, and what the warning says of them."""


class Nowhere(importlib_metadata.Distribution):
    """A distribution that lies in no folder and cannot be read."""

    locate_file = None

    def read_text(self, filename):
        """Fail."""
        raise OSError(f"no tape with {filename}")


def assert_nobody_else_is_disturbed(message):
    """Check the same where every look at what is installed gives a warning."""
    _plugins.forget()
    with pytest.warns(RejectionLettersWarning, match=re.escape(message)):
        templates()
    assert_nobody_is_disturbed()


class TestReading:
    """A distribution that cannot be read is told of in a warning, and brings nothing."""

    @pytest.mark.parametrize(("file", "data", "cause"), UNREADABLE.values(), ids=UNREADABLE.keys())
    def test_its_files(self, broken, site, file, data, cause):
        """The warning names the folder, the cause, and what to do."""
        broken()
        folder = site / "broken-3.1.dist-info"
        (folder / file).unlink()
        if data is not None:
            (folder / file).write_bytes(data)
        with pytest.warns(RejectionLettersWarning) as caught:
            listed = templates()

        (message,) = {str(warning.message) for warning in caught}
        assert "broken" not in listed
        assert message.startswith(f"An entry point of {folder} was skipped: {cause}")
        assert message.endswith(". Reinstall the pack, or tell its authors.")
        assert_nobody_else_is_disturbed(cause)

    @pytest.mark.parametrize(("line", "why"), LINES.items())
    def test_its_lines(self, broken, site, line, why):
        """A line that names nothing is told of, and the other lines count."""
        broken(more_points=f"[rejection_letters.templates]\n{line}")
        folder = site / "broken-3.1.dist-info"
        with pytest.warns(RejectionLettersWarning) as caught:
            assert closing("broken") == "From broken,"

        (warning,) = caught
        assert str(warning.message) == (
            f"An entry point of {folder} was skipped: {why}. "
            "Reinstall the pack, or tell its authors."
        )
        assert_nobody_else_is_disturbed(why)

    def test_what_it_brings_is_not_found(self, broken, site):
        """Who asks for what it may bring gets the warning and the usual error."""
        broken()
        (site / "broken-3.1.dist-info" / "METADATA").unlink()
        with (
            pytest.warns(RejectionLettersWarning, match="has no Name"),
            pytest.raises(NotFoundError, match="There is no template named 'broken'"),
        ):
            closing("broken")

        assert_nobody_else_is_disturbed("has no Name")

    def test_a_file_that_the_system_cannot_read(self, broken, site):
        """A file that cannot be opened is told of with what the system says."""
        broken()
        file = site / "broken-3.1.dist-info" / "entry_points.txt"
        file.unlink()
        file.symlink_to(file)
        with pytest.warns(RejectionLettersWarning, match=r"was skipped: (OS|Runtime)Error: "):
            templates()

        assert_nobody_else_is_disturbed("Error: ")

    def test_a_distribution_that_lies_nowhere(self, broken, monkeypatch):
        """A distribution of which no folder is known is told of without one."""
        broken()
        finder = SimpleNamespace(
            find_spec=lambda *_: None, find_distributions=lambda _: [Nowhere(), Nowhere()]
        )
        monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, finder])
        with pytest.warns(RejectionLettersWarning) as caught:
            templates()

        assert len(caught) == 2
        assert str(caught[0].message) == (
            "An entry point of an installed distribution was skipped: "
            "OSError: no tape with entry_points.txt. Reinstall the pack, or tell its authors."
        )
        assert_nobody_else_is_disturbed("no tape")

    @pytest.mark.parametrize("ask", [templates, formats_catalog.formats])
    def test_the_warning_names_who_asked(self, broken, site, ask):
        """A warning points to the line of the program that asked for the list."""
        broken()
        (site / "broken-3.1.dist-info" / "METADATA").unlink()
        with pytest.warns(RejectionLettersWarning) as caught:
            ask()

        assert caught[0].filename == __file__

    def test_a_warning_may_be_an_error(self, broken, site):
        """Who makes errors of warnings gets this one as it is, and still has the built-in ones."""
        broken("template = 7")
        (site / "broken-3.1.dist-info" / "METADATA").unlink()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with pytest.raises(RejectionLettersWarning, match="has no Name"):
                templates()
            assert closing("classic") == "Sincerely,"

    @pytest.mark.parametrize("group", ["console_scripts", "DEFAULT", "rejection_letters"])
    def test_faults_in_other_groups(self, broken, group):
        """What is wrong in a group of others is not this library's business."""
        broken(more_points=f"[{group}]\nno equals sign\n = no name\nx = y\nx = y")

        assert closing("broken") == "From broken,"
        assert_nobody_is_disturbed()


class TestUnusableNames:
    """A name that nobody could ask for is told of in a warning, and the others stay."""

    NAMES = (
        *("night nurse", "pack-b:nursing", "n\u00e4chte", "a/b", "a+b", "a,b", "[nursing"),
        *("x" * 101, "\x1b[31m", "\u202enursing"),
    )

    @pytest.mark.parametrize("name", NAMES, ids=ascii)
    def test_it_is_left_out(self, broken, site, name):
        """The warning names the folder and shows the name, harmless to a terminal."""
        broken(more_points=f"[rejection_letters.templates]\n{name} = broken:template")
        why = f"{name[:60]!a} is not a valid name; use letters, digits, '.', '_' and '-'"
        with pytest.warns(RejectionLettersWarning) as caught:
            assert [*templates()] == sorted([*BUILT_IN, "banking", "broken"])

        assert str(caught[0].message) == (
            f"An entry point of {site / 'broken-3.1.dist-info'} was skipped: {why}. "
            "Reinstall the pack, or tell its authors."
        )
        assert_nobody_else_is_disturbed(why)

    @pytest.mark.parametrize("name", ["x" * 100, "7", "a.b_c-d", "NIGHT-NURSE"])
    def test_what_is_a_name(self, install, name):
        """Letters, digits, periods, underscores and hyphens make a name, up to a hundred."""
        install("pack-a", f"{name} = pack_a:template")

        assert closing(name) == "From pack-a,"


class TestTakenNames:
    """A pack that takes names which are not its own takes them from nobody."""

    @pytest.mark.parametrize("name", ["classic", "BRIEF"])
    def test_a_name_of_the_library(self, broken, install, name):
        """A built-in name stays the library's, even if the pack that claims it is broken."""
        install("taker", f"{name} = taker:template", code="raise SystemExit")
        broken()

        assert templates()[name.lower()].status == "built in"
        assert templates()[f"taker:{name.lower()}"].status == "not loaded"
        assert_nobody_is_disturbed()

    @pytest.mark.usefixtures("broken")
    def test_a_name_of_another_pack(self, install):
        """A name that a broken pack claims too is an error that tells how to get the sound one."""
        install("taker", "banking = taker:template", code="raise SystemExit")
        with pytest.raises(DuplicateNameError) as caught:
            closing("banking")

        assert str(caught.value) == (
            "Template 'banking' is claimed more than once: by sound 1.0 (sound:template) and by "
            "taker 1.0 (taker:template). Which one is meant cannot be guessed. "
            "Ask for 'sound:banking' or 'taker:banking', or uninstall one of them."
        )
        assert closing("sound:banking") == "From sound,"
        assert closing("classic") == "Sincerely,"

    def test_a_name_that_it_gives_twice(self, broken):
        """A pack that gives one name to two objects is told so, and its other names work."""
        broken(
            more_points="[rejection_letters.templates]\n"
            "Broken = broken:group\nother = broken:template"
        )
        with pytest.raises(DuplicateNameError, match=r"claimed more than once: by broken 3\.1"):
            closing("broken")

        assert closing("other") == "From broken,"
        assert_nobody_is_disturbed()

    def test_the_name_of_its_module(self, broken):
        """A pack whose module has the name of another's gets what Python imports there."""
        broken(value="sound:group.inner")

        assert closing("broken") == "From sound,"
        assert_nobody_is_disturbed()


FORMATS = {
    "a template": ("broken:template", PACK, "TypeError: broken:template must be a function, got"),
    "a number": ("broken:shout", "shout = 7", "TypeError: broken:shout must be a function, got 7"),
    "nothing": ("broken:shout", "", "AttributeError: module 'broken' has no attribute 'shout'"),
    "the end of the program": ("broken:shout", "raise SystemExit(3)", "SystemExit: 3"),
    "no module": ("no_such_module:shout", "", "ModuleNotFoundError: No module named 'no_such"),
}
"""Formats of packs that cannot be loaded, and how the cause begins that the error names."""


class TestUnreadable:
    """Metadata that cannot be read hides nobody else's."""

    @pytest.fixture
    def forbid(self, monkeypatch):
        """Return a function that lets nobody read what a path ends in."""

        def forbidden(ending):
            for method in ("read_text", "exists"):
                monkeypatch.setattr(Path, method, self.guarded(getattr(Path, method), ending))

        return forbidden

    @staticmethod
    def guarded(method, ending):
        """Return a method of a path that asks first whether it may."""

        def ask(path, *arguments, **named):
            if path.as_posix().endswith(ending):
                raise PermissionError(13, "Permission denied", str(path))
            return method(path, *arguments, **named)

        return ask

    @pytest.mark.parametrize("file", ["entry_points.txt", "METADATA"])
    def test_a_file_that_must_not_be_read(self, install, forbid, file):
        """A warning says which, and the others are found."""
        install("pack-a")
        install("pack-b", "banking = pack_b:template")
        forbid(f"pack_a-1.0.dist-info/{file}")

        with pytest.warns(RejectionLettersWarning, match=r"PermissionError: .*Permission denied"):
            listed = templates()

        assert "banking" in listed
        assert "nursing" not in listed

    def test_a_folder_that_must_not_be_read(self, site, install, forbid):
        """One that lies further on the path takes its place."""
        install("pack-a", "banking = pack_a:template")
        (site / "pack_a-0.9.dist-info").mkdir()
        forbid("pack_a-0.9.dist-info/METADATA")

        assert "banking" in templates()

    def test_names_that_begin_alike(self, site, install):
        """A hyphen in the name of a folder, as old tools left it, ends no name."""
        install("hyph-one", "one = hyph_one:template")
        install("hyph-two", "two = hyph_two:template")
        for name in ("one", "two"):
            folder = site / f"hyph_{name}-1.0.dist-info"
            folder.rename(site / f"hyph-{name}-1.0.dist-info")
        _plugins.forget()

        assert {"one", "two"} <= templates().keys()


class TestLater:
    """A pack runs code after it was loaded, too: that ends no program either."""

    @pytest.mark.parametrize(
        "end", ["raise SystemExit(0)", "raise RuntimeError('Oh')", "raise Odd"]
    )
    @pytest.mark.parametrize(
        ("code", "kind"),
        [
            (
                """
                @attrs.frozen
                class Work:
                    unit: "leave()" = None
                template = Template.from_package("MODULE", "MODULE.j2", summary="", details=Work)
                """,
                DetailsError,
            ),
            (
                """
                template = Template.from_package("inner", "x.j2", summary="")
                """,
                TemplateError,
            ),
        ],
        ids=["types of details", "another package"],
    )
    def test_what_it_runs_when_it_is_used(self, broken, code, kind, end):
        """Types that are looked up, and a package that is imported for a file, may fail anyhow."""
        begin = f"""
        import attrs
        from rejection_letters import Template
        class Odd(BaseException): pass
        def leave():
            {end}
        """
        inner = f"class Odd(BaseException): pass\n{end}\n"
        files = {"broken.j2": '{% extends "letter" %}', "inner.py": inner}
        broken(textwrap.dedent(begin) + textwrap.dedent(code), files=files)

        with pytest.raises(kind) as caught:
            closing("broken")

        assert re.search(r"\((SystemExit: 0|RuntimeError: Oh|Odd)\)", str(caught.value))
        assert_nobody_is_disturbed()

    @pytest.mark.parametrize("end", ["SystemExit(0)", "RuntimeError", "BaseException"])
    def test_an_error_that_ends_the_program_when_it_is_shown(self, broken, end):
        """Not even the text of an error is trusted."""
        broken(f"class Nasty(Exception):\n    def __str__(self): raise {end}\nraise Nasty")

        with pytest.raises(BrokenPackError, match=r"failed: Nasty\. "):
            closing("broken")

    def test_what_it_says_is_shortened_and_cannot_draw(self, broken):
        """An error repeats what can be printed, on one line, and not all of it."""
        broken("raise OSError('\\x1b[2J one\\n\\ntwo ' + 'x' * 3_000)")

        with pytest.raises(BrokenPackError) as caught:
            closing("broken")

        assert "failed: OSError: [2J one two xxx" in caught.value.why
        assert len(caught.value.why) < 600

    @pytest.mark.parametrize("end", ["raise KeyboardInterrupt", "leave()"])
    def test_the_user_may_end_it(self, broken, end):
        """Ctrl+C passes through, also while an error is shown."""
        broken(
            "def leave():\n    class Slow(Exception):\n"
            f"        def __str__(self): raise KeyboardInterrupt\n    raise Slow\n{end}"
        )

        with pytest.raises(KeyboardInterrupt):
            closing("broken")


class TestFormats:
    """A broken format fails like a broken template."""

    @pytest.mark.parametrize(("value", "code", "cause"), FORMATS.values(), ids=FORMATS.keys())
    def test_loading(self, install, broken, value, code, cause):
        """The error names format, release, entry point and cause, and what to do."""
        install("shouter", formats=["shout = shouter:shout"])
        broken(code, formats=[f"bad = {value}"])
        with pytest.raises(BrokenPackError) as caught:
            formats_catalog.find("bad")
        error = caught.value

        assert (error.kind, error.name) == ("format", "bad")
        assert error.what == "Format 'bad' of broken 3.1 cannot be loaded."
        assert error.why.startswith(f"Its entry point {value!r} failed: {cause}")
        assert error.remedy == "Update or uninstall broken, or tell its authors."
        assert formats_catalog.formats()["bad"].status == "broken"
        assert callable(formats_catalog.find("shout"))
        assert_nobody_is_disturbed()

    def test_a_function_among_the_templates(self, broken):
        """A format that is named among the templates is no template."""
        broken(value="broken:shout")
        with pytest.raises(BrokenPackError, match=r"broken:shout is <function .*, not a Temp"):
            closing("broken")

        assert_nobody_is_disturbed()

    def test_a_name_that_is_none(self, broken):
        """A format whose name is not valid is skipped with a warning."""
        broken(formats=["open document = broken:shout"])
        with pytest.warns(RejectionLettersWarning, match="was skipped: 'open document' is not"):
            assert [*formats_catalog.formats()] == OWN_FORMATS

        assert_nobody_else_is_disturbed("'open document' is not a valid name")
