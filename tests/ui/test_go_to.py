"""“Go to anything”: a word or a number, and Enter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from desktop.domain.organisation import Organisation
from desktop.services import deciding, directory
from desktop.services.desk import Desk
from desktop.services.finding import Kind, find_by_name
from desktop.ui.commands import CommandId
from desktop.ui.go_to.go_to_dialog import GoToDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunity.opportunity_page import OpportunityPage
from desktop.ui.organisations.organisations_page import OrganisationsPage
from desktop.ui.page import Place
from desktop.ui.register.register_page import RegisterPage
from tests.services.known import ESOL, STEP_BACK, WARM_HOMES
from tests.ui.windows import opened


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk) -> Iterator[MainWindow]:
    deciding.record(sample_desk, WARM_HOMES, STEP_BACK)
    deciding.record(sample_desk, ESOL, STEP_BACK)
    window = opened(qtbot, sample_desk)
    yield window
    window.close()


@pytest.fixture
def dialog(window: MainWindow) -> GoToDialog:
    window.menus.run(CommandId.GO_TO)
    dialog = window.findChild(GoToDialog)
    assert dialog is not None
    return dialog


def typed(qtbot: QtBot, dialog: GoToDialog, words: str) -> list[str]:
    """Type words, and return what is listed."""
    with qtbot.waitSignal(dialog.listed):
        qtbot.keyClicks(dialog.field, words)
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_a_screen_is_gone_to_by_its_name(qtbot: QtBot, window: MainWindow, dialog: GoToDialog) -> None:
    listed = typed(qtbot, dialog, "board")

    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    assert listed[0] == "Board pack"
    assert window.place is Place.BOARD_PACK


def test_what_is_named_in_full_comes_before_what_only_begins_so(
    qtbot: QtBot, window: MainWindow, sample_desk: Desk
) -> None:
    window.go(Place.OPPORTUNITY, ESOL)
    qtbot.waitUntil(lambda: getattr(window.page, "title", "") != "Opportunity")
    window.menus.run(CommandId.GO_TO)
    dialog = window.findChild(GoToDialog)
    assert dialog is not None

    listed = typed(qtbot, dialog, "partnership")

    assert listed[:2] == ["Partnership", "Partnership plans"]


def test_an_opportunity_is_found_by_words_of_its_title_or_buyer(
    qtbot: QtBot, window: MainWindow, dialog: GoToDialog
) -> None:
    typed(qtbot, dialog, "marlbeck warm hom")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    assert isinstance(window.page, OpportunityPage)
    assert window.page.key == WARM_HOMES


def test_a_decision_is_found_by_its_number(qtbot: QtBot, window: MainWindow, dialog: GoToDialog) -> None:
    listed = typed(qtbot, dialog, "2")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    assert listed[0].startswith("2. ")
    assert isinstance(window.page, RegisterPage)
    chosen = window.page.table.chosen()
    assert chosen is not None
    assert chosen.number == "2"


def test_an_organisation_is_found_by_any_of_its_names(
    qtbot: QtBot, window: MainWindow, sample_desk: Desk
) -> None:
    typed_in = Organisation(name="Grŵp Llusern", other_names=("Lantern Group",))
    key = sample_desk.workspace.write(lambda db: directory.add(db, sample_desk, typed_in)).result()
    window.menus.run(CommandId.GO_TO)
    dialog = window.findChild(GoToDialog)
    assert dialog is not None

    listed = typed(qtbot, dialog, "lantern grou")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    assert listed[0] == "Grŵp Llusern"
    assert window.place is Place.ORGANISATIONS
    assert isinstance(window.page, OrganisationsPage)
    assert window.page.key == key


def test_the_arrows_move_in_the_list_while_the_field_keeps_the_keyboard(
    qtbot: QtBot, dialog: GoToDialog
) -> None:
    typed(qtbot, dialog, "re")

    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)

    assert dialog.list.currentRow() == 1
    assert dialog.field.hasFocus()


def test_a_screen_reader_hears_what_enter_would_lead_to(qtbot: QtBot, dialog: GoToDialog) -> None:
    listed = typed(qtbot, dialog, "re")

    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)

    told = QAccessible.queryAccessibleInterface(dialog.field)
    assert told.text(QAccessible.Text.Name) == "Go to"
    said = told.text(QAccessible.Text.Description)
    assert said.startswith(listed[1])
    assert said.endswith(f"2 of {len(listed)}")


def test_what_is_nowhere_is_said(qtbot: QtBot, window: MainWindow, dialog: GoToDialog) -> None:
    before = window.place

    assert typed(qtbot, dialog, "xyzzyq") == []
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    assert dialog.nothing.isVisible()
    assert window.place is before


def test_escape_goes_nowhere(qtbot: QtBot, window: MainWindow, dialog: GoToDialog) -> None:
    before = window.place
    typed(qtbot, dialog, "register")

    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)

    assert window.place is before


@pytest.mark.parametrize("words", ["", " ", "a", '"', "title:", "NEAR(", "100%", "'; --", "🌱"])
def test_odd_words_find_little_and_break_nothing(sample_desk: Desk, words: str) -> None:
    assert all(thing.kind is Kind.OPPORTUNITY for thing in find_by_name(sample_desk, words))
