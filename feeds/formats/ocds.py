"""OCDS releases and records to notices.

Each field of a Notice comes from one place in the release:

==================== ==========================================================================
ocid, id             `ocid`, `id` (see `_notice_id`)
released_at          `date`, read by the publisher's clock, in UTC
tags                 `tag[]`
notice_type          `noticeType` of the document that is this notice (UK1 to UK17)
title, status        `tender.title`, `tender.status`
description          `tender.description`, else `description`
buyer_id             `buyer.id`
buyer_name           `buyer.name`, else the party with the role buyer, else `tender.procuringEntity.name`
parties              `parties[]`; in OCDS 1.0 the organisations where they stand
method               `tender.procurementMethod`
method_details       `tender.procurementMethodDetails`
category             `tender.mainProcurementCategory`
value                `tender.value`
deadline             `tender.tenderPeriod.endDate`
interest_deadline    `tender.expressionOfInterestDeadline`
questions_close      `tender.enquiryPeriod.endDate`
engagement_deadline  `planning.milestones[type=engagement].dueDate`
expected             `tender.communication.futureNoticeDate`
invitations_out      `tender.secondStage.invitationDate`
contract_start …     `tender.contractPeriod`: `startDate`, `endDate`, `maxExtentDate`
cpv, regions         see `ocds_parts`
lots                 `tender.lots[]`
awards               `awards[]`, `contracts[]`
documents            `documents[]` of planning, tender, awards and contracts
url                  the document that is this notice, else the publisher's page, else its contract notice
sme, vcse            `tender.suitability`, else that a lot says so
above_threshold      `tender.aboveThreshold`
==================== ==========================================================================
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec
from msgspec import Raw, Struct

from feeds.formats import lenient
from feeds.formats import ocds_parts as parts
from feeds.formats import ocds_standing as standing
from feeds.formats.ocds_release import Id, Period, Release, Suitability, Tender
from feeds.formats.splitting import Problem, RecordItem, split
from feeds.formats.unusable import Unusable
from feeds.instants import instant
from feeds.notice import Document, Form, Notice, Party, Unread
from feeds.publishers import Publisher, publisher_of

_LONGEST_OCID = 300
_NOTICE_KINDS = frozenset(
    {"contractNotice", "tenderNotice", "awardNotice", "plannedProcurementNotice", "marketEngagementNotice"}
)
_NO_TENDER = Tender()
_NO_PERIOD = Period()
_NO_SUITABILITY = Suitability()
_MALFORMED = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


class _Heading(Struct, gc=False):
    """What tells one release from another; the same types as in `Release`, so that both agree."""

    ocid: Id = None
    id: Id = None
    tag: list[str] | None = None


class _Record(Struct, rename="camel"):
    ocid: str | int | None = None
    releases: list[Raw] | None = None
    compiled_release: Raw = Raw(b"")


_HEADING = msgspec.json.Decoder(_Heading)
_RELEASE = msgspec.json.Decoder(Release)
_RECORD = msgspec.json.Decoder(_Record)
_FIELDS = msgspec.json.Decoder(dict[str, Raw])


def glance(document: bytes, *, received_from: str) -> Iterator[Notice | Unread | Problem]:
    """Yield what is in an OCDS document in UTF-8, item by item.

    A release whose key can be told stays unread: most of what a source gives again is held already, and
    looking for its key costs a tenth of reading it.
    """
    position = 0
    for part in split(document):
        if isinstance(part, RecordItem):
            for found in _record(part.body, received_from):
                yield found
                position += 1
            continue
        if isinstance(part, Problem):
            yield part
        else:
            yield _unread(part.body, received_from, position) or read_release(part.body, received_from)
        position += 1


def read_release(body: bytes, received_from: str, content_hash: str | None = None) -> Notice | Problem:
    """Return the notice that a release is, or why it is none; its hash, where that is known already."""
    try:
        return _notice(body, _decoded(body), received_from, content_hash or _hash(body))
    except Unusable as reason:
        return Problem(body, str(reason))


def _unread(body: bytes, received_from: str, position: int) -> Unread | None:
    """Return a release by its key alone; None for one whose key takes a closer look."""
    try:
        heading = _HEADING.decode(body)
        ocid = _ocid(heading)
    except (*_MALFORMED, Unusable):
        return None
    publisher = publisher_of(ocid)
    content_hash = _hash(body)
    return Unread(
        source=publisher.id,
        id=_notice_id(heading, ocid, publisher, content_hash),
        opportunity=ocid,
        received_from=received_from,
        position=position,
        content=body,
        content_hash=content_hash,
    )


def _record(body: bytes, received_from: str) -> Iterator[Notice | Problem]:
    """Yield the releases of a record that are there; else the compiled one that stands for them all."""
    try:
        record = _RECORD.decode(body)
    except _MALFORMED:
        yield Problem(body, "The record cannot be split into its releases.")
        return
    releases = [bytes(each) for each in record.releases or ()]
    held = [each for each in releases if _is_held(each)]
    compiled = bytes(record.compiled_release)
    for release in held:
        yield read_release(release, received_from)
    if len(held) < len(releases) or not releases:
        if compiled.startswith(b"{"):
            yield read_release(compiled, received_from)
        elif not held:
            yield Problem(body, "The record only points to its releases, which stand elsewhere.")
        else:
            for release in releases:
                if release not in held:
                    yield Problem(release, "The record only points to this release, which stands elsewhere.")


def _is_held(release: bytes) -> bool:
    """Return whether a release of a record is there itself, and not a link to it or its bare heading."""
    try:
        fields = _FIELDS.decode(release)
    except _MALFORMED:
        return True  # its own reader says what is wrong with it
    return "ocid" in fields or bool(fields.keys() & {"planning", "tender", "awards", "contracts"})


def _decoded(body: bytes) -> Release:
    try:
        return _RELEASE.decode(body)
    except _MALFORMED:
        return lenient.decode(body, Release)


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _notice(body: bytes, release: Release, received_from: str, content_hash: str) -> Notice:
    ocid = _ocid(release)
    publisher = publisher_of(ocid)
    tender = release.tender or _NO_TENDER
    contract = tender.contract_period or _NO_PERIOD
    suits = tender.suitability or _NO_SUITABILITY
    everybody = parts.parties(release)
    papers = parts.documents(release)
    own_paper = _own_paper(papers, parts.key(release.id))
    lots = parts.lots(tender.lots)
    tags = tuple(release.tag or ())
    return Notice(
        source=publisher.id,
        id=_notice_id(release, ocid, publisher, content_hash),
        received_from=received_from,
        opportunity=ocid,
        form=Form.OCDS,
        clock=publisher.clock,
        content=body,
        content_hash=content_hash,
        ocid=ocid,
        released_at=instant(release.date, publisher.clock),
        tags=tags,
        notice_type=own_paper.notice_type if own_paper else None,
        title=parts.text(tender.title),
        description=parts.text(tender.description) or parts.text(release.description),
        status=parts.text(tender.status),
        buyer_id=parts.key(release.buyer.id) if release.buyer else None,
        buyer_name=_buyer_name(release, everybody),
        parties=everybody,
        method=parts.text(tender.procurement_method),
        method_details=parts.text(tender.procurement_method_details),
        category=parts.text(tender.main_procurement_category),
        value=parts.money(tender.value),
        deadline=parts.text(tender.tender_period.end_date) if tender.tender_period else None,
        interest_deadline=parts.text(tender.expression_of_interest_deadline),
        questions_close=parts.text(tender.enquiry_period.end_date) if tender.enquiry_period else None,
        engagement_deadline=_engagement_deadline(release),
        expected=parts.text(tender.communication.future_notice_date) if tender.communication else None,
        invitations_out=parts.text(tender.second_stage.invitation_date) if tender.second_stage else None,
        contract_start=parts.text(contract.start_date),
        contract_end=parts.text(contract.end_date),
        contract_extends_to=parts.text(contract.max_extent_date),
        cpv=parts.cpv(release),
        regions=parts.regions(release),
        lots=lots,
        awards=parts.awards(release),
        documents=papers,
        url=_page(release, own_paper, papers, publisher),
        sme=suits.sme if suits.sme is not None else _said_of(lot.sme for lot in lots),
        vcse=suits.vcse if suits.vcse is not None else _said_of(lot.vcse for lot in lots),
        above_threshold=tender.above_threshold,
        reserved=standing.reserved(tender),
        techniques=standing.techniques(release),
        references=standing.references(release, ocid),
    )


def _ocid(release: Release | _Heading) -> str:
    """Return the ocid, by which the notices of one procurement find each other.

    Raises:
        Unusable: there is none, or none that could be a key.
    """
    ocid = parts.key(release.ocid)
    if ocid is None:
        raise Unusable("It has no ocid, the number that ties the notices of one procurement together.")
    if len(ocid) > _LONGEST_OCID or not ocid.isprintable():
        raise Unusable("Its ocid is too long or holds characters that do not print.")
    return ocid


def _notice_id(release: Release | _Heading, ocid: str, publisher: Publisher, content_hash: str) -> str:
    """Return what tells this notice from the publisher's others.

    OCDS promises a release id to be unique within its process only. A compiled release is not itself
    a notice but stands for those of its process, so it never takes the place of one of them.
    """
    own_id = parts.key(release.id)
    if "compiled" in (release.tag or ()):
        return f"{ocid}/compiled"
    if own_id is None:
        return content_hash
    return own_id if publisher.numbers_notices else f"{ocid}/{own_id}"


def _buyer_name(release: Release, everybody: tuple[Party, ...]) -> str | None:
    named = parts.text(release.buyer.name) if release.buyer else None
    if named:
        return named
    for party in everybody:
        if "buyer" in party.roles and party.name:
            return party.name
    entity = release.tender.procuring_entity if release.tender else None
    return parts.text(entity.name) if entity else None


def _engagement_deadline(release: Release) -> str | None:
    milestones = (release.planning.milestones or ()) if release.planning else ()
    return next((parts.text(each.due_date) for each in milestones if each.type == "engagement"), None)


def _own_paper(papers: tuple[Document, ...], release_id: str | None) -> Document | None:
    """Return the document that is this notice: the one with its number, else the last that is a notice."""
    notices = [paper for paper in papers if paper.notice_type]
    own = [paper for paper in notices if release_id and paper.id.endswith(f"/{release_id}")]
    return next(iter(own or notices[::-1]), None)


def _page(
    release: Release, own_paper: Document | None, papers: tuple[Document, ...], publisher: Publisher
) -> str | None:
    if own_paper and own_paper.url:
        return own_paper.url
    release_id = parts.key(release.id)
    page = publisher.page_of(release_id) if release_id and "compiled" not in (release.tag or ()) else None
    if page:
        return page
    return next((paper.url for paper in papers if paper.kind in _NOTICE_KINDS and paper.url), None)


def _said_of(flags: Iterator[bool | None]) -> bool | None:
    """Return True where any lot says so; what no lot says is not known."""
    return True if any(flags) else None
