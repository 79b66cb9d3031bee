"""The systems that publish notices, known by the prefix of their ocids.

A notice may come by way of another system or of a file: the prefix still tells who published it, and
with it whose numbers its ids are and how its times are to be read.
"""

from __future__ import annotations

import re

from msgspec import Struct

from feeds.notice import Clock

_PREFIX = re.compile(r"ocds-[a-z0-9]{6}", re.IGNORECASE)
_RUNNING_NUMBER = re.compile(r"-\d+$")


class Publisher(Struct, frozen=True):
    """A publishing system.

    `numbers_notices` says that a release id names one notice in the whole system; elsewhere OCDS
    promises only that it does so within its process. `notice_page` is the address of a notice's page,
    with `{id}` for the release id (or for the part before its running number).
    """

    id: str
    clock: Clock = Clock.GIVEN
    numbers_notices: bool = False
    notice_page: str | None = None
    page_without_running_number: bool = False

    def page_of(self, release_id: str) -> str | None:
        """Return the address of this notice's own page, where the system has a known pattern."""
        if self.notice_page is None:
            return None
        bare = _RUNNING_NUMBER.sub("", release_id) if self.page_without_running_number else release_id
        return self.notice_page.format(id=bare)


_KNOWN = {
    "ocds-h6vhtk": Publisher(
        "find_a_tender",
        numbers_notices=True,
        notice_page="https://www.find-tender.service.gov.uk/Notice/{id}",
    ),
    "ocds-b5fd17": Publisher(
        "contracts_finder",
        numbers_notices=True,
        notice_page="https://www.contractsfinder.service.gov.uk/Notice/{id}",
        page_without_running_number=True,
    ),
    "ocds-r6ebe6": Publisher("public_contracts_scotland", clock=Clock.UK, numbers_notices=True),
    "ocds-kuma6s": Publisher("sell2wales", clock=Clock.UK, numbers_notices=True),
}
_UNKNOWN = Publisher("ocds")


def publisher_of(ocid: str) -> Publisher:
    """Return the system that published this process; one we do not know goes by its own prefix."""
    found = _PREFIX.match(ocid)
    if found is None:
        return _UNKNOWN
    prefix = found[0].lower()
    return _KNOWN.get(prefix) or Publisher(prefix)
