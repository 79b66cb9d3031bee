"""Erasing what is held about one person, as the record allows it: reworded first, then emptied, and listed.

Words that name the person are never cut by the program: each is shown, and entered again without the
name by whoever sits at the desk. What the chain needs, the hashes, stays; what was said does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from desktop.domain import personal
from desktop.domain.directory import CONTACT_FACTS
from desktop.domain.erasure import ERASURE, NEVER_EMPTIED, rewording_of
from desktop.domain.sought import Sought
from desktop.domain.words import dotted, plural, year_day
from desktop.services import mentions, requests
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.mentions import Found, Mention
from desktop.services.standing_elsewhere import elsewhere
from desktop.store import directory, fold, fold_by_hand, journal, people, rewordings, texts
from desktop.store import personal as store
from desktop.store.connection import Connection
from desktop.store.personal import Published

Step = Callable[[int, int], None]
"""Steps done, steps in all. May raise to stop, until the record is changed."""

GROUNDS = (
    "They asked for it",
    "It is no longer needed",
    "It should not have been recorded",
)
_SAFE = "Nothing was changed."
_TELL = "Tell them what stays and why: what is held of them can be saved as a file."


class Hit(Struct, frozen=True, kw_only=True):
    """Words that name the person. `proposed` is where a new wording can begin."""

    id: str
    where: str
    what: str
    text: str
    proposed: str


class ErasurePlan(Struct, frozen=True, kw_only=True):
    """What an erasure would do: what is to be reworded first, and what goes with it.

    `never` says why nobody can be erased who is called this, "" where they can.
    """

    person: str
    hits: tuple[Hit, ...]
    own_entries: int
    notices: int
    elsewhere: tuple[str, ...]
    never: str


class Erased(Struct, frozen=True, kw_only=True):
    """What was done, in sentences, and where the person's data may still stand."""

    sentences: tuple[str, ...]
    elsewhere: tuple[str, ...]


def plan(db: Connection, desk: Desk, wanted: Sought, step: Step) -> ErasurePlan:
    """Look through everything for the person; nothing is changed."""
    ids = mentions.people_of(db, wanted)
    found = mentions.find(db, ids, wanted)
    published = store.notices(db, wanted.excerpts, step)
    aside = store.set_aside(db, wanted.is_in)
    return ErasurePlan(
        person=ids[0] if ids else "",
        hits=tuple(_hit(db, one, wanted) for one in found.mentions),
        own_entries=len(found.of_person),
        notices=len(published) + len(aside),
        elsewhere=elsewhere(db, desk),
        never=" ".join(_never(desk, ids, wanted, found)),
    )


def problems(wanted: Sought, hits: Sequence[Hit], said: Mapping[str, str]) -> dict[str, str]:
    """Return by hit why its new wording will not do; empty when all will."""
    return {hit.id: why for hit in hits if (why := _problem(wanted, said.get(hit.id)))}


def ground_problem(wanted: Sought, ground: str) -> str:
    """Return why a ground will not do, in a sentence; "" where it will."""
    if not ground.strip():
        return "Say on what ground the data are erased."
    return "The ground names the person: it stays in the record." if wanted.is_in(ground) else ""


def erase(
    desk: Desk,
    wanted: Sought,
    ground: str,
    said: Mapping[str, str],
    step: Step,
    changing: Callable[[], None] = lambda: None,
) -> Erased:
    """Erase everything that is held about the person; `said` is the new wording by the hits' ids.

    `changing` is called when there is no way back any more: until then `step` may raise to stop.

    Raises:
        NotPossible: a text that names the person has no new wording, or one that still names them.
    """
    with desk.reader() as db:
        published = store.notices(db, wanted.excerpts, step)
        aside = store.set_aside(db, wanted.is_in)
    step(0, 0)
    changing()
    done = desk.workspace.write(lambda db: _erase(db, desk, wanted, ground, said, published, aside)).result()
    clear = desk.workspace.maintain(store.scrub).result()
    with desk.reader() as db:
        left = store.notices(db, wanted.excerpts, lambda _done, _total: None)
        places = elsewhere(db, desk)
    return Erased(sentences=(*done, *_after(left, clear)), elsewhere=places)


def _erase(
    db: Connection,
    desk: Desk,
    wanted: Sought,
    ground: str,
    said: Mapping[str, str],
    published: Sequence[Published],
    aside: Sequence[int],
) -> tuple[str, ...]:
    ids = mentions.people_of(db, wanted)
    person = ids[0] if ids else ""
    found = mentions.find(db, ids, wanted)
    _refuse(db, desk, wanted, ground, said, ids, found)
    emptied = [*_reword(db, desk, found, said), *_meet_again(db, desk, found, said)]
    of_person = [entry.id for entry in found.of_person]
    drafts = _reword_drafts(db, found, said)
    journal.append(
        db,
        author=desk.author,
        kind=ERASURE,
        subject=person or None,
        payload={
            "person": person,
            **({"also": ids[1:]} if ids[1:] else {}),
            "entries": sorted({*of_person, *emptied}),
            "ground": " ".join(ground.split()),
            "reworded": len(emptied),
            "drafts": drafts,
            "notices": len(published) + len(aside),
        },
        now=desk.now(),
    )
    store.empty(db, {*of_person, *emptied})
    store.forget_published(db, [one.id for one in published], aside)
    for id_ in ids:
        requests.answer_open(db, desk, id_)
    fold_by_hand.forget(db, {one.subject for one in found.mentions if one.entry and one.subject})
    fold.rebuild(db, list(rewordings.standing(db, journal.entries(db))))
    db.touched.update(("opportunity", one.opportunity) for one in published)
    return _sentences(len(of_person), len(emptied), drafts, len(published) + len(aside))


def _refuse(
    db: Connection,
    desk: Desk,
    wanted: Sought,
    ground: str,
    said: Mapping[str, str],
    ids: Sequence[str],
    found: Found,
) -> None:
    hits = [_hit(db, one, wanted) for one in found.mentions]
    wrong = problems(wanted, hits, said)
    if never := _never(desk, ids, wanted, found):
        happened, to_do = never
        raise NotPossible(happened=happened, safe=_SAFE, to_do=to_do)
    if why := ground_problem(wanted, ground):
        raise NotPossible(
            happened=why, safe=_SAFE, to_do="Enter a ground that does not name the person, then erase."
        )
    if wrong:
        first = next(hit for hit in hits if hit.id in wrong)
        raise NotPossible(
            happened=f"{plural(len(wrong), 'text')} to word again. {first.where}: {wrong[first.id]}",
            safe=_SAFE,
            to_do="Enter each text again without the name, then erase.",
        )


def _reword(db: Connection, desk: Desk, found: Found, said: Mapping[str, str]) -> list[str]:
    """Write the new wording of each entry; return the entries that it stands for."""
    by_entry: dict[str, dict[personal.Path, str]] = defaultdict(dict)
    for one in found.mentions:
        if one.entry and not personal.is_about_people(one.place):
            by_entry[one.entry][one.path] = said[one.id]
    standing = {entry.id: entry for entry in rewordings.standing(db, journal.entries(db))}
    earlier = rewordings.of(db)
    empty = rewordings.lawfully_empty(db)
    emptied: list[str] = []
    for id_, changed in by_entry.items():
        entry = standing[id_]
        before = earlier.get(id_)
        replaces = [*before.replaces, before.entry] if before else [id_]
        says = mentions.reworded(entry.payload or "", changed)
        journal.append(
            db,
            author=desk.author,
            kind=rewording_of(entry.kind),
            subject=entry.subject,
            payload=rewordings.says(id_, replaces, entry.kind, says),
            now=desk.now(),
        )
        emptied += [one for one in replaces if one not in empty]
    return emptied


def _meet_again(db: Connection, desk: Desk, found: Found, said: Mapping[str, str]) -> list[str]:
    """Write anew what is held about others whose entries name the person; return the entries it stands for.

    Such entries hold nothing but what is known of one person, so that all of theirs become one.
    """
    named: dict[str, list[Mention]] = defaultdict(list)
    for one in found.mentions:
        if one.entry and one.subject and personal.is_about_people(one.place):
            named[one.subject].append(one)
    emptied: list[str] = []
    for subject, hits in named.items():
        emptied += [
            event.id
            for event in journal.history(db, subject)
            if personal.is_about_people(event.kind) and event.kind != "person.kept" and event.says
        ]
        words = {(one.path[0], one.text): said[one.id] for one in hits}
        for kind, says in _standing_of(db, subject):
            told = {name: words.get((name, text), text) for name, text in says.items()}
            journal.append(db, author=desk.author, kind=kind, subject=subject, payload=told, now=desk.now())
    return emptied


def _standing_of(db: Connection, subject: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the entries that say what stands about somebody now."""
    contact = directory.contact(db, subject)
    if contact is not None:
        facts = {name: getattr(contact, name) for name in CONTACT_FACTS}
        gone = [("person.changed", {"person": subject, "has_left": True})]
        is_gone = directory.has_left(db, subject)
        return [("person.met", {"person": subject, **facts}), *(gone if is_gone else [])]
    ours = next((one for one in people.everyone(db) if one.id == subject), None)
    return [("person.added", {"person": subject, "name": ours.name, "role": ours.role})] if ours else []


def _reword_drafts(db: Connection, found: Found, said: Mapping[str, str]) -> int:
    changed: dict[tuple[str, str], dict[personal.Path, str]] = defaultdict(dict)
    for one in found.mentions:
        if one.entry is None:
            changed[one.subject or "", one.place][one.path] = said[one.id]
    typed = [draft for draft in store.drafts(db) if (draft.subject, draft.field) in changed]
    store.reword_drafts(
        db,
        [
            store.Typed(
                subject=one.subject,
                field=one.field,
                text=mentions.draft_text(one, changed[one.subject, one.field]),
                at=one.at,
            )
            for one in typed
        ],
    )
    return len(typed)


def _hit(db: Connection, one: Mention, wanted: Sought) -> Hit:
    kind = personal.naming(one.place).words if one.entry else "Being typed"
    field = personal.field_words(one.path)
    title = store.title_of(db, one.subject) if one.subject else ""
    day = texts.day(texts.uk_day_text(one.at))
    return Hit(
        id=one.id,
        where=", ".join(part for part in (kind, field) if part),
        what=dotted(title, year_day(day) if day else ""),
        text=one.text,
        proposed=wanted.without(one.text),
    )


def _problem(wanted: Sought, text: str | None) -> str:
    if text is None:
        return "Enter this again without the name."
    if wanted.is_in(text):
        return "This still names them."
    return "" if text.strip() else "Say it in other words: an empty text would say nothing."


def _never(desk: Desk, ids: Sequence[str], wanted: Sought, found: Found) -> tuple[()] | tuple[str, str]:
    """Return why none of it can be erased, and what to do instead; nothing where it can."""
    if desk.workspace.read_only:
        return (
            "This file is open read-only, so nothing can be erased from it.",
            "Open it where it can be changed, then erase.",
        )
    if wanted.is_empty:
        return "Nobody is named.", "Say whom to look for: a name of two letters or more."
    if desk.author in ids:
        return (
            "You sit at this desk yourself.",
            "Let somebody else choose who they are under People, then erase.",
        )
    for one in found.mentions:
        if one.place in NEVER_EMPTIED:
            return (
                f"{personal.naming(one.place).words} names them, and that entry can never be emptied.",
                _TELL,
            )
        if one.subject and wanted.is_in(one.subject):
            return "The id of an entry names them, and ids can never be changed.", _TELL
    return ()


def _sentences(own: int, emptied: int, drafts: int, published: int) -> tuple[str, ...]:
    said = [
        (own, f"{plural(own, 'entry', 'entries')} held nothing but what is known of them: emptied."),
        (
            emptied,
            f"{plural(emptied, 'entry', 'entries')} worded again without the name; the old words are gone.",
        ),
        (drafts, f"{plural(drafts, 'draft')} worded again."),
        (published, f"{plural(published, 'notice')} named them as a contact or in its text: contacts cut."),
    ]
    lines = tuple(sentence for count, sentence in said if count)
    return lines or ("Nothing that people wrote named them.",)


def _after(left: Sequence[Published], clear: bool) -> tuple[str, ...]:
    lines = []
    if left:
        lines.append(
            f"In {plural(len(left), 'notice')} the name still stands in the public text, as the buyer gave "
            "it. Ask the buyer to change it: it would come again with the next check."
        )
    if not clear:
        lines.append("The file's log is still being read somewhere; it is emptied when this window closes.")
    return tuple(lines)
