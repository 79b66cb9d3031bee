"""Zip files made to harm: nothing is written anywhere, nothing runs, and each is refused in time."""

from __future__ import annotations

import os
import stat
import struct
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from feeds.registers.entry import RegisterEntry, RegisterRow, RegisterUnreadable
from feeds.registers.opening import LARGEST_PACKED, LARGEST_RATIO, MOST_MEMBERS
from feeds.registers.reading import parts_of, register_file
from tests.feeds.registers import invented

MIB = 2**20
GOOD = invented.as_json([invented.charity(7, "Aire Advice")])
_written: list[str] = []
_listening = False


def _hear(event: str, told: tuple[object, ...]) -> None:
    if not _listening:
        return
    mode = told[1] if event == "open" and len(told) > 1 else ""
    flags = told[2] if event == "open" and len(told) > 2 else 0
    writes = isinstance(mode, str) and bool(set(mode) & set("wax+"))
    writes = writes or (isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)))
    if writes or event.startswith(("os.mkdir", "os.symlink", "os.rename", "os.exec", "subprocess.")):
        _written.append(f"{event} {told[:2]}")


sys.addaudithook(_hear)


@contextmanager
def heard() -> Iterator[list[str]]:
    """Lend what is written or run while the block lasts."""
    global _listening
    _written.clear()
    _listening = True
    try:
        yield _written
    finally:
        _listening = False


def rows(file: Path) -> list[RegisterRow]:
    found: list[RegisterRow] = []
    for member, part in parts_of(file).items():
        if part is None:
            raise RegisterUnreadable(file.name, f"{member} cannot be read.")
        with register_file(file, member) as extract:
            found += [row for _, row in extract.rows()]
    return found


def a_way_out(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("../../evil.md", "/etc/evil.md", "C:/evil.md", "..\\..\\evil.md"):
            archive.writestr(name, "evil")
        archive.writestr("../../../../tmp/publicextract.charity.json", GOOD)


def a_link(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("publicextract.charity.json")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")


def ten_gigabytes(file: Path) -> None:
    """Pack 64 KiB, and say that it is 10 GB."""
    invented.zipped(file, os.urandom(65_536), "publicextract.charity.json")
    whole = bytearray(file.read_bytes())
    claimed = struct.pack("<I", 0xFFFFFFF0)
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = whole.rindex(signature) + place
        whole[at : at + 4] = claimed
    file.write_bytes(whole)


def twice_the_same_name(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("publicextract.charity.json", GOOD)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("publicextract.charity.json", b"[]")


def too_many(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("publicextract.charity.json", GOOD)
        for number in range(MOST_MEMBERS):
            archive.writestr(f"{number}.md", b"")


def too_dense(file: Path) -> None:
    invented.zipped(file, b" " * (LARGEST_RATIO + 20) * 40_000, "publicextract.charity.json")


def too_large(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("readme.md", b"\0" * LARGEST_PACKED)
        archive.writestr("publicextract.charity.json", GOOD)


def a_zip_in_a_zip(file: Path) -> None:
    inner = file.with_suffix(".inner")
    invented.zipped(inner, GOOD, "publicextract.charity.json")
    with zipfile.ZipFile(file, "w") as archive:
        archive.write(inner, "publicextract.charity.zip")
    inner.unlink()


REFUSED: list[Callable[[Path], None]] = [
    a_link,
    ten_gigabytes,
    twice_the_same_name,
    too_many,
    too_dense,
    too_large,
    a_zip_in_a_zip,
]


@pytest.mark.parametrize("make", REFUSED)
def test_it_is_refused_in_time_with_nothing_written(make: Callable[[Path], None], tmp_path: Path) -> None:
    file = tmp_path / "bad.zip"
    make(file)
    tracemalloc.start()
    began = time.process_time()
    with heard() as written, pytest.raises(RegisterUnreadable):
        rows(file)
    took, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert written == []
    assert [one.name for one in tmp_path.iterdir()] == ["bad.zip"]
    assert took < 10
    assert peak < 30 * MIB


def test_names_that_lead_out_lead_nowhere(tmp_path: Path) -> None:
    file = tmp_path / "bad.zip"
    a_way_out(file)

    with heard() as written:
        found = rows(file)

    assert [one.name for one in found if isinstance(one, RegisterEntry)] == ["Aire Advice"]
    assert written == []
    assert [one.name for one in tmp_path.iterdir()] == ["bad.zip"]
