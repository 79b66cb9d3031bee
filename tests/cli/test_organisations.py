"""Registers on the command line."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.organisation import Contact, IncomeBand, Organisation, Role
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.store.workspace import Workspace
from tests.cli.running import run
from tests.feeds.registers import invented

NOW = datetime(2026, 6, 9, 8, tzinfo=UTC)


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


def test_our_directory_is_listed_beside_the_registers_and_each_says_where_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "ours.tenderpause"
    with Workspace.open(file, now=lambda: NOW) as workspace:
        desk = Desk(workspace, lambda: NOW)
        typed = Organisation(
            name="Aire Voices", roles=(Role.NETWORK,), places=("TLE42",), income_band=IncomeBand.UNDER_10K
        )
        here = workspace.write(lambda db: directory.add(db, desk, typed)).result()
        jo = Contact(
            name="Jo Pritchard", organisation=here, source="Her card", purpose="To talk", review_by=NOW.date()
        )
        workspace.write(lambda db: directory.meet(db, desk, jo)).result()
    (tmp_path / "c.json").write_bytes(invented.as_json([invented.charity(1, "Aire Advice")]))
    ours = ("--workspace", file)
    run("import-register", tmp_path / "c.json", *ours, folder=tmp_path)

    both = run("organisations", "--search", "aire", *ours, "--json", folder=tmp_path)
    directory_alone = run("organisations", "--place", "Leeds", "--directory", *ours, folder=tmp_path)
    register_alone = run("organisations", "--search", "aire", "--register", *ours, "--csv", folder=tmp_path)
    networks = run("organisations", "--role", "network", "--income-max", "10000", *ours, folder=tmp_path)
    buyers = run("organisations", "--role", "buyer", *ours, folder=tmp_path)

    assert [(one["where"], one["name"]) for one in both.json] == [
        ("directory", "Aire Voices"),
        ("register", "Aire Advice"),
    ]
    assert "Pritchard" not in both.out
    assert "Aire Voices" in directory_alone.out
    assert "Looked in" not in directory_alone.out
    assert [row["name"] for row in csv.DictReader(io.StringIO(register_alone.out))] == ["Aire Advice"]
    assert "Aire Voices" in networks.out
    assert "No organisation in our directory matches." in buyers.out


def test_a_file_that_is_no_register_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("a,b\n1,2\n")
    (tmp_path / "s.csv").write_text(invented.SCOTTISH)
    ours = ("--workspace", tmp_path / "ours.tenderpause")

    done = run("import-register", tmp_path / "odd.csv", tmp_path / "s.csv", *ours, folder=tmp_path)

    assert done.code == 1
    assert "none of the register files" in done.err
    assert "row 4: its income is no number" in done.out
