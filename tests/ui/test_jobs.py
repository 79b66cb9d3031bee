"""Work off the UI thread: it ends in exactly one way, and its news arrive on the UI thread."""

from __future__ import annotations

import threading

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.jobs import Job, Step, cancel_all


def test_a_job_hands_over_what_the_service_returned(qtbot: QtBot, empty_desk: Desk) -> None:
    job = Job(lambda desk, _step: desk.workspace.id, empty_desk)

    with qtbot.waitSignal(job.finished) as finished:
        job.start()

    assert finished.args == [empty_desk.workspace.id]


def test_the_service_runs_elsewhere_and_its_steps_arrive_here(qtbot: QtBot, empty_desk: Desk) -> None:
    threads, here = [], QThread.currentThread()

    def service(_desk: Desk, step: Step) -> bool:
        step(1, 2)
        step(2, 2)
        return QThread.currentThread() is here

    job = Job(service, empty_desk)
    job.progressed.connect(lambda _done, _total: threads.append(QThread.currentThread()))

    with qtbot.waitSignal(job.finished) as finished:
        job.start()

    assert finished.args == [False]
    assert threads == [here, here]


def test_a_job_that_nobody_holds_still_tells_what_it_found(qtbot: QtBot, empty_desk: Desk) -> None:
    found: list[str] = []

    def begin() -> None:
        job = Job(lambda desk, _step: desk.workspace.id, empty_desk)
        job.finished.connect(lambda name: found.append(name))
        job.start()

    begin()

    qtbot.waitUntil(lambda: found == [empty_desk.workspace.id])


def test_a_short_reading_does_not_wait_behind_long_work(qtbot: QtBot, empty_desk: Desk) -> None:
    release = threading.Event()
    long_work = [Job(lambda _desk, _step: release.wait(60), empty_desk) for _ in range(4)]
    for job in long_work:
        job.start()
    short = Job(lambda desk, _step: desk.workspace.id, empty_desk)

    with qtbot.waitSignal(short.finished), qtbot.assertNotEmitted(long_work[0].finished):
        short.start()

    with qtbot.waitSignals([job.finished for job in long_work]):
        release.set()


def test_an_error_reaches_the_window_as_it_is(qtbot: QtBot, empty_desk: Desk) -> None:
    trouble = ValueError("odd")

    def service(_desk: Desk, _step: Step) -> None:
        raise trouble

    job = Job(service, empty_desk)

    with qtbot.waitSignal(job.failed) as failed:
        job.start()

    assert failed.args == [trouble]


def test_a_cancelled_job_stops_at_its_next_step(qtbot: QtBot, empty_desk: Desk) -> None:
    begun, cancelled = threading.Event(), threading.Event()

    def service(_desk: Desk, step: Step) -> None:
        begun.set()
        cancelled.wait(60)
        step(1, 2)

    job = Job(service, empty_desk)

    with qtbot.waitSignal(job.stopped), qtbot.assertNotEmitted(job.finished):
        job.start()
        begun.wait(60)
        job.cancel()
        cancelled.set()


def test_once_the_window_closes_jobs_stop_and_are_heard_no_more(qtbot: QtBot, empty_desk: Desk) -> None:
    begun, ended = threading.Event(), threading.Event()

    def service(_desk: Desk, step: Step) -> None:
        begun.set()
        try:
            while True:
                step(0, 0)
        finally:
            ended.set()

    job = Job(service, empty_desk)
    job.start()
    begun.wait(60)

    with qtbot.assertNotEmitted(job.stopped):
        cancel_all()

    assert ended.is_set()
