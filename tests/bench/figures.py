"""How figures are taken and told: as ratios to what was measured in the same run, with the machine's load."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from statistics import median


class Stopwatch:
    """Seconds between start and end, and those that this thread worked; made by `timed`."""

    seconds = 0.0
    worked = 0.0


@contextmanager
def timed() -> Iterator[Stopwatch]:
    """Time what is done within."""
    watch, began, idle_until = Stopwatch(), time.perf_counter(), time.thread_time()
    try:
        yield watch
    finally:
        watch.seconds = time.perf_counter() - began
        watch.worked = time.thread_time() - idle_until


def taken(times: int, what: Callable[[], object]) -> list[Stopwatch]:
    """Return what each of so many takes needed."""
    found = []
    for _ in range(times):
        with timed() as watch:
            what()
        found.append(watch)
    return found


def spread(values: Sequence[float], unit: str = "") -> str:
    """Return the median, with least and most, in words."""
    return f"{median(values):.2f}{unit} ({min(values):.2f} to {max(values):.2f})"


def milliseconds(takes: Sequence[Stopwatch]) -> str:
    """Return median, 95th of a hundred and worst in words, the first two with the thread's own work beside.

    Where others keep the machine busy the two lie far apart.
    """
    ordered = sorted(take.seconds * 1_000 for take in takes)
    worked = sorted(take.worked * 1_000 for take in takes)
    late = _late(takes)
    return (
        f"median {median(ordered):.1f} ms ({median(worked):.1f} worked), "
        f"p95 {ordered[late]:.1f} ({worked[late]:.1f}), worst {ordered[-1]:.1f}"
    )


def share_of(takes: Sequence[Stopwatch], goal_ms: float) -> str:
    """Return a goal for the 95th of a hundred in words, and how much of it was taken: below 1 it is met."""
    late = _late(takes)
    seconds = sorted(take.seconds for take in takes)[late]
    worked = sorted(take.worked for take in takes)[late]
    return f"p95 {goal_ms:.0f} ms, taken {seconds * 1e3 / goal_ms:.2f} ({worked * 1e3 / goal_ms:.2f} worked)"


def _late(takes: Sequence[Stopwatch]) -> int:
    """Return the place of the 95th of a hundred."""
    return min(len(takes) - 1, int(len(takes) * 0.95))


def heading(title: str) -> None:
    """Print what follows, and how busy the machine is while it is measured."""
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    print(f"\n== {title}  [{load}]", flush=True)


def told(name: str, words: str, goal: str = "") -> None:
    """Print one figure, with the goal that it is held against."""
    print(f"  {name:<46} {words}{f'   goal {goal}' if goal else ''}", flush=True)
