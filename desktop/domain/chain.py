"""The chain: each journal entry carries a hash over itself and the hash before it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
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
