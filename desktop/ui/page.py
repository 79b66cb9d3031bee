"""What the window expects of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from msgspec import Struct
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.ui.commands import CommandId
from desktop.ui.jobs import Service

if TYPE_CHECKING:
    from desktop.services.documents import Document
    from desktop.services.tables import Table

Touched = frozenset[tuple[str, str]]
"""What a change touched: (kind of subject, key) each."""


class Place(StrEnum):
    """Where one can be in the window."""

    WELCOME = "welcome"
    TODAY = "today"
    OPPORTUNITIES = "opportunities"
    OPPORTUNITY = "opportunity"
    PAUSE = "pause"
    DECISION = "decision"
    COST = "cost"
    PARTNERSHIP = "partnership"
    PARTNERSHIP_PLANS = "partnership_plans"
    ORGANISATIONS = "organisations"
    CONVERSATIONS = "conversations"
    APPROACH = "approach"
    REGISTER = "register"
    HABITS = "habits"
    BOARD_PACK = "board_pack"
    COMMITMENTS = "commitments"
    SOURCES = "sources"
    SETTINGS = "settings"


@runtime_checkable
class Refreshing(Protocol):
    """A page that shows what the workspace holds now."""

    def refresh(self, touched: Touched) -> None:
        """Read again what these changes touched; runs on the UI thread."""


@runtime_checkable
class Answering(Protocol):
    """A page that reads off the window's thread what it shows."""

    @property
    def answered(self) -> SignalInstance:
        """Emitted with whatever it read, once it stands there or could not be read."""


@runtime_checkable
class Leaving(Protocol):
    """A page that saves what was typed before the window goes elsewhere."""

    def leave(self) -> bool:
        """Save what was typed; return whether that went well. Where it did not, the page has said why."""


@runtime_checkable
class Commanding(Protocol):
    """A page that answers commands of menus and keys.

    The window asks each time a menu opens or a key is pressed: what is not in the answer is disabled.
    """

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here and now."""


@runtime_checkable
class ShowingOne(Protocol):
    """A page about one opportunity."""

    def show_opportunity(self, key: str) -> None:
        """Show this opportunity."""


@runtime_checkable
class ShowingOrganisations(Protocol):
    """A page of organisations, one of which it can show in full."""

    def show_organisation(self, key: str | None) -> None:
        """Show this organisation; with none, all of them."""


@runtime_checkable
class ShowingApproaches(Protocol):
    """A page about what one organisation asks of us."""

    def show_approach(self, approach: str) -> None:
        """Show this approach."""


DUE = "due"
"""In the place of a conversation's id: all of which something is due."""


@runtime_checkable
class ShowingConversations(Protocol):
    """A page that lists conversations."""

    def show_conversation(self, conversation: str) -> None:
        """Bring this conversation into sight; for `DUE`, list those alone of which something is due."""


PLANS = "plans"
"""In the place of a key: of the settings, the two plans."""


@runtime_checkable
class ShowingPlans(Protocol):
    """A page on which the two plans can be changed."""

    def show_plans(self) -> None:
        """Bring the two plans into sight; the keyboard goes there."""


@runtime_checkable
class AboutOrganisation(Protocol):
    """A page on which one organisation is current."""

    def current_organisation(self) -> str:
        """Return the id of the one that is current, "" while none is."""


@runtime_checkable
class Deciding(Protocol):
    """The page on which a decision is made."""

    def show_opportunity(self, key: str, outcome: str | None = None) -> None:
        """Show this opportunity; `outcome` chooses a card."""


@runtime_checkable
class ShowingDecisions(Protocol):
    """A page that lists decisions."""

    def show_decision(self, number: str) -> None:
        """Bring this decision into sight."""


@runtime_checkable
class ShowingReviewsDue(Protocol):
    """A page that lists decisions by whether their review is due."""

    def show_reviews_due(self) -> None:
        """List those alone whose review is due."""


@runtime_checkable
class ShowingEarlySignals(Protocol):
    """A page that lists opportunities."""

    def show_early_signals(self) -> None:
        """List the early signals alone."""


@runtime_checkable
class Lensing(Protocol):
    """A page that goes through lenses."""

    def next_lens(self) -> None:
        """Go on to the next lens."""


class WholeList(Struct, frozen=True):
    """A list by its name, and what reads all its rows as they are listed now, in their order."""

    name: str
    read: Service[Table]


@runtime_checkable
class Listing(Protocol):
    """A page that shows a list, which can be taken away as a file."""

    def whole_list(self) -> WholeList | None:
        """Return the list that is shown; None where no list is."""


@runtime_checkable
class OnPaper(Protocol):
    """A page that can be printed."""

    def on_paper(self) -> Service[Table | Document] | None:
        """Return what reads the view for a sheet of paper; None where there is nothing to print."""


@runtime_checkable
class AboutOne(Protocol):
    """A page on which one opportunity is current."""

    def current_key(self) -> str:
        """Return the key of the one that is current, "" while none is."""


@runtime_checkable
class Parted(Protocol):
    """A page of several parts, which F6 goes through."""

    def regions(self) -> Sequence[QWidget]:
        """Return the parts in the order in which they are seen."""


@runtime_checkable
class Remembering(Protocol):
    """A page whose filters, order and columns come back when the window is opened again."""

    def remembered(self) -> Mapping[str, object]:
        """Return what is to come back, as JSON knows it."""

    def recall(self, state: Mapping[str, object]) -> None:
        """Take up what was remembered; what is not understood is left out."""
