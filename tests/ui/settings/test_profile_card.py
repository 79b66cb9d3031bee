"""What fits us, in the settings: typed and chosen, saved as one leaves a field, and judged in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.profile import Profile
from desktop.services.desk import Desk
from desktop.services.settings_changes import SettingsChanges
from desktop.store import profiles
from desktop.ui.settings.settings_page import SettingsPage
from tests.ui.test_left_and_opened_again import busy


def kept(desk: Desk) -> Profile:
    with desk.reader() as db:
        return profiles.of(db)


def test_words_are_saved_as_one_leaves_them(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    form = page.profile.form
    form.words.setFocus()
    QTest.keyClicks(form.words, "peer support,  drop-in")

    with qtbot.waitSignal(page.profile.saved):
        form.lowest.edit.setFocus()

    assert kept(desk).words == ("peer support", "drop-in")
    assert page.profile.saved_line.isVisibleTo(page)


def test_kinds_are_chosen_by_keyboard_and_taken_out_again(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    form = page.profile.form
    dialog = form.kinds.ask()
    QTest.keyClicks(dialog.field, "85310000")
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    with qtbot.waitSignal(page.profile.saved):
        dialog.ready.click()
    assert kept(desk).kinds == ("85310000",)
    (chip,) = form.kinds.chips
    assert chip.text() == "Social work services"

    with qtbot.waitSignal(page.profile.saved):
        chip.click()
    assert kept(desk).kinds == ()


def test_a_place_that_no_table_holds_is_added_by_its_name(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    dialog = page.profile.form.places.ask()
    QTest.keyClicks(dialog.field, "Fernmoor")
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    with qtbot.waitSignal(page.profile.saved):
        dialog.ready.click()

    assert kept(desk).places == ("Fernmoor",)


def test_leaving_the_chooser_changes_nothing(page: SettingsPage, desk: Desk) -> None:
    dialog = page.profile.form.places.ask()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    dialog.reject()

    assert page.profile.form.places.chosen() == ()
    assert kept(desk).is_empty


def test_a_range_that_goes_downwards_is_said_under_its_field(page: SettingsPage, desk: Desk) -> None:
    form = page.profile.form
    form.lowest.set_words("50k")
    form.highest.set_words("£10,000")

    assert page.profile.commit() is form.highest.edit
    assert form.highest.error.sentence() == "The lower value is above the higher one."
    assert kept(desk).is_empty


def test_the_news_of_one_change_takes_nothing_back_of_the_next_that_is_being_saved(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    both = Profile(places=("Fernmoor", "Marsh Lane"))
    SettingsChanges(desk).change_profile(lambda _kept: both).result()
    places = page.profile.form.places
    qtbot.waitUntil(lambda: places.chosen() == both.places)

    busy(desk)
    places.chips[0].click()
    page.refresh()
    meanwhile = places.chosen()
    qtbot.waitUntil(lambda: kept(desk).places == ("Marsh Lane",))

    assert meanwhile == ("Marsh Lane",)
    assert places.chosen() == ("Marsh Lane",)


def test_undo_brings_back_what_was_there(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    form = page.profile.form
    form.words.setPlainText("advice")
    with qtbot.waitSignal(page.profile.saved):
        page.profile.commit()

    with qtbot.waitSignal(page.profile.saved):
        page.profile.undo()

    assert kept(desk).is_empty
    qtbot.waitUntil(lambda: form.words.words() == "")
