"""The wheel holds all that the program needs: built, installed elsewhere, it does the main job."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("desktop", "feeds", "resources", "pyproject.toml", "README.md", "LICENSE")
OFFLINE = ("--quiet", "--no-index", "--no-deps", "--disable-pip-version-check")

SHOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.ui.application import run
from desktop.ui.main_window import MainWindow

def grab():
    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    window.grab().save(sys.argv[2])
    print(window.windowTitle(), "|", sys.modules["desktop"].__file__)
    window.close()

from desktop.ui.dressing import dressed_application
dressed_application()
QTimer.singleShot(0, grab)
from pathlib import Path
sys.exit(run(Path(sys.argv[1])))
"""
"""Opens the window, takes a picture of it and closes it."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the wheel is installed, far from any checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    source, wheels, installed = folder / "source", folder / "wheels", folder / "installed"
    source.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, source / part)
    pip("wheel", "--no-build-isolation", "--wheel-dir", str(wheels), str(source))
    pip("install", "--target", str(installed), *map(str, wheels.glob("*.whl")))
    shutil.rmtree(source)
    return installed


def pip(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", *words, *OFFLINE], check=True)


def started(installed: Path, folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Python with the installed wheel, in a folder of no checkout."""
    return subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(installed), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_installed_wheel_plays_the_demonstration(installed: Path, tmp_path: Path) -> None:
    done = started(installed, tmp_path, "-m", "desktop", "demo", tmp_path / "demo")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo/board-pack.pdf").stat().st_size > 10_000
    assert len(list((tmp_path / "demo/pictures").glob("*.png"))) == 6


def test_the_installed_wheel_shows_its_window(installed: Path, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"

    done = started(installed, tmp_path, "-c", SHOW, tmp_path / "new.tenderpause", picture)

    assert done.returncode == 0, done.stderr
    title, ran_from = done.stdout.strip().split(" | ")
    assert title == "Welcome · Tender Pause"
    assert ran_from.startswith(str(installed))
    assert picture.stat().st_size > 20_000


def test_the_installed_wheel_explains_every_command(installed: Path, tmp_path: Path) -> None:
    told = started(installed, tmp_path, "-m", "desktop", "--help")

    assert told.returncode == 0, told.stderr
    assert "screenshots" in told.stdout
