"""Pictures of every screen: the same bytes for the same wishes."""

from __future__ import annotations

import struct
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from desktop.cli.picture_process import take_pictures
from tests.cli.running import Ran, run

SCREENS = {
    *("welcome", "today", "opportunities", "opportunity", "pause", "decision", "register", "board_pack"),
    *("cost", "commitments", "habits", "partnership", "partnership_plans", "conversations", "approach"),
    *("organisations", "finder", "map", "organisation", "providers"),
    *("sources", "settings", "snooze", "go_to", "what_is_this", "shortcuts", "about"),
}


def screenshots(folder: Path) -> Ran:
    return run("screenshots", folder, "--today", "2026-06-09", folder=folder.parent)


def test_two_runs_give_the_same_bytes_of_every_screen_light_and_dark(tmp_path: Path) -> None:
    folders = tmp_path / "one", tmp_path / "other"

    with ThreadPoolExecutor(2) as both:
        one, other = both.map(screenshots, folders)

    assert (one.code, other.code) == (0, 0), one.err + other.err
    taken, again = ({file.name: file.read_bytes() for file in folder.iterdir()} for folder in folders)
    assert taken == again
    assert {f"{screen}-{theme}.png" for screen in SCREENS for theme in ("light", "dark")} == set(taken)
    assert len(set(taken.values())) == len(taken)


def test_scale_and_text_size_change_the_pixels_and_never_the_window(
    pulled_sample: Path, tmp_path: Path
) -> None:
    wishes = {"usual": ("1", 100), "fine": ("1.5", 100), "large text": ("1", 200)}

    for name, (scale, text_size) in wishes.items():
        folder, day = tmp_path / name, date(2026, 6, 9)
        assert take_pictures(
            pulled_sample, folder, day, ["board_pack"], scale=scale, text_size=text_size, themes=["dark"]
        )

    pictures = {name: (tmp_path / name / "board_pack-dark.png").read_bytes() for name in wishes}
    sizes = {name: struct.unpack(">II", picture[16:24]) for name, picture in pictures.items()}
    assert sizes == {"usual": (1440, 900), "fine": (2160, 1350), "large text": (1440, 900)}
    assert pictures["usual"] != pictures["large text"]


def test_where_qt_cannot_start_it_says_so_in_three_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "PySide6.py").write_text("raise ImportError('libEGL.so.1: cannot open shared object file')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    refused = screenshots(tmp_path / "pictures")

    assert refused.code == 3
    assert refused.err.count("\n") == 3
    assert "No pictures were taken" in refused.err
