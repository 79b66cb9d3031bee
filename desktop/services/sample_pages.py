"""The sample's answers: two OCDS pages, the second broken off, and a bulletin as RSS."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from xml.sax.saxutils import escape

from desktop.domain.moments import UK
from desktop.services.sample_days import Days, moment
from desktop.services.sample_plans import BulletinItem, Plans, sample_plans
from desktop.services.sample_releases import releases
from desktop.services.sample_sources import BULLETIN, NOTICES

SECOND_PAGE = f"{NOTICES}?page=2"

_BROKEN_EVERY = 9
_CUT = 300
_LICENCE = "https://notices.sample.example/invented"


def answers(today: date, site: str) -> dict[str, tuple[str, bytes]]:
    """Return what is served on this day at each path: its content type and body.

    `site` is where the server stands, for the link from the first page to the second. The same day and
    site give the same bytes.
    """
    plans, days = sample_plans(), Days(today)
    newest_first = sorted(releases(plans, days), key=_moment_and_id, reverse=True)
    items = [json.dumps(release, ensure_ascii=False) for release in newest_first]
    half = len(items) // 2
    first = _with_broken(items[:half], list(_broken(plans, days, last=False)))
    second = [*items[half:], *_broken(plans, days, last=True)]
    return {
        NOTICES: ("application/json", _page(first, today, f"{site}{SECOND_PAGE}").encode()),
        SECOND_PAGE: ("application/json", _broken_off(second, today).encode()),
        BULLETIN: ("application/rss+xml", _bulletin(plans, today).encode()),
    }


def _moment_and_id(release: dict[str, str]) -> tuple[datetime, str]:
    return datetime.fromisoformat(release["date"]).astimezone(UTC), release["id"]


def _broken(plans: Plans, days: Days, *, last: bool) -> Iterator[str]:
    for item in (item for item in plans.broken if item.last is last):
        filled = item.json.replace("@published@", moment(days.ago(2), "11:11"))
        yield filled.replace("@closes@", moment(days.ahead(63), "12:00")).strip()


def _with_broken(items: list[str], broken: list[str]) -> list[str]:
    """Return the items with the broken ones strewn among them, so that each has whole ones after it."""
    mixed = list(items)
    for place, item in enumerate(broken, start=1):
        mixed.insert(place * _BROKEN_EVERY, item)
    return mixed


def _page(items: list[str], today: date, following: str | None) -> str:
    head = {
        "uri": f"https://notices.sample.example{NOTICES}",
        "version": "1.1",
        "publishedDate": moment(today, "07:00"),
        "publisher": {"name": "The sample: nothing in it is real"},
        "license": _LICENCE,
    }
    if following:
        head["links"] = {"next": following}
    opening = json.dumps(head)[:-1]
    listed = ",\n".join(items)
    return f'{opening}, "releases": [\n{listed}\n]}}\n'


def _broken_off(items: list[str], today: date) -> str:
    """Return a page that ends in the middle of its last item, as when a server stops while it speaks."""
    return _page(items, today, None)[:-_CUT]


def _bulletin(plans: Plans, today: date) -> str:
    bulletin = plans.bulletin
    items = "\n".join(_item(item, bulletin.site, today) for item in bulletin.item)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n<channel>\n'
        f"<title>{escape(bulletin.title)}</title>\n<link>{escape(bulletin.site)}</link>\n"
        f"<description>A bulletin of the sample</description>\n{items}\n</channel>\n</rss>\n"
    )


def _item(item: BulletinItem, site: str, today: date) -> str:
    published = datetime.combine(today - timedelta(days=item.ago), time(9, 30), UK)
    link = item.link or (f"{site}{item.path}" if item.path else None)
    fields = {
        "title": item.title,
        "link": link,
        "pubDate": format_datetime(published),
        "author": item.by,
        "description": item.text,
    }
    written = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items() if value)
    written += f'<guid isPermaLink="false">{escape(item.guid)}</guid>'
    return f"<item>{written}</item>"
