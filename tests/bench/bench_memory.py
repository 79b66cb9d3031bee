"""The most memory that taking in a great many notices needs: a process of its own, and the one beside it."""

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
    """Print the peaks of both processes; packages are made one by one, as they come from a source."""
    heading(f"Memory for {size:,} notices")
    before = _peak(resource.RUSAGE_SELF)
    with (
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(Path(folder) / "ours.tenderpause", now=lambda: NOW) as workspace,
    ):
        items = (item for body in packages(size) for item in glance(body, received_from="bench"))
        Storing(Desk(workspace, lambda: NOW), "bench").store(items, mark=None)
    ours, beside = _peak(resource.RUSAGE_SELF), _peak(resource.RUSAGE_CHILDREN)
    told(
        "peak, MB",
        f"{ours + beside:.0f}: {ours:.0f} here ({before:.0f} before the first) and {beside:.0f} beside",
        "200",
    )


def _peak(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / _UNIT


if __name__ == "__main__":
    main(*(int(size) for size in sys.argv[1:2]))
