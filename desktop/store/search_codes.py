"""What people copy from elsewhere into a search: numbers of notices, ids of procurements, CPV codes.

They stand in no text. A number is found whole, an id by its beginning, a code with all below it.
"""

from __future__ import annotations

import re

from desktop.store.runway_sql import OPEN, Values

_CODE = re.compile(r"[\w/:.#-]{5,100}")
_CPV = re.compile(r"(\d{8})(?:-\d)?", re.ASCII)
_LAST = "\U0010ffff"

_BY_NUMBER = """
    SELECT id FROM opportunity WHERE key >= :code AND key < :code_ends
    UNION ALL SELECT opportunity.id FROM (
        WITH RECURSIVE each_source (source) AS (
            SELECT min(source) FROM notice
            UNION ALL
            SELECT (SELECT min(source) FROM notice WHERE notice.source > each_source.source)
            FROM each_source WHERE each_source.source IS NOT NULL
        )
        SELECT source FROM each_source WHERE source IS NOT NULL
    ) AS known
    CROSS JOIN notice ON notice.source = known.source AND notice.notice_id IN (:code_as_typed, :code_upper)
    CROSS JOIN opportunity ON opportunity.key = notice.opportunity
"""


def by_code(words: str, *, only_open: bool) -> tuple[str, Values]:
    """Return the SELECT of row ids that such a number or code leads to, "" where the words are none."""
    code = words.strip().strip("#")
    if not _CODE.fullmatch(code) or not any(letter.isdigit() for letter in code):
        return "", {}
    small = code.lower()
    values: Values = {
        "code": small,
        "code_ends": small + _LAST,
        "code_as_typed": code,
        "code_upper": code.upper(),
    }
    cpv = _CPV.fullmatch(code)
    if cpv is None:
        return _BY_NUMBER, values
    beginning = cpv[1].rstrip("0").ljust(2, "0")
    among = f"AND {OPEN}" if only_open else ""
    by_cpv = f"SELECT opportunity.id FROM opportunity WHERE cpv LIKE :code_of_kind {among}"
    return f"{_BY_NUMBER} UNION ALL {by_cpv}", values | {"code_of_kind": f"% {beginning}%"}
