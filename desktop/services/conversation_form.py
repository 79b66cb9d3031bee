"""The form of a conversation: what it offers, what was being typed, and the line on live tenders."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date

import msgspec
from msgspec import Struct

from desktop.domain.conversations import Talk, caution
from desktop.domain.opportunity import Stage
from desktop.domain.partnership import Agreed
from desktop.domain.runway import Verdict
from desktop.services.desk import Desk, calendar, plans
from desktop.services.errors import NotPossible
from desktop.store import conversations as store
from desktop.store import directory, drafts, partnerships, people, private_notes
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection

FIELD = "conversation"
"""The field name under which what is being typed is kept."""
_NEW = "talk:new"


class TalkWords(Struct, frozen=True, kw_only=True):
    """What the form holds: a conversation, and the private note beside it."""

    talk: Talk = Talk()
    private: str = ""


class TalkForm(Struct, frozen=True, kw_only=True):
    """All that the form shows at first. `id` is "" for a new one; `draft` is what its draft stands under.

    `people` are those of us who may have spoken, (id, name) each. `organisation` and `about` are names for
    what `words` has by id. `is_draft` tells that it was being typed and is not noted yet.
    """

    id: str
    draft: str
    words: TalkWords
    people: tuple[tuple[str, str], ...]
    organisation: str
    about: str
    is_draft: bool


def form(
    db: Connection, desk: Desk, conversation: str = "", *, organisation: str = "", about: str = ""
) -> TalkForm:
    """Return the form of a new conversation, or of one that was noted.

    What was being typed comes back; a new one that is begun from an organisation or an opportunity has a
    draft of its own, so that none takes the place of another.

    Raises:
        NotPossible: nothing here has that id.
    """
    kept = store.one(db, conversation) if conversation else None
    if conversation and kept is None:
        raise NotPossible(
            happened="This conversation is not here.",
            safe="Nothing was changed.",
            to_do="Look for it under Conversations.",
        )
    draft = conversation or " ".join(filter(None, (_NEW, organisation, about)))
    typed = _typed(db, draft)
    words = typed or (
        TalkWords(talk=kept.talk, private=private_notes.of(db, conversation))
        if kept
        else TalkWords(talk=_begun(desk, directory.root(db, organisation) if organisation else "", about))
    )
    return TalkForm(
        id=conversation,
        draft=draft,
        words=words,
        people=tuple((one.id, one.name) for one in people.everyone(db) if one.name),
        organisation=directory.names(db).get(words.talk.organisation, ""),
        about=title_of(db, desk, words.talk.about) or (kept.about_title if kept else ""),
        is_draft=typed is not None,
    )


def keep_draft(desk: Desk, draft: str, words: TalkWords) -> Future[None]:
    """Keep what is being typed, outside the journal; the future tells when it is on disk."""
    now, text = desk.now(), msgspec.json.encode(words).decode()
    return desk.workspace.write(lambda db: drafts.put(db, draft, FIELD, text, now))


def forget_draft(desk: Desk, draft: str) -> Future[None]:
    """Let go of what was being typed."""
    return desk.workspace.write(lambda db: drafts.clear(db, draft, [FIELD]))


def caution_on(db: Connection, desk: Desk, organisation: str, about: str) -> str:
    """Return the line on keeping to what is public, where it applies to this conversation; else ""."""
    if not about:
        return ""
    plan = partnerships.of_opportunity(db, about)
    family = directory.family(db, organisation) if organisation else ()
    partner = plan is not None and any(
        member.organisation in family and member.agreed is Agreed.AGREED for member in plan.members
    )
    return caution(live_tender=is_live(db, desk, about), partner=partner)


def is_live(db: Connection, desk: Desk, key: str) -> bool:
    """Return whether an opportunity is a tender that can still be answered."""
    from desktop.domain.runway import runway

    row = opportunity_store.row_of_key(db, key, today=desk.today)
    if row is None or row.stage is not Stage.TENDER:
        return False
    found = runway(row.facts, plans=plans(db), calendar=calendar(db), now=desk.now())
    return found.verdict is not Verdict.CLOSED


def title_of(db: Connection, desk: Desk, key: str) -> str:
    """Return what an opportunity is called, "" where it is not here."""
    row = opportunity_store.row_of_key(db, key, today=desk.today) if key else None
    return row.title if row else ""


def _begun(desk: Desk, organisation: str, about: str) -> Talk:
    on: date = desk.today
    return Talk(organisation=organisation, about=about, on=on, ours=(desk.author,) if desk.author else ())


def _typed(db: Connection, draft: str) -> TalkWords | None:
    kept = drafts.of(db, draft).get(FIELD)
    if kept is None:
        return None
    try:
        return msgspec.json.decode(kept.text, type=TalkWords)
    except msgspec.DecodeError:
        return None
