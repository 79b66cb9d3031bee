"""Folds of the directory. The subject is the organisation's id, of `person.*` that of the contact.

`organisation.added` and `organisation.changed` say `{organisation}` and the facts of `domain.directory`
that are told or differ; `organisation.linked` `{one, other, kind, standing, source, on}` and
`organisation.unlinked` its first three; `organisation.merged` `{into, from, takes}`: `takes` are the facts
of the first that differ from then on; `organisation.split` `{into, from}`. Merged ids stay in the journal
as they were written: whatever refers to one is led on when it is read.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.chain import Entry
from desktop.domain.directory import CONTACT_FACTS, FACTS
from desktop.store.connection import Connection
from desktop.store.payload import Payload
from desktop.store.texts import json_text, table

_LISTS = frozenset({"other_names", "roles", "numbers", "places", "activities"})
_MAYBE = frozenset({"income_band", "seen_on", "review_by"})
_ROW = (*FACTS, "added_at", "merged_into", "merge_before", "merge_after", "removed")


def added(db: Connection, entry: Entry, says: Payload) -> None:
    """An organisation is in the directory; one that is there already says this instead."""
    organisation = _organisation(entry, says)
    facts = {"led_by_experience": "not_known", **_told(says, FACTS)}
    row = {name: facts.get(name, _nothing(name)) for name in FACTS}
    rest = {
        "added_at": entry.at,
        "merged_into": None,
        "merge_before": "{}",
        "merge_after": "{}",
        "removed": 0,
    }
    names = (*_ROW, "id", "entry")
    db.execute(
        f"""
        INSERT INTO organisation ({", ".join(names)}) VALUES ({", ".join(f":{name}" for name in names)})
        ON CONFLICT (id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in (*FACTS, "entry"))}
        """,
        {**row, **rest, "id": organisation, "entry": entry.id},
    )
    db.touched.add(("organisation", organisation))


def changed(db: Connection, entry: Entry, says: Payload) -> None:
    """Only what the entry names changes."""
    _set(db, entry, _organisation(entry, says), _told(says, FACTS))


def removed(db: Connection, entry: Entry, says: Payload) -> None:
    """It is no longer listed; what refers to it still finds its name. {organisation}."""
    _set(db, entry, _organisation(entry, says), {"removed": 1})


def put_back(db: Connection, entry: Entry, says: Payload) -> None:
    """It is listed again. {organisation}."""
    _set(db, entry, _organisation(entry, says), {"removed": 0})


def merged(db: Connection, entry: Entry, says: Payload) -> None:
    """One turned out to be the same as another."""
    into, other = _root(db, says.text("into")), says.text("from")
    takes = _told(says.part("takes"), FACTS)
    before = db.execute(f"SELECT {', '.join(FACTS)} FROM organisation WHERE id = ?", (into,)).fetchone()
    if before is None or into == _root(db, other):
        return
    was = dict(zip(FACTS, before, strict=True))
    kept = {"merge_before": {name: was[name] for name in takes}, "merge_after": takes}
    values: dict[str, object] = {name: json_text(facts) for name, facts in kept.items()}
    _set(db, entry, other, {"merged_into": into, **values})
    _set(db, entry, into, takes)


def split(db: Connection, entry: Entry, says: Payload) -> None:
    """They are two after all: what the other brought goes back, unless it was changed since."""
    other = says.text("from")
    row = db.execute(
        "SELECT merged_into, merge_before, merge_after FROM organisation WHERE id = ?", (other,)
    ).fetchone()
    if row is None or row[0] is None:
        return
    into, before, after = row[0], table(row[1]), table(row[2])
    now = db.execute(f"SELECT {', '.join(FACTS)} FROM organisation WHERE id = ?", (into,)).fetchone()
    stands = dict(zip(FACTS, now, strict=True)) if now else {}
    back = {name: before[name] for name in FACTS if name in after and stands.get(name) == after[name]}
    _set(db, entry, into, back)
    _set(db, entry, other, {"merged_into": None, "merge_before": "{}", "merge_after": "{}"})


def linked(db: Connection, entry: Entry, says: Payload) -> None:
    """How one stands to another; said again, it stands so from then on."""
    db.execute(
        """
        INSERT OR REPLACE INTO organisation_link (one, other, kind, standing, source, since, entry)
        VALUES (:one, :other, :kind, :standing, :source, :since, :entry)
        """,
        {
            **{name: says.text(name) for name in ("one", "other", "kind", "standing", "source")},
            "since": says.maybe("on"),
            "entry": entry.id,
        },
    )
    db.touched.update({("organisation", says.text("one")), ("organisation", says.text("other"))})


def unlinked(db: Connection, _entry: Entry, says: Payload) -> None:
    """That is no longer so."""
    db.execute(
        "DELETE FROM organisation_link WHERE one = :one AND other = :other AND kind = :kind",
        {name: says.text(name) for name in ("one", "other", "kind")},
    )
    db.touched.update({("organisation", says.text("one")), ("organisation", says.text("other"))})


def met(db: Connection, entry: Entry, says: Payload) -> None:
    """Somebody at an organisation. {person, and what is told of them}."""
    person = says.text("person") or entry.subject or entry.id
    told = {name: _nothing(name) for name in CONTACT_FACTS} | _told(says, CONTACT_FACTS)
    names = (*CONTACT_FACTS, "id", "entry")
    db.execute(
        f"""
        INSERT INTO contact ({", ".join(names)}, has_left, met_at)
        VALUES ({", ".join(f":{name}" for name in names)}, 0, :met_at)
        ON CONFLICT (id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in names)},
            has_left = 0
        """,
        {**told, "id": person, "entry": entry.id, "met_at": entry.at},
    )
    db.touched.add(("organisation", str(told["organisation"])))


def person_changed(db: Connection, entry: Entry, says: Payload) -> None:
    """Only what the entry names changes; `has_left` says that they are no longer listed there."""
    person = says.text("person") or entry.subject
    told = _told(says, CONTACT_FACTS)
    if "has_left" in says:
        told["has_left"] = int(says.flag("has_left"))
    for name, value in {**told, "entry": entry.id}.items():
        db.execute(f"UPDATE contact SET {name} = ? WHERE id = ?", (value, person))
    found = db.execute("SELECT organisation FROM contact WHERE id = ?", (person,)).fetchone()
    db.touched.add(("organisation", found[0] if found else ""))


def _set(db: Connection, entry: Entry, organisation: str, values: Mapping[str, object]) -> None:
    places = ", ".join(f"{name} = :{name}" for name in (*values, "entry"))
    db.execute(
        f"UPDATE organisation SET {places} WHERE id = :id",
        {**values, "id": organisation, "entry": entry.id},
    )
    db.touched.add(("organisation", organisation))


def _organisation(entry: Entry, says: Payload) -> str:
    return says.text("organisation") or entry.subject or entry.id


def _told(says: Payload, names: tuple[str, ...]) -> dict[str, object]:
    return {name: _value(says, name) for name in names if name in says}


def _value(says: Payload, name: str) -> object:
    if name in _LISTS:
        return says.list(name)
    return says.maybe(name) if name in _MAYBE else says.text(name)


def _nothing(name: str) -> object:
    return "[]" if name in _LISTS else None if name in _MAYBE else ""


def _root(db: Connection, organisation: str) -> str:
    """Return where a merged id leads; a ring, which no person makes here, ends where it began."""
    seen = {organisation}
    while True:
        found = db.execute("SELECT merged_into FROM organisation WHERE id = ?", (organisation,)).fetchone()
        if found is None or found[0] is None or found[0] in seen:
            return organisation
        organisation = found[0]
        seen.add(organisation)
