"""`rejection-letters doctor` says what is installed and what is broken."""

from __future__ import annotations

import sys

import importlib_metadata
import pytest

from rejection_letters import templates
from rejection_letters._extras import EXTRAS
from rejection_letters.errors import MissingExtraError
from rejection_letters.formats import _catalog as formats_catalog, txt
from tests.cli import PACK, run
from tests.packs import Site


class TestDoctor:
    @pytest.mark.usefixtures("site")
    def test_report_shows_versions_of_library_dependencies_and_extras(self):
        lines = run("doctor").stdout.splitlines()
        version = importlib_metadata.version

        assert lines[0].startswith(f"rejection-letters {version('rejection-letters')} on Python ")
        assert f"jinja2 {version('jinja2')}, attrs {version('attrs')}" in lines[1]
        assert f"Extra cli: click {version('click')}" in lines
        assert lines[-3:] == ["No packs are installed.", "", "No problems found."]

    @pytest.mark.usefixtures("site")
    def test_missing_extra_is_shown_with_the_install_command(self, monkeypatch):
        monkeypatch.setitem(EXTRAS, "pdf", "no-such-distribution")

        assert (
            'Extra pdf: missing; python -m pip install "rejection-letters[pdf]"\n'
            in run("doctor").stdout
        )

    @pytest.mark.usefixtures("site")
    def test_dependency_without_metadata_has_an_unknown_version(self, monkeypatch):
        """In a frozen program, for example, dependencies have no metadata."""
        monkeypatch.setattr("rejection_letters.cli._doctor.CORE", ("no-such-distribution",))

        assert "Dependencies: no-such-distribution (version unknown)\n" in run("doctor").stdout

    def test_templates_and_formats_of_packs_are_loaded(self, install):
        install("pack-a", "nursing = pack_a:template", formats=["fax = pack_a:shout"])

        printed = run("doctor").stdout

        assert "pack-a 1.0: template nursing works\npack-a 1.0: format fax works\n" in printed

    def test_each_problem_is_listed_once(self, install):
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
            "4 problems found:",
        ]
        assert "'sing ing'" in lines[7]
        assert "'mining'" in lines[8]
        assert "pack-b 1.0" in lines[8]
        assert lines[9].startswith("- Template 'dancing' from pack-c 1.0 cannot be loaded. ")
        assert "gone.j2, line 1: Package pack_c has no file 'gone.j2'" in lines[9]
        assert "OSError: out of order" in lines[10]
        assert len(lines) == 11

    def test_distributions_with_broken_metadata_are_ignored(self, site):
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

        assert run("doctor").stdout.endswith("No problems found.\n")

    def test_warning_from_a_pack_is_not_a_problem(self, install):
        warning = "import warnings\nwarnings.warn('Hi there', stacklevel=1)\n"
        install("pack-a", code=warning + PACK)

        assert run("doctor").stdout.endswith("No problems found.\n")

    def test_packs_installed_since_the_last_scan_are_found(self, install):
        run("templates")
        install("pack-a", "nursing = pack_a:gone")

        assert "template nursing broken" in run("doctor", code=1).stdout

    def test_single_problem_is_counted_in_the_singular(self, install):
        install("pack-a", "nursing = pack_a:gone")

        assert "\n1 problem found:\n" in run("doctor", code=1).stdout

    def test_distribution_named_like_a_pack_with_entry_points_is_not_a_problem(self, install):
        install("rejection-letters-vets")

        assert run("doctor").stdout.endswith("No problems found.\n")

    def test_distribution_named_like_a_pack_without_entry_points_is_a_problem(self, site):
        Site(site).write(
            {"METADATA": "Metadata-Version: 2.1\nName: rejection-letters-vets\nVersion: 1.0\n"},
            folder=site / "rejection_letters_vets-1.0.dist-info",
        )

        assert (
            "- rejection-letters-vets 1.0 has no entry point in "
            "rejection_letters.templates or rejection_letters.formats. "
            "Correct its pyproject.toml and install it again.\n"
        ) in run("doctor", code=1).stdout

    def test_template_with_a_built_in_name_is_shown_by_its_full_name(self, install):
        install("pack-a", "classic = pack_a:template")

        printed = run("doctor").stdout

        assert (
            "pack-a 1.0: template pack-a:classic works ('classic' alone is the built-in template)\n"
            in printed
        )

    def test_duplicate_name_in_one_distribution_is_one_problem(self, install):
        install("pack-a", "nursing = pack_a:template", "Nursing = pack_a:group.inner")

        printed = run("doctor", code=1).stdout

        assert "\n1 problem found:\n" in printed


class TestTemplates:
    def test_template_that_doctor_found_broken_is_listed_as_broken(self, install):
        gone = "template = Template.from_package(__name__, 'gone.j2', summary='')"
        install("pack-a", code=f"from rejection_letters import Template\n{gone}")

        assert "pack-a 1.0: template nursing broken\n" in run("doctor", code=1).stdout
        entry = templates()["nursing"]
        assert (entry.status, entry.distribution) == ("broken", "pack-a")
        assert "has no file 'gone.j2'" in entry.error


BROKEN_FORMATS = {
    "return 1 / 0": "ZeroDivisionError: division by zero",
    "raise SystemExit(3)": "SystemExit: 3",
    "raise RuntimeError": "RuntimeError",
    "return 'text'": "TypeError: it must return bytes, got 'text'",
    "return None": "TypeError: it must return bytes, got None",
    "return bytearray(letter.subject, 'ascii')": "TypeError: it must return bytes, got bytearray",
    "return b''": "ValueError: it returned an empty file",
    "return letter.no_such_field": "AttributeError: 'Letter' object has no attribute 'no_such_",
    "return render(letter)": "RecursionError: ",
}
"""Bodies of formats that do not work, and what the report says about them."""


class TestFormats:
    """Each format renders a sample letter, because a format that loads may still not work."""

    @pytest.mark.parametrize(("body", "cause"), BROKEN_FORMATS.items())
    def test_format_that_cannot_render_the_sample_is_broken(self, install, body, cause):
        code = f"def render(letter, *, style=None):\n    {body}\n"
        install("pack-a", formats=["fax = pack_a:render"], code=code)

        printed = run("doctor", code=1).stdout

        assert "pack-a 1.0: format fax broken\n" in printed
        assert "1 problem found:\n- Format 'fax' from pack-a 1.0 cannot render" in printed
        assert f"Its entry point 'pack_a:render' failed: {cause}" in printed

    def test_format_without_style_is_broken(self, install):
        install("pack-a", formats=["fax = pack_a:render"], code="def render(letter): return b'x'")

        assert "unexpected keyword argument 'style'" in run("doctor", code=1).stdout

    def test_sample_has_what_formats_may_need(self, install):
        code = """
        def render(letter, *, style):
            contact, message = letter.rejection.contact, letter.rejection.message
            assert contact.email and contact.phone and contact.title and message.message_id
            assert letter.profile.address and letter.rejection.address and letter.call_on
            return letter.render(format="ics") + style.paper_for("en-US").encode()
        """
        install("pack-a", formats=["fax = pack_a:render"], code=code)

        assert "pack-a 1.0: format fax works\n" in run("doctor").stdout

    def test_format_that_refuses_the_sample_is_not_a_problem(self, install):
        """It may need something that only some letters have."""
        code = """
        from rejection_letters.errors import InvalidValueError

        def render(letter, *, style):
            raise InvalidValueError("Letter", "A fax\\nneeds a number.")
        """
        install("pack-a", formats=["fax = pack_a:render"], code=code)

        printed = run("doctor").stdout

        assert (
            "pack-a 1.0: format fax cannot render the sample letter: A fax needs a number.\n"
            in printed
        )
        assert printed.endswith("No problems found.\n")

    @pytest.mark.usefixtures("site")
    def test_built_in_format_without_its_extra_is_not_a_problem(self, missing_pdf, monkeypatch):
        monkeypatch.setitem(EXTRAS, "pdf", "no-such-distribution")
        missing_pdf("no-such-distribution")

        printed = run("doctor").stdout

        assert "Extra pdf: missing; python -m pip install" in printed
        assert printed.endswith("No problems found.\n")

    @pytest.mark.usefixtures("site")
    def test_extra_that_is_installed_but_cannot_be_imported_is_a_problem(self, missing_pdf):
        missing_pdf(EXTRAS["pdf"])

        assert "- PDF output requires typst, which is not" in run("doctor", code=1).stdout

    def test_format_of_a_pack_that_needs_a_missing_extra_says_so(self, install, monkeypatch):
        monkeypatch.setitem(EXTRAS, "pdf", "no-such-distribution")
        code = """
        from rejection_letters.errors import MissingExtraError

        def render(letter, *, style):
            raise MissingExtraError("pdf", "no-such-distribution", "PDF output")
        """
        install("pack-a", formats=["fax = pack_a:render"], code=code)

        assert "format fax needs an extra: PDF output requires" in run("doctor").stdout

    @pytest.mark.usefixtures("site")
    def test_built_in_format_that_fails_is_a_problem(self, monkeypatch):
        monkeypatch.setattr(txt, "render", lambda _letter, style: style / 0)

        printed = run("doctor", code=1).stdout

        assert "1 problem found:\n- Format 'txt' from rejection-letters cannot render" in printed


@pytest.fixture
def missing_pdf(monkeypatch):
    """Return a function that makes loading the PDF format fail without its library."""

    def missing(distribution):
        def load(_entry):
            raise MissingExtraError("pdf", distribution, "PDF output")

        entry = formats_catalog.FORMATS.built_in["pdf"]
        kind = type(entry)
        found = kind.load
        monkeypatch.setattr(kind, "load", lambda self: load(self) if self == entry else found(self))

    return missing


class TestSeveralReleases:
    def test_releases_in_one_folder_are_a_problem_that_names_them(self, install, site):
        for version in ("1.10", "1.9"):
            install("Pack_A", version=version)

        printed = run("doctor", code=1).stdout

        assert "Pack_A 1.10: template nursing works\n" in printed
        assert printed.endswith(
            f"1 problem found:\n- Pack_A 1.9 and Pack_A 1.10 are installed together in {site}; "
            "Pack_A 1.10 is used. "
            "Uninstall the distribution repeatedly until no release is left, then reinstall it.\n"
        )

    def test_three_releases_are_named(self, install):
        install("pack-a", version="1.0")
        install("pack-a", version="1.0rc1")
        install("Pack-A", version="0.9")

        problem = "- Pack-A 0.9, pack-a 1.0rc1, and pack-a 1.0 are installed together in"
        assert problem in run("doctor", code=1).stdout

    def test_release_that_no_longer_provides_anything_is_named(self, install, site):
        install("pack-a", version="1.0")
        install("pack-a", version="2.0")
        (site / "pack_a-2.0.dist-info" / "entry_points.txt").unlink()

        assert "- pack-a 1.0 and pack-a 2.0 are" in run("doctor", code=1).stdout

    def test_release_with_unreadable_metadata_is_named_by_its_folder(self, install, site):
        install("pack-a", version="1.0")
        install("pack-a", version="2.0")
        (site / "pack_a-2.0.dist-info" / "METADATA").write_bytes(b"\xff")
        (site / "pack_a-2.0.dist-info" / "entry_points.txt").write_bytes(b"\xff")

        problem = "- pack_a-2.0.dist-info and pack-a 1.0 are installed together in"
        assert problem in run("doctor", code=1).stdout

    def test_releases_of_other_distributions_are_not_a_problem(self, site):
        for version in ("1.0", "2.0"):
            Site(site).write(
                {"METADATA": f"Metadata-Version: 2.1\nName: other\nVersion: {version}\n"},
                folder=site / f"other-{version}.dist-info",
            )

        assert run("doctor").stdout.endswith("No problems found.\n")

    def test_releases_in_different_folders_are_not_a_problem(
        self, install, tmp_path_factory, monkeypatch
    ):
        """Python imports the first; virtual environments use this to hide system packages."""
        install("pack-a", version="1.0")
        behind = tmp_path_factory.mktemp("behind")
        Site(behind).install("pack-a", version="2.0")
        monkeypatch.setattr("sys.path", [*sys.path, str(behind)])

        assert run("doctor").stdout.endswith("No problems found.\n")
