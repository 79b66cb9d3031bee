"""What is next with whom, on the overview."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from desktop.services.conversation_lines import TalkLine
from desktop.ui.opportunity.talks_card import TalksCard
from desktop.ui.widgets.label import Label


def a_talk(name: str, step: str = "", by: str = "", at: date | None = None) -> TalkLine:
    """A conversation whose next step, where it has one, is still to come."""
    return TalkLine(
        id=name, organisation=name, name=name, next_step=step, next_on=by, next_at=at, waiting=bool(step)
    )


def words_of(qtbot: QtBot, *lines: TalkLine) -> list[str]:
    """What the card says of these."""
    card = TalksCard()
    qtbot.addWidget(card)
    card.show_talks(lines)
    return [label.text() for label in card.findChildren(Label)]


def test_next_steps_stand_with_their_days_the_soonest_first(qtbot: QtBot) -> None:
    said = words_of(
        qtbot,
        a_talk("Marsh Lane Kitchen", "Ask how we can help", "No day set"),
        a_talk("Fernmoor Peer Circle", "Visit the Thursday group.", "Thu 11 Jun", date(2026, 6, 11)),
        a_talk("The Lantern Room", "Call Ines", "Today", date(2026, 6, 9)),
        a_talk("Brook Street Carers", "Send the\ndates", "Since Fri 5 Jun", date(2026, 6, 5)),
    )

    assert said == [
        *("Next conversations",),
        *("Brook Street Carers", "Send the dates, since Fri 5 Jun"),
        *("The Lantern Room", "Call Ines, today"),
        *("Fernmoor Peer Circle", "Visit the Thursday group, Thu 11 Jun"),
        *("Marsh Lane Kitchen", "Ask how we can help"),
    ]


def test_with_nothing_to_come_it_says_so(qtbot: QtBot) -> None:
    said = words_of(qtbot, a_talk("The Lantern Room"))

    assert said == ["Next conversations", "No next step with anybody is noted yet."]
