"""The `.venv`: made once from the locks, then known by a stamp to be in order."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from dev_system import SetUpError, add_packages

ROOT = Path(__file__).resolve().parent.parent
OLDEST, TOO_NEW = (3, 11), (3, 15)
LOCKS = {
    "run": ("requirements.txt", "requirements-build.txt"),
    "test": ("requirements-test.txt", "requirements-build.txt"),  # holds all of `run` too
}


def ready(task: str, root: Path = ROOT) -> Path:
    """Return the Python that holds all that `task` needs, setting it up first if need be.

    Raises:
        SetUpError: no fitting Python, no way to make an environment, or packages that did not arrive.
    """
    python = python_of(root / ".venv")
    if not is_ready(task, root):
        make(root)
        install(python, task, root)
        stamp_file(task, root).write_text(stamp(task, root), encoding="utf-8")
    return python


def python_of(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_ready(task: str, root: Path) -> bool:
    """Tell by its stamp whether the environment is as the locks want it now."""
    if not python_of(root / ".venv").exists():
        return False
    for done in {task, "test"}:
        file = stamp_file(done, root)
        if file.exists() and file.read_text(encoding="utf-8") == stamp(done, root):
            return True
    return False


def stamp_file(task: str, root: Path) -> Path:
    return root / ".venv" / f"tender-pause-{task}.stamp"


def stamp(task: str, root: Path) -> str:
    """Return a text that changes with the locks, the project's own file, its place and its Python."""
    digest = hashlib.sha256()
    digest.update(str(root).encode())
    digest.update(os.path.realpath(python_of(root / ".venv")).encode())
    for file in (root / "pyproject.toml", *(root / "packaging" / name for name in LOCKS[task])):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def make(root: Path) -> None:
    """Make the environment, or keep the one that stands there if it works."""
    venv = root / ".venv"
    if answers(python_of(venv), "import pip, sys; assert sys.version_info >= (3, 11)"):
        return
    python = find_python()
    if not answers(python, "import ensurepip"):
        package = f"python{minor_version(python)}-venv"
        add_packages("Python", [package], lacks=["ensurepip"])
    print(f"Setting up {venv} (once).", flush=True)
    if subprocess.run([str(python), "-m", "venv", "--clear", str(venv)]).returncode:
        raise SetUpError(f"{python} could not make an environment in {venv}.")


def find_python() -> Path:
    """Return this Python if its version fits, else the newest fitting one on the path."""
    if OLDEST <= sys.version_info[:2] < TOO_NEW:
        return Path(sys.executable)
    for minor in range(TOO_NEW[1] - 1, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return Path(found)
    wanted = f"Python {OLDEST[0]}.{OLDEST[1]} or newer (before {TOO_NEW[0]}.{TOO_NEW[1]})"
    raise SetUpError(
        f"Tender Pause needs {wanted}; this is {sys.version.split()[0]}, and no other was found."
    )


def minor_version(python: Path) -> str:
    words = [str(python), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(words, stdout=subprocess.PIPE, text=True).stdout.strip()


def answers(python: Path, code: str) -> bool:
    """Tell whether that Python is there and runs this code without complaint."""
    if not python.exists():
        return False
    return subprocess.run([str(python), "-c", code], capture_output=True).returncode == 0


def install(python: Path, task: str, root: Path) -> None:
    """Install what the locks name, and nothing whose hash they do not hold; then the project itself."""
    for done in LOCKS:
        stamp_file(done, root).unlink(missing_ok=True)  # from here on it is in order for nobody
    print("Fetching what it is built with (once, about 120 MB). This takes a minute or two.", flush=True)
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    if not sys.stdout.isatty():
        pip.append("--quiet")
    locks = [word for name in LOCKS[task] for word in ("-r", str(root / "packaging" / name))]
    locked = [*pip, "--require-hashes", "--only-binary=:all:", *locks]
    project = [*pip, "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(root)]
    for command in (locked, project):
        if subprocess.run(command).returncode:
            raise SetUpError(
                "The packages could not be installed; pip's words stand above. Nothing outside .venv was\n"
                "changed. Once that is put right, the same command goes on from here."
            )
