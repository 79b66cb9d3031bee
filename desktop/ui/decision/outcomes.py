"""The three outcomes as they look everywhere: told apart by icon and word alone."""

from __future__ import annotations

from typing import Final

from desktop.domain.decision import Outcome

OUTCOME_ICONS: Final = {
    Outcome.BID: "pen-line",
    Outcome.PARTNER: "handshake",
    Outcome.STEP_BACK: "hand-heart",
}
OUTCOME_COLOURS: Final = {
    Outcome.BID: "chart-1",
    Outcome.PARTNER: "chart-2",
    Outcome.STEP_BACK: "chart-3",
}
"""For charts only: on cards and in tables all three are brand."""
