"""The lists of a pack, as titles, sentences and rows of words: printed and shown alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from desktop.domain.packs import PART_WORDS, PackPart
from desktop.domain.words import plural, year_day
from desktop.reports.pack import Pack
from desktop.reports.pack_words import pause_kind_words, short_day

_MOST_DISMISSED = 100


class PackList(Struct, frozen=True):
    """One list. `shares` are how wide the columns stand beside each other; `told` stands above the rows.

    The cell at `lead` names its row.
    """

    part: PackPart
    told: str
    columns: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    lead: int = 1

    @property
    def title(self) -> str:
        """Its heading."""
        return PART_WORDS[self.part]


def list_of(part: PackPart, pack: Pack) -> PackList:
    """Return the list of that part; its sentence says so where it is empty."""
    return _LISTS[part](pack)


def _exceptions(pack: Pack) -> PackList:
    rows = tuple(
        (one.number, one.title, held.title, held.note or "No reason given")
        for one in pack.standing
        for held in one.exceptions
    )
    told = (
        f"{plural(len(rows), 'exception')} to what we promised ourselves. Each has its reason."
        if rows
        else "No decision of this time was in tension with a promise of ours."
    )
    columns = ("No.", "Opportunity", "Commitment", "Reason given")
    return PackList(PackPart.EXCEPTIONS, told, columns, (7, 28, 27, 38), rows)


def _pauses(pack: Pack) -> PackList:
    rows = tuple(
        (one.number, one.title, pause_kind_words(one.pause), one.pause.not_full_because)
        for one in pack.standing
        if pause_kind_words(one.pause)
    )
    told = (
        f"{len(rows)} of {plural(len(pack.standing), 'decision')} had less than a full pause behind them."
        if rows
        else "Each decision of this time had a full pause behind it."
        if pack.standing
        else "No decision was recorded in this time."
    )
    if not any(why for *_, why in rows):
        short = tuple(row[:3] for row in rows)
        return PackList(PackPart.PAUSES, told, ("No.", "Opportunity", "Pause"), (7, 63, 30), short)
    return PackList(PackPart.PAUSES, told, ("No.", "Opportunity", "Pause", "Why"), (7, 38, 20, 35), rows)


def _follow_ups(pack: Pack) -> PackList:
    rows = tuple(
        (one.due or "No day set", one.question, one.about, one.owner or "Nobody yet")
        for one in pack.follow_ups
    )
    told = (
        f"{plural(len(rows), 'question')} that we said we would find out, and have not yet."
        if rows
        else "Nothing that we said we would find out stands open."
    )
    columns = ("Due", "What", "About", "Who")
    return PackList(PackPart.FOLLOW_UPS, told, columns, (24, 32, 27, 17), rows)


def _reviews(pack: Pack) -> PackList:
    rows = tuple((_day(one.due_on), one.number, one.title) for one in pack.reviews)
    until = f" by {year_day(pack.reviews_until)}" if pack.reviews_until else ""
    told = (
        f"{plural(len(rows), 'review')} due{until}: what came of it, and what we would do differently."
        if rows
        else f"No review is due{until}."
    )
    return PackList(PackPart.REVIEWS, told, ("Due", "No.", "Opportunity"), (25, 10, 65), rows, lead=2)


def _habits(pack: Pack) -> PackList:
    rows = tuple((one.habit, one.what, one.count) for one in pack.habits)
    told = f"{pack.habits_line} A decision counts on the day on which it was taken."
    return PackList(PackPart.HABITS, told, ("Habit", "What", "Count"), (30, 44, 26), rows)


def _windows(pack: Pack) -> PackList:
    _full, shortest = pack.needs
    rows = tuple((one.name, f"{one.seen:,}", f"{one.short:,}") for one in pack.buyers)
    told = (
        f"Evidence for change. {_seen(pack)} We count this because asking neighbours takes us {shortest}. "
        "Counted are tenders that our sources sent, first published in this time; those we did not see "
        "are not in it."
        if rows
        else f"As far as our sources tell, no buyer of ours left fewer than {shortest} working days."
    )
    columns = ("Buyer", "Tenders seen", f"Under {shortest} days")
    return PackList(PackPart.WINDOWS, told, columns, (64, 18, 18), rows, lead=0)


def _seen(pack: Pack) -> str:
    """Return the sentence about the buyer who left too few days most often."""
    one = pack.buyers[0]
    return (
        f"Of {plural(one.seen, 'tender')} we saw from {one.name}, {one.short} left fewer than "
        f"{pack.needs[1]} working days from publication."
    )


def _dismissed(pack: Pack) -> PackList:
    fitted = [one for one in pack.dismissed if one.fitted]
    listed = (fitted if pack.profile else list(pack.dismissed))[:_MOST_DISMISSED]
    rows = tuple((short_day(one.on), one.title, one.buyer, one.reason or "No reason given") for one in listed)
    columns = ("Day", "Opportunity", "Buyer", "Reason")
    return PackList(
        PackPart.DISMISSED, _let_go(pack, len(fitted), len(rows)), columns, (11, 37, 27, 25), rows
    )


def _let_go(pack: Pack, fitted: int, listed: int) -> str:
    if not pack.dismissed:
        return "Nothing was dismissed in this time."
    told = (
        f"{plural(len(pack.dismissed), 'opportunity')} dismissed as not for us to think about. They are not "
        "in the register; they stand here so that trustees can see what was let go without a pause."
    )
    if pack.profile:
        told += f" {fitted:,} of them fitted us by our profile{', and stand below' if fitted else ''}."
    wanted = fitted if pack.profile else len(pack.dismissed)
    return f"{told} The newest {listed} are listed." if listed < wanted else told


def _day(on: date | None) -> str:
    return year_day(on) if on else "No day set"


_LISTS: dict[PackPart, Callable[[Pack], PackList]] = {
    PackPart.EXCEPTIONS: _exceptions,
    PackPart.PAUSES: _pauses,
    PackPart.FOLLOW_UPS: _follow_ups,
    PackPart.REVIEWS: _reviews,
    PackPart.HABITS: _habits,
    PackPart.WINDOWS: _windows,
    PackPart.DISMISSED: _dismissed,
}
