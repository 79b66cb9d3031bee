"""How a release stands to others: whom it is reserved for, how it is bought, what it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from feeds.formats.ocds_parts import key, text
from feeds.formats.ocds_release import RelatedProcess, Release, Techniques, Tender

_OCID = re.compile(r"ocds-[a-z0-9]{6}-[A-Za-z0-9-]{1,60}", re.ASCII)
_JOURNAL = re.compile(r"(\d{4})/S (?:\d{3}-)(\d{6,7})", re.ASCII)
_OF_THE_PORTAL = re.compile(r"ocds-[a-z0-9]{6}-[\w-]*?-tender-\d+-?", re.ASCII)
_LONGEST = 80


def reserved(tender: Tender) -> tuple[str, ...]:
    """Return whom it is reserved for: `otherRequirements.reservedParticipation` of tender and lots."""
    asked = [tender.other_requirements, *(lot.other_requirements for lot in tender.lots or ())]
    found = (each for one in asked if one for each in one.reserved_participation or ())
    return tuple(dict.fromkeys(told for each in found if (told := text(each))))


def techniques(release: Release) -> tuple[str, ...]:
    """Return framework, market and call_off, as the release says.

    Paths: `tender.techniques`, `tender.lots[].techniques`; a related process that is a `framework` is the
    one that this draws on.
    """
    tender = release.tender or Tender()
    used = [each for each in (tender.techniques, *(lot.techniques for lot in tender.lots or ())) if each]
    told = []
    if any(each.has_framework_agreement for each in used):
        told.append("framework")
    if any(map(_is_market, used)):
        told.append("market")
    if any("framework" in (each.relationship or ()) for each in _related(release)):
        told.append("call_off")
    return tuple(told)


def references(release: Release, ocid: str) -> tuple[str, ...]:
    """Return what this release refers to: "ocid:…", "notice:…" (of Find a Tender) and "buyer:…".

    Find a Tender links a Scottish notice to its first publication (`links[rel=canonical]`); Scotland and
    Wales name the notice of the planning (`relatedProcesses`, by its number in the journal).
    """
    return tuple(dict.fromkeys(one for one in _references(release) if one != f"ocid:{ocid}"))


def _is_market(technique: Techniques) -> bool:
    return bool(technique.has_dynamic_purchasing_system or technique.has_dynamic_market)


def _related(release: Release) -> Iterable[RelatedProcess]:
    return (*(release.related_processes or ()), *((release.tender or Tender()).related_processes or ()))


def _references(release: Release) -> Iterator[str]:
    for link in release.links or ():
        if link.rel == "canonical" and (found := _OCID.search(link.href or "")):
            yield f"ocid:{found[0]}"
    for process in _related(release):
        if "framework" not in (process.relationship or ()):
            yield from _named(key(process.identifier) or "")
    own = key(release.tender.id) if release.tender else None
    if own and len(own) <= _LONGEST:
        # Scotland and Wales put the buyer's reference behind a number of their own
        bare = _OF_THE_PORTAL.sub("", own)
        if bare and not bare.startswith("ocds-"):
            yield f"buyer:{bare}"


def _named(identifier: str) -> Iterator[str]:
    if found := _JOURNAL.search(identifier):
        year, number = found[1], found[2]
        yield f"notice:{number}-{year}"
    elif found := _OCID.fullmatch(identifier):
        yield f"ocid:{found[0]}"
