"""Changing the directory: organisations, the people there, and how organisations stand to each other.

Every function is one step within a change of the writer: `desk.workspace.write(lambda db: add(db, desk, …))`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from desktop.domain import directory as rules
from desktop.domain.organisation import CONTACT_PREFIX, PREFIX, Contact, Link, Organisation, Role, band_of
from desktop.domain.words import year_day
from desktop.services.authors import arrive
from desktop.services.desk import Desk
from desktop.services.errors import NotKept, NotPossible
from desktop.services.register_classes import labels
from desktop.services.register_names import register_names
from desktop.services.register_places import code_of_named
from desktop.store import directory as store
from desktop.store import journal, register_entries
from desktop.store.connection import Connection
from desktop.store.register_entries import RegisterFacts
from desktop.store.uuid7 import uuid7
from feeds.registers.entry import Register

_SAFE = "Nothing was changed."


def add(db: Connection, desk: Desk, typed: Organisation, *, batch: str | None = None) -> str:
    """Add an organisation; return its id.

    Raises:
        NotKept: something in it cannot be kept as it stands.
    """
    tidy = checked(typed)
    organisation = f"{PREFIX}{uuid7(desk.now())}"
    told = {name: value for name in rules.FACTS if (value := getattr(tidy, name)) not in ("", (), None)}
    _write(db, desk, "organisation.added", organisation, {"organisation": organisation, **told}, batch)
    return organisation


def change(
    db: Connection, desk: Desk, organisation: str, *, batch: str | None = None, **fields: Any
) -> Mapping[str, Any]:
    """Change these facts of an organisation; return how those stood before that differ now.

    Raises:
        NotKept: something in it cannot be kept as it stands.
        NotPossible: no organisation has that id.
    """
    before = standing(db, organisation)
    after = checked(replace(before, **fields))
    differs = rules.differing(before, after, rules.FACTS)
    if differs:
        says = {"organisation": before.id, **differs}
        _write(db, desk, "organisation.changed", before.id, says, batch)
    return {name: getattr(before, name) for name in differs}


def from_register(
    db: Connection, desk: Desk, identifier: str, *, roles: Iterable[Role] = (), batch: str | None = None
) -> str:
    """Add what a register here has under this identifier; return the id, or of the one that has it.

    Raises:
        NotPossible: no register here has it.
    """
    held = store.by_number(db, identifier)
    if held is not None:
        return held.id
    facts = register_entries.of_number(db, identifier)
    if facts is None:
        raise NotPossible(
            happened=f"No register here has the number {identifier}.",
            safe=_SAFE,
            to_do="Bring the register in first, or add the organisation by hand.",
        )
    company = store.by_number(db, _company(facts)) if facts.company else None
    if company is not None:
        change(db, desk, company.id, batch=batch, numbers=(*company.numbers, identifier))
        return company.id
    told = registered(facts, register_names(db)[Register(facts.register)])
    return add(db, desk, replace(told, roles=tuple(roles)), batch=batch)


def registered(facts: RegisterFacts, register: str) -> Organisation:
    """Return an organisation as the register of that name tells of it, in our words where they are ours."""
    until = f", year to {year_day(facts.year_end)}" if facts.year_end else ""
    told = labels(facts.classes) or _several(facts.labels)
    return Organisation(
        name=facts.name,
        other_names=_several(facts.other_names),
        numbers=(f"{facts.register}-{facts.number}", *([_company(facts)] if facts.company else [])),
        income_band=band_of(facts.income),
        income_from=f"{register}{until}" if facts.income is not None else "",
        places=tuple(map(code_of_named, facts.places)),
        activities=told or ((facts.activities[:200],) if facts.activities else ()),
        website=facts.website,
    )


def _several(text: str) -> tuple[str, ...]:
    """Return names or labels as a register's entry keeps them together."""
    return tuple(filter(None, (one.strip() for one in text.split(" · "))))


def remove(db: Connection, desk: Desk, organisation: str) -> Organisation:
    """List an organisation no longer, until it is put back. What refers to it keeps its name."""
    before = standing(db, organisation)
    _write(db, desk, "organisation.removed", before.id, {"organisation": before.id})
    return before


def put_back(db: Connection, desk: Desk, organisation: str) -> Organisation:
    """List an organisation again that was taken away."""
    before = standing(db, organisation)
    if not store.is_removed(db, before.id):
        raise NotPossible(
            happened="There is nothing to put back.",
            safe=_SAFE,
            to_do="Look for it under Organisations: it is listed already.",
        )
    _write(db, desk, "organisation.put_back", before.id, {"organisation": before.id})
    return before


def merge(db: Connection, desk: Desk, into: str, other: str) -> Organisation:
    """Make two organisations one; whatever refers to the other leads to the first from then on.

    Raises:
        NotPossible: they are one already.
        NotKept: together they have too many names or numbers.
    """
    first, second = standing(db, into), standing(db, other)
    if first.id == second.id:
        raise NotPossible(
            happened=f"“{first.name}” is one organisation already.",
            safe=_SAFE,
            to_do="Choose another organisation to merge it with.",
        )
    whole = checked(rules.merged(first, second))
    takes = rules.differing(first, whole, rules.FACTS)
    says = {"into": first.id, "from": second.id, "takes": takes}
    _write(db, desk, "organisation.merged", first.id, says)
    return whole


def split(db: Connection, desk: Desk, other: str) -> Organisation:
    """Make an organisation its own again that was merged; both are as they were, but for later changes.

    Raises:
        NotPossible: it was not merged.
    """
    into = store.roots(db).get(other)
    if into is None:
        raise NotPossible(
            happened="It was not merged into another.",
            safe=_SAFE,
            to_do="Look for it under Organisations: it stands there by itself.",
        )
    _write(db, desk, "organisation.split", into, {"into": into, "from": other})
    return standing(db, other)


def link(db: Connection, desk: Desk, typed: Link) -> None:
    """Say how one organisation stands to another; said again, it stands so from then on."""
    one, other = standing(db, typed.one), standing(db, typed.other)
    if one.id == other.id:
        raise NotKept({"other": "Choose another organisation: this is the same one."})
    says: dict[str, object] = {"one": one.id, "other": other.id, "kind": typed.kind}
    says |= {"standing": typed.standing, "source": " ".join(typed.source.split()), "on": typed.on}
    _write(db, desk, "organisation.linked", one.id, says)


def unlink(db: Connection, desk: Desk, gone: Link) -> None:
    """Say that one no longer stands so to another, however their ids were merged since."""
    for one in store.family(db, gone.one):
        for other in store.family(db, gone.other):
            if store.has_link(db, one, other, gone.kind):
                says = {"one": one, "other": other, "kind": gone.kind}
                _write(db, desk, "organisation.unlinked", one, says)


def meet(db: Connection, desk: Desk, typed: Contact, *, batch: str | None = None) -> str:
    """Add somebody at an organisation; return their id.

    Raises:
        NotKept: something in it cannot be kept as it stands.
    """
    tidy = checked_contact(desk, replace(typed, organisation=standing(db, typed.organisation).id))
    person = f"{CONTACT_PREFIX}{uuid7(desk.now())}"
    told = {name: value for name in rules.CONTACT_FACTS if (value := getattr(tidy, name)) not in ("", None)}
    _write(db, desk, "person.met", person, {"person": person, **told}, batch)
    return person


def change_contact(db: Connection, desk: Desk, person: str, **fields: Any) -> Mapping[str, Any]:
    """Change what is held about somebody; return how that stood before which differs now."""
    before = _contact(db, person)
    after = checked_contact(desk, replace(before, **fields))
    differs = rules.differing(before, after, rules.CONTACT_FACTS)
    if differs:
        _write(db, desk, "person.changed", person, {"person": person, **differs})
    return {name: getattr(before, name) for name in differs}


def take_contact_away(db: Connection, desk: Desk, person: str, *, back: bool = False) -> Contact:
    """List somebody no longer, or with `back` again. Their data go with an erasure alone."""
    before = _contact(db, person)
    _write(db, desk, "person.changed", person, {"person": person, "has_left": not back})
    return before


def standing(db: Connection, organisation: str) -> Organisation:
    """Return an organisation by its id, or by one that was merged into it.

    Raises:
        NotPossible: no organisation has that id.
    """
    found = store.one(db, organisation)
    if found is None:
        raise NotPossible(
            happened="That organisation is not in the directory.",
            safe=_SAFE,
            to_do="Look for it by its name.",
        )
    return found


def checked(typed: Organisation) -> Organisation:
    """Return an organisation as it is kept.

    Raises:
        NotKept: something in it cannot be kept.
    """
    tidy = rules.tidied(typed)
    if found := rules.refusals(tidy):
        raise NotKept(found)
    return tidy


def checked_contact(desk: Desk, typed: Contact) -> Contact:
    """Return a contact as it is kept.

    Raises:
        NotKept: something in it cannot be kept.
    """
    tidy = rules.tidied_contact(typed)
    if found := rules.contact_refusals(tidy, desk.today):
        raise NotKept(found)
    return tidy


def _contact(db: Connection, person: str) -> Contact:
    found = store.contact(db, person)
    if found is None:
        raise NotPossible(
            happened="That person is not in the directory.",
            safe=_SAFE,
            to_do="Look on the record of their organisation, or add them there.",
        )
    return found


def _company(facts: RegisterFacts) -> str:
    return f"GB-COH-{facts.company.strip().upper().zfill(8)}"


def _write(
    db: Connection,
    desk: Desk,
    kind: str,
    subject: str,
    payload: Mapping[str, Any],
    batch: str | None = None,
) -> None:
    arrive(db, desk)
    journal.append(
        db, author=desk.author, kind=kind, subject=subject, payload=payload, now=desk.now(), batch=batch
    )
