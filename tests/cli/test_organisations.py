"""Registers on the command line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.cli.running import run
from tests.feeds.registers import invented


def test_a_register_is_imported_and_searched(tmp_path: Path) -> None:
    invented.zipped(tmp_path / "c.zip", invented.as_json([invented.charity(1, "Aire Advice")]))
    (tmp_path / "places.json").write_bytes(invented.as_json([invented.area(1, "Leeds City")]))
    ours = ("--workspace", tmp_path / "ours.tenderpause")

    imported = run(
        "import-register", tmp_path / "places.json", tmp_path / "c.zip", *ours, "--json", folder=tmp_path
    )
    as_json = run("organisations", "--place", "Leeds", *ours, "--json", folder=tmp_path)
    as_csv = run("organisations", "--search", "debt", *ours, "--csv", folder=tmp_path)
    as_table = run("organisations", "--activity", "debt", *ours, folder=tmp_path)

    assert imported.code == 0
    assert [(one["part"], one["new"], one["changed"]) for one in imported.json] == [
        ("charities", 1, 0),
        ("areas of operation", 0, 1),
    ]
    assert [(one["id"], one["why"]) for one in as_json.json] == [("GB-CHC-1", "Works in Leeds City")]
    assert [row["name"] for row in csv.DictReader(io.StringIO(as_csv.out))] == ["Aire Advice"]
    assert "Aire Advice" in as_table.out
    assert "Not looked in: Scottish Charity Regulator" in as_table.out


def test_a_file_that_is_no_register_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("a,b\n1,2\n")
    (tmp_path / "s.csv").write_text(invented.SCOTTISH)
    ours = ("--workspace", tmp_path / "ours.tenderpause")

    done = run("import-register", tmp_path / "odd.csv", tmp_path / "s.csv", *ours, folder=tmp_path)

    assert done.code == 1
    assert "none of the register files" in done.err
    assert "row 4: its income is no number" in done.out
