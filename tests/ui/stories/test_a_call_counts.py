"""A call is noted from anywhere, seen to from Today, and counts: what was talked about is not dismissed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.services.conversation_changes import Conversing
from desktop.services.desk import Desk
from desktop.store import conversations
from tests.ui.keyboard import CTRL, SHIFT
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.person import Person

SAID = "They run it on Tuesdays and would like to be asked earlier."
LINE = "Could they bid too? Keep to what is public."


def note(person: Person, organisation: str, said: str, *, is_new: bool) -> None:
    """Fill in the form that is open and note it, by keyboard alone."""
    person.sees("What was said")
    person.types(organisation)
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Return)
    person.until(lambda: not is_new or person.find("Organisation"))
    person.write("What was said", said)
    person.press(Qt.Key.Key_Return, CTRL)
    person.comes_back()


def talks(desk: Desk) -> list[conversations.KeptTalk]:
    with desk.reader() as db:
        return list(conversations.everyone(db))


def test_a_call_is_noted_from_the_list_and_the_key_for_dismissing_steps_back(
    sit_down: SitDown, sample_desk: Desk
) -> None:
    amina = sit_down(sample_desk)
    amina.find_in_list('"esol and family learning"')
    amina.press(Qt.Key.Key_N)
    amina.sees("ESOL and family learning", LINE)
    note(amina, "Wordshare Learning", SAID, is_new=True)

    (kept,) = talks(sample_desk)
    assert (kept.talk.said, kept.talk.about) == (SAID, "ocds-sample-esol")
    amina.sees("Noted the conversation with Wordshare Learning")

    amina.find_in_list('"esol and family learning"')
    amina.press(Qt.Key.Key_X)
    amina.sees("What have you decided?")
    amina.find_in_list('"esol and family learning"')
    amina.press(Qt.Key.Key_Return)
    amina.tab("History")
    amina.sees(f"Call with Wordshare Learning on 9 June 2026: {SAID}")
    amina.click("Wordshare Learning")
    amina.sees("Whom we speak with, what was said, and what comes next.", SAID)


def test_a_next_step_is_seen_to_from_today_and_taken_back(sit_down: SitDown, sample_desk: Desk) -> None:
    amina = sit_down(sample_desk)
    amina.press(Qt.Key.Key_N, CTRL | SHIFT)
    amina.sees("What was said")
    amina.types("Wordshare Learning")
    amina.press(Qt.Key.Key_Down)
    amina.press(Qt.Key.Key_Return)
    amina.write("What was said", SAID)
    amina.write("Next step", "Ring again")
    amina.write("By", "12 June 2026")
    amina.click("Note it")
    amina.comes_back()

    amina.go(Qt.Key.Key_1)
    amina.sees("Conversations due", "Wordshare Learning. Ring again. Fri 12 Jun")
    amina.click("Wordshare Learning")
    amina.sees("Ring again")
    amina.click("It is done")
    amina.comes_back()
    amina.until(lambda: not amina.has("Wordshare Learning"))
    assert not talks(sample_desk)[0].talk.is_waiting

    amina.press(Qt.Key.Key_Z, CTRL)
    amina.sees("Wordshare Learning. Ring again. Fri 12 Jun")


def test_the_list_is_searched_and_a_conversation_taken_away_and_put_back(
    sit_down: SitDown, sample_desk: Desk
) -> None:
    amina = sit_down(sample_desk)
    amina.go(Qt.Key.Key_5)
    amina.sees("No conversation yet.")
    amina.click("Note a conversation")
    note(amina, "Wordshare Learning", SAID, is_new=True)
    amina.sees(SAID)

    amina.press(Qt.Key.Key_F, CTRL)
    amina.types("nothing like it")
    amina.sees("Nothing matches these filters.")
    amina.click("Show all conversations")
    amina.sees(SAID)
    amina.click("Take away")
    amina.sees("No conversation yet.", "Took away the conversation with Wordshare Learning")
    amina.press(Qt.Key.Key_Z, CTRL)
    amina.sees(SAID, "Undone: Took away the conversation with Wordshare Learning")


def test_how_often_we_want_to_speak_is_chosen_beside_a_conversation(
    sit_down: SitDown, sample_desk: Desk
) -> None:
    amina = sit_down(sample_desk)
    amina.go(Qt.Key.Key_5)
    amina.click("Note a conversation")
    note(amina, "Wordshare Learning", SAID, is_new=True)
    amina.choose("We want to speak", "Every 6 weeks")

    amina.sees("Wordshare Learning: every 6 weeks")
    with sample_desk.reader() as db:
        (rhythm,) = conversations.rhythms(db).values()
    assert rhythm.rhythm.every_weeks == 6


def test_what_was_typed_comes_back_when_the_form_is_left(sit_down: SitDown, sample_desk: Desk) -> None:
    amina = sit_down(sample_desk)
    amina.press(Qt.Key.Key_N, CTRL | SHIFT)
    amina.write("What was said", "They were just saying that")
    amina.click("Leave it")
    amina.comes_back()
    assert talks(sample_desk) == []

    amina.press(Qt.Key.Key_N, CTRL | SHIFT)
    amina.sees("Typed before, not yet noted.", "They were just saying that")
    amina.click("Start afresh")
    amina.until(lambda: "They were just saying that" not in amina.reads())
    amina.press(Qt.Key.Key_Escape)
    amina.comes_back()


def test_somebody_elses_change_shows_at_once(sit_down: SitDown, sample_desk: Desk) -> None:
    amina = sit_down(sample_desk)
    amina.go(Qt.Key.Key_5)
    amina.click("Note a conversation")
    note(amina, "Wordshare Learning", SAID, is_new=True)
    (kept,) = talks(sample_desk)

    Conversing(sample_desk).remove(kept.id)

    amina.sees("No conversation yet.")
    assert QGuiApplication.focusWindow() is not None
