"""The chain's hashes are what an auditor gets from SQLite, and every change to it is found."""

from __future__ import annotations

import hashlib
import random
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.chain import Entry, check, entry_hash, hashed_text, payload_hash, seen_text

ORIGIN = "0f" * 16
WILD = st.text(st.characters(codec="utf-8"))


def sealed(entry: Entry) -> Entry:
    """Return the entry with both hashes set as they should be."""
    assert entry.salt is not None
    assert entry.payload is not None
    entry = replace(entry, payload_hash=payload_hash(entry.salt, entry.payload))
    return replace(entry, hash=entry_hash(entry))


def an_entry(
    seq: int, *, chain: str = "aa", prev_hash: str = ORIGIN, seen: dict[str, int] | None = None
) -> Entry:
    return sealed(
        Entry(
            id=f"{chain}-{seq}",
            chain=chain,
            seq=seq,
            seen=seen_text(seen or {}),
            author="p1",
            at="2026-11-22T09:00:00.000000+00:00",
            kind="pause.answered",
            v=1,
            batch=None,
            subject="ocds-1",
            payload=f'{{"text":"answer {seq}"}}',
            salt="ab" * 16,
            payload_hash="",
            prev_hash=prev_hash,
            hash="",
        )
    )


def a_chain(
    length: int, *, chain: str = "aa", after: str = ORIGIN, seen: dict[str, int] | None = None
) -> list[Entry]:
    """Return that many entries that follow each other; `seen` is what stood on other chains."""
    entries: list[Entry] = []
    for seq in range(1, length + 1):
        prev_hash = entries[-1].hash if entries else after
        own = {chain: seq - 1} if seq > 1 else {}
        entries.append(an_entry(seq, chain=chain, prev_hash=prev_hash, seen={**(seen or {}), **own}))
    return entries


@given(WILD, st.none() | WILD, st.none() | WILD, st.integers(min_value=-(2**63), max_value=2**63 - 1))
def test_the_hashed_text_is_what_sqlite_makes(
    text: str, author: str | None, batch: str | None, seq: int
) -> None:
    entry = replace(an_entry(1), id=text, author=author, batch=batch, seq=seq, seen=seen_text({text: 3}))
    columns = (
        *(entry.id, entry.chain, entry.seq, entry.seen, entry.author, entry.at, entry.kind, entry.v),
        *(entry.batch, entry.subject, entry.payload_hash, entry.prev_hash),
    )

    db = sqlite3.connect(":memory:")
    by_sqlite = db.execute(f"SELECT json_array({', '.join('?' * len(columns))})", columns).fetchone()[0]
    db.close()

    assert hashed_text(entry) == by_sqlite
    assert entry_hash(entry) == hashlib.sha256(by_sqlite.encode()).hexdigest()


def test_the_payload_is_hashed_behind_its_salt() -> None:
    assert payload_hash("00ff", '{"a":1}') == hashlib.sha256(b'00ff{"a":1}').hexdigest()


def test_what_was_seen_stands_in_order_of_its_chains() -> None:
    assert seen_text({"b": 2, "a": 1}) == '{"a":1,"b":2}'


def test_a_chain_as_it_was_written_is_in_order() -> None:
    assert check(a_chain(12), origin=ORIGIN) is None


def test_an_empty_journal_is_in_order() -> None:
    assert check([], origin=ORIGIN) is None


def test_a_second_chain_begins_from_the_head_it_left() -> None:
    first = a_chain(3)
    second = a_chain(2, chain="bb", after=first[-1].hash, seen={"aa": 3})

    assert check([*first, *second], origin=ORIGIN) is None


def test_a_chain_of_another_workspace_is_not_ours() -> None:
    broken = check(a_chain(2), origin="another")

    assert broken is not None
    assert (broken.number, broken.seq) == (1, 1)


@pytest.mark.parametrize(
    "column",
    [
        "id",
        "chain",
        "seen",
        "author",
        "at",
        "kind",
        "batch",
        "subject",
        "payload",
        "salt",
        "prev_hash",
        "hash",
    ],
)
def test_a_changed_column_names_its_entry(column: str) -> None:
    entries = a_chain(9)
    entries[4] = replace(entries[4], **{column: "x"})  # all of these are texts

    broken = check(entries, origin=ORIGIN)

    assert broken is not None
    assert (broken.number, broken.seq) == (5, 5)
    assert broken.id == entries[4].id


@pytest.mark.parametrize("change", [{"seq": 99}, {"v": 2}, {"payload": None}, {"salt": None}])
def test_a_changed_number_or_an_emptied_entry_is_found(change: dict[str, int | None]) -> None:
    entries = a_chain(9)
    entries[4] = replace(entries[4], **change)  # wrong on purpose

    broken = check(entries, origin=ORIGIN)

    assert broken is not None
    assert (broken.number, broken.seq) == (5, 5)


def test_a_missing_entry_is_named_by_its_place() -> None:
    entries = a_chain(9)
    del entries[4]

    broken = check(entries, origin=ORIGIN)

    assert broken is not None
    assert (broken.number, broken.seq, broken.id) == (5, 5, None)
    assert broken.why == "Entry 5 is not in its place: entry 6 (pause.answered) stands there."


def test_entries_that_changed_places_are_found_at_the_first() -> None:
    entries = a_chain(9)
    entries[2], entries[6] = entries[6], entries[2]

    broken = check(entries, origin=ORIGIN)

    assert broken is not None
    assert (broken.number, broken.seq) == (3, 3)


def test_an_entry_changed_together_with_its_own_hashes_no_longer_links() -> None:
    entries = a_chain(9)
    entries[4] = sealed(replace(entries[4], payload='{"text":"other"}'))

    broken = check(entries, origin=ORIGIN)

    assert broken is not None
    assert broken.seq == 6


def test_the_cut_end_of_an_older_chain_is_missed_by_who_had_read_it() -> None:
    first = a_chain(4)
    second = a_chain(2, chain="bb", after=first[-2].hash, seen={"aa": 4})

    broken = check([*first[:-1], *second], origin=ORIGIN)

    assert broken is not None
    assert (broken.chain, broken.seq) == ("bb", 1)
    assert "entry 4 of chain aa" in broken.why


@pytest.mark.parametrize("seen", ["", "[]", "null", '{"aa":"1"}', '{"aa":1'])
def test_a_seen_that_is_no_list_of_chains_is_broken_even_if_hashed(seen: str) -> None:
    broken = check([sealed(replace(an_entry(1), seen=seen))], origin=ORIGIN)

    assert broken is not None
    assert broken.number == 1


@given(st.randoms(use_true_random=False), st.integers(min_value=2, max_value=20))
def test_any_order_but_the_right_one_is_broken(dice: random.Random, length: int) -> None:
    entries = a_chain(length)
    shuffled = entries[:]
    dice.shuffle(shuffled)

    broken = check(shuffled, origin=ORIGIN)

    if shuffled == entries:
        assert broken is None
    else:
        first_wrong = next(n for n, (a, b) in enumerate(zip(entries, shuffled, strict=True), 1) if a != b)
        assert broken is not None
        assert broken.number == first_wrong
