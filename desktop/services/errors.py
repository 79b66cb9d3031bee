"""What a service refuses, in three sentences.

TenderPauseError
├── NotPossible             the thing asked for does not go from where it stands
│   ├── NoSuchOpportunity   no opportunity has that key
│   ├── NoSuchDecision      no decision has that number
│   └── StepBackInstead     people worked on it: say why we step back
├── DecisionRefused         the decision lacks something; says what, field by field
├── SignOffRefused          a sign-off cannot be recorded so; says why, field by field
├── NotKept                 what was typed cannot be kept; says why, field by field
└── ImportProblem           a file that cannot be read at all
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from feeds.errors import TenderPauseError

if TYPE_CHECKING:
    from desktop.domain.decision import Refusal


class NotPossible(TenderPauseError):
    """The thing asked for does not go from where it stands."""


class NoSuchOpportunity(NotPossible):
    """No opportunity has that key."""

    def __init__(self, key: str) -> None:
        super().__init__(
            happened=f"No opportunity here has the id {key}.",
            safe="Nothing was changed.",
            to_do="Look for its id with: tender-pause opportunities --search WORDS",
        )
        self.key = key


class NoSuchDecision(NotPossible):
    """No decision has that number."""

    def __init__(self, number: str) -> None:
        super().__init__(
            happened=f"The register holds no decision {number}.",
            safe="Nothing was changed.",
            to_do="Look for its number in the register.",
        )
        self.number = number


class StepBackInstead(NotPossible):
    """People have worked on it, so it is not dismissed: stepping back says why."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__(
            happened=f"“{title}” was shortlisted, paused on or talked about, so it is not dismissed.",
            safe="Nothing was changed.",
            to_do="Step back instead: a reason from the list and one sentence.",
        )
        self.key = key


class DecisionRefused(TenderPauseError):
    """The decision lacks something; `refusals` say what, field by field."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(
            happened="The decision was not recorded. " + " ".join(each.sentence for each in refusals),
            safe="Nothing was changed, and what you filled in is as it was.",
            to_do="Fill in what is missing and record it again.",
        )
        self.refusals = tuple(refusals)


class SignOffRefused(TenderPauseError):
    """A sign-off cannot be recorded so; `refusals` say why, field by field."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(
            happened="The sign-off was not recorded. " + " ".join(each.sentence for each in refusals),
            safe="Nothing was changed, and nobody is shown as having signed.",
            to_do="Say who signed and how, and record it again.",
        )
        self.refusals = tuple(refusals)


class NotKept(TenderPauseError):
    """What was typed cannot be kept as it stands; `refusals` say why, by field."""

    def __init__(self, refusals: Mapping[str, str]) -> None:
        super().__init__(
            happened="It was not kept: " + " ".join(dict.fromkeys(refusals.values())),
            safe="Nothing was changed, and what you typed is as it was.",
            to_do="Change what is named and try again.",
        )
        self.refusals = dict(refusals)


class ImportProblem(TenderPauseError):
    """A file that cannot be read at all."""
