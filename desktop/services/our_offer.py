"""Our offer: its fields, how it is kept, and the page that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future

import msgspec
from msgspec import Struct

from desktop.domain.decision import Commitment
from desktop.domain.documents import Told, Which
from desktop.domain.moments import uk_day
from desktop.domain.offer import OFFER_FIELDS, Offer, unsaid
from desktop.domain.words import listed, year_day
from desktop.reports.our_offer import OfferSheet, document
from desktop.services import commitments
from desktop.services.desk import Desk
from desktop.services.document_values import Composed, NamedOther, OfferWanted
from desktop.services.withholding import others
from desktop.store import drafts, offers, people, settings
from desktop.store.connection import Connection

_SUBJECT, _FIELD, _DAYS = "our offer", "offer", "days"
"""Under which what is being typed is kept."""
_ASKS = "asks"
CHANGED = "Changed our offer"
"""What undo would take back, in words."""


class OfferForm(Struct, frozen=True, kw_only=True):
    """All that the fields show. `saved` says who changed it last, "" where nobody has written anything.

    `days` are those that were typed and cannot be read, "" where they can. `purpose` is what we said we are
    here to do: words to begin from.
    """

    offer: Offer
    kept: Offer
    days: str
    purpose: str
    commitments: tuple[Commitment, ...]
    people: tuple[tuple[str, str], ...]
    saved: str
    read_only_because: str

    @property
    def is_draft(self) -> bool:
        """Whether something was typed that is not recorded."""
        return self.offer != self.kept or bool(self.days)


def offer_form(db: Connection, desk: Desk) -> OfferForm:
    """Return our offer as it is being typed, or as it was recorded."""
    kept, typed = offers.of(db), drafts.of(db, _SUBJECT)
    return OfferForm(
        offer=_typed(typed) or kept,
        kept=kept,
        days=typed[_DAYS].text if _DAYS in typed else "",
        purpose=settings.of(db).purpose,
        commitments=commitments.in_force(db),
        people=tuple((one.id, one.name) for one in people.everyone(db)),
        saved=saved_words(db),
        read_only_because="This workspace is open read-only." if desk.workspace.read_only else "",
    )


def saved_words(db: Connection) -> str:
    """Return who changed our offer last and when, "" where nobody has written anything."""
    last = offers.last_change(db)
    if last is None:
        return ""
    who = people.names(db).get(last.author or "", "somebody")
    return f"Changed by {who} on {year_day(uk_day(last.at))}"


def standing_words(db: Connection) -> str:
    """Return how far our offer is, in a sentence."""
    offer = offers.of(db)
    missing = unsaid(offer)
    if len(missing) == len(OFFER_FIELDS):
        return "Not written yet."
    if missing:
        return f"Not written yet: {listed([field.title.lower() for field in missing])}."
    return "Written, and ready to send."


def is_written(db: Connection) -> bool:
    """Return whether somebody has written any of it."""
    return len(unsaid(offers.of(db))) < len(OFFER_FIELDS)


def keep_draft(desk: Desk, offer: Offer, days: str = "") -> Future[None]:
    """Keep what is being typed, outside the journal; the future tells when it is on disk.

    `days` are those that cannot be read, as they were typed.
    """
    now, text = desk.now(), msgspec.json.encode(offer).decode()

    def write(db: Connection) -> None:
        clear_draft(db)
        drafts.put(db, _SUBJECT, _FIELD, text, now)
        if days:
            drafts.put(db, _SUBJECT, _DAYS, days, now)

    return desk.workspace.write(write)


def clear_draft(db: Connection) -> None:
    """Let go of what was being typed, within the change that records it."""
    drafts.clear(db, _SUBJECT, [_FIELD, _DAYS])


def compose(db: Connection, desk: Desk, wanted: OfferWanted) -> Composed:
    """Return the page that our offer makes, as it stands in its fields."""
    offer, about_us = wanted.offer, settings.of(db)
    ours = about_us.organisation
    around = others(db, ours=ours)
    texts = [getattr(offer, field.name) for field in OFFER_FIELDS]
    named = around.named_in([*texts, offer.reach])
    hide = around.hiding(wanted.ticks, {})
    said = [(field, hide(getattr(offer, field.name))) for field in OFFER_FIELDS]
    promised = offer.commitments
    who = people.names(db).get(offer.person, "")
    sheet = OfferSheet(
        organisation=ours or "Our organisation",
        made_on=desk.today,
        sample=desk.sample,
        said=tuple((one.title, text) for one, text in said if text.strip() and one.name != _ASKS),
        asks=tuple((one.title, text) for one, text in said if text.strip() and one.name == _ASKS),
        commitments=tuple(
            one.title for one in commitments.in_force(db) if promised is None or one.id in promised
        ),
        paid_within_days=offer.paid_within_days,
        contact=tuple(line for line in (who, *hide(offer.reach).splitlines()) if line.strip()),
        registered=about_us.registered,
    )
    missing = [field.title for field in unsaid(offer)]
    left_out = [f"Left out, as nobody has written it yet: {listed(missing)}."] if missing else []
    return Composed(
        which=Which.OUR_OFFER,
        document=document(sheet),
        file_name=f"How we work with others, {ours}" if ours else "How we work with others",
        named=tuple(NamedOther(one, around.name(one), (Told.NAME, Told.CONTACT)) for one in named),
        cautions=tuple(left_out),
        says={},
        one_page=True,
    )


def _typed(typed: Mapping[str, drafts.Draft]) -> Offer | None:
    kept = typed.get(_FIELD)
    try:
        return msgspec.json.decode(kept.text, type=Offer) if kept else None
    except msgspec.DecodeError:  # as an earlier version may have left it
        return None
