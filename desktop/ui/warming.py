"""Loads what the first window did without, while nobody waits for it.

Opening a page loads what it is made of, the first time. Done here beforehand, a module between two
events, the page opens at once and nobody notices the loading.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QTimer

BETWEEN_MS = 15
"""How long the event loop has to itself after each module: keys and painting go first."""

SOON_WANTED = (
    "desktop.services.errors",
    "desktop.domain.decision",
    "desktop.store.journal",
    "desktop.services.authors",
    "desktop.services.triage",
    "desktop.services.providers",
    "desktop.services.opportunity_page",
    "desktop.ui.widgets.table_view",
    "desktop.ui.opportunities.opportunity_table",
    "desktop.ui.opportunities.filter_bar",
    "desktop.ui.opportunities.detail_pane",
    "desktop.ui.opportunities.opportunities_page",
    "desktop.ui.opportunity.opportunity_page",
    "desktop.ui.go_to.go_to_dialog",
    "desktop.services.deciding",
    "desktop.ui.pause.pause_page",
    "desktop.ui.decision.decision_page",
    "desktop.services.register",
    "desktop.ui.register.register_page",
    "dateutil.parser",
    "holidays",
    "desktop.ui.settings.settings_page",
    "desktop.ui.organisations.organisations_page",
    "desktop.ui.sources.sources_page",
    "desktop.ui.partnership.partnership_page",
)
"""Modules in the order in which they are likely to be wanted, small ones before those that need them."""


def warm_up() -> None:
    """Begin, and go on from the event loop."""
    _next(iter(SOON_WANTED))


def _next(waiting: Iterator[str]) -> None:
    name = next(waiting, None)
    if name is not None:
        import_module(name)
        QTimer.singleShot(BETWEEN_MS, lambda: _next(waiting))
