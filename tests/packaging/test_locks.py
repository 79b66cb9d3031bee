"""The locks name every package exactly, with hashes, and no address to fetch it from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "packaging").glob("requirements*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pins(lock: Path) -> dict[str, tuple[str, int]]:
    """Return each package's version and how many hashes it has, by its normalised name."""
    entries = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())
    found = {}
    for entry in entries:
        name, version = re.match(r"([A-Za-z0-9._-]+)==(\S+)", entry).groups()  # type: ignore[union-attr]  # else: fails
        found[normal(name)] = (version, entry.count("--hash=sha256:"))
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[<>=!~;\[ ]", requirement)[0]) for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")

    assert "://" not in text
    assert "-index" not in text


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_hashes(lock: Path) -> None:
    assert all(hashes > 0 for _version, hashes in pins(lock).values())


def test_every_dependency_is_locked() -> None:
    runtime = names(PROJECT["project"]["dependencies"])
    extras = PROJECT["project"]["optional-dependencies"]

    assert runtime <= pins(ROOT / "packaging/requirements.txt").keys()
    assert runtime | names(extras["test"]) <= pins(ROOT / "packaging/requirements-test.txt").keys()
    assert names(extras["assets"]) <= pins(ROOT / "packaging/requirements-assets.txt").keys()
    built_by = names(PROJECT["build-system"]["requires"])
    assert built_by <= pins(ROOT / "packaging/requirements-build.txt").keys()


def test_the_tests_run_on_the_very_versions_that_the_program_runs_on() -> None:
    runtime = pins(ROOT / "packaging/requirements.txt")
    test = pins(ROOT / "packaging/requirements-test.txt")

    assert {name: test.get(name) for name in runtime} == runtime


def test_qt_stays_on_the_release_that_this_python_can_bear() -> None:
    assert pins(ROOT / "packaging/requirements.txt")["pyside6-essentials"][0] == "6.11.3"
