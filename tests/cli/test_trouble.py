"""Every trouble that we expect is told in three sentences: what happened, what is safe, what to do."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from desktop.cli.main import commands
from desktop.logbook import log_file
from desktop.services.desk import Desk
from desktop.services.introduction import introduce
from desktop.services.opening import open_desk
from desktop.services.sample import SAMPLE_PEOPLE
from desktop.store.lock import WriteLock
from desktop.store.workspace import Workspace
from tests.cli.running import run
from tests.conftest import NOW
from tests.services.known import ESOL, PEER_SUPPORT

DECISION = """
outcome = "step_back"
rationale = "Others already do this well."
main_reason = "others_better_placed"
decided_by = [{ name = "Amina Okoro", role = "director" }]
no_pause_reason = "We talked it over last week."
"""


@dataclass(frozen=True)
class Place:
    """Where a case plays: a folder, and in it the workspace of Amina Okoro with the sample."""

    folder: Path
    ours: Path

    def wrote(self, name: str, text: str | bytes) -> Path:
        """Write a file and return where."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def copied(self, name: str) -> Path:
        """Return another copy of the workspace."""
        return Path(shutil.copy(self.ours, self.folder / name))


Words = list[str | Path]
Case = Callable[[Place], Words]


@pytest.fixture(scope="session")
def introduced(pulled_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("ours") / "ours.tenderpause"
    shutil.copy(pulled_sample, file)
    desk = open_desk(file, lambda: NOW)
    introduce(desk, SAMPLE_PEOPLE)
    desk.workspace.close()
    return file


@pytest.fixture
def place(introduced: Path, tmp_path: Path) -> Place:
    return Place(tmp_path, Path(shutil.copy(introduced, tmp_path / "ours.tenderpause")))


def newer(place: Place) -> Path:
    file = place.copied("newer.tenderpause")
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA user_version = 9999")
    db.close()
    return file


def another_programs(place: Place) -> Path:
    file = place.folder / "theirs.tenderpause"
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE recipe (name TEXT)")
    db.close()
    return file


def damaged(place: Place) -> Path:
    file = place.copied("damaged.tenderpause")
    content = bytearray(file.read_bytes())
    content[4096 : len(content) // 2] = b"\x5a" * (len(content) // 2 - 4096)
    file.write_bytes(bytes(content))
    return file


def own_sample(place: Place) -> Path:
    """Return a workspace of somebody's own, under the name that the demonstration gives to its own."""
    file = place.folder / "own" / "sample.tenderpause"
    file.parent.mkdir()
    with Workspace.open(file, now=lambda: NOW) as workspace:
        introduce(Desk(workspace, lambda: NOW), SAMPLE_PEOPLE)
    return file


def in_a_file(place: Place, name: str) -> Path:
    """Return a path whose folder is a file, so that nobody can write there."""
    return place.wrote("in-the-way", "") / name


def of(file: Path, *words: str | Path) -> Words:
    return [*words, "--workspace", file, "--today", "2026-06-09"]


def deciding(place: Place, text: str | bytes, key: str = PEER_SUPPORT) -> Words:
    return of(place.ours, "decide", key, "--file", place.wrote("decision.toml", text))


def pausing(place: Place, text: str | bytes, key: str = PEER_SUPPORT) -> Words:
    return of(place.ours, "pause", key, "--file", place.wrote("pause.toml", text))


def packing(place: Place, out: Path) -> Words:
    return of(place.ours, "board-pack", "--from", "2026-04-01", "--to", "2026-06-30", out)


CASES: dict[str, Case] = {
    "list, no file": lambda p: of(p.folder / "none.tenderpause", "opportunities"),
    "show, no file": lambda p: of(p.folder / "none.tenderpause", "show", ESOL),
    "set aside, no file": lambda p: of(p.folder / "none.tenderpause", "rejections"),
    "decisions, no file": lambda p: of(p.folder / "none.tenderpause", "decisions"),
    "verify, no file": lambda p: of(p.folder / "none.tenderpause", "verify"),
    "backup, no file": lambda p: of(p.folder / "none.tenderpause", "backup", p.folder / "copies"),
    "list, a letter": lambda p: of(p.wrote("letter.txt", "Dear all,"), "opportunities"),
    "verify, a picture": lambda p: of(p.wrote("a.png", b"\x89PNG\r\n\x1a\n" + bytes(9000)), "verify"),
    "import, a letter": lambda p: of(p.wrote("letter.txt", "Dear all,"), "import", p.wrote("n.json", "{}")),
    "list, another program's": lambda p: of(another_programs(p), "opportunities"),
    "import, another program's": lambda p: of(another_programs(p), "import", p.wrote("n.json", "{}")),
    "list, a newer one": lambda p: of(newer(p), "opportunities"),
    "verify, a newer one": lambda p: of(newer(p), "verify"),
    "decide, a newer one": lambda p: of(newer(p), "decide", ESOL, "--file", p.wrote("d.toml", DECISION)),
    "list, damaged": lambda p: of(damaged(p), "opportunities"),
    "show, damaged": lambda p: of(damaged(p), "show", PEER_SUPPORT),
    "backup, damaged": lambda p: of(damaged(p), "backup", p.folder / "copies"),
    "import, folder is a file": lambda p: of(in_a_file(p, "x.tenderpause"), "import", p.wrote("n", "{}")),
    "show, unknown id": lambda p: of(p.ours, "show", "ocds-none"),
    "pause, unknown id": lambda p: pausing(p, 'kind = "quick"', key="ocds-none"),
    "decide, unknown id": lambda p: deciding(p, DECISION, key="ocds-none"),
    "pause, no answers file": lambda p: of(p.ours, "pause", ESOL, "--file", p.folder / "none.toml"),
    "pause, broken TOML": lambda p: pausing(p, "kind = full"),
    "pause, not UTF-8": lambda p: pausing(p, b'kind = "\xff"'),
    "pause, unknown kind": lambda p: pausing(p, 'kind = "long"'),
    "pause, unknown lens": lambda p: pausing(p, '[price]\nline = "Low."'),
    "pause, lens is no table": lambda p: pausing(p, 'mission_fit = "Yes."'),
    "pause, unknown question": lambda p: pausing(p, '[mission_fit]\ncolour = "Green."'),
    "pause, unknown standing": lambda p: pausing(
        p, '[mission_fit]\nserves = { text = "Us.", standing = "sure" }'
    ),
    "pause, a number for an answer": lambda p: pausing(p, "[mission_fit]\nserves = 7"),
    "decide, no decision file": lambda p: of(p.ours, "decide", ESOL, "--file", p.folder / "none.toml"),
    "decide, broken TOML": lambda p: deciding(p, "outcome = bid"),
    "decide, empty": lambda p: deciding(p, ""),
    "decide, unknown outcome": lambda p: deciding(p, DECISION.replace("step_back", "win")),
    "decide, no rationale": lambda p: deciding(p, DECISION.replace("Others already do this well.", " ")),
    "decide, unknown reason": lambda p: deciding(p, DECISION.replace("others_better_placed", "luck")),
    "decide, nobody decided": lambda p: deciding(p, DECISION.replace("Amina Okoro", "")),
    "decide, no day": lambda p: deciding(p, DECISION + 'decided_on = "soon"'),
    "decide, a day to come": lambda p: deciding(p, DECISION + "decided_on = 2031-01-01"),
    "decide, unknown commitment": lambda p: deciding(p, DECISION + '[commitments]\nluck = "kept"'),
    "decide, tension without exception": lambda p: deciding(
        p, DECISION + '[commitments]\nno_exclusivity = "in_tension"'
    ),
    "decide, supersedes what is not there": lambda p: deciding(p, DECISION + 'supersedes = "99"'),
    "pack, folder is a file": lambda p: packing(p, in_a_file(p, "pack.pdf")),
    "pack, no such folder": lambda p: packing(p, p.folder / "no" / "pack.pdf"),
    "pack, the wrong way round": lambda p: of(
        p.ours, "board-pack", "--from", "2026-06-30", "--to", "2026-04-01", p.folder / "pack.pdf"
    ),
    "backup, folder is a file": lambda p: of(p.ours, "backup", in_a_file(p, "copies")),
    "demo, folder is a file": lambda p: ["demo", in_a_file(p, "demo")],
    "screenshots, folder is a file": lambda p: ["screenshots", in_a_file(p, "pictures")],
    "restore, no such backup": lambda p: of(p.ours, "restore", p.folder / "none.tenderpause"),
    "restore, a letter": lambda p: of(p.ours, "restore", p.wrote("letter.txt", "Dear all,")),
    "import, no such file": lambda p: of(p.ours, "import", p.folder / "none.json"),
    "registers, no such file": lambda p: of(p.ours, "import-register", p.folder / "none.zip"),
    "every, no such interval": lambda p: of(p.ours, "sources", "every", "find_a_tender", "0"),
    "sources, no list": lambda p: of(p.ours, "sources", "import", p.wrote("feeds.opml", "Dear all,")),
    "split, joined to nothing": lambda p: of(p.ours, "split", PEER_SUPPORT),
    "verify, no such pack": lambda p: of(p.ours, "verify", "--pack", p.folder / "none.pdf"),
    "demo, over one's own": lambda p: ["demo", own_sample(p).parent],
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_trouble_is_told_in_three_sentences(case: Case, place: Place) -> None:
    words = case(place)

    told = CliRunner().invoke(commands, [str(word) for word in words])

    assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
    assert told.exit_code == 3, told.output
    assert_three_sentences(told.stderr)
    assert told.stdout == ""


def test_what_could_be_read_is_imported_and_the_rest_told_in_three_sentences(place: Place) -> None:
    read = place.wrote("one.json", '{"ocid": "ocds-213czf-1", "id": "1", "tag": ["tender"], "tender": {}}')
    words = of(place.ours, "import", read, place.folder / "none.json")

    told = CliRunner().invoke(commands, [str(word) for word in words])

    assert told.exit_code == 1
    assert_three_sentences(told.stderr)
    assert "Set aside" in told.stdout
    assert "none.json" not in told.stdout


def test_a_backup_that_is_not_there_is_not_told_as_a_workspace_to_make(place: Place) -> None:
    words = of(place.ours, "restore", place.folder / "none.tenderpause")

    told = CliRunner().invoke(commands, [str(word) for word in words])

    assert "There is no backup at" in told.stderr
    assert "pull first" not in told.stderr


def test_a_workspace_that_is_open_elsewhere_is_named_as_busy(place: Place) -> None:
    held = WriteLock(place.ours)

    told = CliRunner().invoke(commands, [str(word) for word in deciding(place, DECISION)])

    held.release()
    assert told.exit_code == 3
    assert_three_sentences(told.stderr)
    assert "Tender Pause is open" in told.stderr


def test_nobody_named_is_wrong_use(sample_desk: Desk, tmp_path: Path) -> None:
    sample_desk.workspace.close()
    new = tmp_path / "new.tenderpause"
    CliRunner().invoke(commands, ["import", str(tmp_path / "none.json"), "--workspace", str(new)])

    told = CliRunner().invoke(
        commands,
        [
            "board-pack",
            "--from",
            "2026-01-01",
            "--to",
            "2026-06-01",
            str(tmp_path / "p.pdf"),
            "--workspace",
            str(new),
        ],
    )

    assert told.exit_code == 2
    assert_three_sentences(told.stderr)


@pytest.mark.parametrize("verb", ["import", "decide", "board-pack", "backup"])
def test_a_full_disk_is_told_and_nothing_is_left_half_done(place: Place, verb: str) -> None:
    words: dict[str, Words] = {
        "import": of(place.folder / "new.tenderpause", "import", place.wrote("n.json", "{}")),
        "decide": deciding(place, DECISION),
        "board-pack": packing(place, place.folder / "pack.pdf"),
        "backup": of(place.ours, "backup", place.folder / "copies"),
    }
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000))"

    told = run(*words[verb], folder=place.folder, before=full)

    assert told.code == 3, told.out
    assert_three_sentences(told.err)
    assert not (place.folder / "pack.pdf").exists()
    assert list(place.folder.glob("copies/*")) == []
    assert CliRunner().invoke(commands, ["verify", "--workspace", str(place.ours)]).exit_code == 0


def test_what_nobody_expected_is_told_without_a_traceback(place: Place) -> None:
    broken = (
        "from desktop.cli import printing as p\ndef odd(*_): raise ValueError('odd')\np.print_table = odd"
    )

    told = run(*of(place.ours, "decisions"), folder=place.folder, before=broken)

    assert told.code == 3
    assert_three_sentences(told.err)
    assert "Traceback" not in told.err
    assert "send the log" in told.err
    assert "Amina Okoro" not in told.err + log_file().read_text("utf-8")


def assert_three_sentences(told: str) -> None:
    lines = told.splitlines()
    assert "Traceback" not in told
    assert len(lines) == 3, told
    assert all(len(line.split()) >= 3 for line in lines), told


def test_what_only_the_log_should_know_stays_off_the_terminal(place: Place) -> None:
    noisy = (
        "import logging\nfrom desktop.cli import printing\n"
        "printing.print_table = lambda *_: logging.getLogger('desktop').warning('a listener failed')"
    )

    told = run(*of(place.ours, "decisions"), folder=place.folder, before=noisy)

    assert (told.code, told.out, told.err) == (0, "", "")
    assert "a listener failed" in log_file().read_text("utf-8")
