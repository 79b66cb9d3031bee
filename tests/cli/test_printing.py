"""What is printed fits the terminal, and nothing in it can steer one."""

from __future__ import annotations

import json

import pytest

from desktop.cli.printing import print_json, print_table, say

NAME = "The Lantern Room of Fernmoor and Calde"
HOSTILE = "Rooms \x1b[31mred\x07 \u009b2J \u202egnp.exe\r\nsecond"


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_a_line_stays_one_line_without_controls(capsys: pytest.CaptureFixture[str]) -> None:
    say(f"  {HOSTILE}")

    assert printed(capsys) == "  Rooms [31mred 2J gnp.exe second\n"


def test_json_spells_out_what_a_terminal_would_obey(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"title": HOSTILE})

    out = printed(capsys)
    assert not any(letter in out for letter in "\x1b\x07\u009b\u202e\r")
    assert json.loads(out) == {"title": HOSTILE}


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_table_fits_the_terminal_and_keeps_the_column_that_must_stay(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    rows = [("long " * 40, HOSTILE * 3, "x" * 90, "ocds-h6vhtk-0525b3"), ("a", "b", "c", "short")]

    print_table(("Title", "Buyer", "Stage", "Id"), rows, whole="Id")

    lines = printed(capsys).splitlines()
    assert len(lines) == 3
    assert max(map(len, lines)) <= columns
    assert lines[1].endswith("ocds-h6vhtk-0525b3")


@pytest.mark.parametrize(("columns", "name"), [(50, "The Lantern Room of Fernmoo…"), (60, NAME)])
def test_a_name_gives_way_last(
    columns: int, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    print_table(("Name", "Role", "On"), [(NAME, "x" * 40, "2026-06-09")], whole="On", last="Name")

    row = printed(capsys).splitlines()[1]
    assert row.startswith(f"{name}  x")
    assert row.endswith("2026-06-09")
    assert len(row) <= columns


def test_wide_letters_and_heaps_of_accents_keep_the_columns_apart(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    print_table(("Title", "Id"), [("漢字" * 40, "1"), ("a" + "\u0301" * 5000, "2"), ("plain", "3")])

    title, wide, heaped, plain = printed(capsys).splitlines()
    assert len(heaped) < 200
    assert title.index("Id") == plain.index("3")
    assert sum(2 if letter in "漢字" else 1 for letter in wide[:-1]) == title.index("Id")
