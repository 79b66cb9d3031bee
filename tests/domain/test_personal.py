from __future__ import annotations

import re
from pathlib import Path

import pytest

import desktop
from desktop.domain import personal
from desktop.store import fold

_WRITTEN = re.compile(r'(?:kind=|write_about\(\s*db, desk, [^"\n]+, )"([a-z_]+\.[a-z_]+)"')
"""How services name the kind of an entry that they write."""


def test_every_kind_of_entry_that_is_folded_says_where_it_can_name_somebody() -> None:
    assert fold.KINDS - personal.KINDS.keys() == set()


def test_every_kind_of_entry_that_is_written_says_where_it_can_name_somebody() -> None:
    folder = Path(desktop.__file__).parent

    written = {kind for file in folder.rglob("*.py") for kind in _WRITTEN.findall(file.read_text("utf-8"))}

    assert len(written) > 10
    assert written - personal.KINDS.keys() == set()


def test_a_kind_that_a_later_version_wrote_is_looked_through_all_the_same() -> None:
    assert personal.naming("visit.noted").words == "visit.noted"


def test_every_text_is_found_with_the_way_to_it_and_can_be_replaced_there() -> None:
    says = {"text": "one", "asked": [{"who": "two", "on": None}], "count": 3}

    found = dict(personal.texts(says))
    changed = personal.with_texts(says, {("asked", "0", "who"): "somebody"})

    assert found == {("text",): "one", ("asked", "0", "who"): "two"}
    assert changed == {"text": "one", "asked": [{"who": "somebody", "on": None}], "count": 3}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("asked.*.who", ["two"]),
        ("*", ["one"]),
        ("nothing.here", []),
    ],
)
def test_a_pattern_leads_to_the_texts_at_its_places(pattern: str, expected: list[str]) -> None:
    says = {"text": "one", "asked": [{"who": "two"}]}

    assert list(personal.at(says, pattern)) == expected
