"""What the badge of the record tells is as new as the record."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.services import deciding
from desktop.services.desk import Desk
from desktop.ui.register.verified_badge import VerifiedBadge
from tests.services.known import ESOL, STEP_BACK


def test_a_decision_recorded_while_a_check_runs_is_checked_too(qtbot: QtBot, sample_desk: Desk) -> None:
    badge = VerifiedBadge(sample_desk)
    qtbot.addWidget(badge)

    badge.check()
    deciding.record(sample_desk, ESOL, STEP_BACK)
    badge.check()

    qtbot.waitUntil(lambda: badge.detail.text().startswith("1 decision, "))
