"""Write the locks in packaging/ from pyproject.toml: every package, exact, with its hashes.

    python packaging/lock.py

Needs uv on the path. No address is written, so that each computer asks the index it is set up for,
and takes from it only files whose hashes stand here. The locks serve every platform.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMPILE = (
    "uv",
    "pip",
    "compile",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
)


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    write_lock("requirements.txt", project["project"]["dependencies"])
    extras = project["project"]["optional-dependencies"]
    write_lock("requirements-test.txt", project["project"]["dependencies"] + extras["test"])
    write_lock("requirements-assets.txt", extras["assets"])
    write_lock("requirements-build.txt", project["build-system"]["requires"])


def write_lock(name: str, wanted: list[str]) -> None:
    """Write one lock, keeping the versions it already holds where they still fit."""
    out = f"packaging/{name}"
    command = [*COMPILE, "-", f"--output-file={out}"]
    if subprocess.run(command, cwd=ROOT, input="\n".join(wanted), text=True).returncode:
        sys.exit(f"{out} was not written.")


if __name__ == "__main__":
    main()
