from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.pause import Answer, Asked, LensId, PauseKind, Standing, Unknown, counts
from desktop.services import follow_ups, pausing
from desktop.services.desk import Desk
from desktop.services.follow_ups import Closings
from desktop.services.pause_record import note
from desktop.services.pausing import LensCard
from desktop.services.settings_changes import SettingsChanges
from desktop.store import journal, pauses
from desktop.ui.pause.pause_page import STACKED_BELOW, PausePage
from desktop.ui.pause.question_field import QuestionField
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.day_field import NOT_A_DAY
from desktop.ui.widgets.label import Label

Show = Callable[[QWidget], None]


def lens_card(desk: Desk, key: str, lens: LensId) -> LensCard:
    with desk.reader() as db:
        card = pausing.pause_card(db, desk, key)
    return next(each for each in card.lenses if each.id is lens)


def entries(desk: Desk) -> int:
    with desk.reader() as db:
        return sum(1 for _ in journal.entries(db))


def first_question(page: PausePage) -> QuestionField:
    return page.paper.questions[0]


def test_what_is_typed_is_on_disk_as_a_draft_within_a_second(
    qtbot: QtBot, desk: Desk, key: str, pause_page: PausePage
) -> None:
    question = first_question(pause_page)
    before = entries(desk)

    QTest.keyClicks(question.field, "They run three drop-ins")

    def kept() -> None:
        draft = lens_card(desk, key, LensId.MISSION_FIT).drafts.get(question.question_id)
        assert draft is not None
        assert draft.text == "They run three drop-ins"

    qtbot.waitUntil(kept)
    assert entries(desk) == before


def test_leaving_a_field_records_one_entry_and_lets_the_draft_go(
    desk: Desk, key: str, pause_page: PausePage
) -> None:
    question = first_question(pause_page)
    before = entries(desk)
    QTest.keyClicks(question.field, "It is what we exist for.")

    QTest.keyClick(question.field, Qt.Key.Key_Tab)

    lens = lens_card(desk, key, LensId.MISSION_FIT)
    assert entries(desk) == before + 1
    assert lens.answers[question.question_id].text == "It is what we exist for."
    assert not lens.drafts
    assert pause_page.paper.saved.text() == "Saved a moment ago"


def test_leaving_a_field_in_which_nothing_was_typed_records_nothing(
    desk: Desk, pause_page: PausePage
) -> None:
    before = entries(desk)

    QTest.keyClick(first_question(pause_page).field, Qt.Key.Key_Tab)

    assert entries(desk) == before


def test_two_minutes_of_rest_record_what_was_typed(desk: Desk, key: str, pause_page: PausePage) -> None:
    question = first_question(pause_page)
    QTest.keyClicks(question.field, "Half a thought")

    pause_page.keeper.rested.emit()

    assert lens_card(desk, key, LensId.MISSION_FIT).answers[question.question_id].text == "Half a thought"


def test_a_draft_that_was_never_recorded_stands_in_its_field_and_says_so(
    desk: Desk, key: str, shown: Callable[[QWidget], None]
) -> None:
    question = lens_card(desk, key, LensId.MISSION_FIT).questions[0]
    pausing.keep_draft(desk, key, LensId.MISSION_FIT, question.id, "Typed before the light went out")
    page = PausePage(desk)
    shown(page)

    page.show_opportunity(key)

    assert first_question(page).field.words() == "Typed before the light went out"
    assert first_question(page).is_marked_unsaved()
    assert not page.paper.questions[1].is_marked_unsaved()


def test_a_draft_that_was_put_back_is_recorded_when_the_lens_is_left(
    desk: Desk, key: str, shown: Callable[[QWidget], None]
) -> None:
    question = lens_card(desk, key, LensId.MISSION_FIT).questions[0]
    pausing.keep_draft(desk, key, LensId.MISSION_FIT, question.id, "Put back")
    page = PausePage(desk)
    shown(page)
    page.show_opportunity(key)
    before = entries(desk)

    page.next_lens()

    assert entries(desk) == before + 1
    assert lens_card(desk, key, LensId.MISSION_FIT).answers[question.id].text == "Put back"


def test_we_dont_know_yet_is_an_answer_with_a_name_and_a_day(
    desk: Desk, key: str, pause_page: PausePage
) -> None:
    question = first_question(pause_page)

    question.aids.unknown.click()

    answer = lens_card(desk, key, LensId.MISSION_FIT).answers[question.question_id]
    assert answer.unknown is not None
    assert answer.unknown.owner == "Amina Okoro"
    assert answer.unknown.due_on is not None
    assert question.aids.follow_up.isVisible()


def test_a_lens_that_speaks_of_others_asks_how_well_it_is_known(
    desk: Desk, key: str, pause_page: PausePage
) -> None:
    assert not first_question(pause_page).aids.standings.radios[Standing.ASKED].isVisible()
    pause_page.next_lens()
    question = first_question(pause_page)
    QTest.keyClicks(question.field, "They are full most weeks.")

    question.aids.standings.radios[Standing.ASKED].click()
    QTest.keyClicks(question.aids.asked.lines[0].who.edit, "Their coordinator")
    QTest.keyClick(question.aids.asked.lines[0].who.edit, Qt.Key.Key_Return)

    answer = lens_card(desk, key, LensId.EXISTING_PROVIDERS).answers[question.question_id]
    assert answer.standing is Standing.ASKED
    assert [each.who for each in answer.asked] == ["Their coordinator"]


def test_ctrl_enter_goes_on_through_the_lenses_to_the_decision(
    qtbot: QtBot, key: str, pause_page: PausePage
) -> None:
    titles = [pause_page.paper.accessibleName()]
    for _ in range(3):
        QTest.keyClick(
            first_question(pause_page).field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
        titles.append(pause_page.paper.accessibleName())

    with qtbot.waitSignal(pause_page.decision_asked) as asked:
        QTest.keyClick(
            first_question(pause_page).field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )

    assert titles == ["Mission fit", "Existing providers", "Potential partners", "Community impact"]
    assert asked.args == [key]


def test_any_lens_can_be_opened_and_the_last_one_is_saved_first(
    desk: Desk, key: str, pause_page: PausePage
) -> None:
    question = first_question(pause_page)
    QTest.keyClicks(question.field, "Yes.")

    pause_page.rail.rail.items[3].click()

    assert pause_page.paper.accessibleName() == "Community impact"
    assert lens_card(desk, key, LensId.MISSION_FIT).answers[question.question_id].text == "Yes."


def test_the_rail_says_how_far_a_lens_has_come_once_it_is_saved(pause_page: PausePage) -> None:
    before = pause_page.rail.rail.items[0].accessibleName()
    QTest.keyClicks(first_question(pause_page).field, "Yes.")

    pause_page.leave()

    assert before == "Mission fit: Not started"
    assert pause_page.rail.rail.items[0].accessibleName().startswith("Mission fit: 1 of ")


def test_a_quick_pause_is_four_short_lines_of_which_each_counts(
    desk: Desk, key: str, pause_page: PausePage
) -> None:
    pause_page.rail.other_kind.click()
    for question in pause_page.paper.questions:
        QTest.keyClicks(question.field, "One line.")

    pause_page.leave()

    with desk.reader() as db:
        kept = pauses.of(db, key)
    assert len(pause_page.paper.questions) == 4
    assert kept is not None
    assert kept.kind is PauseKind.QUICK
    assert {lens: set(answers) for lens, answers in kept.answers.items()} == {
        lens: {"line"} for lens in LensId
    }


def test_going_back_to_the_full_pause_keeps_what_was_written(
    desk: Desk, key: str, pause_page: PausePage
) -> None:
    question = first_question(pause_page)
    QTest.keyClicks(question.field, "Written in full.")

    pause_page.rail.other_kind.click()
    pause_page.rail.other_kind.click()

    assert first_question(pause_page).field.words() == "Written in full."


def test_save_and_leave_records_and_tells_where_to_go_back_to(
    qtbot: QtBot, desk: Desk, key: str, pause_page: PausePage
) -> None:
    question = first_question(pause_page)
    QTest.keyClicks(question.field, "Yes.")

    with qtbot.waitSignal(pause_page.left) as left:
        pause_page.header.leave_asked.emit()

    assert left.args == [key]
    assert lens_card(desk, key, LensId.MISSION_FIT).answers[question.question_id] == Answer("Yes.")


def test_a_title_with_markup_shows_its_brackets(pause_page: PausePage) -> None:
    assert pause_page.header.title.text() == "Peer support <b>and</b> drop-in"
    assert pause_page.header.title.textFormat() is Qt.TextFormat.PlainText


def test_every_field_is_named_by_its_prompt(pause_page: PausePage) -> None:
    names = [question.field.accessibleName() for question in pause_page.paper.questions]

    assert all(names)
    assert len(set(names)) == len(names)


def test_columns_stand_beneath_one_another_where_there_is_no_room(
    qtbot: QtBot, pause_page: PausePage
) -> None:
    pause_page.resize(STACKED_BELOW - 20, 800)

    def corner(part: QWidget) -> QPoint:
        return part.mapTo(pause_page, QPoint(0, 0))

    qtbot.waitUntil(lambda: corner(pause_page.paper).y() > corner(pause_page.rail).y())
    assert corner(pause_page.paper).x() == corner(pause_page.rail).x()


def open_providers(page: PausePage) -> QuestionField:
    page.next_lens()
    return first_question(page)


def test_everybody_who_was_asked_has_a_line_with_a_day(desk: Desk, key: str, pause_page: PausePage) -> None:
    question = open_providers(pause_page)
    question.aids.standings.radios[Standing.ASKED].click()
    asked = question.aids.asked
    QTest.keyClicks(asked.lines[0].who.edit, "Their coordinator")
    asked.add.click()
    QTest.keyClicks(asked.lines[1].who.edit, "The CVS")
    QTest.keyClicks(asked.lines[1].day.edit, "5 June 2026")

    pause_page.leave()

    answer = lens_card(desk, key, LensId.EXISTING_PROVIDERS).answers[question.question_id]
    assert answer.asked == (Asked("Their coordinator"), Asked("The CVS", date(2026, 6, 5)))


def test_a_day_that_cannot_be_read_stays_as_it_was_typed_and_is_said(
    desk: Desk, key: str, pause_page: PausePage, shown: Show
) -> None:
    question = open_providers(pause_page)
    question.aids.standings.radios[Standing.ASKED].click()
    line = question.aids.asked.lines[0]
    QTest.keyClicks(line.who.edit, "The CVS")
    QTest.keyClicks(line.day.edit, "around Easter")

    pause_page.leave()

    answer = lens_card(desk, key, LensId.EXISTING_PROVIDERS).answers[question.question_id]
    assert answer.asked == (Asked("The CVS", None, "around Easter"),)
    again = PausePage(desk)
    shown(again)
    again.show_opportunity(key)
    shown_day = open_providers(again).aids.asked.lines[0].day
    assert shown_day.edit.text() == "around Easter"
    assert shown_day.error.sentence() == NOT_A_DAY
    assert note(answer) == "We asked The CVS (when: “around Easter”)"


def test_a_by_when_that_is_no_day_stays_as_it_was_typed_and_stands_on_today(
    desk: Desk, key: str, pause_page: PausePage, shown: Show
) -> None:
    question = open_providers(pause_page)
    question.aids.unknown.click()
    question.aids.follow_up.who.set_words("Amina Okoro")
    question.aids.follow_up.day.edit.clear()
    QTest.keyClicks(question.aids.follow_up.day.edit, "after the board")

    pause_page.leave()

    answer = lens_card(desk, key, LensId.EXISTING_PROVIDERS).answers[question.question_id]
    assert answer.unknown == Unknown("Amina Okoro", None, "after the board")
    again = PausePage(desk)
    shown(again)
    again.show_opportunity(key)
    shown_day = open_providers(again).aids.follow_up.day
    assert (shown_day.edit.text(), shown_day.error.sentence()) == ("after the board", NOT_A_DAY)
    assert note(answer) == "We don't know yet; Amina Okoro finds out (by when: “after the board”)"
    with desk.reader() as db:
        (line,) = follow_ups.due_by(db, desk, desk.today)
    assert line.due == "“after the board”"
    closings = Closings(desk)
    closings.close(line, "They told us.")
    closings.undo()
    with desk.reader() as db:
        assert follow_ups.due_by(db, desk, desk.today) == (line,)


def test_one_of_those_who_were_asked_is_taken_out(desk: Desk, key: str, shown: Show) -> None:
    said = Answer("Two do.", Standing.ASKED, (Asked("Their coordinator"), Asked("The CVS")))
    pausing.answer(desk, key, PauseKind.FULL, LensId.EXISTING_PROVIDERS, {"who_now": said})
    page = PausePage(desk)
    shown(page)
    page.show_opportunity(key)
    question = open_providers(page)

    question.aids.asked.lines[1].remove.click()

    answer = lens_card(desk, key, LensId.EXISTING_PROVIDERS).answers["who_now"]
    assert answer.asked == (Asked("Their coordinator"),)


def test_evidence_is_kept_and_what_is_no_link_is_refused_under_the_paper(
    desk: Desk, key: str, pause_page: PausePage
) -> None:
    question = open_providers(pause_page)
    QTest.keyClicks(question.field, "Two do.")
    evidence = question.aids.evidence
    evidence.add.click()
    QTest.keyClicks(evidence.lines[0].field.edit, "a report")

    left = pause_page.leave()
    refused = pause_page.paper.problem.sentence()
    evidence.lines[0].field.edit.selectAll()
    QTest.keyClicks(evidence.lines[0].field.edit, "https://example.org/report")
    then = pause_page.leave()

    assert (left, then) == (False, True)
    assert "a report" in refused
    answer = lens_card(desk, key, LensId.EXISTING_PROVIDERS).answers[question.question_id]
    assert answer == Answer("Two do.", evidence=("https://example.org/report",))
    assert not evidence.lines[0].open.isHidden()


def test_drafts_bring_back_all_that_stood_beside_the_words(desk: Desk, key: str, shown: Show) -> None:
    said = Answer("Two do", Standing.ASKED, (Asked("The CVS", date(2026, 6, 5)),), None, ("https://e.org",))
    pausing.keep_draft(desk, key, LensId.EXISTING_PROVIDERS, "who_now", said).result()
    page = PausePage(desk)
    shown(page)
    page.show_opportunity(key)

    question = open_providers(page)

    assert question.is_marked_unsaved()
    assert question.answer() == said


def test_winning_and_stepping_back_stand_side_by_side(desk: Desk, key: str, pause_page: PausePage) -> None:
    open_providers(pause_page)
    grid = pause_page.paper.impacts
    assert grid is not None
    win, step_back = grid.fields[0], grid.fields[1]
    QTest.keyClicks(win.field, "They may close.")
    win.standing.setCurrentIndex(1)
    win.standing.activated.emit(1)
    QTest.keyClicks(step_back.field, "They go on.")

    pause_page.leave()

    answers = lens_card(desk, key, LensId.EXISTING_PROVIDERS).answers
    assert answers["closure_if_we_win"] == Answer("They may close.", Standing.BELIEVED)
    assert answers["closure_if_we_step_back"] == Answer("They go on.")
    assert win.mapTo(grid, QPoint(0, 0)).y() == step_back.mapTo(grid, QPoint(0, 0)).y()
    assert [field.field.accessibleName() for field in grid.fields[:2]] == [
        "Closure, if we win",
        "Closure, if we step back",
    ]


def test_how_well_a_side_is_known_can_be_left_open_again(desk: Desk, key: str, pause_page: PausePage) -> None:
    open_providers(pause_page)
    grid = pause_page.paper.impacts
    assert grid is not None
    win = grid.fields[0]
    QTest.keyClicks(win.field, "They may close.")
    win.standing.setCurrentIndex(1)
    win.standing.activated.emit(1)

    last = win.standing.count() - 1
    win.standing.setCurrentIndex(last)
    win.standing.activated.emit(last)

    answers = lens_card(desk, key, LensId.EXISTING_PROVIDERS).answers
    assert answers["closure_if_we_win"] == Answer("They may close.")
    assert win.standing.currentText() == ""


def test_the_two_sides_stand_beneath_one_another_where_there_is_no_room(
    qtbot: QtBot, pause_page: PausePage
) -> None:
    open_providers(pause_page)
    grid = pause_page.paper.impacts
    assert grid is not None

    grid.setMaximumWidth(380)

    win, step_back = grid.fields[0], grid.fields[1]
    qtbot.waitUntil(lambda: step_back.mapTo(grid, QPoint(0, 0)).y() > win.mapTo(grid, QPoint(0, 0)).y())


def test_a_quick_pause_is_written_by_keyboard_alone(
    qtbot: QtBot, desk: Desk, key: str, pause_page: PausePage
) -> None:
    pause_page.rail.other_kind.click()

    for lens in LensId:
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, f"A line on {lens.value}.")
        QTest.keyClick(field, Qt.Key.Key_Return)
    on_the_way = QApplication.focusWidget()
    with qtbot.waitSignal(pause_page.decision_asked) as asked:
        QTest.keyClick(pause_page.paper.after, Qt.Key.Key_Space)

    assert on_the_way is pause_page.paper.after
    assert asked.args == [key]
    with desk.reader() as db:
        kept = pauses.of(db, key)
    assert kept is not None
    assert counts(kept)
    assert kept.answers[LensId.EXISTING_PROVIDERS] == {"line": Answer("A line on existing_providers.")}


def test_beside_mission_fit_stands_what_we_are_here_to_do(
    qtbot: QtBot, desk: Desk, key: str, shown: Show
) -> None:
    SettingsChanges(desk).tell_purpose("Nobody is alone.").result()
    page = PausePage(desk)
    page.show_opportunity(key)
    shown(page)
    texts = [label.text() for label in page.known.findChildren(Label)]
    change = next(one for one in page.known.findChildren(Button) if one.text() == "Change it")

    assert "Nobody is alone." in texts
    with qtbot.waitSignal(page.settings_asked) as asked:
        change.click()
    assert asked.args == [key]


def test_fields_that_speak_of_organisations_say_how_to_write(pause_page: PausePage) -> None:
    question = open_providers(pause_page)

    assert question.field.accessibleDescription() == "Write what you would say to them"


def test_beside_a_line_of_the_quick_pause_stands_what_is_known_for_it(pause_page: PausePage) -> None:
    pause_page.rail.other_kind.click()

    pause_page.paper.questions[1].field.setFocus()

    titles = [label.text() for label in pause_page.known.findChildren(Label)]
    assert "No award notice found" in titles
    assert [item.isChecked() for item in pause_page.rail.rail.items] == [False, True, False, False]
