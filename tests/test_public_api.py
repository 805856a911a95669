"""What users may import, and what importing costs."""

import functools
import inspect
import subprocess
import sys
from pathlib import Path

import importlib_metadata
import pytest

import rejection_letters
from rejection_letters import Template, letters
from rejection_letters._template import _catalog

SOURCES = Path(rejection_letters.__file__).parent

NAMES = [
    "Contact",
    "Field",
    "Letter",
    "Medium",
    "Profile",
    "Reason",
    "Rejection",
    "RejectionLettersError",
    "RejectionLettersWarning",
    "Remark",
    "SourceMessage",
    "Stage",
    "Template",
    "TemplateEntry",
    "compose",
    "read_profile",
    "review",
    "templates",
]
"""Every name that users may import from the package."""


class TestNames:
    """The package offers these names and no others."""

    def test_all(self):
        """`__all__` lists the public names in the order in which people look."""
        assert rejection_letters.__all__ == NAMES

    def test_dir_lists_them(self):
        """Completion in a notebook offers every public name, in a process that used none yet."""
        listed = output("import rejection_letters; print(*dir(rejection_letters))").split()

        assert set(NAMES) <= set(listed)
        assert listed == sorted(listed)
        assert set(listed) <= set(dir(rejection_letters))

    def test_nothing_else_is_public(self):
        """All other names are modules, or begin with an underscore."""
        listed = output(
            "import inspect, rejection_letters as r\n"
            "print(*(n for n in dir(r) if not n.startswith('_')"
            " and not inspect.ismodule(getattr(r, n))))"
        ).split()

        assert set(listed) - {"TYPE_CHECKING", "annotations"} == set(NAMES)

    @pytest.mark.parametrize("name", NAMES)
    def test_a_star_import_brings_them(self, name):
        """`from rejection_letters import *` brings what `__all__` says, resolved or not."""
        brought = {}
        exec("from rejection_letters import *", brought)

        assert brought[name] is getattr(rejection_letters, name)

    @pytest.mark.parametrize("name", NAMES)
    def test_names_are_what_they_say(self, name):
        """A name that is resolved late is the object of that name, from inside the package."""
        value = getattr(rejection_letters, name)

        assert value.__name__ == name
        assert value.__module__.startswith("rejection_letters.")

    @pytest.mark.parametrize("name", ["compos", "Letters", "_LAZY_", "__wrapped__"])
    def test_unknown_names(self, name):
        """A name that there is not is the same error as in any module."""
        with pytest.raises(AttributeError) as caught:
            getattr(rejection_letters, name)

        assert str(caught.value) == f"module 'rejection_letters' has no attribute {name!r}"

    def test_an_unknown_name_cannot_be_imported(self):
        """A misspelt import fails as it does everywhere."""
        with pytest.raises(ImportError, match="cannot import name 'compos'"):
            exec("from rejection_letters import compos", {})

    def test_names_are_resolved_once(self):
        """A name that was resolved is an ordinary name of the package from then on."""
        code = (
            "import rejection_letters as r; print('compose' in vars(r)); "
            "r.compose; print('compose' in vars(r))"
        )

        assert output(code) == "False\nTrue\n"


class TestDocumentation:
    """Every public name explains itself where it is looked up."""

    @pytest.mark.parametrize("name", NAMES)
    def test_every_name_has_a_docstring(self, name):
        """A docstring begins with a sentence on one line."""
        first, *_ = inspect.getdoc(getattr(rejection_letters, name)).split("\n")

        assert first.endswith(".")

    @pytest.mark.parametrize("name", NAMES)
    def test_every_name_has_an_example(self, name):
        """A docstring shows the name in use, in an example that runs as a test."""
        assert "\nExample:\n    >>> " in inspect.getdoc(getattr(rejection_letters, name))

    @pytest.mark.parametrize("name", NAMES)
    def test_public_attributes_are_documented(self, name):
        """Methods and properties of a public class have docstrings too."""
        value = getattr(rejection_letters, name)
        if inspect.isclass(value):
            for own, member in vars(value).items():
                if callable(member) or isinstance(member, (property, classmethod)):
                    assert own.startswith("_") or inspect.getdoc(member)

    def test_the_package_is_typed(self):
        """The package carries the marker that makes type checkers read its annotations."""
        assert (SOURCES / "py.typed").is_file()


def output(code):
    """Return what a program prints that runs in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


@functools.cache
def imported_by(code):
    """Return the names of the modules that a program imports, beyond those Python starts with."""
    started = "import sys; before = set(sys.modules)"
    return set(output(f"{started}\n{code}\nprint(*({{*sys.modules}} - before))").split())


COMPOSE = (
    "from rejection_letters import Profile, Rejection, compose\n"
    "letter = compose(Profile('Ana Ruiz', 'UX designer'), Rejection('Acme'))"
)


class TestCost:
    """Nothing is imported before it is needed."""

    @pytest.mark.parametrize(
        "module",
        [
            "asyncio",
            "difflib",
            "email",
            "html",
            "http",
            "importlib.metadata",
            "importlib_metadata",
            "jinja2",
            "json",
            "logging",
            "markupsafe",
            "pickle",
            "socket",
            "sqlite3",
            "tempfile",
            "urllib.request",
            "xml",
            "zipfile",
        ],
    )
    def test_importing_the_package(self, module):
        """Importing the package imports attrs and the lightest of the standard library."""
        assert module not in imported_by("import rejection_letters")

    def test_importing_the_package_imports_few_of_its_modules(self):
        """The model and the errors are all that is imported of the package itself."""
        own = {name for name in imported_by("import rejection_letters") if "rejection_le" in name}

        assert own == {
            "rejection_letters",
            "rejection_letters._locales",
            "rejection_letters._model",
            "rejection_letters._records",
            "rejection_letters._values",
            "rejection_letters.errors",
        }

    @pytest.mark.parametrize(
        "module",
        [
            *("importlib_metadata", "importlib.metadata", "difflib", "email", "html"),
            *("jinja2", "markupsafe", "rejection_letters._template.dialect"),
        ],
    )
    def test_composing_with_a_built_in_template(self, module):
        """A built-in template needs no look at what is installed, no other format and no Jinja2."""
        assert module not in imported_by(COMPOSE)

    @pytest.mark.parametrize("module", ["importlib_metadata", "email", "html"])
    def test_printing_a_letter(self, module):
        """The text of a letter needs none of what other formats need."""
        assert module not in imported_by(f"{COMPOSE}\nstr(letter)")


class TestInstallation:
    """What is installed says the same as what is written down."""

    def test_entry_points_are_the_built_in_table(self):
        """The library declares its own templates as packs do, and the table says the same."""
        points = importlib_metadata.distribution("rejection-letters").entry_points
        declared = {
            point.name: point.value for point in points.select(group="rejection_letters.templates")
        }
        table = _catalog.TEMPLATES.built_in

        assert declared == {name: entry.value for name, entry in table.items()}

    def test_the_built_in_table_is_what_letters_offers(self):
        """Every public template of the library can be asked for by its name."""
        public = [getattr(letters, name) for name in letters.__all__]
        offered = {value.name: value for value in public if isinstance(value, Template)}

        assert {
            name: entry.load() for name, entry in _catalog.TEMPLATES.built_in.items()
        } == offered
