"""What of other organisations stays here while nobody ticked it: their names, and those of people there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from desktop.domain.documents import Hiding, Ticks, Told, Withheld, mentioned, told_of
from desktop.domain.organisation import Contact, Organisation
from desktop.store import directory
from desktop.store.connection import Connection

_ARTICLE = re.compile(r"^(?:the|y|yr)\s+", re.IGNORECASE)
_LEGAL_FORM = re.compile(r"[\s,]+(?:ltd|limited|cic|cio|scio|llp|plc|cyf|cbc)\.?$", re.IGNORECASE)
ANOTHER_ORGANISATION = "[another organisation]"
SOMEBODY_THERE = "[somebody there]"


class Others(Struct, frozen=True):
    """The organisations that are not ours, by id, and the people there whom we may ask."""

    organisations: Mapping[str, Organisation]
    contacts: tuple[Contact, ...]

    def name(self, organisation: str) -> str:
        """Return what an organisation is called."""
        found = self.organisations.get(organisation)
        return found.name if found else "An organisation that is no longer known"

    def named_in(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the organisations that these texts name, or name somebody of."""
        whose: dict[str, str] = {}
        for one in self.contacts:
            whose.setdefault(" ".join(one.name.split()), one.organisation)
        for organisation in self.organisations.values():
            whose |= {" ".join(name.split()): organisation.id for name in _names(organisation)}
        found = {whose[name] for name in mentioned("\n".join(texts), whose)}
        return tuple(each for each in self.organisations if each in found)

    def hiding(self, ticks: Ticks, stand_ins: Mapping[str, str]) -> Hiding:
        """Return what hides all that is not ticked; some organisations have stand-ins of their own."""
        organisations = [
            Withheld(_names(one), stand_ins.get(one.id, ANOTHER_ORGANISATION))
            for one in self.organisations.values()
            if not told_of(ticks, one.id, Told.NAME)
        ]
        people = [
            Withheld((one.name,), SOMEBODY_THERE)
            for one in self.contacts
            if not told_of(ticks, one.organisation, Told.CONTACT)
        ]
        return Hiding.of((*organisations, *people))


def others(db: Connection, *, ours: str, public: Iterable[str] = ()) -> Others:
    """Return the organisations of the directory but ourselves and those whose names are public here."""
    not_hidden = {_folded(name) for name in (ours, *public) if name.strip()}
    known = (*directory.everyone(db), *directory.removed(db))
    kept = {one.id: one for one in known if not any(_folded(name) in not_hidden for name in _names(one))}
    return Others(
        kept, tuple(one for one in directory.contacts(db, left_too=True) if one.organisation in kept)
    )


def _names(organisation: Organisation) -> tuple[str, ...]:
    """Return what an organisation may be called in a text: also without an article and a legal form."""
    names = (organisation.name, *organisation.other_names)
    short = (_LEGAL_FORM.sub("", _ARTICLE.sub("", name)) for name in names)
    return tuple(dict.fromkeys((*names, *(name for name in short if " " in name))))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
