"""Long lists of row ids are taken in and gone through part by part, and come out as they are."""

from __future__ import annotations

import json
from array import array

import pytest

from desktop.store.id_lists import AT_ONCE, greatest, ids_in, text_parts


def as_text(ids: range | list[int]) -> str:
    return json.dumps(list(ids), separators=(",", ":"))


@pytest.mark.parametrize(
    "ids",
    [
        *(range(0), range(7, 8), range(3), [9, 2, 5_000_000_000, 1]),
        *(range(1_000_000, 1_000_000 + 3 * AT_ONCE), range(5 * AT_ONCE, 0, -1)),
    ],
)
def test_all_ids_come_in_their_order(ids: range | list[int]) -> None:
    assert ids_in(as_text(ids)) == array("q", ids)


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_a_part_ends_where_an_id_ends(beyond: int) -> None:
    """Seven figures and a comma fill a part to its last character."""
    ids = range(1_000_000, 1_000_000 + AT_ONCE + beyond)

    assert ids_in(as_text(ids)) == array("q", ids)


def test_no_part_holds_many_more_ids_than_may_be_gone_through_at_once() -> None:
    parts = list(text_parts(as_text(range(1_000_000, 1_100_000))))

    assert len(parts) == 5
    assert all(part.count(",") <= AT_ONCE for part in parts)


def test_the_greatest_is_found_wherever_it_stands() -> None:
    ids = array("q", range(3 * AT_ONCE))
    ids[AT_ONCE] = 10**9

    assert (greatest(ids), greatest(ids[:5]), greatest(array("q"))) == (10**9, 4, 0)
