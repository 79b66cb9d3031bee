"""What stands in a pack of a real record: chosen parts, what was filled in, and never a private note."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.decision import Conflict, Outcome
from desktop.domain.packs import WHOLE_PACK, PackChoice, PackPart, Shared
from desktop.domain.pause import Answer, Asked, LensId, PauseKind, Unknown
from desktop.reports.pack import Pack
from desktop.services import board_packs, deciding, pack_preview, pausing
from desktop.services.desk import Desk, calendar
from desktop.services.errors import NotPossible
from desktop.services.fitting import refit
from desktop.services.habits import our_habits
from desktop.services.pack_decisions import pack_decision
from desktop.services.pack_gathering import gathered, quarters
from desktop.services.profile import Profile, put
from desktop.services.settings_changes import SettingsChanges
from desktop.services.triage import Triage
from desktop.services.verifying import check
from desktop.store import decisions as decision_store
from desktop.store import journal
from desktop.store.workspace import Workspace
from tests.reports.reading import read
from tests.services.known import ESOL, PARTNER, PEER_SUPPORT, STEP_BACK, WARM_HOMES, pause_quickly, without

FROM, TO = date(2026, 4, 1), date(2026, 6, 30)
SECRET = "Quillfeather-private"


def silent(_done: int, _total: int) -> None:
    pass


def pack_of(desk: Desk, choice: PackChoice = WHOLE_PACK) -> Pack:
    with desk.reader() as db:
        return gathered(db, desk, FROM, TO, choice, None)


def bytes_and_text(out: Path) -> Iterator[str]:
    yield out.read_bytes().decode("latin-1")
    yield read(out).text if out.suffix == ".pdf" else out.read_text("utf-8")


def test_no_pack_of_any_kind_holds_a_private_note(sample_desk: Desk, tmp_path: Path) -> None:
    pause_quickly(sample_desk, PEER_SUPPORT)
    deciding.record(sample_desk, PEER_SUPPORT, without(PARTNER, private_note=SECRET))
    deciding.keep_draft(sample_desk, ESOL, without(STEP_BACK, private_note=SECRET)).result()

    for choice in (PackChoice(), PackChoice(shared=frozenset(Shared))):
        name = "partners" if choice.for_partners else "trustees"
        made = board_packs.make(
            sample_desk, FROM, TO, tmp_path / f"{name}.pdf", silent, choice, page_too=True
        )
        assert made.page is not None
        for out in (made.path, made.page):
            assert all(SECRET not in text for text in bytes_and_text(out))
        assert SECRET not in repr(pack_of(sample_desk, choice))


def test_what_was_weighed_is_printed_where_it_was_filled_in(sample_desk: Desk, tmp_path: Path) -> None:
    pause_quickly(sample_desk, PEER_SUPPORT)
    weighed = without(
        PARTNER,
        alternatives="We thought of leading.",
        conflicts=(Conflict("Joan Adeyi", "chairs the hall", "left the room"),),
        dissent="Rhys would have waited.",
        conditions="If the council waives clause 14.",
    )
    deciding.record(sample_desk, PEER_SUPPORT, weighed)
    out = tmp_path / "pack.pdf"

    board_packs.make(sample_desk, FROM, TO, out, silent, page_too=True)

    text = read(out).text
    for words in (
        "Alternatives We thought of leading.",
        "Conflicts of interest Joan Adeyi. chairs the hall. left the room",
        "Dissent Rhys would have waited.",
        "Conditions If the council waives clause 14.",
    ):
        assert words in text
    assert "Rhys would have waited." in out.with_suffix(".html").read_text("utf-8")


def test_both_files_carry_one_code_that_the_record_knows(sample_desk: Desk, tmp_path: Path) -> None:
    deciding.record(sample_desk, ESOL, STEP_BACK)

    made = board_packs.make(sample_desk, FROM, TO, tmp_path / "pack.pdf", silent, page_too=True)

    assert made.page is not None
    assert made.code in made.page.read_text("utf-8")
    assert made.code in read(made.path).text
    assert check(sample_desk, head=made.code).ok
    with sample_desk.reader() as db:
        assert [entry.kind for entry in journal.entries(db)].count("pack.made") == 1


def test_a_name_that_ends_in_html_makes_the_web_page_alone(sample_desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "pack.html"

    made = board_packs.make(sample_desk, FROM, TO, out, silent)

    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert [file.name for file in tmp_path.iterdir() if "pack" in file.name] == ["pack.html"]
    assert made.page is None


def test_the_entry_of_a_copy_for_partners_says_what_was_shared(sample_desk: Desk, tmp_path: Path) -> None:
    choice = PackChoice(shared=frozenset({Shared.WHY, Shared.NEXT}))

    board_packs.make(sample_desk, FROM, TO, tmp_path / "pack.pdf", silent, choice)

    with sample_desk.reader() as db:
        entry = list(journal.entries(db))[-1]
    assert json.loads(entry.payload or "")["shared"] == ["next", "why"]


def test_a_tender_that_is_still_open_is_left_out_for_partners(sample_desk: Desk) -> None:
    deciding.record(sample_desk, ESOL, STEP_BACK)

    copy = pack_of(sample_desk, PackChoice(shared=frozenset(Shared)))

    assert (copy.decisions, copy.left_out) == ((), 1)


def test_follow_ups_and_who_was_asked_stand_in_the_pack(sample_desk: Desk) -> None:
    said = Answer("Three groups.", asked=(Asked("the carers' group", date(2026, 6, 1)),))
    later = Answer(unknown=Unknown("Amina Okoro", date(2026, 6, 20)))
    pausing.answer(sample_desk, ESOL, PauseKind.QUICK, LensId.EXISTING_PROVIDERS, {"line": said})
    pausing.answer(sample_desk, ESOL, PauseKind.QUICK, LensId.MISSION_FIT, {"line": later})
    deciding.record(sample_desk, ESOL, without(STEP_BACK, no_pause_reason="It closes too soon."))

    pack = pack_of(sample_desk)

    assert [(one.owner, one.due) for one in pack.follow_ups] == [("Amina Okoro", "Sat 20 Jun")]
    assert [lens.asked for lens in pack.decisions[0].pause.lenses if lens.asked] == [("the carers' group",)]
    assert pack.decisions[0].window_days is not None


def test_who_finds_out_is_not_named_where_people_are_not(sample_desk: Desk) -> None:
    later = Answer(unknown=Unknown("Amina Okoro", date(2026, 6, 20)))
    pausing.answer(sample_desk, ESOL, PauseKind.QUICK, LensId.MISSION_FIT, {"line": later})
    deciding.record(sample_desk, ESOL, without(STEP_BACK, no_pause_reason="It closes too soon."))

    with sample_desk.reader() as db:
        row = decision_store.rows(db)[0]
        told = {
            named: pack_decision(db, row, calendar(db), sample_desk.today, PackChoice(shared=shared)).pause
            for named, shared in ((True, frozenset(Shared)), (False, frozenset({Shared.PAUSE})))
        }

    assert "Amina Okoro finds out" in repr(told[True])
    assert "Amina" not in repr(told[False])
    assert "one of us finds out" in repr(told[False])


def test_quarters_go_back_a_year_and_count_what_stands(sample_desk: Desk) -> None:
    deciding.record(sample_desk, ESOL, STEP_BACK)
    deciding.record(sample_desk, WARM_HOMES, without(STEP_BACK, outcome=Outcome.STEP_BACK))

    with sample_desk.reader() as db:
        found = quarters(db, FROM, TO)

    assert [one.words for one in found] == [
        "Jul to Sep 2025",
        "Oct to Dec 2025",
        "Jan to Mar 2026",
        "Apr to Jun 2026",
    ]
    assert [one.step_back for one in found] == [0, 0, 0, 2]


def test_a_long_period_has_eight_quarters_at_most(sample_desk: Desk) -> None:
    with sample_desk.reader() as db:
        assert len(quarters(db, date(2020, 1, 1), TO)) == 8


def test_short_windows_are_counted_by_buyers_that_we_worked_with(sample_desk: Desk) -> None:
    before = pack_of(sample_desk).buyers
    with sample_desk.reader() as db:
        short = db.execute(
            """
            SELECT key, buyer FROM opportunity WHERE window_days < 16 AND stage <> 'planning'
            AND published_on BETWEEN '2026-04-01' AND '2026-06-30'
            """
        ).fetchone()

    Triage(sample_desk).shortlist([short[0]])

    assert short[1] in {one.name for one in pack_of(sample_desk).buyers}
    assert set(before) <= set(pack_of(sample_desk).buyers)


def test_what_fitted_us_is_told_apart_among_what_was_dismissed(sample_desk: Desk) -> None:
    SettingsChanges(sample_desk).change_profile(
        lambda _kept: put(Profile(), words="befriend*, esol, english")
    ).result()
    refit(sample_desk, silent)
    for key in (ESOL, WARM_HOMES):
        Triage(sample_desk).dismiss([key])

    pack = pack_of(sample_desk)

    assert pack.profile
    assert {one.fitted for one in pack.dismissed} == {True, False}
    assert pack.time_given.of_fitting


def test_from_a_file_that_is_only_read_the_pack_says_so_and_carries_its_head(
    sample_desk: Desk, workspace_file: Path, tmp_path: Path
) -> None:
    deciding.record(sample_desk, ESOL, STEP_BACK)
    out = tmp_path / "pack.pdf"

    with Workspace.open(workspace_file, writable=False, now=sample_desk.now) as copy:
        made = board_packs.make(Desk(copy, sample_desk.now), FROM, TO, out, silent)
        with copy.reader() as db:
            last = journal.last_arrived(db)

    assert last is not None
    assert made.code.replace(" ", "").lower() == last.hash[:32]
    assert "from a copy of the record" in read(out).text


def test_only_what_was_ticked_is_printed(sample_desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"

    board_packs.make(sample_desk, FROM, TO, out, silent, PackChoice(frozenset({PackPart.FOLLOW_UPS})))

    assert read(out).bookmarks == ("Follow-ups open",)


def test_our_habits_stand_in_it_as_counts_and_name_no_decision_and_nobody(sample_desk: Desk) -> None:
    deciding.record(sample_desk, ESOL, STEP_BACK)

    pack = pack_of(sample_desk)
    with sample_desk.reader() as db:
        counted = our_habits(db, sample_desk, FROM, TO)

    (number,) = (one.number for one in pack.decisions)
    said = {(one.habit, one.what): one.count for one in pack.habits}
    assert "1 decision: 1 step back." in pack.habits_line
    assert said["Stepping back", "With something done instead"] == "0 of 1"
    assert said.items() <= {
        ((section.title, line.label), line.words) for section in counted.sections for line in section.lines
    }
    assert not any(what.startswith(f"{number}.") for _, what in said)


def test_a_time_without_decisions_has_no_habits(sample_desk: Desk) -> None:
    assert pack_of(sample_desk).habits == ()


def test_days_in_the_wrong_order_are_refused(sample_desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotPossible):
        board_packs.make(sample_desk, TO, FROM, tmp_path / "pack.pdf", silent)
    with pytest.raises(NotPossible):
        pack_preview.show(sample_desk, TO, FROM, silent, PackChoice())


def test_a_preview_records_nothing_and_its_pages_can_be_read(sample_desk: Desk) -> None:
    deciding.record(sample_desk, ESOL, STEP_BACK)

    shown = pack_preview.show(sample_desk, FROM, TO, silent, PackChoice())

    pages = shown.pages
    assert pages.part_of(0) == "Cover"
    assert "Board pack for trustees" in pages.text(0)
    image = pages.image(0, 300)
    assert image is not None
    assert (image.width, len(image.pixels)) == (300, image.stride * image.height)
    assert shown.patterns[0].title == "Outcomes by quarter"
    drawn = shown.patterns[0].draw(400, lambda _token: "#123456")
    assert drawn.startswith("<svg")
    assert "Tender Pause Sans" in drawn
    pages.close()
    assert pages.image(0, 300) is None
    assert pages.text(0) == ""
    with sample_desk.reader() as db:
        assert "pack.made" not in [entry.kind for entry in journal.entries(db)]
