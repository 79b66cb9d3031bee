"""The sources of the sample, which stand in no catalogue."""

from __future__ import annotations

from feeds.source import Source

NOTICES, BULLETIN = "/notices", "/bulletin.xml"
"""Where they are served."""


def sample_sources(site: str) -> tuple[Source, Source]:
    """Return the sources of the sample as they are served at this site."""
    notices = Source(
        id="sample_notices",
        name="Sample notices",
        url=f"{site}{NOTICES}",
        format="ocds",
        nation="england",
        publisher="The sample",
        coverage="Invented tenders of invented buyers. Nothing in it is real.",
        licence="None: it is our own invention.",
        private=True,
    )
    bulletin = Source(
        id="sample_bulletin",
        name="Sample bulletin",
        url=f"{site}{BULLETIN}",
        format="web_feed",
        nation="england",
        publisher="The sample",
        coverage="Invented grants and small contracts, as a web feed.",
        licence="None: it is our own invention.",
        private=True,
    )
    return notices, bulletin
