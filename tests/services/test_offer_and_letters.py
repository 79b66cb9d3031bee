"""Our offer, on its one page, and letters, which keep to what is public."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.documents import Told
from desktop.domain.offer import Offer
from desktop.domain.organisation import Organisation
from desktop.domain.sought import sought
from desktop.reports.document import text_of
from desktop.services import approach_letter, document_making, erasing, our_offer
from desktop.services.desk import Desk
from desktop.services.document_values import OfferWanted
from desktop.services.errors import NotPossible
from desktop.services.settings_changes import SettingsChanges
from desktop.store import journal, offers
from desktop.store.verify import verify
from tests.reports.reading import read
from tests.services.document_files import OFFER, a_letter, made, step, ticks_of
from tests.services.plans import LANTERN, PEER, Planned, a_plan, a_tender, add


@pytest.fixture
def planned(desk: Desk) -> Planned:
    return a_plan(desk)


def test_our_offer_is_one_page_and_tells_our_commitments(desk: Desk, tmp_path: Path) -> None:
    pdf, word = made(desk, OfferWanted(offer=OFFER), tmp_path)

    for text in (pdf, word):
        assert "No bid candy" in text
        assert "We pay partners within 30 days of their invoice" in text
        assert "partners@fernmoor.example" in text
    assert len(read(tmp_path / "it.pdf").pages) == 1


def test_our_charity_number_stands_where_our_name_does(desk: Desk, planned: Planned, tmp_path: Path) -> None:
    letter = a_letter(desk, planned.peer, planned.tender)
    assert "Registered charity" not in made(desk, letter, tmp_path)[0]
    SettingsChanges(desk).tell_charity_number("9200500").result()

    for text in (*made(desk, OfferWanted(offer=OFFER), tmp_path), *made(desk, letter, tmp_path)):
        assert "Registered charity 9200500" in text


def test_words_to_begin_our_offer_from_are_those_of_the_settings(desk: Desk) -> None:
    SettingsChanges(desk).tell_purpose("Nobody is alone.").result()

    with desk.reader() as db:
        form = our_offer.offer_form(db, desk)

    assert (form.purpose, form.offer.does) == ("Nobody is alone.", "")


def test_only_the_ticked_commitments_are_told(desk: Desk) -> None:
    with desk.reader() as db:
        some = OfferWanted(offer=replace(OFFER, commitments=("no_bid_candy",)))
        said = text_of(document_making.compose(db, desk, some).document)

    assert "No bid candy" in said
    assert "Fair pricing" not in said


def test_an_offer_of_more_than_a_page_is_not_made(desk: Desk, tmp_path: Path) -> None:
    wanted = OfferWanted(offer=replace(OFFER, does="We meet. " * 700))

    for ending in (".pdf", ".docx"):
        with pytest.raises(NotPossible, match="lines too long for one page"):
            document_making.make(desk, wanted, tmp_path / f"it{ending}", step)

    shown = document_making.show(desk, wanted, step)
    assert not shown.fits
    assert "too long for one page" in shown.room
    assert not (tmp_path / "it.pdf").exists()


def test_others_that_our_offer_names_are_hidden_until_they_are_ticked(desk: Desk) -> None:
    lantern = add(desk, Organisation(name=LANTERN))
    offer = replace(OFFER, works=f"We back {LANTERN}.")

    with desk.reader() as db:
        hidden = document_making.compose(db, desk, OfferWanted(offer=offer))
        ticks = ticks_of({lantern: (Told.NAME,)})
        told = document_making.compose(db, desk, OfferWanted(offer=offer, ticks=ticks))

    assert "We back [another organisation]." in text_of(hidden.document)
    assert f"We back {LANTERN}." in text_of(told.document)


def test_our_offer_is_kept_changed_and_taken_back(desk: Desk) -> None:
    changes = SettingsChanges(desk)
    our_offer.keep_draft(desk, OFFER).result()
    with desk.reader() as db:
        assert our_offer.offer_form(db, desk).is_draft

    assert changes.change_offer(OFFER).result() == our_offer.CHANGED
    assert changes.change_offer(OFFER).result() == ""
    with desk.reader() as db:
        assert offers.of(db) == OFFER
        assert not our_offer.offer_form(db, desk).is_draft
        assert our_offer.standing_words(db) == "Written, and ready to send."

    changes.undo().result()
    with desk.reader() as db:
        assert offers.of(db) == Offer()
        assert our_offer.standing_words(db) == "Not written yet."


def test_a_letter_keeps_to_what_is_public_and_gives_a_fair_day(desk: Desk, planned: Planned) -> None:
    letter = a_letter(desk, planned.peer, planned.tender)

    said = document_making.as_text(desk, letter)

    assert f"\n{PEER}\n" in f"\n{said}"
    assert "Dear colleagues" in said
    assert "Fernmoor Council has published “Peer support and drop-in services”" in said
    assert "closes on Friday 17 July 2026" in said
    assert "please answer by Tuesday 30 June 2026. That leaves you 15 working days" in said
    assert "whether to bid, and at what price, each of us decides alone" in said
    assert "keep to what is public" in said
    assert said.rstrip().endswith("Amina Okoro\nFernmoor Neighbours")


def test_a_letter_asks_for_no_answer_where_no_fair_day_is_left(desk: Desk) -> None:
    peer = add(desk, Organisation(name=PEER))

    letter = a_letter(desk, peer, a_tender(desk, "2026-06-18T12:00"))

    assert "please answer by" not in letter.body
    assert "too little time left" in letter.body


def test_a_letter_about_a_need_says_that_there_is_no_tender(desk: Desk) -> None:
    peer = add(desk, Organisation(name=PEER))

    with desk.reader() as db:
        form = approach_letter.letter_form(db, desk, peer, None, "evening support for carers")

    assert "talk with you about evening support for carers. There is no tender for it" in form.body
    assert "please answer by Tuesday 23 June 2026. That leaves you 10 working days" in form.body
    assert "bid" not in form.body


def test_a_letter_names_its_reader_and_hides_others(desk: Desk, planned: Planned) -> None:
    letter = a_letter(desk, planned.lantern, planned.tender, body=f"{LANTERN} and {PEER}, [why]", signed="")

    with desk.reader() as db:
        composed = document_making.compose(db, desk, replace(letter, contact=planned.sian))

    said = text_of(composed.document)
    assert f"{LANTERN} and [another organisation], [why]" in said
    assert "Dear Siân Gŵyn" in said
    assert [one.name for one in composed.named] == [PEER]
    assert len(composed.cautions) == 2


def test_what_is_typed_of_a_letter_comes_back_until_it_is_begun_again(desk: Desk, planned: Planned) -> None:
    letter = a_letter(desk, planned.peer, planned.tender, body="Dear neighbours")

    approach_letter.keep_draft(desk, letter).result()
    with desk.reader() as db:
        typed = approach_letter.letter_form(db, desk, planned.peer, planned.tender)
        elsewhere = approach_letter.letter_form(db, desk, planned.peer)
    approach_letter.begin_again(desk, planned.peer, planned.tender).result()
    with desk.reader() as db:
        anew = approach_letter.letter_form(db, desk, planned.peer, planned.tender)

    assert (typed.body, typed.is_draft) == ("Dear neighbours", True)
    assert (elsewhere.is_draft, anew.is_draft) == (False, False)


def test_a_letter_is_noted_with_the_tender_or_else_with_the_organisation(
    desk: Desk, planned: Planned, tmp_path: Path
) -> None:
    document_making.make(desk, a_letter(desk, planned.peer, planned.tender), tmp_path / "a.pdf", step)
    document_making.make(desk, a_letter(desk, planned.peer, None), tmp_path / "b.pdf", step)

    with desk.reader() as db:
        for subject in (planned.tender, planned.peer):
            says = journal.history(db, subject)[-1].says
            assert (says["which"], says["organisation"]) == ("approach_letter", planned.peer)


def test_somebody_whom_our_offer_names_is_found_and_erased(desk: Desk) -> None:
    SettingsChanges(desk).change_offer(replace(OFFER, reach="Ask for Wyn Quillon on Tuesdays")).result()
    wanted = sought("Wyn Quillon")

    with desk.reader() as db:
        plan = erasing.plan(db, desk, wanted, step)
    erasing.erase(desk, wanted, "They asked for it", {hit.id: hit.proposed for hit in plan.hits}, step)

    with desk.reader() as db:
        kept = offers.of(db)
        assert verify(db).ok
    assert "Wyn" not in kept.reach
    assert kept.does == OFFER.does


def test_whom_to_ask_for_goes_with_their_name(desk: Desk) -> None:
    assert desk.author is not None
    SettingsChanges(desk).change_offer(replace(OFFER, person=desk.author)).result()

    with desk.reader() as db:
        says = [entry.payload or "" for entry in journal.entries(db) if entry.kind == "offer.changed"]
        composed = document_making.compose(db, desk, OfferWanted(offer=offers.of(db)))

    assert "Amina" not in "".join(says), "an entry refers to people by id"
    assert "Amina Okoro" in text_of(composed.document)
