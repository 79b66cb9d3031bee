"""Runs the program as a person or a script would: a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COLUMNS = "120"
"""How wide the terminal is, wherever the tests run."""


@dataclass(frozen=True)
class Ran:
    """What the program answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(*words: str | Path, folder: Path, before: str = "") -> Ran:
    """Run the program in `folder`; `before` is Python that runs first in its process."""
    program = f"{before}\nimport sys\nfrom desktop.app import main\nsys.exit(main())"
    told = [sys.executable, "-c", program, *map(str, words)]
    done = subprocess.run(
        told,
        cwd=folder,
        env={**os.environ, "COLUMNS": COLUMNS},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
