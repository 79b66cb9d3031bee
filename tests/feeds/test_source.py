"""The catalogue lists what can be pulled."""

from __future__ import annotations

import pytest

from feeds.source import catalogue, link_only, sources_in


def test_the_catalogue_holds_only_public_addresses_that_can_be_pulled() -> None:
    for source in catalogue():
        assert source.url.startswith("https://")
        assert not source.private


def test_each_service_says_what_it_covers_on_what_terms_and_what_is_not_confirmed() -> None:
    assert [source.id for source in catalogue()] == [
        "find_a_tender",
        "contracts_finder",
        "public_contracts_scotland",
        "sell2wales",
        "ted",
        "eu_funding_tenders",
    ]
    for source in catalogue():
        assert source.walker != "linked"
        assert all((source.nation, source.publisher, source.licence, source.attribution, source.site))
        assert source.coverage.endswith(".")
        assert source.caution.endswith(".")
        assert source.pace_s >= 2
        assert source.interval_s >= 3600


def test_places_without_a_feed_are_links_with_a_reason_and_never_sources() -> None:
    pulled = {source.id for source in catalogue()}

    assert {"etendersni", "find_a_grant"} <= {link.id for link in link_only()}
    for link in link_only():
        assert link.url.startswith("https://")
        assert link.why.endswith(".")
        assert link.id not in pulled


def test_a_catalogue_is_read_from_toml() -> None:
    [source] = sources_in(
        '[[source]]\nid = "a"\nname = "A"\nurl = "https://a.example/"\nformat = "ocds"\npace_s = 12.0\n'
    )

    assert (source.id, source.pace_s, source.body_limit_bytes) == ("a", 12.0, 15 * 2**20)


def test_a_field_nobody_knows_is_an_error_of_ours() -> None:
    with pytest.raises(TypeError):
        sources_in('[[source]]\nid = "a"\ncolour = "blue"\n')
