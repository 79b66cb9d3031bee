"""Past decisions from somebody's spreadsheet, saved as CSV: each row an entry, refused where the form would.

A row is about an opportunity that is held here, by its id, or about one of its own title and buyer, which
is added as if it had been typed. What is in the register already is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.by_hand import ByHand
from desktop.domain.decision import OUTCOME_WORDS, DecidedBy, DecisionDraft, Outcome
from desktop.domain.sheet_rows import BadRow, read_cell_day, read_row
from desktop.services import by_hand, catalogue, csv_import, deciding
from desktop.services.desk import Desk
from desktop.services.errors import ImportProblem
from desktop.store import decisions as decision_store
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection
from feeds.errors import TenderPauseError

NO_PAUSE = "Taken before it was recorded here, and brought in from a spreadsheet."
"""Why there was no pause, where the sheet does not say."""

_CALLED: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "opportunity id"),
    "title": ("title", "opportunity", "tender"),
    "buyer": ("buyer", "buyer or funder", "funder"),
    "link": ("link",),
    "outcome": ("outcome", "decision"),
    "rationale": ("rationale", "why"),
    "main_reason": ("main reason",),
    "reasons": ("reasons", "other reasons"),
    "decided_by": ("decided by",),
    "decided_on": ("decided on", "decided", "decided at", "date"),
    "no_pause_reason": ("no pause reason",),
    "instead": ("instead", "what we do instead"),
    "next_step": ("next step", "what we will do next"),
    "alternatives": ("alternatives", "alternatives considered"),
    "dissent": ("dissent", "did not agree"),
    "conditions": ("conditions",),
    "look_again_if": ("look again if",),
    "minute": ("minute", "board minute"),
}
"""The headings that each field may stand under, in small letters."""
_PLAIN = ("rationale", "next_step", "alternatives", "dissent", "conditions", "look_again_if", "minute")
_NEEDED = ("outcome", "rationale", "decided_by", "decided_on")


class RowBrought(Struct, frozen=True, kw_only=True):
    """What became of one row: its number in the file, and the decision's; or why it was not recorded."""

    row: int
    title: str
    number: str = ""
    held: bool = False
    reason: str = ""


class DecisionsBrought(Struct, frozen=True):
    """What a sheet brought, and its columns that say nothing here."""

    rows: tuple[RowBrought, ...]
    left_out: tuple[str, ...]


def bring_in(desk: Desk, file: Path) -> DecisionsBrought:
    """Record the decisions of a file, row by row.

    Raises:
        ImportProblem: it cannot be read as a table, or lacks a column that each decision needs.
    """
    sheet = csv_import.open_sheet(file)
    columns = _columns(sheet.headings)
    missing = [name for name in _NEEDED if name not in columns]
    if missing or not {"id", "title"} & set(columns):
        named = ", ".join([*missing, *(() if {"id", "title"} & set(columns) else ("title",))])
        raise ImportProblem(
            happened=f"{file} has no column for: {named}.",
            safe="Nothing was changed.",
            to_do="Name the columns as docs/command-line.md says.",
        )
    rows = tuple(_row(desk, number, cells, columns) for number, cells in enumerate(sheet.rows, 2))
    used = set(columns.values())
    return DecisionsBrought(
        rows, tuple(name for place, name in enumerate(sheet.headings) if place not in used)
    )


def _columns(headings: Sequence[str]) -> dict[str, int]:
    plain = [" ".join(re.findall(r"[a-z]+", heading.lower())) for heading in headings]
    found = {}
    for field, called in _CALLED.items():
        place = next((plain.index(name) for name in called if name in plain), None)
        if place is not None:
            found[field] = place
    return found


def _row(desk: Desk, number: int, cells: Sequence[str], columns: Mapping[str, int]) -> RowBrought:
    said = {name: cells[place].strip() if place < len(cells) else "" for name, place in columns.items()}
    title = said.get("title", "") or said.get("id", "")
    try:
        draft = _draft(said, desk.today)
        recorded, held = desk.workspace.write(lambda db: _record(db, desk, said, draft)).result()
    except BadRow as bad:
        return RowBrought(row=number, title=title, reason=str(bad))
    except TenderPauseError as refused:
        return RowBrought(row=number, title=title, reason=refused.happened)
    return RowBrought(row=number, title=title, number=recorded, held=held)


def _record(db: Connection, desk: Desk, said: Mapping[str, str], draft: DecisionDraft) -> tuple[str, bool]:
    """Record one within a change, which a refusal undoes whole; return its number, and if it was held."""
    key = _known(db, desk, said)
    for row in decision_store.of(db, key) if key else ():
        if (row.outcome, row.decided_on, row.rationale) == (draft.outcome, draft.decided_on, draft.rationale):
            return row.number, True
    if not key:
        key = by_hand.add_within(db, desk, _typed(desk, said))
    return deciding.record_within(db, desk, key, draft).number, False


def _known(db: Connection, desk: Desk, said: Mapping[str, str]) -> str:
    """Return the key of the opportunity that is meant, "" where none is held here."""
    for words in (said.get("id", ""), said.get("title", "")):
        row = opportunity_store.row_of_key(db, words, today=desk.today) if words else None
        if row is not None:
            return row.key
    wanted = (said.get("title", "").casefold(), said.get("buyer", "").casefold())
    rows = decision_store.rows(db)
    return next((row.key for row in rows if (row.title.casefold(), row.buyer.casefold()) == wanted), "")


def _typed(desk: Desk, said: Mapping[str, str]) -> ByHand:
    names = ("title", "buyer", "link")
    return read_row(
        [said.get(name, "") for name in names], {name: n for n, name in enumerate(names)}, desk.today
    )


def _draft(said: Mapping[str, str], today: date) -> DecisionDraft:
    decided_on = read_cell_day(said["decided_on"], today)
    if decided_on is None:
        raise BadRow("It does not say on which day it was decided.")
    draft = DecisionDraft(
        outcome=_outcome(said["outcome"]),
        main_reason=_one(said.get("main_reason", ""), _reasons(), "reason"),
        reasons=_several(said.get("reasons", ""), _reasons(), "reason"),
        instead=_several(said.get("instead", ""), _instead(), "way of helping instead"),
        decided_by=_people(said["decided_by"]),
        decided_on=decided_on,
        no_pause_reason=said.get("no_pause_reason", "") or NO_PAUSE,
    )
    return replace(draft, **{name: said.get(name, "") for name in _PLAIN})


def _outcome(words: str) -> Outcome:
    named = {one.value: one for one in Outcome} | {OUTCOME_WORDS[one].casefold(): one for one in Outcome}
    found = named.get(words.casefold())
    if found is None:
        raise BadRow(f"“{words}” is none of: {', '.join(OUTCOME_WORDS.values())}.")
    return found


def _people(words: str) -> tuple[DecidedBy, ...]:
    """Return who decided: "Amina Okoro, director; Rhys Pell, trustee", as an export writes them too."""
    named = [one.partition(",") for one in re.sub(r"\\(as reported by [^)]*\\)", "", words).split(";")]
    return tuple(DecidedBy(name.strip(), role.strip()) for name, _, role in named if name.strip())


def _several(words: str, known: Callable[[str], str], what: str) -> tuple[str, ...]:
    return tuple(_one(one.strip(), known, what) for one in words.split(";") if one.strip())


def _one(words: str, known: Callable[[str], str], what: str) -> str:
    found = known(words) if words else ""
    if words and not found:
        raise BadRow(f"“{words}” is no {what} that is known here.")
    return found


def _reasons() -> Callable[[str], str]:
    return _by_words({one.id: one.words for one in catalogue.reasons()})


def _instead() -> Callable[[str], str]:
    return _by_words(catalogue.instead())


def _by_words(known: Mapping[str, str]) -> Callable[[str], str]:
    """Return what finds an id by itself or by its words, "" where neither is known."""
    ids = {one: one for one in known} | {words.casefold(): one for one, words in known.items()}
    return lambda said: ids.get(said.casefold(), "")
