from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.packs import ALL_PARTS, PARTS_FOR_PARTNERS, PackChoice, PackPart, Shared
from desktop.services.desk import Desk
from desktop.store import journal
from desktop.ui.board_pack.board_pack_page import BoardPackPage
from desktop.ui.board_pack.contents_card import PARTNERS, TRUSTEES
from desktop.ui.board_pack.period_card import OWN_DAYS
from desktop.ui.periods import Days, Period, days_of
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from tests.reports.reading import read
from tests.ui.pages.conftest import Record


@pytest.fixture
def page(desk: Desk, record: Record, shown: Callable[[QWidget], None]) -> BoardPackPage:
    """The page over a register with one decision of this quarter."""
    record(1)
    page = BoardPackPage(desk)
    shown(page)
    return page


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label))


def test_what_the_pack_will_hold_is_said_in_words(page: BoardPackPage) -> None:
    assert "1 decision: 1 step back" in words_on(page)


def test_a_period_with_no_decision_can_be_made_and_says_what_it_holds(page: BoardPackPage) -> None:
    page.period.period.chips[Period.LAST_QUARTER].click()

    assert page.make_pack.isEnabled()
    assert "0 decisions" in words_on(page)


def test_a_pack_of_nothing_is_not_made(page: BoardPackPage) -> None:
    for tick in page.contents.parts.ticks.values():
        tick.click()

    assert not page.make_pack.isEnabled()
    assert page.make_pack.toolTip() == "Tick something that the pack is to hold."


def test_what_is_not_ticked_is_not_in_the_pack(qtbot: QtBot, page: BoardPackPage, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    for part in (PackPart.COVER, PackPart.PATTERNS, PackPart.FOLLOW_UPS):
        page.contents.parts.ticks[part].click()

    with qtbot.waitSignal(page.made):
        page.make(out)

    bookmarks = read(out).bookmarks
    assert bookmarks[0] == "Summary"
    assert not {"Cover", "Patterns", "Follow-ups open"} & set(bookmarks)


def test_partners_are_told_nothing_but_what_is_ticked(page: BoardPackPage) -> None:
    page.contents.whom.chips[PARTNERS].click()

    assert page.contents.choice().shared == frozenset()
    assert set(page.contents.parts.ticks) == set(PARTS_FOR_PARTNERS)

    page.contents.shared.ticks[Shared.WHY].click()

    assert page.contents.choice().shared == frozenset({Shared.WHY})
    assert "Private notes are in no pack." in words_on(page)


def test_a_choice_for_trustees_is_kept_while_partners_are_looked_at(page: BoardPackPage) -> None:
    page.contents.parts.ticks[PackPart.DISMISSED].click()

    page.contents.whom.chips[PARTNERS].click()
    page.contents.whom.chips[TRUSTEES].click()

    assert page.contents.choice() == PackChoice(ALL_PARTS - {PackPart.DISMISSED})


def test_a_web_page_is_made_beside_the_pack(qtbot: QtBot, page: BoardPackPage, tmp_path: Path) -> None:
    page.contents.page_too.click()

    with qtbot.waitSignal(page.made):
        page.make(tmp_path / "pack.pdf")

    assert '<html lang="en-GB">' in (tmp_path / "pack.html").read_text("utf-8")
    assert page.made_card.open_page.isVisible()
    assert str(tmp_path / "pack.html") in words_on(page.made_card)


@pytest.fixture
def previewed(qtbot: QtBot, page: BoardPackPage) -> BoardPackPage:
    """The page with its preview laid out."""
    page.preview.show_pages_button.click()
    qtbot.waitUntil(lambda: page.preview.is_filled and page.preview.view.has_image())
    return page


def test_the_preview_shows_the_first_page_and_says_what_stands_on_it(previewed: BoardPackPage) -> None:
    view = previewed.preview.view

    assert view.accessibleName().startswith("Page 1 of ")
    assert view.accessibleName().endswith(": Cover")
    assert "Board pack for trustees" in view.accessibleDescription()
    assert view.hasFocus()
    assert not previewed.preview.before.isEnabled()


def test_the_pages_are_turned_by_keys_and_buttons(qtbot: QtBot, previewed: BoardPackPage) -> None:
    preview = previewed.preview

    qtbot.keyClick(preview.view, Qt.Key.Key_PageDown)
    assert preview.number == 1
    qtbot.keyClick(preview.view, Qt.Key.Key_End)
    assert not preview.after.isEnabled()
    qtbot.keyClick(preview.view, Qt.Key.Key_Home)
    assert preview.number == 0
    preview.after.click()
    assert preview.view.accessibleName().endswith(": Summary")
    qtbot.keyClick(preview.view, Qt.Key.Key_PageUp)
    assert preview.number == 0


def test_looking_records_nothing_and_leaves_no_code(previewed: BoardPackPage, desk: Desk) -> None:
    assert "Preview: not made yet" in previewed.preview.view.accessibleDescription()
    with desk.reader() as db:
        assert "pack.made" not in [entry.kind for entry in journal.entries(db)]


def test_another_choice_says_that_the_preview_is_of_the_one_before(previewed: BoardPackPage) -> None:
    previewed.contents.parts.ticks[PackPart.COVER].click()

    assert previewed.preview.where.text() == "The choice has changed since: show it again."


def test_each_pattern_is_drawn_and_said_in_words(previewed: BoardPackPage) -> None:
    views = previewed.patterns.views

    assert [view.accessibleName().split(".")[0] for view in views[:3]] == [
        "Outcomes by quarter",
        "Main reasons",
        "Runway at publication",
    ]
    assert "Apr to Jun 2026: bid 0, partner 0, step back 1." in views[0].accessibleName()
    assert all(view.height() > 20 for view in views)


def test_days_of_ones_own_begin_with_this_quarter(page: BoardPackPage) -> None:
    page.period.period.chips[OWN_DAYS].click()

    assert page.period.days() == (date(2026, 4, 1), date(2026, 6, 9))
    assert page.period.first.isVisible()


def test_days_in_the_wrong_order_are_refused_in_words(page: BoardPackPage) -> None:
    page.period.period.chips[OWN_DAYS].click()

    page.period.last.edit.clear()
    page.period.last.edit.insert("1 January 2026")
    page.period.last.edited.emit()

    assert page.period.last.error.sentence() == "The last day comes before the first."
    assert not page.make_pack.isEnabled()


def test_the_pack_is_made_where_it_was_asked_for(qtbot: QtBot, page: BoardPackPage, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"

    with qtbot.waitSignal(page.made) as made:
        page.make(out)

    assert made.args == [out]
    assert out.read_bytes().startswith(b"%PDF")
    assert str(out) in words_on(page.made_card)
    assert page.made_card.isVisible()
    assert page.make_pack.isEnabled()


def test_a_place_that_cannot_be_written_to_is_told_in_sentences(
    qtbot: QtBot, page: BoardPackPage, tmp_path: Path
) -> None:
    page.make(tmp_path / "not there" / "pack.pdf")

    qtbot.waitUntil(lambda: bool(page.problem.sentence()))
    assert not page.made_card.isVisible()
    assert page.make_pack.isEnabled()


def test_the_button_asks_where_to_put_the_pack(page: BoardPackPage) -> None:
    page.make_pack.click()

    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "pdf"
    dialog.close()


def alike(one: QColor, other: QColor) -> bool:
    """Whether two colours differ by no more than a drawing rounds."""
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(left - right) <= 3 for left, right in parts)


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_patterns_are_drawn_in_the_colours_of_the_theme(
    previewed: BoardPackPage, name: str, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: theme.use("light", 1.0))

    theme.use(name, 2.0)

    drawn = previewed.patterns.views[0].grab().toImage()
    pixels = (drawn.pixelColor(x, y) for y in range(drawn.height()) for x in range(200))
    assert any(alike(pixel, theme.colour("line")) for pixel in pixels)


def test_laying_out_the_preview_can_be_stopped(qtbot: QtBot, page: BoardPackPage) -> None:
    page.preview.show_pages_button.click()
    assert not page.make_pack.isEnabled()

    page.making.cancel_asked.emit()

    qtbot.waitUntil(lambda: page.make_pack.isEnabled())
    assert not page.making.isVisible()


@pytest.mark.parametrize(
    ("period", "today", "days"),
    [
        (Period.THIS_QUARTER, date(2026, 6, 9), Days(date(2026, 4, 1), date(2026, 6, 9))),
        (Period.LAST_QUARTER, date(2026, 6, 9), Days(date(2026, 1, 1), date(2026, 3, 31))),
        (Period.LAST_QUARTER, date(2026, 1, 1), Days(date(2025, 10, 1), date(2025, 12, 31))),
        (Period.LAST_12_MONTHS, date(2026, 6, 9), Days(date(2025, 6, 10), date(2026, 6, 9))),
        (Period.LAST_12_MONTHS, date(2028, 2, 29), Days(date(2027, 3, 1), date(2028, 2, 29))),
        (Period.EVERYTHING, date(2026, 6, 9), Days(None, None)),
    ],
)
def test_a_period_has_its_first_and_last_day(period: Period, today: date, days: Days) -> None:
    assert days_of(period, today) == days


def test_the_days_and_the_ticks_come_back_the_next_time(page: BoardPackPage, desk: Desk) -> None:
    page.period.period.chips[OWN_DAYS].click()
    page.period.first.set_value(date(2026, 2, 1))
    page.period.last.set_value(date(2026, 2, 28))
    page.contents.parts.ticks[PackPart.HABITS].click()
    page.contents.page_too.click()
    kept = json.loads(json.dumps(page.remembered()))

    again = BoardPackPage(desk)
    again.recall(kept)

    assert again.period.days() == (date(2026, 2, 1), date(2026, 2, 28))
    assert again.contents.choice() == PackChoice(ALL_PARTS - {PackPart.HABITS})
    assert again.contents.page_too.isChecked()
    again.deleteLater()


def test_what_partners_are_told_is_ticked_anew_each_time(page: BoardPackPage, desk: Desk) -> None:
    page.contents.whom.chips[PARTNERS].click()
    page.contents.shared.ticks[Shared.WHY].click()
    kept = json.loads(json.dumps(page.remembered()))

    again = BoardPackPage(desk)
    again.recall(kept)

    assert again.contents.choice() == PackChoice(PARTS_FOR_PARTNERS, frozenset())
    again.deleteLater()


@pytest.mark.parametrize(
    "kept",
    [
        {"period": {"period": "own_days", "days": ["2026-03-01", "no day"]}, "contents": {"left_out": 3}},
        {"period": {"period": "of the moon"}, "contents": {"whom": "nobody", "left_out": {"trustees": 1}}},
        {"period": 7, "contents": None},
    ],
)
def test_what_was_kept_and_makes_no_sense_is_left_out(page: BoardPackPage, kept: dict[str, object]) -> None:
    before = page.period.days()

    page.recall(kept)

    assert page.period.days() == before
    assert page.contents.choice() == PackChoice(ALL_PARTS)
