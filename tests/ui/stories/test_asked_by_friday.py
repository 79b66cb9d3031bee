"""A larger organisation asks us to join by Friday: logged, held against the days, tested, and answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QGuiApplication

from desktop.domain.approached import Answer
from desktop.domain.organisation import Organisation
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges
from desktop.store import approaches
from desktop.store.approaches import KeptApproach
from desktop.ui.changes import Changes
from desktop.ui.commands import CommandId
from desktop.ui.conversations import approach_page
from desktop.ui.pictures import settle
from tests.ui.keyboard import CTRL
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.person import Person

MAIL = (
    "Sent: Mon 8 June 2026 16:02\nWe are putting together our response and would love to have you on board. "
    "Could you let us know by Friday, with your logo?"
)


def logged(desk: Desk) -> list[KeptApproach]:
    with desk.reader() as db:
        return list(approaches.everyone(db))


def name(person: Person, field: str, words: str) -> None:
    """Name something with a few letters, and take the first that they may mean."""
    person.write(field, words)
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Return)


@pytest.fixture
def reply_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a person says that the reply shall be saved."""
    out = tmp_path / "Our reply.txt"
    monkeypatch.setattr(approach_page.ApproachPage.__init__, "__defaults__", (lambda *_: out, None))
    return out


def test_we_are_asked_to_join_by_friday_and_answer_in_our_own_time(
    sit_down: SitDown, sample_desk: Desk, reply_file: Path
) -> None:
    amina = sit_down(sample_desk)
    amina.go(Qt.Key.Key_5)
    amina.click("We were asked to join")
    name(amina, "Who asks us", "Northway Support Services")
    name(amina, "For which tender", "young carers")
    QGuiApplication.clipboard().setText(MAIL)
    amina.write("What they wrote or said", "")
    amina.press(Qt.Key.Key_V, CTRL)
    amina.click("Use They asked on: Mon 8 Jun")
    amina.click("Use Reply asked by: Fri 12 Jun")
    amina.sees("They have 19 working days from asking us to the deadline.", "We were given 4 working days")
    amina.sees("Could they bid too? Keep to what is public.")

    amina.write("What we would do", "Outreach in two towns")
    amina.write("Our share of the work", "40")
    amina.write("Our share of the value", "10")
    amina.click("No", about="Do we take part in the talks on the bid?")
    amina.click("Yes", about="Do they ask that we work with nobody else?")
    amina.sees(
        "A named role: not known yet",
        "A share of work and value: in tension",
        "A voice in the bid: in tension",
        "Free to work with others: in tension",
        "Payment terms: not known yet",
    )
    amina.click("Log it")
    amina.sees("Logged a moment ago")
    (kept,) = logged(sample_desk)
    assert (kept.approach.role, kept.approach.voice, kept.approach.shared) == (
        "Outreach in two towns",
        False,
        False,
    )

    amina.click("Write a draft")
    amina.sees("You will hear from us by Wednesday 17 June 2026.", "This is not an agreement about who bids")
    settle()  # the field grows with its text
    amina.click("Copy")
    assert "Dear Northway Support Services" in QGuiApplication.clipboard().text()
    amina.click("Save as a file…")
    assert "Dear Northway Support Services" in reply_file.read_text("utf-8")

    amina.go(Qt.Key.Key_1)
    amina.sees("Asks us to join: Young carers’ breaks and advocacy")
    amina.click("Northway Support Services")
    amina.click("We talk, on our own timetable")
    amina.click("Note our answer")
    amina.sees("We talk, on our own timetable, 9 June 2026")
    (kept,) = logged(sample_desk)
    assert kept.answer is Answer.TALK
    assert "You will hear from us" in kept.approach.reply
    amina.go(Qt.Key.Key_1)
    amina.until(lambda: "Asks us to join" not in amina.reads())


def test_a_tender_that_no_source_published_is_typed_by_hand(sit_down: SitDown, sample_desk: Desk) -> None:
    amina = sit_down(sample_desk)
    amina.go_to("We were asked to join")
    amina.comes_back()
    name(amina, "Who asks us", "Northway Support Services")
    amina.write("For which tender", "Family mentoring in Northdale")
    amina.press(Qt.Key.Key_Down)
    amina.press(Qt.Key.Key_Return)
    amina.sees("Add an opportunity")
    amina.write("Deadline", "19 June 2026")
    amina.click("Add the opportunity")
    amina.comes_back()

    amina.sees("They have 8 working days from asking us to the deadline.")
    amina.sees("The deadline leaves no honest time to think with our own people.")
    amina.click("Log it")
    amina.sees("Logged a moment ago")
    (kept,) = logged(sample_desk)
    assert kept.about_title == "Family mentoring in Northdale"


def test_what_is_missing_is_said_and_what_was_typed_waits(sit_down: SitDown, sample_desk: Desk) -> None:
    amina = sit_down(sample_desk)
    amina.go(Qt.Key.Key_5)
    amina.click("We were asked to join")
    amina.write("What we would do", "Outreach")
    amina.click("Log it")
    amina.sees("Choose who asks, or add them.")
    amina.go(Qt.Key.Key_2)
    amina.go(Qt.Key.Key_5)
    amina.click("We were asked to join")
    amina.sees("Typed before, not logged yet", "Outreach")
    assert logged(sample_desk) == []


def test_an_approach_is_taken_away_and_put_back(sit_down: SitDown, sample_desk: Desk) -> None:
    amina = sit_down(sample_desk)
    amina.go(Qt.Key.Key_5)
    amina.click("We were asked to join")
    name(amina, "Who asks us", "Northway Support Services")
    amina.click("Log it")
    amina.sees("Logged a moment ago")
    amina.click("Take away")
    amina.sees("Took away what Northway Support Services asked")
    assert logged(sample_desk) == []
    amina.press(Qt.Key.Key_Z, CTRL)
    amina.sees("Undone: Took away what Northway Support Services asked")
    assert len(logged(sample_desk)) == 1


def test_undo_stays_when_the_news_of_a_step_comes_after_it(sit_down: SitDown, sample_desk: Desk) -> None:
    amina = sit_down(sample_desk)
    amina.go(Qt.Key.Key_5)
    amina.click("We were asked to join")
    name(amina, "Who asks us", "Northway Support Services")
    with amina.qtbot.waitSignal(_news(amina)):  # of both steps, and of the organisation that the first added
        amina.click("Log it")
        amina.click("Take away")
    amina.press(Qt.Key.Key_Z, CTRL)
    amina.sees("Undone: Took away what Northway Support Services asked")


def test_undo_of_conversations_gives_way_to_a_later_step_elsewhere(
    sit_down: SitDown, sample_desk: Desk
) -> None:
    amina = sit_down(sample_desk)
    noting = amina.window.noting
    noting.told("Noted")
    noting.changed(frozenset({("source", "feed"), ("opportunity", "ocds-1"), ("journal", "1")}))
    assert CommandId.UNDO in noting.commands("")
    noting.changed(frozenset({("organisation", "org:1"), ("journal", "1")}))
    assert CommandId.UNDO not in noting.commands("")


def test_undo_of_conversations_outlives_the_late_news_of_a_step_before_them(
    sit_down: SitDown, sample_desk: Desk
) -> None:
    amina = sit_down(sample_desk)
    noting = amina.window.noting

    DirectoryChanges(sample_desk).add(Organisation(name="Northway Support Services")).result()
    noting.told("Noted")
    with amina.qtbot.waitSignal(_news(amina)):
        pass

    assert CommandId.UNDO in noting.commands("")


def _news(person: Person) -> SignalInstance:
    heard = person.window.findChild(Changes)
    assert heard is not None
    return heard.saved
