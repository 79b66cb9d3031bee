"""One opportunity, worded for its page and for the detail pane."""

from __future__ import annotations

from urllib.parse import urlsplit

from msgspec import Struct

from desktop.domain import by_hand
from desktop.domain.decision import OUTCOME_WORDS
from desktop.domain.moments import uk_day
from desktop.domain.opportunity import Change
from desktop.domain.pause import Lens, LensId, LensState, Pause, counts, lenses_answered, progress
from desktop.domain.runway import Runway, Verdict
from desktop.domain.states import State
from desktop.domain.words import year_day
from desktop.services import catalogue, conversations, questions
from desktop.services.conversation_lines import TalkLine
from desktop.services.costing import standing_words
from desktop.services.coverage import coverage_line
from desktop.services.desk import Desk, calendar
from desktop.services.errors import NoSuchOpportunity
from desktop.services.facts import Fact, bought, byline, lots, main_facts
from desktop.services.fitting import NOT_JUDGED, FitShown, fit_of
from desktop.services.follow_ups import DECIDED
from desktop.services.history import HistoryLine, history
from desktop.services.joining import Offer, offers
from desktop.services.look_again import LookAgain, look_again
from desktop.services.opportunity_list import row_runway
from desktop.services.providers import STANDING_WORDS, existing_providers
from desktop.services.publications import Publication, publications
from desktop.services.source_names import named
from desktop.services.wording import (
    NOTICE_WORDS,
    STATE_WORDS,
    VERDICT_WORDS,
    change_words,
    decide_by_words,
    pause_words,
    runway_words,
    stage_words,
)
from desktop.store import decisions as decision_store
from desktop.store import opportunities as opportunity_store
from desktop.store import pauses, taking_part
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionRow
from desktop.store.kept_notices import NoticeRow
from desktop.store.opportunities import OpportunityDetail, OpportunityRow


class NoticeLine(Struct, frozen=True):
    """One notice behind the opportunity. `url` is http or https, or None."""

    words: str
    day: str
    url: str | None
    host: str | None


class ChangeLine(Struct, frozen=True):
    """What a later notice changed."""

    day: str
    sentence: str


class ProviderLine(Struct, frozen=True):
    """An existing provider: a lead of an award notice, or (`is_ours`) what one of us said."""

    name: str
    detail: str
    standing: str
    source: str
    is_ours: bool = False


class LensLine(Struct, frozen=True):
    """How far one lens has come."""

    lens: LensId
    title: str
    state: LensState
    summary: str


class OpportunityCard(Struct, frozen=True, kw_only=True):
    """All that the page and the pane show."""

    key: str
    title: str
    buyer: str
    byline: tuple[str, ...]
    stage: str
    state: State
    state_words: str
    pause_words: str
    pause_button: str
    can_decide: bool
    runway: Runway
    verdict_words: str
    runway_sentence: str
    facts: tuple[Fact, ...]
    description: tuple[str, ...]
    bought: tuple[Fact, ...]
    lots: tuple[Fact, ...]
    notices: tuple[NoticeLine, ...]
    changes: tuple[ChangeLine, ...]
    providers: tuple[ProviderLine, ...]
    lenses: tuple[LensLine, ...]
    time_to_do: str
    look_again: tuple[LookAgain, ...]
    decision: str
    decision_number: str
    history: tuple[HistoryLine, ...]
    talks: tuple[TalkLine, ...] = ()
    covers: str = ""
    full_cost: str = ""
    date_button: str = ""
    fit: FitShown = NOT_JUDGED
    publications: tuple[Publication, ...] = ()
    offers: tuple[Offer, ...] = ()


def opportunity_card(db: Connection, desk: Desk, key: str) -> OpportunityCard:
    """Return the card of one opportunity.

    Raises:
        NoSuchOpportunity: no opportunity has that key.
    """
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    detail = opportunity_store.detail(db, key)
    if row is None or detail is None:
        raise NoSuchOpportunity(key)
    opportunity, pause = detail.opportunity, pauses.of(db, row.key)
    standing = _standing(db, row.key)
    its_runway, source = row_runway(db, row, desk.now()), named(db, opportunity.source)
    return OpportunityCard(
        covers=coverage_line(db, desk),
        full_cost=standing_words(db, row.key),
        date_button=_date_button(row, its_runway, desk),
        key=row.key,
        title=row.title,
        buyer=row.buyer,
        byline=byline(opportunity, row, source),
        stage=stage_words(row.stage, row.notice_type, row.buying),
        state=row.state,
        state_words=STATE_WORDS[row.state],
        pause_words=pause_words(pause.kind, lenses_answered(pause)) if pause else "",
        pause_button=_pause_button(row.state, pause),
        can_decide=not desk.workspace.read_only,
        runway=its_runway,
        verdict_words=VERDICT_WORDS[its_runway.verdict] if its_runway.verdict else STATE_WORDS[row.state],
        runway_sentence=runway_words(its_runway, row.notice_type),
        facts=main_facts(
            opportunity,
            decide_by_words(its_runway, calendar(db)),
            detail,
            source,
            desk.now(),
            ours=row.key in taking_part.among(db, [row.key]),
        ),
        description=tuple(part.strip() for part in opportunity.description.split("\n") if part.strip()),
        bought=bought(opportunity),
        lots=lots(opportunity),
        notices=_notices(db, detail),
        changes=tuple(_change(change) for change in reversed(detail.changes) if _matters(change)),
        providers=tuple(
            ProviderLine(one.name, one.detail, STANDING_WORDS[one.standing], one.evidence, bool(one.said))
            for one in existing_providers(db, opportunity)
        ),
        lenses=_lenses(db, row, pause),
        time_to_do=_time_to_do(pause),
        look_again=look_again(db, desk, row.key),
        decision=_decision(standing),
        decision_number=standing.number if standing else "",
        history=history(db, detail),
        talks=conversations.about(db, desk, row.key),
        fit=fit_of(db, row.id),
        publications=publications(db, detail),
        offers=offers(db, desk, row.key),
    )


def _notices(db: Connection, detail: OpportunityDetail) -> tuple[NoticeLine, ...]:
    """Return the notices, newest first; where several portals published, each says whose it is."""
    several = len({notice.source for notice in detail.notices}) > 1
    return tuple(
        _notice(notice, named(db, notice.source) if several else "") for notice in reversed(detail.notices)
    )


def _notice(notice: NoticeRow, source: str) -> NoticeLine:
    if notice.source == by_hand.SOURCE:
        host = urlsplit(notice.url).hostname if notice.url else None
        return NoticeLine("Added by hand", year_day(uk_day(notice.received_at)), notice.url, host)
    kind = NOTICE_WORDS.get(notice.notice_type or "") or _tag_words(notice)
    words = f"{kind}, {source}" if source else kind
    on = year_day(uk_day(notice.released_at)) if notice.released_at else "day not stated"
    return NoticeLine(words, on, notice.url, urlsplit(notice.url).hostname if notice.url else None)


def _tag_words(notice: NoticeRow) -> str:
    return _TAGS.get(notice.tags[0] if notice.tags else "", "Notice")


def _matters(change: Change) -> bool:
    """Whether a change is one to people: what is stated for the first time, or a new stage, is none."""
    return bool(change.before) and change.field != "stage"


def _change(change: Change) -> ChangeLine:
    on = year_day(uk_day(change.at)) if change.at else ""
    return ChangeLine(on, change_words(change.field, change.before, change.after))


def _lenses(db: Connection, row: OpportunityRow, pause: Pause | None) -> tuple[LensLine, ...]:
    asked = questions.lenses_in(db, row.key, pause or Pause(), decided=row.state in DECIDED)
    return tuple(_lens(lens, pause or Pause()) for lens in asked)


def _lens(lens: Lens, pause: Pause) -> LensLine:
    answers = pause.answers.get(lens.id, {})
    come = progress(lens, answers, pause.kind)
    said = (one.text.strip() for one in catalogue.in_order(lens, answers).values())
    first = next((text for text in said if text), "")
    if come.state is LensState.NOT_STARTED:
        summary = "Not started"
    elif come.state is LensState.DONE:
        summary = first or "We don't know yet"
    else:
        summary = f"{come.answered} of {come.asked} prompts. {first}".strip()
    return LensLine(lens.id, lens.title, come.state, summary)


def _date_button(row: OpportunityRow, its: Runway, desk: Desk) -> str:
    """Return what offers to say by hand when something closes that was published with no date, else ""."""
    undated = its.verdict is Verdict.NO_DATE and not its.facts.open_all_the_time
    typed = row.key.startswith(by_hand.KEY_PREFIX)
    return "Say when it closes" if undated and not typed and not desk.workspace.read_only else ""


def _pause_button(state: State, pause: Pause | None) -> str:
    if pause and state in DECIDED:
        return "Read the pause"
    return "Continue the pause" if pause else "Start the pause"


def _time_to_do(pause: Pause | None) -> str:
    if pause is not None and counts(pause):
        return "Every lens has an answer."
    left = len(LensId) - (lenses_answered(pause) if pause else 0)
    return f"About {left * _MINUTES_A_LENS} minutes left to do. It saves as you go."


def _standing(db: Connection, key: str) -> DecisionRow | None:
    """Return the decision that stands, None where nothing is decided."""
    return next((row for row in decision_store.of(db, key) if not row.superseded_by), None)


def _decision(standing: DecisionRow | None) -> str:
    if standing is None:
        return ""
    outcome = OUTCOME_WORDS[standing.outcome]
    return f"Decision {standing.number}, {year_day(standing.recorded_on)}: {outcome}. {standing.rationale}"


_MINUTES_A_LENS = 10
_TAGS = {
    "planning": "Planning notice",
    "planningUpdate": "Planning update",
    "tender": "Tender notice",
    "tenderUpdate": "Tender update",
    "tenderAmendment": "Tender amendment",
    "tenderCancellation": "Cancellation",
    "award": "Award notice",
    "awardUpdate": "Award update",
    "contract": "Contract notice",
    "contractAmendment": "Contract change",
    "contractTermination": "Contract termination notice",
}
