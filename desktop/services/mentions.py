"""Every place where what people wrote names one person, or refers to them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from desktop.domain import personal
from desktop.domain.chain import Entry
from desktop.domain.erasure import REWORDINGS
from desktop.domain.sought import Sought
from desktop.store import directory, journal, people, rewordings
from desktop.store import personal as store
from desktop.store.connection import Connection
from desktop.store.texts import from_json, json_text, table

OF_CONTACTS = ("person.met", "person.changed")
"""Kinds of entry that hold what is known of somebody outside."""
_FEWEST_DIGITS = 6


class Mention(Struct, frozen=True, kw_only=True):
    """One text that names the person, and where it stands.

    `id` is the same each time the workspace is looked through. `entry` is the journal's entry, None for
    what is being typed; `place` is the kind of entry, or the field of a draft.
    """

    id: str
    entry: str | None
    place: str
    subject: str | None
    path: personal.Path
    text: str
    is_name: bool
    author: str | None
    at: str


class Reference(Struct, frozen=True, kw_only=True):
    """An entry that refers to the person by their id: it holds no name."""

    entry: str
    kind: str
    subject: str | None
    author: str | None
    at: str
    says: Mapping[str, object]


class Found(Struct, frozen=True):
    """All that was found: words that name the person, what refers to them, and what is only of them."""

    mentions: tuple[Mention, ...]
    references: tuple[Reference, ...]
    of_person: tuple[Entry, ...]
    written: int


def person_of(db: Connection, wanted: Sought) -> str:
    """Return the id of the workspace's person of that name, "" where they are none of ours."""
    name = wanted.name.casefold()
    return next((one.id for one in people.everyone(db) if one.name.casefold() == name), "")


def people_of(db: Connection, wanted: Sought) -> tuple[str, ...]:
    """Return the ids of whoever is meant: the workspace's person first, then contacts at organisations.

    A contact is meant who has or had that name, or has an address or a number that is looked for.
    """
    ours = person_of(db, wanted)
    names = {_folded(name) for name in (wanted.name, *wanted.also)}
    reached = Sought("", tuple(one for one in wanted.also if "@" in one or _is_number(one)))
    met = [
        one.id
        for one in directory.everybody(db)
        if _folded(one.name) in names or reached.is_in(one.email) or reached.is_in(one.phone)
    ]
    before = [
        entry.subject
        for entry in journal.entries(db)
        if entry.kind in OF_CONTACTS
        and entry.subject
        and _folded(str(table(entry.payload or "").get("name", ""))) in names
    ]
    return tuple(dict.fromkeys(id_ for id_ in (ours, *met, *before) if id_))


def find(db: Connection, ids: Collection[str], wanted: Sought) -> Found:
    """Look through the whole journal and all that is being typed; `ids` are those of whoever is meant."""
    mentions: list[Mention] = []
    references: list[Reference] = []
    of_person: list[Entry] = []
    written = 0
    for entry in rewordings.standing(db, journal.entries(db)):
        if entry.payload is None or entry.kind in REWORDINGS:
            continue  # erased, or read where it stands for another
        says = table(entry.payload)
        written += entry.author in ids
        if personal.is_about_people(entry.kind):
            if _is_of(entry, says, ids, wanted):
                of_person.append(entry)
            else:
                mentions += _in_entry(entry, says, wanted)
            continue
        if _refers(entry.kind, says, ids):
            references.append(_reference(entry, says))
        mentions += _in_entry(entry, says, wanted)
    mentions += _in_drafts(db, wanted)
    return Found(tuple(mentions), tuple(references), tuple(of_person), written)


def reworded(payload: str, changed: Mapping[personal.Path, str]) -> object:
    """Return what an entry says with these texts in place of what stood there."""
    return personal.with_texts(table(payload), changed)


def draft_text(draft: store.Typed, changed: Mapping[personal.Path, str]) -> str:
    """Return the text of a draft with these texts in place of what stood there."""
    if () in changed:
        return changed[()]
    return json_text(personal.with_texts(from_json(draft.text), changed))


def _is_of(entry: Entry, says: Mapping[str, object], ids: Collection[str], wanted: Sought) -> bool:
    if entry.subject in ids or says.get("person") in ids:
        return True
    return not ids and entry.kind == "person.added" and wanted.is_in(str(says.get("name", "")))


def _refers(kind: str, says: Mapping[str, object], ids: Collection[str]) -> bool:
    return any(id_ in ids for pattern in personal.naming(kind).ids for id_ in personal.at(says, pattern))


def _is_number(words: str) -> bool:
    return sum(map(str.isdigit, words)) >= _FEWEST_DIGITS


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _reference(entry: Entry, says: Mapping[str, object]) -> Reference:
    return Reference(
        entry=entry.id,
        kind=entry.kind,
        subject=entry.subject,
        author=entry.author,
        at=entry.at,
        says=says,
    )


def _in_entry(entry: Entry, says: Mapping[str, object], wanted: Sought) -> Iterator[Mention]:
    names = [tuple(pattern.split(".")) for pattern in personal.naming(entry.kind).names]
    for path, text in personal.texts(says):
        if wanted.is_in(text):
            yield Mention(
                id=f"{entry.id}/{'/'.join(path)}",
                entry=entry.id,
                place=entry.kind,
                subject=entry.subject,
                path=path,
                text=text,
                is_name=any(personal.leads_to(path, pattern) for pattern in names),
                author=entry.author,
                at=entry.at,
            )


def _in_drafts(db: Connection, wanted: Sought) -> Iterator[Mention]:
    for draft in store.drafts(db):
        for path, text in _texts_of(draft.text):
            if wanted.is_in(text):
                yield Mention(
                    id=f"draft/{draft.subject}/{draft.field}/{'/'.join(path)}",
                    entry=None,
                    place=draft.field,
                    subject=draft.subject,
                    path=path,
                    text=text,
                    is_name=False,
                    author=None,
                    at=draft.at,
                )


def _texts_of(text: str) -> Iterator[tuple[personal.Path, str]]:
    """Yield the texts of a draft: some are kept as an object of JSON, the others as they were typed."""
    try:
        says = json.loads(text)
    except (ValueError, RecursionError):
        says = None
    if isinstance(says, dict | list):
        yield from personal.texts(says)
    else:
        yield (), text
