"""However what comes in is cut into parts, and whenever it is broken off, the same stands in the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.services.desk import Desk, calendar, plans
from desktop.services.opportunity_list import OpportunityFilter, is_settling
from desktop.services.storing import Storing
from desktop.store import search, upkeep
from desktop.store.columns import unpacked
from desktop.store.connection import Connection
from desktop.store.contacts import without_contacts
from desktop.store.notices import Tally, store_page
from desktop.store.workspace import Workspace
from desktop.ui.opportunities.list_reader import SETTLING, Search, find
from feeds.notice import Item
from feeds.reading import glance, read
from tests.bench.releases import packages
from tests.conftest import NOW
from tests.store.public_data import all_rows
from tests.ui.notices import a_tender

RELEASES = 240
TABLES = ("notice", "opportunity", "opportunity_text", "opportunity_change", "award", "search_as_open")
BY_PART = ("kept", "contacts_cut", "moved_at", "tender_appeared_at")
"""What one part knows of the next: not the same, or not the same bytes, where parts are cut otherwise."""

BODIES = [*packages(RELEASES), *packages(40, first=400), *packages(RELEASES)]
"""Some twice, as sources give them again."""


def items() -> Iterator[Item]:
    return (item for body in BODIES for item in glance(body, received_from="here"))


@contextmanager
def a_desk(path: Path) -> Iterator[Desk]:
    with Workspace.open(path, now=lambda: NOW) as workspace:
        yield Desk(workspace, lambda: NOW)


def all_at_once(path: Path) -> tuple[Tally, list[object]]:
    read_in_full = [item for body in BODIES for item in read(body, received_from="here")]
    with a_desk(path) as desk:
        tally = desk.workspace.write(
            lambda db: store_page(
                db,
                read_in_full,
                source_id="here",
                mark=None,
                now=NOW,
                calendar=calendar(db),
                plans=plans(db),
            )
        ).result()
        return tally, state(desk)


def state(desk: Desk) -> list[object]:
    assert desk.workspace.write(search.is_sound).result()
    with desk.reader() as db:
        assert db.execute("SELECT count(*) FROM to_index").fetchone() == (0,)
        rows = [all_rows(db, table, without=BY_PART) for table in TABLES]
        kept = db.execute("SELECT source, notice_id, content_hash, kept FROM notice").fetchall()
        assert not any(content.startswith(b"{") for *_, content in kept)
        contents = sorted((*key, without_contacts(unpacked(content))) for *key, content in kept)
        return [*rows, contents, found(db, "care"), found(db, "notice")]


def found(db: Connection, word: str) -> list[str]:
    matching = search.matching(db, "word")
    rows = db.execute(f"SELECT key FROM opportunity WHERE id IN ({matching})", {"word": f"{word[0]}*"})
    return sorted(key for (key,) in rows)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tally, list[object]]:
    return all_at_once(tmp_path_factory.mktemp("wanted") / "all.tenderpause")


@pytest.mark.parametrize("size", [7, 60, 1_000])
def test_parts_of_any_size_come_to_the_same(
    tmp_path: Path, wanted: tuple[Tally, list[object]], size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.services.storing.PART", size)

    with a_desk(tmp_path / "parts.tenderpause") as desk:
        storing = Storing(desk, "here")
        storing.store(items(), mark=None)
        stands = state(desk)

    assert (storing.tally, stands) == wanted


def test_what_was_broken_off_before_it_settled_follows_at_the_next_opening(
    tmp_path: Path, wanted: tuple[Tally, list[object]]
) -> None:
    path = tmp_path / "broken_off.tenderpause"
    with a_desk(path) as desk:
        Storing(desk, "here").take_in(items(), mark=None)

    with a_desk(path) as desk:

        def catch_up(db: Connection) -> int:
            return upkeep.catch_up(db, now=NOW, calendar=calendar(db), plans=plans(db))

        while desk.workspace.write(catch_up).result():
            pass
        stands = state(desk)

    assert stands == wanted[1]


def test_what_is_open_is_found_before_the_rest_has_settled(tmp_path: Path) -> None:
    with a_desk(tmp_path / "early.tenderpause") as desk:
        storing = Storing(desk, "here")
        storing.take_in(items(), mark=None)
        with desk.reader() as db:
            opened = {
                key for (key,) in db.execute("SELECT key FROM opportunity JOIN search_as_open USING (id)")
            }
            before = {key for letter in "abcdefghijklmnopqrstuvwxyz" for key in found(db, letter)}

    assert opened
    assert before == opened


def test_a_page_that_is_held_writes_nothing(tmp_path: Path) -> None:
    with a_desk(tmp_path / "again.tenderpause") as desk:
        Storing(desk, "here").store(items(), mark=None)
        told: list[object] = []
        desk.workspace.subscribe(told.append)

        again = Storing(desk, "here")
        again.store(items(), mark=None)

    assert again.tally == Tally(unchanged=2 * RELEASES + 40)
    assert told == []


def test_a_search_of_closed_ones_says_that_their_text_is_still_being_taken_in(desk: Desk) -> None:
    storing, all_of_them = Storing(desk, "invented"), OpportunityFilter(words="anything", show_closed=True)
    storing.take_in([replace(a_tender(1, 20), deadline="2026-05-29T12:00:00+01:00")], None)

    with desk.reader() as db:
        assert is_settling(db, all_of_them)
        assert not is_settling(db, OpportunityFilter(words="anything"))
        assert not is_settling(db, OpportunityFilter(show_closed=True))
    found = find(desk, Search(all_of_them))
    assert SETTLING in found.covers

    storing.settle()

    assert SETTLING not in find(desk, Search(all_of_them)).covers
