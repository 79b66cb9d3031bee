"""Documents for others, made by hand in the window: chosen, seen, ticked, typed, saved."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QThreadPool
from PySide6.QtGui import QAccessible, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.documents import Told, Which
from desktop.services.desk import Desk
from desktop.services.settings_changes import SettingsChanges
from desktop.services.triage import Triage
from desktop.store import drafts, journal, offers
from desktop.store.errors import WorkspaceFull
from desktop.ui.documents import opening
from desktop.ui.documents.documents_dialog import DocumentsDialog
from desktop.ui.documents.letter_panel import LetterPanel
from desktop.ui.documents.offer_panel import OfferPanel
from desktop.ui.errors import ErrorDialog
from desktop.ui.theme.theme import theme
from tests.reports import reading_docx
from tests.reports.reading import read
from tests.services.plans import LANTERN, PEER, Planned, a_plan
from tests.ui.accessible import NAMELESS_ROLES, told, told_of
from tests.ui.looks.conftest import settle
from tests.ui.looks.measuring import troubles


@pytest.fixture
def planned(desk: Desk) -> Planned:
    return a_plan(desk)


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    """The window that a dialog stands before."""
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    QThreadPool.globalInstance().waitForDone()


@pytest.fixture
def terms(qtbot: QtBot, desk: Desk, planned: Planned, host: QWidget, tmp_path: Path) -> DocumentsDialog:
    return ready(qtbot, opening.draft_terms(desk, host, planned.plan), tmp_path)


@pytest.fixture
def letter(qtbot: QtBot, desk: Desk, planned: Planned, host: QWidget, tmp_path: Path) -> DocumentsDialog:
    return ready(qtbot, opening.write_letter(desk, host, planned.peer, planned.tender), tmp_path)


@pytest.fixture
def offer(qtbot: QtBot, desk: Desk, host: QWidget, tmp_path: Path) -> DocumentsDialog:
    return ready(qtbot, opening.our_offer(desk, host), tmp_path)


def ready(qtbot: QtBot, dialog: DocumentsDialog, folder: Path) -> DocumentsDialog:
    """Let it save into a folder without asking, once its preview stands."""
    dialog._ask = lambda _window, name: folder / name
    seen(qtbot, dialog)
    return dialog


def seen(qtbot: QtBot, dialog: DocumentsDialog, words: str = "") -> str:
    """Wait for a preview that says these words; return what its page says."""
    view = dialog.preview.view
    qtbot.waitUntil(lambda: view.has_image() and words in view.accessibleDescription())
    return view.accessibleDescription()


def saved(qtbot: QtBot, dialog: DocumentsDialog, *, word: bool = False) -> Path:
    (dialog.save_word if word else dialog.save_pdf).click()
    qtbot.waitUntil(dialog.made.isVisible)
    return Path(dialog.made.where.text())


def drafted(desk: Desk) -> bool:
    with desk.reader() as db:
        return bool(drafts.of(db, "our offer"))


def failed(because: Exception) -> Future[None]:
    """Return a write that came to nothing."""
    write: Future[None] = Future()
    write.set_exception(because)
    return write


def type_days(panel: OfferPanel, words: str) -> None:
    panel.days.edit.setText(words)
    panel.days.edited.emit()


def offer_panel(dialog: DocumentsDialog) -> OfferPanel:
    panel = dialog.panel()
    assert isinstance(panel, OfferPanel)
    return panel


def letter_panel(dialog: DocumentsDialog) -> LetterPanel:
    panel = dialog.panel()
    assert isinstance(panel, LetterPanel)
    return panel


def test_nothing_of_others_is_shown_until_it_is_ticked(
    qtbot: QtBot, terms: DocumentsDialog, planned: Planned
) -> None:
    assert LANTERN not in seen(qtbot, terms)
    assert LANTERN in terms.cautions.text()

    group = terms.others[Which.HEADS_OF_TERMS].groups[planned.lantern]
    group.ticks[Told.NAME].click()

    assert "37.5%" not in seen(qtbot, terms, LANTERN)
    group.everything.click()
    seen(qtbot, terms, "37.5%")


def test_heads_of_terms_are_saved_as_both(qtbot: QtBot, terms: DocumentsDialog, planned: Planned) -> None:
    terms.others[Which.HEADS_OF_TERMS].groups[planned.lantern].everything.click()

    pdf, word = saved(qtbot, terms), saved(qtbot, terms, word=True)

    assert pdf.name == "Heads of terms, Peer support and drop-in services.pdf"
    assert LANTERN in read(pdf).text
    assert PEER not in read(pdf).text
    assert LANTERN in reading_docx.words(word)
    assert terms.made.words.text() == "Heads of terms: the Word document is made."


def test_a_document_that_was_made_is_opened_and_shown_in_its_folder(
    qtbot: QtBot, terms: DocumentsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()))
    pdf = saved(qtbot, terms)

    terms.made.open_file.click()
    terms.made.open_folder.click()

    assert list(map(Path, asked)) == [pdf, pdf.parent]


def test_a_document_that_is_being_made_can_be_cancelled(
    qtbot: QtBot, desk: Desk, terms: DocumentsDialog, planned: Planned, tmp_path: Path
) -> None:
    terms.make(tmp_path / "stopped.pdf")
    terms.making.cancel_asked.emit()

    qtbot.waitUntil(terms.making.isHidden)
    assert not (tmp_path / "stopped.pdf").exists()
    with desk.reader() as db:
        assert "document.made" not in [event.kind for event in journal.history(db, planned.tender)]


def test_trouble_with_the_place_is_told_in_words(
    qtbot: QtBot, terms: DocumentsDialog, tmp_path: Path
) -> None:
    terms.make(tmp_path / "no such folder" / "it.pdf")

    qtbot.waitUntil(lambda: "could not be written" in terms.problem.sentence())
    assert terms.save_pdf.isEnabled()


def test_our_offer_stands_beside_heads_of_terms(qtbot: QtBot, terms: DocumentsDialog) -> None:
    terms.which.chips[Which.OUR_OFFER.value].click()

    assert "How we work with others" in seen(qtbot, terms, "How we work with others")
    assert offer_panel(terms).isVisible()


def test_our_offer_begins_with_what_we_are_here_to_do(
    qtbot: QtBot, desk: Desk, host: QWidget, tmp_path: Path
) -> None:
    SettingsChanges(desk).tell_purpose("Nobody is alone.").result()
    offer = ready(qtbot, opening.our_offer(desk, host), tmp_path)
    panel = offer_panel(offer)
    assert panel.begin.isVisible()

    panel.begin.click()

    assert panel.words["does"].toPlainText() == "Nobody is alone."
    assert not panel.begin.isVisible()
    seen(qtbot, offer, "Nobody is alone.")


def test_words_to_begin_from_are_not_offered_where_there_are_none(offer: DocumentsDialog) -> None:
    assert not offer_panel(offer).begin.isVisible()


def test_what_is_typed_of_our_offer_is_seen_and_recorded_as_one_leaves(
    qtbot: QtBot, desk: Desk, offer: DocumentsDialog
) -> None:
    panel = offer_panel(offer)
    panel.words["does"].setPlainText("We run a drop-in for anyone.")
    panel.days.edit.setText("30 days")
    panel.days.edited.emit()
    panel.promises.ticks["fair_pricing"].click()
    panel.person.choose(desk.author or "")

    said = seen(qtbot, offer, "We run a drop-in for anyone.")
    assert "within 30 days" in said
    assert "Fair pricing" not in said
    assert "It fits on one page" in panel.room.text()
    offer.close_it.click()

    with desk.reader() as db:
        kept = offers.of(db)
    assert (kept.does, kept.paid_within_days, kept.person) == (
        "We run a drop-in for anyone.",
        30,
        desk.author,
    )
    assert kept.commitments is not None
    assert "fair_pricing" not in kept.commitments


def test_an_offer_that_is_too_long_cannot_be_saved_and_says_by_how_much(
    qtbot: QtBot, offer: DocumentsDialog
) -> None:
    panel = offer_panel(offer)

    panel.words["does"].setPlainText("We meet. " * 700)

    qtbot.waitUntil(lambda: "too long for one page" in panel.too_long.sentence())
    assert not offer.save_pdf.isEnabled()
    assert not offer.save_word.isEnabled()
    panel.words["does"].setPlainText("We meet.")
    qtbot.waitUntil(offer.save_pdf.isEnabled)


def test_days_that_cannot_be_read_keep_the_dialog_open(qtbot: QtBot, offer: DocumentsDialog) -> None:
    panel = offer_panel(offer)
    panel.days.edit.setText("soon")

    offer.close_it.click()

    assert offer.isVisible()
    assert "such as 30" in panel.days.error.sentence()
    qtbot.waitUntil(lambda: not panel.days.error.visibleRegion().isEmpty())
    panel.days.edit.setText("14")
    offer.close_it.click()
    assert not offer.isVisible()


def test_days_that_cannot_be_read_are_left_the_second_time_and_come_back_as_typed(
    qtbot: QtBot, desk: Desk, host: QWidget, offer: DocumentsDialog, tmp_path: Path
) -> None:
    panel = offer_panel(offer)
    panel.words["where"].setPlainText("Fernmoor")
    type_days(panel, "soon")
    offer.close_it.click()
    assert offer.isVisible()
    assert "Close again" in offer.problem.sentence()

    offer.close_it.click()

    assert not offer.isVisible()
    again = ready(qtbot, opening.our_offer(desk, host), tmp_path)
    assert offer_panel(again).words["where"].words() == "Fernmoor"
    assert offer_panel(again).days.words() == "soon"
    assert "such as 30" in offer_panel(again).days.error.sentence()
    assert offer_panel(again).saved.text() == "Typed, not recorded yet"
    type_days(offer_panel(again), "14")
    again.close_it.click()
    assert not again.isVisible()
    with desk.reader() as db:
        assert (offers.of(db).where, offers.of(db).paid_within_days) == ("Fernmoor", 14)
        assert drafts.of(db, "our offer") == {}


def test_who_types_on_is_told_again_before_it_is_left(offer: DocumentsDialog) -> None:
    panel = offer_panel(offer)
    type_days(panel, "soon")
    offer.close_it.click()

    type_days(panel, "very soon")
    assert offer.problem.sentence() == ""
    offer.close_it.click()

    assert offer.isVisible()
    offer.close_it.click()
    assert not offer.isVisible()


def test_what_cannot_be_recorded_is_left_the_second_time(
    desk: Desk, host: QWidget, offer: DocumentsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = offer_panel(offer)
    panel.words["where"].setPlainText("Fernmoor")
    full = WorkspaceFull("record it")
    monkeypatch.setattr(type(desk.workspace), "write", lambda *_: failed(full))

    offer.close_it.click()
    assert offer.isVisible()
    assert panel.problem.sentence() == str(full)

    offer.close_it.click()
    assert not offer.isVisible()
    told = host.findChild(ErrorDialog)
    assert told is not None
    told.close()


def test_days_typed_back_to_what_is_recorded_leave_no_draft(
    qtbot: QtBot, desk: Desk, offer: DocumentsDialog
) -> None:
    panel = offer_panel(offer)
    type_days(panel, "soon")
    qtbot.waitUntil(lambda: drafted(desk))

    type_days(panel, "")
    offer.close_it.click()

    assert not offer.isVisible()
    assert not drafted(desk)


def test_our_offer_is_taken_back(qtbot: QtBot, desk: Desk, offer: DocumentsDialog) -> None:
    panel = offer_panel(offer)
    panel.words["where"].setPlainText("Fernmoor")
    saved(qtbot, offer)
    assert panel.undo.isVisible()

    panel.undo.click()

    assert panel.words["where"].words() == ""
    with desk.reader() as db:
        assert offers.of(db).where == ""


def test_a_letter_that_is_being_written_comes_back(
    qtbot: QtBot, desk: Desk, planned: Planned, host: QWidget, letter: DocumentsDialog, tmp_path: Path
) -> None:
    letter_panel(letter).body.setPlainText("Dear neighbours, [why]")
    seen(qtbot, letter, "Dear neighbours")
    assert "square brackets" in letter.cautions.text()
    letter.close_it.click()

    again = ready(qtbot, opening.write_letter(desk, host, planned.peer, planned.tender), tmp_path)

    assert letter_panel(again).body.words() == "Dear neighbours, [why]"
    letter_panel(again).again.click()
    assert letter_panel(again).body.words().startswith("We write to you because")


def test_a_letter_is_copied_as_text(letter: DocumentsDialog) -> None:
    letter.copy_text.click()

    assert PEER in QGuiApplication.clipboard().text()
    assert letter.made.words.text() == "Copied: paste it into an email."
    assert not letter.made.open_file.isVisible()


def test_somebody_there_is_written_to_by_name(
    qtbot: QtBot, desk: Desk, planned: Planned, host: QWidget, tmp_path: Path
) -> None:
    dialog = ready(qtbot, opening.write_letter(desk, host, planned.lantern), tmp_path)
    panel = letter_panel(dialog)

    panel.to.choose(planned.sian)
    panel.to.edited.emit()

    assert LANTERN in seen(qtbot, dialog, "Dear Siân Gŵyn")
    assert dialog.others[Which.APPROACH_LETTER].groups == {}


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [QSize(1080, 700), QSize(720, 600)])
def test_nothing_in_it_is_cut_or_covered(
    qtbot: QtBot, desk: Desk, planned: Planned, host: QWidget, tmp_path: Path, scale: float, size: QSize
) -> None:
    theme.use("light", scale)
    found = {}
    for dialog in (
        opening.draft_terms(desk, host, planned.plan),
        opening.write_letter(desk, host, planned.peer, planned.tender),
        opening.our_offer(desk, host),
    ):
        ready(qtbot, dialog, tmp_path)
        dialog.resize(size)
        saved(qtbot, dialog)
        settle()
        found[next(iter(dialog.others))] = troubles(dialog)
        dialog.done(QDialog.DialogCode.Rejected)
    theme.use("light", 1.0)

    assert found == {which: [] for which in found}


def test_a_screen_reader_is_told_what_each_part_is(
    qtbot: QtBot, desk: Desk, planned: Planned, host: QWidget, tmp_path: Path
) -> None:
    for dialog in (
        opening.draft_terms(desk, host, planned.plan),
        opening.write_letter(desk, host, planned.lantern, planned.tender),
    ):
        ready(qtbot, dialog, tmp_path)
        for which in dialog.others:
            dialog.choose(which)
            settle()
            inside = [each for each in told(dialog) if each.focusable]

            assert told_of(dialog).role is QAccessible.Role.Dialog
            assert told_of(dialog).name
            assert told_of(dialog).description
            assert [each for each in inside if not each.name or each.role in NAMELESS_ROLES] == []


def test_ticks_say_whose_they_are(terms: DocumentsDialog, planned: Planned) -> None:
    group = terms.others[Which.HEADS_OF_TERMS].groups[planned.lantern]

    assert told_of(group.ticks[Told.SHARES]).description == f"What may be told of others: {LANTERN}"
    assert told_of(group.everything).name == f"Tick all of {LANTERN}"


def test_the_keyboard_goes_down_the_fields_as_they_are_read(qtbot: QtBot, letter: DocumentsDialog) -> None:
    panel = letter_panel(letter)
    panel.to.box.setFocus()

    order = []
    for _ in range(3):
        order.append(letter.focusWidget())
        letter.focusNextChild()

    assert order == [panel.to.box, panel.subject.edit, panel.body]


def test_what_a_letter_is_about_is_chosen_in_it(
    qtbot: QtBot, desk: Desk, planned: Planned, host: QWidget, tmp_path: Path
) -> None:
    Triage(desk).shortlist([planned.tender])
    dialog = ready(qtbot, opening.write_letter(desk, host, planned.peer), tmp_path)
    panel = letter_panel(dialog)

    panel.need.edit.setText("evening support for carers")
    panel.need.left.emit()
    seen(qtbot, dialog, "evening support for carers")
    panel.tender.choose(planned.tender)
    panel.tender.edited.emit()

    assert "please answer by Tuesday 30 June 2026" in seen(qtbot, dialog, "Peer support and drop-in services")
    assert not panel.need.isVisible()


def test_a_letter_about_another_tender_leaves_the_first_as_it_was_typed(
    qtbot: QtBot, letter: DocumentsDialog, planned: Planned
) -> None:
    panel = letter_panel(letter)
    panel.body.setPlainText("Dear neighbours")

    panel.tender.choose("none")
    panel.tender.edited.emit()
    other = panel.body.words()
    panel.tender.choose(planned.tender)
    panel.tender.edited.emit()

    assert other.startswith("We write to you because")
    assert panel.body.words() == "Dear neighbours"
