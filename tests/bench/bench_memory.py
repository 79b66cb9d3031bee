"""The most memory that taking in a great many notices needs, in a process of its own."""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

from desktop.services.desk import Desk
from desktop.services.storing import Storing
from desktop.store.workspace import Workspace
from feeds.reading import glance
from tests.bench.bench_ingest import NOW
from tests.bench.figures import heading, told
from tests.bench.releases import packages

SIZE = 200_000
_UNIT = 2**20 if sys.platform == "darwin" else 2**10
"""What the system counts a megabyte in."""


def main(size: int = SIZE) -> None:
    """Print the peak; packages are made one by one, as they come from a source."""
    heading(f"Memory for {size:,} notices")
    before = _peak()
    with (
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(Path(folder) / "ours.tenderpause", now=lambda: NOW) as workspace,
    ):
        storing = Storing(Desk(workspace, lambda: NOW), "bench")
        for body in packages(size):
            storing.store(glance(body, received_from="bench"), mark=None)
    told("peak, MB", f"{_peak():.0f} ({before:.0f} before the first)", "200")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _UNIT


if __name__ == "__main__":
    main(*(int(size) for size in sys.argv[1:2]))
