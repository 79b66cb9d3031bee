"""Documents for others: what was written and ticked stands in them, and nothing else leaves the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.documents import Ticks, Told
from desktop.domain.organisation import Organisation
from desktop.reports.document import text_of
from desktop.reports.errors import CannotWriteReport
from desktop.reports.heads_of_terms import BANNER
from desktop.services import directory, document_making
from desktop.services.desk import Desk
from desktop.services.document_values import OfferWanted, TermsWanted
from desktop.services.errors import NotPossible
from desktop.services.history import history
from desktop.services.partnership_changes import PartnershipChanges
from desktop.store import journal
from desktop.store import opportunities as opportunity_store
from desktop.store.workspace import Workspace
from tests.reports.reading import read
from tests.services.document_files import OFFER, a_letter, made, step, ticks_of
from tests.services.plans import BROOK, LANTERN, PEER, PRIVATE, Planned, a_plan, add


@pytest.fixture
def planned(desk: Desk) -> Planned:
    return a_plan(desk)


def everything(planned: Planned) -> Ticks:
    return ticks_of({planned.lantern: Told, planned.peer: Told})


def test_nothing_of_others_is_told_while_nothing_is_ticked(
    desk: Desk, planned: Planned, tmp_path: Path
) -> None:
    for text in made(desk, TermsWanted(plan=planned.plan), tmp_path):
        for theirs in (LANTERN, "Lantern Room", PEER, BROOK, "Siân", "Gŵyn", "37.5%", "stays open", "5 June"):
            assert theirs not in text, theirs
        for ours in ("Fernmoor Neighbours", "60%", "We keep Tuesdays", BANNER, "Partner 1", "Tŷ y môr"):
            assert ours in text, ours


def test_what_is_ticked_is_told(desk: Desk, planned: Planned, tmp_path: Path) -> None:
    wanted = TermsWanted(plan=planned.plan, ticks=everything(planned))

    pdf, word = made(desk, wanted, tmp_path)

    told = (LANTERN, PEER, "Siân Gŵyn, Coordinator", "37.5%", "stays open to anyone", "Agreed 5 June 2026")
    assert [words for words in told if words not in " ".join(pdf.split())] == []
    assert [words for words in told if words not in word] == []
    assert BROOK not in pdf + word


@pytest.mark.parametrize(
    ("told", "stands", "does_not"),
    [
        (Told.NAME, LANTERN, "37.5%"),
        (Told.SHARES, "37.5%", LANTERN),
        (Told.TERMS, "The evening stays open", "37.5%"),
        (Told.CHECKS, "Who they are", LANTERN),
        (Told.CONTACT, "Siân Gŵyn", "37.5%"),
    ],
)
def test_each_tick_tells_one_thing(
    desk: Desk, planned: Planned, told: Told, stands: str, does_not: str
) -> None:
    with desk.reader() as db:
        bare = document_making.compose(db, desk, TermsWanted(plan=planned.plan))
        wanted = TermsWanted(plan=planned.plan, ticks=ticks_of({planned.lantern: (told,)}))
        composed = document_making.compose(db, desk, wanted)

    assert stands in text_of(composed.document)
    assert stands not in text_of(bare.document)
    assert does_not not in text_of(composed.document)


def test_private_notes_and_what_we_learned_of_them_are_in_no_document(
    desk: Desk, planned: Planned, tmp_path: Path
) -> None:
    ticks = everything(planned)
    letter = replace(a_letter(desk, planned.lantern, planned.tender), contact=planned.sian, ticks=ticks)
    documents = (TermsWanted(plan=planned.plan, ticks=ticks), OfferWanted(offer=OFFER, ticks=ticks), letter)

    for wanted in documents:
        for text in made(desk, wanted, tmp_path):
            assert PRIVATE not in text


def test_organisations_that_are_only_spoken_of_are_offered_and_told_where_ticked(
    desk: Desk, planned: Planned
) -> None:
    with desk.reader() as db:
        composed = document_making.compose(db, desk, TermsWanted(plan=planned.plan))
        spoken_of = next(one for one in composed.named if one.name == BROOK)
        wanted = TermsWanted(plan=planned.plan, ticks=ticks_of({spoken_of.organisation: (Told.NAME,)}))
        ticked = document_making.compose(db, desk, wanted)

    assert [one.name for one in composed.named] == [LANTERN, PEER, BROOK]
    assert spoken_of.offered == (Told.NAME, Told.CONTACT)
    assert f"{BROOK} hears of it" in text_of(ticked.document)
    assert "[another organisation] hears of it" in text_of(composed.document)


def test_a_member_that_does_not_want_to_be_named_is_warned_of(desk: Desk, planned: Planned) -> None:
    PartnershipChanges(desk).change_member(planned.plan, planned.peer, may_be_named=False)

    with desk.reader() as db:
        composed = document_making.compose(
            db, desk, TermsWanted(plan=planned.plan, ticks=everything(planned))
        )

    assert f"{PEER} does not want to be named." in composed.cautions
    assert not any(LANTERN in caution for caution in composed.cautions)


def test_a_member_that_was_merged_goes_by_its_new_name(desk: Desk, planned: Planned) -> None:
    into = add(desk, Organisation(name="Fernmoor Circles"))
    PartnershipChanges(desk).change(planned.plan, purpose=f"{PEER} meets on Thursdays.")
    desk.workspace.write(lambda db: directory.merge(db, desk, into, planned.peer)).result()

    with desk.reader() as db:
        hidden = document_making.compose(db, desk, TermsWanted(plan=planned.plan))
        told = document_making.compose(
            db, desk, TermsWanted(plan=planned.plan, ticks=ticks_of({into: (Told.NAME,)}))
        )

    assert "Fernmoor Circles" not in text_of(hidden.document)
    assert PEER not in text_of(hidden.document)
    assert "Fernmoor Circles" in text_of(told.document)


def test_somebody_who_left_is_not_named_either(desk: Desk, planned: Planned) -> None:
    desk.workspace.write(lambda db: directory.take_contact_away(db, desk, planned.sian)).result()

    with desk.reader() as db:
        hidden = document_making.compose(db, desk, TermsWanted(plan=planned.plan))

    assert "Siân" not in text_of(hidden.document)


def test_the_dates_come_from_the_runway(desk: Desk, planned: Planned) -> None:
    with desk.reader() as db:
        said = text_of(document_making.compose(db, desk, TermsWanted(plan=planned.plan)).document)

    assert "Members answer by; 30 June 2026, 15 working days from now" in said
    assert "The tender closes on; 17 July 2026" in said


def test_a_plan_without_a_tender_says_so(desk: Desk) -> None:
    plan = PartnershipChanges(desk).begin(None, "Warm rooms")

    with desk.reader() as db:
        composed = document_making.compose(db, desk, TermsWanted(plan=plan))

    assert "There is no tender for it yet." in text_of(composed.document)
    assert composed.file_name == "Heads of terms, Warm rooms"
    assert composed.opportunity is None


def test_that_a_document_was_made_stands_in_the_history(desk: Desk, planned: Planned, tmp_path: Path) -> None:
    wanted = TermsWanted(plan=planned.plan, ticks=ticks_of({planned.lantern: (Told.NAME,)}))

    document_making.make(desk, wanted, tmp_path / "it.pdf", step)

    with desk.reader() as db:
        says = journal.history(db, planned.tender)[-1].says
        detail = opportunity_store.detail(db, planned.tender)
        assert detail is not None
        lines = [(line.sentence, line.who) for line in history(db, detail)]
    assert (says["which"], says["plan"], says["format"]) == ("heads_of_terms", planned.plan, "pdf")
    assert says["told"] == {planned.lantern: ["name"]}
    assert len(str(says["hash"])) == 64
    assert lines.count(("Made a document for others: heads of terms.", "Amina Okoro")) == 1


def test_a_document_that_is_only_looked_at_leaves_no_entry(desk: Desk, planned: Planned) -> None:
    with desk.reader() as db:
        before = len(journal.history(db, planned.tender))

    shown = document_making.show(desk, TermsWanted(plan=planned.plan), step)

    with desk.reader() as db:
        assert len(journal.history(db, planned.tender)) == before
    assert shown.body.startswith(b"%PDF")
    assert shown.pages == 3


def test_one_that_is_cancelled_leaves_neither_file_nor_entry(
    desk: Desk, planned: Planned, tmp_path: Path
) -> None:
    class Enough(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Enough

    for ending in (".pdf", ".docx"):
        with pytest.raises(Enough):
            document_making.make(desk, TermsWanted(plan=planned.plan), tmp_path / f"it{ending}", stop)

    with desk.reader() as db:
        assert "document.made" not in [event.kind for event in journal.history(db, planned.tender)]
    assert [path.name for path in tmp_path.iterdir() if "it" in path.name] == []


def test_what_stood_at_the_place_stays_where_nothing_can_be_written(
    desk: Desk, planned: Planned, tmp_path: Path
) -> None:
    with pytest.raises(CannotWriteReport):
        document_making.make(desk, TermsWanted(plan=planned.plan), tmp_path / "none" / "it.pdf", step)
    with pytest.raises(NotPossible, match="neither a PDF nor a Word document"):
        document_making.make(desk, TermsWanted(plan=planned.plan), tmp_path / "it.odt", step)
    with pytest.raises(NotPossible, match="no such plan"):
        document_making.make(desk, TermsWanted(plan="plan:gone"), tmp_path / "it.pdf", step)


def test_a_file_name_is_safe_on_every_system(desk: Desk) -> None:
    name = "CON/../..\\x: <a> | ? *" + "ŵ" * 170
    organisation = add(desk, Organisation(name=name))

    with desk.reader() as db:
        composed = document_making.compose(db, desk, a_letter(desk, organisation, None))
    proposed = document_making.file_name(composed, ".pdf")

    assert proposed.startswith("Letter to CON")
    assert proposed.endswith(".pdf")
    assert len(proposed) < 100
    assert not set(proposed) & set('/\\:<>|?*"')


def test_from_a_file_that_is_open_read_only_it_is_made_without_an_entry(
    desk: Desk, planned: Planned, workspace_file: Path, now: Callable[[], datetime], tmp_path: Path
) -> None:
    with Workspace.open(workspace_file, writable=False, now=now) as workspace:
        reading = Desk(workspace, now)

        made_one = document_making.make(reading, TermsWanted(plan=planned.plan), tmp_path / "it.pdf", step)

        with reading.reader() as db:
            assert "document.made" not in [event.kind for event in journal.history(db, planned.tender)]
    assert made_one.path.exists()
    assert made_one.sentence == "Heads of terms: the PDF is made, with 3 pages."


def test_a_sample_says_so_on_every_page(desk: Desk, planned: Planned, tmp_path: Path) -> None:
    desk.sample = True

    for wanted in (
        TermsWanted(plan=planned.plan),
        a_letter(desk, planned.peer, None),
        OfferWanted(offer=OFFER),
    ):
        document_making.make(desk, wanted, tmp_path / "it.pdf", step)
        assert all("Sample: invented, not for use" in page for page in read(tmp_path / "it.pdf").pages)
