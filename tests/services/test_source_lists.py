"""Lists of feeds go out as things stand, and come in again as they were."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from desktop.services import own_sources, source_lists
from desktop.services.desk import Desk
from desktop.services.own_sources import Tried
from desktop.store import asked
from desktop.store import own_sources as store
from desktop.store.asked import Move
from tests.conftest import NOW

NEWS, NOTICES = "https://council.example/news", "https://buyer.example/notices"


def with_two_sources(desk: Desk) -> None:
    news = replace(own_sources.at_address(NEWS, "Council"), format="web_feed")
    own_sources.add(desk, Tried(news, ""))
    own_sources.add(desk, Tried(own_sources.at_address(NOTICES, "Buyer"), ""))


def kept(desk: Desk) -> dict[str, tuple[str, str]]:
    with desk.reader() as db:
        return {own.url: (own.name, own.format) for own in store.everything(db)}


def test_a_list_that_went_out_comes_in_again_with_the_same_kinds(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "ours.opml"
    with_two_sources(desk)
    before = kept(desk)
    count = source_lists.take_out(desk, file)
    for url in before:
        own_sources.remove(desk, own_sources.at_address(url).id)

    brought = source_lists.bring_in(desk, file)

    assert (count, brought.added, brought.left_out) == (2, ("Council", "Buyer"), ())
    assert kept(desk) == before


def test_what_has_moved_for_good_goes_out_with_the_address_that_is_asked_now(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "ours.opml"
    with_two_sources(desk)
    move = Move(own_sources.at_address(NEWS).id, NEWS, "https://new.example/news", NOW)
    desk.workspace.write(lambda db: asked.moved(db, move)).result()

    source_lists.take_out(desk, file)

    written = file.read_text("utf-8")
    assert 'xmlUrl="https://new.example/news"' in written
    assert NEWS not in written


def test_an_address_that_is_asked_already_under_its_new_name_is_not_added_again(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "ours.opml"
    with_two_sources(desk)
    move = Move(own_sources.at_address(NEWS).id, NEWS, "https://new.example/news", NOW)
    desk.workspace.write(lambda db: asked.moved(db, move)).result()
    source_lists.take_out(desk, file)

    brought = source_lists.bring_in(desk, file)

    assert (brought.added, brought.known) == ((), 2)


def test_addresses_as_other_readers_write_them_come_in(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "theirs.opml"
    file.write_text(
        '<!-- by another reader --><opml version="1.1"><body><outline text="E" type="rss" version="RSS" '
        'htmlUrl="https://e.example" xmlUrl="feed://e.example/rss"/></body></opml>'
    )

    brought = source_lists.bring_in(desk, file)

    assert brought.left_out == ()
    assert kept(desk) == {"https://e.example/rss": ("E", "web_feed")}
