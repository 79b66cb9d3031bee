"""What can be gone to: commands and screens by their words, and what the workspace holds by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from desktop.services.finding import FoundThing
from desktop.ui.commands import COMMANDS, Command, CommandId, Menu
from desktop.ui.menus import key_words, keys_that_work
from desktop.ui.page import Place

Available = Mapping[CommandId, Callable[[], object]]
_MOST_COMMANDS = 8
_PLACES = frozenset(place.value for place in Place)


class Entry(Struct, frozen=True):
    """One line of the list: what it is called, what is said beside it, and what it leads to."""

    words: str
    aside: str
    target: CommandId | FoundThing


def of_commands(words: str, available: Available) -> tuple[Entry, ...]:
    """Return the commands that work now and hold every word, screens first, best beginnings first.

    A number alone means a decision, never a size of text.
    """
    wanted = words.lower().split()
    if wanted and all(map(str.isdigit, wanted)):
        return ()
    found = [
        command
        for command in COMMANDS
        if command.id in available and command.id is not CommandId.GO_TO and _holds(command, wanted)
    ]
    found.sort(key=lambda command: _rank(command, words.lower().strip()))
    return tuple(map(_entry, found[:_MOST_COMMANDS]))


def of_things(found: Iterable[FoundThing]) -> tuple[Entry, ...]:
    """Return what was found in the workspace."""
    return tuple(Entry(thing.title, thing.aside, thing) for thing in found)


def _holds(command: Command, wanted: Iterable[str]) -> bool:
    text = f"{command.full_words} {command.menu}".lower()
    return all(word in text for word in wanted)


def _rank(command: Command, words: str) -> tuple[bool, bool, bool]:
    name = command.full_words.lower()
    return (name != words, not name.startswith(words), command.menu is not Menu.VIEW)


def _entry(command: Command) -> Entry:
    keys = keys_that_work(command)
    leads_there = command.menu is Menu.VIEW and command.id.value in _PLACES
    kind = "Go to" if leads_there else command.menu.value
    return Entry(command.full_words, ", ".join((kind, *map(key_words, keys[:1]))), command.id)
