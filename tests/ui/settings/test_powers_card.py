"""Who decides: which decisions wait for sign-off, and up to which value a role may decide alone."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.limits import Limit, SignOffAsked
from desktop.ui.settings.limits_list import NO_LIMITS
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.widgets.label import Label
from tests.ui.settings.conftest import Kept


def test_sign_off_is_asked_for_by_one_press_and_taken_back(
    qtbot: QtBot, page: SettingsPage, kept: Kept
) -> None:
    with qtbot.waitSignal(page.powers.saved):
        page.powers.asked.chips[SignOffAsked.BIDS].click()
    assert kept().sign_off is SignOffAsked.BIDS

    with qtbot.waitSignal(page.powers.saved):
        page.powers.undo()

    assert kept().sign_off is SignOffAsked.NEVER


def test_a_limit_is_added_and_removed(qtbot: QtBot, page: SettingsPage, kept: Kept) -> None:
    card = page.powers
    assert NO_LIMITS in [label.text() for label in card.limits.findChildren(Label)]
    card.role.set_words("Director")
    card.up_to.set_words("£50k")
    with qtbot.waitSignal(card.saved):
        card.add.click()
    assert kept().limits == (Limit("Director", 5_000_000),)
    qtbot.waitUntil(lambda: len(card.limits.buttons) == 1)
    assert card.role.words() == ""

    with qtbot.waitSignal(card.saved):
        card.limits.buttons[0].click()

    assert kept().limits == ()


@pytest.mark.parametrize(
    ("role", "amount", "words"),
    [
        ("", "", "for which role"),
        ("Trustee", "100", "without a limit"),
        ("Director", "lots", "Write an amount in pounds"),
    ],
)
def test_what_is_no_limit_is_refused_under_its_field(
    page: SettingsPage, kept: Kept, role: str, amount: str, words: str
) -> None:
    card = page.powers
    card.role.set_words(role)
    card.up_to.set_words(amount)

    card.add.click()

    assert words in card.role.error.sentence() + card.up_to.error.sentence()
    assert kept().limits == ()
