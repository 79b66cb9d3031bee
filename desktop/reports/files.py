"""Files that are replaced only by a whole new one."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from desktop.reports.errors import CannotWriteReport


@contextmanager
def written_whole(out: Path) -> Iterator[Path]:
    """Give a file beside `out` to write into; it takes the place of `out` once the block has ended well.

    Raises:
        CannotWriteReport: the file cannot be written there; what stood there still does.
    """
    try:
        with NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.", delete=False) as file:
            part = Path(file.name)
        try:
            yield part
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
    except OSError as problem:
        raise CannotWriteReport(out, problem) from problem


def check_place(out: Path) -> None:
    """See that a file can be written there, before anything is recorded of it.

    Raises:
        CannotWriteReport: it cannot.
    """
    try:
        if out.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}."):
            pass
    except OSError as problem:
        raise CannotWriteReport(out, problem) from problem
