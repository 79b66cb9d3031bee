"""One person's whole way through the window, from an empty workspace to the trustees' page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.states import State
from desktop.domain.working_days import Nation
from desktop.services.desk import Desk
from desktop.services.sample_pages import answers
from desktop.services.sample_sources import NOTICES
from desktop.services.verifying import check
from desktop.store import decisions, journal, settings
from desktop.store import opportunities as opportunity_store
from desktop.ui.asks import Asks
from desktop.ui.board_pack.board_pack_page import BoardPackPage
from desktop.ui.decision.decision_page import DecisionPage
from desktop.ui.decision.record_dialog import RecordDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.pause.pause_page import PausePage
from desktop.ui.register.register_page import RegisterPage
from desktop.ui.welcome.welcome_page import WelcomePage

WARM_HOMES = "ocds-sample-warm-homes"
SAID = (
    "It is close to what we do.",
    "Two groups answer these calls already.",
    "There is no fair time left to ask them.",
    "People would have to ring a new number.",
)
WHY = "Two groups already do this well, and there is no honest time left to ask them."


@pytest.fixture
def notices(tmp_path: Path, empty_desk: Desk) -> Path:
    """The first page of the sample, saved as somebody would save it."""
    file = tmp_path / "notices.json"
    file.write_bytes(answers(empty_desk.today, "https://notices.example")[NOTICES][1])
    return file


@pytest.fixture
def window(qtbot: QtBot, empty_desk: Desk, notices: Path) -> Iterator[MainWindow]:
    """The window on an empty workspace; whoever asks for files gets the saved page."""
    window = MainWindow(
        empty_desk, page_makers(), asks=Asks(files=lambda _: [notices], folder=lambda _: None)
    )
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


def test_from_an_empty_workspace_to_the_board_pack(
    qtbot: QtBot, window: MainWindow, empty_desk: Desk, tmp_path: Path
) -> None:
    say_who_we_are(qtbot, window)
    import_notices(qtbot, window)
    shortlist(qtbot, window, WARM_HOMES)
    pause_through_four_lenses(qtbot, window)
    step_back(qtbot, window)
    see_it_in_the_register(qtbot, window)
    pack = make_a_board_pack(qtbot, window, tmp_path / "pack.pdf")

    with empty_desk.reader() as db:
        assert settings.of(db).nation is Nation.WALES
        (row,) = decisions.rows(db)
        kinds = [entry.kind for entry in journal.entries(db)]
        stands = opportunity_store.row_of_key(db, WARM_HOMES)
    assert (row.rationale, row.main_reason, row.lenses_answered) == (WHY, "others_better_placed", 4)
    assert row.recorded_by == "Amina Okoro"
    assert stands is not None
    assert stands.state is State.DECIDED
    assert kinds[-1] == "pack.made"
    assert check(empty_desk).ok
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pack))
    assert "Warm homes advice line" in text
    assert all(line.split(".")[0] in text.replace("\r\n", " ") for line in SAID)


def say_who_we_are(qtbot: QtBot, window: MainWindow) -> None:
    page = on_page(window, Place.WELCOME, WelcomePage)
    qtbot.keyClicks(page.person.edit, "Amina Okoro")
    qtbot.keyClicks(page.organisation.edit, "Fernmoor Neighbours")
    page.nations.choose(Nation.WALES)
    qtbot.mouseClick(page.later, Qt.MouseButton.LeftButton)


def import_notices(qtbot: QtBot, window: MainWindow) -> None:
    page = on_page(window, Place.OPPORTUNITIES, OpportunitiesPage)
    qtbot.waitUntil(lambda: page.nothing_yet.isVisible())
    button = next(button for button in page.beginnings if button.text() == "Import files")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() > 20)


def shortlist(qtbot: QtBot, window: MainWindow, key: str) -> None:
    page = on_page(window, Place.OPPORTUNITIES, OpportunitiesPage)
    qtbot.keyClicks(page.head.search, "warm homes")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: "Shortlisted" in page.said.words.text())


def pause_through_four_lenses(qtbot: QtBot, window: MainWindow) -> None:
    opportunities = on_page(window, Place.OPPORTUNITIES, OpportunitiesPage)
    qtbot.keyClick(opportunities.table, Qt.Key.Key_P)
    page = on_page(window, Place.PAUSE, PausePage)
    for said in SAID:
        field = page.paper.questions[0].field
        qtbot.keyClicks(field, said)
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.place is Place.DECISION)


def step_back(qtbot: QtBot, window: MainWindow) -> None:
    page = on_page(window, Place.DECISION, DecisionPage)
    qtbot.mouseClick(page.cards.cards["step_back"], Qt.MouseButton.LeftButton)
    page.record()
    assert page.why.fields.rationale_field.error.isVisible(), "an empty rationale is refused under its field"
    qtbot.keyClicks(page.why.fields.rationale, WHY)
    page.why.fields.main_reason.choose("others_better_placed")
    page.why.fields.people.add_person("Amina Okoro", "director")
    qtbot.keyClick(
        page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: page.findChild(RecordDialog) is not None)
    page.findChild(RecordDialog).accept()


def see_it_in_the_register(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.place is Place.REGISTER)
    page = on_page(window, Place.REGISTER, RegisterPage)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)


def make_a_board_pack(qtbot: QtBot, window: MainWindow, out: Path) -> Path:
    window.go(Place.BOARD_PACK)
    page = on_page(window, Place.BOARD_PACK, BoardPackPage)
    with qtbot.waitSignal(page.made):
        qtbot.mouseClick(page.make_pack, Qt.MouseButton.LeftButton)
        dialog = page.findChild(QFileDialog)
        dialog.fileSelected.emit(str(out))
        dialog.close()
    return out


def on_page(window: MainWindow, place: Place, kind: type[QWidget]):  # type: ignore[no-untyped-def]
    """Return the page that is in sight, which is the one expected."""
    assert window.place is place
    assert isinstance(window.page, kind)
    return window.page
