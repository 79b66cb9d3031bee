from __future__ import annotations

from pathlib import Path

from tests.cli.running import run


def test_the_demonstration_does_the_whole_job_without_a_network(tmp_path: Path) -> None:
    folder = tmp_path / "demo"

    first = run("demo", folder, "--today", "2026-06-09", folder=tmp_path)
    again = run("demo", folder, "--today", "2026-06-09", folder=tmp_path)

    assert (first.code, again.code) == (0, 0), first.err + again.err
    assert "Short window:" in first.out
    for outcome in ("Decision 1, partner", "Decision 2, step back", "Decision 3, bid"):
        assert outcome in first.out
    assert "Record verified" in first.out
    assert (folder / "board-pack.pdf").read_bytes().startswith(b"%PDF")
    assert [file.name for file in folder.glob("*.tenderpause")] == ["sample.tenderpause"]
    assert {picture.stem for picture in (folder / "pictures").iterdir()} == {
        "opportunities",
        "opportunity",
        "pause",
        "decision",
        "register",
        "board_pack",
    }


def test_a_demonstration_never_replaces_a_workspace_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "sample.tenderpause"
    run("import", __file__, "--workspace", file, folder=tmp_path)
    before = file.read_bytes()

    refused = run("demo", tmp_path, folder=tmp_path)

    assert refused.code == 3
    assert "not a sample workspace" in refused.err
    assert file.read_bytes() == before
