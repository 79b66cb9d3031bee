"""What the first window waits for: a process of its own tells what it has loaded once Today can show."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
_TODAY_CAN_SHOW = """
import builtins, json, sys
import desktop.app
import desktop.ui.application
import desktop.ui.today.today_page
print(json.dumps({"modules": sorted(sys.modules), "import": builtins.__import__.__name__}))
"""
LATER = (
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "_hashlib",
    "click",
    "dateutil",
    "desktop.cli.main",
    "desktop.domain.compiling",
    "desktop.reports.tables",
    "desktop.services.exports",
    "desktop.services.settings",
    "desktop.store.backup",
    "desktop.store.journal",
    "desktop.store.verify",
    "desktop.ui.help",
    "desktop.ui.opportunities.opportunities_page",
    "desktop.ui.register.register_page",
    "desktop.ui.widgets.table_view",
    "feedparser",
    "feeds.client",
    "httpx2",
    "logging.handlers",
    "rapidfuzz",
    "reportlab",
    "sqlite_utils",
    "xlsxwriter",
)
"""What is large, and wanted by what one does later alone."""


def loaded_by_then() -> dict[str, object]:
    told = subprocess.run(
        [sys.executable, "-c", _TODAY_CAN_SHOW], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(told.stdout)
    return found


def test_the_first_window_waits_for_nothing_that_only_later_steps_need() -> None:
    modules = loaded_by_then()["modules"]

    assert isinstance(modules, list)
    assert [name for name in LATER if name in modules] == []


def test_nobody_looks_into_the_source_of_what_is_imported() -> None:
    name = loaded_by_then()["import"]

    assert name != "__feature_import__"
