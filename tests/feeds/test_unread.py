"""What a source gives again is told by its key alone, and read only where it is not held."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.notice import Notice, Rejection, Unread
from feeds.reading import glance, opened, read
from tests.feeds.written import a_release, package

KEYS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.lists(st.text(), max_size=2)
)
HEADINGS = st.fixed_dictionaries(
    {},
    optional={
        "ocid": KEYS | st.sampled_from(["ocds-h6vhtk-1", "ocds-r6ebe6-0001", "OCDS-KUMA6S-2", " ocds-x-1 "]),
        "id": KEYS,
        "tag": KEYS | st.lists(st.sampled_from(["tender", "compiled", "award"]), max_size=3),
        "tender": st.none() | st.just({"title": 7, "value": {"amount": "12,000"}}),
    },
)


def glanced(body: bytes) -> list[Notice | Unread | Rejection]:
    return list(glance(body, received_from="here"))


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(HEADINGS, min_size=1, max_size=4))
def test_the_key_of_what_is_unread_is_that_of_the_notice(releases: list[dict[str, Any]]) -> None:
    body = package(*releases)

    items = glanced(body)

    assert [opened(item) for item in items] == list(read(body, received_from="here"))
    for item in items:
        found = opened(item)
        if isinstance(item, Unread):
            assert isinstance(found, Notice)
            assert (item.source, item.id, item.content_hash) == (found.source, found.id, found.content_hash)


def test_positions_count_what_comes_out_of_records_too() -> None:
    record = {"ocid": "ocds-h6vhtk-000001", "releases": [a_release(1), a_release(2)]}
    body = json.dumps([record, 7, a_release(3)]).encode()

    items = glanced(body)

    assert [type(item) for item in items] == [Notice, Notice, Rejection, Unread]
    assert [item.position for item in items if isinstance(item, (Unread, Rejection))] == [2, 3]


def test_a_whole_package_stays_unread() -> None:
    items = glanced(package(a_release(1), a_release(2)))

    assert all(isinstance(item, Unread) for item in items)
