"""The raw merge: what notices say together is what OCDS's own merging makes of their releases."""

from __future__ import annotations

import json
import os
import warnings
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ocdsmerge import Merger
from ocdsmerge.exceptions import DuplicateIdValueWarning

from desktop.domain.merging import in_order, merge
from feeds.notice import Award, Document, Form, Lot, Money, Notice, Party
from feeds.reading import read
from tests.domain.builders import a_notice

DAY = datetime(2026, 5, 26, 9, tzinfo=UTC)
Compared = tuple[str | None, str | None, Decimal | None, str | None, str | None, str | None]

# Equal to ocdsmerge

titles = st.none() | st.sampled_from(["Peer support", "Peer support and drop-ins", "Young carers’ breaks"])
amounts = st.none() | st.sampled_from([0, 0.01, 1, 420000, 95000.5, 12_000_000])
instants = st.sampled_from(["2026-07-17T12:00:00+01:00", "2026-07-24T12:00:00+01:00", "2026-08-01"])


def either(key: str, values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An object with this key, with null there, or without it."""
    return st.just({}) | values.map(lambda value: {key: value})


def together(*parts: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.tuples(*parts).map(lambda found: {key: value for part in found for key, value in part.items()})


values = together(either("amount", amounts), either("currency", st.sampled_from(["GBP", "EUR", None])))
tenders = together(
    either("id", st.just("t1")),
    either("title", titles),
    either("status", st.sampled_from([None, "planned", "active", "complete", "withdrawn"])),
    either("value", st.none() | values),
    either("tenderPeriod", st.none() | either("endDate", st.none() | instants)),
)
buyers = together(either("id", st.sampled_from([None, "GB-PPON-1", "GB-PPON-2"])), either("name", titles))
releases = together(
    either("tag", st.sampled_from([["planning"], ["tender"], ["tenderUpdate"], ["award", "contract"]])),
    either("tender", st.none() | tenders),
    either("buyer", st.none() | buyers),
)


@st.composite
def processes(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A process: its releases in the order in which they arrive, their dates in any order."""
    found = draw(st.lists(releases, min_size=1, max_size=6))
    days = draw(st.lists(st.integers(1, 28), min_size=len(found), max_size=len(found)))
    return [
        {"ocid": "ocds-test00-1", "id": f"r{number}", "date": f"2026-05-{day:02}T09:00:00Z", **release}
        for number, (release, day) in enumerate(zip(found, days, strict=True))
    ]


@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow])
@given(processes())
def test_a_process_merges_as_ocdsmerge_merges_it(process: list[dict[str, Any]]) -> None:
    merged = merge(notices_of(process))

    assert of_notice(merged) == of_release(compiled(process))


@pytest.mark.skipif("TENDER_PAUSE_DATA" not in os.environ, reason="needs the sample data")
def test_every_real_process_of_several_releases_merges_as_ocdsmerge_merges_it() -> None:
    processes_held = [releases for releases in real_processes().values() if len(releases) > 1]

    for process in processes_held:
        assert of_notice(merge(notices_of(process))) == of_release(compiled(process))

    assert len(processes_held) > 10


def notices_of(process: Iterable[dict[str, Any]]) -> list[Notice]:
    found = list(read(json.dumps({"releases": list(process)}).encode(), received_from="test"))
    assert all(isinstance(item, Notice) for item in found), found
    return [item for item in found if isinstance(item, Notice)]


def compiled(process: Sequence[dict[str, Any]]) -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DuplicateIdValueWarning)  # real releases name a party twice
        merger = Merger(merge_rules={})
        release: dict[str, Any] = merger.create_compiled_release([without_nulls(one) for one in process])
    return release


def without_nulls(value: Any) -> Any:
    """Null counts as missing."""
    if isinstance(value, dict):
        return {key: without_nulls(each) for key, each in value.items() if each is not None}
    return [without_nulls(each) for each in value] if isinstance(value, list) else value


def of_release(release: dict[str, Any]) -> Compared:
    tender = release.get("tender", {})
    value = tender.get("value", {})
    buyer_id = release.get("buyer", {}).get("id")
    return (
        tender.get("title"),
        tender.get("status"),
        number(value.get("amount")),
        value.get("currency"),
        tender.get("tenderPeriod", {}).get("endDate"),
        None if buyer_id is None else str(buyer_id),
    )


def of_notice(notice: Notice) -> Compared:
    value = notice.value
    return notice.title, notice.status, number(value.amount), value.currency, notice.deadline, notice.buyer_id


def number(amount: object) -> Decimal | None:
    try:
        return None if amount is None else Decimal(str(amount)).normalize()
    except InvalidOperation:
        return None


def real_processes() -> dict[str, list[dict[str, Any]]]:
    """Return the dated releases of every process in the sample files, each release once."""
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for file in sorted(Path(os.environ["TENDER_PAUSE_DATA"], "tenders").rglob("*.json")):
        for release in releases_in(file):
            tags = release.get("tag") or []
            if release.get("ocid") and release.get("date") and "compiled" not in tags:
                found[str(release["ocid"])].setdefault(json.dumps(release, sort_keys=True), release)
    return {ocid: list(releases.values()) for ocid, releases in found.items()}


def releases_in(file: Path) -> list[dict[str, Any]]:
    try:
        document = json.loads(file.read_bytes())
    except ValueError:
        return []
    if not isinstance(document, dict):
        return []
    records = document.get("records") or []
    listed = [
        *(document.get("releases") or []),
        *(each for one in records for each in one.get("releases") or []),
    ]
    return [release for release in listed or [document] if isinstance(release, dict)]


# Order


def test_notices_are_merged_by_release_date_whatever_came_first() -> None:
    update = a_notice(title="Peer support and drop-ins", released_at=DAY.replace(month=6))
    first = a_notice(title="Peer support", released_at=DAY)

    assert merge([update, first]).title == "Peer support and drop-ins"


def test_on_one_date_the_later_arrival_wins() -> None:
    assert merge([a_notice(title="First"), a_notice(title="Second")]).title == "Second"


def test_an_undated_release_never_outweighs_a_dated_one() -> None:
    dated, undated = a_notice(title="Dated"), a_notice(title="Undated", released_at=None)

    assert merge([dated, undated]).title == "Dated"


def test_versions_of_a_web_feed_item_keep_the_order_of_their_arrival() -> None:
    newer_date_first = [
        a_notice(form=Form.WEB_FEED, title="As it was", released_at=DAY.replace(month=6)),
        a_notice(form=Form.WEB_FEED, title="As it is", released_at=DAY),
    ]

    assert [notice.title for notice in in_order(newer_date_first)] == ["As it was", "As it is"]


# Parts


def test_a_delta_changes_only_what_it_says_of_a_lot() -> None:
    whole = a_notice(
        lots=(Lot(id="1", title="North", value=Money(amount="100", currency="GBP")), Lot(id="2"))
    )
    delta = a_notice(lots=(Lot(id="1", status="cancelled", value=Money(amount="200")),))

    merged = merge([whole, delta])

    assert merged.lots == (
        Lot(id="1", title="North", status="cancelled", value=Money(amount="200", currency="GBP")),
        Lot(id="2"),
    )


def test_an_award_and_a_contract_of_the_same_id_stay_apart() -> None:
    award = a_notice(awards=(Award(id="1", suppliers=(Party(id="s1", name="The Lantern Room"),)),))
    contract = a_notice(awards=(Award(id="1", of="contract", contract_end="2029-09-30"),))

    merged = merge([award, contract])

    assert [(one.of, one.contract_end) for one in merged.awards] == [
        ("award", None),
        ("contract", "2029-09-30"),
    ]


def test_parties_and_documents_are_merged_by_their_ids() -> None:
    first = a_notice(
        parties=(Party(id="b", name="Fernmoor Borough Council", roles=("buyer",)),),
        documents=(Document(id="d", title="Specification"),),
    )
    second = a_notice(
        parties=(Party(id="b", region="UKK1"),), documents=(Document(id="d", url="https://example.org/d"),)
    )

    merged = merge([first, second])

    assert merged.parties == (
        Party(id="b", name="Fernmoor Borough Council", roles=("buyer",), region="UKK1"),
    )
    assert merged.documents == (Document(id="d", title="Specification", url="https://example.org/d"),)


def test_codes_and_regions_are_gathered_the_first_ones_leading() -> None:
    merged = merge([a_notice(cpv=("85000000",), regions=("UKK1",)), a_notice(cpv=("85312310", "85000000"))])

    assert (merged.cpv, merged.regions) == (("85000000", "85312310"), ("UKK1",))
