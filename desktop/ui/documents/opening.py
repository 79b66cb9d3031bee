"""The ways to the documents from elsewhere in the window; what they need is loaded only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.documents import Which
from desktop.services.desk import Desk

if TYPE_CHECKING:
    from desktop.services.settings_changes import SettingsChanges
    from desktop.ui.documents.documents_dialog import DocumentsDialog


def draft_terms(desk: Desk, parent: QWidget, plan: str) -> DocumentsDialog:
    """Open heads of terms of a plan, with our offer beside them."""
    from desktop.ui.documents.documents_dialog import DocumentsDialog
    from desktop.ui.documents.offer_panel import OfferPanel
    from desktop.ui.documents.terms_panel import TermsPanel

    panels = {Which.HEADS_OF_TERMS: TermsPanel(plan), Which.OUR_OFFER: OfferPanel(desk)}
    return _opened(DocumentsDialog(desk, panels, parent))


def write_letter(
    desk: Desk, parent: QWidget, organisation: str, opportunity: str | None = None
) -> DocumentsDialog:
    """Open a letter to an organisation, about an opportunity where one is named; our offer beside it."""
    from desktop.ui.documents.documents_dialog import DocumentsDialog
    from desktop.ui.documents.letter_panel import LetterPanel
    from desktop.ui.documents.offer_panel import OfferPanel

    letter = LetterPanel(desk, organisation, opportunity)
    panels = {Which.APPROACH_LETTER: letter, Which.OUR_OFFER: OfferPanel(desk)}
    return _opened(DocumentsDialog(desk, panels, parent))


def our_offer(desk: Desk, parent: QWidget, changes: SettingsChanges | None = None) -> DocumentsDialog:
    """Open our offer; `changes` remembers what is changed, where undo is offered outside the dialog too."""
    from desktop.ui.documents.documents_dialog import DocumentsDialog
    from desktop.ui.documents.offer_panel import OfferPanel

    return _opened(DocumentsDialog(desk, {Which.OUR_OFFER: OfferPanel(desk, changes)}, parent))


def _opened(dialog: DocumentsDialog) -> DocumentsDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
