"""Packs are found after they are built as wheels and installed with pip."""

import shutil
import subprocess
import sys
import sysconfig
import venv

import pytest

from rejection_letters import _plugins, templates
from rejection_letters.formats import _catalog as formats_catalog
from tests.packs import BUILT_IN, closing


@pytest.fixture(scope="module")
def wheels(tmp_path_factory):
    """Build two releases of a pack as its author would, and return their wheels by version."""
    folder = tmp_path_factory.mktemp("ward_letters")
    (folder / "ward_letters").mkdir()
    (folder / "ward_letters" / "__init__.py").write_text(
        "from rejection_letters import Template\n\n"
        "ward = Template.from_package(__name__, 'ward.j2', summary='For wards')\n"
        "def shout(letter, *, style): return str(letter).upper().encode()\n",
        encoding="utf-8",
    )
    wheels = {}
    for version in ("1.0", "2.0"):
        (folder / "ward_letters" / "ward.j2").write_text(
            f'{{% extends "letter" %}}{{% block closing %}}From {version},{{% endblock %}}',
            encoding="utf-8",
        )
        (folder / "pyproject.toml").write_text(
            "[build-system]\nrequires = ['hatchling']\nbuild-backend = 'hatchling.build'\n"
            f"[project]\nname = 'Ward.Letters'\nversion = '{version}'\n"
            "description = 'Letters for wards'\n"
            "[project.entry-points.'rejection_letters.templates']\nward = 'ward_letters:ward'\n"
            "[project.entry-points.'rejection_letters.formats']\nshout = 'ward_letters:shout'\n",
            encoding="utf-8",
        )
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        (wheels[version],) = folder.glob(f"dist/*-{version}-*.whl")
    return wheels


def pip(home, *command):
    """Run pip for an environment."""
    bases = {"base": str(home), "platbase": str(home)}
    python = shutil.which("python", path=sysconfig.get_path("scripts", vars=bases))
    start = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    subprocess.run([*start, *command], check=True, capture_output=True)


@pytest.fixture(scope="module")
def installed(wheels, tmp_path_factory):
    """Return an environment with version 1.0, which tests copy before they change it."""
    home = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(home)
    pip(home, "install", "--no-index", "--no-deps", wheels["1.0"])
    return home


class TestWheels:
    @pytest.fixture
    def home(self, installed, tmp_path, monkeypatch):
        """Return an environment with version 1.0, which this process imports from."""
        home = shutil.copytree(installed, tmp_path / "environment", symlinks=True)
        bases = {"base": str(home), "platbase": str(home)}
        monkeypatch.syspath_prepend(sysconfig.get_path("purelib", vars=bases))
        return home

    @pytest.fixture(autouse=True)
    def fresh(self):
        """Forget the pack before and after each test, because each has its own environment."""
        _plugins.forget()
        yield
        _plugins.forget()
        sys.modules.pop("ward_letters", None)

    @pytest.mark.usefixtures("home")
    def test_an_installed_wheel_provides_its_template_and_format(self):
        entry = templates()["ward"]
        assert (entry.distribution, entry.version) == ("Ward.Letters", "1.0")
        assert (entry.full_name, entry.summary) == ("ward-letters:ward", "Letters for wards")
        assert closing("ward-letters:ward") == "From 1.0,"
        assert callable(formats_catalog.find("shout"))

    def test_refreshing_finds_an_updated_wheel(self, home, wheels):
        assert templates()["ward"].version == "1.0"
        pip(home, "install", "--no-index", "--no-deps", wheels["2.0"])

        assert templates(refresh=True)["ward"].version == "2.0"
        assert closing("ward") == "From 2.0,"

    def test_refreshing_drops_an_uninstalled_wheel(self, home):
        assert "ward" in templates()
        pip(home, "uninstall", "--yes", "Ward.Letters")

        assert [*templates(refresh=True)] == BUILT_IN

    def test_a_wheel_on_the_path_is_found(self, wheels, monkeypatch):
        """Python can import from zip archives."""
        monkeypatch.syspath_prepend(str(wheels["2.0"]))

        assert templates(refresh=True)["ward"].version == "2.0"
        assert closing("ward") == "From 2.0,"
