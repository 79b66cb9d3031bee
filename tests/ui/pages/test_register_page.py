from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.decision import DecidedBy, Holding, Outcome
from desktop.services import board_packs, verifying
from desktop.services.desk import Desk
from desktop.services.register import register
from desktop.services.settings_changes import SettingsChanges
from desktop.store import people
from desktop.store.decisions import PauseStood
from desktop.ui.asks import Asks
from desktop.ui.register.check_dialog import CheckDialog
from desktop.ui.register.register_page import EXPORT_GOES_BELOW, SIDE_GOES_BELOW, RegisterPage
from desktop.ui.register.register_table_model import Col, RegisterTableModel
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from tests.ui.pages.conftest import Record

Open = Callable[[], RegisterPage]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, shown: Callable[[QWidget], None]) -> Open:
    """Open the register and wait for its first check."""

    def make() -> RegisterPage:
        page = RegisterPage(desk)
        with qtbot.waitSignal(page.badge.checked):
            shown(page)
        return page

    return make


def numbers(page: RegisterPage) -> list[str]:
    model = page.table.model
    return [str(model.index(row, Col.NUMBER).data()) for row in range(model.rowCount())]


def colours_in(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label))


def test_an_empty_register_says_what_will_stand_in_it(opened: Open) -> None:
    page = opened()

    assert page.table.state() == "none_yet"
    assert not page.outcomes.isVisible()


def test_an_empty_register_gives_the_keyboard_a_place_that_can_be_seen(qtbot: QtBot, opened: Open) -> None:
    page = opened()

    page.setFocus()

    qtbot.waitUntil(lambda: page.filters.search.hasFocus())


def test_a_full_record_gives_the_keyboard_a_place_that_can_be_seen(
    qtbot: QtBot, opened: Open, record: Record
) -> None:
    page = opened()
    page.show_record(record(1))

    page.setFocus()

    qtbot.waitUntil(lambda: page.record.isAncestorOf(page.focusWidget()))


def test_decisions_stand_newest_first_and_the_first_is_chosen(opened: Open, record: Record) -> None:
    record(1)
    record(2, outcome=Outcome.BID, main_reason="")

    page = opened()

    assert numbers(page) == ["2", "1"]
    assert page.table.view.current_row() == 0
    assert page.table.count.text() == "2 of 2 shown"


def test_a_decision_recorded_meanwhile_appears_and_the_chosen_row_stays(
    qtbot: QtBot, opened: Open, record: Record
) -> None:
    record(1)
    page = opened()
    record(2)

    with qtbot.waitSignal(page.badge.checked):
        page.refresh(frozenset({("decision", "ocds-h6vhtk-000002")}))

    assert numbers(page) == ["2", "1"]
    assert page.table.view.current_row() == 1


def test_the_register_is_narrowed_by_decision_and_opened_up_again(opened: Open, record: Record) -> None:
    record(1)
    record(2, outcome=Outcome.BID, main_reason="")
    page = opened()

    page.filters.outcome.choose(Outcome.BID)
    page.filters.changed.emit()
    narrowed = numbers(page)
    page.filters.show_everything()

    assert narrowed == ["2"]
    assert numbers(page) == ["2", "1"]


def test_exceptions_only_shows_those_that_have_one(opened: Open, record: Record) -> None:
    record(1)
    record(
        2,
        commitments=(("no_exclusivity", Holding.IN_TENSION),),
        exceptions=(("no_exclusivity", "Clause 14 is waived in writing."),),
    )
    page = opened()

    page.filters.exceptions.click()

    assert numbers(page) == ["2"]


def test_words_are_searched_once_typing_rests(qtbot: QtBot, opened: Open, record: Record) -> None:
    record(1, rationale="The Lantern Room is trusted.")
    record(2)
    page = opened()

    QTest.keyClicks(page.filters.search, "Lantern")

    qtbot.waitUntil(lambda: numbers(page) == ["1"])


def test_filters_that_match_nothing_offer_all_decisions(opened: Open, record: Record) -> None:
    record(1)
    page = opened()
    page.filters.exceptions.click()
    before = page.table.state()

    page.table.everything_asked.emit()

    assert before == "none_matches"
    assert numbers(page) == ["1"]


def test_the_chosen_decision_stands_in_short_beneath_the_table(opened: Open, record: Record) -> None:
    record(1, rationale="They run <b>three</b> drop-ins.")

    page = opened()

    assert "They run <b>three</b> drop-ins." in words_on(page.table.pane)
    assert "as reported by Amina Okoro" in words_on(page.table.pane)


def test_enter_opens_the_full_record_and_escape_goes_back(opened: Open, record: Record) -> None:
    record(1, minute="Minute 12 of 8 June")
    page = opened()
    page.table.view.setFocus()

    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    opened_record = page.record.isVisible()
    words = words_on(page.record)
    QTest.keyClick(page.record.back, Qt.Key.Key_Escape)

    assert opened_record
    assert "Minute 12 of 8 June" in words
    assert page.table.view.isVisible()


def test_the_full_record_shows_its_hash_and_changes_nothing(desk: Desk, opened: Open, record: Record) -> None:
    record(1)
    page = opened()
    before = verifying.check(desk).entries

    page.show_record("1")

    assert len(page.record.check_code.replace(" ", "")) == 64
    assert verifying.check(desk).entries == before


def test_a_decision_is_brought_into_sight_whatever_the_filters(opened: Open, record: Record) -> None:
    record(1)
    page = opened()
    page.filters.exceptions.click()

    page.show_decision("1")

    assert numbers(page) == ["1"]


def test_the_badge_says_that_the_record_is_in_order(opened: Open, record: Record) -> None:
    record(1)

    page = opened()

    assert page.badge.title.text() == "Record verified"
    assert "1 decision" in page.badge.detail.text()
    assert page.badge.show_me.isHidden()
    assert page.badge.again.isVisible()


def test_the_badge_names_the_entry_that_another_tool_changed(
    qtbot: QtBot, desk: Desk, workspace_file: Path, opened: Open, record: Record
) -> None:
    record(1)
    page = opened()
    with closing(sqlite3.connect(workspace_file)) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{trigger}"')
        db.execute(
            "UPDATE entry SET payload = replace(payload, 'Others', 'Some') WHERE kind LIKE 'decision%'"
        )
        db.commit()

    with qtbot.waitSignal(page.badge.checked):
        page.badge.again.click()
    page.badge.show_me.click()

    broken = verifying.check(desk).first_broken_number
    assert page.badge.title.text() == f"Entry {broken} does not match the record"
    assert page.badge.first_broken.isVisible()


def test_a_printed_code_is_found_on_the_record(
    qtbot: QtBot, desk: Desk, opened: Open, record: Record
) -> None:
    record(1)
    page = opened()
    page.badge.code.open.click()
    page.badge.code.code.set_words(verifying.check(desk).head)

    page.badge.code.check.click()

    qtbot.waitUntil(lambda: page.badge.code.answer.text().startswith("The code is on the record"))


def test_a_code_typed_wrong_says_nothing_against_the_record(
    qtbot: QtBot, opened: Open, record: Record
) -> None:
    record(1)
    page = opened()
    page.badge.code.open.click()
    QTest.keyClicks(page.badge.code.code.edit, "12345")

    QTest.keyClick(page.badge.code.code.edit, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.badge.code.answer.text().startswith("That is no check code"))
    assert page.badge.title.text() == "Record verified"


def test_a_pack_is_chosen_and_held_against_the_record(
    qtbot: QtBot, desk: Desk, record: Record, tmp_path: Path
) -> None:
    record(1)
    pack = tmp_path / "pack.pdf"
    board_packs.make(desk, date(2026, 4, 1), date(2026, 6, 30), pack, lambda _done, _all: None)
    dialog = CheckDialog(desk, Asks(pack=lambda _window: pack))
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.code.pack.click()

    qtbot.waitUntil(lambda: bool(dialog.code.answer.text()))
    assert dialog.code.answer.text() == "The code is on the record, with 0 entries after it."


def test_what_is_no_pack_is_told_where_it_was_chosen(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_text("Dear all,", "utf-8")
    dialog = CheckDialog(desk, Asks(pack=lambda _window: letter))
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.code.pack.click()

    qtbot.waitUntil(lambda: bool(dialog.code.answer.text()))
    assert dialog.code.answer.text().startswith("letter.pdf carries no check code")


def test_the_register_is_narrowed_by_who_and_by_pause(opened: Open, record: Record) -> None:
    record(1)
    record(2, decided_by=(DecidedBy("Rhys Pell", "trustee"),))
    page = opened()
    people = {words: key for key, words in page.filters.who._choices}

    page.filters.who._choose(people["Rhys Pell"])
    by_rhys = numbers(page)
    page.filters.pause._choose(PauseStood.QUICK)
    by_quick_pause = numbers(page)
    page.filters.show_everything()

    assert (by_rhys, by_quick_pause, numbers(page)) == (["2"], [], ["2", "1"])


def test_patterns_count_what_was_chosen_and_why_we_stepped_back(opened: Open, record: Record) -> None:
    record(1)
    record(2)
    record(3, outcome=Outcome.BID, main_reason="")

    page = opened()

    assert page.outcomes.isVisible()
    assert "Others are better placed\n2" in words_on(page.reasons)


def test_the_side_column_goes_where_there_is_no_room(opened: Open, record: Record) -> None:
    record(1)
    page = opened()

    page.resize(SIDE_GOES_BELOW - 20, 700)

    assert not page.badge.isVisible()
    assert page.export.isVisible()


def test_export_leaves_its_room_to_the_title_where_there_is_little(
    request: pytest.FixtureRequest, opened: Open, record: Record
) -> None:
    request.addfinalizer(lambda: theme.use("light", 1.0))
    record(1)
    page = opened()

    theme.use("light", 2.0)
    page.resize(2 * EXPORT_GOES_BELOW - 40, 700)

    assert not page.export.isVisible()
    assert page.whole_list() is not None  # the menu exports


def test_ten_decisions_and_all_that_stands_beside_them_fit_the_usual_window(
    opened: Open, record: Record
) -> None:
    reasons = ("others_better_placed", "no_honest_time", "not_our_mission", "risk_too_high", "cash_flow")
    for number in range(10):
        record(number + 1, main_reason=reasons[number % len(reasons)])

    page = opened()

    assert not page.table.view.verticalScrollBar().isVisible()
    assert not page.side.verticalScrollBar().isVisible()


def test_a_day_of_another_year_is_not_cut(desk: Desk, opened: Open, record: Record) -> None:
    review_on = date(desk.today.year + 1, 5, 24)
    record(1, review_on=review_on)
    view = opened().table.view

    cell = view.visualRect(view.model().index(0, Col.REVIEW))

    foot = cell.adjusted(0, 2 * cell.height() // 3, 0, -1)
    assert len(colours_in(view.viewport().grab(foot).toImage())) > 1  # so the year stands under the day


def test_the_list_is_exported_as_it_is_narrowed(
    qtbot: QtBot, desk: Desk, opened: Open, record: Record
) -> None:
    record(1)
    record(2, outcome=Outcome.BID, main_reason="")
    page = opened()
    page.filters.outcome.choose(Outcome.BID)

    with qtbot.waitSignal(page.export_asked) as asked:
        page.export.click()

    (whole_list,) = asked.args
    assert len(list(whole_list.read(desk, lambda _done, _total: None).rows)) == 1


def test_a_page_asks_for_the_board_pack(qtbot: QtBot, opened: Open) -> None:
    page = opened()

    with qtbot.waitSignal(page.pack_asked):
        page.make_pack.click()


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester, desk: Desk, record: Record) -> None:
    record(1)
    model = RegisterTableModel()
    with desk.reader() as db:
        model.show(register(db, desk).lines)

    qtmodeltester.check(model)


def test_each_cell_says_what_it_shows(desk: Desk, record: Record) -> None:
    record(1)
    model = RegisterTableModel()
    with desk.reader() as db:
        line = register(db, desk).lines[0]
    model.show([replace(line, superseded_by="2")])

    def said(column: Col) -> str:
        return str(model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole))

    assert said(Col.DECISION) == "Step back, superseded by decision 2"
    assert said(Col.DAYS_LEFT) == "Days left when recorded: 28 d, enough time"


def test_a_screen_reader_finds_the_cells_of_the_table(opened: Open, record: Record) -> None:
    record(1)
    page = opened()

    table = QAccessible.queryAccessibleInterface(page.table.view)

    assert table.role() == QAccessible.Role.Table
    assert page.table.view.accessibleName() == "Decisions"


def test_somebody_with_another_name_by_now_has_it_in_the_register_too(
    desk: Desk, opened: Open, record: Record
) -> None:
    record(1)
    page = opened()
    changes = SettingsChanges(desk)
    with desk.reader() as db:
        amina = next(person for person in people.everyone(db) if person.name == "Amina Okoro")

    changes.change_person(amina.id, "Amina Okoro-Hughes", amina.role).result()
    page.refresh(frozenset({("person", amina.id)}))

    assert "Amina Okoro-Hughes" in words_on(page.table.pane)
