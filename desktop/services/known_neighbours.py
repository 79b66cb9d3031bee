"""What the directory and our conversations tell of those who do this already, and of whom we might work with.

Every fact says where it comes from and of which day it is. Nobody is ranked, and no silence is read as a no.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from desktop.domain.approached import CHECK_WORDS, checks
from desktop.domain.conversations import DIRECTION_WORDS, WAY_WORDS
from desktop.domain.decision import HOLDING_WORDS, Holding
from desktop.domain.opportunity import Opportunity
from desktop.domain.organisation import LedBy, Organisation
from desktop.domain.size import Size, beside_words
from desktop.domain.words import listed, plural, year_day
from desktop.services import people_to_talk_to
from desktop.services.conversation_lines import Names, names_of
from desktop.services.known_fact import KnownFact
from desktop.services.our_size import our_size
from desktop.services.providers import existing_providers
from desktop.services.supplier_matching import Suppliers
from desktop.store import approaches, conversations, directory
from desktop.store.connection import Connection
from desktop.store.conversations import KeptTalk

_MOST_TALKS = 5
_MOST_OFFERED = 4
_LONGEST = 280


def of_providers(db: Connection, opportunity: Opportunity) -> Iterator[KnownFact]:
    """Yield what is known of existing providers: our size, then what the directory and conversations tell."""
    theirs = _theirs(db, opportunity)
    names = names_of(db)
    size = our_size(db)
    if size is not None:
        yield KnownFact("Our own size", f"{size.words}.", size.source, "scale")
    for organisation in theirs:
        one = directory.one(db, organisation)
        if one is not None and (fact := _of_organisation(one, size, is_sure=theirs[organisation])):
            yield fact
    talks = _talks_with(db, theirs)
    yield from (_talk(kept, names) for kept in talks)
    if theirs and not talks:
        who = "the one" if len(theirs) == 1 else f"any of the {len(theirs)}"
        yield KnownFact(
            "No conversation with them is noted",
            f"Nothing is noted with {who} that the directory has. Have we asked them? A phone call counts.",
            "Conversations",
            "message-circle",
        )


def of_partners(db: Connection, opportunity: Opportunity) -> Iterator[KnownFact]:
    """Yield what is known of potential partners: who asked us, whom we spoke with, whom the directory has."""
    theirs = _theirs(db, opportunity)
    names = names_of(db)
    for kept in approaches.about(db, opportunity.key):
        yield _approach(kept, names)
    talks = [
        kept for kept in conversations.about(db, opportunity.key) if kept.talk.organisation not in theirs
    ]
    yield from (_talk(kept, names) for kept in talks[:_MOST_TALKS])
    spoken = {kept.talk.organisation for kept in talks}
    offered, found = people_to_talk_to.fitting(db, opportunity, {*theirs, *spoken})
    for one in offered[:_MOST_OFFERED]:
        text = ". ".join(part for part in (one.why, one.talked, one.next_step) if part)
        yield KnownFact(one.name, f"{text}.", f"Directory{f', {one.roles}' if one.roles else ''}", "network")
    if found > _MOST_OFFERED:
        more = plural(found - _MOST_OFFERED, "more organisation")
        yield KnownFact(
            f"{more} in the directory",
            "They fit this place or this need by what the directory says of them.",
            "Directory",
            "network",
        )


def _theirs(db: Connection, opportunity: Opportunity) -> dict[str, bool]:
    """Return the existing providers that the directory has, and of each whether it is surely the same."""
    providers = existing_providers(db, opportunity)
    suppliers = Suppliers(db) if providers else None
    matches = [suppliers.match(one.name, one.id, one.organisation) for one in providers if suppliers]
    return {one.organisation.id: one.is_sure for one in matches if one.organisation}


def _talks_with(db: Connection, organisations: Collection[str]) -> list[KeptTalk]:
    """Return the last conversation with each of these, the newest first."""
    last: dict[str, KeptTalk] = {}
    for kept in conversations.everyone(db):
        if kept.talk.organisation in organisations:
            last.setdefault(kept.talk.organisation, kept)
    return list(last.values())[:_MOST_TALKS]


def _of_organisation(one: Organisation, ours: Size | None, *, is_sure: bool) -> KnownFact | None:
    """Return what the directory says of an organisation, None where it says its name alone."""
    led = "Led by people with experience" if one.led_by_experience is LedBy.YES else ""
    size = f"Yearly income {one.income_band.words()}" if one.income_band else ""
    beside = beside_words(Size(band=one.income_band), ours)
    told = ", ".join(part for part in (size, beside if size else "") if part)
    from_ = f" ({one.income_from})" if size and one.income_from else ""
    parts = (
        f"{told}{from_}",
        led,
        f"Does well: {_short(one.does_well)}" if one.does_well else "",
        f"We learned: {_short(one.learned)}" if one.learned else "",
    )
    said = [part.rstrip(".") for part in parts if part]
    if not said:
        return None
    since = f", added {year_day(one.added_on)}" if one.added_on else ""
    by_name = "" if is_sure else ", matched by its name alone"
    return KnownFact(one.name, f"{'. '.join(said)}.", f"Directory{since}{by_name}", "network")


def _talk(kept: KeptTalk, names: Names) -> KnownFact:
    talk = kept.talk
    way = f"{WAY_WORDS[talk.way]}, {DIRECTION_WORDS[talk.direction].lower()}"
    step = f" Next: {_ended(talk.next_step)}" if talk.is_waiting else ""
    on = f", {year_day(talk.on)}" if talk.on else ""
    who = f", {names.all_of(talk.ours)}" if talk.ours else ""
    return KnownFact(
        names.organisation(talk.organisation),
        f"{way}: {_short(talk.said)}{step}",
        f"Conversation{on}{who}",
        "message-circle",
    )


def _approach(kept: approaches.KeptApproach, names: Names) -> KnownFact:
    one = kept.approach
    found = checks(one)
    in_tension = _those(CHECK_WORDS[each.check] for each in found if each.holding is Holding.IN_TENSION)
    not_known = _those(CHECK_WORDS[each.check] for each in found if each.holding is Holding.NOT_KNOWN)
    parts = [
        f"{HOLDING_WORDS[Holding.IN_TENSION]}: {in_tension}" if in_tension else "",
        f"{HOLDING_WORDS[Holding.NOT_KNOWN]}: {not_known}" if not_known else "",
    ]
    said = ". ".join(part for part in parts if part) or "All five checks are kept"
    on = f", {year_day(one.asked_on)}" if one.asked_on else ""
    return KnownFact(
        f"{names.organisation(one.organisation)} asks us to join", f"{said}.", f"Approach{on}", "inbox"
    )


def _those(words: Iterable[str]) -> str:
    return listed([f"{one[0].lower()}{one[1:]}" for one in words])


def _ended(words: str) -> str:
    """Return a sentence with the mark it ends in, a full stop where it has none."""
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"
