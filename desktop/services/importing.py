"""Importing files: saved pages and USB sticks go the same way as what a source sends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from desktop.domain.cleaning import line
from desktop.services.desk import Desk
from desktop.services.errors import ImportProblem
from desktop.services.looking_behind import look_behind
from desktop.services.storing import Storing
from desktop.store.notices import Tally

LARGEST_FILE = 512 * 2**20
"""Bytes of a file that we read into memory; a month of Find a Tender is a quarter of that."""


class Imported(Struct, frozen=True):
    """What one file brought. `error` is None when it could be opened."""

    file: Path
    tally: Tally
    error: ImportProblem | None = None


def import_files(desk: Desk, files: Sequence[Path], step: Callable[[int, int], None]) -> tuple[Imported, ...]:
    """Read these files through the same path as a pull; one that cannot be opened never stops the rest.

    `step` hears (files done, files in all) and may raise to cancel: what was stored stays.
    """
    done = []
    for number, file in enumerate(files):
        step(number, len(files))
        done.append(_import(desk, file))
    look_behind(desk)
    step(len(files), len(files))
    return tuple(done)


def _import(desk: Desk, file: Path) -> Imported:
    from feeds.reading import glance  # its formats load slowly, and no window waits for them

    try:
        body = _body(file)
    except ImportProblem as problem:
        return Imported(file, Tally(), problem)
    name = line(file.name) or "unnamed"  # some systems allow any byte in a name
    storing = Storing(desk, f"file:{name}")
    storing.store(glance(body, received_from=f"file:{name}", name=name), mark=None)
    storing.read_in_full()
    return Imported(file, storing.tally)


def _body(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            body = opened.read(LARGEST_FILE + 1)  # what is no plain file tells no size
        if len(body) > LARGEST_FILE:
            raise ImportProblem(
                happened=f"{file.name} is larger than {LARGEST_FILE // 2**20} MiB.",
                safe="Nothing of it was read.",
                to_do="Split it into smaller files and import those.",
            )
        return body
    except OSError as error:
        raise ImportProblem(
            happened=f"{file} could not be opened: {error.strerror}.",
            safe="The other files are not touched by this.",
            to_do="Check the name and try again.",
        ) from error
