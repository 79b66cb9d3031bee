"""What a person types goes the same way as what a source publishes, and stands in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.domain.by_hand import ByHand
from desktop.domain.deadline import DeadlineKind
from desktop.domain.opportunity import Stage
from desktop.domain.pause import Answer, LensId, PauseKind
from desktop.domain.runway import Verdict
from desktop.domain.working_days import Nation
from desktop.services import by_hand, by_hand_form, pausing
from desktop.services.desk import Desk
from desktop.services.errors import NotKept, NotPossible
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.listing import full, listed
from desktop.services.opportunity_list import OpportunityFilter
from desktop.services.settings_changes import SettingsChanges
from desktop.services.triage import Triage
from desktop.store import fold, journal, search
from desktop.store.connection import Connection
from desktop.store.verify import verify
from desktop.store.workspace import Workspace

NOW = datetime(2026, 6, 9, 8, 0, tzinfo=UTC)
TYPED = ByHand(
    title="Befriending for older people",
    buyer="Harrogate Council",
    deadline="2026-07-02T12:00",
    questions_close="2026-06-19",
    value_pence=420_000_00,
    place="Harrogate and Craven",
    link="https://example.org/advert",
    text="A service for older people who live alone.\n\nThree years.",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Workspace.open(tmp_path / "ours.tenderpause", now=lambda: NOW) as workspace:
        desk = Desk(workspace, lambda: NOW)
        introduce(desk, WhoWeAre("Amina Okoro", "Dales Befriending", Nation.ENGLAND))
        yield desk


def all_of(desk: Desk, words: str = "") -> list[str]:
    with desk.reader() as db:
        return [one.id for one in listed(db, desk, OpportunityFilter(words=words, show_closed=True))]


def rows(db: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Everything of public data that stands for what was typed."""
    return {
        "notice": db.execute("SELECT notice_id, hex(content_hash), received_at, kept FROM notice").fetchall(),
        "opportunity": db.execute("SELECT * FROM opportunity ORDER BY key").fetchall(),
        "text": db.execute("SELECT * FROM opportunity_text").fetchall(),
        "typed": db.execute("SELECT * FROM typed_opportunity ORDER BY subject").fetchall(),
        "found": db.execute(
            f"SELECT id FROM opportunity WHERE id IN ({search.matching(db, 'words')}) ORDER BY id",
            {"words": "befriending"},
        ).fetchall(),
    }


def test_what_is_typed_has_a_runway_and_is_found(desk: Desk) -> None:
    added = by_hand.add(desk, TYPED)

    with desk.reader() as db:
        shown = full(db, desk, added.key)
    assert added.key.startswith("hand:")
    assert shown.opportunity.title == TYPED.title
    assert shown.opportunity.buyer == TYPED.buyer
    assert shown.opportunity.value == 420_000
    assert shown.opportunity.regions == ("Harrogate and Craven",)
    assert shown.opportunity.runway.verdict is Verdict.TIGHT
    assert shown.opportunity.runway.working_days == 17
    assert shown.opportunity.deadline is not None
    assert shown.opportunity.deadline.isoformat() == "2026-07-02T12:00:00+01:00"
    assert shown.description == TYPED.text
    assert [line.sentence for line in shown.history] == ["Added by hand."]
    assert all_of(desk, "craven") == all_of(desk, "live alone") == [added.key]


@pytest.mark.parametrize(
    ("typed", "verdict", "kind"),
    [
        (ByHand(title="A grant", deadline="2026-07-31"), Verdict.ENOUGH, DeadlineKind.TENDER),
        (ByHand(title="A grant"), Verdict.NO_DATE, None),
        (ByHand(title="A grant", deadline="2026-06-01"), Verdict.CLOSED, DeadlineKind.TENDER),
        (
            ByHand(title="A framework", deadline="2026-06-19T17:00", deadline_kind=DeadlineKind.INTEREST),
            Verdict.TOO_SHORT,
            DeadlineKind.INTEREST,
        ),
        (
            ByHand(title="In two steps", deadline="2026-06-19T17:00", deadline_kind=DeadlineKind.FIRST_STAGE),
            Verdict.TOO_SHORT,
            DeadlineKind.FIRST_STAGE,
        ),
        (ByHand(title="Soon", deadline="2026-09-01", stage=Stage.PLANNING), Verdict.EARLY_SIGNAL, None),
    ],
)
def test_each_deadline_and_stage_is_taken_as_it_was_typed(
    desk: Desk, typed: ByHand, verdict: Verdict, kind: DeadlineKind | None
) -> None:
    key = by_hand.add(desk, typed).key

    with desk.reader() as db:
        shown = full(db, desk, key).opportunity
    assert shown.runway.verdict is verdict
    assert shown.deadline_kind is kind


def test_what_is_edited_shows_the_new_words_alone(desk: Desk) -> None:
    key = by_hand.add(desk, TYPED).key

    said = by_hand.edit(desk, key, ByHand(title="Befriending", deadline="2026-07-10", text="Two years."))

    with desk.reader() as db:
        shown = full(db, desk, key)
        found = journal.history(db, key)
    assert said == "Saved “Befriending”."
    assert shown.opportunity.buyer == ""
    assert shown.opportunity.value is None
    assert shown.opportunity.questions_close is None
    assert shown.description == "Two years."
    assert all_of(desk, "harrogate") == []
    assert set(found[-1].says) >= {"title", "buyer", "deadline", "value_pence"}
    assert shown.history[0].sentence.startswith("Changed the title, the buyer, the deadline")


def test_an_edit_that_changes_nothing_writes_nothing(desk: Desk) -> None:
    key = by_hand.add(desk, TYPED).key

    assert by_hand.edit(desk, key, TYPED) == ""

    with desk.reader() as db:
        assert len(journal.history(db, key)) == 1


def test_what_is_taken_away_can_be_put_back_as_it_was(desk: Desk) -> None:
    key = by_hand.add(desk, TYPED).key
    Triage(desk).shortlist([key])
    with desk.reader() as db:
        before = rows(db)["opportunity"]

    by_hand.remove(desk, key)
    gone = all_of(desk), all_of(desk, "befriending")
    by_hand.put_back(desk, key)

    with desk.reader() as db:
        assert rows(db)["opportunity"] == before
        assert full(db, desk, key).opportunity.state == "shortlisted"
    assert gone == ([], [])
    with pytest.raises(NotPossible):
        by_hand.put_back(desk, key)


def test_a_pause_and_a_decision_go_as_for_any_other(desk: Desk) -> None:
    key = by_hand.add(desk, TYPED).key

    for lens in LensId:
        pausing.answer(desk, key, PauseKind.QUICK, lens, {"line": Answer(text="We asked around.")})

    with desk.reader() as db:
        assert full(db, desk, key).opportunity.state == "pausing"


def test_one_that_was_decided_on_is_not_taken_away(desk: Desk) -> None:
    key = by_hand.add(desk, TYPED).key
    with desk.reader() as db:
        assert by_hand.standing(db, key) == TYPED
    desk.workspace.write(
        lambda db: journal.append(
            db,
            author=desk.author,
            kind="decision.recorded",
            subject=key,
            payload={"number": 1, "outcome": "step_back", "rationale": "Not ours."},
            now=NOW,
        )
    ).result()

    with pytest.raises(NotPossible, match="decision"):
        by_hand.remove(desk, key)

    assert all_of(desk) == [key]


def test_folding_the_journal_again_gives_the_same_rows_and_the_record_is_in_order(desk: Desk) -> None:
    first, second = by_hand.add(desk, TYPED).key, by_hand.add(desk, ByHand(title="Another")).key
    by_hand.edit(desk, second, ByHand(title="Another one", deadline="2026-07-24"))
    by_hand.remove(desk, by_hand.add(desk, ByHand(title="A slip")).key)
    SettingsChanges(desk).choose_nation(Nation.SCOTLAND).result()
    with desk.reader() as db:
        before, entries = rows(db), list(journal.entries(db))

    desk.workspace.write(lambda db: fold.rebuild(db, entries)).result()

    with desk.reader() as db:
        assert rows(db) == before
        assert verify(db).ok
    assert sorted(all_of(desk)) == sorted([first, second])


def test_what_another_program_changes_in_the_typed_words_is_found(desk: Desk) -> None:
    by_hand.add(desk, TYPED)

    desk.workspace.write(
        lambda db: db.execute("UPDATE typed_opportunity SET title = 'Other'").rowcount
    ).result()

    with desk.reader() as db:
        found = verify(db)
    assert not found.ok
    assert found.first_broken is not None
    assert found.first_broken.kind == "opportunity.added"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (ByHand(title="  "), "title"),
        (ByHand(title="x" * 501), "title"),
        (ByHand(title="A", deadline="soon"), "deadline"),
        (ByHand(title="A", deadline="2026-02-30"), "deadline"),
        (ByHand(title="A", deadline="2096-02-03"), "deadline"),
        (ByHand(title="A", link="javascript:alert(1)"), "link"),
        (ByHand(title="A", link="file:///etc/passwd"), "link"),
        (ByHand(title="A", value_pence=0), "value"),
        (ByHand(title="A", stage=Stage.AWARD), "stage"),
        (ByHand(title="A", deadline_kind=DeadlineKind.QUESTIONS), "deadline_kind"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_field(desk: Desk, typed: ByHand, field: str) -> None:
    with pytest.raises(NotKept) as refused:
        by_hand.add(desk, typed)

    assert list(refused.value.refusals) == [field]
    assert all_of(desk) == []


def test_one_with_the_title_or_link_of_another_says_so(desk: Desk) -> None:
    first = by_hand.add(desk, TYPED)

    again = by_hand.add(desk, ByHand(title="Something else", link=TYPED.link))

    assert first.alike == ()
    assert again.alike == ((first.key, TYPED.title),)
    assert "looks like “Befriending for older people”" in again.sentence


def test_what_a_source_published_is_not_edited(desk: Desk) -> None:
    with pytest.raises(NotPossible, match="source"):
        by_hand.edit(desk, "ocds-b5fd17-1", TYPED)


def test_what_was_being_typed_is_kept_until_it_is_added(desk: Desk) -> None:
    by_hand.keep_draft(desk, {"title": "Half a ti", "text": ""})
    desk.workspace.write(lambda _db: None).result()
    with desk.reader() as db:
        assert by_hand.draft(db) == {"title": "Half a ti"}

    by_hand.add(desk, TYPED)

    with desk.reader() as db:
        assert by_hand.draft(db) == {}


def test_looking_through_a_text_uses_nothing_of_it(desk: Desk) -> None:
    text = "Closing date: 12 noon, 2 July 2026. Value £50,000."

    found = {one.field: one.words for one in by_hand_form.proposals(text, date(2026, 6, 9))}

    assert found == {"title": text, "deadline": "Thu 2 Jul 2026, noon", "value": "£50,000"}
    assert all_of(desk) == []
