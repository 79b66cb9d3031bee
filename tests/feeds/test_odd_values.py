"""One odd value never costs a notice, and one bad item costs only itself."""

from __future__ import annotations

import json

import pytest

from tests.feeds.written import a_notice, a_release, a_tender, package, split_up


@pytest.mark.parametrize(
    "odd",
    [
        {"tag": "tender"},
        {"date": 20260526},
        {"parties": {"1": {"id": "a", "roles": "buyer"}}},
        {"parties": None},
        {"parties": "none"},
        {"buyer": []},
        {"buyer": "Fernmoor Borough Council"},
        {"planning": False},
        {"awards": {}},
        {"contracts": [None, 3, "x", []]},
        {"tender": a_tender(items="see documents")},
        {"tender": a_tender(lots=[None, {"id": None, "suitability": "yes"}])},
        {"tender": a_tender(documents=[[]])},
        {"tender": a_tender(tenderPeriod="2026-07-17")},
        {"tender": a_tender(suitability={"vcse": "true"})},
        {"tender": a_tender(aboveThreshold="no")},
        {"tender": a_tender(value=12000)},
    ],
)
def test_a_field_of_the_wrong_kind_leaves_the_others_standing(odd: dict[str, object]) -> None:
    notice = a_notice(**odd)

    assert notice.ocid == "ocds-h6vhtk-000001"
    assert "tender" in odd or notice.title == "Peer support and drop-in services"
    assert "tender" not in odd or notice.title == "Peer support and drop-in services"


def test_addresses_that_came_as_an_object_are_read_as_a_list() -> None:
    item = {"id": "1", "deliveryAddresses": {"1": {"region": "UKX99"}, "2": {"region": "UKX98"}}}

    notice = a_notice(tender=a_tender(items=[item]))

    assert notice.regions == ("UKX99", "UKX98")


def test_texts_in_several_languages_give_the_first() -> None:
    notice = a_notice(tender=a_tender(title={"cy": "Cymorth", "en": "Support"}))

    assert notice.title == "Cymorth"


@pytest.mark.parametrize(
    "literal", ["000", "1e9999", "NaN", "-Infinity", "0x1F", "12,000", "nul", "+5", ".5"]
)
def test_a_literal_that_is_no_json_costs_at_most_its_own_release(literal: str) -> None:
    odd = json.dumps(a_release(1)).replace("420000.0", literal)
    body = b'{"releases":[' + odd.encode() + b"," + json.dumps(a_release(2)).encode() + b"]}"

    notices, rejections = split_up(body)

    assert len(notices) + len(rejections) == 2
    assert notices[-1].id == "000002-2026"
    if literal != "12,000":  # a comma inside a number splits an object in a way nobody can mend
        assert len(notices) == 2


def test_odd_literals_are_kept_as_text() -> None:
    body = json.dumps(a_release(1)).replace("420000.0", "000")

    notices, _ = split_up(b'{"releases":[' + body.encode() + b"]}")

    assert notices[0].value.amount == "000"


def test_half_a_surrogate_pair_and_control_characters_do_not_stop_a_notice() -> None:
    body = json.dumps(a_release(1)).replace("Weekly drop-ins.", "a\\ud800b\\u0000c\x01d")

    notices, _ = split_up(b'{"releases":[' + body.encode() + b"]}")

    assert notices[0].description == "a\ufffdb\x00c\x01d"


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("null", "This is null, where a release was expected."),
        ("3", "This is a number, where a release was expected."),
        ('"text"', "This is a text, where a release was expected."),
        ("[]", "This is a list, where a release was expected."),
        ("{}", "It has no ocid, the number that ties the notices of one procurement together."),
    ],
)
def test_what_is_no_release_is_set_aside_and_the_next_one_read(item: str, reason: str) -> None:
    body = b'{"releases":[' + item.encode() + b"," + json.dumps(a_release(2)).encode() + b"]}"

    notices, rejections = split_up(body)

    assert [notice.id for notice in notices] == ["000002-2026"]
    assert [(each.reason, each.position, each.item) for each in rejections] == [(reason, 0, item.encode())]


def test_nesting_without_end_is_set_aside() -> None:
    deep = '{"ocid":"ocds-h6vhtk-1","x":' + "[" * 100_000 + "]" * 100_000 + "}"

    notices, rejections = split_up(b'{"releases":[' + deep.encode() + b"]}")

    assert (len(notices), len(rejections)) == (0, 1)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6, 0.95])
def test_a_package_that_breaks_off_gives_what_came_whole_and_names_the_rest(share: float) -> None:
    body = package(*(a_release(number) for number in range(1, 11)))

    notices, rejections = split_up(body[: int(len(body) * share)])

    assert [notice.id for notice in notices] == [f"{number:06}-2026" for number in range(1, len(notices) + 1)]
    assert len(notices) >= int(10 * share) - 1
    assert len(rejections) == 1
    assert "cut off" in rejections[0].reason


def test_a_release_read_from_a_broken_page_is_the_same_as_from_a_whole_one() -> None:
    body = package(a_release(1), a_release(2)).replace(b'"releases": [', b'"releases": [\n  ')

    (whole, _), _ = split_up(body)
    (broken,), _ = split_up(body[:-200])

    assert broken == whole
