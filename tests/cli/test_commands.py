from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from desktop.services.opportunity_list import SETTLING
from desktop.store import search
from desktop.store.connection import open_to_write, transaction
from tests.cli.running import Ran, run
from tests.services.known import ESOL, PEER_SUPPORT

DOCS = Path(__file__).parents[2] / "docs"

LISTED = [
    "id",
    "ocid",
    "title",
    "buyer",
    "stage",
    "notice_type",
    "published",
    "deadline",
    "deadline_has_time",
    "deadline_kind",
    "questions_close",
    "value",
    "currency",
    "cpv",
    "regions",
    "state",
    "url",
    "runway",
    "fit",
    "buying",
    "vcse",
    "sme",
    "reserved",
    "market_engagement_until",
]
RUNWAY = ["working_days", "verdict", "decide_by", "last_fair_day", "act_by", "window_days", "short_window"]
FURTHER = ["description", "notices", "lots", "changes", "existing_providers", "pause", "decision", "history"]
FURTHER += ["publications", "looks_like"]
DECIDED = [
    "number",
    "opportunity",
    "lots",
    "outcome",
    "reasons",
    "rationale",
    "decided_by",
    "recorded_by",
    "decided_at",
    "pause",
    "exceptions",
    "unknowns",
    "review_on",
    "supersedes",
    "hash",
]


@pytest.fixture
def file(pulled_sample: Path, workspace_file: Path) -> Path:
    """A workspace that holds the sample, with nothing that a person wrote."""
    shutil.copy(pulled_sample, workspace_file)
    return workspace_file


def tender_pause(*words: str | Path, file: Path) -> Ran:
    return run(*words, "--workspace", file, "--today", "2026-06-09", folder=file.parent)


def test_opportunities_are_listed_with_the_documented_fields(file: Path) -> None:
    found = tender_pause("opportunities", "--json", file=file).json

    assert len(found) > 100
    assert list(found[0]) == LISTED
    assert list(found[0]["runway"]) == RUNWAY


def test_filters_narrow_the_list(file: Path) -> None:
    found = tender_pause(
        "opportunities", "--json", "--short-window", "--verdict", "too_short", file=file
    ).json

    assert found
    assert {one["runway"]["verdict"] for one in found} == {"too_short"}
    assert all(one["runway"]["short_window"] for one in found)


def test_lists_are_narrowed_by_kind_and_by_what_is_said_of_whom_it_suits(file: Path) -> None:
    early = tender_pause("opportunities", "--json", "--kind", "early_signal", file=file).json
    suited = tender_pause("opportunities", "--json", "--vcse", "yes", file=file).json
    silent = tender_pause(
        "opportunities", "--json", "--vcse", "not_stated", "--sme", "not_stated", file=file
    ).json

    assert {one["stage"] for one in early} == {"planning"}
    assert {one["vcse"] for one in suited} == {"yes"}
    assert {(one["vcse"], one["sme"]) for one in silent} == {("not_stated", "not_stated")}


def test_two_are_joined_and_split_again_and_shown_by_either_id(file: Path) -> None:
    other = tender_pause("opportunities", "--json", "--limit", "1", file=file).json[0]["id"]
    who = ("--as", "Amina Okoro")

    joined = tender_pause("join", PEER_SUPPORT, other, *who, "--json", file=file).json
    shown = [tender_pause("show", key, "--json", file=file).json for key in (PEER_SUPPORT, other)]
    split = tender_pause("split", joined["other"], *who, file=file)

    assert {joined["id"], joined["other"]} == {PEER_SUPPORT, other}
    assert {one["id"] for one in shown} == {joined["id"]}
    assert [one["id"] for one in shown[0]["publications"]] == [joined["id"], joined["other"]]
    assert split.code == 0
    assert tender_pause("show", joined["other"], "--json", file=file).json["id"] == joined["other"]


def test_one_opportunity_is_shown_in_full(file: Path) -> None:
    found = tender_pause("show", PEER_SUPPORT, "--json", file=file).json

    assert set(LISTED) | set(FURTHER) <= set(found)
    assert found["runway"]["working_days"] == 28
    assert {"name", "id", "standing", "evidence"} <= set(found["existing_providers"][0])


def test_a_csv_defuses_formulas(file: Path) -> None:
    table = tender_pause("opportunities", "--csv", file=file).out

    assert "=cmd|" in table
    assert ",'=cmd|" in table or ",\"'=cmd|" in table


def test_the_examples_in_the_docs_pause_and_decide(file: Path) -> None:
    paused = tender_pause(
        "pause", PEER_SUPPORT, "--file", DOCS / "pause.toml", "--as", "Amina Okoro", file=file
    )
    decided = tender_pause(
        "decide", PEER_SUPPORT, "--file", DOCS / "decision.toml", "--as", "Amina Okoro", file=file
    )

    assert (paused.code, decided.code) == (0, 0), paused.err + decided.err
    (found,) = tender_pause("decisions", "--json", file=file).json
    assert list(found)[: len(DECIDED)] == DECIDED
    assert found["outcome"] == "partner"
    assert found["pause"] == "Full pause"
    assert list(found["exceptions"]) == ["no_exclusivity"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('rationale = ""', "Say why, in the rationale"),
        (
            'rationale = "Because."\ncommitments = {no_bid_candy = "in_tension"}',
            "give the reason for the exception",
        ),
        ('rationale = "Because."', "say why you decide without a whole one"),
    ],
)
def test_what_the_window_refuses_is_refused_here_with_the_reason(
    file: Path, line: str, sentence: str
) -> None:
    decision = file.parent / "decision.toml"
    decision.write_text(
        f'outcome = "bid"\nmain_reason = "best_placed"\ndecided_by = [{{name = "Amina Okoro"}}]\n{line}\n',
        "utf-8",
    )

    refused = tender_pause("decide", ESOL, "--file", decision, "--as", "Amina Okoro", file=file)

    assert refused.code == 3
    assert sentence in refused.err
    assert tender_pause("decisions", "--json", file=file).json == []


def test_without_a_name_nothing_is_written_and_the_use_is_wrong(file: Path) -> None:
    refused = tender_pause("decide", ESOL, "--file", DOCS / "decision.toml", file=file)

    assert refused.code == 2
    assert "--as" in refused.err


def test_a_record_verifies_and_a_pack_can_be_looked_for(file: Path) -> None:
    tender_pause("pause", PEER_SUPPORT, "--file", DOCS / "pause.toml", "--as", "Amina Okoro", file=file)
    out = file.parent / "pack.pdf"

    made = tender_pause("board-pack", "--from", "2026-04-01", "--to", "2026-06-30", out, "--json", file=file)
    found = tender_pause("verify", "--head", made.json["code"], "--json", file=file)

    assert out.read_bytes().startswith(b"%PDF")
    assert found.code == 0
    assert list(found.json)[:5] == ["ok", "entries", "decisions", "head", "first_broken"]
    assert "0 entries after it" in found.json["head_answer"]


def test_a_copy_for_partners_is_made_with_its_web_page(file: Path) -> None:
    out = file.parent / "shared.pdf"
    period = ("--from", "2026-04-01", "--to", "2026-06-30", "--as", "Amina Okoro")
    partners = ("--for-partners", "--share", "why", "--web-page")

    made = tender_pause("board-pack", *period, *partners, out, file=file)
    wrong = tender_pause("board-pack", *period, "--share", "why", out, file=file)

    assert made.code == 0, made.err
    assert "Decisions, copy for partners" in out.with_suffix(".html").read_text("utf-8")
    assert wrong.code == 2
    assert tender_pause("verify", "--pack", out.with_suffix(".html"), file=file).code == 0


def test_a_head_that_is_not_on_the_record_ends_with_one(file: Path) -> None:
    assert tender_pause("verify", "--head", "0" * 32, file=file).code == 1


def test_a_backup_is_a_workspace_of_its_own(file: Path) -> None:
    made = tender_pause("backup", file.parent / "copies", "--json", file=file).json

    copy = Path(made["file"])
    assert len(tender_pause("opportunities", "--json", file=copy).json) > 100


def test_a_command_that_writes_while_the_window_is_open_changes_nothing(sample_desk: Desk) -> None:
    path = sample_desk.workspace.path
    broken = path.parent / "one.json"
    broken.write_text('{"ocid": "ocds-213czf-1", "tender": {"title": "Rooms"}}', "utf-8")

    refused = tender_pause("import", broken, file=path)

    assert refused.code == 3
    assert "Tender Pause is" in refused.err
    with sample_desk.reader() as db:
        assert db.execute("SELECT count(*) FROM opportunity WHERE ocid = 'ocds-213czf-1'").fetchone() == (0,)


def test_reading_commands_work_while_the_window_is_open(sample_desk: Desk) -> None:
    found = tender_pause("opportunities", "--json", file=sample_desk.workspace.path)

    assert len(found.json) > 100


def test_what_was_set_aside_is_listed_with_its_reason(file: Path) -> None:
    found = tender_pause("rejections", "--json", file=file).json

    assert found
    assert list(found[0]) == ["source", "received_at", "reason", "excerpt"]


def test_the_command_line_works_where_qt_does_not(file: Path) -> None:
    blocked = "import sys\nsys.modules['PySide6'] = None"

    listed = run("opportunities", "--json", "--workspace", file, folder=file.parent, before=blocked)
    demo = run("demo", file.parent / "demo", folder=file.parent, before=blocked)

    assert listed.code == 0, listed.err
    assert demo.code == 0, demo.err


def test_an_unknown_source_is_wrong_use(file: Path) -> None:
    assert tender_pause("pull", "--source", "nowhere", file=file).code == 2


def test_a_mistyped_verb_is_wrong_use_and_makes_no_workspace(tmp_path: Path) -> None:
    refused = run("verfy", folder=tmp_path)

    assert refused.code == 2
    assert "verfy" in refused.err
    assert not (tmp_path / "verfy").exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a = " + "[" * 20_000, "is not a TOML file"),
        ("a = " + "9" * 5_000, "is not a TOML file"),
        ("a = ", "is not a TOML file"),
        ('outcome = "bid"\nrational = "A slip."', "has no “rational”"),
        ('[[decided_by]]\nnam = "A slip."', "decided_by has no “nam”"),
        ('outcome = "maybe"', "it can be bid, partner, step_back"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_in_words(file: Path, text: str, sentence: str) -> None:
    decision = file.parent / "decision.toml"
    decision.write_text(text, "utf-8")

    refused = tender_pause("decide", ESOL, "--file", decision, "--as", "Nia Rees", file=file)

    assert refused.code == 3
    assert sentence in refused.err
    assert "Traceback" not in refused.err
    assert tender_pause("verify", "--json", file=file).json["entries"] == 0


def test_a_pause_says_how_many_lenses_have_an_answer(file: Path) -> None:
    answers = file.parent / "pause.toml"
    answers.write_text('\ufeff[mission_fit]\nserves = "Whom we are here for."\n', "utf-8")

    paused = tender_pause("pause", ESOL, "--file", answers, "--as", "Nia Rees", "--json", file=file)

    assert paused.json == {"kind": "full", "lenses_recorded": 1, "lenses_answered": 1, "counts": False}


def test_a_file_of_any_name_is_imported_and_named_plainly(tmp_path: Path, workspace_file: Path) -> None:
    odd = tmp_path / os.fsdecode(b"\xff\x1b[31modd.json")
    odd.write_text('{"ocid": "ocds-213czf-1", "id": "1", "tag": ["tender"], "tender": {"title": 1}}', "utf-8")

    listed = tender_pause("import", odd, file=workspace_file)
    told = tender_pause("import", odd, "--json", file=workspace_file)

    assert (listed.code, told.code) == (0, 0), listed.err + told.err
    assert "\x1b" not in listed.out + told.out


@pytest.mark.parametrize(
    "words",
    [
        ("--today", "9999-12-31"),
        ("--today", "0001-01-01"),
        ("--today", "2026-02-30"),
        ("--closing-within", "99999999"),
        ("--cpv", "care"),
    ],
)
def test_a_day_or_a_code_that_cannot_be_meant_is_wrong_use(file: Path, words: tuple[str, ...]) -> None:
    refused = run("opportunities", *words, "--workspace", file, folder=file.parent)

    assert refused.code == 2, refused.err
    assert "Traceback" not in refused.err


def test_a_pack_that_cannot_be_written_leaves_no_entry(file: Path) -> None:
    period = ("--from", "2026-04-01", "--to", "2026-06-30", "--as", "Nia Rees")

    missing = tender_pause("board-pack", *period, file.parent / "nowhere" / "pack.pdf", file=file)
    folder = tender_pause("board-pack", *period, file.parent, file=file)

    assert (missing.code, folder.code) == (3, 2)
    assert "could not be written" in missing.err
    assert tender_pause("verify", "--json", file=file).json["entries"] == 0


def test_a_search_says_that_closed_ones_are_still_being_taken_in(file: Path) -> None:
    def said() -> str:
        return tender_pause("opportunities", "--search", "peer", "--json", file=file).err

    before = said()
    with closing(open_to_write(file)) as db, transaction(db):
        search.put_off(db, [row_id for (row_id,) in db.execute("SELECT max(id) FROM opportunity")])

    assert (before, said()) == ("", f"{SETTLING}\n")
