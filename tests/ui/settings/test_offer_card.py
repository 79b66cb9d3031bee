"""Our offer, in the settings."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.store import offers
from desktop.ui.commands import CommandId
from desktop.ui.documents.documents_dialog import DocumentsDialog
from desktop.ui.documents.offer_panel import OfferPanel
from desktop.ui.settings.settings_page import SettingsPage


def test_our_offer_is_written_from_the_settings_and_taken_back(
    qtbot: QtBot, desk: Desk, page: SettingsPage
) -> None:
    assert page.offer.standing.text() == "Not written yet."
    page.offer.write.click()
    dialog = page.findChild(DocumentsDialog)
    assert dialog is not None
    panel = dialog.panel()
    assert isinstance(panel, OfferPanel)
    panel.words["does"].setPlainText("We run a drop-in.")
    dialog.close_it.click()

    qtbot.waitUntil(lambda: page.offer.standing.text().startswith("Not written yet: where we work"))
    assert page.offer.changed_by.text() == "Changed by Amina Okoro on 9 June 2026"

    page.commands()[CommandId.UNDO]()

    qtbot.waitUntil(lambda: page.offer.standing.text() == "Not written yet.")
    with desk.reader() as db:
        assert offers.of(db).does == ""
