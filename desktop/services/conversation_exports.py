"""The list of conversations as a file or on paper: of others only what was ticked for it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from desktop.reports.tables import Cell, Column, Kind, Table
from desktop.services.conversation_lines import TalkLine
from desktop.services.conversations import TalkFilter, conversations
from desktop.services.desk import Desk
from desktop.services.tables import listed_table

Step = Callable[[int, int], None]


class Ticked(Struct, frozen=True):
    """What of others may leave the file: their names, and what was said with them."""

    names: bool = False
    words: bool = False


def talk_table(
    desk: Desk, _step: Step, *, wanted: TalkFilter, ticked: Ticked, on_paper: bool = False
) -> Table:
    """Return the conversations that match, without what was not ticked; private notes are never in it.

    What others asked of us stays out unless it was ticked in the approach itself.
    """
    with desk.reader() as db:
        found = conversations(db, desk, wanted).lines
    private = sum(line.is_approach and not line.shared for line in found)
    lines = [line for line in found if not line.is_approach or line.shared]
    columns = [(column, cell) for column, cell, asks in _COLUMNS if (not asks or getattr(ticked, asks))]
    if on_paper:
        columns = [(column, cell) for column, cell in columns if column.heading not in _NOT_ON_PAPER]
    return listed_table(
        "Conversations",
        "conversation",
        tuple(column for column, _ in columns),
        [[cell(line) for _, cell in columns] for line in lines],
        desk,
        _notes(ticked, private),
    )


def _notes(ticked: Ticked, private: int) -> tuple[str, ...]:
    left_out = [
        *([] if ticked.names else ["the names of organisations and of people there"]),
        *([] if ticked.words else ["what was said, and the next steps"]),
        "private notes",
        *([f"{private} of what others asked of us"] if private else []),
    ]
    return (f"Left out: {'; '.join(left_out)}.",)


_COLUMNS: tuple[tuple[Column, Callable[[TalkLine], Cell], str], ...] = (
    (Column("Day", Kind.DAY, 13), lambda line: line.at, ""),
    (Column("Organisation", width=30), lambda line: line.name, "names"),
    (Column("Way", width=14), lambda line: line.way, ""),
    (Column("Direction", width=13), lambda line: line.direction, ""),
    (Column("Who of us", width=20), lambda line: line.who, ""),
    (Column("With whom", width=20), lambda line: line.with_whom, "names"),
    (Column("About", width=40), lambda line: line.about_title, ""),
    (Column("What was said", width=60), lambda line: line.said, "words"),
    (Column("Next step", width=40), lambda line: line.next_step, "words"),
    (Column("Next step by", Kind.DAY, 13), lambda line: line.next_at, ""),
    (Column("Who sees to it", width=20), lambda line: line.owner, ""),
    (Column("Next step stands", width=16), lambda line: _stands(line), ""),
)
"""Each column, its cell, and what must be ticked for it."""
_NOT_ON_PAPER = ("Direction", "With whom", "Next step stands")


def _stands(line: TalkLine) -> str:
    if not line.next_step:
        return ""
    return "To do" if line.waiting else "Done"
