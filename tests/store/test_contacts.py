from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.store import rejections, upkeep
from desktop.store.columns import unpacked
from desktop.store.connection import Connection, transaction
from desktop.store.contacts import without_any, without_contacts
from feeds.notice import Form, Notice, Rejection
from tests.store.public_data import CALENDAR, NOW, PLANS, a_database, a_notice, store

WHO = "r.patel@fernmoor.example"


@pytest.fixture
def db() -> Iterator[Connection]:
    opened = a_database()
    yield opened
    opened.close()


def kept(db: Connection) -> list[bytes]:
    found = db.execute("SELECT kept FROM notice ORDER BY id")
    return [unpacked(kept).partition(b"\n")[2] for (kept,) in found]


def test_contact_points_go_wherever_they_stand_and_all_else_stays() -> None:
    content = {
        "buyer": {"name": "Fernmoor Council", "contactPoint": {"email": WHO}},
        "parties": [{"id": "1", "contactPoint": {"name": "R. Patel"}, "address": {"region": "UKE32"}}],
        "tender": {"title": "Ask the contactPoint", "value": {"amount": 420000.5}},
    }

    cut = json.loads(without_contacts(json.dumps(content).encode()))

    assert cut == {
        "buyer": {"name": "Fernmoor Council"},
        "parties": [{"id": "1", "address": {"region": "UKE32"}}],
        "tender": {"title": "Ask the contactPoint", "value": {"amount": 420000.5}},
    }


VALUES = st.recursive(
    st.none()
    | st.floats(allow_nan=False)
    | st.sampled_from(['"contactPoint": {', "contactPoint", "\\", '"', "é"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["contactPoint", "contactPoints", "a", "b", 'x"']), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(VALUES, st.sampled_from([None, 1]), st.sampled_from([(",", ":"), (", ", ": "), (" ,", " :")]))
def test_nothing_but_contact_points_is_cut(
    value: object, indent: int | None, separators: tuple[str, str]
) -> None:
    content = json.dumps(value, indent=indent, separators=separators).encode()

    def cut(inner: object) -> object:
        if isinstance(inner, dict):
            return {key: cut(one) for key, one in inner.items() if not key.startswith("contactPoint")}
        return [cut(one) for one in inner] if isinstance(inner, list) else inner

    assert json.loads(without_contacts(content)) == cut(value)


@pytest.mark.parametrize("content", [b'{"a": 1}', b"<item>contactPoint</item>", b'{"contactPoint": '])
def test_what_holds_none_or_is_no_json_stays_byte_for_byte(content: bytes) -> None:
    assert without_contacts(content) == content


def test_while_it_is_open_what_came_is_kept_byte_for_byte(db: Connection) -> None:
    notice = a_notice(1, contact=WHO)

    store(db, notice)

    assert kept(db) == [notice.content]


def test_what_is_closed_on_arrival_is_kept_without_contacts_and_known_again(db: Connection) -> None:
    notice = a_notice(1, contact=WHO, tags=("award",))
    store(db, notice)

    again = store(db, notice)

    assert WHO.encode() not in kept(db)[0]
    assert again.unchanged == 1


def test_a_notice_that_closes_it_takes_the_contacts_of_earlier_ones_too(db: Connection) -> None:
    store(db, a_notice(1, contact=WHO))

    store(
        db,
        a_notice(
            2,
            key=a_notice(1).opportunity,
            tags=("award",),
            status="complete",
            released_at=datetime(2026, 6, 8, tzinfo=UTC),
        ),
    )

    assert all(WHO.encode() not in content for content in kept(db))


def test_when_its_deadline_has_passed_the_contacts_go_with_the_next_upkeep(db: Connection) -> None:
    store(db, a_notice(1, contact=WHO), a_notice(2, contact=WHO, deadline="2026-12-01"))
    july = datetime(2026, 7, 1, tzinfo=UTC)

    def catch_up(now: datetime) -> int:
        with transaction(db):
            return upkeep.catch_up(db, now=now, calendar=CALENDAR, plans=PLANS)

    assert [catch_up(NOW), catch_up(july), catch_up(july)] == [0, 1, 0]
    assert [WHO.encode() in content for content in kept(db)] == [False, True]


FEED_ITEM = (
    b"<item><title>Choirs</title><author>R. Patel</author><dc:creator>R. Patel</dc:creator>"
    b"<description>Ask r.patel@fernmoor.example by noon.</description><link>https://example.org/@choirs</link></item>"
)


def an_item(*, deadline: str | None = None, tags: tuple[str, ...] = ()) -> Notice:
    return replace(
        a_notice(1, deadline=deadline, tags=tags),
        form=Form.WEB_FEED,
        content=FEED_ITEM,
        description=f"Ask {WHO} by noon.",
        url="https://example.org/@choirs",
    )


def test_of_a_closed_item_of_a_web_feed_names_and_addresses_go_and_all_else_stays(db: Connection) -> None:
    store(db, an_item(tags=("award",)))

    (content,) = kept(db)
    facts = db.execute("SELECT kept FROM notice").fetchone()[0]
    assert content == (
        b"<item><title>Choirs</title><description>Ask (address cut) by noon.</description>"
        b"<link>https://example.org/@choirs</link></item>"
    )
    assert WHO.encode() not in unpacked(facts)


def test_an_open_item_of_a_web_feed_is_kept_as_it_came(db: Connection) -> None:
    store(db, an_item(deadline="2026-12-01"))

    assert kept(db) == [FEED_ITEM]


@pytest.mark.parametrize(
    "item",
    [
        b'{"title": "A", "contactPoint": {"name": "R. Patel", "email": "r.patel@fernmoor.example", "tel',
        b"<item><title>A</title><author>R. Patel (r.patel@fernmoor.example)</author><desc",
        b'{"x": "mailto:r.patel@fernmoor.example"}',
    ],
)
def test_of_what_could_not_be_read_contacts_go_at_once(db: Connection, item: bytes) -> None:
    with transaction(db):
        rejections.store(db, [Rejection(received_from="a", position=0, reason="Broken.", item=item)], NOW)

    (row,) = rejections.everything(db)
    assert "patel" not in row.beginning.lower()


@given(st.binary(max_size=300))
def test_any_bytes_are_cut_without_trouble(item: bytes) -> None:
    assert without_any(without_any(item)) == without_any(item)
