"""How those on a map stand to one another: by links of the directory, plans, conversations and awards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from desktop.domain.organisation import Link, LinkKind
from desktop.domain.partnership import Agreed, Plan
from desktop.domain.pause import Standing
from desktop.domain.system_map import PEOPLE, US, MapLine, MapRole, Relation
from desktop.domain.words import year_day
from desktop.services.map_members import BUYS_THIS, Found
from desktop.services.providers import STANDING_WORDS
from desktop.store.conversations import LastTalk

_KINDS = {
    LinkKind.WORKS_WITH: Relation.WORKS_WITH,
    LinkKind.MEMBER_OF: Relation.WORKS_WITH,
    LinkKind.IN_CONVERSATION: Relation.IN_CONVERSATION,
    LinkKind.CONTRACT: Relation.CONTRACT,
}
US_IN_WORDS = "We"


def relations(
    shown: Iterable[Found],
    links: Iterable[Link],
    talks: Mapping[str, LastTalk],
    plan: Plan | None,
    of_this_buyer: frozenset[str],
) -> tuple[MapLine, ...]:
    """Return every line between those shown, each once; `of_this_buyer` are the notices of its own awards."""
    by_id = {one.id: one for one in shown}
    lines = [
        *_serving(by_id.values()),
        *_contracts(by_id, of_this_buyer),
        *_linked(by_id, links),
        *_with_us(by_id, talks, plan),
    ]
    found: dict[tuple[frozenset[str], Relation], MapLine] = {}
    for line in lines:
        found.setdefault((frozenset((line.one, line.other)), line.kind), line)
    return tuple(found.values())


def _serving(shown: Iterable[Found]) -> Iterator[MapLine]:
    for one in shown:
        if one.role is not MapRole.EXISTING_PROVIDER:
            continue
        told = (
            f"{STANDING_WORDS[one.provider.standing]}: {one.why}"
            if one.provider
            else "Your directory says so"
        )
        words = f"{one.name} serves people here. {told.rstrip('.')}."
        yield MapLine(one=one.id, other=PEOPLE, kind=Relation.SERVES, words=words)


def _contracts(by_id: Mapping[str, Found], of_this_buyer: frozenset[str]) -> Iterator[MapLine]:
    """Yield whom the buyer pays, as its own award notices say."""
    buyer = next((one for one in by_id.values() if one.role is MapRole.BUYER and one.why == BUYS_THIS), None)
    for one in by_id.values() if buyer else ():
        if buyer and one.provider and one.provider.notice in of_this_buyer:
            words = f"{buyer.name} has a contract with {one.name}. {one.provider.detail}."
            yield MapLine(one=buyer.id, other=one.id, kind=Relation.CONTRACT, words=words)


def _linked(by_id: Mapping[str, Found], links: Iterable[Link]) -> Iterator[MapLine]:
    for link in links:
        one, other = by_id.get(link.one), by_id.get(link.other)
        if one is None or other is None:
            continue
        words = f"{one.name} {link.kind.words()} {other.name}.{_known(link)}"
        if link.kind is LinkKind.CONTRACT and other.role is MapRole.BUYER and one.role is not MapRole.BUYER:
            one, other = other, one  # the arrow leads from who pays
        yield MapLine(one=one.id, other=other.id, kind=_KINDS[link.kind], words=words)


def _known(link: Link) -> str:
    """Return how well a link is known, from where and since when, as it stands behind it."""
    source = ", ".join(filter(None, (link.source.rstrip("."), year_day(link.on) if link.on else "")))
    if source:
        return f" {STANDING_WORDS[link.standing]}: {source}."
    return "" if link.standing is Standing.KNOWN else f" {STANDING_WORDS[link.standing]}."


def _with_us(
    by_id: Mapping[str, Found], talks: Mapping[str, LastTalk], plan: Plan | None
) -> Iterator[MapLine]:
    """Yield how others stand to us: members of our plan, and those we speak with."""
    for member in plan.partners if plan else ():
        if one := by_id.get(member.organisation):
            agreed = member.agreed is Agreed.AGREED
            kind = Relation.WORKS_WITH if agreed else Relation.IN_CONVERSATION
            words = f"{one.name} is in our partnership plan{'' if agreed else ', not agreed yet'}."
            yield MapLine(one=US, other=one.id, kind=kind, words=words)
    for id_, last in talks.items():
        if one := by_id.get(id_):
            words = f"{US_IN_WORDS} last spoke with {one.name} on {year_day(last.on)}."
            yield MapLine(one=US, other=one.id, kind=Relation.IN_CONVERSATION, words=words)
