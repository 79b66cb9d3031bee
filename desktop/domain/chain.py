"""The chain: each journal entry carries a hash over itself and the hash before it.

An auditor needs SHA-256 and SQLite alone to repeat it: `payload_hash` is over the salt followed by
the payload's text, `hash` over `json_array(id, chain, seq, seen, author, at, kind, v, batch,
subject, payload_hash, prev_hash)`, both as UTF-8.

A chain proves that nothing was changed afterwards by somebody who left the hashes as they were. It
does not prove the date, and its owner can rebuild it whole; a printed head is what holds against that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Mapping

from msgspec import Struct


class Entry(Struct, frozen=True, kw_only=True):
    """One journal entry, column by column as it is stored; texts, so that an auditor can repeat the hash.

    `seen` is a JSON object (chain: highest seq read) with keys in order, `payload` JSON text or None
    once erased, `at` a UTC moment in ISO 8601.
    """

    id: str
    chain: str
    seq: int
    seen: str
    author: str | None
    at: str
    kind: str
    v: int
    batch: str | None
    subject: str | None
    payload: str | None
    salt: str | None
    payload_hash: str
    prev_hash: str
    hash: str


class Broken(Struct, frozen=True, kw_only=True):
    """The first place where the journal is not what was recorded.

    `number` counts rows from 1 in order of arrival; `seq` is the place on the chain. Where an entry
    is missing there is nothing to name but its place: `id`, `kind` and `subject` are then None.
    """

    number: int
    chain: str
    seq: int
    id: str | None
    kind: str | None
    subject: str | None
    why: str


def payload_hash(salt: str, payload: str) -> str:
    """Return the hex SHA-256 of the salt followed by the payload's text."""
    return _sha256(salt + payload)


def entry_hash(entry: Entry) -> str:
    """Return the hex SHA-256 of what SQLite's json_array makes of the hashed columns."""
    return _sha256(hashed_text(entry))


def hashed_text(entry: Entry) -> str:
    """Return the text that is hashed, byte for byte what SQLite's json_array gives for the stored columns."""
    columns = [
        entry.id,
        entry.chain,
        entry.seq,
        entry.seen,
        entry.author,
        entry.at,
        entry.kind,
        entry.v,
        entry.batch,
        entry.subject,
        entry.payload_hash,
        entry.prev_hash,
    ]
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


def seen_text(seen: Mapping[str, int]) -> str:
    """Return the highest seq read of each chain as JSON text, keys in order."""
    return json.dumps(dict(sorted(seen.items())), ensure_ascii=False, separators=(",", ":"))


def check(entries: Iterable[Entry], *, origin: str, emptied: Container[str] = frozenset()) -> Broken | None:
    """Walk all chains in order of arrival; return the first place that is not what was recorded.

    `origin` is the workspace's random id, which the first entry of all follows. `emptied` are the ids of
    entries that may say nothing any more, because another entry lists them.
    """
    walk = _Walk(origin, emptied)
    for entry in entries:
        broken = walk.step(entry)
        if broken:
            return broken
    return None


class _Head(Struct, frozen=True):
    seq: int
    hash: str


class _Walk:
    """How far each chain has been followed."""

    def __init__(self, origin: str, emptied: Container[str]) -> None:
        self._origin = origin
        self._emptied = emptied
        self._heads: dict[str, _Head] = {}
        self._number = 0

    def step(self, entry: Entry) -> Broken | None:
        """Follow one entry; return what is wrong with it, if anything is."""
        self._number += 1
        head = self._heads.get(entry.chain)
        expected = head.seq + 1 if head else 1
        # Another tool may have changed the seq itself, or the chain.
        place = expected if head or self._number == 1 else entry.seq
        why = _changed(entry, place, entry.id in self._emptied)
        if why:
            return self._broken(entry, place, why)
        if entry.seq != expected:
            return self._out_of_place(entry, expected)
        why = self._wrong_link(entry, head) or self._wrong_sight(entry)
        if why:
            return self._broken(entry, entry.seq, why)
        self._heads[entry.chain] = _Head(entry.seq, entry.hash)
        return None

    def _out_of_place(self, entry: Entry, expected: int) -> Broken:
        if entry.seq < expected:
            return self._broken(entry, entry.seq, f"Entry {entry.seq} stands after entry {expected - 1}.")
        why = f"Entry {expected} is not in its place: entry {entry.seq} ({entry.kind}) stands there."
        return Broken(
            number=self._number, chain=entry.chain, seq=expected, id=None, kind=None, subject=None, why=why
        )

    def _wrong_link(self, entry: Entry, head: _Head | None) -> str:
        if head:
            known = entry.prev_hash == head.hash
        elif self._heads:
            known = any(entry.prev_hash == other.hash for other in self._heads.values())
        else:
            known = entry.prev_hash == self._origin
        return "" if known else f"Entry {entry.seq} does not follow the one that stands before it."

    def _wrong_sight(self, entry: Entry) -> str:
        """Say what the writer had read that does not stand before this entry, if anything."""
        seen = _seen(entry)
        if seen is None:
            return f"What the writer of entry {entry.seq} had read cannot be made out."
        for chain, seq in seen.items():
            head = self._heads.get(chain)
            if head is None or head.seq < seq:
                missing = f"entry {seq} of chain {chain}, which is missing"
                return f"Whoever wrote entry {entry.seq} had read {missing}."
        return ""

    def _broken(self, entry: Entry, seq: int, why: str) -> Broken:
        return Broken(
            number=self._number,
            chain=entry.chain,
            seq=seq,
            id=entry.id,
            kind=entry.kind,
            subject=entry.subject,
            why=why,
        )


def _changed(entry: Entry, place: int, may_be_empty: bool) -> str:
    """Say what in the entry is not as its own hashes have it; "" when all is."""
    if entry.payload is None or entry.salt is None:
        if not (may_be_empty and entry.payload is entry.salt):
            return f"What entry {place} says has been emptied."
    elif payload_hash(entry.salt, entry.payload) != entry.payload_hash:
        return f"What entry {place} says is not what was recorded."
    if entry_hash(entry) != entry.hash:
        return f"Entry {place} is not as it was recorded."
    return ""


def _seen(entry: Entry) -> dict[str, int] | None:
    try:
        seen = json.loads(entry.seen)
    except ValueError:
        return None
    if isinstance(seen, dict) and all(type(seq) is int for seq in seen.values()):
        return seen
    return None


def _sha256(text: str) -> str:
    # Halves of characters stand for bytes that are no UTF-8. Nobody records such, so no hash may fit them.
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
