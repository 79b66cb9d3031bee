"""The wheel holds all that the program needs: built, installed elsewhere, it does the main job."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = ("desktop", "feeds", "resources", "pyproject.toml", "README.md", "LICENSE")
OFFLINE = ("--quiet", "--no-index", "--no-deps", "--disable-pip-version-check")


def pip(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", *words, *OFFLINE], check=True)


def test_the_installed_wheel_plays_the_demonstration(tmp_path: Path) -> None:
    source, wheels, installed = tmp_path / "source", tmp_path / "wheels", tmp_path / "installed"
    source.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, source / part)

    pip("wheel", "--no-build-isolation", "--wheel-dir", str(wheels), str(source))
    pip("install", "--target", str(installed), *map(str, wheels.glob("*.whl")))
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "demo", str(tmp_path / "demo")],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo/board-pack.pdf").stat().st_size > 10_000
    assert str(installed) in _where_it_ran(installed, tmp_path)


def _where_it_ran(installed: Path, folder: Path) -> str:
    """Return the file of the package that such a call runs."""
    command = [sys.executable, "-c", "import desktop; print(desktop.__file__)"]
    env = os.environ | {"PYTHONPATH": str(installed)}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True).stdout
