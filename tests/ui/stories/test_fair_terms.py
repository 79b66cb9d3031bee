"""Fair terms: a plan is built from empty, and leaves as a draft that both sides can sign, telling no more
of the others than was ticked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from desktop.domain.documents import Which
from desktop.domain.organisation import Organisation
from desktop.services.desk import Desk
from desktop.services.verifying import check
from desktop.store import directory, journal
from desktop.ui.documents.documents_dialog import DocumentsDialog
from tests.reports import reading_docx
from tests.reports.reading import read
from tests.services.plans import add
from tests.ui.notices import a_tender, stored
from tests.ui.stories.conftest import SitDown
from tests.ui.stories.person import Person

LANTERN, PEER = "The Lantern Room", "Fernmoor Peer Circle"
NAMED = "Heads of terms, Drop-in support in Fernmoor"
SECRET = "quillon-private-note"
PURPOSE = "People find somebody who knows what it is like. The Lantern Room keeps its doors open."
TERMS = {
    "Money": "The Lantern Room pays us within a week of being paid.",
    "Risk": "We carry most of it, because we have reserves.",
    "Autonomy": "Each runs its own evenings.",
    "Ideas": "The Thursday evening stays theirs.",
    "Credit": "Each by its own name.",
    "Data": "No names are shared.",
    "Safeguarding": "One lead, named by them.",
    "Meeting the buyer": "They meet the buyer; we come along.",
    "Rhythm": "Every second Tuesday, we call.",
    "Disagreement": "We talk first. Then the leaders do.",
    "Exit": "The venue and the list stay with them.",
}
SHARES = {"Fernmoor Neighbours": ("60", "58", "80", "50"), LANTERN: ("40", "42", "20", "50")}


def test_a_plan_built_from_empty_leaves_as_a_draft_to_sign(
    sit_down: SitDown, desk: Desk, tmp_path: Path
) -> None:
    tender = a_tender(2, 28, title="Drop-in support in Fernmoor")
    stored(desk, tender)
    lantern, peer = add(desk, Organisation(name=LANTERN)), add(desk, Organisation(name=PEER))
    keep_private(desk, lantern)
    amina = sit_down(desk)

    plan_from_empty(amina)
    pdf, word = draft_terms(amina, tmp_path)

    for text in (" ".join(read(pdf).text.split()), reading_docx.words(word)):
        for said in (*TERMS.values(), LANTERN, "40%", "58%", "Draft for advice, not a contract"):
            assert said in text, said
        assert "For The Lantern Room" in text
        assert "Signature" in text
        assert PEER not in text
    for held in (pdf.read_bytes(), word.read_bytes(), reading_docx.everything(word).encode()):
        assert SECRET.encode() not in held
    assert all("Draft for advice, not a contract" in page for page in read(pdf).pages)
    assert reading_docx.opened(word).core_properties.author == "Fernmoor Neighbours"
    with desk.reader() as db:
        told = [
            event.says["told"] for event in journal.history(db, tender.opportunity) if "told" in event.says
        ]
        assert directory.one(db, peer) is not None
    assert told == [{lantern: ["checks", "contact", "name", "shares", "terms"]}] * 2
    assert check(desk).ok


def keep_private(desk: Desk, organisation: str) -> None:
    says = {"text": SECRET}
    desk.workspace.write(
        lambda db: journal.append(
            db,
            author=desk.author,
            kind="private_note.written",
            subject=organisation,
            payload=says,
            now=desk.now(),
        )
    ).result()


def plan_from_empty(amina: Person) -> None:
    """Begin the plan of the only tender there is, and say all of it."""
    amina.go(Qt.Key.Key_2)
    amina.until(lambda: len(amina.rows()) == 1)
    amina.press(Qt.Key.Key_Return)
    amina.tab("Partnership")
    amina.click("Plan a partnership")
    if amina.has("Begin a plan"):
        amina.click("Begin a plan")
    amina.write("What do we both want for the people served?", PURPOSE)
    amina.click("Back a smaller lead")
    amina.click("Add a member")
    amina.write("Organisation to add", LANTERN)
    offered = QApplication.activePopupWidget()
    assert offered is not None
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        amina.qtbot.keyClick(offered, key)
    amina.until(lambda: amina.has(f"Work of {LANTERN}, per cent"))
    amina.until(lambda: has_the_window(amina))
    for name, shares in SHARES.items():
        for share, words in zip(("Work", "Value", "Risk", "Voice"), shares, strict=True):
            amina.write(f"{share} of {name}, per cent", words)
    amina.find(f"How far {LANTERN} has come").setFocus()
    amina.press(Qt.Key.Key_Home)
    amina.sees("2 members: 2 agreed")
    amina.write("Members are paid within days", "30")
    for term, words in TERMS.items():
        amina.find(term, QTextEdit).setFocus()
        amina.types(words)


def draft_terms(amina: Person, folder: Path) -> tuple[Path, Path]:
    """Tick all of one partner, and save both kinds of file."""
    amina.click("Draft terms")
    amina.until(lambda: isinstance(amina.before, DocumentsDialog))
    dialog = amina.before
    assert isinstance(dialog, DocumentsDialog)
    dialog._ask = lambda _window, name: folder / name
    amina.click(f"Tick all of {LANTERN}")
    made = [
        saved(amina, dialog, "Save as PDF", folder / f"{NAMED}.pdf"),
        saved(amina, dialog, "Save as Word document", folder / f"{NAMED}.docx"),
    ]
    assert list(dialog.others[Which.HEADS_OF_TERMS].groups)
    amina.click("Close")
    amina.comes_back()
    return made[0], made[1]


def saved(amina: Person, dialog: DocumentsDialog, button: str, file: Path) -> Path:
    amina.until(dialog.save_pdf.isEnabled)
    amina.click(button)
    amina.until(lambda: str(file) in amina.reads())
    return file


def has_the_window(amina: Person) -> bool:
    """Return whether the window came forward again after what popped up over it."""
    amina.window.activateWindow()
    return QApplication.activeWindow() is amina.window
