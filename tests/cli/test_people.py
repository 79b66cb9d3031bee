from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.services import deciding
from desktop.services.desk import Desk
from desktop.services.settings_changes import SettingsChanges
from tests.cli.running import run
from tests.services.known import PEER_SUPPORT, STEP_BACK

NAME = "Ondine Drumgoole"


@pytest.fixture
def file(sample_desk: Desk) -> Path:
    """A workspace in which somebody is named twice, that nobody holds open."""
    SettingsChanges(sample_desk).add_person(NAME, "trustee").result()
    deciding.record(sample_desk, PEER_SUPPORT, replace(STEP_BACK, rationale=f"{NAME} “leads” this\nwell."))
    sample_desk.workspace.close()
    return sample_desk.workspace.path


def test_what_is_held_is_saved_and_told(file: Path, tmp_path: Path) -> None:
    ran = run("access", NAME, tmp_path / "held.html", "--workspace", file, "--json", folder=tmp_path)

    assert ran.json == {"file": str(tmp_path / "held.html"), "held": 2}
    assert NAME in (tmp_path / "held.html").read_text("utf-8")


def test_texts_to_word_again_are_printed_as_a_file_that_then_erases(file: Path, tmp_path: Path) -> None:
    words = ("erase", NAME, "--ground", "They asked", "--workspace", file)

    first = run(*words, folder=tmp_path)
    reworded = tmp_path / "reworded.toml"
    reworded.write_text(first.out, "utf-8")
    second = run(*words, "--file", reworded, "--json", folder=tmp_path)
    checked = run("verify", "--workspace", file, folder=tmp_path)

    assert first.code == 3
    assert tomllib.loads(first.out)["text"][0]["new"] == "[name removed] “leads” this\nwell."
    assert "Nothing was changed." in first.err
    assert second.code == 0, second.err
    assert any("worded again without the name" in sentence for sentence in second.json["done"])
    assert NAME.encode() not in file.read_bytes()
    assert checked.code == 0, checked.out


@pytest.mark.parametrize("content", ["not toml", "[[text]]\nid = 'x'\n", "text = 3\n"])
def test_a_file_of_another_kind_is_refused(file: Path, tmp_path: Path, content: str) -> None:
    other = tmp_path / "other.toml"
    other.write_text(content)

    ran = run("erase", NAME, "--ground", "x", "--file", other, "--workspace", file, folder=tmp_path)

    assert ran.code == 3
    assert "Nothing was changed." in ran.err
