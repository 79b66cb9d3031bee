"""Kinds of work by name: the CPV table as people search it, and as they go down its branches."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from desktop.domain.kinds import DIGITS, branch

MOST_FOUND = 60


class KindOfWork(Struct, frozen=True):
    """A branch of the table: its eight digits, its official title, and how it stands beneath others."""

    code: str
    title: str
    within: str = ""

    @property
    def words(self) -> str:
        """Return its title, and its code for those who know them."""
        return f"{self.title} ({self.code})"


def kind_title(code: str) -> str:
    """Return the title of a code; one that is not in the table stands as itself."""
    return _titles().get(code[:DIGITS], code)


def find_kinds(words: str) -> tuple[KindOfWork, ...]:
    """Return the branches whose title or code holds all these words, the widest first; none for no word.

    Some titles keep words that nobody uses today: those are found by today's, too.
    """
    wanted = words.casefold().split()
    if not wanted:
        return tuple(kind_of_work(code) for code in _titles() if len(branch(code)) == 2)
    options = [(word, *_others(word)) for word in wanted]
    found = [
        (len(branch(code)), code)
        for code, title in _searchable().items()
        if all(any(one in title or code.startswith(one) for one in each) for each in options)
    ]
    services_first = sorted(found, key=lambda one: (one[1] < "50", *one))
    return tuple(kind_of_work(code) for _, code in services_first[:MOST_FOUND])


def kind_of_work(code: str) -> KindOfWork:
    """Return a branch with the division that it stands in."""
    division = f"{code[:2]}000000"
    return KindOfWork(
        code[:DIGITS], kind_title(code), "" if code[:DIGITS] == division else kind_title(division)
    )


def is_kind(code: str) -> bool:
    """Return whether the table knows this code."""
    return code[:DIGITS] in _titles()


def all_kinds() -> tuple[str, ...]:
    """Return every code of the table."""
    return tuple(_titles())


@cache
def _titles() -> dict[str, str]:
    text = (files("resources") / "cpv.csv").read_text("utf-8")
    rows = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    next(rows)
    return {code[:DIGITS]: title for code, title in rows}


@cache
def _searchable() -> dict[str, str]:
    return {code: title.casefold() for code, title in _titles().items()}


@cache
def _todays_words() -> dict[str, list[str]]:
    table = tomllib.loads((files("resources") / "cpv_words.toml").read_text("utf-8"))
    return dict(table["official"])


def _others(word: str) -> list[str]:
    """Return the official words for one of today's, by its beginning."""
    return [
        other
        for today, official in _todays_words().items()
        if len(word) > 2 and today.startswith(word)
        for other in official
    ]
