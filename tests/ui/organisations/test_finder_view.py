"""The finder in a window: loading registers, searching them, adding who was found, marking that we looked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.looked import Found, Way
from desktop.domain.organisation import Role
from desktop.services import registers as service
from desktop.services.desk import Desk
from desktop.services.registers import import_registers
from desktop.store import directory, looked, register_imports
from desktop.store.workspace import Workspace
from desktop.ui.asks import Asks
from desktop.ui.commands import CommandId
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunity.opportunity_page import OpportunityPage, Tab
from desktop.ui.organisations.finder_table import CELLS, Col
from desktop.ui.organisations.finder_view import FinderView
from desktop.ui.organisations.organisation_views import Part
from desktop.ui.organisations.organisations_page import OrganisationsPage
from desktop.ui.page import Place
from desktop.ui.register_loading import RegisterLoading
from desktop.ui.widgets.table_delegate import CellRole
from tests.feeds.registers import invented
from tests.services.known import PEER_SUPPORT
from tests.ui.windows import opened

CHARITIES = [
    invented.charity(1, "Aire Youth", latest_income=5_000),
    invented.charity(2, "Brook Homes", latest_income=900_000, charity_contact_postcode="WF1 1AA"),
    invented.charity(3, "Calder Advice", latest_income=None),
]
AREAS = [
    invented.area(1, "Leeds City"),
    invented.area(2, "City Of Wakefield"),
    invented.area(3, "Leeds City"),
]
CLASSES = [invented.classification(1, 201), invented.classification(2, 107), invented.classification(3, 307)]


def written(folder: Path, charities: Sequence[dict[str, object]] = CHARITIES) -> list[Path]:
    """Write the files of a register, the charities as the zip that one downloads."""
    places, classes = folder / "places.json", folder / "classes.json"
    places.write_bytes(invented.as_json(AREAS))
    classes.write_bytes(invented.as_json(CLASSES))
    return [
        places,
        classes,
        invented.zipped(folder / "publicextract.charity.zip", invented.as_json(charities)),
    ]


def load(desk: Desk, folder: Path) -> None:
    import_registers(desk, written(folder), lambda _done, _total: None)


@pytest.fixture
def asked() -> list[Path]:
    """What the person answers when they are asked for files."""
    return []


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, asked: list[Path]) -> Iterator[MainWindow]:
    made = opened(qtbot, desk, asks=Asks(registers=lambda _window: asked))
    yield made
    made.close()


@pytest.fixture
def view(window: MainWindow, desk: Desk, qtbot: QtBot) -> Iterator[FinderView]:
    made = FinderView(desk, window.register_loading)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.shown):
        made.resize(1200, 820)
        made.show()
    yield made
    QApplication.sendPostedEvents()


def names(view: FinderView) -> list[str]:
    rows = (view.model.row(row) for row in range(view.model.rowCount()))
    return [one.name for one in rows if one]


def search(qtbot: QtBot, view: FinderView, place: str = "", words: str = "", activity: str = "") -> None:
    """Type into the fields and wait for what is found."""
    view.fields.clear()
    view.fields.words.setText(words)
    view.fields.activity.choose(activity or "any")
    with qtbot.waitSignal(view.shown):
        QTest.keyClicks(view.fields.place.edit, place)
        QTest.keyClick(view.fields.place.edit, Qt.Key.Key_Return)


def stop_once_begun(loading: RegisterLoading) -> None:
    """Cancel as soon as something was read."""
    if loading.progress is not None and loading.progress.done and not loading.stopping:
        loading.cancel()


def test_without_a_register_the_view_says_where_to_get_one_and_how(view: FinderView) -> None:
    assert view.empty.isVisible()
    assert [page.text().split("/")[2] for page in view.empty.pages] == [
        "register-of-charities.charitycommission.gov.uk",
        "www.oscr.org.uk",
        "www.charitycommissionni.org.uk",
    ]
    assert view.empty.load.isEnabled()
    assert view.whole_list() is None


def test_files_are_chosen_loaded_and_searched(
    view: FinderView, qtbot: QtBot, asked: list[Path], tmp_path: Path
) -> None:
    asked += written(tmp_path)

    with qtbot.waitSignal(view.shown):
        view.empty.load.click()
    qtbot.waitUntil(lambda: not view.load_card.cancel.isVisible() and view.load_card.isVisible())
    view.refresh()

    qtbot.waitUntil(lambda: names(view) == ["Aire Youth", "Brook Homes", "Calder Advice"])
    assert view.load_card.title.text() == "Registers were loaded"
    assert "Charity Commission for England and Wales (loaded on" in view.head.line.text()


def test_files_that_are_dropped_on_the_window_are_loaded(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file)) for file in written(tmp_path)])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    with qtbot.waitSignal(window.register_loading.ended) as ended:
        assert window._drops.eventFilter(window, event)

    (results,) = ended.args
    assert [one.tally.new for one in results] == [3, 0, 0]
    with desk.reader() as db:
        assert register_imports.held(db, "GB-CHC") == 3


def test_a_load_is_stopped_half_way_and_gone_on_with_without_loss_or_doubles(
    view: FinderView,
    window: MainWindow,
    desk: Desk,
    qtbot: QtBot,
    asked: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(service, "PART", 5)
    loading = window.register_loading
    asked += written(tmp_path, [invented.charity(number) for number in range(1, 2_001)])
    stop = partial(stop_once_begun, loading)
    loading.changed.connect(stop)

    view.empty.load.click()
    qtbot.waitUntil(lambda: view.load_card.go_on.isVisible())
    with desk.reader() as db:
        (part,) = register_imports.loaded(db)
    assert part.finished_at is None
    assert 0 < part.records < 2_000
    loading.changed.disconnect(stop)

    with qtbot.waitSignal(loading.ended) as ended:
        view.load_card.go_on.click()

    (results,) = ended.args
    assert results[0].resumed
    assert results[0].tally.new == 2_000
    with desk.reader() as db:
        assert register_imports.held(db, "GB-CHC") == 2_000
        assert db.execute(
            "SELECT count(*) FROM register_search WHERE register_search MATCH 'charity'"
        ).fetchone() == (2_000,)


def test_a_file_that_is_no_register_is_told_and_the_rest_is_loaded(
    view: FinderView, qtbot: QtBot, asked: list[Path], tmp_path: Path
) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("a,b\n1,2\n")
    scottish = tmp_path / "s.csv"
    scottish.write_text(invented.SCOTTISH)
    asked += [odd, scottish]

    view.empty.load.click()
    qtbot.waitUntil(lambda: view.load_card.aside.isVisible())
    view.refresh()
    qtbot.waitUntil(lambda: bool(view._registers and view._registers.here))
    dialog = view.show_registers()

    assert dialog is not None
    assert [fold.head.text() for fold in dialog.folds] == ["The charities: 2 set aside, and why"]
    dialog.folds[0].head.click()
    assert "Row 4: its income is no number" in dialog.folds[0].content.text()  # type: ignore[attr-defined]
    assert len(dialog.pages) == 2
    dialog.close()


def test_place_activity_and_words_narrow_and_each_row_says_why(
    view: FinderView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    load(desk, tmp_path)

    search(qtbot, view, "Leeds")
    assert names(view) == ["Aire Youth", "Calder Advice"]
    search(qtbot, view, "Leeds; Wakefield", activity="Accommodation and housing")
    assert names(view) == ["Brook Homes"]
    index = view.model.index(0, Col.NAME)
    why = "Works in City Of Wakefield; registered for: accommodation and housing"
    assert index.data(CellRole.SECOND_LINE) == why
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Brook Homes. {why}"
    assert view.pane.why.text() == why
    search(qtbot, view, "Atlantis")
    assert view.rows.count.text() == "No register here names a place “Atlantis”."
    view.rows.clear.click()
    qtbot.waitUntil(lambda: view.model.rowCount() == 3)


def test_what_the_search_leaves_out_stands_beneath_the_rows(
    view: FinderView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    load(desk, tmp_path)
    search(qtbot, view)

    view.rows.left_out.head.click()

    assert view.rows.left_out.content.isVisible()
    words = view.rows.left_out.content.text()  # type: ignore[attr-defined]
    assert words.startswith(
        "· Whoever is on a register that is not loaded here: Scottish Charity Regulator and"
    )
    assert "on no register" in words


def test_whoever_is_found_is_added_with_a_role_marked_and_taken_back(
    view: FinderView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    load(desk, tmp_path)
    search(qtbot, view, "Leeds")
    view.pane.role.choose(Role.NETWORK)

    with qtbot.waitSignals([view.added, view.shown]):
        view.pane.add.click()

    with desk.reader() as db:
        (one,) = directory.everyone(db)
    assert (one.name, one.roles) == ("Aire Youth", (Role.NETWORK,))
    assert view.current_organisation() == one.id
    assert view.model.index(0, Col.OURS).data() == "In it"
    assert view.pane.open.isVisible()
    assert not view.pane.add.isVisible()
    with qtbot.waitSignal(view.opened) as opened_one:
        view.commands()[CommandId.OPEN]()
    assert opened_one.args == [one.id]

    with qtbot.waitSignal(view.shown):
        view.commands()[CommandId.UNDO]()
    with desk.reader() as db:
        assert directory.everyone(db) == ()
    assert view.pane.add.isVisible()


def test_the_keyboard_alone_goes_from_the_words_to_a_row(
    view: FinderView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    load(desk, tmp_path)
    search(qtbot, view)
    view.activateWindow()

    view.fields.words.setFocus()
    QTest.keyClick(view.fields.words, Qt.Key.Key_Down)
    qtbot.waitUntil(view.table.hasFocus)
    QTest.keyClick(view.table, Qt.Key.Key_J)

    assert view.pane.shown is not None
    assert view.pane.shown.name == "Brook Homes"
    assert all(region.isEnabled() for region in view.regions())


def test_an_opportunity_fills_the_fields_and_looking_online_is_proposed_not_written(
    sample_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    load(sample_desk, tmp_path)
    view = FinderView(sample_desk)
    qtbot.addWidget(view)
    view.resize(1200, 820)
    view.show()
    with qtbot.waitSignal(view.shown):
        view.look_for(place="Leeds", key=PEER_SUPPORT)

    assert "Peer support" in view.wanted.title.text()
    assert view.fields.query().activity == "Provides advocacy, advice and information"
    assert names(view) == ["Calder Advice"]
    with sample_desk.reader() as db:
        assert looked.of(db, PEER_SUPPORT) == ()
    dialog = view.ask_looked()
    assert dialog is not None
    with qtbot.waitSignals([dialog.marked, view.shown]):
        dialog.keep.click()

    with sample_desk.reader() as db:
        (marked,) = looked.of(db, PEER_SUPPORT)
    assert (marked.way, marked.found) == (Way.ONLINE, Found.NOBODY)
    assert marked.note == "The registers: Provides advocacy, advice and information, Leeds"
    assert not view.wanted.mark.isVisible()


def test_the_model_holds_to_what_qt_expects(
    view: FinderView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    load(desk, tmp_path)

    search(qtbot, view)
    search(qtbot, view, "Leeds")

    assert view.model.rowCount() == 2
    assert set(CELLS.headings) == set(Col)


def test_a_file_that_is_open_read_only_is_searched_and_not_loaded_into(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    load(desk, tmp_path)
    with Workspace.open(desk.workspace.path, writable=False, now=desk.now) as workspace:
        view = FinderView(Desk(workspace, desk.now))
        qtbot.addWidget(view)
        with qtbot.waitSignal(view.shown):
            view.show()

        assert len(names(view)) == 3
        assert not view.pane.add.isEnabled()
        assert not view.head.load.isEnabled()
        view.close()


def test_from_an_opportunity_the_finder_opens_with_what_it_asks_for_and_leads_to_a_record(
    sample_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    load(sample_desk, tmp_path)
    window = opened(qtbot, sample_desk)
    window.go(Place.OPPORTUNITY, PEER_SUPPORT)
    page = window.page
    assert isinstance(page, OpportunityPage)
    qtbot.waitUntil(lambda: page.key == PEER_SUPPORT and page.tabs.count() > Tab.PROVIDERS)

    page.finder_asked.emit(PEER_SUPPORT)
    organisations = window.page
    assert isinstance(organisations, OrganisationsPage)
    view = organisations.views.finder
    assert view is not None
    qtbot.waitUntil(lambda: names(view) == ["Calder Advice"])
    assert organisations.views.part is Part.FINDER
    assert view.wanted.isVisible()
    assert organisations.whole_list() is not None

    with qtbot.waitSignal(view.shown):
        view.pane.add.click()
    view.pane.open.click()

    qtbot.waitUntil(lambda: organisations.record.isVisible())
    assert organisations.title == "Calder Advice"
    window.close()


def test_what_is_loaded_elsewhere_is_searched_at_once(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go(Place.ORGANISATIONS)
    page = window.page
    assert isinstance(page, OrganisationsPage)
    view = page.views.show_finder()
    qtbot.waitUntil(view.empty.isVisible)

    window.register_loading.load(written(tmp_path))

    qtbot.waitUntil(lambda: len(names(view)) == 3)
    assert not view.empty.isVisible()
