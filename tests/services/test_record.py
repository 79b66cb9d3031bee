"""The record from the register to the printed pack."""

import sqlite3
from datetime import date
from pathlib import Path

import pypdfium2

from desktop.domain.decision import Outcome
from desktop.services import board_packs, deciding
from desktop.services.desk import Desk
from desktop.services.history import history
from desktop.services.register import RegisterFilter, record, register
from desktop.services.triage import Triage
from desktop.services.verifying import check
from desktop.store import opportunities as opportunity_store
from tests.services.known import ESOL, PARTNER, PEER_SUPPORT, STEP_BACK, WARM_HOMES, pause_quickly


def silent(_done: int, _total: int) -> None:
    pass


def decide_two(desk: Desk) -> None:
    pause_quickly(desk, PEER_SUPPORT)
    deciding.record(desk, PEER_SUPPORT, PARTNER)
    deciding.record(desk, ESOL, STEP_BACK)


def test_the_register_shows_the_newest_first_and_counts(sample_desk: Desk) -> None:
    decide_two(sample_desk)

    with sample_desk.reader() as db:
        view = register(db, sample_desk)

    assert [(line.number, line.outcome) for line in view.lines] == [
        ("2", Outcome.STEP_BACK),
        ("1", Outcome.PARTNER),
    ]
    assert view.total == 2
    assert {words: count for _, words, count in view.patterns.outcomes} == {
        "Bid": 0,
        "Partner": 1,
        "Step back": 1,
    }
    assert view.patterns.reasons == (("Others are better placed", 1),)


def test_the_register_narrows_to_exceptions(sample_desk: Desk) -> None:
    decide_two(sample_desk)

    with sample_desk.reader() as db:
        view = register(db, sample_desk, RegisterFilter(exceptions_only=True))

    assert [line.number for line in view.lines] == ["1"]


def test_one_record_holds_all_that_was_said(sample_desk: Desk) -> None:
    decide_two(sample_desk)

    with sample_desk.reader() as db:
        found = record(db, "1")

    said = "\n".join(f"{label} {words}" for section in found.sections for label, words in section.lines)
    assert "The Lantern Room leads, and we support." in said
    assert "A line on existing_providers." in said
    assert "The council waives clause 14 for all members." in said
    assert "as reported by Amina Okoro" in said


def test_a_pack_prints_a_code_that_the_file_knows(sample_desk: Desk, tmp_path: Path) -> None:
    decide_two(sample_desk)
    out = tmp_path / "pack.pdf"

    made = board_packs.make(sample_desk, date(2026, 4, 1), date(2026, 6, 30), out, silent)

    assert made.decisions == 2
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(out))
    assert made.code in text
    checked = check(sample_desk, head=made.code)
    assert checked.ok
    assert "on the record, with 0 entries after it" in checked.head_answer


def test_what_was_dismissed_is_counted_and_listed_in_the_pack(sample_desk: Desk, tmp_path: Path) -> None:
    Triage(sample_desk).dismiss([WARM_HOMES], "Too far away")
    out = tmp_path / "pack.pdf"

    board_packs.make(sample_desk, date(2026, 4, 1), date(2026, 6, 30), out, silent)

    text = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(out))
    assert "Warm homes advice line" in text


def test_another_tools_edit_is_found_and_named(sample_desk: Desk) -> None:
    decide_two(sample_desk)
    path = sample_desk.workspace.path
    with sqlite3.connect(path) as other:
        (number,) = other.execute(
            "SELECT rowid FROM entry WHERE kind = 'decision.recorded' LIMIT 1"
        ).fetchone()
        other.execute("DROP TRIGGER entry_is_never_changed")
        other.execute(
            "UPDATE entry SET payload = replace(payload, 'Lantern', 'Lamp') WHERE rowid = ?", (number,)
        )
    other.close()

    checked = check(sample_desk)

    assert not checked.ok
    assert checked.first_broken_number == number
    assert "does not match the record" in checked.title


def test_a_code_of_another_file_is_not_known(sample_desk: Desk) -> None:
    decide_two(sample_desk)

    checked = check(sample_desk, head="ab" * 32)

    assert not checked.ok
    assert checked.head_answer.startswith("The code is not known to this file.")
    assert "hold it against that file" in checked.head_answer


def test_a_cut_tail_is_called_so(sample_desk: Desk) -> None:
    decide_two(sample_desk)
    with sqlite3.connect(sample_desk.workspace.path) as other:
        other.executescript(
            "DROP TRIGGER entry_is_never_deleted;"
            "DELETE FROM entry WHERE rowid = (SELECT max(rowid) FROM entry);"
        )

    checked = check(sample_desk)

    assert (checked.ok, checked.title) == (False, "Entries are missing at the end")
    assert "the end was cut off" in checked.detail
    assert "table decision" in checked.detail


def test_history_can_be_read_whatever_another_tool_left_of_an_entry(sample_desk: Desk) -> None:
    decide_two(sample_desk)
    with sqlite3.connect(sample_desk.workspace.path) as other:
        other.executescript("DROP TRIGGER entry_is_never_changed; UPDATE entry SET payload = '{';")

    with sample_desk.reader() as db:
        detail = opportunity_store.detail(db, ESOL)
        assert detail is not None
        sentences = [line.sentence for line in history(db, detail)]

    assert "Recorded a decision; what it says cannot be read." in sentences
