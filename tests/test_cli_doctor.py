"""`rejection-letters doctor` says what is installed and what is broken."""

from __future__ import annotations

import importlib_metadata
import pytest

from rejection_letters._extras import EXTRAS
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
        assert lines[9].startswith("- gone.j2, line 1: ")
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
