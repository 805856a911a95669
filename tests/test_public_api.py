"""The public names of the package, their documentation, and import cost."""

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
"""Every public name of the package."""


class TestNames:
    def test_all_is_complete_and_sorted(self):
        assert rejection_letters.__all__ == NAMES

    def test_dir_lists_every_public_name(self):
        """Runs in a new process, where no name has been resolved yet."""
        listed = output("import rejection_letters; print(*dir(rejection_letters))").split()

        assert set(NAMES) <= set(listed)
        assert listed == sorted(listed)
        assert set(listed) <= set(dir(rejection_letters))

    def test_other_names_are_modules_or_private(self):
        listed = output(
            "import inspect, rejection_letters as r\n"
            "print(*(n for n in dir(r) if not n.startswith('_')"
            " and not inspect.ismodule(getattr(r, n))))"
        ).split()

        assert set(listed) - {"TYPE_CHECKING", "annotations"} == set(NAMES)

    @pytest.mark.parametrize("name", NAMES)
    def test_star_import_provides_public_names(self, name):
        brought = {}
        exec("from rejection_letters import *", brought)

        assert brought[name] is getattr(rejection_letters, name)

    @pytest.mark.parametrize("name", NAMES)
    def test_names_refer_to_objects_of_that_name(self, name):
        value = getattr(rejection_letters, name)

        assert value.__name__ == name
        assert value.__module__.startswith("rejection_letters.")

    @pytest.mark.parametrize("name", ["compos", "Letters", "_LAZY_", "__wrapped__"])
    def test_unknown_name_raises_attribute_error(self, name):
        with pytest.raises(AttributeError) as caught:
            getattr(rejection_letters, name)

        assert str(caught.value) == f"module 'rejection_letters' has no attribute {name!r}"

    def test_unknown_name_cannot_be_imported(self):
        with pytest.raises(ImportError, match="cannot import name 'compos'"):
            exec("from rejection_letters import compos", {})

    def test_lazy_names_are_resolved_once(self):
        code = (
            "import rejection_letters as r; print('compose' in vars(r)); "
            "r.compose; print('compose' in vars(r))"
        )

        assert output(code) == "False\nTrue\n"


class TestDocumentation:
    @pytest.mark.parametrize("name", NAMES)
    def test_docstrings_start_with_a_one_line_summary(self, name):
        first, *_ = inspect.getdoc(getattr(rejection_letters, name)).split("\n")

        assert first.endswith(".")

    @pytest.mark.parametrize("name", NAMES)
    def test_docstrings_have_an_example(self, name):
        assert "\nExample:\n    >>> " in inspect.getdoc(getattr(rejection_letters, name))

    @pytest.mark.parametrize("name", NAMES)
    def test_methods_and_properties_have_docstrings(self, name):
        value = getattr(rejection_letters, name)
        if inspect.isclass(value):
            for own, member in vars(value).items():
                if callable(member) or isinstance(member, (property, classmethod)):
                    assert own.startswith("_") or inspect.getdoc(member)

    def test_package_is_marked_as_typed(self):
        assert (SOURCES / "py.typed").is_file()


def output(code):
    """Return the output of a program that runs in a new process."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


@functools.cache
def imported_by(code):
    """Return the modules that a program imports, except those that Python imports at startup."""
    started = "import sys; before = set(sys.modules)"
    return set(output(f"{started}\n{code}\nprint(*({{*sys.modules}} - before))").split())


COMPOSE = (
    "from rejection_letters import Profile, Rejection, compose\n"
    "letter = compose(Profile('Ana Ruiz', 'UX designer'), Rejection('Acme'))"
)


class TestImportCost:
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
    def test_package_does_not_import_slow_modules(self, module):
        assert module not in imported_by("import rejection_letters")

    def test_package_imports_only_the_model_and_errors(self):
        own = {name for name in imported_by("import rejection_letters") if "rejection_le" in name}

        assert own == {
            "rejection_letters",
            "rejection_letters._locales",
            "rejection_letters._mail",
            "rejection_letters._names",
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
    def test_composing_with_a_built_in_template_imports_no_jinja2(self, module):
        assert module not in imported_by(COMPOSE)

    @pytest.mark.parametrize("module", ["importlib_metadata", "email", "html"])
    def test_printing_a_letter_imports_no_other_formats(self, module):
        assert module not in imported_by(f"{COMPOSE}\nstr(letter)")


class TestInstallation:
    def test_entry_points_match_the_built_in_templates(self):
        points = importlib_metadata.distribution("rejection-letters").entry_points
        declared = {
            point.name: point.value for point in points.select(group="rejection_letters.templates")
        }
        table = _catalog.TEMPLATES.built_in

        assert declared == {name: entry.value for name, entry in table.items()}

    def test_built_in_templates_match_the_letters_module(self):
        public = [getattr(letters, name) for name in letters.__all__]
        offered = {value.name: value for value in public if isinstance(value, Template)}

        assert {
            name: entry.load() for name, entry in _catalog.TEMPLATES.built_in.items()
        } == offered
