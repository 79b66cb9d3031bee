"""Folds of conversations, of how often we want to speak with an organisation, and of approaches by others.

`conversation.noted` {organisation, way, direction, on, ours: [person ids], theirs: [contact ids], about: the
key of an opportunity or "", about_title, said, next_step, next_on, next_owner, next_done_on};
`conversation.changed` {the fields that differ}; `conversation.removed` and `conversation.put_back` {}. Their
subject is the conversation's own id, "talk:<uuid7>". `rhythm.set` {organisation, every_weeks, since}, on the
organisation; no weeks take it away.

`approach.logged` {organisation, contact, about, about_title, asked_on, reply_by, role, named, share_work,
share_value, voice, voice_words, exclusive, exclusive_words, paid_after_days, on_results, payment_words,
if_no, said, reply, shared}; `approach.changed` {the fields that differ}; `approach.answered` {answer, on}, of
which no answer means that it is open again; `approach.removed` and `approach.put_back` {}. Their subject is
"approach:<uuid7>". `shared` says that a person ticked it may leave the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload
from desktop.store.texts import uk_day_text

Read = Callable[[Payload, str], object]


def _text(says: Payload, name: str) -> object:
    return says.text(name)


def _maybe(says: Payload, name: str) -> object:
    return says.maybe(name)


def _list(says: Payload, name: str) -> object:
    return says.list(name)


def _answered(says: Payload, name: str) -> object:
    """Yes, no, or nobody has said."""
    said = says.json(name)
    return int(said == "true") if said in ("true", "false") else None


def _count(says: Payload, name: str) -> object:
    return says.number(name) if says.json(name) != "null" else None


def _flag(says: Payload, name: str) -> object:
    return int(says.flag(name))


_OF_A_TALK: Mapping[str, tuple[str, Read]] = {
    "organisation": ("organisation", _text),
    "way": ("way", _text),
    "direction": ("direction", _text),
    "on": ("on_day", _text),
    "ours": ("ours", _list),
    "theirs": ("theirs", _list),
    "about": ("about", _text),
    "about_title": ("about_title", _text),
    "said": ("said", _text),
    "next_step": ("next_step", _text),
    "next_on": ("next_on", _maybe),
    "next_owner": ("next_owner", _text),
    "next_done_on": ("next_done_on", _maybe),
}
_OF_AN_APPROACH: Mapping[str, tuple[str, Read]] = {
    **{
        name: (name, _text)
        for name in (
            *("organisation", "contact", "about", "about_title", "asked_on", "role", "voice_words"),
            *("exclusive_words", "payment_words", "if_no", "said", "reply"),
        )
    },
    **{name: (name, _maybe) for name in ("reply_by", "share_work", "share_value")},
    **{name: (name, _answered) for name in ("named", "voice", "exclusive", "on_results")},
    "paid_after_days": ("paid_after_days", _count),
    "shared": ("shared", _flag),
}


class _Kept(Struct, frozen=True, kw_only=True):
    """How conversations, or approaches, are kept: their table, the columns that entries say, and two days.

    `day` is the column of the day on which it was, which is the entry's own where none is said; `at` that of
    the moment of writing. `begins` is what nobody has said of a new one.
    """

    table: str
    fields: Mapping[str, tuple[str, Read]]
    day: str
    at: str
    begins: Mapping[str, object] = {}

    def noted(self, db: Connection, entry: Entry, says: Payload) -> None:
        """A new one; noted again under the same id, the later words stand.

        In a copy for trustees its entry says nothing, and nothing comes of it.
        """
        if entry.subject is None or entry.payload is None:
            return
        row = _row(self.fields, says, whole=True) | {"id": entry.subject, "removed": 0, **self.begins}
        row |= {self.at: entry.at, "author": entry.author, "entry": entry.id}
        row[self.day] = row[self.day] or uk_day_text(entry.at)
        _insert(db, self.table, row)
        _touch(db, self.table, entry.subject)

    def changed(self, db: Connection, entry: Entry, says: Payload) -> None:
        """Other words, another day, a next step that was taken: only what the entry says."""
        row = _row(self.fields, says)
        if not row.get(self.day, True):
            del row[self.day]
        _update(db, self.table, entry, row)

    def removed(self, db: Connection, entry: Entry, _says: Payload) -> None:
        """Taken away; it can be put back."""
        _update(db, self.table, entry, {"removed": 1})

    def put_back(self, db: Connection, entry: Entry, _says: Payload) -> None:
        """What had been taken away stands again."""
        _update(db, self.table, entry, {"removed": 0})


TALK = _Kept(table="conversation", fields=_OF_A_TALK, day="on_day", at="noted_at")
APPROACH = _Kept(
    table="approach",
    fields=_OF_AN_APPROACH,
    day="asked_on",
    at="logged_at",
    begins={"answered_on": None, "answer": None},
)


def rhythm_set(db: Connection, entry: Entry, says: Payload) -> None:
    """How often we want to speak with an organisation."""
    organisation, weeks = says.text("organisation") or entry.subject, says.number("every_weeks")
    if not organisation:
        return
    if weeks > 0:
        since = says.maybe("since") or uk_day_text(entry.at)
        row = {"organisation": organisation, "every_weeks": weeks, "since": since, "entry": entry.id}
        _insert(db, "rhythm", row, key="organisation")
    else:
        db.execute("DELETE FROM rhythm WHERE organisation = :organisation", {"organisation": organisation})
    db.touched.update({("rhythm", organisation), ("conversation", "")})


def approach_answered(db: Connection, entry: Entry, says: Payload) -> None:
    """We have answered; without an answer it is open again."""
    answer = says.maybe("answer")
    on = (says.maybe("on") or uk_day_text(entry.at)) if answer else None
    _update(db, "approach", entry, {"answer": answer, "answered_on": on})


def _row(fields: Mapping[str, tuple[str, Read]], says: Payload, *, whole: bool = False) -> dict[str, object]:
    """Return the columns that an entry says; all of them where it is whole."""
    return {column: read(says, name) for name, (column, read) in fields.items() if whole or name in says}


def _insert(db: Connection, table: str, row: Mapping[str, object], key: str = "id") -> None:
    sets = ", ".join(f"{column} = excluded.{column}" for column in row if column != key)
    places = ", ".join(f":{column}" for column in row)
    db.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places}) ON CONFLICT ({key}) DO UPDATE SET {sets}",
        row,
    )


def _update(db: Connection, table: str, entry: Entry, row: Mapping[str, object]) -> None:
    """Change a row that is there; of what was never noted nothing can be changed."""
    if entry.subject is None or not row:
        return
    _touch(db, table, entry.subject)  # what it was about, if it is about another now
    sets = ", ".join(f"{column} = :{column}" for column in (*row, "entry"))
    db.execute(f"UPDATE {table} SET {sets} WHERE id = :id", {**row, "entry": entry.id, "id": entry.subject})
    _touch(db, table, entry.subject)


def _touch(db: Connection, table: str, key: str) -> None:
    """Tell of it, and of the opportunity it is about, whose history shows it."""
    db.touched.add((table, key))
    about = db.execute(f"SELECT about FROM {table} WHERE id = :id", {"id": key}).fetchone()
    if about and about[0]:
        db.touched.add(("opportunity", about[0]))
