"""The model of the list: windows of rows, and what each cell says."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt

from desktop.domain.states import State
from desktop.services.opportunity_list import OpportunityLine
from desktop.ui.opportunities.list_reader import ListRow
from desktop.ui.opportunities.opportunity_table_model import Col, OpportunityTableModel
from desktop.ui.runway.strip_values import strip_of
from feeds.errors import TenderPauseError
from tests.ui.runway.runways import CALENDAR, dated

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def a_row(row_id: int) -> ListRow:
    """A row of the list with that id."""
    runway = dated(28, questions=13)
    line = OpportunityLine(
        row_id=row_id,
        key=f"key-{row_id}",
        title=f"Befriending <b>{row_id}</b>",
        buyer="Invented Council",
        stage="Tender",
        value="£420k",
        region="",
        state=State.NEW,
        state_words="New",
        runway=runway,
        runway_sentence="Runway: enough time. 28 working days left.",
    )
    return ListRow(line, strip_of(runway, CALENDAR))


class CountingRows:
    """Rows by id, and a note of each read."""

    def __init__(self) -> None:
        self.reads: list[int] = []

    def rows(self, row_ids: Sequence[int]) -> Mapping[int, ListRow]:
        """Return these rows."""
        self.reads.append(len(row_ids))
        return {row_id: a_row(row_id) for row_id in row_ids}


def test_the_model_keeps_qts_rules(qtmodeltester: Any) -> None:
    model = OpportunityTableModel(CountingRows())
    model.show(array("q", range(1, 40)))

    qtmodeltester.check(model)

    model.show(array("q", range(5, 20)))
    qtmodeltester.check(model)


def test_a_hundred_thousand_rows_are_read_by_the_window_in_sight() -> None:
    rows = CountingRows()
    model = OpportunityTableModel(rows)

    model.show(array("q", range(1, 100_001)))
    for number in range(60):
        model.data(model.index(700 * OpportunityTableModel.WINDOW + number, Col.TITLE))

    assert model.rowCount() == 100_000
    assert rows.reads == [OpportunityTableModel.WINDOW]


def test_the_same_ids_again_read_the_words_anew_without_a_reset(qapp: object) -> None:
    rows = CountingRows()
    model = OpportunityTableModel(rows)
    ids = array("q", [3, 1, 2])
    model.show(ids)
    model.row(0)

    reset = model.show(array("q", [3, 1, 2]))
    model.row(0)

    assert not reset
    assert len(rows.reads) == 2


def test_every_cell_says_itself_in_full() -> None:
    model = OpportunityTableModel(CountingRows())
    model.show(array("q", [7]))

    spoken = [model.data(model.index(0, column), SPOKEN) for column in Col]

    assert spoken == [
        "Befriending <b>7</b>, Invented Council",
        "Stage: Tender",
        "Value: £420k",
        "Region: not stated",
        "Fit: not judged",
        "Runway: enough time. 28 working days left.",
        "State: New",
    ]


def test_a_tooltip_shows_tags_as_they_stand() -> None:
    model = OpportunityTableModel(CountingRows())
    model.show(array("q", [7]))

    tooltip = model.data(model.index(0, Col.TITLE), Qt.ItemDataRole.ToolTipRole)

    assert tooltip == "<qt>Befriending &lt;b&gt;7&lt;/b&gt;<br>Invented Council</qt>"


def test_a_row_that_is_gone_since_the_search_is_empty() -> None:
    class Gone(CountingRows):
        def rows(self, row_ids: Sequence[int]) -> Mapping[int, ListRow]:
            return {} if row_ids else super().rows(row_ids)

    model = OpportunityTableModel(Gone())
    model.show(array("q", [7]))

    assert model.data(model.index(0, Col.TITLE)) is None
    assert model.row(5) is None


def test_a_window_that_cannot_be_read_is_empty_and_said_once() -> None:
    class Broken(CountingRows):
        def rows(self, row_ids: Sequence[int]) -> Mapping[int, ListRow]:
            super().rows(row_ids)
            raise TenderPauseError(happened="It could not be read.", safe="All is kept.", to_do="Try again.")

    rows = Broken()
    model = OpportunityTableModel(rows)
    said: list[Exception] = []
    model.failed.connect(said.append)
    model.show(array("q", [7, 8]))

    shown = [model.data(model.index(number, Col.TITLE)) for number in (0, 1)]

    assert shown == [None, None]
    assert [str(one) for one in said] == ["It could not be read. All is kept. Try again."]
