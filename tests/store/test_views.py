"""The views for other programs hold what their page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.store.public_data import a_database

PAGE = Path(__file__).parents[2] / "docs" / "other-programs.md"
TOLD = re.findall(r"^\| `(\w+)` \|.*\| `([\w, ]+)` \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
ASKED = re.findall(r"(?<=\n\n)    SELECT.*?;", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize(("view", "columns"), TOLD)
def test_a_view_has_the_columns_that_are_told_of(view: str, columns: str) -> None:
    db = a_database()

    found = db.execute(f"SELECT * FROM {view}").description

    assert [column[0] for column in found] == columns.split(", ")
    db.close()


def test_the_page_tells_of_all_and_its_example_works() -> None:
    db = a_database()
    views = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}

    assert {view for view, _ in TOLD} == {view for view in views if not view.startswith("searchable")}
    assert [db.execute(statement).fetchall() for statement in ASKED] == [[]]
    db.close()
