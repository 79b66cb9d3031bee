"""Folders that are no good place for a workspace: one that a program syncs, or that lies on another computer.

A synced file may be taken away or doubled while it is written; on a network drive the log beside it and the
lock are not kept as SQLite needs them.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path, PurePath

from msgspec import Struct


class Sharing(StrEnum):
    """How a folder is shared with other computers."""

    SYNCED = "synced"
    NETWORK = "network"


class SharedFolder(Struct, frozen=True):
    """A folder that other computers have too; `by` names the program that syncs it, "" if not known."""

    sharing: Sharing
    by: str = ""


class Mount(Struct, frozen=True):
    """What lies at a place of the file system, by the system's own name of its kind."""

    at: str
    kind: str


_BY_NAME = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("box sync", "Box"),
    ("pcloud drive", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("megasync", "MEGA"),
    ("seafile", "Seafile"),
    ("cloudstorage", ""),
)
"""Names of folders, or their beginnings before " - " or "-" or " (", and what keeps them in step."""
_BY_MARK = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".stfolder", "Syncthing"),
    (".tmp.driveupload", "Google Drive"),
)
"""What such programs leave in the folder that they keep in step."""
_NETWORK = frozenset(
    (
        *("9p", "afpfs", "afs", "ceph", "cifs", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4"),
        *("prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "vmhgfs", "webdav"),
        *("fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"),
        "fuse.vmhgfs-fuse",
    )
)
_DRIVE_REMOTE = 4  # what Windows calls a drive of another computer


def shared_folder(file: Path) -> SharedFolder | None:
    """Return how the folder of a file is shared with other computers; None: as far as can be seen, not."""
    place = _resolved(file)
    by = synced_by(place)
    if by is not None:
        return SharedFolder(Sharing.SYNCED, by)
    return SharedFolder(Sharing.NETWORK) if _on_network(place) else None


def synced_by(file: PurePath) -> str | None:
    """Return the program that keeps a folder above a file in step; None where there is no sign of one."""
    for folder in file.parents:
        for begins, program in _BY_NAME:
            if _is_named(folder.name.casefold(), begins):
                return program
        for mark, program in _BY_MARK:
            if isinstance(folder, Path) and _is_there(folder / mark):
                return program
    return None


def is_network(file: PurePath, mounts: Iterable[Mount]) -> bool:
    """Whether the innermost of these mounts that holds the file belongs to another computer."""
    holding = [mount for mount in mounts if file.is_relative_to(mount.at)]
    return bool(holding) and max(holding, key=lambda mount: len(mount.at)).kind in _NETWORK


def mounts_of_linux(table: str) -> Iterator[Mount]:
    """Yield what /proc/self/mounts tells; it writes spaces and the like as octal numbers."""
    for line in table.splitlines():
        words = line.split(" ")
        if len(words) >= 3:
            at = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), words[1])
            yield Mount(at, words[2])


def mounts_of_macos(table: str) -> Iterator[Mount]:
    """Yield what `mount` prints: "//who@host/share on /Volumes/share (smbfs, nodev, nosuid)"."""
    for line in table.splitlines():
        place, _, kinds = line.rpartition(" (")
        _, _, at = place.partition(" on ")
        if at:
            yield Mount(at, kinds.split(",")[0].rstrip(")"))


def _is_named(name: str, begins: str) -> bool:
    rest = name.removeprefix(begins)
    return rest != name and (not rest or rest.startswith((" - ", " (", "-")))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _resolved(file: Path) -> Path:
    try:
        return file.resolve()
    except OSError:
        return file.absolute()


def _on_network(file: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{file.drive}\\")
        return file.drive.startswith("\\\\") or kind == _DRIVE_REMOTE
    try:
        if sys.platform == "darwin":
            asked = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=2, check=True)
            return is_network(file, mounts_of_macos(asked.stdout))
        table = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
        return is_network(file, mounts_of_linux(table))
    except (OSError, subprocess.SubprocessError):
        return False
