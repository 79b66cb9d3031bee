"""The whole text of a notice is read without the internet; a link says that it needs it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.by_hand import ByHand
from desktop.domain.working_days import Nation
from desktop.services import by_hand
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, introduce
from desktop.ui.jobs import cancel_all
from desktop.ui.opportunity.opportunity_page import OpportunityPage
from desktop.ui.widgets.link import Link

TEXT = "\n".join(
    f"Paragraph {number} of what is bought. {'It is told at length. ' * 40}" for number in range(60)
)
SCHEMES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "data:image/svg+xml,<svg/>",
    "blob:https://x/1",
    "file:///etc/passwd",
    "file://host/share",
    "file:C:/x",
    "\\\\host\\share",
    "smb://host/x",
    "ftp://example.org/",
    "sftp://x",
    "nfs://x",
    "ms-msdt:/id",
    "search-ms:query=x",
    "search:x",
    "ms-word:ofe|u|http://x",
    "ms-settings:privacy",
    "shell:startup",
    "vscode://x",
    "steam://x",
    "slack://x",
    "tel:123",
    "sms:123",
    "callto:x",
    "skype:x",
    "ldap://x",
    "jar:http://x!/",
    "view-source:http://x",
    "about:blank",
    "chrome://settings",
    "res://x",
    "mk:@x",
    "ssh://x",
    "telnet://x",
    "gopher://x",
    "magnet:?x",
    "intent://x#Intent;end",
    "x-apple:x",
)
"""Forty ways to leave for somewhere else than the web."""
HALF_ADDRESSES = ("//example.org", "http://", "https:///path", "HTTPS:example.org")
_asked: list[str] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        _asked.append(f"{event} {arguments[-1]}")


sys.addaudithook(_hear)


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[OpportunityPage]:
    introduce(desk, WhoWeAre("Amina Okoro", "Dales Befriending", Nation.ENGLAND))
    hostile = "<img src=file:///etc/hostname><img src=http://127.0.0.1:9/x.png>"
    typed = ByHand(title=f"A choir {hostile}", text=f"{TEXT}\n{hostile}", link="https://example.org/advert")
    key = by_hand.add(desk, typed).key
    opened: list[QUrl] = []
    page = OpportunityPage(desk, open_url=opened.append)
    page.opened = opened  # type: ignore[attr-defined]  # what was handed to the browser
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    _asked.clear()
    with qtbot.waitSignal(page.shown):
        page.show_opportunity(key)
    yield page
    cancel_all()


def test_the_whole_text_is_shown_and_the_network_is_asked_nothing(page: OpportunityPage) -> None:
    page.overview.bought.whole.click()
    page.grab()

    shown = "\n".join(label.text() for label in page.overview.bought.findChildren(QLabel))
    assert all(line.strip() in shown for line in TEXT.splitlines())
    assert _asked == []


def test_a_link_says_that_it_needs_the_internet(page: OpportunityPage) -> None:
    (link,) = page.overview.bought.findChildren(Link)

    assert link.text().startswith("Added by hand")
    assert "On example.org. Opening it needs the internet" in link.accessibleDescription()
    assert "needs the internet" in link.toolTip()


@pytest.mark.parametrize("url", [*SCHEMES, *HALF_ADDRESSES])
def test_nothing_but_web_addresses_is_ever_opened(page: OpportunityPage, url: str) -> None:
    assert page.ask_to_open(url, "example.org") is None
    assert page.opened == []  # type: ignore[attr-defined]


def test_a_web_address_is_opened_once_its_host_was_shown_and_the_person_said_so(
    page: OpportunityPage,
) -> None:
    dialog = page.ask_to_open("https://example.org/advert", "example.org")

    assert dialog is not None
    assert page.opened == []  # type: ignore[attr-defined]
    dialog.accept()
    assert page.opened == [QUrl("https://example.org/advert")]  # type: ignore[attr-defined]
