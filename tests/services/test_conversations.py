"""Conversations as people note them: from the form to the list, Today, the calendar and the pause."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from desktop.domain.conversations import CAUTION, Direction, Talk, Way
from desktop.domain.organisation import Contact, IncomeBand, Organisation, Role
from desktop.domain.partnership import Agreed
from desktop.domain.pause import LensId
from desktop.services import (
    conversation_form,
    conversations,
    conversations_due,
    directory,
    pausing,
    today,
)
from desktop.services.calendar_dates import calendar_dates
from desktop.services.conversation_changes import Conversing
from desktop.services.conversation_exports import Ticked, talk_table
from desktop.services.conversation_form import TalkWords
from desktop.services.conversations import TalkFilter
from desktop.services.desk import Desk
from desktop.services.documents import opportunity_document, today_document
from desktop.services.errors import NotKept, NotPossible, StepBackInstead
from desktop.services.opportunity_page import opportunity_card
from desktop.services.partnership_changes import PartnershipChanges
from desktop.services.triage import Triage
from desktop.store import conversations as store
from desktop.store import drafts, journal
from tests.services.known import ESOL, PEER_SUPPORT

TODAY = date(2026, 6, 9)
JUNE_5, JUNE_11 = date(2026, 6, 5), date(2026, 6, 11)


def still(_done: int, _total: int) -> None:
    """Nobody watches."""


def add(desk: Desk, name: str, **facts: object) -> str:
    wanted = replace(Organisation(name=name), **facts)
    return desk.workspace.write(lambda db: directory.add(db, desk, wanted)).result()


@pytest.fixture
def kitchen(sample_desk: Desk) -> str:
    return add(sample_desk, "Marsh Lane Kitchen", roles=(Role.POTENTIAL_PARTNER,))


@pytest.fixture
def talk(sample_desk: Desk, kitchen: str) -> Talk:
    return Talk(
        organisation=kitchen,
        way=Way.VISIT,
        direction=Direction.THEM,
        on=JUNE_5,
        ours=(sample_desk.author or "",),
        about=PEER_SUPPORT,
        said="They would lead if somebody does the payroll.",
        next_step="Send the sums",
        next_on=JUNE_11,
        next_owner="Tom Blake",
    )


def test_a_conversation_is_noted_with_who_spoke_and_what_is_next(sample_desk: Desk, talk: Talk) -> None:
    id_ = Conversing(sample_desk).note(talk)

    with sample_desk.reader() as db:
        (line,) = conversations.conversations(db, sample_desk, TalkFilter()).lines
        shown = conversations.shown(db, sample_desk, id_)
    assert (line.name, line.way, line.direction) == ("Marsh Lane Kitchen", "Visit", "They to us")
    assert (line.who, line.owner, line.next_on) == ("Amina Okoro", "Tom Blake", "Thu 11 Jun")
    assert line.about_title == "Peer support and drop-in services"
    assert shown is not None
    assert (shown.heading, shown.noted) == ("Visit · They to us · 5 June 2026", "Noted by Amina Okoro")


def test_names_of_people_stand_in_their_own_entries_alone(sample_desk: Desk, talk: Talk) -> None:
    id_ = Conversing(sample_desk).note(talk)

    with sample_desk.reader() as db:
        (event,) = journal.history(db, id_)
    assert "Tom Blake" not in str(event.says)
    assert event.says["next_owner"]


def test_what_is_missing_is_said_field_by_field_and_nothing_is_noted(sample_desk: Desk, talk: Talk) -> None:
    with pytest.raises(NotKept) as refused:
        Conversing(sample_desk).note(replace(talk, organisation="", said=" "))

    assert set(refused.value.refusals) == {"organisation", "said"}
    with sample_desk.reader() as db:
        assert store.everyone(db) == ()


def test_what_is_typed_comes_back_until_it_is_noted(sample_desk: Desk, talk: Talk, kitchen: str) -> None:
    words = TalkWords(talk=replace(talk, said="Half a sen"), private="They are short of money.")
    with sample_desk.reader() as db:
        begun = conversation_form.form(db, sample_desk)
    conversation_form.keep_draft(sample_desk, begun.draft, words).result()

    with sample_desk.reader() as db:
        again = conversation_form.form(db, sample_desk)
        from_elsewhere = conversation_form.form(db, sample_desk, organisation=kitchen, about=ESOL)
    assert (again.words, again.is_draft, again.organisation) == (words, True, "Marsh Lane Kitchen")
    assert (from_elsewhere.is_draft, from_elsewhere.words.talk.about) == (False, ESOL)

    Conversing(sample_desk).note(again.words.talk, again.words.private, "", again.draft)

    with sample_desk.reader() as db:
        assert not conversation_form.form(db, sample_desk).is_draft
        assert drafts.of(db, begun.draft) == {}


def test_every_step_is_taken_back_in_turn(sample_desk: Desk, talk: Talk) -> None:
    conversing = Conversing(sample_desk)
    id_ = conversing.note(talk)
    conversing.note(replace(talk, said="They would gladly lead."), "", id_)
    conversing.close_step(id_)
    conversing.set_rhythm(talk.organisation, 6)
    conversing.remove(id_)

    undone = []
    states = []
    while conversing.steps.can_undo:
        undone.append(conversing.steps.undo())
        with sample_desk.reader() as db:
            kept = store.one(db, id_)
            assert kept is not None
            states.append((kept.talk.said, kept.talk.is_waiting, store.is_removed(db, id_)))

    assert undone[0] == "Undone: Took away the conversation with Marsh Lane Kitchen"
    assert undone[1] == "Undone: Marsh Lane Kitchen: every 6 weeks"
    assert states == [
        ("They would gladly lead.", False, False),
        ("They would gladly lead.", False, False),
        ("They would gladly lead.", True, False),
        (talk.said, True, False),
        (talk.said, True, True),
    ]
    with sample_desk.reader() as db:
        assert store.rhythms(db) == {}


def test_a_step_that_somebody_changed_since_is_not_taken_back(sample_desk: Desk, talk: Talk) -> None:
    ours, theirs = Conversing(sample_desk), Conversing(sample_desk)
    id_ = ours.note(talk)
    theirs.close_step(id_)

    with pytest.raises(NotPossible, match="changed again since"):
        ours.steps.undo()


def test_saving_what_did_not_change_writes_nothing(sample_desk: Desk, talk: Talk) -> None:
    conversing = Conversing(sample_desk)
    id_ = conversing.note(talk)
    with sample_desk.reader() as db:
        kept = store.one(db, id_)
    assert kept is not None

    conversing.note(kept.talk, "", id_)

    with sample_desk.reader() as db:
        assert len(journal.history(db, id_)) == 1


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (TalkFilter(words="kitchen"), ["kitchen"]),
        (TalkFilter(words="PAYROLL lead"), ["kitchen"]),
        (TalkFilter(words="nobody said this"), []),
        (TalkFilter(due=True), ["kitchen"]),
        (TalkFilter(asked=True), []),
        (TalkFilter(about=PEER_SUPPORT), ["kitchen"]),
        (TalkFilter(), ["kitchen", "circle"]),
    ],
)
def test_the_list_is_narrowed(sample_desk: Desk, talk: Talk, wanted: TalkFilter, found: list[str]) -> None:
    circle = add(sample_desk, "Fernmoor Peer Circle")
    conversing = Conversing(sample_desk)
    names = {conversing.note(talk): "kitchen"}
    other = replace(talk, organisation=circle, about="", said="Hello.", next_step="", next_on=None)
    names[conversing.note(replace(other, on=date(2026, 6, 1), ours=(), next_owner=""))] = "circle"

    with sample_desk.reader() as db:
        lines = conversations.conversations(db, sample_desk, wanted).lines

    assert [names[line.id] for line in lines] == found


def test_the_list_is_narrowed_by_who_spoke(sample_desk: Desk, talk: Talk) -> None:
    conversing = Conversing(sample_desk)
    conversing.note(talk)
    conversing.note(replace(talk, ours=("Tom Blake",), said="Tom rang."))
    with sample_desk.reader() as db:
        everybody = conversations.conversations(db, sample_desk, TalkFilter())
    tom = next(id_ for id_, name in everybody.people if name == "Tom Blake")

    with sample_desk.reader() as db:
        lines = conversations.conversations(db, sample_desk, TalkFilter(who=tom)).lines

    assert [line.said for line in lines] == ["Tom rang."]


def later(desk: Desk, days: int) -> Desk:
    moment = desk.now() + timedelta(days=days)
    return Desk(desk.workspace, lambda: moment, desk.author, sample=desk.sample)


def test_an_organisation_goes_quiet_and_is_heard_again(sample_desk: Desk, talk: Talk) -> None:
    conversing = Conversing(sample_desk)
    conversing.note(replace(talk, next_step="", next_on=None, next_owner=""))
    conversing.set_rhythm(talk.organisation, 4)

    def quiet(days: int) -> list[str]:
        desk = later(sample_desk, days)
        with desk.reader() as db:
            return [one.second for one in conversations_due.due_by(db, desk, desk.today)]

    assert quiet(28) == []
    assert quiet(29) == ["Last spoke Fri 5 Jun, and we want to speak every 4 weeks"]
    Conversing(later(sample_desk, 29)).note(replace(talk, on=date(2026, 7, 8), next_on=date(2027, 1, 1)))
    assert quiet(30) == []


def test_one_we_never_spoke_with_goes_quiet_too(sample_desk: Desk, kitchen: str) -> None:
    Conversing(sample_desk).set_rhythm(kitchen, 1)
    desk = later(sample_desk, 8)

    with desk.reader() as db:
        found = conversations.conversations(db, desk, TalkFilter(quiet=True))

    assert [(line.id, line.name, line.said) for line in found.lines] == [
        ("", "Marsh Lane Kitchen", "No conversation yet")
    ]


def test_today_holds_next_steps_and_counts_those_due(sample_desk: Desk, talk: Talk) -> None:
    with sample_desk.reader() as db:
        before = today.count(db, sample_desk)
    conversing = Conversing(sample_desk)
    conversing.note(replace(talk, next_on=TODAY))
    late = conversing.note(replace(talk, next_step="Ring back", next_on=JUNE_5))
    conversing.note(replace(talk, next_step="In a month", next_on=date(2026, 7, 9)))

    with sample_desk.reader() as db:
        found = today.today(db, sample_desk, None)
        after = today.count(db, sample_desk)
    assert [(one.name, one.at) for one in found.conversations] == [
        ("Marsh Lane Kitchen", "Since Fri 5 Jun"),
        ("Marsh Lane Kitchen", "Today"),
    ]
    assert after == before + 2

    conversing.close_step(late)
    with sample_desk.reader() as db:
        assert [one.at for one in today.today(db, sample_desk, None).conversations] == ["Today"]


def test_a_next_step_is_moved_to_another_day(sample_desk: Desk, talk: Talk) -> None:
    conversing = Conversing(sample_desk)
    id_ = conversing.note(talk)

    words = conversing.move_step(id_, date(2026, 6, 20))

    assert words == "Send the sums: by Sat 20 Jun"
    with pytest.raises(NotPossible, match="That day is past"):
        conversing.move_step(id_, JUNE_5)
    with sample_desk.reader() as db:
        (kept,) = store.waiting(db)
    assert kept.talk.next_on == date(2026, 6, 20)


def test_the_calendar_tells_of_a_next_step_and_of_nobody(sample_desk: Desk, talk: Talk) -> None:
    Conversing(sample_desk).note(talk)

    with sample_desk.reader() as db:
        (found,) = [one for one in calendar_dates(db, sample_desk) if one.kind == "Conversation"]

    assert (found.on, found.title) == (
        JUNE_11,
        "Next step of a conversation: Peer support and drop-in services",
    )
    assert "Kitchen" not in str(found)
    assert "sums" not in str(found)


def test_what_was_talked_about_is_stepped_back_from_and_not_dismissed(sample_desk: Desk, talk: Talk) -> None:
    conversing = Conversing(sample_desk)
    conversing.note(replace(talk, about=ESOL))

    with pytest.raises(StepBackInstead):
        Triage(sample_desk).dismiss([ESOL])

    conversing.steps.undo()
    assert Triage(sample_desk).dismiss([ESOL]) == "Dismissed 1 opportunity"


def test_the_history_of_an_opportunity_tells_of_it_and_paper_does_not(sample_desk: Desk, talk: Talk) -> None:
    conversing = Conversing(sample_desk)
    id_ = conversing.note(talk)
    conversing.close_step(id_)

    with sample_desk.reader() as db:
        card = opportunity_card(db, sample_desk, PEER_SUPPORT)
    printed = opportunity_document(sample_desk, still, key=PEER_SUPPORT)

    ours = [line.sentence for line in card.history if line.of_others]
    assert ours == [
        "Saw to the next step with Marsh Lane Kitchen.",
        f"Visit with Marsh Lane Kitchen on 5 June 2026: {talk.said}",
    ]
    assert "Kitchen" not in str(printed)


def test_today_on_paper_says_how_many_and_not_with_whom(sample_desk: Desk, talk: Talk) -> None:
    Conversing(sample_desk).note(talk)

    printed = today_document(sample_desk, still, since=None)

    (part,) = [part for part in printed.parts if part.title == "Conversations"]
    assert part.lines == (("", "1 conversation to see to: with whom, and what, is left out on paper."),)
    assert "Kitchen" not in str(printed)


def test_the_pause_knows_of_conversations_and_of_the_directory(sample_desk: Desk, talk: Talk) -> None:
    add(
        sample_desk,
        "Copperfield Wellbeing CIC",
        roles=(Role.EXISTING_PROVIDER,),
        income_band=IncomeBand.TO_100K,
        income_from="Charity Commission",
        does_well="People come back, and bring others.",
    )
    Conversing(sample_desk).note(talk)

    with sample_desk.reader() as db:
        card = pausing.pause_card(db, sample_desk, PEER_SUPPORT)
    known = {lens.id: lens.known for lens in card.lenses}

    partners = [fact for fact in known[LensId.POTENTIAL_PARTNERS] if fact.icon == "message-circle"]
    assert [(fact.title, fact.source) for fact in partners] == [
        ("Marsh Lane Kitchen", "Conversation, 5 June 2026, Amina Okoro")
    ]
    assert partners[0].text == f"Visit, they to us: {talk.said} Next: Send the sums."
    providers = [fact for fact in known[LensId.EXISTING_PROVIDERS] if fact.icon == "network"]
    assert [fact.title for fact in providers] == ["Copperfield Wellbeing CIC"]
    assert "Does well: People come back, and bring others" in providers[0].text
    assert any(
        fact.title == "No conversation with them is noted" for fact in known[LensId.EXISTING_PROVIDERS]
    )


def test_the_line_on_bidding_stands_outside_our_partnership(sample_desk: Desk, kitchen: str) -> None:
    def line() -> str:
        with sample_desk.reader() as db:
            return conversation_form.caution_on(db, sample_desk, kitchen, PEER_SUPPORT)

    assert line() == CAUTION
    plans = PartnershipChanges(sample_desk)
    plan = plans.begin(PEER_SUPPORT)
    plans.add_member(plan, kitchen)
    assert line() == CAUTION
    plans.change_member(plan, kitchen, agreed=Agreed.AGREED)
    assert line() == ""


@pytest.mark.parametrize("days", [0, 400])
def test_the_line_on_bidding_stands_while_a_tender_can_be_answered(
    sample_desk: Desk, kitchen: str, days: int
) -> None:
    desk = later(sample_desk, days)

    with desk.reader() as db:
        words = conversation_form.caution_on(db, desk, kitchen, PEER_SUPPORT)

    assert words == (CAUTION if not days else "")


def test_the_line_on_bidding_needs_a_tender(sample_desk: Desk, kitchen: str) -> None:
    with sample_desk.reader() as db:
        assert conversation_form.caution_on(db, sample_desk, kitchen, "") == ""
        assert conversation_form.caution_on(db, sample_desk, kitchen, "hand:nothing") == ""


@pytest.mark.parametrize(
    ("ticked", "told", "hidden"),
    [
        (Ticked(), ["Visit", "Peer support"], ["Kitchen", "payroll", "sums", "Jo Pritchard"]),
        (Ticked(names=True), ["Kitchen", "Jo Pritchard"], ["payroll", "sums"]),
        (Ticked(words=True), ["payroll", "sums"], ["Kitchen", "Jo Pritchard"]),
        (Ticked(names=True, words=True), ["Kitchen", "payroll", "sums"], []),
    ],
)
def test_an_exported_list_holds_of_others_only_what_was_ticked(
    sample_desk: Desk, talk: Talk, ticked: Ticked, told: list[str], hidden: list[str]
) -> None:
    contact = Contact(
        name="Jo Pritchard",
        organisation=talk.organisation,
        source="She gave us her card",
        purpose="To talk",
        seen_on=JUNE_5,
        review_by=date(2027, 6, 1),
    )
    jo = sample_desk.workspace.write(lambda db: directory.meet(db, sample_desk, contact)).result()
    Conversing(sample_desk).note(replace(talk, theirs=(jo,)), "A private note that stays")

    table = talk_table(sample_desk, still, wanted=TalkFilter(), ticked=ticked)

    whole = f"{table.columns} {table.rows}"
    assert [word for word in told if word not in whole] == []
    assert [word for word in (*hidden, "private note that stays") if word in whole] == []
    assert "private notes" in table.notes[0]


def test_a_private_note_is_kept_beside_and_comes_back(sample_desk: Desk, talk: Talk) -> None:
    id_ = Conversing(sample_desk).note(talk, "They are short of money.")

    with sample_desk.reader() as db:
        form = conversation_form.form(db, sample_desk, id_)
        lines = conversations.conversations(db, sample_desk, TalkFilter(words="money")).lines

    assert form.words.private == "They are short of money."
    assert lines == ()


def test_a_conversation_that_is_gone_cannot_be_changed(sample_desk: Desk, talk: Talk) -> None:
    conversing = Conversing(sample_desk)
    id_ = conversing.note(talk)
    conversing.remove(id_)

    with pytest.raises(NotPossible, match="taken away"):
        conversing.close_step(id_)
    with pytest.raises(NotPossible, match="taken away"):
        conversing.remove(id_)
    with pytest.raises(NotPossible, match="taken away"):
        conversing.note(replace(talk, said="Again"), "", id_)


def test_a_conversation_late_in_the_evening_is_of_the_day_in_the_uk(sample_desk: Desk) -> None:
    evening = datetime(2026, 6, 9, 23, 30, tzinfo=UTC)  # past midnight in the UK
    desk = Desk(sample_desk.workspace, lambda: evening, sample_desk.author)

    with desk.reader() as db:
        begun = conversation_form.form(db, desk)

    assert begun.words.talk.on == date(2026, 6, 10)


def test_an_opportunity_shows_what_was_talked_of_it(sample_desk: Desk, talk: Talk) -> None:
    Conversing(sample_desk).note(talk)

    with sample_desk.reader() as db:
        card = opportunity_card(db, sample_desk, PEER_SUPPORT)

    assert [(line.name, line.on) for line in card.talks] == [("Marsh Lane Kitchen", "Fri 5 Jun")]
