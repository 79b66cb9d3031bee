"""An opportunity is typed or pasted; what is found in a text is used once it is pressed, never before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.by_hand import ByHand
from desktop.domain.working_days import Nation
from desktop.services import by_hand
from desktop.services.csv_import import open_sheet
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.listing import full
from desktop.services.triage import Triage
from desktop.ui.add_opportunity.add_opportunity_dialog import AddOpportunityDialog
from desktop.ui.add_opportunity.drops import dropped_files
from desktop.ui.add_opportunity.sheet_dialog import SheetDialog
from desktop.ui.asks import Asks
from desktop.ui.changes import Changes
from desktop.ui.commands import CommandId
from desktop.ui.coverage.coverage_dialog import CoverageDialog
from desktop.ui.jobs import cancel_all
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.widgets.scrolling import RING
from tests.domain.test_found_in_text import EMAIL
from tests.ui.accessible import told, told_of


@pytest.fixture
def introduced(desk: Desk) -> Desk:
    introduce(desk, WhoWeAre("Amina Okoro", "Dales Befriending", Nation.ENGLAND))
    return desk


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication, introduced: Desk) -> Iterator[AddOpportunityDialog]:
    dialog = AddOpportunityDialog(introduced)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.reject()
    cancel_all()


def proposed(dialog: AddOpportunityDialog) -> dict[str, list[str]]:
    return {
        name: [link.text() for link in rows.links] for name, rows in dialog.form.rows.items() if rows.links
    }


def paste(qtbot: QtBot, dialog: AddOpportunityDialog) -> None:
    dialog.form.text.setPlainText(EMAIL)
    qtbot.waitUntil(lambda: bool(proposed(dialog)))


def test_the_ring_around_a_field_is_seen_whole(dialog: AddOpportunityDialog) -> None:
    view = dialog._fields.viewport()

    lefts = {field.mapTo(view, QPoint(0, 0)).x() for field in (dialog.form.text, dialog.form.title)}

    assert min(lefts) >= RING


def test_a_pasted_text_proposes_and_fills_nothing(qtbot: QtBot, dialog: AddOpportunityDialog) -> None:
    paste(qtbot, dialog)

    says = dialog.form.says()
    assert proposed(dialog)["deadline"] == ["Use Thu 2 Jul 2026, noon", "Use Fri 12 Jun 2026, 5pm"]
    assert proposed(dialog)["value"] == ["Use £420,000"]
    assert says["title"] == says["deadline"] == says["time"] == says["value"] == says["buyer"] == ""


def test_a_proposal_that_is_pressed_fills_its_fields_and_goes(
    qtbot: QtBot, dialog: AddOpportunityDialog
) -> None:
    paste(qtbot, dialog)

    qtbot.mouseClick(dialog.form.rows["deadline"].links[0], Qt.MouseButton.LeftButton)

    says = dialog.form.says()
    assert (says["deadline"], says["time"], says["deadline_kind"]) == ("2026-07-02", "12:00", "tender")
    assert "deadline" not in proposed(dialog)


def test_each_proposal_says_what_it_was_found_in(qtbot: QtBot, dialog: AddOpportunityDialog) -> None:
    paste(qtbot, dialog)

    link = dialog.form.rows["value"].links[0]
    assert link.accessibleDescription() == "Found in: “£420,000” (the most it may be)"


def test_what_is_typed_is_added(qtbot: QtBot, dialog: AddOpportunityDialog, introduced: Desk) -> None:
    dialog.form.fill(
        {"title": "A grant for a choir", "deadline": "2026-07-02", "time": "noon", "value": "5k"}
    )

    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    with introduced.reader() as db:
        shown = full(db, introduced, dialog.key).opportunity
    assert dialog.said == "Added “A grant for a choir”."
    assert shown.value == 5_000
    assert shown.deadline is not None
    assert shown.deadline.hour == 12


def test_what_cannot_be_kept_is_said_under_its_field(qtbot: QtBot, dialog: AddOpportunityDialog) -> None:
    dialog.form.fill({"time": "teatime", "value": "lots"})

    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    assert dialog.isVisible()
    assert dialog.form.time.error.sentence().startswith("Write the time")
    assert dialog.form.value.error.sentence().startswith("Write the value")


def test_what_was_typed_comes_back_after_the_dialog_was_left(
    qtbot: QtBot, dialog: AddOpportunityDialog, introduced: Desk
) -> None:
    qtbot.keyClicks(dialog.form.title.edit, "Half a title")
    dialog.reject()
    introduced.workspace.write(lambda _db: None).result()

    again = AddOpportunityDialog(introduced)
    qtbot.addWidget(again)

    assert again.form.title.words() == "Half a title"
    assert again.back.isVisibleTo(again)
    qtbot.mouseClick(again.afresh, Qt.MouseButton.LeftButton)
    assert again.form.title.words() == ""


def test_one_that_was_typed_is_edited(qtbot: QtBot, qapp: QApplication, introduced: Desk) -> None:
    typed = ByHand(title="A grant", deadline="2026-07-02T12:00", value_pence=5_000_00, text="For choirs.")
    key = by_hand.add(introduced, typed).key

    dialog = AddOpportunityDialog(introduced, key)
    qtbot.addWidget(dialog)
    dialog.form.fill({"time": "5pm"})
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    with introduced.reader() as db:
        assert by_hand.standing(db, key) == ByHand(
            title="A grant", deadline="2026-07-02T17:00", value_pence=5_000_00, text="For choirs."
        )


def test_every_part_of_the_dialogs_has_a_name(
    qtbot: QtBot, dialog: AddOpportunityDialog, introduced: Desk, tmp_path: Path
) -> None:
    paste(qtbot, dialog)
    file = tmp_path / "rows.csv"
    file.write_text("title,deadline\nA grant,2026-07-02\n")
    sheet, covers = SheetDialog(introduced, open_sheet(file)), CoverageDialog(introduced)

    for each in (dialog, sheet, covers):
        qtbot.addWidget(each)
        each.show()
        itself = told_of(each)
        assert itself.role is QAccessible.Role.Dialog
        assert itself.name
        assert itself.description
        assert [one for one in told(each) if one.focusable and not one.name] == []
        each.reject()


def _may_read(window: MainWindow) -> bool:
    """Return whether nothing else is being read."""
    window.menus.refresh()
    return window.menus.actions[CommandId.IMPORT].isEnabled()


def window_of(qtbot: QtBot, desk: Desk, table: Path | None = None) -> MainWindow:
    window = MainWindow(desk, page_makers(), asks=Asks(table=lambda _window: table))
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, introduced: Desk, tmp_path: Path) -> Iterator[MainWindow]:
    file = tmp_path / "rows.csv"
    file.write_text("title,deadline\nA grant,2026-07-02\nAnother,2026-07-03\n,2026-07-03\n")
    window = window_of(qtbot, introduced, file)
    yield window
    window.close()
    cancel_all()


def test_it_is_taken_away_and_put_back_from_its_page(
    qtbot: QtBot, window: MainWindow, introduced: Desk
) -> None:
    key = by_hand.add(introduced, ByHand(title="A grant", deadline="2026-07-02")).key
    window.go(Place.OPPORTUNITY, key)

    assert window.menus.run(CommandId.TAKE_AWAY)
    with introduced.reader() as db:
        gone = by_hand.standing(db, key)
    assert window.menus.run(CommandId.UNDO)

    with introduced.reader() as db:
        assert gone is None
        assert by_hand.standing(db, key) is not None
    assert not window.menus.run(CommandId.UNDO)


def test_what_is_taken_away_can_be_put_back_though_the_news_of_a_step_before_comes_late(
    qtbot: QtBot, window: MainWindow, introduced: Desk
) -> None:
    grant, other = (
        by_hand.add(introduced, ByHand(title=title, deadline="2026-07-02")).key
        for title in ("A grant", "Another")
    )
    window.go(Place.OPPORTUNITY, grant)
    news = window.findChild(Changes)
    assert news is not None

    with qtbot.waitSignal(news.saved):
        Triage(introduced).shortlist([other])
        assert window.menus.run(CommandId.TAKE_AWAY)

    assert window.menus.run(CommandId.UNDO)
    with introduced.reader() as db:
        assert by_hand.standing(db, grant) is not None


def test_what_a_source_published_is_neither_edited_nor_taken_away(window: MainWindow) -> None:
    window.go(Place.OPPORTUNITY, "ocds-b5fd17-1")

    assert not window.menus.run(CommandId.EDIT_TYPED)
    assert not window.menus.run(CommandId.TAKE_AWAY)


def test_rows_of_a_spreadsheet_are_looked_at_then_added(
    qtbot: QtBot, window: MainWindow, introduced: Desk
) -> None:
    assert window.menus.run(CommandId.ADD_SHEET)
    qtbot.waitUntil(lambda: bool(window.findChildren(SheetDialog)))
    (dialog,) = window.findChildren(SheetDialog)
    qtbot.waitUntil(lambda: dialog.sentence.text().startswith("2 rows"))

    dialog.accept()

    def added() -> None:
        with introduced.reader() as db:
            assert db.execute("SELECT count(*) FROM opportunity").fetchone() == (2,)
            assert db.execute("SELECT count(*) FROM pull").fetchone() == (1,)

    qtbot.waitUntil(added)
    qtbot.waitUntil(lambda: _may_read(window))


def test_the_window_says_what_its_lists_cover(qtbot: QtBot, window: MainWindow) -> None:
    assert window.menus.run(CommandId.COVERAGE)

    (dialog,) = window.findChildren(CoverageDialog)
    qtbot.waitUntil(lambda: "Find a Grant" in dialog.words.accessibleDescription())
    dialog.accept()


def test_only_files_of_this_computer_are_taken_when_dropped(tmp_path: Path) -> None:
    file = tmp_path / "notices.json"
    file.write_text("[]")
    dropped = QMimeData()
    elsewhere = [
        QUrl("https://example.org/a.json"),
        QUrl("file://host/share/a.json"),
        QUrl("file:///no/such"),
    ]

    dropped.setUrls([QUrl.fromLocalFile(str(file)), *elsewhere])

    assert dropped_files(dropped) == (file,)
