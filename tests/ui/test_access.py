"""What a screen reader is told, on every screen: a name, a role and a sentence for everything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.pause import LensId, Standing
from desktop.domain.plan_steps import PlanStepId
from desktop.domain.provider import Said
from desktop.services.conversation_changes import Conversing
from desktop.services.conversations_due import STEP, DueLine
from desktop.services.desk import Desk
from desktop.services.finding import find_by_name
from desktop.services.follow_ups import FollowUpLine
from desktop.services.look_again import LookAgain
from desktop.services.plan_step_changes import PlanStepChanges
from desktop.services.plan_steps import PlanLine
from desktop.services.provider_changes import ProviderChanges
from desktop.services.providers import Provider
from desktop.services.questions import OurLens, our_questions
from desktop.services.restoring import RestoreDone, RestorePlan
from desktop.services.sample_story import MAIN_CHARACTER, play_story
from desktop.services.set_aside import AsideLine, Kept
from desktop.services.signing import SignOffForm
from desktop.store.restore import Counts, Prepared
from desktop.ui import about
from desktop.ui.asks import Asks
from desktop.ui.conversations.next_step_dialog import NextStepDialog
from desktop.ui.conversations.note_dialog import NoteDialog
from desktop.ui.conversations.share_dialog import ShareDialog
from desktop.ui.decision.record_dialog import RecordDialog
from desktop.ui.errors import CrashDialog, ErrorDialog
from desktop.ui.jobs import cancel_all
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.opportunities.snooze_dialog import SnoozeDialog
from desktop.ui.opportunities.view_dialog import ViewDialog
from desktop.ui.opportunity.link_dialog import LinkDialog
from desktop.ui.opportunity.looked_dialog import LookedDialog
from desktop.ui.opportunity.plan_step_dialog import PlanStepDialog
from desktop.ui.opportunity.providers.our_size_dialog import OurSizeDialog
from desktop.ui.opportunity.providers.provider_dialog import ProviderDialog
from desktop.ui.opportunity.providers.rule_out_dialog import RuleOutDialog
from desktop.ui.opportunity.sign_off_dialog import SignOffDialog
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.pictures import ABOUT_ONE, settle
from desktop.ui.register.check_dialog import CheckDialog
from desktop.ui.restore.restore_dialog import RestoredDialog, RestoreDialog
from desktop.ui.settings.questions_dialog import QuestionsDialog
from desktop.ui.sources.kept_dialog import KeptDialog
from desktop.ui.status_bar import StatusBar
from desktop.ui.today.follow_up_dialog import FollowUpDialog
from desktop.ui.widgets.chooser_dialog import ChooserDialog
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from feeds.errors import TenderPauseError
from tests.ui.accessible import NAMELESS_ROLES, Told, told, told_of

DECORATION = frozenset(
    {
        "LineIcon",
        "Logo",
        "LensMark",
        "FitMark",
        "Rule",
        "Card",
        "PaperCard",
        "RunwayLegend",
        "SaidLine",
        "_Number",
        "_Ticks",
        "PlanBar",
        "ShareBar",
    }
)
"""What we paint that says nothing of its own: the words beside it say the same."""


@pytest.fixture
def story_desk(sample_desk: Desk) -> Desk:
    """The sample, and what its people did with it."""
    play_story(sample_desk, date(2026, 6, 9))
    return sample_desk


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, story_desk: Desk) -> Iterator[MainWindow]:
    yield from shown(qtbot, story_desk)


@pytest.fixture
def empty_window(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[MainWindow]:
    yield from shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    window = MainWindow(desk, page_makers())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    cancel_all()
    window.close()


def go(window: MainWindow, place: Place) -> QWidget:
    window.go(place, MAIN_CHARACTER if place in ABOUT_ONE else None)
    settle()
    assert window.page is not None
    return window.page


@pytest.mark.parametrize("place", list(Place))
def test_whatever_takes_the_keyboard_has_a_name_and_a_role(window: MainWindow, place: Place) -> None:
    go(window, place)

    reached = [each for each in told(window) if each.focusable]

    assert reached
    assert [str(each) for each in reached if not each.name.strip() or each.role in NAMELESS_ROLES] == []


def test_the_record_of_an_organisation_tells_of_all_that_takes_the_keyboard(
    window: MainWindow, story_desk: Desk
) -> None:
    found = next(one for one in find_by_name(story_desk, "lantern room") if one.is_organisation)
    window.go(Place.ORGANISATIONS, found.key)
    settle()

    reached = [each for each in told(window) if each.focusable]

    assert any(each.name == "Erase" for each in reached)
    assert [str(each) for each in reached if not each.name.strip() or each.role in NAMELESS_ROLES] == []


@pytest.mark.parametrize("place", [place for place in Place if place not in ABOUT_ONE])
def test_an_empty_workspace_tells_as_much(empty_window: MainWindow, place: Place) -> None:
    go(empty_window, place)

    reached = [each for each in told(empty_window) if each.focusable]

    assert [str(each) for each in reached if not each.name.strip() or each.role in NAMELESS_ROLES] == []


@pytest.mark.parametrize("place", list(Place))
def test_whatever_we_paint_ourselves_says_what_it_shows(window: MainWindow, place: Place) -> None:
    page = go(window, place)

    painted = [each for each in told(page) if each.widget is not None and paints_itself(each.widget)]

    silent = [each for each in painted if not each.name.strip() or each.role in NAMELESS_ROLES]
    assert [str(each) for each in silent if not says_nothing(each)] == []


@pytest.mark.parametrize("place", [Place.OPPORTUNITIES, Place.REGISTER])
def test_every_cell_answers_with_its_sentence(window: MainWindow, place: Place) -> None:
    go(window, place)

    tables = [each for each in told(window) if isinstance(each.widget, QTableView)]
    cells = [each for each in told(window) if each.role is QAccessible.Role.Cell]

    assert [table.name for table in tables] != [""]
    model = tables[0].widget.model()  # type: ignore[union-attr]  # a table view, as asked above
    assert len(cells) == model.rowCount() * model.columnCount()
    assert [str(cell) for cell in cells if not cell.name.strip()] == []


def test_a_row_of_the_list_is_read_from_left_to_right(window: MainWindow) -> None:
    page = go(window, Place.OPPORTUNITIES)
    assert isinstance(page, OpportunitiesPage)

    cells = [each.name for each in told(page) if each.role is QAccessible.Role.Cell]

    first = cells.index("Peer support and drop-in services, Fernmoor Borough Council")
    assert cells[first + 1 : first + 7] == [
        "Stage: Tender",
        "Value: £420k",
        "Region: Fernmoor",
        "Fit: Strong",
        "Runway: enough time. 28 working days left. Decide by Tuesday 16 June. "
        "Questions close 26 June. Submission 17 July.",
        "State: Lens 2 of 4",
    ]


def test_the_chosen_row_is_told_as_chosen(window: MainWindow) -> None:
    page = go(window, Place.OPPORTUNITIES)
    assert isinstance(page, OpportunitiesPage)

    page.table.go_to_row(2)

    chosen = [each.name for each in told(page) if each.selected]
    row = page.model.row(2)
    assert row is not None
    assert chosen[0] == f"{row.line.title}, {row.line.buyer}"


def test_the_large_runway_has_its_sentence_as_description(window: MainWindow) -> None:
    page = go(window, Place.OPPORTUNITY)

    (runway,) = (each for each in told(page) if type(each.widget).__name__ == "LargeRunway")

    assert runway.role is QAccessible.Role.StaticText
    assert runway.name.startswith("Runway: enough time. 28 working days left.")
    assert runway.description.startswith("28 working days to submission.")


def test_tabs_lenses_and_places_say_which_is_open(window: MainWindow) -> None:
    tabs = [each for each in told(go(window, Place.OPPORTUNITY)) if each.role is QAccessible.Role.PageTab]
    lenses = of_class(go(window, Place.PAUSE), "LensItem")
    places = of_class(window, "NavItem")

    assert [each.name for each in tabs if each.selected] == ["Overview"]
    assert len([each for each in lenses if each.checked]) == 1
    assert all(each.role is QAccessible.Role.RadioButton for each in lenses)
    assert [each.name.split(",")[0] for each in places if "You are here" in each.description] == [
        "Opportunities"
    ]


def test_the_three_choices_are_radio_buttons_with_their_words(window: MainWindow) -> None:
    cards = of_class(go(window, Place.DECISION), "ChoiceCard")

    assert [each.name for each in cards] == ["Bid", "Partner", "Step back"]
    assert {each.role for each in cards} == {QAccessible.Role.RadioButton}
    assert [each.checked for each in cards] == [False, True, False]
    assert all(each.description for each in cards)


def test_a_field_has_its_prompt_as_name_and_its_hint_as_description(window: MainWindow) -> None:
    fields = of_class(go(window, Place.PAUSE), "GrowingField")

    assert all(each.name.endswith("?") for each in fields)
    assert all(each.role is QAccessible.Role.EditableText for each in fields)
    assert fields[0].description == "A sentence or two is plenty"


def test_charts_are_read_as_figures(window: MainWindow) -> None:
    page = go(window, Place.REGISTER)

    bars = [each.name for each in of_class(page, "_Bar")]
    (outcomes,) = of_class(page, "OutcomesCard")

    assert bars[:3] == ["Bid: 1", "Partner: 2", "Step back: 4"]
    assert outcomes.description == "Bid: 1, Partner: 2, Step back: 4"


def test_the_badge_says_what_was_found(window: MainWindow) -> None:
    (badge,) = of_class(go(window, Place.REGISTER), "VerifiedBadge")

    assert badge.name == "Record verified"


@pytest.fixture
def heard(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What a screen reader is given to read out, and whether at once; there is no other way to listen."""
    QAccessible.setActive(True)
    given: list[tuple[str, bool]] = []
    at_once = QAccessible.AnnouncementPoliteness.Assertive

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        given.append((event.message(), event.politeness() == at_once))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return given


def test_an_error_under_a_field_is_read_at_once_and_only_once(
    qtbot: QtBot, heard: list[tuple[str, bool]]
) -> None:
    field = LineField("Your name", hint="As others know you")
    qtbot.addWidget(field)

    field.show_error("Say who you are.")
    field.show_error("Say who you are.")
    described = field.edit.accessibleDescription()
    field.show_error("")

    assert heard == [("Say who you are.", True)]
    assert described == "Say who you are."
    assert field.edit.accessibleDescription() == "As others know you"


def test_what_was_done_and_what_runs_is_read_when_there_is_a_pause(
    qtbot: QtBot, heard: list[tuple[str, bool]]
) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)

    bar.show_job("Reading files. You can carry on working.")
    bar.show_job("Reading files, file 1 of 3", 0, 3)
    bar.end_job()
    bar.say("3 files read.")

    assert heard == [("Reading files. You can carry on working.", False), ("3 files read.", False)]


def _a_step() -> PlanLine:
    return PlanLine(
        key="ocds-1",
        step=PlanStepId.DRAFT,
        words="Draft",
        about="Warm homes advice line",
        on=date(2026, 6, 12),
        when="Fri 12 Jun",
        owner="",
        done_on=None,
        late=False,
    )


def _a_lead() -> Provider:
    return Provider(
        key="sup:1",
        name="The Lantern Room",
        id="",
        standing=Standing.BELIEVED,
        detail="Drop-ins",
        evidence="Award notice 1",
    )


def test_dialogs_say_what_they_ask(qtbot: QtBot, qapp: QApplication, desk: Desk) -> None:
    trouble = TenderPauseError(happened="The disk is full.", safe="It is kept.", to_do="Make room.")
    aside = AsideLine(id=1, name="Waste rounds", reason="It was cut off.", where="Sample notices")
    follow_up = FollowUpLine(
        key="ocds-1",
        lens=LensId.MISSION_FIT,
        question_id="serves",
        question="Whom does it serve?",
        about="Warm homes advice line",
        owner="Amina Okoro",
        due="Fri 12 Jun",
    )
    due = DueLine(
        sort=STEP, id="talk:1", organisation="org:1", name="Brook Street", second="", at="Today", step="Ring"
    )
    held, files = Counts(3, 1, 20, "2026-06-09T08:00:00+00:00"), (Path("work"), Path("beside it"))
    dialogs: list[QDialog] = [
        SnoozeDialog(2, date(2026, 6, 9)),
        RecordDialog("Step back", "Warm homes advice line"),
        LinkDialog("https://notices.example/1", "notices.example"),
        SignOffDialog(desk, SignOffForm("1", "Warm homes advice line", None, (), "ocds-1")),
        PlanStepDialog(desk, PlanStepChanges(desk), ("ocds-1", "Homes"), _a_step(), ("Amina Okoro",)),
        PlanStepDialog(desk, PlanStepChanges(desk), ("ocds-1", "Homes"), None, ("Amina Okoro",)),
        ProviderDialog(desk, ProviderChanges(desk), "ocds-1", Said.ADDED),
        RuleOutDialog(desk, ProviderChanges(desk), "ocds-1", _a_lead()),
        OurSizeDialog(desk, None),
        LookedDialog(desk, "ocds-1", (LookAgain(1, "An award was published."),)),
        KeptDialog(Kept(aside, text="{")),
        FollowUpDialog(desk, follow_up),
        NoteDialog(desk, Conversing(desk)),
        NextStepDialog(desk, due),
        ShareDialog("Export"),
        QuestionsDialog(desk, _questions(desk)),
        ViewDialog(desk, "Save this view", "Save"),
        ChooserDialog("Kinds of work", "Search", lambda _words: [("1", "Advice", "1")], []),
        RestoreDialog(RestorePlan(Prepared(*files, held, held, True), "1 decision", "2 decisions", "")),
        RestoredDialog(RestoreDone(*files, "1 decision", "2 decisions", held, held)),
        CheckDialog(desk, Asks()),
        ErrorDialog(trouble),
        CrashDialog("where it went wrong"),
    ]

    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()

    for dialog in dialogs:
        itself = told_of(dialog)
        assert itself.role is QAccessible.Role.Dialog
        assert itself.name
        assert itself.description
        inside = [each for each in told(dialog) if each.focusable]
        assert all(each.name and each.role not in NAMELESS_ROLES for each in inside), inside


def test_help_is_read_as_dialogs_too(window: MainWindow) -> None:
    dialogs = about.show_about(window), about.show_shortcuts(window)

    assert [told_of(dialog).name for dialog in dialogs] == ["About Tender Pause", "Keyboard shortcuts"]


def _questions(desk: Desk) -> OurLens:
    with desk.reader() as db:
        return our_questions(db).lenses[0]


def says_nothing(one: Told) -> bool:
    """Return whether there is nothing to be told: it decorates, or is a label without words now."""
    without_words = isinstance(one.widget, Label) and not one.widget.text()
    return without_words or type(one.widget).__name__ in DECORATION


def of_class(thing: QWidget, name: str) -> list[Told]:
    return [each for each in told(thing) if type(each.widget).__name__ == name]


def paints_itself(widget: QWidget) -> bool:
    ours = (each for each in type(widget).__mro__ if each.__module__.startswith("desktop."))
    return any("paintEvent" in vars(each) for each in ours)
