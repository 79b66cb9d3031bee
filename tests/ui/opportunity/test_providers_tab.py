"""The tab Providers & partners, on a real workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.domain.looked import Found, Looked, Way
from desktop.domain.organisation import Organisation, Role
from desktop.domain.pause import Answer, LensId, PauseKind, Standing
from desktop.services import directory, pausing
from desktop.services.desk import Desk
from desktop.ui.commands import CommandId
from desktop.ui.looked.looked_card import LookedCard
from desktop.ui.looked.way_dialog import WayDialog
from desktop.ui.opportunity.opportunity_page import OpportunityPage, Tab
from desktop.ui.opportunity.providers.our_size_dialog import OurSizeDialog
from desktop.ui.opportunity.providers.provider_dialog import ProviderDialog
from desktop.ui.opportunity.providers.provider_row import ProviderRow
from desktop.ui.opportunity.providers.rule_out_dialog import RuleOutDialog
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from tests.ui.accessible import told
from tests.ui.notices import a_tender, an_award, an_early_signal, stored

Opened = Callable[[str], OpportunityPage]
TITLE = {"title": "Evening drop-ins"}


@pytest.fixture
def key(desk: Desk) -> str:
    return stored(desk, a_tender(3, 28, **TITLE), an_award(13, "The Lantern Room", **TITLE))[0]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk) -> Iterator[Opened]:
    """Open an opportunity's page at the tab, and wait until that stands there."""
    made: list[OpportunityPage] = []

    def make(key: str) -> OpportunityPage:
        page = OpportunityPage(desk)
        made.append(page)
        qtbot.addWidget(page)
        page.resize(1248, 836)
        page.show()
        with qtbot.waitSignal(page.shown):
            page.show_opportunity(key)
        with qtbot.waitSignal(page.providers.shown):
            page.tabs.setCurrentIndex(Tab.PROVIDERS)
        qtbot.waitUntil(lambda: page.providers.looked is not None)
        return page

    yield make
    for page in made:
        page.hide()
    QThreadPool.globalInstance().waitForDone(5_000)


def words(widget: object) -> list[str]:
    QApplication.processEvents()  # what was just laid out is shown with the next events
    assert hasattr(widget, "findChildren")
    return [label.text() for label in widget.findChildren(Label) if label.isVisible() and label.text()]


def row(page: OpportunityPage, number: int = 0) -> ProviderRow:
    return page.providers.panel.rows[number]


def dialog(page: OpportunityPage) -> QDialog:
    found = page.providers.doing.dialog
    assert found is not None
    return found


def recorded(qtbot: QtBot, page: OpportunityPage) -> None:
    """Accept the dialog and wait until the tab has read again."""
    with qtbot.waitSignal(page.providers.shown):
        dialog(page).accept()
    QApplication.processEvents()


def confirm(qtbot: QtBot, page: OpportunityPage) -> None:
    row(page).buttons["confirm"].click()
    form = dialog(page)
    assert isinstance(form, ProviderDialog)
    form.standing.choose("known")
    form.source.set_words("They told us")
    form.well.choose("yes")
    recorded(qtbot, page)


def mark(qtbot: QtBot, page: OpportunityPage) -> LookedCard:
    looked = page.providers.looked
    assert looked is not None
    form = looked.ask(Way.LOCAL_STAFF)
    form.found.choose(Found.NOBODY)
    with qtbot.waitSignal(looked.shown):
        form.keep.click()
    return looked


def test_nothing_is_read_before_the_tab_is_in_sight(qtbot: QtBot, desk: Desk, key: str) -> None:
    page = OpportunityPage(desk)
    qtbot.addWidget(page)
    page.show()

    with qtbot.waitSignal(page.shown):
        page.show_opportunity(key)

    assert page.providers.tab is None
    assert page.providers.looked is None
    assert not page.providers.panel.isVisibleTo(page.providers)
    page.hide()
    QThreadPool.globalInstance().waitForDone(5_000)


def test_nothing_of_one_opportunity_stands_while_another_is_read(
    qtbot: QtBot, opened: Opened, desk: Desk, key: str
) -> None:
    page = opened(key)
    other = stored(desk, a_tender(4, 28))[0]

    page.providers.show_opportunity(other)
    stands = page.providers.panel.isVisible()
    with qtbot.waitSignal(page.providers.shown):
        pass

    assert not stands
    assert page.providers.panel.isVisible()
    assert page.providers.panel.rows == []


def test_a_lead_stands_with_its_evidence_and_what_can_be_said_of_it(opened: Opened, key: str) -> None:
    page = opened(key)

    said = words(page.providers.panel)
    assert "The Lantern Room" in said
    assert any(each.startswith("We believe: Award notice 000013") for each in said)
    assert [button.text() for button in row(page).buttons.values()] == ["Confirm", "Correct", "Rule out"]
    assert row(page).name.accessibleName() == "The Lantern Room: A lead, nobody has looked yet"


def test_no_award_found_reads_as_missing_data(opened: Opened, desk: Desk) -> None:
    page = opened(stored(desk, a_tender(3, 28))[0])

    assert any("missing data" in each for each in words(page.providers.panel))
    assert not any("no provider" in each.casefold() for each in words(page.providers.panel))


def test_confirming_asks_how_well_it_is_known_and_can_be_undone(
    qtbot: QtBot, opened: Opened, key: str
) -> None:
    page = opened(key)

    confirm(qtbot, page)

    assert row(page).name.accessibleName() == "The Lantern Room: Confirmed"
    assert page.providers.panel.said.text() == "Confirmed The Lantern Room"
    assert list(row(page).buttons) == ["correct", "rule_out", "take_back", "talk", "record"]
    with qtbot.waitSignal(page.providers.shown):
        page.commands()[CommandId.UNDO]()
    assert list(row(page).buttons)[:3] == ["confirm", "correct", "rule_out"]
    assert page.providers.panel.said.text() == "Undone: Confirmed The Lantern Room"


def test_what_is_missing_is_said_beneath_its_field(opened: Opened, key: str) -> None:
    page = opened(key)
    row(page).buttons["confirm"].click()
    form = dialog(page)
    assert isinstance(form, ProviderDialog)
    form.on.edit.setText("the day before")

    form.accept()
    assert "could not be read" in form.on.error.sentence()
    form.on.set_value(date(2027, 1, 1))
    form.accept()

    assert form.standing_field.error.sentence() == "Say how well this is known."
    assert form.source.error.sentence().startswith("Say how we know")
    assert form.on.error.sentence() == "Choose today or an earlier day."
    form.reject()


def test_ruling_out_asks_why_and_leads_back(qtbot: QtBot, opened: Opened, key: str) -> None:
    page = opened(key)
    row(page).buttons["rule_out"].click()
    form = dialog(page)
    assert isinstance(form, RuleOutDialog)
    form.accept()
    assert form.reason.error.sentence() == "Say why, in a few words."

    form.reason.set_words("It was about another hall")
    recorded(qtbot, page)

    panel = page.providers.panel
    assert panel.rows == []
    panel.ruled_out.head.click()
    assert any(
        each.startswith("It was about another hall. Ruled out by Amina Okoro") for each in words(panel)
    )
    with qtbot.waitSignal(page.providers.shown):
        panel.back_rows[0].back.click()
    assert len(panel.rows) == 1


def test_one_that_no_notice_names_is_added(qtbot: QtBot, opened: Opened, key: str) -> None:
    page = opened(key)
    page.providers.panel.add.click()
    form = dialog(page)
    assert isinstance(form, ProviderDialog)
    form.accept()
    assert form.organisation.error.sentence() == "Say which organisation this is."

    form.organisation.edit.setText("Quarry Road Shed")
    form.standing.choose("believed")
    form.source.set_words("Ines has seen it")
    recorded(qtbot, page)

    assert row(page).name.text() == "Quarry Road Shed"
    assert "Added by hand" in row(page).name.accessibleName()


def test_a_correction_is_said_anew(qtbot: QtBot, opened: Opened, desk: Desk, key: str) -> None:
    other = desk.workspace.write(
        lambda db: directory.add(db, desk, Organisation(name="Fernmoor Peer Circle"))
    ).result()
    page = opened(key)
    row(page).buttons["correct"].click()
    form = dialog(page)
    assert isinstance(form, ProviderDialog)
    assert form.end_on.value() == date(2026, 9, 30)
    form.organisation.show_organisation(other)
    form.standing.choose("asked")
    form.source.set_words("Both told us")
    form.reason.set_words("Passed on in March")
    recorded(qtbot, page)

    row(page).buttons["correct"].click()
    again = dialog(page)
    assert isinstance(again, ProviderDialog)
    assert again.organisation.organisation() == other
    assert again.standing.choice() == Standing.ASKED
    again.reject()


def test_how_big_we_are_is_told_once_and_shows_beside(qtbot: QtBot, opened: Opened, key: str) -> None:
    page = opened(key)
    assert page.providers.panel.ours.text() == "How big we are is not noted yet."
    page.providers.panel.tell_size.click()
    form = dialog(page)
    assert isinstance(form, OurSizeDialog)
    form.pounds.set_words("a lot")
    form.accept()
    assert form.pounds.error.sentence().startswith("Write a year’s income")

    form.pounds.set_words("£240,000")
    form.source.set_words("accounts to March 2026")
    recorded(qtbot, page)

    assert page.providers.panel.ours.text() == "Beside us: £240k a year (accounts to March 2026)."


def test_the_questions_of_the_second_lens_lead_there(
    qtbot: QtBot, opened: Opened, desk: Desk, key: str
) -> None:
    said = {"closure_if_we_win": Answer("They would close.", Standing.BELIEVED)}
    pausing.answer(desk, key, PauseKind.FULL, LensId.EXISTING_PROVIDERS, said)
    page = opened(key)

    shown = words(page.providers.impacts)
    with qtbot.waitSignal(page.lens_asked) as asked:
        page.providers.impacts.links[LensId.EXISTING_PROVIDERS].click()

    assert [title for title in shown if title in ("Closure", "Less work", "Key staff")] == [
        "Closure",
        "Less work",
        "Key staff",
    ]
    assert "If we win: We believe: They would close." in shown
    assert asked.args == [key, "existing_providers"]
    assert shown.index("Connection") < shown.index("Stability")


def test_partners_come_from_the_directory_and_lead_on(
    qtbot: QtBot, opened: Opened, desk: Desk, key: str
) -> None:
    made = Organisation(
        name="Drop-in Collective", roles=(Role.POTENTIAL_PARTNER,), activities=("Drop-in cafés",)
    )
    there = desk.workspace.write(lambda db: directory.add(db, desk, made)).result()
    page = opened(key)

    card = page.providers.partners
    assert "Drop-in Collective" in words(card)
    assert "No conversation noted." in words(card)
    links = {button.text(): button for button in card.findChildren(Button) if button.isVisible()}
    with qtbot.waitSignal(page.record_asked) as record:
        links["Open its record"].click()
    with qtbot.waitSignal(page.conversation_asked) as talk:
        links["Note a conversation"].click()
    with qtbot.waitSignal(page.finder_asked) as finder:
        card.find_others.click()
    assert (record.args, talk.args, finder.args) == ([there], [there, key], [key])


def test_before_a_tender_they_are_the_people_to_talk_to_now(opened: Opened, desk: Desk) -> None:
    page = opened(stored(desk, an_early_signal(4))[0])

    assert page.providers.partners.title.text() == "People to talk to now"


def test_where_we_have_looked_stands_there_and_undo_is_of_what_came_last(
    qtbot: QtBot, opened: Opened, key: str
) -> None:
    page = opened(key)
    confirm(qtbot, page)
    looked = page.providers.looked
    assert looked is not None
    form = looked.ask(Way.LOCAL_STAFF)
    assert isinstance(form, WayDialog)
    form.reject()

    assert looked.key == key
    assert page.providers.can_undo
    assert Looked(way=Way.LOCAL_STAFF, on=date(2026, 6, 1), found=Found.NOBODY).way in looked.rows


def test_undo_is_of_what_came_last_though_the_news_of_what_was_before_comes_after_it(
    qtbot: QtBot, opened: Opened, key: str
) -> None:
    page = opened(key)
    mark(qtbot, page)
    confirm(qtbot, page)

    page.providers.refresh(frozenset({("looked", key), ("provider", key)}))
    with qtbot.waitSignal(page.providers.shown):
        page.providers.undo()

    assert page.providers.panel.said.text() == "Undone: Confirmed The Lantern Room"


def test_what_was_marked_is_undone_though_a_notice_arrives_since(
    qtbot: QtBot, opened: Opened, key: str
) -> None:
    page = opened(key)
    confirm(qtbot, page)
    looked = mark(qtbot, page)

    page.providers.refresh(frozenset({("opportunity", key)}))
    with qtbot.waitSignal(looked.shown):
        page.providers.undo()

    assert looked.saved.words.text().startswith("Taken back: ")
    assert page.providers.doing.can_undo


def test_the_map_opens_in_place_of_the_lists_and_closes_again(qtbot: QtBot, opened: Opened, key: str) -> None:
    page = opened(key)
    part = page.providers.map

    part.button.click()
    assert part.view is not None
    qtbot.waitUntil(lambda: part.view is not None and part.view.subject == key)
    is_open, lists = part.is_open, page.providers.panel.isVisible()
    part.button.click()

    assert (is_open, lists) == (True, False)
    assert (part.is_open, page.providers.panel.isVisible()) == (False, True)
    assert part.button.text() == "Open the map"


def test_all_of_it_is_reached_by_keyboard_in_reading_order(opened: Opened, key: str) -> None:
    page = opened(key)
    words(page)
    page.providers.map.button.setFocus()

    reached = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        reached.append(focused.accessibleName() if focused else "")

    assert reached[:4] == [
        "Add one we know of",
        "Confirm: The Lantern Room",
        "Correct: The Lantern Room",
        "Rule out: The Lantern Room",
    ]


def test_whatever_takes_the_keyboard_says_what_it_is_about(opened: Opened, key: str) -> None:
    page = opened(key)
    words(page)

    reached = [each for each in told(page.providers) if each.focusable]

    assert len(reached) > 10
    assert [str(each) for each in reached if not each.name.strip()] == []


def test_the_keyboard_stays_with_the_provider_it_was_on(qtbot: QtBot, opened: Opened, key: str) -> None:
    page = opened(key)
    row(page).buttons["confirm"].setFocus()

    confirm(qtbot, page)

    assert page.window().focusWidget() in row(page).buttons.values()


def test_a_file_that_is_only_read_offers_nothing_to_say(qtbot: QtBot, desk: Desk, key: str) -> None:
    from desktop.domain.provider import Said
    from desktop.services.provider_changes import ProviderChanges, ProviderWords
    from desktop.store.workspace import Workspace

    said = ProviderWords(name="Quarry Shed", standing=Standing.KNOWN, source="They told us")
    ProviderChanges(desk).say(Said.ADDED, key, None, said).result()
    with Workspace.open(desk.workspace.path, writable=False, now=desk.now) as workspace:
        page = OpportunityPage(Desk(workspace, desk.now))
        qtbot.addWidget(page)
        page.show()
        with qtbot.waitSignal(page.shown):
            page.show_opportunity(key)
        with qtbot.waitSignal(page.providers.shown):
            page.tabs.setCurrentIndex(Tab.PROVIDERS)

        offered = [list(one.buttons) for one in page.providers.panel.rows]
        page.hide()
        QThreadPool.globalInstance().waitForDone(5_000)

    assert offered == [["record"], []]
    assert not page.providers.panel.add.isVisible()
