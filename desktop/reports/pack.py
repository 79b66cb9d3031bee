"""What a board pack says: the values handed in, already read from the record and worded.

Dates and counts are plain values; everything else is text as a person wrote it or as the app words it.
A text that is empty is not printed.
"""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from desktop.domain.decision import DecidedBy, Holding, Outcome
from desktop.domain.packs import PackPart
from desktop.domain.pause import PauseKind
from desktop.domain.runway import Runway, Verdict
from desktop.domain.working_days import Calendar


class PackAnswer(Struct, frozen=True):
    """One answer of the pause: `note` says how well it is known, who was asked, who finds out by when."""

    question: str
    text: str
    note: str = ""


class PackImpact(Struct, frozen=True):
    """What winning would do to others, beside what stepping back would; "" where nothing is said."""

    title: str
    if_we_win: str
    if_we_step_back: str


class PackLens(Struct, frozen=True):
    """One lens and what was said under it; neither answers nor impacts: nothing was said.

    `asked` tells whom: what they are to the service, as it was written.
    """

    title: str
    answers: tuple[PackAnswer, ...] = ()
    asked: tuple[str, ...] = ()
    impacts: tuple[PackImpact, ...] = ()

    @property
    def says_anything(self) -> bool:
        """Whether anything was said under it."""
        return bool(self.answers or self.impacts)


class PackPause(Struct, frozen=True):
    """The pause behind a decision. `not_full_because` is the reason given where it was less than whole.

    `told` is False in a copy that is not to speak of it.
    """

    kind: PauseKind | None
    lenses_answered: int
    lenses: tuple[PackLens, ...] = ()
    not_full_because: str = ""
    told: bool = True

    @property
    def counts(self) -> bool:
        """Whether each lens had an answer."""
        return self.kind is not None and self.lenses_answered == 4


class PackCommitment(Struct, frozen=True):
    """A commitment as it stood: `note` is the reason for the exception where it is in tension."""

    title: str
    holding: Holding
    note: str = ""


class PackDecision(Struct, frozen=True, kw_only=True):
    """One recorded decision, with the facts as known that day.

    `runway` is that of the day it was recorded, as if no decision had been made yet: with its verdict;
    `working_days` and `verdict` are the frozen facts. `value` and `source` are worded ("£420,000 over
    3 years", "Find a Tender"). `supersedes` and `superseded_by` are numbers of decisions. `window_days` are
    the working days that the tender left when it was first published. `considered` is what else was
    weighed (alternatives, conditions, principles), `of_people` what names people (conflicts, dissent), and
    `replaced` how it stands to other decisions, a label and words each; private notes never come here.
    `is_live` says that its tender may still be open on the day the pack is made: copies for partners leave
    it out.
    """

    number: str
    title: str
    buyer: str
    outcome: Outcome
    decided_on: date
    recorded_on: date
    recorded_by: str
    decided_by: tuple[DecidedBy, ...]
    rationale: str
    main_reason: str = ""
    other_reasons: tuple[str, ...] = ()
    value: str = ""
    source: str = ""
    link: str = ""
    lots: tuple[str, ...] = ()
    runway: Runway | None = None
    working_days: int | None = None
    verdict: Verdict | None = None
    window_days: int | None = None
    is_live: bool = False
    pause: PackPause = PackPause(kind=None, lenses_answered=0)
    commitments: tuple[PackCommitment, ...] = ()
    unknowns: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    next_step: str = ""
    review_on: date | None = None
    look_again_if: str = ""
    minute: str = ""
    considered: tuple[tuple[str, str], ...] = ()
    of_people: tuple[tuple[str, str], ...] = ()
    signed_off: str = ""
    supersedes: str = ""
    superseded_by: str = ""
    replaced: tuple[tuple[str, str], ...] = ()

    @property
    def exceptions(self) -> tuple[PackCommitment, ...]:
        """The commitments this decision is in tension with."""
        return tuple(one for one in self.commitments if one.holding is Holding.IN_TENSION)


class PackReview(Struct, frozen=True):
    """A review of a recorded decision that falls due."""

    number: str
    title: str
    due_on: date


class PackDismissed(Struct, frozen=True):
    """An opportunity dismissed with one key as not for us to think about; `fitted` by our profile, or not."""

    title: str
    buyer: str
    on: date
    reason: str = ""
    fitted: bool = False


class PackFollowUp(Struct, frozen=True):
    """What somebody said they would find out, and has not yet."""

    question: str
    about: str
    owner: str
    due: str = ""


class PackHabit(Struct, frozen=True):
    """One count of our habits over the time, under the habit that it tells of."""

    habit: str
    what: str
    count: str


class PackBuyer(Struct, frozen=True):
    """One of our buyers: how many of their tenders we saw in the period, and how many left too few days."""

    name: str
    seen: int
    short: int


class PackQuarter(Struct, frozen=True):
    """How often each outcome stands that was recorded in one quarter of a year."""

    words: str
    bid: int = 0
    partner: int = 0
    step_back: int = 0


class TimeGiven(Struct, frozen=True):
    """How the tenders first published in the period stood on the day they were published.

    Counted against the two plans: enough for the full one, tight, too short for the shortest honest
    one, and those whose window is not known. `of_fitting`: only those that fit our profile are counted.
    """

    enough: int = 0
    tight: int = 0
    too_short: int = 0
    not_known: int = 0
    of_fitting: bool = False

    @property
    def total(self) -> int:
        """All tenders first published in the period."""
        return self.enough + self.tight + self.too_short + self.not_known


class Check(Struct, frozen=True):
    """What the pack can be checked by: 64 hex digits of the chain, and how many entries stood then.

    `from_copy` says that the file was open read-only, so the pack has no entry of its own. `chain` and `seq`
    say where the entry of that hash stands.
    """

    head: str
    entries: int
    from_copy: bool = False
    chain: str = ""
    seq: int = 0

    @property
    def machine_words(self) -> str:
        """What a program reads: the whole code, and where it stands."""
        where = f"; entry {self.seq} of chain {self.chain}" if self.chain else ""
        return f"check code {self.head}{where}"

    @property
    def code(self) -> str:
        """The first 32 digits in groups of four, as printed."""
        short = self.head[:32].upper()
        return " ".join(short[start : start + 4] for start in range(0, len(short), 4))


class Pack(Struct, frozen=True, kw_only=True):
    """A board pack: the decisions recorded from one day to another, both included, newest first.

    `parts` are printed in their order. `quarters` end with the one that holds the last day. `profile` says
    that there is one to fit. A copy for partners has `for_partners`, and leaves out `left_out` decisions on
    tenders that may still be open. A `preview` is not in the record, so it has no code to be checked by.
    `habits_line` says what the habits count.
    `reviews` are those due up to `reviews_until`. `needs` are the working days of the full and of the
    shortest honest plan; `calendar` counts the workspace's working days. `made_at` carries its zone.
    """

    organisation: str
    from_on: date
    to_on: date
    made_at: datetime
    calendar: Calendar
    check: Check
    parts: tuple[PackPart, ...] = tuple(PackPart)
    decisions: tuple[PackDecision, ...] = ()
    quarters: tuple[PackQuarter, ...] = ()
    follow_ups: tuple[PackFollowUp, ...] = ()
    buyers: tuple[PackBuyer, ...] = ()
    habits: tuple[PackHabit, ...] = ()
    habits_line: str = ""
    reviews: tuple[PackReview, ...] = ()
    reviews_until: date | None = None
    dismissed: tuple[PackDismissed, ...] = ()
    time_given: TimeGiven = TimeGiven()
    needs: tuple[int, int] = (25, 16)
    profile: bool = False
    for_partners: bool = False
    left_out: int = 0
    preview: bool = False
    sample: bool = False

    @property
    def standing(self) -> tuple[PackDecision, ...]:
        """The decisions that no later one in this pack supersedes: the ones that are counted."""
        replaced = {one.supersedes for one in self.decisions if one.supersedes}
        return tuple(one for one in self.decisions if one.number not in replaced)

    def of(self, outcome: Outcome) -> tuple[PackDecision, ...]:
        """Return the standing decisions with that outcome."""
        return tuple(one for one in self.standing if one.outcome is outcome)

    @property
    def title(self) -> str:
        """What it is, as its head says on each page."""
        return "Decisions, copy for partners" if self.for_partners else "Board pack for trustees"
