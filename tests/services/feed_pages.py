"""What a source of the tests sends: OCDS pages and a web feed, of invented tenders."""

from __future__ import annotations

import json

from tests.feeds.serving import Visit, answer


def releases(*numbers: int, following: str = "") -> bytes:
    """Return a release package of these tenders; `following` is the address of the next page."""
    package: dict[str, object] = {
        "releases": [
            {
                "ocid": f"ocds-213czf-{number}",
                "id": f"{number}",
                "date": "2026-06-01T09:00:00Z",
                "tag": ["tender"],
                "tender": {
                    "title": f"Warm rooms {number}",
                    "tenderPeriod": {"endDate": "2026-07-17T12:00:00+01:00"},
                },
            }
            for number in numbers
        ]
    }
    if following:
        package["links"] = {"next": following}
    return json.dumps(package).encode()


FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Council bulletin</title>
<item><title>Grants for groups</title><link>https://www.example.org/1</link><guid>1</guid></item>
<item><title>Hall hire</title><link>https://www.example.org/2</link><guid>2</guid></item>
</channel></rss>"""


def a_feed(visit: Visit) -> None:
    """Answer with the web feed."""
    visit.say(answer(FEED, Content_Type="application/rss+xml"))


def one_page(visit: Visit) -> None:
    """Answer with one page of two tenders."""
    visit.say(answer(releases(1, 2), Content_Type="application/json"))


def gone(visit: Visit) -> None:
    """Answer that there is nothing at this address."""
    visit.say(answer(b"", "404 Not Found"))
