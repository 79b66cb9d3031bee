"""docs/sources.md tells of each source what the catalogue says."""

from __future__ import annotations

from pathlib import Path

from feeds.source import catalogue, link_only

PAGE = " ".join((Path(__file__).parent.parent / "docs" / "sources.md").read_text("utf-8").split())


def test_each_source_stands_there_with_its_coverage_its_terms_and_its_cautions() -> None:
    for source in catalogue():
        assert source.id in PAGE
        for words in (source.coverage, source.licence, source.attribution, source.caution):
            assert words in PAGE


def test_places_without_a_feed_stand_there_with_their_reason() -> None:
    for link in link_only():
        assert f"[{link.name}]({link.url})" in PAGE
        assert link.why in PAGE
