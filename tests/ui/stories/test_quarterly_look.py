"""The quarterly look: a board pack that trustees read without the app, whose counts are the register's."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from desktop.services.sample_story import say_what_fits
from tests.ui.keyboard import CTRL
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.person import Person
from tests.ui.stories.steps import Typed, decide, pause_quickly, record_says

LINES = (
    "Warm homes are near to us, not ours.",
    "Harbourlight answers these calls.",
    "No time is left to ask it fairly.",
    "A number that people know would go.",
)
STEP_BACK = Typed(
    outcome=Outcome.STEP_BACK,
    why="Harbourlight is better placed, and eight days are not enough to ask.",
    reason="Others are better placed",
    instead=("Speak to the buyer about what people need",),
)
BID = Typed(
    outcome=Outcome.BID,
    why="Families asked us to carry the groups on.",
    reason="People who live with this asked us to",
    no_pause="The board settled it in May.",
    minute="Board 12 May, item 6",
)
DISMISSED = "Peer support and drop-in services"
EXCEPTION = "The buyer will not pay before March; the reserve carries it."


def test_what_was_decided_is_read_without_the_app(
    sit_down: SitDown, sample_desk: Desk, tmp_path: Path
) -> None:
    say_what_fits(sample_desk)
    amina = sit_down(sample_desk)
    amina.find_in_list(f'"{DISMISSED}"')
    amina.press(Qt.Key.Key_X)
    amina.sees("Dismissed 1")
    amina.find_in_list("warm homes")
    amina.press(Qt.Key.Key_Return)
    pause_quickly(amina, LINES)
    decide(amina, STEP_BACK)
    amina.find_in_list("esol")
    amina.press(Qt.Key.Key_D)
    amina.click("In tension", about="No loss-making bids")
    amina.write("Reason for the exception: No loss-making bids", EXCEPTION)
    decide(amina, BID)

    pdf = pack(amina, tmp_path / "pack.pdf")
    page = words_of((tmp_path / "pack.html").read_text(encoding="utf-8"))

    for text in (pdf, page):
        for typed in (STEP_BACK, BID):
            for words in (typed.why, typed.reason, typed.no_pause, typed.minute, *typed.instead):
                assert words in text
        assert all(line in text for line in (*LINES, EXCEPTION, DISMISSED))
    record_says(amina, "2", BID, EXCEPTION)
    record_says(amina, "1", STEP_BACK, *LINES)


def pack(person: Person, out: Path) -> str:
    """Make the pack with the keyboard; return its words, lines joined."""
    person.go(Qt.Key.Key_7)
    person.sees("1 bid", "1 step back", "1 exception", "1 opportunity dismissed")
    person.click("Also as a web page")
    person.click("Make the board pack")
    person.until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    person.keys.press(Qt.Key.Key_A, CTRL)
    person.types(str(out))
    person.press(Qt.Key.Key_Return)
    person.comes_back()
    person.until(lambda: out.exists() and out.with_suffix(".html").exists())
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(out)]
    return " ".join(" ".join(pages).split())


def words_of(page: str) -> str:
    """Return the words of a web page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())
