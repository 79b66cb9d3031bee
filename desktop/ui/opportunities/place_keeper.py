"""Keeps one's place in the list while what it shows changes."""

from __future__ import annotations

from array import array

from desktop.ui.opportunities.opportunity_table import OpportunityTable
from desktop.ui.opportunities.opportunity_table_model import OpportunityTableModel


class PlaceKeeper:
    """After every answer the same opportunity is current, else the one that took its place.

    Row ids belong to one search, so an id is only trusted where the key is still the same.
    """

    def __init__(self, table: OpportunityTable, model: OpportunityTableModel) -> None:
        self._table, self._model = table, model
        self._left = 0

    def go_on_after_chosen(self) -> None:
        """Go to the row after the chosen ones at once: the next key is meant for it."""
        chosen = self._table.selected_rows() or [self._table.current_row()]
        self._left, after = chosen[0], chosen[-1] + 1
        self._table.go_to_row(after if after < self._model.rowCount() else chosen[0] - 1)

    def go_back(self) -> None:
        """Go back to the first of the rows that were gone on from."""
        self._table.go_to_row(self._left)

    @property
    def current_id(self) -> int | None:
        """The row id of the opportunity that is current, None while none is."""
        row = self._model.row(self._table.current_row())
        return row.line.row_id if row else None

    def may_show_first(self, ids: array[int], current: int | None) -> bool:
        """Return whether first rows that were asked for with this row current leave the ring in its place."""
        if current != self.current_id:
            return False
        return current in ids or self._table.current_row() < len(ids)

    def show(self, ids: array[int]) -> None:
        """Show these ids, and put the ring where it belongs."""
        before = self._table.current_row()
        current = self._model.row(before)
        wanted = (current.line.key, current.line.row_id) if current else None
        top = self._table.verticalScrollBar().value()
        if self._model.show(ids):
            self._table.verticalScrollBar().setValue(top)
            self._table.go_to_row(self._place(wanted, before))

    def _place(self, wanted: tuple[str, int] | None, before: int) -> int:
        """Return where the wanted one stands now, else the place where the current one was."""
        if wanted is not None:
            key, row_id = wanted
            place = self._model.place_of(row_id)
            row = self._model.row(place) if place is not None else None
            if place is not None and row is not None and row.line.key == key:
                return place
        return max(0, before)
