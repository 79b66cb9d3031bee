"""What is to be said of the file itself once it is open: that it comes from elsewhere, or lies badly."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from desktop.domain.words import plural
from desktop.services.desk import Desk
from desktop.store import backup, journal, people
from desktop.store.connection import Connection
from desktop.store.next_chain import NextChain, next_chain
from desktop.store.shared_folders import SharedFolder, Sharing, shared_folder


class About(StrEnum):
    """What a note on the file is about."""

    CHAIN = "chain"
    FOLDER = "folder"


class FileNote(Struct, frozen=True, kw_only=True):
    """One thing to be said of the file. `mark` is another one where there is something new to say.

    `offer` names what can be done about it, "" where nothing is offered.
    """

    about: About
    sentence: str
    mark: str
    offer: str = ""


def file_notes(desk: Desk, home: Path) -> tuple[FileNote, ...]:
    """Return what is to be said of the open file. `home` is the folder on this computer for workspaces."""
    if desk.workspace.for_trustees:
        return ()
    with desk.reader() as db:
        ahead = next_chain(db)
        notes = [_of_chain(db, desk, ahead)] if ahead else []
    shared = shared_folder(desk.workspace.path)
    if shared:
        notes.append(_of_folder(desk, shared, home))
    return tuple(notes)


def keep_here(file: Path, place: Path) -> Path:
    """Copy a workspace that nobody has open to a place on this computer; return where it lies now.

    The old file stays as it is. Where something lies at the place, the copy gets a name of its own.

    Raises:
        StoreError: the copy could not be made or did not check out; nothing was changed.
    """
    return backup.copy_to(file, place if not place.exists() else place.with_name(file.name))


def _of_chain(db: Connection, desk: Desk, ahead: NextChain) -> FileNote:
    sentences = [_whence(ahead)]
    if not desk.workspace.read_only:
        sentences.append(
            "What you write here begins its own chain in the record; its decisions are numbered "
            f"{ahead.letter}1, {ahead.letter}2 and so on."
        )
        name = people.names(db).get(desk.author or "")
        if ahead.reason == journal.NO_NOTE and name:
            sentences.append(f"You write as {name}, which Settings can change.")
    noted = ahead.noted
    mark = f"{ahead.reason} {noted.hash if noted else ''} {ahead.letter}"
    return FileNote(about=About.CHAIN, sentence=" ".join(sentences), mark=mark)


def _whence(ahead: NextChain) -> str:
    noted, reaches = ahead.noted, ahead.reaches
    if noted is None:
        return "This file comes from another computer."
    if ahead.reason == journal.COPIED:
        return "This file is a copy: another one on this computer holds what was written since."
    if reaches >= noted.seq:
        return f"This file was worked in elsewhere: its entry {noted.seq} is not what was written here."
    missing = plural(noted.seq - reaches, "entry")
    held = f"here it ends at entry {reaches}" if reaches else "nothing of it is here"
    return (
        f"This computer had written the record up to entry {noted.seq}, and {held}: "
        f"{missing} missing. A backup was put back, or the end of the file was lost. "
        "Look for a newer file before you write in this one."
    )


def _of_folder(desk: Desk, shared: SharedFolder, home: Path) -> FileNote:
    path = desk.workspace.path
    if shared.sharing is Sharing.SYNCED:
        by = f"that {shared.by} keeps in step" if shared.by else "that is kept in step"
        what = (
            f"This file lies in a folder {by} with other computers. While you work, it may be copied half "
            "written, or twice."
        )
    else:
        what = "This file lies on a network drive, where a lost connection can damage it."
    offer = "" if desk.workspace.read_only or shared_folder(home / path.name) else "Keep it on this computer"
    return FileNote(about=About.FOLDER, sentence=what, mark=str(path), offer=offer)
