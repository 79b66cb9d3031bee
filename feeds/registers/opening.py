"""Opening an extract as it was downloaded: plain, or a data file in a zip, never unpacked to disk."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from feeds.registers.entry import RegisterUnreadable

LARGEST_FILE = 2 * 2**30
"""Bytes of an extract once unpacked; the largest known one has a quarter of that."""
LARGEST_PACKED = 100 * 10**6
"""Bytes of a zip; the largest known one has 57 million."""
LARGEST_RATIO = 100
MOST_MEMBERS = 1_000
_ENDINGS = (".json", ".txt", ".csv")
_CHUNK = 2**20


class Opened:
    """An extract that is being read: its bytes in lines, and how far it has come."""

    def __init__(self, stream: IO[bytes], *, name: str, size: int) -> None:
        self.name = name
        self.size = size
        self.done = 0
        self._stream = stream

    def chunks(self) -> Iterator[bytes]:
        """Yield its bytes in pieces, at most as many as were announced."""
        try:
            while piece := self._stream.read(_CHUNK):
                self.done += len(piece)
                if self.done > LARGEST_FILE:
                    raise RegisterUnreadable(self.name, f"it is larger than {LARGEST_FILE // 2**30} GiB.")
                yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise RegisterUnreadable(self.name, "it is damaged or was not downloaded whole.") from error


@contextmanager
def opened(file: Path, member: str = "") -> Iterator[Opened]:
    """Open an extract to read from its beginning; of a zip the only extract in it, or the named one.

    Raises:
        RegisterUnreadable: it cannot be opened, or is no extract of a size that is safe.
    """
    try:
        size = file.stat().st_size
        if not zipfile.is_zipfile(file):
            with file.open("rb") as stream:
                yield Opened(stream, name=file.name, size=size)
            return
        _refuse_large(file)
        with zipfile.ZipFile(file) as archive:
            info = _safe(_member(archive, file.name, member), file.name)
            with archive.open(info) as unpacked:
                yield Opened(unpacked, name=info.filename.rsplit("/", 1)[-1], size=info.file_size)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise RegisterUnreadable(file.name, "it is a damaged or locked zip file.") from error
    except OSError as error:
        raise RegisterUnreadable(file.name, f"{error.strerror or error}.") from error


def members(file: Path) -> tuple[str, ...]:
    """Return the names of the extracts in a zip of several; one name, "", for any other file.

    Raises:
        RegisterUnreadable: it cannot be opened, or holds too many files or none that may be an extract.
    """
    try:
        if not zipfile.is_zipfile(file):
            return ("",)
        _refuse_large(file)
        with zipfile.ZipFile(file) as archive:
            found = _extracts(archive, file.name)
            return tuple(one.filename for one in found) if len(found) > 1 else ("",)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise RegisterUnreadable(file.name, "it is a damaged or locked zip file.") from error
    except OSError as error:
        raise RegisterUnreadable(file.name, f"{error.strerror or error}.") from error


def identity(file: Path, member: str = "") -> str:
    """Return what tells an extract from any other: its file's size, beginning and end, and its name there."""
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            digest = hashlib.sha256(stream.read(_CHUNK))
            stream.seek(max(0, size - _CHUNK), io.SEEK_SET)
            digest.update(stream.read(_CHUNK))
    except OSError as error:
        raise RegisterUnreadable(file.name, f"{error.strerror or error}.") from error
    return f"{size}:{digest.hexdigest()[:32]}{member and f':{member}'}"


def _refuse_large(file: Path) -> None:
    if file.stat().st_size > LARGEST_PACKED:
        raise RegisterUnreadable(file.name, f"it is a zip of more than {LARGEST_PACKED // 10**6} MB.")


def _extracts(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    held = archive.infolist()
    if len(held) > MOST_MEMBERS:
        raise RegisterUnreadable(name, f"it holds more than {MOST_MEMBERS} files.")
    found = [one for one in held if one.filename.lower().endswith(_ENDINGS)]
    if not found:
        raise RegisterUnreadable(name, "it holds no file that a register is published in.")
    return found


def _member(archive: zipfile.ZipFile, name: str, wanted: str) -> zipfile.ZipInfo:
    found = [one for one in _extracts(archive, name) if not wanted or one.filename == wanted]
    if len(found) != 1:
        raise RegisterUnreadable(name, f"it holds {len(found)} extracts where one is expected.")
    return found[0]


def _safe(member: zipfile.ZipInfo, name: str) -> zipfile.ZipInfo:
    if member.file_size > LARGEST_FILE:
        raise RegisterUnreadable(name, f"it would unpack to more than {LARGEST_FILE // 2**30} GiB.")
    if member.file_size > LARGEST_RATIO * max(member.compress_size, 1):
        raise RegisterUnreadable(name, f"it would unpack to more than {LARGEST_RATIO} times its size.")
    return member
