"""Folders that other computers have too are known by name, by what programs leave there, and as mounts."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from desktop.store.shared_folders import (
    Mount,
    Sharing,
    is_network,
    mounts_of_linux,
    mounts_of_macos,
    shared_folder,
    synced_by,
)


@pytest.mark.parametrize(
    ("file", "by"),
    [
        (PureWindowsPath(r"C:\Users\a\OneDrive\work.tenderpause"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\a\OneDrive - Fernmoor Neighbours\Bids\work.tenderpause"), "OneDrive"),
        (PureWindowsPath(r"G:\My Drive\work.tenderpause"), "Google Drive"),
        (PurePosixPath("/home/a/Dropbox/work.tenderpause"), "Dropbox"),
        (PurePosixPath("/home/a/Dropbox (Fernmoor)/work.tenderpause"), "Dropbox"),
        (PurePosixPath("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/work.tenderpause"), "iCloud"),
        (PurePosixPath("/Users/a/Library/CloudStorage/OneDrive-Fernmoor/work.tenderpause"), "OneDrive"),
        (PurePosixPath("/Users/a/Library/CloudStorage/Something/work.tenderpause"), ""),
        (PurePosixPath("/home/a/Nextcloud/work.tenderpause"), "Nextcloud"),
        (PurePosixPath("/home/a/Documents/Dropboxes/work.tenderpause"), None),
        (PurePosixPath("/home/a/Documents/OneDrive.tenderpause"), None),
        (PureWindowsPath(r"C:\Users\a\AppData\Local\TenderPause\workspace.tenderpause"), None),
    ],
)
def test_a_synced_folder_is_known_by_its_name(file: PurePosixPath | PureWindowsPath, by: str | None) -> None:
    assert synced_by(file) == by


@pytest.mark.parametrize(("mark", "by"), [(".dropbox.cache", "Dropbox"), (".stfolder", "Syncthing")])
def test_a_synced_folder_is_known_by_what_its_program_leaves_there(
    tmp_path: Path, mark: str, by: str
) -> None:
    (tmp_path / "bids").mkdir()
    (tmp_path / mark).mkdir()

    found = shared_folder(tmp_path / "bids" / "work.tenderpause")

    assert found is not None
    assert (found.sharing, found.by) == (Sharing.SYNCED, by)


def test_a_folder_of_this_computer_alone_is_not_shared(tmp_path: Path) -> None:
    assert shared_folder(tmp_path / "work.tenderpause") is None


@pytest.mark.parametrize(
    ("file", "network"),
    [
        ("/srv/office/bids/work.tenderpause", True),
        ("/srv/office/local disk/work.tenderpause", False),
        ("/srv/officer/work.tenderpause", False),
        ("/home/a/share/work.tenderpause", True),
        ("/home/a/work.tenderpause", False),
    ],
)
def test_a_network_drive_is_the_innermost_mount_that_holds_the_file(file: str, network: bool) -> None:
    mounts = mounts_of_linux(
        "/dev/sda1 / ext4 rw 0 0\n"
        "server:/office /srv/office nfs4 rw 0 0\n"
        "/dev/sdb1 /srv/office/local\\040disk ext4 rw 0 0\n"
        "a@server:/ /home/a/share fuse.sshfs rw 0 0\n"
        "torn\n"
    )

    assert is_network(PurePosixPath(file), mounts) is network


def test_what_mount_prints_on_a_mac_is_read() -> None:
    mounts = tuple(
        mounts_of_macos(
            "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
            "//amina@office/bids on /Volumes/bids on top (smbfs, nodev, nosuid)\n"
        )
    )

    assert mounts == (Mount("/", "apfs"), Mount("/Volumes/bids on top", "smbfs"))
