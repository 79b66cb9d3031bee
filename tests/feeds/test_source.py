"""The catalogue lists what can be pulled."""

from __future__ import annotations

import pytest

from feeds.source import catalogue, sources_in


def test_the_catalogue_holds_only_public_addresses_that_can_be_pulled() -> None:
    for source in catalogue():
        assert source.url.startswith("https://")
        assert not source.private


def test_a_catalogue_is_read_from_toml() -> None:
    [source] = sources_in(
        '[[source]]\nid = "a"\nname = "A"\nurl = "https://a.example/"\nformat = "ocds"\npace_s = 12.0\n'
    )

    assert (source.id, source.pace_s, source.body_limit_bytes) == ("a", 12.0, 15 * 2**20)


def test_a_field_nobody_knows_is_an_error_of_ours() -> None:
    with pytest.raises(TypeError):
        sources_in('[[source]]\nid = "a"\ncolour = "blue"\n')
