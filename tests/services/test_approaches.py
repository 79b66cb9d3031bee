"""What others ask of us: logged against a tender, held against the days, tested, answered in our own time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.approached import Answer, Approach
from desktop.domain.by_hand import ByHand
from desktop.domain.conversations import CAUTION
from desktop.domain.decision import Holding
from desktop.domain.organisation import Organisation
from desktop.domain.pause import LensId
from desktop.services import (
    approach_form,
    by_hand,
    conversations,
    conversations_due,
    directory,
    pausing,
)
from desktop.services.approach_changes import Approaching
from desktop.services.approach_form import ApproachWords
from desktop.services.conversation_exports import Ticked, talk_table
from desktop.services.conversations import TalkFilter
from desktop.services.desk import Desk
from desktop.services.errors import NotKept, NotPossible, StepBackInstead
from desktop.services.opportunity_page import opportunity_card
from desktop.services.triage import Triage
from desktop.store import approaches as store
from tests.services.known import ESOL, YOUNG_CARERS

MAIL = (
    "Sent: Mon 8 June 2026 16:02\n\nHello Amina,\nwe are putting together our response and would love to "
    "have you on board. Could you let us know by Friday, with your logo?"
)


def still(_done: int, _total: int) -> None:
    """Nobody watches."""


@pytest.fixture
def northern(sample_desk: Desk) -> str:
    wanted = Organisation(name="Northern Care Alliance")
    return sample_desk.workspace.write(lambda db: directory.add(db, sample_desk, wanted)).result()


@pytest.fixture
def words(northern: str) -> ApproachWords:
    approach = Approach(
        organisation=northern,
        about=YOUNG_CARERS,
        asked_on=date(2026, 6, 8),
        reply_by=date(2026, 6, 12),
        role="Outreach in two towns",
        voice=False,
        exclusive=True,
        said=MAIL,
    )
    return ApproachWords(approach=approach, work="40 %", value="10", paid="")


def log(desk: Desk, words: ApproachWords) -> str:
    return Approaching(desk).record(approach_form.new(), words)


def test_an_approach_is_logged_with_its_figures(sample_desk: Desk, words: ApproachWords) -> None:
    id_ = log(sample_desk, words)

    with sample_desk.reader() as db:
        form = approach_form.form(db, sample_desk, id_)
        (kept,) = store.everyone(db)
    assert (kept.approach.share_work, kept.approach.share_value) == (Decimal(40), Decimal(10))
    assert (form.organisation, form.about) == ("Northern Care Alliance", "Young carers’ breaks and advocacy")
    assert (form.is_logged, form.is_draft, form.words.work) == (True, False, "40")


def test_the_days_they_have_stand_beside_those_we_were_given(sample_desk: Desk, words: ApproachWords) -> None:
    with sample_desk.reader() as db:
        found = approach_form.read(db, sample_desk, words)

    assert (found.days.theirs, found.days.ours) == (19, 4)
    assert found.day_sentences[-1] == (
        "We were given 4 working days to reply; asking our own people takes us 6 working days."
    )
    assert found.our_day == "On our own timetable we can answer by Wednesday 17 June 2026."
    assert found.caution == CAUTION
    holdings = [check.holding for check in found.checks]
    assert holdings == [
        Holding.NOT_KNOWN,
        Holding.IN_TENSION,
        Holding.IN_TENSION,
        Holding.IN_TENSION,
        Holding.NOT_KNOWN,
    ]


def test_a_tender_that_no_source_published_is_typed_by_hand(sample_desk: Desk, words: ApproachWords) -> None:
    typed = ByHand(title="Family mentoring", buyer="Northdale Trust", deadline="2026-06-19")
    key = by_hand.add(sample_desk, typed).key
    asked = replace(words, approach=replace(words.approach, about=key))

    id_ = log(sample_desk, asked)

    with sample_desk.reader() as db:
        found = approach_form.read(db, sample_desk, asked)
        form = approach_form.form(db, sample_desk, id_)
    assert form.about == "Family mentoring"
    assert found.days.theirs == 9
    assert found.our_day == (
        "The deadline leaves no honest time to think with our own people. A short no is an answer too."
    )


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"work": "much"}, {"share_work"}),
        ({"value": "140"}, {"share_value"}),
        ({"paid": "soon"}, {"paid_after_days"}),
        ({"approach": Approach()}, {"organisation", "asked_on"}),
    ],
)
def test_what_cannot_be_read_is_said_field_by_field(
    sample_desk: Desk, words: ApproachWords, changed: dict[str, object], fields: set[str]
) -> None:
    with pytest.raises(NotKept) as refused:
        log(sample_desk, replace(words, **changed))

    assert set(refused.value.refusals) == fields


def test_days_of_a_pasted_message_are_proposed(sample_desk: Desk) -> None:
    found = approach_form.proposals(MAIL, sample_desk.today)

    assert [(one.field, one.words) for one in found] == [
        ("asked_on", "They asked on: Mon 8 Jun"),
        ("reply_by", "Reply asked by: Fri 12 Jun"),
    ]
    assert found[1].doubt == "no date is written: the first Friday after the message is taken."


def test_a_reply_is_drafted_on_our_own_timetable_and_saved(
    sample_desk: Desk, words: ApproachWords, tmp_path: Path
) -> None:
    with sample_desk.reader() as db:
        text = approach_form.reply(db, sample_desk, words)
    out = tmp_path / "reply.txt"
    approach_form.save_reply(text, out)

    assert "work with you on “Young carers’ breaks and advocacy”" in text
    assert "You will hear from us by Wednesday 17 June 2026." in text
    assert "This is not an agreement about who bids" in text
    assert text.endswith("With good wishes,\nAmina Okoro\nFernmoor Neighbours")
    assert out.read_text("utf-8") == f"{text}\n"


def test_an_approach_stands_on_today_until_it_is_answered(sample_desk: Desk, words: ApproachWords) -> None:
    approaching = Approaching(sample_desk)
    id_ = approaching.record(approach_form.new(), words)

    def due() -> list[tuple[str, str, str]]:
        with sample_desk.reader() as db:
            found = conversations_due.due_by(db, sample_desk, sample_desk.today)
        return [(one.name, one.second, one.at) for one in found]

    assert due() == [
        ("Northern Care Alliance", "Asks us to join: Young carers’ breaks and advocacy", "Fri 12 Jun")
    ]
    approaching.answer(id_, Answer.TALK)
    assert due() == []
    approaching.steps.undo()
    assert len(due()) == 1


def test_what_we_answered_is_on_the_record_of_the_opportunity(
    sample_desk: Desk, words: ApproachWords
) -> None:
    approaching = Approaching(sample_desk)
    id_ = approaching.record(approach_form.new(), words)
    approaching.answer(id_, Answer.NO, date(2026, 6, 8))

    with sample_desk.reader() as db:
        card = opportunity_card(db, sample_desk, YOUNG_CARERS)
        form = approach_form.form(db, sample_desk, id_)

    assert [line.sentence for line in card.history if line.of_others] == [
        "Answered Northern Care Alliance: we do not take part.",
        "Northern Care Alliance asked us to join.",
    ]
    assert form.answered == "We do not take part, 8 June 2026"
    with pytest.raises(NotPossible, match="still to come"):
        approaching.answer(id_, Answer.NO, date(2026, 6, 10))


def test_what_we_were_asked_to_join_is_not_dismissed(sample_desk: Desk, words: ApproachWords) -> None:
    log(sample_desk, replace(words, approach=replace(words.approach, about=ESOL)))

    with pytest.raises(StepBackInstead):
        Triage(sample_desk).dismiss([ESOL])


def test_the_pause_knows_what_we_were_asked(sample_desk: Desk, words: ApproachWords) -> None:
    log(sample_desk, words)

    with sample_desk.reader() as db:
        card = pausing.pause_card(db, sample_desk, YOUNG_CARERS)
    (lens,) = [lens for lens in card.lenses if lens.id is LensId.POTENTIAL_PARTNERS]

    (fact,) = [fact for fact in lens.known if fact.icon == "inbox"]
    assert fact.title == "Northern Care Alliance asks us to join"
    assert fact.text == (
        "In tension: a share of work and value, a voice in the bid and free to work with others. "
        "Not known yet: a named role and payment terms."
    )


def test_a_change_is_recorded_once_and_taken_back(sample_desk: Desk, words: ApproachWords) -> None:
    approaching = Approaching(sample_desk)
    id_ = approaching.record(approach_form.new(), words)
    approaching.record(id_, replace(words, value="30"))
    approaching.record(id_, replace(words, value="30"))

    with sample_desk.reader() as db:
        assert store.everyone(db)[0].approach.share_value == Decimal(30)
    assert approaching.steps.undo() == "Undone: Changed what Northern Care Alliance asks"
    with sample_desk.reader() as db:
        assert store.everyone(db)[0].approach.share_value == Decimal(10)
    approaching.steps.undo()
    with sample_desk.reader() as db:
        assert store.everyone(db) == ()


def test_what_is_typed_comes_back_until_it_is_logged(sample_desk: Desk, words: ApproachWords) -> None:
    new = approach_form.new(about=YOUNG_CARERS)
    approach_form.keep_draft(sample_desk, new, replace(words, work="4")).result()

    with sample_desk.reader() as db:
        again = approach_form.form(db, sample_desk, new)
        other = approach_form.form(db, sample_desk, approach_form.new())
    assert (again.is_draft, again.words.work, again.is_logged) == (True, "4", False)
    assert (other.is_draft, other.words.approach.asked_on) == (False, sample_desk.today)

    Approaching(sample_desk).record(new, words)
    with sample_desk.reader() as db:
        assert not approach_form.form(db, sample_desk, new).is_draft


@pytest.mark.parametrize(("shared", "rows"), [(False, 0), (True, 1)])
def test_an_approach_stays_out_of_exported_lists_unless_it_was_ticked(
    sample_desk: Desk, words: ApproachWords, shared: bool, rows: int
) -> None:
    log(sample_desk, replace(words, approach=replace(words.approach, shared=shared)))

    table = talk_table(sample_desk, still, wanted=TalkFilter(), ticked=Ticked(names=True, words=True))

    assert len(table.rows) == rows
    assert ("1 of what others asked of us" in table.notes[0]) is not shared


def test_the_list_of_conversations_holds_approaches(sample_desk: Desk, words: ApproachWords) -> None:
    log(sample_desk, words)

    with sample_desk.reader() as db:
        found = conversations.conversations(db, sample_desk, TalkFilter(asked=True))

    assert (found.asked, found.due) == (1, 1)
    assert [(line.way, line.said, line.next_on) for line in found.lines] == [
        ("Approach", "Asks us to join: Outreach in two towns", "Fri 12 Jun")
    ]


def test_an_approach_that_is_gone_is_not_shown(sample_desk: Desk, words: ApproachWords) -> None:
    approaching = Approaching(sample_desk)
    id_ = approaching.record(approach_form.new(), words)
    approaching.remove(id_)

    with sample_desk.reader() as db, pytest.raises(NotPossible):
        approach_form.form(db, sample_desk, id_)
    with pytest.raises(NotPossible):
        approaching.answer(id_, Answer.NO)
