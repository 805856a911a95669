"""A broken pack raises an error only when it is used, and never breaks anything else."""

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
    assert_others_still_work,
    assert_others_still_work_with_a_warning,
    closing,
)

IN_PACKAGE = "from rejection_letters import Template\ntemplate = Template.from_package"

CODE = {
    "a missing module": (
        "import no_such_module",
        "ModuleNotFoundError: No module named 'no_such_module'",
    ),
    "a name that the library does not have": (
        "from rejection_letters import Templates",
        "ImportError: cannot import name 'Templates' from 'rejection_letters'",
    ),
    "a circular import": (
        "from MODULE import template",
        "ImportError: cannot import name 'template' from partially initialized module 'MODULE'",
    ),
    "a syntax error": ("template = Template(", "SyntaxError: "),
    "an invalid encoding": (b"template = '\xff'", "SyntaxError: "),
    "an exception": ("raise OSError('out of order')", "OSError: out of order"),
    "an exception without a message": ("raise RuntimeError", "RuntimeError"),
    "an exception that cannot be shown": (
        """
        class Nasty(Exception):
            def __str__(self):
                raise RuntimeError
        raise Nasty
        """,
        "Nasty",
    ),
    "SystemExit": ("raise SystemExit(3)", "SystemExit: 3"),
    "sys.exit()": ("import sys\nsys.exit('Buy me first')", "SystemExit: Buy me first"),
    "endless recursion": ("def f(): return f()\nf()", "RecursionError: "),
    "MemoryError": ("raise MemoryError", "MemoryError"),
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
    "a module that replaces itself with None": (
        "import sys\nsys.modules[__name__] = None",
        "AttributeError: 'NoneType' object has no attribute 'template'",
    ),
    "a module that deletes names of the library": (
        """
        import rejection_letters
        for name in ("templates", "compose"):
            vars(rejection_letters).pop(name, None)
        raise RuntimeError("Gone")
        """,
        "RuntimeError: Gone",
    ),
    "a module that loads its own template": (
        "from rejection_letters import templates\ntemplates()['MODULE'].load()",
        "BrokenPackError: Template 'MODULE' from MODULE 3.1 cannot be loaded.",
    ),
    "an invalid template": (
        "from rejection_letters import Template\ntemplate = Template.from_string('{{ x }}')",
        "TemplateError: text, line 1: ",
    ),
    "details that are not an attrs class": (
        """
        from rejection_letters import Template
        template = Template.from_string('{% extends "letter" %}', details=int)
        """,
        "DetailsError: The details of template 'text' must be an attrs class",
    ),
    "an invalid file name": (
        f"{IN_PACKAGE}(__name__, '../secrets', summary='')",
        "TemplateError: ../secrets, line 1: '../secrets' is not a valid name for a template file.",
    ),
}
"""Broken modules of packs, and the beginning of the error that each one causes.

MODULE is replaced by the name of the module, which is also that of template and distribution.
"""

VALUES = {
    "": "ValueError: expected module:object",
    "broken": "ValueError: expected module:object",
    "broken:": "ValueError: expected module:object",
    ":template": "ValueError: expected module:object",
    "[pdf]": "ValueError: expected module:object",
    ".broken:template": "TypeError: the 'package' argument is required",
    "!!:!!": "ModuleNotFoundError: No module named '!!'",
    "broken:template = other:template": "AttributeError: module 'broken' has no attribute ",
    "no_such_module:template": "ModuleNotFoundError: No module named 'no_such_module'",
    "broken:group.": "AttributeError: type object 'group' has no attribute ''",
    "broken:group.other": "AttributeError: type object 'group' has no attribute 'other'",
    "broken.inner:template": "ModuleNotFoundError: No module named 'broken.inner'",
}
"""Invalid entry points in a valid module, and the beginning of the error."""


class TestLoading:
    """A pack that cannot be loaded raises an error when its template is used."""

    @pytest.mark.parametrize(("code", "cause"), CODE.values(), ids=CODE.keys())
    def test_a_broken_module(self, broken, code, cause):
        broken(code)
        assert_others_still_work()
        with pytest.raises(BrokenPackError) as caught:
            closing("broken")

        assert cause.replace("MODULE", "broken") in str(caught.value)
        assert (caught.value.name, caught.value.version) == ("broken", "3.1")
        assert_others_still_work()

    @pytest.mark.parametrize(("value", "cause"), VALUES.items(), ids=map(repr, VALUES))
    def test_a_broken_entry_point(self, broken, value, cause):
        broken(value=value)
        assert_others_still_work()
        with pytest.raises(BrokenPackError) as caught:
            closing("broken")

        assert caught.value.value == value
        assert cause in str(caught.value)
        assert_others_still_work()

    def test_a_circular_import(self, broken):
        broken(
            "from broken_too import text\ntemplate = text",
            files={"broken_too.py": "from broken import template\ntext = template"},
        )
        with pytest.raises(BrokenPackError, match=r"ImportError: .*partially initialized"):
            closing("broken")

        assert_others_still_work()

    def test_a_module_that_is_an_empty_folder(self, broken, site):
        broken()
        (site / "broken.py").unlink()
        (site / "broken").mkdir()
        with pytest.raises(BrokenPackError, match="'broken' has no attribute 'template'"):
            closing("broken")

        assert_others_still_work()

    def test_a_missing_module(self, broken, site):
        broken()
        (site / "broken.py").unlink()
        with pytest.raises(BrokenPackError, match="No module named 'broken'"):
            closing("broken")

        assert_others_still_work()

    def test_the_error_has_attributes(self, broken):
        broken("template = 7")
        with pytest.raises(BrokenPackError) as caught:
            closing("broken")
        error = caught.value

        assert (error.kind, error.name, error.distribution) == ("template", "broken", "broken")
        assert (error.version, error.value) == ("3.1", "broken:template")

    def test_the_cause_is_the_exception_of_the_pack(self, broken):
        broken("raise RuntimeError('out of order')")
        with pytest.raises(BrokenPackError) as caught:
            closing("broken")

        assert repr(caught.value.__cause__) == "RuntimeError('out of order')"

    def test_the_entry_becomes_broken_and_has_the_error(self, broken):
        broken("raise RuntimeError('out of order')")
        entry = templates()["broken"]
        assert (entry.status, entry.error) == ("not loaded", None)
        with pytest.raises(BrokenPackError):
            entry.load()

        assert entry.status == "broken"
        assert entry.error == "RuntimeError: out of order"

    def test_ctrl_c_while_loading_stops_the_program(self, broken):
        """The pack does not become broken."""
        broken("raise KeyboardInterrupt")
        with pytest.raises(KeyboardInterrupt):
            closing("broken")

        assert templates()["broken"].status == "not loaded"
        assert_others_still_work()

    def test_a_repaired_pack_can_be_loaded(self, broken, site):
        broken("raise RuntimeError('out of order, and long')")
        with pytest.raises(BrokenPackError):
            closing("broken")
        (site / "broken.py").write_text(PACK, encoding="utf-8")

        assert closing("broken") == "From DISTRIBUTION,"
        assert templates()["broken"].status == "loaded"
        assert templates()["broken"].error is None

    def test_an_entry_without_a_version(self):
        entry = TemplateEntry("nursing", "pack-a", None, "", "no_such_module:template")
        with pytest.raises(BrokenPackError) as caught:
            entry.load()

        assert caught.value.version is None
        assert "None" not in str(caught.value)


class TestAllAtOnce:
    PROGRAM = """
import rejection_letters
from rejection_letters import Profile, Rejection, compose, errors, templates

for name, entry in templates().items():
    assert entry.status in ("built in", "not loaded")
for name, entry in templates().items():
    try:
        entry.load()
    except errors.BrokenPackError as error:
        assert entry.error and entry.error in str(error)
print([entry.status for entry in templates().values()].count("broken"))
for name in ("banking", "classic"):
    print(compose(Profile("Ana", "nurse"), Rejection("Acme"), template=name).closing)
"""

    def test_a_new_process_works_with_many_broken_packs(self, install, site):
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
    "no file": (
        {},
        "broken.j2, line 1: Package broken has no file ",
    ),
    "text without blocks": (
        {"broken.j2": "Dear all,"},
        "broken.j2, line 1: The template must begin with {% extends",
    ),
    "not UTF-8": (
        {"broken.j2": b"\xff\xfe"},
        "broken.j2, line 1: The file is not in UTF-8 (byte 0).",
    ),
    "a call": (
        {"broken.j2": f"{LETTER}\n{CALL}"},
        "broken.j2, line 2: Templates cannot contain a call. ",
    ),
    "a missing file that it extends": (
        {"broken.j2": '{% extends "other.j2" %}'},
        "broken.j2, line 1: Cannot extend 'other.j2'. Package broken has no file ",
    ),
    "a file that extends itself": (
        {"broken.j2": '{% extends "broken.j2" %}'},
        "broken.j2, line 1: ",
    ),
}
"""Broken template files in a pack, and the beginning of the error."""


class TestTemplateFiles:
    """A pack is broken if the file of its template is missing or invalid."""

    @pytest.mark.parametrize(("files", "message"), FILES.values(), ids=FILES.keys())
    def test_a_broken_file(self, broken, files, message):
        broken(f"{IN_PACKAGE}(__name__, 'broken.j2', summary='')", files=files)
        assert_others_still_work()
        with pytest.raises(BrokenPackError) as caught:
            closing("broken")

        assert str(caught.value).startswith(
            "Template 'broken' from broken 3.1 cannot be loaded. "
            f"Its entry point 'broken:template' failed: TemplateError: {message}"
        )
        assert isinstance(caught.value.__cause__, TemplateError)
        assert_others_still_work()

    def test_a_missing_file_is_listed_as_broken_with_the_distribution(self, broken):
        broken(f"{IN_PACKAGE}(__name__, 'broken.j2', summary='')")
        with pytest.raises(BrokenPackError):
            closing("broken")
        entry = templates()["broken"]

        assert (entry.status, entry.distribution) == ("broken", "broken")
        assert "has no file 'broken.j2'" in entry.error
        assert re.search("broken +broken +broken 3.1 +TemplateError: ", repr(templates()))

    def test_a_file_that_was_added_since_is_found(self, broken, site):
        broken(f"{IN_PACKAGE}(__name__, 'broken.j2', summary='')")
        with pytest.raises(BrokenPackError):
            closing("broken")
        (site / "broken.j2").write_text(LETTER, encoding="utf-8")

        assert closing("broken") == "Sincerely,"
        assert templates()["broken"].status == "loaded"

    def test_broken_details(self, broken):
        broken(
            f"{IN_PACKAGE}(__name__, 'broken.j2', summary='', details=dict)",
            files={"broken.j2": LETTER},
        )
        with pytest.raises(BrokenPackError, match="must be an attrs class") as caught:
            closing("broken")

        assert isinstance(caught.value.__cause__, DetailsError)
        assert_others_still_work()


FORMATS = {
    "a template": (
        "broken:template",
        PACK,
        "TypeError: broken:template must be a function, got Template(",
    ),
    "a number": ("broken:shout", "shout = 7", "TypeError: broken:shout must be a function, got 7."),
    "a missing attribute": (
        "broken:shout",
        "",
        "AttributeError: module 'broken' has no attribute 'shout'",
    ),
    "SystemExit": ("broken:shout", "raise SystemExit(3)", "SystemExit: 3"),
    "a missing module": (
        "no_such_module:shout",
        "",
        "ModuleNotFoundError: No module named 'no_such",
    ),
}
"""Broken formats of packs, and the beginning of the error."""


class TestLater:
    """Code of a pack that runs after it was loaded cannot end the program either."""

    @pytest.mark.parametrize(
        "end", ["raise SystemExit(0)", "raise RuntimeError('Oh')", "raise Odd"]
    )
    @pytest.mark.parametrize(
        "code",
        [
            (
                """
                @attrs.frozen
                class Work:
                    unit: "leave()" = None
                template = Template.from_package("MODULE", "MODULE.j2", summary="", details=Work)
                """
            ),
            (
                """
                template = Template.from_package("inner", "x.j2", summary="")
                """
            ),
        ],
        ids=["types of details", "another package"],
    )
    def test_code_that_runs_when_a_template_is_checked(self, broken, code, end):
        """Resolving type hints and importing a package for its files both run code of the pack."""
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

        with pytest.raises(BrokenPackError) as caught:
            closing("broken")

        assert re.search(r"\((SystemExit: 0|RuntimeError: Oh|Odd)\)", str(caught.value))
        assert_others_still_work()

    @pytest.mark.parametrize("end", ["SystemExit(0)", "RuntimeError", "BaseException"])
    def test_an_exception_that_raises_when_it_is_shown(self, broken, end):
        broken(f"class Nasty(Exception):\n    def __str__(self): raise {end}\nraise Nasty")

        with pytest.raises(BrokenPackError, match=r"\bNasty\b"):
            closing("broken")

    def test_a_message_is_truncated_and_made_printable(self, broken):
        broken("raise OSError('\\x1b[2J one\\n\\ntwo ' + 'x' * 3_000)")

        with pytest.raises(BrokenPackError) as caught:
            closing("broken")

        assert "OSError: [2J one two xxx" in str(caught.value)
        assert len(str(caught.value)) < 700

    @pytest.mark.parametrize("end", ["raise KeyboardInterrupt", "leave()"])
    def test_ctrl_c_always_passes_through(self, broken, end):
        """This includes Ctrl+C while the message of an exception is computed."""
        broken(
            "def leave():\n    class Slow(Exception):\n"
            f"        def __str__(self): raise KeyboardInterrupt\n    raise Slow\n{end}"
        )

        with pytest.raises(KeyboardInterrupt):
            closing("broken")


class TestFormats:
    @pytest.mark.parametrize(("value", "code", "cause"), FORMATS.values(), ids=FORMATS.keys())
    def test_a_broken_format(self, install, broken, value, code, cause):
        install("shouter", formats=["shout = shouter:shout"])
        broken(code, formats=[f"bad = {value}"])
        with pytest.raises(BrokenPackError) as caught:
            formats_catalog.find("bad")
        error = caught.value

        assert (error.kind, error.name) == ("format", "bad")
        assert (error.version, error.value) == ("3.1", value)
        assert cause in str(error)
        assert formats_catalog.formats()["bad"].status == "broken"
        assert callable(formats_catalog.find("shout"))
        assert_others_still_work()

    def test_a_format_in_the_group_of_templates(self, broken):
        broken(value="broken:shout")
        with pytest.raises(BrokenPackError, match=r"broken:shout is <function .*, not a Temp"):
            closing("broken")

        assert_others_still_work()

    def test_an_invalid_name_of_a_format(self, broken):
        broken(formats=["open document = broken:shout"])
        with pytest.warns(RejectionLettersWarning, match="was skipped: 'open document' is not"):
            assert [*formats_catalog.formats()] == OWN_FORMATS

        assert_others_still_work_with_a_warning("'open document' is not a valid name")
