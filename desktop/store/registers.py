"""Entries of public registers, as files brought them. Each function is one part of an import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.register_imports import Importing, RegisterTally


class Entry(Struct, frozen=True, kw_only=True):
    """A charity as it is stored. `classes` has a bit for each code; None: its file does not tell them."""

    number: str
    name: str
    income: int | None = None
    postcode_area: str = ""
    other_names: str | None = None
    status: str = ""
    year_end: date | None = None
    activities: str = ""
    labels: str = ""
    website: str = ""
    company: str = ""
    classes: int | None = None
    places: tuple[str, ...] | None = None


class _Changes(Struct):
    new: list[dict[str, object]] = field(default_factory=list)
    changed: list[dict[str, object]] = field(default_factory=list)
    same: list[int] = field(default_factory=list)


def put(db: Connection, importing: Importing, entries: Sequence[Entry]) -> RegisterTally:
    """Store entries; what is held as it stands is not written again. Of a number twice the last counts."""
    by_number = {entry.number: entry for entry in entries}
    changes = _sorted_out(db, importing, by_number)
    first = db.execute("SELECT coalesce(max(id), 0) FROM register_entry").fetchone()[0]
    for at, row in enumerate(changes.new, start=first + 1):
        row["id"] = at
    _index(db, [row["id"] for row in changes.changed], take_out=True)
    db.executemany(_INSERT_ENTRY, changes.new)
    db.executemany(_INSERT_FACTS, changes.new)
    db.executemany(_UPDATE_ENTRY, changes.changed)
    db.executemany(_UPDATE_FACTS, changes.changed)
    db.executemany(
        "UPDATE register_facts SET seen_in = ?, removed_on = NULL WHERE id = ?",
        [(importing.id, same) for same in changes.same],
    )
    _index(db, [row["id"] for row in (*changes.changed, *changes.new)], take_out=False)
    tell_places(
        db, importing, {one.number: one.places for one in by_number.values() if one.places is not None}
    )
    return RegisterTally(len(changes.new), len(changes.changed), len(changes.same))


def tell_classes(db: Connection, importing: Importing, told: Mapping[str, int]) -> RegisterTally:
    """Note what charities that are held do; those of others are passed over."""
    rows = []
    for number, (row_id, before, told_by) in _facts(db, importing, told, "classes").items():
        known = int(str(before)) if told_by == importing.id else 0
        rows.append((row_id, before, told[number] | known))
    db.executemany(
        "UPDATE register_facts SET classes = ?, classes_of = ? WHERE id = ?",
        [(after, importing.id, row_id) for row_id, _, after in rows],
    )
    return _told(rows)


def tell_places(db: Connection, importing: Importing, told: Mapping[str, Sequence[str]]) -> RegisterTally:
    """Note where charities that are held work; those of others are passed over."""
    if not told:
        return RegisterTally()
    names = sorted({name for places in told.values() for name in places})
    db.executemany("INSERT OR IGNORE INTO register_place (name) VALUES (?)", [(name,) for name in names])
    ids = dict(
        db.execute(
            "SELECT name, id FROM register_place WHERE name IN (SELECT value FROM json_each(?))",
            (many(names),),
        ).fetchall()
    )
    rows = []
    for number, (row_id, before, told_by) in _facts(db, importing, told, "places").items():
        known = set(str(before).split()) if told_by == importing.id else set()
        after = " ".join(sorted({str(ids[name]) for name in told[number]} | known, key=int))
        rows.append((row_id, before, after))
    changed = [row for row in rows if row[1] != row[2]]
    db.executemany(
        "DELETE FROM register_place_of WHERE place = ? AND entry = ?",
        [(place, row_id) for row_id, before, _ in changed for place in str(before).split()],
    )
    db.executemany(
        "INSERT OR IGNORE INTO register_place_of (place, entry) VALUES (?, ?)",
        [(place, row_id) for row_id, _, after in changed for place in after.split()],
    )
    db.executemany(
        "UPDATE register_facts SET places = ?, places_of = ? WHERE id = ?",
        [(after, importing.id, row_id) for row_id, _, after in rows],
    )
    return _told(rows)


def tell_names(db: Connection, importing: Importing, told: Mapping[str, Sequence[str]]) -> RegisterTally:
    """Note what else charities that are held are called."""
    found = _facts(db, importing, told, "names")
    texts = dict(
        db.execute(
            "SELECT id, other_names FROM register_entry WHERE id IN (SELECT value FROM json_each(?))",
            (many([row_id for row_id, _, _ in found.values()]),),
        ).fetchall()
    )
    rows = []
    for number, (row_id, _, told_by) in found.items():
        before = texts[row_id]
        known = before.split(" · ") if told_by == importing.id and before else []
        rows.append((row_id, before, " · ".join(dict.fromkeys((*known, *told[number])))))
    changed = [row for row in rows if row[1] != row[2]]
    _index(db, [row_id for row_id, _, _ in changed], take_out=True)
    db.executemany(
        "UPDATE register_entry SET other_names = ? WHERE id = ?",
        [(after, row_id) for row_id, _, after in changed],
    )
    db.executemany(
        "UPDATE register_facts SET names_of = ? WHERE id = ?", [(importing.id, row[0]) for row in rows]
    )
    _index(db, [row_id for row_id, _, _ in changed], take_out=False)
    return _told(rows)


_COLUMNS = ("other_names", "status", "year_end", "activities", "labels", "website", "company")
_INSERT_ENTRY = f"""
    INSERT INTO register_entry (id, register, number, {", ".join(_COLUMNS)})
    VALUES (:id, :register, :number, {", ".join(f":{name}" for name in _COLUMNS)})
"""
_INSERT_FACTS = """
    INSERT INTO register_facts (id, name, income, postcode_area, classes, seen_in)
    VALUES (:id, :name, :income, :postcode_area, :classes, :seen_in)
"""
_UPDATE_ENTRY = (
    f"UPDATE register_entry SET {', '.join(f'{name} = :{name}' for name in _COLUMNS)} WHERE id = :id"
)
_UPDATE_FACTS = """
    UPDATE register_facts SET name = :name, income = :income, postcode_area = :postcode_area,
        classes = :classes, seen_in = :seen_in, removed_on = NULL WHERE id = :id
"""
_HELD = f"""
    SELECT number, id, name, income, postcode_area, classes, removed_on, {", ".join(_COLUMNS)}
    FROM register_entry JOIN register_facts USING (id)
    WHERE register = ? AND number IN (SELECT value FROM json_each(?))
"""


def _sorted_out(db: Connection, importing: Importing, entries: Mapping[str, Entry]) -> _Changes:
    known = {row[0]: row[1:] for row in db.execute(_HELD, (importing.register, many(list(entries))))}
    changes = _Changes()
    for number, entry in entries.items():
        before = known.get(number)
        row = _row(importing, entry, before)
        if before is None:
            changes.new.append(row)
            continue
        row["id"] = before[0]
        now = (row["name"], row["income"], row["postcode_area"], row["classes"], None)
        if (*now, *(row[name] for name in _COLUMNS)) == tuple(before[1:]):
            changes.same.append(before[0])
        else:
            changes.changed.append(row)
    return changes


def _row(importing: Importing, entry: Entry, before: Sequence[object] | None) -> dict[str, object]:
    """Return an entry's columns; what its file does not tell stays as another one told it."""
    classes = entry.classes if entry.classes is not None else (before[4] if before else 0)
    names = entry.other_names if entry.other_names is not None else (before[6] if before else "")
    return {
        "register": importing.register,
        "number": entry.number,
        "name": entry.name,
        "income": entry.income,
        "postcode_area": entry.postcode_area,
        "classes": classes,
        "other_names": names,
        "status": entry.status,
        "year_end": entry.year_end.isoformat() if entry.year_end else None,
        "activities": entry.activities,
        "labels": entry.labels,
        "website": entry.website,
        "company": entry.company,
        "seen_in": importing.id,
    }


def _facts(
    db: Connection, importing: Importing, numbers: Mapping[str, object], what: str
) -> dict[str, tuple[int, object, int]]:
    before = "''" if what == "names" else what
    found = db.execute(
        f"""
        SELECT number, id, {before}, {what}_of FROM register_entry JOIN register_facts USING (id)
        WHERE register = ? AND number IN (SELECT value FROM json_each(?))
        """,
        (importing.register, many(list(numbers))),
    )
    return {number: (row_id, value, told_by) for number, row_id, value, told_by in found}


def _told(rows: Sequence[tuple[object, object, object]]) -> RegisterTally:
    changed = sum(before != after for _, before, after in rows)
    return RegisterTally(changed=changed, unchanged=len(rows) - changed)


def _index(db: Connection, ids: Sequence[object], *, take_out: bool) -> None:
    """Take texts out of the index while they still stand, or put them in as they now do."""
    if not ids:
        return
    command, value = ("register_search, ", "'delete', ") if take_out else ("", "")
    db.execute(
        f"""
        INSERT INTO register_search ({command}rowid, name, other_names, activities, labels)
        SELECT {value}id, name, other_names, activities, labels FROM searchable_register
        WHERE id IN (SELECT value FROM json_each(?))
        """,
        (many(list(ids)),),
    )
