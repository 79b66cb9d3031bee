"""The tab Providers & partners of one opportunity: who is there already, and who else could be."""

from __future__ import annotations

from msgspec import Struct

from desktop.domain.moments import uk_day
from desktop.domain.opportunity import Stage
from desktop.domain.pause import SIDE_WORDS, Answer, Impact, LensId, Pause, Side
from desktop.domain.provider import ProviderView, Said
from desktop.domain.size import Size
from desktop.domain.words import year_day
from desktop.services import catalogue
from desktop.services.coverage import coverage_line
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchOpportunity
from desktop.services.our_size import is_us, our_size, suggested, words
from desktop.services.people_to_talk_to import Fitting, fitting
from desktop.services.provider_facts import size_words
from desktop.services.providers import STANDING_WORDS, Provider, told_by
from desktop.services.supplier_matching import Suppliers
from desktop.store import opportunities as opportunity_store
from desktop.store import pauses, people
from desktop.store import providers as store
from desktop.store.connection import Connection

MOST = 12
NONE_FOUND = (
    "No award notice was found for this buyer, place and kind of service. That is missing data, and says "
    "nothing about who does this. Add whom you know of; neighbours usually know more."
)
_IMPACTS = (
    (LensId.EXISTING_PROVIDERS, ("closure", "less_work", "key_staff")),
    (LensId.COMMUNITY_IMPACT, ("connection", "stability")),
)


class ProviderLine(Struct, frozen=True, kw_only=True):
    """One provider as the tab shows it. `said_words` are "" for a lead that nobody has looked at."""

    provider: Provider
    standing: str
    said_words: str
    who: str
    size: str
    well: str
    organisation: str
    is_us: bool


class RuledOutLine(Struct, frozen=True):
    """Somebody of whom a person said that they do not do this."""

    key: str
    name: str
    words: str


class ImpactLine(Struct, frozen=True):
    """One question of what winning would do, and what the pause says of each side; "" for nothing yet."""

    lens: LensId
    title: str
    hint: str
    answers: tuple[tuple[str, str], ...]


class ProvidersTab(Struct, frozen=True, kw_only=True):
    """All that the tab shows.

    `more` counts the leads beyond those listed. `ours` says how big we are, "" until it is told; then
    `suggested` is what a register says.
    """

    key: str
    is_early: bool
    providers: tuple[ProviderLine, ...]
    more: int
    ruled_out: tuple[RuledOutLine, ...]
    covers: str
    ours: str
    suggested: Size | None
    impacts: tuple[ImpactLine, ...]
    partners: tuple[Fitting, ...]
    more_partners: int
    can_write: bool


def providers_tab(db: Connection, desk: Desk, key: str) -> ProvidersTab:
    """Return what the tab shows of one opportunity.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    detail = opportunity_store.detail(db, key)
    if detail is None:
        raise NoSuchOpportunity(key)
    opportunity, ours = detail.opportunity, our_size(db)
    said = store.of_opportunity(db, opportunity.key)
    everyone = told_by(db, opportunity, said)
    lines = _lines(db, everyone[:MOST], ours)
    partners, in_all = fitting(db, opportunity, {one.organisation for one in lines if one.organisation})
    return ProvidersTab(
        key=opportunity.key,
        is_early=opportunity.stage is Stage.PLANNING,
        providers=lines,
        more=len(everyone) - len(lines),
        ruled_out=_ruled_out(db, said),
        covers=coverage_line(db, desk),
        ours=words(ours),
        suggested=None if ours else suggested(db),
        impacts=tuple(_impacts(pauses.of(db, opportunity.key) or Pause())),
        partners=partners,
        more_partners=in_all - len(partners),
        can_write=not desk.workspace.read_only,
    )


def _lines(db: Connection, everyone: tuple[Provider, ...], ours: Size | None) -> tuple[ProviderLine, ...]:
    if not everyone:
        return ()
    suppliers = Suppliers(db)
    found = []
    for one in everyone:
        match = suppliers.match(one.name, one.id, one.organisation)
        found.append(
            ProviderLine(
                provider=one,
                standing=STANDING_WORDS[one.standing],
                said_words=_SAID.get(one.said, ""),
                who=match.words,
                size=size_words(match, ours),
                well=_WELL.get(one.does_well, ""),
                organisation=match.organisation.id if match.organisation and match.is_sure else "",
                is_us=is_us(db, one.name, one.id, match.identifier),
            )
        )
    return tuple(found)


def _ruled_out(db: Connection, said: tuple[ProviderView, ...]) -> tuple[RuledOutLine, ...]:
    names = people.names(db)
    return tuple(
        RuledOutLine(view.id, view.name, _ruled_out_words(view, names.get(view.author or "", "")))
        for view in said
        if view.said is Said.RULED_OUT
    )


def _ruled_out_words(view: ProviderView, by: str) -> str:
    on = f" on {year_day(uk_day(view.at))}" if view.at else ""
    return f"{view.reason.rstrip('.')}. Ruled out{f' by {by}' if by else ''}{on}."


def _impacts(pause: Pause) -> list[ImpactLine]:
    lenses = {lens.id: lens for lens in catalogue.lenses()}
    return [
        _impact(lens, impact, pause)
        for lens, wanted in _IMPACTS
        for impact in lenses[lens].impacts
        if impact.id in wanted
    ]


def _impact(lens: LensId, impact: Impact, pause: Pause) -> ImpactLine:
    answers = pause.answers.get(lens, {})
    said = tuple((SIDE_WORDS[side], _answer(answers.get(impact.question(side).id))) for side in Side)
    return ImpactLine(lens, impact.title, impact.hint, tuple((side, words) for side, words in said if words))


def _answer(answer: Answer | None) -> str:
    if answer is None or not answer.counts:
        return ""
    known = f"{STANDING_WORDS[answer.standing]}: " if answer.standing else ""
    return f"{known}{answer.text.strip() or 'We don’t know yet'}"


_SAID: dict[str, str] = {
    Said.CONFIRMED: "Confirmed",
    Said.CORRECTED: "Corrected",
    Said.ADDED: "Added by hand",
}
_WELL: dict[bool | None, str] = {
    True: "Does it well, as noted here",
    False: "Does not do it well, as noted here",
}
