"""The pages of the window, and where their signals lead.

A page's module is imported when the page is first shown: opening the window does not wait for the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from desktop.services.desk import Desk
from desktop.ui.page import DUE, PLANS, Place, WholeList
from desktop.ui.register_loading import RegisterLoading
from desktop.ui.source_checks import SourceChecks

if TYPE_CHECKING:
    from desktop.services.tables import Table
    from desktop.services.verifying import Checked
    from desktop.ui.conversations.noting import Noting
    from desktop.ui.jobs import Service


class Ways(Protocol):
    """Where pages may ask to be led."""

    @property
    def source_checks(self) -> SourceChecks:
        """The checks of the sources, of which one runs at a time."""

    @property
    def register_loading(self) -> RegisterLoading:
        """The loading of register files, of which one runs at a time."""

    def show_decision(self, number: str) -> None:
        """Show a decision in the register."""

    def show_early_signals(self) -> None:
        """Show the list of the early signals."""

    def show_reviews_due(self) -> None:
        """Show the decisions whose review is due."""

    def go(self, place: Place, key: str | None = None, outcome: str = "") -> None:
        """Go to a place, about one opportunity where it is about one."""

    def back(self) -> None:
        """Go back to where one was."""

    def done_deciding(self, number: str) -> None:
        """A decision was recorded under this number."""

    def page_named(self) -> None:
        """The page in sight has read what it is called by."""

    def introduced(self) -> None:
        """Somebody said who we are."""

    def record_checked(self, checked: Checked) -> None:
        """The record was checked."""

    def import_files(self) -> None:
        """Ask for files and read them."""

    def add_opportunity(self) -> None:
        """Ask for an opportunity that somebody types."""

    def show_coverage(self) -> None:
        """Say what lists cover."""

    def copy_for_trustees(self) -> None:
        """Ask where to, and write a copy for trustees."""

    def export(self, whole_list: WholeList) -> None:
        """Ask for a file and write a list into it."""

    def bring_in_organisations(self) -> None:
        """Ask for a file of organisations, look at it, and add what is in it."""

    def seated(self) -> None:
        """Somebody else sits at this computer's desk."""

    def say(self, words: str) -> None:
        """Say what was done."""

    @property
    def noting(self) -> Noting:
        """What notes conversations, from wherever one is."""

    def print_table(self, read: Service[Table]) -> None:
        """Read a list for paper, and print it."""

    def now_at(self, place: Place, key: str) -> None:
        """What is shown has another key by now."""


_READ_ONLY = "This workspace is open read-only."
PageMaker = Callable[[Desk, Ways], QWidget]


def page_makers() -> Mapping[Place, PageMaker]:
    """Return what makes each page, the first time it is asked for."""
    return {
        Place.WELCOME: _welcome,
        Place.TODAY: _today,
        Place.OPPORTUNITIES: _opportunities,
        Place.OPPORTUNITY: _opportunity,
        Place.PAUSE: _pause,
        Place.DECISION: _decision,
        Place.COST: _cost,
        Place.PARTNERSHIP: _partnership,
        Place.PARTNERSHIP_PLANS: _partnership_plans,
        Place.ORGANISATIONS: _organisations,
        Place.CONVERSATIONS: _conversations,
        Place.APPROACH: _approach,
        Place.REGISTER: _register,
        Place.HABITS: _habits,
        Place.BOARD_PACK: _board_pack,
        Place.COMMITMENTS: _commitments,
        Place.SOURCES: _sources,
        Place.SETTINGS: _settings,
    }


def _welcome(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.welcome.welcome_page import WelcomePage

    page = WelcomePage(desk)
    page.introduced.connect(ways.introduced)
    return page


def _today(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.today.today_page import TodayPage

    page = TodayPage(desk, ways.source_checks)
    page.opened.connect(lambda key: ways.go(Place.OPPORTUNITY, key))
    page.pause_asked.connect(lambda key: ways.go(Place.PAUSE, key))
    page.decision_asked.connect(lambda key: ways.go(Place.DECISION, key))
    page.decision_shown.connect(ways.show_decision)
    page.all_asked.connect(lambda: ways.go(Place.OPPORTUNITIES))
    page.early_asked.connect(ways.show_early_signals)
    page.conversation_asked.connect(ways.noting.see_to)
    page.conversations_asked.connect(lambda: ways.go(Place.CONVERSATIONS, DUE))
    page.reviews_asked.connect(ways.show_reviews_due)
    page.organisation_asked.connect(lambda key: ways.go(Place.ORGANISATIONS, key))
    page.plan_asked.connect(lambda plan: ways.go(Place.PARTNERSHIP, plan))
    page.sources_asked.connect(lambda: ways.go(Place.SOURCES))
    page.coverage_asked.connect(ways.show_coverage)
    return page


def _sources(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.sources.sources_page import SourcesPage

    return SourcesPage(desk, ways.source_checks)


def _opportunities(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.opportunities.opportunities_page import OpportunitiesPage

    page = OpportunitiesPage(desk)
    page.decision_read.connect(ways.show_decision)
    page.opened.connect(lambda key: ways.go(Place.OPPORTUNITY, key))
    page.pause_asked.connect(lambda key: ways.go(Place.PAUSE, key))
    page.decision_asked.connect(lambda key, outcome: ways.go(Place.DECISION, key, outcome))
    page.check_asked.connect(lambda: ways.source_checks.start())
    page.import_asked.connect(ways.import_files)
    page.add_asked.connect(ways.add_opportunity)
    page.coverage_asked.connect(ways.show_coverage)
    if desk.workspace.read_only:
        for button in (page.head.add, *page.beginnings):
            button.set_reason(_READ_ONLY)
    return page


def _opportunity(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.opportunity.opportunity_page import OpportunityPage

    page = OpportunityPage(desk)
    page.shown.connect(ways.page_named)
    page.back_asked.connect(ways.back)
    page.decision_read.connect(ways.show_decision)
    page.pause_asked.connect(lambda key: ways.go(Place.PAUSE, key))
    page.decision_asked.connect(lambda key, outcome: ways.go(Place.DECISION, key, outcome))
    page.cost_asked.connect(lambda key: ways.go(Place.COST, key))
    page.partnership_asked.connect(lambda key: ways.go(Place.PARTNERSHIP, key))
    page.lens_asked.connect(lambda key, lens: ways.go(Place.PAUSE, key, lens))
    page.finder_asked.connect(lambda key: ways.go(Place.ORGANISATIONS, f"find:{key}"))
    page.record_asked.connect(lambda key: ways.go(Place.ORGANISATIONS, key))
    page.plan_asked.connect(lambda: ways.go(Place.SETTINGS, PLANS))
    page.conversation_asked.connect(lambda whom, key: ways.noting.note(organisation=whom, about=key))
    page.talk_opened.connect(
        lambda line: ways.go(Place.APPROACH if line.is_approach else Place.CONVERSATIONS, line.id)
    )
    return page


def _pause(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.pause.pause_page import PausePage

    page = PausePage(desk)
    page.left.connect(lambda _key: ways.back())
    page.partnership_asked.connect(lambda key: ways.go(Place.PARTNERSHIP, key))
    page.finder_asked.connect(lambda key: ways.go(Place.ORGANISATIONS, f"find:{key}"))
    page.conversation_asked.connect(lambda key: ways.noting.note(about=key))
    page.decision_asked.connect(lambda key: ways.go(Place.DECISION, key))
    page.cost_asked.connect(lambda key: ways.go(Place.COST, key))
    page.settings_asked.connect(lambda _key: ways.go(Place.SETTINGS))
    return page


def _decision(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.decision.decision_page import DecisionPage

    page = DecisionPage(desk)
    page.left.connect(lambda _key: ways.back())
    page.recorded.connect(lambda _key, number: ways.done_deciding(number))
    page.commitments_asked.connect(lambda: ways.go(Place.COMMITMENTS))
    page.cost_asked.connect(lambda key: ways.go(Place.COST, key))
    return page


def _cost(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.cost.cost_page import CostPage

    page = CostPage(desk)
    page.left.connect(lambda _key: ways.back())
    return page


def _partnership(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.partnership.partnership_page import PartnershipPage

    page = PartnershipPage(desk)
    page.opened.connect(lambda key: ways.go(Place.OPPORTUNITY, key))
    page.decision_asked.connect(lambda key, outcome: ways.go(Place.DECISION, key, outcome))
    page.plans_asked.connect(lambda: ways.go(Place.PARTNERSHIP_PLANS))
    return page


def _partnership_plans(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.partnership.plans_page import PlansPage

    page = PlansPage(desk)
    page.opened.connect(lambda plan: ways.go(Place.PARTNERSHIP, plan))
    return page


def _commitments(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.commitments.commitments_page import CommitmentsPage

    page = CommitmentsPage(desk)
    page.decision_read.connect(ways.show_decision)
    return page


def _organisations(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.organisations.organisations_page import OrganisationsPage

    page = OrganisationsPage(desk, ways.register_loading)
    page.shown.connect(ways.page_named)
    page.opened.connect(lambda key: ways.go(Place.OPPORTUNITY, key))
    page.organisation_asked.connect(lambda key: ways.go(Place.ORGANISATIONS, key))
    page.talk_asked.connect(lambda key: ways.noting.note(organisation=key))
    page.list_asked.connect(lambda: ways.go(Place.ORGANISATIONS))
    page.back_asked.connect(ways.back)
    page.export_asked.connect(ways.export)
    page.print_asked.connect(ways.print_table)
    page.import_asked.connect(ways.bring_in_organisations)
    return page


def _conversations(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.conversations.conversations_page import ConversationsPage

    page = ConversationsPage(desk, ways.noting)
    page.opened.connect(lambda key: ways.go(Place.OPPORTUNITY, key))
    page.record_asked.connect(lambda key: ways.go(Place.ORGANISATIONS, key))
    page.approach_asked.connect(lambda key: ways.go(Place.APPROACH, key))
    page.export_asked.connect(ways.export)
    page.print_asked.connect(ways.print_table)
    return page


def _approach(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.conversations.approach_page import ApproachPage

    page = ApproachPage(desk, ways.noting)
    page.left.connect(ways.back)
    page.logged.connect(lambda key: ways.now_at(Place.APPROACH, key))
    return page


def _register(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.register.register_page import RegisterPage

    page = RegisterPage(desk)
    page.opened.connect(lambda key: ways.go(Place.OPPORTUNITY, key))
    page.pack_asked.connect(lambda: ways.go(Place.BOARD_PACK))
    page.export_asked.connect(ways.export)
    page.copy_asked.connect(ways.copy_for_trustees)
    page.habits_asked.connect(lambda: ways.go(Place.HABITS))
    page.badge.checked.connect(ways.record_checked)
    return page


def _habits(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.habits.habits_page import HabitsPage

    page = HabitsPage(desk)
    page.register_asked.connect(lambda: ways.go(Place.REGISTER))
    return page


def _board_pack(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.board_pack.board_pack_page import BoardPackPage

    page = BoardPackPage(desk)
    page.made.connect(lambda path: ways.say(f"Board pack saved: {Path(path)}"))
    return page


def _settings(desk: Desk, ways: Ways) -> QWidget:
    from desktop.ui.settings.settings_page import SettingsPage

    page = SettingsPage(desk)
    page.seated.connect(ways.seated)
    return page
