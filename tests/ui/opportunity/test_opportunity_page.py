"""The page of one opportunity, on a real workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QThreadPool, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.decision import DecidedBy, DecisionDraft, Outcome
from desktop.domain.pause import Answer, LensId, PauseKind
from desktop.services import deciding
from desktop.services.catalogue import lenses
from desktop.services.desk import Desk
from desktop.services.pausing import answer
from desktop.ui.commands import CommandId
from desktop.ui.opportunity.link_dialog import LinkDialog, may_open
from desktop.ui.opportunity.looked_dialog import LookedDialog
from desktop.ui.opportunity.opportunity_page import OpportunityPage, Tab
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import PADDING
from desktop.ui.widgets.label import Label
from tests.ui.notices import a_tender, an_award, an_update, stored

Shown = Callable[[str], OpportunityPage]


@pytest.fixture
def opened() -> list[QUrl]:
    """What was handed to the browser."""
    return []


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, opened: list[QUrl]) -> Iterator[Shown]:
    """Make the page and wait until it shows an opportunity."""
    made: list[OpportunityPage] = []

    def make(key: str) -> OpportunityPage:
        page = OpportunityPage(desk, open_url=opened.append)
        made.append(page)
        qtbot.addWidget(page)
        page.resize(1248, 836)
        page.show()
        with qtbot.waitSignal(page.shown):
            page.show_opportunity(key)
        return page

    yield make
    for page in made:
        page.hide()
    QThreadPool.globalInstance().waitForDone(5_000)


def words_in(widget: object) -> list[str]:
    """All that labels in there say."""
    QApplication.processEvents()  # what was just laid out is shown with the next events
    assert hasattr(widget, "findChildren")
    return [label.text() for label in widget.findChildren(Label) if not label.isHidden()]


def think(desk: Desk, key: str, lens: LensId, text: str) -> None:
    """Answer every question of one lens."""
    asked = next(one for one in lenses() if one.id is lens).questions
    answer(desk, key, PauseKind.FULL, lens, {question.id: Answer(text=text) for question in asked})


def test_the_head_says_who_buys_what_and_how_the_time_stands(shown: Shown, desk: Desk) -> None:
    (key,) = stored(desk, a_tender(3, 28))

    page = shown(key)

    assert page.head.title.text() == "Invented service 3"
    assert page.head.byline.startswith("Invented Council 3  ·  £120,000")
    assert page.head.verdict.text() == "Enough time"
    assert page.runway.sentence.text().startswith("28 working days to submission.")


def test_stepping_back_is_as_large_as_the_pause(shown: Shown, desk: Desk) -> None:
    (key,) = stored(desk, a_tender(3, 28))

    page = shown(key)

    assert page.head.step_back.height() == page.head.pause.height()


def test_buttons_ask_for_pause_and_step_back(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    (key,) = stored(desk, a_tender(3, 28))
    page = shown(key)

    with qtbot.waitSignal(page.pause_asked) as pause:
        page.head.pause.click()
    with qtbot.waitSignal(page.decision_asked) as decision:
        page.head.step_back.click()
    with qtbot.waitSignal(page.back_asked):
        page.head.back.click()

    assert pause.args == [key]
    assert decision.args == [key, "step_back"]


def test_a_title_with_a_tag_shows_its_brackets(shown: Shown, desk: Desk) -> None:
    (key,) = stored(desk, a_tender(3, 28, title="Meals & <b>company</b>"))

    page = shown(key)

    spoken = QAccessible.queryAccessibleInterface(page.head.title)
    assert "company" in spoken.text(QAccessible.Text.Name)
    assert page.head.title.text() == spoken.text(QAccessible.Text.Name)


def test_a_link_is_opened_only_after_its_host_was_shown(
    qtbot: QtBot, shown: Shown, desk: Desk, opened: list[QUrl]
) -> None:
    (key,) = stored(desk, a_tender(3, 28))
    page = shown(key)
    link = next(
        button
        for button in page.overview.bought.findChildren(Button)
        if button.text().startswith("Tender notice")
    )

    link.click()
    dialog = page.findChild(LinkDialog)
    assert dialog is not None
    assert opened == []
    assert any("www.example.org" in words for words in words_in(dialog))

    dialog.lead_there.click()
    assert opened == [QUrl("https://www.example.org/notice/3")]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/", "https:", "data:text/html,x", ""],
)
def test_nothing_but_http_and_https_is_handed_to_a_browser(
    shown: Shown, desk: Desk, opened: list[QUrl], url: str
) -> None:
    (key,) = stored(desk, a_tender(3, 28))
    page = shown(key)

    dialog = page.ask_to_open(url, "example.org")

    assert not may_open(url)
    assert dialog is None
    assert opened == []


def test_what_changed_stands_in_the_overview_and_the_history(shown: Shown, desk: Desk) -> None:
    first = a_tender(3, 28)
    (key,) = stored(desk, first)
    stored(desk, an_update(first, deadline="2026-07-24T12:00:00+01:00"))

    page = shown(key)

    assert any("24 Jul" in words for words in words_in(page.overview.bought))
    page.tabs.setCurrentIndex(Tab.HISTORY)
    assert any("24 Jul" in words for words in words_in(page.history))


def test_the_pause_so_far_is_on_paper(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    (key,) = stored(desk, a_tender(3, 28))
    think(desk, key, LensId.MISSION_FIT, "It is what we are here for.")

    page = shown(key)

    words = words_in(page.overview.pause)
    assert "It is what we are here for." in words
    assert words.count("Not started") == 3
    assert page.head.pause.text() == "Continue the pause"


def test_no_award_found_reads_as_missing_data(shown: Shown, desk: Desk) -> None:
    (key,) = stored(desk, a_tender(3, 28))

    page = shown(key)

    assert any("missing data" in words for words in words_in(page.overview.providers))


def test_awards_are_leads_with_their_source(shown: Shown, desk: Desk) -> None:
    same = {"title": "Evening drop-ins"}
    key, _ = stored(desk, a_tender(3, 28, **same), an_award(13, "The Lantern Room", **same))

    page = shown(key)

    words = words_in(page.overview.providers)
    assert "The Lantern Room" in words
    assert any("Award notice" in each for each in words)


def test_looked_still_stands_clears_what_was_raised(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    first = a_tender(3, 28)
    (key,) = stored(desk, first)
    think(desk, key, LensId.MISSION_FIT, "Yes.")
    stored(desk, an_update(first, deadline="2026-07-24T12:00:00+01:00"))
    page = shown(key)
    assert page.look_again.isVisibleTo(page)
    assert any("deadline moved" in words for words in words_in(page.look_again))

    with qtbot.waitSignal(page.shown):
        page.look_again.looked.click()
        dialog = page.deciding.dialog
        assert isinstance(dialog, LookedDialog)
        dialog.found.setPlainText("The buyer has confirmed the new day.")
        dialog.record.click()

    assert not page.look_again.isVisibleTo(page)


def test_the_tabs_show_one_part_each(shown: Shown, desk: Desk) -> None:
    (key,) = stored(desk, a_tender(3, 28))
    page = shown(key)

    for tab in Tab:
        page.tabs.setCurrentIndex(tab)

        assert [part.isVisibleTo(page) for part in page.parts.values()] == [one is tab for one in Tab]


def test_a_click_on_the_pauses_tab_goes_there(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    (key,) = stored(desk, a_tender(3, 28))
    page = shown(key)

    with qtbot.waitSignal(page.pause_asked) as asked:
        page.tabs.tabBarClicked.emit(Tab.PAUSE)

    assert asked.args == [key]


def test_a_change_to_it_is_shown_and_one_to_another_is_not(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    first = a_tender(3, 28)
    key, other = stored(desk, first, a_tender(4, 20))
    page = shown(key)
    stored(desk, an_update(first, title="Renamed service"))

    page.refresh(frozenset({("opportunity", other)}))
    assert not page._reader.is_waiting
    with qtbot.waitSignal(page.shown):
        page.refresh(frozenset({("opportunity", key)}))

    assert page.head.title.text() == "Renamed service"


def test_an_opportunity_that_is_not_held_says_so(qtbot: QtBot, desk: Desk) -> None:
    page = OpportunityPage(desk)
    qtbot.addWidget(page)

    with qtbot.waitSignal(page._reader.gone):
        page.show_opportunity("ocds-none")

    assert page.gone.isVisibleTo(page)


def test_pause_and_decision_can_be_asked_for_by_key(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    (key,) = stored(desk, a_tender(3, 28))
    page = shown(key)

    with qtbot.waitSignal(page.decision_asked) as asked:
        page.commands()[CommandId.DECIDE]()

    assert asked.args == [key, ""]


def test_a_narrow_page_stacks_its_cards(shown: Shown, desk: Desk) -> None:
    (key,) = stored(desk, a_tender(3, 28))
    page = shown(key)

    page.resize(760, 836)
    QApplication.processEvents()

    overview = page.overview
    cards = (overview.bought, overview.pause, overview.talks, overview.providers)
    tops = [card.mapTo(overview, QPoint(0, 0)).y() for card in cards]
    assert tops == sorted(set(tops))


def test_a_narrow_page_that_is_high_has_its_room_to_spare_beneath_the_cards(
    qtbot: QtBot, shown: Shown, desk: Desk
) -> None:
    (key,) = stored(desk, a_tender(3, 28))
    page = shown(key)
    overview = page.overview
    cards = (overview.bought, overview.pause, overview.cost, overview.talks, overview.providers)

    page.resize(760, 3000)

    def gaps() -> list[int]:
        tops = [card.mapTo(overview, QPoint(0, 0)).y() for card in cards]
        return [below - top - card.height() for card, top, below in zip(cards, tops, tops[1:], strict=False)]

    qtbot.waitUntil(lambda: gaps() == [16] * 4)


def test_in_a_usual_window_the_first_cards_end_together(shown: Shown, desk: Desk) -> None:
    (key,) = stored(desk, a_tender(3, 28))
    think(desk, key, LensId.MISSION_FIT, "It is what we are here for.")

    overview = shown(key).overview
    QApplication.processEvents()

    pause, talks = overview.pause, overview.talks
    assert pause.height() == talks.height() == 396
    assert pause.mapTo(overview, QPoint(0, 0)).y() == talks.mapTo(overview, QPoint(0, 0)).y() == 0
    assert talks.note.mapTo(talks, QPoint(0, talks.note.height())).y() == talks.height() - PADDING


def test_the_overview_asks_for_a_note_and_the_runway_for_the_plan(
    qtbot: QtBot, shown: Shown, desk: Desk
) -> None:
    (key,) = stored(desk, a_tender(3, 28))
    page = shown(key)

    with qtbot.waitSignal(page.conversation_asked) as noted:
        page.overview.talks.note.click()
    with qtbot.waitSignal(page.plan_asked):
        page.runway.plan.click()

    assert noted.args == ["", key]


def test_without_a_plan_there_is_none_to_adjust(shown: Shown, desk: Desk) -> None:
    (key,) = stored(desk, a_tender(3, None))

    page = shown(key)

    assert page.runway.plan.isHidden()


def test_once_a_decision_stands_the_head_offers_to_read_it_or_to_decide_again(
    qtbot: QtBot, desk: Desk, shown: Shown
) -> None:
    (key,) = stored(desk, a_tender(3, 28))
    draft = DecisionDraft(
        outcome=Outcome.STEP_BACK,
        rationale="Others already do this well.",
        main_reason="others_better_placed",
        decided_by=(DecidedBy("Amina Okoro", "director"),),
        no_pause_reason="The board had agreed before.",
    )
    number = deciding.record(desk, key, draft).number
    page = shown(key)

    with qtbot.waitSignal(page.decision_read) as read:
        page.head.pause.click()
    with qtbot.waitSignal(page.decision_asked) as again:
        page.head.step_back.click()

    assert (page.head.pause.text(), page.head.step_back.text()) == ("Read the decision", "Decide again")
    assert read.args == [number]
    assert again.args == [key, ""]
