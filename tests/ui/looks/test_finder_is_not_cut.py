"""The finder in every theme, text size and width: with no register, with rows, and while files are loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop.services.desk import Desk
from desktop.services.registers import import_registers
from desktop.services.sample_story import MAIN_CHARACTER
from desktop.ui.main_window import SMALLEST, USUAL, MainWindow
from desktop.ui.organisations.finder_view import FinderView
from desktop.ui.organisations.organisations_page import FIND, OrganisationsPage
from desktop.ui.page import Place
from desktop.ui.register_loading import LoadProgress
from desktop.ui.theme.theme import theme
from tests.feeds.registers import invented
from tests.ui.accessible import NAMELESS_ROLES, told
from tests.ui.looks.conftest import settle
from tests.ui.looks.measuring import troubles

LOOKS = (("light", 1.0, USUAL), ("dark", 2.0, USUAL), ("contrast", 1.0, SMALLEST), ("light", 2.0, SMALLEST))


@pytest.fixture
def with_a_register(told_desk: Desk, tmp_path: Path) -> None:
    charities, scottish = tmp_path / "c.json", tmp_path / "s.csv"
    charities.write_bytes(
        invented.as_json(
            [
                invented.charity(
                    number,
                    "The Fernmoor and Calderwick Association for the Advice and Support of Carers",
                    charity_activities="Advice, a drop-in and a phone line for people who care. " * 6,
                )
                for number in range(1, 30)
            ]
        )
    )
    scottish.write_text(invented.SCOTTISH)
    import_registers(told_desk, [charities, scottish], lambda _done, _total: None)


def at_finder(window: MainWindow, key: str = "") -> FinderView:
    window.go(Place.ORGANISATIONS, f"{FIND}{key}" if key else None)
    page = window.page
    assert isinstance(page, OrganisationsPage)
    view = page.views.show_finder()
    settle()
    return view


def everywhere(window: MainWindow) -> dict[tuple[str, float, int], list[str]]:
    found = {}
    for name, scale, size in LOOKS:
        window.resize(QSize(size))
        theme.use(name, scale)
        settle()
        if wrong := troubles(window):
            found[name, scale, size.width()] = wrong
    return found


def test_with_no_register_nothing_is_cut_and_all_has_a_name(window: MainWindow) -> None:
    view = at_finder(window)

    assert view.empty.isVisible()
    assert nameless(view) == []
    assert everywhere(window) == {}


@pytest.mark.usefixtures("with_a_register")
def test_with_rows_for_an_opportunity_nothing_is_cut_and_all_has_a_name(window: MainWindow) -> None:
    view = at_finder(window, MAIN_CHARACTER)
    view.fields.clear()
    view.refresh()
    settle()

    assert view.wanted.isVisible()
    assert view.model.rowCount() == 30
    assert nameless(view) == []
    assert everywhere(window) == {}


@pytest.mark.usefixtures("with_a_register")
def test_while_files_are_loaded_and_stopped_nothing_is_cut(window: MainWindow) -> None:
    view = at_finder(window)

    view.load_card.show_progress(LoadProgress(340, 1_000, "About 20 seconds left"), stopping=False)
    settle()
    assert nameless(view) == []
    assert everywhere(window) == {}
    view.load_card.show_stopped()
    assert everywhere(window) == {}


@pytest.mark.usefixtures("with_a_register")
def test_the_registers_and_a_way_are_asked_about_in_dialogs_that_say_what_they_ask(
    window: MainWindow,
) -> None:
    view = at_finder(window, MAIN_CHARACTER)

    for dialog in (view.show_registers(), view.ask_looked()):
        assert dialog is not None
        settle()
        assert dialog.accessibleDescription()
        assert nameless(dialog) == []
        assert troubles(dialog) == []
        dialog.reject()


def nameless(part: QWidget) -> list[str]:
    """Return what takes the keyboard and has no name or no role."""
    reached = [each for each in told(part) if each.focusable]
    assert reached
    return [str(each) for each in reached if not each.name.strip() or each.role in NAMELESS_ROLES]
