from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.organisation import IncomeBand
from desktop.domain.size import Size
from desktop.domain.working_days import Nation
from desktop.services.commitments_page import commitments_shown
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, who_we_are
from desktop.services.source_health import source_lines
from desktop.store import drafts, profiles, settings
from desktop.ui.welcome.brand_panel import BrandPanel
from desktop.ui.welcome.welcome_page import BRAND_GOES_BELOW, WelcomePage
from desktop.ui.widgets.scrolling import Scrolling


@pytest.fixture
def page(empty_desk: Desk, shown: Callable[[QWidget], None]) -> WelcomePage:
    """The first question, on a workspace that knows nobody."""
    page = WelcomePage(empty_desk)
    shown(page)
    page.setFocus()
    return page


def answer_what_is_needed(page: WelcomePage) -> None:
    """Say who writes, for whom and where."""
    page.person.set_words("Amina Okoro")
    page.organisation.set_words("Fernmoor Neighbours")
    page.nations.chips[Nation.WALES].click()


def test_three_answers_introduce_us(qtbot: QtBot, empty_desk: Desk, page: WelcomePage) -> None:
    QTest.keyClicks(page.person.edit, "Amina Okoro")
    QTest.keyClicks(page.organisation.edit, "Fernmoor Neighbours")
    page.nations.chips[Nation.WALES].click()

    with qtbot.waitSignal(page.introduced):
        page.later.click()

    with empty_desk.reader() as db:
        assert who_we_are(db) == WhoWeAre("Amina Okoro", "Fernmoor Neighbours", Nation.WALES)
    assert empty_desk.author is not None


def test_more_about_us_can_be_told_at_once(qtbot: QtBot, empty_desk: Desk, page: WelcomePage) -> None:
    answer_what_is_needed(page)
    QTest.keyClicks(page.number.edit, "sc 012345")
    QTest.keyClicks(page.purpose, "Nobody is alone.")
    page.incomes.chips[IncomeBand.TO_500K].click()

    with qtbot.waitSignal(page.introduced):
        page.later.click()

    with empty_desk.reader() as db:
        ours = settings.of(db)
    assert (ours.charity_number, ours.purpose) == ("SC012345", "Nobody is alone.")
    assert ours.our_income == Size(band=IncomeBand.TO_500K, source="as we said on 9 June 2026")


def test_an_income_can_be_left_unsaid_after_all(qtbot: QtBot, empty_desk: Desk, page: WelcomePage) -> None:
    answer_what_is_needed(page)
    page.incomes.chips[IncomeBand.TO_1M].click()
    page.incomes.chips[""].click()

    with qtbot.waitSignal(page.introduced):
        page.later.click()

    with empty_desk.reader() as db:
        assert settings.of(db).our_income is None


def test_a_wrong_number_is_told_once_and_holds_nobody_up(empty_desk: Desk, page: WelcomePage) -> None:
    answer_what_is_needed(page)
    QTest.keyClicks(page.number.edit, "12")

    page.next.click()

    assert page.number.error.sentence() == (
        "A charity number is 6 or 7 digits, or SC or NIC and 6 digits. Correct it, or go on without it."
    )
    assert page.focusWidget() is page.number.edit
    with empty_desk.reader() as db:
        assert who_we_are(db) is None

    page.next.click()

    with empty_desk.reader() as db:
        assert who_we_are(db) == WhoWeAre("Amina Okoro", "Fernmoor Neighbours", Nation.WALES)


def test_what_was_typed_comes_back(
    qtbot: QtBot, empty_desk: Desk, page: WelcomePage, shown: Callable[[QWidget], None]
) -> None:
    QTest.keyClicks(page.organisation.edit, "Fernmoor Neighbours")
    QTest.keyClicks(page.number.edit, "12")
    QTest.keyClicks(page.purpose, "Nobody is")
    page.nations.chips[Nation.WALES].click()
    page.incomes.chips[IncomeBand.TO_500K].click()

    def is_kept() -> bool:
        with empty_desk.reader() as db:
            return "Nobody is" in str(drafts.of(db, "welcome"))

    qtbot.waitUntil(is_kept)
    QTest.keyClicks(page.purpose, " alone")
    assert page.leave()

    again = WelcomePage(empty_desk)
    shown(again)
    assert (again.organisation.words(), again.number.words()) == ("Fernmoor Neighbours", "12")
    assert again.purpose.words() == "Nobody is alone"
    assert (again.nations.choice(), again.incomes.choice()) == (Nation.WALES, IncomeBand.TO_500K)

    again.person.set_words("Amina Okoro")
    again.number.set_words("")
    with qtbot.waitSignal(again.introduced):
        again.later.click()
    assert again.leave()
    with empty_desk.reader() as db:
        assert not drafts.of(db, "welcome")


def test_what_fits_us_is_kept_where_the_window_closes_on_it(empty_desk: Desk, page: WelcomePage) -> None:
    answer_what_is_needed(page)
    page.next.click()
    QTest.keyClicks(page.profile.form.words, "befriending")

    assert page.leave()

    with empty_desk.reader() as db:
        assert profiles.of(db).words == ("befriending",)


def test_the_first_step_fits_the_usual_window(qtbot: QtBot, page: WelcomePage) -> None:
    page.resize(1440, 900 - 31)  # the menus stand above it

    step = page.person.window().findChildren(Scrolling)
    qtbot.waitUntil(lambda: page.next.isVisible())
    assert all(one.verticalScrollBar().maximum() == 0 for one in step if one.isVisible())


def test_what_is_missing_is_said_under_its_field(empty_desk: Desk, page: WelcomePage) -> None:
    QTest.keyClicks(page.person.edit, "Amina Okoro")

    page.next.click()

    assert page.person.error.sentence() == ""
    assert page.organisation.error.sentence() == "Say for whom you work."
    assert page.nation.error.sentence() == "Choose where you work."
    assert page.focusWidget() is page.organisation.edit
    with empty_desk.reader() as db:
        assert who_we_are(db) is None


def test_the_first_question_has_the_cursor(page: WelcomePage) -> None:
    assert page.focusWidget() is page.person.edit


def test_the_page_is_answered_by_keyboard_alone(qtbot: QtBot, empty_desk: Desk, page: WelcomePage) -> None:
    QTest.keyClicks(page.person.edit, "Amina Okoro")
    QTest.keyClick(page.person.edit, Qt.Key.Key_Tab)
    QTest.keyClicks(page.organisation.edit, "Fernmoor Neighbours")
    QTest.keyClick(page.organisation.edit, Qt.Key.Key_Tab)
    QTest.keyClick(page.nations.chips[Nation.ENGLAND], Qt.Key.Key_Space)

    QTest.keyClick(page.organisation.edit, Qt.Key.Key_Return)
    assert page.focusWidget() is page.profile.form.words
    QTest.keyClicks(page.profile.form.words, "befriending, peer support")
    page.profile.next.setFocus()
    QTest.keyClick(page.profile.next, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: page.focusWidget() is next(iter(page.commitments.ticks.values()), None))
    page.commitments.next.setFocus()
    QTest.keyClick(page.commitments.next, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.focusWidget() is next(iter(page.sources.ticks.values()), None))
    page.sources.next.setFocus()

    with qtbot.waitSignal(page.introduced):
        QTest.keyClick(page.sources.next, Qt.Key.Key_Space)

    with empty_desk.reader() as db:
        assert profiles.of(db).words == ("befriending", "peer support")
        assert commitments_shown(db, empty_desk).not_adopted == 0


def test_what_is_not_ticked_is_left_out_of_promises_and_pulls(
    qtbot: QtBot, empty_desk: Desk, page: WelcomePage
) -> None:
    page.person.set_words("Amina Okoro")
    page.organisation.set_words("Fernmoor Neighbours")
    page.nations.chips[Nation.ENGLAND].click()
    page.next.click()
    with qtbot.waitSignal(page.profile.finished):
        page.profile.next.click()
    kept, dropped, *_ = page.commitments.ticks
    page.commitments.ticks[dropped].click()
    with qtbot.waitSignal(page.commitments.finished):
        page.commitments.next.click()
    pulled, left_out, *_ = page.sources.ticks
    page.sources.ticks[left_out].click()

    with qtbot.waitSignal(page.introduced):
        page.sources.next.click()

    with empty_desk.reader() as db:
        shown = commitments_shown(db, empty_desk)
        off = {line.id: line.off for line in source_lines(db, empty_desk)}
    assert kept in {one.id for one in shown.in_force}
    assert [one.id for one in shown.retired] == [dropped]
    assert (off[pulled], off[left_out]) == (False, True)


def test_what_fits_us_can_be_set_up_later(qtbot: QtBot, empty_desk: Desk, page: WelcomePage) -> None:
    page.person.set_words("Amina Okoro")
    page.organisation.set_words("Fernmoor Neighbours")
    page.nations.chips[Nation.ENGLAND].click()
    page.next.click()

    with qtbot.waitSignal(page.introduced):
        page.profile.later.click()

    with empty_desk.reader() as db:
        assert who_we_are(db) is not None
        assert profiles.of(db).is_empty


def test_a_value_that_is_no_amount_is_said_under_its_field(page: WelcomePage) -> None:
    page.profile.form.lowest.set_words("plenty")

    page.profile.save()

    assert page.profile.form.lowest.error.sentence() == "Write whole pounds, such as 10,000."


def test_the_left_side_goes_where_there_is_no_room(page: WelcomePage) -> None:
    page.resize(BRAND_GOES_BELOW - 20, 700)

    brand = page.findChild(BrandPanel)
    assert brand is not None
    assert not brand.isVisible()
