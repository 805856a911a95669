"""A broken pack fails only when it is asked for, says why, and disturbs nobody."""

import os
import re
import subprocess
import sys
import textwrap

import pytest

from rejection_letters import RejectionLettersWarning, TemplateEntry, templates
from rejection_letters.errors import BrokenPackError, DetailsError, TemplateError
from rejection_letters.formats import _catalog as formats_catalog
from tests.packs import (
    FORMATS as OWN_FORMATS,
    PACK,
    assert_nobody_else_is_disturbed,
    assert_nobody_is_disturbed,
    closing,
)

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


FORMATS = {
    "a template": ("broken:template", PACK, "TypeError: broken:template is Template("),
    "a number": ("broken:shout", "shout = 7", "TypeError: broken:shout is 7, not a function of"),
    "nothing": ("broken:shout", "", "AttributeError: module 'broken' has no attribute 'shout'"),
    "the end of the program": ("broken:shout", "raise SystemExit(3)", "SystemExit: 3"),
    "no module": ("no_such_module:shout", "", "ModuleNotFoundError: No module named 'no_such"),
}
"""Formats of packs that cannot be loaded, and how the cause begins that the error names."""


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
