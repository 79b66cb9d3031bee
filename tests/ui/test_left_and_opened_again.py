"""What was typed stands there again, however soon one comes back and however busy the disk is."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.by_hand import ByHand
from desktop.domain.decision import DecidedBy, Outcome
from desktop.domain.looked import Found, Looked, Way
from desktop.domain.organisation import Organisation
from desktop.domain.pause import Answer, LensId, PauseKind, Standing, Unknown
from desktop.domain.provider import Said
from desktop.domain.sought import sought
from desktop.services import by_hand, directory_draft, erasing, follow_ups, pausing, questions
from desktop.services.conversation_changes import Conversing
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges
from desktop.services.directory_import import open_file
from desktop.services.joining import Joining
from desktop.services.look_again import LookAgain
from desktop.services.provider_changes import ProviderChanges
from desktop.services.providers import Provider
from desktop.services.signing import SignOffForm
from desktop.services.source_times import checking_choices
from desktop.store import directory
from desktop.ui.add_opportunity.add_opportunity_dialog import AddOpportunityDialog, Undated
from desktop.ui.conversations.note_dialog import NoteDialog
from desktop.ui.decision.decision_page import DecisionPage
from desktop.ui.errors import ErrorDialog
from desktop.ui.looked.way_dialog import WayDialog
from desktop.ui.opportunities.view_dialog import ViewDialog
from desktop.ui.opportunity.looked_dialog import LookedDialog
from desktop.ui.opportunity.providers.our_size_dialog import OurSizeDialog
from desktop.ui.opportunity.providers.provider_dialog import ProviderDialog
from desktop.ui.opportunity.providers.rule_out_dialog import RuleOutDialog
from desktop.ui.opportunity.sign_off_dialog import SignOffDialog
from desktop.ui.organisations.contact_dialog import ContactDialog
from desktop.ui.organisations.import_dialog import ImportDialog
from desktop.ui.organisations.organisation_dialog import OrganisationDialog
from desktop.ui.organisations.relation_dialog import RelationDialog
from desktop.ui.review.review_dialog import ReviewDialog
from desktop.ui.settings.questions_dialog import QuestionsDialog
from desktop.ui.sources.add_source_dialog import AddSourceDialog
from desktop.ui.sources.checking_dialog import CheckingDialog
from desktop.ui.today.follow_up_dialog import FollowUpDialog
from desktop.ui.widgets.growing_field import GrowingField
from tests.services.seeded import still
from tests.services.test_reviews import awarded, decided, in_autumn
from tests.ui.notices import a_tender, stored
from tests.ui.test_trouble_in_the_window import full_disk

WORDS = "Ring them first"
NOT_KNOWN = Answer("", unknown=Unknown("Amina Okoro", date(2026, 6, 11)))
_LONG = (
    "WITH RECURSIVE c(n) AS (VALUES(1) UNION ALL SELECT n + 1 FROM c WHERE n < 2000000) SELECT max(n) FROM c"
)


@pytest.fixture
def key(desk: Desk) -> str:
    return stored(desk, a_tender(1, 60))[0]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What dialogs stand before."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def busy(desk: Desk) -> None:
    """Keep the disk busy for a while: what is written next waits for it."""
    desk.workspace.write(lambda db: db.execute(_LONG).fetchall())


def test_an_organisation_that_is_not_added_yet(desk: Desk, window: QWidget) -> None:
    dialog = OrganisationDialog(desk, DirectoryChanges(desk), parent=window)
    dialog.show()
    dialog.form.name.set_words(WORDS)

    busy(desk)
    dialog.reject()

    assert OrganisationDialog(desk, DirectoryChanges(desk), parent=window).form.name.words() == WORDS


def test_an_organisation_begun_afresh(desk: Desk, window: QWidget) -> None:
    directory_draft.form(desk).keep(Organisation(name=WORDS)).result()
    dialog = OrganisationDialog(desk, DirectoryChanges(desk), parent=window)
    dialog.show()

    busy(desk)
    dialog.before.afresh.click()
    dialog.reject()

    assert OrganisationDialog(desk, DirectoryChanges(desk), parent=window).form.name.words() == ""


def test_an_opportunity_that_is_not_added_yet(desk: Desk, window: QWidget) -> None:
    dialog = AddOpportunityDialog(desk, parent=window)
    dialog.show()
    QTest.keyClicks(dialog.form.title.edit, WORDS)

    busy(desk)
    dialog.reject()

    assert AddOpportunityDialog(desk, parent=window).form.title.words() == WORDS


def test_a_conversation_that_is_not_noted_yet(desk: Desk, window: QWidget) -> None:
    dialog = NoteDialog(desk, Conversing(desk), parent=window)
    dialog.show()
    QTest.keyClicks(dialog.fields.said, WORDS)

    busy(desk)
    dialog.reject()

    assert NoteDialog(desk, Conversing(desk), parent=window).fields.said.toPlainText() == WORDS


def test_a_decision_that_is_not_recorded_yet(desk: Desk, key: str, window: QWidget) -> None:
    page, again = DecisionPage(desk, window), DecisionPage(desk, window)
    page.show()
    page.show_opportunity(key)
    page.cards.cards[Outcome.STEP_BACK].click()
    QTest.keyClicks(page.why.fields.rationale, WORDS)

    busy(desk)
    assert page.leave()
    again.show_opportunity(key)

    assert again.why.fields.rationale.words() == WORDS


def test_a_look_back_that_is_not_recorded_yet(desk: Desk, window: QWidget) -> None:
    decided(desk)
    awarded(desk)
    dialog = ReviewDialog(in_autumn(desk), "1", window)
    dialog.show()
    learned = dialog.fields.sayings["learned"].editor
    QTest.keyClicks(learned, WORDS)

    busy(desk)
    dialog.reject()

    again = ReviewDialog(in_autumn(desk), "1", window).fields.sayings["learned"].editor
    assert isinstance(again, GrowingField)
    assert again.words() == WORDS


def test_a_follow_up_that_is_left_open(desk: Desk, key: str, window: QWidget) -> None:
    pausing.answer(desk, key, PauseKind.FULL, LensId.EXISTING_PROVIDERS, {"who_now": NOT_KNOWN})
    with desk.reader() as db:
        (line,) = follow_ups.due_by(db, desk, date(2026, 6, 30))
    dialog = FollowUpDialog(desk, line, window)
    dialog.show()
    QTest.keyClicks(dialog.found, WORDS)

    busy(desk)
    dialog.reject()

    assert FollowUpDialog(desk, line, window).found.words() == WORDS


def test_an_organisation_that_is_being_changed(desk: Desk, window: QWidget) -> None:
    changes = DirectoryChanges(desk)
    there = changes.add(Organisation(name="Brook Street Trust", website="https://brook.example")).result()

    def opened() -> OrganisationDialog:
        with desk.reader() as db:
            shown = directory.one(db, there.organisation)
        return OrganisationDialog(desk, changes, shown, parent=window)

    dialog = opened()
    QTest.keyClicks(dialog.form.does_well, WORDS)
    busy(desk)
    dialog.reject()

    again = opened()
    assert (again.form.does_well.words(), again.form.name.words()) == (WORDS, "Brook Street Trust")
    again.before.afresh.click()
    again.keep.click()
    assert opened().form.does_well.words() == ""


def test_a_contact_that_is_not_added_yet(desk: Desk, window: QWidget) -> None:
    there = DirectoryChanges(desk).add(Organisation(name="Brook Street Trust")).result().organisation
    dialog = ContactDialog(desk, there, parent=window)
    QTest.keyClicks(dialog.purpose.edit, WORDS)
    dialog.review_by.edit.clear()
    QTest.keyClicks(dialog.review_by.edit, "in a year")

    busy(desk)
    dialog.reject()

    again = ContactDialog(desk, there, parent=window)
    assert (again.purpose.words(), again.review_by.as_typed()) == (WORDS, "in a year")
    assert ContactDialog(desk, there, name="Ines Marsh", parent=window).purpose.words() == ""
    again.before.afresh.click()
    again.reject()
    assert ContactDialog(desk, there, parent=window).purpose.words() == ""


def test_an_opportunity_that_is_being_edited(desk: Desk, window: QWidget) -> None:
    key = by_hand.add(desk, ByHand(title="Lunch club", deadline="2026-07-02")).key
    dialog = AddOpportunityDialog(desk, key, window)
    QTest.keyClicks(dialog.form.text, WORDS)
    dialog.form.deadline.edit.clear()
    QTest.keyClicks(dialog.form.deadline.edit, "in summer")

    busy(desk)
    dialog.reject()

    again = AddOpportunityDialog(desk, key, window)
    assert (again.form.text.words(), again.form.deadline.as_typed()) == (WORDS, "in summer")
    assert again.back.isVisibleTo(again)
    again.afresh.click()
    assert (again.form.text.words(), again.form.deadline.value()) == ("", date(2026, 7, 2))
    again.reject()
    assert AddOpportunityDialog(desk, key, window).form.text.words() == ""


def test_a_date_that_is_not_said_yet(desk: Desk, window: QWidget) -> None:
    (key,) = stored(desk, a_tender(5, None, title="Choirs fund"))
    undated = Undated(key, partial(Joining(desk).say_date, key))
    dialog = AddOpportunityDialog(desk, parent=window, about=undated)
    QTest.keyClicks(dialog.form.text, WORDS)

    busy(desk)
    dialog.reject()

    again = AddOpportunityDialog(desk, parent=window, about=undated)
    assert again.form.text.words().startswith(WORDS)
    again.form.fill({"deadline": "2026-07-24"})
    again.add.click()
    assert again.key == key
    assert not AddOpportunityDialog(desk, parent=window, about=undated).back.isVisibleTo(window)


def test_what_was_found_when_somebody_looked_again(desk: Desk, key: str, window: QWidget) -> None:
    raised = (LookAgain(1, "An award was published."),)
    dialog = LookedDialog(desk, key, raised, window)
    QTest.keyClicks(dialog.found, WORDS)

    busy(desk)
    dialog.reject()

    assert LookedDialog(desk, key, raised, window).found.words() == WORDS
    assert LookedDialog(desk, "ocds-another", raised, window).found.words() == ""


def test_where_we_looked_that_is_not_marked_yet(desk: Desk, key: str, window: QWidget) -> None:
    dialog = WayDialog(desk, key, Way.NETWORKS, parent=window)
    QTest.keyClicks(dialog.note, WORDS)
    dialog.found.choose(Found.WAITING)

    busy(desk)
    dialog.reject()

    again = WayDialog(desk, key, Way.NETWORKS, parent=window)
    assert (again.note.words(), again.found.choice()) == (WORDS, Found.WAITING)
    assert WayDialog(desk, key, Way.BUYER, parent=window).note.words() == ""
    again.keep.click()
    marked = Looked(way=Way.NETWORKS, on=desk.today, found=Found.WAITING, note=WORDS)
    assert WayDialog(desk, key, Way.NETWORKS, marked, parent=window).before.isHidden()


def test_questions_that_are_not_saved_yet(desk: Desk, window: QWidget) -> None:
    with desk.reader() as db:
        ours = questions.our_questions(db).lenses[0]
    dialog = QuestionsDialog(desk, ours, window)
    dialog.rows[0].hint.clear()
    QTest.keyClicks(dialog.rows[0].hint, WORDS)
    dialog.add.click()
    QTest.keyClicks(dialog.rows[-1].prompt, "Can we heat the room?")

    busy(desk)
    dialog.reject()

    again = QuestionsDialog(desk, ours, window)
    assert again.own() == dialog.own()
    again.before.afresh.click()
    assert again.own() == ours.own


def test_a_provider_that_is_not_recorded_yet(desk: Desk, key: str, window: QWidget) -> None:
    changes = ProviderChanges(desk)
    dialog = ProviderDialog(desk, changes, key, Said.ADDED, parent=window)
    QTest.keyClicks(dialog.organisation.edit, "Quarry Road Shed")
    QTest.keyClicks(dialog.source.edit, WORDS)
    dialog.well.chips["yes"].click()
    dialog.standing.chips["known"].click()
    dialog.on.edit.clear()
    QTest.keyClicks(dialog.on.edit, "the day before")

    busy(desk)
    dialog.leave.click()

    again = ProviderDialog(desk, changes, key, Said.ADDED, parent=window)
    assert (again.organisation.words(), again.source.words()) == ("Quarry Road Shed", WORDS)
    assert (again.well.choice(), again.standing.choice()) == ("yes", "known")
    assert again.on.as_typed() == "the day before"
    assert ProviderDialog(desk, changes, "ocds-another", Said.ADDED, parent=window).source.words() == ""
    again.before.afresh.click()
    assert (again.source.words(), again.on.value(), again.before.isHidden()) == ("", desk.today, True)
    assert again.standing.choice() == ""
    again.leave.click()
    assert ProviderDialog(desk, changes, key, Said.ADDED, parent=window).before.isHidden()


def test_a_provider_that_is_recorded_is_not_typed_before(desk: Desk, key: str, window: QWidget) -> None:
    dialog = ProviderDialog(desk, ProviderChanges(desk), key, Said.ADDED, parent=window)
    QTest.keyClicks(dialog.organisation.edit, "Quarry Road Shed")
    dialog.reject()
    again = ProviderDialog(desk, ProviderChanges(desk), key, Said.ADDED, parent=window)
    again.standing.choose("believed")
    again.source.set_words(WORDS)
    again.keep.click()

    once_more = ProviderDialog(desk, ProviderChanges(desk), key, Said.ADDED, parent=window)

    assert again.done_words
    assert (once_more.before.isHidden(), once_more.organisation.words()) == (True, "")


def test_why_a_provider_is_ruled_out_that_is_not_recorded_yet(desk: Desk, key: str, window: QWidget) -> None:
    def opened(name: str) -> RuleOutDialog:
        lead = Provider(
            key=name, name=name, id="", standing=Standing.BELIEVED, detail="", evidence="Award notice 1"
        )
        return RuleOutDialog(desk, ProviderChanges(desk), key, lead, window)

    dialog = opened("The Lantern Room")
    QTest.keyClicks(dialog.reason.edit, WORDS)
    busy(desk)
    dialog.leave.click()

    assert opened("The Lantern Room").reason.words() == WORDS
    assert opened("Quarry Road Shed").reason.words() == ""


def test_our_size_that_is_not_recorded_yet(desk: Desk, window: QWidget) -> None:
    dialog = OurSizeDialog(desk, None, window)
    QTest.keyClicks(dialog.pounds.edit, "about 240,000")

    busy(desk)
    dialog.leave.click()

    assert OurSizeDialog(desk, None, window).pounds.words() == "about 240,000"


def test_a_link_that_is_not_made_yet(desk: Desk, window: QWidget) -> None:
    changes = DirectoryChanges(desk)
    one, other = (
        Organisation(id=changes.add(Organisation(name=name)).result().organisation, name=name)
        for name in ("Brook Street Trust", "Fernmoor Peer Circle")
    )
    dialog = RelationDialog(desk, changes, one, parent=window)
    dialog.other.show_organisation(other.id)
    QTest.keyClicks(dialog.source.edit, WORDS)
    QTest.keyClicks(dialog.on.edit, "in spring")

    busy(desk)
    dialog.leave.click()

    again = RelationDialog(desk, changes, one, parent=window)
    assert (again.other.organisation(), again.source.words()) == (other.id, WORDS)
    assert again.on.as_typed() == "in spring"
    assert RelationDialog(desk, changes, one, other.id, window).source.words() == ""
    assert RelationDialog(desk, changes, other, parent=window).source.words() == ""


def test_a_sign_off_that_is_not_recorded_yet(desk: Desk, key: str, window: QWidget) -> None:
    at_desk = SignOffForm("1", "Homes", DecidedBy("Rhys Pell", "trustee"), (), key)
    dialog = SignOffDialog(desk, at_desk, window)
    dialog.told.click()
    QTest.keyClicks(dialog.minute.edit, WORDS)
    QTest.keyClicks(dialog.on.edit, "last week")

    busy(desk)
    dialog.leave.click()

    again = SignOffDialog(desk, at_desk, window)
    assert (again.told.isChecked(), again.minute.words()) == (True, WORDS)
    assert (again.on.as_typed(), again.minute.isHidden()) == ("last week", False)
    another = SignOffForm("2", "Homes", None, (), key)
    assert SignOffDialog(desk, another, window).minute.words() == ""
    again.before.afresh.click()
    assert (again.here.isChecked(), again.minute.words(), again.before.isHidden()) == (True, "", True)


def test_a_name_of_a_view_that_is_not_saved_yet(desk: Desk, window: QWidget) -> None:
    dialog = ViewDialog(desk, "Save this view", "Save", parent=window)
    QTest.keyClicks(dialog.field.edit, WORDS)

    busy(desk)
    dialog.reject()

    assert ViewDialog(desk, "Save this view", "Save", parent=window).field.words() == WORDS


def test_a_source_that_is_not_added_yet(desk: Desk, window: QWidget) -> None:
    dialog = AddSourceDialog(desk, window)
    QTest.keyClicks(dialog.address.edit, "https://brook.example/feed")
    dialog.private.click()

    busy(desk)
    dialog.leave.click()

    again = AddSourceDialog(desk, window)
    assert (again.address.words(), again.private.isChecked()) == ("https://brook.example/feed", True)


def test_when_sources_are_checked_that_is_not_saved_yet(desk: Desk, window: QWidget) -> None:
    with desk.reader() as db:
        chosen = checking_choices(db)
    dialog = CheckingDialog(desk, chosen, window)
    QTest.keyClicks(dialog.website.edit, "https://brook.example")
    dialog.by_itself.click()

    busy(desk)
    dialog.leave.click()

    again = CheckingDialog(desk, chosen, window)
    assert again.website.words() == "https://brook.example"
    assert again.by_itself.isChecked() is not chosen.by_itself
    again.before.afresh.click()
    assert (again.website.words(), again.by_itself.isChecked()) == (chosen.website, chosen.by_itself)


def test_what_people_of_a_file_are_kept_for_that_is_not_brought_in_yet(
    desk: Desk, window: QWidget, tmp_path: Path
) -> None:
    file = tmp_path / "jo.vcf"
    file.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jo Pryce\r\nORG:Brook Street\r\nEND:VCARD\r\n")
    dialog = ImportDialog(desk, open_file(file), window)
    QTest.keyClicks(dialog.purpose.edit, WORDS)

    busy(desk)
    dialog.leave.click()

    again = ImportDialog(desk, open_file(file), window)
    assert again.purpose.words() == WORDS
    again.before.afresh.click()
    assert (again.purpose.words(), again.source.words()) == ("", "The file jo.vcf")


def test_nothing_of_a_person_stands_in_what_was_typed_once_they_are_erased(
    desk: Desk, key: str, window: QWidget
) -> None:
    there = DirectoryChanges(desk).add(Organisation(name="Brook Street Trust")).result().organisation
    contact = ContactDialog(desk, there, name="Ines Marsh", parent=window)
    QTest.keyClicks(contact.purpose.edit, WORDS)
    contact.reject()
    sole_trader = OrganisationDialog(desk, DirectoryChanges(desk), name="Ines Marsh", parent=window)
    QTest.keyClicks(sole_trader.form.website.edit, "https://brook.example")
    sole_trader.reject()
    signed = SignOffDialog(desk, SignOffForm("1", "Homes", None, (), key), window)
    QTest.keyClicks(signed.by.edit, "Ines Marsh")
    signed.reject()
    wanted = sought("Ines Marsh")
    with desk.reader() as db:
        found = erasing.plan(db, desk, wanted, still)
    erasing.erase(desk, wanted, "They asked for it", {hit.id: hit.proposed for hit in found.hits}, still)

    with desk.reader() as db:
        typed = db.execute("SELECT * FROM draft").fetchall()

    assert typed
    assert "marsh" not in str(typed).casefold()


def test_it_is_said_where_it_could_not_be_kept(desk: Desk, window: QWidget) -> None:
    dialog = OrganisationDialog(desk, DirectoryChanges(desk), parent=window)
    dialog.show()
    dialog.form.name.set_words(WORDS)

    with full_disk():
        dialog.reject()

    (told,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, ErrorDialog)]
    told.close()
