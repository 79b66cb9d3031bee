"""Whatever comes: nothing raises, and all that came in is a notice or a rejection."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.notice import Notice, Rejection
from feeds.reading import read
from tests.feeds.written import a_release, package

NAMES = st.sampled_from(
    [
        "ocid",
        "id",
        "date",
        "tag",
        "tender",
        "title",
        "value",
        "amount",
        "lots",
        "items",
        "awards",
        "suppliers",
        "parties",
        "buyer",
        "releases",
        "records",
        "compiledRelease",
        "documents",
        "deliveryAddresses",
        "links",
    ]
)
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
JSON: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(), inner, max_size=6)
)


def _all(body: bytes) -> list[Notice | Rejection]:
    return list(read(body, received_from="test"))


@PATIENT
@given(JSON)
def test_any_json_is_read_or_set_aside(value: Any) -> None:
    for item in _all(json.dumps(value).encode()):
        assert isinstance(item, Notice) or item.reason


@settings(PATIENT, max_examples=50)
@given(st.lists(JSON, max_size=8))
def test_every_member_of_a_package_is_counted_once(members: list[Any]) -> None:
    assert len(_all(package(*members))) == len(members)


@settings(PATIENT, max_examples=50)
@given(st.dictionaries(NAMES, JSON, max_size=6), st.dictionaries(NAMES, JSON, max_size=6))
def test_no_wrong_type_anywhere_costs_a_release(fields: dict[str, Any], tender: dict[str, Any]) -> None:
    release = {**fields, "tender": tender, "ocid": "ocds-h6vhtk-1"}

    [item] = _all(package(release))

    assert isinstance(item, Notice)


@settings(PATIENT, max_examples=300)
@given(st.data())
def test_bytes_changed_at_random_never_raise(data: st.DataObject) -> None:
    body = bytearray(package(a_release(1), a_release(2), a_release(3)))
    places = data.draw(st.lists(st.integers(0, len(body) - 1), min_size=1, max_size=8))
    for place in places:
        body[place] = data.draw(st.integers(0, 255))

    items = _all(bytes(body))

    assert items
    assert all(item.reason for item in items if isinstance(item, Rejection))


@PATIENT
@given(st.binary(max_size=400).filter(lambda body: not body.lstrip().startswith(b"<")))
def test_any_bytes_that_are_no_xml_never_raise(body: bytes) -> None:
    _all(body)


@PATIENT
@given(st.integers(0, 3_000))
def test_a_package_cut_anywhere_loses_only_what_did_not_come(length: int) -> None:
    body = package(a_release(1), a_release(2), a_release(3))

    items = _all(body[:length])

    whole = [item for item in items if isinstance(item, Notice)]
    assert [item.id for item in whole] == [f"{n:06}-2026" for n in range(1, len(whole) + 1)]
