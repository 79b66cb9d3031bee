"""Tables as the window knows them: what a list is when it is copied, printed or exported."""

from __future__ import annotations

from desktop.reports.tables import Table, cell_words, tabbed

__all__ = ["Table", "cell_words", "tabbed"]
