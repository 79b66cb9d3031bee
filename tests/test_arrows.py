"""The folders are the architecture: who may know whom, and how large a room may grow."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST_MODULE, LONGEST_FUNCTION = 400, 60
SHARED = ("feeds.notice", "feeds.errors")
OURS = ("feeds", "desktop", "resources")
MAY_IMPORT = {
    "feeds": ("feeds", "resources"),
    "desktop.domain": ("desktop.domain", *SHARED),
    "desktop.store": ("desktop.store", "desktop.domain", *SHARED),
    "desktop.reports": ("desktop.reports", "desktop.domain", "resources", *SHARED),
    "desktop.services": (
        *("desktop.services", "desktop.store", "desktop.reports", "desktop.domain"),
        *("feeds", "resources", "desktop.places"),
    ),
    "desktop.ui": (
        "desktop.ui",
        "desktop.services",
        "desktop.domain",
        "resources",
        "desktop.places",
        "desktop.logbook",
        *SHARED,
    ),
    "resources": ("resources",),
}
"""What a room may import of ours; the parts above them all (app, cli) may import any."""

ONLY_IN = {
    "PySide6": "desktop.ui",
    "shiboken6": "desktop.ui",
    "sqlite3": "desktop.store",
    "sqlite_utils": "desktop.store",
}
PURE = {"dateutil", "holidays", "msgspec", "rapidfuzz"}
"""What the domain may use beside the standard library."""

OUTSIDE = {"sqlite3", "socket", "urllib", "http", "subprocess", "threading", "tempfile", "pathlib", "os"}
"""What of the standard library reaches beyond plain values, so the domain may not use it."""


@dataclass(frozen=True)
class Module:
    """One module of ours, read but not run."""

    name: str
    path: Path
    tree: ast.Module
    lines: int

    def imports(self, *, at_run_time: bool = False) -> Iterator[str]:
        """Yield the full name of all it imports, also inside functions; unless at run time, for types too."""
        types_alone = {
            id(inner)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
            for inner in ast.walk(node)
        }
        for node in ast.walk(self.tree):
            if at_run_time and id(node) in types_alone:
                continue
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.name} imports relatively"
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def read_module(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text("utf-8")
    return Module(name, path, ast.parse(text), len(text.splitlines()))


@cache
def modules() -> tuple[Module, ...]:
    """Read all modules that are shipped."""
    return tuple(read_module(path) for room in OURS for path in sorted((ROOT / room).rglob("*.py")))


@cache
def all_modules() -> tuple[Module, ...]:
    """Read what sets up and packs them too."""
    return (*modules(), *map(read_module, sorted((ROOT / "packaging").glob("*.py"))))


def within(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


def offenders(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the modules of which something was found."""
    return {name: what for name, what in found.items() if what}


def home_of(name: str, module: Module) -> str:
    """Return the only room that may import this; where any may, the module's own."""
    return next((room for library, room in ONLY_IN.items() if within(name, library)), module.name)


def room_of(module: Module) -> str | None:
    return next((room for room in MAY_IMPORT if within(module.name, room)), None)


def test_a_room_knows_only_the_rooms_it_may() -> None:
    found = {}
    for module in modules():
        room = room_of(module)
        allowed = MAY_IMPORT[room] if room else OURS
        ours = [name for name in module.imports() if name.split(".")[0] in (*OURS, "tests")]
        found[module.name] = [name for name in ours if not any(within(name, other) for other in allowed)]

    assert offenders(found) == {}


def test_qt_and_sqlite_have_one_room_each() -> None:
    found = {
        module.name: [name for name in module.imports() if not within(module.name, home_of(name, module))]
        for module in modules()
    }

    assert offenders(found) == {}


def test_the_domain_is_plain_python() -> None:
    allowed = (sys.stdlib_module_names - OUTSIDE) | {"desktop", "feeds"} | PURE
    found = {
        module.name: [name for name in module.imports() if name.split(".")[0] not in allowed]
        for module in modules()
        if within(module.name, "desktop.domain")
    }

    assert offenders(found) == {}


def test_rooms_stay_small() -> None:
    assert {module.name: module.lines for module in all_modules() if module.lines > LONGEST_MODULE} == {}


def test_functions_stay_small() -> None:
    found = {
        f"{module.name}.{node.name}": node.end_lineno - node.lineno + 1
        for module in all_modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }

    assert {name: lines for name, lines in found.items() if lines > LONGEST_FUNCTION} == {}


def test_there_are_no_circles() -> None:
    names = {module.name for module in modules()}
    knows = {
        module.name: {known for name in module.imports(at_run_time=True) if (known := owner(name, names))}
        for module in modules()
    }

    assert circle(knows) == []


def owner(name: str, names: set[str]) -> str | None:
    """Return the module that an imported name stands in, be it a module itself or something inside one."""
    return next((part for part in (name, name.rpartition(".")[0]) if part in names), None)


def circle(knows: dict[str, set[str]]) -> list[str]:
    """Return modules that import one another in a circle, or nothing."""
    done: set[str] = set()
    for start in knows:
        trail: list[str] = []
        found = _circle_from(start, knows, trail, done)
        if found:
            return found
    return []


def _circle_from(name: str, knows: dict[str, set[str]], trail: list[str], done: set[str]) -> list[str]:
    if name in trail:
        return [*trail[trail.index(name) :], name]
    if name in done:
        return []
    trail.append(name)
    for known in sorted(knows[name] - {name}):
        found = _circle_from(known, knows, trail, done)
        if found:
            return found
    trail.pop()
    done.add(name)
    return []


def test_packaging_is_not_a_package() -> None:
    assert not (ROOT / "packaging/__init__.py").exists()
