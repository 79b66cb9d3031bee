"""Sign-off and the plan's steps from the command line: refused with the sentences of the window."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.domain.limits import SignOffAsked
from desktop.services.desk import Desk
from desktop.services.settings_changes import SettingsChanges
from tests.cli.running import Ran, run
from tests.services.known import ESOL, PEER_SUPPORT

DECISION = Path(__file__).parents[2] / "docs" / "decision.toml"
AMINA = ("--as", "Amina Okoro")


@pytest.fixture
def file(sample_desk: Desk, tmp_path: Path) -> Path:
    """A workspace that asks for sign-off, with one decision that waits for it."""
    SettingsChanges(sample_desk).ask_sign_off(SignOffAsked.BIDS).result()
    sample_desk.workspace.close()
    copied = tmp_path / "copied" / "work.tenderpause"
    copied.parent.mkdir()
    shutil.copy(sample_desk.workspace.path, copied)
    said = tmp_path / "decision.toml"
    said.write_text('no_pause_reason = "No time."\n' + DECISION.read_text("utf-8"), "utf-8")
    decided = tender_pause("decide", PEER_SUPPORT, "--file", said, *AMINA, file=copied)
    assert decided.code == 0, decided.err
    return copied


def tender_pause(*words: str | Path, file: Path) -> Ran:
    return run(*words, "--workspace", file, "--today", "2026-06-09", folder=file.parent)


def number(file: Path) -> str:
    (found,) = tender_pause("decisions", "--json", file=file).json
    return str(found["number"])


def test_a_sign_off_names_the_minute_and_stands_in_the_register(file: Path) -> None:
    mine = tender_pause("sign-off", number(file), *AMINA, file=file)
    bare = tender_pause("sign-off", number(file), "--by", "Rhys Pell", *AMINA, file=file)
    told = ("--by", "Rhys Pell", "--minute", "Minutes of 9 June")
    done = tender_pause("sign-off", number(file), *told, *AMINA, file=file)
    again = tender_pause("sign-off", number(file), *told, *AMINA, file=file)

    assert "Only a trustee signs off on this computer" in mine.err
    assert "Name the minute or the message that gave the sign-off." in bare.err
    assert (done.code, done.out.startswith("Signed off by Rhys Pell, trustee")) == (0, True)
    assert "signed off already" in again.err
    (found,) = tender_pause("decisions", "--json", file=file).json
    assert found["sign_off"] == "signed"
    assert found["signed_off"]["entered_by"] == "Amina Okoro"


def test_steps_are_listed_ticked_and_shown(file: Path) -> None:
    wrong = tender_pause("steps", PEER_SUPPORT, "--done", "lunch", *AMINA, file=file)
    done = tender_pause("steps", PEER_SUPPORT, "--done", "draft", "--json", *AMINA, file=file)

    assert "“lunch” is not a step here" in wrong.err
    shown = tender_pause("show", PEER_SUPPORT, "--json", file=file).json
    assert done.json == shown["plan_steps"]
    assert [one["step"] for one in done.json if one["done_on"]] == ["draft"]


def test_a_line_of_our_own_is_added_moved_taken_away_and_put_back(file: Path) -> None:
    def steps(*words: str) -> Ran:
        return tender_pause("steps", PEER_SUPPORT, *words, "--json", *AMINA, file=file)

    added = steps("--add", "Ask for the letter", "--on", "2026-06-15", "--owner", "Rhys Pell")
    (own,) = (one for one in added.json if one["title"] == "Ask for the letter")
    moved = steps("--change", own["step"], "--on", "2026-06-16")
    away = steps("--take-away", own["step"])
    back = steps("--put-back", own["step"])
    bare = steps("--add", "Ask again")

    assert (own["on"], own["owner"]) == ("2026-06-15", "Rhys Pell")
    assert {**own, "on": "2026-06-16"} in moved.json
    assert own["step"] not in [one["step"] for one in away.json]
    assert back.json == moved.json
    assert "Say by when." in bare.err


def test_powers_are_told_set_and_kept_to(file: Path) -> None:
    def powers(*words: str) -> Ran:
        return tender_pause("powers", *words, file=file)

    wrong = powers("--limit", "director", *AMINA)
    unknown = powers("--no-limit", "director", *AMINA)
    told = powers("--limit", "Director=1,000", "--sign-off", "every", "--json", *AMINA)
    alone = DECISION.read_text("utf-8").replace('    { name = "Rhys Pell", role = "trustee" },\n', "")
    said = file.parent / "alone.toml"
    said.write_text('no_pause_reason = "No time."\n' + alone, "utf-8")
    beyond = tender_pause("decide", ESOL, "--file", said, *AMINA, file=file)
    shown = powers()
    none = powers("--no-limit", "director", "--sign-off", "never", "--json", *AMINA)

    assert (wrong.code, "is not ROLE=POUNDS" in wrong.err) == (2, True)
    assert (unknown.code, "No limit is set for “director”." in unknown.err) == (3, True)
    assert told.json == {"sign_off": "every", "limits": [{"role": "Director", "up_to": 1000.0}]}
    assert "May decide alone: Director, up to £1,000." in shown.out
    assert none.json == {"sign_off": "never", "limits": []}
    assert beyond.code == 3
    assert "nobody named here may decide alone" in beyond.err
